"""`linkcheck run demo`: every planted fault with its verdict, and nothing else."""

from __future__ import annotations

import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import msgspec
import pytest

from linkcheck.report import Report

from .demo_site import EXPECTED

AS_OF = "2026-11-22"
SITE = "http://www.mobility.example"


def run_demo(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "linkcheck", "run", "demo", "--as-of", AS_OF, *options]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    folder = tmp_path_factory.mktemp("demo")
    ended = run_demo(folder)

    assert ended.returncode == 1, ended.stderr
    return msgspec.json.decode((folder / "reports/demo/report.json").read_bytes(), type=Report)


def test_every_planted_fault_is_found_and_nothing_else(report: Report) -> None:
    found = defaultdict(list)
    for link in report.links:
        page = link.page.removeprefix(SITE)
        checks = tuple(sorted(report.findings[number].check for number in link.findings))
        if checks:
            found[page].append((link.href, str(link.verdict), checks))
        else:
            assert link.verdict in ("ok", "skipped"), link

    assert {page: rows for page, rows in EXPECTED.items() if rows} == dict(found)


def test_every_page_is_read_and_no_other(report: Report) -> None:
    assert {link.page.removeprefix(SITE) for link in report.links} == set(EXPECTED)


def test_a_footer_link_on_every_page_is_one_finding_with_all_its_places(report: Report) -> None:
    places = max(len(finding.links) for finding in report.findings if finding.verdict == "broken")

    assert places == sum(path.endswith(("/", ".html")) for path in EXPECTED)


def test_what_is_broken_was_said_by_two_witnesses(report: Report) -> None:
    witnesses = {target.url: {witness.by for witness in target.witnesses} for target in report.targets}
    broken = [finding for finding in report.findings if finding.verdict == "broken"]

    assert broken
    for finding in broken:
        assert witnesses[(finding.target or "").partition("#")[0]] == {"libcurl", "requests"}, finding.summary


def test_findings_that_convict_say_where_they_stand(report: Report) -> None:
    for finding in report.findings:
        if finding.verdict in ("broken", "outdated", "moved"):
            first = report.links[finding.links[0]]
            assert first.place or (first.line and first.column), finding


def test_a_dead_link_in_a_document_is_found_on_its_page_slide_and_cell(report: Report) -> None:
    inside = {
        link.page.rpartition("/")[2]: link.place for link in report.links if link.place and link.verdict == "broken"
    }

    assert inside == {
        "handbook.pdf": {"page": 2},
        "information-session.pptx": {"slide": 3},
        "destinations.xlsx": {"sheet": "Destinations", "cell": "C3"},
    }


def test_a_second_run_writes_the_same_bytes(tmp_path: Path) -> None:
    for number in "12":
        run_demo(tmp_path, "--output", number)

    first, second = (_stable(tmp_path / number / "demo/report.json") for number in "12")
    differing = [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]]
    assert differing == []
    assert (tmp_path / "1/demo/links.csv").read_bytes() == (tmp_path / "2/demo/links.csv").read_bytes()


def _stable(path: Path) -> list[object]:
    """The rows of a report without what the contract lets differ from run to run."""
    report = msgspec.json.decode(path.read_bytes())
    for target in report["targets"]:
        target.pop("elapsed_ms")
        for witness in target["witnesses"]:
            witness.pop("at")
    return [row for name in ("coverage", "targets", "links", "findings") for row in report[name]] + [report["summary"]]
