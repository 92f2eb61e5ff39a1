"""Writes the summary of a job, in Markdown, from the reports that `linkcheck run` left in a folder.

    python3 .github/summary.py reports >> "$GITHUB_STEP_SUMMARY"

All that came from the web stands in code spans, where Markdown and HTML mean nothing, and each is clipped: a hostile
page can neither add markup to the summary nor make it too long to be shown (at most 1 MiB). Needs nothing but Python.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

MOST_SOURCES = 20
MOST_FINDINGS = 15
LONGEST = 160
"""Characters of one value; 20 sources of 15 findings of 3 values of 4 bytes a character stay below 600 KB."""
SHOWN = ("broken", "outdated", "moved", "unverified")

UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]+")


def code(text: object) -> str:
    """`text` as one code span, which ends where we end it: no back-tick and no line break is left inside."""
    plain = UNSEEN.sub(" ", str(text)).replace("`", "'").strip()
    clipped = plain if len(plain) <= LONGEST else plain[: LONGEST - 1] + "…"
    return f"`{clipped or ' '}`"


def summary(folder: Path) -> Iterator[str]:
    """The lines of the summary."""
    yield "# linkcheck"
    yield ""
    reports = sorted(path for path in folder.glob("*/report.json") if not path.parent.name.startswith("."))
    if not reports:
        yield "No report was written; the log says why."
    for path in reports[:MOST_SOURCES]:
        yield from of_report(json.loads(path.read_bytes()), path.parent.name)
    if len(reports) > MOST_SOURCES:
        yield f"And {len(reports) - MOST_SOURCES} more sources, in the artifact."


def of_report(report: dict[str, Any], name: str) -> Iterator[str]:
    counts = report["summary"]["verdicts"]
    yield f"## {code(name)}"
    yield ""
    yield f"{int(report['summary']['links'])} links on {int(report['summary']['pages'])} pages."
    if not report["run"]["complete"]:
        yield "The run is not complete."
    yield ""
    yield "| verdict | links |"
    yield "|---|---:|"
    for verdict, count in counts.items():
        if count:
            yield f"| {code(verdict)} | {int(count)} |"
    yield ""
    worst = [finding for finding in report["findings"] if finding["verdict"] in SHOWN]
    for finding in worst[:MOST_FINDINGS]:
        yield of_finding(finding, report["links"])
    if len(worst) > MOST_FINDINGS:
        yield f"- and {len(worst) - MOST_FINDINGS} more, in the artifact"
    yield ""


def of_finding(finding: dict[str, Any], links: list[dict[str, Any]]) -> str:
    """One line: how bad, what is said, about which address, and the first page that has it."""
    places = finding["links"]
    first = links[places[0]] if places else {"page": "", "href": ""}
    about = finding["target"] or first["href"]
    others = f" and {len(places) - 1} more" if len(places) > 1 else ""
    return f"- {code(finding['verdict'])} {code(finding['summary'])}: {code(about)} on {code(first['page'])}{others}"


def main() -> None:
    text = "\n".join(summary(Path(sys.argv[1]))) + "\n"
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))


if __name__ == "__main__":
    main()
