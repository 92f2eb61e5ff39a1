"""The second witness and the second reading: requests and BeautifulSoup, in processes of their own.

What looks broken is asked for again through a stack that shares nothing with the scan's; and the page is read again by
another parser, to say where the link stands and whether a reader sees it at all.
"""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from linkcheck.errors import Untrustworthy
from linkcheck.fetch.curl import Bounds
from linkcheck.fetch.loop import Errand
from linkcheck.fetch.network import Network
from linkcheck.interrupts import never
from linkcheck.model import KINDS, Answer, Cause, Finding, Kind, NoAnswer, Place, Url, Verdict
from linkcheck.observations import Observations, Page
from linkcheck.reader import Reader
from linkcheck.spool import Spool
from linkcheck.witnesses import make_witness
from linkcheck.workers import Worker, WorkerDied

if TYPE_CHECKING:
    from linkcheck.second_reading import Wanted

THREADS = 16
GRACE = 5.0
"""Seconds that the witness may take beyond the time-out of one try, before it is given up."""

AHEAD = 2
"""Pages that the reader has at once to read again; more would keep those that are crawled waiting."""
ROOM = 1_000_000
"""Bytes of pages that it has at once where none is crawled any more: it reads on while the links are judged."""
SOON = 0.25
"""Seconds that the reader is waited for at once."""
LAST_MOMENT = 0.75
"""Seconds for positions after an interrupt."""
PLACES = 3
"""Places of one finding that are read a second time."""


class WitnessTransport:
    """The second witness as a transport, in a process of its own."""

    def __init__(self, network: Network, capacity: int, at_once: bool = True) -> None:
        """The process begins `at_once`, or when there is something to ask."""
        self._network = network
        self._capacity = min(capacity, THREADS)
        self._worker: Worker[Errand, Answer] | None = self._new_worker() if at_once else None
        self._begun: dict[Errand, tuple[float, Url]] = {}
        self._unsent: list[tuple[Errand, tuple[Url, int, bool, str]]] = []
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

    def start(self, ticket: Errand, url: Url, bounds: Bounds, cookie: str = "") -> None:
        self._begun[ticket] = (time.monotonic(), url)
        self._unsent.append((ticket, (url, bounds.most, ticket.keep, cookie)))

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


Spot = tuple[Url, int]
"""A link by its page and its number there: rows change their places when a crawl ends, and this does not."""


class SecondReadings:
    """Finds the places of findings again; a page that the reader gives up on leaves its findings unplaced.

    `early` may be called for each page while the crawl goes on, and only saves time: what is placed in the end is said
    by `begin` alone, which goes over all links in the order of the report, so that it is the same in every run.
    """

    def __init__(self, spool: Spool, reader: Reader) -> None:
        self._spool, self._reader = spool, reader
        self._waiting: deque[tuple[Observations, Page, list[int]]] = deque()
        """Pages, each with the numbers of its links that are to be found."""
        self._under_way: set[Spot] = set()
        self._given = 0
        """Pages that the reader was given and has not read again."""
        self._weight = 0
        """Their bytes."""
        self._crawling = True
        self._found: dict[Spot, Place | None] = {}
        self._early = _First()
        self._first = _First()
        self._placed: dict[int, Spot] = {}
        """The rows that are placed in the end."""

    def early(self, seen: Observations, page: Page, found: Iterable[tuple[int, Sequence[Finding]]]) -> None:
        """Begin to read a page again whose rows `found` already have findings."""
        wanted = [row - page.first for row, findings in found if self._early.takes(findings, seen.links.url[row])]
        if wanted:
            self._waiting.append((seen, page, wanted))
        self._feed()

    def begin(self, seen: Observations, found: Iterable[tuple[int, Sequence[Finding]]]) -> None:
        """Read again the first places of each finding at `moved` or above, and of what is behind a login.

        `found` are rows with their findings.

        It may be called first with what is found about targets alone, while the links are still being judged.
        """
        self._crawling = False
        if not self._placed:
            self._waiting.clear()
            self._early = _First()
        wanted: dict[int, list[int]] = {}
        for row, findings in found:
            if row not in self._placed and self._first.takes(findings, seen.links.url[row]):
                number = seen.links.page[row]
                page = seen.pages[number]
                spot = self._placed[row] = (page.url, row - page.first)
                if spot not in self._found and not (self._reader.under_way and spot in self._under_way):
                    wanted.setdefault(number, []).append(row - page.first)
        self._waiting += [(seen, seen.pages[number], links) for number, links in wanted.items()]
        self._feed()

    def places(self, stop: Callable[[], bool] = never) -> dict[int, Place | None]:
        """What was found, by row of the settled links; where somebody wants an end, in the next moment."""
        until = float("inf")
        while (self._waiting or self._reader.under_way) and time.monotonic() < until:
            self._feed()
            self._reader.turn(SOON)
            if stop():
                until = min(until, time.monotonic() + LAST_MOMENT)
        return {row: self._found[spot] for row, spot in self._placed.items() if spot in self._found}

    def _feed(self) -> None:
        """Give the reader the next pages, if it has little else to do."""
        self._reader.turn(0.0)  # what it has done meanwhile would keep it from beginning
        self._submit_next()

    def _submit_next(self) -> None:
        if not self._reader.under_way:
            self._given = self._weight = 0  # whatever was given up
        while self._waiting and (self._given < AHEAD or (not self._crawling and self._weight < ROOM)):
            seen, page, links = self._waiting.popleft()
            links = [link for link in links if KINDS[seen.links.kind[page.first + link]] is not Kind.LINK_HEADER]
            if page.spooled is not None and links:
                body, content_type = self._spool.get(page.spooled)
                spots = [(page.url, link) for link in links]
                self._under_way.update(spots)
                then = partial(self._read, spots, len(body))
                self._given += 1
                self._weight += len(body)
                self._reader.submit(then, "places", body, content_type, _wanted(seen, page, links))

    def _read(self, spots: list[Spot], size: int, places: list[Place | None] | None) -> None:
        self._given -= 1
        self._weight -= size
        self._under_way.difference_update(spots)
        if places is not None:
            self._found.update(zip(spots, places, strict=True))
        self._submit_next()


class _First:
    """Picks the first `PLACES` places of each finding that are shown to it."""

    def __init__(self) -> None:
        self._seen: Counter[tuple[str, str]] = Counter()

    def takes(self, findings: Iterable[Finding], url: str) -> bool:
        """Whether a link is among the first of any of its findings; it counts for each of them."""
        return sum(self._is_first(finding, url) for finding in findings) > 0

    def _is_first(self, finding: Finding, url: str) -> bool:
        if finding.verdict < Verdict.MOVED and finding.verdict is not Verdict.RESTRICTED:
            return False
        about = (finding.message, url if finding.per == "link" else url.partition("#")[0])
        self._seen[about] += 1
        return self._seen[about] <= PLACES


def _wanted(seen: Observations, page: Page, numbers: list[int]) -> list[Wanted]:
    """For each link, by its number on the page: its kind, its address, and which one of those it is there."""
    on_page = slice(page.first, page.last)
    links = list(zip(seen.links.kind[on_page], seen.links.href[on_page], strict=True))
    sought, written = set(numbers), {links[number] for number in numbers}
    counted = Counter[tuple[int, str]]()
    wanted: dict[int, Wanted] = {}
    for number, link in enumerate(links):
        if link in written:
            if number in sought:
                wanted[number] = (KINDS[link[0]], link[1], counted[link])
            counted[link] += 1
    return [wanted[number] for number in numbers]
