"""The pages of a crawl that are read for links: one after the other, a few links at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import cache, partial

from msgspec import Struct
from msgspec.structs import replace

from linkcheck import documents, filetypes
from linkcheck.contents import Condition, DocumentFacts
from linkcheck.documents.contract import Body, Document, Found
from linkcheck.model import FOLLOWED_KINDS, KINDS, PageFacts, Response, Skip, Url
from linkcheck.observations import Observations, Page
from linkcheck.opening import NOT_MODIFIED, Opener, without_body
from linkcheck.reader import LARGE, UNREADABLE, Feed, LocalFeed, Reader, RemoteFeed
from linkcheck.spool import Spool

KEPT = 500
"""Pages that wait for their turn with their links in memory; of more, the links are read again."""

FEW_LINKS = 5
"""Links of a page that is drawn by scripts: with fewer than these, what it shows is not seen."""


class Reading(Struct):
    """A page whose links are still to be read; the tree is kept only for those whose turn comes soon."""

    page: Page
    media_type: str | None
    link: str
    """The header field `Link`."""
    document: Document | None


class Pages:
    """Give it pages, and read them in portions; the page at the front is the one whose rows are being added."""

    def __init__(
        self,
        seen: Observations,
        reader: Reader,
        opener: Opener,
        spool: Spool,
        most_links: int,
        ended: Callable[[Page], None],
    ) -> None:
        self._seen, self._reader, self._opener, self._spool, self._most_links = seen, reader, opener, spool, most_links
        self._ended = ended
        """Is told of each page whose links were all read."""
        self._begun: set[Url] = set()
        self._reading: deque[Reading] = deque()
        self._feed: Feed = LocalFeed(iter(()))

    def __contains__(self, url: Url) -> bool:
        """Whether the page at this address was read, or will be."""
        return url in self._begun

    def __len__(self) -> int:
        return len(self._begun)

    @property
    def waiting(self) -> bool:
        """Whether there are links still to be read."""
        return bool(self._reading)

    @property
    def ready(self) -> bool:
        """Whether there are some to be had now."""
        return bool(self._reading) and self._feed.ready

    def open(
        self, response: Response, with_links: bool, most: int, then: Callable[[Response, Document | None], None]
    ) -> None:
        """Read a body where it is a document, here and now or elsewhere, and call `then` with it.

        A file of at most `most` bytes is opened; what is of it is let go then, for many may wait.
        """
        if response.status == NOT_MODIFIED:
            self._opener.recall(response, then)
        elif response.status >= 400 and may_ask(response):
            self._read(response, False, partial(_if_it_asks, response, then))
        elif not 200 <= response.status < 300:
            then(response, None)
        elif format := documents.file_format(response):
            self._open_file(response, format, most, partial(then, without_body(response)))
        else:
            self._read(response, with_links, partial(then, response))

    def _open_file(self, response: Response, format: str, most: int, then: Callable[[Document | None], None]) -> None:
        if format in filetypes.OPENED and response.whole and len(response.body) <= most:
            self._opener.open(response, format, then)
        else:
            broke_off = not response.whole and len(response.body) < most and not _is_longer(response, most)
            then(Document(unopened(format, Condition.BROKE_OFF if broke_off else Condition.UNOPENED), None))

    def _read(self, response: Response, with_links: bool, then: Callable[[Document | None], None]) -> None:
        body = documents.body_of(response)
        if not documents.is_worth_reading(body, with_links):
            then(None)
        elif self._is_for_the_reader(documents.effort(body), with_links):
            self._reader.read(body, with_links, then)
        else:
            then(_with_links_at_hand(documents.read(body)) if with_links else documents.read(body))

    def _is_for_the_reader(self, size: int, with_links: bool) -> bool:
        if not with_links and size < LARGE:
            return False
        if not self._reader.takes(size, with_links):
            self._reader.turn(0.0)  # it may have read something by now
        return self._reader.takes(size, with_links)

    def add(self, url: Url, response: Response, document: Document | None) -> None:
        """Have a page read for links, once; `document` is what its body was read as, if it was."""
        if url in self._begun:
            return
        self._begun.add(url)
        if document is not None:
            self._queue(url, response, document)
        else:  # the second witness was the one who got it, and gives facts alone
            self._read(response, True, partial(self._queue, url, response))

    def add_at_hand(self, url: Url, media_type: str, content: bytes) -> None:
        """Have a document read for links that nobody was asked for."""
        self._begun.add(url)
        body = Body(media_type, content, f"{media_type}; charset=utf-8", url)
        self._queue_body(body, documents.read(body), whole=True, from_there=False)

    def _queue(self, url: Url, response: Response, document: Document | None) -> None:
        if document is UNREADABLE:
            self._seen.gap(Skip.UNREADABLE, url)
            self._begun.discard(url)  # a start page that was not read is no start
            return
        self._queue_body(documents.body_of(response), document, response.whole)

    def _queue_body(self, body: Body, document: Document | None, whole: bool, from_there: bool = True) -> None:
        """`from_there` says that the body is what is to be had at its address."""
        if document is None:
            return
        facts = document.facts
        if isinstance(facts, DocumentFacts) and facts.format in filetypes.OPENED:
            spooled, page = None, Page(body.url, None, document=facts)  # its links know their places
        else:
            spooled = self._spool.put(body.content, body.content_type, body.url if from_there and whole else None)
            page = Page.of(body.url, facts, spooled)
        if not (whole and document.whole):
            self._seen.gap(Skip.UNREADABLE if page.document is not None else Skip.PAGE_SIZE, body.url)
        is_at_hand = spooled is None or len(self._reading) < KEPT  # a file's links are, and it cannot be read again
        kept = document if document.links is not None and is_at_hand else None
        if page.spooled is None and kept is None:
            kept = documents.read(body)
        self._reading.append(Reading(page, body.media_type, body.link, kept))
        if len(self._reading) == 1:
            self._start()

    def _start(self) -> None:
        reading = self._reading[0]
        reading.page.first = reading.page.last = len(self._seen.links)
        self._seen.pages.append(reading.page)
        self._feed = self._feed_of(reading)
        reading.document = None

    def _feed_of(self, reading: Reading) -> Feed:
        if reading.document is not None and reading.document.links is not None:
            return LocalFeed(reading.document.links())
        body = Body(reading.media_type, *self._spool.get(reading.page.spooled or 0), reading.page.url, reading.link)
        if self._reader.takes(len(body.content), with_links=True):
            return RemoteFeed(self._reader, body)
        return LocalFeed(documents.links(body))

    def read(self, found: Callable[[int, Found], None]) -> None:
        """Tell of the next links of the page at the front: the page's number, and the links."""
        reading, number = self._reading[0], len(self._seen.pages) - 1
        some = self._feed.take()
        if some is None:
            self._next(reading.page)
            return
        left = self._most_links - (len(self._seen.links) - reading.page.first)
        reading.page.place(len(self._seen.links), some.first(left))
        found(number, some.first(left))
        if len(some) > left:
            self._seen.gap(Skip.LINK_LIMIT, reading.page.url)
            self._next(reading.page)

    def _next(self, page: Page) -> None:
        if not self._feed.whole:
            self._seen.gap(Skip.UNREADABLE, page.url)
        page.last = len(self._seen.links)
        if page.facts is not None and page.facts.scripted and self._links_on(page) < FEW_LINKS:
            self._seen.gap(Skip.SCRIPTED, page.url)
        self._ended(page)
        self._reading.popleft()
        if self._reading:
            self._start()

    def _links_on(self, page: Page) -> int:
        """How many links a reader of a page may follow."""
        return sum(KINDS[number] in FOLLOWED_KINDS for number in self._seen.links.kind[page.first : page.last])

    def give_up(self, reason: Skip) -> None:
        """Leave what is not read; the rows of the page at the front stay as far as they go."""
        for number, reading in enumerate(self._reading):
            if number == 0:
                reading.page.last = len(self._seen.links)
            self._seen.gap(reason, reading.page.url)
        self._reading.clear()
        self._reader.forget()


MAY_ASK = tuple(
    word.encode()
    for word in (
        "login", "log in", "logged", "password", "sign in", "saml", "refresh", "aadsts", "registered", "member",
        "membr", "authori", "restrict", "anmeld", "mitglied", "acced", "acceso", "acess", "riservat", "autentic",
        "connect", "sesi", "zalog", "logga", "logg inn", "kirjaudu", "войти", "вход", "увійти", "登", "ログイン",
        "로그인",
    )
)  # fmt: skip
"""What the source of an error page mostly has that asks who its reader is."""
LONGEST_ERROR = 200_000
"""Bytes of an error page that is looked into."""


def may_ask(response: Response) -> bool:
    """Whether an error page may be a login: most are none, and nobody reads them."""
    if "html" not in (response.media_type or "") or len(response.body) > LONGEST_ERROR:
        return False
    source = response.body.lower()
    return any(map(source.__contains__, MAY_ASK))


def _if_it_asks(
    response: Response, then: Callable[[Response, Document | None], None], document: Document | None
) -> None:
    """Of an error page, only what it shows of a login is of interest."""
    facts = document.facts if document is not None else None
    asks = isinstance(facts, PageFacts) and (facts.gate is not None or facts.refresh is not None)
    then(response, document if asks else None)


def _is_longer(response: Response, most: int) -> bool:
    """Whether a body is declared to be longer than so many bytes, and was cut by us for that."""
    declared = response.headers.get("content-length", "")
    return declared.isascii() and declared.isdigit() and int(declared[:15]) > most


@cache
def unopened(format: str, condition: Condition) -> DocumentFacts:
    """Of a file of which only the first bytes were looked at: one for all that are alike."""
    detail = "its transfer broke off" if condition is Condition.BROKE_OFF else ""
    return DocumentFacts(format, condition, detail)


def _with_links_at_hand(document: Document | None) -> Document | None:
    """A page's links instead of its tree, which takes ten times the memory of the page."""
    if document is None or document.links is None:
        return document
    found = list(document.links())
    return replace(document, links=lambda: iter(found))
