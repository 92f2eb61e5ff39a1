"""What can be read for links and facts: the door for documents.

A reader is a function `read(body, content_type, url, want_links)` that returns a `Document`. It gets hostile bytes,
never raises for what is in them, and reads nothing but them. To add one:

1. write a module here with such a function;
2. add its media types to `READERS` below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from linkcheck import urls
from linkcheck.documents import css, html
from linkcheck.documents.contract import Body, Document, Found
from linkcheck.model import Response, Url

Read = Callable[[bytes, str, Url], Document]

NO_LINKS = Found()

READERS: dict[str, Read] = {
    "text/html": html.read,
    "application/xhtml+xml": html.read,
    "text/css": css.read,
}


def body_of(response: Response) -> Body:
    return Body(
        response.media_type,
        response.body,
        response.headers.get("content-type", ""),
        urls.without_fragment(response.url),
    )


def read(body: Body) -> Document | None:
    """A body as a document; None where it is none that can be read."""
    read = reader(body.media_type, body.content)
    return read(body.content, body.content_type, body.url) if read is not None else None


def links(body: Body) -> Iterator[Found]:
    """The links of a body; none where it is no document."""
    document = read(body)
    return document.links() if document is not None and document.links is not None else iter(())


def reader(media_type: str | None, body: bytes) -> Read | None:
    """The reader for a body; without a declared type, one for what it looks like."""
    if media_type is None:
        return html.read if html.looks_like(body) else None
    return READERS.get(media_type)
