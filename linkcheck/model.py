"""The nouns of the domain. This module imports nothing of ours but those of documents.

A dead link is data: whatever the web does ends in an `Answer`, which is a `Response` or a `NoAnswer`, and is taken
apart with `match`. Only our own failures are exceptions (see `errors`).

What is made once for every link or target is a msgspec `Struct`: made five times as fast as a frozen dataclass, and
untracked by the garbage collector (it can hold no cycle), which otherwise walks over all of a million of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Sized
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import compress, count
from typing import Literal, NewType, Protocol

from msgspec import Struct, field
from msgspec.structs import replace

from linkcheck.contents import DocumentFacts

Url = NewType("Url", str)
"""An address as the WHATWG URL standard serialises it. Only `urls` makes one."""


class Verdict(StrEnum):
    """What a link deserves, in rising order: `Verdict.MOVED < Verdict.BROKEN`."""

    SKIPPED = "skipped"
    OK = "ok"
    ADVICE = "advice"
    RESTRICTED = "restricted"
    UNVERIFIED = "unverified"
    MOVED = "moved"
    OUTDATED = "outdated"
    BROKEN = "broken"

    @property
    def rank(self) -> int:
        return _RANKS[self]

    def __lt__(self, other: str) -> bool:
        return self.rank < Verdict(other).rank

    def __le__(self, other: str) -> bool:
        return self.rank <= Verdict(other).rank

    def __gt__(self, other: str) -> bool:
        return self.rank > Verdict(other).rank

    def __ge__(self, other: str) -> bool:
        return self.rank >= Verdict(other).rank


_RANKS = {verdict: rank for rank, verdict in enumerate(Verdict)}


class Cause(StrEnum):
    """Why there was no usable answer."""

    NO_SUCH_FILE = "no-such-file"
    """The folder that is checked has none."""
    NO_SUCH_HOST = "no-such-host"
    RESOLVER_FAILED = "resolver-failed"
    """The name could not be looked up now (EAI_AGAIN); it may well exist."""
    REFUSED = "connection-refused"
    UNREACHABLE = "unreachable"
    TLS = "tls"
    TIMEOUT = "timeout"
    RESET = "connection-reset"
    PROTOCOL = "protocol-error"
    """What came back is not HTTP, or breaks off where HTTP does not allow it."""
    REDIRECT_LOOP = "redirect-loop"
    REDIRECT_LIMIT = "redirect-limit"
    BAD_REDIRECT = "bad-redirect"
    """A redirect status without a Location, or with one that is no http(s) address."""
    PRIVATE_ADDRESS = "private-address"
    """Our own guard refused to connect there; nothing was sent."""
    ONION = "onion"
    """The host is an onion service, which only Tor reaches (RFC 7686); nothing was sent."""
    GAVE_UP = "gave-up"
    """Our own reader crashed or ran out of time; says nothing about the address."""


TRANSIENT_CAUSES = frozenset(
    {Cause.RESOLVER_FAILED, Cause.UNREACHABLE, Cause.TIMEOUT, Cause.RESET, Cause.PROTOCOL, Cause.GAVE_UP}
)
"""Causes that may pass by themselves, and therefore never convict."""


NEVER_SENT = frozenset({Cause.NO_SUCH_HOST, Cause.RESOLVER_FAILED, Cause.REFUSED, Cause.PRIVATE_ADDRESS, Cause.ONION})
"""Causes that leave nobody who could have got a request."""


class Skip(StrEnum):
    """Why a target was not asked for, or not by every address that it has, or a page not read for links."""

    EXCLUDED = "excluded"
    EXCLUDE_TIME = "exclude-time"
    SCHEME = "scheme"
    ROBOTS = "robots"
    PRIVATE_ADDRESS = "private-address"
    LOGOUT = "logout"
    CALENDAR = "calendar"
    FACETS = "facets"
    GROWING_PATH = "growing-path"
    PATTERN_LIMIT = "pattern-limit"
    SESSION_ID = "session-id"
    DEPTH = "depth"
    PAGE_LIMIT = "page-limit"
    PAGE_SIZE = "page-size"
    UNREADABLE = "unreadable"
    LINK_LIMIT = "link-limit"
    DOCUMENT_SIZE = "document-size"
    DOCUMENT_FOREIGN = "document-foreign"
    START = "start"
    SCRIPTED = "scripted"
    TIME_LIMIT = "time-limit"
    INTERRUPTED = "interrupted"
    METHOD = "method"
    OUTSIDE = "outside"
    OFFLINE = "offline"


class Kind(StrEnum):
    """Which element (and attribute, where an element has several) a link was found in, or what says so otherwise."""

    A = "a"
    AREA = "area"
    LINK = "link"
    IMG = "img"
    SRCSET = "srcset"
    SCRIPT = "script"
    IFRAME = "iframe"
    FRAME = "frame"
    SOURCE = "source"
    VIDEO = "video"
    POSTER = "poster"
    AUDIO = "audio"
    TRACK = "track"
    OBJECT = "object"
    EMBED = "embed"
    INPUT = "input"
    """An image that submits a form."""
    FORM = "form"
    """Where a form that uses GET leads."""
    SVG = "svg"
    """What a drawing takes from another file."""
    BACKGROUND = "background"
    CITE = "cite"
    LONGDESC = "longdesc"
    PING = "ping"
    """Is told, by POST, that a link was followed."""
    CANONICAL = "canonical"
    HREFLANG = "hreflang"
    """The same page in another language."""
    NEXT = "next"
    PREV = "prev"
    META = "meta"
    """The picture, video or sound that Open Graph or Twitter shall show."""
    REFRESH = "refresh"
    JSON_LD = "json-ld"
    LINK_HEADER = "link-header"
    """The HTTP header field `Link` (RFC 8288)."""
    CSS = "css"
    """`url()` in a style sheet, a style element or a style attribute."""
    IMPORT = "import"
    """`@import` in one of those."""
    SITEMAP = "sitemap"
    FEED = "feed"
    TEXT = "text"
    """An address written out in plain text."""
    LIST = "list"
    """A line of a list of addresses."""
    ANNOTATION = "annotation"
    """A link annotation of a PDF (ISO 32000-2, 12.5.6.5)."""
    HYPERLINK = "hyperlink"
    """A hyperlink of an office document: a relationship, a field, an element."""


KINDS = tuple(Kind)
NUMBERS = {kind: number for number, kind in enumerate(KINDS)}
"""A kind is kept and sent as its number, one byte a link."""

FOLLOWED_KINDS = (Kind.A, Kind.AREA, Kind.IFRAME, Kind.FRAME, Kind.ANNOTATION, Kind.HYPERLINK)
"""Kinds that lead a reader to another page; the others are parts of the page itself, or speak to machines."""


class Redirect(Struct, frozen=True, gc=False):
    """One hop: the status that sent us on, and the address it sent us to."""

    status: int
    url: Url


Headers = Mapping[str, str]
"""Header fields that somebody reads, names in lower case; values of repeated fields joined by ", " (RFC 9110, 5.3)."""


class PageTime(Struct, frozen=True, gc=False):
    """What a page says of its own time, and in which language."""

    language: str = ""
    """The language that its words are in, where that is plainly another than it declares."""
    until: date | None = None
    """The last day on which it holds, as it declares itself (schema.org, `unavailable_after`)."""
    kept: bool = True
    """False where it says that it is archived, or no longer kept up to date."""
    moments: str = ""
    """What its text says round the latest years that it names."""
    titled: bool = False
    """Whether its title or first heading may name a date."""
    post: bool = False
    """Whether it says that it is a post: news, an event, an entry of a blog, each of its day."""

    @property
    def concerns_links(self) -> bool:
        """Whether somebody who links to it should know."""
        return self.titled or self.until is not None or not self.kept


NO_TIME = PageTime()
"""One for all pages that say nothing of it, which are most."""


class StandIn(Struct, frozen=True, gc=False):
    """What a page shows at the address of a document."""

    opening: str
    """How it begins."""
    shows_file: bool
    """Whether it shows a document, or hands out one of that name."""


class Gate(Struct, frozen=True, gc=False):
    """What a page that says little shows of a login. Most pages have none of it, and no `Gate`."""

    system: str = ""
    """The sign-on system whose login page it is by its markup (see `signon.systems`)."""
    error: str = ""
    """The one whose error page it is."""
    leads: Url | None = None
    """Where its form sends a reader on to by itself, with a request to say who that is (SAML, WS-Federation)."""
    button: str = ""
    """What the button of its form with a password says, where there is next to nothing else."""
    asks_name: bool = False
    """Whether it asks for a user's name, or who vouches for one; the password may be asked for on the next page."""
    says: str = ""
    """By which words it tells its reader to log in, or that it is for some alone."""


class PageFacts(Struct, frozen=True, gc=False):
    """What reading an HTML page tells about the page itself; its links are kept elsewhere.

    `anchors` are the CRC-32 sums of its fragment identifiers, sorted, 4 bytes each in the machine's order: a name would
    cost 60, and a collision can only hide a finding.
    """

    title: str = ""
    heading: str = ""
    language: str = ""
    """As declared (BCP 47)."""
    time: PageTime = NO_TIME
    """What it says of its own time."""
    words: int = 0
    password_field: bool = False
    scripted: bool = False
    """Next to no text of its own, but scripts: a browser would show more than we can read."""
    refresh: Url | None = None
    """Where a `meta http-equiv=refresh` sends the reader, if elsewhere."""
    anchors: bytes = b""
    stand_in: StandIn | None = None
    """Of a page whose address names a document."""
    gate: Gate | None = None
    apology: str = ""
    """The sentence by which it says that what was asked for is not there (see `notfound`)."""
    app: bool = False
    """The empty shell of a single-page application, which its scripts fill."""
    home: bool = False
    """Whether it declares that it is, in truth, its site's home page (`rel=canonical`), at another address."""
    mounted: bool = False
    """Whether scripts of an application take over from what it says; the second witness looks for that."""
    sketch: bytes = b""
    """By which it is compared with others (see `sketch`); the second witness makes one."""


class Placeholder(StrEnum):
    """What stands where a site was."""

    PARKED = "parked"
    """The page of one who sells the domain, or advertises there meanwhile."""
    SUSPENDED = "suspended"
    """The notice of a host: the site was suspended, has expired, or was never put there."""
    DEFAULT = "default"
    """A web server's own first page."""
    MAINTENANCE = "maintenance"
    """A notice of its owner that the site will be back."""


class Response(Struct, frozen=True, gc=False):
    """A final HTTP response, whatever its status.

    `url` is the address that gave it, after `redirects`. `body` holds at most what the request allowed; `whole` says
    whether that was everything. Times are milliseconds.
    """

    status: int
    url: Url
    headers: Headers
    body: bytes
    whole: bool = True
    redirects: tuple[Redirect, ...] = ()
    elapsed_ms: int = 0
    requests: int = 1
    facts: PageFacts | DocumentFacts | None = None
    """What was read of the body, where the transport does that itself."""
    length: int | None = None
    """Bytes that the body had, where the transport dropped it."""
    certificate: Certificate | None = None
    """Of a host that was asked over https, from the second witness."""
    wall: str = ""
    """The wall against robots that it is, where the transport looked for one itself."""
    placeholder: Placeholder | None = None
    """What it is instead of the site, where the transport looked for that itself."""

    @property
    def size(self) -> int:
        """Bytes of the body that were read."""
        return len(self.body) if self.length is None else self.length

    @property
    def media_type(self) -> str | None:
        """The `type/subtype` of Content-Type in lower case, without parameters; None where there is none."""
        return _media_type(self.headers.get("content-type", ""))


@lru_cache(maxsize=256)
def _media_type(content_type: str) -> str | None:
    """One object for all that say the same: a million testimonies keep it.

    Of several the last one that is valid counts (Fetch standard, extract a MIME type).
    """
    for value in reversed(content_type.split(",")):
        told = value.partition(";")[0].strip().lower()
        if "/" in told and told not in UNKNOWN_TYPES:
            return told
    return None


UNKNOWN_TYPES = frozenset({"*/*", "unknown/unknown", "application/unknown"})
"""By which a server says that it does not know (MIME Sniffing standard, 5)."""


class TlsProblem(StrEnum):
    """Why no connection by TLS came about."""

    EXPIRED = "expired"
    NOT_YET_VALID = "not-yet-valid"
    SELF_SIGNED = "self-signed"
    UNKNOWN_ISSUER = "unknown-issuer"
    INCOMPLETE_CHAIN = "incomplete-chain"
    """The issuer is unknown, but the certificate says where that one's can be had: browsers get it there."""
    WRONG_NAME = "wrong-name"
    REVOKED = "revoked"
    OLD_PROTOCOL = "old-protocol"
    """Nothing newer than TLS 1.1, which no browser speaks any more (RFC 8996)."""
    NO_TLS = "no-tls"
    OTHER = "other"
    """What two stacks could not agree on, or a bad moment."""


class TlsFailure(Struct, frozen=True, gc=False):
    """What is wrong with a host's TLS, and what its certificate says."""

    problem: TlsProblem
    until: date | None = None
    since: date | None = None
    names: tuple[str, ...] = ()
    """Whom it is for (subjectAltName, RFC 6125)."""
    issuer: str = ""


class Certificate(Struct, frozen=True, gc=False):
    """From when and until when a certificate is good, in seconds since the epoch."""

    since: int
    until: int


class NoAnswer(Struct, frozen=True, gc=False):
    """Nobody answered, or not in HTTP. `detail` is the library's own sentence, for the evidence."""

    cause: Cause
    detail: str
    url: Url
    redirects: tuple[Redirect, ...] = ()
    elapsed_ms: int = 0
    requests: int = 1
    tls: TlsFailure | None = None
    """What is known of a failure of TLS, from the second witness."""


Answer = Response | NoAnswer


class Testimony(Struct, frozen=True, gc=False):
    """What one witness saw when it asked for one address: facts only, bodies already dropped."""

    by: str
    at: int
    """Seconds since the epoch, when the answer was complete."""
    status: int | None
    cause: Cause | None
    detail: str
    final_url: Url
    redirects: tuple[Redirect, ...]
    headers: Headers
    """Only the fields that a check reads."""
    media_type: str | None
    size: int
    whole: bool
    elapsed_ms: int
    page: PageFacts | None = None
    document: DocumentFacts | None = None
    """Of what is a document by its content, opened or not."""
    tls: TlsFailure | None = None
    certificate: Certificate | None = None
    wall: str = ""
    """The name of the wall against robots that was met in its place; empty where none was."""
    placeholder: Placeholder | None = None
    """What stands where the site was."""

    @property
    def succeeded(self) -> bool:
        """Whether it came well, and is what was asked for."""
        came_well = self.status is not None and 200 <= self.status < 300
        return came_well and not self.wall and self.placeholder is None


class Why(StrEnum):
    """Why a check wants another address looked at."""

    WITNESS = "witness"
    """The same address through the second, independent stack."""
    AGAIN = "again"
    """The same address through the same stack at another moment: the second round, at the end of the run."""
    SIBLING = "sibling"
    """An address beside this one that cannot exist, through the second stack: does this host answer 200 to anything?"""
    REFRESH = "refresh"
    """Where the page's meta refresh leads."""
    REFRESH_WITNESS = "refresh-witness"
    """The same through the second, independent stack."""
    CERTIFICATE = "certificate"
    """The same address through the second witness, which tells until when the host's certificate is good."""
    HTTPS = "https"
    """The same address over https."""
    EDITION_NOW = "edition-now"
    """The same address with this year in place of its own."""
    EDITION_BEFORE = "edition-before"
    """The same with last year."""
    EDITION_NEVER = "edition-never"
    """The same with a year of which there can be nothing: does this host answer 200 to anything?"""


GUESSES = frozenset({Why.EDITION_NOW, Why.EDITION_BEFORE, Why.EDITION_NEVER})
"""Reasons to ask for an address that nobody has named."""


class Ask(Struct, frozen=True, gc=False):
    """A check's question to the network; the pipeline answers it and lets the checks judge again.

    Asks with the same `why` and `key` share one answer: a sibling is asked for once a folder, https once a host.
    """

    why: Why
    url: Url
    key: str


class Target(Struct, gc=False):
    """One address to be looked at (without fragment), and all that was seen of it.

    The last testimony by each witness counts. `answers` hold what the asks about this target brought, by the reason of
    the ask.
    """

    url: Url
    own: bool = False
    """Covered by `within`: the person who runs this can mend it."""
    skip: Skip | None = None
    scanned: Testimony | None = None
    """What the scan saw last."""
    witnessed: Testimony | None = None
    """What the second witness saw last, where it was asked."""
    earlier: tuple[Testimony, ...] = ()
    """What a later look by the same witness replaced."""
    answers: tuple[tuple[Why, Testimony], ...] = ()
    twin: Url | None = None
    """Another address of the same host at which much the same page stands, where that is worth a question."""

    def testify(self, testimony: Testimony) -> None:
        """Take in what a witness saw."""
        if testimony.by in (SCAN, DISK):
            before, self.scanned = self.scanned, testimony
        else:
            before, self.witnessed = self.witnessed, testimony
        if before is not None:
            self.earlier += (before,)

    @property
    def testimonies(self) -> tuple[Testimony, ...]:
        """All of them, those that count last."""
        return (*self.earlier, *filter(None, (self.scanned, self.witnessed)))

    @property
    def looks(self) -> int:
        """How often the scan looked."""
        return sum(testimony.by in (SCAN, DISK) for testimony in self.testimonies)

    def answer(self, why: Why) -> Testimony | None:
        return next((testimony for reason, testimony in self.answers if reason is why), None)


SCAN = "libcurl"
WITNESS = "requests"
DISK, DISK_AGAIN = "disk", "disk, again"
"""Who looks at what lies in a folder, first and second."""
LOCALLY = {SCAN: DISK, WITNESS: DISK_AGAIN}


class Place(Struct, frozen=True, gc=False):
    """Where the second reading found a link in the page's source."""

    line: int
    column: int
    heading: str
    """The path of headings above the link, outermost first, joined by " › "."""
    context: str
    hidden: str | None = None
    """Why no reader sees this link (`comment`, `template`, `noscript` …); None where one does."""
    before: str = ""
    """The sentence before `context` in the same block."""
    lead: str = ""
    """The line that leads into its list or table."""
    title: str = ""
    """What shows where a pointer rests on it."""


class Surroundings(Struct, frozen=True, gc=False):
    """What stands round a link. The sentences are kept only where a date may be among them; else they are empty."""

    heading: str = ""
    """The last heading before the link."""
    context: str = ""
    """The link's sentence."""
    before: str = ""
    """The sentence before it in the same block."""
    lead: str = ""
    """The line that leads into its list, or the headers of its table's cell; the outermost first, joined by " › "."""
    row: str = ""
    """The other cells of its table's row, joined by " | "."""
    above: str = ""
    """The headings that `heading` stands under, the outermost first, joined by " › "."""
    opening: str = ""
    """What is said right below `heading`, up to the first link: "Applications are closed"; line breaks end a line."""
    openings: str = ""
    """The same of the headings above."""
    hreflang: str = ""
    """The language that the link says its target is in (BCP 47, in lower case)."""
    archival: bool = False
    """Whether the page says that the link is of the past: by `data-linkcheck="archival"` round it, or struck out."""


NOTHING_ROUND = Surroundings()


class Link(Struct, frozen=True, gc=False):
    """One occurrence of a link on a page: a view on the compact columns of `observations`."""

    index: int
    page: Url
    url: str
    """Resolved, fragment included; as written where it could not be resolved."""
    href: str
    """As written, character references decoded."""
    text: str
    """What a reader or a screen reader gets, white space collapsed."""
    kind: Kind
    target: Target | None
    """None for an address that cannot be parsed."""
    around: Surroundings = NOTHING_ROUND
    language: str = ""
    """The page's language (BCP 47): the one it is plainly written in, else the declared one; or empty."""
    title: str = ""
    """The page's title."""

    @property
    def fragment(self) -> str:
        return self.url.partition("#")[2]

    @property
    def context(self) -> str:
        return self.around.context

    @property
    def before(self) -> str:
        return self.around.before

    @property
    def heading(self) -> str:
        return self.around.heading


class Occurrences(Protocol):
    """The columns of all links, in step: what a check looks through for the rows that concern it."""

    @property
    def page(self) -> Sequence[int]:
        """The number of the page; the links of one page are side by side, in its order."""

    @property
    def kind(self) -> Sequence[int]:
        """Places in `KINDS`."""

    @property
    def target(self) -> Sequence[Target | None]: ...

    @property
    def url(self) -> Sequence[str]: ...

    @property
    def text(self) -> Sequence[str]: ...

    @property
    def around(self) -> Sequence[Surroundings]: ...


class Site(Protocol):
    """All that was seen, for checks that look at more than one link at a time."""

    @property
    def links(self) -> Occurrences: ...

    @property
    def ordered(self) -> Sequence[Target]:
        """Every target once, by address."""

    @property
    def template(self) -> Sequence[int]:
        """For each row, 1 where the same link stands on most pages of its site, as in a menu."""

    def facts(self, page: int) -> PageFacts | None:
        """What is known of a page, by its number; None of what is no page."""

    def document(self, page: int) -> DocumentFacts | None:
        """What is known of a document that was read for links, by its number; None of what is none."""

    def rows_of(self, page: int) -> range:
        """The rows of a page's links."""

    @property
    def pages(self) -> Sized:
        """As many as there are numbers."""

    def link(self, row: int) -> Link: ...


class HostRecord(Struct, frozen=True, gc=False):
    """How one host (`scheme://name:port`) was asked: our conduct, not its own."""

    host: str
    address: str | None
    """The IP address that it was first reached at."""
    requests: int
    peak: int
    """The most requests that began within one second."""
    too_many: int
    """Answers 429."""
    parked: float
    """Seconds that it was left alone because it had refused."""
    crawl_delay: float | None
    """Seconds between two requests that its robots.txt wants, as far as honoured."""


def where(flags: Iterable[object]) -> Iterator[int]:
    """The rows at which something is true: with flags that a `map` makes, nothing of ours runs for each row."""
    return compress(count(), flags)


def where_said(texts: Sequence[str], test: Callable[[str], bool]) -> Iterator[int]:
    """The rows of texts that pass a test; most come again and again, and are tested once among those nearby."""
    for first in range(0, len(texts), NEARBY):
        near = texts[first : first + NEARBY]
        passed = set(filter(test, set(near)))
        if passed:
            yield from (first + row for row in where(map(passed.__contains__, near)))


NEARBY = 10_000
"""Rows: a set of all texts of a large site would take megabytes."""
Scalar = str | int | float | None


EvidenceKind = Literal[
    "anchor", "answer", "before", "claim", "context", "declared", "document", "excuse", "final-url", "fragment",
    "heading", "href", "impossible-address", "lead", "link-text", "page-text", "redirect", "row", "rule",
    "second-reading", "target-title", "url", "warning",
]  # fmt: skip
"""Listed in the schema of reports, as `AdviceKind` is."""


class Evidence(Struct, frozen=True, gc=False):
    """Something a person can verify: the very words (or answer), and what we read them as."""

    kind: EvidenceKind
    text: str
    says: str = ""


class Finding(Struct, frozen=True):
    """One check's opinion about one target or one link.

    `message` names a sentence of the check's own catalogue, `args` fill it in. Findings that share check, verdict,
    message, args and subject are shown as one group that lists all their places.
    """

    check: str
    verdict: Verdict
    message: str
    args: Mapping[str, Scalar] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 1.0
    """1.0 where the check does not estimate."""
    per: str = "target"
    """What a group gathers: `target`, `link` (the address with its fragment), `page`, or all that has one `provider`
    (of logins, of a certificate), which `args` name."""
    url: str | None = None
    """An address that would mend it, where the check knows one."""
    about: str = ""
    """Which part of its subject it is about, where there may be several findings alike."""

    def with_verdict(self, verdict: Verdict) -> Finding:
        return replace(self, verdict=verdict)


class Placed(Struct, frozen=True):
    """A finding, and the rows of the links that it is about, all in one."""

    finding: Finding
    rows: tuple[int, ...]


class Wanted(Struct, frozen=True):
    """A question about a target, of a check that looks at more than one."""

    target: Target
    ask: Ask


AdviceKind = Literal[
    "look", "mend-address", "mend-fragment", "name-link", "nothing", "remove", "replace-or-remove", "say-so",
    "tell-owner", "update", "use-address",
]  # fmt: skip


class Advice(Struct, frozen=True):
    """What to do: `kind` for machines, `text` for people, `url` where there is an address to use instead."""

    kind: AdviceKind
    text: str
    url: str | None = None
