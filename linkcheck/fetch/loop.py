"""The loop that asks: pacing, redirects, retries and both witnesses, in one thread that never waits for one host.

An errand is an address to be looked at and by whom. `Loop.send` takes it, `Loop.turn` gives it back with its final
answer. Each hop waits its turn in the lane of its own origin. The places under way are few, so lanes take turns, and
those of hosts that are late, or that nobody knows yet, never have all of them: no host can hold up another.
"""

from __future__ import annotations

import heapq
import itertools
import random
import sys
import time
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Protocol

from msgspec import Struct

from linkcheck import urls
from linkcheck.fetch import pace, retry
from linkcheck.fetch.curl import Bounds
from linkcheck.fetch.pace import NEW, PROVEN
from linkcheck.fetch.walk import Walk, is_redirect
from linkcheck.model import NEVER_SENT, SCAN, Answer, Cause, HostRecord, NoAnswer, Url

SHARES = (0.5, 0.9)
"""The part of all places that the scan may give to doubtful hosts, and to these and new ones together."""
PROBES = 5
"""Addresses of a host that are asked for at another moment, where it answered before and had stopped."""
VISITS = 256
"""Lanes looked at in one turn, so that many that wait do not make it long."""
SILENT = "not asked for: the host had said nothing to those before"
SOON = 0.005
"""Seconds to wait for the network where something else may be done meanwhile."""


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
    again: bool = False
    """Whether it was looked at before, at another moment: then it is asked for even where its host is silent."""
    tried: int = 0
    spent_ms: int = 0
    walk: Walk | None = None
    """Where it stands, once it was sent on."""
    lane: pace.Lane[Errand] | None = None
    """The queue of its next hop's origin."""
    sent: float = 0.0
    """When its last hop was asked for, by the loop's clock."""
    standing: int = NEW
    """Its host's standing then."""

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

    def start(self, ticket: Errand, url: Url, bounds: Bounds, cookie: str = "") -> None:
        """`cookie` is what the host has set on the way to this address, for the Cookie field."""

    def turn(self, wait: float) -> list[tuple[Errand, Answer]]: ...

    def close(self) -> None: ...


class Conduct(Struct, frozen=True):
    """What bounds every errand."""

    politeness: str
    own: Callable[[str], bool]
    """Whether an origin's owner runs this."""
    per_host: int | None
    concurrency: int
    """Requests of the scan under way at once, all hosts together."""
    max_redirects: int
    target_timeout: float
    patience: float = 60.0
    """Seconds after which a host that says nothing at all is asked for nothing new."""


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
        where: Callable[[str], str | None] = lambda origin: None,
    ) -> None:
        """`where` tells which IP address a connection to an origin led to, once one did."""
        self._transports = transports
        self._conduct = conduct
        self._clock, self._wall, self._chance, self._where = clock, wall, chance, where
        self._lanes: dict[str, pace.Lane[Errand]] = {}
        self._addresses: dict[str, pace.Address[Errand]] = {}
        self._held = [0, 0, 0]
        """Requests of the scan under way, by the standing that their hosts had when they left."""
        self._places = [max(1, int(share * conduct.concurrency)) for share in SHARES]
        self._ready: deque[pace.Lane[Errand]] = deque()
        self._timed: list[tuple[float, int, Callable[[], None]]] = []
        self._order = itertools.count()
        self._dismissed: list[Errand] = []
        """Those whose host is silent, and which are not asked for."""
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

    def records(self) -> list[HostRecord]:
        """How each host was asked, those asked most first."""
        lanes = sorted(self._lanes.values(), key=lambda lane: (-lane.requests, lane.origin))
        return [lane.record() for lane in lanes if lane.requests]

    @property
    def now(self) -> float:
        return self._clock()

    def is_hopeless(self, origin: str, since: float) -> bool:
        """Whether to ask an origin anything would be to no avail, by what it has answered `since` (see `now`)."""
        lane = self._lanes.get(origin)
        return lane is not None and lane.is_hopeless and not lane.answered_since(since)

    def hope(self, origin: str) -> int:
        """How many addresses of an origin are worth asking for at another moment, before more is known of it."""
        lane = self._lanes.get(origin)
        if lane is None or not lane.is_hopeless:
            return sys.maxsize
        return PROBES if lane.ever_answered else 1

    def slow_down(self, origin: str, delay: float) -> None:
        """From now on, let `delay` seconds pass between two requests to an origin (Crawl-delay)."""
        self._lane(origin).slow_down(delay)

    def send(self, errand: Errand) -> None:
        self._sent += 1
        self._out += 1
        self._begin(errand)

    def _begin(self, errand: Errand, first: bool = False) -> None:
        errand.tried += 1
        errand.walk = None
        self._queue(errand, first)

    def _queue(self, errand: Errand, first: bool = False) -> None:
        lane = self._lane(urls.origin(errand.at))
        errand.lane = lane
        if errand.by == SCAN and not errand.again and lane.is_silent(self._clock(), self._conduct.patience):
            self._dismissed.append(errand)
            return
        lane.wait(errand, errand.by != SCAN, first)
        self._list(lane)

    def _lane(self, origin: str) -> pace.Lane[Errand]:
        lane = self._lanes.get(origin)
        if lane is None:
            conduct = self._conduct
            lane = pace.Lane(origin, pace.manners(conduct.politeness, conduct.own(origin), conduct.per_host))
            self._lanes[origin] = lane
            self._locate(lane)
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
        if not self._start_ready(now):
            wait = min(wait, SOON)
        if self._dismissed:
            wait = 0.0
        if self._timed:
            wait = min(wait, max(0.0, self._timed[0][0] - now))
        done: list[tuple[Errand, Answer]] = []
        for errand, answer in self._news(wait):
            finished = self._returned(errand, answer)
            if finished is not None:
                done.append((errand, finished))
        done += [(errand, NoAnswer(Cause.TIMEOUT, SILENT, errand.at, requests=0)) for errand in self._dismissed]
        self._dismissed = []
        self._out -= len(done)
        return done

    def _news(self, wait: float) -> list[tuple[Errand, Answer]]:
        """What any transport has. Only the first busy one can be waited for, so with several the wait is short."""
        active = [transport for transport in self._transports.values() if transport.under_way]
        if not active:
            time.sleep(min(wait, 0.05))
            return []
        news = active[0].turn(wait if len(active) == 1 else min(wait, SOON))
        for transport in active[1:]:
            news += transport.turn(0.0)
        return news

    def _start_ready(self, now: float) -> bool:
        """Let lanes take turns, one request each, until none may start another; False where some had no turn yet."""
        crowded: list[pace.Lane[Errand]] = []
        for _ in range(VISITS):
            if not self._ready:
                break
            lane = self._ready.popleft()
            lane.listed = False
            if self._is_crowded(lane, now):
                lane.listed = True
                crowded.append(lane)
            if lane.address is not None and lane.address.waiting:
                self._call_next(lane.address)
        all_seen = not self._ready
        self._ready.extend(crowded)
        return all_seen

    def _is_crowded(self, lane: pace.Lane[Errand], now: float) -> bool:
        """Start a lane's next request, or as many as there may be where no other lane wants a turn.

        True where there was no place for it.
        """
        while lane.is_open and not self._must_wait(lane, now):
            errand = lane.leave(now, self._has_place)
            if errand is None:
                return True
            errand.sent, errand.standing = now, lane.standing
            if errand.by == SCAN:
                self._held[errand.standing] += 1
            cookie = errand.walk.cookie if errand.walk is not None else ""
            self._transports[errand.by].start(errand, errand.at, errand.bounds, cookie)
            if self._ready:
                self._list(lane)
                break
        return False

    def _must_wait(self, lane: pace.Lane[Errand], now: float) -> bool:
        """Whether a lane must wait, for time or for others at its address; then it is seen to that it comes back."""
        address = lane.address
        if lane.not_before > now:
            self._at(lane.not_before, partial(self._ready.append, lane))
        elif address is not None and not (address.has_room and address.not_before <= now):
            address.waiting.append(lane)
        else:
            return False
        lane.listed = True
        return True

    def _has_place(self, errand: Errand) -> bool:
        if not self._transports[errand.by].has_room:
            return False
        standing = errand.lane.standing if errand.lane is not None else NEW
        if standing == PROVEN or errand.by != SCAN:
            return True
        return sum(self._held[: standing + 1]) < self._places[standing]

    def _call_next(self, address: pace.Address[Errand]) -> None:
        """Have the next lane that waits at an address looked at as soon as there may be another request."""
        if not address.called and address.has_room:
            address.called = True
            self._at(address.not_before, partial(self._called, address))

    def _called(self, address: pace.Address[Errand]) -> None:
        address.called = False
        self._ready.append(address.waiting.popleft())

    def _at(self, when: float, action: Callable[[], None]) -> None:
        heapq.heappush(self._timed, (when, next(self._order), action))

    def _returned(self, errand: Errand, answer: Answer) -> Answer | None:
        """One exchange is back: on to the next hop or the next try, or the final answer."""
        now = self._clock()
        if isinstance(answer, NoAnswer):
            self.traffic.requests += answer.cause not in NEVER_SENT
        else:
            self.traffic.requests += 1
            self.traffic.bytes += answer.size
        if errand.by == SCAN:
            self._held[errand.standing] -= 1
        lane = errand.lane or self._lane(urls.origin(errand.at))
        first = lane.returned(answer, errand.sent, now, self._chance(), errand.again or errand.tried > 1)
        if lane.is_silent(now, self._conduct.patience):
            self._dismissed += lane.dismiss()
        if lane.address is None:
            self._locate(lane)
        if not lane.is_empty:
            self._list(lane)
        if lane.address is not None and lane.address.waiting:
            self._call_next(lane.address)
        errand.spent_ms += answer.elapsed_ms
        final = self._step(errand, answer)
        if final is None:
            self._queue(errand)
            return None
        return self._try_again(errand, final, lane, first) if retry.is_transient(final) else final

    def _locate(self, lane: pace.Lane[Errand]) -> None:
        ip = self._where(lane.origin)
        if ip is not None:
            if ip not in self._addresses:
                self._addresses[ip] = pace.Address(ip)
            lane.arrive(self._addresses[ip])

    def _step(self, errand: Errand, answer: Answer) -> Answer | None:
        """What one exchange means for its errand: most are not sent on, and are their own final answer."""
        if errand.walk is None and not is_redirect(answer):
            return answer
        errand.walk = errand.walk or Walk(errand.url, self._conduct.max_redirects, self._wall)
        final = errand.walk.step(answer)
        if final is None and errand.spent_ms > self._conduct.target_timeout * 1000:
            return NoAnswer(Cause.TIMEOUT, "too long for one address", errand.walk.url, errand.walk.redirects)
        return final

    def _try_again(self, errand: Errand, answer: Answer, lane: pace.Lane[Errand], first: bool) -> Answer | None:
        """The answer where it is final; else the next try waits: as the `first` of its host, or for a moment."""
        delay = retry.wait(answer, errand.tried, self._chance(), self._wall())
        asked_to_wait = not isinstance(answer, NoAnswer) and "retry-after" in answer.headers
        if asked_to_wait:
            lane.park(self._clock(), delay)
        hopeless = lane.is_hopeless and not errand.again
        if errand.tried >= errand.tries or hopeless or errand.spent_ms > self._conduct.target_timeout * 1000:
            return answer
        if first and errand.walk is None:
            self._begin(errand, first)
        else:
            self._at(self._clock() + delay, partial(self._begin, errand))
        return None

    def close(self) -> None:
        for transport in self._transports.values():
            transport.close()
