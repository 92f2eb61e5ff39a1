"""Is the address one at all?

Broken: an address that the URL standard cannot parse. No witness is needed, for no browser can follow it either.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from linkcheck.model import Ask, Evidence, Finding, Link, Verdict
from linkcheck.policy import Policy

MESSAGES = {"address.unparsable": "This is no address that a browser could follow"}


def check(link: Link, policy: Policy, as_of: date) -> Iterator[Finding | Ask]:
    if link.target is None:
        yield Finding("address", Verdict.BROKEN, "address.unparsable", {}, (Evidence("href", link.href),), per="link")
