"""What a shell is offered while a command is typed, through the very protocol by which the shells ask."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from linkcheck import checks
from linkcheck.formats import FORMATS
from linkcheck.source import FailOn, Politeness

from .test_cli import write_source

COMMANDS = Path(sys.executable).parent


def asked(folder: Path, words: list[str], **variables: str) -> str:
    """Run the installed command in `folder`, as a shell finds it."""
    environ = os.environ | {"PATH": f"{COMMANDS}{os.pathsep}{os.environ['PATH']}"} | variables
    ended = subprocess.run(words, cwd=folder, env=environ, capture_output=True, text=True, timeout=60)
    assert (ended.returncode, ended.stderr) == (0, "")
    return ended.stdout


def offered(folder: Path, *words: str) -> list[str]:
    """What bash would be offered for the last word."""
    told = asked(
        folder,
        ["linkcheck"],
        _LINKCHECK_COMPLETE="bash_complete",
        COMP_WORDS=" ".join(["linkcheck", *words]),
        COMP_CWORD=str(len(words)),
    )
    return told.splitlines()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_source(tmp_path, "mobility")
    write_source(tmp_path, "students")
    for name in ("draft.toml", "pyproject.toml", "notes.txt"):
        (tmp_path / name).touch()
    return tmp_path


@pytest.mark.parametrize("command", ["run", "config"])
def test_sources_are_offered_by_name_and_by_file(folder: Path, command: str) -> None:
    names = ["plain,mobility", "plain,students", "plain,demo", "plain,draft.toml"]

    assert offered(folder, command, "") == names
    assert offered(folder, command, "d") == ["plain,demo", "plain,draft.toml"]
    assert offered(folder, command, "demo", "st") == ["plain,students"]


def test_where_no_source_fits_the_shell_looks_for_files(folder: Path) -> None:
    assert offered(folder, "run", "../el") == ["file,../el"]


@pytest.mark.parametrize("name", ["$(touch pwned)", "a b", "`x`", "-o", "a;b", "*", "a\nb"])
def test_what_a_shell_would_obey_is_not_offered(tmp_path: Path, name: str) -> None:
    write_source(tmp_path, name)
    (tmp_path / f"{name}.toml").touch()

    assert offered(tmp_path, "run", "") == ["plain,demo"]


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (("explain", ""), checks.NAMES),
        (("run", "--format", ""), tuple(FORMATS)),
        (("run", "--fail-on", ""), get_args(FailOn)),
        (("config", "--politeness", ""), get_args(Politeness)),
        (("schema", ""), ("source", "report")),
        (("completion", ""), ("bash", "zsh", "fish")),
        (("conf",), ("config",)),
        (("explain", "mo"), ("moved",)),
        (("run", "--format", "h"), ("html",)),
        (("config", "--set"), ("--set-only",)),
    ],
)
def test_values_are_offered(tmp_path: Path, words: tuple[str, ...], values: tuple[str, ...]) -> None:
    assert offered(tmp_path, *words) == [f"plain,{value}" for value in values]


@pytest.mark.skipif(shutil.which("bash") is None, reason="asks bash")
def test_bash_completes_with_the_script(folder: Path) -> None:
    typed = "COMP_WORDS=(linkcheck run mob); COMP_CWORD=2; _linkcheck_completion linkcheck"
    script = f'eval "$(linkcheck completion bash)"; complete -p linkcheck; {typed}; echo "${{COMPREPLY[@]}}"'

    told = asked(folder, ["bash", "--norc", "-c", script]).splitlines()

    assert told == ["complete -o nosort -F _linkcheck_completion linkcheck", "mobility"]


@pytest.mark.parametrize(
    ("shell", "registers"),
    [("zsh", "compdef _linkcheck_completion linkcheck"), ("fish", "complete --no-files --command linkcheck")],
)
def test_the_other_shells_get_a_script_that_asks_the_same(tmp_path: Path, shell: str, registers: str) -> None:
    script = asked(tmp_path, ["linkcheck", "completion", shell])

    assert registers in script
    assert f"_LINKCHECK_COMPLETE={shell}_complete" in script


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_help_says_how_to_install_it(tmp_path: Path, shell: str) -> None:
    told = asked(tmp_path, ["linkcheck", "completion", "--help"])

    assert [f"linkcheck completion {shell}" in line for line in told.splitlines() if f"{shell}:" in line] == [True]
