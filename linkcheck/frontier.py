"""Which targets of ours are read for links, and when: those that matter of order wait, and are taken level by level.

A target that may be made up by the site (see `traps`), or any where the depth is bounded, is held until every page met
so far is read. What the pages of one level lead to is then known whole, and is taken in the order of addresses: which
are cut, and how deep a page lies, is said by the site, and not by how fast it answers.
"""

from __future__ import annotations

from collections import deque
from operator import attrgetter

from linkcheck import traps
from linkcheck.model import Skip, Target, Url


class Frontier:
    """Tell it of each target of ours when it is first met, and of each page that is read; take what is due."""

    def __init__(self, max_depth: int | None, max_per_pattern: int) -> None:
        self._max_depth = max_depth
        self._traps = traps.Traps(max_per_pattern)
        self._held: list[Target] = []
        self._led_to: dict[Url, str] = {}
        """Of what is held and was only met on pages of its own pattern, that pattern: a site that makes up addresses
        feeds on them, and a list that stands elsewhere is no work of itself."""
        self._due: deque[Target] = deque()
        self._fed: set[Url] = set()
        """What is due that was only met on pages of its own pattern."""
        self._depths: dict[Url, int] = {}
        """Links away from a start page, of targets and of pages, where that matters."""
        self._too_deep: set[Url] = set()

    @property
    def waiting(self) -> bool:
        return bool(self._held or self._due)

    @property
    def due(self) -> bool:
        """Whether some may be taken now; no page is to be read before they all are."""
        return bool(self._due)

    def met(self, target: Target, page: Url) -> bool:
        """Whether a target that a link on `page` leads to may be asked for now: else it is held, or cut for good."""
        if traps.grows(target.url) or self._traps.climbs(target.url):
            target.skip = Skip.GROWING_PATH
            return False
        suspected = self._traps.suspects(target.url)
        if self._max_depth is not None:
            self._depths[target.url] = self._depths.get(page, 0) + 1
        elif not suspected:
            return True
        self._held.append(target)
        if suspected:
            pattern = traps.pattern(target.url)
            if traps.pattern(page) == pattern:
                self._led_to[target.url] = pattern
        return False

    @property
    def feeds_on_itself(self) -> bool:
        """Whether something is held that was only met on pages of its own pattern, so far."""
        return bool(self._led_to)

    def met_again(self, target: Target, page: Url) -> None:
        """A target that is held, maybe, stands on one more page."""
        pattern = self._led_to.get(target.url)
        if pattern is not None and traps.pattern(page) != pattern:
            del self._led_to[target.url]

    def reading(self, page: Url, target: Url) -> None:
        """The target turned out to be this page, and it is read."""
        if self._max_depth is not None:
            self._depths[page] = self._depths.get(target, 0)

    def next_level(self) -> None:
        """Every page met so far is read."""
        self._due.extend(sorted(self._held, key=attrgetter("url")))
        self._held.clear()
        self._fed, self._led_to = set(self._led_to), {}

    def take(self, most: int) -> list[Target]:
        """The next that are due, at most so many; those that are cut have their reason."""
        taken = [self._due.popleft() for _ in range(min(most, len(self._due)))]
        for target in taken:
            target.skip = self._traps.judge(target.url, target.url in self._fed)
            if self._max_depth is not None and self._depths[target.url] > self._max_depth:
                self._too_deep.add(target.url)
        return taken

    def is_too_deep(self, url: Url) -> bool:
        """Whether a target is too far from the start pages to be read."""
        return url in self._too_deep

    def clear(self) -> None:
        self._held.clear()
        self._due.clear()
