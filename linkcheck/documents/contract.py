"""What a reader of documents gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import repeat

from msgspec import Struct, field

from linkcheck.contents import NOWHERE, DocumentFacts, Spot
from linkcheck.model import KINDS, NOTHING_ROUND, NUMBERS, Kind, PageFacts, Surroundings, Url
from linkcheck.urls import Resolver

BATCH = 1_000
"""Links given at once: a page's are seldom more."""


class RawLink(Struct, frozen=True, gc=False):
    """A link as the document has it."""

    kind: Kind
    href: str
    text: str = ""
    around: Surroundings = NOTHING_ROUND
    spot: Spot = NOWHERE
    """Where it stands in a document that has pages, slides, cells or paragraphs."""


class Found(Struct):
    """Links of one document, in its order, by column: made, sent and kept a page at a time, never one by one."""

    kinds: bytearray = field(default_factory=bytearray)
    """Places in `KINDS`."""
    hrefs: list[str] = field(default_factory=list)
    """As written, character references decoded."""
    urls: list[Url | None] = field(default_factory=list)
    """Resolved against the document's base; None where the URL standard calls that a failure."""
    texts: list[str] = field(default_factory=list)
    around: list[Surroundings] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    """Empty where the document is a page, and has none."""

    def __len__(self) -> int:
        return len(self.kinds)

    def add(self, kind: Kind, href: str, url: Url | None, text: str, around: Surroundings) -> None:
        self.kinds.append(NUMBERS[kind])
        self.hrefs.append(href)
        self.urls.append(url)
        self.texts.append(text)
        self.around.append(around)

    def first(self, most: int) -> Found:
        """These, but at most so many."""
        if len(self) <= most:
            return self
        return Found(
            kinds=self.kinds[:most],
            hrefs=self.hrefs[:most],
            urls=self.urls[:most],
            texts=self.texts[:most],
            around=self.around[:most],
            spots=self.spots[:most],
        )

    def rows(self) -> Iterator[RawLink]:
        spots = self.spots or repeat(NOWHERE, len(self))
        columns = zip(self.kinds, self.hrefs, self.texts, self.around, spots, strict=True)
        return (RawLink(KINDS[kind], href, text, around, spot) for kind, href, text, around, spot in columns)


class Body(Struct, frozen=True, gc=False):
    """What a reader gets: bytes, and what was said of them."""

    media_type: str | None
    content: bytes
    content_type: str
    """The field's whole value: it may name a charset."""
    url: Url
    link: str = ""
    """The header field `Link`, which speaks of the document from outside."""


class Document(Struct, frozen=True, gc=False):
    """A body that was read."""

    facts: PageFacts | DocumentFacts | None
    """None of what is neither page nor document: a style sheet, a feed."""
    links: Callable[[], Iterator[Found]] | None
    """Begins to read the links, lazily and in document order, so that a long page can be read in slices.

    None where the body was read elsewhere, and its links must be asked for there.
    """
    whole: bool = True
    """Whether all of the body was read; a body made to choke its reader is not."""


def gathered(links: Iterable[RawLink], base: Url, codec: str = "utf-8") -> Iterator[Found]:
    """Links in batches, resolved against `base` as a document written in `codec` does."""
    resolve = Resolver(base, codec)
    found = Found()
    for link in links:
        found.add(link.kind, link.href, resolve(link.href), link.text, link.around)
        found.spots.append(link.spot)
        if len(found) == BATCH:
            yield _without_nowhere(found)
            found = Found()
    if len(found):
        yield _without_nowhere(found)


def _without_nowhere(found: Found) -> Found:
    """Links without the column of their places, where none has one."""
    if not any(found.spots):
        found.spots.clear()
    return found
