"""Word documents and templates (WordprocessingML, ISO/IEC 29500-1, 17): docx, docm, dotx, dotm.

A paragraph's number counts all of the document's body, empty ones and those in tables and text boxes too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import partial

from msgspec import Struct, field

from linkcheck.contents import NOWHERE, Spot
from linkcheck.documents import fields, ooxml
from linkcheck.documents.contract import Document
from linkcheck.documents.ooxml import Office, Relationship
from linkcheck.documents.package import Damaged
from linkcheck.documents.prose import Paragraph, Prose
from linkcheck.documents.xml_parts import Attributes, Handlers, Spent, Start, number
from linkcheck.model import Kind, Url

MOST_STYLES = 10_000
MOST_ASIDE = 100
"""Headers and footers that are read."""
DEEPEST_STYLE = 10
"""Styles that one is based on through others."""
DEEPEST_FIELD = 100
"""Fields that may be open at once."""
BODY_LEVEL = 9
"""The outline level of what is no heading (17.3.1.20)."""


def read_office(office: Office, url: Url) -> Document:
    styles = _Styles(office)
    prose, aside = Prose(), Prose()
    whole = False
    with suppress(Spent):
        body = _read_body(office, prose, styles)
        _read_notes(office, prose, styles)
        _read_aside(office, aside, styles, body.aside)
        whole = True
    with suppress(Spent):
        prose.add_links(aside.links)
    return ooxml.document(office, prose, url, whole=whole, language=styles.language, unit="page")


class _Styles:
    """Which styles are those of headings, and the language that the document takes for granted."""

    def __init__(self, office: Office) -> None:
        self.language = ""
        self._based_on: dict[str, str] = {}
        self._headings: set[str] = set()
        self._style = ""
        self._in_defaults = False
        starts = {
            "w:docDefaults": self._begin_defaults,
            "w:style": self._begin,
            "w:name": self._name,
            "w:basedOn": self._base,
            "w:outlineLvl": self._level,
            "w:lang": self._speak,
        }
        handlers = Handlers(starts, {"w:docDefaults": self._end_defaults})
        for one in office.relationships(office.part).values():
            if one.kind == "styles" and not one.external:
                with suppress(Spent):
                    office.read_lesser(one.target, handlers)

    def is_heading(self, style: str) -> bool:
        for _ in range(DEEPEST_STYLE):
            if style in self._headings:
                return True
            style = self._based_on.get(style, "")
        return False

    def _begin_defaults(self, _: Attributes) -> None:
        self._in_defaults = True

    def _end_defaults(self) -> None:
        self._in_defaults = False

    def _speak(self, attributes: Attributes) -> None:
        if self._in_defaults:
            self.language = attributes.get("w:val", "")

    def _begin(self, attributes: Attributes) -> None:
        self._style = attributes.get("w:styleId", "") if len(self._based_on) < MOST_STYLES else ""

    def _name(self, attributes: Attributes) -> None:
        if self._style and attributes.get("w:val", "").lower().startswith("heading "):
            self._headings.add(self._style)

    def _base(self, attributes: Attributes) -> None:
        self._based_on[self._style] = attributes.get("w:val", "")

    def _level(self, attributes: Attributes) -> None:
        if self._style and _is_heading_level(attributes):
            self._headings.add(self._style)


def _is_heading_level(attributes: Attributes) -> bool:
    return number(attributes.get("w:val"), BODY_LEVEL) < BODY_LEVEL


class _Field(Struct):
    """A complex field that has begun (17.16.18), which may hold others."""

    instruction: list[str] = field(default_factory=list)
    is_result: bool = False
    """Whether what comes now is what it shows."""
    link_in: Paragraph | None = None
    """Where its link began."""


class _Written(Paragraph):
    """A paragraph with what it says of itself."""

    def __init__(self, spot: Spot) -> None:
        super().__init__()
        self.spot = spot
        self.is_heading = False


class _Story:
    """A part that has paragraphs (17.2): the body, notes, comments, a header."""

    def __init__(
        self, prose: Prose, styles: _Styles, relationships: Mapping[str, Relationship], spot: Spot = NOWHERE
    ) -> None:
        """`spot` is where all of it stands; without one, paragraphs are counted, and notes tell which they are."""
        self.aside: list[tuple[str, str]] = []
        """The headers and footers that its sections have: each its kind and its relationship."""
        self._prose, self._styles, self._relationships, self._spot = prose, styles, relationships, spot
        self._count = self._notes = 0
        self._paragraphs: list[_Written] = []
        """Those that have begun: a text box stands within a paragraph."""
        self._fields: list[_Field] = []
        self._unseen = 0
        """How many of the elements that have begun hide what is in them."""
        self._picture = ""
        """The name of the drawing that was met last."""

    def handlers(self) -> Handlers:
        hide, show = self._hide, self._show
        starts: dict[str, Start] = {
            "w:p": self._begin_paragraph, "w:pStyle": self._style, "w:outlineLvl": self._level,
            "w:tab": self._tab, "w:ptab": self._tab, "w:br": self._break, "w:cr": self._break,
            "w:noBreakHyphen": self._hyphen, "w:bookmarkStart": self._bookmark,
            "w:hyperlink": self._begin_hyperlink, "w:fldSimple": self._begin_simple_field, "w:fldChar": self._field,
            "wp:docPr": self._draw, "a:hlinkClick": self._link_picture, "a:blip": self._show_picture,
            "v:shape": self._link_shape,
            "w:footnote": partial(self._note, "footnote"), "w:endnote": partial(self._note, "endnote"),
            "w:comment": partial(self._note, "comment"),
            "w:headerReference": partial(self._refer, "header"), "w:footerReference": partial(self._refer, "footer"),
            "w:del": hide, "w:moveFrom": hide, "mc:Fallback": hide,
        }  # fmt: skip
        ends = {
            "w:p": self._end_paragraph, "w:hyperlink": self._end_hyperlink, "w:fldSimple": self._end_hyperlink,
            "w:del": show, "w:moveFrom": show, "mc:Fallback": show,
        }  # fmt: skip
        return Handlers(starts, ends, {"w:t": self._say, "w:instrText": self._instruct})

    def _note(self, kind: str, attributes: Attributes) -> None:
        """As they are numbered for a reader: what separates them from the text is none (17.11.10)."""
        self._notes += attributes.get("w:type", "normal") == "normal"
        self._spot = {kind: self._notes}

    def _refer(self, kind: str, attributes: Attributes) -> None:
        if len(self.aside) < MOST_ASIDE:
            self.aside.append((kind, attributes.get("r:id", "")))

    def _hide(self, _: Attributes) -> None:
        self._unseen += 1

    def _show(self) -> None:
        self._unseen -= 1

    @property
    def _paragraph(self) -> _Written | None:
        """The innermost one, as far as it is seen."""
        return self._paragraphs[-1] if self._paragraphs and not self._unseen else None

    def _begin_paragraph(self, _: Attributes) -> None:
        if not self._unseen:
            self._count += 1
        self._paragraphs.append(_Written(self._spot or {"paragraph": self._count}))

    def _end_paragraph(self) -> None:
        paragraph = self._paragraphs.pop()
        if self._unseen:
            return
        if paragraph.is_heading:
            self._prose.begin_section(paragraph.text)
        self._prose.add(paragraph, paragraph.spot)

    def _style(self, attributes: Attributes) -> None:
        if self._paragraph is not None and self._styles.is_heading(attributes.get("w:val", "")):
            self._paragraph.is_heading = True

    def _level(self, attributes: Attributes) -> None:
        if self._paragraph is not None:
            self._paragraph.is_heading = _is_heading_level(attributes)

    def _say(self, text: str) -> None:
        """Words, unless they are part of what a field shall do."""
        doing = next((field for field in reversed(self._fields) if not field.is_result), None)
        if self._paragraph is None:
            return
        if doing is not None:
            doing.instruction.append(text)
        else:
            self._paragraph.say(text)

    def _tab(self, attributes: Attributes) -> None:
        if not attributes:  # else it says where a tab leads to (17.3.1.37)
            self._say("\t")

    def _break(self, _: Attributes) -> None:
        self._say("\n")

    def _hyphen(self, _: Attributes) -> None:
        self._say("-")

    def _bookmark(self, attributes: Attributes) -> None:
        if not self._unseen:
            self._prose.name(attributes.get("w:name"))

    def _begin_hyperlink(self, attributes: Attributes) -> None:
        if self._paragraph is not None:
            address, place = self._external(attributes.get("r:id")), attributes.get("w:anchor", "")
            self._paragraph.begin(f"{address}#{place}" if place else address)

    def _end_hyperlink(self) -> None:
        if self._paragraph is not None:
            self._paragraph.end()

    def _begin_simple_field(self, attributes: Attributes) -> None:
        if self._paragraph is not None:
            self._paragraph.begin(fields.target(attributes.get("w:instr", "")))

    def _field(self, attributes: Attributes) -> None:
        kind = attributes.get("w:fldCharType")
        if self._paragraph is None:
            return
        if kind == "begin" and len(self._fields) < DEEPEST_FIELD:
            self._fields.append(_Field())
        elif kind == "separate" and self._fields and not self._fields[-1].is_result:
            self._begin_result(self._fields[-1], self._paragraph)
        elif self._fields and kind == "end":
            self._end_field(self._fields.pop(), self._paragraph)

    def _begin_result(self, field: _Field, paragraph: Paragraph) -> None:
        target = fields.target("".join(field.instruction))
        field.is_result = True
        if target:
            field.link_in = paragraph
            paragraph.begin(target)

    def _end_field(self, field: _Field, paragraph: Paragraph) -> None:
        if not field.is_result:
            self._begin_result(field, paragraph)
        if field.link_in is paragraph:
            paragraph.end()

    def _instruct(self, text: str) -> None:
        if self._fields and self._paragraph is not None:
            self._fields[-1].instruction.append(text[: fields.LONGEST])

    def _draw(self, attributes: Attributes) -> None:
        self._picture = attributes.get("title") or attributes.get("descr") or attributes.get("name", "")
        if self._paragraph is not None:
            self._paragraph.show(self._picture)

    def _link_picture(self, attributes: Attributes) -> None:
        if self._paragraph is not None:
            self._paragraph.point(self._external(attributes.get("r:id")), name=self._picture)

    def _show_picture(self, attributes: Attributes) -> None:
        if self._paragraph is not None and "r:link" in attributes:
            self._paragraph.point(self._external(attributes["r:link"]), Kind.IMG, self._picture)

    def _link_shape(self, attributes: Attributes) -> None:
        if self._paragraph is not None and attributes.get("href"):
            self._paragraph.point(attributes["href"], name=attributes.get("title") or attributes.get("alt", ""))

    def _external(self, id: str | None) -> str:
        """Where a relationship leads, if out of the package."""
        related = self._relationships.get(id or "")
        return related.target if related is not None and related.external else ""


def _read_body(office: Office, prose: Prose, styles: _Styles) -> _Story:
    story = _Story(prose, styles, office.relationships(office.part))
    is_document = False

    def begin(_: Attributes) -> None:
        nonlocal is_document
        is_document = True

    handlers = story.handlers()
    office.read(office.part, Handlers({**handlers.starts, "w:body": begin}, handlers.ends, handlers.leaves))
    if not is_document:
        raise Damaged("its main part is no text")
    return story


def _read_notes(office: Office, prose: Prose, styles: _Styles) -> None:
    for kind in ("footnotes", "endnotes", "comments"):
        for one in office.relationships(office.part).values():
            if one.kind == kind and not one.external:
                prose.begin_section("")
                story = _Story(prose, styles, office.relationships(one.target))
                office.read_lesser(one.target, story.handlers())


def _read_aside(office: Office, prose: Prose, styles: _Styles, references: Iterable[tuple[str, str]]) -> None:
    """Headers and footers, numbered as the sections use them for the first time."""
    related = office.relationships(office.part)
    counts: Counter[str] = Counter()
    for kind, id in dict.fromkeys(references):
        part = related.get(id)
        if part is not None and not part.external:
            counts[kind] += 1
            story = _Story(prose, styles, office.relationships(part.target), {kind: counts[kind]})
            office.read_lesser(part.target, story.handlers())
