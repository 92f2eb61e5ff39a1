"""What a run has seen: facts only, and small enough for a million links.

Occurrences live in columns; every text in them is kept once. `Link` is a view on one row. While the crawl goes on,
rows stand in the order pages were read; `settle` puts them in the order of the report.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from operator import attrgetter

from msgspec import Struct, field

from linkcheck.model import HostRecord, Kind, Link, PageFacts, Skip, Target, Url

KINDS = tuple(Kind)
_KIND_NUMBERS = {kind: number for number, kind in enumerate(KINDS)}


class Page(Struct):
    """A document that was read for links; `first` to `last` (exclusive) are its rows."""

    url: Url
    facts: PageFacts
    spooled: int | None = None
    """Where the second reading finds its bytes."""
    first: int = 0
    last: int = 0


class Links:
    """The occurrences, one row each."""

    def __init__(self) -> None:
        self.page = array("I")
        self.kind = array("B")
        self.target: list[Target | None] = []
        self.url: list[str] = []
        self.href: list[str] = []
        self.text: list[str] = []
        self.context: list[str] = []
        self.before: list[str] = []
        self.heading: list[str] = []
        self._once: dict[str, str] = {}

    def __len__(self) -> int:
        return len(self.target)

    def append(
        self,
        page: int,
        kind: Kind,
        target: Target | None,
        url: str,
        href: str,
        text: str,
        context: str,
        before: str,
        heading: str,
        again: bool = True,
    ) -> None:
        """Add a row; `again` says whether its target was met before."""
        once = self._once.setdefault
        self.page.append(page)
        self.kind.append(_KIND_NUMBERS[kind])
        self.target.append(target)
        self.url.append(target.url if target is not None and target.url == url else once(url, url))
        # Most addresses are linked once; only what comes again is worth a place in the table of texts.
        self.href.append(self.url[-1] if href == url else once(href, href) if again else href)
        self.text.append(once(text, text))
        self.context.append(once(context, context))
        self.before.append(once(before, before))
        self.heading.append(once(heading, heading))

    def rearrange(self, spans: list[tuple[int, int]]) -> None:
        """Put the rows of each span (first, last) after those of the span before it in the list."""
        self._once = {}
        if spans == sorted(spans):
            return
        for name in ("page", "kind"):
            old = getattr(self, name)
            new = array(old.typecode)
            for first, last in spans:
                new.extend(old[first:last])
            setattr(self, name, new)
        for name in ("target", "url", "href", "text", "context", "before", "heading"):
            column = getattr(self, name)
            setattr(self, name, [row for first, last in spans for row in column[first:last]])


class Gap(Struct):
    """Addresses that were seen and not looked at, for one reason."""

    count: int = 0
    examples: list[str] = field(default_factory=list)

    def add(self, url: str) -> None:
        self.count += 1
        if len(self.examples) < 5:
            self.examples.append(url)


class Observations:
    """Targets by address, pages, and the links between them."""

    def __init__(self) -> None:
        self.targets: dict[Url, Target] = {}
        self.ordered: list[Target] = []
        """The targets by address, once settled."""
        self.pages: list[Page] = []
        self.links = Links()
        self.gaps: dict[Skip, Gap] = {}
        """Pages that were not read, or not to their end; skipped targets carry their reason themselves."""
        self.requests = 0
        self.bytes = 0
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
        for number, page in enumerate(self.pages):
            page.first, page.last = row, row + page.last - page.first
            for row in range(page.first, page.last):
                self.links.page[row] = number
            row = page.last
        self.ordered = sorted(self.targets.values(), key=attrgetter("url"))

    def each_link(self) -> Iterator[Link]:
        """Every occurrence, in order."""
        columns, kinds = self.links, KINDS
        rows = zip(
            columns.url, columns.href, columns.text, columns.kind, columns.target, columns.context, columns.before,
            columns.heading, strict=True,
        )  # fmt: skip
        for page in self.pages:
            facts = page.facts
            numbered = zip(range(page.first, page.last), rows, strict=False)
            for row, (url, href, text, kind, target, context, before, heading) in numbered:
                yield Link(
                    row, page.url, url, href, text, kinds[kind], target, context, before, heading, facts.language,
                    facts.title,
                )  # fmt: skip
