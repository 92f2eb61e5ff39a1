"""What a person sees while waiting, on stderr: one live line on a terminal, a plain line now and then in CI."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Protocol

from linkcheck.model import Verdict
from linkcheck.report import FindingRow, LinkRow, Report

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from linkcheck.crawl import Progress

EVERY = 10.0
"""Seconds between two plain lines."""
MENDABLE = 10
"""Findings in the closing table."""
COLOURS = {Verdict.BROKEN: "red", Verdict.OUTDATED: "yellow", Verdict.MOVED: "cyan"}

INDENT = " " * 9

_CONTROL = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)
_COMMAND = re.compile(r"^(\s*):(?=:)|##(?=[a-z]{0,9}\[)", re.IGNORECASE)
"""What CI runners obey: `::name::` at the beginning of a line, `##[name]` (GitHub), `##vso[` (Azure), `##teamcity[`."""


class Watch(Protocol):
    def __call__(self, progress: Progress, /) -> None: ...


def harmless(text: str) -> str:
    """A line from the web without what a terminal or a CI runner would obey, nor what hides or turns its letters."""
    return _COMMAND.sub(r"\g<0> ", _CONTROL.sub("�", text))


def line(progress: Progress, seconds: float) -> str:
    rate = progress.requests / seconds if seconds > 0 else 0
    parts = [
        counted(progress.pages, "page"),
        counted(progress.links, "link"),
        f"{progress.waiting:,} waiting",
        counted(progress.hosts, "host"),
        f"{rate:,.0f} requests/s",
        f"{progress.suspects:,} to confirm",
    ]
    if progress.opening:
        parts.append(f"{counted(progress.opening, 'document')} to open")
    return " · ".join(parts) + (" · second round" if progress.round > 1 else "")


def counted(number: int, noun: str, many: str | None = None) -> str:
    return f"{number:,} {noun if number == 1 else many or noun + 's'}"


@contextmanager
def showing(console: Console, name: str, live: bool, clock: Callable[[], float] = time.monotonic) -> Iterator[Watch]:
    """A function to be told of progress, for as long as the context lasts."""
    if live:
        with _live(console, name, clock) as watch:
            yield watch
    else:
        yield _plain(console, name, clock)


@contextmanager
def _live(console: Console, name: str, clock: Callable[[], float]) -> Iterator[Watch]:
    from rich.markup import escape

    began, bold = clock(), f"[bold]{escape(harmless(name))}[/]"
    with console.status(f"{bold} begins …") as status:
        yield lambda progress: status.update(f"{bold} {line(progress, clock() - began)}")


def _plain(console: Console, name: str, clock: Callable[[], float]) -> Watch:
    began = shown = clock()

    def watch(progress: Progress) -> None:
        nonlocal shown
        now = clock()
        if now - shown >= EVERY:
            shown = now
            console.print(
                f"{harmless(name)}: {line(progress, now - began)}", highlight=False, markup=False, soft_wrap=True
            )

    return watch


def summarise(console: Console, report: Report, most: int | None) -> None:
    """The closing words: how bad, and what to mend first (at most `most` things, or all)."""
    summary = report.summary
    counts = [f"{count:,} {verdict}" for verdict, count in summary.verdicts.items() if count]
    console.print(
        f"{harmless(report.run.title)}: {counted(summary.links, 'link')} on {counted(summary.pages, 'page')}"
        f"{' and in ' + counted(summary.documents, 'document') if summary.documents else ''}, "
        f"{counted(summary.targets, 'address', 'addresses')}: {', '.join(counts) or 'none'}",
        highlight=False,
        markup=False,
        soft_wrap=True,  # a line that the console breaks might begin with anything
    )
    if not report.run.complete:
        console.print("The run is not complete; what was not looked at is named in the report.", style="bold")
    mend = takewhile(lambda finding: finding.verdict >= Verdict.MOVED, report.findings)
    for finding in islice(mend, most):
        console.print(_entry(report, finding), soft_wrap=True)
    more = sum(1 for _ in mend)
    if more:
        console.print(f"\n… and {more:,} more in the report", highlight=False)


def _entry(report: Report, finding: FindingRow) -> Text:
    """One thing to mend: what is wrong, with which address, and where it stands."""
    from rich.text import Text

    first = report.links[finding.links[0]] if finding.links else None
    entry = Text("\n")
    entry.append(f"{finding.verdict:9}", f"bold {COLOURS[finding.verdict]}")
    entry.append(f"{harmless(finding.summary)}\n")
    if finding.target:
        entry.append(f"{INDENT}{_clip(harmless(finding.target))}\n")
    if first is not None:
        others = f" and {counted(len(finding.links) - 1, 'more place')}" if len(finding.links) > 1 else ""
        where = harmless(", ".join((first.page, *_spot(first))))
        entry.append(f"{INDENT}on {_clip(where)}{others}", "dim")
    return entry


def _spot(link: LinkRow) -> Iterator[str]:
    """Where in its page or document a link stands, as far as that is known."""
    if link.line:
        yield f"line {link.line}"
    yield from (f"{unit} {place}" for unit, place in (link.place or {}).items())


def _clip(text: str, most: int = 120) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
