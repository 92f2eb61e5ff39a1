"""The check `address`: the only one that convicts without a witness, for no browser can follow it either."""

from __future__ import annotations

from linkcheck.model import Kind, Link
from tests.checks.harness import PAGE, a_link, findings, outcome


def test_what_can_be_parsed_is_silent() -> None:
    assert outcome("address", a_link()) == []


def test_what_cannot_be_parsed_is_broken_as_written() -> None:
    href = "https://exa mple.org"
    link = Link(index=0, page=PAGE, url=href, href=href, text="Guide", kind=Kind.A, target=None)
    (finding,) = findings("address", link)

    assert outcome("address", link) == ["broken address.unparsable"]
    assert finding.evidence[0].text == href
