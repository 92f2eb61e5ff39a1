"""Whose an address is."""

from __future__ import annotations

from collections.abc import Iterable

from linkcheck import urls
from linkcheck.model import Url


class Scope:
    """Which addresses are the owner's, and whether they are followed.

    Own is what `within` covers; without it, the folder of each start page, which is own but not followed.
    """

    def __init__(self, within: Iterable[str], starts: Iterable[Url]) -> None:
        self._prefixes = tuple(within)
        self.follow = bool(self._prefixes)
        self._prefixes = self._prefixes or tuple(urls.folder(url) for url in starts)
        self._compared = tuple(map(urls.without_web_scheme, self._prefixes))

    def owns(self, url: Url) -> bool:
        return urls.without_web_scheme(url).startswith(self._compared)

    def owns_origin(self, origin: str) -> bool:
        return any(urls.origin(prefix) == origin for prefix in self._prefixes)

    def widen(self, url: Url) -> None:
        """A start page redirects here: what lies beside it is the owner's too."""
        if not self.owns(url):
            self._prefixes += (urls.folder(url),)
            self._compared += (urls.without_web_scheme(urls.folder(url)),)
