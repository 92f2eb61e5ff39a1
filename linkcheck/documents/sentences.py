"""Cutting a block of text into sentences, well enough for English and Italian web pages."""

from __future__ import annotations

import re
from bisect import bisect_right

LONGEST = 600
"""Characters of a sentence that are kept, round the link; a page without full stops has sentences of any length."""
REACH = 2 * LONGEST
"""Characters before and after a link beyond which nothing has a say in what `around` gives."""

_END = re.compile(r"[.!?…]{1,10}[\"'”’»)\]]{0,3}\s{1,10}(?=[\"'“‘«(\[]{0,3}[^\Wa-z_])|\s[•·▪]\s")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[“\"'’])(?:[^\W\d_]|a\.a|e\.g|i\.e|n|nr|no|art|artt|prof|profs|proff|dott|dr|mr|mrs|ms|ing|arch|avv|sig|st|vs|"
    r"cf|cfr|pag|pp|p|vol|ed|es|ecc|etc|tel|fax|ca|approx|dep|dept|univ|fig|sec|ch|art|d\.m|d\.p\.r|d\.lgs|d\.r|"
    r"jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|gen|mag|giu|lug|ago|set|ott|dic)\.$",
    re.IGNORECASE,
)


def starts(text: str) -> list[int]:
    """Where each sentence of `text` begins; the first is 0."""
    return [0, *(end.end() for end in _END.finditer(text) if not _is_abbreviation(text, end.start()))]


def _is_abbreviation(text: str, stop: int) -> bool:
    """Whether the full stop at `stop` ends a word that is always written with one."""
    return _ABBREVIATION.search(text, max(0, stop - 12), stop + 1) is not None


def around(text: str, begins: list[int], position: int, end: int) -> tuple[str, str]:
    """The sentence that the span `position:end` begins in, and the one before it.

    That is empty where there is none, or where the sentence began `LONGEST` characters ago.
    """
    index = bisect_right(begins, position) - 1
    start = begins[index]
    stop = begins[index + 1] if index + 1 < len(begins) else len(text)
    near = index > 0 and position - start < LONGEST
    before = text[max(begins[index - 1], start - LONGEST) : start].strip() if near else ""
    return _clip(text, start, stop, position, end), before


def _clip(text: str, start: int, stop: int, position: int, end: int) -> str:
    if stop - start > LONGEST:
        spare = max(0, LONGEST - (end - position)) // 2
        start, stop = max(start, position - spare), min(stop, position + LONGEST - spare)
    return text[start:stop].strip()
