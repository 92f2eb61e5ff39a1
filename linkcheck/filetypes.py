"""File formats that a link may open: their names, and what tells them apart, by name and by content.

Media types are those registered with IANA; first bytes are those that the formats' own standards give (ISO 32000-1,
7.5.2; ISO/IEC 29500-2; OpenDocument 1.3, part 2, 3.3; MS-CFB, 2.2; EPUB OCF 3.3, 4.3; RTF 1.9.1).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache

from msgspec import Struct


class Format(Struct, frozen=True):
    """A format that people know by its name."""

    label: str
    """What a person calls such a file: "PDF", "Word document"."""
    family: str
    """Formats of one family are opened by the same programs, whatever the file is called."""
    media_types: tuple[str, ...]


_OOXML = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."
_WORDS, _SLIDES, _SHEETS = "text", "presentation", "spreadsheet"

FORMATS: Mapping[str, Format] = {
    "pdf": Format("PDF", "pdf", ("application/pdf", "application/x-pdf", "application/acrobat")),
    "docx": Format("Word document", _WORDS, (f"{_OOXML}wordprocessingml.document",)),
    "docm": Format("Word document", _WORDS, ("application/vnd.ms-word.document.macroenabled.12",)),
    "dotx": Format("Word template", _WORDS, (f"{_OOXML}wordprocessingml.template",)),
    "dotm": Format("Word template", _WORDS, ("application/vnd.ms-word.template.macroenabled.12",)),
    "doc": Format("Word document", _WORDS, ("application/msword",)),
    "rtf": Format("RTF document", _WORDS, ("application/rtf", "text/rtf")),
    "odt": Format("OpenDocument text", _WORDS, (f"{_ODF}text",)),
    "ott": Format("OpenDocument template", _WORDS, (f"{_ODF}text-template",)),
    "pptx": Format("PowerPoint presentation", _SLIDES, (f"{_OOXML}presentationml.presentation",)),
    "pptm": Format("PowerPoint presentation", _SLIDES, ("application/vnd.ms-powerpoint.presentation.macroenabled.12",)),
    "ppsx": Format("PowerPoint show", _SLIDES, (f"{_OOXML}presentationml.slideshow",)),
    "ppsm": Format("PowerPoint show", _SLIDES, ("application/vnd.ms-powerpoint.slideshow.macroenabled.12",)),
    "potx": Format("PowerPoint template", _SLIDES, (f"{_OOXML}presentationml.template",)),
    "potm": Format("PowerPoint template", _SLIDES, ("application/vnd.ms-powerpoint.template.macroenabled.12",)),
    "ppt": Format("PowerPoint presentation", _SLIDES, ("application/vnd.ms-powerpoint",)),
    "odp": Format("OpenDocument presentation", _SLIDES, (f"{_ODF}presentation",)),
    "otp": Format("OpenDocument template", _SLIDES, (f"{_ODF}presentation-template",)),
    "xlsx": Format("Excel workbook", _SHEETS, (f"{_OOXML}spreadsheetml.sheet",)),
    "xlsm": Format("Excel workbook", _SHEETS, ("application/vnd.ms-excel.sheet.macroenabled.12",)),
    "xltx": Format("Excel template", _SHEETS, (f"{_OOXML}spreadsheetml.template",)),
    "xltm": Format("Excel template", _SHEETS, ("application/vnd.ms-excel.template.macroenabled.12",)),
    "xlsb": Format("Excel workbook", _SHEETS, ("application/vnd.ms-excel.sheet.binary.macroenabled.12",)),
    "xls": Format("Excel workbook", _SHEETS, ("application/vnd.ms-excel",)),
    "ods": Format("OpenDocument spreadsheet", _SHEETS, (f"{_ODF}spreadsheet",)),
    "ots": Format("OpenDocument template", _SHEETS, (f"{_ODF}spreadsheet-template",)),
    "csv": Format("CSV table", _SHEETS, ("text/csv", "application/csv", "text/tab-separated-values")),
    "epub": Format("EPUB book", "book", ("application/epub+zip",)),
    "txt": Format("text file", "plain", ("text/plain",)),
    "html": Format("web page", "page", ("text/html", "application/xhtml+xml")),
    "ooxml": Format("Office document", "office", ()),
    "ole": Format("older Office file", "office", ("application/x-ole-storage",)),
    "zip": Format("ZIP archive", "archive", ("application/zip", "application/x-zip-compressed")),
    "image": Format("picture", "image", ("image/png", "image/jpeg", "image/gif", "image/webp")),
}
OOXML = frozenset("docx docm dotx dotm pptx pptm ppsx ppsm potx potm xlsx xlsm xltx xltm xlsb".split())
OPEN_DOCUMENT = frozenset("odt ott odp otp ods ots".split())
OLE = frozenset({"doc", "xls", "ppt", "ole"})
ZIPPED = OOXML | {"ooxml"} | OPEN_DOCUMENT | {"epub"}
OPENED = ZIPPED | OLE | {"pdf", "rtf", "csv"}
"""Documents that are opened, in a process of its own; a text is read as it comes."""
BINARY = OPENED - {"rtf", "csv"}
"""Formats that nobody can read as text."""
DOCUMENTS = OPENED | {"txt"}

EXTENSIONS: Mapping[str, str] = {
    **{name: name for name in DOCUMENTS - {"ole", "ooxml"}},
    "text": "txt", "tsv": "csv", "dot": "doc", "xlt": "xls", "pps": "ppt", "pot": "ppt",
}  # fmt: skip
"""What follows the last full stop of a file's name -> its format."""
NAMED = re.compile(rf"\.(?:{'|'.join(EXTENSIONS)})(?=[?#]|$)", re.IGNORECASE)
"""In an address, the end of a document's name."""
_SIGNS = tuple(f".{sign}" for sign in "pdf PDF doc DOC ppt pps xls od rtf epub".split())
BY_MEDIA_TYPE: Mapping[str, str] = {media: name for name, format in FORMATS.items() for media in format.media_types}

SNIFFED = 4_096
"""Bytes by which a format is told."""
_MAGIC = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rt", "rtf"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
)
NEVER_TEXT = (b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rt")
"""How no page and no style sheet begins, whatever is said of it."""
UNKNOWN = "unknown"
"""The format of bytes that are none of these."""
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_FIRST_OF_OOXML = (b"[Content_Types].xml", b"_rels/.rels", b"docProps/", b"word/", b"ppt/", b"xl/")
_ENTRY = re.compile(rb"PK\x03\x04.{26}(\w+)/", re.DOTALL)
_FOLDERS = {b"word": "docx", b"ppt": "pptx", b"xl": "xlsx"}
_HTML = re.compile(
    rb"\s*+(?>(?><!--.{0,2000}?-->|<\?xml[^>]{0,200}\?>)\s*+){0,5}+"
    rb"<(?:!doctype\s+html|html|head|body|title|script|meta|h1|iframe|div|table|p)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
_PDF_HEADER = b"%PDF-"
_BOM = b"\xef\xbb\xbf"


def may_be_named(addresses: str) -> bool:
    """The quick no for many addresses: False where none of them ends as the names of documents to read mostly do."""
    return any(map(addresses.__contains__, _SIGNS))


def sniff(beginning: bytes) -> str:
    """The format of a file by its first bytes: a key of `FORMATS`, or empty where they tell nothing.

    A ZIP that begins with a part of Office Open XML is `docx` or its like where its first parts tell, else `ooxml`.
    """
    for magic, name in _MAGIC:
        if beginning.startswith(magic):
            return name
    if beginning.startswith(_ZIP):
        return _sniff_zip(beginning)
    beginning = beginning.removeprefix(_BOM).lstrip()
    if beginning.startswith(_PDF_HEADER):
        return "pdf"
    return "html" if _HTML.match(beginning[:SNIFFED]) else ""


def of_content(body: bytes, media_type: str | None, path: str) -> str:
    """The format of a body: what its first bytes tell and, where they leave that open, what was promised.

    Empty where its bytes are those of no format that is known, such as of text.
    """
    format = sniff(body[:SNIFFED])
    if format not in _OPEN:
        return format
    named = promised(media_type, path)
    if named == "pdf" and _PDF_HEADER in body[:1024]:  # behind other bytes, as viewers bear it (ISO 32000-1, annex H)
        return named
    return named if named in _OPEN[format] else format


_OPEN: Mapping[str, Collection[str]] = {"zip": ZIPPED, "ooxml": OOXML, "ole": OLE, "": ("csv",)}
"""What may turn out to be any of several formats."""


def _sniff_zip(beginning: bytes) -> str:
    """By the name of the first entry and, where that is `mimetype`, by what it says, stored as it is."""
    name = beginning[30 : 30 + int.from_bytes(beginning[26:28], "little")]
    if name == b"mimetype":
        start = 38 + int.from_bytes(beginning[28:30], "little")
        said = beginning[start : start + 100]
        named = re.match(rb"application/[\w.+-]{1,80}", said)
        return BY_MEDIA_TYPE.get(_until_next(named[0]).decode(), "zip") if named else "zip"
    if not name.startswith(_FIRST_OF_OOXML):
        return "zip"
    folders = {match[1] for match in _ENTRY.finditer(beginning[:SNIFFED])}
    return next((kind for folder, kind in _FOLDERS.items() if folder in folders), "ooxml")


def _until_next(said: bytes) -> bytes:
    """What an uncompressed entry says, without the signature of the entry behind it (`PK`)."""
    return said.partition(b"PK")[0]


@lru_cache(maxsize=1024)
def promised(media_type: str | None, path: str) -> str:
    """The document format that is promised by a media type or, where it tells nothing, by a path's extension.

    Empty where neither promises a document: a page, a picture, anything that says what it is.
    """
    named = BY_MEDIA_TYPE.get(media_type or "", "")
    if named in OPENED:
        return named
    if named == "html" or media_type is None or media_type in _SAYS_NOTHING:
        return by_extension(path)
    return named if named in DOCUMENTS and by_extension(path) in ("", *DOCUMENTS) else ""


_SAYS_NOTHING = frozenset({
    "application/octet-stream", "binary/octet-stream", "application/force-download", "application/download",
    "application/x-download", "application/zip", "text/plain", "application/json", "text/xml", "application/xml",
})  # fmt: skip
"""Media types by which servers send whatever they do not know, or what went wrong."""


def by_extension(path: str) -> str:
    """The document format that a path's extension names; empty where it names none."""
    name, dot, extension = path.rpartition("/")[2].rpartition(".")
    return EXTENSIONS.get(extension.lower(), "") if dot and name else ""
