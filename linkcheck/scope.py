"""Whose an address is.

An entry of `within` is a prefix of addresses, or a pattern where it holds a "*": "*" stands for any characters but "/",
"**" for any at all, and what lies under a match is covered too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from linkcheck import urls
from linkcheck.model import Url

LONGEST = 2_000
"""Characters of an address that a pattern looks at."""


class Scope:
    """Which addresses are the owner's, and whether they are followed.

    Own is what `within` covers; without it, the folder of each start page, which is own but not followed.
    """

    def __init__(self, within: Iterable[str], starts: Iterable[Url]) -> None:
        entries = [_serialised(entry) for entry in within]
        self.follow = bool(entries)
        patterns = [entry for entry in entries if "*" in entry]
        self._prefixes: tuple[str, ...] = ()
        self._origins: set[str] = set()
        for prefix in entries or map(urls.folder, starts):
            if prefix not in patterns:
                self._add(prefix)
        self._pattern = _compiled(map(urls.without_web_scheme, patterns)) if patterns else None
        self._origin_pattern = _compiled(urls.origin(pattern) + "/" for pattern in patterns) if patterns else None

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


def _serialised(entry: str) -> str:
    """An entry as addresses are written: a host alone gets its "/"."""
    return urls.without_fragment(urls.parse(entry) or Url(entry))


def _compiled(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(_expression, patterns)), re.DOTALL)


def _expression(pattern: str) -> str:
    """A pattern as a regular expression that is matched as a prefix.

    What follows a star is taken where it stands first, and never tried elsewhere (hence the atomic groups): a later
    place leaves less for the rest of the pattern, and an address made to try them all would take for ever.
    """
    first, *chunks = (_chunk(chunk) for chunk in re.split(r"\*\*+", pattern.rstrip("*")))
    return first + "".join(f"(?>.*?{chunk})" for chunk in chunks)


def _chunk(chunk: str) -> str:
    """A part of a pattern that holds no "**"."""
    first, *rest = map(re.escape, chunk.split("*"))
    return first + "".join(f"(?>[^/]*?{part})" for part in rest)
