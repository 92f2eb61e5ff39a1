"""One row for each place of each link, for spreadsheets (RFC 4180, UTF-8 without a byte order mark)."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from io import StringIO
from itertools import islice
from typing import BinaryIO, NamedTuple

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
)

_BATCH = 1_000
"""Rows written at once."""

Cell = str | int | float | None


def write(report: Report, out: BinaryIO) -> None:
    text = StringIO(newline="")
    lines = csv.writer(text, lineterminator="\r\n")
    lines.writerow(COLUMNS)
    rows = _rows(report)
    while text.tell():
        # A local file's name may hold bytes that are no UTF-8 (lone surrogates in Python): one odd name must not cost
        # the whole file.
        out.write(text.getvalue().encode("utf-8", "replace"))
        text.seek(0)
        text.truncate()
        lines.writerows(islice(rows, _BATCH))


def _rows(report: Report) -> Iterator[tuple[Cell, ...]]:
    opinions = {row.id: _opinion(place, row) for place, row in enumerate(report.findings)}
    harmless = lru_cache(maxsize=100_000)(_harmless)  # pages, texts and addresses come again and again
    for link in report.links:
        found = _together(sorted(opinions[number] for number in link.findings)) if link.findings else _NOTHING
        yield (
            harmless(link.page),
            link.line,
            link.column,
            harmless(link.text),
            harmless(link.url),
            link.verdict,
            link.status,
            found.checks,
            link.confidence,
            found.summary,
            found.advice,
            found.first_seen,
        )


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


_NOTHING = _Found("", "", "", "")


def _together(opinions: Sequence[_Opinion]) -> _Found:
    """`first_seen` is the earliest: since when this link has needed somebody."""
    return _Found(
        checks=_joined(opinion.check for opinion in opinions),
        summary=_joined(opinion.summary for opinion in opinions),
        advice=_joined(opinion.advice for opinion in opinions),
        first_seen=min((opinion.first_seen for opinion in opinions if opinion.first_seen), default=""),
    )


def _joined(cells: Iterable[str]) -> str:
    return _harmless("; ".join(filter(None, cells)))


def _harmless(cell: str) -> str:
    """A spreadsheet computes a cell that begins like a formula; the apostrophe makes it text (OWASP, CSV injection)."""
    return "'" + cell if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
