"""The scan: look at every target once, follow the pages in scope, and put the checks' questions to the network.

Nothing here has an opinion. What a check asks for while the scan goes on is answered at once, so that confirming
overlaps scanning; what wants another moment waits for the second round, when the queue is empty.
"""

from __future__ import annotations

import re
import time
from collections import deque
from collections.abc import Callable, Iterable
from functools import partial

from msgspec import Struct

from linkcheck import urls
from linkcheck.documents.contract import Document, RawLink
from linkcheck.fetch.curl import Bounds
from linkcheck.fetch.loop import Errand, Loop
from linkcheck.fetch.permission import Permission, RobotsOf
from linkcheck.model import SCAN, WITNESS, Answer, Ask, Cause, Response, Skip, Target, Testimony, Url, Why
from linkcheck.observations import Observations, Page
from linkcheck.pages import Pages
from linkcheck.questions import ABOUT_ITSELF, Questions
from linkcheck.reader import Reader
from linkcheck.scope import Scope
from linkcheck.source import Source
from linkcheck.spool import Spool
from linkcheck.testimony import observe

FOREIGN_PAGE = 2_000_000
"""Bytes read of a foreign page: enough for its fragments, and for telling an error or login page."""
OTHER_BODY = 16_384
"""Bytes read of what is no page: enough to know that it is there."""
LONGEST_WAIT = 0.25
SHORT_WAIT = 0.005
"""Seconds to wait for the network, where nobody else has news or somebody may."""
ENOUGH_WAITING = 20_000
"""Addresses that wait to be looked at, after which no further links are read for now."""
CONFIRMING = 200
"""Answers in which the second witness, who goes first, is mostly done with what was suspect before them."""
AT_ONCE = 64
"""Links read between two looks at the clock."""
SLICE = 0.01
"""Seconds of reading links before the loop turns again."""
SPEAKING_SCHEMES = frozenset({"mailto", "tel"})
"""Schemes that nobody can ask, but whose addresses can be judged as they stand."""


class Question(Struct, frozen=True):
    """Marks the errand that answers a check's question."""

    ask: Ask


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
        settled: Callable[[Page], None],
        spool: Spool,
        watch: Callable[[Progress], None],
        pause: float,
    ) -> None:
        self.seen = Observations()
        self._source, self._scope, self._loop, self._reader = source, scope, loop, reader
        self._opinions, self._page_settled, self._watch, self._pause = consider, settled, watch, pause
        self._exclude = [re.compile(pattern) for pattern in source.exclude]
        self._bounds = {
            True: Bounds(source.max_page_bytes, OTHER_BODY),
            False: Bounds(min(FOREIGN_PAGE, source.max_page_bytes), OTHER_BODY),
        }
        """By whether a target is our own."""
        self._starts = set(starts)
        self._wanted: set[Url] = set()
        """Addresses that are read for links if they turn out to be pages."""
        self._pages = Pages(self.seen, reader, spool, source.max_links, self._page_ended)
        self._unsettled: deque[tuple[int, Page]] = deque()
        """Pages with open links, each with how many errands must be back until they may be taken for answered."""
        self._questions = Questions(self._send_question, self._consider)
        self._permission = Permission(loop.send, loop.slow_down)
        self._deadline = time.monotonic() + source.max_time if source.max_time else float("inf")
        self._round = 1
        self._shown = 0.0
        self._last_first_look = 0.0

    def run(self) -> Observations:
        """Look at everything there is to look at, the second round included."""
        for url in sorted(self._starts):
            self._wanted.add(url)
            self._enqueue(self._target(url))
        self._drain()
        self._second_round()
        self._unsettled.clear()
        self.seen.settle()
        self.seen.unread_starts = [self.seen.targets[url] for url in sorted(self._starts) if not self._was_read(url)]
        return self.seen

    def _was_read(self, start: Url) -> bool:
        seen = self.seen.targets[start].scanned
        return seen is not None and urls.without_fragment(seen.final_url) in self._pages

    def answer(self, asks: Iterable[tuple[Target, Ask]]) -> None:
        """Put questions that arose when everything was seen: no page is read any more, so rows stay where they are."""
        self._wanted.clear()
        for target, ask in asks:
            self._questions.put(target, ask)
        self._drain()
        self._second_round()

    def _second_round(self) -> None:
        """What did not answer is asked again at another moment, so that one bad moment does not convict."""
        while self._questions.wait_for_later and self.seen.complete:
            self._round = 2
            self._sleep_until(self._last_first_look + self._pause)
            if self.seen.complete:
                self._questions.put_later()
                self._drain()

    def _sleep_until(self, when: float) -> None:
        try:
            while (left := when - time.monotonic()) > 0:
                self._show()
                time.sleep(min(left, 0.2))
        except KeyboardInterrupt:
            self._interrupted()

    def _drain(self) -> None:
        """Turn until nothing is left to read or to wait for; an interrupt ends it with what was seen so far."""
        try:
            while self.seen.complete and (self._loop.busy or self._pages.waiting or self._reader.under_way):
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
        self._settle_pages()

    def _interrupted(self) -> None:
        self.seen.interrupted = True
        self._give_up(Skip.INTERRUPTED)

    def _give_up(self, reason: Skip) -> None:
        self.seen.complete = False
        for target in self.seen.targets.values():
            if target.skip is None and target.scanned is None and urls.is_web(target.url):
                target.skip = reason
        self._pages.give_up(reason)

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
            suspects=self._questions.suspects,
            round=self._round,
        )

    def _page_ended(self, page: Page) -> None:
        self._unsettled.append((self._loop.sent + CONFIRMING, page))

    def _settle_pages(self) -> None:
        """Tell of pages whose links have been looked at, and the suspects among them twice, more or less.

        The last page is not told of: nothing else may be left to do, and then all is known soon.
        """
        back = self._loop.sent - self._loop.waiting
        while self._unsettled and self._unsettled[0][0] <= back:
            page = self._unsettled.popleft()[1]
            if page is not self.seen.pages[-1]:
                self._page_settled(page)

    # Links and their targets

    def _read_slice(self) -> None:
        """Read links for a moment: long pages are read between turns, and their targets are asked meanwhile."""
        until = time.perf_counter() + SLICE
        while self._may_read and time.perf_counter() < until:
            self._pages.read(AT_ONCE, self._occurrence)

    @property
    def _may_read(self) -> bool:
        """Links wait to be read until those found before have mostly been looked at: each that waits takes memory."""
        return self._pages.ready and self._loop.waiting < ENOUGH_WAITING

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
            self._permission.ask(target.url, partial(self._look_if, target))
        else:
            self._look(target)

    def _look_if(self, target: Target, allowed: bool) -> None:
        if allowed:
            self._look(target)
        else:
            target.skip = Skip.ROBOTS

    def _look(self, target: Target) -> None:
        self._loop.send(Errand(target.url, target, self._bounds[target.own], keep=target.url in self._wanted))

    # Answers

    def _arrived(self, errand: Errand, answer: Answer) -> None:
        if isinstance(answer, Response) and answer.page is None and not isinstance(errand.tag, RobotsOf):
            self._pages.open(answer, partial(self._opened, errand, answer))
        else:
            self._opened(errand, answer, None)

    def _opened(self, errand: Errand, answer: Answer, document: Document | None) -> None:
        match errand.tag:
            case Target() as target:
                self._last_first_look = time.monotonic()
                self._testify(target, answer, document, errand.by)
                self._consider(target)
            case Question(ask=ask):
                self._answered(ask, answer, document, errand.by)
            case RobotsOf(origin=origin):
                self._permission.learn(origin, answer)

    def _testify(self, target: Target, answer: Answer, document: Document | None, by: str) -> None:
        testimony = observe(answer, document, by)
        if testimony.cause is Cause.PRIVATE_ADDRESS:
            target.skip = Skip.PRIVATE_ADDRESS
        target.testify(testimony)
        if isinstance(answer, Response) and target.url in self._wanted and self._is_readable(target, testimony):
            self._read_page(target, answer, document)

    def _consider(self, target: Target) -> None:
        """Let the checks see the target, and put what they ask."""
        for ask in self._opinions(target):
            self._questions.put(target, ask)

    def _send_question(self, target: Target, ask: Ask) -> None:
        self._loop.send(
            Errand(
                ask.url,
                Question(ask),
                self._bounds[target.own],
                by=WITNESS if ask.why is Why.WITNESS else SCAN,
                tries=1,
                keep=ask.why in ABOUT_ITSELF and target.url in self._wanted,
            )
        )

    def _answered(self, ask: Ask, answer: Answer, document: Document | None, by: str) -> None:
        if ask.why not in ABOUT_ITSELF:
            self._questions.answered(ask, observe(answer, document, by))
            return
        for target in self._questions.askers(ask):
            self._testify(target, answer, document, by)
            self._consider(target)

    # Pages

    def _is_readable(self, target: Target, testimony: Testimony) -> bool:
        """Whether what came is a page in scope that was not read before, and may be."""
        final = urls.without_fragment(testimony.final_url)
        if not testimony.succeeded or testimony.page is None or final in self._pages:
            return False
        if target.url not in self._starts and not self._scope.owns(final):
            return False
        if len(self._pages) >= self._source.max_pages:
            self.seen.gap(Skip.PAGE_LIMIT, target.url)
            return False
        return True

    def _read_page(self, target: Target, response: Response, document: Document | None) -> None:
        final = urls.without_fragment(response.url)
        if target.url in self._starts:
            self._scope.widen(final)
        if target.url in self._starts or self._source.robots == "ignore":
            self._pages.add(final, response, document)
        else:
            self._permission.ask(final, partial(self._add_if, final, response, document))

    def _add_if(self, url: Url, response: Response, document: Document | None, allowed: bool) -> None:
        if allowed:
            self._pages.add(url, response, document)
        else:
            self.seen.gap(Skip.ROBOTS, url)
