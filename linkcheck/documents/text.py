"""Plain text: the addresses that are written out in it, scheme and all, also where one is broken over lines."""

from __future__ import annotations

from collections.abc import Iterator

from linkcheck.contents import DocumentFacts
from linkcheck.documents import charset, passages, sitemap
from linkcheck.documents.contract import Document, RawLink, gathered
from linkcheck.model import Kind, Url

LONGEST = 2_000_000
"""Characters that are read."""


def read(body: bytes, content_type: str, url: Url) -> Document:
    """Text that is nothing but addresses is a sitemap (sitemaps.org, "Text file")."""
    if sitemap.is_list(body):
        return sitemap.read_list(body, content_type, url)
    text = charset.decode(body, content_type)
    whole = len(text) <= LONGEST
    known = text if whole else text[:LONGEST].rpartition("\n")[0]
    words = passages.Words()
    words.add(known)
    facts = DocumentFacts("txt", written=words.language, words=words.count, opening=words.opening)
    return Document(facts, lambda: gathered(_links(known), url), whole)


def _links(text: str) -> Iterator[RawLink]:
    """A line at a time, for the library looks for all there is before it tells of any."""
    for line in passages.lines(text):
        if "://" in line.text or "mailto:" in line.text:
            for found in passages.matches(line.text):
                written = passages.trimmed(found.raw)
                yield RawLink(Kind.TEXT, written, written, spot={"line": line.number})
