"""Runs and their reader: what kills it costs one page, and it places findings while the crawl goes on."""

from __future__ import annotations

import dataclasses
from contextlib import closing
from datetime import UTC, date, datetime
from typing import Any

import msgspec
import pytest

from linkcheck import pipeline
from linkcheck.crawl import CONFIRMING
from linkcheck.errors import Untrustworthy
from linkcheck.model import Verdict
from linkcheck.reader import LARGE, Reader
from linkcheck.report import Report
from linkcheck.source import Source

from .server import Reply, Server, page, serve
from .test_reader import make_fragile

PADDING = f"<!--{'-' * LARGE}-->"
POISON = page(f"<title>poison</title><a href=/lost>lost</a>{PADDING}")


def run(server: Server, reader: Reader) -> Report:
    source = msgspec.convert({"start": [server.url()], "within": [server.url()], "robots": "ignore"}, Source)
    job = pipeline.Job("test", source, date(2026, 11, 22))
    with closing(pipeline.Staff(job, reader)) as staff:
        return pipeline.run(job, staff, lambda _: None, lambda: datetime.now(UTC))


def test_a_page_that_kills_its_reader_is_named_and_the_others_are_read() -> None:
    routes: dict[str, Reply] = {
        "/": page("<a href=/poison>one</a> <a href=/large>two</a>"),
        "/poison": POISON,
        "/large": page(f"<a href=/small>three</a>{PADDING}"),
        "/small": page("<p>Fine"),
    }
    with serve(routes) as server:
        report = run(server, Reader(make_fragile))
        unreadable = server.url("/poison")

    assert [(gap.reason, gap.examples) for gap in report.coverage] == [("unreadable", [unreadable])]
    assert [link.text for link in report.links] == ["one", "two", "three"]
    assert report.summary.verdicts[Verdict.BROKEN] == 0


def test_a_start_page_that_cannot_be_read_is_no_run() -> None:
    with serve({"/": POISON}) as server, pytest.raises(Untrustworthy, match="more time or memory"):
        run(server, Reader(make_fragile))


class Watched(Reader):
    """Notes how many requests the server had seen when the first page was to be read again."""

    def __init__(self, server: Server) -> None:
        super().__init__()
        self._server = server
        self.when: int | None = None

    def submit(self, then: Any, what: str, *about: Any) -> None:
        if what == "places" and self.when is None:
            self.when = len(self._server.log)
        super().submit(then, what, *about)


def test_places_are_read_while_other_pages_are_still_crawled() -> None:
    """The second witness may be slow to begin, and so is each page: its findings are there before the last one is."""
    routes: dict[str, Reply] = {"/": page("<a href=/0/>0</a>")}
    for number in range(6):
        links = "".join(f"<a href={link}>no. {link}</a> " for link in range(CONFIRMING))
        linking = page(f"<a href=/{number + 1}/>next</a> <a href=lost>lost</a> {links}")
        routes[f"/{number}/"] = dataclasses.replace(linking, delay=0.3)
        routes |= {f"/{number}/{link}": page("Fine") for link in range(CONFIRMING)}
    routes["/6/"] = page("The end")
    with serve(routes) as server:
        reader = Watched(server)
        report = run(server, reader)
        requests = len(server.log)

    assert [link.line for link in report.links if link.verdict is Verdict.BROKEN] == [1] * 6
    assert reader.when is not None
    assert reader.when < requests
