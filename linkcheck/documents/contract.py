"""What a reader of documents gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from linkcheck.model import Kind, PageFacts, Url


class RawLink(Struct, frozen=True, gc=False):
    """A link as the document has it, where it leads, and what stands round it.

    `context` (its sentence) and `before` (the sentence before) are kept only where they may carry a date.
    """

    kind: Kind
    href: str
    url: Url | None
    """`href` resolved against the document's base; None where the URL standard calls it a failure."""
    text: str
    context: str
    before: str
    heading: str


class Body(Struct, frozen=True, gc=False):
    """What a reader gets: bytes, and what was said of them."""

    media_type: str | None
    content: bytes
    content_type: str
    """The field's whole value: it may name a charset."""
    url: Url


class Document(Struct, frozen=True, gc=False):
    """A body that was read."""

    facts: PageFacts
    links: Callable[[], Iterator[RawLink]] | None
    """Begins to read the links, lazily and in document order, so that a long page can be read in slices.

    None where the body was read elsewhere, and its links must be asked for there.
    """
    whole: bool = True
    """Whether all of the body was read; a body made to choke its reader is not."""
