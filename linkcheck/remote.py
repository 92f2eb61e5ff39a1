"""Transports that work in processes of their own: the second witness, and half of the scan where it is large.

A process begins with its first errand. What it dies of costs it the exchanges that were under way: nobody answered them
(`Cause.GAVE_UP`), which may pass, and is asked again.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from linkcheck.children import may_copy
from linkcheck.errors import Untrustworthy
from linkcheck.fetch.curl import Bounds, CurlTransport
from linkcheck.fetch.loop import Errand
from linkcheck.fetch.network import Network
from linkcheck.model import Answer, Cause, NoAnswer, Url
from linkcheck.witnesses import make_scanner, make_witness
from linkcheck.workers import Worker, WorkerDied

News = list[tuple[Errand, Answer]]

THREADS = 16
"""Exchanges of the second witness at once."""
GRACE = 5.0
"""Seconds that a process may take beyond the time-outs of one exchange, before it is given up."""
MOST_DEATHS = 3
IN_STORE = 3
"""How many times as many errands a scanner gets as it may do at once, so that it is never idle between messages."""
SHORT_WAIT = 0.002
"""Seconds to wait for the exchanges here, while others are under way elsewhere."""


class RemoteTransport:
    """Exchanges in another process, begun by `begin`."""

    def __init__(self, begin: Callable[[], Worker[Errand, Answer]], network: Network, capacity: int) -> None:
        self._begin, self._capacity = begin, capacity
        self._longest = network.connect_timeout + network.timeout + GRACE
        self._worker: Worker[Errand, Answer] | None = begin() if may_copy() else None
        self._begun: dict[Errand, tuple[float, Url]] = {}
        self._unsent: list[tuple[Errand, tuple[Url, int, int, bool]]] = []
        self._heard = False
        self.deaths = 0

    @property
    def under_way(self) -> int:
        return len(self._begun)

    @property
    def has_room(self) -> bool:
        return len(self._begun) < self._capacity

    def start(self, ticket: Errand, url: Url, bounds: Bounds) -> None:
        self._begun[ticket] = (time.monotonic(), url)
        self._unsent.append((ticket, (url, bounds.page, bounds.other, ticket.keep)))

    def turn(self, wait: float) -> News:
        self._worker = self._worker or self._begin()
        if self._unsent:
            self._worker.submit_all(self._unsent)
            self._unsent = []
        try:
            done = [news for news in self._worker.collect(wait) if self._begun.pop(news[0], None)]
        except WorkerDied as death:
            return self._lost(str(death))
        self._heard = self._heard or bool(done)
        return done + self._given_up()

    def _lost(self, detail: str) -> News:
        """The process is gone, and with it what was under way."""
        self.deaths += 1
        lost: News = [(errand, NoAnswer(Cause.GAVE_UP, detail, url)) for errand, (_, url) in self._begun.items()]
        self._begun.clear()
        self.close()
        self._worker = None
        return lost

    def _late(self) -> list[Errand]:
        now = time.monotonic()
        return [errand for errand, (begun, _) in self._begun.items() if now - begun > self._longest]

    def _given_up(self) -> News:
        """What should have been answered by now, and never will be."""
        return [
            (errand, NoAnswer(Cause.TIMEOUT, "the answer never ended", self._begun.pop(errand)[1]))
            for errand in self._late()
        ]

    def close(self) -> None:
        if self._worker is not None:
            self._worker.close()


class WitnessTransport(RemoteTransport):
    """The second witness: most weeks there is no suspect, and its process never begins."""

    def __init__(self, network: Network, capacity: int) -> None:
        super().__init__(lambda: Worker(THREADS, make_witness, network), network, min(capacity, THREADS))

    def _lost(self, detail: str) -> News:
        if not self._heard:  # one that never answered is no witness
            raise Untrustworthy(f"the second witness does not work, nothing can be confirmed: {detail}")
        return super()._lost(detail)


class _Scanner(RemoteTransport):
    """The part of the scan that is done elsewhere, pages read included."""

    def _given_up(self) -> News:
        """libcurl keeps its own time; where that is past, it is the process that hangs."""
        return self._lost("the scanner hangs") if self._late() else []


class ScanTransport:
    """The scan: what one core can do is done here; beyond, every other exchange is done by a second process.

    It hands over what it read of each page instead of the page. An errand that wants the body itself stays here.
    """

    def __init__(self, network: Network, capacity: int) -> None:
        self._half = max(1, capacity // 2)
        self._here = CurlTransport[Errand](network, capacity)
        self._there = _Scanner(lambda: Worker(0, make_scanner, network, self._half), network, IN_STORE * self._half)

    @property
    def under_way(self) -> int:
        return self._here.under_way + self._there.under_way

    @property
    def has_room(self) -> bool:
        return self._here.under_way < self._half or (self._there.has_room and self._there.deaths < MOST_DEATHS)

    def start(self, ticket: Errand, url: Url, bounds: Bounds) -> None:
        here = ticket.keep or self._here.under_way < self._half
        (self._here if here else self._there).start(ticket, url, bounds)

    def turn(self, wait: float) -> News:
        if not self._there.under_way:
            return self._here.turn(wait)
        news = self._here.turn(min(wait, SHORT_WAIT)) if self._here.under_way else []
        return news + self._there.turn(0.0 if news or self._here.under_way else wait)

    def close(self) -> None:
        self._here.close()
        self._there.close()
