"""Several patterns as one: which of them matched, and what its groups hold."""

from __future__ import annotations

import re
from collections.abc import Mapping

_INNER_GROUP = re.compile(r"\(\?P<(\w+)>")


def whole(patterns: Mapping[str, str]) -> str:
    """Any of the patterns, by name: each a group, whose inner groups are named behind it (`pair__year`)."""
    return "|".join(f"(?P<{shape}>{_renamed(shape, pattern)})" for shape, pattern in patterns.items())


def _renamed(shape: str, pattern: str) -> str:
    return _INNER_GROUP.sub(lambda group: f"(?P<{shape}__{group[1]}>", pattern)


class Parts:
    """What one of several patterns matched."""

    __slots__ = ("_match", "_shape")

    def __init__(self, match: re.Match[str], shape: str) -> None:
        self._match, self._shape = match, shape

    def __getitem__(self, name: str | int) -> str:
        """A group's text, empty where there is none; 0 is all of it."""
        if name == 0:
            return self._match[0]
        try:
            return self._match[f"{self._shape}__{name}"] or ""
        except IndexError:
            return ""

    def start(self) -> int:
        return self._match.start()

    def end(self) -> int:
        return self._match.end()
