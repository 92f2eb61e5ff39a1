"""The contract of `report.json`, as types. Fields may be added; a rename raises `SCHEMA_VERSION`.

Formats get a `Report`. Its `links` and `targets` are sequences that make their rows when asked, so that a million
links are never in memory as objects at once; go over them once, in order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from linkcheck.model import Kind, Scalar, Verdict

SCHEMA_VERSION = 1


class Tool(Struct, frozen=True):
    name: str
    version: str


class Run(Struct, frozen=True):
    """Times are UTC, ISO 8601, to the second, ending in Z; `as_of` is the day that freshness is judged for."""

    source: str
    title: str
    start: Sequence[str]
    started: str
    finished: str
    as_of: str
    complete: bool
    """False where the run was interrupted or its time was up."""
    requests: int
    bytes: int
    interrupted: bool = False


class Summary(Struct, frozen=True):
    """`verdicts` counts occurrences and `target_verdicts` targets; each has all eight keys, worst first."""

    pages: int
    documents: int
    links: int
    targets: int
    verdicts: Mapping[Verdict, int]
    target_verdicts: Mapping[Verdict, int]


class Coverage(Struct, frozen=True, gc=False):
    """Addresses that were seen and not checked (or pages not read), by reason, with a few examples."""

    reason: str
    count: int
    examples: Sequence[str]
    message: str


class HostRow(Struct, frozen=True, gc=False):
    """How one host was asked: our conduct towards it."""

    host: str
    """Scheme, name and port."""
    address: str | None
    """The IP address it was first reached at; null where it never was, and behind a proxy."""
    requests: int
    peak: int
    """The most requests that began within one second."""
    too_many: int
    """Answers 429 (Too Many Requests)."""
    parked_seconds: float
    """How long it was left alone because it had refused."""
    crawl_delay: float | None
    """Seconds between two requests, where its robots.txt asks for them and was honoured."""


class Hop(Struct, frozen=True, gc=False):
    """A redirect: the status, and the address it led to."""

    status: int
    url: str


class Witness(Struct, frozen=True, gc=False):
    by: str
    status: int | None
    cause: str | None
    at: str


class Document(Struct, frozen=True, gc=False):
    title: str | None
    language: str | None
    created: str | None = None
    modified: str | None = None
    pages: int | None = None


class TargetRow(Struct, frozen=True, gc=False):
    url: str
    verdict: Verdict
    status: int | None
    cause: str | None
    """Why there was no answer, where there was none."""
    reason: str | None
    """Why it was not asked, where it was skipped."""
    final_url: str | None
    redirects: Sequence[Hop]
    media_type: str | None
    bytes: int
    elapsed_ms: int
    witnesses: Sequence[Witness]
    document: Document | None


class LinkRow(Struct, frozen=True, gc=False):
    """One occurrence. `line` and `column` (both 1-based) come from the second reading; null where it was not needed."""

    page: str
    url: str
    href: str
    text: str
    kind: Kind
    place: Mapping[str, int] | None
    context: str | None
    heading: str | None
    line: int | None
    column: int | None
    verdict: Verdict
    confidence: float
    findings: Sequence[int]
    status: int | None = None
    """What its target answered, as in `targets`."""


class Message(Struct, frozen=True, gc=False):
    id: str
    args: Mapping[str, Scalar]


class EvidenceRow(Struct, frozen=True, gc=False):
    kind: str
    text: str
    says: str | None


class AdviceRow(Struct, frozen=True, gc=False):
    kind: str
    text: str
    url: str | None


class FindingRow(Struct, frozen=True, gc=False):
    """A group of places that share one finding. `links` are 0-based indices into the report's `links`."""

    id: int
    check: str
    verdict: Verdict
    confidence: float
    target: str | None
    summary: str
    message: Message
    evidence: Sequence[EvidenceRow]
    links: Sequence[int]
    fingerprint: str
    """Stable from run to run: the check, the message, and what it is about, hashed."""
    state: str | None
    first_seen: str | None
    advice: AdviceRow | None


class Report(Struct, frozen=True):
    """Findings are ordered worst first, then by the number of their places; `links` by page, then document order.

    `conduct` has all hosts, those asked most first.
    """

    tool: Tool
    run: Run
    summary: Summary
    coverage: Sequence[Coverage]
    targets: Sequence[TargetRow]
    links: Sequence[LinkRow]
    findings: Sequence[FindingRow]
    conduct: Sequence[HostRow] = ()
    schema_version: int = SCHEMA_VERSION
