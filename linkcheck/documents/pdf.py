"""PDF (ISO 32000), as pdfium reads it: what Chromium opens is opened here, and what it cannot open nobody sees there.

Pages are read one after the other and dropped; of a file that takes too long, those read so far count.
"""

from __future__ import annotations

import ctypes
import re
import time
from array import array
from collections.abc import Iterator, Sequence
from contextlib import closing
from html import unescape
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from msgspec import Struct

from linkcheck import filetypes
from linkcheck.contents import Condition, DocumentFacts, Spot
from linkcheck.documents import passages
from linkcheck.documents.contract import Document, RawLink, gathered
from linkcheck.model import Kind, Surroundings, Url
from linkcheck.urls import checksum

LONGEST = 15.0
"""Seconds of reading, after which no further page is begun."""
MOST_LINKS = 20_000
MOST_NAMES = 50_000
"""Named destinations that are known."""
LONGEST_PAGE = 200_000
"""Characters read of one page."""
MOST_OBJECTS = 500
"""Objects of a page without words among which a picture is looked for."""
LONGEST_VALUE = 2_000
"""Characters kept of a link's words or of a value of its metadata."""
LONGEST_ADDRESS = 10_000
"""Bytes of an address; a longer one is none that a browser would send."""
REACH = 1_500
"""Characters round a link in which its sentence is looked for."""
MARGIN = 1.0
"""Points."""
FULL = 0.6
"""The part of the longest line of a page from which on a line is full."""
END = 2_048
"""Bytes at the end in which its last line may stand (ISO 32000-1, annex H, 3.18, and as much again)."""
_OBJECT = b"endobj"
"""What there is one of in any PDF that was whole once."""
_XMP = 1_000_000
"""Bytes at the beginning and at the end in which metadata are looked for."""


def read(body: bytes, content_type: str, url: Url) -> Document:
    try:
        document = pdfium.PdfDocument(body)
    except pdfium.PdfiumError as error:
        return _unopened(body, error)
    with closing(document):
        reading = _Reading(document, body)
        facts, links = reading.facts(), reading.links
    return Document(facts, lambda: gathered(links, url), reading.whole)


def _unopened(body: bytes, error: pdfium.PdfiumError) -> Document:
    code = getattr(error, "err_code", None)
    if code == pdfium_c.FPDF_ERR_PASSWORD:
        facts = DocumentFacts("pdf", Condition.LOCKED, "it asks for a password", encrypted=True)
    elif code == pdfium_c.FPDF_ERR_SECURITY:
        facts = DocumentFacts("pdf", Condition.LOCKED, "it is encrypted in a way of its own", encrypted=True)
    elif _breaks_off(body) and _OBJECT in body:
        facts = DocumentFacts("pdf", Condition.TRUNCATED, "its end is missing")
    else:
        facts = DocumentFacts("pdf", Condition.CORRUPT, "its structure is damaged")
    return Document(facts, lambda: iter(()))


def _breaks_off(body: bytes) -> bool:
    """Whether the last line of a PDF is missing (ISO 32000-1, 7.5.5)."""
    return b"%%EOF" not in body[-END:] and b"startxref" not in body[-END:]


class _Reading:
    """One document that was opened."""

    def __init__(self, document: pdfium.PdfDocument, body: bytes) -> None:
        self._document, self._body = document, body
        self._words = passages.Words()
        self._pictures = False
        self._lost = 0
        """Pages that cannot be shown."""
        self.links: list[RawLink] = []
        self.whole = True

    def facts(self) -> DocumentFacts:
        count = len(self._document)
        self._read_pages(count)
        if self._lost == count:
            what = "it has no page" if not count else "none of its pages can be shown"
            condition = Condition.TRUNCATED if _breaks_off(self._body) else Condition.CORRUPT
            return DocumentFacts("pdf", condition, what, pages=count)
        self.whole = self.whole and pdfium_c.FPDF_CountNamedDests(self._document.raw) <= MOST_NAMES
        raw, told = self._document.raw, _Metadata(self._document, self._body)
        return DocumentFacts(
            format="pdf",
            detail=f"{self._lost} of its {count} pages cannot be shown" if self._lost else "",
            title=told.title,
            authors=told.authors,
            language=told.language,
            written=self._words.language,
            created=told.created,
            modified=told.modified,
            producer=told.producer,
            pages=count,
            words=self._words.count,
            pictures=self._pictures,
            encrypted=pdfium_c.FPDF_GetSecurityHandlerRevision(raw) != -1,
            tagged=bool(pdfium_c.FPDFCatalog_IsTagged(raw)),
            opening=self._words.opening,
            anchors=_anchors(self._document),
        )

    def _read_pages(self, count: int) -> None:
        until = time.monotonic() + LONGEST
        for number in range(count):
            if time.monotonic() > until or len(self.links) >= MOST_LINKS:
                self.whole = False
                return
            try:
                page = self._document[number]
            except pdfium.PdfiumError:
                self._lost += 1
                continue
            with closing(page):
                self._read_page(page, {"page": number + 1})

    def _read_page(self, page: pdfium.PdfPage, spot: Spot) -> None:
        try:
            text_page = page.get_textpage()
        except pdfium.PdfiumError:
            return
        with closing(text_page):
            text = _text(text_page)
            annotations = _annotations(page, text_page)
        self.whole = self.whole and len(annotations) < MOST_LINKS
        self._words.add(text)
        if not text.strip() and not self._pictures:
            self._pictures = _shows_picture(page)
        if annotations or "://" in text or "www." in text:
            self.links += _links(text, annotations, spot)


_SOFT_HYPHEN = re.compile("[\x02\ufffe\u00ad](?:\r?\n)?")
"""By which pdfium tells of a hyphen at the end of a line."""
_NOT_SHOWN = re.compile("[\x00\x01\x03-\x08\x0b\x0c\x0e-\x1f]")


def _text(text_page: pdfium.PdfTextPage) -> str:
    """The words of a page, line by line."""
    count = min(text_page.count_chars(), LONGEST_PAGE)
    if count <= 0:
        return ""
    text = text_page.get_text_range(0, count, errors="replace")
    return _NOT_SHOWN.sub("", _SOFT_HYPHEN.sub("-\n", text)).replace("\r\n", "\n").replace("\r", "\n")


class _Annotation(Struct):
    """A link annotation: where it leads, the words under it, and its lowest and highest line."""

    href: str
    text: str
    bottom: float
    top: float


def _annotations(page: pdfium.PdfPage, text_page: pdfium.PdfTextPage) -> list[_Annotation]:
    """The link annotations that lead out of the document; parts of one that was broken over lines are put together."""
    found: list[_Annotation] = []
    position, link = ctypes.c_int(0), pdfium_c.FPDF_LINK()
    while len(found) < MOST_LINKS and pdfium_c.FPDFLink_Enumerate(page.raw, position, link):
        href = _target(page.pdf, link)
        if not href:
            continue
        text, bottom, top = _under(link, text_page)
        last = found[-1] if found else None
        if last is not None and last.href == href and _is_next_line(last, bottom, top):
            last.text, last.bottom = _joined(last.text, text, href), bottom
        else:
            found.append(_Annotation(href, text, bottom, top))
    return found


def _joined(text: str, more: str, href: str) -> str:
    """The words of a link that goes on in the next line; an address has no space in it."""
    together = text + more
    return together if together in href else f"{text} {more}".strip()


def _is_next_line(last: _Annotation, bottom: float, top: float) -> bool:
    height = max(top - bottom, 1.0)
    return bottom < last.bottom and last.bottom - top < height


def _target(document: pdfium.PdfDocument | None, link: Any) -> str:
    """Where a link leads, if out of its document: an address, or another file by its path."""
    action = pdfium_c.FPDFLink_GetAction(link)
    if document is None or not action:
        return ""
    match pdfium_c.FPDFAction_GetType(action):
        case pdfium_c.PDFACTION_URI:
            return _as_followed(_called(pdfium_c.FPDFAction_GetURIPath, document.raw, action))
        case pdfium_c.PDFACTION_REMOTEGOTO | pdfium_c.PDFACTION_LAUNCH:
            return _called(pdfium_c.FPDFAction_GetFilePath, action)
        case _:
            return ""


_BARE_HOST = re.compile(r"[\w-]+(?:\.[\w-]+){2,}(?=[/?#:]|$)(?!:[^\d])")


def _as_followed(address: str) -> str:
    """An address as viewers follow it: what begins with a name that has two dots or more is on the Web."""
    name = _BARE_HOST.match(address)
    return f"http://{address}" if name and not filetypes.by_extension(name[0]) else address


def _called(function: Any, *about: Any) -> str:
    """What a function of pdfium writes into a buffer of bytes, ended by a zero."""
    size = function(*about, None, 0)
    if size > LONGEST_ADDRESS:  # half an address is another address
        return ""
    buffer = ctypes.create_string_buffer(max(size, 1))
    function(*about, buffer, size)
    return _decoded(buffer.value).strip()


def _decoded(value: bytes) -> str:
    """An address is ASCII by its standard; what is not is UTF-8 (as PDF 2.0 has it), or what older programs wrote."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("cp1252", "replace")


def _under(link: Any, text_page: pdfium.PdfTextPage) -> tuple[str, float, float]:
    """The words under a link, and its lowest and highest edge (in points, from below)."""
    boxes = list(_boxes(link))
    if not boxes:
        return "", 0.0, 0.0
    words = (text_page.get_text_bounded(*_within(*box), errors="replace") for box in boxes)
    text = _NOT_SHOWN.sub("", " ".join(" ".join(words).split())[:LONGEST_VALUE])
    return text, min(box[1] for box in boxes), max(box[3] for box in boxes)


def _within(left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
    """A box without the margin that TeX leaves round a link, in which the next letter begins."""
    margin = MARGIN if right - left > 4 * MARGIN else 0.0
    return left + margin, bottom, right - margin, top


def _boxes(link: Any) -> Iterator[tuple[float, float, float, float]]:
    """Left, bottom, right, top of each line of a link; of all of it where it does not tell of lines."""
    quad = pdfium_c.FS_QUADPOINTSF()
    count = pdfium_c.FPDFLink_CountQuadPoints(link)
    for number in range(min(count, 20)):
        if pdfium_c.FPDFLink_GetQuadPoints(link, number, quad):
            across, along = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
            yield min(across), min(along), max(across), max(along)
    box = pdfium_c.FS_RECTF()
    if count <= 0 and pdfium_c.FPDFLink_GetAnnotRect(link, box):
        yield min(box.left, box.right), min(box.bottom, box.top), max(box.left, box.right), max(box.bottom, box.top)


def _shows_picture(page: pdfium.PdfPage) -> bool:
    kinds = (pdfium_c.FPDFPageObj_GetType(pdfium_c.FPDFPage_GetObject(page.raw, number)) for number in range(
        min(pdfium_c.FPDFPage_CountObjects(page.raw), MOST_OBJECTS)
    ))  # fmt: skip
    return any(kind in (pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_FORM) for kind in kinds)


def _links(text: str, annotations: Sequence[_Annotation], spot: Spot) -> list[RawLink]:
    """The links of a page in the order of its words: annotations, and addresses written out that are under none."""
    lines = [line.text.rstrip() for line in passages.lines(text)]
    words = _flowing(lines)
    found: list[tuple[int, RawLink]] = []
    at = 0
    for one in annotations:
        place = words.find(one.text, at) if one.text else -1
        place = place if place >= 0 else words.find(one.text) if one.text else at
        at = max(place, 0)
        found.append((at, RawLink(Kind.ANNOTATION, one.href, one.text, _around(words, at), spot)))
    targets = {_squeezed(one.href) for one in annotations}
    under = "\n".join(_squeezed(one.text) for one in annotations)
    begin = 0
    for line in lines:
        for written in passages.written_out(line):
            address = _squeezed(written.text)
            if address not in targets and address not in under:
                at = begin + written.start
                found.append((at, RawLink(Kind.TEXT, written.href, written.text, _around(words, at), spot)))
        begin += len(line) + 1
    return [link for _, link in sorted(found, key=lambda one: one[0])]


def _flowing(lines: Sequence[str]) -> str:
    """Lines as one text, in which a line that leaves room behind it ends its paragraph."""
    full = FULL * max(map(len, lines), default=0)
    return "".join(line + (" " if len(line) >= full else "\n") for line in lines)


def _squeezed(text: str) -> str:
    """Without what a line break may have added."""
    return re.sub(r"\s|/$", "", text)


def _around(words: str, at: int) -> Surroundings:
    """What stands round a place, in its paragraph."""
    begin = max(words.rfind("\n", 0, at) + 1, at - REACH)
    end = words.find("\n", at)
    return passages.around(words[begin : min(end if end >= 0 else len(words), at + REACH)], at - begin)


def _anchors(document: pdfium.PdfDocument) -> bytes:
    """The names by which a fragment may lead into it (RFC 8118, 3: `nameddest`)."""
    names: list[int] = []
    for number in range(min(pdfium_c.FPDF_CountNamedDests(document.raw), MOST_NAMES)):
        size = ctypes.c_long(0)
        pdfium_c.FPDF_GetNamedDest(document.raw, number, None, size)
        if 0 < size.value <= 2 * LONGEST_VALUE:
            buffer = ctypes.create_string_buffer(size.value)
            pdfium_c.FPDF_GetNamedDest(document.raw, number, buffer, size)
            names.append(checksum(buffer.raw.decode("utf-16-le", "replace").rstrip("\0")))
    return array("I", sorted(names)).tobytes()


_DATE = re.compile(r"(?:D:)?\s*(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)|([+-])(\d\d)'?(\d\d)?)?")
_NAMED = re.compile(rb"<x:xmpmeta.{0,200000}?</x:xmpmeta>", re.DOTALL)
_ITEM = re.compile(r"<rdf:li[^>]*>([^<]{1,2000})</rdf:li>")


class _Metadata:
    """What a document says of itself: its information dictionary, and its XMP packet where that says more."""

    def __init__(self, document: pdfium.PdfDocument, body: bytes) -> None:
        self._document = document
        packet = _NAMED.search(body[:_XMP]) or _NAMED.search(body[-_XMP:])
        self._xmp = packet[0].decode("utf-8", "replace") if packet else ""

    def entry(self, key: str) -> str:
        size = min(pdfium_c.FPDF_GetMetaText(self._document.raw, key.encode(), None, 0), 4 * LONGEST_VALUE)
        buffer = ctypes.create_string_buffer(max(size, 2))
        pdfium_c.FPDF_GetMetaText(self._document.raw, key.encode(), buffer, size)
        text = buffer.raw[: size - 2 if size >= 2 else 0].decode("utf-16-le", "replace")
        return " ".join(text.replace("\0", "").split())[:LONGEST_VALUE]

    @property
    def title(self) -> str:
        return self.entry("Title") or next(iter(self._items("dc:title")), "")

    @property
    def authors(self) -> tuple[str, ...]:
        """One entry has all of them (ISO 32000-1, 14.3.3), and a comma may part a name from its first name."""
        named = self.entry("Author")
        return names_in(named) if named else tuple(self._items("dc:creator"))

    @property
    def producer(self) -> str:
        told = self.entry("Producer") or self.entry("Creator")
        return told or next(iter(self._items("pdf:Producer")), "") or next(iter(self._items("xmp:CreatorTool")), "")

    @property
    def created(self) -> str:
        return self._date("CreationDate") or next(iter(self._items("xmp:CreateDate")), "")

    @property
    def modified(self) -> str:
        return self._date("ModDate") or next(iter(self._items("xmp:ModifyDate")), "")

    @property
    def language(self) -> str:
        buffer = (ctypes.c_ushort * 100)()
        pdfium_c.FPDFCatalog_GetLanguage(self._document.raw, buffer, len(buffer))
        return bytes(buffer).decode("utf-16-le", "replace").partition("\0")[0].strip()[:35]

    def _date(self, key: str) -> str:
        """A date of PDF (ISO 32000-1, 7.9.4) as ISO 8601 has it."""
        found = _DATE.match(self.entry(key))
        if found is None:
            return ""
        year, month, day, hour, minute, second, utc, sign, hours, minutes = found.groups()
        date = f"{year}-{month or '01'}-{day or '01'}"
        if hour is None:
            return date
        zone = f"{sign}{hours}:{minutes or '00'}" if sign and hours else "Z" if utc else ""
        zone = "Z" if zone in ("+00:00", "-00:00") else zone
        return f"{date}T{hour}:{minute or '00'}:{second or '00'}{zone}"

    def _items(self, name: str) -> list[str]:
        """The values of a property: of a list, a text, or an attribute (XMP specification, part 1, 7.4 to 7.9)."""
        element = re.search(rf"<{name}(?:\s[^>]{{0,500}})?>(.{{0,20000}}?)</{name}>", self._xmp, re.DOTALL)
        if element is not None:
            values = _ITEM.findall(element[1]) or [element[1]]
        else:
            values = re.findall(rf"""\s{name}\s?=\s?["']([^"'<]{{1,2000}})["']""", self._xmp)[:1]
        return [" ".join(unescape(value).split()) for value in values if "<" not in value]


def names_in(named: str) -> tuple[str, ...]:
    """The names in an entry that holds several: a semicolon parts them, or a comma where each has two words or more."""
    parts = [part.strip() for part in named.split(";")]
    by_comma = [part.strip() for part in named.split(",")]
    if len(parts) == 1 and all(" " in part for part in by_comma):
        parts = by_comma
    return tuple(filter(None, parts))
