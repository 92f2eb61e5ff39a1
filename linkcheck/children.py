"""How a child process begins: as a copy of this one where that is safe, else as a fresh interpreter.

A copy is ready at once and loads nothing twice; a fresh interpreter takes a tenth of a second of both. (multiprocessing
would import our command line too, and start a third process to watch over the second.) Either has a pipe in and a pipe
out, both of them ours alone.
"""

from __future__ import annotations

import contextlib
import gc
import os
import sys
import threading
import traceback
from collections.abc import Callable
from typing import BinaryIO, NoReturn, Protocol

Serve = Callable[[BinaryIO, BinaryIO], None]
"""What a child does: read from the one until it ends, write to the other."""

_HIGHEST_DESCRIPTOR = 65_536


class Child(Protocol):
    """A process that was begun."""

    tasks: BinaryIO
    results: BinaryIO

    def end(self) -> None:
        """End it, whatever it does."""


def may_copy() -> bool:
    """A copy has one thread, which is safe where there was only one; other systems than Linux do not promise that."""
    return sys.platform == "linux" and threading.active_count() == 1


def begin(serve: Serve) -> Child:
    """A child that runs `serve`, a function of a module."""
    return _Copy(serve) if may_copy() else _Fresh(serve)


class _Fresh:
    def __init__(self, serve: Serve) -> None:
        import subprocess  # seldom needed

        code = f"import sys, {serve.__module__} as it; it.{serve.__name__}(sys.stdin.buffer, sys.stdout.buffer)"
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter, our own words
            [sys.executable, "-P", "-c", code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
        if self._process.stdin is None or self._process.stdout is None:
            raise OSError("no pipes")
        self.tasks: BinaryIO = self._process.stdin  # type: ignore[assignment]
        self.results: BinaryIO = self._process.stdout  # type: ignore[assignment]

    def end(self) -> None:
        self._process.kill()
        self._process.wait()


class _Copy:
    def __init__(self, serve: Serve) -> None:
        theirs_in, ours_out = os.pipe()
        ours_in, theirs_out = os.pipe()
        self._number = os.fork()
        if not self._number:
            _live(serve, theirs_in, theirs_out)
        os.close(theirs_in)
        os.close(theirs_out)
        self.tasks: BinaryIO = os.fdopen(ours_out, "wb")
        self.results: BinaryIO = os.fdopen(ours_in, "rb")

    def end(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._number, 9)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(self._number, 0)


def _live(serve: Serve, tasks: int, results: int) -> NoReturn:
    """In the copy: serve, with nothing of the original's but these two pipes, and end without its endings."""
    code = 1
    gc.freeze()  # what the original made is no garbage here: to look through it would only copy it
    try:
        low, high = sorted((tasks, results))
        for first, last in ((3, low), (low + 1, high), (high + 1, _HIGHEST_DESCRIPTOR)):
            os.closerange(first, last)
        sys.stderr = open(2, "w", buffering=1, errors="replace", closefd=False)  # noqa: SIM115 - whatever it was before
        serve(os.fdopen(tasks, "rb"), os.fdopen(results, "wb"))
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)
