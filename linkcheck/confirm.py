"""The second witness and the second reading: requests and BeautifulSoup, in processes of their own.

What looks broken is asked for again through a stack that shares nothing with the scan's; and the page is read again by
another parser, to say where the link stands and whether a reader sees it at all.
"""

from __future__ import annotations

import re
import time
from array import array
from collections import Counter
from collections.abc import Callable
from msgspec.structs import replace

from linkcheck.documents import charset
from linkcheck.documents.html import OPENING, SHORT_PAGE
from linkcheck.fetch.curl import Bounds
from linkcheck.fetch.loop import Errand
from linkcheck.fetch.network import Network
from linkcheck.judge import Judgement
from linkcheck.model import Answer, Cause, Kind, NoAnswer, PageFacts, Place, Response, Url, Verdict
from linkcheck.observations import KINDS, Observations, Page
from linkcheck.spool import Spool
from linkcheck.urls import checksum
from linkcheck.workers import Worker, WorkerDied

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

Wanted = tuple[Kind, str, int]
"""A link to be found again: its kind, its href as written, and which one of those it is on the page (0-based)."""


class WitnessTransport:
    """The second witness as a transport: the process is started when it is first needed."""

    def __init__(self, network: Network, capacity: int) -> None:
        self._network = network
        self._capacity = min(capacity, THREADS)
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
    from linkcheck.second_reading import SecondReading

    reading = SecondReading(charset.decode(body, content_type))
    return [reading.place(kind, href, nth) for kind, href, nth in wanted]


class SecondReadings:
    """Finds the places of findings again, in a worker; a page that it gives up on leaves its findings unplaced."""

    def __init__(self, spool: Spool) -> None:
        self._spool = spool
        self._worker: Worker[list[int], list[Place | None]] | None = None

    def places(self, seen: Observations, judged: Judgement) -> dict[int, Place | None]:
        """The places of the first rows of each finding at `moved` or above, by row of the settled links."""
        places: dict[int, Place | None] = {}
        waiting = [(page, rows) for page, rows in _rows_by_page(seen, judged).items() if seen.pages[page].spooled is not None]
        waiting.reverse()
        while waiting or self._under_way:
            while waiting and self._under_way < AHEAD:
                self._submit(seen, *waiting.pop())
            for rows, found in self._collect():
                places.update(zip(rows, found, strict=True))
        return places

    @property
    def _under_way(self) -> int:
        return self._worker.under_way if self._worker is not None else 0

    def _collect(self) -> list[tuple[list[int], list[Place | None]]]:
        """What is ready; a worker that died or is stuck is let go, with the pages it had."""
        try:
            done = self._worker.collect(LONGEST_READING) if self._worker is not None else []
        except WorkerDied:
            done = []
        if not done:
            self.close()
        return done

    def _submit(self, seen: Observations, number: int, rows: list[int]) -> None:
        if self._worker is None:
            self._worker = Worker(1, make_reader, READER_MEMORY)
        page = seen.pages[number]
        body, content_type = self._spool.get(page.spooled or 0)
        self._worker.submit(rows, body, content_type, _wanted(seen, page, rows))

    def close(self) -> None:
        if self._worker is not None:
            self._worker.close()
            self._worker = None


def _rows_by_page(seen: Observations, judged: Judgement) -> dict[int, list[int]]:
    """The rows worth a second reading, in order: three for each finding that convicts or moves."""
    left: Counter[tuple[str, str]] = Counter()
    chosen: dict[int, list[int]] = {}
    for row, target in enumerate(seen.links.target):
        found = judged.links.get(row, ())
        if target is not None and target.url in judged.targets:
            found = (*judged.targets[target.url], *found)
        for finding in found:
            about = (finding.message, seen.links.url[row] if finding.per == "link" or target is None else target.url)
            if finding.verdict >= Verdict.MOVED and left[about] < PLACES:
                left[about] += 1
                rows = chosen.setdefault(seen.links.page[row], [])
                if row not in rows[-1:]:
                    rows.append(row)
    return chosen


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
