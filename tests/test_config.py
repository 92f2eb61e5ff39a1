"""`linkcheck config`: what a run would use, and where it comes from, layer by layer."""

from __future__ import annotations

import shlex
import shutil
import tomllib
from pathlib import Path

import pytest

from linkcheck.source import decode

from .repository import ROOT, read
from .test_cli import files_in, linkcheck, only_line, write_source


def told(folder: Path, *words: str, **variables: str) -> dict[str, tuple[str, str]]:
    """Every key that is told, with its value as written and its origin."""
    ended = linkcheck(folder, "config", *words, **variables)
    assert (ended.returncode, ended.stderr) == (0, "")
    lines = [line.rpartition("  # ") for line in ended.stdout.splitlines()]
    pairs = [(said.rstrip().partition(" = "), origin) for said, _, origin in lines]
    return {key: (value, origin) for (key, _, value), origin in pairs}


def test_each_setting_tells_the_layer_that_it_comes_from(tmp_path: Path) -> None:
    """Built in, pyproject.toml, source file, environment, option."""
    write_source(tmp_path, "site", start=["https://a.example/"], timeout=5, fail_on="moved")
    (tmp_path / "pyproject.toml").write_text("[tool.linkcheck]\ntimeout = 3\nmax_pages = 7\nper_host = 2\n")

    keys = told(tmp_path, "site", "--per-host", "3", LINKCHECK_FAIL_ON="outdated", LINKCHECK_PER_HOST="4")

    assert keys["max_links"] == ("100000", "built in")
    assert keys["max_pages"] == ("7", "pyproject.toml")
    assert keys["start"] == ('["https://a.example/"]', "sources/site.toml")
    assert keys["timeout"] == ("5.0", "sources/site.toml")
    assert keys["fail_on"] == ('"outdated"', "LINKCHECK_FAIL_ON")
    assert keys["per_host"] == ("3", "--per-host")


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--max-pages", "7"),
        ("--max-time", "7.5"),
        ("--timeout", "7.5"),
        ("--concurrency", "7"),
        ("--per-host", "7"),
        ("--politeness", "gentle"),
        ("--fail-on", "moved"),
    ],
)
def test_an_option_is_told_from_its_variable(tmp_path: Path, option: str, value: str) -> None:
    key = option.removeprefix("--").replace("-", "_")
    variable = f"LINKCHECK_{key.upper()}"
    written = value if value[0].isdigit() else f'"{value}"'

    assert told(tmp_path, "demo", option, value)[key] == (written, option)
    assert told(tmp_path, "demo", **{variable: value})[key] == (written, variable)


def test_patterns_of_the_command_line_are_told_beside_those_of_the_source(tmp_path: Path) -> None:
    write_source(tmp_path, "site", start=["https://a.example/"], exclude=["/print/"])

    assert told(tmp_path, "site", "--exclude", "/two$")["exclude"] == (
        '["/print/", "/two$"]',
        "sources/site.toml, --exclude",
    )
    assert told(tmp_path, "demo", "--exclude", "/two$")["exclude"] == ('["/two$"]', "--exclude")


def test_an_address_is_told_with_what_it_would_follow(tmp_path: Path) -> None:
    keys = told(tmp_path, "https://a.example/students/list", "--recurse")

    assert keys["start"] == ('["https://a.example/students/list"]', "the command line")
    assert keys["within"] == ('["https://a.example/students/"]', "the command line")


def test_what_is_printed_can_be_run_as_it_is(tmp_path: Path) -> None:
    write_source(tmp_path, "site", start=["https://a.example/"], title='The "old" \\ site')
    printed = linkcheck(tmp_path, "config", "site", "--max-pages", "7").stdout
    (tmp_path / "sources/copy.toml").write_text(printed)

    ended = linkcheck(tmp_path, "run", "copy", "--dry-run")

    assert ended.returncode == 0, ended.stderr
    assert "begin at https://a.example/\n  read these pages only, at most 7\n" in ended.stderr
    assert decode(tomllib.loads(printed), "copy").title == 'The "old" \\ site'


def test_only_what_is_set_is_told_where_that_is_asked_for(tmp_path: Path) -> None:
    write_source(tmp_path, "site", start=["https://a.example/"])

    assert list(told(tmp_path, "site", "--set-only", "--timeout", "5")) == ["start", "timeout"]
    assert linkcheck(tmp_path, "config", "site").stdout.count("\n") > 20


def test_a_secret_is_told_as_it_is_written(tmp_path: Path) -> None:
    source = write_source(tmp_path, "site", start=["https://a.example/"])
    source.write_text(source.read_text() + '[headers."a.example"]\nAuthorization = "env:TOKEN"\n')

    ended = linkcheck(tmp_path, "config", "site", TOKEN="Bearer abc123")

    assert 'headers."a.example".Authorization = "env:TOKEN"' in ended.stdout
    assert ended.returncode == 0
    assert "abc123" not in ended.stdout + ended.stderr


def test_what_keeps_a_run_from_beginning_is_told_after_the_settings(tmp_path: Path) -> None:
    source = write_source(tmp_path, "site", start=["https://a.example/"])
    source.write_text(source.read_text() + '[headers."a.example"]\nAuthorization = "env:UNSET_TOKEN"\n')

    ended = linkcheck(tmp_path, "config", "site")

    assert "UNSET_TOKEN, which is not set" in ended.stderr
    assert ended.returncode == 2
    assert 'Authorization = "env:UNSET_TOKEN"' in ended.stdout


def test_several_sources_are_a_table_each(tmp_path: Path) -> None:
    write_source(tmp_path, "one.site", start=["https://a.example/"])
    write_source(tmp_path, "two", start=["https://b.example/"], politeness="gentle")

    tables = tomllib.loads(linkcheck(tmp_path, "config").stdout)

    assert {name: table["start"] for name, table in tables.items()} == {
        "one.site": ["https://a.example/"],
        "two": ["https://b.example/"],
    }
    assert decode(tables["two"], "two").politeness == "gentle"


def test_a_source_that_is_no_toml_does_not_hide_another(tmp_path: Path) -> None:
    write_source(tmp_path, "good", start=["https://a.example/"])
    (tmp_path / "sources/bad.toml").write_text("start = [")

    ended = linkcheck(tmp_path, "config")

    assert ended.returncode == 2
    assert "sources/bad.toml: not valid TOML" in ended.stderr
    assert list(tomllib.loads(ended.stdout)) == ["good"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "linkcheck: no SOURCE given, and no ./sources/*.toml; begin with `linkcheck init URL`"),
        (("dmeo",), "linkcheck: `dmeo` is no URL, no file, no folder and no source; did you mean `demo`?"),
        (("demo", "--concurrency", "5000"), "linkcheck: --concurrency: `concurrency`: expected `int` <= 1000"),
        (("demo", "--exclude", "("), "linkcheck: --exclude: `exclude[0]`: `(` is not a regular expression"),
    ],
)
def test_what_run_would_not_take_is_told_in_the_same_words(
    tmp_path: Path, words: tuple[str, ...], message: str
) -> None:
    ended = linkcheck(tmp_path, "config", *words)

    assert only_line(ended).startswith(message)
    assert ended.returncode == 2
    assert only_line(linkcheck(tmp_path, "run", "--dry-run", *words)) == only_line(ended)
    assert files_in(tmp_path) == []


def test_the_example_in_our_papers_is_what_is_printed(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "sources", tmp_path / "sources")
    (tmp_path / "pyproject.toml").write_text('[tool.linkcheck]\ncontact = "webmaster@example.org"\n')
    command, _, printed = read("sources/README.md").partition("$ LINKCHECK_")[2].partition("```")[0].partition("\n")
    variable, *words = shlex.split(command)
    name, _, value = variable.partition("=")

    ended = linkcheck(tmp_path, *words[1:], **{f"LINKCHECK_{name}": value})

    assert ended.stdout == printed
