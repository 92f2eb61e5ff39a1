"""The hostile web of `tests/hostile`, checked by linkcheck and its peers: who is right how often, on the same servers.

    python benchmarks/hostile.py --lychee PATH --linkchecker PATH --write docs/hostile.md

Each peer checks the same page of links with its own defaults, but for the time-out of a try, and is told to trust the
same certificates. Peers know `works` and `broken` only: they are right where that fits the verdict that is due (see
`DUE`), so that what nobody can tell and what works otherwise may be called either way by whom has no words for it.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.hostile.behaviour import Behaviour
from tests.hostile.endpoints import endpoints
from tests.hostile.run import TIMEOUT, check
from tests.hostile.table import GROUPS, ROWS
from tests.hostile.world import START, site
from tests.server import serve

DUE = {
    "ok": "works",
    "moved": "works",
    "restricted": "either",
    "unverified": "either",
    "broken": "broken",
    "skipped": "either",
}
"""What somebody who knows two words has to say. Of what cannot be told, only `broken` would be a false alarm."""
VERDICTS = ("ok", "moved", "restricted", "unverified", "broken", "skipped")
Said = Mapping[str, str]
"""By address as it stands on the page: `works`, `broken`, or what else a tool says."""


def lychee(command: str, page: str, bundle: Path, folder: Path) -> Said:
    """Of lychee: what it calls a success works, redirects included; a time-out is told apart from an error."""
    flags = ["--format", "json", "--timeout", str(int(TIMEOUT)), "--no-progress", "--verbose", "--include-fragments"]
    ended = subprocess.run(
        [command, *flags, page],
        capture_output=True,
        text=True,
        cwd=folder,
        env={**os.environ, "SSL_CERT_FILE": str(bundle)},
    )
    told = json.loads(ended.stdout)
    said = {}
    kinds = {"success_map": "works", "excluded_map": "skipped", "timeout_map": "timeout", "error_map": "broken"}
    for name, word in kinds.items():
        for links in told[name].values():
            said.update({one["url"]: word for one in links})
    return said


def linkchecker(command: str, page: str, bundle: Path, folder: Path) -> Said:
    """Of LinkChecker: what is valid works, all else is broken."""
    config = folder / "linkcheckerrc"
    config.write_text(
        f"[checking]\nsslverify={bundle}\ntimeout={int(TIMEOUT)}\nrecursionlevel=1\nmaxrequestspersecond=100\n"
    )
    flags = ["--config", str(config), "--output", "csv", "--verbose", "--check-extern", "--no-status", "--no-robots"]
    ended = subprocess.run([command, *flags, page], capture_output=True, text=True, cwd=folder)
    lines = [line for line in ended.stdout.splitlines() if line and not line.startswith("#")]
    rows = csv.DictReader(io.StringIO("\n".join(lines)), delimiter=";")
    return {row["urlname"]: "works" if row["valid"] == "True" else "broken" for row in rows}


PEERS: Mapping[str, Callable[[str, str, Path, Path], Said]] = {"lychee": lychee, "LinkChecker": linkchecker}


def asked(peer: str, command: str, rows: Sequence[Behaviour]) -> tuple[dict[str, str], float, int]:
    """What a peer says of each row, the seconds that it took, and the requests that it sent."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)  # LinkChecker gives up its rights
        bundle = folder / "trusted.pem"
        with endpoints(bundle) as found, serve(site(rows, found)) as server:
            bundle.chmod(0o644)
            begun = time.monotonic()
            said = PEERS[peer](command, server.url(START), bundle, folder)
            seconds = time.monotonic() - begun
            base = server.url("")
            words = {}
            for row in rows:
                href = row.written(found)
                address = href if "://" in href else base + href
                words[row.path] = said.get(href) or said.get(address) or said.get(address.partition("#")[0], "not said")
            return words, seconds, len(server.log)


def is_right(due: str, said: str) -> bool:
    wanted = DUE[due]
    if wanted == "either":
        return said != "broken"
    return said == wanted


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for peer in PEERS:
        parser.add_argument(f"--{peer.lower()}", metavar="PATH", help=f"the command of {peer}")
    parser.add_argument("--write", metavar="FILE", type=Path, help="write the page of the docs")
    given = vars(parser.parse_args())
    said: dict[str, dict[str, str]] = {"linkcheck": {}}
    took: dict[str, list[tuple[float, int]]] = {"linkcheck": []}
    commands = {peer: given[peer.lower()] for peer in PEERS if given[peer.lower()]}
    for rows in GROUPS.values():
        outcome = check(rows, limit=900)
        said["linkcheck"] |= outcome.verdicts
        took["linkcheck"].append((outcome.seconds, len(outcome.log)))
        harmless = [row for row in rows if row.verdict != "skipped"]  # the others lead off this machine
        for peer, command in commands.items():
            words, seconds, requests = asked(peer, command, harmless)
            said.setdefault(peer, {}).update(words)
            took.setdefault(peer, []).append((seconds, requests))
    page = written(said, took)
    print(page[: page.index("## The table")])
    if given["write"]:
        given["write"].write_text(page, "utf-8")


def written(said: Mapping[str, Mapping[str, str]], took: Mapping[str, Sequence[tuple[float, int]]]) -> str:
    lines = [INTRODUCTION.format(number=len(ROWS), timeout=f"{TIMEOUT:g}"), "## Who is right how often", ""]
    lines += ["| | right | false alarms | missed | seconds | requests |", "|---|---|---|---|---|---|"]
    for tool, words in said.items():
        right = sum(_right(tool, row.verdict, words[row.path]) for row in ROWS if row.path in words)
        alarms = sum(words.get(row.path) == "broken" and row.verdict != "broken" for row in ROWS)
        missed = sum(row.verdict == "broken" and words.get(row.path) not in ("broken", "timeout") for row in ROWS)
        seconds, requests = sum(one for one, _ in took[tool]), sum(one for _, one in took[tool])
        share = f"{right} of {len(words)} ({right / len(words):.1%})"
        lines.append(f"| {tool} | {share} | {alarms} | {missed} | {seconds:.0f} | {requests:,} |")
    for tool, words in said.items():
        kinds = sorted({*words.values()}, key=lambda kind: (kind not in VERDICTS, kind))
        lines += ["", f"### {tool}", "", f"| due | {' | '.join(kinds)} |", f"|---|{'---|' * len(kinds)}"]
        for due in VERDICTS:
            counted = Counter(words[row.path] for row in ROWS if row.verdict == due and row.path in words)
            if counted:
                lines.append(f"| {due} | {' | '.join(str(counted[kind] or '') for kind in kinds)} |")
    lines += ["", "## The table", ""]
    lines += table(said)
    return "\n".join(lines) + "\n"


def _right(tool: str, due: str, word: str) -> bool:
    return word == due if tool == "linkcheck" else is_right(due, word)


def table(said: Mapping[str, Mapping[str, str]]) -> list[str]:
    """The rows as a table for each group; `test_docs.py` holds their first two columns to the tests' own table."""
    lines: list[str] = []
    peers = [tool for tool in said if tool != "linkcheck"]
    for group, rows in GROUPS.items():
        heads = " | ".join(("the server …", "due", "at most", *peers))
        lines += [f"### {group}", "", f"| {heads} |", f"|{'---|' * (3 + len(peers))}"]
        for row in rows:
            cells = (
                cell(row.does),
                row.verdict,
                str(row.requests),
                *(said[peer].get(row.path, "not asked") for peer in peers),
            )
            lines.append(f"| {' | '.join(cells)} |")
        lines.append("")
    return lines


def cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


INTRODUCTION = """# A hostile web

{number} ways in which a server misbehaves, or works in a way that few do; each with the verdict that a link to it
deserves, and how often its address may be asked for, all retries and witnesses together. The tests run the real command
over all of them (`tests/hostile/`), and this page is made of their table by `python benchmarks/hostile.py`, with
linkcheck, lychee and LinkChecker on the same servers, in the same run, {timeout} seconds for a try.

Peers say `works` or `broken` alone. They are counted as right where they say `broken` of what is broken and `works` of
what works (`ok`, `moved`), and anything but `broken` of what nobody can tell (`unverified`) or what is behind a login
(`restricted`). linkcheck is right where it gives the very verdict. The table was written with linkcheck at hand, so
that its own share says that it does what it promises, and no more; the peers' say where such promises differ. Links
that would lead off the machine are not shown to peers, which have no guard against that.
"""


if __name__ == "__main__":
    main()
