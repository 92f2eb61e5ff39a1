"""How many requests a host gets, and how soon one after another."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.fetch.pace import QUICK_MS, Lane, Manners, manners
from linkcheck.model import Answer, Cause, NoAnswer, Response, Url

URL = Url("http://a.test/")
GOOD = Response(200, URL, {}, b"")
SLOW = Response(200, URL, {}, b"", elapsed_ms=QUICK_MS)
BUSY = Response(503, URL, {}, b"")
RATE_LIMITED = Response(429, URL, {}, b"")
TIMED_OUT = NoAnswer(Cause.TIMEOUT, "", URL)


def lane(most: float = 4, interval: float = 0.0, first: float = 4, errands: str = "") -> Lane[str]:
    made = Lane[str](Manners(first, most, interval))
    made.scanning.extend(errands)
    return made


def leave(host: Lane[str], now: float = 0.0) -> str | None:
    return host.leave(now, lambda errand: True)


@pytest.mark.parametrize(
    ("politeness", "own", "per_host", "expected"),
    [
        ("normal", True, None, Manners(4, 16, 0.0)),
        ("normal", False, None, Manners(2, 6, 0.1)),
        ("gentle", True, None, Manners(2, 2, 1.0)),
        ("gentle", False, None, Manners(1, 1, 1.0)),
        ("normal", False, 1, Manners(1, 1, 0.1)),
        ("normal", False, 9, Manners(2, 9, 0.1)),
    ],
)
def test_manners_follow_from_politeness_and_owner(
    politeness: str, own: bool, per_host: int | None, expected: Manners
) -> None:
    assert manners(politeness, own, per_host) == expected


def test_an_errand_beyond_the_width_waits_until_another_is_back() -> None:
    host = lane(first=2, most=2, errands="abc")

    assert [leave(host), leave(host)] == ["a", "b"]
    assert not host.is_open

    host.returned(GOOD, 0.0)

    assert host.is_open
    assert leave(host) == "c"


def test_what_confirms_goes_before_what_scans() -> None:
    host = lane(errands="ab")
    host.confirming.append("c")

    assert [leave(host), leave(host)] == ["c", "a"]


def test_an_errand_that_may_not_start_does_not_hold_up_the_other_kind() -> None:
    host = lane(errands="a")
    host.confirming.append("c")

    assert host.leave(0.0, lambda errand: errand != "c") == "a"
    assert host.leave(0.0, lambda errand: errand != "c") is None
    assert host.under_way == 1


@given(interval=st.floats(0.01, 10), times=st.lists(st.floats(0, 100), min_size=1, max_size=20).map(sorted))
def test_departures_are_an_interval_apart(interval: float, times: list[float]) -> None:
    host = lane(interval=interval, errands="x" * len(times))
    left = []
    for now in times:
        if host.not_before <= now:
            left.append(now)
            leave(host, now)

    assert all(later - earlier >= interval for earlier, later in pairwise(left))


@pytest.mark.parametrize("answer", [BUSY, RATE_LIMITED, TIMED_OUT], ids=["503", "429", "time-out"])
def test_a_host_that_has_too_much_gets_half(answer: Answer) -> None:
    host = lane(first=8, most=8)
    host.returned(answer, 0.0)

    assert host.width == 4


def test_a_slow_host_gets_no_more() -> None:
    host = lane(first=2, most=8)
    host.returned(SLOW, 0.0)

    assert host.width == 2


def test_a_round_of_quick_answers_earns_about_one_more() -> None:
    host = lane(first=4, most=16)
    for _ in range(4):
        host.returned(GOOD, 0.0)

    assert 4.8 < host.width <= 5


@given(answers=st.lists(st.sampled_from([GOOD, SLOW, BUSY, RATE_LIMITED, TIMED_OUT])))
def test_the_width_stays_between_one_and_the_most(answers: list[Answer]) -> None:
    host = lane(first=2, most=6)
    for answer in answers:
        host.returned(answer, 0.0)

        assert 1 <= host.width <= 6


def test_parking_only_ever_lengthens_the_wait() -> None:
    host = lane()
    host.park(10.0)
    host.park(5.0)

    assert host.not_before == 10.0
