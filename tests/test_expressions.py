"""What a source excludes is looked for as Python would, and no address can make that take long."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.expressions import Expressions, Outcome, problem

from .server import page, serve
from .test_cli import linkcheck, report_of, write_source

ADDRESS = "https://www.example.org/2021/print/Page.html?replytocom=7&lang=en"


@pytest.mark.parametrize(
    ("expression", "outcome"),
    [
        ("/print/", Outcome.FOUND),
        ("[?&]replytocom=", Outcome.FOUND),
        (r"\d{4}/print", Outcome.FOUND),
        ("^/print/", Outcome.NOT_FOUND),
        ("(?i)/PAGE", Outcome.FOUND),
        ("/page", Outcome.NOT_FOUND),
        (r"^https://(?!www\.example\.org/)", Outcome.NOT_FOUND),
        (r"(?<=/print/)Page", Outcome.FOUND),
        (r"^(?P<a>https):.*(?P=a)", Outcome.NOT_FOUND),
        (r"(?>\d+)/print", Outcome.FOUND),
    ],
)
def test_an_expression_is_pythons(expression: str, outcome: Outcome) -> None:
    assert Expressions([expression]).look_in(ADDRESS)[0] is outcome


@given(
    st.lists(
        st.sampled_from(
            ["a", "b", "/", ".", ".*", "a+", "[ab]", "[^/]", r"\d", r"\w*?", "(?:ab|a)", "b?", "$", "^", r"\b"]
        ),
        min_size=1,
        max_size=5,
    ).map("".join),
    st.text("ab/1.", max_size=12),
)
def test_both_engines_see_the_same(expression: str, address: str) -> None:
    found = re.search(expression, address) is not None

    assert (Expressions([expression]).look_in(address)[0] is Outcome.FOUND) == found


@pytest.mark.parametrize(
    "expression", ["(a+)+$", "(a|aa)+$", "(.*a){20}$", r"^(\w+\s?)*\$", "(a*)*b", r"((a|a)?){60}b"]
)
def test_an_address_that_was_made_for_it_takes_no_time(expression: str) -> None:
    expressions = Expressions([expression])
    began = time.perf_counter()
    for number in range(200):
        expressions.look_in(f"https://x.example/{'a' * 3_000}!{number}")

    assert time.perf_counter() - began < 5


def test_what_is_found_counts_though_another_one_takes_too_long() -> None:
    expressions = Expressions(["(a+)+$", "!"])

    assert expressions.look_in("a" * 5_000 + "!") == (Outcome.FOUND, "!")
    assert expressions.look_in("a" * 5_000 + "?") == (Outcome.TOO_LONG, "(a+)+$")


@pytest.mark.parametrize("expression", ["(", "*", "[", "(?P<a>", r"\p{L}", "a{5,1}", "(?R)", "a(?i)"])
def test_what_python_does_not_understand_is_a_problem(expression: str) -> None:
    assert problem(expression)


def test_an_address_that_takes_too_long_is_not_asked_for_and_the_expression_is_named(tmp_path: Path) -> None:
    hostile = "/" + "a" * 3_000 + "!"
    with serve({"/": page(f'<a href="{hostile}">one</a><a href="/fine">two</a>'), "/fine": page("<p>Fine")}) as server:
        write_source(tmp_path, "site", start=[server.url()], exclude=["(a+)+$"])
        ended = linkcheck(tmp_path, "run", "site")

        assert sorted(server.paths()) == ["/", "/fine"]
    assert ended.returncode == 0, ended.stderr
    (gap,) = report_of(tmp_path, "site")["coverage"]
    assert (gap["reason"], gap["count"], gap["patterns"]) == ("exclude-time", 1, [{"pattern": "(a+)+$", "count": 1}])
    assert json.dumps(hostile)[1:-1] in gap["examples"][0]
