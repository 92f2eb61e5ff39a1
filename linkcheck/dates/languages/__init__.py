"""The languages in which dates are read. To add one: a module with its table here, and its row in `LANGUAGES`.

Names of months and days are in no table: they come from CLDR, through Babel, for the `locales` of the row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from operator import itemgetter

from linkcheck.dates.language import Language, lowered
from linkcheck.dates.languages import de, en, es, fr, it, pt

LANGUAGES: Mapping[str, Language] = {
    "en": en.LANGUAGE,
    "it": it.LANGUAGE,
    "de": de.LANGUAGE,
    "fr": fr.LANGUAGE,
    "es": es.LANGUAGE,
    "pt": pt.LANGUAGE,
}
"""By BCP 47 primary language subtag."""
ENOUGH = 10
"""Common words by which a language is told."""


def guess(text: str, enough: int = ENOUGH, times: float = 1.5) -> str:
    """The row whose common words are plainly the text's own; empty where none is, or it is too short to tell.

    It takes so many of them, and so many times as many as of any other.
    """
    words = Counter(lowered(text).split())
    counted = {tag: sum(map(words.__getitem__, table.common)) for tag, table in LANGUAGES.items()}
    (tag, most), (_, second) = sorted(counted.items(), key=itemgetter(1), reverse=True)[:2]
    return tag if most >= enough and most >= times * second else ""


def tags_for(language: str) -> tuple[str, ...]:
    """The rows to read a text with, by its BCP 47 tag: one; all if nothing is declared; none if there is no such row.

    A text in a language without a row is not read at all: half understood, a law or a "since" would look like a date
    that has passed.
    """
    primary = language.partition("-")[0].strip().lower()
    if not primary:
        return tuple(LANGUAGES)
    return (primary,) if primary in LANGUAGES else ()
