"""The scan: look at every target once, follow the pages in scope, and put the checks' questions to the network.

Nothing here has an opinion. What a check asks for while the scan goes on is answered at once, so that confirming
overlaps scanning; what wants another moment waits for the second round, when the queue is empty.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable
from functools import partial

from msgspec import Struct

from linkcheck import filetypes, urls
from linkcheck.contents import Condition, DocumentFacts
from linkcheck.documents.contract import Document, Found
from linkcheck.fetch.loop import Errand, Loop
from linkcheck.fetch.permission import Permission, RobotsOf
from linkcheck.fetch.retry import is_transient
from linkcheck.folder import Folder
from linkcheck.frontier import Frontier
from linkcheck.inputs.contract import Seeds
from linkcheck.model import (
    KINDS,
    LOCALLY,
    SCAN,
    WITNESS,
    Answer,
    Ask,
    Cause,
    Kind,
    Response,
    Skip,
    Target,
    Testimony,
    Url,
    Why,
)
from linkcheck.observations import Observations, Page
from linkcheck.opening import Opener
from linkcheck.pages import Pages
from linkcheck.questions import ABOUT_ITSELF, Questions
from linkcheck.reader import Reader
from linkcheck.scope import Scope
from linkcheck.source import Source
from linkcheck.spool import Spool
from linkcheck.targets import Targets
from linkcheck.testimony import observe
from linkcheck.twins import twins

LONGEST_WAIT = 0.25
SHORT_WAIT = 0.005
"""Seconds to wait for the network, where nobody else has news or somebody may."""
ENOUGH_WAITING = 20_000
"""Addresses that wait to be looked at, after which no further links are read for now."""
CONFIRMING = 200
"""Answers in which the second witness, who goes first, is mostly done with what was suspect before them."""
AT_ONCE = 64
"""Targets taken between two looks at the clock."""
SLICE = 0.01
"""Seconds of reading links before the loop turns again."""
TRIES = 2
"""How often an address is tried in a row where it fails for the moment."""
BY_WITNESS = frozenset({Why.WITNESS, Why.SIBLING, Why.REFRESH_WITNESS, Why.CERTIFICATE})
"""What the second witness is asked: pages that are held against each other are read by the same eyes."""
LISTED = frozenset({Kind.SITEMAP, Kind.FEED})
"""Links by which a sitemap or a feed lists pages."""
PARTS = frozenset({Kind.LINK, Kind.IMPORT})
"""Links to what may be a style sheet, which is read as a part of its page."""


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
    opening: int = 0
    """Documents that wait to be opened."""


class Crawl:
    """One source's crawl. `run` does it; `answer` puts later questions."""

    def __init__(
        self,
        source: Source,
        seeds: Seeds,
        folder: Folder | None,
        scope: Scope,
        loop: Loop,
        reader: Reader,
        opener: Opener,
        consider: Callable[[Target], Iterable[Ask]],
        settled: Callable[[Page], None],
        spool: Spool,
        watch: Callable[[Progress], None],
        pause: float,
        stop: Callable[[], bool],
    ) -> None:
        """`stop` says whether somebody wants the run to end with what was seen so far."""
        self.seen = Observations()
        self._source, self._scope, self._loop, self._reader = source, scope, loop, reader
        self._opinions, self._page_settled, self._watch, self._pause = consider, settled, watch, pause
        self._stop = stop
        self._seeds = seeds
        self._targets = Targets(source, scope, folder, self.seen)
        self._starts = {*seeds.pages, *seeds.sitemaps}
        self._listing = set(seeds.sitemaps)
        """Sitemaps, and what they list: read for links wherever that lies."""
        self._wanted: set[Url] = set()
        """Addresses that are read for links if they turn out to be pages."""
        self._only_told = False
        """Whether there is a target that nobody was to ask for, so far."""
        self._awaited = 0
        """Errands under way that may bring a page to read, or say whether one may be read."""
        self._asked_anew: set[Url] = set()
        """Addresses that were asked on a condition, and gave no document."""
        self._tried_once: set[Url] = set()
        """Addresses that failed for the moment and were not tried again at once, since their host had enough."""
        self._frontier = Frontier(source.max_depth, source.max_per_pattern)
        self._read: set[Url] = set()
        """Pages that are read, or will be, without what says nothing in their addresses."""
        self._opener = opener
        self._pages = Pages(self.seen, reader, opener, spool, source.max_links, self._page_ended)
        self._unsettled: deque[tuple[int, Page]] = deque()
        """Pages with open links, each with how many errands must be back until they may be taken for answered."""
        self._questions = Questions(self._send_question, self._consider)
        self._permission = Permission(self._send, loop.slow_down)
        self._deadline = time.monotonic() + source.max_time if source.max_time else float("inf")
        self._round = 1
        self._shown = 0.0
        self._last_first_look = 0.0

    def run(self) -> Observations:
        """Look at everything there is to look at, the second round included."""
        starts = {target.url: target for target in map(self._targets.at, sorted(self._starts))}
        self._starts = set(starts)
        for target in starts.values():
            self._wanted.add(target.url)
            if self._asks_robots(target.url):
                self._permission.ask(target.url, _nothing)  # whose tempo is kept to from the first link on
            self._enqueue(target)
        for document in self._seeds.at_hand:
            self._pages.add_at_hand(document.url, document.media_type, document.content)
        if self._seeds.ask_robots:
            for origin in sorted({urls.origin(url) for url in self._seeds.pages if not urls.is_local(url)}):
                self._permission.sitemaps(origin, self._list)
        self._drain()
        self._notice_twins()
        self._second_round()
        self._unsettled.clear()
        self.seen.settle()
        self.seen.unread_starts = [target for target in starts.values() if not self._was_read(target)]
        for target in self.seen.unread_starts:
            if target.scanned is not None and not target.scanned.succeeded:  # else it is no page, or beyond a limit
                self.seen.gap(Skip.START, target.url)
        return self.seen

    def _notice_twins(self) -> None:
        """Pages that are much alike show only when all have been looked at."""
        if self.seen.complete:
            for target, twin in twins(self.seen.targets.values()):
                target.twin = twin
                self._consider(target)
            self._drain()

    def _list(self, sitemap: Url) -> None:
        """A sitemap that robots.txt names is one of the source's own, wherever it lies (sitemaps.org)."""
        self._listing.add(sitemap)
        self._wanted.add(sitemap)
        self._enqueue(self._targets.at(sitemap))

    def _send(self, errand: Errand) -> None:
        self._awaited += errand.keep
        self._loop.send(errand)

    def _was_read(self, start: Target) -> bool:
        seen = start.scanned
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
                moment = self._loop.now
                self._questions.put_later(self._loop.hope)
                self._drain()
            if self.seen.complete:
                self._questions.put_rest(partial(self._loop.is_hopeless, since=moment))
                self._drain()

    def _sleep_until(self, when: float) -> None:
        while self.seen.complete and (left := when - time.monotonic()) > 0:
            self._show()
            time.sleep(min(left, 0.2))
            self.heed()

    def _drain(self) -> None:
        """Turn until nothing is left to read or to wait for; an interrupt ends it with what was seen so far."""
        while self.seen.complete and self._under_way:
            self._read_slice()
            if self._frontier.waiting:
                self._take_due()
            self._turn()
            self._show()
            if time.monotonic() > self._deadline:
                self._give_up(Skip.TIME_LIMIT)
            self.heed()
        self.seen.requests, self.seen.bytes = self._loop.traffic.requests, self._loop.traffic.bytes

    @property
    def _under_way(self) -> bool:
        reading = self._pages.waiting or self._reader.under_way or self._opener.under_way
        return bool(self._loop.busy or reading or self._frontier.waiting)

    def _turn(self) -> None:
        """Take what is there; where nothing can be done meanwhile, wait for more."""
        wait = 0.0 if self._may_read or self._frontier.due else LONGEST_WAIT
        if self._reader.under_way:
            self._reader.turn(0.0 if self._loop.busy else wait)
            wait = min(wait, SHORT_WAIT)
        if self._opener.under_way:
            self._opener.turn(0.0 if self._loop.busy or self._reader.under_way else wait)
            wait = min(wait, SHORT_WAIT)
        if self._loop.busy:
            for errand, answer in self._loop.turn(wait):
                self._arrived(errand, answer)
        self._settle_pages()

    def heed(self) -> None:
        """Where somebody wants the run to end, let all that is not done be, and say so."""
        if self._stop() and not self.seen.interrupted:
            self.seen.interrupted = True
            self._give_up(Skip.INTERRUPTED)

    def _give_up(self, reason: Skip) -> None:
        self.seen.complete = False
        for target in self.seen.targets.values():
            if target.skip is None and target.scanned is None and urls.is_web(target.url):
                target.skip = reason
        self._frontier.clear()
        self._pages.give_up(reason)
        self._opener.forget()

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
            opening=self._opener.under_way,
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
            self._pages.read(self._links_found)

    @property
    def _may_read(self) -> bool:
        """Links wait to be read until those found before have mostly been looked at: each that waits takes memory."""
        return self._pages.ready and self._loop.waiting < ENOUGH_WAITING and not self._frontier.due

    def _links_found(self, page: int, found: Found) -> None:
        """Take in links of a page; the targets that were never met before are looked at."""
        known = self._targets.known(found.urls)
        again = [target is not None for target in known]
        if self._only_told or not all(again):
            page_url = self.seen.pages[page].url
            for row, (url, target) in enumerate(zip(found.urls, known, strict=True)):
                if url is not None and (target is None or target.skip is Skip.METHOD):
                    before = len(self.seen.targets)
                    known[row] = self._met(urls.without_fragment(url), KINDS[found.kinds[row]], page_url)
                    again[row] = len(self.seen.targets) == before
        if self._frontier.feeds_on_itself:
            for target in filter(None, known):
                self._frontier.met_again(target, self.seen.pages[page].url)
        self.seen.links.extend(page, found, known, again)

    def _met(self, address: Url, kind: Kind, page: Url) -> Target:
        """The target of a link on a page; one never met before is looked at, and read if it is a page in scope."""
        before = len(self.seen.targets)
        target = self._targets.at(address)
        if len(self.seen.targets) == before:
            if target.skip is not Skip.METHOD or kind is Kind.PING:
                return target
            target.skip = self._targets.skip(address)  # it was only to be told of until now
        if kind is Kind.PING:
            target.skip = target.skip or Skip.METHOD
            self._only_told = True
        elif self._begins(target, kind, page):
            self._enqueue(target)
        return target

    def _begins(self, target: Target, kind: Kind, page: Url) -> bool:
        """Whether a target is looked at now, and not later or never; it is wanted if it is to be read as well."""
        if kind in LISTED and page in self._listing and urls.host(page) == urls.host(target.url):
            self._listing.add(target.url)
            self._wanted.add(target.url)
        elif self._scope.follow and target.own and target.skip is None:
            if not self._targets.is_in_folder(target.url) and not self._frontier.met(target, page):
                return False
            self._wanted.add(target.url)
        elif kind in PARTS and self._is_part(target):
            self._wanted.add(target.url)
        return True

    def _is_part(self, target: Target) -> bool:
        """Whether what a page of ours is made of is read too: where it lies beside it, and all pages are looked at."""
        return not self._source.changed and (target.own or self._scope.owns_origin(urls.origin(target.url)))

    def _take_due(self) -> None:
        """Ask for what waited for the pages before it, for a moment: such a level may be large."""
        if not self._frontier.due and not self._awaited and not self._pages.waiting:
            self._frontier.next_level()
        until = time.perf_counter() + SLICE
        while self._frontier.due and time.perf_counter() < until:
            for target in self._frontier.take(AT_ONCE):
                if not self._frontier.is_too_deep(target.url):
                    self._wanted.add(target.url)
                self._enqueue(target)

    def _enqueue(self, target: Target) -> None:
        """Look at a target for the first time, unless robots.txt must be asked before: there, or for its tempo."""
        url, robots = target.url, self._source.robots
        if target.skip is not None or not urls.is_web(url):
            return
        asks_first = robots == "all" or (robots == "crawl" and self._scope.follow and target.own)
        if asks_first and url not in self._starts and not self._targets.is_in_folder(url):
            self._permission.ask(url, partial(self._look_if, target))
        else:
            self._look(target)

    def _look_if(self, target: Target, allowed: bool) -> None:
        if allowed or self._source.robots == "crawl":
            self._look(target)
        else:
            target.skip = Skip.ROBOTS

    def _asked_about(self, tag: object) -> Target | None:
        """The target that a question looks at once more."""
        if isinstance(tag, Question) and tag.ask.why in ABOUT_ITSELF:
            return self.seen.targets.get(tag.ask.url)
        return None

    def _look(self, target: Target) -> None:
        wanted = target.url in self._wanted
        self._send(Errand(target.url, target, self._targets.bounds(target, wanted), keep=wanted))

    # Answers

    def _arrived(self, errand: Errand, answer: Answer) -> None:
        if isinstance(answer, Response) and answer.facts is None and not isinstance(errand.tag, RobotsOf):
            about = errand.tag if isinstance(errand.tag, Target) else self._asked_about(errand.tag)
            is_text = answer.media_type == "text/plain" and about is not None and self._targets.opens(about)
            with_links = about is errand.tag and (errand.url in self._wanted or is_text)
            most = self._source.max_document_bytes if about is not None and self._targets.opens(about) else 0
            self._pages.open(answer, with_links, most, partial(self._opened, errand))
        else:
            self._opened(errand, answer, None)

    def _opened(self, errand: Errand, answer: Answer, document: Document | None) -> None:
        if errand.url not in self._asked_anew and self._opener.was_in_vain(errand.url, answer):
            self._asked_anew.add(errand.url)  # it is asked without a condition
            self._loop.send(Errand(errand.url, errand.tag, errand.bounds, errand.by, keep=errand.keep))
            return
        match errand.tag:
            case Target() as target:
                self._last_first_look = time.monotonic()
                if errand.tried < TRIES and is_transient(answer):
                    self._tried_once.add(target.url)
                self._testify(target, answer, document, self._looked(errand))
                self._consider(target)
            case Question(ask=ask):
                self._answered(ask, answer, document, self._looked(errand))
            case RobotsOf(origin=origin):
                self._permission.learn(origin, answer)
        self._awaited -= errand.keep

    def _looked(self, errand: Errand) -> str:
        """Who did an errand, as the report knows them."""
        return LOCALLY[errand.by] if self._targets.is_in_folder(errand.url) else errand.by

    def _testify(self, target: Target, answer: Answer, document: Document | None, by: str) -> None:
        testimony = observe(answer, document, by)
        if testimony.cause is Cause.PRIVATE_ADDRESS:
            target.skip = Skip.PRIVATE_ADDRESS
        target.testify(testimony)
        if testimony.document is not None:
            if target.scanned is testimony:
                self._tell_unopened(target, testimony.document)
        elif not target.own and target.url not in self._wanted:  # most of what a page links to
            return
        if isinstance(answer, Response) and self._is_readable(target, testimony, document):
            self._read_page(target, answer, document)

    def _tell_unopened(self, target: Target, document: DocumentFacts) -> None:
        if document.condition is Condition.UNOPENED and document.format in filetypes.OPENED and target.looks == 1:
            reason = Skip.DOCUMENT_SIZE if self._targets.opens(target) else Skip.DOCUMENT_FOREIGN
            if self._source.documents != "none":
                self.seen.gap(reason, target.url)

    def _consider(self, target: Target) -> None:
        """Let the checks see the target, and put what they ask."""
        for ask in self._opinions(target):
            if ask.why is Why.WITNESS and not self._questions.suspects:
                self._reader.submit(None, "prepare")  # there will be something to read again
            self._questions.put(target, ask)

    def _send_question(self, target: Target, ask: Ask) -> None:
        if self._targets.skip(ask.url) is not None:
            return  # nobody is asked for it, so it stays unanswered
        is_document = target.scanned is not None and target.scanned.document is not None
        self._send(
            Errand(
                ask.url,
                Question(ask),
                self._targets.bounds(target, is_document and ask.why in ABOUT_ITSELF),
                by=WITNESS if ask.why in BY_WITNESS else SCAN,
                tries=TRIES if ask.why is Why.AGAIN and target.url in self._tried_once else 1,
                again=ask.why is Why.AGAIN,
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

    def _is_readable(self, target: Target, testimony: Testimony, document: Document | None) -> bool:
        """Whether what came is a page in scope that was not read before, and may be."""
        wanted, too_deep = target.url in self._wanted, self._frontier.is_too_deep(target.url)
        is_page = testimony.page is not None
        if not testimony.succeeded or not (is_page or document is not None):
            return False
        if testimony.document is not None:
            if not self._has_links(target, document, testimony.document):
                return False
        elif not (wanted or too_deep) or filetypes.promised(testimony.media_type, ""):
            return False
        final = self._targets.shared(testimony.final_url)
        if final in self._read or not (self._is_named(target) or not is_page or self._follows(final)):
            return False
        if too_deep:
            self._read.add(final)  # named once is enough
            self.seen.gap(Skip.DEPTH, target.url)
            return False
        if len(self._pages) >= self._source.max_pages:
            self.seen.gap(Skip.PAGE_LIMIT, target.url)
            return False
        return True

    def _has_links(self, target: Target, document: Document | None, facts: DocumentFacts) -> bool:
        """Whether a document has links to be read: a file's are at hand where it was opened, a text's are asked for."""
        if facts.format in filetypes.OPENED:
            return document is not None and document.links is not None
        return document is not None and (target.url in self._wanted or self._targets.opens(target))

    def _is_named(self, target: Target) -> bool:
        """Whether the source names it, or a sitemap of the source's does."""
        return target.url in self._starts or target.url in self._listing

    def _follows(self, page: Url) -> bool:
        return self._scope.follow and self._scope.owns(page)

    def _read_page(self, target: Target, response: Response, document: Document | None) -> None:
        final = urls.without_fragment(response.url)
        self._read.add(self._targets.shared(final))
        self._frontier.reading(final, target.url)
        if target.url in self._listing:  # it was sent on, and lists from there
            self._listing.add(final)
        is_start = target.url in self._starts
        if is_start:
            self._scope.widen(target.url, final)
        if (
            self._source.robots == "ignore"
            or self._targets.is_in_folder(final)
            or (is_start and not self._asks_robots(final))
        ):
            self._pages.add(final, response, document)
        else:
            self._permission.ask(final, partial(self._add_if, final, response, document, is_start))

    def _asks_robots(self, start: Url) -> bool:
        """Whether robots.txt is asked for what a start page leads to; the page itself is read whatever it says."""
        asks = self._source.robots != "ignore" and self._scope.follow
        return asks and urls.is_web(start) and not self._targets.is_in_folder(start)

    def _add_if(self, url: Url, response: Response, document: Document | None, is_start: bool, allowed: bool) -> None:
        if allowed or is_start:
            self._pages.add(url, response, document)
        else:
            self.seen.gap(Skip.ROBOTS, url)


def _nothing(_allowed: bool) -> None:
    """What is done with an answer that is asked for only to be known."""
