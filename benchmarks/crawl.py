"""Time and memory of a whole site: 3,000 pages with 60 links each, crawled from nginx and read from a folder.

linkcheck against linkinator on the served site, and against `lychee --offline` on the folder; each writes all that it
writes by itself (linkcheck its page, its table and its report of every link).
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from local_web import serving_folder

import linkcheck

SECTIONS = 10
"""Links of a page's menu, the same on every page."""
PARTS = 2
"""A style sheet and a picture."""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pages", type=int, default=3_000)
    options.add_argument("--links", type=int, default=60)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--lychee", default="lychee", help="path of the lychee to compare with")
    options.add_argument("--linkinator", help="path of the linkinator to compare with; without it, there is none")
    chosen = options.parse_args()
    compileall.compile_dir(Path(linkcheck.__file__).parent, quiet=1)  # as pip does with what it installs
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        site = folder / "site"
        write_site(site, chosen.pages, chosen.links)
        out = folder / "out"
        compare(
            "read from a folder",
            {
                "linkcheck": _linkcheck(str(site), out),
                "lychee": [chosen.lychee, "--offline", "--no-progress", "--quiet", "--root-dir", str(site), str(site)],
            },
            chosen.rounds,
            lambda: _found(out),
        )
        with serving_folder(site) as url:
            commands = {"linkcheck": [*_linkcheck(url, out), "--recurse", "--politeness", "none"]}
            if chosen.linkinator:
                commands["linkinator"] = [chosen.linkinator, url, "--recurse", "--concurrency", "200", "--silent"]
            compare("crawled from nginx", commands, chosen.rounds, lambda: _found(out))


def compare(what: str, commands: dict[str, Sequence[str]], rounds: int, found: Callable[[], str]) -> None:
    """Run the commands in turn, so that what else the machine does falls on all alike, and say how long each took."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    memory = dict.fromkeys(commands, 0)
    for name, command in commands.items():
        print(f"{what}: {name} runs {' '.join(command)}")
    for _ in range(rounds):
        for name, command in commands.items():
            seconds, peak = run(command)
            times[name].append(seconds)
            memory[name] = max(memory[name], peak)
    for name, seconds in times.items():
        spread = ", ".join(f"{second:.2f}" for second in seconds)
        print(f"  {name:10} median {statistics.median(seconds):6.2f} s ({spread}); peak {memory[name] // 1024} MiB")
    print(f"  linkcheck found {found()}")
    first, *others = times
    for other in others:
        ratio = statistics.median(times[first]) / statistics.median(times[other])
        print(f"  linkcheck takes {ratio:.2f} times, or 1/{1 / ratio:.1f}, of the wall time of {other}")


def run(command: Sequence[str]) -> tuple[float, int]:
    """Seconds, and the peak resident size of the largest process, in KiB."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0  # it was waited for
    return time.perf_counter() - began, usage.ru_maxrss


def _linkcheck(what: str, out: Path) -> list[str]:
    return [str(Path(sys.executable).with_name("linkcheck")), "run", what, "--quiet", "--output", str(out)]


def _found(out: Path) -> str:
    newest = max(out.glob("*/report.json"), key=lambda path: path.stat().st_mtime)
    # Not all of it: Linux counts what a process is a copy of into its peak, and this one shall stay small.
    with newest.open("rb") as lines:
        told = next(line for line in lines if line.startswith(b'"summary":'))
    summary = json.loads(told.partition(b":")[2].rstrip(b",\n"))
    verdicts = ", ".join(f"{count:,} {verdict}" for verdict, count in summary["verdicts"].items() if count)
    return f"{summary['links']:,} links on {summary['pages']:,} pages: {verdicts}"


def write_site(folder: Path, pages: int, links: int) -> None:
    (folder / "p").mkdir(parents=True)
    for number in range(pages):
        (folder / f"p/{number:05d}.html").write_text(page(number, pages, links))
    (folder / "index.html").write_text(page(0, pages, links))
    (folder / "site.css").write_text("body { margin: 0 }\n")
    (folder / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))


def page(number: int, pages: int, links: int) -> str:
    menu = "".join(f'<li><a href="/p/{one:05d}.html">Section {one}</a></li>' for one in range(SECTIONS))
    others = [(7 * number + 13 * item + 1) % pages for item in range(links - SECTIONS - PARTS)]
    items = "".join(
        f"<li>About item {item} of page {number:05d}: "
        f'see the <a href="/p/{other:05d}.html">description</a> of the thing.</li>\n'
        for item, other in enumerate(others)
    )
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page {number:05d}</title>'
        f'<link rel="stylesheet" href="/site.css"></head><body><nav><ul>{menu}</ul></nav><h1>Page {number:05d}</h1>'
        "<p>Some words about the thing that this page is about, as pages have them. "
        '<img src="/logo.png" alt="Logo"></p>'
        f"<ul>\n{items}</ul></body></html>\n"
    )


if __name__ == "__main__":
    main()
