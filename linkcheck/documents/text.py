"""Plain text: the addresses that are written out in it, scheme and all."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from linkcheck.documents import charset, sitemap
from linkcheck.documents.contract import Document, RawLink, gathered
from linkcheck.model import Kind, Url

if TYPE_CHECKING:
    from linkify_it import LinkifyIt

LONGEST = 2_000_000
"""Characters that are read."""


def read(body: bytes, content_type: str, url: Url) -> Document:
    """Text that is nothing but addresses is a sitemap (sitemaps.org, "Text file")."""
    if sitemap.is_list(body):
        return sitemap.read_list(body, content_type, url)
    text = charset.decode(body, content_type)
    whole = len(text) <= LONGEST
    known = text if whole else text[:LONGEST].rpartition("\n")[0]
    return Document(None, lambda: gathered(_links(known), url), whole)


def _links(text: str) -> Iterator[RawLink]:
    """A line at a time, for the library looks for all there is before it tells of any."""
    for line in text.splitlines():
        if "://" in line or "mailto:" in line:
            for found in _finder().match(line) or ():
                yield RawLink(Kind.TEXT, found.raw, found.raw)


@cache
def _finder() -> LinkifyIt:
    """Imported here, on first use: few runs meet any plain text."""
    from linkify_it import LinkifyIt

    return LinkifyIt({}, {"fuzzy_link": False, "fuzzy_email": False, "fuzzy_ip": False})
