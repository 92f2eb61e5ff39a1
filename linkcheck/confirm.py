"""The second witness and the second reading: requests and BeautifulSoup, in processes of their own.

What looks broken is asked for again through a stack that shares nothing with the scan's; and the page is read again by
another parser, to say where the link stands and whether a reader sees it at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from linkcheck.model import Finding, Place, Verdict
from linkcheck.observations import KINDS, Observations, Page
from linkcheck.reader import Reader
from linkcheck.spool import Spool

if TYPE_CHECKING:
    from linkcheck.second_reading import Wanted

PLACES = 3
"""Places of one finding that are read a second time."""
AHEAD = 4
"""Pages given to the worker at once; each is held there in memory."""


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

    def begin(self, seen: Observations, findings: Callable[[int], Iterable[Finding]]) -> None:
        """Read again the first places of each finding at `moved` or above; `findings` gives a row's."""
        pages: dict[int, list[int]] = {}
        for row, url in enumerate(seen.links.url):
            if row not in self._begun and self._wants(findings(row), url):
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

    def _found(self, rows: list[int], places: list[Place | None] | None) -> None:
        if places is not None:
            self._places.update(zip(rows, places, strict=True))


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
