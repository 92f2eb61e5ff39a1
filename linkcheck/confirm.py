"""The second witness and the second reading: requests and BeautifulSoup, in processes of their own.

What looks broken is asked for again through a stack that shares nothing with the scan's; and the page is read again by
another parser, to say where the link stands and whether a reader sees it at all.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from linkcheck.errors import Untrustworthy
from linkcheck.fetch.curl import Bounds
from linkcheck.fetch.loop import Errand
from linkcheck.fetch.network import Network
from linkcheck.model import Answer, Cause, Finding, NoAnswer, Place, Url, Verdict
from linkcheck.observations import KINDS, Observations, Page
from linkcheck.reader import Reader
from linkcheck.spool import Spool
from linkcheck.witnesses import make_witness
from linkcheck.workers import Worker, WorkerDied

if TYPE_CHECKING:
    from linkcheck.second_reading import Wanted

THREADS = 16
GRACE = 5.0
"""Seconds that the witness may take beyond the time-out of one try, before it is given up."""

PLACES = 3
"""Places of one finding that are read a second time."""
AHEAD = 4
"""Pages given to the worker at once; each is held there in memory."""


class WitnessTransport:
    """The second witness as a transport, in a process of its own."""

    def __init__(self, network: Network, capacity: int) -> None:
        self._network = network
        self._capacity = min(capacity, THREADS)
        self._worker: Worker[Errand, Answer] | None = self._new_worker()
        self._begun: dict[Errand, tuple[float, Url]] = {}
        self._unsent: list[tuple[Errand, tuple[Url, int, bool]]] = []
        self._heard = False
        """Whether the witness ever answered: one that never does is no witness."""

    def _new_worker(self) -> Worker[Errand, Answer]:
        return Worker(THREADS, make_witness, self._network)

    @property
    def under_way(self) -> int:
        return len(self._begun)

    @property
    def has_room(self) -> bool:
        return self.under_way < self._capacity

    def start(self, ticket: Errand, url: Url, bounds: Bounds) -> None:
        self._begun[ticket] = (time.monotonic(), url)
        self._unsent.append((ticket, (url, bounds.page, ticket.keep)))

    def turn(self, wait: float) -> list[tuple[Errand, Answer]]:
        self._worker = self._worker or self._new_worker()
        if self._unsent:
            self._worker.submit_all(self._unsent)
            self._unsent = []
        try:
            done = [news for news in self._worker.collect(wait) if self._begun.pop(news[0], None)]
        except WorkerDied as death:
            if not self._heard:
                raise Untrustworthy(f"the second witness does not work, nothing can be confirmed: {death}") from death
            return self._lost(str(death))
        self._heard = self._heard or bool(done)
        return done + self._overdue()

    def _lost(self, detail: str) -> list[tuple[Errand, Answer]]:
        lost: list[tuple[Errand, Answer]] = [
            (errand, NoAnswer(Cause.GAVE_UP, detail, url)) for errand, (_, url) in self._begun.items()
        ]
        self._begun.clear()
        self.close()
        self._worker = None
        return lost

    def _overdue(self) -> list[tuple[Errand, Answer]]:
        longest = self._network.connect_timeout + self._network.timeout + GRACE
        late = [errand for errand, (begun, _) in self._begun.items() if time.monotonic() - begun > longest]
        return [
            (errand, NoAnswer(Cause.TIMEOUT, "the answer never ended", self._begun.pop(errand)[1])) for errand in late
        ]

    def close(self) -> None:
        if self._worker is not None:
            self._worker.close()


class SecondReadings:
    """Finds the places of findings again; a page that the reader gives up on leaves its findings unplaced.

    `begin` may be given the findings about targets while the links are still being judged.
    """

    def __init__(self, spool: Spool, reader: Reader) -> None:
        self._spool, self._reader = spool, reader
        self._waiting: list[tuple[Observations, int, list[int]]] = []
        self._begun: set[int] = set()
        self._left: Counter[tuple[str, str]] = Counter()
        self._places: dict[int, Place | None] = {}

    def begin(self, seen: Observations, found: Iterable[tuple[int, Sequence[Finding]]]) -> None:
        """Read again the first places of each finding at `moved` or above; `found` are rows with their findings."""
        pages: dict[int, list[int]] = {}
        for row, findings in found:
            if row not in self._begun and self._wants(findings, seen.links.url[row]):
                self._begun.add(row)
                pages.setdefault(seen.links.page[row], []).append(row)
        self._waiting += [(seen, page, rows) for page, rows in pages.items() if seen.pages[page].spooled is not None]
        self._feed()

    def _wants(self, findings: Iterable[Finding], url: str) -> bool:
        """Whether a row is among the first of any of its findings; it counts for each of them."""
        return sum(self._is_wanted(finding, url) for finding in findings) > 0

    def _is_wanted(self, finding: Finding, url: str) -> bool:
        if finding.verdict < Verdict.MOVED:
            return False
        about = (finding.message, url if finding.per == "link" else url.partition("#")[0])
        self._left[about] += 1
        return self._left[about] <= PLACES

    def places(self) -> dict[int, Place | None]:
        """What was found, by row of the settled links."""
        while self._waiting or self._reader.under_way:
            self._feed()
            self._reader.turn(0.5)
        return self._places

    def _feed(self) -> None:
        while self._waiting and self._reader.under_way < AHEAD:
            seen, number, rows = self._waiting.pop(0)
            page = seen.pages[number]
            if page.spooled is not None:
                body, content_type = self._spool.get(page.spooled)
                then = partial(self._found, rows)
                self._reader.submit(then, "places", body, content_type, _wanted(seen, page, rows))
        self._reader.turn(0.0)  # what it has done meanwhile would keep it from beginning

    def _found(self, rows: list[int], places: list[Place | None] | None) -> None:
        if places is not None:
            self._places.update(zip(rows, places, strict=True))


def _wanted(seen: Observations, page: Page, rows: list[int]) -> list[Wanted]:
    """For each row its kind, its address, and which one of those it is on its page."""
    kinds, hrefs = seen.links.kind, seen.links.href
    sought, counted = set(rows), Counter[tuple[int, str]]()
    written = {(kinds[row], hrefs[row]) for row in rows}
    wanted: dict[int, Wanted] = {}
    on_page = slice(page.first, page.last)
    for row, link in enumerate(zip(kinds[on_page], hrefs[on_page], strict=True), page.first):
        if link in written:
            if row in sought:
                wanted[row] = (KINDS[link[0]], link[1], counted[link])
            counted[link] += 1
    return [wanted[row] for row in rows]
