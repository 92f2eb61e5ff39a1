"""What one host bears, learnt from its answers: how many requests at once, and how soon one after another.

Two signs say that it is too much: the host says so (429, 503, or no answer in time), or its answers take much longer
than they did when we asked less, as in TCP Vegas (Brakmo and Peterson, IEEE JSAC 13(8), 1995). Either halves the number
at once; a refusal also doubles the time between two. Both grow back slowly: additive increase, multiplicative decrease
(RFC 5681, 3.1). Pure: times come in as arguments, in seconds.
"""

from __future__ import annotations

from msgspec import Struct

QUICK_MS = 2_000
"""Milliseconds from which on an answer is slow, whoever gives it."""
NOISE_MS = 50.0
"""No answer is taken for slow below twice this: such differences come from the way, and from our own work."""
QUICK, CROWDED = 2.0, 4.0
"""Times the usual latency up to which there may be more at once, and beyond which there are too many."""
MEMORY = 8
"""Answers that the average of latencies goes back to, and that must be heard after each change before it counts."""
QUICKEST = 0.01
"""The shortest interval that is learnt, seconds."""
NEAR = 1.2
"""Times the refused interval, down to which it is quickly gone back; from there on by `CAREFUL` of it an answer."""
CAREFUL = 0.0025
SOME = 3
"""Requests served in a second, from which on their number says something."""
FIRST_BELIEF, LONGEST_BELIEF = 10.0, 320.0
"""Seconds without a refusal after which a learnt interval is forgotten, at first and at most. Each time that the host
refuses again soon after, it was right, and is believed twice as long: so a host that limits us is rarely tried, and one
at which a few addresses refuse for reasons of their own is soon asked as before."""
SOON = 5.0
"""Seconds after forgetting in which a refusal says that it should not have been forgotten."""


class Manners(Struct, frozen=True):
    """Bounds for one host: requests at once (first, most), and the least seconds between two."""

    first: float
    most: float
    interval: float
    learns: bool = True
    """Whether its answers make it more or less than the first."""
    slowest: float = 4.0
    """The longest interval that is learnt, seconds. Slower a host is asked only where its robots.txt says so."""


class Tempo:
    """The number at once (`width`) and the time between two (`interval`) for one host as of now."""

    __slots__ = (
        "_before",
        "_belief",
        "_forgotten",
        "_heard",
        "_learns",
        "_manners",
        "_refused_at",
        "_refused_last",
        "_smoothed",
        "_turned",
        "_usual",
        "interval",
        "width",
    )

    def __init__(self, manners: Manners) -> None:
        self._manners, self._learns = manners, manners.learns
        self.width = manners.first
        self.interval = manners.interval
        self._turned = float("-inf")
        """When it was last halved: what was sent before says nothing about the new tempo."""
        self._heard = 0
        self._smoothed = 0.0
        """The average latency since then, milliseconds."""
        self._usual = float("inf")
        """The least that it ever was, or `NOISE_MS`; measured anew when one request at a time is all there is."""
        self._refused_at = 0.0
        """The interval that was last too short."""
        self._before = manners.interval
        """The interval before the last refusal."""
        self._refused_last = float("-inf")
        """When that was."""
        self._belief = FIRST_BELIEF
        self._forgotten = (float("-inf"), 0.0)
        """When an interval was last forgotten, and which."""

    def is_news(self, sent: float) -> bool:
        """Whether the answer to what was sent then says something about the tempo of now."""
        return sent > self._turned

    def refused(self, now: float, spacing: float, served: int = 0) -> None:
        """The host said that it is too much.

        `spacing` is how far apart requests were on average, and `served` how many of one second it had not refused:
        where they are some, they may be all that it allows in a second.
        """
        self._recall(now)
        self._before = self.interval
        asked = max(self.interval, spacing, QUICKEST)
        self._refused_at = max(asked, 1 / served) if served >= SOME else asked
        learnt = min(self._manners.slowest, max(2 * asked, NEAR * self._refused_at))
        self.interval = max(self.interval, learnt)
        self._refused_last = now
        self._halve(now)

    def _recall(self, now: float) -> None:
        """A refusal soon after an interval was forgotten: it was right, at least by half."""
        when, interval = self._forgotten
        if now - when <= SOON:
            self.interval = max(self.interval, interval / 2)
            self._belief = min(LONGEST_BELIEF, 2 * self._belief)
        elif self.interval <= self._manners.interval:
            self._belief = FIRST_BELIEF
        self._forgotten = (float("-inf"), 0.0)

    def missed(self, now: float) -> None:
        """There was no answer in time, or a single request was refused after a pause."""
        if self._learns:
            self._halve(now)

    def restore(self) -> None:
        """What was refused last was not refused for the interval: go back to the one before."""
        self.interval = self._before

    def answered(self, elapsed_ms: float, now: float) -> None:
        """The host answered, and not that it is too much."""
        if not self._learns:
            return
        if self.interval > self._manners.interval:
            self._quicken(now)
        if self._heard < MEMORY:
            self._heard += 1
        smoothed = self._smoothed = self._smoothed + (elapsed_ms - self._smoothed) / self._heard
        if self._heard < MEMORY:
            return
        if self.width < 2 or (self._usual > NOISE_MS and smoothed < self._usual):
            self._usual = max(NOISE_MS, smoothed)
        if smoothed > CROWDED * self._usual:
            self._halve(now)
        elif self.width < self._manners.most and max(smoothed, elapsed_ms) <= min(QUICK * self._usual, QUICK_MS - 1):
            self.width = min(self._manners.most, self.width + 1 / self.width)

    def _halve(self, now: float) -> None:
        self.width = max(1.0, self.width / 2)
        self._turned = now
        self._heard = 0
        self._smoothed = 0.0

    def _quicken(self, now: float) -> None:
        """Quickly back to near where it was too much, and carefully from there on, as CUBIC does (RFC 9438, 4.1)."""
        if now - self._refused_last > self._belief:
            self._forgotten = (now, self.interval)
            self.interval = self._manners.interval
            return
        surplus = self.interval - NEAR * self._refused_at
        self.interval -= max(surplus / MEMORY, CAREFUL * self.interval)
        if self.interval < max(self._manners.interval, QUICKEST):
            self.interval = self._manners.interval
