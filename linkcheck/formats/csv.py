"""One row for each place of each link, for spreadsheets (RFC 4180, UTF-8 without a byte order mark)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice
from typing import BinaryIO, NamedTuple

from linkcheck.model import Verdict
from linkcheck.report import AdviceRow, FindingRow, Report

COLUMNS = (
    "page",
    "line",
    "column",
    "text",
    "url",
    "verdict",
    "status",
    "checks",
    "confidence",
    "summary",
    "advice",
    "first_seen",
    "place",
)

_BATCH = 1_000
"""Rows written at once."""
_END = "\r\n"


def write(report: Report, out: BinaryIO) -> None:
    out.write((",".join(COLUMNS) + _END).encode())
    rows = _rows(report)
    while batch := list(islice(rows, _BATCH)):
        # A local file's name may hold bytes that are no UTF-8 (lone surrogates in Python): one odd name must not cost
        # the whole file.
        out.write("".join(batch).encode("utf-8", "replace"))


def _rows(report: Report) -> Iterator[str]:
    """Lines; Python's own writer takes twice as long, and pages, texts and addresses come again and again."""
    opinions = {row.id: _opinion(place, row) for place, row in enumerate(report.findings)}
    cell = lru_cache(maxsize=10_000)(_cell)
    plain = cache(_end_of_plain)
    name, page = "", ""
    for link in report.links:
        if link.page is not name:  # rows of a page stand together
            name = link.page
            page = cell(name)
        text, url = cell(link.text), cell(link.url)
        if not link.findings and link.line is None and link.place is None:
            yield f"{page},,,{text},{url}{plain(link.verdict, link.status, link.confidence)}"
            continue
        place = _cell(_spoken(link.place)) if link.place else ""
        found = _together(sorted(opinions[number] for number in link.findings))
        yield (
            f"{page},{link.line or ''},{link.column or ''},{text},{url},{link.verdict.value},{_told(link.status)},"
            f"{found.checks},{link.confidence},{found.summary},{found.advice},{found.first_seen},{place}{_END}"
        )


def _end_of_plain(verdict: Verdict, status: int | None, confidence: float) -> str:
    """How the line of a link ends of which nothing is told: there are few such ends."""
    return f",{verdict.value},{_told(status)},,{confidence},,,,{_END}"


def _spoken(place: Mapping[str, int | str]) -> str:
    """Where in a document a link stands: `page 2`, `sheet Calls, cell B7`."""
    return ", ".join(f"{unit} {one}" for unit, one in place.items())


def _told(status: int | None) -> str:
    return "" if status is None else str(status)


def _cell(text: str) -> str:
    """A text as a cell: harmless, and in quotes where it holds what would end a cell (RFC 4180, section 2)."""
    text = _harmless(text)
    return '"' + text.replace('"', '""') + '"' if _ENDS_A_CELL.search(text) else text


_ENDS_A_CELL = re.compile('[",\r\n]')


class _Opinion(NamedTuple):
    """What the rows of a finding's links need of it; sorts as the report does, worst first."""

    position: int
    check: str
    summary: str
    advice: str
    first_seen: str


def _opinion(position: int, row: FindingRow) -> _Opinion:
    return _Opinion(position, row.check, row.summary, _advised(row.advice), row.first_seen or "")


def _advised(advice: AdviceRow | None) -> str:
    if advice is None:
        return ""
    if advice.url is None or advice.url in advice.text:
        return advice.text
    return f"{advice.text} {advice.url}"


class _Found(NamedTuple):
    """The cells that all findings of a link share."""

    checks: str
    summary: str
    advice: str
    first_seen: str


def _together(opinions: Sequence[_Opinion]) -> _Found:
    """`first_seen` is the earliest: since when this link has needed somebody."""
    return _Found(
        checks=_joined(opinion.check for opinion in opinions),
        summary=_joined(opinion.summary for opinion in opinions),
        advice=_joined(opinion.advice for opinion in opinions),
        first_seen=min((opinion.first_seen for opinion in opinions if opinion.first_seen), default=""),
    )


def _joined(cells: Iterable[str]) -> str:
    return _cell("; ".join(filter(None, cells)))


_FORMULA = re.compile(r"[\s\x00-\x1f\u200b-\u200f\u2060\ufeff]*+[=+\-@＝＋－＠]|[\t\r\n]")
"""What a spreadsheet may take for the beginning of a formula (OWASP, CSV injection): signs as wide as those of Chinese
and Japanese count too, and what stands before is often dropped on the way in."""


def _harmless(cell: str) -> str:
    """An apostrophe makes a text of what would be computed."""
    return "'" + cell if _FORMULA.match(cell) else cell
