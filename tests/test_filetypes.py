"""File formats by their first bytes, their media types and their names."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck import filetypes


def package(*names: str, first: str = "") -> bytes:
    """A ZIP; where `first` is given, its first entry is a `mimetype` that says so."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        if first:
            archive.writestr("mimetype", first)
        for name in names:
            archive.writestr(name, "<x/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "format"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"\r\n \xef\xbb\xbf"[:3] + b"%PDF-1.4", "pdf"),
        (b"It begins with %PDF-1.4", ""),
        (b"{\\rtf1\\ansi", "rtf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, "ole"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (package("[Content_Types].xml", "word/document.xml"), "docx"),
        (package("[Content_Types].xml", "ppt/presentation.xml"), "pptx"),
        (package("_rels/.rels", "xl/workbook.xml"), "xlsx"),
        (package("[Content_Types].xml", "customXml/item1.xml"), "ooxml"),
        (package(first="application/vnd.oasis.opendocument.text"), "odt"),
        (package(first="application/vnd.oasis.opendocument.spreadsheet"), "ods"),
        (package("META-INF/container.xml", first="application/epub+zip"), "epub"),
        (package("readme.txt"), "zip"),
        (package(first="application/x-other"), "zip"),
        (b"<!DOCTYPE html><title>", "html"),
        (b"\xef\xbb\xbf\n <html lang=en>", "html"),
        (b"<?xml version='1.0'?><html xmlns=", "html"),
        (b"<!-- a --><p>", "html"),
        (b"plain words", ""),
        (b"", ""),
    ],
)
def test_sniffed(content: bytes, format: str) -> None:
    assert filetypes.sniff(content) == format


@pytest.mark.parametrize(
    ("media_type", "path", "format"),
    [
        ("application/pdf", "/download", "pdf"),
        ("application/pdf", "/a.docx", "pdf"),
        ("application/octet-stream", "/a.PDF", "pdf"),
        (None, "/a.odt", "odt"),
        ("text/html", "/a.pdf", "pdf"),
        ("text/html", "/a.html", ""),
        ("text/html", "/pdf", ""),
        ("image/png", "/a.pdf", ""),
        ("text/plain", "/a.csv", "csv"),
        ("text/plain", "/a.txt", "txt"),
        ("text/plain", "/a", ""),
        ("application/zip", "/a.docx", "docx"),
        ("application/vnd.ms-excel", "/a", "xls"),
        ("text/html", "/.pdf", ""),
    ],
)
def test_promised(media_type: str | None, path: str, format: str) -> None:
    assert filetypes.promised(media_type, path) == format


def test_what_first_bytes_leave_open_the_promise_tells() -> None:
    loose = package("readme.txt")

    assert filetypes.of_content(loose, "application/vnd.oasis.opendocument.text", "/a") == "odt"
    assert filetypes.of_content(loose, None, "/a.pdf") == "zip"
    assert filetypes.of_content(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", None, "/a.ppt") == "ppt"
    assert filetypes.of_content(b"a,b\n", "text/csv", "/a") == "csv"
    assert filetypes.of_content(b"a,b\n", None, "/a.pdf") == ""
    assert filetypes.of_content(b"junk before it\n%PDF-1.4", None, "/a.pdf") == "pdf"
    assert filetypes.of_content(b"x" * 2_000 + b"%PDF-1.4", None, "/a.pdf") == ""


@given(st.binary(max_size=300), st.none() | st.sampled_from(sorted(filetypes.BY_MEDIA_TYPE)), st.text(max_size=20))
def test_anything_has_a_format_or_none(content: bytes, media_type: str | None, path: str) -> None:
    assert filetypes.of_content(content, media_type, path) in {*filetypes.FORMATS, ""}
    assert filetypes.promised(media_type, path) in {*filetypes.DOCUMENTS, ""}


def test_every_extension_and_media_type_leads_to_a_format() -> None:
    assert set(filetypes.EXTENSIONS.values()) <= filetypes.FORMATS.keys()
    assert len(filetypes.BY_MEDIA_TYPE) == sum(len(format.media_types) for format in filetypes.FORMATS.values())
