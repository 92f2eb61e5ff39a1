"""What is packed by gzip (RFC 1952), as large sitemaps are: unpacked up to a limit, and read as what it then is."""

from __future__ import annotations

import zlib

MAGIC = b"\x1f\x8b"
LARGEST = 50_000_000
"""Bytes unpacked: as much as a sitemap may have (sitemaps.org)."""


def unpack(body: bytes) -> tuple[bytes, bool]:
    """As much of it as there is, and whether that is all; nothing where it is not gzip."""
    unpacking = zlib.decompressobj(wbits=31)
    try:
        return unpacking.decompress(body, LARGEST), unpacking.eof
    except zlib.error:
        return b"", False
