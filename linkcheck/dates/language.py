"""What is to be known of a language in order to read dates in it, and how its phrases are matched.

Phrases are plain words in any case. A space stands for white space, `'` for either apostrophe, and `*` at the end of a
word for any ending.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

from linkcheck.dates.expression import Role

Phrases = tuple[str, ...]


class Language(Struct, frozen=True):
    locales: Phrases
    """CLDR locales; more than one where they differ in abbreviations ("Sep" in en, "Sept" in en_GB)."""
    months: dict[str, int]
    """Abbreviations that people use besides those of CLDR, whose names are also read without their accents."""
    ordinals: Phrases
    """What may follow the number of a day."""
    links: Phrases
    """What may stand between day, month and year."""
    until: Phrases
    """What may stand between the first and the last day, or year, of a range."""
    academic_year: Phrases
    """What stands before the year, or the two years, of an academic year; one year alone is the one it begins in."""
    seasons: dict[str, tuple[int, int]]
    """Terms by their names: first and last month; the last one may be in the following year."""
    cues: Mapping[Role, Phrases]
    """What stands right before a date and decides what it is for."""
    fillers: Phrases
    """Single words that may come between a cue and its date, besides the days of the week and a time of day."""
    numbers: Phrases
    """What stands right before a number that looks like a year and is none: rooms, versions, names of programmes."""
    units: Phrases
    """What stands right behind a number that looks like a year and is a count."""
    coming: Phrases
    """What stands right before an academic year or term that has not begun."""
    ongoing: Phrases
    """The end of a range that has not ended."""
    common: Phrases
    """Words that are in almost every text of this language, and in few of the others."""
    half_years: bool = False
    """Whether terms are called by the halves of a year, as in Latin America: `2021-1`, `2021.2`."""
    dotted: bool = False
    """Whether days in numbers are written with full stops and no zeros, even before two digits of a year (`8.6.21`);
    elsewhere that is the number of a version."""
    short_terms: dict[str, tuple[int, int]] = {}
    """Terms by abbreviations so short that their year may have two digits and follow at once (`WS21/22`)."""


def lowered(text: str) -> str:
    """The text in lower case, every character in its place: only "İ" would become two."""
    return text.replace("İ", "I").lower()


def alternatives(phrases: Iterable[str]) -> str:
    """A regular expression, linear and without groups, for any of the phrases as whole words in `lowered` text.

    Matching lower case by literals, guards outside, is four times faster than `re.IGNORECASE`.
    """
    longest_first = sorted({lowered(phrase) for phrase in phrases}, key=lambda phrase: (-len(phrase), phrase))
    words = "|".join(_pattern(phrase) for phrase in longest_first if _ends_in_word(phrase))
    others = "|".join(_pattern(phrase) for phrase in longest_first if not _ends_in_word(phrase))
    branches = [rf"(?:{words})(?!\w)"] * bool(words) + [f"(?:{others})"] * bool(others)
    return rf"(?<!\w)(?:{'|'.join(branches)})"


def _ends_in_word(phrase: str) -> bool:
    return phrase[-1].isalnum() or phrase[-1] == "*"


def _pattern(phrase: str) -> str:
    words = (re.escape(word).replace(r"\*", r"\w{0,12}").replace("'", "['’]") for word in phrase.split())
    return r"\s{1,3}".join(words)
