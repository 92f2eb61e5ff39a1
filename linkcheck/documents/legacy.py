"""Older Office files, and those of today under a password: compound files (MS-CFB), by their streams and summaries.

Which program a file is of, whether it is locked and what its summary says is read; what it says itself is not.
"""

from __future__ import annotations

import codecs
import struct
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from datetime import datetime, timedelta
from io import BytesIO

import olefile

from linkcheck import filetypes
from linkcheck.contents import Condition, DocumentFacts
from linkcheck.documents.contract import Document
from linkcheck.documents.package import BreaksOff, Damaged, Locked, Unopened, unopened
from linkcheck.documents.prose import LONGEST_TEXT
from linkcheck.model import Url
from linkcheck.urls import is_web, path

STREAMS: Mapping[str, str] = {"WordDocument": "doc", "Workbook": "xls", "Book": "xls", "PowerPoint Document": "ppt"}
"""The stream that holds the document -> the format (MS-DOC, 2.1.1; MS-XLS, 2.1.2; MS-PPT, 2.1.2)."""
PACKAGE = "EncryptedPackage"
"""The stream that holds a document of today (MS-OFFCRYPTO, 2.3.4.4)."""
MOST_RECORDS = 100_000
"""Records of a workbook among which its sheets are listed."""
MOST_PROPERTIES = 1_000
_SUMMARY, _SUMMARY_OF_DOCUMENT = "\x05SummaryInformation", "\x05DocumentSummaryInformation"
_FLAWS = (
    OSError, struct.error, ValueError, TypeError, IndexError, KeyError, AttributeError, OverflowError, RecursionError,
)  # fmt: skip
"""What olefile raises for what is in the bytes."""
_PASSWORD = "it asks for a password"  # noqa: S105 - words for a person


def read(body: bytes, content_type: str, url: Url) -> Document:
    format = "ole"
    try:
        with closing(_Compound(body)) as file:
            format = next((format for stream, format in STREAMS.items() if stream in file), "ole")
            facts = _facts(file, format, url)
    except Unopened as error:
        return unopened(format, error)
    return Document(facts, lambda: iter(()))


def _flaw(body: bytes) -> Damaged:
    return BreaksOff("its end is missing") if _breaks_off(body) else Damaged("its structure is damaged")


def _breaks_off(body: bytes) -> bool:
    """Whether the header names a sector of its tables that begins behind the end (MS-CFB, 2.2)."""
    try:
        (shift,) = struct.unpack_from("<H", body, 30)
        sectors = (*struct.unpack_from("<L", body, 48), *struct.unpack_from("<109L", body, 76))
    except struct.error:
        return True
    return any((sector + 1) << min(shift, 16) >= len(body) for sector in sectors if sector <= _LAST_SECTOR)


_LAST_SECTOR = 0xFFFFFFFA


class _Compound:
    """The streams of a file. Its methods raise `Damaged` where the bytes are not as olefile expects them."""

    def __init__(self, body: bytes) -> None:
        self._body = body
        with self._flaws():
            self._ole = olefile.OleFileIO(BytesIO(body))

    def __contains__(self, name: str) -> bool:
        with self._flaws():
            return bool(self._ole.exists(name))

    def read(self, name: str) -> bytes:
        """A stream; empty where there is none."""
        if name not in self:
            return b""
        with self._flaws():
            content: bytes = self._ole.openstream(name).read()
            size = self._ole.get_size(name)
        if len(content) < size:
            raise BreaksOff("its end is missing")
        return content

    def close(self) -> None:
        self._ole.close()

    @contextmanager
    def _flaws(self) -> Iterator[None]:
        try:
            yield
        except _FLAWS as error:
            raise _flaw(self._body) from error


def _facts(file: _Compound, format: str, url: Url) -> DocumentFacts:
    if PACKAGE in file:
        return DocumentFacts(_packed_format(url), Condition.LOCKED, _PASSWORD, encrypted=True)
    if format == "ole":
        return DocumentFacts(format, Condition.UNOPENED, "it is of another program than Word, Excel and PowerPoint")
    pages, unit = _PAGES[format](file)
    summary, more = _Summary(file, _SUMMARY), _Summary(file, _SUMMARY_OF_DOCUMENT)
    if pages is None:
        pages = summary.number(14) if unit == "page" else more.number(7)
    return DocumentFacts(
        format=format,
        title=summary.text(2),
        authors=tuple(filter(None, (name.strip() for name in summary.text(4).split(";")))),
        created=summary.time(12),
        modified=summary.time(13),
        producer=summary.text(18),
        pages=pages,
        unit=unit,
    )


def _packed_format(url: Url) -> str:
    """Which document a password hides, its name alone tells."""
    named = filetypes.by_extension(path(url)) if is_web(url) else ""
    return named if named in filetypes.OOXML else "ole"


def _text_pages(file: _Compound) -> tuple[int | None, str]:
    """Of a text, its summary tells; whether it is encrypted, a bit of its beginning does (MS-DOC, 2.5.2)."""
    beginning = file.read("WordDocument")[:12]
    if len(beginning) < 12:
        raise Damaged("it has no text")
    if int.from_bytes(beginning[10:], "little") & _TEXT_ENCRYPTED:
        raise Locked(_PASSWORD)
    return None, "page"


_TEXT_ENCRYPTED = 0x0100


def _sheets(file: _Compound) -> tuple[int | None, str]:
    """Each sheet has a record among the workbook's own (MS-XLS, 2.4.28), and so has its password (2.4.117)."""
    workbook = file.read("Workbook") or file.read("Book")
    count = 0
    for record in _records(workbook):
        if record == _FILE_PASS:
            raise Locked(_PASSWORD)
        count += record == _BOUND_SHEET
        if record == _END:
            break
    return count or None, "sheet"


_FILE_PASS, _BOUND_SHEET, _END = 0x2F, 0x85, 0x0A


def _records(workbook: bytes) -> Iterator[int]:
    """The types of its records, in their order (MS-XLS, 2.1.4)."""
    at = 0
    for _ in range(MOST_RECORDS):
        if at + 4 > len(workbook):
            return
        record, length = struct.unpack_from("<HH", workbook, at)
        yield record
        at += 4 + length


def _slides(file: _Compound) -> tuple[int | None, str]:
    """Whether a presentation is encrypted, a token says (MS-PPT, 2.3.2)."""
    user = file.read("Current User")
    if "EncryptedSummary" in file or user[12:16] == _SLIDES_ENCRYPTED:
        raise Locked(_PASSWORD)
    return None, "slide"


_SLIDES_ENCRYPTED = (0xF3D1C4DF).to_bytes(4, "little")
_PAGES = {"doc": _text_pages, "xls": _sheets, "ppt": _slides}


class _Summary:
    """A set of properties (MS-OLEPS, 2.20 and 2.21), as far as it is one: no viewer needs it."""

    def __init__(self, file: _Compound, name: str) -> None:
        self._content = b""
        self._places: dict[int, int] = {}
        with suppress(struct.error, Damaged):
            self._content = file.read(name)
            self._find()
        self._codec = _codec(self._unpacked(1, _SHORT, "<H"))

    def text(self, property: int) -> str:
        length = self._unpacked(property, _BYTES, "<L") or 0
        if length:
            value = self._value(property, length, 1).partition(b"\0")[0].decode(self._codec, "replace")
        else:
            length = self._unpacked(property, _WIDE, "<L") or 0
            value = self._value(property, length, 2).decode("utf-16-le", "replace").partition("\0")[0]
        return " ".join(value.split())[:LONGEST_TEXT]

    def number(self, property: int) -> int | None:
        """How many there are of something; programs that do not count write none."""
        return self._unpacked(property, _LONG, "<l") or None

    def time(self, property: int) -> str:
        """In UTC (MS-DTYP, 2.3.3); programs that do not know it write the first there is."""
        ticks = self._unpacked(property, _TIME, "<Q") or 0
        if not _EARLIEST < ticks < _LATEST:
            return ""
        return f"{datetime(1601, 1, 1) + timedelta(seconds=ticks // 10_000_000):%Y-%m-%dT%H:%M:%S}Z"  # noqa: DTZ001

    def _find(self) -> None:
        """Where the values are of the first set."""
        (begin,) = struct.unpack_from("<L", self._content, 44)
        (count,) = struct.unpack_from("<L", self._content, begin + 4)
        for number in range(min(count, MOST_PROPERTIES)):
            property, offset = struct.unpack_from("<LL", self._content, begin + 8 + 8 * number)
            self._places[property] = begin + offset

    def _unpacked(self, property: int, type: int, form: str) -> int | None:
        """What follows upon the type of a value, if that is the one."""
        at = self._places.get(property)
        try:
            if at is not None and struct.unpack_from("<H", self._content, at)[0] == type:
                return int(struct.unpack_from(form, self._content, at + 4)[0])
        except struct.error:
            pass
        return None

    def _value(self, property: int, length: int, width: int) -> bytes:
        begin = self._places.get(property, 0) + 8
        return self._content[begin : begin + width * min(length, 4 * LONGEST_TEXT)]


_SHORT, _LONG, _BYTES, _WIDE, _TIME = 0x02, 0x03, 0x1E, 0x1F, 0x40
"""Types of values (MS-OLEPS, 2.2)."""
_EARLIEST, _LATEST = 119_600_064_000_000_000, 157_766_880_000_000_000
"""1980, and 2100."""
_PAGES_OF_CODE = {1200: "utf-16-le", 10_000: "mac_roman", 65_001: "utf-8"}


def _codec(code_page: int | None) -> str:
    name = _PAGES_OF_CODE.get(code_page or 0, f"cp{code_page or 1252}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"
