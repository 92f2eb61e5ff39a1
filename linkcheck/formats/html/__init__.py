"""For people: one page that opens from disk, asks the network for nothing, and runs no script.

`view` chooses what is shown, `words` says it in plain English, `index.html.jinja` lays it out. What came from the web
cannot become markup: autoescape is on, `words.harmless` goes over every value that is printed, only `words.address`
makes an address clickable, and the page's own policy allows nothing but its style sheet.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, BinaryIO

from linkcheck.formats.html import view, words
from linkcheck.report import Report

if TYPE_CHECKING:
    from jinja2 import Template

_PIECES = 400
"""Template output is written this many pieces (some 10 KB) at a time."""


def write(report: Report, out: BinaryIO) -> None:
    from markupsafe import Markup

    style = files(__package__).joinpath("report.css").read_text(encoding="utf-8")
    page = load().stream(
        report=report,
        shown=view.select(report),
        style=Markup(style),  # noqa: S704 - our own file
        style_hash=_source_hash(style),
    )
    page.enable_buffering(_PIECES)
    page.dump(out, encoding="utf-8")


def _source_hash(text: str) -> str:
    """As Content-Security-Policy names an inline style."""
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


@cache
def load() -> Template:
    """The template; made once, for to load jinja2 and compile it takes 50 ms that only a report is worth."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("linkcheck.formats", "html"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=words.harmless,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    spoken = (
        words.address,
        words.answer,
        words.clip,
        words.counted,
        words.day,
        words.file,
        words.language,
        words.moment,
        words.plain,
        words.sentence_case,
        words.size,
        words.spot,
        view.sentence,
    )
    environment.filters |= {word.__name__: word for word in spoken}
    environment.globals |= {"VERDICTS": words.VERDICTS, "headline": words.headline}
    return environment.get_template("index.html.jinja")
