"""Where the check itself knows the address to use instead."""

from __future__ import annotations

from linkcheck.model import Advice, Finding


def advise(finding: Finding) -> Advice | None:
    if finding.url is None:
        return None
    return Advice("use-address", "Replace the address by this one", finding.url)
