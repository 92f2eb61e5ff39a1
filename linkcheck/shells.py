"""The empty shells of single-page applications: pages that say nothing until their scripts have run.

Names of mount points are those that the frameworks' own templates use: React, Vue, Angular, Svelte, Next.js, Nuxt,
Gatsby, Ember, Quasar, Ionic, Flutter, Blazor.
"""

from __future__ import annotations

import re

IDS = (
    "root app __next __nuxt ___gatsby svelte react-root app-root reactroot react-app vue-app main-app q-app "
    "app-mount app-container mount application spa"
).split()
ELEMENTS = "app-root my-app ng-app app-component ion-app flutter-view nuxt-root root-app".split()
MOUNTS = ", ".join((*(f"#{name}" for name in IDS), *ELEMENTS))
"""Finds what an application draws into."""
SIGNS = (*(f"id={quote}{name}" for name in IDS for quote in ('"', "'", "")), *(f"<{name}" for name in ELEMENTS))
"""What shows in the source, in lower case, where there may be one."""
LOADING = 5
"""Words that may stand there meanwhile."""
LONGEST = 60
"""Characters of these."""
SHOWN = frozenset("img iframe frame frameset video audio object embed canvas form svg picture".split())
"""Elements that show something without a word."""
_ASKS = re.compile(r"java\s?script", re.IGNORECASE)


def is_loading(told: str) -> bool:
    """Whether what stands at a mount point is nothing, or no more than that something will."""
    return len(told.split()) <= LOADING and len(told.strip()) <= LONGEST


def asks_for_scripts(told: str, words: int) -> bool:
    """Whether a page says little but "You need to enable JavaScript"; `told` is what it says where no scripts run."""
    return _ASKS.search(told) is not None and words - len(told.split()) <= LOADING
