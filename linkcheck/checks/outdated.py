"""Does this link hand its reader something that is over?

Finding a date that has passed is the easy half. A page may speak of the past honestly, so a date convicts only together
with a claim beside it: a call to act, a word like "next" or "current", or material offered for use. Without a claim,
or where the page frames itself as history, we are silent: a false alarm is worse than a miss.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import Literal

from msgspec import Struct

from linkcheck import urls
from linkcheck.dates import (
    Expression,
    Role,
    alternatives,
    find,
    find_in_url,
    lowered,
    may_be_dated,
    tags_for,
    url_may_be_dated,
)
from linkcheck.model import FOLLOWED_KINDS, NUMBERS, Evidence, Finding, Kind, Link, Occurrences, Verdict, where
from linkcheck.policy import Policy

MESSAGES: dict[str, str] = {
    "outdated.deadline": "The deadline “{words}” was over on {end}",
    "outdated.academic-year": "“{words}” ended on {end}, and the link is offered as if it had not",
    "outdated.past": "“{words}” ended on {end}, and the link is offered as if it were of use today",
    "outdated.before": "The sentence before says “{words}”, which ended on {end}; what it offers is not newer",
    "outdated.url": "The address says “{words}”, which ended on {end}; the text offers it as current",
}
"""`end` is the last day that the words speak of; what follows the grace of its role is late."""

THRESHOLD = 0.5

GRACE: Mapping[Role, timedelta] = {
    Role.DEADLINE: timedelta(days=14),
    Role.EVENT: timedelta(days=30),
    Role.TERM: timedelta(days=30),
    Role.ACADEMIC_YEAR: timedelta(days=30),
    Role.EDITION: timedelta(0),
}
"""How long something may stay on a page after its last day, before it is late."""

_LONG_AGO = timedelta(days=2 * 365)
_DOCUMENTS = (".pdf", ".doc", ".docx", ".odt", ".ppt", ".pptx", ".odp", ".xls", ".xlsx", ".ods", ".rtf")


class Cue(StrEnum):
    """What words beside a link say about time without naming one."""

    CALL = "call"
    """Asks the reader to act."""
    CURRENCY = "currency"
    """Claims to be of today."""
    FUTURE = "future"
    OFFER = "offer"
    """Hands out material to be used."""
    PAST = "past"
    CLOSED = "closed"
    """Says itself that it is over: nobody is misled."""
    ENDURING = "enduring"
    """A record of its day, or rules that hold until they are replaced; the year is part of the name."""
    THAT = "that"
    """Points back to a thing in the sentence before."""


_CLAIMS = frozenset({Cue.CALL, Cue.CURRENCY, Cue.FUTURE, Cue.OFFER})
_URGENT = frozenset({Cue.CALL, Cue.CURRENCY, Cue.FUTURE})

_CUES: Mapping[str, Mapping[Cue, tuple[str, ...]]] = {
    "en": {
        Cue.CALL: (
            "apply for", "apply by", "apply here", "apply now", "apply online", "to apply", "how to apply",
            "your application", "application form", "applications are", "application deadline", "submit*",
            "register", "registration", "registrations", "sign up", "enrol", "enroll", "enrolment", "enrollment",
            "deadline", "deadlines", "call for papers", "book your", "join us", "fill in", "fill out",
            "complete the form", "must be sent", "send your",
        ),
        Cue.CURRENCY: (
            "next academic", "next year", "next edition", "next call", "next meeting", "next event", "next semester",
            "next term", "next intake", "upcoming", "forthcoming", "coming academic", "coming year",
            "current academic", "current year", "current edition", "current call", "current semester", "this year",
            "this academic", "latest edition",
        ),
        Cue.FUTURE: (
            "will be held", "will take place", "will start", "will begin", "will open", "will close", "will run",
            "will be open", "will be presented", "is going to", "are now open", "is now open", "is open", "are open",
            "is scheduled", "are scheduled",
        ),
        Cue.OFFER: (
            "is available", "are available", "available here", "available at", "slides", "recording", "recordings",
            "material", "materials", "can be downloaded", "download", "can be found", "you can find",
            "you can watch",
        ),
        Cue.PAST: (
            "was", "were", "has been", "have been", "held", "took place", "gave", "presented", "received", "won",
            "attended", "hosted", "organised", "organized",
        ),
        Cue.CLOSED: (
            "closed", "is over", "are over", "has ended", "have ended", "has expired", "no longer", "past edition",
            "past editions", "previous edition", "previous editions", "previous calls", "past events", "archive",
            "archived", "archives", "superseded", "former", "formerly", "previously", "originally", "recap",
        ),
        Cue.ENDURING: (
            "report", "reports", "proceedings", "minutes", "thesis", "theses", "paper", "papers", "article",
            "articles", "book", "journal", "regulation", "regulations", "statute", "policy", "guideline",
            "guidelines", "manual", "template", "agreement", "press", "interview", "photos", "photo gallery",
            "statistics", "ranking", "results", "winners", "seminars", "talks", "colloquia", "publications",
            "bibliography", "references", "blog", "podcast", "newsletter", "according to",
        ),
        Cue.THAT: (
            "the slides", "the presentation slides", "the recording", "the video", "the material", "the materials",
            "the meeting material", "the presentation", "the documents", "the handouts", "these slides",
            "its slides", "its recording",
        ),
    },
    "it": {
        Cue.CALL: (
            "iscriv*", "iscrizion*", "presentare domanda", "presentare la domanda", "presentare la propria",
            "domanda di", "domande di", "candidat*", "candidars*", "candidatur*", "scadenz*", "scade", "compilare",
            "compilando", "registrars*", "registrati", "registrazione obbligatoria", "prenotars*", "prenotazion*",
            "inviare la", "manifestare il proprio interesse",
        ),
        Cue.CURRENCY: (
            "prossimo anno", "prossima edizione", "prossimo bando", "prossimo incontro", "prossimo semestre",
            "prossima sessione", "prossimi", "prossime", "prossimo", "prossima", "quest'anno", "quest’anno",
            "anno in corso", "anno accademico in corso", "anno corrente", "attualmente", "attuale",
        ),
        Cue.FUTURE: (
            "si terrà", "si terranno", "si svolgerà", "si svolgeranno", "avrà luogo", "avranno luogo", "inizierà",
            "inizieranno", "sono aperte", "sono aperti", "è aperto", "è aperta", "sarà presentat*",
            "saranno presentat*", "è previsto", "è prevista", "sono previsti", "sono previste", "verrà", "verranno",
        ),
        Cue.OFFER: (
            "è disponibile", "sono disponibili", "disponibile", "disponibili", "scaricabile", "scaricabili",
            "scaricare", "scarica", "slide", "slides", "registrazione", "registrazioni", "materiale", "materiali",
            "diapositive", "consultabile", "consultabili", "si può trovare", "si trovano", "si trova",
        ),
        Cue.PAST: (
            "si è svolt*", "si sono svolt*", "si è tenut*", "si sono tenut*", "svoltos*", "svoltas*", "tenutos*",
            "tenutas*", "ha avuto luogo", "hanno avuto luogo", "è stato", "è stata", "sono stati", "sono state",
            "ha presentato", "hanno presentato", "ha vinto", "hanno vinto", "organizzat*", "hanno partecipato",
            "ha partecipato",
        ),
        Cue.CLOSED: (
            "chius*", "conclus*", "scadut*", "terminat*", "non più", "edizioni precedenti", "edizione precedente",
            "edizioni passate", "precedenti edizioni", "passate edizioni", "archivio", "storico", "passati",
            "passate", "ex", "annullat*",
        ),
        Cue.ENDURING: (
            "relazione", "relazioni", "rapporto", "rapporti", "verbale", "verbali", "atti", "tesi di", "articolo",
            "articoli", "libro", "rivista", "regolamento", "regolamenti", "statuto", "linee guida", "manuale",
            "modello", "convenzione", "accordo", "comunicato", "rassegna stampa", "intervista", "foto",
            "fotogallery", "statistiche", "classifica", "risultati", "vincitori", "seminari", "pubblicazioni",
            "bibliografia", "riferimenti", "blog", "podcast", "newsletter",
        ),
        Cue.THAT: (
            "le slide", "le slides", "la registrazione", "le registrazioni", "il video", "il materiale",
            "i materiali", "la presentazione", "le diapositive", "i documenti", "la locandina", "il programma",
        ),
    },
}  # fmt: skip
"""Phrases as in `dates.languages`. A language without a row gets no finding."""

_HISTORY = (
    "archiv*", "past", "previous", "former", "edizioni precedenti", "edizioni passate", "precedenti", "passati",
    "passate", "storico", "oldsite", "publications", "pubblicazioni", "curriculum", "cv", "alumni", "bibliography",
    "bibliografia", "references", "riferimenti",
)  # fmt: skip
"""Names of places that keep what is over, in all languages at once, since addresses mix them."""
_HISTORICAL = re.compile(alternatives(_HISTORY))
_NO_WORD = re.compile(r"[\W_]+")
_POST = re.compile(r"/_?(?:news|blogs?|posts?|events?|avvisi|notizie|eventi|comunicati|press|novita)/[^/?#]")
"""An address below a list of posts; the list itself is a standing page."""


class _Signal(Struct, frozen=True):
    """Expired words, and where they stand."""

    kind: Literal["context", "before", "url"]
    expired: tuple[Expression, ...]
    cues: frozenset[Cue]
    address: tuple[Expression, ...] = ()
    """What the address says besides, expired as well."""

    @property
    def latest(self) -> Expression:
        return max(self.expired, key=lambda expression: expression.end)

    @property
    def is_urgent(self) -> bool:
        return not self.cues.isdisjoint(_URGENT)


_OTHERS = bytes(number in {NUMBERS[kind] for kind in FOLLOWED_KINDS if kind is not Kind.A} for number in range(256))
"""By the number of a kind: 1 where it leads a reader on and is no anchor."""


def rows(links: Occurrences) -> Iterable[int]:
    """What leads a reader on and has a sentence, which anchors have where they may be dated; or may be dated itself."""
    yield from where(map(attrgetter("context"), links.around))
    for row in where(bytes(links.kind).translate(_OTHERS)):
        if not links.around[row].context and _is_dated(links.text[row], links.url[row]):
            yield row


def check(link: Link, _policy: Policy, as_of: date) -> Iterable[Finding]:
    """A finding where the link's own sentence, the one before it or its address is out of date and claims not to be."""
    return _opinion(link, as_of) if link.kind in FOLLOWED_KINDS and _may_be_dated(link) else ()


def _opinion(link: Link, as_of: date) -> Iterator[Finding]:
    signal = _signal(link, as_of)
    if signal is None or _is_honest(link, signal, as_of):
        return
    confidence = _confidence(link, signal, as_of)
    if confidence >= THRESHOLD:
        yield _finding(link, signal, confidence)


def _may_be_dated(link: Link) -> bool:
    """Extraction keeps the sentences only of links round which a date may stand; so it need not be looked for again."""
    return bool(link.context) or _is_dated(link.text, link.url)


def _is_dated(text: str, url: str) -> bool:
    return may_be_dated(text) or url_may_be_dated(urls.path_and_query(url))


def _signal(link: Link, as_of: date) -> _Signal | None:
    """The nearest dated words, if all of them are late: one that is still valid makes the link current."""
    text = link.context or link.text
    address = _expiring(find_in_url(link.url))
    words = _expiring(find(text, link.language))
    earlier = () if words else _expiring(find(link.before, link.language))
    if not (words or earlier or address) or _is_valid((*words, *address), as_of):
        return None
    cues = _cues_in(text, link.language)
    if Cue.THAT not in cues:
        earlier = ()
    if _is_valid(earlier, as_of):
        return None
    if words:
        return _Signal("context", words, cues | _asked_by(words), address)
    if earlier:
        return _Signal("before", earlier, cues, address)
    return _Signal("url", address, cues) if address else None


def _expiring(expressions: Iterable[Expression]) -> tuple[Expression, ...]:
    return tuple(expression for expression in expressions if expression.role.expires)


def _is_valid(expressions: Iterable[Expression], as_of: date) -> bool:
    """Whether any of them is not over yet."""
    return any(_expiry(expression) >= as_of for expression in expressions)


def _expiry(expression: Expression) -> date:
    return expression.end + GRACE[expression.role]


def _asked_by(expressions: Iterable[Expression]) -> frozenset[Cue]:
    """A deadline is a call by itself."""
    return frozenset(Cue.CALL for expression in expressions if expression.role is Role.DEADLINE)


def _cues_in(text: str, language: str) -> frozenset[Cue]:
    low = lowered(text)
    patterns = _patterns(tags_for(language))
    return frozenset(cue for cue, pattern in patterns.items() if pattern.search(low))


@cache
def _patterns(tags: tuple[str, ...]) -> Mapping[Cue, re.Pattern[str]]:
    rows = [_CUES[tag] for tag in tags if tag in _CUES]
    return {cue: re.compile(alternatives(phrase for row in rows for phrase in row[cue])) for cue in Cue if rows}


def _is_honest(link: Link, signal: _Signal, as_of: date) -> bool:
    """The page does not pretend: it says that this is over, or is itself a record of its time."""
    return (
        Cue.CLOSED in signal.cues
        or _tells_the_past(signal)
        or (not signal.is_urgent and (Cue.ENDURING in signal.cues or _labelled(link, signal)))
        or (signal.kind == "url" and (not signal.is_urgent or _is_foreign_post(link)))
        or _is_history(link)
        or (_is_past_edition(link, as_of) and not _looks_ahead(signal))
    )


def _tells_the_past(signal: _Signal) -> bool:
    """The past tense, unless what is left of it is offered for use."""
    return Cue.PAST in signal.cues and signal.cues.isdisjoint({Cue.OFFER, Cue.FUTURE})


def _labelled(link: Link, signal: _Signal) -> bool:
    """The link's own text shows the year: a reader knows what to expect."""
    return signal.kind == "context" and any(expression.words in link.text for expression in signal.expired)


def _is_history(link: Link) -> bool:
    """The place keeps what is over: an archive, a list of publications, a dated post."""
    named = _NO_WORD.sub(" ", lowered(f"{link.page} {link.url} {link.heading} {link.title}"))
    if _HISTORICAL.search(named) or _POST.search(link.page):
        return True
    return any(expression.role is Role.PUBLICATION for expression in find_in_url(link.page))


def _is_foreign_post(link: Link) -> bool:
    """The year in the address of somebody else's post is the day of its writing."""
    return not _is_own(link) and _POST.search(link.url) is not None


def _is_past_edition(link: Link, as_of: date) -> bool:
    """The page's own title or address names an edition that is over, and no later one."""
    own = _expiring((*find(link.title, link.language), *find_in_url(link.page)))
    return bool(own) and all(_expiry(expression) < as_of for expression in own)


def _looks_ahead(signal: _Signal) -> bool:
    """Even on a page about one past edition, this still sends the reader to something that is over."""
    return Cue.FUTURE in signal.cues or any(expression.role is Role.DEADLINE for expression in signal.expired)


def _is_own(link: Link) -> bool:
    return link.target is not None and link.target.own


def _confidence(link: Link, signal: _Signal, as_of: date) -> float:
    """A sum of points, so that every finding can be explained; 0.5 cannot be reached by one kind of evidence alone."""
    foreign_address = signal.kind == "url" and not _is_own(link)
    points = (
        _BASE[signal.kind],
        _claim(signal.cues),
        0.15 if signal.address else 0.0,
        0.05 if as_of - signal.latest.end > _LONG_AGO else 0.0,
        0.10 if _is_own(link) or _is_document(link) else 0.0,
        -0.15 if _labelled(link, signal) else 0.0,
        -0.25 if foreign_address else 0.0,
    )
    return min(0.95, round(sum(points), 2))


_BASE: Mapping[str, float] = {"context": 0.45, "before": 0.40, "url": 0.35}


def _claim(cues: frozenset[Cue]) -> float:
    if Cue.FUTURE in cues:
        return 0.35
    return -0.30 if cues.isdisjoint(_CLAIMS) else 0.30


def _is_document(link: Link) -> bool:
    return link.url.partition("?")[0].partition("#")[0].lower().endswith(_DOCUMENTS)


def _finding(link: Link, signal: _Signal, confidence: float) -> Finding:
    latest = signal.latest
    return Finding(
        check="outdated",
        verdict=Verdict.OUTDATED,
        message=_message(signal),
        args={"words": latest.words, "start": latest.start.isoformat(), "end": latest.end.isoformat()},
        evidence=tuple(_evidence(link, signal)),
        confidence=confidence,
        per="link",
    )


def _message(signal: _Signal) -> str:
    if signal.kind != "context":
        return f"outdated.{signal.kind}"
    role = signal.latest.role
    return f"outdated.{role}" if role in (Role.DEADLINE, Role.ACADEMIC_YEAR) else "outdated.past"


def _evidence(link: Link, signal: _Signal) -> Iterator[Evidence]:
    for expression in signal.expired:
        in_anchor = signal.kind == "context" and expression.words in link.text
        yield Evidence("anchor" if in_anchor else signal.kind, expression.words, expression.iso)
    for expression in signal.address:
        yield Evidence("url", expression.words, expression.iso)
