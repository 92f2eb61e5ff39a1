"""How well `outdated` tells what misleads a reader from what does not: precision and recall on labelled links.

    python benchmarks/freshness.py LABELLED [--fit]

LABELLED is a folder with `pages/` (a site each, with `index.json`), `labels.jsonl` and `score.py`. The pages are
checked as `linkcheck run` checks a folder, and `score.py` counts. Two figures are given: of what the report says (where
links of one finding share the lowest confidence), and leave-one-site-out, where the weights that judge a site were
fitted on all others. `--fit` prints the weights fitted on all of them, as they stand in
`linkcheck/freshness/weights.py`. What is flagged without a label is listed, for somebody to read.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from urllib.parse import unquote

from linkcheck import urls
from linkcheck.checks import outdated
from linkcheck.freshness.evidence import Opinion
from linkcheck.freshness.signs import Sign
from linkcheck.freshness.weights import PRIOR, PRIOR_BIAS, confidence
from linkcheck.model import NUMBERS, Kind, Link, Verdict
from linkcheck.observations import Observations
from linkcheck.pipeline import Job, Look, Staff, run
from linkcheck.policy import Policy
from linkcheck.source import Source

AS_OF = date(2026, 11, 22)
"""The day that the labels hold for."""
PULL = 2.0
"""How strongly a weight is held at its prior: one over its variance, in labelled links."""
STEPS = 400
RATE = 0.02
Place = tuple[str, str, int]
"""A link as the labels name it: file, address as written, and which one of those in the file."""


class Weights(NamedTuple):
    bias: float
    of: Mapping[Sign, float]


class Row(NamedTuple):
    """A labelled link, as far as there is an opinion on it."""

    site: str
    place: Place
    signs: tuple[Sign, ...]
    outdated: bool
    scored: bool


def observed(pages: Path) -> Observations:
    job = Job("labelled", Source(folder=str(pages)), AS_OF)
    staff = Staff(job)
    try:
        with ExitStack() as stack:
            return Look(job, staff, lambda _: None, stack).observe()
    finally:
        staff.close()


def reported(pages: Path) -> dict[Place, float]:
    """What `linkcheck run` reports of the anchors: the confidence of each that it calls outdated."""
    job = Job("labelled", Source(folder=str(pages)), AS_OF)
    staff = Staff(job)
    try:
        report = run(job, staff, lambda _: None, lambda: datetime.now(UTC))
    finally:
        staff.close()
    sure = {
        row: finding.confidence
        for finding in report.findings
        if finding.check == "outdated" and finding.verdict is Verdict.OUTDATED
        for row in finding.links
    }
    met: Counter[tuple[str, str]] = Counter()
    found: dict[Place, float] = {}
    for row, link in enumerate(report.links):
        if link.kind is Kind.A:
            if row in sure:
                found[unquote(link.page), link.href, met[link.page, link.href]] = sure[row]
            met[link.page, link.href] += 1
    return found


def places(seen: Observations) -> Iterator[tuple[int, Place]]:
    """The row of each anchor, and how the labels name it."""
    for page in seen.pages:
        name = unquote(urls.path(page.url).lstrip("/"))
        met: Counter[str] = Counter()
        for row in range(page.first, page.last):
            if seen.links.kind[row] == NUMBERS[Kind.A]:
                href = seen.links.href[row]
                yield row, (name, href, met[href])
                met[href] += 1


def fitted(rows: Sequence[Row]) -> Weights:
    """Logistic regression with a Gaussian prior at `PRIOR`: batch gradient ascent, the same every time.

    What speaks for may come to nothing, and never to speak against.
    """
    bias, of = PRIOR_BIAS, dict(PRIOR)
    for _ in range(STEPS):
        slope = dict.fromkeys(of, 0.0)
        up = 0.0
        for row in rows:
            miss = row.outdated - confidence(row.signs, bias, of)
            up += miss
            for sign in row.signs:
                slope[sign] += miss
        bias += RATE * (up - PULL * (bias - PRIOR_BIAS))
        for sign, prior in PRIOR.items():
            moved = of[sign] + RATE * (slope[sign] - PULL * (of[sign] - prior))
            of[sign] = max(moved, 0.0) if prior > 0 else min(moved, 0.0)
    return Weights(bias, of)


def score(base: Path, sure: Mapping[Place, float], least: float) -> str:
    """What `score.py` says of these confidences."""
    with TemporaryDirectory() as folder:
        found = Path(folder) / "found.jsonl"
        found.write_text(
            "".join(
                json.dumps({"file": file, "href": href, "nth": nth, "confidence": value}) + "\n"
                for (file, href, nth), value in sure.items()
            ),
            "utf-8",
        )
        command = [sys.executable, str(base / "score.py"), "--labels", str(base / "labels.jsonl")]
        command += ["--index", str(base / "pages/index.json"), "--findings", str(found), "--min", str(least)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labelled", type=Path)
    parser.add_argument("--fit", action="store_true", help="print the weights fitted on all sites")
    given = parser.parse_args()
    base: Path = given.labelled
    index = json.loads((base / "pages/index.json").read_text("utf-8"))
    labels = [json.loads(line) for line in (base / "labels.jsonl").read_text("utf-8").splitlines()]
    named = {_place(index[label["id"]]): label for label in labels if label["id"] in index}
    seen = observed(base / "pages")
    at = dict(places(seen))
    opinions = [(link, found) for link, found in outdated.opinions(seen, Policy(), AS_OF) if link.index in at]
    rows = [
        Row(at[link.index][0].partition("/")[0], at[link.index], found.signs, label["label"] == "outdated",
            label["label"] != "unsure")
        for link, found in opinions
        if (label := named.get(at[link.index])) is not None
    ]  # fmt: skip
    scored = [row for row in rows if row.scored]
    left_out: dict[Place, float] = {}
    for site in sorted({row.site for row in rows}):
        weights = fitted([row for row in scored if row.site != site])
        left_out |= {row.place: confidence(row.signs, *weights) for row in rows if row.site == site}
    for what, sure in (("as reported", reported(base / "pages")), ("leave one site out", left_out)):
        for least in (outdated.PROBABLE, outdated.HIGH):
            print(f"== {what}, from {least} on\n{score(base, sure, least)}")
    _print_unlabelled([(link, found) for link, found in opinions if at[link.index] not in named], len(at) - len(named))
    if given.fit:
        _print_weights(fitted(scored))


def _place(entry: Mapping[str, object]) -> Place:
    return str(entry["file"]), str(entry["href"]), int(str(entry["nth"]))


def _print_unlabelled(opinions: Iterable[tuple[Link, Opinion]], among: int) -> None:
    flagged = [(confidence(found.signs), link, found) for link, found in opinions]
    flagged = sorted((one for one in flagged if one[0] >= outdated.PROBABLE), key=lambda one: -one[0])
    print(f"== flagged of {among} anchors without a label: {len(flagged)} = {len(flagged) / max(1, among):.1%}")
    for sure, link, found in flagged:
        words = "; ".join(f"{said.expression.words} ({said.ground})" for said in found.said)
        print(f"{sure:.2f} {unquote(urls.path(link.page))} › {link.heading}\n     [{link.text}]({link.href})")
        print(f"     {words} | {', '.join(found.signs)}\n     {link.before} | {link.context or link.around.lead}")


def _print_weights(weights: Weights) -> None:
    print(f"BIAS = {weights.bias:.2f}\nWEIGHTS: Mapping[Sign, float] = {{")
    for sign, weight in weights.of.items():
        print(f"    Sign.{sign.name}: {weight:.2f},")
    print("}")


if __name__ == "__main__":
    main()
