"""What to do about a finding: the door for advice.

An adviser is a function that looks at a finding and returns an `Advice`, or None where it has none to give. To add one:

1. write a module here with such a function;
2. put it into `ADVISERS` below. The first one with an answer is heard, so what knows more comes first.
"""

from __future__ import annotations

from collections.abc import Callable

from linkcheck.advice import general, new_address
from linkcheck.model import Advice, Finding

Adviser = Callable[[Finding], Advice | None]

ADVISERS: tuple[Adviser, ...] = (new_address.advise, general.advise)


def advise(finding: Finding) -> Advice | None:
    return next((advice for adviser in ADVISERS if (advice := adviser(finding)) is not None), None)
