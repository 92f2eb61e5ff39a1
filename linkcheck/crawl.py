"""The scan: look at every target once, follow the pages in scope, and put the checks' questions to the network.

Nothing here has an opinion. What a check asks for while the scan goes on is answered at once, so that confirming
overlaps scanning; what wants another moment waits for the second round, when the queue is empty.
"""

from __future__ import annotations

import re
import time
from collections import deque
from collections.abc import Callable, Iterable
from functools import lru_cache, partial

from msgspec import Struct

from linkcheck import documents, urls
from linkcheck.documents.contract import Body, Document, RawLink
from linkcheck.fetch import robots
from linkcheck.fetch.curl import Bounds
from linkcheck.fetch.loop import Errand, Loop
from linkcheck.model import (
    SCAN,
    WITNESS,
    Answer,
    Ask,
    Cause,
    Headers,
    NoAnswer,
    PageFacts,
    Response,
    Skip,
    Target,
    Testimony,
    Url,
    Why,
)
from linkcheck.observations import Observations, Page
from linkcheck.reader import UNREADABLE, Feed, LocalFeed, Reader, RemoteFeed
from linkcheck.scope import Scope
from linkcheck.source import Source
from linkcheck.spool import Spool

FOREIGN_PAGE = 2_000_000
"""Bytes read of a foreign page: enough for its fragments, and for telling an error or login page."""
OTHER_BODY = 16_384
"""Bytes read of what is no page: enough to know that it is there."""
LONGEST_WAIT = 0.25
SHORT_WAIT = 0.005
"""Seconds to wait for the network, where nobody else has news or somebody may."""
TREES = 4
"""Pages that wait for their turn with their tree in memory."""
ENOUGH_WAITING = 20_000
"""Addresses that wait to be looked at, after which no further links are read for now."""
AT_ONCE = 64
"""Links read between two looks at the clock."""
SLICE = 0.01
"""Seconds of reading links before the loop turns again."""
KEPT_HEADERS = ("www-authenticate", "retry-after")
"""Header fields that a check reads."""
SPEAKING_SCHEMES = frozenset({"mailto", "tel"})
"""Schemes that nobody can ask, but whose addresses can be judged as they stand."""


class Reading(Struct):
    """A page whose links are still to be read; the tree is kept only for those whose turn comes soon."""

    page: Page
    media_type: str | None
    document: Document | None


class Question(Struct, frozen=True):
    ask: Ask


class RobotsOf(Struct, frozen=True):
    origin: str


class Progress(Struct, frozen=True):
    """Where a crawl stands."""

    pages: int
    links: int
    targets: int
    waiting: int
    hosts: int
    requests: int
    suspects: int
    round: int


class Crawl:
    """One source's crawl. `run` does it; `answer` puts later questions."""

    def __init__(
        self,
        source: Source,
        starts: tuple[Url, ...],
        scope: Scope,
        loop: Loop,
        reader: Reader,
        consider: Callable[[Target], Iterable[Ask]],
        spool: Spool,
        watch: Callable[[Progress], None],
        pause: float,
    ) -> None:
        self.seen = Observations()
        self._source, self._scope, self._loop, self._reader = source, scope, loop, reader
        self._opinions, self._spool, self._watch, self._pause = consider, spool, watch, pause
        self._exclude = [re.compile(pattern) for pattern in source.exclude]
        self._bounds = {
            True: Bounds(source.max_page_bytes, OTHER_BODY),
            False: Bounds(min(FOREIGN_PAGE, source.max_page_bytes), OTHER_BODY),
        }
        """By whether a target is our own."""
        self._starts = set(starts)
        self._read: set[Url] = set()
        self._reading: deque[Reading] = deque()
        self._feed: Feed = LocalFeed(iter(()))
        self._rules: dict[str, robots.Rules | None] = {}
        self._held: dict[str, list[Callable[[], None]]] = {}
        self._wanted: set[Url] = set()
        self._answers: dict[tuple[Why, str], Testimony] = {}
        self._askers: dict[tuple[Why, str], list[Target]] = {}
        self._asked: set[tuple[Why, Url]] = set()
        self._later: list[tuple[Target, Ask]] = []
        self._deadline = time.monotonic() + source.max_time if source.max_time else float("inf")
        self._round = 1
        self._suspects = 0
        self._shown = 0.0
        self._last_first_look = 0.0

    def run(self) -> Observations:
        """Look at everything there is to look at, the second round included."""
        for url in sorted(self._starts):
            self._wanted.add(url)
            self._enqueue(self._target(url))
        self._drain()
        self._second_round()
        self.seen.settle()
        self.seen.unread_starts = [self.seen.targets[url] for url in sorted(self._starts - self._read_starts())]
        return self.seen

    def _read_starts(self) -> set[Url]:
        return {
            url
            for url in self._starts
            if (answer := self.seen.targets[url].scanned) and self._final(answer) in self._read
        }

    def answer(self, asks: Iterable[tuple[Target, Ask]]) -> None:
        """Put questions that arose when everything was seen: no page is read any more, so rows stay where they are."""
        self._wanted.clear()
        for target, ask in asks:
            self._put(target, ask)
        self._drain()
        self._second_round()

    def _second_round(self) -> None:
        """What did not answer is asked again at another moment, so that one bad moment does not convict."""
        while self._later and not self._over():
            self._round = 2
            self._sleep_until(self._last_first_look + self._pause)
            if self._over():
                break
            later, self._later = self._later, []
            for target, ask in later:
                self._send_ask(target, ask)
            self._drain()

    def _sleep_until(self, when: float) -> None:
        try:
            while (left := when - time.monotonic()) > 0:
                self._show()
                time.sleep(min(left, 0.2))
        except KeyboardInterrupt:
            self._interrupted()

    def _over(self) -> bool:
        return not self.seen.complete

    def _drain(self) -> None:
        """Turn until nothing is left to read or to wait for; an interrupt ends it with what was seen so far."""
        try:
            while (self._loop.busy or self._reading or self._reader.under_way) and not self._over():
                self._read_slice()
                self._turn()
                self._show()
                if time.monotonic() > self._deadline:
                    self._give_up(Skip.TIME_LIMIT)
        except KeyboardInterrupt:
            self._interrupted()
        self.seen.requests, self.seen.bytes = self._loop.traffic.requests, self._loop.traffic.bytes

    def _turn(self) -> None:
        """Take what is there; where nothing can be done meanwhile, wait for more."""
        wait = 0.0 if self._may_read else LONGEST_WAIT
        if self._reader.under_way:
            self._reader.turn(0.0 if self._loop.busy else wait)
            wait = min(wait, SHORT_WAIT)
        if self._loop.busy:
            for errand, answer in self._loop.turn(wait):
                self._arrived(errand, answer)

    def _interrupted(self) -> None:
        self.seen.interrupted = True
        self._give_up(Skip.INTERRUPTED)

    def _give_up(self, reason: Skip) -> None:
        self.seen.complete = False
        for target in self.seen.targets.values():
            if target.skip is None and target.scanned is None and urls.is_web(target.url):
                target.skip = reason
        for reading in self._reading:
            self._end_page(reading.page)
            self.seen.gap(reason, reading.page.url)
        self._reading.clear()
        self._reader.forget()

    def _show(self) -> None:
        now = time.monotonic()
        if now - self._shown >= 0.1:
            self._shown = now
            self._watch(self.progress())

    def progress(self) -> Progress:
        return Progress(
            pages=len(self.seen.pages),
            links=len(self.seen.links),
            targets=len(self.seen.targets),
            waiting=self._loop.waiting,
            hosts=self._loop.hosts,
            requests=self._loop.traffic.requests,
            suspects=self._suspects,
            round=self._round,
        )

    # Targets

    def _target(self, url: Url) -> Target:
        """The target of an address without its fragment, made when it is first met."""
        target = self.seen.targets.get(url)
        if target is None:
            target = Target(url, own=self._scope.owns(url), skip=self._skip(url))
            self.seen.targets[url] = target
        return target

    def _skip(self, url: Url) -> Skip | None:
        if not urls.is_web(url):
            return None if urls.scheme(url) in SPEAKING_SCHEMES else Skip.SCHEME
        for pattern in self._exclude:
            if pattern.search(url):
                return Skip.EXCLUDED
        return None

    def _enqueue(self, target: Target) -> None:
        """Look at a target for the first time, unless robots.txt must be asked before."""
        if target.skip is not None or not urls.is_web(target.url):
            return
        if self._source.robots == "all" and target.url not in self._starts:
            self._by_rules(target.url, lambda allowed: self._look(target) if allowed else _skip(target, Skip.ROBOTS))
        else:
            self._look(target)

    def _look(self, target: Target) -> None:
        self._loop.send(Errand(target.url, target, self._bounds[target.own], keep=target.url in self._wanted))

    # Answers

    def _arrived(self, errand: Errand, answer: Answer) -> None:
        if isinstance(answer, Response) and answer.page is None and not isinstance(errand.tag, RobotsOf):
            self._open(answer, partial(self._opened, errand, answer))
        else:
            self._opened(errand, answer, None)

    def _open(self, response: Response, then: Callable[[Document | None], None]) -> None:
        """Read a body where it is a page: a small one here and now, a large one in the worker."""
        if not 200 <= response.status < 300:
            then(None)
            return
        body = documents.body_of(response)
        if self._reader.takes(len(body.content)):
            self._reader.facts(body, then)
        else:
            then(documents.read(body))

    def _opened(self, errand: Errand, answer: Answer, document: Document | None) -> None:
        match errand.tag:
            case Target() as target:
                self._last_first_look = time.monotonic()
                self._testify(target, answer, document, errand)
                self._consider(target)
            case Question(ask=ask):
                self._answered(ask, answer, document, errand)
            case RobotsOf(origin=origin):
                self._rules[origin] = robots.Rules(answer)
                for action in self._held.pop(origin, []):
                    action()

    def _testify(self, target: Target, answer: Answer, document: Document | None, errand: Errand) -> None:
        testimony = _observe(answer, document, errand)
        if testimony.cause is Cause.PRIVATE_ADDRESS:
            target.skip = Skip.PRIVATE_ADDRESS
        target.testify(testimony)
        if isinstance(answer, Response) and target.url in self._wanted and self._is_readable(target, testimony):
            self._read_page(target, answer, document)

    def _consider(self, target: Target) -> None:
        """Let the checks see the target, and put what they ask."""
        for ask in self._opinions(target):
            self._put(target, ask)

    def _put(self, target: Target, ask: Ask) -> None:
        """Put a check's question, once: a check repeats it each time it is called before the answer is there."""
        if (ask.why, target.url) in self._asked:
            return
        self._asked.add((ask.why, target.url))
        self._suspects += ask.why is Why.WITNESS
        if ask.why is Why.AGAIN:
            self._later.append((target, ask))
        else:
            self._send_ask(target, ask)

    def _send_ask(self, target: Target, ask: Ask) -> None:
        """Ask once for all targets that want to know the same."""
        key = (ask.why, ask.key)
        if key in self._answers:
            self._tell(target, ask, self._answers[key])
        elif key in self._askers:
            self._askers[key].append(target)
        else:
            self._askers[key] = [target]
            self._loop.send(self._errand_for(target, ask))

    def _errand_for(self, target: Target, ask: Ask) -> Errand:
        witness = ask.why is Why.WITNESS
        return Errand(
            ask.url,
            Question(ask),
            self._bounds[target.own],
            by=WITNESS if witness else SCAN,
            tries=1,
            keep=ask.why in (Why.AGAIN, Why.WITNESS) and target.url in self._wanted,
        )

    def _answered(self, ask: Ask, answer: Answer, document: Document | None, errand: Errand) -> None:
        key = (ask.why, ask.key)
        askers = self._askers.pop(key)
        if ask.why in (Why.AGAIN, Why.WITNESS):
            for target in askers:
                self._testify(target, answer, document, errand)
                self._consider(target)
            return
        self._answers[key] = _observe(answer, document, errand)
        for target in askers:
            self._tell(target, ask, self._answers[key])

    def _tell(self, target: Target, ask: Ask, testimony: Testimony) -> None:
        target.answers += ((ask.why, testimony),)
        self._consider(target)

    # Pages

    def _is_readable(self, target: Target, testimony: Testimony) -> bool:
        """Whether what came is a page in scope that was not read before, and may be."""
        final = self._final(testimony)
        if not testimony.succeeded or testimony.page is None or final in self._read:
            return False
        if target.url not in self._starts and not self._scope.owns(final):
            return False
        if len(self._read) >= self._source.max_pages:
            self.seen.gap(Skip.PAGE_LIMIT, target.url)
            return False
        return True

    @staticmethod
    def _final(testimony: Testimony) -> Url:
        return urls.without_fragment(testimony.final_url)

    def _read_page(self, target: Target, response: Response, document: Document | None) -> None:
        final = urls.without_fragment(response.url)
        if target.url in self._starts:
            self._scope.widen(final)
        if target.url in self._starts or self._source.robots == "ignore":
            self._begin_page(final, response, document)
        else:
            self._by_rules(
                final,
                lambda allowed: (
                    self._begin_page(final, response, document) if allowed else self.seen.gap(Skip.ROBOTS, final)
                ),
            )

    def _by_rules(self, url: Url, then: Callable[[bool], object]) -> None:
        """Call `then` with whether robots.txt allows `url`, now or when it is known."""
        origin = urls.origin(url)
        rules = self._rules.get(origin)
        if rules is not None:
            then(rules.allow(url))
            return
        self._held.setdefault(origin, []).append(lambda: self._by_rules(url, then))
        if origin not in self._rules:
            self._rules[origin] = None
            bounds = Bounds(robots.LARGEST, robots.LARGEST)
            self._loop.send(Errand(robots.address(origin), RobotsOf(origin), bounds, keep=True))

    def _begin_page(self, url: Url, response: Response, document: Document | None) -> None:
        if url in self._read:
            return
        self._read.add(url)
        if document is not None:
            self._queue_page(url, response, document)
        else:  # the second witness was the one who got it, and gives facts alone
            self._open(response, partial(self._queue_page, url, response))

    def _queue_page(self, url: Url, response: Response, document: Document | None) -> None:
        if document is None:
            return
        if document is UNREADABLE:
            self.seen.gap(Skip.UNREADABLE, url)
            self._read.discard(url)  # a start page that was not read is no start
            return
        body = documents.body_of(response)
        page = Page(url, document.facts, self._spool.put(body.content, body.content_type))
        if not (response.whole and document.whole):
            self.seen.gap(Skip.PAGE_SIZE, url)
        # A tree takes ten times the memory of its page: those that wait for long are parsed again in their turn.
        kept = document if document.links is not None and len(self._reading) < TREES else None
        if page.spooled is None and kept is None:
            kept = documents.read(body)
        self._reading.append(Reading(page, body.media_type, kept))
        if len(self._reading) == 1:
            self._start_page()

    def _start_page(self) -> None:
        reading = self._reading[0]
        reading.page.first = reading.page.last = len(self.seen.links)
        self.seen.pages.append(reading.page)
        self._feed = self._feed_of(reading)
        reading.document = None

    def _feed_of(self, reading: Reading) -> Feed:
        if reading.document is not None and reading.document.links is not None:
            return LocalFeed(reading.document.links())
        body = Body(reading.media_type, *self._spool.get(reading.page.spooled or 0), reading.page.url)
        if self._reader.takes(len(body.content)):
            return RemoteFeed(self._reader, body)
        return LocalFeed(documents.links(body))

    def _end_page(self, page: Page) -> None:
        if page in self.seen.pages[-1:]:
            page.last = len(self.seen.links)

    def _read_slice(self) -> None:
        """Read links for a moment: long pages are read between turns, and their targets are asked meanwhile."""
        until = time.perf_counter() + SLICE
        while self._may_read and time.perf_counter() < until:
            reading, number = self._reading[0], len(self.seen.pages) - 1
            left = self._source.max_links - (len(self.seen.links) - reading.page.first)
            some = self._feed.take(AT_ONCE)
            for raw in some[:left]:
                self._occurrence(number, raw)
            if len(some) > left:
                self.seen.gap(Skip.LINK_LIMIT, reading.page.url)
            if len(some) > left or self._feed.ended:
                self._next_page(reading.page)

    @property
    def _may_read(self) -> bool:
        """Links wait to be read until those found before have mostly been looked at: each that waits takes memory."""
        return bool(self._reading) and self._feed.ready and self._loop.waiting < ENOUGH_WAITING

    def _next_page(self, page: Page) -> None:
        if not self._feed.whole:
            self.seen.gap(Skip.UNREADABLE, page.url)
        self._end_page(page)
        self._reading.popleft()
        if self._reading:
            self._start_page()
        else:
            self._reader.submit(None, "prepare")

    def _occurrence(self, page: int, raw: RawLink) -> None:
        url = raw.url
        before = len(self.seen.targets)
        target = self._met(url) if url is not None else None
        self.seen.links.append(
            page,
            raw.kind,
            target,
            url or raw.href,
            raw.href,
            raw.text,
            raw.context,
            raw.before,
            raw.heading,
            again=len(self.seen.targets) == before,
        )

    def _met(self, url: Url) -> Target:
        """The target of a link; one never met before is looked at, and read if it turns out to be a page in scope."""
        address = urls.without_fragment(url)
        known = self.seen.targets.get(address)
        if known is not None:
            return known
        target = self._target(address)
        if self._scope.follow and target.own:
            self._wanted.add(address)
        self._enqueue(target)
        return target


def _skip(target: Target, reason: Skip) -> None:
    target.skip = reason


def _observe(answer: Answer, document: Document | None, errand: Errand) -> Testimony:
    """An answer as facts; `document` is what its body was read as."""
    match answer:
        case NoAnswer():
            return _without_answer(answer, errand)
        case Response():
            page = document.facts if document is not None else answer.page
            whole = answer.whole and (document is None or document.whole)
            return _with_answer(answer, errand, page, whole)


def _now() -> int:
    return _same(int(time.time()))


@lru_cache(maxsize=2)
def _same(second: int) -> int:
    """One object for all that happens in a second, for a million testimonies keep it."""
    return second


def _without_answer(answer: NoAnswer, errand: Errand) -> Testimony:
    return Testimony(
        by=errand.by,
        at=_now(),
        status=None,
        cause=answer.cause,
        detail=answer.detail,
        final_url=answer.url,
        redirects=answer.redirects,
        headers=_NO_HEADERS,
        media_type=None,
        size=0,
        whole=False,
        elapsed_ms=answer.elapsed_ms,
        requests=answer.requests,
    )


def _with_answer(answer: Response, errand: Errand, page: PageFacts | None, whole: bool) -> Testimony:
    return Testimony(
        by=errand.by,
        at=_now(),
        status=answer.status,
        cause=None,
        detail="",
        final_url=answer.url,
        redirects=answer.redirects,
        headers=_kept(answer.headers),
        media_type=answer.media_type,
        size=_size(answer),
        whole=whole,
        elapsed_ms=answer.elapsed_ms,
        requests=answer.requests,
        page=page,
    )


_NO_HEADERS: Headers = {}


def _kept(headers: Headers) -> Headers:
    if headers.keys().isdisjoint(KEPT_HEADERS):
        return _NO_HEADERS
    return {name: headers[name][:200] for name in KEPT_HEADERS if name in headers}


def _size(answer: Response) -> int:
    """The body's size as declared where it was cut, else as read."""
    declared = answer.headers.get("content-length", "")
    return int(declared[:15]) if not answer.whole and declared.isascii() and declared.isdigit() else answer.size
