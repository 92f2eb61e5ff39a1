"""What can be read for links and facts: the door for documents.

A reader is a function `read(body, content_type, url, want_links)` that returns a `Document`. It gets hostile bytes,
never raises for what is in them, and reads nothing but them. To add one:

1. write a module here with such a function;
2. add its media types to `READERS` below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from linkcheck.documents import html
from linkcheck.documents.contract import Document, RawLink
from linkcheck.model import Url

Read = Callable[[bytes, str, Url], Document]

READERS: dict[str, Read] = {
    "text/html": html.read,
    "application/xhtml+xml": html.read,
}


def read(media_type: str | None, body: bytes, content_type: str, url: Url) -> Document:
    """A body that is known to be of a kind that can be read."""
    found = reader(media_type, body)
    if found is None:
        raise ValueError(f"nothing reads {media_type}")
    return found(body, content_type, url)


def links(media_type: str | None, body: bytes, content_type: str, url: Url) -> Iterator[RawLink]:
    """The links of such a body."""
    document = read(media_type, body, content_type, url)
    return document.links() if document.links is not None else iter(())


def reader(media_type: str | None, body: bytes) -> Read | None:
    """The reader for a body; without a declared type, one for what it looks like."""
    if media_type is None:
        return html.read if html.looks_like(body) else None
    return READERS.get(media_type)
