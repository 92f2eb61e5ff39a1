"""How alike two pages are, told by a few numbers of each: w-shingling and bottom-k sketches.

A page is the set of all runs of `WIDTH` words in it, and the resemblance of two is the share of these that both have
(A. Broder, "On the resemblance and containment of documents", 1997). The smallest hashes of a set are a fair sample of
it, so that the share among the smallest of both is an estimate of the whole. Words of the page's own address, and what
holds a digit or a slash, are left out first: an error page echoes what was asked for, a clock, a number to quote.
"""

from __future__ import annotations

import re
import zlib
from array import array
from urllib.parse import unquote

from linkcheck import urls

WIDTH = 3
"""Words of a shingle: few, for error pages are short."""
SIZE = 64
"""Hashes kept: an estimate is off by 0.06 or less two times of three."""
LONGEST = 20_000
"""Characters of a page that are looked at."""
LONGEST_ECHO = 2_000
"""Characters of an address that may be echoed."""
LEAST = 4
"""Characters of a word that may be an echo of the address; shorter ones are in many addresses by chance."""
_WORD = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]|[^\s\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]+")
"""A word, or a character of a script that puts no space between words."""
_ECHO = re.compile(r"[\d/\\]")
_MARKS = "\"'.,:;!?()[]{}<>«»“”„‘’…–—|·•-"


def of(text: str, url: str) -> bytes:
    """The sketch of what a page says at an address; empty where it says nothing."""
    asked = unquote(urls.path_and_query(url)[:LONGEST_ECHO]).lower()
    words = [word for word in _words(text[:LONGEST]) if len(word) < LEAST or word not in asked]
    runs = zip(*(words[start:] for start in range(WIDTH)), strict=False) if len(words) >= WIDTH else [tuple(words)]
    hashes = {zlib.crc32(" ".join(run).encode("utf-8", "surrogatepass")) for run in runs if run}
    return array("I", sorted(hashes)[:SIZE]).tobytes()


def _words(text: str) -> list[str]:
    found = (word.strip(_MARKS) for word in _WORD.findall(text.lower()) if not _ECHO.search(word))
    return [word for word in found if word]


def resemblance(one: bytes, other: bytes) -> float:
    """The share of shingles that two pages have in common, estimated; 0 where one of them says nothing."""
    mine, theirs = frozenset(array("I", one)), frozenset(array("I", other))
    if not mine or not theirs:
        return 0.0
    sample = sorted(mine | theirs)[:SIZE]
    return sum(number in mine and number in theirs for number in sample) / len(sample)
