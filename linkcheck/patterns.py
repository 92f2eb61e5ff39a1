"""Patterns of addresses, as a source writes them.

An entry is a prefix of addresses, or a pattern where it holds a "*": "*" stands for any characters but "/", "**" for
any at all, and what lies under a match is covered too. http and https are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from linkcheck import urls
from linkcheck.model import Url

LONGEST = 2_000
"""Characters of an address that a pattern looks at."""


class Patterns:
    """Some entries, and whether an address is covered by one."""

    def __init__(self, entries: Iterable[str]) -> None:
        written = [urls.without_web_scheme(serialised(entry)) for entry in entries]
        self._prefixes = tuple(entry for entry in written if "*" not in entry)
        starred = [entry for entry in written if "*" in entry]
        self._pattern = compiled(starred) if starred else None

    def cover(self, url: Url) -> bool:
        address = urls.without_web_scheme(url)
        if address.startswith(self._prefixes):
            return True
        return self._pattern is not None and self._pattern.match(address[:LONGEST]) is not None


def serialised(entry: str) -> str:
    """An entry as addresses are written: a host alone gets its "/"."""
    return urls.without_fragment(urls.parse(entry) or Url(entry))


def compiled(patterns: Iterable[str]) -> re.Pattern[str]:
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
