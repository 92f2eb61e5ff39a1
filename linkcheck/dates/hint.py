"""The quick no: most texts and addresses hold nothing that could be a date, and need no reading."""

from __future__ import annotations

import re

_HINT = re.compile(
    r"[0-9](?:[-–/._][0-9]"
    r"|(?<![0-9][0-9])(?:(?<=1)9[89]|(?<=2)0[0-9])[0-9]"
    r"|(?:(?<=[aysAYS][0-9])|(?<=[aysAYS][-_.][0-9]))[0-9]{3}(?![0-9]))"
)
"""Two numbers side by side, a year of our time, or four digits behind "aa", "a.y." or "as" (`AA2122`).

All begin with a digit, and are tried only where one stands: this is asked for every link several times. `[0-9]`, for
which is looked faster than for `\\d`.
"""


def may_be_dated(text: str) -> bool:
    """False only where `find` and `find_in_url` find nothing that can be over."""
    return _HINT.search(text) is not None
