"""Which links belong to what the pages of a site share: a menu, a footer. Pure, over what was seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

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
    links = seen.links
    of_template = bytearray(len(links))
    pages: dict[str, list[Page]] = {}
    for page in seen.pages:
        pages.setdefault(urls.origin(page.url), []).append(page)
    for of_origin in pages.values():
        if len(of_origin) >= FEWEST:
            _mark(links, of_origin, of_template)
    return of_template


def _mark(links: Links, pages: Sequence[Page], of_template: bytearray) -> None:
    """Mark the rows of one origin's pages."""
    may_be: Counter[Shown] = Counter()
    for page in pages[:: max(1, len(pages) // SAMPLE)]:
        may_be.update(set(_links(links, page)))
    often = {link for link, count in may_be.items() if count >= FEWEST}
    counted: Counter[Shown] = Counter()
    for page in pages:
        counted.update(often.intersection(_links(links, page)))
    template = {link for link, count in counted.items() if count >= max(FEWEST, MOST * len(pages))}
    for page in pages if template else ():
        of_template[page.first : page.last] = bytes(map(template.__contains__, _links(links, page)))


Shown = tuple[str, str, int]
"""Address, text and kind of a link."""


def _links(links: Links, page: Page) -> Iterator[Shown]:
    """Address, text and kind of the links of a page."""
    rows = slice(page.first, page.last)
    return zip(links.url[rows], links.text[rows], links.kind[rows], strict=True)
