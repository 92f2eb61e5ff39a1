"""The contract of `report.json`, as types. Fields may be added; a rename raises `SCHEMA_VERSION`.

Formats get a `Report`. Its `links` and `targets` are sequences that make their rows when asked, so that a million
links are never in memory as objects at once; go over them once, in order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from linkcheck.contents import Condition
from linkcheck.model import Cause, Kind, Scalar, Skip, Verdict

SCHEMA_VERSION = 1


class Tool(Struct, frozen=True):
    name: str
    version: str


class Run(Struct, frozen=True):
    """Times are UTC, ISO 8601, to the second, ending in Z; `as_of` is the day that freshness is judged for."""

    source: str
    """The name of the source, which is that of the report's folder."""
    title: str
    start: Sequence[str]
    """The pages that the run began with."""
    started: str
    finished: str
    as_of: str
    complete: bool
    """False where the run was interrupted or its time was up."""
    requests: int
    """Requests that the scan sent; those of the second witness are not counted."""
    bytes: int
    interrupted: bool = False
    """True where somebody ended the run before its time."""


class Summary(Struct, frozen=True):
    """`verdicts` counts occurrences and `target_verdicts` targets; each has all eight keys, worst first."""

    pages: int
    """HTML pages that were read for links."""
    documents: int
    """Other things that were read for links."""
    links: int
    targets: int
    verdicts: Mapping[Verdict, int]
    target_verdicts: Mapping[Verdict, int]


class Pattern(Struct, frozen=True, gc=False):
    """What addresses have in common, in the language of `within`: "*" stands for what differs."""

    pattern: str
    count: int


class Coverage(Struct, frozen=True, gc=False):
    """Addresses that were seen and not checked (or pages not read), by reason, with a few examples."""

    reason: Skip
    count: int
    examples: Sequence[str]
    message: str
    """The reason as an English sentence."""
    patterns: Sequence[Pattern] = []
    """The patterns that most of them have, where a site seemed to make them up; of `exclude-time`, the source's own."""


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
    """The library that asked."""
    status: int | None
    cause: Cause | None
    at: str
    """When the answer was complete: UTC, ISO 8601."""


class Dated(Struct, frozen=True, gc=False):
    """Words that name a time, and the day or the interval that they mean (ISO 8601)."""

    text: str
    says: str


class Document(Struct, frozen=True, gc=False, omit_defaults=True):
    """What a page or a document tells of itself; of a page, its title and language alone.

    What is below `pages` is left out where it is null or empty.
    """

    title: str | None
    language: str | None
    """The one it is written in, where that can be told, else the declared one."""
    created: str | None
    """As its metadata say (ISO 8601)."""
    modified: str | None
    pages: int | None
    """How many `unit` it has."""
    format: str | None = None
    """By its content: `pdf`, `docx` …; null of a page."""
    condition: Condition | None = None
    """What came of opening it."""
    unit: str | None = None
    """What `pages` counts: `page`, `slide`, `sheet`, `chapter`."""
    authors: Sequence[str] = ()
    declared_language: str | None = None
    """As its metadata say (BCP 47)."""
    producer: str | None = None
    """The program that made the file."""
    words: int | None = None
    """Of what was read of it."""
    encrypted: bool | None = None
    tagged: bool | None = None
    """Whether it tells headings, lists and tables apart; null where every file of its kind does."""
    dates: Sequence[Dated] = ()
    """The dates that it names where it begins."""


class TargetRow(Struct, frozen=True, gc=False):
    url: str
    """The address without its fragment."""
    verdict: Verdict
    """Of the address alone; what a page says beside a link to it is for `links`."""
    status: int | None
    cause: Cause | None
    """Why there was no answer, where there was none."""
    reason: Skip | None
    """Why it was not asked, where it was skipped."""
    final_url: str | None
    """Where the last redirect led; the address itself where there was none."""
    redirects: Sequence[Hop]
    media_type: str | None
    """Of Content-Type, without parameters."""
    bytes: int
    elapsed_ms: int
    """Milliseconds from the question to the end of the answer, redirects included."""
    witnesses: Sequence[Witness]
    document: Document | None


class LinkRow(Struct, frozen=True, gc=False):
    """One occurrence. `line` and `column` (both 1-based) come from the second reading; null where it was not needed."""

    page: str
    """The address of the page on which the link stands."""
    url: str
    """Resolved, fragment included; as written where it could not be resolved."""
    href: str
    """As written, character references decoded."""
    text: str
    """What a reader or a screen reader gets, white space collapsed."""
    kind: Kind
    place: Mapping[str, int | str] | None
    """Where in a document it stands: `{"page": 2}`, `{"sheet": "Calls", "cell": "B7"}`; null of what is no document."""
    context: str | None
    """The sentence in which the link stands, where it was judged or shown."""
    heading: str | None
    """The heading above the link; from the second reading the whole path of them, outermost first."""
    line: int | None
    column: int | None
    verdict: Verdict
    """The worst of its findings."""
    confidence: float
    """That of its worst finding, from 0 to 1."""
    findings: Sequence[int]
    """Ids of `findings`, worst first."""
    status: int | None = None
    """What its target answered, as in `targets`."""
    target: str | None = None
    """Its address in `targets`, where that is another than `url` without fragment."""
    template: bool = False
    """Whether the same link stands on most pages of the site, as in a menu or a footer."""
    lead: str | None = None
    """The line that leads into its list, or the headers of its table's cell; where a date may be near, else null."""


class Message(Struct, frozen=True, gc=False):
    id: str
    """As `linkcheck explain CHECK` lists them."""
    args: Mapping[str, Scalar]
    """What fills the sentence of that message."""


class EvidenceRow(Struct, frozen=True, gc=False):
    kind: str
    """What sort of words these are."""
    text: str
    """The very words, or what was answered."""
    says: str | None
    """What they were read as, or who says so."""


class AdviceRow(Struct, frozen=True, gc=False):
    kind: str
    """What to do, for programs; `text` says it to people."""
    text: str
    url: str | None
    """The address to use instead, where one is known."""


class FindingRow(Struct, frozen=True, gc=False):
    """A group of places that share one finding. `links` are 0-based indices into the report's `links`."""

    id: int
    check: str
    verdict: Verdict
    confidence: float
    """From 0 to 1; 1 where the check does not estimate."""
    target: str | None
    """What it is about, where that is one address; null of what is behind one login, where that is more."""
    summary: str
    """`message` as an English sentence."""
    message: Message
    evidence: Sequence[EvidenceRow]
    links: Sequence[int]
    fingerprint: str
    """Stable from run to run: the check, the message, and what it is about, hashed."""
    state: str | None
    first_seen: str | None
    advice: AdviceRow | None
    template: bool = False
    """Whether all its places are `template` links: to mend it once is enough."""


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
