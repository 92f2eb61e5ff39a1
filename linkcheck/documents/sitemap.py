"""Sitemaps (sitemaps.org, 0.9): of addresses, of other sitemaps, and as plain text, one address a line."""

from __future__ import annotations

from collections.abc import Iterator

from linkcheck import urls
from linkcheck.documents import charset, xml
from linkcheck.documents.contract import Document, RawLink, gathered
from linkcheck.model import Kind, Url

ROOTS = frozenset({"urlset", "sitemapindex"})
_LISTS = frozenset({"url", "sitemap"})
"""Elements whose `loc` is an address of the site's; other vocabularies have a `loc` too."""
PICTURES = frozenset({"image:loc", "video:thumbnail_loc", "video:content_loc", "video:player_loc"})
"""What the extensions for pictures and videos name."""


def read(body: bytes, content_type: str, url: Url) -> Document:
    return Document(None, lambda: gathered(_links(body, content_type), url), xml.is_whole(body))


def _links(body: bytes, content_type: str) -> Iterator[RawLink]:
    for element in xml.elements(body, content_type):
        text = element.text.strip()
        if xml.local(element.name) == "loc" and xml.local(element.parent) in _LISTS and text:
            yield RawLink(Kind.SITEMAP, text)
        elif element.name in PICTURES and text:
            yield RawLink(Kind.IMG, text)
        elif xml.local(element.name) == "link" and element.attributes.get("href"):
            yield RawLink(Kind.HREFLANG, element.attributes["href"])


def is_list(body: bytes) -> bool:
    """Whether a text is nothing but addresses, one a line."""
    lines = [line.strip() for line in body[:4_096].removeprefix(b"\xef\xbb\xbf").splitlines()]
    written = [line for line in (lines[:-1] if len(body) > 4_096 else lines) if line]
    return bool(written) and all(line.lower().startswith((b"http://", b"https://")) for line in written)


def read_list(body: bytes, content_type: str, url: Url) -> Document:
    return Document(None, lambda: gathered(addresses(charset.decode(body, content_type), Kind.SITEMAP), url))


def read_uri_list(body: bytes, content_type: str, url: Url) -> Document:
    """A list of addresses for its own sake (RFC 2483, section 5), which has no base to resolve them against."""
    text = charset.decode(body, content_type)
    return Document(None, lambda: gathered(addresses(text, Kind.LIST), urls.NOWHERE))


def addresses(text: str, kind: Kind) -> Iterator[RawLink]:
    """One a line; empty lines are passed over, and comments, which begin with `#`."""
    for line in text.splitlines():
        written = line.strip()
        if written and not written.startswith("#"):
            yield RawLink(kind, written)
