"""The smallest PDF that every reader opens: one A4 page of text in a font that needs no embedding."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

_HEADER = b"%PDF-1.4\n"
_PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 5 0 R >> >> /Contents 4 0 R >>"
_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def one_page(title: str, lines: Sequence[str]) -> bytes:
    """No dates and no identifier inside, so the same text gives the same bytes."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        _PAGE,
        _stream(_drawing(title, lines)),
        _FONT,
        b"<< /Title %s >>" % _string(title),
    ]
    numbered = [b"%d 0 obj\n%s\nendobj\n" % (number, content) for number, content in enumerate(objects, start=1)]
    *offsets, end = accumulate(map(len, numbered), initial=len(_HEADER))
    return b"".join([_HEADER, *numbered, _table(offsets), b"startxref\n%d\n%%%%EOF\n" % end])


def _drawing(title: str, lines: Sequence[str]) -> bytes:
    body = b"".join(b"T* %s Tj\n" % _string(line) for line in lines)
    return b"BT\n/F 18 Tf 72 760 Td 22 TL\n%s Tj\n/F 11 Tf\n%sET" % (_string(title), body)


def _stream(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def _string(text: str) -> bytes:
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return b"(%s)" % escaped.encode("cp1252")


def _table(offsets: Sequence[int]) -> bytes:
    """The cross-reference table and trailer; an entry is exactly 20 bytes (ISO 32000-1, 7.5.4)."""
    entries = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(offsets) + 1
    return b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R /Info 6 0 R >>\n" % (
        size,
        entries,
        size,
    )
