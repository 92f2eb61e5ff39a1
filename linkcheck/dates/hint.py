"""The quick no: most texts and addresses hold nothing that could be a date, and need no reading.

This is asked for every page and every link. A short text is gone over once, with one expression for all signs; a long
one once for each sign, since an expression that begins with a letter of its own is looked for ten times as fast.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_HINT = re.compile(
    r"[0-9](?<![0-9][0-9])(?:(?<=1)9[89][0-9]|(?<=2)0[0-9]{2}"
    r"|(?:(?<=[aysAYS][0-9])|(?<=[aysAYS][-_.][0-9]))[0-9]{3}(?![0-9])"
    r"|(?:(?<=[sSeE][0-9])|(?<=[sSeE][-_ ][0-9]))[0-9](?![0-9])"
    r"|[0-9]*+(?:[-–—/._]|\. )[0-9])"
)
"""Any sign. All begin with the first digit of a number, so that each number is tried once; and `[0-9]` is looked for
faster than `\\d`."""
_IN_TEXTS = tuple(
    re.compile(sign)
    for sign in (
        r"20[0-9]{2}(?<![0-9][0-9]{4})",
        r"19[89][0-9](?<![0-9][0-9]{4})",
        *(rf"{re.escape(between)}[0-9](?<=[0-9]..)" for between in "-–—/."),
        r"\. [0-9](?<=[0-9]...)",
        r"S[eE]?[ -]?[0-9]{2}(?![0-9])",
    )
)
"""A year of our time, two numbers side by side, or two digits behind a term (`WS21`, `SoSe 22`)."""
_IN_URLS = (
    *_IN_TEXTS,
    re.compile("_[0-9](?<=[0-9]..)"),
    re.compile(r"[aysAYS][-_.]?[0-9]{4}(?![0-9])"),
    re.compile(r"s[eE]?[-_]?[0-9]{2}(?![0-9])"),
    re.compile(r"S[eE]?_[0-9]{2}(?![0-9])"),
)
"""In addresses also four digits behind "aa", "a.y." or "as" (`AA2122`)."""
_SHORT = 200
"""Characters."""


def may_be_dated(text: str) -> bool:
    """False only where `find` finds nothing that can be over."""
    return _shows_any(_IN_TEXTS, text)


def url_may_be_dated(url: str) -> bool:
    """False only where `find_in_url` finds nothing that can be over; `url` may be many, a line each."""
    return _shows_any(_IN_URLS, url)


def _shows_any(signs: Sequence[re.Pattern[str]], text: str) -> bool:
    if len(text) < _SHORT:
        return _HINT.search(text) is not None
    return any(sign.search(text) for sign in signs)
