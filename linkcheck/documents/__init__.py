"""What can be read for links and facts: the door for documents.

A reader is a function `read(body, content_type, url, want_links)` that returns a `Document`. It gets hostile bytes,
never raises for what is in them, and reads nothing but them. To add one:

1. write a module here with such a function;
2. add its media types to `READERS` below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from msgspec.structs import replace

from linkcheck import urls
from linkcheck.documents import css, feed, html, link_header, markdown, packed, sitemap, text, xml
from linkcheck.documents.contract import Body, Document, Found, gathered
from linkcheck.model import Response, Url

Read = Callable[[bytes, str, Url], Document]

NO_LINKS = Found()

READERS: dict[str, Read] = {
    "text/html": html.read,
    "application/xhtml+xml": html.read,
    "text/css": css.read,
    "text/markdown": markdown.read,
    "text/plain": text.read,
    "text/uri-list": sitemap.read_uri_list,
}
ROOTS: dict[str, Read] = {
    **dict.fromkeys(sitemap.ROOTS, sitemap.read),
    **dict.fromkeys(feed.ROOTS, feed.read),
    "html": html.read,
}
"""XML goes by many media types; what it is, its first element says."""
TYPES = (b"html", b"xml", b"/css", b"/plain", b"/markdown", b"/uri-list", b"gzip", b"/octet-stream")
"""Parts of the media types that have a reader."""
PACKED = frozenset({"application/gzip", "application/x-gzip", "application/octet-stream"})
TIMES = {"text/markdown": 15, **dict.fromkeys(PACKED, 1_000)}
"""How many times longer a body takes to read than HTML; what is packed may be a thousand times as long inside."""


def body_of(response: Response) -> Body:
    return Body(
        response.media_type,
        response.body,
        response.headers.get("content-type", ""),
        urls.without_fragment(response.url),
        response.headers.get("link", ""),
    )


def read(body: Body) -> Document | None:
    """A body as a document; None where it is none that can be read."""
    read = reader(body.media_type, body.content)
    document = read(body.content, body.content_type, body.url) if read is not None else None
    return _with_header(document, body) if document is not None and body.link else document


def _with_header(document: Document, body: Body) -> Document:
    """What the header says comes before what the document says."""
    links = document.links
    if links is None:
        return document
    return replace(document, links=lambda: chain(gathered(link_header.links(body.link), body.url), links()))


def links(body: Body) -> Iterator[Found]:
    """The links of a body; none where it is no document."""
    document = read(body)
    return document.links() if document is not None and document.links is not None else iter(())


def effort(body: Body) -> int:
    """How long it takes to read a body, as the length of a page that takes as long."""
    return len(body.content) * TIMES.get(body.media_type or "", 1)


def is_worth_reading(body: Body, for_links: bool) -> bool:
    """Whether there is a reader; of what is not read for its links, only pages tell anything."""
    read = reader(body.media_type, body.content)
    return read is not None and (for_links or read in (html.read, markdown.read))


def reader(media_type: str | None, body: bytes) -> Read | None:
    """The reader for a body; without a declared type, one for what it looks like."""
    known = READERS.get(media_type or "")
    if known is not None:
        return known
    if media_type is None:
        return html.read if html.looks_like(body) else ROOTS.get(xml.root_of(body))
    if media_type.endswith(("/xml", "+xml")):
        return ROOTS.get(xml.root_of(body))
    return _read_packed if media_type in PACKED and body.startswith(packed.MAGIC) else None


def _read_packed(body: bytes, content_type: str, url: Url) -> Document:
    """A sitemap or feed that is packed; nothing else is looked for there."""
    unpacked = packed.unpack(body)
    read = ROOTS.get(xml.root_of(unpacked)) or (sitemap.read_list if sitemap.is_list(unpacked) else None)
    if read in (sitemap.read, sitemap.read_list, feed.read):
        return read(unpacked, "", url)
    return Document(None, lambda: iter(()))
