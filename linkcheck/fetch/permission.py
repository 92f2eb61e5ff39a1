"""Whether robots.txt allows an address, said as soon as it is known; and how slowly its origin wants to be asked."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from linkcheck import urls
from linkcheck.fetch import robots
from linkcheck.fetch.curl import Bounds
from linkcheck.fetch.loop import Errand
from linkcheck.model import Answer, Url


class RobotsOf(Struct, frozen=True):
    """Marks the errand that fetches an origin's robots.txt."""

    origin: str


class Permission:
    """Asks each origin once; `send` takes the errand, and `learn` must be told what it brought.

    `slow_down` is told of an origin that names a Crawl-delay, and of its seconds.
    """

    def __init__(self, send: Callable[[Errand], None], slow_down: Callable[[str, float], None]) -> None:
        self._send, self._slow_down = send, slow_down
        self._rules: dict[str, robots.Rules] = {}
        self._held: dict[str, list[tuple[Url, Callable[[bool], object]]]] = {}

    def ask(self, url: Url, then: Callable[[bool], object]) -> None:
        """Call `then` with whether `url` is allowed, now or when it is known."""
        origin = urls.origin(url)
        rules = self._rules.get(origin)
        if rules is not None:
            then(rules.allow(url))
        elif origin in self._held:
            self._held[origin].append((url, then))
        else:
            self._held[origin] = [(url, then)]
            bounds = Bounds(robots.LARGEST, robots.LARGEST)
            self._send(Errand(robots.address(origin), RobotsOf(origin), bounds, keep=True))

    def sitemaps(self, origin: str, then: Callable[[Url], object]) -> None:
        """Call `then` with each sitemap that an origin's robots.txt names, when that is known."""
        self.ask(robots.address(origin), lambda _: [then(url) for url in self._rules[origin].sitemaps])

    def learn(self, origin: str, answer: Answer) -> None:
        rules = self._rules[origin] = robots.Rules(answer)
        if rules.delay:
            self._slow_down(origin, rules.delay)
        for url, then in self._held.pop(origin, []):
            then(rules.allow(url))
