"""XML as it is found on the web: read by expat, as far as it is well-formed, and no entity is ever fetched.

What kind of document it is, its first element says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.parsers import expat

from msgspec import Struct

from linkcheck.documents.charset import HEADER

LONGEST_TOKEN = 1_000_000
"""Bytes of one tag or comment: expat reads one that has not ended again from its start with each piece."""
CHUNK = 65_536
LONGEST_TEXT = 1_000_000
"""Characters kept of one element's text."""

_FIRST = re.compile(rb"\s*<([A-Za-z_][\w:.-]{0,60})")
_BEFORE = ((b"<?", b"?>"), (b"<!--", b"-->"), (b"<!", b">"))
"""What may come before the first element, and how each ends."""
DEEPEST = 1_000
"""Elements that may be open at once."""
MOST_BASES = 5
"""Bases within each other that are heeded."""
_BOM = b"\xef\xbb\xbf"
_LOOKED_AT = 4_096


class Element(Struct, gc=False):
    """An element that has ended. Names are as written, prefix included, in lower case."""

    name: str
    parent: str
    attributes: Mapping[str, str]
    text: str
    """Its own text, without that of the elements in it."""
    bases: tuple[str, ...] = ()
    """The `xml:base` of the elements that it stands in, and its own, the outermost first (XML Base, 3)."""


def local(name: str) -> str:
    """A name without its prefix."""
    return name.rpartition(":")[2]


def root_of(body: bytes) -> str:
    """The name of the first element, in lower case; empty where there is none near the beginning."""
    start = body[:_LOOKED_AT]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start.decode("utf-16", "replace").encode()
    start = start.removeprefix(_BOM).lstrip()
    while ends := [end for begin, end in _BEFORE if start.startswith(begin)]:
        start = start.partition(ends[0])[2].lstrip()
    found = _FIRST.match(start)
    return found[1].decode("ascii", "replace").lower() if found else ""


def is_whole(body: bytes) -> bool:
    """Whether the end shows that nothing was cut off: the end tag of the first element, or one that ends itself."""
    end = body[-_LOOKED_AT:].replace(b"\x00", b"").rstrip()  # which stand between the letters of UTF-16
    return end.endswith((b"-->", b"?>", b"/>")) or (end.endswith(b">") and f"</{root_of(body)}".encode() in end.lower())


def elements(body: bytes, content_type: str) -> Iterator[Element]:
    """All elements in the order of their ends; where the XML is broken, those until there.

    Undefined entities, of which feeds are full, stand for nothing.
    """
    body = body.removeprefix(_BOM).lstrip(b" \t\r\n")  # before the declaration, where many a server has an empty line
    declared = HEADER.search(content_type)
    try:
        parser = expat.ParserCreate(declared[1] if declared else None)
    except (LookupError, ValueError):
        parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.UseForeignDTD(True)
    parser.ExternalEntityRefHandler = lambda *_: 1
    open_ones: list[tuple[str, Mapping[str, str], list[str]]] = []
    bases: list[tuple[str, ...]] = [()]
    ended: list[Element] = []

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if len(open_ones) == DEEPEST:
            raise ValueError("too deep")
        kept = {key.lower(): value for key, value in attributes.items()}
        open_ones.append((name.lower(), kept, []))
        has_base = "xml:base" in kept and len(bases[-1]) < MOST_BASES
        bases.append((*bases[-1], kept["xml:base"]) if has_base else bases[-1])

    def end(_: str) -> None:
        name, attributes, pieces = open_ones.pop()
        parent, text = open_ones[-1][0] if open_ones else "", "".join(pieces)[:LONGEST_TEXT]
        ended.append(Element(name, parent, attributes, text, bases.pop()))

    def data(text: str) -> None:
        if open_ones:
            open_ones[-1][2].append(text)

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, data
    for at in range(0, len(body), CHUNK):
        try:
            parser.Parse(body[at : at + CHUNK], at + CHUNK >= len(body))
        except (expat.ExpatError, LookupError, ValueError):
            yield from ended
            return
        yield from ended
        ended.clear()
        if at + CHUNK - parser.CurrentByteIndex > LONGEST_TOKEN:
            return
