"""A run whose pages kill their reader: each costs itself, is named, and no page at all is no run."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, datetime

import msgspec
import pytest

from linkcheck import pipeline
from linkcheck.errors import Untrustworthy
from linkcheck.model import Verdict
from linkcheck.reader import LARGE, Reader
from linkcheck.report import Report
from linkcheck.source import Source

from .server import Reply, Server, page, serve
from .test_reader import make_fragile

PADDING = f"<!--{'-' * LARGE}-->"
POISON = page(f"<title>poison</title><a href=/lost>lost</a>{PADDING}")


def run(server: Server) -> Report:
    source = msgspec.convert({"start": [server.url()], "within": [server.url()], "robots": "ignore"}, Source)
    job = pipeline.Job("test", source, date(2026, 11, 22))
    with closing(pipeline.Staff(job, Reader(make_fragile))) as staff:
        return pipeline.run(job, staff, lambda _: None, lambda: datetime.now(UTC))


def test_a_page_that_kills_its_reader_is_named_and_the_others_are_read() -> None:
    routes: dict[str, Reply] = {
        "/": page("<a href=/poison>one</a> <a href=/large>two</a>"),
        "/poison": POISON,
        "/large": page(f"<a href=/small>three</a>{PADDING}"),
        "/small": page("<p>Fine"),
    }
    with serve(routes) as server:
        report = run(server)
        unreadable = server.url("/poison")

    assert [(gap.reason, gap.examples) for gap in report.coverage] == [("unreadable", [unreadable])]
    assert [link.text for link in report.links] == ["one", "two", "three"]
    assert report.summary.verdicts[Verdict.BROKEN] == 0


def test_a_start_page_that_cannot_be_read_is_no_run() -> None:
    with serve({"/": POISON}) as server, pytest.raises(Untrustworthy, match="more time or memory"):
        run(server)
