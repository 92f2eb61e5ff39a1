"""What Office Open XML documents share (ISO/IEC 29500-2): relationships, the type of the main part, properties."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from urllib.parse import unquote

from msgspec import Struct, field

from linkcheck.contents import DocumentFacts
from linkcheck.documents import xml_parts
from linkcheck.documents.contract import Document, gathered
from linkcheck.documents.package import Damaged, Package, Unopened, unopened
from linkcheck.documents.prose import Prose
from linkcheck.documents.xml_parts import Allowance, Attributes, Handlers
from linkcheck.model import Url

MOST_RELATIONSHIPS = 100_000
ROOT = "_rels/.rels"
"""Where a package says which of its parts is the main one."""
_CONTENT_TYPES = "[Content_Types].xml"
FORMATS: Mapping[str, str] = {
    "openxmlformats-officedocument.wordprocessingml.document": "docx",
    "ms-word.document.macroenabled": "docm",
    "openxmlformats-officedocument.wordprocessingml.template": "dotx",
    "ms-word.template.macroenabledtemplate": "dotm",
    "openxmlformats-officedocument.presentationml.presentation": "pptx",
    "ms-powerpoint.presentation.macroenabled": "pptm",
    "openxmlformats-officedocument.presentationml.slideshow": "ppsx",
    "ms-powerpoint.slideshow.macroenabled": "ppsm",
    "openxmlformats-officedocument.presentationml.template": "potx",
    "ms-powerpoint.template.macroenabled": "potm",
    "openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "ms-excel.sheet.macroenabled": "xlsm",
    "openxmlformats-officedocument.spreadsheetml.template": "xltx",
    "ms-excel.template.macroenabled": "xltm",
    "ms-excel.sheet.binary.macroenabled": "xlsb",
}
"""What the content type of the main part says between `application/vnd.` and `.main`, in lower case."""
FOLDERS: Mapping[str, str] = {"word": "docx", "ppt": "pptx", "xl": "xlsx"}
"""Where the main part stands by custom, for packages that say nothing else."""


class Relationship(Struct, frozen=True):
    """What a part refers to (ISO/IEC 29500-2, 6.5)."""

    kind: str
    """The last segment of its type, which Strict and Transitional documents share."""
    target: str
    """An address as stored where it is external, else the name of a part."""
    external: bool


class Office(Struct):
    """An Office Open XML document that is being read."""

    package: Package
    format: str
    part: str
    """The name of its main part."""
    allowance: Allowance = field(default_factory=Allowance)

    def relationships(self, part: str) -> dict[str, Relationship]:
        return relationships(self.package, part, self.allowance)

    def read(self, part: str, handlers: Handlers) -> None:
        xml_parts.read(self.package.pieces(part), handlers, self.allowance)

    def read_lesser(self, part: str, handlers: Handlers) -> None:
        """Reads a part without which a viewer shows the rest all the same."""
        with suppress(Damaged):
            self.read(part, handlers)


def read_package(package: Package, url: Url, read: Callable[[Office, Url], Document]) -> Document:
    office = of(package)
    try:
        return read(office, url)
    except Unopened as error:
        return unopened(office.format, error)


def listed(office: Office, root: str, item: str) -> list[tuple[Attributes, str]]:
    """What the main part lists, in its order: the attributes of each and its part, empty where that is missing.

    Raises `Damaged` where the main part has not this root.
    """
    related = office.relationships(office.part)
    items: list[tuple[Attributes, str]] = []
    is_it = False

    def begin(_: Attributes) -> None:
        nonlocal is_it
        is_it = True

    def add(attributes: Attributes) -> None:
        one = related.get(attributes.get("r:id", ""))
        items.append((attributes, one.target if one is not None and not one.external else ""))

    office.read(office.part, Handlers({root: begin, item: add}))
    if not is_it:
        raise Damaged(f"its main part is no {root.partition(':')[2]}")
    return items


def of(package: Package) -> Office:
    """Raises `Damaged` where there is no main part."""
    allowance = Allowance()
    roots = relationships(package, "", allowance).values()
    part = next((one.target for one in roots if one.kind == "officeDocument" and one.target in package), "")
    if not part:
        raise Damaged("its main part is missing")
    return Office(package, _format(package, part, allowance), part, allowance)


def _format(package: Package, part: str, allowance: Allowance) -> str:
    said = _content_type(package, part, allowance).lower().removeprefix("application/vnd.").partition(".main")[0]
    return FORMATS.get(said) or FOLDERS.get(part.partition("/")[0].lower(), "docx")


def _content_type(package: Package, part: str, allowance: Allowance) -> str:
    """By the part's own name or, where that is not listed, by its extension (ISO/IEC 29500-2, 6.2.3)."""
    named: dict[str, str] = {}

    def keep(attributes: Attributes) -> None:
        key = attributes.get("PartName") or "." + attributes.get("Extension", "")
        named.setdefault(key.lstrip("/").lower(), attributes.get("ContentType", ""))

    with suppress(Damaged):
        xml_parts.read(package.pieces(_CONTENT_TYPES), Handlers({"ct:Override": keep, "ct:Default": keep}), allowance)
    return named.get(part.lower()) or named.get(posixpath.splitext(part)[1].lower(), "")


def relationships(package: Package, part: str, allowance: Allowance) -> dict[str, Relationship]:
    """What a part refers to, by the ids that it uses; of the package itself for no part."""
    folder, name = posixpath.split(part)
    found: dict[str, Relationship] = {}

    def keep(attributes: Attributes) -> None:
        kind, target = attributes.get("Type", "").rpartition("/")[2], attributes.get("Target", "")
        external = attributes.get("TargetMode", "").lower() == "external" or target.startswith("#")
        if len(found) < MOST_RELATIONSHIPS:
            target = target if external else _inside(folder, target)
            found[attributes.get("Id", "")] = Relationship(kind, target, external)

    listed = posixpath.join(folder, "_rels", f"{name}.rels")
    with suppress(Damaged):
        xml_parts.read(package.pieces(listed), Handlers({"rel:Relationship": keep}), allowance)
    return found


def _inside(folder: str, target: str) -> str:
    """The name of the part that a reference leads to, which never leads out of the package."""
    return posixpath.normpath(posixpath.join("/", folder, unquote(target.partition("#")[0]))).lstrip("/")


class _Properties:
    """What a document says of itself: its core properties, and those of the program that wrote it.

    They may be missing or broken: no viewer minds.
    """

    def __init__(self, office: Office) -> None:
        kinds = {one.kind: one.target for one in relationships(office.package, "", Allowance()).values()}
        extended = kinds.get("extended-properties") or kinds.get("extendedProperties", "")
        self._values = _values(office.package, kinds.get("core-properties", ""), _CORE)
        self._values |= _values(office.package, extended, _EXTENDED)

    def __getitem__(self, name: str) -> str:
        return next(iter(self._values.get(name, ())), "")

    @property
    def authors(self) -> tuple[str, ...]:
        return tuple(filter(None, (name.strip() for name in self["dc:creator"].split(";"))))

    @property
    def pages(self) -> int | None:
        return xml_parts.number(self["ep:Pages"], 0) or None


_CORE = ("dc:title", "dc:creator", "dc:language", "dcterms:created", "dcterms:modified")
_EXTENDED = ("ep:Application", "ep:Pages")


def _values(package: Package, part: str, names: Iterable[str]) -> dict[str, list[str]]:
    with suppress(Damaged):
        return xml_parts.values(package.pieces(part), names, Allowance())
    return {}


def document(
    office: Office, prose: Prose, url: Url, *, whole: bool, language: str = "", pages: int | None = None, unit: str
) -> Document:
    """What is told of a document that was read; one that counts no pages itself may say how many it has."""
    properties = _Properties(office)
    facts = DocumentFacts(
        format=office.format,
        title=properties["dc:title"],
        authors=properties.authors,
        language=language or properties["dc:language"],
        written=prose.words.language,
        created=properties["dcterms:created"],
        modified=properties["dcterms:modified"],
        producer=properties["ep:Application"],
        pages=properties.pages if pages is None else pages,
        unit=unit,
        words=prose.words.count,
        opening=prose.words.opening,
        anchors=prose.anchors,
    )
    return Document(facts, lambda: gathered(prose.links, url), whole)
