"""Whose an address is. Entries of `within` are patterns (see `patterns`)."""

from __future__ import annotations

from collections.abc import Iterable

from linkcheck import urls
from linkcheck.model import Url
from linkcheck.patterns import LONGEST, compiled, serialised


class Scope:
    """Which addresses are the owner's, and whether they are followed.

    Own is what `within` covers; without it, the folder of each start page, which is own but not followed.
    """

    def __init__(self, within: Iterable[str], starts: Iterable[Url]) -> None:
        entries = [serialised(entry) for entry in within]
        self.follow = bool(entries)
        patterns = [entry for entry in entries if "*" in entry]
        self._prefixes: tuple[str, ...] = ()
        self._origins: set[str] = set()
        for prefix in entries or map(urls.folder, starts):
            if prefix not in patterns:
                self._add(prefix)
        self._pattern = compiled(map(urls.without_web_scheme, patterns)) if patterns else None
        self._origin_pattern = compiled(urls.origin(pattern) + "/" for pattern in patterns) if patterns else None

    def _add(self, prefix: str) -> None:
        self._prefixes += (urls.without_web_scheme(prefix),)
        self._origins.add(urls.origin(prefix))

    def owns(self, url: Url) -> bool:
        address = urls.without_web_scheme(url)
        if address.startswith(self._prefixes):
            return True
        return self._pattern is not None and self._pattern.match(address[:LONGEST]) is not None

    def owns_origin(self, origin: str) -> bool:
        """Whether something of ours is at `origin`, or may be."""
        if origin in self._origins:
            return True
        return self._origin_pattern is not None and self._origin_pattern.match(origin + "/") is not None

    def widen(self, start: Url, final: Url) -> None:
        """A start page redirects: where no `within` says otherwise, what lies beside its end is the owner's too.

        With `within`, a site that has moved to its name with `www.`, or without, is still the same; any other end may
        be a login, or somebody else's.
        """
        if self.owns(final):
            return
        before, after = urls.host(start), urls.host(final)
        if not self.follow:
            self._add(urls.folder(final))
        elif self.owns(start) and before != after and before.removeprefix("www.") == after.removeprefix("www."):
            for prefix in self._prefixes:
                if prefix.startswith(f"//{before}"):
                    self._add(Url(f"{urls.scheme(final)}://{after}{prefix.removeprefix(f'//{before}')}"))
