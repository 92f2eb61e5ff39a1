"""Runs that are interrupted, killed, out of room or not alone: what stands at the end is whole, and nothing is left."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from linkcheck import leftovers, output
from linkcheck.errors import UsageError
from linkcheck.interrupts import Interrupts
from linkcheck.output import Wanted
from linkcheck.spool import BUFFER, Spool

from .demo_files import a_pdf
from .server import HANG, Reply, Request, page, serve

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="signals, locks and /proc as Linux has them")

QUICKLY = 5.0
"""Seconds; two, on a machine that has nothing else to do."""
PDF = a_pdf("Rules", ["The rules of the School."])


class Run:
    """The command in a session of its own, as a terminal would have it, with a temporary folder of its own."""

    def __init__(self, folder: Path, *words: str, limit: int | None = None, bound: bool = False) -> None:
        """`limit` is how large a file may be; `bound` says that permissions count, whoever we are."""
        self.temporary = folder / "temporary"
        self.temporary.mkdir(exist_ok=True)
        environ = {name: value for name, value in os.environ.items() if not name.startswith("LINKCHECK_")}
        command = [sys.executable, "-m", "linkcheck", "run", *words]
        if limit is not None:
            command = ["prlimit", f"--fsize={limit}", *command]
        if bound and os.geteuid() == 0:
            command = ["setpriv", "--inh-caps=-all", "--bounding-set=-all", *command]
        self.process = subprocess.Popen(
            command,
            cwd=folder,
            env=environ | {"TMPDIR": str(self.temporary), "COLUMNS": "200"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def signal(self, number: int) -> None:
        """To all processes, as Ctrl-C in a terminal."""
        os.killpg(self.process.pid, number)

    def end(self, within: float = 60.0) -> tuple[int, str]:
        """Its exit code and what it said; nothing that it began is left then."""
        try:
            _, said = self.process.communicate(timeout=within)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.communicate()
            raise
        assert "Traceback" not in said, said
        assert not self.left(), "processes are left"
        return self.process.returncode, said

    def left(self) -> list[int]:
        """Processes of its session, once they had a moment to end."""
        until = time.monotonic() + QUICKLY
        while (numbers := list(session(self.process.pid))) and time.monotonic() < until:
            time.sleep(0.02)
        return numbers


def session(leader: int) -> Iterator[int]:
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
            except (FileNotFoundError, ProcessLookupError):
                continue
            if int(fields[3]) == leader and fields[0] not in "ZX":
                yield int(folder.name)


def report_in(folder: Path) -> Any:
    """The one report there, which is whole."""
    (path,) = (path for path in (folder / "reports").glob("[!.]*") if path.is_dir())
    assert sorted(file.name for file in path.iterdir()) == ["index.html", "links.csv", "report.json"]
    return json.loads((path / "report.json").read_bytes())


def parts_in(*folders: Path) -> list[str]:
    return [path.name for folder in folders for path in folder.glob(".*linkcheck-*")]


class Asked:
    """A route that tells when somebody asks it."""

    def __init__(self, reply: Reply) -> None:
        self.reply = reply
        self.asked = threading.Event()

    def __call__(self, request: Request) -> Reply:
        self.asked.set()
        return self.reply


def a_site(slow: Asked) -> dict[str, Any]:
    return {"/": page('<p>A <a href="/slow">slow</a> page and <a href="/gone">none</a>'), "/slow": slow}


# Signals.


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_to_all_processes_ends_with_3_and_a_report_that_says_so(tmp_path: Path, number: int) -> None:
    slow = Asked(HANG)
    with serve(a_site(slow)) as server:
        run = Run(tmp_path, server.url())
        assert slow.asked.wait(30)
        run.signal(number)
        code, said = run.end(QUICKLY)

    report = report_in(tmp_path)
    assert code == 3, said
    assert (report["run"]["complete"], report["run"]["interrupted"]) == (False, True)
    assert [gap["reason"] for gap in report["coverage"]] == ["interrupted"]
    assert not parts_in(tmp_path / "reports", run.temporary)


def test_an_interrupt_ends_the_command_and_names_what_was_not_begun(tmp_path: Path) -> None:
    slow = Asked(HANG)
    with serve(a_site(slow)) as server:
        (tmp_path / "sources").mkdir()
        for name in ("a", "b"):
            (tmp_path / f"sources/{name}.toml").write_text(f'start = ["{server.url()}"]')
        run = Run(tmp_path, "a", "b")
        assert slow.asked.wait(30)
        run.signal(signal.SIGINT)
        code, said = run.end(QUICKLY)

    assert code == 3
    assert "not begun: b" in said
    assert report_in(tmp_path)["run"]["source"] == "a"


def test_an_interrupt_while_a_login_is_done_leaves_the_report_of_the_last_run(tmp_path: Path) -> None:
    login = Asked(HANG)
    with serve({"/": page("<p>Home"), "/login": login}) as server:
        (tmp_path / "sources").mkdir()
        source = tmp_path / "sources/site.toml"
        source.write_text(f'start = ["{server.url()}"]')
        assert Run(tmp_path, "site").end()[0] == 0
        before = report_in(tmp_path)
        fields = f'[auth."127.0.0.1".login]\npage = "{server.url("/login")}"\nfields = {{ password = "env:HOME" }}'
        source.write_text(f'start = ["{server.url()}"]\n{fields}')
        run = Run(tmp_path, "site")
        assert login.asked.wait(30)
        run.signal(signal.SIGINT)
        code, said = run.end(QUICKLY)

    assert code == 3
    assert said == "linkcheck: interrupted before anything was looked at; no report was written\n"
    assert report_in(tmp_path) == before


@pytest.mark.slow
@pytest.mark.parametrize("moment", [0.0, 0.1, 0.2, 0.4, 0.7, 1.0, 1.5])
def test_an_interrupt_at_any_moment_leaves_a_whole_report(tmp_path: Path, moment: float) -> None:
    """While links are found, targets asked, suspects confirmed, all is judged, places are read, files are written."""
    links = "".join(f'<p>No. {number}: <a href="/{number % 300}#{number}">here</a>' for number in range(15_000))
    first = Asked(page(links))
    with serve({"/": first}) as server:
        run = Run(tmp_path, server.url())
        assert first.asked.wait(30)
        time.sleep(moment)
        run.signal(signal.SIGINT)
        code, said = run.end(QUICKLY)

    report = report_in(tmp_path)
    assert code == 3 or (code == 1 and report["run"]["complete"]), said
    assert report["run"]["interrupted"] != report["run"]["complete"]
    assert report["run"]["interrupted"] or code == 1 or "the report is whole" in said


def test_a_second_interrupt_ends_at_once(tmp_path: Path) -> None:
    """Here, what is written to never takes it."""
    os.mkfifo(tmp_path / "pipe")
    slow = Asked(HANG)
    with serve(a_site(slow)) as server:
        run = Run(tmp_path, server.url(), "--format", "html", "--format", "json=pipe")
        assert slow.asked.wait(30)
        run.signal(signal.SIGINT)
        while not list((tmp_path / "reports").glob("[!.]*")):
            time.sleep(0.02)
        time.sleep(0.3)
        assert run.process.poll() is None
        run.signal(signal.SIGINT)
        code, said = run.end(QUICKLY)

    assert code == 3
    assert "The run is not complete" not in said


def test_two_signals_at_the_same_moment_are_one_and_nothing_is_raised_while_they_are_noted() -> None:
    interrupts = Interrupts()
    with interrupts.listening():
        with interrupts.noted():
            for number in (signal.SIGINT, signal.SIGTERM):
                os.kill(os.getpid(), number)
        assert interrupts()

    again = Interrupts()
    with again.listening(), pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGTERM)


# Killed.


@pytest.mark.slow
@pytest.mark.parametrize("moment", [0.0, 0.2, 0.4, 0.6, 0.8, 1.2])
def test_a_run_that_is_killed_leaves_a_whole_report_and_no_process_and_the_next_one_tidies_up(
    tmp_path: Path, moment: float
) -> None:
    links = "".join(f'<p>No. {number}: <a href="/{number % 100}#{number}">here</a>' for number in range(8_000))
    first = Asked(page(links + '<a href="/a.pdf">Rules</a>'))
    routes: dict[str, Any] = {"/": page('<a href="/a.pdf">Rules</a>'), "/a.pdf": Reply(200, PDF)}
    with serve(routes) as server:
        assert Run(tmp_path, server.url()).end()[0] == 0
        server.routes["/"] = first
        run = Run(tmp_path, server.url())
        assert first.asked.wait(30)
        time.sleep(moment)
        run.process.kill()
        run.end()
        assert report_in(tmp_path)["run"]["complete"]
        assert is_intact(tmp_path / "reports" / "documents.db")

        server.routes["/"] = page("<p>Small again")
        assert Run(tmp_path, server.url()).end()[0] == 0
    assert report_in(tmp_path)["summary"]["links"] == 0
    assert not parts_in(tmp_path / "reports", run.temporary)


def is_intact(database: Path) -> bool:
    with closing(sqlite3.connect(database)) as opened:
        return opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


HOLD = """
import sys, time
from pathlib import Path
from linkcheck import leftovers
leftovers.folder("a", Path(sys.argv[1]))
part = leftovers.folder("site", Path(sys.argv[1]))
held = leftovers.file("x.json", Path(sys.argv[1]))
print(part.path, flush=True)
time.sleep(60)
"""


def test_what_a_dead_run_has_left_goes_and_what_a_living_one_holds_stays(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        path = Path(holder.stdout.readline().strip())
        (path / "report.json").write_text("{}")
        (tmp_path / ".a-note.linkcheck-part").write_text("not so called by us")

        leftovers.tidy([tmp_path, tmp_path / "none"])
        while_it_lives = len(parts_in(tmp_path))
        holder.kill()
    leftovers.tidy([tmp_path])

    assert while_it_lives == 4
    assert parts_in(tmp_path) == [".a-note.linkcheck-part"]


def test_a_report_that_was_out_of_its_place_when_its_run_was_killed_is_brought_back(tmp_path: Path) -> None:
    report = tmp_path / "site"
    report.mkdir()
    (report / "report.json").write_text("{}")
    leftovers.out_of_the_way(report)
    assert not report.exists()

    leftovers.tidy([tmp_path])

    assert [path.name for path in report.iterdir()] == ["report.json"]
    assert not parts_in(tmp_path)


@pytest.mark.parametrize("change", [None, lambda one, other: False], ids=["in one step", "in two"])
def test_many_may_replace_one_report_at_the_same_time(tmp_path: Path, change: Any) -> None:
    missing = 0

    def replace(number: int) -> None:
        for turn in range(40):
            part = leftovers.folder("site", tmp_path)
            (part.path / "report.json").write_text(f"{number} {turn}")
            output.take_place(part.path, tmp_path / "site", change)
            part.remove()

    threads = [threading.Thread(target=replace, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    while not (tmp_path / "site").exists():
        time.sleep(0.001)
    while any(thread.is_alive() for thread in threads):
        missing += not (tmp_path / "site").exists()
    for thread in threads:
        thread.join()

    leftovers.tidy([tmp_path])  # in two steps, a report that lost its turn may lie beside
    assert (tmp_path / "site/report.json").exists()
    assert not parts_in(tmp_path)
    assert change is not None or missing == 0


# No room.


def test_a_report_for_which_there_is_no_room_is_told_and_the_last_one_stays(tmp_path: Path) -> None:
    routes: dict[str, Any] = {"/": page("<p>Home")}
    with serve(routes) as server:
        assert Run(tmp_path, server.url()).end()[0] == 0
        before = report_in(tmp_path)
        server.routes["/"] = page("".join(f'<p><a href="#{number}">No. {number}</a>' for number in range(2_000)))
        run = Run(tmp_path, server.url(), limit=60_000)
        code, said = run.end()

    assert code == 2
    assert said.splitlines()[-1] == (
        "linkcheck: cannot write the report to reports/127.0.0.1: File too large. What stood there before still does; "
        "make room there or choose another place, and run again"
    )
    assert report_in(tmp_path) == before
    assert not parts_in(tmp_path / "reports", run.temporary)


def test_documents_for_which_there_is_no_room_are_unverified_and_what_was_known_stays(tmp_path: Path) -> None:
    links = "".join(f'<a href="/{number}.pdf">No. {number}</a>' for number in range(5))
    routes: dict[str, Any] = {"/": page('<a href="/1.pdf">No. 1</a>'), "*": Reply(200, PDF, {"ETag": '"1"'})}
    with serve(routes) as server:
        assert Run(tmp_path, server.url()).end()[0] == 0
        server.routes["/"] = page(links)
        server.routes["*"] = Reply(200, PDF.replace(b"%%EOF", b"%" * 300_000 + b"\n%%EOF"))
        code, _ = Run(tmp_path, server.url(), limit=200_000).end()

    assert code == 0
    verdicts = {link["url"][-6:]: link["verdict"] for link in report_in(tmp_path)["links"] if "pdf" in link["href"]}
    assert set(verdicts.values()) == {"unverified"}
    assert is_intact(tmp_path / "reports" / "documents.db")


@contextmanager
def no_more_than(size: int) -> Iterator[None]:
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_spool_without_room_takes_no_more_and_gives_back_what_it_took() -> None:
    bodies = [bytes([number]) * 700_000 for number in range(8)]
    with closing(Spool()) as spool, no_more_than(2 * BUFFER):
        numbers = [spool.put(body, "text/html") for body in bodies]

        taken = [(number, body) for number, body in zip(numbers, bodies, strict=True) if number is not None]
        assert 2 <= len(taken) < len(bodies)
        assert numbers[-1] is None
        assert all(spool.get(number) == (body, "text/html") for number, body in taken)


def test_where_there_is_no_temporary_folder_a_run_goes_without_positions(tmp_path: Path) -> None:
    with serve({"/": page('<a href="/gone">gone</a>' + "<p>" * 500_000)}) as server:
        run = Run(tmp_path, server.url(), limit=900_000)
        code, _ = run.end()

    report = report_in(tmp_path)
    assert code == 1
    assert [(link["verdict"], link["line"]) for link in report["links"]] == [("broken", 1)]


def test_a_device_that_is_full_is_told_and_all_else_is_written(tmp_path: Path) -> None:
    with serve({"/": page("<p>Home")}) as server:
        code, said = Run(tmp_path, server.url(), *"-f html -f csv -f json -f json=/dev/full".split()).end()

    assert code == 2
    assert "cannot write the report to /dev/full: No space left on device" in said
    assert report_in(tmp_path)["run"]["complete"]


# Not alone.


def test_two_runs_of_one_source_do_not_harm_each_other(tmp_path: Path) -> None:
    routes: dict[str, Any] = {"/": page('<a href="/a.pdf">Rules</a><a href="/gone">gone</a>')}
    routes["/a.pdf"] = Reply(200, PDF, {"ETag": '"1"'}, delay=0.2)
    with serve(routes) as server:
        for _ in range(2):
            runs = [Run(tmp_path, server.url()) for _ in range(3)]
            assert [run.end()[0] for run in runs] == [1, 1, 1]

    assert report_in(tmp_path)["run"]["complete"]
    assert is_intact(tmp_path / "reports" / "documents.db")
    assert not parts_in(tmp_path / "reports", tmp_path / "temporary")
    assert sorted(path.name for path in (tmp_path / "reports").iterdir()) == ["127.0.0.1", "documents.db"]


@pytest.mark.parametrize("foreign", [False, True])
def test_what_is_none_of_our_databases_is_set_aside_with_a_word(tmp_path: Path, foreign: bool) -> None:
    database = tmp_path / "reports/documents.db"
    database.parent.mkdir()
    if foreign:
        with closing(sqlite3.connect(database)) as other, other:
            other.execute("CREATE TABLE bookmarks (url TEXT)")
    else:
        database.write_bytes(b"not at all a database" * 1000)
    before = database.read_bytes()
    with serve({"/": page('<a href="/a.pdf">Rules</a>'), "/a.pdf": Reply(200, PDF, {"ETag": '"1"'})}) as server:
        code, said = Run(tmp_path, server.url()).end()

    assert code == 0
    assert "documents.db is damaged, or none of ours: it is kept as reports/documents.db.damaged" in said
    assert (tmp_path / "reports/documents.db.damaged").read_bytes() == before
    assert is_intact(database)


# Told before the crawl.


def test_what_cannot_be_written_is_told_before_anybody_is_asked(tmp_path: Path) -> None:
    reports, others = tmp_path / "reports", tmp_path / "others"
    for folder in (reports, others):
        folder.mkdir()
        folder.chmod(0o555)
    with serve({"/": page("<p>Home")}) as server:
        told = [
            Run(tmp_path, server.url(), *words, bound=True).end()
            for words in [(), ("--format", "json=others/x.json"), ("--output", "others/new")]
        ]

        assert [code for code, _ in told] == [2, 2, 2]
        assert [said.splitlines() for _, said in told] == [
            ["linkcheck: cannot write to reports: Permission denied; choose another with --output"],
            [f"linkcheck: cannot write to {others}: Permission denied; choose another with --output"],
            ["linkcheck: cannot write to others/new: Permission denied; choose another with --output"],
        ]
        assert server.log == []


def test_what_is_mounted_cannot_be_replaced_and_is_told() -> None:
    assert output.irreplaceable(Path("/proc")) == "it is mounted there, from elsewhere"


def test_a_device_that_is_not_ours_to_write_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="name a file in it"):
        output.check_writable(tmp_path, [Wanted("json", "/proc/self")])
    with pytest.raises(UsageError, match="cannot write to /proc"):
        output.check_writable(tmp_path, [Wanted("json", "/proc/x.json")])
