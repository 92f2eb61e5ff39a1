"""Tables in plain text (RFC 4180, and those with other separators), in which addresses are written out."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import suppress
from io import StringIO
from itertools import islice

from linkcheck.contents import DocumentFacts
from linkcheck.documents import cells, charset
from linkcheck.documents.contract import Document, gathered
from linkcheck.documents.prose import Prose, may_be_written_out
from linkcheck.documents.xml_parts import Spent
from linkcheck.model import Url

LONGEST = 10_000_000
"""Characters that are read."""
SEPARATORS = ",;\t|"
LOOKED_AT = 20
"""Rows by which the separator is told."""
SAMPLE = 20_000
"""Characters in which those rows stand."""


def read(body: bytes, content_type: str, url: Url) -> Document:
    text = charset.decode(body, content_type)
    prose = Prose()
    whole = False
    with suppress(Spent, csv.Error):  # the latter for a cell that is longer than the library takes
        _read_rows(text[:LONGEST], prose)
        whole = len(text) <= LONGEST
    words = prose.words
    facts = DocumentFacts("csv", written=words.language, words=words.count, opening=words.opening)
    return Document(facts, lambda: gathered(prose.links, url), whole)


def _read_rows(text: str, prose: Prose) -> None:
    rows = cells.Rows(prose)
    for number, row in enumerate(_rows(text, separator(text)), 1):
        line = " ".join(row)
        prose.say(line)
        if may_be_written_out(line):
            for place, cell in enumerate(row, 1):
                rows.add(cells.reference(place, number), cell)


def separator(text: str) -> str:
    """What parts the most rows at the beginning into the same number of cells, the most cells where several do."""
    return max(SEPARATORS, key=lambda sign: _evenness(text[:SAMPLE], sign))


def _evenness(sample: str, sign: str) -> tuple[int, int]:
    """How many rows have as many cells as the first, unless that is one; and how many cells those are."""
    try:
        counts = [len(row) for row in islice(_rows(sample, sign), LOOKED_AT) if row]
    except csv.Error:
        return 0, 0
    first = counts[0] if counts else 1
    return (counts.count(first), first) if first > 1 else (0, 0)


def _rows(text: str, sign: str) -> Iterator[list[str]]:
    return csv.reader(StringIO(text, newline=""), delimiter=sign)
