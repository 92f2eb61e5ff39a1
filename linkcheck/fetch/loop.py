"""The loop that asks: pacing, redirects, retries and both witnesses, in one thread that never waits for one host.

An errand is an address to be looked at and by whom. `Loop.send` takes it, `Loop.turn` gives it back with its final
answer. Each hop waits its turn in the lane of its own origin.
"""

from __future__ import annotations

import heapq
import itertools
import random
import time
from collections import deque
from collections.abc import Callable
from typing import Protocol

from msgspec import Struct

from linkcheck import urls
from linkcheck.fetch import pace, retry
from linkcheck.fetch.curl import Bounds
from linkcheck.fetch.walk import Walk, is_redirect
from linkcheck.model import SCAN, Answer, Cause, NoAnswer, Url


class Errand(Struct, eq=False):
    """One address to be looked at, and what it is for (`tag` is the sender's own)."""

    url: Url
    tag: object
    bounds: Bounds
    by: str = SCAN
    tries: int = 2
    """How often it may be asked for, transient failures given."""
    keep: bool = False
    """Whether the body itself is wanted, also from a transport that reads pages."""
    tried: int = 0
    spent_ms: int = 0
    walk: Walk | None = None
    """Where it stands, once it was sent on."""
    lane: pace.Lane[Errand] | None = None
    """The queue of its next hop's origin."""

    @property
    def at(self) -> Url:
        """The address of its next hop."""
        return self.url if self.walk is None else self.walk.url


class Transport(Protocol):
    """One exchange at a time for each ticket: the seam to the network."""

    @property
    def has_room(self) -> bool: ...

    @property
    def under_way(self) -> int: ...

    def start(self, ticket: Errand, url: Url, bounds: Bounds) -> None: ...

    def turn(self, wait: float) -> list[tuple[Errand, Answer]]: ...

    def close(self) -> None: ...


class Conduct(Struct, frozen=True):
    """What bounds every errand."""

    politeness: str
    own: Callable[[str], bool]
    """Whether an origin's owner runs this."""
    per_host: int | None
    max_redirects: int
    target_timeout: float


class Traffic(Struct):
    requests: int = 0
    bytes: int = 0


class Loop:
    """Give it errands, take turns, get answers."""

    def __init__(
        self,
        transports: dict[str, Transport],
        conduct: Conduct,
        clock: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._transports = transports
        self._conduct = conduct
        self._clock, self._wall, self._chance = clock, wall, chance
        self._lanes: dict[str, pace.Lane[Errand]] = {}
        self._ready: deque[pace.Lane[Errand]] = deque()
        self._timed: list[tuple[float, int, Callable[[], None]]] = []
        self._order = itertools.count()
        self._sent = 0
        self._out = 0
        self.traffic = Traffic()

    @property
    def busy(self) -> bool:
        return self._out > 0

    @property
    def sent(self) -> int:
        """Errands that were ever sent."""
        return self._sent

    @property
    def waiting(self) -> int:
        """Errands not yet back."""
        return self._out

    @property
    def hosts(self) -> int:
        return len(self._lanes)

    def send(self, errand: Errand) -> None:
        self._sent += 1
        self._out += 1
        self._begin(errand)

    def _begin(self, errand: Errand) -> None:
        errand.tried += 1
        errand.walk = None
        self._queue(errand)

    def _queue(self, errand: Errand) -> None:
        lane = self._lane(urls.origin(errand.at))
        errand.lane = lane
        (lane.scanning if errand.by == SCAN else lane.confirming).append(errand)
        self._list(lane)

    def _lane(self, origin: str) -> pace.Lane[Errand]:
        lane = self._lanes.get(origin)
        if lane is None:
            conduct = self._conduct
            lane = pace.Lane(pace.manners(conduct.politeness, conduct.own(origin), conduct.per_host))
            self._lanes[origin] = lane
        return lane

    def _list(self, lane: pace.Lane[Errand]) -> None:
        if not lane.listed:
            lane.listed = True
            self._ready.append(lane)

    def turn(self, wait: float) -> list[tuple[Errand, Answer]]:
        """Start what may start, wait at most `wait` seconds for news, and return the errands that are done."""
        now = self._clock()
        while self._timed and self._timed[0][0] <= now:
            heapq.heappop(self._timed)[2]()
        self._start_ready(now)
        if self._timed:
            wait = min(wait, max(0.0, self._timed[0][0] - now))
        done: list[tuple[Errand, Answer]] = []
        for errand, answer in self._news(wait):
            finished = self._returned(errand, answer)
            if finished is not None:
                self._out -= 1
                done.append((errand, finished))
        return done

    def _news(self, wait: float) -> list[tuple[Errand, Answer]]:
        """What any transport has. Only the first busy one can be waited for, so with several the wait is short."""
        active = [transport for transport in self._transports.values() if transport.under_way]
        if not active:
            time.sleep(min(wait, 0.05))
            return []
        news = active[0].turn(wait if len(active) == 1 else min(wait, 0.005))
        for transport in active[1:]:
            news += transport.turn(0.0)
        return news

    def _start_ready(self, now: float) -> None:
        for _ in range(len(self._ready)):
            lane = self._ready.popleft()
            lane.listed = False
            self._start_lane(lane, now)

    def _start_lane(self, lane: pace.Lane[Errand], now: float) -> None:
        """Start what this lane may; a lane that must wait for time comes back by the clock, else by its answers."""
        while lane.is_open:
            if lane.not_before > now:
                lane.listed = True
                self._at(lane.not_before, lambda: self._ready.append(lane))
                return
            errand = lane.leave(now, self._has_room)
            if errand is None:
                self._list(lane)
                return
            self._transports[errand.by].start(errand, errand.at, errand.bounds)

    def _has_room(self, errand: Errand) -> bool:
        return self._transports[errand.by].has_room

    def _at(self, when: float, action: Callable[[], None]) -> None:
        heapq.heappush(self._timed, (when, next(self._order), action))

    def _returned(self, errand: Errand, answer: Answer) -> Answer | None:
        """One exchange is back: on to the next hop or the next try, or the final answer."""
        now = self._clock()
        self.traffic.requests += 1
        if not isinstance(answer, NoAnswer):
            self.traffic.bytes += answer.size
        lane = errand.lane or self._lane(urls.origin(errand.at))
        lane.returned(answer, now)
        if not lane.is_empty:
            self._list(lane)
        errand.spent_ms += answer.elapsed_ms
        final = self._step(errand, answer)
        if final is None:
            self._queue(errand)
            return None
        return self._try_again(errand, final, lane) if retry.is_transient(final) else final

    def _step(self, errand: Errand, answer: Answer) -> Answer | None:
        """What one exchange means for its errand: most are not sent on, and are their own final answer."""
        if errand.walk is None and not is_redirect(answer):
            return answer
        errand.walk = errand.walk or Walk(errand.url, self._conduct.max_redirects)
        final = errand.walk.step(answer)
        if final is None and errand.spent_ms > self._conduct.target_timeout * 1000:
            return NoAnswer(Cause.TIMEOUT, "too long for one address", errand.walk.url, errand.walk.redirects)
        return final

    def _try_again(self, errand: Errand, answer: Answer, lane: pace.Lane[Errand]) -> Answer | None:
        delay = retry.wait(answer, errand.tried, self._chance(), self._wall())
        asked_to_wait = not isinstance(answer, NoAnswer) and "retry-after" in answer.headers
        if asked_to_wait:
            lane.park(self._clock() + delay)
        if errand.tried >= errand.tries or errand.spent_ms > self._conduct.target_timeout * 1000:
            return answer
        self._at(self._clock() + delay, lambda: self._begin(errand))
        return None

    def close(self) -> None:
        for transport in self._transports.values():
            transport.close()
