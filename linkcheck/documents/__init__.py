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

from linkcheck import filetypes, urls
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
TYPES = (b"html", b"xml", b"/css", b"/plain", b"/markdown", b"/uri-list", b"gzip", b"/octet-stream", b"/csv")
"""Parts of the media types that have a reader."""
PACKED = frozenset({"application/gzip", "application/x-gzip", "application/octet-stream"})
TIMES = {"text/markdown": 15}
PACKED_TIMES = 1_000
"""How many times longer a body takes to read than HTML; what is packed may be a thousand times as long inside."""
ENDS = {"html": (b">",), "/css": (b"}", b";"), "/plain": (b"\n",), "/markdown": (b"\n",), "/uri-list": (b"\n",)}
"""By part of the media type, what something ends with in a document."""
MISTAKEN = frozenset({"text/html", "text/plain"})
"""Media types by which servers send sitemaps and feeds, too."""
BEGINS_XML = (b"<?xml", b"<urlset", b"<sitemapindex", b"<rss", b"<feed")


def file_format(response: Response) -> str:
    """The format of what is opened as a file (see `files`), by its content; empty where it is a page or a text.

    What promises to be such a file, and is neither that nor a page, has the format that it is, or the one it promises.
    """
    media_type, beginning = response.media_type, response.body[: filetypes.SNIFFED]
    if not beginning:
        return ""
    if media_type in READERS and media_type != "text/plain" and not beginning.startswith(filetypes.NEVER_TEXT):
        return ""
    path = urls.path(response.url)
    format = filetypes.of_content(beginning, media_type, path)
    if format in filetypes.OPENED:
        return format
    is_promised = filetypes.promised(media_type, path) in filetypes.OPENED
    return (format or filetypes.UNKNOWN) if is_promised and format != "html" else ""


def body_of(response: Response) -> Body:
    """What a reader gets of an answer: of one that was cut off, what is surely as it was written.

    A page in the place of a file is a page, whatever is said of it.
    """
    return Body(
        _media_type(response),
        response.body if response.whole else _until_sure(response.body, response.media_type or ""),
        response.headers.get("content-type", ""),
        urls.without_fragment(response.url),
        response.headers.get("link", ""),
    )


def _media_type(response: Response) -> str | None:
    media_type = response.media_type
    if media_type in READERS or not filetypes.promised(media_type, urls.path(response.url)):
        return media_type
    return "text/html" if filetypes.sniff(response.body[: filetypes.SNIFFED]) == "html" else media_type


def _until_sure(content: bytes, media_type: str) -> bytes:
    """A body that was cut up to the last thing that ended in it: half an address is another address."""
    ends = next((ends for kind, ends in ENDS.items() if kind in media_type), ())
    last = max((content.rfind(end) for end in ends), default=len(content) - 1)
    return content[: last + 1]


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
    times = PACKED_TIMES if body.content.startswith(packed.MAGIC) else TIMES.get(body.media_type or "", 1)
    return len(body.content) * times


def is_worth_reading(body: Body, for_links: bool) -> bool:
    """Whether there is a reader; of what is not read for its links, only pages tell anything."""
    read = reader(body.media_type, body.content)
    return read is not None and (for_links or read in (html.read, markdown.read))


def reader(media_type: str | None, body: bytes) -> Read | None:
    """The reader for a body; without a declared type, one for what it looks like."""
    known = READERS.get(media_type or "")
    if known is not None:
        return (_root_reader(body) or known) if media_type in MISTAKEN and body.startswith(BEGINS_XML) else known
    if body.startswith(packed.MAGIC) and (media_type is None or media_type in PACKED or _is_xml(media_type)):
        return _read_packed
    if media_type is None:
        return html.read if html.looks_like(body) else _root_reader(body)
    return _root_reader(body) if _is_xml(media_type) else None


def _is_xml(media_type: str) -> bool:
    return media_type.endswith(("/xml", "+xml"))


def _root_reader(body: bytes) -> Read | None:
    """The reader for XML, by its first element; a sitemap's may have a prefix."""
    root = xml.root_of(body)
    return ROOTS.get(root) or (sitemap.read if xml.local(root) in sitemap.ROOTS else None)


def _read_packed(body: bytes, content_type: str, url: Url) -> Document:
    """A sitemap or feed that is packed; nothing else is looked for there."""
    unpacked, whole = packed.unpack(body)
    read = _root_reader(unpacked) or (sitemap.read_list if sitemap.is_list(unpacked) else None)
    if read in (sitemap.read, sitemap.read_list, feed.read):
        document = read(unpacked, "", url)
        return document if whole else replace(document, whole=False)
    return Document(None, lambda: iter(()))
