"""What the tables of all formats share: names of cells, their rows as words, and links that they calculate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from linkcheck.contents import Spot
from linkcheck.documents.passages import LONGEST_LINE
from linkcheck.documents.prose import Paragraph, Prose, may_be_written_out

LONGEST_FORMULA = 8_192
"""Characters of a formula (Excel's own limit)."""
_CALCULATED = re.compile(
    r'HYPERLINK\s*\(\s*"(?P<href>(?:[^"]|"")*)"\s*(?:[;,]\s*(?:"(?P<text>(?:[^"]|"")*)"\s*\)|[^")]*)|\))', re.IGNORECASE
)
"""The function HYPERLINK of an address that is written there (ISO/IEC 29500-1, 18.17.7.151; OpenFormula, 6.11.2)."""


class Hyperlink(Struct):
    """A link on a cell."""

    href: str
    text: str = ""
    """What is said of it, for a cell that says nothing."""


def reference(column: int, row: int) -> str:
    """The name of a cell: of the second column in the seventh row, `B7`."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def calculated(formula: str) -> Iterator[Hyperlink]:
    """The links of a formula, but those to places in its own workbook."""
    for found in _CALCULATED.finditer(formula[:LONGEST_FORMULA]):
        href, text = (_unquoted(found[name]) for name in ("href", "text"))
        if not href.startswith("#"):
            yield Hyperlink(href, text)


def _unquoted(literal: str | None) -> str:
    return (literal or "").replace('""', '"')


class Rows:
    """The cells of a sheet, in their order: a row is a line of its words."""

    def __init__(self, prose: Prose, sheet: str = "") -> None:
        self._prose = prose
        self._spot: Spot = {"sheet": sheet} if sheet else {}
        self._row: list[str] = []
        self._length = 0

    def add(self, cell: str, text: str, hyperlinks: Sequence[Hyperlink] = ()) -> None:
        if not hyperlinks and not may_be_written_out(text):
            self._say(text)
            return
        paragraph = Paragraph()
        for link in hyperlinks:
            paragraph.point(link.href, name=text if text.strip() else link.text)
        paragraph.say(text)
        self.add_paragraph(cell, paragraph)

    def add_paragraph(self, cell: str, paragraph: Paragraph) -> None:
        self._say(paragraph.text)
        self._prose.link(paragraph, {**self._spot, "cell": cell})

    def end_row(self) -> None:
        self._prose.say(" ".join(self._row))
        self._row.clear()
        self._length = 0

    def _say(self, text: str) -> None:
        """Nobody reads a row that is longer than a line may be as one."""
        self._row.append(text)
        self._length += len(text)
        if self._length > LONGEST_LINE:
            self.end_row()
