"""The closing words of a run: nothing from the web acts on the terminal, or on the CI runner that reads along."""

from __future__ import annotations

import re
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from linkcheck import progress
from linkcheck.crawl import Progress
from linkcheck.report import Report

from .test_html import poisoned

ACTING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
OBEYED = re.compile(r"^\s*::|##(?:\[|vso\[|teamcity\[)", re.MULTILINE)
HOSTILE = st.sampled_from(
    [
        "::error file=a,line=1::done",
        "\n::set-output name=a::b",
        "\r\n  ::add-mask::a",
        "\u2028::stop-commands::x",
        "##[set-env name=PATH]/tmp",
        "words ##vso[task.setvariable variable=a]b",
        "##teamcity[buildProblem description='a']",
        "\x1b]8;;https://evil.example/\x07click\x1b]8;;\x07",
        "\x1b[2J\x1b[31m",
        "\x9b2J",
        "\x1b]0;title\x07",
        "\u202egpj.exe\u2066",
        "\x00\x08\x08",
        "\udce9\ud800",
        "[bold red]markup[/]",
        "a" * 300 + " ::error::b",
    ]
) | st.text(max_size=40)


def said(report: Report, width: int) -> str:
    out = StringIO()
    console = Console(file=out, width=width)
    progress.summarise(console, report, None)
    return out.getvalue()


@pytest.mark.parametrize("width", [20, 80])
@given(hostile=HOSTILE)
@settings(max_examples=60, deadline=None)
def test_the_closing_words_only_say_something(report: Report, width: int, hostile: str) -> None:
    words = said(poisoned(report, hostile), width)

    assert not ACTING.search(words)
    assert not OBEYED.search(words)
    assert len(words.splitlines()) <= len(said(poisoned(report, "tame"), width).splitlines())


@given(hostile=HOSTILE)
@settings(max_examples=60, deadline=None)
def test_the_lines_of_progress_only_say_something(hostile: str) -> None:
    out = StringIO()
    at_once = iter(range(0, 1_000_000, 1_000))
    console = Console(file=out, width=80)
    with progress.showing(console, hostile, live=False, clock=lambda: float(next(at_once))) as watch:
        watch(Progress(1, 2, 3, 4, 5, 6, 7, 1))

    assert len(out.getvalue().splitlines()) == 1
    assert not ACTING.search(out.getvalue())
    assert not OBEYED.search(out.getvalue())


@pytest.mark.parametrize("text", ["https://a.example/::b", "a ## b", "Rules: the words", "x#[1]", "c++::vector"])
def test_what_nobody_obeys_stays_as_it_is(text: str) -> None:
    assert progress.harmless(text) == text
