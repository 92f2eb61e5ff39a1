"""EPUB 2 and 3: a book as its spine has it, each chapter read as the page that it is."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from contextlib import suppress
from html import unescape
from itertools import islice
from urllib.parse import unquote

from msgspec import Struct, field

from linkcheck.contents import LONGEST_OPENING, DocumentFacts, Spot
from linkcheck.documents import charset, html, passages, xml_parts
from linkcheck.documents.contract import Document, RawLink, gathered
from linkcheck.documents.package import Damaged, Locked, Package
from linkcheck.documents.prose import MOST_LINKS, Paragraph, Prose
from linkcheck.documents.xml_parts import Allowance, Attributes, Handlers, Spent
from linkcheck.model import KINDS, PageFacts, Url

MOST_CHAPTERS = 2_000
LONGEST_CHAPTER = 5_000_000
"""Bytes that are read of one chapter."""
LONGEST = 50_000_000
"""Bytes that are read of all."""
_INSIDE = Url("https://book.invalid/")
"""Where the parts of a book lie while its links are told apart: a name that never exists (RFC 6761, 6.4)."""
LONGEST_SAID = 200_000
"""Bytes of a chapter in which its beginning is looked for."""
_UNSAID = re.compile(r"<(head|script|style)\b[^<>]*>.*?(?:</\1>|\Z)", re.IGNORECASE)
_BLOCK = re.compile(r"<(?:h[1-6]|p|li|dt|dd|td|tr|div|section|blockquote|br)[\s/>]", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_VALUES = ("dc:title", "dc:creator", "dc:language", "dc:date")


def read_package(package: Package, url: Url) -> Document:
    book = _book(package)
    locked = _encrypted(package).intersection(book.spine)
    if locked:
        raise Locked("its chapters are encrypted")
    reading = _Reading(package)
    reading.read(book.spine)
    return Document(_facts(book, reading), lambda: gathered(reading.links, url), reading.whole)


class _Book(Struct):
    """What the package document says (EPUB 3.3, 5)."""

    values: dict[str, list[str]]
    modified: str = ""
    producer: str = ""
    spine: list[str] = field(default_factory=list)
    """The parts that hold its chapters, in their order."""


def _book(package: Package) -> _Book:
    allowance = Allowance()
    part = _root(package, allowance)
    if part not in package:
        raise Damaged("its package document is missing")
    book = _Book(xml_parts.values(package.pieces(part), _VALUES, allowance))
    _list(book, package, part, allowance)
    if not book.spine:
        raise Damaged("it has no chapters")
    return book


def _root(package: Package, allowance: Allowance) -> str:
    """Where the package document lies (OCF, EPUB 3.3, 4.2.6.3.1)."""
    roots: list[str] = []

    def keep(attributes: Attributes) -> None:
        roots.append(attributes.get("full-path", ""))

    xml_parts.read(package.pieces("META-INF/container.xml"), Handlers({"container:rootfile": keep}), allowance)
    return roots[0] if roots else ""


def _list(book: _Book, package: Package, part: str, allowance: Allowance) -> None:
    """The chapters, and what stands in elements called `meta`, which are the two standards' own."""
    folder = posixpath.dirname(part)
    items: dict[str, str] = {}
    property = ""

    def item(attributes: Attributes) -> None:
        items[attributes.get("id", "")] = posixpath.normpath(
            posixpath.join(folder, unquote(attributes.get("href", "")))
        )  # fmt: skip

    def chapter(attributes: Attributes) -> None:
        part = items.get(attributes.get("idref", ""))
        if part is not None:
            book.spine.append(part)

    def meta(attributes: Attributes) -> None:
        nonlocal property
        property = attributes.get("property", "")
        if attributes.get("name") == "generator":
            book.producer = attributes.get("content", "")

    def value(text: str) -> None:
        if property == "dcterms:modified":
            book.modified = text.strip()

    starts = {"opf:item": item, "opf:itemref": chapter, "opf:meta": meta}
    xml_parts.read(package.pieces(part), Handlers(starts, leaves={"opf:meta": value}), allowance)


def _encrypted(package: Package) -> set[str]:
    """The parts that are encrypted (EPUB 3.3, 4.2.6.3.2): where they are but fonts, any reader shows the book."""
    parts: set[str] = set()

    def keep(attributes: Attributes) -> None:
        parts.add(posixpath.normpath(unquote(attributes.get("URI", ""))).lstrip("/"))

    with suppress(Damaged):
        handlers = Handlers({"enc:CipherReference": keep})
        xml_parts.read(package.pieces("META-INF/encryption.xml"), handlers, Allowance())
    return parts


class _Reading:
    """The chapters of one book."""

    def __init__(self, package: Package) -> None:
        self.links: list[RawLink] = []
        self.words = passages.Words()
        self.count = 0
        """Words."""
        self._package = package
        self._prose = Prose()
        """In which addresses are looked for."""
        self._left = LONGEST
        self.whole = True

    def read(self, spine: list[str]) -> None:
        self.whole = len(spine) <= MOST_CHAPTERS
        lost = 0
        for number, part in enumerate(spine[:MOST_CHAPTERS], 1):
            if self._left <= 0 or len(self.links) == MOST_LINKS:
                self.whole = False
                break
            try:
                self._read_chapter(part, {"chapter": number})
            except Damaged:
                lost += 1
        if lost == len(spine):
            raise Damaged("none of its chapters can be read")

    def _read_chapter(self, part: str, spot: Spot) -> None:
        if part not in self._package:
            raise Damaged("a chapter is missing")
        most = min(LONGEST_CHAPTER, self._left)
        body = self._package.beginning(part, most + 1)
        self._left -= len(body)
        page = html.read(body, "application/xhtml+xml", Url(_INSIDE + part))
        self.whole = self.whole and page.whole and len(body) <= most
        self.count += page.facts.words if isinstance(page.facts, PageFacts) else 0
        said = _said(body)
        if len(self.words.opening) < LONGEST_OPENING - 1:
            self.words.add(said)
        found = list(islice(_links_out(page, spot), MOST_LINKS))
        told = {words for link in found for words in (link.href, link.text)}
        found += (link for link in self._written_out(said, spot) if link.text not in told)
        self.whole = self.whole and len(self.links) + len(found) < MOST_LINKS
        self.links += found[: MOST_LINKS - len(self.links)]

    def _written_out(self, said: str, spot: Spot) -> list[RawLink]:
        """The addresses in the words of a chapter."""
        self._prose.links.clear()
        with suppress(Spent):
            for line in said.splitlines():
                paragraph = Paragraph()
                paragraph.say(line)
                self._prose.link(paragraph, spot)
        return self._prose.links


def _said(body: bytes) -> str:
    """What a chapter says where it begins, near enough to read its words: a line for each block."""
    text = _UNSAID.sub(" ", " ".join(charset.decode(body[:LONGEST_SAID], "application/xhtml+xml").split()))
    return unescape(_TAG.sub("", _BLOCK.sub(r"\n\g<0>", text)))


def _links_out(page: Document, spot: Spot) -> Iterator[RawLink]:
    """The links of a chapter that lead out of the book."""
    for found in page.links() if page.links is not None else ():
        columns = zip(found.kinds, found.hrefs, found.urls, found.texts, found.around, strict=True)
        for kind, href, url, text, around in columns:
            if url is None or not url.startswith(_INSIDE):
                yield RawLink(KINDS[kind], href, text, around, spot)


def _facts(book: _Book, reading: _Reading) -> DocumentFacts:
    title, language, date = (next(iter(book.values[name]), "") for name in ("dc:title", "dc:language", "dc:date"))
    return DocumentFacts(
        format="epub",
        title=title,
        authors=tuple(book.values["dc:creator"]),
        language=language,
        written=reading.words.language,
        created=date,
        modified=book.modified,
        producer=book.producer,
        pages=len(book.spine),
        unit="chapter",
        words=reading.count,
        opening=reading.words.opening,
    )
