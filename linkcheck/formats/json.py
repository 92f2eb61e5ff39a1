"""Everything, for programs: the `Report` as it is, one row a line, so that two reports can be compared with `diff`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import BinaryIO

import msgspec

from linkcheck.report import Coverage, FindingRow, HostRow, LinkRow, Report, TargetRow

Row = Coverage | TargetRow | LinkRow | FindingRow | HostRow

_BATCH = 500
"""Rows joined for one write: enough that writes cost nothing, and a batch is still only some 300 KB."""

_encode = msgspec.json.Encoder().encode
_encode_lines = msgspec.json.Encoder().encode_lines


def write(report: Report, out: BinaryIO) -> None:
    out.write(b'{\n"schema_version":%d' % report.schema_version)
    out.write(b',\n"tool":' + _encode(report.tool))
    out.write(b',\n"run":' + _encode(report.run))
    out.write(b',\n"summary":' + _encode(report.summary))
    for name, rows in _sequences(report):
        out.write(b',\n"%s":[\n' % name)
        out.writelines(_lines(rows))
        out.write(b"]")
    out.write(b"\n}\n")


def _sequences(report: Report) -> Iterator[tuple[bytes, Iterable[Row]]]:
    yield b"coverage", report.coverage
    yield b"targets", report.targets
    yield b"links", report.links
    yield b"findings", report.findings
    yield b"conduct", report.conduct


def _lines(rows: Iterable[Row]) -> Iterator[bytes]:
    """Rows and the commas between them; JSON forbids one after the last, hence the comma before each later batch."""
    ahead = iter(rows)
    before = b""
    while batch := list(islice(ahead, _BATCH)):
        yield before + _encode_lines(batch)[:-1].replace(b"\n", b",\n")  # no line feed stands in a JSON string
        before = b",\n"
    if before:
        yield b"\n"
