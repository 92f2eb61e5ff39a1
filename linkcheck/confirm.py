"""The second witness and the second reading: requests and BeautifulSoup, in processes of their own.

What looks broken is asked for again through a stack that shares nothing with the scan's; and the page is read again by
another parser, to say where the link stands and whether a reader sees it at all.
"""

from __future__ import annotations

import re
import time
from array import array
from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from linkcheck.documents import charset
from linkcheck.documents.html import OPENING, SHORT_PAGE
from linkcheck.fetch.curl import Bounds
from linkcheck.fetch.loop import Errand
from linkcheck.fetch.network import Network
from linkcheck.model import Answer, Cause, Finding, NoAnswer, PageFacts, Place, Response, Url, Verdict
from linkcheck.observations import KINDS, Observations, Page
from linkcheck.spool import Spool
from linkcheck.urls import checksum
from linkcheck.workers import Worker, WorkerDied

if TYPE_CHECKING:
    from linkcheck.second_reading import Wanted

THREADS = 16
GRACE = 5.0
"""Seconds that the witness may take beyond the time-out of one try, before it is given up."""

PLACES = 3
"""Places of one finding that are read a second time."""
READER_MEMORY = 2_000_000_000
"""Bytes of address space for the second reading."""
AHEAD = 4
"""Pages given to the worker at once; each is held there in memory."""
LONGEST_READING = 20.0
"""Seconds without any page read, after which the second reading is given up."""

class WitnessTransport:
    """The second witness as a transport: the process is started when it is first needed."""

    def __init__(self, network: Network, capacity: int, first_use: Callable[[], None]) -> None:
        self._network = network
        self._capacity = min(capacity, THREADS)
        self._first_use = first_use
        self._worker: Worker[Errand, Answer] | None = None
        self._begun: dict[Errand, tuple[float, Url]] = {}

    @property
    def under_way(self) -> int:
        return len(self._begun)

    @property
    def has_room(self) -> bool:
        return self.under_way < self._capacity

    def start(self, ticket: Errand, url: Url, bounds: Bounds) -> None:
        if self._worker is None:
            self._worker = Worker(THREADS, make_witness, self._network)
            self._first_use()
        self._begun[ticket] = (time.monotonic(), url)
        self._worker.submit(ticket, url, bounds.page, ticket.keep)

    def turn(self, wait: float) -> list[tuple[Errand, Answer]]:
        if self._worker is None:
            return []
        try:
            done = [news for news in self._worker.collect(wait) if self._begun.pop(news[0], None)]
        except WorkerDied as death:
            return self._lost(str(death))
        return done + self._overdue()

    def _lost(self, detail: str) -> list[tuple[Errand, Answer]]:
        lost: list[tuple[Errand, Answer]] = [
            (errand, NoAnswer(Cause.GAVE_UP, detail, url)) for errand, (_, url) in self._begun.items()
        ]
        self._begun.clear()
        self._worker = None
        return lost

    def _overdue(self) -> list[tuple[Errand, Answer]]:
        longest = self._network.connect_timeout + self._network.timeout + GRACE
        late = [errand for errand, (begun, _) in self._begun.items() if time.monotonic() - begun > longest]
        return [(errand, NoAnswer(Cause.TIMEOUT, "the answer never ended", self._begun.pop(errand)[1])) for errand in late]

    def close(self) -> None:
        if self._worker is not None:
            self._worker.close()


def make_witness(network: Network) -> Callable[[Url, int, bool], Answer]:
    """Made in the worker: a function that asks once, and reads a page that came well."""
    from linkcheck.fetch.witness import Witness  # the scan's process never loads requests

    witness = Witness(network)

    def ask(url: Url, most: int, keep: bool) -> Answer:
        answer = witness.exchange(url, most)
        if isinstance(answer, NoAnswer):
            return answer
        page = facts(answer) if 200 <= answer.status < 300 and "html" in (answer.media_type or "") else None
        return replace(answer, page=page, body=answer.body if keep else b"")

    return ask


def facts(response: Response) -> PageFacts:
    """A page's facts as BeautifulSoup reads them."""
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(
        charset.decode(response.body, response.headers.get("content-type", "")),
        "html.parser",
        on_duplicate_attribute="ignore",
    )
    title, heading = soup.find("title"), soup.find("h1")
    identifiers = {str(tag.get("id") or "") for tag in soup.find_all(id=True)}
    names = {str(tag.get("name") or "") for tag in soup.find_all("a", attrs={"name": True})}
    password = soup.find("input", type=re.compile("^password$", re.IGNORECASE)) is not None
    for tag in soup(["script", "style", "template", "textarea", "title"]):
        tag.decompose()
    text = " ".join(soup.get_text(" ").split())
    words = text.count(" ") + 1 if text else 0
    return PageFacts(
        title=" ".join(title.get_text().split())[:300] if title and not title.decomposed else "",
        heading=" ".join(heading.get_text().split())[:300] if heading else "",
        opening=text[:OPENING] if words < SHORT_PAGE else "",
        words=words,
        password_field=password,
        anchors=array("I", sorted(checksum(name) for name in (identifiers | names) - {""})).tobytes(),
    )


def make_reader(memory: int) -> Callable[[bytes, str, list[Wanted]], list[Place | None]]:
    """Made in the worker: the second reading, in a process that may use `memory` bytes."""
    _limit_memory(memory)
    return locate


def _limit_memory(memory: int) -> None:
    try:
        import resource
    except ImportError:  # not on Windows, where the wall time alone is bounded
        return
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (memory, hard))


def locate(body: bytes, content_type: str, wanted: list[Wanted]) -> list[Place | None]:
    """Where each wanted link stands in the source; None for one that BeautifulSoup does not find."""
    from linkcheck.second_reading import SecondReading  # the scan's process never loads BeautifulSoup

    return SecondReading(charset.decode(body, content_type), wanted).places()


class SecondReadings:
    """Finds the places of findings again, in a worker; a page that it gives up on leaves its findings unplaced.

    `begin` may be given the findings about targets while the links are still being judged.
    """

    def __init__(self, spool: Spool) -> None:
        self._spool = spool
        self._worker: Worker[list[int], list[Place | None]] | None = None
        self._waiting: list[tuple[Observations, int, list[int]]] = []
        self._begun: set[int] = set()
        self._left: Counter[tuple[str, str]] = Counter()

    def start(self) -> None:
        """Start the process, so that it is ready when it is needed."""
        if self._worker is None:
            self._worker = Worker(1, make_reader, READER_MEMORY)

    def begin(self, seen: Observations, findings: Callable[[int], Iterable[Finding]]) -> None:
        """Read again the first places of each finding at `moved` or above; `findings` gives a row's."""
        pages: dict[int, list[int]] = {}
        for row, url in enumerate(seen.links.url):
            if row not in self._begun and any([self._is_wanted(finding, url) for finding in findings(row)]):
                self._begun.add(row)
                pages.setdefault(seen.links.page[row], []).append(row)
        self._waiting += [(seen, page, rows) for page, rows in pages.items() if seen.pages[page].spooled is not None]
        self._feed()

    def _is_wanted(self, finding: Finding, url: str) -> bool:
        if finding.verdict < Verdict.MOVED:
            return False
        about = (finding.message, url if finding.per == "link" else url.partition("#")[0])
        self._left[about] += 1
        return self._left[about] <= PLACES

    def places(self) -> dict[int, Place | None]:
        """What was found, by row of the settled links."""
        places: dict[int, Place | None] = {}
        while self._waiting or self._under_way:
            self._feed()
            for rows, found in self._collect():
                places.update(zip(rows, found, strict=True))
        return places

    @property
    def _under_way(self) -> int:
        return self._worker.under_way if self._worker is not None else 0

    def _feed(self) -> None:
        while self._waiting and self._under_way < AHEAD:
            self.start()
            seen, number, rows = self._waiting.pop(0)
            page = seen.pages[number]
            if self._worker is not None and page.spooled is not None:
                self._worker.submit(rows, *self._spool.get(page.spooled), _wanted(seen, page, rows))

    def _collect(self) -> list[tuple[list[int], list[Place | None]]]:
        """What is ready; a worker that died or is stuck is let go, with the pages it had."""
        try:
            done = self._worker.collect(LONGEST_READING) if self._worker is not None else []
        except WorkerDied:
            done = []
        if not done:
            self.close()
        return done

    def close(self) -> None:
        if self._worker is not None:
            self._worker.close()
            self._worker = None


def _wanted(seen: Observations, page: Page, rows: list[int]) -> list[Wanted]:
    """For each row its kind, its address, and which one of those it is on its page."""
    links, counted = seen.links, Counter[tuple[int, str]]()
    wanted: dict[int, Wanted] = {}
    sought = set(rows)
    for row in range(page.first, page.last):
        key = (links.kind[row], links.href[row])
        if row in sought:
            wanted[row] = (KINDS[links.kind[row]], links.href[row], counted[key])
        counted[key] += 1
    return [wanted[row] for row in rows]
