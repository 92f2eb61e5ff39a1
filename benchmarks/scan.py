"""Time the whole command against lychee: one page, 20,000 unique links, 1,000 of them dead."""

from __future__ import annotations

import argparse
import compileall
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlsplit

from local_web import MOST_FILLER, dead, serving

import linkcheck


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--links", type=int, default=20_000)
    options.add_argument("--paragraphs", type=int, default=0, help=f"more text in each target, at most {MOST_FILLER}")
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--lychee", default="lychee", help="path of the lychee to compare with")
    chosen = options.parse_args()
    _compile()
    times: dict[str, list[float]] = {"linkcheck": [], "lychee": []}
    with (
        serving(chosen.links, chosen.links, min(chosen.paragraphs, MOST_FILLER)) as url,
        tempfile.TemporaryDirectory() as folder,
    ):
        commands = {"linkcheck": _linkcheck(url, folder), "lychee": _lychee(chosen.lychee, url)}
        for name, command in commands.items():
            print(name, "runs", " ".join(command))
        for _ in range(chosen.rounds):
            for name, command in commands.items():
                times[name].append(_time(command, folder))
        found = {"linkcheck": _found_by_us(Path(folder)), "lychee": _found_by_lychee(Path(folder))}
    for name, seconds in times.items():
        right = "all" if found[name] == dead(chosen.links) else f"NOT exactly the {len(dead(chosen.links))}"
        spread = ", ".join(f"{second:.2f}" for second in seconds)
        print(f"{name:10} median {statistics.median(seconds):.2f} s ({spread}); finds {len(found[name])} dead, {right}")
    ratio = statistics.median(times["linkcheck"]) / statistics.median(times["lychee"])
    print(f"linkcheck takes {ratio:.2f} times lychee's wall time")


def _compile() -> None:
    """As pip does with what it installs; a checkout may lack it where Python was told not to write bytecode."""
    compileall.compile_dir(Path(linkcheck.__file__).parent, quiet=1)


def _linkcheck(url: str, folder: str) -> list[str]:
    command = [str(Path(sys.executable).with_name("linkcheck")), "run", url]
    return [*command, "--politeness", "none", "--quiet", "--output", f"{folder}/reports"]


def _lychee(path: str, url: str) -> list[str]:
    limits = ["--host-request-interval", "0ms", "--host-concurrency", "1000", "--max-concurrency", "128"]
    return [path, "--no-progress", "--quiet", "--format", "json", *limits, url]


def _time(command: list[str], folder: str) -> float:
    """Seconds; without a time-out, for waiting with one looks at a process every 50 ms only."""
    with Path(folder, f"{Path(command[0]).name}.out").open("wb") as out:
        began = time.perf_counter()
        subprocess.run(command, stdout=out, stderr=subprocess.DEVNULL, check=False)
        return time.perf_counter() - began


def _found_by_us(folder: Path) -> set[str]:
    report = json.loads(next(folder.glob("reports/*/report.json")).read_text())
    return {urlsplit(target["url"]).path for target in report["targets"] if target["verdict"] == "broken"}


def _found_by_lychee(folder: Path) -> set[str]:
    said = json.loads((folder / "lychee.out").read_text())
    return {urlsplit(error["url"]).path for errors in said["error_map"].values() for error in errors}


if __name__ == "__main__":
    main()
