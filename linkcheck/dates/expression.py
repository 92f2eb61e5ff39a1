"""What a reader of dates hands on: words, the days they mean, and what those days are for."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct


class Role(StrEnum):
    """What a time expression is for. Only the first five can make what they stand beside go stale."""

    DEADLINE = "deadline"
    EVENT = "event"
    TERM = "term"
    ACADEMIC_YEAR = "academic-year"
    EDITION = "edition"
    PERIOD = "period"
    """Several years, such as somebody's studies or a project's: what was planned for them need not be over."""
    COHORT = "cohort"
    """The year in which somebody enrolled: their rules stay in force for years after it."""
    PUBLICATION = "publication"
    """When something was written, uploaded or changed."""
    CITATION = "citation"
    LAW = "law"
    STANDARD = "standard"
    FOUNDING = "founding"
    """A beginning without an end ("since 2009"), or history."""
    COPYRIGHT = "copyright"

    @property
    def expires(self) -> bool:
        return self in _EXPIRING


_EXPIRING = frozenset({Role.DEADLINE, Role.EVENT, Role.TERM, Role.ACADEMIC_YEAR, Role.EDITION})


class Expression(Struct, frozen=True):
    """`words` is `text[span[0]:span[1]]`; `start` and `end` are the first and the last day meant, both included."""

    span: tuple[int, int]
    words: str
    start: date
    end: date
    role: Role
    coming: bool = False
    """Whether it is called the next one, which an academic year or a term is until it begins."""

    @property
    def iso(self) -> str:
        """A day or, where it is longer, an interval (ISO 8601-1, 5.5)."""
        if self.start == self.end:
            return self.start.isoformat()
        return f"{self.start.isoformat()}/{self.end.isoformat()}"
