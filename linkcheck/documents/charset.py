"""Which characters the bytes of a page are (HTML standard, 13.2.3: BOM, then Content-Type, then meta, then a guess)."""

from __future__ import annotations

import codecs
import re
from functools import lru_cache

import webencodings

HEADER = re.compile(r"""charset\s{0,20}=\s{0,20}["']?([A-Za-z0-9_:.+-]{2,40})""", re.IGNORECASE)
_LATE = re.compile(rb"</head|<body", re.IGNORECASE)
LATEST = 200_000
"""Bytes in which a meta is looked for where nothing else tells, and the page is no UTF-8."""
XML = re.compile(rb"""<\?xml\s[^>]{0,200}?encoding\s{0,20}=\s{0,20}["']\s{0,20}([A-Za-z0-9_:.+-]{2,40})""")
META = re.compile(rb"""<meta(?=[\s/])((?:[^>"']{1,200}+|"[^"]{0,300}+"|'[^']{0,300}+'|["']){0,12}+)>""", re.IGNORECASE)
COMMENT = re.compile(rb"<!--(?:-?>|.*?(?:--!?>|$))", re.DOTALL)
ATTRIBUTE = re.compile(
    rb"""([a-zA-Z-]{1,20})\s{0,20}=\s{0,20}(?:"([^"]{0,300})"|'([^']{0,300})'|([^\s"'>]{1,300}))""", re.DOTALL
)
PRESCAN = 4_096
"""Bytes searched for a meta; the standard asks for 1,024, and pages with long comments need more."""

BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
UTF_8 = "utf-8"
SUPERSETS = {"gbk": "gb18030", "replacement": UTF_8}
"""What Python knows of an encoding less well than of another that holds all of it; and one made to show nothing."""


def decode(body: bytes, content_type: str) -> str:
    """`body` as text. Never raises: what does not fit becomes U+FFFD."""
    return decoded(body, content_type)[0]


def decoded(body: bytes, content_type: str) -> tuple[str, str]:
    """`body` as text, and the name of the codec that made it so: queries of its links are written in the same."""
    for mark, of_mark in BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(of_mark, "replace"), UTF_8
    declared = _declared(body, content_type)
    return _decoded(body, declared) if declared else _guessed(body)


def codec_of(body: bytes, content_type: str) -> str:
    """What a page in ASCII alone says it is written in: that is how its queries are sent, whatever they refer to."""
    return _codec(_declared(body, content_type) or UTF_8)


def _declared(body: bytes, content_type: str) -> str | None:
    declared = HEADER.search(content_type)
    return (declared and known(declared[1])) or _in_page(body[:PRESCAN], "xml" in content_type)


def _codec(encoding: str) -> str:
    """UTF-16 cannot write a query: the standard sends it as UTF-8 (Encoding standard, 4.3, output encodings)."""
    if "utf-16" in encoding or encoding == "x-user-defined":
        return UTF_8
    return str(_lookup(encoding).codec_info.name)


def _decoded(body: bytes, encoding: str) -> tuple[str, str]:
    return _lookup(encoding).codec_info.decode(body, "replace")[0], _codec(encoding)


def _lookup(encoding: str) -> webencodings.Encoding:
    found = webencodings.lookup(encoding)
    assert found is not None  # it is one of `known`
    return found


def _in_page(start: bytes, is_xml: bool) -> str | None:
    """What a page says itself, which was read as ASCII: it is not UTF-16, whatever it says.

    In HTML, a meta does; the declaration of XML tells where there is none. In XML, it alone does.
    """
    start = COMMENT.sub(b"", start)
    labels = () if is_xml else (label for meta in META.finditer(start) if (label := _label(meta[1])))
    named = next(filter(None, map(known, labels)), None)
    if named is None:
        declared = XML.match(start)
        named = known(declared[1].decode()) if declared else None
    return UTF_8 if named and named.startswith("utf-16") else named


def _label(attributes: bytes) -> str | None:
    """The label that a meta element names, by `charset`, or by `content` beside `http-equiv=content-type`."""
    found = {name.lower(): a or b or c for name, a, b, c in ATTRIBUTE.findall(attributes)}
    if b"charset" in found:
        return str(found[b"charset"], "latin-1").strip()
    if found.get(b"http-equiv", b"").strip().lower() != b"content-type":
        return None
    named = HEADER.search(found.get(b"content", b"").decode("latin-1"))
    return str(named[1]) if named else None


@lru_cache(maxsize=256)
def known(label: str) -> str | None:
    """The encoding that a label means (Encoding standard, 4.2); None for one that means none."""
    encoding = webencodings.lookup(label)
    if encoding is None:
        return None
    name = str(encoding.name)
    return SUPERSETS.get(name, name)


def _guessed(body: bytes) -> tuple[str, str]:
    try:
        return body.decode(), UTF_8
    except UnicodeDecodeError as error:
        if error.end == len(body) or error.start >= len(body) - 3:  # whole until it was cut
            return _decoded(body, UTF_8)
        head = _LATE.split(body[:LATEST], 1)[0]
        return _decoded(body, _in_page(head, is_xml=False) or "windows-1252")
