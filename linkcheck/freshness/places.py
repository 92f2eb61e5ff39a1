"""Which time expressions are a link's, and where each stands: beside it, above it, in its address, in its target."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from linkcheck import urls
from linkcheck.contents import DocumentFacts
from linkcheck.dates import Expression, Role, find, find_in_host, find_in_url, http_date
from linkcheck.freshness.cues import Cue
from linkcheck.freshness.frame import is_document, target_frame
from linkcheck.freshness.shares import Share
from linkcheck.freshness.signs import Sign
from linkcheck.freshness.stage import PERIODS, Stage
from linkcheck.model import Link, Surroundings, Testimony

DECLARED_GRACE = timedelta(days=14)
"""After the last day that something declares for itself."""

STATUS = 80
"""Characters of a line below a heading that says how things stand in its section, and is no running text yet."""
DATELINE = 40
"""Characters of a sentence that is hardly more than a day: "13 November 2020, 2 pm."."""
AT_ONCE = 3
"""Characters before a date that begins a sentence."""
FIRST_PAGE = 1_500
"""Characters of a document that say what it is."""
Named = tuple[Sign, Sequence[Expression]]
"""What stands in one place."""


def named(link: Link, share: Share, stage: Stage) -> list[Named]:
    """The time expressions round a link, by where they stand; what its page's own address names says nothing of it."""
    language, around = stage.language, link.around
    places: tuple[Named, ...] = (
        (Sign.SENTENCE, share.beside),
        (Sign.ANCHOR, share.inside),
        (Sign.CYCLE, share.others),
        (Sign.ROW, find(around.row, language) if around.row else ()),
        (Sign.LEAD, find(around.lead, language) if around.lead else ()),
        (Sign.BEFORE, _pointed_at(link, share, language)),
        (Sign.HEADING, _above(around, language)),
        (Sign.URL_HOST, find_in_host(link.url)),
        *((_in_url(link.url, one), (one,)) for one in find_in_url(link.url) if one.words not in stage.url),
        *_of_target(link, stage),
    )
    return [place for place in places if place[1]]


def _above(around: Surroundings, language: str) -> Sequence[Expression]:
    """What the heading names, and the line below it, unless that begins with the day on which it was written."""
    line = next(iter(lines_of(around.opening)), "")
    below = find(line, language) if len(line) <= STATUS else ()
    written = below and below[0].span[0] <= AT_ONCE and below[0].start == below[0].end and below[0].role is Role.EVENT
    return *find(around.heading, language), *(() if written else below)


def lines_of(opening: str) -> list[str]:
    """The lines and sentences of what is said below a heading."""
    return _ENDS.split(opening) if opening else []


_ENDS = re.compile(r"\n|(?<=[a-z)][.!?])\s(?=\W?[^\Wa-z])")
"""Where a line or a sentence ends, well enough to tell a short one: not behind the number of a day."""


def _pointed_at(link: Link, share: Share, language: str) -> Sequence[Expression]:
    """What the sentence before names, where the link's own points back to it, or it is a line that dates the next."""
    found = find(link.before, language) if link.before else ()
    dates = len(link.before) <= DATELINE and bool(found) and found[0].span[0] <= AT_ONCE and not share.beside
    return found if found and (dates or points_back(share)) else ()


def points_back(share: Share) -> bool:
    """Whether a sentence goes on with what the one before was about: "the slides", "more information", "apply here"."""
    return bool(share.cues & {Cue.THAT, Cue.MORE, Cue.CALL}) and not share.beside and not share.inside


def _in_url(url: str, expression: Expression) -> Sign:
    if expression.role in PERIODS:
        return Sign.URL_PERIOD
    in_name = expression.span[0] > urls.without_query(url).rfind("/")
    return Sign.URL_FILE if in_name and is_document(url) else Sign.URL_PLACE


def _of_target(link: Link, stage: Stage) -> Iterator[Named]:
    """What the target says of itself, where it was read: its title, that it is kept no more, or until when it holds."""
    seen = link.target.scanned if link.target is not None else None
    if seen is None or not seen.succeeded:
        return
    facts = seen.page
    if seen.document is not None and not target_frame(link.url).is_history:
        yield Sign.TARGET, _of_document(seen.document, stage.language)
    if facts is not None:
        language = facts.time.language or facts.language or stage.language
        if not target_frame(link.url).is_history and not facts.time.post:
            yield Sign.TARGET, (*find(facts.title, language), *find(facts.heading, language))
        if not facts.time.kept:
            yield Sign.NOT_KEPT, (_day(stage.as_of),)
            return
    days = [day for day in (facts.time.until if facts is not None else None, _sunset(seen)) if day is not None]
    if days and stage.as_of - max(days) > DECLARED_GRACE:
        yield Sign.DECLARED, (_day(max(days)),)


def _of_document(facts: DocumentFacts, language: str) -> Sequence[Expression]:
    """What a document names where it begins, which outranks its title in the metadata: that is often of its model."""
    language = facts.spoken or language
    return find(facts.opening[:FIRST_PAGE].replace("\n", " "), language) or find(facts.title, language)


def _day(day: date) -> Expression:
    """A day that something declares in a form made for machines."""
    return Expression((0, 0), day.isoformat(), day, day, Role.DEADLINE)


def _sunset(seen: Testimony) -> date | None:
    """When the resource is to become unresponsive (RFC 8594)."""
    moment = http_date(seen.headers.get("sunset", ""))
    return moment.date() if moment is not None else None
