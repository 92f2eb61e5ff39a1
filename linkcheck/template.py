"""Which links belong to what the pages of a site share: a menu, a footer. Pure, over what was seen."""

from __future__ import annotations

from collections import Counter
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
    may_be = Counter(
        chain.from_iterable(
            set(_shown(links, range(page.first, page.last))) for page in pages[:: max(1, len(pages) // SAMPLE)]
        )
    )
    addresses = {link[0] for link, count in may_be.items() if count >= FEWEST}
    first, last = pages[0].first, pages[-1].last
    rows = list(compress(range(first, last), map(addresses.__contains__, links.url[first:last])))
    shown = list(_shown(links, rows))
    of_pages = set(zip(map(links.page.__getitem__, rows), shown, strict=True))  # more than once on a page is once
    counted = Counter(link for _, link in of_pages)
    template = {link for link, count in counted.items() if count >= max(FEWEST, MOST * len(pages))}
    for row, link in zip(rows, shown, strict=True):
        of_template[row] = link in template


Shown = tuple[str, str, int]
"""Address, text and kind of a link."""


def _shown(links: Links, rows: Sequence[int]) -> Iterator[Shown]:
    columns = (links.url, links.text, links.kind)
    return zip(*(map(column.__getitem__, rows) for column in columns), strict=True)
