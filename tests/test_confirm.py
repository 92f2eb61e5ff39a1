"""Second readings that begin while the crawl goes on: they save time, and change nothing."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing

from linkcheck import documents
from linkcheck.confirm import PLACES, SecondReadings
from linkcheck.documents.contract import Body
from linkcheck.model import Finding, PageFacts, Place, Target, Url, Verdict
from linkcheck.observations import Observations, Page
from linkcheck.reader import Reader
from linkcheck.spool import Spool

SITE = "https://dept.example.org/"
PAGES = 6
BROKEN = Finding("status", Verdict.BROKEN, "status.not-found")
Found = tuple[int, Sequence[Finding]]


def crawled(spool: Spool) -> Observations:
    """Pages in the order they were met, each with a link of its own and one that they share; all lead nowhere."""
    seen = Observations()
    for number in reversed(range(PAGES)):
        url = Url(f"{SITE}{number}")
        content = f"<h1>Page {number}</h1>{'<br>' * number}\n<a href=/own{number}>own</a> <a href=/shared>shared</a>"
        page = Page(url, PageFacts(), spool.put(content.encode(), "text/html"), first=len(seen.links))
        for found in documents.links(Body("text/html", content.encode(), "text/html", url)):
            targets = [seen.targets.setdefault(to, Target(to)) for to in found.urls if to is not None]
            seen.links.extend(len(seen.pages), found, targets, [True] * len(targets))
        page.last = len(seen.links)
        seen.pages.append(page)
    return seen


def every_link(first: int, last: int) -> list[Found]:
    return [(row, (BROKEN,)) for row in range(first, last)]


def placed(early: Sequence[int]) -> dict[int, Place | None]:
    """What is placed in the end, where the pages with these numbers were read again while the crawl went on."""
    with closing(Spool()) as spool, closing(Reader()) as reader:
        seen, readings = crawled(spool), SecondReadings(spool, reader)
        for number in early:
            page = seen.pages[number]
            readings.early(seen, page, every_link(page.first, page.last))
            while reader.under_way:
                reader.turn(20)
        seen.settle()
        readings.begin(seen, every_link(0, len(seen.links)))
        return readings.places()


def test_the_first_places_of_each_finding_are_read_again_in_the_order_of_the_report() -> None:
    places = placed(early=[])

    own, shared = list(range(0, 2 * PAGES, 2)), list(range(1, 2 * PAGES, 2))
    assert sorted(places) == sorted(own + shared[:PLACES])
    assert [place.heading for row, place in sorted(places.items()) if place and row in own] == [
        f"Page {number}" for number in range(PAGES)
    ]


def test_what_was_read_while_the_crawl_went_on_changes_nothing() -> None:
    expected = placed(early=[])

    for early in ([0], [5, 3, 1], range(PAGES), reversed(range(PAGES))):
        assert placed(list(early)) == expected


def test_a_reading_that_was_given_up_is_begun_again() -> None:
    with closing(Spool()) as spool, closing(Reader()) as reader:
        seen, readings = crawled(spool), SecondReadings(spool, reader)
        readings.early(seen, seen.pages[0], every_link(0, 2))
        reader.forget()
        seen.settle()
        readings.begin(seen, every_link(0, len(seen.links)))

        assert len(readings.places()) == PAGES + PLACES
