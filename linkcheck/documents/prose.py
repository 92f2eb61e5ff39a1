"""What is kept of an office document while it is read, a paragraph at a time: its words, and the links on them.

An address that is written out is a link as well, unless it stands under one: the words of a link are no other link.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import accumulate

from msgspec import Struct

from linkcheck.contents import Spot
from linkcheck.documents import passages, sentences
from linkcheck.documents.contract import RawLink
from linkcheck.documents.xml_parts import Spent
from linkcheck.model import NOTHING_ROUND, Kind, Surroundings
from linkcheck.urls import checksum

MOST_LINKS = 20_000
MOST_NAMES = 1_000_000
"""Bookmarks that are known."""
LONGEST_PARAGRAPH = 200_000
"""Characters kept of one paragraph."""
LONGEST_TEXT = 2_000
"""Characters kept of a link's words or of its address."""
LONGEST_ADDRESS = 10_000
"""Characters of an address; a longer one is none that a browser would send."""
LONGEST_HEADING = 300
MOST_SAID = 50_000_000
"""Characters of all paragraphs: the cells of a workbook may say the same long words a million times."""
MOST_SEARCHED = 2_000_000
"""Characters of the paragraphs that have links or addresses: one made for it takes 2 µs for each."""
_UNDER_LINK = "\0"
"""Stands for the words of links where addresses are looked for: no address goes on behind it."""


class LinkedWords(Struct):
    """A link, and which characters of its paragraph it is on."""

    kind: Kind
    href: str
    start: int
    end: int
    name: str
    """What stands for a link on no words: a picture's name."""
    is_seen: bool = False
    """Whether it is seen although it is on no words: on a picture, a shape or a cell."""


class Paragraph:
    """One paragraph as it comes."""

    def __init__(self) -> None:
        self.links: list[LinkedWords] = []
        self._pieces: list[str] = []
        self._length = 0
        self._open: list[LinkedWords] = []

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    def say(self, text: str) -> None:
        kept = text[: LONGEST_PARAGRAPH - self._length]
        self._pieces.append(kept)
        self._length += len(kept)

    def begin(self, href: str, kind: Kind = Kind.HYPERLINK, name: str = "") -> None:
        """A link begins here. One that leads where another did that has just ended goes on with that."""
        last = self.links[-1] if self.links else None
        if last is not None and (last.kind, last.href, last.end) == (kind, href, self._length):
            self._open.append(self.links.pop())
        else:
            self._open.append(LinkedWords(kind, href, self._length, self._length, name))

    def end(self) -> None:
        """The link ends that began last."""
        if self._open:
            link = self._open.pop()
            link.end = self._length
            self.links.append(link)

    def point(self, href: str, kind: Kind = Kind.HYPERLINK, name: str = "") -> None:
        """A link on no words: on a picture."""
        self.begin(href, kind, name)
        self.show(name)
        self.end()

    def show(self, name: str) -> None:
        """A picture, on which the links are that have begun."""
        for link in self._open:
            link.is_seen, link.name = True, link.name or name

    def cover(self, href: str) -> None:
        """All its words are under a link."""
        self.links.append(LinkedWords(Kind.HYPERLINK, href, 0, self._length, "", is_seen=True))

    def finish(self) -> None:
        while self._open:
            self.end()


class Prose:
    """What is kept of the paragraphs of a document. Give it each, in order."""

    def __init__(self) -> None:
        self.words = passages.Words()
        self.links: list[RawLink] = []
        self.heading = ""
        """The last one."""
        self._names: set[int] = set()
        self._left_to_say = MOST_SAID
        self._left_to_search = MOST_SEARCHED

    def begin_section(self, heading: str) -> None:
        self.heading = " ".join(heading[: 2 * LONGEST_HEADING].split())[:LONGEST_HEADING]

    def add(self, paragraph: Paragraph, spot: Spot) -> None:
        """Raises `Spent` after the last link that is kept."""
        self.say(paragraph.text)
        self.link(paragraph, spot)

    def say(self, text: str) -> None:
        self._left_to_say -= len(text)
        if self._left_to_say < 0:
            raise Spent
        self.words.add(text)

    def link(self, paragraph: Paragraph, spot: Spot) -> None:
        """The same of a paragraph whose words are told otherwise."""
        paragraph.finish()
        text = paragraph.text
        links = [link for link in paragraph.links if 0 < len(link.href) <= LONGEST_ADDRESS]
        links = [link for link in links if link.end > link.start or link.is_seen]
        if links or may_be_written_out(text):
            self._link(text, links, spot)

    def add_links(self, links: Sequence[RawLink]) -> None:
        self.links += links[: MOST_LINKS - len(self.links)]
        if len(self.links) == MOST_LINKS:
            raise Spent

    def name(self, name: str | None) -> None:
        """A place that a fragment may lead to."""
        if name and len(self._names) < MOST_NAMES:
            self._names.add(checksum(name))

    @property
    def anchors(self) -> bytes:
        return array("I", sorted(self._names)).tobytes()

    def _link(self, text: str, links: Sequence[LinkedWords], spot: Spot) -> None:
        self._left_to_search -= len(text)
        if self._left_to_search < 0:
            raise Spent
        around = _Around(text, self.heading)
        found = [(link.start, _raw(link, text, spot, around)) for link in links]
        for written in _written_out(text, links) if may_be_written_out(text) else ():
            link = RawLink(Kind.TEXT, written.href, written.text, around(written.start), spot)
            found.append((written.start, link))
        found.sort(key=lambda one: one[0])
        self.add_links([link for _, link in found])


class _Around:
    """What stands round the links of a passage, whose sentences are told apart once for all of them."""

    def __init__(self, passage: str, heading: str) -> None:
        self._passage, self._heading = passage[: passages.LONGEST_LINE], heading
        self._starts: list[int] = []

    def __call__(self, position: int) -> Surroundings:
        if not self._passage:
            return Surroundings(self._heading) if self._heading else NOTHING_ROUND
        self._starts = self._starts or sentences.starts(self._passage)
        at = min(position, len(self._passage) - 1)
        context, before = sentences.around(self._passage, self._starts, at, at)
        return Surroundings(self._heading, context, before)


def _raw(link: LinkedWords, text: str, spot: Spot, around: _Around) -> RawLink:
    words = " ".join(text[link.start : min(link.end, link.start + LONGEST_TEXT)].split()) or " ".join(link.name.split())
    return RawLink(link.kind, _as_followed(link.href), words[:LONGEST_TEXT], around(link.start), spot)


def _as_followed(href: str) -> str:
    """A share of a network (`\\\\server\\share`) is no host of the Web."""
    return "file:" + href.replace("\\", "/") if href.startswith("\\\\") else href


def may_be_written_out(text: str) -> bool:
    """Whether there may be an address in a text."""
    return "://" in text or "www." in text.lower()


def _written_out(text: str, links: Sequence[LinkedWords]) -> list[passages.Written]:
    """The addresses of a paragraph that are under no link, and where it has them.

    Where a picture or all of a cell leads, is not told again by its words.
    """
    told = {link.href.rstrip("/") for link in links if link.start == link.end}
    text = _without_linked(text, links)
    begins = [0, *accumulate(len(row) for row in text.splitlines(keepends=True))]
    return [
        written._replace(start=begins[line.number - 1] + written.start)
        for line in passages.lines(text)
        for written in passages.written_out(line.text)
        if not line.text.startswith(_UNDER_LINK, written.start + len(written.text))
        and written.href.rstrip("/") not in told
    ]


def _without_linked(text: str, links: Sequence[LinkedWords]) -> str:
    """A paragraph with the words of its links blotted out."""
    pieces: list[str] = []
    at = 0
    for link in sorted(links, key=lambda link: link.start):
        if link.end > at:
            begin = max(at, link.start)
            pieces += (text[at:begin], _UNDER_LINK * (link.end - begin))
            at = link.end
    return "".join((*pieces, text[at:]))
