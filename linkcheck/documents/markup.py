"""What a page's source shows before anything is looked up in its tree.

A selector goes over every element; most pages have few kinds of them, and their source says at once which these are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from linkcheck.documents import elements
from linkcheck.documents.blocks import HEADINGS

STYLED = '[style*="("]'
_ALWAYS = ("a", *sorted(HEADINGS))
"""What is looked for without asking whether it is there."""
_NAMES = re.compile(r"<([b-km-z][a-z]*+|a[a-z]++|link)")
"""Names of elements, without those that are most frequent and need not be told: `a`, and `li`."""


class Markup:
    """The source of a page, in lower case, and the names of elements that it may have."""

    __slots__ = ("has_style", "names", "source")

    def __init__(self, source: str) -> None:
        self.source = source
        self.names = frozenset(_NAMES.findall(source))
        self.has_style = "style" in source

    def shows(self, sign: str, *names: str) -> bool:
        """Whether a text stands in the source, and one of these elements does."""
        return not self.names.isdisjoint(names) and sign in self.source

    def shows_any(self, signs: Iterable[str]) -> bool:
        """Whether one of these texts stands in the source."""
        return any(sign in self.source for sign in signs)

    @property
    def is_styled(self) -> bool:
        """Whether there may be a style attribute that takes something from elsewhere."""
        return self.has_style and ("url(" in self.source or "image-set(" in self.source)

    def selector(self, styled: bool) -> str:
        """What finds the elements that may carry addresses, and the headings: each name costs its time everywhere."""
        names = set(self.names.intersection(_TELLING))
        for attribute, seldom in elements.SCARCE.items():
            if not names.isdisjoint(seldom) and attribute not in self.source:
                names.difference_update(seldom)
        if "image" in names:
            names.add("img")  # which it is called outside a drawing (HTML standard, 13.2.6.4.7)
        return _selector(frozenset(names), styled)


_TELLING = elements.TOLD.keys() | elements.IN_TEXT


@lru_cache(maxsize=256)
def _selector(names: frozenset[str], styled: bool) -> str:
    """Pages of a site have the same elements."""
    return ", ".join((*_ALWAYS, *sorted(names - {"a"}), *((STYLED,) if styled else ())))
