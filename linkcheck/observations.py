"""What a run has seen: facts only, and small enough for a million links.

Occurrences live in columns; every text in them is kept once. `Link` is a view on one row. While the crawl goes on,
rows stand in the order pages were read; `settle` puts them in the order of the report.
"""

from __future__ import annotations

from array import array
from bisect import insort
from collections.abc import Sequence
from itertools import chain, count, repeat
from operator import attrgetter

from msgspec import Struct, field

from linkcheck.contents import NOWHERE, DocumentFacts, Spot
from linkcheck.documents.contract import Found
from linkcheck.model import KINDS, HostRecord, Link, PageFacts, Skip, Surroundings, Target, Url


class Page(Struct):
    """A document that was read for links; `first` to `last` (exclusive) are its rows."""

    url: Url
    facts: PageFacts | None
    """None of what is no page: a document, a style sheet, a feed."""
    spooled: int | None = None
    """Where the second reading finds its bytes."""
    first: int = 0
    last: int = 0
    document: DocumentFacts | None = None
    spots: list[Spot] = field(default_factory=list)
    """Where in a document each of its links stands; empty where it has no places of its own."""

    @classmethod
    def of(cls, url: Url, facts: PageFacts | DocumentFacts | None, spooled: int | None) -> Page:
        page = facts if isinstance(facts, PageFacts) else None
        return cls(url, page, spooled, document=facts if isinstance(facts, DocumentFacts) else None)

    def place(self, row: int, found: Found) -> None:
        """Take in where links stand that are added from a row on; a document may have some without a place."""
        if found.spots and not self.spots:
            self.spots = [NOWHERE] * (row - self.first)
        if found.spots or self.spots:
            self.spots += found.spots or [NOWHERE] * len(found)

    def spot(self, row: int) -> Spot | None:
        """Where the link in a row stands, in a document."""
        return (self.spots[row - self.first] or None) if self.spots else None


class Links:
    """The occurrences, one row each."""

    def __init__(self) -> None:
        self.page = array("I")
        self.kind = array("B")
        """Places in `KINDS`."""
        self.target: list[Target | None] = []
        self.url: list[str] = []
        self.href: list[str] = []
        self.text: list[str] = []
        self.around: list[Surroundings] = []
        self._once: dict[str, str] = {}

    def __len__(self) -> int:
        return len(self.target)

    def extend(self, page: int, found: Found, targets: Sequence[Target | None], again: Sequence[bool]) -> None:
        """Add rows; `again` says of each whether its target was met before."""
        once = self._once.setdefault
        self.page += array("I", [page]) * len(found)
        self.kind.frombytes(found.kinds)
        self.target.extend(targets)
        if all(targets) and all(again):  # as on most pages of a site
            resolved = list(map(_address, targets))
            self.url += resolved if resolved == found.urls else [once(url, url) for url in found.urls if url]
            self.href += map(once, found.hrefs, found.hrefs)
        else:
            self._extend_one_by_one(found, targets, again)
        self.text.extend(map(once, found.texts, found.texts))
        self.around.extend(found.around)

    def _extend_one_by_one(self, found: Found, targets: Sequence[Target | None], again: Sequence[bool]) -> None:
        """Add addresses; most are linked once, and only what comes again is worth a place in the table of texts."""
        once = self._once.setdefault
        for target, url, href, known in zip(targets, found.urls, found.hrefs, again, strict=True):
            shared = target is not None and target.url == url
            resolved = target.url if target is not None and shared else once(url or href, url or href)
            self.url.append(resolved)
            self.href.append(resolved if href == resolved else once(href, href) if known else href)

    def rearrange(self, spans: list[tuple[int, int]]) -> None:
        """Put the rows of each span (first, last) after those of the span before it in the list."""
        self._once = {}
        if spans == sorted(spans):
            return
        for name in ("page", "kind", "target", "url", "href", "text", "around"):
            column = getattr(self, name)
            new = column[:0]
            for first, last in spans:
                new += column[first:last]
            setattr(self, name, new)


_address = attrgetter("url")


class Gap(Struct):
    """Addresses that were seen and not looked at, for one reason; the examples are the first by address."""

    count: int = 0
    examples: list[str] = field(default_factory=list)

    def add(self, url: str) -> None:
        self.count += 1
        insort(self.examples, url)
        del self.examples[5:]


class Observations:
    """Targets by address, pages, and the links between them."""

    def __init__(self) -> None:
        self.targets: dict[Url, Target] = {}
        """By address; of those of ours that differ only in a session id, by the address without one."""
        self.ordered: list[Target] = []
        """The targets by address, once settled."""
        self.pages: list[Page] = []
        self.links = Links()
        self.gaps: dict[Skip, Gap] = {}
        """Pages that were not read, or not to their end; skipped targets carry their reason themselves."""
        self.slow_expressions: dict[Url, str] = {}
        """Of the source's `exclude`, by the address in which they could not be looked for in time."""
        self.requests = 0
        self.bytes = 0
        self.template = bytearray()
        """For each row of the links, 1 where it is one of a menu or footer (see `template`), once settled."""
        self.hosts: list[HostRecord] = []
        """How each host was asked, those asked most first."""
        self.complete = True
        self.interrupted = False
        self.unread_starts: list[Target] = []

    def gap(self, reason: Skip, url: str) -> None:
        self.gaps.setdefault(reason, Gap()).add(url)

    def settle(self) -> None:
        """Order pages by address, links by page and then as they stand in it, targets by address."""
        self.pages.sort(key=attrgetter("url"))
        self.links.rearrange([(page.first, page.last) for page in self.pages])
        row = 0
        for page in self.pages:
            page.first, page.last = row, row + page.last - page.first
            row = page.last
        lengths = [page.last - page.first for page in self.pages]
        self.links.page = array("I", chain.from_iterable(map(repeat, count(), lengths)))
        self.ordered = sorted(self.targets.values(), key=attrgetter("url"))

    def facts(self, page: int) -> PageFacts | None:
        return self.pages[page].facts

    def document(self, page: int) -> DocumentFacts | None:
        return self.pages[page].document

    def rows_of(self, page: int) -> range:
        return range(self.pages[page].first, self.pages[page].last)

    def link(self, row: int) -> Link:
        """One occurrence."""
        columns = self.links
        page = self.pages[columns.page[row]]
        facts, document = page.facts, page.document
        language, title = (facts.time.language or facts.language, facts.title) if facts is not None else ("", "")
        if document is not None:
            language, title = document.spoken, document.title
        return Link(
            row,
            page.url,
            columns.url[row],
            columns.href[row],
            columns.text[row],
            KINDS[columns.kind[row]],
            columns.target[row],
            columns.around[row],
            language,
            title,
        )
