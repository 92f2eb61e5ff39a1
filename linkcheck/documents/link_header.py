"""The HTTP header field `Link` (RFC 8288), which speaks of a document from outside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linkcheck.documents.contract import RawLink
from linkcheck.documents.elements import NOT_FETCHED
from linkcheck.model import Kind

LONGEST = 20_000
"""Characters of the field that are read."""

_QUOTED = r'"(?:[^"\\]|\\.)*"'
_LINK = re.compile(rf"<([^<>]*)>((?:\s*;\s*(?:{_QUOTED}|[^,;\"])*)*)")
_RELATION = re.compile(r';\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))', re.IGNORECASE)


def links(field: str) -> Iterator[RawLink]:
    """The links of a field's value, repeated fields joined by commas."""
    for link in _LINK.finditer(field[:LONGEST]):
        relation = _RELATION.search(link[2])
        relations = (relation[1] or relation[2] or "").lower().split() if relation else []
        if link[1].strip() and NOT_FETCHED.isdisjoint(relations):
            yield RawLink(Kind.LINK_HEADER, link[1].strip())
