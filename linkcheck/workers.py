"""A child process that does what must not hold up the loop: slow libraries, and whatever may crash or hang.

Results come back in the order they are ready. An exception in a task is a bug of ours and is raised again here.
"""

from __future__ import annotations

import multiprocessing
import multiprocessing.connection
import signal
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Generic, TypeVar

Ticket = TypeVar("Ticket")
Result = TypeVar("Result")


class WorkerDied(Exception):
    """The child ended before it answered; its open tickets got no result."""


class TaskFailed(Exception):
    """A task raised; the message is the child's traceback."""


class Worker(Generic[Ticket, Result]):
    """One child with `threads` threads, each task given to `serve(*setup)` made once in the child.

    `make` is called in the child with `setup` and returns the function that serves every task.
    """

    def __init__(self, threads: int, make: Callable[..., Callable[..., Result]], *setup: Any) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, threads, make, setup), daemon=True)
        self._process.start()
        theirs.close()
        self._tickets: dict[int, Ticket] = {}
        self._count = 0

    @property
    def under_way(self) -> int:
        return len(self._tickets)

    def submit(self, ticket: Ticket, *task: Any) -> None:
        self._count += 1
        self._tickets[self._count] = ticket
        self._pipe.send((self._count, task))

    def collect(self, wait: float = 0.0) -> list[tuple[Ticket, Result]]:
        """What is ready; where nothing is, wait at most `wait` seconds for the first.

        Raises `WorkerDied` if the child is gone, `TaskFailed` if a task raised.
        """
        done: list[tuple[Ticket, Result]] = []
        try:
            while self._tickets and self._pipe.poll(0 if done else wait):
                number, failure, result = self._pipe.recv()
                if failure:
                    raise TaskFailed(failure)
                done.append((self._tickets.pop(number), result))
        except (EOFError, OSError) as error:
            raise WorkerDied(f"the worker ended with code {self._process.exitcode}") from error
        return done

    def close(self) -> None:
        self._pipe.close()
        self._process.terminate()
        self._process.join()
        self._process.close()


def _serve(
    pipe: multiprocessing.connection.Connection, threads: int, make: Callable[..., Callable[..., Any]], setup: tuple[Any, ...]
) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle; it closes the pipe
    function = make(*setup)
    lock = threading.Lock()

    def run(number: int, task: tuple[Any, ...]) -> None:
        try:
            answer = (number, "", function(*task))
        except Exception:
            answer = (number, traceback.format_exc(), None)
        with lock:
            pipe.send(answer)

    with ThreadPoolExecutor(threads) as pool:
        while True:
            try:
                number, task = pipe.recv()
            except (EOFError, OSError):
                break
            pool.submit(run, number, task)
