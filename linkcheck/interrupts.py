"""How a person or a CI runner ends a run: Ctrl-C (SIGINT), SIGTERM, SIGHUP where the terminal is closed.

The first one ends the run with a report of what was seen so far; a second one ends the process at once.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

EXIT_CODE = 3
SIGNALS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)  # Windows has no SIGHUP
AS_ONE = 0.1
"""Seconds within which two are one: a shell or a runner that passes on what the terminal has sent to all of us."""
_SHOW_CURSOR = b"\x1b[?25h\n"
"""Whoever draws a live line has hidden it (ECMA-48, DECTCEM)."""


def never() -> bool:
    """What a run asks where nobody may interrupt it."""
    return False


class Interrupts:
    """Called, it says whether one came. Where nothing is to be reported yet, `KeyboardInterrupt` is raised as well."""

    def __init__(self) -> None:
        self._first: float | None = None
        self._raises = True

    def __call__(self) -> bool:
        return self._first is not None

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Hear signals, in the main thread; those that whoever started us has turned off stay so (nohup)."""
        before = {number: signal.getsignal(number) for number in SIGNALS}
        heard = [number for number, handler in before.items() if handler is not signal.SIG_IGN]
        try:
            for number in heard:
                signal.signal(number, self._came)
            yield
        finally:
            for number in heard:
                signal.signal(number, before[number])

    @contextmanager
    def noted(self) -> Iterator[None]:
        """Nothing is raised: somebody asks whether one came, often enough."""
        self._raises = False
        try:
            yield
        finally:
            self._raises = True

    def _came(self, number: int, frame: FrameType | None) -> None:
        now = time.monotonic()
        if self._first is None:
            self._first = now
            if self._raises:
                raise KeyboardInterrupt
        elif now - self._first > AS_ONE:
            end_at_once(number, frame)


def end_at_once(number: int, frame: FrameType | None) -> None:
    """A handler of signals. Children end with us, and what lies half written is removed by the next run."""
    if os.isatty(2):
        os.write(2, _SHOW_CURSOR)
    os._exit(EXIT_CODE)
