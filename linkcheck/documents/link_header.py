"""The HTTP header field `Link` (RFC 8288), which speaks of a document from outside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linkcheck.documents.contract import RawLink
from linkcheck.documents.elements import NOT_FETCHED
from linkcheck.model import Kind

LONGEST = 20_000
"""Characters of the field that are read."""

_PARAMETER = r';\s*+([^\s=;,"]*+)\s*+(?:=\s*+(?:"((?:[^"\\]|\\.)*+)(?:"|\Z)|([^;,"]*+)))?+[^;,"]*+'
_PARAMETERS = re.compile(_PARAMETER)
_LINK = re.compile(rf"<(?P<address>[^<>]*+)>\s*+(?P<parameters>(?:{_PARAMETER})*+)")


def links(field: str) -> Iterator[RawLink]:
    """The links of a field's value, repeated fields joined by commas."""
    for link in _LINK.finditer(field[:LONGEST]):
        address = link["address"].strip()
        if address and NOT_FETCHED.isdisjoint(_relations(link["parameters"])):
            yield RawLink(Kind.LINK_HEADER, address)


def _relations(parameters: str) -> list[str]:
    """Those of the first `rel`; others do not count (RFC 8288, 3.3)."""
    for name, quoted, bare in _PARAMETERS.findall(parameters):
        if name.lower() == "rel":
            return str(quoted or bare).lower().split()
    return []
