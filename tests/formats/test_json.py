"""`report.json`: the contract, whole and readable line by line."""

from __future__ import annotations

import json
from collections.abc import Callable

import msgspec
import pytest

from linkcheck.formats import Write
from linkcheck.formats.json import write
from linkcheck.report import Report

from .conftest import written


def test_report_is_written_as_the_golden_file_says(golden: Callable[[Write, str], None]) -> None:
    golden(write, "report.json")


@pytest.mark.parametrize("links", [0, 1, 500, 501], ids="{} links".format)
def test_report_reads_back_as_it_was(report: Report, links: int) -> None:
    """Whatever the number of rows, in particular around the size of a batch."""
    report = msgspec.structs.replace(report, links=[report.links[0]] * links)

    read = msgspec.json.decode(written(write, report), type=Report, strict=True)

    assert read == report


def test_every_field_of_the_contract_is_written_and_the_version_comes_first(report: Report) -> None:
    names = list(json.loads(written(write, report)))

    assert names == ["schema_version", *(name for name in Report.__struct_fields__ if name != "schema_version")]


def test_each_row_has_a_line_of_its_own(report: Report) -> None:
    lines = written(write, report).decode().splitlines()

    assert [line.rstrip(",") for line in lines if line.startswith('{"page":')] == [
        msgspec.json.encode(link).decode() for link in report.links
    ]
