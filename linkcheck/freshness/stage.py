"""The page on which links stand, and what of the words there is over.

An expression is over, or still holds, or says nothing about today.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from msgspec import Struct

from linkcheck.dates import Expression, Role, find
from linkcheck.freshness.calendar import Calendar, Expiry
from linkcheck.freshness.cues import Cue, cues
from linkcheck.freshness.frame import Frame
from linkcheck.freshness.signs import Sign
from linkcheck.model import PageFacts, Url

PERIODS = frozenset({Role.ACADEMIC_YEAR, Role.TERM})
"""What ends for all that is called by it."""
_DAYS = frozenset({Role.DEADLINE, Role.EVENT})


class Said(Struct, frozen=True):
    """Expired words: where they stand, what they mean, and until when that misled nobody."""

    ground: Sign
    expression: Expression
    expiry: Expiry

    @property
    def is_period(self) -> bool:
        """Whether the words are of an academic year or a term."""
        return self.expression.role in PERIODS


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
    editions, valid = split(calendar, as_of, Sign.PAGE, find(title, language))
    edition = () if valid else tuple(said.expression for said in editions)
    return Stage(url, title, language, frame, calendar, as_of, edition, moments, cues(title, language))


def split(
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
        if one.coming and expiry.last >= as_of:
            expiry = calendar.begun(one)
        if expiry.last < as_of:
            over.append(Said(ground, one, expiry))
        else:
            valid.append(one)
    return over, valid


@lru_cache(maxsize=100)
def last_moment(moments: str, language: str, calendar: Calendar, as_of: date) -> Said | None:
    """The last day that a page names; None where one is still to come, or something was written there since."""
    expressions = find(moments, language)
    said, valid = split(calendar, as_of, Sign.PAGE, expressions)
    exact = [one for one in said if one.expression.role in _DAYS]
    if not exact:
        return None
    last = max(exact, key=lambda one: one.expiry.last)
    since = (one for one in expressions if one.role is Role.PUBLICATION and one.end > last.expiry.last)
    return None if any(since) or contradict(valid, last) else last


def contradict(valid: Iterable[Expression], main: Said) -> bool:
    """Whether something that still holds says otherwise than what is over."""
    return any(not _contains(one, main.expression) for one in valid)


def _contains(coarse: Expression, fine: Expression) -> bool:
    """Whether one says the same days as the other, less exactly: "2026" says nothing newer than "26 September 2026"."""
    return coarse.start <= fine.start and fine.end <= coarse.end and coarse != fine
