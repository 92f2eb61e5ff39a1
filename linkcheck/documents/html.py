"""HTML pages, read by lexbor (the HTML standard's parser): facts at once, links lazily and in document order."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterator
from operator import itemgetter
from sys import intern

from selectolax.lexbor import LexborHTMLParser, LexborNode

from linkcheck import urls
from linkcheck.dates import may_be_dated
from linkcheck.documents import charset, sentences
from linkcheck.documents.contract import Document, RawLink
from linkcheck.model import Kind, PageFacts, Url

LOOKS_LIKE = re.compile(rb"\s{0,200}<(!doctype\s+html|html|head|body|title|h1|p|div|table|script|!--)", re.IGNORECASE)

LONGEST_TEXT = 300
"""Characters kept of a link's text, a title, a heading."""
LONGEST_HREF = 2_048
"""Characters kept of an address that carries its own data (`data:`); others are kept whole."""
DEEPEST = 20_000
"""Elements that may be open at once; lexbor takes 0.8 s to nest so many, and browsers stop at 512."""
NEVER_DEEP = (
    b"a area base br hr img input link meta source track wbr li p tr td th dt dd option thead tbody tfoot".split()
)
"""Elements without an end tag, or ended by the next of their kind: pages leave them open by the thousand."""
DEEPENS = re.compile(rb"<(/?)(?!(?:%s)[\s/>])([a-zA-Z][a-zA-Z0-9]{0,20})" % b"|".join(NEVER_DEEP), re.IGNORECASE)
LONGEST_SRCSET = 20_000
"""Characters read of a srcset, which is read one by one."""
LONG_BLOCK = 20_000
"""Characters of a block after which its first links get their sentences, so that none waits for an end that is far."""
ENOUGH_TEXT = 10_000
"""Characters after which a page is long, and how many more words it has tells nothing."""
NEARLY_EMPTY = 25
"""Words; with scripts and fewer words than these, a page is drawn by its scripts."""

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre section "
    "select summary table tbody td tfoot th thead title tr ul".split()
)
UNREAD = frozenset("script style template textarea title xmp iframe noembed noframes".split())
"""Elements whose text is no text of the page."""
NO_WORDS = {"<script": "script", "<style": "style", "<svg": "title"}
"""What shows in the source that there may be elements whose text nobody sees, and how to find them."""
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
NOT_FETCHED = frozenset("preconnect dns-prefetch pingback profile".split())
"""`link` relations that name a host or a protocol's endpoint, and nothing that a reader or a browser fetches."""


def looks_like(body: bytes) -> bool:
    return LOOKS_LIKE.match(body.removeprefix(b"\xef\xbb\xbf")) is not None


def read(body: bytes, content_type: str, url: Url) -> Document:
    """The page's facts now; its links when they are asked for."""
    text, whole = _not_too_deep(_utf8(body, content_type))
    tree = LexborHTMLParser(text)
    lowered = text.decode().lower()
    base = _base(tree, url) if "<base" in lowered else url
    return Document(_facts(tree, url, base, lowered), lambda: _Reader(base).links(tree), whole)


def _utf8(body: bytes, content_type: str) -> bytes:
    if body.isascii() and b"\x00" not in body:
        return body
    return charset.decode(body, content_type).replace("\x00", "\ufffd").encode("utf-8", "replace")


def _not_too_deep(text: bytes) -> tuple[bytes, bool]:
    """`text` up to where it would nest deeper than `DEEPEST`, and whether that is all of it.

    The standard's parser looks through all open elements at each block (13.2.4.2), so its time grows with the square of
    the depth: 4 million unclosed `div` elements, 20 MB, would take hours.
    """
    if text.count(b"<") <= DEEPEST:
        return text, True
    opened: Counter[bytes] = Counter()
    depth = 0
    for tag in DEEPENS.finditer(text):
        ends, name = tag[1], tag[2].lower()
        if ends and not opened[name]:
            continue
        change = -1 if ends else 1
        opened[name] += change
        depth += change
        if depth > DEEPEST:
            return text[: tag.start()], False
    return text, True


def _base(tree: LexborHTMLParser, url: Url) -> Url:
    """The first `base` element with an href counts (HTML standard, 4.2.3); one that cannot be resolved does not."""
    for element in tree.css("base[href]"):
        base = urls.resolve(element.attributes.get("href") or "", url)
        return base if base is not None and urls.is_web(base) else url
    return url


def _facts(tree: LexborHTMLParser, url: Url, base: Url, source: str) -> PageFacts:
    """`source`, in lower case, says what is not there at all: a selector over the tree costs ten times as much."""
    body = tree.body
    words = _count_words(body, source) if body is not None else 0
    title, heading = _first_text(tree, "title"), _first_text(tree, "h1")
    return PageFacts(
        title=title,
        heading=title if heading == title else heading,
        language=_language(tree),
        words=words,
        password_field="password" in source and tree.css_first("input[type=password i]") is not None,
        scripted=words < NEARLY_EMPTY and "<script" in source,
        refresh=_refresh(tree, url, base) if "refresh" in source else None,
        anchors=_anchors(tree) if "id=" in source or "name=" in source or "id =" in source else b"",
    )


def _count_words(body: LexborNode, source: str) -> int:
    """The body's words; a tree has its text at once, and it would take three times as long to go through its nodes."""
    text = body.text(separator=" ")
    unseen = [name for sign, name in NO_WORDS.items() if sign in source]
    if not unseen:
        return len(text[:ENOUGH_TEXT].split())
    hidden = sum(_words_in(element.text(separator=" ")) for element in body.css(", ".join(unseen)))
    return max(0, _words_in(text) - hidden)


def _words_in(text: str) -> int:
    """Counted by the piece: all words of a page at once take twenty times its memory."""
    return sum(len(text[at : at + ENOUGH_TEXT].split()) for at in range(0, len(text), ENOUGH_TEXT))


def _squeeze(text: str) -> str:
    return " ".join(text.split())


def _first_text(tree: LexborHTMLParser, name: str) -> str:
    """The text of the first HTML element called `name` (an SVG's `title` is none of the page's)."""
    for element in tree.tags(name):
        above = element.parent
        if above is None or above.tag != "svg":
            return _squeeze(element.text())[:LONGEST_TEXT]
    return ""


def _language(tree: LexborHTMLParser) -> str:
    declared = tree.root.attributes.get("lang") if tree.root is not None else None
    return intern((declared or "").strip().lower()[:35])


REFRESH = re.compile(
    r"\s{0,20}\d{0,9}(?:\.\d{0,9})?\s{0,20}[;,]\s{0,20}(?:url\s{0,20}=\s{0,20})?[\"']?([^\"']{1,2048})", re.IGNORECASE
)


def _refresh(tree: LexborHTMLParser, url: Url, base: Url) -> Url | None:
    """Where `meta http-equiv=refresh` leads (HTML standard, 4.2.5.3), if to another address."""
    element = tree.css_first("meta[http-equiv=refresh i][content]")
    found = REFRESH.match(element.attributes.get("content") or "") if element is not None else None
    leads = urls.resolve(found[1], base) if found else None
    if leads is None or not urls.is_web(leads) or urls.without_fragment(leads) == urls.without_fragment(url):
        return None
    return leads


def _anchors(tree: LexborHTMLParser) -> bytes:
    names: list[str | None] = []
    for element in tree.css("[id], a[name]"):
        names.append(element.id)
        if element.tag == "a":
            names.append(element.attributes.get("name"))
    return array("I", sorted({urls.checksum(name) for name in names if name})).tobytes()


Pending = tuple[int, Kind, str, str, int, int]
"""A link that has yet to get its sentence: number, kind, href, text, and where in its block it starts and ends."""


class _Open:
    """An `a` element that is being read."""

    __slots__ = ("element", "href", "label", "number", "piece", "pieces", "start")

    def __init__(self, number: int, href: str, label: str, element: LexborNode, piece: int, start: int) -> None:
        self.number, self.href, self.label, self.element = number, href, label, element
        self.piece, self.start = piece, start
        self.pieces: list[str] = []


class _Reader:
    """One walk over the tree. Text gathers in a block; when the block ends, its links get their sentences."""

    def __init__(self, base: Url, long_block: int = LONG_BLOCK) -> None:
        self.base, self.long = base, long_block
        self.block: list[str] = []
        self.length = 0
        self.spaced = True
        self.open: list[_Open] = []
        self.pending: list[Pending] = []
        self.ready: list[tuple[int, RawLink]] = []
        self.settled = 0
        """How long the block was when links were last given their sentences before its end."""
        self.heading = ""
        self.count = 0

    def links(self, tree: LexborHTMLParser) -> Iterator[RawLink]:
        above: list[tuple[LexborNode, str]] = []
        node: LexborNode | None = tree.root
        while node is not None:
            tag = node.tag or ""
            if tag == "-text":
                self.add(node.text_content or "")
            else:
                child = self._enter(node, tag)
                if child is not None:
                    above.append((node, tag))
                    node = child
                    continue
                self._leave(node, tag)
            following = node.next
            while following is None and above:
                node, tag = above.pop()
                self._leave(node, tag)
                following = node.next
            node = following
            if tag == "-text":
                continue
            if self.ready and not self.open and not self.pending:
                yield from self._in_order()
            elif self.length > self.settled + self.long and not self.open and not self.ready:
                self._release_settled()
                yield from self._in_order()
        self._end_block()
        yield from self._in_order()

    def _in_order(self) -> list[RawLink]:
        """The links by where they begin: an image inside an anchor ends before it."""
        if len(self.ready) > 1:
            self.ready.sort(key=itemgetter(0))
        links = [link for _, link in self.ready]
        self.ready.clear()
        return links

    def _enter(self, node: LexborNode, tag: str) -> LexborNode | None:
        """Take an element in; the first of its children that are read too."""
        if tag in BLOCKS:
            self._end_block()
        handler = ELEMENTS.get(tag)
        if handler is not None:
            handler(self, node)
        return node.first_child if tag not in UNREAD and not tag.startswith("-") else None

    def _leave(self, node: LexborNode, tag: str) -> None:
        if tag == "a":
            if self.open and self.open[-1].element is node:
                self._close_anchor(self.open.pop())
        elif tag in BLOCKS:
            if tag in HEADINGS:
                self.heading = "".join(self.block).strip()[:LONGEST_TEXT]
            self._end_block()

    def add(self, text: str) -> None:
        """Text with its white space collapsed, across nodes too."""
        if not text or text.isspace():
            self.space()
            return
        squeezed = " ".join(text.split())
        if text[0].isspace():
            self.space()
        self.block.append(squeezed)
        self.length += len(squeezed)
        self.spaced = False
        if text[-1].isspace():
            self.space()

    def space(self) -> None:
        if not self.spaced:
            self.block.append(" ")
            self.length += 1
            self.spaced = True

    def _close_anchor(self, anchor: _Open) -> None:
        anchor.pieces.append("".join(self.block[anchor.piece :]))
        text = _squeeze(anchor.label or " ".join(anchor.pieces) or anchor.element.attributes.get("title") or "")
        self._pend(anchor.number, Kind.A, anchor.href, text, anchor.start)

    def opened(self, href: str, label: str, element: LexborNode) -> None:
        """An anchor begins; it counts from here, and is found when it ends."""
        self.count += 1
        self.open.append(_Open(self.count, href, label, element, len(self.block), self.length))

    def found(self, kind: Kind, href: str, text: str) -> None:
        self.count += 1
        self._pend(self.count, kind, href, text, self.length)

    def _pend(self, number: int, kind: Kind, href: str, text: str, start: int) -> None:
        if len(href) > LONGEST_HREF and href[:5].lower() == "data:":
            href = href[:LONGEST_HREF]
        self.pending.append((number, kind, href, text[:LONGEST_TEXT], start, self.length))

    def _end_block(self) -> None:
        """Give the block's links their sentences, and begin a new block."""
        if self.pending or self.open:
            for anchor in self.open:
                anchor.pieces.append("".join(self.block[anchor.piece :]))
                anchor.piece = anchor.start = 0
            self._release("".join(self.block), self.pending)
            self.pending = []
        if self.length:
            self.block.clear()
            self.length = self.settled = 0
        self.spaced = True

    def _release_settled(self) -> None:
        """Give those links of a long block their sentences that what follows cannot change; forget what lies behind."""
        self.pending.sort(key=itemgetter(0))
        settled = 0
        while settled < len(self.pending) and self.pending[settled][-1] + sentences.REACH < self.length:
            settled += 1
        text = "".join(self.block)
        self._release(text, self.pending[:settled])
        first = min((pending[-2] for pending in self.pending[settled:]), default=self.length)
        gone = max(0, first - sentences.REACH)
        self.pending = [
            (number, kind, href, words, start - gone, end - gone)
            for number, kind, href, words, start, end in self.pending[settled:]
        ]
        self.block = [text[gone:]]
        self.length -= gone
        self.settled = self.length

    def _release(self, text: str, pending: list[Pending]) -> None:
        """Resolve links, and give those their sentences round which there may be a date."""
        begins: list[int] | None = None
        dated = may_be_dated(text)
        for number, kind, href, words, start, end in pending:
            context = before = ""
            named = kind is Kind.A and (may_be_dated(href) or may_be_dated(words))
            if named or (kind is Kind.A and dated):
                if begins is None:
                    begins = sentences.starts(text)
                context, before = sentences.around(text, begins, min(start, len(text)), end)
                if not (named or may_be_dated(context) or may_be_dated(before)):
                    context = before = ""
            url = urls.resolve(href, self.base)
            self.ready.append((number, RawLink(kind, href, url, words, context, before, self.heading)))


def _anchor(reader: _Reader, node: LexborNode) -> None:
    attributes = node.attributes
    if "href" in attributes:
        reader.opened(attributes["href"] or "", attributes.get("aria-label") or "", node)


def _area(reader: _Reader, node: LexborNode) -> None:
    attributes = node.attributes
    if attributes.get("href") is not None:
        reader.found(Kind.AREA, attributes["href"] or "", attributes.get("alt") or "")


def _link(reader: _Reader, node: LexborNode) -> None:
    attributes = node.attributes
    relations = (attributes.get("rel") or "").lower().split()
    if attributes.get("href") and not NOT_FETCHED.intersection(relations):
        reader.found(Kind.LINK, attributes["href"] or "", attributes.get("title") or "")


def _image(reader: _Reader, node: LexborNode) -> None:
    attributes = node.attributes
    alternative = attributes.get("alt") or ""
    if attributes.get("src"):
        reader.found(Kind.IMG, attributes["src"] or "", alternative)
    _candidates(reader, attributes.get("srcset"), alternative)
    if reader.open and alternative:
        reader.add(f" {alternative} ")


def _source(reader: _Reader, node: LexborNode) -> None:
    _candidates(reader, node.attributes.get("srcset"), "")


def _candidates(reader: _Reader, srcset: str | None, alternative: str) -> None:
    for address in srcset_addresses(srcset or ""):
        reader.found(Kind.SRCSET, address, alternative)


def _script(reader: _Reader, node: LexborNode) -> None:
    if node.attributes.get("src"):
        reader.found(Kind.SCRIPT, node.attributes["src"] or "", "")


def _iframe(reader: _Reader, node: LexborNode) -> None:
    attributes = node.attributes
    if attributes.get("src"):
        reader.found(Kind.IFRAME, attributes["src"] or "", attributes.get("title") or "")


def _break(reader: _Reader, node: LexborNode) -> None:
    reader.space()


ELEMENTS = {
    "a": _anchor,
    "area": _area,
    "br": _break,
    "iframe": _iframe,
    "img": _image,
    "link": _link,
    "script": _script,
    "source": _source,
}
"""What is read of each element that carries an address."""


def srcset_addresses(srcset: str) -> Iterator[str]:
    """The addresses of a srcset attribute, by the HTML standard's own steps (4.8.4.2.2): commas may be part of them."""
    srcset = srcset[:LONGEST_SRCSET]
    position, end = 0, len(srcset)
    while position < end:
        while position < end and (srcset[position].isspace() or srcset[position] == ","):
            position += 1
        start = position
        while position < end and not srcset[position].isspace():
            position += 1
        address = srcset[start:position]
        if address.endswith(","):
            address = address.rstrip(",")
        else:
            position = _after_descriptors(srcset, position)
        if address:
            yield address


def _after_descriptors(srcset: str, position: int) -> int:
    depth = 0
    for index in range(position, len(srcset)):
        depth += {"(": 1, ")": -1}.get(srcset[index], 0)
        if srcset[index] == "," and depth <= 0:
            return index + 1
    return len(srcset)
