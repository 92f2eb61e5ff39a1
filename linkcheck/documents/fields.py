"""The instructions of fields that are links, as Word writes them (ISO/IEC 29500-1, 17.16.5.25) in whichever format."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 10_000
"""Characters of an instruction that are read."""
_FIELD = re.compile(r"\s*HYPERLINK(?![A-Za-z])", re.IGNORECASE)
_ARGUMENT = re.compile(r'\\(?P<switch>[A-Za-z])|["“”](?P<quoted>(?:[^"“”\\]|\\.)*)["“”]?|(?P<bare>[^\s"“”\\]+)')
_ESCAPED = re.compile(r"\\(.)")
_TAKES_ARGUMENT = frozenset("lot")
"""Switches that are followed by a value: the place in the document, what is shown on it, the window."""


def target(instruction: str) -> str:
    """Where a HYPERLINK field leads, its place in the document as a fragment; empty for another field."""
    begin = _FIELD.match(instruction)
    if begin is None:
        return ""
    address = place = switch = ""
    for name, value in _arguments(instruction[begin.end() : LONGEST]):
        if name:
            switch = name if name in _TAKES_ARGUMENT else ""
        elif switch:
            place = value if switch == "l" else place
            switch = ""
        else:
            address = address or value
    return f"{address}#{place}" if place else address


def _arguments(text: str) -> Iterator[tuple[str, str]]:
    """Switches and values in their order: of each pair, one is empty."""
    for found in _ARGUMENT.finditer(text):
        value = found["quoted"] if found["quoted"] is not None else found["bare"] or ""
        yield (found["switch"] or "").lower(), _ESCAPED.sub(r"\1", value)
