"""Which characters the bytes of a page are (HTML standard, 13.2.3: BOM, then Content-Type, then meta, then a guess)."""

from __future__ import annotations

import codecs
import re

META = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,20}=\s{0,20}["']?\s{0,20}([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
HEADER = re.compile(r"""charset\s{0,20}=\s{0,20}["']?([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
PRESCAN = 4_096
"""Bytes searched for a meta; the standard asks for 1,024, and pages with long comments need more."""

BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
LABELS = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "utf-16": "utf-16-le",
    "unicode": "utf-16-le",
    "x-sjis": "cp932",
}
"""Labels that the Encoding standard reads otherwise than Python does."""

NOT_FOR_PAGES = frozenset("idna punycode undefined unicode_escape raw_unicode_escape utf-7 mbcs oem".split())
"""Codecs of Python that are no encodings of the Encoding standard, and some of which raise whatever they are told."""


def decode(body: bytes, content_type: str) -> str:
    """`body` as text. Never raises: what does not fit becomes U+FFFD."""
    for bom, encoding in BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(encoding, "replace")
    declared = HEADER.search(content_type)
    named = _codec(declared[1]) if declared else _from_meta(body)
    return body.decode(named, "replace") if named is not None else _guess(body)


def _from_meta(body: bytes) -> str | None:
    found = META.search(body, 0, PRESCAN)
    if not found:
        return None
    encoding = _codec(found[1].decode("ascii"))
    return "utf-8" if encoding and encoding.startswith("utf-16") else encoding  # the meta was read as ASCII


def _codec(label: str) -> str | None:
    """Python's codec for a label; None for one that names no encoding of text that the Web uses."""
    name = LABELS.get(label.lower(), label.lower())
    try:
        info = codecs.lookup(name)
        b"a".decode(info.name, "replace")  # raises for codecs that are no encodings of text
    except (LookupError, UnicodeError):
        return None
    return None if info.name in NOT_FOR_PAGES else info.name


def _guess(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        whole_until_cut = error.end == len(body) or error.start >= len(body) - 3
        return body.decode("utf-8" if whole_until_cut else "cp1252", "replace")
