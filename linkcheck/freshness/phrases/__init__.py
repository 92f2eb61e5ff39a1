"""The phrases of each language. To add one: a module with its table here, and its row in `PHRASES`.

A language is judged only where its dates are read too (see `dates.languages`).
"""

from __future__ import annotations

from collections.abc import Mapping

from linkcheck.freshness.phrases import de, en, es, fr, it, pt
from linkcheck.freshness.phrases.contract import LanguagePhrases

PHRASES: Mapping[str, LanguagePhrases] = {
    "en": en.PHRASES,
    "it": it.PHRASES,
    "de": de.PHRASES,
    "fr": fr.PHRASES,
    "es": es.PHRASES,
    "pt": pt.PHRASES,
}
"""By BCP 47 primary language subtag."""
