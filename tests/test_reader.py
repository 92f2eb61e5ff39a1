"""The reader: what it reads is as if it had been read here, and what kills it costs one body."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import pytest
from msgspec.structs import replace

from linkcheck import documents
from linkcheck.documents.contract import BATCH, Body, Document, RawLink
from linkcheck.model import Kind, Url
from linkcheck.reader import BUSY, LARGE, MOST_LOST, LocalFeed, Reader, RemoteFeed
from linkcheck.witnesses import make_reader

HERE = Url("https://dept.example.org/mobility/page.html")
PATIENCE = 20.0


@pytest.fixture
def reader() -> Iterator[Reader]:
    with closing(Reader()) as reader:
        yield reader


def a_body(content: str, url: Url = HERE) -> Body:
    return Body("text/html", content.encode(), "text/html; charset=utf-8", url)


def with_links(number: int) -> Body:
    items = (f'<li>Call of 2021, no. {one}: <a href="/{one}">call</a>' for one in range(number))
    return a_body(f"<title>Calls</title><base href='/calls/'><h1>Calls</h1><ul>{''.join(items)}</ul>")


def read(reader: Reader, *bodies: Body) -> list[Document | None]:
    found: list[Document | None] = []
    for body in bodies:
        reader.read(body, False, found.append)
    while reader.under_way:
        reader.turn(PATIENCE)
    return found


def all_of(reader: Reader, feed: RemoteFeed | LocalFeed) -> list[RawLink]:
    links: list[RawLink] = []
    while True:
        while not feed.ready:
            reader.turn(PATIENCE)
        found = feed.take()
        if found is None:
            return links
        links += found.rows()


@pytest.mark.parametrize("number", [0, 1, BATCH - 1, BATCH, BATCH + 1, 3 * BATCH])
def test_links_read_elsewhere_are_the_links_read_here(reader: Reader, number: int) -> None:
    body = with_links(number)
    feed = RemoteFeed(reader, body)

    assert all_of(reader, feed) == all_of(reader, LocalFeed(documents.links(body)))
    assert feed.whole


def test_facts_read_elsewhere_are_the_facts_read_here(reader: Reader) -> None:
    body = with_links(3)
    here = documents.read(body)

    assert here is not None
    assert read(reader, body) == [replace(here, links=None)]


def test_links_follow_the_facts_of_the_same_page(reader: Reader) -> None:
    body = with_links(BATCH + 5)
    read(reader, body)

    assert len(all_of(reader, RemoteFeed(reader, body))) == BATCH + 5


def test_what_is_no_document_is_none(reader: Reader) -> None:
    assert read(reader, Body("image/png", b"\x89PNG", "image/png", HERE)) == [None]


@pytest.mark.parametrize("number", [0, 1, BATCH - 1, BATCH + 1])
def test_few_links_come_along_with_the_facts(reader: Reader, number: int) -> None:
    body = with_links(number)
    found: list[Document | None] = []
    reader.read(body, True, found.append)
    while reader.under_way:
        reader.turn(PATIENCE)

    assert found[0] is not None
    if number <= BATCH:
        assert found[0].links is not None
        assert all_of(reader, LocalFeed(found[0].links())) == all_of(reader, LocalFeed(documents.links(body)))
    else:
        assert found[0].links is None
        assert len(all_of(reader, RemoteFeed(reader, body))) == number


def test_large_bodies_are_for_the_reader_and_pages_with_their_links_while_it_has_time(reader: Reader) -> None:
    assert reader.takes(LARGE, False)
    assert not reader.takes(LARGE - 1, False)
    assert reader.takes(1, True)
    for _ in range(BUSY):
        reader.read(with_links(1), True, lambda _: None)
    assert not reader.takes(1, True)


def make_fragile() -> Callable[..., Any]:
    """A reader that a poisoned page ends at once."""
    reading = make_reader()

    def task(what: str, *about: Any) -> Any:
        if any(isinstance(one, Body) and b"<title>poison" in one.content for one in about):
            os._exit(9)
        return reading(what, *about)

    return task


POISON = a_body("<title>poison</title><a href=x>")


def test_what_kills_the_reader_costs_that_body_alone() -> None:
    with closing(Reader(make_fragile)) as reader:
        before, poison, after = read(reader, with_links(1), POISON, with_links(2))

    assert [one and (one.whole, one.facts.title) for one in (before, poison, after)] == [
        (True, "Calls"),
        (False, ""),
        (True, "Calls"),
    ]


def test_a_feed_that_breaks_off_says_so() -> None:
    with closing(Reader(make_fragile)) as reader:
        feed = RemoteFeed(reader, POISON)

        assert all_of(reader, feed) == []
        assert not feed.whole


def test_after_too_many_deaths_nothing_is_given_to_a_reader() -> None:
    with closing(Reader(make_fragile)) as reader:
        found = read(reader, *[POISON] * (MOST_LOST + 2))

        assert [document is not None and document.whole for document in found] == [False] * (MOST_LOST + 2)
        assert not reader.takes(LARGE, False)


def test_what_is_forgotten_is_told_to_nobody(reader: Reader) -> None:
    told: list[Document | None] = []
    reader.read(with_links(1), False, told.append)
    reader.forget()

    assert reader.under_way == 0
    assert len(read(reader, with_links(2))) == 1
    assert told == []


def make_busy() -> Callable[..., Any]:
    """A reader that a page keeps so busy that its process cannot even take in the next one."""
    return lambda what, *about: re.match(r"(a+)+$", "a" * 29 + "b")


def test_a_reader_that_hangs_does_not_hold_up_who_gives_it_the_next_page() -> None:
    with closing(Reader(make_busy)) as reader:
        reader.read(with_links(1), False, lambda _: None)
        reader.turn(1.0)
        began = time.monotonic()
        reader.read(a_body("x" * 3 * LARGE), False, lambda _: None)

        assert time.monotonic() - began < 2
        assert reader.under_way == 2


def test_nor_do_many_small_pages_with_much_to_be_found_in_them() -> None:
    wanted = [(Kind.A, "/call", number) for number in range(2_000)]
    with closing(Reader(make_busy)) as reader:
        reader.read(with_links(1), False, lambda _: None)
        reader.turn(1.0)
        began = time.monotonic()
        for _ in range(20):
            reader.submit(lambda _: None, "places", b"x" * 1_000, "text/html; " + "è" * 10_000, wanted)

        assert time.monotonic() - began < 2
        assert reader.under_way == 21


def test_what_takes_long_to_read_counts_for_more_than_its_length() -> None:
    content = b"x" * 1_000

    assert documents.effort(Body("text/html", content, "", HERE)) == 1_000
    assert documents.effort(Body("text/markdown", content, "", HERE)) > 10_000
    assert documents.effort(Body("text/xml", b"\x1f\x8b" + content, "", HERE)) >= LARGE
