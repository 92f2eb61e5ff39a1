"""How many requests a host gets at once, and how soon one after another.

A `Lane` is one origin's queue. Its width grows by one for each round of quick and good answers and is halved when the
host shows that it is too much (429, 503, time-outs): additive increase, multiplicative decrease (RFC 5681, 3.1).
Pure: the clock comes in as an argument, in seconds.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar

from msgspec import Struct

from linkcheck.model import Answer, Cause, NoAnswer, Response

QUICK_MS = 2_000
Errand = TypeVar("Errand")


class Manners(Struct, frozen=True):
    """Bounds for one host: requests at once (first, most), and the least seconds between two."""

    first: float
    most: float
    interval: float


UNLIMITED = Manners(1_000, 1_000, 0.0)
OWN = {"normal": Manners(4, 16, 0.0), "gentle": Manners(2, 2, 1.0), "none": UNLIMITED}
FOREIGN = {"normal": Manners(2, 6, 0.1), "gentle": Manners(1, 1, 1.0), "none": UNLIMITED}


def manners(politeness: str, own: bool, per_host: int | None) -> Manners:
    """The bounds for a host; `per_host` replaces the number at once and keeps the interval."""
    chosen = (OWN if own else FOREIGN)[politeness]
    return chosen if per_host is None else Manners(min(chosen.first, per_host), per_host, chosen.interval)


class Lane(Generic[Errand]):
    """The requests for one origin that wait for their turn; what confirms goes before what scans."""

    __slots__ = ("confirming", "listed", "manners", "not_before", "scanning", "under_way", "width")

    def __init__(self, manners: Manners) -> None:
        self.manners = manners
        self.confirming: deque[Errand] = deque()
        self.scanning: deque[Errand] = deque()
        self.under_way = 0
        self.width = manners.first
        self.not_before = 0.0
        self.listed = False
        """Whether the loop will look at this lane again by itself."""

    @property
    def is_empty(self) -> bool:
        return not self.confirming and not self.scanning

    @property
    def is_open(self) -> bool:
        """Whether one more request may be under way, time aside."""
        return self.under_way < int(self.width) and not self.is_empty

    def leave(self, now: float, may_start: Callable[[Errand], bool]) -> Errand | None:
        """The next errand that may start, which is under way from now on; None where none may."""
        for queue in (self.confirming, self.scanning):
            if queue and may_start(queue[0]):
                self.under_way += 1
                if self.manners.interval:
                    self.not_before = max(self.not_before, now) + self.manners.interval
                return queue.popleft()
        return None

    def returned(self, answer: Answer, now: float) -> None:
        """One request is back; learn from it."""
        self.under_way -= 1
        if _too_much(answer):
            self.width = max(1.0, self.width / 2)
        elif answer.elapsed_ms < QUICK_MS and self.width < self.manners.most:
            self.width = min(self.manners.most, self.width + 1 / self.width)

    def park(self, until: float) -> None:
        """Ask nothing before `until`: the host said so."""
        self.not_before = max(self.not_before, until)


def _too_much(answer: Answer) -> bool:
    match answer:
        case Response(status=status):
            return status in (429, 503)
        case NoAnswer(cause=cause):
            return cause is Cause.TIMEOUT
