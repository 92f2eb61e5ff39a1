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


def in_template(seen: Observations) -> bytearray:
    """For each row of the links, 1 where the same address, text and kind stands on most pages of the page's origin."""
    links = seen.links
    of_template = bytearray(len(links))
    origins = [urls.origin(page.url) for page in seen.pages]
    pages = Counter(origins)
    if not any(count >= FEWEST for count in pages.values()):
        return of_template
    counts = _counts(links.url)
    mask = len(counts) - 1
    shown: dict[str, Counter[tuple[str, str, int]]] = {origin: Counter() for origin in pages}
    for page, origin in zip(seen.pages, origins, strict=True):
        shown[origin].update({link for link in _links(links, page) if counts[hash(link[0]) & mask] == FEWEST})
    wanted = {
        origin: {link for link, count in counted.items() if count >= max(FEWEST, MOST * pages[origin])}
        for origin, counted in shown.items()
    }
    for page, origin in zip(seen.pages, origins, strict=True):
        if template := wanted[origin]:
            of_template[page.first : page.last] = bytes(map(template.__contains__, _links(links, page)))
    return of_template


def _links(links: Links, page: Page) -> Iterator[tuple[str, str, int]]:
    """Address, text and kind of the links of a page."""
    rows = slice(page.first, page.last)
    return zip(links.url[rows], links.text[rows], links.kind[rows], strict=True)


def _counts(texts: Sequence[str]) -> bytearray:
    """How often each text stands there, up to `FEWEST`, by the last bits of its hash: a few others count with it.

    Most addresses are linked once, and to count each by its name would take a hundred times the memory.
    """
    mask = (1 << len(texts).bit_length()) - 1
    counts = bytearray(mask + 1)
    for slot in map(mask.__and__, map(hash, texts)):
        if counts[slot] < FEWEST:
            counts[slot] += 1
    return counts
