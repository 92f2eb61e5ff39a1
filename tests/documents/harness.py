"""What the tests of extraction share: a body in, its links out."""

from __future__ import annotations

from linkcheck import documents
from linkcheck.documents.contract import Body, Found, RawLink
from linkcheck.model import Url

HERE = Url("https://dept.example.org/mobility/page.html")
HTML, UTF_8, XHTML, CSS = "text/html", "text/html; charset=utf-8", "application/xhtml+xml", "text/css"

Short = tuple[str, str, str]
"""Kind, address as written, text."""


def found(body: str | bytes, content_type: str = UTF_8, url: Url = HERE, link: str = "") -> list[Found]:
    """All batches of a body, read as the crawl reads it."""
    content = body if isinstance(body, bytes) else body.encode()
    media_type = content_type.partition(";")[0].strip()
    return list(documents.links(Body(media_type, content, content_type, url, link)))


def links(body: str | bytes, content_type: str = UTF_8) -> list[RawLink]:
    return [link for batch in found(body, content_type) for link in batch.rows()]


def in_short(body: str | bytes, content_type: str = UTF_8) -> list[Short]:
    return [(str(link.kind), link.href, link.text) for link in links(body, content_type)]


def addresses(body: str | bytes, content_type: str = UTF_8) -> list[tuple[str, str]]:
    return [(str(link.kind), link.href) for link in links(body, content_type)]


def resolved(body: str | bytes, content_type: str = UTF_8, url: Url = HERE) -> list[str | None]:
    return [address for batch in found(body, content_type, url) for address in batch.urls]
