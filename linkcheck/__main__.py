"""`python -m linkcheck`, and the command that is installed."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys

from linkcheck import interrupts


def run() -> None:
    """The command line; when all is said and done, the process ends at once.

    To free everything piece by piece before that takes 50 ms after 20,000 links, and is of use to nobody.
    """
    for number in interrupts.SIGNALS:  # until a run has begun, there is nothing to tell of, and nothing to lose
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, interrupts.end_at_once)
    # What is loaded, and what a crawl makes, lives to its end; looking for garbage in it is a third of the time.
    gc.set_threshold(200_000, 50, 100)
    from linkcheck.cli import main  # when that is so

    try:
        main()
    except SystemExit as end:
        if not isinstance(end.code, int | None):
            raise
        with contextlib.suppress(OSError):  # whoever listened is gone
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(end.code or 0)


if __name__ == "__main__":
    run()
