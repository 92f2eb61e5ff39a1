"""Regular expressions as a source writes them, looked for in addresses as strangers write them.

They are Python's; but some take for ever on an address that was made for it, and Python's own engine cannot be told to
stop. So another one searches (the package `regex`), which reads the same expressions and keeps to a time limit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum

LONGEST = 0.05
"""Seconds that one expression may take with one address; most take a millionth."""
PATIENCE = 20
"""Addresses with which an expression may take so long; there may be many more of their kind."""
SHORTEST = 0.002
"""Seconds that it may take then."""


class Outcome(Enum):
    FOUND = "found"
    NOT_FOUND = "not found"
    TOO_LONG = "too long"


class Expression:
    """One of them; it says whether it is found in a text, or could not be looked for in time."""

    def __init__(self, text: str) -> None:
        import regex  # 17 ms, and most sources have none

        self.text = text
        self._search = regex.compile(text).search
        self._late = 0

    def look_in(self, text: str) -> Outcome:
        try:
            found = self._search(text, timeout=LONGEST if self._late < PATIENCE else SHORTEST)
        except TimeoutError:
            self._late += 1
            return Outcome.TOO_LONG
        return Outcome.NOT_FOUND if found is None else Outcome.FOUND


class Expressions:
    """Several of them."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._all = [Expression(text) for text in texts]

    def look_in(self, text: str) -> tuple[Outcome, str]:
        """Whether one is found; else whether one took too long, and which."""
        late = ""
        for expression in self._all:
            match expression.look_in(text):
                case Outcome.FOUND:
                    return Outcome.FOUND, expression.text
                case Outcome.TOO_LONG:
                    late = late or expression.text
        return (Outcome.TOO_LONG, late) if late else (Outcome.NOT_FOUND, "")


def problem(text: str) -> str | None:
    """What is wrong with an expression, if something is: it must be one for Python's engine as well."""
    import regex

    try:
        re.compile(text)
        regex.compile(text)
    except (re.error, regex.error, OverflowError, RecursionError) as error:
        return str(error)
    return None
