"""What runs in the workers: the second witness and logins (requests), the second reading (BeautifulSoup), large pages.

requests and BeautifulSoup are imported only there, and where they are first needed: most of a run can do without.
"""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from linkcheck import placeholders, walls
from linkcheck.contents import Condition, DocumentFacts
from linkcheck.cookies import Cookie
from linkcheck.errors import Untrustworthy
from linkcheck.model import Answer, NoAnswer, PageFacts, Place, Response, Url

LoginResult = tuple[Cookie, ...] | Untrustworthy
"""The cookies of a login, or why there are none."""
MEMORY = 2_000_000_000
"""Bytes of address space for a process that reads what strangers wrote."""
if TYPE_CHECKING:
    from pathlib import Path

    from linkcheck.auth import Login
    from linkcheck.documents.contract import Body, Document, Found
    from linkcheck.fetch.network import Network
    from linkcheck.kept import Record
    from linkcheck.second_reading import Wanted


def make_witness(network: Network) -> Callable[[Url, int, bool, str], Answer]:
    """Made in the worker: a function that asks once, and reads a page that came well."""
    from linkcheck.fetch.witness import Witness

    witness = Witness(network)

    def ask(url: Url, most: int, keep: bool, cookie: str) -> Answer:
        answer = witness.exchange(url, most, cookie)
        if isinstance(answer, NoAnswer):
            return answer
        facts = _facts(answer) if 200 <= answer.status < 300 else None
        page = facts if isinstance(facts, PageFacts) else None
        wall = walls.recognise(answer, page)
        seen = placeholders.recognise(answer, page) if not wall else None
        answer = replace(answer, facts=facts, wall=wall, placeholder=seen)
        kept = keep and not isinstance(facts, DocumentFacts)  # what is in a document, its digest tells
        return answer if kept else replace(answer, body=b"", length=answer.size)

    return ask


def _facts(response: Response) -> PageFacts | DocumentFacts | None:
    """What the second witness makes of a body: a page's facts; of a document that it is one, and which."""
    from linkcheck import documents

    if format := documents.file_format(response):
        return DocumentFacts(format, Condition.UNOPENED, digest=hashlib.sha256(response.body).hexdigest())
    if "html" not in (documents.body_of(response).media_type or ""):
        return None
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


PROCESSOR_TIME = 20
"""Seconds of it for one document."""


def make_opener(kept: Path | None) -> Callable[..., Any]:
    """Made in the worker: an `OpenerTasks`, called with a method's name."""
    import linkcheck.documents.files  # noqa: F401 - loaded while nobody waits

    _limit_memory(MEMORY)
    tasks = OpenerTasks(kept)
    return lambda what, *about: getattr(tasks, what)(*about)


class OpenerTasks:
    """What the opener does: each method is a task (see `reader.Reader.submit`)."""

    def __init__(self, kept: Path | None) -> None:
        from linkcheck.kept import Kept

        self._kept = Kept(kept)

    def greet(self) -> bool:
        """That all is there which it takes to open anything."""
        return True

    def open(self, path: str, format: str, content_type: str, url: Url) -> tuple[Document, list[Found]]:
        """A document that lies on disk, and its links; it is not read again where it was before."""
        _limit_processor_time(PROCESSOR_TIME)
        with open(path, "rb") as file:
            body = file.read()
        digest = hashlib.sha256(body).hexdigest()
        record = self._kept.document(digest, format)
        if record is None:
            record = self._read(body, digest, format, content_type, url)
            self._kept.keep(digest, format, record)
        return _resolved(record, url)

    def recall(self, digest: str, format: str, url: Url) -> tuple[Document, list[Found]] | None:
        """A document that was read before, and its links; None where nothing is known of it."""
        _limit_processor_time(PROCESSOR_TIME)
        record = self._kept.document(digest, format)
        return _resolved(record, url) if record is not None else None

    @staticmethod
    def _read(body: bytes, digest: str, format: str, content_type: str, url: Url) -> Record:
        from linkcheck.documents import files
        from linkcheck.kept import Record

        document = files.read(body, format, content_type, url)
        found = document.links() if document.links is not None else ()
        facts = document.facts
        assert isinstance(facts, DocumentFacts)
        return Record(replace(facts, digest=digest), [link for some in found for link in some.rows()], document.whole)


def _resolved(record: Record, url: Url) -> tuple[Document, list[Found]]:
    """A document as it is at this address: relative links lead elsewhere at another."""
    from linkcheck.documents.contract import Document, gathered

    return Document(record.facts, None, record.whole), list(gathered(record.links, url))


def _limit_processor_time(seconds: int) -> None:
    """So many more from now on; then the system ends this process, whatever library it is in."""
    try:
        import resource
    except ImportError:
        return
    usage = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    soft = int(usage.ru_utime + usage.ru_stime) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


def _limit_memory(memory: int) -> None:
    try:
        import resource
    except ImportError:  # not on Windows, where the wall time alone is bounded
        return
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (memory, hard))
