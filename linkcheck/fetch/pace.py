"""Whose turn it is: the requests that wait for one host, and what all hosts at one IP address may have together.

A `Lane` is one origin's queue, an `Address` is where many lanes may lead. How much a host bears is learnt by its
`tempo`; here it is kept to. Pure: the clock comes in as an argument, in seconds.
"""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar

from msgspec.structs import replace

from linkcheck.fetch.tempo import QUICK_MS, Manners, Tempo
from linkcheck.model import NEVER_SENT, Answer, Cause, HostRecord, NoAnswer, Response

Errand = TypeVar("Errand")

UNLIMITED = Manners(1_000, 1_000, 0.0, learns=False)
OWN = {"normal": Manners(4, 16, 0.0, slowest=1.0), "gentle": Manners(2, 2, 1.0), "none": UNLIMITED}
FOREIGN = {"normal": Manners(2, 6, 0.1), "gentle": Manners(1, 1, 1.0), "none": UNLIMITED}

REFUSALS = (429, 503)
"""Statuses by which a host says that it is too much, or too much now (RFC 6585, 4; RFC 9110, 15.6.4)."""
LONGEST_DELAY = 10.0
"""Seconds; a longer Crawl-delay is cut to this."""
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 16.0
"""Seconds that a host which refuses without naming a time is left alone, at first and at most; in between, as long as
it has been before. Limits count in seconds, so that less would be refused again."""
PATIENCE = 30.0
"""Seconds parked, with not one good answer between, after which a host is no longer waited for."""
IN_VAIN = 30.0
"""Seconds parked in a whole run without any use, after which a host is not parked again: the address that was refused
was refused after the pause as well, while others were not, so it was that address and not the host."""
SILENCES = 3
"""Time-outs in a row after which nothing of a host is tried twice."""
SPREAD = 0.382
"""Part of its queue that a silent host's next address is away from the last one: the golden ratio spreads best."""
DOUBTFUL, NEW, PROVEN = range(3)
"""A host's standing when the places under way are shared out: its last answer was late or did not come, none has come
yet, it was quick."""
SHARED = 2
"""Times what one host may have, for all that live at one IP address."""
HERE = frozenset({"127.0.0.1", "::1"})
"""This machine itself, which needs no sparing. Other loopback addresses count as machines of their own."""


def manners(politeness: str, own: bool, per_host: int | None) -> Manners:
    """The bounds for a host; `per_host` replaces the number at once and keeps the interval."""
    chosen = (OWN if own else FOREIGN)[politeness]
    if per_host is None:
        return chosen
    return replace(chosen, first=min(chosen.first, per_host), most=per_host)


class Starts:
    """How many requests began in the second before now, and the most that ever did in one second."""

    __slots__ = ("_first", "_times", "peak")

    def __init__(self) -> None:
        self._times = array("d")
        self._first = 0
        self.peak = 0

    def add(self, now: float) -> None:
        times, second_ago = self._times, now - 1.0
        times.append(now)
        while times[self._first] <= second_ago:
            self._first += 1
        if self._first > 32 and 2 * self._first > len(times):
            del times[: self._first]
            self._first = 0
        number = len(times) - self._first
        if number > self.peak:  # `max` takes thrice the time, and this is done for every request
            self.peak = number

    @property
    def last(self) -> float:
        return self._times[-1] if self._times else float("-inf")

    @property
    def number(self) -> int:
        return len(self._times) - self._first

    @property
    def spacing(self) -> float:
        """Seconds from one to the next, on average."""
        number = self.number
        return (self._times[-1] - self._times[self._first]) / (number - 1) if number > 1 else 0.0


class Address(Generic[Errand]):
    """One IP address, and the lanes that wait for each other there."""

    __slots__ = ("called", "ip", "most", "not_before", "spacing", "under_way", "waiting")

    def __init__(self, ip: str) -> None:
        self.ip = ip
        self.most = 0.0
        self.spacing = float("inf")
        self.under_way = 0
        self.not_before = 0.0
        self.waiting: deque[Lane[Errand]] = deque()
        self.called = False
        """Whether the loop will call the next of those that wait."""

    def admit(self, manners: Manners) -> None:
        """A host lives here. Where hosts of several kinds do, the widest bounds hold: it is their owner's machine."""
        if self.ip in HERE or not manners.learns:
            self.most, self.spacing = UNLIMITED.most, UNLIMITED.interval
        else:
            self.most = max(self.most, SHARED * manners.most)
            self.spacing = min(self.spacing, manners.interval / SHARED)

    @property
    def has_room(self) -> bool:
        return self.under_way < self.most


class Lane(Generic[Errand]):
    """The requests for one origin that wait for their turn; what confirms goes before what scans."""

    __slots__ = (
        "_answered",
        "_confirming",
        "_refusals",
        "_scanning",
        "_silences",
        "_silent_since",
        "_vain",
        "_waited",
        "_weary",
        "address",
        "crawl_delay",
        "listed",
        "manners",
        "not_before",
        "origin",
        "parked",
        "requests",
        "standing",
        "starts",
        "tempo",
        "too_many",
        "under_way",
    )

    def __init__(self, origin: str, manners: Manners) -> None:
        self.origin = origin
        self.manners = manners
        self.tempo = Tempo(manners)
        self._confirming: deque[Errand] | None = None
        self._scanning: deque[Errand] | None = None
        """None where nobody waits: an empty deque takes 760 bytes, and a run may meet 50,000 hosts."""
        self.address: Address[Errand] | None = None
        """Where it leads, known from its first answer on; never behind a proxy."""
        self.under_way = 0
        self.not_before = 0.0
        self.listed = False
        """Whether the loop will look at this lane again by itself."""
        self.standing = NEW
        self._refusals = 0
        """Refusals in a row, each of a request sent after the one before was heard."""
        self._waited = 0.0
        """Seconds parked for them."""
        self._vain = 0.0
        """Seconds parked for earlier ones, without any use."""
        self._weary = False
        """Whether it refused again after we had been patient."""
        self._silences = 0
        """Time-outs in a row of requests that were sent since the last good answer came."""
        self._silent_since = 0.0
        """When the first of these was sent."""
        self._answered = float("-inf")
        """When the last good answer came."""
        self.starts = Starts()
        self.requests = 0
        self.too_many = 0
        self.parked = 0.0
        self.crawl_delay: float | None = None

    @property
    def is_empty(self) -> bool:
        return self._scanning is None and self._confirming is None

    @property
    def is_open(self) -> bool:
        """Whether one more request may be under way, time and address aside. A host that refused is tried by one."""
        if self._scanning is None and self._confirming is None:
            return False
        return self.under_way < (1 if self._refusals else int(self.tempo.width))

    @property
    def is_hopeless(self) -> bool:
        """Whether to ask this host anything a second time would be to no avail for now."""
        return self._weary or self._silences >= SILENCES

    @property
    def ever_answered(self) -> bool:
        """Whether there was a good answer in this run."""
        return self._answered > float("-inf")

    def answered_since(self, moment: float) -> bool:
        """Whether there was a good answer since then."""
        return self._answered >= moment

    def is_silent(self, now: float, patience: float) -> bool:
        """Whether nothing has come for so long that even a first look at more of its addresses would be lost time."""
        return self._silences >= 2 * SILENCES and now - self._silent_since > patience

    def dismiss(self) -> list[Errand]:
        """All that scan and wait; none of them does any more."""
        waiting, self._scanning = self._scanning, None
        return list(waiting or ())

    def wait(self, errand: Errand, confirms: bool = False, first: bool = False) -> None:
        """Take one more errand, before all others of its kind or after them."""
        queue = (self._confirming if confirms else self._scanning) or deque()
        if first:
            queue.appendleft(errand)
        else:
            queue.append(errand)
        if confirms:
            self._confirming = queue
        else:
            self._scanning = queue

    def leave(self, now: float, may_start: Callable[[Errand], bool]) -> Errand | None:
        """The next errand that may start, which is under way from now on; None where none may."""
        confirming, scanning = self._confirming, self._scanning
        if confirming is not None and may_start(confirming[0]):
            errand = confirming.popleft()
            self._confirming = confirming or None
        elif scanning is not None and may_start(scanning[0]):
            if self._silences >= SILENCES:  # those side by side are often of a kind; another one may be answered
                scanning.rotate(-int(SPREAD * len(scanning)))
            errand = scanning.popleft()
            self._scanning = scanning or None
        else:
            return None
        self._left(now)
        return errand

    def _left(self, now: float) -> None:
        self.under_way += 1
        self.requests += 1
        self.starts.add(now)
        if self.tempo.interval:
            self.not_before = max(self.not_before, now) + self.tempo.interval
        address = self.address
        if address is not None:
            address.under_way += 1
            if address.spacing:
                address.not_before = max(address.not_before, now) + address.spacing

    def arrive(self, address: Address[Errand]) -> None:
        """It is known now where this lane leads; what it asked for before counts there too."""
        self.address = address
        address.admit(self.manners)
        address.under_way += self.under_way
        if address.spacing:
            address.not_before = max(address.not_before, self.starts.last) + address.spacing * self.requests

    def slow_down(self, delay: float) -> None:
        """From now on one request at a time, and at least `delay` seconds from one to the next (Crawl-delay)."""
        if self.manners.learns:
            self.crawl_delay = min(delay, LONGEST_DELAY)
            self.manners = Manners(1, 1, max(self.manners.interval, self.crawl_delay))
            self.tempo = Tempo(self.manners)
            self.not_before = max(self.not_before, self.starts.last + self.manners.interval)

    def returned(self, answer: Answer, sent: float, now: float, chance: float = 0.0, again: bool = False) -> bool:
        """One request is back, which was `sent` then; learn from it. `chance` in [0, 1) makes pauses uneven, and
        `again` says that the address was asked before.

        True where it should be the first that is asked for again: that tells whose refusal it was. If it goes well, the
        host had too much; if it is refused and the next is not, it is this address that has its troubles.
        """
        self.under_way -= 1
        if self.address is not None:
            self.address.under_way -= 1
        if isinstance(answer, NoAnswer) and answer.cause in NEVER_SENT:
            self.requests -= 1
        silent = isinstance(answer, NoAnswer) and answer.cause is Cause.TIMEOUT
        self.standing = DOUBTFUL if silent or answer.elapsed_ms >= QUICK_MS else PROVEN
        if isinstance(answer, Response) and answer.status == 429:
            self.too_many += 1
        if silent and self._answered < sent:  # else it answers others meanwhile, and it is a matter of this address
            self._silent_since = self._silent_since if self._silences else sent
            self._silences += 1
            if self.tempo.is_news(sent):
                self.tempo.missed(now)
        return isinstance(answer, Response) and self.tempo.is_news(sent) and self._learn(answer, now, chance, again)

    def _learn(self, answer: Response, now: float, chance: float, again: bool) -> bool:
        if answer.status in REFUSALS:
            return self.manners.learns and self._refused(answer.status, now, chance, again)
        if self._refusals == 2:
            self.tempo.restore()
        if not again:
            self._vain += self._waited
        self._refusals = self._silences = 0
        self._waited, self._weary = 0.0, False
        self._answered = now
        self.tempo.answered(answer.elapsed_ms, now)
        return False

    def _refused(self, status: int, now: float, chance: float, again: bool) -> bool:
        self._refusals += 1
        if self._refusals == 1 and again:  # it was refused at another tempo as well
            self.tempo.missed(now)
        elif self._refusals == 1:
            self.tempo.refused(now, self.starts.spacing, self.starts.number - 1)
        else:
            self.tempo.missed(now)
            if status == 503:  # out of order, and not for our number
                self.tempo.restore()
        self._weary = self._waited >= PATIENCE
        if status == 429 or self._refusals != 2:
            self.park(now, min(LONGEST_PAUSE, max(FIRST_PAUSE, self._waited)) * (1 + chance / 4))
        return self._refusals == 1

    def park(self, now: float, seconds: float) -> None:
        """Ask nothing for so long, unless this host has used up our patience."""
        longer = now + seconds - max(self.not_before, now)
        if longer > 0 and self._waited < PATIENCE and self._vain < IN_VAIN:
            self.not_before = now + seconds
            self.parked += longer
            self._waited += longer

    def record(self) -> HostRecord:
        return HostRecord(
            host=self.origin,
            address=self.address.ip if self.address is not None else None,
            requests=self.requests,
            peak=self.starts.peak,
            too_many=self.too_many,
            parked=self.parked,
            crawl_delay=self.crawl_delay,
        )
