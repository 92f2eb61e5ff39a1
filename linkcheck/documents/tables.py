"""Which header cells a cell of a table has (HTML standard, 4.9.12: forming a table, header cells)."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator
from operator import itemgetter

from selectolax.lexbor import LexborNode

CELLS = frozenset({"td", "th"})
_GROUPS = frozenset({"thead", "tbody", "tfoot"})
MOST_CELLS = 10_000
"""Places of a table that are looked at."""
WIDEST = 50
"""Columns or rows that one cell takes, as far as they are counted."""
_RUNS = 2
"""Blocks of headers above a cell: the one that is nearest, and one more above that."""
MOST_HEADERS = 4
"""Header cells told of one block, or of one row."""
_NUMBER = re.compile(r"\s*+\+?([0-9]{1,9})")


class Table:
    """The places of a table's cells: made once, for all of them."""

    def __init__(self, table: LexborNode) -> None:
        self._at: dict[tuple[int, int], LexborNode] = {}
        """By row and column."""
        self._places: dict[int, tuple[int, int]] = {}
        """By cell, the first row and column that it takes."""
        self._named: dict[str, LexborNode] = {}
        """Header cells by their ids."""
        self._of_rows: dict[int, list[tuple[int, LexborNode]]] = {}
        self._of_columns: dict[int, list[tuple[int, LexborNode]]] = {}
        """Header cells of a row by their columns, of a column by their rows."""
        for row, element in enumerate(_rows(table)):
            self._place(row, element)
            if len(self._at) >= MOST_CELLS:
                break

    def _place(self, row: int, element: LexborNode) -> None:
        column = 0
        for cell in children(element):
            if cell.tag not in CELLS:
                continue
            if len(self._at) >= MOST_CELLS:
                return
            while (row, column) in self._at:
                column += 1
            self._places[cell.mem_id] = (row, column)
            attributes = cell.attributes
            if cell.tag == "th":
                self._named.setdefault(attributes.get("id") or "", cell)
            width, height = _span(attributes.get("colspan")), _span(attributes.get("rowspan"))
            for down in range(height):
                for along in range(width):
                    self._take(row + down, column + along, cell)
            column += width

    def _take(self, row: int, column: int, cell: LexborNode) -> None:
        if (row, column) in self._at:
            return
        self._at[row, column] = cell
        if cell.tag == "th":
            self._of_rows.setdefault(row, []).append((column, cell))
            insort(self._of_columns.setdefault(column, []), (row, cell), key=itemgetter(0))

    def headers(self, cell: LexborNode) -> list[LexborNode]:
        """The header cells of a cell: those that it names; else those above it, the topmost first, and to its left."""
        named = (cell.attributes.get("headers") or "").split()[:WIDEST]
        if named:
            return [self._named[name] for name in named if name in self._named]
        place = self._places.get(cell.mem_id)
        if place is None:
            return []
        row, column = place
        left = [one for at, one in self._of_rows.get(row, [])[:MOST_HEADERS] if at < column]
        found = [*self._above(row, column), *left]
        return list({one.mem_id: one for one in found if one.mem_id != cell.mem_id}.values())

    def _above(self, row: int, column: int) -> list[LexborNode]:
        """The headers above a place, the topmost first; a block of them ends where a cell is none."""
        headers = self._of_columns.get(column, [])
        found: list[LexborNode] = []
        runs, below = 0, -1
        for index in range(bisect_left(headers, row, key=itemgetter(0)) - 1, -1, -1):
            at, header = headers[index]
            runs += at + 1 != below
            if runs > _RUNS or len(found) == _RUNS * MOST_HEADERS:
                break
            found.append(header)
            below = at
        return found[::-1]


def _rows(table: LexborNode) -> Iterator[LexborNode]:
    for child in children(table):
        if child.tag == "tr":
            yield child
        elif child.tag in _GROUPS:
            yield from (row for row in children(child) if row.tag == "tr")


def children(element: LexborNode) -> Iterator[LexborNode]:
    """The nodes right below an element."""
    node = element.first_child
    while node is not None:
        yield node
        node = node.next


def _span(written: str | None) -> int:
    number = _NUMBER.match(written or "")
    return min(int(number[1]) or 1, WIDEST) if number else 1
