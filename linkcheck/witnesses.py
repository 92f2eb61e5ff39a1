"""What runs in the workers: the second witness and logins (requests), the second reading (BeautifulSoup), large pages.

requests and BeautifulSoup are imported only there, and where they are first needed: most of a run can do without.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from linkcheck.cookies import Cookie
from linkcheck.errors import Untrustworthy
from linkcheck.model import Answer, NoAnswer, PageFacts, Place, Response, Url

LoginResult = tuple[Cookie, ...] | Untrustworthy
"""The cookies of a login, or why there are none."""
MEMORY = 2_000_000_000
"""Bytes of address space for a process that reads what strangers wrote."""
if TYPE_CHECKING:
    from linkcheck.auth import Login
    from linkcheck.documents.contract import Body, Document, Found
    from linkcheck.fetch.network import Network
    from linkcheck.second_reading import Wanted


def make_witness(network: Network) -> Callable[[Url, int, bool], Answer]:
    """Made in the worker: a function that asks once, and reads a page that came well."""
    from linkcheck.fetch.witness import Witness

    witness = Witness(network)

    def ask(url: Url, most: int, keep: bool) -> Answer:
        answer = witness.exchange(url, most)
        if isinstance(answer, NoAnswer):
            return answer
        page = _facts(answer) if 200 <= answer.status < 300 and "html" in (answer.media_type or "") else None
        return replace(answer, page=page) if keep else replace(answer, page=page, body=b"", length=len(answer.body))

    return ask


def _facts(response: Response) -> PageFacts:
    from linkcheck.second_reading import facts

    return facts(response)


def make_login(network: Network) -> Callable[[str, Login], LoginResult]:
    """Made in the worker: a function that logs in to a host."""
    from linkcheck.login import log_in

    _limit_memory(MEMORY)

    def attempt(host: str, login: Login) -> LoginResult:
        try:
            return log_in(network, host, login)
        except Untrustworthy as failure:
            return failure

    return attempt


def make_reader() -> Callable[..., Any]:
    """Made in the worker: a `ReaderTasks`, called with a method's name."""
    import linkcheck.documents  # noqa: F401 - loaded while nobody waits

    _limit_memory(MEMORY)
    gc.disable()  # the collector would walk over every tree while it is built
    tasks = ReaderTasks()
    return lambda what, *about: getattr(tasks, what)(*about)


class ReaderTasks:
    """What the reader does: each method is a task (see `reader.Reader.submit`)."""

    def __init__(self) -> None:
        self._number = 0
        self._links: Iterator[Found] = iter(())
        self._last: tuple[str, Iterator[Found]] = "", iter(())
        """The page that was read last, and its links: mostly, they are asked for next."""

    def read(self, body: Body, with_links: bool) -> tuple[Document | None, Found | None]:
        """A body as a document (None where it is none), and its links along with it where they are wanted and few."""
        from linkcheck import documents

        document = documents.read(body)
        if document is None or document.links is None:
            return None, None
        links = document.links()
        some = list(islice(links, 2)) if with_links else []
        self._last = body.url, chain(some, links)
        alone = replace(document, links=None)
        if not with_links or len(some) > 1:
            return alone, None
        return alone, some[0] if some else documents.NO_LINKS

    def links(self, number: int, body: Body) -> tuple[Found | None, bool] | None:
        """Begin to read a page's links. `number` is what `more` asks by."""
        from linkcheck import documents

        url, links = self._last
        self._number, self._links = number, links if url == body.url else documents.links(body)
        self._last = "", iter(())
        return self.more(number)

    def more(self, number: int) -> tuple[Found | None, bool] | None:
        """The next links, and whether there may be more. None if that page is not being read (any more)."""
        if number != self._number:
            return None
        found = next(self._links, None)
        return found, found is not None

    def prepare(self) -> None:
        """Load BeautifulSoup while nobody waits for it."""
        import linkcheck.second_reading  # noqa: F401

    def places(self, body: bytes, content_type: str, wanted: list[Wanted]) -> list[Place | None]:
        """Where each wanted link stands in the source; None for one that BeautifulSoup does not find."""
        from linkcheck.second_reading import places

        gc.collect()
        return places(body, content_type, wanted)


def _limit_memory(memory: int) -> None:
    try:
        import resource
    except ImportError:  # not on Windows, where the wall time alone is bounded
        return
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (memory, hard))
