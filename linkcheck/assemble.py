"""Observations and opinions -> `Report`: places that share a finding become one group, worst first."""

from __future__ import annotations

import hashlib
from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import TypeVar, overload

from msgspec import Struct, field

from linkcheck import __version__, advice, judge
from linkcheck.checks import MESSAGES
from linkcheck.judge import Judgement
from linkcheck.model import Evidence, Finding, HostRecord, Place, Scalar, Skip, Target, Testimony, Url, Verdict
from linkcheck.observations import KINDS, Observations
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
    Report,
    Run,
    Summary,
    TargetRow,
    Tool,
    Witness,
)

Row = TypeVar("Row")
MOST_EVIDENCE = 8

VERDICTS = tuple(Verdict)
WORST_FIRST = tuple(reversed(VERDICTS))
_FINE = Verdict.OK.rank

GAPS = {
    Skip.EXCLUDED: "Left out by the source's own patterns",
    Skip.SCHEME: "Of a kind that is not on the web, such as javascript: or ftp:",
    Skip.ROBOTS: "Not read for links, because the site's robots.txt asks robots not to",
    Skip.PRIVATE_ADDRESS: "On a private network, where a public page gives nobody any business",
    Skip.PAGE_LIMIT: "Not read for links, because as many pages as allowed were read (max_pages)",
    Skip.PAGE_SIZE: "Read only up to the longest that a page may be (max_page_bytes)",
    Skip.UNREADABLE: "Not read to its end, because reading it took more time or memory than a page may",
    Skip.LINK_LIMIT: "Read only up to as many links as a page may have (max_links)",
    Skip.TIME_LIMIT: "Not looked at before the time was up (max_time)",
    Skip.INTERRUPTED: "Not looked at before the run was interrupted",
}


class Rows(Sequence[Row]):
    """A sequence whose rows are made when they are asked for."""

    def __init__(self, length: int, row: Callable[[int], Row]) -> None:
        self._length, self._row = length, row

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Row]:
        return map(self._row, range(self._length))

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        if isinstance(index, slice):
            return [self._row(number) for number in range(*index.indices(self._length))]
        if not 0 <= index < self._length:
            raise IndexError(index)
        return self._row(index)


class Group(Struct):
    """Places that share one finding."""

    finding: Finding
    subject: str
    evidence: dict[Evidence, None]
    links: array[int] = field(default_factory=lambda: array("I"))
    confidence: float = 1.0

    @property
    def order(self) -> tuple[int, int, str, str, int]:
        """Worst first, then what stands in most places; the rest makes it the same every time."""
        first = self.links[0] if self.links else 0
        return (-self.finding.verdict.rank, -len(self.links), self.finding.check, self.subject, first)


class About(Struct, frozen=True):
    """What a report says of the run itself."""

    source: str
    title: str
    start: tuple[str, ...]
    started: datetime
    finished: datetime
    as_of: str


Places = Mapping[int, Place | None]
"""What the second reading found, by row; a row that is missing was not looked for."""


def assemble(seen: Observations, judged: Judgement, places: Places, about: About) -> Report:
    """The report of what was seen and judged."""
    groups = sorted(_groups(seen, judged, places), key=lambda group: group.order)
    verdicts, found = _by_link(seen, judged, groups)
    targets = seen.ordered
    target_verdicts = array("B", (_rank(target, judged.targets.get(target.url, ())) for target in targets))
    confidence = [round(group.confidence, 4) for group in groups]

    def link_row(row: int) -> LinkRow:
        return _link_row(seen, row, VERDICTS[verdicts[row]], found.get(row, ()), confidence, places.get(row))

    def target_row(number: int) -> TargetRow:
        return _target_row(targets[number], VERDICTS[target_verdicts[number]])

    return Report(
        tool=Tool("linkcheck", __version__),
        run=Run(
            source=about.source,
            title=about.title,
            start=about.start,
            started=_utc(about.started),
            finished=_utc(about.finished),
            as_of=about.as_of,
            complete=seen.complete,
            interrupted=seen.interrupted,
            requests=seen.requests,
            bytes=seen.bytes,
        ),
        summary=Summary(
            pages=len(seen.pages),
            documents=0,
            links=len(seen.links),
            targets=len(targets),
            verdicts=_counts(Counter(verdicts)),
            target_verdicts=_counts(Counter(target_verdicts)),
        ),
        coverage=_coverage(seen),
        targets=Rows(len(targets), target_row),
        links=Rows(len(seen.links), link_row),
        findings=Rows(len(groups), lambda number: _finding_row(number, groups[number])),
        conduct=Rows(len(seen.hosts), lambda number: _host_row(seen.hosts[number])),
    )


def _groups(seen: Observations, judged: Judgement, places: Places) -> list[Group]:
    groups: dict[tuple[str, Verdict, str, tuple[tuple[str, Scalar], ...], str], Group] = {}
    for row, finding in _each(seen, judged, places):
        subject = _subject(seen, row, finding)
        key = (finding.check, finding.verdict, finding.message, tuple(finding.args.items()), subject)
        group = groups.get(key)
        if group is None:
            group = groups[key] = Group(finding, subject, {})
        group.links.append(row)
        group.confidence = min(group.confidence, finding.confidence)
        if len(group.evidence) < MOST_EVIDENCE:
            group.evidence.update(dict.fromkeys(finding.evidence))
    return list(groups.values())


def _each(seen: Observations, judged: Judgement, places: Places) -> Iterator[tuple[int, Finding]]:
    """Every finding as it stands for every place, in the order of the links."""
    for row, findings in judge.each_place(seen, judged.targets, judged.links):
        for finding in findings:
            yield row, judge.after_second_reading(finding, places.get(row), row in places)


def _subject(seen: Observations, row: int, finding: Finding) -> str:
    links = seen.links
    if finding.per == "page":
        return seen.pages[links.page[row]].url
    target = links.target[row]
    return target.url if finding.per == "target" and target is not None else links.url[row]


def _by_link(
    seen: Observations, judged: Judgement, groups: list[Group]
) -> tuple[array[int], dict[int, tuple[int, ...]]]:
    """Each link's verdict (as a number of `VERDICTS`), and the groups that it is in."""
    skipped = Verdict.SKIPPED.rank
    verdicts = array("B", (skipped if target is not None and target.skip else _FINE for target in seen.links.target))
    found: dict[int, tuple[int, ...]] = {}
    for number, group in enumerate(groups):
        rank = group.finding.verdict.rank
        for row in group.links:
            verdicts[row] = max(verdicts[row], rank)
            found[row] = (*found.get(row, ()), number)
    return verdicts, found


def _rank(target: Target, findings: tuple[Finding, ...]) -> int:
    return judge.target_verdict(target, findings).rank if findings or target.skip else _FINE


def _counts(ranks: Counter[int]) -> dict[Verdict, int]:
    return {verdict: ranks[verdict.rank] for verdict in WORST_FIRST}


def _link_row(
    seen: Observations, row: int, verdict: Verdict, found: tuple[int, ...], confidence: list[float], place: Place | None
) -> LinkRow:
    links = seen.links
    worst = [confidence[number] for number in found[:1]]
    return LinkRow(
        page=seen.pages[links.page[row]].url,
        url=links.url[row],
        href=links.href[row],
        text=links.text[row],
        kind=KINDS[links.kind[row]],
        place=None,
        context=(place.context if place else links.context[row]) or None,
        heading=(place.heading if place else links.heading[row] if found else "") or None,
        line=place.line if place else None,
        column=place.column if place else None,
        verdict=verdict,
        confidence=worst[0] if worst else 1.0,
        findings=found,
        status=_status(links.target[row]),
    )


def _status(target: Target | None) -> int | None:
    seen = target.scanned if target is not None else None
    return seen.status if seen is not None else None


def _target_row(target: Target, verdict: Verdict) -> TargetRow:
    seen = target.scanned
    page = seen.page if seen is not None else None
    return TargetRow(
        url=target.url,
        verdict=verdict,
        status=seen.status if seen else None,
        cause=seen.cause if seen else None,
        reason=target.skip,
        final_url=seen.final_url if seen and seen.status is not None else None,
        redirects=[Hop(hop.status, hop.url) for hop in seen.redirects] if seen else (),
        media_type=seen.media_type if seen else None,
        bytes=seen.size if seen else 0,
        elapsed_ms=seen.elapsed_ms if seen else 0,
        witnesses=[_witness(testimony) for testimony in target.testimonies],
        document=Document(page.title or None, page.language or None) if page else None,
    )


def _witness(testimony: Testimony) -> Witness:
    return Witness(testimony.by, testimony.status, testimony.cause, _second(testimony.at))


@lru_cache(maxsize=1024)
def _second(since_epoch: int) -> str:
    return _utc(datetime.fromtimestamp(since_epoch, UTC))


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _host_row(record: HostRecord) -> HostRow:
    return HostRow(
        host=record.host,
        address=record.address,
        requests=record.requests,
        peak=record.peak,
        too_many=record.too_many,
        parked_seconds=round(record.parked, 1),
        crawl_delay=record.crawl_delay,
    )


def _finding_row(number: int, group: Group) -> FindingRow:
    finding = group.finding
    what = advice.advise(finding)
    return FindingRow(
        id=number,
        check=finding.check,
        verdict=finding.verdict,
        confidence=round(group.confidence, 4),
        target=group.subject if finding.per != "page" else None,
        summary=MESSAGES[finding.message].format_map(finding.args),
        message=Message(finding.message, finding.args),
        evidence=[EvidenceRow(one.kind, one.text, one.says or None) for one in group.evidence],
        links=list(group.links),
        fingerprint=fingerprint(finding, group.subject),
        state=None,
        first_seen=None,
        advice=AdviceRow(what.kind, what.text, what.url) if what else None,
    )


def fingerprint(finding: Finding, subject: str) -> str:
    """The same finding about the same thing has the same fingerprint in every run."""
    return hashlib.sha256("\0".join((finding.check, finding.message, subject)).encode()).hexdigest()[:16]


def _coverage(seen: Observations) -> list[Coverage]:
    rows: dict[Skip, tuple[int, list[str]]] = {
        reason: (gap.count, list(gap.examples)) for reason, gap in seen.gaps.items()
    }
    skipped: dict[Skip, list[Url]] = {}
    for target in seen.targets.values():
        if target.skip is not None:
            skipped.setdefault(target.skip, []).append(target.url)
    for reason, addresses in skipped.items():
        count, examples = rows.get(reason, (0, []))
        rows[reason] = (count + len(addresses), [*examples, *addresses][:5])
    return [Coverage(reason, rows[reason][0], rows[reason][1], GAPS[reason]) for reason in Skip if reason in rows]
