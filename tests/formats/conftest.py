"""One report that every format writes, and the comparison with the files in `golden/`.

Read the difference, then write them anew with

    UPDATE_GOLDEN=1 python -m pytest tests/formats
"""

from __future__ import annotations

import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from msgspec.structs import replace

from linkcheck.formats import Write
from linkcheck.model import Kind, Verdict
from linkcheck.report import (
    AdviceRow,
    Coverage,
    Document,
    EvidenceRow,
    FindingRow,
    Hop,
    HostRow,
    LinkRow,
    Message,
    Pattern,
    Report,
    Run,
    Summary,
    TargetRow,
    Tool,
    Witness,
)

GOLDEN = Path(__file__).parent / "golden"

SITE = "https://www.ccsbio.example.edu/"
PAGE = SITE + "internationalization/?lang=en"
GUIDE = SITE + "files/guide.pdf"
DOUBLE_DEGREE = "https://www.uic.example.com/double-degree"
MEETING = SITE + "files/meeting-2021-06-08.pdf"
REGULATION = "http://www.ingindinf.example.edu/regolamento"
NEW_REGULATION = "https://www.ingindinf.example.edu/it/regolamento"
RECORDING = "https://video.example.edu/presentation-2020"
FELLOWSHIPS = "https://fellowships.example.org/"
PARTNERS = "https://partners.example.org/list"
SCRIPT = "javascript:alert('</script>')"

HEADING = "International Mobility › Double degree with University of Illinois, Chicago"
FOOTER = SITE + "news/"


def _target(url: str, verdict: Verdict, status: int | None = 200, **others: object) -> TargetRow:
    fields: dict[str, object] = {
        "cause": None,
        "reason": None,
        "final_url": url,
        "redirects": [],
        "media_type": "text/html",
        "bytes": 5120,
        "elapsed_ms": 31,
        "witnesses": [Witness("libcurl", status, None, "2026-11-22T18:23:00Z")],
        "document": None,
    }
    return TargetRow(url=url, verdict=verdict, status=status, **(fields | others))  # type: ignore[arg-type]


def _link(url: str, text: str, verdict: Verdict, *findings: int, **others: object) -> LinkRow:
    fields: dict[str, object] = {
        "page": PAGE,
        "href": url,
        "kind": Kind.A,
        "place": None,
        "context": None,
        "heading": None,
        "line": None,
        "column": None,
        "confidence": 1.0,
    }
    return LinkRow(url=url, text=text, verdict=verdict, findings=list(findings), **(fields | others))  # type: ignore[arg-type]


def _with_statuses(links: list[LinkRow], targets: list[TargetRow]) -> list[LinkRow]:
    statuses = {target.url: target.status for target in targets}
    return [replace(link, status=statuses.get(link.url.partition("#")[0])) for link in links]


def _links() -> list[LinkRow]:
    """Their numbers, from 0, are what the findings refer to."""
    return [
        _link(SITE, "Home", Verdict.OK),
        _link(
            DOUBLE_DEGREE,
            "link",
            Verdict.BROKEN,
            1,
            2,
            8,
            context="You can find specific information about this opportunity for the next academic year (2022) "
            "at the following link.",
            heading=HEADING,
            line=41,
            column=9,
            confidence=0.93,
        ),
        _link(
            MEETING,
            "link",
            Verdict.OUTDATED,
            3,
            context="The 8th of June 2021 this initiative has been illustrated in a presentation meeting, "
            "the meeting material is available at the following link.",
            heading=HEADING,
            line=42,
            column=118,
            confidence=0.97,
        ),
        _link(
            REGULATION,
            "document",
            Verdict.MOVED,
            4,
            context="You must refer to the following document (in Italian) of the School and to the following "
            "document with the specific regulations.",
            heading="International Mobility › Useful information",
            line=33,
            column=30,
        ),
        _link(RECORDING, "link", Verdict.RESTRICTED, 6, context="The presentation held in 2020 is at this link."),
        _link(FELLOWSHIPS, "fellowships", Verdict.UNVERIFIED, 5, context="Read about the fellowships."),
        _link(PARTNERS + "#europe", "", Verdict.OK, kind=Kind.IMG),
        _link(SCRIPT, "<b>Print</b>", Verdict.SKIPPED),
        *(
            _link(
                DOUBLE_DEGREE,
                '=HYPERLINK("https://evil.example")' if number == 1 else "Double degree \u202egpj.exe",
                Verdict.BROKEN,
                1,
                page=f"{FOOTER}{number}",
                context="Partners: Double degree \u202egpj.exe <script>alert(1)</script>, and others",
                heading="News",
                line=200 + number,
                column=5,
            )
            for number in range(1, 6)
        ),
        _link(
            "https://gone.example.org/call#dates",
            "Call for applications",
            Verdict.BROKEN,
            7,
            page=GUIDE,
            place={"page": 2},
            context="See the Call for applications before you apply.",
        ),
    ]


def _targets() -> list[TargetRow]:
    return [
        _target(SITE, Verdict.OK),
        _target(
            DOUBLE_DEGREE,
            Verdict.BROKEN,
            404,
            witnesses=[
                Witness("libcurl", 404, None, "2026-11-22T18:23:00Z"),
                Witness("requests", 404, None, "2026-11-22T18:23:14Z"),
            ],
        ),
        _target(
            MEETING,
            Verdict.OK,
            media_type="application/pdf",
            document=Document("Double degree: the meeting", "it", "2021-06-04", "2021-06-09", 12),
        ),
        _target(REGULATION, Verdict.MOVED, final_url=NEW_REGULATION, redirects=[Hop(301, NEW_REGULATION)]),
        _target(RECORDING, Verdict.RESTRICTED, 401),
        _target(
            FELLOWSHIPS,
            Verdict.UNVERIFIED,
            None,
            cause="timeout",
            witnesses=[Witness("libcurl", None, "timeout", "2026-11-22T18:23:31Z")],
        ),
        _target(PARTNERS, Verdict.OK),
        _target(SCRIPT, Verdict.SKIPPED, None, reason="scheme", final_url=None, witnesses=[]),
        _target(
            "https://gone.example.org/call",
            Verdict.BROKEN,
            None,
            cause="no-such-host",
            witnesses=[
                Witness("libcurl", None, "no-such-host", "2026-11-22T18:23:02Z"),
                Witness("requests", None, "no-such-host", "2026-11-22T18:23:40Z"),
            ],
        ),
    ]


def _finding(number: int, check: str, verdict: Verdict, target: str, summary: str, **others: object) -> FindingRow:
    fields: dict[str, object] = {
        "confidence": 1.0,
        "message": Message(check, {}),
        "evidence": [],
        "links": [number],
        "fingerprint": f"{number:016x}",
        "state": "known",
        "first_seen": "2026-05-03",
        "advice": None,
    }
    return FindingRow(number, check, verdict, target=target, summary=summary, **(fields | others))  # type: ignore[arg-type]


def _findings() -> list[FindingRow]:
    return [
        _finding(
            1,
            "status",
            Verdict.BROKEN,
            DOUBLE_DEGREE,
            "The page does not exist",
            message=Message("status.not-found", {"status": 404}),
            links=[1, 8, 9, 10, 11, 12],
            template=True,
            state="new",
            first_seen="2026-11-22",
            advice=AdviceRow("archived", "Use a copy from the Internet Archive, or remove the link", None),
        ),
        _finding(
            7,
            "status",
            Verdict.BROKEN,
            "https://gone.example.org/call",
            "The site gone.example.org does not exist",
            links=[13],
            advice=AdviceRow("remove", "Remove the link, or ask the authors of the guide to do so", None),
        ),
        _finding(
            3,
            "outdated",
            Verdict.OUTDATED,
            MEETING,
            "The link speaks of a day that is more than five years ago",
            confidence=0.97,
            links=[2],
            evidence=[EvidenceRow("context", "8th of June 2021", "2021-06-08")],
            advice=AdviceRow(
                "update", "Link to the material of the latest meeting, or say that this is an archive", None
            ),
        ),
        _finding(
            2,
            "outdated",
            Verdict.OUTDATED,
            DOUBLE_DEGREE,
            "The page promises “the next academic year (2022)”",
            confidence=0.93,
            links=[1],
            evidence=[
                EvidenceRow("context", "the next academic year (2022)", "2022/2023"),
                EvidenceRow("now", "2026/2027", None),
            ],
            first_seen=None,
            state=None,
        ),
        _finding(
            4,
            "moved",
            Verdict.MOVED,
            REGULATION,
            "The page has moved for good",
            links=[3],
            advice=AdviceRow("replace", "Put in the new address:", NEW_REGULATION),
        ),
        _finding(5, "status", Verdict.UNVERIFIED, FELLOWSHIPS, "The site did not answer in time", links=[5]),
        _finding(6, "restricted", Verdict.RESTRICTED, RECORDING, "Readers are asked to log in", links=[4]),
        _finding(
            8,
            "link-text",
            Verdict.ADVICE,
            DOUBLE_DEGREE,
            "“link” does not say where the link leads",
            links=[1],
            advice=AdviceRow("rename", "Name the thing: people who listen to a page hear only “link”", None),
        ),
    ]


def _verdicts(**counts: int) -> dict[Verdict, int]:
    return {verdict: counts.get(verdict, 0) for verdict in sorted(Verdict, reverse=True)}


@pytest.fixture(scope="session")
def report() -> Report:
    return Report(
        tool=Tool("linkcheck", "0.1.0"),
        run=Run(
            source="mobility",
            title="International Mobility",
            start=[PAGE],
            started="2026-11-22T18:22:58Z",
            finished="2026-11-22T18:23:45Z",
            as_of="2026-11-22",
            complete=False,
            requests=23,
            bytes=1_234_567,
        ),
        summary=Summary(
            pages=6,
            documents=1,
            links=14,
            targets=9,
            verdicts=_verdicts(broken=7, outdated=1, moved=1, unverified=1, restricted=1, ok=2, skipped=1),
            target_verdicts=_verdicts(broken=2, moved=1, unverified=1, restricted=1, ok=3, skipped=1),
        ),
        coverage=[
            Coverage("scheme", 1, [SCRIPT], "These addresses do not lead to the web"),
            Coverage(
                "calendar",
                812,
                [FOOTER + "2031-01", FOOTER + "2031-02"],
                "The site makes these up without an end",
                [Pattern(FOOTER + "*", 800), Pattern(FOOTER + "day/*", 12)],
            ),
            Coverage("time-limit", 41, [FOOTER + "6", FOOTER + "7"], "The run came to its time limit of 10 minutes"),
        ],
        targets=_targets(),
        links=_with_statuses(_links(), _targets()),
        findings=_findings(),
        conduct=[
            HostRow("https://www.ccsbio.example.edu", "192.0.2.10", 11, 6, 0, 0.0, None),
            HostRow("https://partners.example.org", "198.51.100.7", 8, 2, 0, 0.0, 1.5),
            HostRow("https://www.uic.example.com", "203.0.113.4", 3, 2, 1, 7.5, None),
            HostRow("https://gone.example.org", None, 1, 1, 0, 0.0, None),
        ],
    )


def written(write: Write, report: Report) -> bytes:
    out = BytesIO()
    write(report, out)
    return out.getvalue()


@pytest.fixture
def golden(report: Report) -> Callable[[Write, str], None]:
    """Compares what a format makes of the report with the whole of its golden file."""

    def compare(write: Write, file: str) -> None:
        path = GOLDEN / file
        if "UPDATE_GOLDEN" in os.environ:
            path.write_bytes(written(write, report))
        assert written(write, report).decode() == path.read_bytes().decode()

    return compare
