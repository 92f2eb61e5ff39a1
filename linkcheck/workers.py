"""A child process that does what must not hold up the loop: slow libraries, and whatever may crash or hang.

Messages are pickles over two pipes; both ends are ours. Results come back in the order they are ready. An exception in
a task is a bug of ours and is raised again.
"""

from __future__ import annotations

import contextlib
import math
import os
import pickle
import queue
import select
import sys
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterable
from functools import partial
from typing import IO, Any, Generic, TypeVar

from linkcheck import children

Ticket = TypeVar("Ticket")
Result = TypeVar("Result")

GATHERING = 0.005
"""Seconds that a result may wait for company, where several are made at once."""
PATIENCE = 0.02
"""Seconds that a task may wait for a thread, before there is one more."""


class WorkerDied(Exception):
    """The child ended before it answered; its open tickets get no result."""


class TaskFailed(Exception):
    """A task raised; the message is the child's traceback."""


class Worker(Generic[Ticket, Result]):
    """One child with at most `threads` threads. There, `make(*setup)` is called once, and serves every task."""

    def __init__(self, threads: int, make: Callable[..., Callable[..., Result]], *setup: Any) -> None:
        self._child = children.begin(serve)
        self._tickets: dict[int, Ticket] = {}
        self._count = 0
        self._gone = False
        self._results = (InAThread if sys.platform == "win32" else Polled)(self._child.results)
        self._send((threads, make, setup))

    @property
    def under_way(self) -> int:
        return len(self._tickets)

    @property
    def room(self) -> int:
        """Bytes of tasks that it takes while it is at work."""
        return self._child.room

    def submit(self, ticket: Ticket, *task: Any) -> None:
        self.submit_all([(ticket, task)])

    def submit_all(self, tasks: Iterable[tuple[Ticket, tuple[Any, ...]]]) -> None:
        """Many at once cost little more than one: each message wakes the child."""
        message = []
        for ticket, task in tasks:
            self._count += 1
            self._tickets[self._count] = ticket
            message.append((self._count, task))
        self._send(message)

    def _send(self, message: object) -> None:
        try:
            pickle.dump(message, self._child.tasks, pickle.HIGHEST_PROTOCOL)
            self._child.tasks.flush()
        except OSError:
            self._gone = True

    def collect(self, wait: float = 0.0) -> list[tuple[Ticket, Result]]:
        """What is ready; where nothing is, wait at most `wait` seconds for the first.

        Raises `WorkerDied` if the child is gone, `TaskFailed` if a task raised.
        """
        done: list[tuple[Ticket, Result]] = []
        for message in self._results.take(wait) if self._tickets else ():
            for number, failure, result in pickle.loads(message):  # noqa: S301 - written by our own child
                if failure:
                    raise TaskFailed(failure)
                done.append((self._tickets.pop(number), result))
        if self._tickets and not done and (self._gone or self._results.ended):
            raise WorkerDied("the worker ended before it answered")
        return done

    def close(self) -> None:
        self._child.end()
        self._results.close()
        for pipe in (self._child.tasks, self._child.results):
            with contextlib.suppress(OSError):  # what was still to be flushed has nobody to go to
                pipe.close()


class _Frames:
    """Messages out of a stream of bytes: each is told after its length."""

    def __init__(self) -> None:
        self._bytes = bytearray()

    def feed(self, more: bytes) -> list[bytes]:
        """The messages that are whole now."""
        self._bytes += more
        whole = []
        begin = 0
        while len(self._bytes) >= begin + _LENGTH:
            end = begin + _LENGTH + int.from_bytes(self._bytes[begin : begin + _LENGTH])
            if len(self._bytes) < end:
                break
            whole.append(bytes(self._bytes[begin + _LENGTH : end]))
            begin = end
        del self._bytes[:begin]
        return whole


class Polled:
    """A pipe that is looked into when somebody wants to know: a thread would take turns with us for each message."""

    def __init__(self, pipe: IO[bytes]) -> None:
        self._number = pipe.fileno()
        self._poll = select.poll()  # which, other than `select`, takes any number of a file
        self._poll.register(self._number, select.POLLIN)
        self._frames = _Frames()
        self.ended = False

    def take(self, wait: float) -> list[bytes]:
        """The messages that are there; where none is, wait at most so many seconds for the first."""
        until = time.monotonic() + wait
        whole: list[bytes] = []
        while not self.ended and self._poll.poll(0 if whole else math.ceil(wait * 1000)):
            more = os.read(self._number, _READ)
            self.ended = not more
            whole += self._frames.feed(more)
            wait = max(0.0, until - time.monotonic())
            if whole and len(more) < _READ:
                break
        return whole

    def close(self) -> None:
        """Nothing is left to do."""


class InAThread:
    """Where a pipe cannot be looked into: a thread waits for each message."""

    def __init__(self, pipe: IO[bytes]) -> None:
        self._pipe = pipe
        self._whole: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self.ended = False
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            while length := self._pipe.read(_LENGTH):
                self._whole.put(self._pipe.read(int.from_bytes(length)))
        self.ended = True
        self._whole.put(None)

    def take(self, wait: float) -> list[bytes]:
        whole: list[bytes] = []
        with contextlib.suppress(queue.Empty):
            while True:
                message = self._whole.get(timeout=wait) if wait and not whole else self._whole.get_nowait()
                if message is None:
                    break
                whole.append(message)
        return whole

    def close(self) -> None:
        self._thread.join()


_LENGTH = 8
"""Bytes in which the length of a message is told."""
_READ = 1_000_000
"""Bytes read at once."""


def serve(tasks: IO[bytes], results: IO[bytes]) -> None:
    """The child: read tasks until they end, write results."""
    sys.stdout = sys.stderr  # a library that prints must not garble the results
    threads, make, setup = pickle.load(tasks)  # noqa: S301 - written by our own parent
    function = make(*setup)
    do: Callable[[int, tuple[Any, ...]], None]
    if threads == 1:  # nobody to hand anything to: that would take as long as to read a page
        do = partial(_run, function, _write_at_once(results))
    else:
        do = _Crew(threads, partial(_run, function, _write_together(results))).give
    with contextlib.suppress(EOFError, pickle.UnpicklingError):
        while True:
            for number, task in pickle.load(tasks):  # noqa: S301 - written by our own parent
                do(number, task)
    os._exit(0)  # nobody is left to hear of what is still being done


class _Crew:
    """As many threads as it takes that no task waits for long.

    Where answers are quick, one thread is done in two thirds of the time of several, which would all want the
    interpreter's lock; where they are slow, it takes many.
    """

    def __init__(self, most: int, do: Callable[[int, tuple[Any, ...]], None]) -> None:
        self._do = do
        self._tasks: queue.SimpleQueue[tuple[int, tuple[Any, ...]]] = queue.SimpleQueue()
        self._since: deque[float] = deque()
        """When each task was given that nobody has taken yet."""
        self._begin(self._work)
        if most > 1:
            self._begin(lambda: self._grow(most - 1))

    @staticmethod
    def _begin(action: Callable[[], None]) -> None:
        threading.Thread(target=action, daemon=True).start()

    def give(self, number: int, task: tuple[Any, ...]) -> None:
        self._since.append(time.monotonic())
        self._tasks.put((number, task))

    def _work(self) -> None:
        while True:
            number, task = self._tasks.get()
            self._since.popleft()
            self._do(number, task)

    def _grow(self, more: int) -> None:
        while more:
            time.sleep(PATIENCE)
            with contextlib.suppress(IndexError):  # nothing waits
                if time.monotonic() - self._since[0] > PATIENCE:
                    self._begin(self._work)
                    more -= 1


Message = tuple[int, str, object]


def _run(
    function: Callable[..., object], tell: Callable[[list[Message]], None], number: int, task: tuple[Any, ...]
) -> None:
    try:
        tell([(number, "", function(*task))])
    except (MemoryError, RecursionError):
        os._exit(1)  # the page was made for this: it costs the worker, and the parent takes that for an answer
    except Exception:
        tell([(number, traceback.format_exc(), None)])


def _write_at_once(results: IO[bytes]) -> Callable[[list[Message]], None]:
    """One result after the other: what is done is told before the next task can kill us."""

    def tell(message: list[Message]) -> None:
        whole = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
        results.write(len(whole).to_bytes(_LENGTH) + whole)
        results.flush()

    return tell


def _write_together(results: IO[bytes]) -> Callable[[list[Message]], None]:
    """A result, with all that are done soon after: each message wakes the parent, and halts its loop."""
    done: queue.SimpleQueue[list[Message]] = queue.SimpleQueue()
    write = _write_at_once(results)

    def gather() -> None:
        while True:
            message = done.get()
            time.sleep(GATHERING)
            with contextlib.suppress(queue.Empty):
                while True:
                    message += done.get_nowait()
            write(message)

    threading.Thread(target=gather, daemon=True).start()
    return done.put
