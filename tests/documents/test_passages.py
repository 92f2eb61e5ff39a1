"""Addresses written out in the words of a document, and put together where they are broken over lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.contents import LONGEST_OPENING
from linkcheck.documents import passages
from linkcheck.documents.passages import Words


def found(text: str) -> list[str]:
    return [link.href for link in passages.links(text, {"page": 1})]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see https://x.example/a.", ["https://x.example/a"]),
        ("(https://x.example/a(b))", ["https://x.example/a(b)"]),
        ("at www.x.example/a, and", ["http://www.x.example/a"]),
        ("awww.x.example and http://www.x.example", ["http://www.x.example"]),
        ("mail a@x.example", []),
        ("no address: //x.example", []),
        ("ftp://x.example/a", ["ftp://x.example/a"]),
        ("https://x.example/à", ["https://x.example/à"]),
        ("“https://x.example/a” and «https://x.example/b»", ["https://x.example/a", "https://x.example/b"]),
        ("https://x.example/a: **https://x.example/b**", ["https://x.example/a", "https://x.example/b"]),
        ("https://x.example/proof\u00adend", ["https://x.example/proofend"]),
    ],
)
def test_what_is_an_address(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://x.example/calls/\n2021/form.pdf.", "https://x.example/calls/2021/form.pdf"),
        ("https://x.example/call-\nfor-all.html and", "https://x.example/call-for-all.html"),
        ("https://x.example/call\n-for-all.html and", "https://x.example/call-for-all.html"),
        ("https://x.example/a?b=\n12&c=3 end", "https://x.example/a?b=12&c=3"),
        ("https://x.example/a?b=12\n&c=3 end", "https://x.example/a?b=12&c=3"),
        ("https://x.example/a_\nb", "https://x.example/a_b"),
        ("https://x.example/rules\n.pdf is", "https://x.example/rules.pdf"),
        ("https://x.example/international/\nmobility/", "https://x.example/international/mobility/"),
        ("https://\nx.example/a", "https://x.example/a"),
        ("https://x.example/one/\ntwo/three/\nfour.html", "https://x.example/one/two/three/four.html"),
        ("  https://x.example/a/\n  b/c.html", "https://x.example/a/b/c.html"),
        ("<https://x.example/aa\n bb/cc> and", "https://x.example/aabb/cc"),
        ("<URL:https://x.example/aa\nbb>", "https://x.example/aabb"),
    ],
)
def test_an_address_that_goes_on_is_one(text: str, expected: str) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://x.example/path\nThe next", ["https://x.example/path"]),
        ("at https://x.example/\nis the site", ["https://x.example/"]),
        ("https://x.example/a\nand/or this", ["https://x.example/a"]),
        ("https://x.example/a.\nSee also", ["https://x.example/a"]),
        ("https://x.example/a\n\nb.html", ["https://x.example/a"]),
        ("https://x.example/a\nhttps://x.example/b", ["https://x.example/a", "https://x.example/b"]),
        ("https://x.example/a\n- an item", ["https://x.example/a"]),
        ("https://x.example/a,\nb.html", ["https://x.example/a"]),
        ("https://x.example/a.html\n2022", ["https://x.example/a.html"]),
        ("https://x.example/calls\nfor all", ["https://x.example/calls"]),
        ("https://x.example/calls\nin-depth-study of", ["https://x.example/calls"]),
        ("https://x.example/calls-\nThe next", ["https://x.example/calls-"]),
        ("https://x.example/contacts\n0461-283456 is our number", ["https://x.example/contacts"]),
        ("https://x.example/calls/x\n31-12-2026 at noon", ["https://x.example/calls/x"]),
        ("https://x.example/calls/x\n9-12 a.m.", ["https://x.example/calls/x"]),
        ("https://x.example/calls/x\nQ&A session", ["https://x.example/calls/x"]),
        ("https://x.example/calls/x\nA=B+C", ["https://x.example/calls/x"]),
        ("https://x.example/calls/x\n.NET courses", ["https://x.example/calls/x"]),
        ("https://x.example/calls/x\n~10 places", ["https://x.example/calls/x"]),
        ("https://x.example/calls/x\n_____ (signature)", ["https://x.example/calls/x"]),
        ("https://x.example/calls/x\n/s/ John", ["https://x.example/calls/x"]),
        ("https://x.example/calls/x\n#hashtag", ["https://x.example/calls/x"]),
    ],
)
def test_a_line_of_its_own_is_no_part_of_it(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_lines_keep_their_numbers() -> None:
    lines = list(passages.lines("one\nhttps://x.example/a/\nb/c.html\nfour"))

    assert [(line.number, line.text) for line in lines] == [
        (1, "one"), (2, "https://x.example/a/b/c.html"), (4, "four"),
    ]  # fmt: skip


def test_a_link_has_its_sentence() -> None:
    (link,) = passages.links("First. Apply at https://x.example/a by May. Last.", {"page": 1}, "Calls")

    assert (link.around.context, link.around.heading) == ("Apply at https://x.example/a by May.", "Calls")


@given(st.text(st.sampled_from("ab/.-_?=&#:wхthps <>\n"), max_size=300))
def test_anything_is_read_and_every_address_is_made_of_its_text(text: str) -> None:
    squeezed = "".join(text.split())
    for link in passages.links(text, {"page": 1}):
        assert link.text in squeezed


@given(st.lists(st.text(max_size=5_000), max_size=5))
def test_words_are_counted_and_the_opening_is_bounded(pieces: list[str]) -> None:
    words = Words()
    for piece in pieces:
        words.add(piece)

    assert words.count == sum(len(piece.split()) for piece in pieces)
    assert len(words.opening) <= LONGEST_OPENING
