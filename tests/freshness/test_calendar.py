"""When something is late: graces by role, and the academic calendar."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.dates import Expression, Role, find
from linkcheck.freshness.calendar import Rule, calendar_for
from linkcheck.policy import Policy
from tests.freshness.harness import a_page, findings

EUROPE = calendar_for("", "it", "it")


@pytest.mark.parametrize(
    ("language", "text", "last", "rule"),
    [
        ("en", "by 15 March 2022", date(2022, 3, 29), Rule.DEADLINE),
        ("en", "on 15 March 2022", date(2022, 4, 14), Rule.EVENT),
        ("en", "June 2021", date(2021, 7, 30), Rule.EVENT),
        ("de", "SS 2026", date(2026, 10, 30), Rule.TERM),
        ("de", "WS 2025/26", date(2026, 4, 30), Rule.TERM),
        ("it", "a.a. 2025/2026", date(2026, 9, 30), Rule.YEAR),
        ("en", "academic year (2022)", date(2023, 9, 30), Rule.YEAR),
        ("en", "call 2021", date(2022, 9, 30), Rule.EDITION),
    ],
)
def test_the_last_day_on_which_nobody_is_misled(language: str, text: str, last: date, rule: Rule) -> None:
    (expression,) = find(text, language)

    assert EUROPE.expiry(expression) == EUROPE.expiry(expression, exams=False, material=False)
    assert (EUROPE.expiry(expression).last, EUROPE.expiry(expression).rule) == (last, rule)


def test_examinations_and_fees_of_a_year_go_on_until_the_end_of_january() -> None:
    (year,) = find("a.a. 2025/2026", "it")

    assert EUROPE.expiry(year, exams=True).last == date(2027, 1, 31)
    exams = a_page('<p><a href="/f">Timetable</a> of the examinations 2025/26</p>')
    lectures = a_page('<p><a href="/f">Timetable</a> of the lectures 2025/26</p>')
    assert not findings(exams, date(2026, 11, 22))
    assert findings(exams, date(2027, 2, 1))
    assert findings(lectures, date(2026, 10, 1))
    assert not findings(lectures, date(2026, 9, 30))


def test_material_for_use_may_be_a_year_old() -> None:
    (event,) = find("on 29 February 2024", "en")

    assert EUROPE.expiry(event, material=True).last == date(2025, 3, 1)
    assert EUROPE.expiry(event).last == date(2024, 3, 30)


@pytest.mark.parametrize(
    ("start", "domain", "language", "month"),
    [
        ("", "it", "it", 9),
        ("", "com", "en", 9),
        ("", "com", "de-AT", 10),
        ("", "de", "en", 10),
        ("", "br", "pt", 1),
        ("", "com", "pt-BR", 1),
        ("", "ar", "es", 3),
        ("", "jp", "en", 4),
        ("03-01", "it", "it", 3),
    ],
)
def test_when_the_academic_year_begins(start: str, domain: str, language: str, month: int) -> None:
    assert calendar_for(start, domain, language).month == month


def test_a_source_says_when_the_academic_year_begins() -> None:
    page = a_page('<p><a href="/f">Timetable</a> of the academic year 2025/26</p>')

    assert not findings(page, date(2026, 5, 1))
    assert findings(page, date(2026, 5, 1), Policy(academic_year_start="03-01"))


@given(
    st.sampled_from(list(Role)),
    st.dates(date(1990, 1, 1), date(2100, 12, 31)),
    st.integers(0, 800),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["", "01-01", "03-01", "09-01", "12-31"]),
)
def test_grace_never_ends_before_the_thing_itself(
    role: Role, start: date, length: int, exams: bool, material: bool, year: str
) -> None:
    """But for an academic year where another calendar than that of its years is in force."""
    end = date.fromordinal(start.toordinal() + length)
    expiry = calendar_for(year, "", "").expiry(
        Expression((0, 1), "x", start, end, role), exams=exams, material=material
    )

    if role not in (Role.ACADEMIC_YEAR, Role.TERM):
        assert expiry.last >= end
