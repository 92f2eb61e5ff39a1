"""What speaks for a link being out of date, and what against: from words to signs.

Evidence first: all time expressions round the link, each with where it stands. Then, whether they may be held against
it at all: one date that is still valid makes a link current, however many others have passed, and where a page speaks
of the past openly, nobody is misled. What remains is weighed (see `weights`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from email.utils import parsedate_to_datetime
from functools import lru_cache

from msgspec import Struct

from linkcheck import urls
from linkcheck.dates import Expression, Role, find, find_in_host, find_in_url
from linkcheck.freshness.calendar import Calendar, Expiry, Rule
from linkcheck.freshness.cues import Cue, cues
from linkcheck.freshness.frame import Frame, is_feed, section_frame, target_frame
from linkcheck.freshness.shares import Share
from linkcheck.freshness.signs import Sign
from linkcheck.model import Link, PageFacts, Testimony, Url

LONG_AGO = timedelta(days=2 * 365)
READ_FOR_ITSELF = timedelta(days=8 * 365)
DECLARED_GRACE = timedelta(days=14)
"""After the last day that something declares for itself."""
DOCUMENTS = (
    ".pdf", ".doc", ".docx", ".odt", ".ppt", ".pptx", ".odp", ".xls", ".xlsx", ".ods", ".rtf", ".png", ".jpg", ".jpeg"
)  # fmt: skip
"""What is handed out as a file; a timetable may be a picture."""
_URGENT = frozenset({Cue.CALL, Cue.CURRENCY, Cue.FUTURE})
_OFFERING = frozenset({Cue.OFFER, Cue.THAT})
_MATERIAL = _OFFERING | {Cue.MATERIAL}
_OPEN = frozenset({Cue.CLOSED, Cue.CITED})
"""Cues by which a page says itself that something is of the past."""
_PERIODS = frozenset({Role.ACADEMIC_YEAR, Role.TERM})
_DAYS = frozenset({Role.DEADLINE, Role.EVENT, *_PERIODS})
_DECLARED = frozenset({Sign.DECLARED, Sign.NOT_KEPT})
_NEAR = frozenset({Sign.SENTENCE, Sign.ANCHOR, Sign.CYCLE, Sign.ROW, Sign.LEAD, Sign.BEFORE})
"""Where one date that still holds makes a link current; `CYCLE` stands for the rest of its sentence."""
_URL_GROUNDS = frozenset({Sign.URL_PERIOD, Sign.URL_FILE, Sign.URL_PLACE, Sign.URL_HOST})
_ORDER = {sign: number for number, sign in enumerate(Sign)}
_AT_ONCE = 3
"""Characters before a date that begins a sentence."""
_FORMS = re.compile(
    r"//(?:forms\.gle|forms\.office\.com|docs\.google\.com/forms|[\w.-]{0,60}(?:eventbrite|typeform|surveymonkey"
    r"|limesurvey|framaforms|jotform|sciencescall|qualtrics|conftool|easychair|eventi|converia|lu\.?ma)\.|lu\.ma/|[\w.-]{0,60}zoom\.us/"
    r"(?:meeting/register|webinar/register|j/)|[^?#]{0,200}/(?:register|registration|registrations|registrazione"
    r"|iscrizion[ei]|inscriptions?|anmeldung|inscripcion(?:es)?|inscric(?:ao|oes)|signup|sign-up|apply)(?:[/?#.]|$))",
    re.IGNORECASE,
)
"""Where forms to fill in are kept."""


class Said(Struct, frozen=True):
    """Expired words: where they stand, what they mean, and until when that misled nobody."""

    ground: Sign
    expression: Expression
    expiry: Expiry


class Opinion(Struct, frozen=True):
    """What there is to say against one link; `said` is not empty, and begins with what says most."""

    said: tuple[Said, ...]
    signs: tuple[Sign, ...]

    @property
    def main(self) -> Said:
        return self.said[0]


class Stage(Struct, frozen=True):
    """The page on which links stand, as far as it has a say in their judgement."""

    url: Url
    title: str
    language: str
    frame: Frame
    calendar: Calendar
    as_of: date
    edition: tuple[Expression, ...]
    """The edition that its title names, and that is over; empty where it names a later one, or none."""
    moments: str
    """What its text says round the latest years that it names."""
    claims: frozenset[Cue]
    """What its title says."""


def stage_of(url: Url, facts: PageFacts | None, language: str, calendar: Calendar, as_of: date, frame: Frame) -> Stage:
    title, moments = (facts.title, facts.time.moments) if facts is not None else ("", "")
    editions, valid = _split(calendar, as_of, Sign.PAGE, find(title, language))
    edition = () if valid else tuple(said.expression for said in editions)
    return Stage(url, title, language, frame, calendar, as_of, edition, moments, cues(title, language))


def _split(
    calendar: Calendar,
    as_of: date,
    ground: Sign,
    expressions: Iterable[Expression],
    exams: bool = False,
    material: bool = False,
) -> tuple[list[Said], list[Expression]]:
    """What is over of some expressions, and what still holds; the rest says nothing about today."""
    over: list[Said] = []
    valid: list[Expression] = []
    for one in expressions:
        if not one.role.expires:
            continue
        expiry = calendar.expiry(one, exams=exams, material=material)
        if expiry.last < as_of:
            over.append(Said(ground, one, expiry))
        else:
            valid.append(one)
    return over, valid


@lru_cache(maxsize=100)
def _last_moment(moments: str, language: str, calendar: Calendar, as_of: date) -> Said | None:
    """The last day that a page names; None where one is still to come, or something was written there since."""
    expressions = find(moments, language)
    said, valid = _split(calendar, as_of, Sign.PAGE, expressions)
    exact = [one for one in said if one.expression.role in _DAYS]
    if not exact:
        return None
    last = max(exact, key=lambda one: one.expiry.last)
    since = (one for one in expressions if one.role is Role.PUBLICATION and one.end > last.expiry.last)
    return None if any(since) or _contradict(valid, last) else last


class _Around(Struct, frozen=True):
    """The cues of what stands round a link."""

    own: frozenset[Cue]
    """Of its own text and of its share of the sentence."""
    before: frozenset[Cue]
    """Of the sentence before, where its own points back to that."""
    above: frozenset[Cue]
    """Of the line that leads to it, of its row and its heading."""
    beside: frozenset[Cue]
    """Of the line and the row alone."""

    def said_with(self, ground: Sign) -> frozenset[Cue]:
        """The cues that belong to words which stand there, besides the link's own."""
        if ground is Sign.BEFORE:
            return self.own | self.before
        if ground in (Sign.LEAD, Sign.ROW):
            return self.own | self.beside
        if ground is Sign.HEADING:
            return self.own | self.above & _URGENT
        return self.own | self.beside & _OFFERING if ground in _URL_GROUNDS else self.own


def opinion(
    link: Link, share: Share, stage: Stage, *, shared: bool = False, newer: bool = False, in_run: bool = False
) -> Opinion | None:
    """What there is to say against a link; None where it is current, undated, or honestly of the past.

    `shared` says that the link stands on most pages of its site, `newer` that there is a newer edition of its target,
    `in_run` that others of the same series stand beside it.
    """
    if link.around.archival or urls.without_fragment(Url(link.url)) == stage.url:
        return None  # it is declared to be of the past, or leads nowhere else
    named = _named(link, share, stage)
    last = _last_moment_for(link, share, stage) if not shared else None
    if not named and last is None:
        return None
    words = _cues_around(link, share, stage)
    if (words.own | words.above | words.before) & _OPEN or Cue.CITED in cues(link.before, stage.language):
        return None
    if any(frame.is_history for frame in _frames(link, stage)):
        return None
    said, near, far = _weighable(named, words, stage)
    if not said and last is not None:
        said = [last]
    if not said:
        return None
    said.sort(key=lambda one: (_ORDER[one.ground], -one.expression.end.toordinal()))
    main = said[0]
    if main.ground not in _DECLARED and _contradict((*near, *far), main):
        return None
    tense = words.said_with(main.ground)
    if _is_honest(link, main, tense, words.above, stage):
        return None
    signs = {*_grounds(said, main), *_claims(link, main, tense, words, stage), *_doubts(link, main, tense, stage)}
    signs |= {Sign.CYCLE} if near else set()
    signs |= {Sign.NEWER} if newer else set()
    signs |= {Sign.RUN} if in_run else set()
    if not _is_claimed(signs) and not _speaks_for_itself(link, main, signs, stage):
        signs.add(Sign.UNCLAIMED)
    return Opinion(tuple(said), tuple(sorted(signs, key=_ORDER.__getitem__)))


def _speaks_for_itself(link: Link, main: Said, signs: Collection[Sign], stage: Stage) -> bool:
    """Whether an academic year in an address misleads although nothing is claimed: it is long over.

    But not what was taught in it, nor what others taught so long ago that it is read for itself.
    """
    if main.ground is not Sign.URL_PERIOD or Sign.OLD not in signs or Sign.MATERIAL in signs:
        return False
    return _is_own(link) or stage.as_of - main.expression.end < READ_FOR_ITSELF


def _is_own(link: Link) -> bool:
    return link.target is not None and link.target.own


def _is_claimed(signs: Collection[Sign]) -> bool:
    """Whether the page pretends anything; a bare year in somebody else's address needs more than an offer for that."""
    claiming = _URGING if Sign.FOREIGN in signs else _CLAIMING
    if not claiming.isdisjoint(signs):
        return True
    return {Sign.BEFORE, Sign.THAT} <= set(signs)


_URGING = frozenset({Sign.DEADLINE, Sign.CALL, Sign.FUTURE, Sign.CURRENCY, Sign.FORM, Sign.LEAD_CLAIM, *_DECLARED})
_CLAIMING = _URGING | {Sign.SCHEDULE, Sign.OFFER, Sign.URL_OFFER}


def _headings(link: Link, stage: Stage) -> frozenset[Cue]:
    """What the headings that a link stands under say, such as "upcoming"."""
    return cues(link.heading, stage.language) | cues(link.around.above, stage.language)


def _frames(link: Link, stage: Stage) -> Iterator[Frame]:
    """What the places are that a link stands in, the widest first."""
    yield stage.frame
    yield section_frame(link.around.above)
    yield section_frame(link.heading)
    yield section_frame(link.around.lead)


def _cues_around(link: Link, share: Share, stage: Stage) -> _Around:
    points_back = _points_back(share)
    beside = cues(link.around.lead, stage.language) | cues(link.around.row, stage.language)
    return _Around(
        own=share.cues,
        before=cues(link.before, stage.language) if points_back else frozenset(),
        above=beside | cues(link.heading, stage.language),
        beside=beside,
    )


def _points_back(share: Share) -> bool:
    """Whether a sentence goes on with what the one before was about: "the slides", "more information", "apply here"."""
    return bool(share.cues & {Cue.THAT, Cue.MORE, Cue.CALL}) and not share.beside and not share.inside


_Named = tuple[Sign, Sequence[Expression]]


def _named(link: Link, share: Share, stage: Stage) -> list[_Named]:
    """The time expressions round a link, by where they stand; what its page's own address names says nothing of it."""
    language, around = stage.language, link.around
    places: tuple[_Named, ...] = (
        (Sign.SENTENCE, share.beside),
        (Sign.ANCHOR, share.inside),
        (Sign.CYCLE, share.others),
        (Sign.ROW, find(around.row, language) if around.row else ()),
        (Sign.LEAD, find(around.lead, language) if around.lead else ()),
        (Sign.BEFORE, _pointed_at(link, share, language)),
        (Sign.HEADING, find(around.heading, language) if around.heading else ()),
        (Sign.URL_HOST, find_in_host(link.url)),
        *((_in_url(link.url, one), (one,)) for one in find_in_url(link.url) if one.words not in stage.url),
        *_of_target(link, stage),
    )
    return [place for place in places if place[1]]


def _pointed_at(link: Link, share: Share, language: str) -> Sequence[Expression]:
    """What the sentence before names, where the link's own points back to it."""
    found = find(link.before, language) if link.before else ()
    return found if found and _points_back(share) else ()


def _weighable(
    named: Iterable[_Named], words: _Around, stage: Stage
) -> tuple[list[Said], list[Expression], list[Expression]]:
    """What is over, and what still holds near the link and farther off."""
    exams = Cue.EXAM in words.own | words.above | stage.claims
    material = not words.own.isdisjoint(_MATERIAL) and _URGENT.isdisjoint(words.own | words.before)
    said: list[Said] = []
    near: list[Expression] = []
    far: list[Expression] = []
    for ground, expressions in named:
        if ground in _DECLARED:
            said += [Said(ground, one, Expiry(one.end, Rule.DECLARED, one.end)) for one in expressions]
            continue
        over, valid = _split(stage.calendar, stage.as_of, ground, expressions, exams, material)
        if ground is Sign.TARGET:
            over = [] if valid else [one for one in over if _is_period(one)]
        said += over if ground is not Sign.CYCLE else ()
        near += valid if ground in _NEAR else ()
        far += valid if ground not in _NEAR else ()
    return said, near, far


def _last_moment_for(link: Link, share: Share, stage: Stage) -> Said | None:
    """The last day that the page names, where it counts: for forms to fill in, on the Web or on paper."""
    if not stage.moments or not (is_form(link.url) or (Cue.CALL in share.cues and _is_document(link))):
        return None
    return _last_moment(stage.moments, stage.language, stage.calendar, stage.as_of)


def _in_url(url: str, expression: Expression) -> Sign:
    if expression.role in _PERIODS:
        return Sign.URL_PERIOD
    path = url.partition("?")[0].partition("#")[0]
    in_name = expression.span[0] > path.rfind("/")
    return Sign.URL_FILE if in_name and path.lower().endswith(DOCUMENTS) else Sign.URL_PLACE


def _of_target(link: Link, stage: Stage) -> Iterator[_Named]:
    """What the target says of itself, where it was read: its title, that it is kept no more, or until when it holds."""
    seen = link.target.scanned if link.target is not None else None
    if seen is None or not seen.succeeded:
        return
    facts = seen.page
    if facts is not None:
        language = facts.time.language or facts.language or stage.language
        if not target_frame(link.url).is_history:
            yield Sign.TARGET, (*find(facts.title, language), *find(facts.heading, language))
        if not facts.time.kept:
            yield Sign.NOT_KEPT, (_day(stage.as_of),)
            return
    days = [day for day in (facts.time.until if facts is not None else None, _sunset(seen)) if day is not None]
    if days and max(days) + DECLARED_GRACE < stage.as_of:
        yield Sign.DECLARED, (_day(max(days)),)


def _day(day: date) -> Expression:
    """A day that something declares in a form made for machines."""
    return Expression((0, 0), day.isoformat(), day, day, Role.DEADLINE)


def _sunset(seen: Testimony) -> date | None:
    """When the resource is to become unresponsive (RFC 8594)."""
    return http_day(seen.headers.get("sunset", ""))


def http_day(written: str) -> date | None:
    """The day of an HTTP date (RFC 9110, 5.6.7)."""
    try:
        return parsedate_to_datetime(written).date() if written else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _contradict(valid: Iterable[Expression], main: Said) -> bool:
    """Whether something that still holds says otherwise than what is over."""
    return any(not _contains(one, main.expression) for one in valid)


def _contains(coarse: Expression, fine: Expression) -> bool:
    """Whether one says the same days as the other, less exactly: "2026" says nothing newer than "26 September 2026"."""
    return coarse.start <= fine.start and fine.end <= coarse.end and coarse != fine


def _is_document(link: Link) -> bool:
    return urls.path(link.url).lower().endswith(DOCUMENTS)


@lru_cache(maxsize=2_000)
def is_form(url: str) -> bool:
    """Whether an address looks like that of a form to fill in."""
    return _FORMS.search(url) is not None


def _is_honest(link: Link, main: Said, words: frozenset[Cue], above: frozenset[Cue], stage: Stage) -> bool:
    """The page does not pretend: it says that this is over, or is itself a record of its time."""
    urgent = bool(words & _URGENT)
    if Cue.PAST in words and not urgent and not words & _OFFERING:
        return True
    if Cue.RECORD in words and not urgent and not above & _URGENT:
        return True
    if Cue.RULES in words and not urgent and not above & _URGENT and not _is_period(main):
        return True
    if _is_dated_item(link, main, stage):
        return True
    useless = Cue.SCHEDULE in words
    if main.ground is Sign.HEADING and Cue.CALL not in words and not useless:
        return True
    if main.ground is Sign.ANCHOR and not urgent and not useless and not above & {Cue.CURRENCY, Cue.FUTURE}:
        return not (_is_period(main) and words & _OFFERING)
    frame = target_frame(link.url)
    if frame is Frame.ARCHIVE or (frame is Frame.POST and main.ground in _URL_GROUNDS):
        return True
    if stage.edition and main.ground is not Sign.PAGE:
        opens = Cue.FUTURE in words or is_form(link.url)
        return not (main.expression.role is Role.DEADLINE or (Cue.CALL in words and opens))
    return False


def _is_dated_item(link: Link, main: Said, stage: Stage) -> bool:
    """Whether it stands in a notice of a day: under a heading that is a date, or in a list of news behind one."""
    if Cue.FUTURE in _headings(link, stage):
        return False
    news = is_feed(stage.url, stage.title)
    heading = _day_first(link.heading, stage.language)
    if heading is not None and (news or 2 * len(heading.words) > len(link.heading)):
        return True
    news = news or is_feed(Url(""), link.heading)
    return news and main.ground is Sign.SENTENCE and main.expression.span[0] <= _AT_ONCE


def _day_first(heading: str, language: str) -> Expression | None:
    days = (one for one in find(heading, language) if one.start == one.end)
    return next(days, None)


def _is_period(said: Said) -> bool:
    """Whether the words are of an academic year or a term, which end for all that is called by them."""
    return said.expression.role in _PERIODS


def _grounds(said: Sequence[Said], main: Said) -> Iterator[Sign]:
    yield main.ground
    others = {one.ground for one in said} - {main.ground}
    if Sign.TARGET in others or (main.ground not in _URL_GROUNDS and others & _URL_GROUNDS):
        yield Sign.AGREES


def _claims(link: Link, main: Said, words: frozenset[Cue], around: _Around, stage: Stage) -> Iterator[Sign]:
    for cue in (Cue.CALL, Cue.FUTURE, Cue.CURRENCY, Cue.SCHEDULE):
        if cue in words:
            yield Sign(cue.value)
    if main.expression.role is Role.DEADLINE:
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
    if around.beside & _URGENT or Cue.FUTURE in _headings(link, stage):
        yield Sign.LEAD_CLAIM
    if (cues(link.heading, stage.language) | stage.claims) & _URGENT:
        yield Sign.PLACE_CLAIM


def _doubts(link: Link, main: Said, words: frozenset[Cue], stage: Stage) -> Iterator[Sign]:
    """What is to be weighed besides, mostly against."""
    if stage.as_of - main.expression.end > LONG_AGO:
        yield Sign.OLD
    own = _is_own(link)
    if own or _is_document(link):
        yield Sign.OWN
    if main.ground in _URL_GROUNDS:
        if not own and main.ground is not Sign.URL_PERIOD:
            yield Sign.FOREIGN
        if any(_shows(text, main.expression) for text in (link.text, link.heading)):
            yield Sign.LABELLED
    if Cue.PAST in words and not words & {*_OFFERING, Cue.FUTURE}:
        yield Sign.PAST
    seen = link.target.scanned if link.target is not None else None
    modified = http_day(seen.headers.get("last-modified", "")) if seen is not None else None
    if modified is not None:
        yield Sign.TOUCHED if modified > main.expiry.last else Sign.UNTOUCHED
    if Cue.RULES in words:
        yield Sign.RULES
    if Cue.RECORD in words:
        yield Sign.RECORD
    if stage.edition:
        yield Sign.EDITION_PAGE


def _shows(text: str, expression: Expression) -> bool:
    return str(expression.end.year) in text or str(expression.start.year) in text
