"""Presentations, shows and templates (PresentationML, ISO/IEC 29500-1, 19): pptx, pptm, ppsx, ppsm, potx, potm.

Slides come in the order in which they are shown, hidden ones too; notes and diagrams belong to theirs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from contextlib import suppress

from msgspec import Struct

from linkcheck.contents import Spot
from linkcheck.documents import ooxml
from linkcheck.documents.contract import Document
from linkcheck.documents.ooxml import Office, Relationship
from linkcheck.documents.prose import Paragraph, Prose
from linkcheck.documents.xml_parts import Attributes, Handlers, Spent, Start
from linkcheck.model import Kind, Url

MOST_SLIDES = 5_000
MOST_OWN = 100
"""Paragraphs of a shape among which its words are looked for."""
TITLES = frozenset({"title", "ctrTitle"})
"""Placeholders that hold a slide's title (19.7.10)."""
BELONGS = ("diagramData", "notesSlide")
"""Parts with words that a slide refers to."""


def read_office(office: Office, url: Url) -> Document:
    slides = [part for _, part in ooxml.listed(office, "p:presentation", "p:sldId")]
    prose = Prose()
    languages: Counter[str] = Counter()
    whole = False
    with suppress(Spent):
        for number, part in enumerate(slides[:MOST_SLIDES], 1):
            _read_slide(office, part, prose, {"slide": number}, languages)
        whole = len(slides) <= MOST_SLIDES
    language = next((language for language, _ in languages.most_common(1)), "")
    return ooxml.document(office, prose, url, whole=whole, language=language, pages=len(slides), unit="slide")


def _read_slide(office: Office, part: str, prose: Prose, spot: Spot, languages: Counter[str]) -> None:
    """Its title may stand anywhere on it, and goes for all of it."""
    related = office.relationships(part)
    belonging = [one.target for kind in BELONGS for one in related.values() if one.kind == kind and not one.external]
    slide = _Slide(related, languages)
    office.read_lesser(part, slide.handlers())
    for name in belonging:
        slide.turn_to(office.relationships(name))
        office.read_lesser(name, slide.handlers())
    prose.begin_section(slide.title)
    for paragraph in slide.paragraphs:
        prose.add(paragraph, spot)


class _Shape(Struct):
    """A shape, picture, table or group that has begun."""

    name: str
    href: str = ""
    is_title: bool = False
    first: int = 0
    """How many paragraphs came before it."""


class _Slide:
    """What is on a slide: its text bodies (DrawingML, 21.1.2), and links on shapes and on words."""

    def __init__(self, relationships: Mapping[str, Relationship], languages: Counter[str]) -> None:
        self.title = ""
        self.paragraphs: list[Paragraph] = []
        self._relationships, self._languages = relationships, languages
        self._paragraph: Paragraph | None = None
        self._shapes: list[_Shape] = []
        self._language = self._href = ""
        """Of the run that has begun."""
        self._in_run = self._in_number = False
        self._unseen = 0

    def turn_to(self, relationships: Mapping[str, Relationship]) -> None:
        """What comes next is another part of the same slide."""
        self._relationships = relationships

    def handlers(self) -> Handlers:
        shape, end_shape, run, end_run = self._begin_shape, self._end_shape, self._begin_run, self._end_run
        starts: dict[str, Start] = {
            "p:sp": shape, "p:pic": shape, "p:graphicFrame": shape, "p:cxnSp": shape, "p:grpSp": shape,
            "p:cNvPr": self._name, "p:ph": self._hold,
            "a:p": self._begin_paragraph, "a:r": run, "a:fld": run, "a:br": self._break, "a:rPr": self._describe,
            "a:hlinkClick": self._link,
            "a:blip": self._show, "a:videoFile": self._play, "a:audioFile": self._sound,
            "mc:Fallback": self._hide,
        }  # fmt: skip
        ends = {
            "p:sp": end_shape, "p:pic": end_shape, "p:graphicFrame": end_shape, "p:cxnSp": end_shape,
            "p:grpSp": end_shape, "a:p": self._end_paragraph, "a:r": end_run, "a:fld": end_run,
            "mc:Fallback": self._reveal,
        }  # fmt: skip
        return Handlers(starts, ends, {"a:t": self._say})

    def _hide(self, _: Attributes) -> None:
        self._unseen += 1

    def _reveal(self) -> None:
        self._unseen -= 1

    def _begin_shape(self, _: Attributes) -> None:
        self._shapes.append(_Shape("", first=len(self.paragraphs)))

    def _end_shape(self) -> None:
        """A link on a shape is one on the first that it says, or on what it is called."""
        shape = self._shapes.pop()
        own = self.paragraphs[shape.first : shape.first + MOST_OWN]
        if shape.is_title and not self.title:
            self.title = " ".join(paragraph.text for paragraph in own)
        if shape.href and not self._unseen:
            said = next((paragraph for paragraph in own if paragraph.text.strip()), None)
            if said is not None:
                said.cover(shape.href)
            else:
                self._point(shape.href, Kind.HYPERLINK, shape.name)

    def _name(self, attributes: Attributes) -> None:
        if self._shapes:
            self._shapes[-1].name = attributes.get("descr") or attributes.get("name", "")

    def _hold(self, attributes: Attributes) -> None:
        if self._shapes:
            self._shapes[-1].is_title = attributes.get("type") in TITLES

    def _begin_paragraph(self, _: Attributes) -> None:
        self._paragraph = Paragraph()

    def _end_paragraph(self) -> None:
        if self._paragraph is not None and not self._unseen:
            self.paragraphs.append(self._paragraph)
        self._paragraph = None

    def _begin_run(self, attributes: Attributes) -> None:
        self._in_run, self._in_number = True, attributes.get("type") == "slidenum"
        self._language = self._href = ""

    def _end_run(self) -> None:
        self._in_run = False

    def _describe(self, attributes: Attributes) -> None:
        self._language = attributes.get("lang", "")

    def _link(self, attributes: Attributes) -> None:
        """A run says where it leads before what it says; a shape that is linked is none that stands in words."""
        href = self._external(attributes.get("r:id", ""))
        if self._in_run:
            self._href = href
        elif self._shapes and self._paragraph is None:
            self._shapes[-1].href = href

    def _say(self, text: str) -> None:
        if self._paragraph is None or self._unseen or self._in_number:
            return
        if self._language and text.strip():
            self._languages[self._language] += 1
        if self._href:
            self._paragraph.begin(self._href)
        self._paragraph.say(text)
        if self._href:
            self._paragraph.end()

    def _break(self, _: Attributes) -> None:
        if self._paragraph is not None:
            self._paragraph.say("\n")

    def _show(self, attributes: Attributes) -> None:
        self._take(attributes, Kind.IMG)

    def _play(self, attributes: Attributes) -> None:
        self._take(attributes, Kind.VIDEO)

    def _sound(self, attributes: Attributes) -> None:
        self._take(attributes, Kind.AUDIO)

    def _take(self, attributes: Attributes, kind: Kind) -> None:
        """What a slide shows or plays from elsewhere."""
        href = self._external(attributes.get("r:link", ""))
        if href and not self._unseen:
            self._point(href, kind, self._shapes[-1].name if self._shapes else "")

    def _point(self, href: str, kind: Kind, name: str) -> None:
        paragraph = Paragraph()
        paragraph.point(href, kind, name)
        self.paragraphs.append(paragraph)

    def _external(self, id: str) -> str:
        """Where a relationship leads, if out of the package: not to another slide."""
        related = self._relationships.get(id)
        return related.target if related is not None and related.external else ""
