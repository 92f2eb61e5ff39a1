"""XML as the parts of a package hold it: read by expat as it is unpacked, by what its elements mean.

Names are given with the prefixes that the standards themselves use, whatever the part has: `w:p`, `text:span`. Those of
ISO/IEC 29500 go by two namespaces each, its Strict and its Transitional one.

No DTD is fetched, and none may declare an entity: Office Open XML allows none at all (ISO/IEC 29500-2, 6.3.2.3).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from itertools import chain
from typing import NoReturn, TypeVar
from xml.parsers import expat

from msgspec import Struct, field

from linkcheck.documents.package import Bomb, Damaged
from linkcheck.documents.xml import LONGEST_TOKEN

MOST_ELEMENTS = 1_500_000
"""Elements that are read of one document, which takes some seconds."""
DEEPEST = 1_000
"""Elements that may be open at once."""
LONGEST_TEXT = 1_000_000
"""Characters kept of the text of one element."""
LONGEST_VALUE = 2_000
"""Characters kept of a value: a title, a name, an address."""
MOST_VALUES = 100
"""Values of one name."""

Attributes = Mapping[str, str]
Start = Callable[[Attributes], None]
_Handler = TypeVar("_Handler")

_OOXML = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES: Mapping[str, tuple[str, ...]] = {
    "a": (f"{_OOXML}drawingml/2006/main", f"{_STRICT}drawingml/main"),
    "container": (f"{_ODF}container",),
    "cp": (f"{_OOXML}package/2006/metadata/core-properties",),
    "ct": (f"{_OOXML}package/2006/content-types",),
    "dc": ("http://purl.org/dc/elements/1.1/",),
    "dcterms": ("http://purl.org/dc/terms/",),
    "draw": (f"{_ODF}drawing:1.0",),
    "enc": ("http://www.w3.org/2001/04/xmlenc#",),
    "ep": (f"{_OOXML}officeDocument/2006/extended-properties", f"{_STRICT}officeDocument/extendedProperties"),
    "fo": (f"{_ODF}xsl-fo-compatible:1.0",),
    "manifest": (f"{_ODF}manifest:1.0",),
    "mc": (f"{_OOXML}markup-compatibility/2006",),
    "meta": (f"{_ODF}meta:1.0",),
    "office": (f"{_ODF}office:1.0",),
    "opf": ("http://www.idpf.org/2007/opf",),
    "p": (f"{_OOXML}presentationml/2006/main", f"{_STRICT}presentationml/main"),
    "presentation": (f"{_ODF}presentation:1.0",),
    "r": (f"{_OOXML}officeDocument/2006/relationships", f"{_STRICT}officeDocument/relationships"),
    "rel": (f"{_OOXML}package/2006/relationships",),
    "style": (f"{_ODF}style:1.0",),
    "svg": (f"{_ODF}svg-compatible:1.0",),
    "table": (f"{_ODF}table:1.0",),
    "text": (f"{_ODF}text:1.0",),
    "v": ("urn:schemas-microsoft-com:vml",),
    "w": (f"{_OOXML}wordprocessingml/2006/main", f"{_STRICT}wordprocessingml/main"),
    "wp": (f"{_OOXML}drawingml/2006/wordprocessingDrawing", f"{_STRICT}drawingml/wordprocessingDrawing"),
    "x": (f"{_OOXML}spreadsheetml/2006/main", f"{_STRICT}spreadsheetml/main"),
    "xlink": ("http://www.w3.org/1999/xlink",),
}
_PREFIXES = {uri: prefix for prefix, uris in NAMESPACES.items() for uri in uris}


class Spent(Bomb):
    """A bound was reached: what was read of the content so far counts; of what must be read whole, nothing does."""

    def __init__(self) -> None:
        super().__init__("it has more in it than a document may")


class Allowance(Struct):
    """What may still be read of one document."""

    elements: int = MOST_ELEMENTS


class Handlers(Struct):
    """What shall be done at which elements; all others are passed over."""

    starts: Mapping[str, Start] = field(default_factory=dict)
    ends: Mapping[str, Callable[[], None]] = field(default_factory=dict)
    leaves: Mapping[str, Callable[[str], None]] = field(default_factory=dict)
    """Elements that hold nothing but text, which is told at their end."""
    said: Callable[[str], None] | None = None
    """What shall be done with all other text."""


def read(pieces: Iterable[bytes], handlers: Handlers, allowance: Allowance) -> None:
    """Reads a part to its end. Raises `Damaged` where it is not well-formed, and `Spent` at a bound."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.EntityDeclHandler = _refuse
    starts, ends, leaves = _in_full(handlers.starts), _in_full(handlers.ends), _in_full(handlers.leaves)
    said = handlers.said
    begun = False
    seen = depth = left = fed = 0
    leaf: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal begun, seen, depth, left
        begun = True
        seen += 1
        depth += 1
        if name in starts:
            starts[name]({_shortened(key): value for key, value in attributes.items()})
        if name in leaves:
            leaf.clear()
            left = LONGEST_TEXT
            parser.CharacterDataHandler = keep

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        if name in leaves:
            parser.CharacterDataHandler = said
            leaves[name]("".join(leaf))
        if name in ends:
            ends[name]()

    def keep(text: str) -> None:
        nonlocal left
        if left > 0:
            leaf.append(text[:left])
            left -= len(text)

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, said
    for piece in chain(pieces, (b"",)):
        seen = 0
        try:
            parser.Parse(piece, not piece)
        except expat.ExpatError as error:
            raise Damaged("its XML is broken") from error
        except (LookupError, ValueError) as error:
            if begun:
                raise
            raise Damaged("its XML is broken") from error  # nobody knows the encoding that its first line names
        fed += len(piece)
        allowance.elements -= seen
        if piece and fed - parser.CurrentByteIndex > LONGEST_TOKEN:
            raise Damaged("its XML has a tag that does not end")
        if depth > DEEPEST:
            raise Damaged("its XML nests too deep")
        if allowance.elements < 0:
            raise Spent


def values(pieces: Iterable[bytes], names: Iterable[str], allowance: Allowance) -> dict[str, list[str]]:
    """The texts of some elements, by their names, white space squeezed: those of a part that is full of values."""
    found: dict[str, list[str]] = {name: [] for name in names}

    def keeper(kept: list[str]) -> Callable[[str], None]:
        def keep(text: str) -> None:
            value = " ".join(text[:LONGEST_VALUE].split())
            if value and len(kept) < MOST_VALUES:
                kept.append(value)

        return keep

    read(pieces, Handlers(leaves={name: keeper(kept) for name, kept in found.items()}), allowance)
    return found


def number(text: str | None, otherwise: int) -> int:
    """A whole number as an attribute or an element has it."""
    return int(text) if text and len(text) <= 9 and text.isascii() and text.isdigit() else otherwise


def _refuse(*_: object) -> NoReturn:
    raise Bomb("its XML declares entities, which are not read")


def _in_full(handlers: Mapping[str, _Handler]) -> dict[str, _Handler]:
    """Handlers by names as expat tells them."""
    full: dict[str, _Handler] = {}
    for name, handler in handlers.items():
        prefix, _, local = name.partition(":")
        full |= {f"{uri} {local}": handler for uri in NAMESPACES[prefix]}
    return full


@lru_cache(maxsize=4_096)
def _shortened(name: str) -> str:
    """The name of an attribute; one of a namespace that is not known stays as it is."""
    uri, _, local = name.rpartition(" ")
    return f"{_PREFIXES[uri]}:{local}" if uri in _PREFIXES else name
