"""A page as BeautifulSoup reads it: where a link stands, under which headings, in which sentence, and who sees it."""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import BeautifulSoup, Comment, Tag
from bs4.element import NavigableString, PageElement

from linkcheck.documents import sentences
from linkcheck.documents.html import BLOCKS, HEADINGS, srcset_addresses
from linkcheck.model import Kind, Place

UNSEEN = frozenset({"template", "noscript", "textarea", "script", "style"})
LONGEST = 300
"""Characters kept of a heading."""

ATTRIBUTES = {
    "a": ("href",),
    "area": ("href",),
    "link": ("href",),
    "img": ("src", "srcset"),
    "source": ("srcset",),
    "script": ("src",),
    "iframe": ("src",),
}
KINDS = {
    Kind.A: "href of a",
    Kind.AREA: "href of area",
    Kind.LINK: "href of link",
    Kind.IMG: "src of img",
    Kind.SRCSET: "srcset of img",
    Kind.SCRIPT: "src of script",
    Kind.IFRAME: "src of iframe",
}


class SecondReading:
    """One page; `place` may be asked for many of its links."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._soup = BeautifulSoup(text, "html.parser", on_duplicate_attribute="ignore")
        self._found: dict[tuple[str, str], list[tuple[Tag, tuple[str, ...]]]] = {}
        self._index()

    def _index(self) -> None:
        """Every element with an address, with the headings above it, in one walk over the page.

        Those inside a template come after the others: the scan does not see them, so it does not count them.
        """
        path: list[tuple[int, str]] = []
        inert: list[tuple[tuple[str, str], tuple[Tag, tuple[str, ...]]]] = []
        for tag in self._soup.find_all(True):
            if tag.name in HEADINGS:
                rank = int(tag.name[1])
                path = [above for above in path if above[0] < rank]
                path.append((rank, _squeeze(tag.get_text())[:LONGEST]))
            for attribute in ATTRIBUTES.get(tag.name, ()):
                entry = (tag, tuple(heading for _, heading in path if heading))
                for address in _addresses(tag, attribute):
                    key = (f"{attribute} of {_family(tag.name)}", address)
                    if _unseen(tag) == "template":
                        inert.append((key, entry))
                    else:
                        self._found.setdefault(key, []).append(entry)
        for key, entry in inert:
            self._found.setdefault(key, []).append(entry)

    def place(self, kind: Kind, href: str, nth: int) -> Place | None:
        """The place of the `nth` link of that kind and href; None where there is none, even in a comment."""
        found = self._found.get((KINDS[kind], href), [])
        if nth >= len(found):
            return self._in_comment(href)
        element, headings = found[nth]
        return Place(
            line=element.sourceline or 1,
            column=(element.sourcepos or 0) + 1,
            heading=" › ".join(headings),
            context=_sentence(element),
            hidden=_unseen(element),
        )

    def _in_comment(self, href: str) -> Place | None:
        for comment in self._soup.find_all(string=lambda text: isinstance(text, Comment)):
            if href and href in comment:
                line = self._text.count("\n", 0, self._text.find(comment)) + 1
                return Place(line, 1, "", "", "comment")
        return None


def _family(name: str) -> str:
    """`source` carries candidates for the same images that `img` does."""
    return "img" if name == "source" else name


def _addresses(element: Tag, attribute: str) -> Iterator[str]:
    value = element.get(attribute)
    if value is None:
        return
    if attribute == "srcset":
        yield from srcset_addresses(str(value))
    else:
        yield str(value)


def _unseen(element: Tag) -> str | None:
    return next((parent.name for parent in element.parents if parent.name in UNSEEN), None)


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
            if block is not None and all(parent is not block for parent in other.parents):
                break
            pieces.append(str(other))
            size += len(pieces[-1])
    return "".join(reversed(pieces) if backwards else pieces)


def _squeeze(text: str) -> str:
    return " ".join(text.split())
