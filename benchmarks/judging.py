"""What judging freshness adds to scanning a folder of real pages: the whole command, with that check and without.

    python benchmarks/judging.py FOLDER [--copies N] [--rounds N]

The two take turns, and the medians are compared. With `--copies`, the folder is checked as so many copies of itself
beside each other, which shows what a larger site costs: part of the time is for making ready, once for each language
that the pages are in (names of months from CLDR, tables of phrases).
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

AS_OF = "2026-11-22"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--copies", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        site = Path(scratch, "site")
        for number in range(given.copies):
            shutil.copytree(given.folder, site / f"copy-{number}")
        pages = sum(1 for _ in site.rglob("*.html"))
        commands = {name: _command(Path(scratch), site, name, off) for name, off in (("with", ""), ("without", OFF))}
        taken: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(given.rounds):
            for name, command in commands.items():
                begun = time.perf_counter()
                subprocess.run(command, check=True, capture_output=True)
                taken[name].append(time.perf_counter() - begun)
    for name, seconds in taken.items():
        told = ", ".join(f"{one:.2f}" for one in seconds)
        print(f"{name:8} median {statistics.median(seconds):.2f} s ({told}), {pages} pages")
    added = statistics.median(taken["with"]) / statistics.median(taken["without"]) - 1
    print(f"the judgement of freshness adds {added:.0%}")


OFF = '[policy]\noff = ["outdated"]\n'


def _command(scratch: Path, site: Path, name: str, policy: str) -> list[str]:
    source = scratch / f"{name}.toml"
    source.write_text(f'folder = "{site}"\n{policy}', "utf-8")
    command = [str(Path(sys.executable).with_name("linkcheck")), "run", str(source), "--as-of", AS_OF, "--quiet"]
    return [*command, "--fail-on", "none", "--output", str(scratch / "reports")]


if __name__ == "__main__":
    main()
