"""The command line, from outside: what it is given, what it says where, what it leaves behind, how it ends."""

from __future__ import annotations

import csv
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from linkcheck import checks
from linkcheck.cli import main

from .repository import ROOT
from .server import HANG, Reply, page, serve

NOT_FOUND = Reply(404, b"no such page", {"Content-Type": "text/html"})
QUIET_SITE = {"/": page('<title>Home</title><p>Our <a href="/about">programme</a>'), "/about": page("<p>About us")}
BROKEN_SITE = {"/": page('<p>Our <a href="/gone">programme</a>')}
OUTDATED_SITE = {
    "/": page('<html lang="en"><p>Apply now for the academic year 2019/2020: <a href="/call">call for bids</a>.'),
    "/call": page("<p>The call"),
}


def linkcheck(folder: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the command in `folder`, with nothing in the environment that it would heed but `variables`."""
    environ = {name: value for name, value in os.environ.items() if not heeded(name)}
    command = [sys.executable, "-m", "linkcheck", *words]
    return subprocess.run(command, cwd=folder, env=environ | variables, capture_output=True, text=True, timeout=60)


def heeded(name: str) -> bool:
    return name.startswith("LINKCHECK_") or name.lower().endswith("_proxy")


def write_source(folder: Path, name: str, **keys: object) -> Path:
    path = folder / "sources" / f"{name}.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(f"{key} = {json.dumps(value)}\n" for key, value in keys.items()))
    return path


def report_of(folder: Path, name: str) -> Any:
    return json.loads((folder / "reports" / name / "report.json").read_bytes())


def only_line(ended: subprocess.CompletedProcess[str]) -> str:
    """The one line on stderr of a run that could not be done; nothing is on stdout."""
    lines = ended.stderr.splitlines()
    assert ended.stdout == ""
    assert len(lines) == 1, ended.stderr
    return lines[0]


def last_line(ended: subprocess.CompletedProcess[str]) -> str:
    """The line with which the parser of options ends, below the usage; nothing is on stdout."""
    assert ended.stdout == ""
    assert "Traceback" not in ended.stderr
    return ended.stderr.splitlines()[-1]


def files_in(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


# What is asked for cannot be done: exit code 2, before anybody is asked.


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("nowhere", "linkcheck: `nowhere` is no URL, no file, no folder and no source; known: demo"),
        ("dmeo", "linkcheck: `dmeo` is no URL, no file, no folder and no source; did you mean `demo`?"),
        ("none.toml", "linkcheck: none.toml: no such file"),
        ("ftp://a.example/", "linkcheck: `ftp://a.example/` is not an http or https address"),
        ("http://", "linkcheck: `http://` is not an http or https address"),
    ],
)
def test_a_source_that_is_not_there_is_told_in_one_line(tmp_path: Path, word: str, told: str) -> None:
    ended = linkcheck(tmp_path, "run", word)

    assert only_line(ended) == told
    assert ended.returncode == 2
    assert files_in(tmp_path) == []


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("start = [", "linkcheck: site.toml: not valid TOML: Invalid value (at end of document)"),
        ('strat = ["https://a.example/"]', "linkcheck: site.toml: unknown key `strat`; did you mean `start`?"),
        ('title = "Site"', "linkcheck: site.toml: `start` is missing: name at least one page to begin with"),
        (
            'start = ["https://a.example/"]\n[policy]\noff = ["txt"]',
            "linkcheck: site.toml: `policy.off`: no check is called",
        ),
        (
            'start = ["https://a.example/"]\n[headers."a.example"]\nCookie = "env:UNSET_TOKEN"',
            'linkcheck: site.toml: `headers."a.example".Cookie` wants the environment variable UNSET_TOKEN',
        ),
    ],
)
def test_a_source_that_cannot_be_used_is_told_in_one_line(tmp_path: Path, content: str, told: str) -> None:
    (tmp_path / "site.toml").write_text(content)

    ended = linkcheck(tmp_path, "run", "site.toml")

    assert only_line(ended).startswith(told)
    assert ended.returncode == 2
    assert files_in(tmp_path) == ["site.toml"]


def test_without_a_source_there_is_a_hint_how_to_begin(tmp_path: Path) -> None:
    ended = linkcheck(tmp_path, "run")

    assert "begin with `linkcheck init URL`" in only_line(ended)
    assert ended.returncode == 2
    assert files_in(tmp_path) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("run", "--fail-onn", "none"), "Error: No such option '--fail-onn'. Did you mean '--fail-on'?"),
        (("run", "--fail-on", "bad"), "Error: Invalid value for '--fail-on': 'bad' is not one of"),
        (("run", "--as-of", "tomorrow"), "Error: Invalid value for '--as-of': 'tomorrow' does not match"),
        (("run", "--max-pages", "0"), "Error: Invalid value for '--max-pages': 0 is not in the range"),
        (("run", "--timeout", "0"), "Error: Invalid value for '--timeout': 0.0 is not in the range"),
        (("explain", "nothing"), "Error: Invalid value for '{"),
        (("rnu",), "Error: No such command 'rnu'."),
    ],
)
def test_an_option_or_command_that_does_not_exist_is_told(tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    ended = linkcheck(tmp_path, *words)

    assert last_line(ended).startswith(told)
    assert ended.returncode == 2


@pytest.mark.parametrize(
    ("format", "told"),
    [
        ("pdf", "linkcheck: no format is called `pdf`; there are csv, html, json"),
        ("json=", "linkcheck: `--format json=` names no path; use `json=FILE`, or `json=-` for stdout"),
    ],
)
def test_a_format_that_does_not_exist_is_told(tmp_path: Path, format: str, told: str) -> None:
    ended = linkcheck(tmp_path, "run", "demo", "--format", format)

    assert only_line(ended) == told
    assert ended.returncode == 2


@pytest.mark.parametrize(
    ("option", "place", "told"),
    [
        ("--output", "file", "linkcheck: cannot write to file: "),
        ("--output", "file/reports", "linkcheck: cannot write to file/reports: Not a directory; choose another"),
        ("--format", "json=file/report.json", "linkcheck: cannot write to "),
    ],
)
def test_a_place_that_cannot_be_written_to_is_told_before_anybody_is_asked(
    tmp_path: Path, option: str, place: str, told: str
) -> None:
    (tmp_path / "file").touch()
    with serve(QUIET_SITE) as server:
        ended = linkcheck(tmp_path, "run", server.url(), option, place)

        assert server.log == []
    assert only_line(ended).startswith(told)
    assert ended.returncode == 2
    assert files_in(tmp_path) == ["file"]


def test_a_folder_where_a_file_shall_be_written_is_told_before_anybody_is_asked(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with serve(QUIET_SITE) as server:
        ended = linkcheck(tmp_path, "run", server.url(), "--format", "json=folder")

        assert server.log == []
    assert only_line(ended)
    assert ended.returncode == 2


def test_two_sources_of_one_name_are_told_before_anybody_is_asked(tmp_path: Path) -> None:
    with serve(QUIET_SITE) as server:
        ended = linkcheck(tmp_path, "run", server.url(), server.url("/#top"))

        assert server.log == []
    assert "their reports would be one folder" in only_line(ended)
    assert ended.returncode == 2


def test_a_word_too_long_for_a_file_name_is_no_source(tmp_path: Path) -> None:
    ended = linkcheck(tmp_path, "run", "a" * 300)

    assert only_line(ended)
    assert ended.returncode == 2


# The run cannot be trusted: exit code 3, and no report.


def test_a_start_page_that_answers_500_is_no_run(tmp_path: Path) -> None:
    with serve({"/": page("trouble", status=500)}) as server:
        ended = linkcheck(tmp_path, "run", server.url())

        assert only_line(ended).startswith(f"linkcheck: no start page could be read: {server.url()} (status 500)")
    assert ended.returncode == 3
    assert files_in(tmp_path) == []


def test_a_start_page_that_is_no_page_is_no_run(tmp_path: Path) -> None:
    with serve({"/": Reply(200, b"no words", {"Content-Type": "image/png"})}) as server:
        ended = linkcheck(tmp_path, "run", server.url())

        assert "(not a page: image/png)" in only_line(ended)
    assert ended.returncode == 3


def test_links_to_several_hosts_of_which_none_says_anything_are_no_run(tmp_path: Path) -> None:
    with serve({"/": HANG}) as one, serve({"/": HANG}) as other:
        (tmp_path / "links.txt").write_text(f"{one.url()}\n{other.url()}")
        ended = linkcheck(tmp_path, "run", "--links-from", "links.txt", "--timeout", "0.5")

        assert only_line(ended).startswith("linkcheck: not one of 2 hosts answered: ")
    assert ended.returncode == 3
    assert files_in(tmp_path) == ["links.txt"]


def test_one_host_that_answers_is_enough(tmp_path: Path) -> None:
    with serve({"/": HANG}) as one, serve({"/": page("status", status=404)}) as other:
        (tmp_path / "links.txt").write_text(f"{one.url()}\n{other.url()}")
        ended = linkcheck(tmp_path, "run", "--links-from", "links.txt", "--timeout", "0.5")

    assert ended.returncode == 1


def test_a_start_page_on_a_host_that_does_not_exist_is_no_run(tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_text('start = ["http://nowhere.invalid/"]\npause = 0\ntimeout = 5\n')

    ended = linkcheck(tmp_path, "run", "site.toml")

    assert only_line(ended).startswith("linkcheck: no start page could be read: http://nowhere.invalid/ (")
    assert ended.returncode == 3
    assert files_in(tmp_path) == ["site.toml"]


def test_one_readable_start_page_is_enough_and_the_other_one_is_named(tmp_path: Path) -> None:
    with serve({**QUIET_SITE, "/ill": page("trouble", status=500)}) as server:
        write_source(tmp_path, "site", start=[server.url("/"), server.url("/ill")])
        ended = linkcheck(tmp_path, "run", "site", "--fail-on", "unverified")

        verdicts = {target["url"]: target["verdict"] for target in report_of(tmp_path, "site")["targets"]}
        assert verdicts[server.url("/ill")] == "unverified"
    assert ended.returncode in (0, 1), ended.stderr


def test_the_report_of_the_last_run_survives_a_run_that_failed(tmp_path: Path) -> None:
    with serve(dict(QUIET_SITE)) as server:
        write_source(tmp_path, "site", start=[server.url()])
        assert linkcheck(tmp_path, "run", "site").returncode == 0
        before = (tmp_path / "reports/site/report.json").read_bytes()
        server.routes["/"] = page("trouble", status=500)
        assert linkcheck(tmp_path, "run", "site").returncode == 3

    assert (tmp_path / "reports/site/report.json").read_bytes() == before
    assert {name.split("/")[0] for name in files_in(tmp_path / "reports")} == {"site"}


@pytest.mark.parametrize(
    ("keys", "code", "told"),
    [({"strat": []}, 2, "unknown key `strat`"), ({"start": ["http://127.0.0.1:1/"]}, 3, "no start page could be read")],
    ids=["unusable", "unreachable"],
)
def test_a_source_that_fails_does_not_keep_another_from_its_report(
    tmp_path: Path, keys: Mapping[str, object], code: int, told: str
) -> None:
    with serve(BROKEN_SITE) as server:
        write_source(tmp_path, "bad", **keys)
        write_source(tmp_path, "good", start=[server.url()])
        ended = linkcheck(tmp_path, "run")

    assert told in ended.stderr
    assert ended.returncode == code
    assert report_of(tmp_path, "good")["summary"]["verdicts"]["broken"] == 1
    assert not (tmp_path / "reports/bad").exists()


def test_a_source_that_is_no_toml_does_not_keep_another_from_its_report(tmp_path: Path) -> None:
    with serve(QUIET_SITE) as server:
        write_source(tmp_path, "good", start=[server.url()])
        (tmp_path / "sources/bad.toml").write_text("start = [")
        ended = linkcheck(tmp_path, "run")

    assert ended.returncode == 2
    assert (tmp_path / "reports/good/report.json").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")
def test_an_interrupt_ends_with_3_and_a_report_that_says_so(tmp_path: Path) -> None:
    asked = threading.Event()
    site = {"/": page('<a href="/slow">slow page</a>'), "/slow": lambda request: asked.set() or HANG}
    with serve(site) as server:
        command = [sys.executable, "-m", "linkcheck", "run", server.url()]
        with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as running:
            assert asked.wait(30)
            running.send_signal(signal.SIGINT)
            _, said = running.communicate(timeout=30)

    report = report_of(tmp_path, "127.0.0.1")
    assert running.returncode == 3, said
    assert "Traceback" not in said
    assert (report["run"]["complete"], report["run"]["interrupted"]) == (False, True)
    assert [gap["reason"] for gap in report["coverage"]] == ["interrupted"]


def test_when_the_time_is_up_the_rest_is_skipped_and_named(tmp_path: Path) -> None:
    with serve({"/": page('<a href="/slow">slow page</a>'), "/slow": HANG}) as server:
        ended = linkcheck(tmp_path, "run", server.url(), "--max-time", "1")

    report = report_of(tmp_path, "127.0.0.1")
    assert (report["run"]["complete"], report["run"]["interrupted"]) == (False, False)
    assert [gap["reason"] for gap in report["coverage"]] == ["time-limit"]
    assert "The run is not complete" in ended.stderr
    assert ended.returncode == 0


# A run that works.


def test_a_site_without_faults_ends_with_0_and_a_whole_report(tmp_path: Path) -> None:
    with serve(QUIET_SITE) as server:
        write_source(tmp_path, "site", start=[server.url()])
        ended = linkcheck(tmp_path, "run", "site")

    assert ended.returncode == 0, ended.stderr
    assert ended.stdout == ""
    assert "Report: reports/site/index.html" in ended.stderr
    assert files_in(tmp_path / "reports") == ["site/index.html", "site/links.csv", "site/report.json"]
    assert report_of(tmp_path, "site")["run"]["complete"] is True


def test_an_address_gets_a_folder_of_its_own_name(tmp_path: Path) -> None:
    with serve(QUIET_SITE) as server:
        linkcheck(tmp_path, "run", server.url("/?page=1"))

    assert [path.name for path in (tmp_path / "reports").iterdir()] == ["127.0.0.1"]


def test_without_recurse_only_the_page_itself_is_read(tmp_path: Path) -> None:
    deep = {"/": page('<a href="/one">page one</a>'), "/one": page('<a href="/two">page two</a>'), "/two": page("end")}
    with serve(deep) as server:
        linkcheck(tmp_path, "run", server.url(), "--output", "flat")
        assert "/two" not in server.paths()
        linkcheck(tmp_path, "run", server.url(), "--recurse", "--output", "deep")
        assert "/two" in server.paths()


@pytest.mark.parametrize(
    ("site", "fail_on", "code"),
    [
        (BROKEN_SITE, "broken", 1),
        (BROKEN_SITE, "outdated", 1),
        (BROKEN_SITE, "none", 0),
        (OUTDATED_SITE, "broken", 0),
        (OUTDATED_SITE, "outdated", 1),
        (OUTDATED_SITE, "moved", 1),
    ],
    ids=lambda value: value if isinstance(value, str | int) else "broken" if value is BROKEN_SITE else "outdated",
)
def test_fail_on_decides_between_0_and_1(tmp_path: Path, site: Mapping[str, Reply], fail_on: str, code: int) -> None:
    with serve(site) as server:
        ended = linkcheck(tmp_path, "run", server.url(), "--as-of", "2026-11-22", "--fail-on", fail_on)

    assert ended.returncode == code, ended.stderr


def test_as_of_decides_what_is_over(tmp_path: Path) -> None:
    with serve(OUTDATED_SITE) as server:
        ended = linkcheck(tmp_path, "run", server.url(), "--as-of", "2019-11-22", "--fail-on", "outdated")

    assert ended.returncode == 0, ended.stderr
    assert report_of(tmp_path, "127.0.0.1")["run"]["as_of"] == "2019-11-22"


def test_a_page_over_the_limit_is_read_up_to_it_and_named_in_coverage(tmp_path: Path) -> None:
    early, late = '<a href="/early">early page</a>', '<a href="/late">late page</a>'
    with serve({"/": page(early + "<!-- " + "x" * 50_000 + " -->" + late), "/early": page("here")}) as server:
        write_source(tmp_path, "site", start=[server.url()], max_page_bytes=20_000)
        ended = linkcheck(tmp_path, "run", "site")

        assert "/late" not in server.paths()
        report = report_of(tmp_path, "site")
        assert [link["href"] for link in report["links"]] == ["/early"]
        assert [(gap["reason"], gap["examples"]) for gap in report["coverage"]] == [("page-size", [server.url()])]
    assert ended.returncode == 0, ended.stderr


def test_a_large_page_is_read_like_any_other(tmp_path: Path) -> None:
    links = "".join(
        f'<p>Write to <a href="mailto:office{number}@example.org">office {number}</a>.' for number in range(9000)
    )
    home = page(f"<title>Offices</title><h1>Offices</h1>{links}<!--{'-' * 500_000}--><p><a href='/gone#x'>plan</a>")
    with serve({"/": home, "/gone": NOT_FOUND}) as server:
        ended = linkcheck(tmp_path, "run", server.url(), "--quiet")

    assert ended.returncode == 1, ended.stderr
    assert len(home.body) > 1_000_000
    (folder,) = (tmp_path / "reports").iterdir()
    assert files_in(folder) == ["index.html", "links.csv", "report.json"]
    report = report_of(tmp_path, folder.name)
    assert report["summary"]["verdicts"] | {"ok": 9000, "broken": 1} == report["summary"]["verdicts"]
    assert [report["links"][number]["text"] for number in (0, 8999, 9000)] == ["office 0", "office 8999", "plan"]
    assert report["links"][9000]["line"] is not None
    assert len((folder / "links.csv").read_text().splitlines()) == 9002
    assert (folder / "index.html").read_text().rstrip().endswith("</html>")


def test_pages_over_the_limit_are_named_in_coverage(tmp_path: Path) -> None:
    with serve({"/": page('<a href="/one">page one</a>'), "/one": page("one")}) as server:
        linkcheck(tmp_path, "run", server.url(), "--recurse", "--max-pages", "1")

    report = report_of(tmp_path, "127.0.0.1")
    assert report["summary"]["pages"] == 1
    assert [gap["reason"] for gap in report["coverage"]] == ["page-limit"]


def test_what_is_excluded_is_not_asked_for_and_is_named(tmp_path: Path) -> None:
    with serve({"/": page('<a href="/one">page one</a><a href="/two">page two</a>')}) as server:
        write_source(tmp_path, "site", start=[server.url()], exclude=["/one$"])
        ended = linkcheck(tmp_path, "run", "site", "--exclude", "/two$")

        assert server.paths() == ["/"]
    assert ended.returncode == 0, ended.stderr
    assert report_of(tmp_path, "site")["summary"]["verdicts"]["skipped"] == 2


def test_header_fields_go_to_their_host_alone(tmp_path: Path) -> None:
    with serve({}) as other, serve({}) as server:
        elsewhere = f"http://localhost:{other.endpoint[1]}/there"
        server.routes["/"] = page(f'<a href="{elsewhere}">elsewhere</a><a href="/moved">moved</a>')
        server.routes["/moved"] = Reply(302, headers={"Location": elsewhere + "/too"})
        source = write_source(tmp_path, "site", start=[server.url()])
        source.write_text(source.read_text() + '[headers."127.0.0.1"]\nAuthorization = "env:TOKEN"\n')
        linkcheck(tmp_path, "run", "site", "--quiet", TOKEN="Bearer abc123")

        assert {request.headers.get("authorization") for request in server.log} == {"Bearer abc123"}
        assert len(other.log) >= 2
        assert {request.headers.get("authorization") for request in other.log} == {None}
    assert "abc123" not in "".join(path.read_text() for path in (tmp_path / "reports").rglob("*.*"))


@pytest.mark.parametrize("module", ["requests", "bs4", "queue"])
def test_nothing_is_imported_from_the_folder_that_the_command_is_run_in(tmp_path: Path, module: str) -> None:
    """As installed; `python -m` looks there by itself."""
    (tmp_path / f"{module}.py").write_text("import sys; sys.stderr.write('imported'); raise SystemExit(9)")
    command = [str(Path(sys.executable).parent / "linkcheck"), "run"]
    with serve(BROKEN_SITE) as server:
        ended = subprocess.run([*command, server.url()], cwd=tmp_path, capture_output=True, text=True, timeout=60)

    assert "imported" not in ended.stderr
    assert ended.returncode == 1


# Where words go.


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="this system has no /dev/stdout")
def test_what_is_no_file_is_written_to_as_it_is(tmp_path: Path) -> None:
    with serve(QUIET_SITE) as server:
        ended = linkcheck(tmp_path, "run", server.url(), "--format", "json=/dev/stdout")

    assert json.loads(ended.stdout)["schema_version"] == 1
    assert ended.returncode == 0
    assert files_in(tmp_path) == []


def test_json_on_stdout_is_json_and_nothing_else(tmp_path: Path) -> None:
    with serve(BROKEN_SITE) as server:
        ended = linkcheck(tmp_path, "run", server.url(), "--format", "json=-")

    assert json.loads(ended.stdout)["schema_version"] == 1
    assert "1 broken" in ended.stderr
    assert ended.returncode == 1
    assert files_in(tmp_path) == []


def test_csv_to_a_path_is_one_file(tmp_path: Path) -> None:
    with serve(BROKEN_SITE) as server:
        linkcheck(tmp_path, "run", server.url(), "--format", "csv=out/links.csv")

    assert files_in(tmp_path) == ["out/links.csv"]
    with (tmp_path / "out/links.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["verdict"] for row in csv.DictReader(file)] == ["broken"]


def test_quiet_is_silent_even_where_something_is_broken(tmp_path: Path) -> None:
    with serve(BROKEN_SITE) as server:
        ended = linkcheck(tmp_path, "run", server.url(), "--quiet")

    assert (ended.returncode, ended.stdout, ended.stderr) == (1, "", "")


def test_quiet_still_tells_errors(tmp_path: Path) -> None:
    assert only_line(linkcheck(tmp_path, "run", "nowhere", "--quiet")).startswith("linkcheck: `nowhere` is no URL")


def test_verbose_tells_the_settings(tmp_path: Path) -> None:
    with serve(QUIET_SITE) as server:
        ended = linkcheck(tmp_path, "run", server.url(), "--verbose")

    assert "politeness normal, robots crawl, fail on broken" in ended.stderr


def test_no_colour_reaches_what_is_no_terminal(tmp_path: Path) -> None:
    with serve(BROKEN_SITE) as server:
        ended = linkcheck(tmp_path, "run", server.url())

    assert "\x1b" not in ended.stderr


@pytest.mark.parametrize(
    "reply",
    [
        Reply(302, headers={"Location": "foo:\x1b[2J\x9b2J\u00ad"}),
        Reply(200, b"words", {"Content-Type": "text/\x1b[2Jplain"}),
    ],
    ids=["redirect", "media type"],
)
def test_no_control_character_of_the_web_reaches_the_terminal(tmp_path: Path, reply: Reply) -> None:
    with serve({"/": reply}) as server:
        ended = linkcheck(tmp_path, "run", server.url())

    assert ended.returncode == 3
    assert not any(ord(letter) < 32 or 127 <= ord(letter) < 160 for letter in only_line(ended))


# What a run would do.


def test_a_dry_run_asks_nobody_and_writes_nothing(tmp_path: Path) -> None:
    with serve(QUIET_SITE) as server:
        ended = linkcheck(tmp_path, "run", server.url(), "--dry-run")

        assert server.log == []
        assert f"begin at {server.url()}" in ended.stderr
    assert ended.returncode == 0
    assert files_in(tmp_path) == []
    assert not (tmp_path / "reports").exists()


def test_each_layer_of_settings_is_stronger_than_the_one_before(tmp_path: Path) -> None:
    """Built in, pyproject.toml, source file, environment, option."""
    name = str(write_source(tmp_path, "site", start=["https://a.example/"]))

    assert fails_on(tmp_path, name) == "broken"
    (tmp_path / "pyproject.toml").write_text('[tool.linkcheck]\nfail_on = "outdated"\n')
    assert fails_on(tmp_path, name) == "outdated"
    write_source(tmp_path, "site", start=["https://a.example/"], fail_on="moved")
    assert fails_on(tmp_path, name) == "moved"
    assert fails_on(tmp_path, name, LINKCHECK_FAIL_ON="unverified") == "unverified"
    assert fails_on(tmp_path, name, "--fail-on", "none", LINKCHECK_FAIL_ON="unverified") == "none"
    assert fails_on(tmp_path, name, LINKCHECK_FAIL_ON="") == "moved"


def fails_on(folder: Path, *words: str, **variables: str) -> str:
    ended = linkcheck(folder, "run", *words, "--dry-run", **variables)
    assert ended.returncode == 0, ended.stderr
    return ended.stderr.rpartition("fail on ")[2].split()[0]


def test_the_repositorys_own_sources_can_be_run(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "sources", tmp_path / "sources")

    ended = linkcheck(tmp_path, "run", "--dry-run")

    assert ended.returncode == 0
    assert "begin at https://www.ccsbio.polimi.it/internationalization/?lang=en" in ended.stderr


# The other commands.


@pytest.mark.parametrize("address", ["https://www.a.example/students/", "www.a.example/students/"])
def test_init_writes_a_source_that_run_accepts(tmp_path: Path, address: str) -> None:
    first = linkcheck(tmp_path, "init", address)
    ended = linkcheck(tmp_path, "run", "www.a.example-students", "--dry-run")

    assert (first.returncode, first.stdout) == (0, "")
    assert first.stderr == "Wrote sources/www.a.example-students.toml; now `linkcheck run www.a.example-students`\n"
    assert ended.returncode == 0, ended.stderr
    assert "follow pages within https://www.a.example/students/" in ended.stderr


def test_init_does_not_overwrite(tmp_path: Path) -> None:
    path = write_source(tmp_path, "site", start=["https://b.example/"])
    before = path.read_text()

    ended = linkcheck(tmp_path, "init", "https://a.example/", "--name", "site")

    assert only_line(ended) == "linkcheck: sources/site.toml exists already; edit it, or choose another --name"
    assert ended.returncode == 2
    assert path.read_text() == before


@pytest.mark.parametrize("address", ["ftp://a.example/", "https://", "https://me:secret@a.example/"])
def test_init_takes_no_address_that_a_source_could_not_have(tmp_path: Path, address: str) -> None:
    ended = linkcheck(tmp_path, "init", address)

    assert "address" in only_line(ended)
    assert ended.returncode == 2
    assert files_in(tmp_path) == []


def test_init_takes_an_address_with_a_backslash(tmp_path: Path) -> None:
    assert linkcheck(tmp_path, "init", r"https://a.example/?a=\q").returncode == 0
    assert linkcheck(tmp_path, "run", "--dry-run").returncode == 0


def test_init_ends_with_2_where_it_cannot_write(tmp_path: Path) -> None:
    (tmp_path / "sources").touch()

    ended = linkcheck(tmp_path, "init", "https://a.example/")

    assert only_line(ended)
    assert ended.returncode == 2


def test_init_writes_into_sources_and_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()

    ended = linkcheck(tmp_path, "init", "https://a.example/", "--name", "../pyproject")

    assert ended.returncode == 2
    assert files_in(tmp_path) == []


@pytest.mark.parametrize("check", checks.NAMES)
def test_explain_tells_the_question_and_every_message(check: str) -> None:
    told = CliRunner().invoke(main, ["explain", check])

    assert told.exit_code == 0
    assert told.stdout.startswith(f"{check}\n\n")
    for message in checks.ALL[check].MESSAGES:
        assert f"  {message}: " in told.stdout


def test_explain_goes_to_stdout(tmp_path: Path) -> None:
    ended = linkcheck(tmp_path, "explain", "moved")

    assert ended.returncode == 0
    assert ended.stdout.startswith("moved\n\nHas the address moved for good?")
    assert ended.stderr == ""


@pytest.mark.parametrize("words", [("--help",), ("run", "-h"), ("init", "-h"), ("explain", "--help"), ("--version",)])
def test_help_goes_to_stdout_and_ends_with_0(tmp_path: Path, words: Iterable[str]) -> None:
    ended = linkcheck(tmp_path, *words)

    assert ended.returncode == 0
    assert ended.stdout
    assert ended.stderr == ""
