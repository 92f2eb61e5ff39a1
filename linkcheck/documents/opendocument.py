"""OpenDocument (1.3, parts 2 and 3): odt, ott, odp, otp, ods, ots.

A reference out of a document goes through its package as if that were a folder (part 2, 3.7): what lies beside the
document is `../beside.pdf` there, and told as `beside.pdf`.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from msgspec import Struct

from linkcheck import filetypes
from linkcheck.contents import NOWHERE, DocumentFacts, Spot
from linkcheck.documents import cells, xml_parts
from linkcheck.documents.contract import Document, gathered
from linkcheck.documents.package import Damaged, Locked, Package, Unopened, unopened
from linkcheck.documents.prose import Paragraph, Prose
from linkcheck.documents.xml_parts import Allowance, Attributes, Handlers, Spent, Start, number
from linkcheck.model import Kind, Url

CONTENT = "content.xml"
STYLES = "styles.xml"
ENCRYPTED = frozenset({CONTENT, "encrypted-package"})
"""Parts that hold the document itself; LibreOffice encrypts all of them as one."""
MOST_OWN = 100
"""Paragraphs of a shape among which its words are looked for."""
MOST_SPACES = 100
"""Spaces that one element stands for."""
_SPACE = re.compile(r"[ \t\r\n]+")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_NO_LANGUAGE = frozenset({"", "none", "zxx"})
_VALUES = ("dc:title", "meta:initial-creator", "dc:creator", "dc:language", "meta:creation-date", "dc:date",
           "meta:generator")  # fmt: skip


def read_package(package: Package, url: Url) -> Document:
    allowance = Allowance()
    try:
        format = _format(package, allowance)
    except Unopened as error:
        return unopened("odt", error)
    try:
        return _read(package, format, url, allowance)
    except Unopened as error:
        return unopened(format, error)


def _format(package: Package, allowance: Allowance) -> str:
    """By the part that says nothing else (part 2, 3.3) or, where that is missing, by the manifest."""
    said = package.beginning("mimetype", 100).decode("ascii", "replace").strip()
    types = (said, _Manifest(package, allowance).type)
    known = (filetypes.BY_MEDIA_TYPE.get(type, "") for type in types)
    return next((format for format in known if format in filetypes.OPEN_DOCUMENT), "odt")


class _Manifest:
    """What parts there are (part 2, 4), and which are encrypted."""

    def __init__(self, package: Package, allowance: Allowance) -> None:
        self.type = ""
        self.is_locked = False
        self._path = ""
        handlers = Handlers({"manifest:file-entry": self._list, "manifest:encryption-data": self._lock})
        with suppress(Damaged):
            xml_parts.read(package.pieces("META-INF/manifest.xml"), handlers, allowance)

    def _list(self, attributes: Attributes) -> None:
        self._path = attributes.get("manifest:full-path", "")
        if self._path == "/":
            self.type = attributes.get("manifest:media-type", "")

    def _lock(self, _: Attributes) -> None:
        self.is_locked = self.is_locked or self._path in ENCRYPTED


def _read(package: Package, format: str, url: Url, allowance: Allowance) -> Document:
    if _Manifest(package, allowance).is_locked:
        raise Locked("it asks for a password")
    if CONTENT not in package and STYLES not in package:  # a template may have styles alone
        raise Damaged("its content is missing")
    prose = Prose()
    content = _CONTENTS[format](prose)
    whole = CONTENT not in package or _read_content(package, content, allowance)
    styles = _Styles(Prose())
    with suppress(Spent, Damaged):
        xml_parts.read(package.pieces(STYLES), styles.handlers(), Allowance())
    with suppress(Spent):
        content.finish()
        prose.add_links(styles.prose.links)
    facts = _facts(package, format, content, styles.language)
    return Document(facts, lambda: gathered(prose.links, url), whole)


def _read_content(package: Package, content: _Content, allowance: Allowance) -> bool:
    """Whether that was all."""
    whole = False
    with suppress(Spent):
        xml_parts.read(package.pieces(CONTENT), content.handlers(), allowance)
        whole = True
    if not content.has_body:
        raise Damaged("its content is no document")
    return whole


def _facts(package: Package, format: str, content: _Content, language: str) -> DocumentFacts:
    """With what its metadata say (part 3, 4); they may be missing."""
    told: dict[str, list[str]] = {}
    pages = 0

    def count(attributes: Attributes) -> None:
        nonlocal pages
        pages = number(attributes.get("meta:page-count"), 0)

    with suppress(Damaged, Spent):
        told = xml_parts.values(package.pieces("meta.xml"), _VALUES, Allowance())
        xml_parts.read(package.pieces("meta.xml"), Handlers({"meta:document-statistic": count}), Allowance())
    title, by, last_by, spoken, created, modified, producer = (
        next(iter(told.get(name, ())), "") for name in _VALUES
    )  # fmt: skip
    prose = content.prose
    return DocumentFacts(
        format=format,
        title=title,
        authors=tuple(filter(None, (name.strip() for name in (by or last_by).split(";")))),
        language=spoken or language,
        written=prose.words.language,
        created=created,
        modified=modified,
        producer=producer,
        pages=content.count if content.unit != "page" else pages or None,
        unit=content.unit,
        words=prose.words.count,
        opening=prose.words.opening,
        anchors=prose.anchors,
    )


class _Placed(Paragraph):
    """A paragraph that knows where it stands."""

    def __init__(self, spot: Spot) -> None:
        super().__init__()
        self.spot = spot


class _Content(ABC):
    """Paragraphs as they come (part 3, 5.1), and the links in them."""

    unit = "page"

    def __init__(self, prose: Prose) -> None:
        self.prose = prose
        self.has_body = False
        self.count = 0
        """Paragraphs, slides or sheets so far."""
        self._paragraphs: list[_Placed] = []
        """Those that have begun: a note or a text box stands within a paragraph."""
        self._linked: list[str] = []
        """Where the elements lead that have begun round a picture."""
        self._picture = ""
        """The name of the picture that was met last."""
        self._unseen = 0

    def finish(self) -> None:  # noqa: B027 - most kinds have nothing left to do
        """Nothing more comes."""

    def handlers(self) -> Handlers:
        begin, end = self._begin_paragraph, self._end_paragraph
        starts: dict[str, Start] = {
            "office:text": self._begin_body, "office:presentation": self._begin_body,
            "office:spreadsheet": self._begin_body, "office:drawing": self._begin_body,
            "text:p": begin, "text:h": begin,
            "text:s": self._space, "text:tab": self._tab, "text:line-break": self._break,
            "text:a": self._begin_link, "draw:a": self._begin_picture_link,
            "draw:frame": self._frame, "draw:image": self._show,
            "text:bookmark": self._name, "text:bookmark-start": self._name,
            "text:tracked-changes": self._hide, "table:tracked-changes": self._hide,
        }  # fmt: skip
        ends: dict[str, Callable[[], None]] = {
            "text:p": partial(end, is_heading=False), "text:h": partial(end, is_heading=True),
            "text:a": self._end_link, "draw:a": self._end_picture_link,
            "text:tracked-changes": self._reveal, "table:tracked-changes": self._reveal,
        }  # fmt: skip
        leaves = {
            "svg:title": self._call, "svg:desc": _pass_over, "text:note-citation": _pass_over,
            "dc:creator": _pass_over, "dc:date": _pass_over, "meta:date-string": _pass_over,
            "office:binary-data": _pass_over,
        }  # fmt: skip
        return Handlers(starts, ends, leaves, self._say)

    @abstractmethod
    def _spot(self) -> Spot:
        """Where a paragraph stands that begins now."""

    @abstractmethod
    def _keep(self, paragraph: _Placed, is_heading: bool) -> None:
        """A paragraph that has ended."""

    def _begin_body(self, _: Attributes) -> None:
        self.has_body = True

    def _hide(self, _: Attributes) -> None:
        self._unseen += 1

    def _reveal(self) -> None:
        self._unseen -= 1

    def _begin_paragraph(self, _: Attributes) -> None:
        self._paragraphs.append(_Placed(self._spot()))

    def _end_paragraph(self, is_heading: bool) -> None:
        paragraph = self._paragraphs.pop()
        if not self._unseen:
            self._keep(paragraph, is_heading)

    def _say(self, text: str) -> None:
        """White space is one space, however much there is (part 3, 6.1.2)."""
        if self._paragraphs:
            self._paragraphs[-1].say(_SPACE.sub(" ", text))

    def _space(self, attributes: Attributes) -> None:
        self._say_more(" " * min(number(attributes.get("text:c"), 1), MOST_SPACES))

    def _tab(self, _: Attributes) -> None:
        self._say_more("\t")

    def _break(self, _: Attributes) -> None:
        self._say_more("\n")

    def _say_more(self, text: str) -> None:
        if self._paragraphs:
            self._paragraphs[-1].say(text)

    def _name(self, attributes: Attributes) -> None:
        if not self._unseen:
            self.prose.name(attributes.get("text:name"))

    def _leading_out(self, attributes: Attributes) -> str:
        """Where an element leads; empty for a place in the document that is no bookmark."""
        href = attributes.get("xlink:href", "").removeprefix("../")
        return href if not href.startswith("#") or (self.unit == "page" and "|" not in href) else ""

    def _begin_link(self, attributes: Attributes) -> None:
        if self._paragraphs:
            self._paragraphs[-1].begin(self._leading_out(attributes))

    def _end_link(self) -> None:
        if self._paragraphs:
            self._paragraphs[-1].end()

    def _begin_picture_link(self, attributes: Attributes) -> None:
        self._linked.append(self._leading_out(attributes))

    def _end_picture_link(self) -> None:
        self._point(self._linked.pop(), Kind.HYPERLINK)

    def _frame(self, attributes: Attributes) -> None:
        self._picture = attributes.get("draw:name", "")
        if self._paragraphs:
            self._paragraphs[-1].show(self._picture)

    def _call(self, title: str) -> None:
        self._picture = title or self._picture

    def _show(self, attributes: Attributes) -> None:
        """A picture that is no part of the package."""
        href = attributes.get("xlink:href", "")
        if _SCHEME.match(href):
            self._point(href, Kind.IMG)

    def _point(self, href: str, kind: Kind) -> None:
        if self._paragraphs:
            self._paragraphs[-1].point(href, kind, self._picture)
        elif not self._unseen:
            paragraph = _Placed(self._spot())
            paragraph.point(href, kind, self._picture)
            self._keep(paragraph, is_heading=False)


def _pass_over(_: str) -> None:
    """What is no word of the paragraph that it stands in."""


class _Text(_Content):
    """A text: its paragraphs and headings are counted, those in tables, notes and text boxes too.

    What is in a note is found by the number of the note (part 3, 6.3).
    """

    def __init__(self, prose: Prose) -> None:
        super().__init__(prose)
        self._notes: Counter[str] = Counter()
        self._note: Spot = NOWHERE
        """The note that has begun."""

    def handlers(self) -> Handlers:
        all = super().handlers()
        starts = {**all.starts, "text:note": self._begin_note}
        return Handlers(starts, {**all.ends, "text:note": self._end_note}, all.leaves, all.said)

    def _begin_note(self, attributes: Attributes) -> None:
        kind = "endnote" if attributes.get("text:note-class") == "endnote" else "footnote"
        self._notes[kind] += 1
        self._note = {kind: self._notes[kind]}

    def _end_note(self) -> None:
        self._note = NOWHERE

    def _begin_paragraph(self, attributes: Attributes) -> None:
        if not self._unseen:
            self.count += 1
        super()._begin_paragraph(attributes)

    def _spot(self) -> Spot:
        return self._note or {"paragraph": max(self.count, 1)}

    def _keep(self, paragraph: _Placed, is_heading: bool) -> None:
        if is_heading:
            self.prose.begin_section(paragraph.text)
        self.prose.add(paragraph, paragraph.spot)


class _Shape(Struct):
    """A shape of a slide that has begun."""

    first: int
    """How many paragraphs came before it."""
    is_title: bool
    name: str
    href: str = ""


class _Slides(_Content):
    """A presentation: its pages (part 3, 10.2.4), each with its notes, and its title for a heading."""

    unit = "slide"

    def __init__(self, prose: Prose) -> None:
        super().__init__(prose)
        self._slide: list[_Placed] = []
        self._shapes: list[_Shape] = []
        self._title = ""

    def handlers(self) -> Handlers:
        all = super().handlers()
        listen = {"draw:page": self._begin_slide, "presentation:event-listener": self._listen}
        shapes = {f"draw:{shape}": self._frame for shape in _SHAPES}
        ends = {f"draw:{shape}": self._end_shape for shape in _SHAPES}
        numbers = {"text:page-number": _pass_over}
        return Handlers(
            {**all.starts, **listen, **shapes},
            {**all.ends, **ends, "draw:page": self.finish},
            {**all.leaves, **numbers},
            all.said,
        )

    def _begin_slide(self, _: Attributes) -> None:
        self.count += 1

    def _spot(self) -> Spot:
        return {"slide": max(self.count, 1)}

    def _frame(self, attributes: Attributes) -> None:
        super()._frame(attributes)
        is_title = attributes.get("presentation:class") == "title"
        self._shapes.append(_Shape(len(self._slide), is_title, self._picture))

    def _listen(self, attributes: Attributes) -> None:
        """What happens at a click (part 3, 10.10): something is shown."""
        if self._shapes and attributes.get("presentation:action") == "show":
            self._shapes[-1].href = self._leading_out(attributes)

    def _end_shape(self) -> None:
        """A link on a shape is one on the first that it says, or on what it is called."""
        shape = self._shapes.pop()
        own = self._slide[shape.first : shape.first + MOST_OWN]
        said = next((paragraph for paragraph in own if paragraph.text.strip()), None)
        if said is not None and shape.is_title:
            self._title = self._title or said.text
        if said is not None and shape.href:
            said.cover(shape.href)
        elif shape.href:
            self._picture = shape.name
            self._point(shape.href, Kind.HYPERLINK)

    def _keep(self, paragraph: _Placed, is_heading: bool) -> None:
        self._slide.append(paragraph)

    def finish(self) -> None:
        slide, self._slide = self._slide, []
        self.prose.begin_section(self._title)
        self._title = ""
        for paragraph in slide:
            self.prose.add(paragraph, paragraph.spot)


_SHAPES = (
    "frame", "custom-shape", "rect", "ellipse", "circle", "line", "polyline", "polygon", "path", "connector", "g",
)  # fmt: skip


class _Sheets(_Content):
    """A spreadsheet: its tables (part 3, 9.1), whose rows and cells may stand for many alike."""

    unit = "sheet"

    def __init__(self, prose: Prose) -> None:
        super().__init__(prose)
        self._rows: cells.Rows | None = None
        self._sheet = ""
        self._row = self._column = 0
        """The first of those that the element stands for which has begun."""
        self._next_row = self._next_column = 1
        self._in_cell = False
        self._calculated: list[cells.Hyperlink] = []
        self._cell: list[Paragraph] = []

    def handlers(self) -> Handlers:
        all = super().handlers()
        cell, end_cell = self._begin_cell, self._end_cell
        starts = {
            **all.starts, "table:table": self._begin_sheet, "table:table-row": self._begin_row,
            "table:table-cell": cell, "table:covered-table-cell": cell,
        }  # fmt: skip
        ends = {
            **all.ends, "table:table": self._end_sheet, "table:table-row": self._end_row,
            "table:table-cell": end_cell, "table:covered-table-cell": end_cell,
        }  # fmt: skip
        return Handlers(starts, ends, all.leaves, all.said)

    def _begin_sheet(self, attributes: Attributes) -> None:
        """One whose name is an address is a copy of another file's."""
        self._sheet = attributes.get("table:name", "")
        self.count += not self._sheet.startswith("'file:")
        self._rows = cells.Rows(self.prose, self._sheet)
        self._next_row = 1

    def _end_sheet(self) -> None:
        self._rows = None

    def _begin_row(self, attributes: Attributes) -> None:
        self._row, self._next_column = self._next_row, 1
        self._next_row += number(attributes.get("table:number-rows-repeated"), 1)

    def _end_row(self) -> None:
        if self._rows is not None and not self._unseen:
            self._rows.end_row()

    def _begin_cell(self, attributes: Attributes) -> None:
        self._column = self._next_column
        self._next_column += number(attributes.get("table:number-columns-repeated"), 1)
        self._in_cell = True
        self._calculated = list(cells.calculated(attributes.get("table:formula", "")))

    def _end_cell(self) -> None:
        self._in_cell = False
        paragraphs, self._cell = self._cell, []
        if self._rows is None or self._unseen or not (paragraphs or self._calculated):
            return
        paragraphs = paragraphs or [Paragraph()]
        for link in self._calculated:
            paragraphs[0].point(link.href, name=paragraphs[0].text or link.text)
        for paragraph in paragraphs:
            self._rows.add_paragraph(cells.reference(self._column, self._row), paragraph)

    def _spot(self) -> Spot:
        return {"sheet": self._sheet}

    def _keep(self, paragraph: _Placed, is_heading: bool) -> None:
        if self._in_cell:
            self._cell.append(paragraph)
        else:
            self.prose.add(paragraph, paragraph.spot)


class _Styles(_Content):
    """What the styles tell: the language that is taken for granted, and headers and footers (part 3, 16.10)."""

    def __init__(self, prose: Prose) -> None:
        super().__init__(prose)
        self.language = ""
        self._in_default = False
        self._counts: Counter[str] = Counter()
        self._aside: Spot = NOWHERE
        """The header or footer that has begun."""

    def handlers(self) -> Handlers:
        all = super().handlers()
        starts = {**all.starts, "style:default-style": self._begin_default, "style:text-properties": self._speak}
        ends = {**all.ends, "style:default-style": self._end_default}
        for name in _ASIDE:
            starts[f"style:{name}"] = partial(self._begin_aside, name.partition("-")[0])
            ends[f"style:{name}"] = self._end_aside
        return Handlers(starts, ends, all.leaves, all.said)

    def _begin_default(self, _: Attributes) -> None:
        self._in_default = True

    def _end_default(self) -> None:
        self._in_default = False

    def _speak(self, attributes: Attributes) -> None:
        """The first that tells one counts: those of paragraphs, cells and drawings tell the same."""
        language, country = (attributes.get(f"fo:{name}", "none") for name in ("language", "country"))
        if self._in_default and not self.language and language not in _NO_LANGUAGE:
            self.language = language if country in _NO_LANGUAGE else f"{language}-{country}"

    def _begin_aside(self, kind: str, _: Attributes) -> None:
        self._counts[kind] += 1
        self._aside = {kind: self._counts[kind]}

    def _end_aside(self) -> None:
        self._aside = NOWHERE

    def _spot(self) -> Spot:
        return self._aside

    def _keep(self, paragraph: _Placed, is_heading: bool) -> None:
        if paragraph.spot:
            self.prose.link(paragraph, paragraph.spot)


_ASIDE = ("header", "header-first", "header-left", "footer", "footer-first", "footer-left")
_CONTENTS: dict[str, type[_Content]] = {
    "odt": _Text, "ott": _Text, "odp": _Slides, "otp": _Slides, "ods": _Sheets, "ots": _Sheets,
}  # fmt: skip
