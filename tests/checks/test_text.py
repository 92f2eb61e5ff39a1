"""The check `text`: words that do not say where a link leads."""

from __future__ import annotations

import pytest

from linkcheck.model import Kind, Link
from tests.checks.harness import a_link, findings, outcome


@pytest.mark.parametrize(
    "text",
    ["here", "HERE", "link", "Click here!", "» read more", "[link]", "“here”", "Clicca qui", "hier", "ici"],
)
def test_words_that_say_nothing(text: str) -> None:
    assert outcome("text", a_link(text=text)) == ["advice text.generic"]


def test_no_words_at_all() -> None:
    assert outcome("text", a_link(text="")) == ["advice text.empty"]


@pytest.mark.parametrize(
    "link",
    [
        a_link(text="Guide to the exchange"),
        a_link(text="Links of the department"),
        a_link(text="Click here for the guide"),
        a_link(text="→"),
        a_link(text="here", kind=Kind.IMG),
        a_link(text="", kind=Kind.LINK),
        a_link(text="here", href="#part"),
        a_link(text="", href=""),
    ],
    ids=["says where", "the word in another", "and more", "an arrow", "image", "stylesheet", "same page", "no address"],
)
def test_silent(link: Link) -> None:
    assert outcome("text", link) == []


def test_one_group_a_page() -> None:
    (finding,) = findings("text", a_link(text="here"))

    assert finding.per == "page"
