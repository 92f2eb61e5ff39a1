"""Days, months, years and academic years as intervals of days. An impossible date is None, never an exception."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

Interval = tuple[date, date]
"""The first and the last day, both included."""


def days(first: str | None, last: str, month: int, year: str) -> Interval | None:
    """One day, or the days from `first` to `last` of one month."""
    try:
        end = date(int(year), month, int(last))
        start = date(int(year), month, int(first)) if first else end
    except ValueError:
        return None
    return (start, end) if start <= end else None


def months(year: int, first: int, last: int) -> Interval:
    """Whole months; a `last` before `first` is in the following year."""
    end_year = year + (last < first)
    return date(year, first, 1), date(end_year, last, monthrange(end_year, last)[1])


def half_year(year: int, half: str) -> Interval:
    """The first ("1") or second half of a year, which share July: terms of Latin America are called by them."""
    return months(year, *((1, 7) if half == "1" else (7, 12)))


def years(first: int, last: int) -> Interval:
    return date(first, 1, 1), date(last, 12, 31)


def academic_years(first: int, last: int) -> Interval:
    """From September to August, as most of Europe counts them: 2021/22 is `academic_years(2021, 2022)`."""
    return date(first, 9, 1), date(last, 8, 31)


def full_year(written: str) -> int:
    """A year of two digits is of this century: on the Web the others are not in use."""
    return int(written) if len(written) == 4 else 2000 + int(written)


def is_term_year(written: str) -> bool:
    """Whether digits behind the name of a term may be its year; two of them might count anything."""
    return len(written) == 4 or 10 <= int(written) < 50


def second_year(first: int, written: str) -> int:
    """The year that `written` means after `first`: 22 after 2021 is 2022, 00 after 1999 is 2000."""
    if len(written) == 4:
        return int(written)
    year = first - first % 100 + int(written)
    return year if year >= first else year + 100
