"""What may pass by itself, and how long to wait for it."""

from __future__ import annotations

import email.utils

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.fetch.retry import ABSURD, FIRST_WAIT, LONGEST_WAIT, is_transient, retry_after, wait
from linkcheck.model import TRANSIENT_CAUSES, Cause, NoAnswer, Response, Url

URL = Url("http://a.test/")
NOW = 1_795_000_000.0

chances = st.floats(0, 1, exclude_max=True)


def answered(status: int, **headers: str) -> Response:
    return Response(status, URL, {name.replace("_", "-"): value for name, value in headers.items()}, b"")


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504])
def test_a_status_of_a_bad_moment_is_transient(status: int) -> None:
    assert is_transient(answered(status))


@pytest.mark.parametrize("status", [200, 204, 301, 304, 400, 401, 403, 404, 410, 451, 501])
def test_a_status_that_says_something_is_not_transient(status: int) -> None:
    assert not is_transient(answered(status))


@pytest.mark.parametrize("cause", Cause)
def test_a_cause_is_transient_where_the_model_says_so(cause: Cause) -> None:
    assert is_transient(NoAnswer(cause, "", URL)) is (cause in TRANSIENT_CAUSES)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0),
        ("120", 120),
        (" 7 ", 7),
        (email.utils.formatdate(NOW + 30, usegmt=True), 30),
        (email.utils.formatdate(NOW - 30, usegmt=True), 0),
        ("", None),
        ("-5", None),
        ("1.5", None),
        ("²", None),
        ("soon", None),
        ("86399", 86_399),
        ("86400", None),
        ("9" * 400, None),
        ("Fri, 31 Dec 9999 23:59:59 GMT", None),
        ("Mon, 30 Feb 2026 00:00:00 GMT", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(value: str, seconds: float | None) -> None:
    assert retry_after(value, NOW) == seconds


dates = st.datetimes().map(email.utils.format_datetime)


@given(value=st.text() | dates | st.integers().map(str), now=st.floats(0, 1e10))
def test_retry_after_takes_any_text_and_is_never_negative(value: str, now: float) -> None:
    seconds = retry_after(value, now)

    assert seconds is None or seconds >= 0


@pytest.mark.parametrize("date", ["1 Jan {} 00:00:00 GMT", "1 Jan 2026 {}:00:00 GMT", "1 Jan 2026 00:00:00 +{}"])
def test_retry_after_takes_a_date_beyond_all_numbers(date: str) -> None:
    assert retry_after(date.format("9" * 30), NOW) is None


@given(seconds=st.integers(0, int(ABSURD) - 1), chance=chances)
def test_what_the_host_asks_for_is_honoured_up_to_the_longest_wait(seconds: int, chance: float) -> None:
    asked = answered(503, retry_after=str(seconds))

    assert wait(asked, 1, chance, NOW) == min(seconds, LONGEST_WAIT)


@given(tries=st.integers(1, 8), chance=chances)
def test_without_a_word_from_the_host_the_wait_doubles_and_is_never_short(tries: int, chance: float) -> None:
    first = FIRST_WAIT * 2 ** (tries - 1)

    assert first <= wait(answered(503), tries, chance, NOW) <= 2 * first


def test_a_retry_after_that_means_nothing_is_passed_over() -> None:
    assert wait(answered(503, retry_after="soon"), 1, 0.0, NOW) == FIRST_WAIT
