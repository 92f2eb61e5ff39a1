"""How many requests a host gets, and how soon one after another; and all hosts at one IP address."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.fetch.pace import (
    DOUBTFUL,
    FIRST_PAUSE,
    IN_VAIN,
    LONGEST_DELAY,
    LONGEST_PAUSE,
    NEW,
    PATIENCE,
    PROVEN,
    SILENCES,
    UNLIMITED,
    Address,
    Lane,
    Starts,
    manners,
)
from linkcheck.fetch.tempo import QUICK_MS, Manners
from linkcheck.model import Answer, Cause, NoAnswer, Response, Url

URL = Url("http://a.test/")
GOOD = Response(200, URL, {}, b"")
SLOW = Response(200, URL, {}, b"", elapsed_ms=QUICK_MS)
BUSY = Response(503, URL, {}, b"")
RATE_LIMITED = Response(429, URL, {}, b"")
TIMED_OUT = NoAnswer(Cause.TIMEOUT, "", URL)
REFUSED = NoAnswer(Cause.REFUSED, "", URL)


def lane(most: float = 4, interval: float = 0.0, first: float = 4, errands: str = "") -> Lane[str]:
    made = Lane[str]("http://a.test", Manners(first, most, interval))
    for errand in errands:
        made.wait(errand)
    return made


def leave(host: Lane[str], now: float = 0.0) -> str | None:
    return host.leave(now, lambda errand: True)


def exchange(host: Lane[str], answer: Answer, now: float) -> None:
    """One request that leaves now and is back at once."""
    host.wait("x")
    leave(host, now)
    host.returned(answer, now, now)


@pytest.mark.parametrize(
    ("politeness", "own", "per_host", "expected"),
    [
        ("normal", True, None, Manners(4, 16, 0.0, slowest=1.0)),
        ("normal", False, None, Manners(2, 6, 0.1)),
        ("gentle", True, None, Manners(2, 2, 1.0)),
        ("gentle", False, None, Manners(1, 1, 1.0)),
        ("normal", False, 1, Manners(1, 1, 0.1)),
        ("normal", False, 9, Manners(2, 9, 0.1)),
        ("none", False, 3, Manners(3, 3, 0.0, learns=False)),
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

    host.returned(GOOD, 0.0, 1.0)

    assert host.is_open
    assert leave(host) == "c"
    assert host.is_empty


def test_what_confirms_goes_before_what_scans() -> None:
    host = lane(errands="ab")
    host.wait("c", confirms=True)

    assert [leave(host), leave(host)] == ["c", "a"]


def test_an_errand_that_may_not_start_does_not_hold_up_the_other_kind() -> None:
    host = lane(errands="a")
    host.wait("c", confirms=True)

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
def test_a_host_that_has_too_much_gets_half_once_for_all_that_was_sent_before(answer: Answer) -> None:
    host = lane(first=8, most=8, errands="x" * 8)
    for _ in range(8):
        leave(host, 1.0)
    for _ in range(8):
        host.returned(answer, sent=1.0, now=2.0)

    assert host.tempo.width == 4


def test_a_host_that_refused_is_left_alone_and_then_tried_by_one() -> None:
    host = lane(errands="abcdef")
    leave(host, 1.0)
    host.returned(RATE_LIMITED, sent=1.0, now=2.0)

    assert host.not_before == 2.0 + FIRST_PAUSE
    assert leave(host, 3.0) == "b"
    assert not host.is_open

    host.returned(GOOD, sent=3.0, now=3.1)
    leave(host, 4.0)

    assert host.is_open


@pytest.mark.parametrize("refusal", [BUSY, RATE_LIMITED], ids=["503", "429"])
def test_a_refusal_for_reasons_of_one_address_does_not_slow_the_host_for_long(refusal: Answer) -> None:
    """503 is also what a page says whose database is down: it is asked again first, and then another page."""
    host = lane(errands="abcd", interval=0.1)
    leave(host, 1.0)

    assert host.returned(refusal, sent=1.0, now=2.0)
    assert host.tempo.interval == 0.2

    host.wait("a", first=True)

    assert leave(host, 3.0) == "a"
    assert not host.returned(refusal, sent=3.0, now=3.1)
    assert leave(host, 5.0) == "b"

    host.returned(GOOD, sent=5.0, now=5.1)

    assert host.tempo.interval == 0.1


def test_a_host_that_is_out_of_order_is_left_alone_longer_each_time_and_then_asked_as_before() -> None:
    host = lane(interval=0.1)
    now = 0.0
    for _ in range(4):
        exchange(host, BUSY, now)
        now = host.not_before
    exchange(host, GOOD, now)

    assert FIRST_PAUSE <= host.parked <= 4 * FIRST_PAUSE
    assert host.tempo.interval == 0.1


def test_good_answers_to_what_was_sent_before_a_refusal_do_not_end_it() -> None:
    host = lane(errands="abcd")
    leave(host, 1.0)
    leave(host, 1.0)
    host.returned(RATE_LIMITED, sent=1.0, now=2.0)
    host.returned(GOOD, sent=1.0, now=2.1)
    leave(host, 3.0)

    assert not host.is_open


def test_each_pause_is_as_long_as_all_before_it_while_nothing_else_comes() -> None:
    host = lane()
    pauses = []
    now = 0.0
    for _ in range(5):
        exchange(host, RATE_LIMITED, now)
        pauses.append(host.not_before - now)
        now = host.not_before

    assert pauses == pytest.approx([FIRST_PAUSE * times for times in (1, 1, 2, 4, 8)], rel=0.1)

    exchange(host, GOOD, now)
    exchange(host, RATE_LIMITED, now + 1)

    assert host.not_before == now + 1 + FIRST_PAUSE


def test_a_host_that_only_refuses_is_not_waited_for_for_ever() -> None:
    host = lane()
    now = 0.0
    for _ in range(50):
        exchange(host, RATE_LIMITED, now)
        now = max(now + 0.1, host.not_before)

    assert PATIENCE <= host.parked <= PATIENCE + LONGEST_PAUSE
    assert host.is_hopeless

    exchange(host, GOOD, now)

    assert not host.is_hopeless


def test_a_host_that_names_a_long_time_is_believed_once() -> None:
    host = lane()
    exchange(host, RATE_LIMITED, 0.0)
    host.park(0.0, 60.0)

    assert host.not_before == 60.0
    assert not host.is_hopeless

    exchange(host, RATE_LIMITED, 60.0)
    host.park(60.0, 60.0)

    assert host.not_before < 70.0
    assert host.is_hopeless


def test_a_host_that_does_not_answer_again_and_again_is_asked_nothing_twice() -> None:
    host = lane()
    for number in range(SILENCES):
        assert not host.is_hopeless
        exchange(host, TIMED_OUT, float(number))

    assert host.is_hopeless


@given(answers=st.lists(st.sampled_from([GOOD, SLOW, BUSY, RATE_LIMITED, TIMED_OUT, REFUSED])))
def test_the_width_stays_between_one_and_the_most(answers: list[Answer]) -> None:
    host = lane(first=2, most=6)
    for now, answer in enumerate(answers):
        exchange(host, answer, float(now))

        assert 1 <= host.tempo.width <= 6


def test_parking_only_ever_lengthens_the_wait() -> None:
    host = lane()
    host.park(0.0, 10.0)
    host.park(0.0, 5.0)

    assert host.not_before == 10.0
    assert host.parked == 10.0


@pytest.mark.parametrize(
    ("answer", "standing"), [(GOOD, PROVEN), (REFUSED, PROVEN), (BUSY, PROVEN), (SLOW, DOUBTFUL), (TIMED_OUT, DOUBTFUL)]
)
def test_a_host_has_the_standing_of_its_last_answer(answer: Answer, standing: int) -> None:
    host = lane()
    assert host.standing == NEW
    exchange(host, answer, 0.0)

    assert host.standing == standing


@pytest.mark.parametrize(("said", "kept"), [(0.05, 0.1), (3.0, 3.0), (3600.0, LONGEST_DELAY)])
def test_a_crawl_delay_is_kept_to_by_one_at_a_time(said: float, kept: float) -> None:
    host = lane(interval=0.1, errands="abc")
    leave(host, 5.0)
    host.returned(GOOD, 5.0, 5.0)
    host.slow_down(said)

    assert host.not_before >= 5.0 + kept

    leave(host, 20.0)

    assert not host.is_open
    assert host.not_before == 20.0 + kept


def test_a_crawl_delay_is_passed_over_where_politeness_is_none() -> None:
    host = Lane[str]("http://a.test", UNLIMITED)
    host.slow_down(5.0)

    assert host.manners == UNLIMITED
    assert host.record().crawl_delay is None


def test_the_record_says_how_a_host_was_asked() -> None:
    host = lane()
    host.arrive(Address("192.0.2.1"))
    exchange(host, GOOD, 1.0)
    exchange(host, RATE_LIMITED, 1.5)
    exchange(host, RATE_LIMITED, 3.0)
    record = host.record()

    assert (record.host, record.address) == ("http://a.test", "192.0.2.1")
    assert (record.requests, record.peak, record.too_many) == (3, 2, 2)
    assert record.parked == FIRST_PAUSE  # the second time, the interval it had learnt was as long


@given(times=st.lists(st.floats(0, 20), min_size=1, max_size=150).map(sorted))
def test_the_peak_is_the_most_in_any_second(times: list[float]) -> None:
    starts = Starts()
    for now in times:
        starts.add(now)

    assert starts.peak == max(sum(end - 1.0 < time <= end for time in times) for end in times)


def test_the_spacing_is_that_of_the_last_second() -> None:
    starts = Starts()
    assert starts.spacing == 0

    for now in (0.0, 5.0, 5.25, 5.5):
        starts.add(now)

    assert starts.spacing == 0.25


def test_hosts_at_one_address_share_what_it_may_have() -> None:
    address = Address[str]("192.0.2.1")
    hosts = [lane(first=2, most=6, interval=0.1, errands="abcdef") for _ in range(4)]
    leave(hosts[0])
    for host in hosts:
        host.arrive(address)

    assert address.under_way == 1

    for number in range(11):
        assert address.has_room
        leave(hosts[number % 4], 10.0)

    assert not address.has_room
    assert address.not_before == pytest.approx(10.0 + 11 * 0.05)

    hosts[3].returned(GOOD, 10.0, 11.0)

    assert address.has_room


def test_the_owners_machine_bears_more() -> None:
    address = Address[str]("192.0.2.1")
    address.admit(manners("normal", own=False, per_host=None))

    assert (address.most, address.spacing) == (12, 0.05)

    address.admit(manners("normal", own=True, per_host=None))

    assert (address.most, address.spacing) == (32, 0.0)


@pytest.mark.parametrize(("ip", "politeness"), [("127.0.0.1", "gentle"), ("::1", "normal"), ("192.0.2.1", "none")])
def test_this_machine_and_those_that_need_no_manners_have_no_bound_of_their_own(ip: str, politeness: str) -> None:
    address = Address[str](ip)
    address.admit(manners(politeness, own=False, per_host=None))

    assert (address.most, address.spacing) == (UNLIMITED.most, 0.0)


def test_a_time_out_of_an_address_whose_host_answers_others_says_nothing_of_the_host() -> None:
    host = lane(first=8, most=8, errands="x" * 8)
    for _ in range(8):
        leave(host, 1.0)
    host.returned(GOOD, sent=1.0, now=2.0)
    width = host.tempo.width
    for _ in range(7):
        host.returned(TIMED_OUT, sent=1.0, now=31.0)

    assert host.tempo.width == width
    assert not host.is_hopeless


def test_a_silent_host_is_asked_for_addresses_far_apart() -> None:
    host = lane(errands="")
    for number in range(SILENCES):
        exchange(host, TIMED_OUT, float(number))
    for name in "abcdefghij":
        host.wait(name)
    order = []
    while not host.is_empty:
        order.append(leave(host, 100.0))
        host.returned(TIMED_OUT, sent=100.0, now=101.0)

    assert sorted(order) == list("abcdefghij")
    assert order[:3] != list("abc")


def test_a_host_that_stays_silent_is_given_up() -> None:
    host = lane()
    for number in range(2 * SILENCES):
        assert not host.is_silent(30.0 * number, patience=60.0)
        exchange(host, TIMED_OUT, 30.0 * number)
    host.wait("a")
    host.wait("b", confirms=True)

    assert host.is_silent(30.0 * 2 * SILENCES, patience=60.0)
    assert host.dismiss() == ["a"]
    assert not host.is_empty


def test_pauses_without_use_end() -> None:
    """One address refuses, whenever it is asked; the host answers all others."""
    host = lane()
    now = 0.0
    for _ in range(100):
        exchange(host, RATE_LIMITED, now)
        host.park(now, 20.0)
        now = max(now, host.not_before) + 1
        exchange(host, GOOD, now)
        now += 20

    assert IN_VAIN <= host.parked <= IN_VAIN + 20 + LONGEST_PAUSE
