"""The smallest tagged PDF that every reader opens: A4 pages of text in a font that needs no embedding (ISO 32000-1).

A line of the text is a paragraph; `[words](address)` in it is a link.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

_HEADER = b"%PDF-1.7\n"
_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
_LINK = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")
_TOP, _LEADING, _LEFT, _RIGHT = 760, 22, 72, 540
"""In points: the first line from below, from line to line, and the margins."""
_FIXED = 5
"""Objects before the pages: the catalog, the page tree, the font, the structure tree and what it leads back from."""


def document(title: str, language: str, pages: Sequence[Sequence[str]]) -> bytes:
    """No dates and no identifier inside, so the same text gives the same bytes."""
    pages = [[title, *pages[0]], *pages[1:]]
    each = [_page(number, lines) for number, lines in enumerate(pages)]
    numbers = [_FIXED + 1 + 2 * number for number in range(len(each))]
    first = _FIXED + 1 + 2 * len(each)
    elements = [
        (b"H1" if (page, mark) == (0, 0) else b"P", page, mark)
        for page, lines in enumerate(pages)
        for mark in range(len(lines))
    ]
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang %s /MarkInfo << /Marked true >> /StructTreeRoot 4 0 R "
        b"/ViewerPreferences << /DisplayDocTitle true >> >>" % _string(language),
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (_references(numbers), len(numbers)),
        _FONT,
        b"<< /Type /StructTreeRoot /K [%s] /ParentTree 5 0 R >>" % _references(range(first, first + len(elements))),
        _parent_tree(pages, first),
        *(part for page in each for part in page),
        *(
            b"<< /Type /StructElem /S /%s /P 4 0 R /Pg %d 0 R /K %d >>" % (kind, numbers[page], mark)
            for kind, page, mark in elements
        ),
        b"<< /Title %s >>" % _string(title),
    ]
    numbered = [b"%d 0 obj\n%s\nendobj\n" % (number, content) for number, content in enumerate(objects, start=1)]
    *offsets, end = accumulate(map(len, numbered), initial=len(_HEADER))
    return b"".join([_HEADER, *numbered, _table(offsets), b"startxref\n%d\n%%%%EOF\n" % end])


def _page(number: int, lines: Sequence[str]) -> tuple[bytes, bytes]:
    """A page, and the object right behind it that draws it."""
    links = b" ".join(
        _annotation(match[2], _TOP - _LEADING * row) for row, line in enumerate(lines) for match in _LINK.finditer(line)
    )
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> "
        b"/Contents %d 0 R /StructParents %d /Tabs /S /Annots [%s] >>" % (_FIXED + 2 + 2 * number, number, links)
    )
    return page, _stream(_drawing(lines, number == 0))


def _annotation(address: str, line: int) -> bytes:
    box = b"[%d %d %d %d]" % (_LEFT, line - 5, _RIGHT, line + 13)
    action = b"<< /S /URI /URI %s >>" % _string(address)
    return b"<< /Type /Annot /Subtype /Link /Rect %s /Border [0 0 0] /A %s >>" % (box, action)


def _drawing(lines: Sequence[str], titled: bool) -> bytes:
    marked = (_marked(mark, line, titled and mark == 0) for mark, line in enumerate(lines))
    return b"BT\n%d %d Td %d TL\n%sET" % (_LEFT, _TOP, _LEADING, b"".join(marked))


def _marked(mark: int, line: str, is_heading: bool) -> bytes:
    kind, size = (b"H1", 18) if is_heading else (b"P", 11)
    shown = _string(_LINK.sub(r"\1", line))
    return b"/%s << /MCID %d >> BDC\n/F %d Tf\n%s Tj\nT*\nEMC\n" % (kind, mark, size, shown)


def _parent_tree(pages: Sequence[Sequence[str]], first: int) -> bytes:
    """From the marks on each page back to their elements (ISO 32000-1, 14.7.4.4)."""
    firsts = accumulate((len(lines) for lines in pages), initial=first)
    rows = (
        b"%d [%s]" % (number, _references(range(begin, begin + len(lines))))
        for number, (begin, lines) in enumerate(zip(firsts, pages, strict=False))
    )
    return b"<< /Nums [%s] >>" % b" ".join(rows)


def _references(numbers: Sequence[int]) -> bytes:
    return b" ".join(b"%d 0 R" % number for number in numbers)


def _stream(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def _string(text: str) -> bytes:
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return b"(%s)" % escaped.encode("cp1252")


def _table(offsets: Sequence[int]) -> bytes:
    """The cross-reference table and trailer; an entry is exactly 20 bytes (ISO 32000-1, 7.5.4)."""
    entries = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(offsets) + 1
    return b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\n" % (
        size,
        entries,
        size,
        size - 1,
    )
