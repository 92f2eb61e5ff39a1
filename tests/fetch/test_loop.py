"""The loop that asks: pacing, redirects, retries and both witnesses together."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.fetch.curl import Bounds, CurlTransport
from linkcheck.fetch.guard import Zone
from linkcheck.fetch.loop import Conduct, Errand, Loop, Transport
from linkcheck.fetch.network import Network, ca_bundle_from
from linkcheck.fetch.retry import FIRST_WAIT, LONGEST_WAIT
from linkcheck.model import SCAN, WITNESS, Answer, Cause, NoAnswer, Redirect, Response, Url
from tests.server import HANG, Reply, Request, Server, page, redirect, serve

pytestmark = pytest.mark.filterwarnings(
    "ignore:unclosed .*laddr=.'0.0.0.0', 0.>:ResourceWarning"  # see the last test of test_transports
)

BOUNDS = Bounds(1_000, 1_000)
TICK = 1 / 64
"""Seconds by which the tests' clock moves with each turn; sums of it are exact."""

Answers = Callable[[Url], Answer]


class Clock:
    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


class FakeTransport:
    """Answers whatever is asked in the next turn, and remembers when it was asked."""

    def __init__(self, clock: Clock, answer: Answers) -> None:
        self._clock, self._answer = clock, answer
        self._waiting: list[tuple[Errand, Url]] = []
        self.asked: list[tuple[float, str]] = []
        self.has_room = True

    @property
    def under_way(self) -> int:
        return len(self._waiting)

    def start(self, ticket: Errand, url: Url, bounds: Bounds, cookie: str = "") -> None:
        self.asked.append((self._clock.now - 1_000, url))
        self._waiting.append((ticket, url))

    def turn(self, wait: float) -> list[tuple[Errand, Answer]]:
        waiting, self._waiting = self._waiting, []
        return [(errand, self._answer(url)) for errand, url in waiting]

    def close(self) -> None:
        pass

    @property
    def times(self) -> list[float]:
        return [at for at, _ in self.asked]


class Busy(FakeTransport):
    """Has so many places, and an answer only when its time has come."""

    def __init__(self, clock: Clock, answer: Answers, capacity: int) -> None:
        super().__init__(clock, answer)
        self._capacity = capacity
        self._ends: list[tuple[float, Errand, Answer]] = []

    @property
    def has_room(self) -> bool:
        return len(self._ends) < self._capacity

    @has_room.setter
    def has_room(self, value: bool) -> None:
        """As the capacity says."""

    @property
    def under_way(self) -> int:
        return len(self._ends)

    def start(self, ticket: Errand, url: Url, bounds: Bounds, cookie: str = "") -> None:
        answer = self._answer(url)
        self.asked.append((self._clock.now - 1_000, url))
        self._ends.append((self._clock.now + answer.elapsed_ms / 1000, ticket, answer))

    def turn(self, wait: float) -> list[tuple[Errand, Answer]]:
        over = [(errand, answer) for end, errand, answer in self._ends if end <= self._clock.now]
        self._ends = [row for row in self._ends if row[0] > self._clock.now]
        return over

    def at(self, host: str) -> list[float]:
        return [at for at, url in self.asked if host in url]


class Bench:
    """A loop over fakes, whose time passes as fast as it turns."""

    def __init__(
        self,
        scan: Answers,
        witness: Answers = lambda url: found(url),
        capacity: int = 0,
        where: Callable[[str], str | None] = lambda origin: None,
        **conduct: Any,
    ) -> None:
        self.clock = Clock()
        self.scan, self.witness = FakeTransport(self.clock, scan), FakeTransport(self.clock, witness)
        if capacity:
            self.scan = Busy(self.clock, scan, capacity)
            conduct["concurrency"] = capacity
        transports: dict[str, Transport] = {SCAN: self.scan, WITNESS: self.witness}
        self.loop = Loop(
            transports, manners(**conduct), clock=self.clock, wall=self.clock, chance=lambda: 0.0, where=where
        )

    def run(self, *errands: Errand) -> dict[str, Answer]:
        """The final answers by address, in the order they came."""
        for errand in errands:
            self.loop.send(errand)
        done: dict[str, Answer] = {}
        while self.loop.busy:
            done |= {errand.url: answer for errand, answer in self.loop.turn(0.0)}
            self.clock.now += TICK
            assert self.clock.now < 3_000, "the errands never come back"
        return done

    def ask(self, url: str, tries: int = 2) -> Answer:
        (answer,) = self.run(errand(url, tries=tries)).values()
        return answer


def manners(politeness: str = "none", own: bool = True, **differences: Any) -> Conduct:
    defaults: dict[str, Any] = {"per_host": None, "concurrency": 100, "max_redirects": 20, "target_timeout": 90.0}
    return Conduct(politeness, lambda origin: own, **defaults | differences)


def errand(url: str, by: str = SCAN, tries: int = 2) -> Errand:
    return Errand(Url(url), None, BOUNDS, by, tries)


def found(url: Url, status: int = 200, elapsed_ms: int = 0, **headers: str) -> Response:
    fields = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(status, url, fields, b"12345", elapsed_ms=elapsed_ms)


def in_turn(*answers: Response | NoAnswer) -> Answers:
    """One answer after the other, the last for ever."""
    left = list(answers)
    return lambda url: left.pop(0) if len(left) > 1 else left[0]


A = Url("http://a.test/")
GOOD = found(A)
BUSY = found(A, 503)
RESET = NoAnswer(Cause.RESET, "", A)
REFUSED = NoAnswer(Cause.REFUSED, "", A)


def test_each_witness_is_asked_through_its_own_transport() -> None:
    bench = Bench(scan=lambda url: found(url, 404), witness=lambda url: found(url, 200))
    answers = bench.run(errand("http://a.test/1"), errand("http://a.test/2", by=WITNESS))

    assert {url: _status(answer) for url, answer in answers.items()} == {"http://a.test/1": 404, "http://a.test/2": 200}
    assert [url for _, url in bench.scan.asked] == ["http://a.test/1"]
    assert [url for _, url in bench.witness.asked] == ["http://a.test/2"]


def _status(answer: Answer) -> int | Cause:
    return answer.status if isinstance(answer, Response) else answer.cause


@pytest.mark.parametrize("bad_moment", [BUSY, RESET], ids=["503", "reset"])
def test_a_bad_moment_that_passes_costs_a_second_request(bad_moment: Response | NoAnswer) -> None:
    bench = Bench(in_turn(bad_moment, GOOD))

    assert bench.ask("http://a.test/") == GOOD
    assert bench.loop.traffic.requests == 2
    assert bench.scan.times[1] - bench.scan.times[0] >= FIRST_WAIT


@pytest.mark.parametrize("tries", [1, 2, 3])
def test_a_bad_moment_that_stays_is_the_answer_after_all_tries(tries: int) -> None:
    bench = Bench(in_turn(BUSY))

    assert bench.ask("http://a.test/", tries) == BUSY
    assert len(bench.scan.asked) == tries


@pytest.mark.parametrize("answer", [GOOD, found(A, 404), REFUSED], ids=["200", "404", "refused"])
def test_what_will_not_pass_is_asked_once(answer: Response | NoAnswer) -> None:
    bench = Bench(in_turn(answer))

    assert bench.ask("http://a.test/") == answer
    assert len(bench.scan.asked) == 1


@pytest.mark.parametrize(("asked_for", "waited"), [("7", 7), ("0", 0), ("3600", LONGEST_WAIT)])
def test_retry_after_is_honoured_and_capped(asked_for: str, waited: float) -> None:
    bench = Bench(in_turn(found(A, 429, retry_after=asked_for), GOOD))
    bench.ask("http://a.test/")
    first, second = bench.scan.times

    assert waited <= second - first <= waited + 4 * TICK


def test_retry_after_holds_for_the_whole_host_and_no_other() -> None:
    bench = Bench(lambda url: found(url, 503, retry_after="5") if url.endswith("/busy") else found(url), per_host=1)
    bench.run(errand("http://a.test/busy", tries=1), errand("http://a.test/next"), errand("http://b.test/"))
    at = {url: time for time, url in bench.scan.asked}

    assert at["http://a.test/next"] >= 5
    assert at["http://b.test/"] == 0


def test_a_redirect_is_followed_from_host_to_host() -> None:
    bench = Bench(lambda url: found(url, 301, location="http://b.test/new") if "a.test" in url else found(url))
    answer = bench.ask("http://a.test/old")

    assert answer == Response(
        200, Url("http://b.test/new"), {}, b"12345", redirects=(Redirect(301, Url("http://b.test/new")),), requests=2
    )
    assert bench.loop.traffic.requests == 2
    assert bench.loop.hosts == 2


def test_a_retry_begins_at_the_start_of_the_way() -> None:
    later = in_turn(BUSY, GOOD)
    bench = Bench(lambda url: found(url, 302, location="/b") if url.endswith("/a") else later(url))
    answer = bench.ask("http://a.test/a")

    assert [url[-2:] for _, url in bench.scan.asked] == ["/a", "/b", "/a", "/b"]
    assert answer.redirects == (Redirect(302, Url("http://a.test/b")),)


def test_a_loop_of_redirects_ends() -> None:
    bench = Bench(lambda url: found(url, 302, location="/b" if url.endswith("/a") else "/a"))

    assert _status(bench.ask("http://a.test/a")) is Cause.REDIRECT_LOOP


def test_each_hop_waits_its_turn_in_the_lane_of_its_own_host() -> None:
    bench = Bench(lambda url: found(url, 302, location=url + "x") if len(url) < 20 else found(url), politeness="gentle")
    bench.ask("http://a.test/")

    assert all(later - earlier >= 1 for earlier, later in pairwise(bench.scan.times))


@pytest.mark.parametrize(
    ("politeness", "own", "interval"), [("normal", True, 0.0), ("normal", False, 0.1), ("gentle", True, 1.0)]
)
def test_requests_to_one_host_are_an_interval_apart(politeness: str, own: bool, interval: float) -> None:
    bench = Bench(found, politeness=politeness, own=own)
    bench.run(*(errand(f"http://a.test/{number}") for number in range(12)))

    assert all(later - earlier >= interval for earlier, later in pairwise(bench.scan.times))


def test_hosts_do_not_wait_for_each_other() -> None:
    bench = Bench(found, politeness="gentle", own=False)
    bench.run(*(errand(f"http://host-{number}.test/") for number in range(50)))

    assert set(bench.scan.times) == {0.0}


def test_a_witness_without_room_does_not_hold_up_the_scan_of_the_same_host() -> None:
    bench = Bench(found)
    bench.witness.has_room = False
    bench.loop.send(errand("http://a.test/1", by=WITNESS))
    bench.loop.send(errand("http://a.test/2"))
    done = bench.loop.turn(0.0)

    assert [errand.url for errand, _ in done] == ["http://a.test/2"]
    assert bench.loop.waiting == 1


def test_hosts_that_hang_leave_places_to_those_that_do_not() -> None:
    """Twenty hosts want all ten places for ever; one that has answered once is asked on as if they were not there."""

    def answer(url: Url) -> Answer:
        if "hangs" in url:
            return NoAnswer(Cause.TIMEOUT, "", url, elapsed_ms=30_000)
        return found(url, elapsed_ms=50)

    bench = Bench(answer, capacity=10, politeness="normal", own=False)
    good = [errand(f"http://good.test/{number}", tries=1) for number in range(100)]
    hanging = [errand(f"http://hangs-{host}.test/{number}", tries=1) for number in range(3) for host in range(20)]
    bench.run(*good, *hanging)

    assert isinstance(bench.scan, Busy)
    assert bench.scan.at("good")[-1] < 100 * 0.1 * 1.2
    assert len(bench.scan.at("hangs")) == len(hanging)


def test_hosts_take_turns_where_places_are_few() -> None:
    bench = Bench(lambda url: found(url, elapsed_ms=100), capacity=2, politeness="normal")
    bench.run(*(errand(f"http://{host}.test/{number}") for host in "abc" for number in range(20)))

    assert isinstance(bench.scan, Busy)
    last = [bench.scan.at(f"{host}.test")[-1] for host in "abc"]
    assert max(last) - min(last) < 0.3


def test_many_hosts_without_a_place_do_not_make_a_turn_long() -> None:
    bench = Bench(lambda url: found(url, elapsed_ms=100), capacity=10)
    answers = bench.run(*(errand(f"http://{number}.test/") for number in range(2_000)))

    assert len(answers) == 2_000
    assert bench.clock.now - 1_000 < 2_000 / 10 * 0.1 * 1.5


class Limits:
    """Hosts that answer 429 to what is more than `allowed` in a second."""

    def __init__(self, allowed: int, **headers: str) -> None:
        self._allowed, self._headers = allowed, headers
        self.bench = Bench(self._answer, politeness="normal", own=False)
        self._served: list[float] = []

    def _answer(self, url: Url) -> Answer:
        now = self.bench.clock.now
        self._served = [at for at in self._served if at > now - 1]
        if len(self._served) >= self._allowed:
            return found(url, 429, **self._headers)
        self._served.append(now)
        return found(url)


@pytest.mark.parametrize("headers", [{}, {"retry_after": "1"}], ids=["silent", "Retry-After"])
@pytest.mark.parametrize("allowed", [1, 2, 5])
def test_a_host_that_limits_requests_ends_with_every_address_answered(allowed: int, headers: dict[str, str]) -> None:
    """And within 1.5 times the time that its limit alone takes."""
    limits = Limits(allowed, **headers)
    answers = limits.bench.run(*(errand(f"http://a.test/{number}") for number in range(60)))
    (record,) = limits.bench.loop.records()

    assert {_status(answer) for answer in answers.values()} == {200}
    assert record.too_many <= 10
    assert limits.bench.clock.now - 1_000 < 1.5 * 60 / allowed


def test_a_host_that_refuses_everything_is_asked_at_most_as_often_as_there_are_tries() -> None:
    bench = Bench(lambda url: found(url, 429), politeness="normal", own=False)
    answers = bench.run(*(errand(f"http://a.test/{number}") for number in range(100)))

    assert len(answers) == 100
    assert 100 <= len(bench.scan.asked) <= 200
    assert bench.clock.now - 1_000 < 100


def test_hosts_at_one_address_are_asked_together_as_often_as_two() -> None:
    bench = Bench(found, politeness="normal", own=False, where=lambda origin: "192.0.2.1")
    bench.run(*(errand(f"http://{host}.test/{number}") for host in range(8) for number in range(10)))
    times = bench.scan.times

    assert max(sum(end - 1 < at <= end for at in times) for end in times) <= 20
    assert times[-1] < 80 / 20 * 1.4
    assert {record.address for record in bench.loop.records()} == {"192.0.2.1"}


def test_an_origin_that_wants_a_delay_gets_it() -> None:
    bench = Bench(found, politeness="normal")
    bench.loop.slow_down("http://a.test", 2.0)
    bench.run(*(errand(f"http://{host}.test/{number}") for host in "ab" for number in range(4)))
    slow, quick = ([at for at, url in bench.scan.asked if host in url] for host in ("a.test", "b.test"))

    assert all(later - earlier >= 2 for earlier, later in pairwise(slow))
    assert quick[-1] < 1


def test_the_records_name_those_asked_most_first() -> None:
    bench = Bench(found, where=lambda origin: "192.0.2.7" if "b" in origin else None)
    bench.run(errand("http://a.test/"), *(errand(f"http://b.test/{number}") for number in range(3)))

    assert [(record.host, record.address, record.requests, record.peak) for record in bench.loop.records()] == [
        ("http://b.test", "192.0.2.7", 3, 3),
        ("http://a.test", None, 1, 1),
    ]


def test_an_address_that_takes_too_long_on_its_way_is_given_up() -> None:
    bench = Bench(lambda url: found(url, 302, elapsed_ms=40_000, location=url + "x"), target_timeout=90.0)

    assert _status(bench.ask("http://a.test/")) is Cause.TIMEOUT
    assert len(bench.scan.asked) == 3


def test_an_address_that_took_too_long_is_not_tried_again() -> None:
    bench = Bench(in_turn(found(A, 503, elapsed_ms=91_000), GOOD), target_timeout=90.0)

    assert _status(bench.ask("http://a.test/")) == 503


def test_traffic_counts_every_exchange_and_every_byte() -> None:
    bench = Bench(in_turn(BUSY, GOOD))
    bench.run(errand("http://a.test/1"), errand("http://a.test/2", by=WITNESS))

    assert (bench.loop.traffic.requests, bench.loop.traffic.bytes) == (3, 15)


@given(
    statuses=st.lists(st.sampled_from([200, 302, 404, 429, 503]), min_size=1, max_size=12),
    tries=st.integers(1, 3),
    hosts=st.integers(1, 3),
)
def test_every_errand_comes_back_once_and_within_its_bounds(statuses: list[int], tries: int, hosts: int) -> None:
    """Whatever the hosts answer, over and over."""
    numbers = iter(range(10_000))

    def answer(url: Url) -> Answer:
        number = next(numbers)
        return found(url, statuses[number % len(statuses)], location=f"http://{number % hosts}.test/{number}")

    bench = Bench(answer, max_redirects=3)
    sent = [errand(f"http://{number % hosts}.test/start{number}", tries=tries) for number in range(4)]
    answers = bench.run(*sent)

    assert set(answers) == {errand.url for errand in sent}
    assert len(bench.scan.asked) <= len(sent) * tries * (3 + 1)


class Counted:
    """A route that takes its time, and counts how many requests are with it at once."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._lock = threading.Lock()
        self._now = 0
        self.most = 0

    def __call__(self, request: Request) -> Reply:
        with self._lock:
            self._now += 1
            self.most = max(self.most, self._now)
        time.sleep(self._seconds)
        with self._lock:
            self._now -= 1
        return page()


@contextmanager
def over_libcurl(server: Server, names: Iterable[str], conduct: Conduct, **headers: dict[str, str]) -> Iterator[Loop]:
    """A loop that finds each of `names` at the server."""
    network = Network(
        "test",
        frozenset({Zone.LOOPBACK}),
        hosts={(name, 80): server.endpoint for name in names},
        headers={f"{name}.test": fields for name, fields in headers.items()},
        plain=frozenset(f"{name}.test" for name in headers),
        ca_bundle=ca_bundle_from(""),
    )
    with closing(Loop({SCAN: CurlTransport[Errand](network, 100)}, conduct)) as loop:
        yield loop


def finish(loop: Loop, until: int = 0) -> dict[str, Answer]:
    """Turn until no more than `until` errands are out."""
    done: dict[str, Answer] = {}
    for _ in range(2_000):
        if loop.waiting <= until:
            return done
        done |= {errand.url: answer for errand, answer in loop.turn(0.05)}
    pytest.fail(f"{loop.waiting} errands are still out")


@pytest.mark.parametrize("most", [1, 3])
def test_a_host_never_gets_more_at_once_than_allowed(most: int) -> None:
    route = Counted(seconds=0.01)
    with serve({"/": route}) as server, over_libcurl(server, ["a.test"], manners("normal", per_host=most)) as loop:
        for number in range(30):
            loop.send(errand(f"http://a.test/?{number}"))
        answers = finish(loop)

    assert [_status(answer) for answer in answers.values()] == [200] * 30
    assert route.most == most


def test_a_host_that_hangs_holds_up_no_other() -> None:
    names = ["hangs.test", *(f"{number}.test" for number in range(9))]
    routes = {"//hangs.test/": HANG, "/": page()}
    with serve(routes) as server, over_libcurl(server, names, manners("normal", own=False)) as loop:
        for name in names:
            loop.send(errand(f"http://{name}/"))
        answers = finish(loop, until=1)

    assert set(answers) == {f"http://{number}.test/" for number in range(9)}


def test_a_redirect_takes_no_header_along_to_another_host() -> None:
    routes = {"//a.test/": redirect("http://b.test/"), "//b.test/": page()}
    with (
        serve(routes) as server,
        over_libcurl(server, ["a.test", "b.test"], manners(), a={"Authorization": "for a"}) as loop,
    ):
        loop.send(errand("http://a.test/"))
        finish(loop)

        sent = [(request.headers["host"], request.headers.get("authorization")) for request in server.log]
    assert sent == [("a.test", "for a"), ("b.test", None)]


def test_what_the_server_says_once_is_overcome_by_asking_again() -> None:
    replies = iter([Reply(503, headers={"Retry-After": "0"}), page("hello")])
    with serve({"/": lambda request: next(replies)}) as server, over_libcurl(server, ["a.test"], manners()) as loop:
        loop.send(errand("http://a.test/"))
        ((_, answer),) = finish(loop).items()

        assert server.paths() == ["/", "/"]
    assert _status(answer) == 200
    assert loop.traffic.requests == 2
