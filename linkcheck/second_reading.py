"""A page as BeautifulSoup reads it: where a link stands, under which headings, in which sentence, and who sees it."""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import BeautifulSoup, Comment, Tag
from bs4.element import NavigableString, PageElement

from linkcheck.documents import sentences
from linkcheck.documents.html import BLOCKS, HEADINGS, srcset_addresses
from linkcheck.model import Place

UNSEEN = frozenset({"template", "noscript", "textarea", "script", "style"})
LONGEST = 300


class SecondReading:
    """One page; `place` may be asked for many of its links."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._soup = BeautifulSoup(text, "html.parser", on_duplicate_attribute="ignore")
        self._elements: dict[tuple[str, str, str], list[Tag]] = {}
        self._indexed: set[tuple[tuple[str, ...], str]] = set()

    def place(self, tags: tuple[str, ...], attribute: str, href: str, nth: int) -> Place | None:
        """The place of the `nth` link of that kind and href; None where there is none, even in a comment."""
        self._index(tags, attribute)
        found = self._elements.get((tags[0], attribute, href), [])
        if nth < len(found):
            return self._describe(found[nth])
        return self._in_comment(href)

    def _index(self, tags: tuple[str, ...], attribute: str) -> None:
        """Elements by address, those that no reader sees after the others, as lexbor does not count templates."""
        if (tags, attribute) in self._indexed:
            return
        self._indexed.add((tags, attribute))
        elements = self._soup.find_all(list(tags), attrs={attribute: True})
        for element in sorted(elements, key=lambda element: _unseen(element) == "template"):
            for address in _addresses(element, attribute):
                self._elements.setdefault((tags[0], attribute, address), []).append(element)

    def _describe(self, element: Tag) -> Place:
        return Place(
            line=element.sourceline or 1,
            column=(element.sourcepos or 0) + 1,
            heading=" › ".join(_headings(element)),
            context=_sentence(element),
            hidden=_unseen(element),
        )

    def _in_comment(self, href: str) -> Place | None:
        for comment in self._soup.find_all(string=lambda text: isinstance(text, Comment)):
            if href and href in comment:
                line = self._text.count("\n", 0, self._text.find(comment)) + 1
                return Place(line, 1, "", "", "comment")
        return None


def _addresses(element: Tag, attribute: str) -> Iterator[str]:
    value = str(element[attribute])
    if attribute == "srcset":
        yield from srcset_addresses(value)
    else:
        yield value


def _unseen(element: Tag) -> str | None:
    return next((parent.name for parent in element.parents if parent.name in UNSEEN), None)


def _headings(element: Tag) -> list[str]:
    """The headings above the element, outermost first: each of a higher rank than the one below it."""
    path: list[str] = []
    rank = 7
    for heading in element.find_all_previous(sorted(HEADINGS)):
        level = int(heading.name[1])
        if level < rank:
            rank = level
            path.append(_squeeze(heading.get_text())[:LONGEST])
        if rank == 1:
            break
    return [heading for heading in reversed(path) if heading]


def _sentence(element: Tag) -> str:
    """The sentence round the element, from the text between the nearest block boundaries."""
    before = _text_until_block(element, element.previous_elements, backwards=True)
    inside = element.get_text()
    following = element.next_sibling if element.next_sibling is not None else _after(element)
    after = _text_until_block(element, _from(following), backwards=False)
    raw = f"{before}\0{inside}\0{after}"
    head, own, tail = (part for part in raw.split("\0", 2))
    text = _squeeze(head + own + tail)
    position = len(_squeeze(head + "x")) - 1
    context, _ = sentences.around(text, sentences.starts(text), min(position, max(0, len(text) - 1)), position + len(_squeeze(own)))
    return context


def _after(element: Tag) -> PageElement | None:
    """The first thing after the element and all that is in it."""
    climbing: Tag | None = element
    while climbing is not None and climbing.next_sibling is None:
        climbing = climbing.parent
        if climbing is None or climbing.name in BLOCKS:
            return None
    return climbing.next_sibling if climbing is not None else None


def _from(first: PageElement | None) -> Iterator[PageElement]:
    if first is not None:
        yield first
        yield from first.next_elements


def _text_until_block(element: Tag, elements: Iterator[PageElement], backwards: bool) -> str:
    block = next((parent for parent in element.parents if parent.name in BLOCKS), None)
    pieces: list[str] = []
    size = 0
    for other in elements:
        if size > sentences.LONGEST or other is block or (isinstance(other, Tag) and other.name in BLOCKS):
            break
        if isinstance(other, NavigableString) and type(other) is NavigableString:
            if block is not None and block not in other.parents:
                break
            pieces.append(str(other))
            size += len(pieces[-1])
    return "".join(reversed(pieces) if backwards else pieces)


def _squeeze(text: str) -> str:
    return " ".join(text.split())
