"""Is the address one at all?

Broken: an address that the URL standard cannot parse. No witness is needed, for no browser can follow it either.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import repeat
from operator import is_

from linkcheck.model import Ask, Evidence, Finding, Link, Occurrences, Verdict, where
from linkcheck.policy import Policy

MESSAGES = {"address.unparsable": "This is no address that a browser could follow"}


def rows(links: Occurrences) -> Iterable[int]:
    return where(map(is_, links.target, repeat(None)))


def check(link: Link, policy: Policy, as_of: date) -> Iterable[Finding | Ask]:
    if link.target is not None:
        return ()
    told = (Evidence("href", link.href),)
    return (Finding("address", Verdict.BROKEN, "address.unparsable", {}, told, per="link"),)
