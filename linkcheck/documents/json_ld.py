"""JSON-LD in a page (schema.org's vocabulary): the addresses that search engines take from it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

LONGEST = 1_000_000
"""Characters of one block that are read."""

NAMES = frozenset({"@context", "@id", "@type", "@vocab", "@base", "additionalType", "inLanguage", "propertyID"})
"""Keys whose values name things, and need not lead anywhere."""
ADDRESSES = frozenset(
    "archivedAt codeRepository contentUrl discussionUrl downloadUrl embedUrl hasMap image installUrl isBasedOn item "
    "license logo mainEntityOfPage paymentUrl photo primaryImageOfPage relatedLink sameAs screenshot significantLink "
    "target thumbnailUrl url".split()
)
"""Properties whose values are addresses, so that they may be relative."""


def addresses(text: str) -> Iterator[str]:
    """The addresses of one block, in its order; none where it is no JSON.

    A template such as `https://example.org/?q={term}` is no address.
    """
    return (value.strip() for name, value in values(text) if name not in NAMES and _is_address(name, value))


def values(text: str) -> Iterator[tuple[str, str]]:
    """The strings of one block, each with the key that it stands under; none where it is no JSON."""
    try:
        data = msgspec.json.decode(text[:LONGEST].strip())
    except (msgspec.DecodeError, RecursionError, UnicodeEncodeError):
        return
    waiting: list[tuple[str, object]] = [("", data)]
    while waiting:
        name, value = waiting.pop()
        match value:
            case dict():
                waiting += reversed(value.items())
            case list():
                waiting += [(name, part) for part in reversed(value)]
            case str():
                yield name, value


def _is_address(name: str, value: str) -> bool:
    value = value.strip()
    if not value or "{" in value or any(map(str.isspace, value)):
        return False
    return value.lower().startswith(("http://", "https://")) or (name in ADDRESSES and value[0] not in "#_")
