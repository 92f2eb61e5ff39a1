"""Which links belong to what the pages of a site share: a menu, a footer. Pure, over what was seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, compress, groupby

from linkcheck import urls
from linkcheck.observations import Links, Observations, Page

FEWEST = 5
"""Pages from which on what they have in common may be told."""
MOST = 0.6
"""Of the pages of an origin: the share that makes a link a template's. Sections of a site have menus of their own."""


SAMPLE = 50
"""Pages of an origin by which it is told which links may be a template's: one on most pages is on most of these."""


def in_template(seen: Observations) -> bytearray:
    """For each row of the links, 1 where the same address, text and kind stands on most pages of the page's origin."""
    of_template = bytearray(len(seen.links))
    for _, group in groupby(seen.pages, lambda page: urls.origin(page.url)):  # they are in the order of their addresses
        pages = list(group)
        if len(pages) >= FEWEST:
            _mark(seen.links, pages, of_template)
    return of_template


def _mark(links: Links, pages: Sequence[Page], of_template: bytearray) -> None:
    """Mark the rows of one origin's pages, which are side by side."""
    sample = pages[:: max(1, len(pages) // SAMPLE)]
    shown_on = [range(page.first, page.last) for page in sample]
    hashes = sorted(chain.from_iterable(set(map(hash, _shown(links, rows))) for rows in shown_on))  # small beside links
    often = {number for number, same in groupby(hashes) if sum(1 for _ in same) >= FEWEST}
    addresses = {link[0] for rows in shown_on for link in _shown(links, rows) if hash(link) in often}
    first, last = pages[0].first, pages[-1].last
    rows = list(compress(range(first, last), map(addresses.__contains__, links.url[first:last])))
    numbers: dict[Shown, int] = {}
    """A number for each link, which is quicker to go by."""
    which = [numbers.setdefault(link, len(numbers)) for link in _shown(links, rows)]
    met, counted = [-1] * len(numbers), [0] * len(numbers)
    """By number: the page on which it was met last, and the pages so far."""
    for number, page_number in zip(which, map(links.page.__getitem__, rows), strict=True):
        if met[number] != page_number:
            met[number] = page_number
            counted[number] += 1
    shared = [count >= max(FEWEST, MOST * len(pages)) for count in counted]
    for row, number in zip(rows, which, strict=True):
        of_template[row] = shared[number]


Shown = tuple[str, str, int]
"""Address, text and kind of a link."""


def _shown(links: Links, rows: Sequence[int]) -> Iterator[Shown]:
    columns = (links.url, links.text, links.kind)
    return zip(*(map(column.__getitem__, rows) for column in columns), strict=True)
