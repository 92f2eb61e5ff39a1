"""Where the repository's own files are: above us, or as LINKCHECK_REPOSITORY says when the tests are elsewhere."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(os.environ.get("LINKCHECK_REPOSITORY") or Path(__file__).parents[1])


def read(path: str) -> str:
    return (ROOT / path).read_text("utf-8")


def table(text: str, heading: str) -> dict[str, list[str]]:
    """The rows of the first Markdown table below `heading`, by the first word in backticks of their first cell."""
    _, _, below = text.partition(f"\n{heading}\n")
    assert below, f"no heading {heading!r}"
    rows = {}
    for line in below[below.index("\n|") + 1 :].splitlines()[2:]:
        if not line.startswith("|"):
            break
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        rows[cells[0].strip("`").split()[0]] = cells[1:]
    return rows
