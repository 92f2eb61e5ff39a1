"""What is to be known of a language in order to judge what its sentences say about time."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from linkcheck.dates import Phrases


class LanguagePhrases(Struct, frozen=True):
    """Phrases as in `dates.language`."""

    cues: Mapping[str, Phrases]
    """By the value of a `Cue`."""
    upcoming: Phrases
    """What a page says before a list of what is still to come."""
    archives: Phrases
    """Names, in headings and addresses, of places that keep what is over."""
    records: Phrases
    """Names of places that list what somebody has done, written or been."""
    posts: Phrases
    """Names of folders whose pages are each of their day: news, events."""
