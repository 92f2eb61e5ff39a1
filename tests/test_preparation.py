"""What is made ready while a crawl waits."""

from __future__ import annotations

from queue import Empty, Queue

from linkcheck.checks import outdated
from linkcheck.model import PageFacts, PageTime
from linkcheck.policy import Policy
from linkcheck.preparation import MOST_LANGUAGES, Preparation, preparation_for


def made_ready(*pages: PageFacts | None) -> list[str]:
    """The languages that something is made ready for, when these pages are met."""
    made: Queue[str] = Queue()
    ready = Preparation([made.put])
    for page in pages:
        ready.meet(page)
    found = []
    try:
        while True:
            found.append(made.get(timeout=0.2))
    except Empty:
        return sorted(found)


def dated(language: str) -> PageFacts:
    return PageFacts(language=language, time=PageTime(moments="on 1 May 2021"))


def test_each_language_once_and_only_where_there_are_dates() -> None:
    assert made_ready(None, PageFacts(language="it"), dated("it"), dated("de"), dated("it")) == ["de", "it"]


def test_what_a_page_is_plainly_written_in_counts_more_than_what_it_declares() -> None:
    page = PageFacts(language="en", time=PageTime(language="it", moments="on 1 May 2021"))

    assert made_ready(page) == ["it"]


def test_languages_have_an_end() -> None:
    assert len(made_ready(*(dated(f"x-{number}") for number in range(MOST_LANGUAGES + 5)))) == MOST_LANGUAGES


def test_what_is_off_is_not_prepared_for() -> None:
    assert outdated.prepare in preparation_for(Policy()).prepare
    assert outdated.prepare not in preparation_for(Policy(off=("outdated",))).prepare
