"""What a run has seen: rows in the order they were read, then in the order of the report."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from linkcheck.documents.contract import Found
from linkcheck.model import Kind, PageFacts, Skip, Target, Url
from linkcheck.observations import Observations, Page
from tests.observed import SITE, To, observed

A, B = Target(Url("https://a.example.com/")), Target(Url("https://b.example.com/"), skip=Skip.ROBOTS)


def rows(seen: Observations) -> list[tuple[str, str, str]]:
    return [(link.page, link.url, link.text) for link in map(seen.link, range(len(seen.links)))]


def test_a_link_is_a_view_on_its_row() -> None:
    facts = PageFacts(title="Mobility in 2021", language="it")
    seen = observed({"x": [To(A), To(B, "#part", "Map", "See the map.", Kind.AREA)]}, facts)
    link = seen.link(1)

    assert (link.index, link.page, link.url, link.href) == (1, SITE + "x", B.url + "#part", B.url + "#part")
    assert (link.text, link.context, link.heading) == ("Map", "See the map.", "Mobility")
    assert (link.kind, link.target, link.fragment) == (Kind.AREA, B, "part")
    assert (link.language, link.title) == ("it", "Mobility in 2021")


def test_an_address_that_cannot_be_parsed_has_no_target() -> None:
    link = observed({"x": [To("https://exa mple.org")]}).link(0)

    assert link.target is None
    assert link.url == link.href == "https://exa mple.org"


def test_settled_by_page_then_as_they_stand_in_it() -> None:
    seen = observed({"b": [To(B, text="1"), To(A, text="2")], "c": [], "a": [To(B, text="3"), To(A, text="4")]})
    seen.settle()

    assert [page.url for page in seen.pages] == [SITE + "a", SITE + "b", SITE + "c"]
    assert [(page.first, page.last) for page in seen.pages] == [(0, 2), (2, 4), (4, 4)]
    assert rows(seen) == [
        (SITE + "a", B.url, "3"),
        (SITE + "a", A.url, "4"),
        (SITE + "b", B.url, "1"),
        (SITE + "b", A.url, "2"),
    ]
    assert [target.url for target in seen.ordered] == [A.url, B.url]


@given(st.lists(st.integers(0, 3), max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_reading_does_not_show(sizes: list[int], order: random.Random) -> None:
    pages = {f"{number}": [To(A, text=f"{row}") for row in range(size)] for number, size in enumerate(sizes)}
    shuffled = dict(order.sample(list(pages.items()), len(pages)))
    seen, other = observed(pages), observed(shuffled)
    seen.settle()
    other.settle()

    assert rows(seen) == rows(other)
    assert [page.first for page in other.pages[1:]] == [page.last for page in other.pages[:-1]]
    assert all(one.url < two.url for one, two in pairwise(other.pages))


def test_settling_twice_changes_nothing() -> None:
    seen = observed({"b": [To(A)], "a": [To(B)]})
    seen.settle()
    once = rows(seen)
    seen.settle()

    assert rows(seen) == once


def test_gaps_are_counted_whole_and_shown_in_part() -> None:
    seen = Observations()
    for number in reversed(range(10)):
        seen.gap(Skip.PAGE_LIMIT, f"{SITE}{number}")

    assert seen.gaps[Skip.PAGE_LIMIT].count == 10
    assert seen.gaps[Skip.PAGE_LIMIT].examples == [f"{SITE}{number}" for number in range(5)]


def test_links_with_a_place_and_without_stand_in_one_document() -> None:
    page = Page(Url("https://x.example/a.txt"), None, first=5)
    for row, spots in ((5, []), (7, [{"line": 3}, {"line": 4}]), (9, [])):
        page.place(row, Found(kinds=bytearray(2), spots=spots))

    assert [page.spot(row) for row in range(5, 11)] == [None, None, {"line": 3}, {"line": 4}, None, None]
