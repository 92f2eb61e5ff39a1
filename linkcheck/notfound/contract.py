"""What is to be known of a language in order to tell its error sentences."""

from __future__ import annotations

from msgspec import Struct


class Words(Struct, frozen=True):
    """The parts of which a language's error sentences are made; case, accents and punctuation do not count.

    Phrases are separated by commas, words by white space.
    """

    missing: str
    """Phrases that say that there is no such thing, and may stand alone: "not found"."""
    things: str
    """Words for what may be missing: "page", "article"."""
    around: str = ""
    """Words that may stand beside these in such a sentence, and tell nothing: "sorry", "requested"."""
    gone: str = ""
    """Phrases that say so only beside a thing: "no longer available"."""
    spaced: bool = True
    """Whether white space stands between words, and always between the same."""
