"""The reader: a worker that reads large bodies, so that the loop is never held up, and reads places a second time.

It reads one body after the other, in the order in which they were given. What it dies of, or hangs on, costs that body
alone: the worker is replaced, and goes on with the next.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any, NamedTuple, Protocol

from msgspec.structs import replace

from linkcheck.documents.contract import Body, Document, Found
from linkcheck.model import PageFacts
from linkcheck.witnesses import make_reader
from linkcheck.workers import Worker, WorkerDied

LARGE = 100_000
"""Bytes from which on a body is read by the worker: two thousand links in a list, which take 15 ms to read."""
BUSY = 12
"""Tasks that the worker has, from which on a smaller page is read where it is: both work then."""
WAITING = 8
"""Large bodies that may wait for the worker, where they are in memory twice; more are read where they are."""
LONGEST = 20.0
"""Seconds without any news, after which the worker is taken to hang."""
MOST_LOST = 10
"""Bodies that may cost the worker its life, before nothing more is given to one: each may take `LONGEST`."""
CRASHED = "what read it crashed, or took more memory or processor time than it may"
TOO_LONG = "it took too long to read"
TOO_MANY = "too many others had crashed or held up what reads them"
ASKED = 2
"""Batches of links asked for before they are needed."""


UNREADABLE = Document(PageFacts(), None, whole=False)
"""What is told of a body that cost the worker its life, or too much time."""


class Task(NamedTuple):
    then: Callable[[Any], None] | None
    """Gets the result, or None if the worker could not give one."""
    what: str
    about: tuple[Any, ...]
    size: int
    """Bytes that go with it, at most; a number is none."""


class Reader:
    """Submit tasks, take turns; what is done is told from within `turn`."""

    def __init__(
        self,
        make: Callable[[], Callable[..., Any]] = make_reader,
        longest: float = LONGEST,
        most_lost: int = MOST_LOST,
    ) -> None:
        self._make, self._longest, self._most_lost = make, longest, most_lost
        self.loss = ""
        """Why the task that got no result last got none."""
        self._worker = self._new_worker()
        self._given: deque[Task] = deque()
        """What the worker has, the one that it is at first."""
        self._weight = 0
        """The size of all that."""
        self._held: deque[Task] = deque()
        """What it is not given yet."""
        self.under_way = 0
        """Tasks that somebody waits for."""
        self._news = 0.0
        self._lost = 0

    def _new_worker(self) -> Worker[Task, Any]:
        return Worker(1, self._make)

    def takes(self, size: int, with_links: bool) -> bool:
        """Whether a body of `size` bytes is for the worker to read: a large one, or a page with its links.

        What is asked of other pages is less work than to send them.
        """
        most = WAITING if size >= LARGE else BUSY if with_links else 0
        return len(self._given) + len(self._held) < most and self._lost < self._most_lost

    def read(self, body: Body, with_links: bool, then: Callable[[Document | None], None]) -> None:
        """Have a body read as a document; with its links, where they are wanted and not too many."""

        def came(read: tuple[Document | None, Found | None] | None) -> None:
            document, found = read if read is not None else (UNREADABLE, None)
            then(document if document is None or found is None else replace(document, links=lambda: iter((found,))))

        self.submit(came, "read", body, with_links)

    def submit(self, then: Callable[[Any], None] | None, what: str, *about: Any) -> None:
        """`what` is a method of `witnesses.ReaderTasks`."""
        task = Task(then, what, about, _size(about))
        if self._lost == self._most_lost:
            self.loss = TOO_MANY
            _tell(task, None)
            return
        if not self._given:
            self._news = time.monotonic()
        self.under_way += then is not None
        self._held.append(task)
        self._give()

    def _give(self) -> None:
        """Give the worker what it takes in at once: a large body only when it is idle, or the pipe would hold us up."""
        together: list[tuple[Task, tuple[Any, ...]]] = []
        while self._held:
            task = self._held[0]
            if self._given and task.size and self._weight + task.size > self._worker.room // 2:
                break
            self._given.append(self._held.popleft())
            self._weight += task.size
            together.append((task, (task.what, *task.about)))
        if together:
            self._worker.submit_all(together)

    def turn(self, wait: float) -> None:
        """Wait at most `wait` seconds for the first result, and tell all there are."""
        if not self._given:
            return
        try:
            done = self._worker.collect(wait)
        except WorkerDied:
            self._lose_first(CRASHED)
            return
        for _, result in done:
            self._news = time.monotonic()
            self._end(self._given.popleft(), result)  # the very one: the worker does one after the other
        self._give()
        if not done and time.monotonic() - self._news > self._longest:
            self._lose_first(TOO_LONG)

    def _end(self, task: Task, result: Any) -> None:
        self._weight -= task.size
        self.under_way -= task.then is not None
        _tell(task, result)

    def _lose_first(self, loss: str) -> None:
        """Replace the worker; the task that it was at gets no result, the others are given to the new one."""
        self._replace()
        self._lost += 1
        self.loss = loss
        lost, waiting = self._given.popleft(), [*self._given, *self._held]
        self._clear()
        _tell(lost, None)
        for task in waiting:
            self.submit(task.then, task.what, *task.about)

    def _replace(self) -> None:
        self.close()
        self._worker = self._new_worker()
        self._news = time.monotonic()

    def _clear(self) -> None:
        self._given.clear()
        self._held.clear()
        self._weight = self.under_way = 0

    def forget(self) -> None:
        """Nobody waits any more for what is under way."""
        if self._given:
            self._clear()
            self._replace()

    def close(self) -> None:
        self._worker.close()


_OVERHEAD = 8
"""Bytes of a pickle for each thing in it."""


def _size(about: object) -> int:
    match about:
        case bytes():
            return len(about) + _OVERHEAD
        case bool():
            return 0
        case str():
            return 4 * len(about) + _OVERHEAD
        case Body():
            told = len(about.content_type) + len(about.url) + len(about.media_type or "") + len(about.link)
            return len(about.content) + 4 * told + 6 * _OVERHEAD
        case tuple() | list():
            return sum(_size(part) + _OVERHEAD for part in about if not isinstance(part, int))
        case _:
            return 0


def _tell(task: Task, result: Any) -> None:
    if task.then is not None:
        task.then(result)


class Feed(Protocol):
    """The links of one page, as they come."""

    @property
    def ready(self) -> bool:
        """Whether to take is worth while now."""

    @property
    def whole(self) -> bool:
        """False where reading broke off."""

    def take(self) -> Found | None:
        """The next links; None where there are no more."""


class LocalFeed:
    """Read as they are taken."""

    ready = True
    whole = True

    def __init__(self, links: Iterator[Found]) -> None:
        self._links = links

    def take(self) -> Found | None:
        return next(self._links, None)


class RemoteFeed:
    """Read by the worker, a few batches ahead of what was taken."""

    _numbers = count(1)

    def __init__(self, reader: Reader, body: Body) -> None:
        self._reader = reader
        self._number = next(self._numbers)
        self._found: deque[Found] = deque()
        self._asked = 1
        self._read = False
        self.whole = True
        reader.submit(self._came, "links", self._number, body)
        self._ask()

    def _ask(self) -> None:
        while not self._read and self._asked + len(self._found) < 2 * ASKED and self._asked < ASKED:
            self._asked += 1
            self._reader.submit(self._came, "more", self._number)

    def _came(self, some: tuple[Found | None, bool] | None) -> None:
        self._asked -= 1
        if some is None and not self._read:
            self.whole = False
        found, more = some or (None, False)
        if found is not None:
            self._found.append(found)
        self._read = self._read or not more
        self._ask()

    @property
    def ready(self) -> bool:
        return bool(self._found) or self._read

    def take(self) -> Found | None:
        found = self._found.popleft() if self._found else None
        self._ask()
        return found
