"""How a report is written: the door for formats.

A format is a function `write(report, out)` that writes bytes as it goes and never holds the whole report. To add one:

1. write a module here with such a function;
2. add its row to `FORMATS` below: the name people give to `--format`, and the file it makes.

A format gets facts and sentences from the `Report` and never looks at the network. It escapes what it writes for its
own reader: everything in a report that came from the web is hostile.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

from msgspec import Struct

from linkcheck.formats import csv, html, json
from linkcheck.report import Report

Write = Callable[[Report, BinaryIO], None]


def _nothing() -> None: ...


class Format(Struct, frozen=True):
    write: Write
    file: str
    """The name of the file inside the report's folder."""
    about: str
    load: Callable[[], object] = _nothing
    """Makes ready what `write` needs and takes long; it may be called while the network is waited for."""


FORMATS: dict[str, Format] = {
    "html": Format(html.write, "index.html", "for people: one page that opens from disk", html.load),
    "csv": Format(csv.write, "links.csv", "one row for each place of each link, for spreadsheets"),
    "json": Format(json.write, "report.json", "everything, for programs"),
}
"""In the order they are written: `report.json` is last, so its presence says that the others are whole."""
