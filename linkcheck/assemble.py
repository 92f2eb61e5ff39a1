"""Observations and opinions -> `Report`: places that share a finding become one group, worst first."""

from __future__ import annotations

import hashlib
from array import array
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from itertools import count, repeat
from typing import TypeVar, overload

from msgspec import Struct, field
from msgspec.structs import replace

from linkcheck import __version__, advice, filetypes, judge, traps, urls
from linkcheck.checks import MESSAGES
from linkcheck.contents import Condition, DocumentFacts
from linkcheck.dates import Expression, find
from linkcheck.judge import Judgement
from linkcheck.masking import masked, masked_address, shown
from linkcheck.model import (
    KINDS,
    Evidence,
    Finding,
    HostRecord,
    Place,
    Scalar,
    Skip,
    Target,
    Testimony,
    Url,
    Verdict,
    where,
)
from linkcheck.observations import Observations
from linkcheck.report import (
    AdviceRow,
    Coverage,
    Dated,
    Document,
    EvidenceRow,
    FindingRow,
    Hop,
    HostRow,
    LinkRow,
    Message,
    Pattern,
    Report,
    Run,
    Summary,
    TargetRow,
    Tool,
    Witness,
)

Row = TypeVar("Row")
MOST_EVIDENCE = 8
MOST_PATTERNS = 5
MOST_DATES = 10
AT_ONCE = 1_000
"""Links of a page that are made rows of together."""
AT_A_TIME = 20_000
"""Entries of a column that are looked through together: those that come again are looked at once."""

VERDICTS = tuple(Verdict)
WORST_FIRST = tuple(reversed(VERDICTS))
_FINE = Verdict.OK.rank

GAPS = {
    Skip.EXCLUDED: "Left out by the source's own patterns",
    Skip.EXCLUDE_TIME: "Not asked for, because it took too long to see whether a pattern of the source leaves it out",
    Skip.SCHEME: "Of a kind that is not on the web, such as javascript: or ftp:",
    Skip.ROBOTS: "Not read for links (or not asked for), as the site's robots.txt wants it, or could not be had itself",
    Skip.PRIVATE_ADDRESS: "On a private network, where a public page gives nobody any business",
    Skip.LOGOUT: "Not asked for, because the address looks as if it would end our session ([auth] has the host)",
    Skip.CALENDAR: "Not asked for, because the site makes them up out of dates without an end (max_per_pattern)",
    Skip.FACETS: "Not asked for, because they only combine the same filters in more and more ways (max_per_pattern)",
    Skip.GROWING_PATH: "Not asked for, because the same parts come again and again in ever longer addresses",
    Skip.PATTERN_LIMIT: "Not asked for, because enough of the same pattern were (max_per_pattern)",
    Skip.SESSION_ID: "Asked for under another address, from which they differ only in the visitor's session id",
    Skip.DEPTH: "Not read for links, because they are too far from the start pages (max_depth)",
    Skip.PAGE_LIMIT: "Not read for links, because as many pages as allowed were read (max_pages)",
    Skip.PAGE_SIZE: "Not read to the end, because it is cut off, or longer than a page may be (max_page_bytes)",
    Skip.UNREADABLE: "Not read to its end, because it took more time or memory, or has more in it, than is read of one",
    Skip.START: "To begin with, and not to be had: nothing was read there",
    Skip.SCRIPTED: "Drawn by scripts, which are not run: the pages show next to no links without them",
    Skip.DOCUMENT_SIZE: "Not opened, because they are cut off, or longer than a document may be (max_document_bytes)",
    Skip.DOCUMENT_FOREIGN: 'Documents on sites of others, which were not opened (documents = "all" opens these too)',
    Skip.LINK_LIMIT: "Read only up to as many links as a page may have (max_links)",
    Skip.METHOD: "Not asked for, because it only takes what is sent to it by POST (ping)",
    Skip.OUTSIDE: 'Leads out of the folder, which alone was checked (outside = "check" asks for these too)',
    Skip.OFFLINE: "Not asked for, because the run was to use no network (offline)",
    Skip.TIME_LIMIT: "Not looked at before the time was up (max_time)",
    Skip.INTERRUPTED: "Not looked at before the run was interrupted",
}


class Rows(Sequence[Row]):
    """A sequence whose rows are made when they are asked for."""

    def __init__(self, length: int, row: Callable[[int], Row], rows: Callable[[], Iterator[Row]] | None = None) -> None:
        """`rows` makes all of them in order, where that is quicker than one by one."""
        self._length, self._row, self._rows = length, row, rows

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Row]:
        return self._rows() if self._rows is not None else map(self._row, range(self._length))

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
    target_verdicts = bytearray(_rank(target, judged.targets.get(target.url, ())) for target in targets)
    confidence = [round(group.confidence, 4) for group in groups]
    told = _told_otherwise(seen)
    template = seen.template

    def link_row(row: int) -> LinkRow:
        verdict = VERDICTS[verdicts[row]]
        return _link_row(seen, told, row, verdict, found.get(row, ()), confidence, places.get(row), template[row] == 1)

    def finding_row(number: int) -> FindingRow:
        group = groups[number]
        return _finding_row(number, group, _address(seen, group), all(template[row] for row in group.links))

    def link_rows() -> Iterator[LinkRow]:
        return _link_rows(seen, told, verdicts, template, link_row, found.keys() | places.keys())

    def target_row(number: int) -> TargetRow:
        return _target_row(targets[number], told, VERDICTS[target_verdicts[number]])

    return Report(
        tool=Tool("linkcheck", __version__),
        run=Run(
            source=about.source,
            title=masked(about.title),
            start=tuple(map(masked_address, about.start)),
            started=_utc(about.started),
            finished=_utc(about.finished),
            as_of=about.as_of,
            complete=seen.complete,
            interrupted=seen.interrupted,
            requests=seen.requests,
            bytes=seen.bytes,
        ),
        summary=Summary(
            pages=sum(page.facts is not None for page in seen.pages),
            documents=sum(page.facts is None for page in seen.pages),
            links=len(seen.links),
            targets=len(targets),
            verdicts=_counts(verdicts),
            target_verdicts=_counts(target_verdicts),
        ),
        coverage=_coverage(seen),
        targets=Rows(len(targets), target_row),
        links=Rows(len(seen.links), link_row, link_rows),
        findings=Rows(len(groups), finding_row),
        conduct=Rows(len(seen.hosts), lambda number: _host_row(seen.hosts[number])),
    )


def _told_otherwise(seen: Observations) -> dict[str, str]:
    """What stands in the columns, and the report tells otherwise than it is: local addresses and secrets.

    Found once, for each format makes the rows anew; of most sites, it is next to nothing.
    """
    links, targets = seen.links, seen.ordered
    told: dict[str, str] = {}
    for first in range(0, max(len(links), len(targets)), AT_A_TIME):
        some = slice(first, first + AT_A_TIME)
        addresses = {*links.url[some], *links.href[some], *(target.url for target in targets[some])}
        told.update((text, safe) for text in set(links.text[some]) if (safe := masked(text)) != text)
        told.update((url, safe) for url in addresses if (safe := shown(url)) != url)
    return told


def _groups(seen: Observations, judged: Judgement, places: Places) -> list[Group]:
    groups: dict[tuple[str, Verdict, str, tuple[tuple[str, Scalar], ...], str, str], Group] = {}
    for row, finding in _each(seen, judged, places):
        subject = _subject(seen, row, finding)
        key = (finding.check, finding.verdict, finding.message, tuple(finding.args.items()), subject, finding.about)
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
    for row, findings in judge.each_place(seen, judged.targets, judged.links, at_places=judged.at_places):
        for finding in findings:
            yield row, judge.after_second_reading(finding, places.get(row), row in places)


def _subject(seen: Observations, row: int, finding: Finding) -> str:
    links = seen.links
    if finding.per == "page":
        return urls.shown(seen.pages[links.page[row]].url)
    if finding.per == "provider":
        return str(finding.args["provider"])
    target = links.target[row]
    return urls.shown(target.url if finding.per == "target" and target is not None else links.url[row])


def _by_link(
    seen: Observations, judged: Judgement, groups: list[Group]
) -> tuple[bytearray, dict[int, tuple[int, ...]]]:
    """Each link's verdict (as a number of `VERDICTS`), and the groups that it is in."""
    verdicts = bytearray([_FINE]) * len(seen.links)
    if any(target.skip for target in seen.ordered):
        for row in where(target is not None and target.skip for target in seen.links.target):
            verdicts[row] = Verdict.SKIPPED.rank
    found: dict[int, tuple[int, ...]] = {}
    for number, group in enumerate(groups):
        rank = group.finding.verdict.rank
        for row in group.links:
            verdicts[row] = max(verdicts[row], rank)
            found[row] = (*found.get(row, ()), number)
    return verdicts, found


def _rank(target: Target, findings: tuple[Finding, ...]) -> int:
    return judge.target_verdict(target, findings).rank if findings or target.skip else _FINE


def _counts(ranks: bytearray) -> dict[Verdict, int]:
    return {verdict: ranks.count(verdict.rank) for verdict in WORST_FIRST}


def _link_rows(
    seen: Observations,
    told: Mapping[str, str],
    verdicts: Sequence[int],
    template: Sequence[int],
    one: Callable[[int], LinkRow],
    judged: Container[int],
) -> Iterator[LinkRow]:
    """All links; most of them have nothing told of them, and are made with little more than what was seen."""
    links, tell = seen.links, told.get
    spans = (
        (page, slice(first, min(first + AT_ONCE, page.last)))
        for page in seen.pages
        for first in range(page.first, page.last, AT_ONCE)
    )
    for page, rows in spans:
        name = shown(page.url)
        spots = [spot or None for spot in page.spots[rows.start - page.first : rows.stop - page.first]] or repeat(None)
        columns = zip(
            count(rows.start), links.url[rows], links.href[rows], links.text[rows], links.kind[rows],
            links.around[rows], links.target[rows], verdicts[rows], template[rows], spots, strict=False,
        )  # fmt: skip
        for row, url, href, text, kind, around, target, verdict, shared, spot in columns:
            if row in judged:
                yield one(row)
                continue
            scanned = target.scanned if target is not None else None
            other = None if target is None or target.url == url else _other_address(target, url)
            yield LinkRow(
                name, tell(url, url), tell(href, href), tell(text, text), KINDS[kind], spot, _words(around.context),
                None, None, None, VERDICTS[verdict], 1.0, (), scanned.status if scanned is not None else None, other,
                shared == 1, _words(around.lead),
            )  # fmt: skip


def _words(text: str) -> str | None:
    return masked(text) if text else None


def _link_row(
    seen: Observations,
    told: Mapping[str, str],
    row: int,
    verdict: Verdict,
    found: tuple[int, ...],
    confidence: list[float],
    place: Place | None,
    template: bool,
) -> LinkRow:
    links, around = seen.links, seen.links.around[row]
    target = links.target[row]
    worst = [confidence[number] for number in found[:1]]
    return LinkRow(
        page=shown(seen.pages[links.page[row]].url),
        url=told.get(links.url[row], links.url[row]),
        href=told.get(links.href[row], links.href[row]),
        text=told.get(links.text[row], links.text[row]),
        kind=KINDS[links.kind[row]],
        place=seen.pages[links.page[row]].spot(row),
        context=_words(place.context if place else around.context),
        heading=_words(place.heading if place else around.heading if found else ""),
        line=(place.line or None) if place else None,
        column=(place.column or None) if place else None,
        verdict=verdict,
        confidence=worst[0] if worst else 1.0,
        findings=found,
        status=_status(target),
        target=_other_address(target, links.url[row]),
        template=template,
        lead=_words(around.lead),
    )


def _other_address(target: Target | None, url: str) -> str | None:
    """The address of a link's target, where the link's own does not tell it."""
    if target is None or target.url == url or target.url == urls.without_fragment(Url(url)):
        return None
    return shown(target.url)


def _status(target: Target | None) -> int | None:
    seen = target.scanned if target is not None else None
    return seen.status if seen is not None else None


def _target_row(target: Target, told: Mapping[str, str], verdict: Verdict) -> TargetRow:
    seen = target.scanned
    return TargetRow(
        url=told.get(target.url, target.url),
        verdict=verdict,
        status=seen.status if seen else None,
        cause=seen.cause if seen else None,
        reason=target.skip,
        final_url=shown(seen.final_url) if seen and seen.status is not None else None,
        redirects=[Hop(hop.status, shown(hop.url)) for hop in seen.redirects] if seen else (),
        media_type=seen.media_type if seen else None,
        bytes=seen.size if seen else 0,
        elapsed_ms=seen.elapsed_ms if seen else 0,
        witnesses=[_witness(testimony) for testimony in target.testimonies],
        document=_document(seen) if seen is not None else None,
    )


def _document(seen: Testimony) -> Document | None:
    """What is known of a page or a document itself."""
    page, facts = seen.page, seen.document
    if facts is None:
        return Document(_words(page.title), page.language or None, None, None, None) if page is not None else None
    opened = facts.condition is Condition.READ
    return Document(
        title=_words(facts.title),
        language=facts.spoken or None,
        created=facts.created or None,
        modified=facts.modified or None,
        pages=facts.pages,
        format=facts.format,
        condition=facts.condition,
        unit=facts.unit if facts.pages is not None else None,
        authors=facts.authors,
        declared_language=facts.language or None,
        producer=facts.producer or None,
        words=facts.words if opened and facts.format not in filetypes.OLE else None,
        encrypted=facts.encrypted if opened or facts.encrypted else None,
        tagged=facts.tagged,
        dates=tuple(Dated(one.words, one.iso) for one in _dates(facts)),
    )


def _dates(facts: DocumentFacts) -> list[Expression]:
    """The dates that a document names where it begins, each once."""
    named = find(f"{facts.title}. {facts.opening}".replace("\n", " "), facts.spoken)
    return list({one.iso: one for one in named}.values())[:MOST_DATES]


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


def _address(seen: Observations, group: Group) -> str | None:
    """What a group is about, where that is one address."""
    match group.finding.per:
        case "page":
            return None
        case "provider":
            first, *others = {target.url for row in group.links if (target := seen.links.target[row]) is not None}
            return urls.shown(first) if not others else None
        case _:
            return group.subject


def _finding_row(number: int, group: Group, address: str | None, template: bool) -> FindingRow:
    finding = replace(group.finding, args=_shown(group.finding.args))
    what = advice.advise(finding)
    return FindingRow(
        id=number,
        check=finding.check,
        verdict=finding.verdict,
        confidence=round(group.confidence, 4),
        target=masked_address(address) if address is not None else None,
        summary=MESSAGES[finding.message].format_map(finding.args),
        message=Message(finding.message, finding.args),
        evidence=[EvidenceRow(one.kind, masked(urls.shown(one.text)), _words(one.says)) for one in group.evidence],
        links=list(group.links),
        fingerprint=fingerprint(finding, group.subject),
        state=None,
        first_seen=None,
        advice=AdviceRow(what.kind, masked(what.text), shown(what.url) if what.url else None) if what else None,
        template=template,
    )


def _shown(args: Mapping[str, Scalar]) -> dict[str, Scalar]:
    return {name: masked(urls.shown(value)) if isinstance(value, str) else value for name, value in args.items()}


def fingerprint(finding: Finding, subject: str) -> str:
    """The same finding about the same thing has the same fingerprint in every run."""
    parts = (finding.check, finding.message, subject, *filter(None, (finding.about,)))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def _coverage(seen: Observations) -> list[Coverage]:
    rows: dict[Skip, tuple[int, list[str]]] = {
        reason: (gap.count, list(gap.examples)) for reason, gap in seen.gaps.items()
    }
    skipped: dict[Skip, list[Url]] = {}
    for target in seen.ordered:
        if target.skip is not None:
            skipped.setdefault(target.skip, []).append(target.url)
    for reason, addresses in skipped.items():
        count, examples = rows.get(reason, (0, []))
        rows[reason] = (count + len(addresses), [*examples, *addresses][:5])
    patterns = {
        reason: _patterns(map(traps.pattern, addresses))
        for reason, addresses in skipped.items()
        if reason in traps.TRAPS
    }
    patterns[Skip.EXCLUDE_TIME] = _patterns(seen.slow_expressions.values())
    return [
        Coverage(reason, rows[reason][0], list(map(shown, rows[reason][1])), GAPS[reason], patterns.get(reason, []))
        for reason in Skip
        if reason in rows
    ]


def _patterns(patterns: Iterable[str]) -> list[Pattern]:
    """Those of most addresses; where two have as many, by their text."""
    counted = Counter(patterns)
    first = sorted(counted.items(), key=lambda one: (-one[1], one[0]))[:MOST_PATTERNS]
    return [Pattern(masked_address(pattern), count) for pattern, count in first]
