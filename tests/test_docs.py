"""What is documented is there, and what is there is documented."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import click
import msgspec
import pytest

import linkcheck
from linkcheck import checks
from linkcheck.auth import Auth, Login
from linkcheck.cli import main
from linkcheck.formats import FORMATS
from linkcheck.model import Verdict
from linkcheck.policy import Policy
from linkcheck.source import Source

from .hostile.table import ROWS
from .repository import ROOT, read, table

README = read("README.md")
PAPERS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "sources/README.md", "reports/README.md")


def test_readme_opens_with_one_sentence_and_two_blocks_of_one_line() -> None:
    blocks = re.findall(r"^```sh\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)

    assert re.match(r"# linkcheck\n\n[^\n]+\.\n\n", README)
    assert [block.count("\n") for block in blocks] == [1, 1]
    assert blocks[0].endswith("linkcheck run demo\n")
    assert "pytest" in blocks[1]


def test_readme_has_every_check_with_the_question_it_asks() -> None:
    questions = {name: [(module.__doc__ or "").partition("\n")[0]] for name, module in checks.ALL.items()}

    assert table(README, "## Checks") == questions


def test_readme_has_every_format_with_its_file() -> None:
    written = table(README, "## What a run writes")

    files = {name: f"`{row.file}`" for name, row in FORMATS.items()}
    assert {name: cells[0] for name, cells in written.items()} == files


def test_readme_has_every_option_of_run_and_no_other() -> None:
    options = [option for option in main.commands["run"].params if isinstance(option, click.Option)]
    longest = {max(option.opts, key=len) for option in options}

    assert set(table(README, "## Using it")) == longest


def test_readme_has_every_command() -> None:
    assert set(re.findall(r"^\$ linkcheck (\w+)", README, re.MULTILINE)) == set(main.commands)


def test_readme_has_every_verdict_worst_first() -> None:
    listed = list(table(README, "## Verdicts"))

    assert listed[-1] == Verdict.SKIPPED
    assert [verdict for verdict in listed if verdict != "skipped"] == sorted(listed, reverse=True, key=rank)[:-1]
    assert set(listed) == set(Verdict)


def rank(verdict: str) -> int:
    return Verdict(verdict).rank


def test_readme_has_the_exit_codes_of_the_help_in_the_order_in_which_they_apply() -> None:
    told = re.findall(r"\b([0-3]) [a-z]", (main.commands["run"].help or "").partition("Exit code:")[2])

    assert list(table(README, "## Exit codes")) == ["2", "3", "1", "0"]
    assert sorted(told) == ["0", "1", "2", "3"]


def test_architecture_has_every_module_and_no_other() -> None:
    section = README.partition("## Architecture")[2].partition("\n## ")[0]
    listed = re.findall(r"^  ([a-z_]+(?:\.py|/)) ", section, re.MULTILINE)
    package = Path(linkcheck.__file__).parent
    there = [path.name for path in package.glob("*.py") if not path.name.startswith("_")]
    there += [f"{path.parent.name}/" for path in package.glob("*/__init__.py")]

    assert sorted(listed) == sorted(there)


TABLES: list[tuple[str, type[msgspec.Struct]]] = [
    ("## Keys", Source),
    ("## Keys of `[policy]`", Policy),
    ('## Keys of `[auth."HOST"]`', Auth),
    ('## Keys of `[auth."HOST".login]`', Login),
]


@pytest.mark.parametrize(("heading", "struct"), TABLES)
def test_every_key_of_a_source_is_documented_with_its_default(heading: str, struct: type[msgspec.Struct]) -> None:
    documented = {key: default_of(cells[1]) for key, cells in table(read("sources/README.md"), heading).items()}

    assert documented == {field.name: in_toml(field.default) for field in msgspec.structs.fields(struct)}


def default_of(cell: str) -> Any:
    """The default in a cell: none, or a TOML value in backticks."""
    return None if cell == "none" else tomllib.loads(f"default = {cell.strip('`')}")["default"]


def in_toml(default: object) -> Any:
    """A default of the code as it would stand in TOML; a table that sets nothing is empty."""
    if isinstance(default, Policy | Login):
        return {} if default == type(default)() else default
    if default is msgspec.NODEFAULT:
        return {}  # msgspec makes a fresh one of each empty table
    return list(default) if isinstance(default, tuple) else default


def test_the_example_sources_are_accepted() -> None:
    written = re.findall(r"```toml\n(.*?)```", read("sources/README.md"), re.DOTALL)
    first, behind_a_login, *_ = (linkcheck.source.decode(tomllib.loads(text), "the example") for text in written)

    assert first.headers
    assert behind_a_login.auth["intranet.example.org"].login


def test_settings_with_a_variable_are_documented() -> None:
    told = read("sources/README.md").rpartition("These keys also have a variable")[2].partition("\n`LINKCHECK_")[0]
    variables = {option.envvar for option in main.commands["run"].params if isinstance(option, click.Option)} - {None}
    keys = {str(name).removeprefix("LINKCHECK_").lower() for name in variables} - {"output", "as_of"}

    assert set(re.findall(r"`([a-z_]+)`", told)) == keys


@pytest.mark.parametrize("paper", PAPERS)
def test_every_link_between_our_papers_leads_to_a_file(paper: str) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", read(paper))

    assert [target for target in targets if not (ROOT / paper).parent.joinpath(target).exists()] == []


def test_every_promise_of_security_names_tests_that_are_there() -> None:
    section = read("SECURITY.md").partition("\n## What is promised")[2].partition("\n## ")[0]
    rows = [line.strip("|").split(" | ") for line in section.splitlines() if line.startswith("| ")]
    promises = [row for row in rows if row[0].strip() != "promise"]

    assert promises
    for promise, _, tested_by in promises:
        named = re.findall(r"`([\w/]+\.py)::(\w+)`", tested_by)
        assert named, promise
        for file, test in named:
            assert f"\ndef {test}(" in (Path(__file__).parent / file).read_text("utf-8"), f"{promise}: {file}::{test}"


def test_the_hostile_web_is_documented_row_by_row() -> None:
    lines = read("docs/hostile.md").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split(" | ")[:3]] for line in lines if line.startswith("| ")]
    told = [(does.replace("&lt;", "<").replace("\\|", "|"), *due) for does, *due in cells]

    for row in ROWS:
        assert (row.does, row.verdict, str(row.requests)) in told, row.path


def test_every_source_of_the_repository_is_accepted() -> None:
    files = sorted((ROOT / "sources").glob("*.toml"))

    assert files
    for path in files:
        assert linkcheck.source.decode(linkcheck.source.read_toml(path), str(path)).start


def test_explained_messages_belong_to_their_check() -> None:
    strays = [name for name in checks.MESSAGES if name.partition(".")[0] not in checks.NAMES]

    assert strays == []
