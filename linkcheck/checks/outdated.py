"""Does this link hand its reader something that is over?

A date that has passed is the easy half: most of them mislead nobody. So four things are asked of each link.

1. What time is named, and is it this link's? Its own text, its share of the sentence, the line that leads to its list,
   the other cells of its row, the sentence before where its own points back to that ("the slides", "more
   information") or is dated by it, its address, the heading and the line below it, the title of what it leads to.
   Words inside another link are that link's, and what is struck out is not said.
2. Is that over? Each date has a role, and each role a grace: a deadline 14 days, an event or a term 30 days, an
   academic year until the next one is a month old (examinations, graduation and fees until the end of January), a
   yearly edition until the academic year after it has begun, material that is offered for use one year; what is
   called the next academic year or term is that until 30 days after it has begun. Laws, citations, "since 2009",
   copyrights, classes of students and dates of writing are never over. One date near the link that still holds makes
   it current, and of two readings the one that favours the page is taken.
3. Does the page pretend? A page that says "closed", "archive" or "previous editions" (beside the link, in a heading
   or right below it, in its title), tells the past in the past tense, is a dated post, a list of publications or the
   page of a past edition, or shows several editions side by side, is honest, and left alone. So is what is struck
   out, carries `data-linkcheck="archival"`, or matches `policy.archives`. What misleads is a claim: the reader is
   asked to act; something is spoken of as still to come, or called current; a timetable or a form is handed out, be
   it only by the name of the file. Without any claim, nothing is reported.
4. How sure is that? Each sign has a weight, learnt from links of real university pages that people had judged, and
   their sum is a confidence. From 75 % on it is said plainly, from 50 % on it is marked "probably", and what is
   between 30 % and 50 % is shown as advice where `policy.review` asks for it.

Where a newer edition of the same address is linked elsewhere on the site, or answers (on your own hosts three
addresses at most are asked for each series, one of them such that it cannot exist), it is named as what to use.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter

from msgspec import Struct

from linkcheck import urls
from linkcheck.contents import DocumentFacts
from linkcheck.dates import find, may_be_dated, url_may_be_dated
from linkcheck.freshness import probes, weights
from linkcheck.freshness.calendar import Rule, calendar_for
from linkcheck.freshness.changes import Changes, iso_day
from linkcheck.freshness.cues import Cue, marks, promises
from linkcheck.freshness.evidence import Opinion, opinion
from linkcheck.freshness.frame import Frame, is_document, is_form, page_frame
from linkcheck.freshness.series import Series, last_day, stem
from linkcheck.freshness.series import key as series_of
from linkcheck.freshness.series import never as never_of
from linkcheck.freshness.shares import Share, shares
from linkcheck.freshness.signs import ORDER, Sign
from linkcheck.freshness.stage import Stage, stage_of
from linkcheck.model import (
    FOLLOWED_KINDS,
    NUMBERS,
    Evidence,
    EvidenceKind,
    Finding,
    Kind,
    Link,
    Placed,
    Site,
    Target,
    Url,
    Verdict,
    Wanted,
    where,
)
from linkcheck.patterns import Patterns
from linkcheck.policy import Policy

MESSAGES: dict[str, str] = {
    "outdated.deadline": "{probably}The deadline “{words}” passed on {on}, and nothing beside the link says so",
    "outdated.call": "{probably}“{words}” was over on {on}, and the reader is still asked to act",
    "outdated.future": "{probably}“{words}” was over on {on}, and is spoken of as still to come",
    "outdated.coming": "{probably}“{words}” is called the next one, which it was until {on}",
    "outdated.currency": "{probably}“{words}” was over on {on}, and is called current",
    "outdated.schedule": "{probably}“{words}” was over on {on}; a timetable or guide of it is of no more use",
    "outdated.offer": "{probably}“{words}” was over on {on}, and what is offered for use is of that time",
    "outdated.before": "{probably}The sentence before says “{words}”, which was over on {on}, and the link goes on "
    "from there",
    "outdated.above": "{probably}The line, row or heading that the link belongs to says “{words}”, which was over on "
    "{on}",
    "outdated.url": "{probably}The address says “{words}”, which was over on {on}, and the words of the link do not",
    "outdated.target": "{probably}What it leads to is called “{words}”, which was over on {on}",
    "outdated.document": "{probably}The document itself is of “{words}”, which was over on {on}",
    "outdated.declared": "{probably}What it leads to says itself that it held until {on}",
    "outdated.not-kept": "{probably}What it leads to says itself that it is archived, or no longer kept up to date",
    "outdated.page": "{probably}Every date on this page has passed, the last one (“{words}”) on {on}, and the link "
    "still asks the reader to act",
    "outdated.past": "{probably}“{words}” was over on {on}",
}
"""`on` is the last day that the words speak of, `late` the first day after the grace of its role."""

HIGH = 0.75
PROBABLE = 0.5
REVIEW = 0.3
LIVING = timedelta(days=366)
"""After it was last saved, a document is one of the past, and so are its links."""
_MOST_SAID = 4
"""Expired words quoted for one finding."""
_HEDGES = {HIGH: "", PROBABLE: "Probably: ", REVIEW: "Perhaps: "}
_EXCUSES = (
    "a date that still holds; the past tense alone; a word such as “closed”, “archive” or “previous”; a dated post, an "
    "archive, a list of publications"
)
_KINDS: dict[Sign, EvidenceKind] = {
    Sign.DECLARED: "declared", Sign.NOT_KEPT: "declared",
    Sign.SENTENCE: "context", Sign.ANCHOR: "anchor", Sign.LEAD: "lead", Sign.ROW: "row",
    Sign.BEFORE: "before", Sign.URL_PERIOD: "url", Sign.URL_FILE: "url", Sign.URL_PLACE: "url", Sign.URL_HOST: "url",
    Sign.TARGET: "target-title", Sign.HEADING: "heading", Sign.PAGE: "page-text",
}  # fmt: skip
_CLAIMS = {
    Cue.CALL: "asks the reader to act",
    Cue.FUTURE: "speaks of what is to come",
    Cue.CURRENCY: "claims to be of today",
    Cue.SCHEDULE: "is of use only while it lasts",
    Cue.OFFER: "offers something for use",
    Cue.THAT: "hands out the material",
}


class _Case(Struct, frozen=True):
    """One link that there is something to say against."""

    link: Link
    found: Opinion
    stage: Stage
    confidence: float
    newer: str | None

    @property
    def tier(self) -> float:
        return next((least for least in (HIGH, PROBABLE, REVIEW) if self.confidence >= least), 0.0)


def prepare(language: str) -> None:
    """Build the tables for pages in a language (a BCP 47 tag), by using each of them once: some 20 ms."""
    sample = "1 May 2021"
    find(sample, language)
    marks(sample, language)
    promises(sample, language)
    series_of(f"https://example.org/{sample[-4:]}.pdf")
    page_frame(Url("https://example.org/"), sample)


def check(site: Site, policy: Policy, as_of: date) -> Iterator[Placed | Wanted]:
    """One finding for each page, section, academic year and tier; one for each link of a template."""
    least = REVIEW if policy.review else PROBABLE
    together: dict[tuple[object, ...], list[_Case]] = {}
    spelled: dict[str | None, Url | None] = {}
    for case in _cases(site, policy, as_of):
        target = case.link.target
        if case.confidence >= least:
            together.setdefault(_together(site, case), []).append(case)
        if case.confidence >= PROBABLE and target is not None and target.own:
            never = never_of(target.url)
            if spelled.setdefault(series_of(target.url), never) == never and case.newer is None:
                yield from (Wanted(target, ask) for ask in probes.asks(target, as_of))
    for cases in together.values():
        shared = site.template[cases[0].link.index] == 1
        yield Placed(_finding(cases, shared), tuple(case.link.index for case in cases))


def opinions(site: Site, policy: Policy, as_of: date) -> Iterator[tuple[Link, Opinion]]:
    """What there is to say against each link of which there is something, however little."""
    return ((case.link, case.found) for case in _cases(site, policy, as_of))


def _cases(site: Site, policy: Policy, as_of: date) -> Iterator[_Case]:
    series, changes = Series(site.links.url), Changes(site.ordered)
    archives = Patterns(policy.archives)
    for _, rows in groupby(_rows(site), site.links.page.__getitem__):
        yield from _of_page(site, list(rows), policy, as_of, series, archives, changes)


_FOLLOWED = bytes(number in {NUMBERS[kind] for kind in FOLLOWED_KINDS} for number in range(256))
_OTHERS = bytes(number in {NUMBERS[kind] for kind in FOLLOWED_KINDS if kind is not Kind.A} for number in range(256))
"""By the number of a kind: 1 where it leads a reader on; and where it is no anchor besides."""


def _rows(site: Site) -> Iterable[int]:
    """The links that there may be something to say of, in order: the rest has no date near it.

    Extraction keeps the sentences only of anchors round which a date may stand, so it need not be looked for again.
    """
    links = site.links
    followed = bytes(links.kind).translate(_FOLLOWED)
    rows = set(where(map(attrgetter("context"), links.around)))
    rows.update(
        row
        for row in where(bytes(links.kind).translate(_OTHERS))
        if may_be_dated(links.text[row]) or url_may_be_dated(urls.path_and_query(links.url[row]))
    )
    timely = {id(target) for target in site.ordered if _is_timely(target)}
    if timely:
        rows.update(where(map(timely.__contains__, map(id, links.target))))
    for page in range(len(site.pages)):
        facts = site.facts(page)
        if facts is not None and _DAY.search(facts.time.moments):
            rows.update(row for row in site.rows_of(page) if is_form(links.url[row]) or is_document(links.url[row]))
    return sorted(row for row in rows if followed[row])


def _is_timely(target: Target) -> bool:
    seen = target.scanned
    if seen is None:
        return False
    if seen.document is not None:
        return may_be_dated(seen.document.title) or may_be_dated(seen.document.opening)
    return seen.page.time.concerns_links if seen.page is not None else "sunset" in seen.headers


_DAY = re.compile(r"\d\D{1,16}20[0-4]\d|20[0-4]\d[-/.]\d")
"""What looks like a day, or an academic year."""


def _of_page(
    site: Site,
    rows: Sequence[int],
    policy: Policy,
    as_of: date,
    series: Series,
    archives: Patterns,
    changes: Changes,
) -> Iterator[_Case]:
    first = site.link(rows[0])
    document = site.document(site.links.page[first.index])
    if document is not None and not _is_of_today(document, as_of):
        return  # it is of its day, and whoever links to it is told if that is over
    stage = _stage(site, first, policy, as_of, archives)
    if stage.frame.is_history:
        return
    links = [first, *(site.link(row) for row in rows[1:])]
    shared = _shares(links, stage.language)
    older, newest = _runs(links, shared)
    for link, share in zip(links, shared, strict=True):
        newer = series.newer(link.url) or probes.newer(link.target)
        found = opinion(
            link,
            share,
            stage,
            shared=site.template[link.index] == 1,
            newer=newer is not None,
            in_run=link.index in newest,
            changed=changes.of(link.target),
        )
        if found is not None and (link.index not in older or Sign.FUTURE in found.signs):
            yield _Case(link, found, stage, weights.confidence(found.signs), newer)


def _is_of_today(document: DocumentFacts, as_of: date) -> bool:
    saved = iso_day(document.modified or document.created)
    return saved is not None and timedelta() <= as_of - saved <= LIVING


def _stage(site: Site, link: Link, policy: Policy, as_of: date, archives: Patterns) -> Stage:
    """The page that a link stands on."""
    facts = site.facts(site.links.page[link.index])
    calendar = calendar_for(policy.academic_year_start, urls.host(link.page).rpartition(".")[2], link.language)
    frame = Frame.ARCHIVE if archives.cover(link.page) else page_frame(link.page, link.title)
    if facts is not None and facts.time.post and not frame.is_history:
        frame = Frame.POST
    return stage_of(link.page, facts, link.language, calendar, as_of, frame)


def _shares(links: Iterable[Link], language: str) -> list[Share]:
    """Each link's share of its sentence; those of one sentence stand side by side."""
    found: list[Share] = []
    for sentence, group in groupby(links, attrgetter("context")):
        texts = [link.text for link in group]
        found += shares(sentence, texts, language) if sentence else (shares(one, [one], language)[0] for one in texts)
    return found


def _runs(links: Sequence[Link], shared: Sequence[Share]) -> tuple[set[int], set[int]]:
    """Editions that stand side by side in one section: the rows of the older ones, and the newest of three or more."""
    editions_of: dict[tuple[str, ...], list[tuple[date, int]]] = {}
    for link, share in zip(links, shared, strict=True):
        section = (link.around.above, link.heading, link.around.lead)
        name = series_of(link.url)
        if name is not None:
            editions_of.setdefault((*section, name), []).append((last_day(link.url), link.index))
        if share.inside:
            words = (*section, "", stem(link.text))
            editions_of.setdefault(words, []).append((max(one.end for one in share.inside), link.index))
    older: set[int] = set()
    newest: set[int] = set()
    for run in editions_of.values():
        days = {day for day, _ in run}
        last = max(days)
        older |= {row for day, row in run if day < last}
        newest |= {row for day, row in run if day == last and len(days) > 2}
    return older, newest


def _together(site: Site, case: _Case) -> tuple[object, ...]:
    """What is told in one finding: a link of a template once for the site, else by page, section, year and tier."""
    link, main = case.link, case.found.main
    if site.template[link.index] == 1:
        return (link.url, link.text, case.tier)
    cycle = case.stage.calendar.year_of(main.expression.end)
    return (link.page, link.around.above, link.heading, cycle, case.tier)


def _finding(cases: Sequence[_Case], shared: bool) -> Finding:
    best = min(cases, key=lambda case: (ORDER[case.found.main.ground], -case.confidence))
    link, main, tier = best.link, best.found.main, best.tier
    said = main.expression
    section = f"{link.around.above} {link.heading} {best.stage.calendar.year_of(said.end)} {tier}"
    return Finding(
        check="outdated",
        verdict=Verdict.ADVICE if tier == REVIEW else Verdict.OUTDATED,
        message="outdated.document" if _is_of_document(best) else _message(best.found),
        args={
            "words": said.words,
            "start": said.start.isoformat(),
            "end": main.expiry.end.isoformat(),
            "on": _spoken(main.expiry.end),
            "role": said.role.value,
            "late": (main.expiry.last + timedelta(days=1)).isoformat(),
            "probably": _HEDGES[tier],
        },
        evidence=tuple(_evidence(cases, best)),
        confidence=round(min(0.99, min(case.confidence for case in cases)), 2),
        per="link" if shared else "page",
        url=next((case.newer for case in (best, *cases) if case.newer is not None), None),
        about="" if shared else section,
    )


def _is_of_document(case: _Case) -> bool:
    """Whether what is over stands in the document that the link opens."""
    seen = case.link.target.scanned if case.link.target is not None else None
    return case.found.main.ground is Sign.TARGET and seen is not None and seen.document is not None


def _spoken(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def _message(found: Opinion) -> str:
    """What says most: where the words stand, if that is not beside the link, else what is claimed beside them."""
    abroad = _ABROAD.get(found.main.ground)
    if found.main.expiry.rule is Rule.COMING:
        return "outdated.coming"
    if abroad is not None:
        return f"outdated.{abroad}"
    said = (name for sign, name in _SAYING.items() if sign in found.signs)
    return f"outdated.{next(said, 'past')}"


_ABROAD = {
    Sign.DECLARED: "declared", Sign.NOT_KEPT: "not-kept",
    Sign.BEFORE: "before", Sign.LEAD: "above", Sign.ROW: "above", Sign.HEADING: "above",
    Sign.URL_PERIOD: "url", Sign.URL_FILE: "url", Sign.URL_PLACE: "url", Sign.URL_HOST: "url", Sign.TARGET: "target",
    Sign.PAGE: "page",
}  # fmt: skip
_SAYING = {
    Sign.DEADLINE: "deadline", Sign.FUTURE: "future", Sign.CURRENCY: "currency", Sign.CALL: "call", Sign.FORM: "call",
    Sign.SCHEDULE: "schedule", Sign.OFFER: "offer", Sign.THAT: "offer",
}  # fmt: skip


def _evidence(cases: Sequence[_Case], best: _Case) -> Iterator[Evidence]:
    """The words, what they were read as, what is claimed beside them, why that is late, and what was looked for."""
    quoted = dict.fromkeys((one.ground, one.expression) for case in (best, *cases) for one in case.found.said)
    for ground, expression in list(quoted)[:_MOST_SAID]:
        kind = "document" if ground is Sign.TARGET and _is_of_document(best) else _KINDS[ground]
        yield Evidence(kind, expression.words, expression.iso)
    yield from _claims(best)
    expiry = best.found.main.expiry
    yield Evidence("rule", expiry.rule.value, f"late since {_spoken(expiry.last + timedelta(days=1))}")
    yield Evidence("excuse", _EXCUSES, "looked for, and not there")


def _claims(case: _Case) -> Iterator[Evidence]:
    """The words that ask or claim something, at most two."""
    link, language = case.link, case.stage.language
    texts = (link.text, link.context, link.before, link.around.lead, link.around.row, link.heading, case.stage.title)
    quoted: dict[Cue, str] = {}
    for text in texts:
        for mark in marks(text, language):
            if mark.cue in _CLAIMS:
                quoted.setdefault(mark.cue, text[mark.start : mark.end])
    for cue in list(quoted)[:2]:
        yield Evidence("claim", quoted[cue], _CLAIMS[cue])
