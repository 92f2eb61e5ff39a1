"""What speaks for a link being out of date, and what against: from words to signs.

Of the time expressions round a link (see `places`), which may be held against it at all? One date that is still valid
makes a link current, however many others have passed, and where a page speaks of the past openly, nobody is misled.
What remains is weighed (see `weights`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from urllib.parse import unquote

from msgspec import Struct

from linkcheck import urls
from linkcheck.dates import Expression, Role, find
from linkcheck.freshness.calendar import Expiry, Rule
from linkcheck.freshness.cues import Cue, cues, promises
from linkcheck.freshness.frame import Frame, is_document, is_feed, is_form, section_frame, target_frame
from linkcheck.freshness.places import AT_ONCE, STATUS, Named, lines_of, named, points_back
from linkcheck.freshness.shares import Share
from linkcheck.freshness.signs import ORDER, Sign
from linkcheck.freshness.stage import Said, Stage, contradict, last_moment, split
from linkcheck.model import Link, Url

LONG_AGO = timedelta(days=2 * 365)
"""From then on nobody has just forgotten it."""
READ_FOR_ITSELF = timedelta(days=8 * 365)
"""What others taught longer ago is taken for this year's by nobody."""
_URGENT = frozenset({Cue.CALL, Cue.CURRENCY, Cue.FUTURE})
_OFFERING = frozenset({Cue.OFFER, Cue.THAT})
_MATERIAL = _OFFERING | {Cue.MATERIAL}
_OPEN = frozenset({Cue.CLOSED, Cue.CITED})
"""Cues by which a page says itself that something is of the past."""
_DECLARED = frozenset({Sign.DECLARED, Sign.NOT_KEPT})
_NEAR = frozenset({Sign.SENTENCE, Sign.ANCHOR, Sign.CYCLE, Sign.ROW, Sign.LEAD, Sign.BEFORE})
"""Where one date that still holds makes a link current; `CYCLE` stands for the rest of its sentence."""
_URL_GROUNDS = frozenset({Sign.URL_PERIOD, Sign.URL_FILE, Sign.URL_PLACE, Sign.URL_HOST})


class Opinion(Struct, frozen=True):
    """What there is to say against one link; `said` is not empty, and begins with what says most."""

    said: tuple[Said, ...]
    signs: tuple[Sign, ...]

    @property
    def main(self) -> Said:
        return self.said[0]


class _Around(Struct, frozen=True):
    """The cues of what stands round a link."""

    named: frozenset[Cue]
    """Of the name of the file or page that it leads to, where that asks or is a timetable."""
    own: frozenset[Cue]
    """Of its own text and of its share of the sentence."""
    before: frozenset[Cue]
    """Of the sentence before, where its own points back to that."""
    beside: frozenset[Cue]
    """Of the line that leads to it, and of its row."""
    heading: frozenset[Cue]
    headings: frozenset[Cue]
    """Of all headings that it stands under, such as "upcoming"."""
    places: frozenset[Cue]
    """Of these, the lines right below them, and the page's title."""

    @property
    def above(self) -> frozenset[Cue]:
        return self.beside | self.heading

    def said_with(self, ground: Sign) -> frozenset[Cue]:
        """The cues that belong to words which stand there, besides the link's own."""
        if ground is Sign.BEFORE:
            return self.own | self.before
        if ground in (Sign.LEAD, Sign.ROW):
            return self.own | self.beside
        if ground is Sign.HEADING:
            return self.own | self.above & _URGENT
        return self.own | self.named | self.beside & _OFFERING if ground in _URL_GROUNDS else self.own


def opinion(
    link: Link,
    share: Share,
    stage: Stage,
    *,
    shared: bool = False,
    newer: bool = False,
    in_run: bool = False,
    changed: date | None = None,
) -> Opinion | None:
    """What there is to say against a link; None where it is current, undated, or honestly of the past.

    `shared` says that the link stands on most pages of its site, `newer` that there is a newer edition of its target,
    `in_run` that others of the same series stand beside it; `changed` is when the document was last changed.
    """
    if link.around.archival or urls.without_fragment(Url(link.url)) == stage.url:
        return None  # it is declared to be of the past, or leads nowhere else
    stated = named(link, share, stage)
    last = _last_moment_for(link, share, stage) if not shared else None
    if last is None and not _may_be_over(stated, stage):
        return None
    if any(frame.is_history for frame in _frames(link, stage)):
        return None
    around = _cues_around(link, share, stage)
    if (around.own | around.beside | around.before | around.places) & _OPEN:
        return None
    if Cue.CITED in cues(link.before, stage.language):
        return None
    said, near, far = _weighable(stated, around, stage)
    if not said and last is not None:
        said = [last]
    if not said:
        return None
    said.sort(key=lambda one: (ORDER[one.ground], -one.expression.end.toordinal()))
    main = said[0]
    if main.ground not in _DECLARED and contradict((*near, *far), main):
        return None
    words = around.said_with(main.ground)
    if _is_honest(link, main, words, around, stage):
        return None
    doubts = _doubts(link, main, words, stage, changed)
    signs = {*_grounds(said, main), *_claims(link, main, words, around, stage), *doubts}
    signs |= {Sign.CYCLE} if near else set()
    signs |= {Sign.NEWER} if newer else set()
    signs |= {Sign.RUN} if in_run else set()
    if not _is_claimed(signs) and not _speaks_for_itself(link, share, main, signs, stage):
        signs.add(Sign.UNCLAIMED)
    return Opinion(tuple(said), tuple(sorted(signs, key=ORDER.__getitem__)))


def _speaks_for_itself(link: Link, share: Share, main: Said, signs: Collection[Sign], stage: Stage) -> bool:
    """Whether an academic year in an address misleads although nothing is claimed: it is long over.

    But not what was taught in it, nor what others taught so long ago that it is read for itself, nor where the words
    round the link are dated, too.
    """
    if main.ground is not Sign.URL_PERIOD or Sign.OLD not in signs or not _TOLD.isdisjoint(signs):
        return False
    if share.beside or share.inside or share.others:
        return False
    return _is_own(link) or stage.as_of - main.expression.end < READ_FOR_ITSELF


def _is_own(link: Link) -> bool:
    return link.target is not None and link.target.own


def _is_claimed(signs: Collection[Sign]) -> bool:
    """Whether the page pretends anything.

    A bare year in somebody else's address needs more than an offer for that, or a newer edition.
    """
    claiming = _URGING if Sign.FOREIGN in signs and Sign.NEWER not in signs else _CLAIMING
    if not claiming.isdisjoint(signs):
        return True
    return {Sign.BEFORE, Sign.THAT} <= set(signs)


_TOLD = frozenset({Sign.MATERIAL, Sign.LABELLED})
"""By which a reader knows what to expect of an address."""
_URGING = frozenset({Sign.DEADLINE, Sign.CALL, Sign.FUTURE, Sign.CURRENCY, Sign.FORM, Sign.LEAD_CLAIM, *_DECLARED})
_CLAIMING = _URGING | {Sign.SCHEDULE, Sign.OFFER, Sign.URL_OFFER}


def _frames(link: Link, stage: Stage) -> Iterator[Frame]:
    """What the places are that a link stands in, the widest first."""
    yield stage.frame
    yield section_frame(link.around.above)
    yield section_frame(link.heading)
    yield section_frame(link.around.lead)


def _cues_around(link: Link, share: Share, stage: Stage) -> _Around:
    heading = cues(link.heading, stage.language)
    headings = heading | cues(link.around.above, stage.language)
    lines = (*lines_of(link.around.openings), *lines_of(link.around.opening))
    status = cues("\n".join(line for line in lines if len(line) <= STATUS), stage.language)
    if any(promises(line, stage.language) or _is_late_promise(line, stage) for line in lines):
        headings |= {Cue.FUTURE}
    return _Around(
        named=_claimed_by_name(link.url, share.cues, stage.language),
        own=share.cues,
        before=cues(link.before, stage.language) if points_back(share) else frozenset(),
        beside=cues(link.around.lead, stage.language) | cues(link.around.row, stage.language),
        heading=heading,
        headings=headings,
        places=headings | stage.claims | status,
    )


def _is_late_promise(line: str, stage: Stage) -> bool:
    """Whether a line speaks of something as still to come that is over."""
    if not line or Cue.FUTURE not in cues(line, stage.language):
        return False
    over, valid = split(stage.calendar, stage.as_of, Sign.HEADING, find(line, stage.language))
    return bool(over) and not valid


def _claimed_by_name(url: str, own: frozenset[Cue], language: str) -> frozenset[Cue]:
    """What the name of a file or page claims, read as words, where neither it nor the link itself says otherwise."""
    named = cues(_SEPARATORS.sub(" ", unquote(urls.last_segment(Url(url)))), language)
    return named & {Cue.CALL, Cue.SCHEDULE} if _HONEST.isdisjoint(named | own) else frozenset()


_HONEST = frozenset({Cue.RECORD, Cue.RULES, Cue.PAST, Cue.MATERIAL, *_OPEN})
"""By which a name, or the link, says that nothing is asked."""
_SEPARATORS = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[^\W\d])(?=\d)|(?<=\d)(?=[^\W\d])|[\W_]+")
"""What parts the words of a name: signs, digits, and capitals within."""


def _may_be_over(stated: Iterable[Named], stage: Stage) -> bool:
    """Whether anything is over at all: what the words beside it claim is looked up only then."""
    return any(
        ground in _DECLARED or split(stage.calendar, stage.as_of, ground, expressions)[0]
        for ground, expressions in stated
    )


def _weighable(
    stated: Iterable[Named], around: _Around, stage: Stage
) -> tuple[list[Said], list[Expression], list[Expression]]:
    """What is over, and what still holds near the link and farther off."""
    exams = Cue.EXAM in around.own | around.above | stage.claims
    material = not around.own.isdisjoint(_MATERIAL) and _URGENT.isdisjoint(around.own | around.before)
    said: list[Said] = []
    near: list[Expression] = []
    far: list[Expression] = []
    for ground, expressions in stated:
        if ground in _DECLARED:
            said += [Said(ground, one, Expiry(one.end, Rule.DECLARED, one.end)) for one in expressions]
            continue
        over, valid = split(stage.calendar, stage.as_of, ground, expressions, exams, material)
        if ground is Sign.TARGET:
            over = [] if valid else [one for one in over if one.is_period or one.expression.role is Role.DEADLINE]
        said += over if ground is not Sign.CYCLE else ()
        near += valid if ground in _NEAR else ()
        far += valid if ground not in _NEAR else ()
    return said, near, far


def _last_moment_for(link: Link, share: Share, stage: Stage) -> Said | None:
    """The last day that the page names, where it counts: for forms to fill in, on the Web or on paper."""
    if not stage.moments or not (is_form(link.url) or (Cue.CALL in share.cues and is_document(link.url))):
        return None
    return last_moment(stage.moments, stage.language, stage.calendar, stage.as_of)


def _is_honest(link: Link, main: Said, words: frozenset[Cue], around: _Around, stage: Stage) -> bool:
    """The page does not pretend: it says that this is over, or is itself a record of its time."""
    urgent, urged = bool(words & _URGENT), bool(around.above & _URGENT)
    if Cue.PAST in words and not urgent and not words & _OFFERING:
        return True
    if Cue.RECORD in words and not urgent and not urged:
        return True
    if Cue.RULES in words and not urgent and not urged and not main.is_period:
        return True
    if Cue.FUTURE not in around.headings and _is_dated_item(link, main, stage):
        return True
    useless = Cue.SCHEDULE in words
    asks = Cue.CALL in words or Cue.FUTURE in around.headings or (main.is_period and Cue.CURRENCY in around.own)
    if main.ground is Sign.HEADING and not asks and not useless:
        is_heading = bool(link.text) and link.text in link.heading
        return not (is_heading and main.expression.role is Role.DEADLINE)
    claimed = (around.above | around.headings) & {Cue.CURRENCY, Cue.FUTURE}
    if main.ground is Sign.ANCHOR and not urgent and not useless and not claimed:
        return not (main.is_period and words & _OFFERING)
    frame = target_frame(link.url)
    if main.ground in _URL_GROUNDS and is_feed(stage.url, stage.title):
        return True
    written = frame is Frame.POST and main.ground in _URL_GROUNDS and not is_document(link.url)
    if frame is Frame.ARCHIVE or (written and Cue.CALL not in cues(link.text, stage.language)):
        return True
    if stage.edition and main.ground is not Sign.PAGE:
        opens = Cue.FUTURE in words or is_form(link.url) or main.expression.role is Role.DEADLINE
        return Cue.CALL not in words or not opens
    return False


def _is_dated_item(link: Link, main: Said, stage: Stage) -> bool:
    """Whether it stands in a notice of a day: under a heading that is a date, or in a list of news behind one."""
    news = is_feed(stage.url, stage.title)
    heading = _first_day(link.heading, stage.language)
    if heading is not None and (news or 2 * len(heading.words) > len(link.heading)):
        return True
    news = news or is_feed(Url(""), link.heading)
    return news and main.ground in (Sign.SENTENCE, Sign.BEFORE) and main.expression.span[0] <= AT_ONCE


def _first_day(heading: str, language: str) -> Expression | None:
    days = (one for one in find(heading, language) if one.start == one.end)
    return next(days, None)


def _grounds(said: Sequence[Said], main: Said) -> Iterator[Sign]:
    yield main.ground
    others = {one.ground for one in said} - {main.ground}
    if Sign.TARGET in others or (main.ground not in _URL_GROUNDS and others & _URL_GROUNDS):
        yield Sign.AGREES


def _claims(link: Link, main: Said, words: frozenset[Cue], around: _Around, stage: Stage) -> Iterator[Sign]:
    for cue in (Cue.CALL, Cue.FUTURE, Cue.CURRENCY, Cue.SCHEDULE):
        if cue in words:
            yield Sign(cue.value)
    if main.expression.role is Role.DEADLINE and main.ground is not Sign.TARGET:  # which the page does not name
        yield Sign.DEADLINE
    if main.ground in _URL_GROUNDS:
        if Cue.OFFER in words:
            yield Sign.URL_OFFER
        if Cue.MATERIAL in words:
            yield Sign.MATERIAL
    else:
        yield from (Sign(cue.value) for cue in {Cue.MATERIAL, *_OFFERING} & words)
    if is_form(link.url):
        yield Sign.FORM
    if around.beside & _URGENT or Cue.FUTURE in around.headings:
        yield Sign.LEAD_CLAIM
    if (around.heading | stage.claims) & _URGENT:
        yield Sign.PLACE_CLAIM


def _doubts(link: Link, main: Said, words: frozenset[Cue], stage: Stage, changed: date | None) -> Iterator[Sign]:
    """What is to be weighed besides, mostly against."""
    if stage.as_of - main.expression.end > LONG_AGO:
        yield Sign.OLD
    own = _is_own(link)
    if own or is_document(link.url):
        yield Sign.OWN
    if main.ground in _URL_GROUNDS:
        if not own and main.ground is not Sign.URL_PERIOD:
            yield Sign.FOREIGN
        if any(_shows(text, main.expression) for text in (link.text, link.heading) if "://" not in text):
            yield Sign.LABELLED
    if Cue.PAST in words and not words & {*_OFFERING, Cue.FUTURE}:
        yield Sign.PAST
    if changed is not None:
        yield Sign.TOUCHED if changed > main.expiry.last else Sign.UNTOUCHED
    if Cue.RULES in words:
        yield Sign.RULES
    if Cue.RECORD in words:
        yield Sign.RECORD
    if stage.edition:
        yield Sign.EDITION_PAGE


def _shows(text: str, expression: Expression) -> bool:
    return str(expression.end.year) in text or str(expression.start.year) in text
