"""What the page shows of a report that may hold a million links: the worst first, and the rest as numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from msgspec import Struct

from linkcheck.formats.html.words import VERDICTS, clip
from linkcheck.model import Verdict
from linkcheck.report import FindingRow, HostRow, LinkRow, Report, TargetRow

FIRST = 10
"""Findings in the list of what to mend first."""
FINDINGS = 1_000
"""Findings shown for each verdict."""
PLACES_OPEN = 3
"""Places of a finding that are seen without opening the rest."""
PLACES = 200
"""Places shown for each finding, while `PLACES_TOTAL` lasts."""
PLACES_TOTAL = 10_000
"""Places on the whole page, but for the open ones: some 6 MB, which a browser still opens at once."""
HOSTS = 12
"""Sites named in the list of what works."""
DOCUMENTS = 100
"""Documents listed."""
ASKED = 20
"""Sites named in the table of how they were asked."""

MENDABLE = (Verdict.BROKEN, Verdict.OUTDATED, Verdict.MOVED)
"""Verdicts that give a person something to do, worst first."""


class Item(Struct, frozen=True):
    """A finding, what is known of its target, and its places: those in sight, those folded away, and how many more."""

    row: FindingRow
    target: TargetRow | None
    open: Sequence[int]
    folded: Sequence[int]
    more: int


class Section(Struct, frozen=True):
    """The findings of one verdict; `more` are not shown."""

    verdict: Verdict
    total: int
    items: Sequence[Item]

    @property
    def more(self) -> int:
        return self.total - len(self.items)


class Host(NamedTuple):
    name: str
    working: int


class Shown(Struct, frozen=True):
    first: Sequence[Item]
    sections: Sequence[Section]
    hosts: Sequence[Host]
    more_hosts: int
    documents: Sequence[TargetRow]
    more_documents: int
    asked: Sequence[HostRow]
    more_asked: int


def select(report: Report) -> Shown:
    """Goes once over the findings and once over the targets, and keeps of each only what will be shown."""
    totals: Counter[Verdict] = Counter()
    kept: dict[Verdict, list[FindingRow]] = {verdict: [] for verdict in VERDICTS}
    for row in report.findings:
        totals[row.verdict] += 1
        if totals[row.verdict] <= FINDINGS:
            kept[row.verdict].append(row)
    addresses = {row.id: _address(row, report.links) for rows in kept.values() for row in rows}
    targets, hosts, documents = _targets(report.targets, set(addresses.values()))
    items = _items(kept, {number: targets.get(address or "") for number, address in addresses.items()})
    return Shown(
        first=[item for verdict in MENDABLE for item in items[verdict]][:FIRST],
        sections=[Section(verdict, totals[verdict], items[verdict]) for verdict in VERDICTS if items[verdict]],
        hosts=[Host(*host) for host in hosts.most_common(HOSTS)],
        more_hosts=max(0, len(hosts) - HOSTS),
        documents=documents[:DOCUMENTS],
        more_documents=max(0, len(documents) - DOCUMENTS),
        asked=list(islice(report.conduct, ASKED)),
        more_asked=max(0, len(report.conduct) - ASKED),
    )


def _address(row: FindingRow, links: Sequence[LinkRow]) -> str | None:
    """As the report's targets are named: without fragment, nor what else a target leaves out."""
    if row.target is None:
        return None
    return (row.links and links[row.links[0]].target) or row.target.partition("#")[0]


def _targets(
    rows: Iterable[TargetRow], wanted: set[str | None]
) -> tuple[Mapping[str, TargetRow], Counter[str], list[TargetRow]]:
    """The wanted targets by address, how many targets work on each host, and those that are documents."""
    found: dict[str, TargetRow] = {}
    documents: list[TargetRow] = []
    hosts: Counter[str] = Counter()
    for row in rows:
        if row.url in wanted:
            found[row.url] = row
        if row.document is not None and row.document.format is not None:
            documents.append(row)
        if row.verdict is Verdict.OK and "://" in row.url:
            hosts[row.url.split("/", 3)[2].rpartition("@")[2]] += 1
    return found, hosts, documents


def _items(
    kept: Mapping[Verdict, Sequence[FindingRow]], targets: Mapping[int, TargetRow | None]
) -> Mapping[Verdict, Sequence[Item]]:
    """Worst first, so that the worst findings show their places before `PLACES_TOTAL` is used up."""
    left = PLACES_TOTAL
    items: dict[Verdict, list[Item]] = {verdict: [] for verdict in kept}
    for verdict, rows in kept.items():
        for row in rows:
            opened, folded = row.links[:PLACES_OPEN], row.links[PLACES_OPEN : min(PLACES, PLACES_OPEN + left)]
            left -= len(folded)
            more = len(row.links) - len(opened) - len(folded)
            items[verdict].append(Item(row, targets[row.id], opened, folded, more))
    return items


class Sentence(NamedTuple):
    """The words around a link. Where it cannot be told which words are the link, they are all `around` it."""

    before: str
    text: str
    after: str
    around: str


_NEAR = 160
"""Characters of the sentence shown on either side of a link, and of its own text."""


def sentence(link: LinkRow) -> Sentence:
    context = link.context or ""
    text = clip(link.text, _NEAR)
    spots = list(re.finditer(rf"(?<!\w){re.escape(link.text)}(?!\w)", context)) if link.text else []
    if len(spots) != 1:
        return Sentence("", text, "", clip(context, 2 * _NEAR))
    start, end = spots[0].span()
    before = context[:start] if start <= _NEAR else "…" + context[start - _NEAR : start]
    return Sentence(before, text, clip(context[end:], _NEAR), "")
