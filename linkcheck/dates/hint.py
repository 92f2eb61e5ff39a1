"""The quick no: most texts and addresses hold nothing that could be a date, and need no reading."""

from __future__ import annotations

import re

_HINT = re.compile(
    r"[0-9](?<![0-9][0-9])(?:(?<=1)9[89][0-9]|(?<=2)0[0-9]{2}"
    r"|(?:(?<=[aysAYS][0-9])|(?<=[aysAYS][-_.][0-9]))[0-9]{3}(?![0-9])"
    r"|[0-9]*+[-–/._][0-9])"
)
"""A year of our time, four digits behind "aa", "a.y." or "as" (`AA2122`), or two numbers side by side.

This is asked for every page and every link. All begin with the first digit of a number, so that each number is tried
once; and `[0-9]` is looked for faster than `\\d`.
"""


def may_be_dated(text: str) -> bool:
    """False only where `find` and `find_in_url` find nothing that can be over."""
    return _HINT.search(text) is not None
