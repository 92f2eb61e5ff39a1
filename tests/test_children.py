"""How a child process begins: a copy where there is one thread, a fresh interpreter else; the work is the same."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from .repository import ROOT

ONLY_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="copies are made on Linux only")

MAKE = """
import os

def make():
    return lambda number: (os.getpid(), number * 2)
"""
WORK = """
import os, sys, threading
from linkcheck import children
from linkcheck.workers import Worker
from making import make

if "thread" in sys.argv:
    threading.Thread(target=threading.Event().wait, daemon=True).start()
print(children.may_copy())
worker, other = Worker(1, make), Worker(1, make)
for one in (worker, other):
    one.submit("ticket", 21)
    ((ticket, (number, result)),) = one.collect(20)
    print(number != os.getpid(), ticket, result)
print(number, flush=True)
if "leave" in sys.argv:
    os._exit(0)
worker.close(), other.close()
"""


def work(folder: Path, *words: str) -> list[str]:
    (folder / "making.py").write_text(MAKE)
    (folder / "work.py").write_text(WORK)
    command = [sys.executable, str(folder / "work.py"), *words]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert ended.stderr == ""
    return ended.stdout.splitlines()


@ONLY_LINUX
@pytest.mark.parametrize(("words", "copied"), [((), "True"), (("thread",), "False")])
def test_a_copy_and_a_fresh_child_do_the_same_work(tmp_path: Path, words: tuple[str, ...], copied: str) -> None:
    assert work(tmp_path, *words)[:3] == [copied, "True ticket 42", "True ticket 42"]


@ONLY_LINUX
@pytest.mark.parametrize("words", [("leave",), ("leave", "thread")])
def test_a_child_ends_when_its_parent_does_however_that_ends(tmp_path: Path, words: tuple[str, ...]) -> None:
    number = work(tmp_path, *words)[-1]

    for _ in range(200):
        if not is_alive(number):
            return
        time.sleep(0.05)
    pytest.fail("the child is still there after its parent")


def is_alive(number: str) -> bool:
    """Whether there is such a process, and one that still runs: nobody may be there to bury it."""
    try:
        state = Path("/proc", number, "stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in "ZX"
