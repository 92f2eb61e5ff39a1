"""How a child process begins: as a copy of this one where that is safe, else as a fresh interpreter.

A copy is ready at once and loads nothing twice; a fresh interpreter takes a tenth of a second of both. (multiprocessing
would import our command line too, and start a third process to watch over the second.) Either has a pipe in and a pipe
out, both of them ours alone. Ctrl-C, which a terminal sends to all of us, is the parent's to handle: it ends its
children, and they never outlive it.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from typing import IO, Protocol, cast

from linkcheck.interrupts import SIGNALS

Serve = Callable[[IO[bytes], IO[bytes]], None]
"""What a child does: read from the one until it ends, write to the other."""

PIPE = 1_000_000
LEAST_ROOM = 65_536
"""Bytes that a pipe takes in where nobody has asked for more."""
LESS_URGENT = 5
"""Steps of niceness: where there are fewer processors than processes, a child gives way to the one that it helps."""
_HIGHEST_DESCRIPTOR = 65_536
_PR_SET_PDEATHSIG = 1
"""Linux's number for: a signal that comes when the parent ends (prctl(2))."""


class Child(Protocol):
    """A process that was begun."""

    tasks: IO[bytes]
    results: IO[bytes]
    room: int
    """Bytes that it can be told while it does not listen."""

    def end(self) -> None:
        """End it, whatever it does."""


def may_copy() -> bool:
    """A copy has one thread, which is safe where there was only one; other systems than Linux do not promise that."""
    return sys.platform == "linux" and threading.active_count() == 1


def copy(action: Callable[[], None]) -> int:
    """The number of a copy of this process that does `action`, and ends with 0 if that raised nothing."""
    parent = os.getpid()
    with _undisturbed():
        number = os.fork()
        if number:
            return number
        code = 1
        try:
            settle(parent)
            gc.freeze()  # what the original made is no garbage here: to look through it would only copy it
            action()
            code = 0
        finally:
            os._exit(code)  # whatever was raised: behind this stands the original's code


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Signals wait, also in a child that begins meanwhile: it must not run the handlers of the parent."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def settle(parent: int) -> None:
    """The first thing that a child does: leave interrupts to its parent, and see to it that it ends with that one.

    On Linux the system does that, whatever the child is at; elsewhere it ends when it next reads from its pipe.
    """
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    if sys.platform == "win32":
        return
    signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, ctypes.c_ulong(signal.SIGKILL))
        if os.getppid() != parent:  # it was quicker
            os._exit(1)


def begin(serve: Serve) -> Child:
    """A child that runs `serve`, a function of a module."""
    return _Copy(serve) if may_copy() else _Fresh(serve)


class _Fresh:
    def __init__(self, serve: Serve) -> None:
        import subprocess  # seldom needed

        code = (
            f"from linkcheck import children; children.settle({os.getpid()}); "
            f"import sys, {serve.__module__} as it; it.{serve.__name__}(sys.stdin.buffer, sys.stdout.buffer)"
        )
        with _undisturbed():
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter, our own words
                [sys.executable, "-P", "-c", code],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )
        self.room = LEAST_ROOM
        self.tasks = cast("IO[bytes]", self._process.stdin)
        self.results = cast("IO[bytes]", self._process.stdout)

    def end(self) -> None:
        self._process.kill()
        self._process.wait()


class _Copy:
    def __init__(self, serve: Serve) -> None:
        theirs_in, ours_out = os.pipe()
        ours_in, theirs_out = os.pipe()
        for pipe in (ours_out, theirs_out):
            self.room = _widened(pipe)
        self._number = copy(lambda: _serve_alone(serve, theirs_in, theirs_out))
        os.close(theirs_in)
        os.close(theirs_out)
        self.tasks: IO[bytes] = os.fdopen(ours_out, "wb")
        self.results: IO[bytes] = os.fdopen(ours_in, "rb")

    def end(self) -> None:
        number, self._number = self._number, 0
        if number:  # once: when it is buried, its number may be somebody else's
            os.kill(number, signal.SIGKILL)
            os.waitpid(number, 0)


def _widened(pipe: int) -> int:
    """Let a pipe take in `PIPE` bytes before it holds up who writes to it, if that may be had; how many it takes in."""
    import fcntl  # Linux's, as all of this

    with contextlib.suppress(OSError):
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, PIPE)
    return fcntl.fcntl(pipe, fcntl.F_GETPIPE_SZ)


def _serve_alone(serve: Serve, tasks: int, results: int) -> None:
    """Serve with nothing of the original's but these two pipes, and whatever its standard error is."""
    os.nice(LESS_URGENT)
    low, high = sorted((tasks, results))
    for first, last in ((3, low), (low + 1, high), (high + 1, _HIGHEST_DESCRIPTOR)):
        os.closerange(first, last)
    sys.stderr = os.fdopen(2, "w", buffering=1, errors="replace", closefd=False)
    try:
        serve(os.fdopen(tasks, "rb"), os.fdopen(results, "wb"))
    except Exception:
        traceback.print_exc()  # a bug of ours, and nobody above who would tell of it
        raise
