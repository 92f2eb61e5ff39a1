"""`links.csv`: one row for each place of each link, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from io import StringIO

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.formats import Write
from linkcheck.formats.csv import COLUMNS, write
from linkcheck.model import Verdict
from linkcheck.report import Report

from .conftest import written

HOSTILE = st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(
    [
        *["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", 'a"b', "a,b", "a\r\nb", "a\nb", "; ", "'", '"=1', '",=1,"'],
        *[" =1+1", "\u00a0=1", "\t=1", "\n=1", "\x00=1", "\ufeff=1", "\u200b@x", "＝1+1", "＋1", "－1", "＠x"],
    ]
)
FORMULA = re.compile("[\\s\x00\u200b\ufeff]*[=+\\-@＝＋－＠]|[\t\r\n]")


def cells(report: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(written(write, report).decode(), newline="")))


def test_report_is_written_as_the_golden_file_says(golden: Callable[[Write, str], None]) -> None:
    golden(write, "links.csv")


def test_the_header_is_the_contract(report: Report) -> None:
    assert written(write, report).startswith(
        b"page,line,column,text,url,verdict,status,checks,confidence,summary,advice,first_seen,place\r\n"
    )


def test_several_findings_of_a_link_stand_worst_first_and_are_dated_by_the_earliest(report: Report) -> None:
    row = cells(report)[1]

    assert row["checks"] == "status; outdated; link-text"
    assert row["first_seen"] == "2026-05-03"


def test_the_new_address_is_part_of_the_advice(report: Report) -> None:
    assert cells(report)[3]["advice"] == "Put in the new address: https://www.ingindinf.example.edu/it/regolamento"


def test_status_is_found_for_an_address_with_a_fragment(report: Report) -> None:
    row = cells(report)[6]

    assert row["url"].endswith("#europe")
    assert row["status"] == "200"


@given(page=HOSTILE, text=HOSTILE, url=HOSTILE, summary=HOSTILE)
def test_cells_read_back_and_none_is_a_formula(report: Report, page: str, text: str, url: str, summary: str) -> None:
    replace = msgspec.structs.replace
    link = replace(report.links[5], page=page, text=text, url=url, verdict=Verdict.UNVERIFIED)
    finding = replace(report.findings[5], summary=summary)

    (row,) = cells(replace(report, links=[link], findings=[finding]))

    assert list(row) == list(COLUMNS)
    for name, value in {"page": page, "text": text, "url": url, "summary": summary}.items():
        assert row[name] in (value, "'" + value)
        assert not FORMULA.match(row[name])


def test_a_file_name_that_is_no_text_costs_a_character_and_not_the_file(report: Report) -> None:
    link = msgspec.structs.replace(report.links[0], page="caf\udce9.html")

    (row,) = cells(msgspec.structs.replace(report, links=[link]))

    assert row["page"] == "caf?.html"
