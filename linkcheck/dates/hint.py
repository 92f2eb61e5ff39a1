"""The quick no: most texts and addresses hold nothing that could be a date, and need no reading."""

from __future__ import annotations

import re

_HINT = re.compile(r"(?<!\d)(?:19[89]\d|20\d\d)|\d[-–/.]\d|[A-Za-z][-_.]?\d{4}(?!\d)")
"""A year of our time, two numbers side by side, or four digits behind a letter (`AA2122`)."""


def may_be_dated(text: str) -> bool:
    """False only where `find` and `find_in_url` find nothing that can be over."""
    return _HINT.search(text) is not None
