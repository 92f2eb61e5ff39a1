"""`.github/summary.py`: short, and nothing from the web becomes markup."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from linkcheck.model import Verdict

from .repository import ROOT

HOSTILE = "`` ` <img src=x onerror=alert(1)> | [x](javascript:x)\n\n# heading\r\n- item \u202e @someone \x1b[31m \ud800"


def report(text: str, findings: int = 1, complete: bool = True) -> dict[str, Any]:
    """As much of a report.json as the summary reads, with `text` wherever the web has a say."""
    verdicts = dict.fromkeys(reversed(Verdict), 0) | {"broken": 7, "ok": 3}
    return {
        "run": {"complete": complete},
        "summary": {"links": 10, "pages": 2, "verdicts": verdicts},
        "links": [{"page": text, "href": text}],
        "findings": [
            {"verdict": "broken", "summary": text, "target": text if number % 2 else None, "links": [0, 0, 0]}
            for number in range(findings)
        ],
    }


def summarise(folder: Path, *reports: dict[str, Any]) -> str:
    for number, one in enumerate(reports):
        path = folder / f"source-{number:02}" / "report.json"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(one))
    command = [sys.executable, str(ROOT / ".github/summary.py"), str(folder)]
    ended = subprocess.run(command, capture_output=True, timeout=60)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.decode("utf-8")


def test_a_report_is_counted_and_its_worst_findings_are_named(tmp_path: Path) -> None:
    assert summarise(tmp_path, report("https://a.example/", findings=1, complete=False)) == (
        "# linkcheck\n"
        "\n"
        "## `source-00`\n"
        "\n"
        "10 links on 2 pages.\n"
        "The run is not complete.\n"
        "\n"
        "| verdict | links |\n"
        "|---|---:|\n"
        "| `broken` | 7 |\n"
        "| `ok` | 3 |\n"
        "\n"
        "- `broken` `https://a.example/`: `https://a.example/` on `https://a.example/` and 2 more\n"
        "\n"
    )


def test_what_came_from_the_web_stays_inside_its_code_span(tmp_path: Path) -> None:
    tame = summarise(tmp_path / "tame", report("tame"))
    wild = summarise(tmp_path / "wild", report(HOSTILE))

    assert re.sub(r"`[^`\n]*`", "`…`", wild) == re.sub(r"`[^`\n]*`", "`…`", tame)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\u202e]", wild)


def test_a_hostile_report_cannot_make_the_summary_too_long_to_be_shown(tmp_path: Path) -> None:
    huge = report("\U0001f600" * 5_000, findings=200)

    written = summarise(tmp_path, *[huge] * 25)

    assert len(written.encode()) < 1_048_576
    assert "- and 185 more, in the artifact" in written
    assert "And 5 more sources, in the artifact." in written


def test_without_a_report_it_says_so(tmp_path: Path) -> None:
    assert "No report was written" in summarise(tmp_path)
    assert "No report was written" in summarise(tmp_path / "nowhere")


def test_the_report_of_a_real_run_is_summarised(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "linkcheck", "run", "demo", "--quiet", "--output", str(tmp_path)]
    subprocess.run(command, cwd=tmp_path, timeout=60)

    written = summarise(tmp_path)

    assert "## `demo`" in written
    assert "privacy-notice.pdf" in written
