"""Documents are opened in a process of their own, under limits: what it dies of, or hangs on, costs them alone.

A document goes there by way of the disk: many may wait, each may be large, and the loop that scans waits for none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from linkcheck import leftovers, urls
from linkcheck.contents import Condition, DocumentFacts
from linkcheck.documents.contract import Document, Found
from linkcheck.errors import Untrustworthy
from linkcheck.kept import Kept, Seen
from linkcheck.model import Answer, Response, Url
from linkcheck.reader import Reader
from linkcheck.witnesses import make_opener

LONGEST = 30.0
"""Seconds for one document, after which it is given up; a reader ends of itself well before that."""
MOST_LOST = 20
"""Documents that may cost a process its life, before none is opened any more."""
NOT_MODIFIED = 304
ROOM = 2_000_000_000
"""Bytes of documents that may wait on disk; of more, the process is waited for."""

_NO_FIELDS: Mapping[str, str] = {}
Then = Callable[[Document | None], None]


class Opener:
    """Give it documents, take turns; each is told of from within `turn`. The process begins with the first.

    `turn` raises `Untrustworthy` where the process does not start.
    """

    def __init__(
        self,
        kept: Path | None = None,
        make: Callable[[Path | None], Callable[..., Any]] = make_opener,
        longest: float = LONGEST,
        folder: Path | None = None,
    ) -> None:
        """`kept` is the file of what earlier runs found in documents, `folder` where documents may lie meanwhile."""
        self._make, self._longest, self._root = partial(make, kept), longest, folder
        self.may_open: Callable[[Url, int], bool] = lambda url, size: True
        """Whether a document at an address, of so many bytes, may be opened in this run: others may have been."""
        self._kept = Kept(kept)
        self._known = self._kept.addresses()
        self._kept.close()  # SQLite must not be at work where a process is copied
        self._seen: dict[Url, Seen] = {}
        """What addresses gave in this run."""
        self._reader: Reader | None = None
        self._part: leftovers.Part | None = None
        """Where documents lie meanwhile."""
        self._given = 0
        self._waiting = 0
        """Bytes of the documents that were not told of yet."""

    @property
    def set_aside(self) -> Path | None:
        """Where the file of earlier runs was moved, if it could not be read."""
        return self._kept.set_aside

    @property
    def under_way(self) -> int:
        return self._reader.under_way if self._reader is not None else 0

    def open(self, response: Response, format: str, then: Then) -> None:
        """Have a document opened; `then` gets it, with its links at hand."""
        reader = self._begun()
        try:
            path = self._put(response.body)
        except OSError as error:
            detail = f"there was no room for it on disk: {error.strerror or error}"
            then(Document(DocumentFacts(format, Condition.GAVE_UP, detail), None, whole=False))
            return
        size = len(response.body)
        self._waiting += size
        told = partial(self._came, path, size, format, without_body(response), then)
        reader.submit(told, "open", str(path), format, response.headers.get("content-type", ""), _address(response))
        while self._waiting > ROOM:
            self.turn(1.0)

    def _begun(self) -> Reader:
        if self._reader is None:
            self._reader = Reader(self._make, self._longest, MOST_LOST)
            self._reader.submit(_begin_well, "greet")
        return self._reader

    def _put(self, body: bytes) -> Path:
        if self._part is None:
            self._part = leftovers.folder("documents", self._root)
        self._given += 1
        path = self._part.path / str(self._given)
        try:
            path.write_bytes(body)
        except OSError:
            path.unlink(missing_ok=True)  # what there is of it takes the room of the next
            raise
        return path

    def _came(
        self,
        path: Path,
        size: int,
        format: str,
        response: Response,
        then: Then,
        result: tuple[Document, list[Found]] | None,
    ) -> None:
        path.unlink(missing_ok=True)
        self._waiting -= size
        if result is None:
            assert self._reader is not None
            then(Document(DocumentFacts(format, Condition.GAVE_UP, self._reader.loss), None, whole=False))
            return
        self._remember(response, result[0], format)
        then(_with_links(*result))

    def condition(self, url: Url) -> Mapping[str, str]:
        """The header fields by which an address is asked for its document only if that is not known yet."""
        known = self._known.get(url)
        return known.condition if known is not None and self.may_open(url, known.size) else _NO_FIELDS

    def recall(self, response: Response, then: Callable[[Response, Document | None], None]) -> None:
        """Tell of a document that has not changed, with the answer that it had; None where it was forgotten since."""
        known = self._known.pop(response.url, None)
        if known is None or not self.may_open(response.url, known.size):
            then(response, None)
            return
        answer = replace(response, status=200, headers=known.headers, length=known.size, body=b"")

        def came(result: tuple[Document, list[Found]] | None) -> None:
            if result is None:
                then(response, None)
            else:
                self._remember(answer, result[0], known.format)
                then(answer, _with_links(*result))

        self._begun().submit(came, "recall", known.digest, known.format, _address(response))

    def was_in_vain(self, url: Url, answer: Answer) -> bool:
        """Whether an address was asked on a condition, and that brought nothing: a server may not bear it.

        It is asked on none from now on.
        """
        asked = [one for one in {url, answer.url} if self._known.pop(one, None) is not None]
        succeeded = isinstance(answer, Response) and 200 <= answer.status < 300
        return (bool(asked) and not succeeded) or (isinstance(answer, Response) and answer.status == NOT_MODIFIED)

    def _remember(self, response: Response, document: Document, format: str) -> None:
        facts = document.facts
        if isinstance(facts, DocumentFacts) and facts.is_read:
            seen = Seen(facts.digest, format, response.size, dict(response.headers))
            if seen.condition:
                self._seen[response.url] = seen

    def turn(self, wait: float) -> None:
        """Wait at most `wait` seconds for the first document, and tell all that there are."""
        if self._reader is not None:
            self._reader.turn(wait)

    def forget(self) -> None:
        """Nobody waits any more for what is under way."""
        self._waiting = 0
        if self._reader is not None:
            self._reader.forget()

    def close(self) -> None:
        if self._reader is not None:
            self._reader.close()
        self._kept.keep_addresses(self._seen.items())
        self._kept.close()
        if self._part is not None:
            self._part.remove()


def _begin_well(greeting: bool | None) -> None:
    """Raises `Untrustworthy` where the process cannot even begin: then no document is to blame."""
    if greeting is None:
        raise Untrustworthy("the process that opens documents does not start; `--documents none` does without it")


def _address(response: Response) -> Url:
    return urls.without_fragment(response.url)


def _with_links(document: Document, links: list[Found]) -> Document:
    """One that was not opened has none, not even an end of them."""
    facts = document.facts
    is_read = isinstance(facts, DocumentFacts) and facts.is_read
    return replace(document, links=lambda: iter(links)) if is_read else document


def without_body(response: Response) -> Response:
    """An answer, and how long its body was."""
    return replace(response, body=b"", length=response.size)
