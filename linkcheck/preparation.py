"""What judging will need is made ready while a crawl waits: tables for the languages of its pages."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from linkcheck import checks
from linkcheck.model import PageFacts
from linkcheck.policy import Policy

MOST_LANGUAGES = 10
"""Languages that are made ready for: what pages declare themselves to be in has no end."""
Prepare = Callable[[str], None]


def preparation_for(policy: Policy) -> Preparation:
    """That of the site checks that are on."""
    return Preparation([module.prepare for name, module in checks.SITE_CHECKS.items() if name not in policy.off])


class Preparation:
    """Calls each of `prepare` with each language of pages that may name a date, once, in a thread of its own."""

    def __init__(self, prepare: Sequence[Prepare]) -> None:
        self.prepare = prepare
        self._languages: set[str] = set()

    def meet(self, facts: PageFacts | None) -> None:
        """Begin with what pages like this one need."""
        if facts is None or not facts.time.moments:
            return
        language = facts.time.language or facts.language
        if language not in self._languages and len(self._languages) < MOST_LANGUAGES:
            self._languages.add(language)
            for prepare in self.prepare:
                threading.Thread(target=prepare, args=(language,), daemon=True).start()
