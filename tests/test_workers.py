"""A child process for what is slow, and for what may crash or hang."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import pytest

from linkcheck.workers import InAThread, Polled, TaskFailed, Worker, WorkerDied

PATIENCE = 20.0
"""Seconds to wait for a child that starts; only a failure takes so long."""

Task = Callable[..., Any]


def make_adder(base: int) -> Task:
    return lambda number: base + number


def make_divider() -> Task:
    return lambda number: 1 / number


def make_sleeper() -> Task:
    return time.sleep


def make_meeting(guests: int) -> Task:
    return threading.Barrier(guests).wait


def make_sleeper_with_pid() -> Task:
    def sleep(seconds: float) -> int:
        time.sleep(seconds)
        return os.getpid()

    return sleep


def make_breaker() -> Task:
    return os._exit


def make_printer() -> Task:
    return lambda text: print(text)  # noqa: T201 - what libraries do


def make_sizer() -> Task:
    return len


def results(worker: Worker[Any, Any]) -> Iterator[tuple[Any, Any]]:
    while worker.under_way:
        news = worker.collect(PATIENCE)
        assert news, "nothing came in time"
        yield from news


def test_each_result_comes_back_with_its_ticket() -> None:
    with closing(Worker[str, int](2, make_adder, 10)) as worker:
        for number in range(20):
            worker.submit(f"ticket {number}", number)

        assert worker.under_way == 20
        assert dict(results(worker)) == {f"ticket {number}": 10 + number for number in range(20)}
        assert worker.under_way == 0


def test_a_slow_task_does_not_hold_up_a_quick_one() -> None:
    with closing(Worker[str, None](2, make_sleeper)) as worker:
        worker.submit("slow", 60)
        worker.submit("quick", 0)

        assert next(results(worker)) == ("quick", None)


def test_there_are_as_many_threads_as_wait_for_somebody() -> None:
    """Four tasks that wait for each other are done by four threads, though the first was alone to begin with."""
    with closing(Worker[int, int](4, make_meeting, 4)) as worker:
        worker.submit_all((number, ()) for number in range(4))

        assert sorted(number for number, _ in results(worker)) == [0, 1, 2, 3]


def test_collecting_waits_no_longer_than_asked() -> None:
    with closing(Worker[str, None](1, make_sleeper)) as worker:
        worker.submit("slow", 60)
        began = time.monotonic()

        assert worker.collect() == []
        assert worker.collect(0.05) == []
        assert time.monotonic() - began < 5


def test_without_a_task_there_is_nothing_to_wait_for() -> None:
    with closing(Worker[str, None](1, make_sleeper)) as worker:
        assert worker.collect(PATIENCE) == []


def test_what_a_task_raises_is_raised_here_with_its_traceback() -> None:
    with closing(Worker[str, float](1, make_divider)) as worker:
        worker.submit("bug", 0)

        with pytest.raises(TaskFailed, match=r"(?s)test_workers\.py.*ZeroDivisionError"):
            worker.collect(PATIENCE)


def test_a_child_that_dies_is_reported() -> None:
    with closing(Worker[str, None](1, make_breaker)) as worker:
        worker.submit("last words", 7)

        with pytest.raises(WorkerDied):
            worker.collect(PATIENCE)


def test_a_task_given_to_a_dead_child_is_reported_too() -> None:
    with closing(Worker[str, None](1, make_breaker)) as worker:
        worker.submit("last words", 7)
        with pytest.raises(WorkerDied):
            worker.collect(PATIENCE)
        worker.submit("too late", 0)

        with pytest.raises(WorkerDied):
            worker.collect(PATIENCE)


def test_a_task_that_prints_garbles_no_result() -> None:
    with closing(Worker[str, None](1, make_printer)) as worker:
        worker.submit("loud", "hello")

        assert list(results(worker)) == [("loud", None)]


def test_a_task_may_be_large() -> None:
    with closing(Worker[str, int](1, make_sizer)) as worker:
        worker.submit("large", b"x" * 5_000_000)

        assert list(results(worker)) == [("large", 5_000_000)]


@pytest.mark.skipif(sys.platform == "win32", reason="asks the process table by signal 0")
def test_closing_ends_a_child_that_is_still_at_work() -> None:
    worker = Worker[str, int](1, make_sleeper_with_pid)
    worker.submit("pid", 0)
    ((_, pid),) = results(worker)
    worker.submit("never", 60)
    worker.close()

    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def make_exhausted() -> Task:
    def exhaust(error: str) -> None:
        raise {"memory": MemoryError, "stack": RecursionError}[error]

    return exhaust


@pytest.mark.parametrize("error", ["memory", "stack"])
def test_a_task_that_exhausts_the_child_ends_it(error: str) -> None:
    with closing(Worker[str, None](1, make_exhausted)) as worker:
        worker.submit("too much", error)

        with pytest.raises(WorkerDied):
            worker.collect(PATIENCE)


@pytest.mark.parametrize("way", [Polled, InAThread])
@pytest.mark.parametrize("sizes", [[], [0], [1, 0, 70_000], [3_000_000, 5]])
def test_messages_come_whole_and_in_order(way: type[Polled] | type[InAThread], sizes: list[int]) -> None:
    number, written = os.pipe()
    with open(number, "rb") as pipe:
        results = way(pipe)

        def write() -> None:
            with open(written, "wb") as out:
                for size in sizes:
                    out.write(size.to_bytes(8) + bytes(size))
                    out.flush()

        thread = threading.Thread(target=write)
        thread.start()
        until = time.monotonic() + PATIENCE
        found: list[bytes] = []
        while not results.ended and time.monotonic() < until:
            found += results.take(0.2)
        found += results.take(0.0)
        thread.join()
        results.close()

    assert [len(one) for one in found] == sizes
