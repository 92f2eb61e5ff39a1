"""What a page shows at a glance: its words and title, got at without a parser, for telling what stands in its place.

It is what `walls` and `placeholders` look at. Both know error pages too, which nobody parses, and only as much of a
page as its makers put first; the patterns go over hostile text once, from left to right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from html import unescape

from msgspec import Struct

LOOKED_AT = 16_384
"""Bytes of a body: what stands in a page's place says so at once, and is small."""
_UNSEEN = re.compile(r"<(script|style)\b.*?(?:</\1[^<>]*+>?|\Z)|<!--.*?(?:-->|\Z)|<[^<>]*+>?", re.DOTALL)
_TITLE = re.compile(r"<title\b[^<>]*+>([^<]{0,300})")
_HEADING = re.compile(r"<h1\b[^<>]*+>")
LONGEST_HEADING = 600
"""Characters of it, markup included."""
_SPACE = re.compile(r"\s+")
SEPARATORS = re.compile(r" [-–—|·:»•] | ?[|»] ?|: ")
"""Between the parts of a title: what the page is called, and its site."""


class Glance(Struct, frozen=True):
    """A page in lower case, typographic apostrophes made straight."""

    source: str
    text: str
    """What a reader sees (`noscript` included), white space collapsed; the title comes first."""
    title: str
    heading: str
    """Its first `h1`."""
    words: int

    def has(self, parts: tuple[str, ...]) -> bool:
        """Whether all of some parts stand in it: in its source, or in what it says."""
        return all(part in self.source or part in self.text for part in parts)

    @property
    def names(self) -> list[str]:
        """What it calls itself: title and heading, whole and in their parts, without the mark at the end."""
        called = [*dict.fromkeys(filter(None, (self.title, self.heading)))]
        parts = [part for name in called if " " in name for part in SEPARATORS.split(name)]
        return [name.strip(" .…!?") for name in (*called, *parts)]


_WORDS = bytes(
    byte + 32 if 65 <= byte <= 90 else byte if chr(byte).isalnum() or byte in b"_" or byte > 127 else 32
    for byte in range(256)
)
"""Makes small letters of capitals, and spaces of all that stands between words."""
_COMMON = frozenset(
    b"javascript script text html https http content page site domain website window location within which please are "
    b"you not that this".split()
)
"""Words that would tell nothing."""


@lru_cache(maxsize=16)
def words(beginning: bytes) -> frozenset[bytes]:
    """The words of a body's beginning, markup included: to look for one of many among them, each costs nothing."""
    return frozenset(beginning.translate(_WORDS).split())


def telling(parts: Iterable[str]) -> bytes:
    """Of the words of some parts that stand in a page together the longest: a page without it has not all of them."""
    found = b" ".join(part.encode() for part in parts).translate(_WORDS).split()
    return max(found, key=lambda word: (word not in _COMMON, len(word)))


def at(beginning: bytes) -> Glance:
    """Bytes that are not UTF-8 are lost."""
    source = beginning.decode(errors="replace").lower()
    title = _TITLE.search(source)
    said = _seen(source)
    return Glance(
        source=source,
        text=said,
        title=_seen(title[1]) if title else "",
        heading=_heading(source),
        words=said.count(" ") + 1 if said else 0,
    )


def _heading(source: str) -> str:
    found = _HEADING.search(source)
    return _seen(source[found.end() : found.end() + LONGEST_HEADING].partition("</h1")[0]) if found else ""


def _seen(markup: str) -> str:
    text = unescape(_UNSEEN.sub(" ", markup)).replace("’", "'")
    return _SPACE.sub(" ", text).strip()
