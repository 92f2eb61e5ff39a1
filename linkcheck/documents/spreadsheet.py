"""Workbooks and their templates (SpreadsheetML, ISO/IEC 29500-1, 18): xlsx, xlsm, xltx, xltm; of xlsb its properties.

A sheet lists its hyperlinks behind its cells (18.3.1.48), so it is unpacked twice where it has any; else it is read in
one go, and of a million rows none is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from msgspec import Struct

from linkcheck.documents import cells, ooxml
from linkcheck.documents.cells import Hyperlink, Rows
from linkcheck.documents.contract import Document
from linkcheck.documents.ooxml import Office
from linkcheck.documents.prose import MOST_LINKS, Prose
from linkcheck.documents.xml_parts import Attributes, Handlers, Spent, Start, number
from linkcheck.model import Url

LONGEST_CELL = 32_767
"""Characters of a cell (Excel's own limit)."""
MOST_CHARACTERS = 20_000_000
"""Characters of shared strings that are kept."""
MOST_SHEETS = 1_000
_BINARY = "xlsb"


def read_office(office: Office, url: Url) -> Document:
    prose = Prose()
    if office.format == _BINARY:
        return ooxml.document(office, prose, url, whole=True, unit="sheet")
    listed = ooxml.listed(office, "x:workbook", "x:sheet")
    sheets = [_Sheet(attributes.get("name", ""), part) for attributes, part in listed]
    whole = False
    with suppress(Spent):
        strings = _Strings(office)
        for sheet in sheets[:MOST_SHEETS]:
            _read_sheet(office, sheet, strings.kept, prose)
        whole = strings.whole and len(sheets) <= MOST_SHEETS
    return ooxml.document(office, prose, url, whole=whole, pages=len(sheets), unit="sheet")


class _Sheet(Struct):
    name: str
    part: str
    """Empty where it is missing."""


class _Strings:
    """The strings that cells share (18.4), as many as are kept."""

    def __init__(self, office: Office) -> None:
        self.kept: list[str] = []
        self.whole = True
        self._left = MOST_CHARACTERS
        self._pieces: list[str] = []
        self._unsaid = 0
        handlers = Handlers({"x:rPh": self._hide}, {"x:rPh": self._show, "x:si": self._end}, {"x:t": self._say})
        for one in office.relationships(office.part).values():
            if one.kind == "sharedStrings" and not one.external:
                office.read_lesser(one.target, handlers)

    def _hide(self, _: Attributes) -> None:
        """How words are pronounced (18.4.6) is not read."""
        self._unsaid += 1

    def _show(self) -> None:
        self._unsaid -= 1

    def _say(self, text: str) -> None:
        if not self._unsaid:
            self._pieces.append(text)

    def _end(self) -> None:
        text = "".join(self._pieces)[: min(LONGEST_CELL, self._left)]
        self._left -= len(text)
        self.whole = self.whole and self._left > 0
        self.kept.append(text)
        self._pieces.clear()


def _read_sheet(office: Office, sheet: _Sheet, strings: Sequence[str], prose: Prose) -> None:
    told = _Cells(strings, _hyperlinks(office, sheet.part), Rows(prose, sheet.name))
    office.read_lesser(sheet.part, told.handlers())
    told.finish()


def _hyperlinks(office: Office, part: str) -> dict[str, list[Hyperlink]]:
    """Those of a sheet that lead out of its workbook, by their first cells."""
    related = office.relationships(part)
    found: dict[str, list[Hyperlink]] = {}

    def keep(attributes: Attributes) -> None:
        one = related.get(attributes.get("r:id", ""))
        if one is None or not one.external or one.target.startswith("#") or len(found) == MOST_LINKS:
            return
        cell = attributes.get("ref", "").partition(":")[0].replace("$", "")
        place = attributes.get("location", "")
        href = f"{one.target}#{place}" if place and "#" not in one.target else one.target
        found.setdefault(cell, []).append(Hyperlink(href, attributes.get("display", "")))

    if any(one.external for one in related.values()):
        office.read_lesser(part, Handlers({"x:hyperlink": keep}))
    return found


class _Cells:
    """The cells of a sheet as they come (18.3.1.4)."""

    def __init__(self, strings: Sequence[str], hyperlinks: dict[str, list[Hyperlink]], rows: Rows) -> None:
        self._strings, self._hyperlinks, self._rows = strings, hyperlinks, rows
        self._row = self._column = 0
        self._cell = self._type = self._value = self._formula = ""
        self._inline: list[str] = []
        self._unsaid = 0

    def handlers(self) -> Handlers:
        starts: dict[str, Start] = {"x:row": self._begin_row, "x:c": self._begin, "x:rPh": self._hide}
        ends = {"x:row": self._rows.end_row, "x:c": self._end, "x:rPh": self._show}
        return Handlers(starts, ends, {"x:v": self._say, "x:f": self._calculate, "x:t": self._say_inline})

    def finish(self) -> None:
        """Links on cells that the sheet does not have, for they are empty."""
        for cell, links in self._hyperlinks.items():
            self._rows.add(cell, "", links)

    def _begin_row(self, attributes: Attributes) -> None:
        self._row, self._column = number(attributes.get("r"), self._row + 1), 0

    def _begin(self, attributes: Attributes) -> None:
        self._column += 1
        self._cell = attributes.get("r") or cells.reference(self._column, self._row)
        self._type = attributes.get("t", "n")
        self._value = self._formula = ""
        self._inline.clear()

    def _end(self) -> None:
        links = self._hyperlinks.pop(self._cell, [])
        if '"' in self._formula:
            links += cells.calculated(self._formula)
        text = self._text(bool(links))
        if text or links:
            self._rows.add(self._cell, text, links)

    def _text(self, is_linked: bool) -> str:
        """What a cell says; a number says something only as the words of a link."""
        match self._type:
            case "s":
                place = number(self._value, -1)
                return self._strings[place] if 0 <= place < len(self._strings) else ""
            case "inlineStr":
                return "".join(self._inline)[:LONGEST_CELL]
            case "str":
                return self._value
            case _:
                return self._value if is_linked else ""

    def _say(self, text: str) -> None:
        self._value = text[:LONGEST_CELL]

    def _calculate(self, text: str) -> None:
        self._formula = text

    def _say_inline(self, text: str) -> None:
        if not self._unsaid:
            self._inline.append(text)

    def _hide(self, _: Attributes) -> None:
        self._unsaid += 1

    def _show(self) -> None:
        self._unsaid -= 1
