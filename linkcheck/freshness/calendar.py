"""When something is late: the academic calendar, and how long after its last day a thing may stay on a page.

A reading that favours the page is always preferred. The graces follow what universities themselves allow: Sapienza's
examinations up to 31 January belong to the year before, and calls and course guides are replaced when the year turns.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from operator import attrgetter

from msgspec import Struct

from linkcheck.dates import Expression, Role

YEAR_STARTS: Mapping[str, tuple[int, int]] = {
    "ar": (3, 1), "au": (1, 1), "bo": (3, 1), "br": (1, 1), "cl": (3, 1), "jp": (4, 1), "nz": (1, 1), "pe": (3, 1),
    "py": (3, 1), "uy": (3, 1), "za": (1, 1), "de": (10, 1), "at": (10, 1),
}  # fmt: skip
"""Month and day on which the academic year begins, by top-level domain, where it is not `YEAR_START`."""
YEAR_START = (9, 1)
BY_LANGUAGE: Mapping[str, tuple[int, int]] = {"pt-br": (1, 1), "es-ar": (3, 1), "es-cl": (3, 1), "de": (10, 1)}
"""The same by declared language, for hosts whose domain names no country."""


class Rule(StrEnum):
    """Why something is late from a certain day on."""

    DEADLINE = "a deadline may be left standing for 14 days"
    EVENT = "an event may be left standing for 30 days"
    TERM = "what is of a term may be left standing for 30 days after its end"
    YEAR = "an academic year ends when the next one begins, and 30 days later it misleads"
    EXAMS = "examinations, graduation and fees of an academic year go on until the end of January"
    EDITION = "a yearly edition is replaced when the academic year turns after its year"
    MATERIAL = "material that is offered for use may be a year old: then the next edition is due"
    COMING = "what is called the next one is that until it begins, and 30 days later it misleads"
    DECLARED = "it says itself how long it holds"


class Expiry(Struct, frozen=True):
    last: date
    """The last day on which nobody is misled."""
    rule: Rule
    end: date
    """The last day meant: that of an academic year is the day before the next one begins here."""


class Calendar(Struct, frozen=True):
    """The academic calendar of one site."""

    month: int
    day: int

    def expiry(self, expression: Expression, *, exams: bool = False, material: bool = False) -> Expiry:
        """Until when an expression's words mislead nobody.

        `exams` says that it is about examinations, graduation or fees; `material` that something is offered for use
        without asking the reader to act.
        """
        found = self._expiry(expression, exams)
        if not material or expression.role not in (Role.EVENT, Role.EDITION):
            return found
        return max(found, Expiry(_a_year_after(found.end), Rule.MATERIAL, found.end), key=attrgetter("last"))

    def begun(self, expression: Expression) -> Expiry:
        """Until when an academic year or a term may be called the next one."""
        start = expression.start if expression.role is Role.TERM else self._turn(expression.start.year)
        return Expiry(start + timedelta(days=29), Rule.COMING, start - timedelta(days=1))

    def year_of(self, day: date) -> int:
        """The year in which the academic year of a day began."""
        return day.year - (day < self._turn(day.year))

    def _expiry(self, expression: Expression, exams: bool) -> Expiry:
        end = expression.end
        match expression.role:
            case Role.DEADLINE:
                return Expiry(end + timedelta(days=14), Rule.DEADLINE, end)
            case Role.TERM if not exams:
                return Expiry(end + timedelta(days=30), Rule.TERM, end)
            case Role.ACADEMIC_YEAR | Role.TERM:
                turn = self._turn(end.year)
                end = end if expression.role is Role.TERM else turn - timedelta(days=1)
                if exams:
                    return Expiry(date(turn.year + (turn.month > 1), 1, 31), Rule.EXAMS, end)
                return Expiry(turn + timedelta(days=29), Rule.YEAR, end)
            case Role.EDITION:
                return Expiry(max(end, self._turn(end.year + 1) + timedelta(days=29)), Rule.EDITION, end)
            case _:
                return Expiry(end + timedelta(days=30), Rule.EVENT, end)

    def _turn(self, year: int) -> date:
        """The day on which the academic year begins in `year`."""
        return date(min(year, date.max.year), self.month, self.day)


def calendar_for(start: str, top_level_domain: str, language: str) -> Calendar:
    """The calendar that a source names (`09-01`: month and day), else what its country or its language has."""
    if start:
        month, _, day = start.partition("-")
        return Calendar(int(month), int(day))
    language = language.lower()
    found = YEAR_STARTS.get(top_level_domain) or BY_LANGUAGE.get(language)
    return Calendar(*(found or BY_LANGUAGE.get(language.partition("-")[0]) or YEAR_START))


def _a_year_after(day: date) -> date:
    try:
        return day.replace(year=min(day.year + 1, date.max.year))
    except ValueError:  # 29 February
        return date(day.year + 1, 3, 1)
