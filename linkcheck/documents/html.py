"""HTML pages, read by lexbor (the HTML standard's parser): facts at once, links when they are asked for.

The elements that carry addresses are found by selectors, in C; what stands round a link is read only where a date may
be there (see `blocks`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape

from msgspec.structs import replace
from selectolax.lexbor import LexborHTMLParser, LexborNode

from linkcheck import filetypes, urls
from linkcheck.dates import find_in_host, may_be_dated, url_may_be_dated
from linkcheck.documents import charset, elements
from linkcheck.documents.blocks import (
    HEADINGS,
    LONGEST_TEXT,
    MOST_STEPS,
    STRUCK,
    UNSAID,
    Blocks,
    names_in,
    opening,
    squeeze,
    words_of,
)
from linkcheck.documents.contract import BATCH, Document, Found
from linkcheck.documents.facts import facts_of
from linkcheck.documents.markup import Markup
from linkcheck.model import NOTHING_ROUND, NUMBERS, Kind, Surroundings, Url

LOOKS_LIKE = re.compile(
    rb"\s{0,200}<(?:!--|(?:!doctype\s+html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p)[\s>/])",
    re.IGNORECASE,
)
"""MIME Sniffing standard, 7.1."""

LONGEST_TAG = 35
"""Characters kept of a language tag."""
LONGEST_HREF = 2_048
"""Characters kept of an address that carries its own data (`data:`); others are kept whole."""
DEEPEST = 20_000
"""Elements that may be open at once; lexbor takes 0.8 s to nest so many, and browsers stop at 512."""
NEVER_DEEP = (
    b"a area base br hr img input link meta source track wbr li p tr td th dt dd option thead tbody tfoot".split()
)
"""Elements without an end tag, or ended by the next of their kind: pages leave them open by the thousand."""
DEEPENS = re.compile(rb"<(/?)(?!(?:%s)[\s/>])([a-zA-Z][a-zA-Z0-9]{0,20})" % b"|".join(NEVER_DEEP), re.IGNORECASE)

VOID = b"area base br col embed hr img input link meta param source track wbr".split()
XML = re.compile(
    rb"""<!--.*?(?:-->|\Z) | <\?.*?(?:\?>|\Z)
    | <!\[CDATA\[(?P<text>.*?)(?:\]\]>|\Z)
    | (?P<begin><(?P<raw>script|style)(?=[\s>])[^<>]*+(?<!/)>)(?P<inside>.*?)(?:(?=</(?P=raw))|\Z)
    | <(?!(?:%s)[\s/>])(?P<name>[a-z][\w:.-]*+)(?P<attributes>(?:[^<>"'/]++|"[^"<]*+"|'[^'<]*+'|/(?!>))*+)/>"""
    % b"|".join(VOID),
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
"""What XML reads otherwise than HTML does: sections of text, elements that close themselves; what hides those."""
CDATA = re.compile(rb"<!\[CDATA\[(.*?)(?:\]\]>|\Z)", re.DOTALL)
XML_TYPE = "xml"

ANCHOR = NUMBERS[Kind.A]
NAMING = ("aria-label=", "<title", "title=")
"""What shows in the source where a picture in a link may have a name."""
MOST_NAMES = 10
MOST_UNNAMED = 2_000
"""Links of a page that are looked into for one."""
_ARCHIVAL = ", ".join(('[data-linkcheck~="archival" i]', '[style*="line-through" i]', *sorted(STRUCK)))
"""The parts that a page declares to be of the past, by our attribute or by striking them out."""
MOST_PARTS = 1_000
"""Such parts of a page that are looked at."""
LONGEST_ABOVE = 300
"""Characters kept of the headings that a heading stands under."""
RICH = frozenset({"aria-label", "ping", "title", "xlink:href"})
"""Attributes of a link beside which its address and its words are not all."""


def looks_like(body: bytes) -> bool:
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        body = body[:1_000].decode("utf-16", "replace").encode()
    return LOOKS_LIKE.match(body.removeprefix(b"\xef\xbb\xbf")) is not None


def read(body: bytes, content_type: str, url: Url) -> Document:
    """The page's facts now; its links when they are asked for."""
    text, codec = _utf8(body, content_type)
    if XML_TYPE in content_type:
        text = _as_html(text)
    text, whole = _not_too_deep(text)
    tree = LexborHTMLParser(text)
    markup = Markup(text.decode().lower())
    base = _base(tree, url) if "base" in markup.names else url
    said = tree.body.text(separator=" ") if tree.body is not None else ""
    dated = may_be_dated(said)
    facts = facts_of(tree, said, dated, url, base, markup)
    return Document(facts, lambda: _Reader(tree, markup, dated, base, codec).links(), whole)


def _utf8(body: bytes, content_type: str) -> tuple[bytes, str]:
    """The page as UTF-8, and what it was written in."""
    if body.isascii() and b"\x00" not in body and b"\x1b" not in body:  # which UTF-16 and ISO-2022-JP need
        return body, charset.codec_of(body, content_type) if b"&" in body else charset.UTF_8
    text, codec = charset.decoded(body, content_type)
    return text.encode("utf-8", "replace"), codec


def _as_html(text: bytes) -> bytes:
    """XHTML as HTML: any element may close itself there, and a CDATA section is text."""

    def written(found: re.Match[bytes]) -> bytes:
        if found["text"] is not None:
            return found["text"].replace(b"&", b"&amp;").replace(b"<", b"&lt;")
        if found["raw"]:
            return found["begin"] + _as_raw(found["inside"])
        return b"<%b%b></%b>" % (found["name"], found["attributes"], found["name"]) if found["name"] else found[0]

    return XML.sub(written, text)


def _as_raw(inside: bytes) -> bytes:
    """The text of a script or a style, in which XML has references and sections, and HTML has neither."""
    pieces = CDATA.split(inside)
    pieces[::2] = [unescape(piece.decode()).encode("utf-8", "replace") for piece in pieces[::2]]
    text = b"".join(pieces)
    return text if b"</" not in text else inside


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
        if _in_drawing(element):
            continue
        base = urls.resolve(element.attributes.get("href") or "", url)
        return base if base is not None and urls.is_web(base) else url
    return url


class _Reader:
    """Goes over the elements of a page that carry addresses, and its headings, in document order.

    What is alike for all links is done for many at once, when they are given out.
    """

    def __init__(self, tree: LexborHTMLParser, markup: Markup, dated: bool, base: Url, codec: str) -> None:
        """`dated` says whether there may be a date in the page's text."""
        self._tree, self._markup = tree, markup
        self._resolve = urls.Resolver(base, codec)
        self._blocks = Blocks(len(markup.source))
        self._dated = dated
        self._in_dated_folder = url_may_be_dated(urls.path(base))
        """Whether all that is beside the page has a date in its address."""
        self._plain = NOTHING_ROUND
        self._headings: list[tuple[str, str, str]] = []
        """The last heading and those that it stands under, each after its element's name and before its opening."""
        self._dated_sections: dict[int, Surroundings] = {}
        """Those of links whose heading may name a date, by their `id`, which is looked up faster than they are."""
        self._archival = _archival(tree) if _may_be_archival(markup) else frozenset()
        """Links (by `mem_id`) in parts of the page that say that they are of the past, or are struck out."""
        self._looks_left = 0
        """Links that may still be looked into for a picture's name."""
        self._named: dict[str, LexborNode] | None = None
        """Elements by their ids, once they are asked for."""
        self._begin()

    def _begin(self) -> None:
        self._found = Found()
        self._anchors: list[tuple[int, LexborNode]] = []
        """Rows of links that lead a reader on, and their elements."""
        self._unsaid: list[str] = []
        """Texts that are no words of the page: what stands for a picture, a label."""

    def links(self) -> Iterator[Found]:
        last = 0
        styled = self._markup.is_styled
        rich = RICH | {"style"} if styled else RICH
        for node in self._tree.css(self._markup.selector(styled)):
            tag = node.tag or ""
            if styled:  # which may stand on an element that is looked for anyhow
                if node.mem_id == last:
                    continue
                last = node.mem_id
            if tag == "a":
                self._anchor(node, rich)
            else:
                if tag in HEADINGS:
                    self._begin_section(tag, squeeze(node.text())[:LONGEST_TEXT], opening(node) if self._dated else "")
                self._other(node, tag)
            if len(self._found.kinds) >= BATCH:
                yield self._finished()
                self._begin()
        if self._found.kinds:
            yield self._finished()

    def _begin_section(self, tag: str, heading: str, opening: str) -> None:
        while self._headings and self._headings[-1][0] >= tag:
            self._headings.pop()
        above = " › ".join(text for _, text, _ in self._headings if text)[-LONGEST_ABOVE:]
        openings = "\n".join(said for _, _, said in self._headings if said)[-LONGEST_ABOVE:] if self._dated else ""
        self._headings.append((tag, heading, opening))
        self._plain = Surroundings(heading, above=above, opening=opening, openings=openings)
        if may_be_dated(heading) or (opening and may_be_dated(opening)):
            self._dated_sections[id(self._plain)] = self._plain

    def _finished(self) -> Found:
        """The links so far, resolved, and with what stands round those near which there may be a date.

        The same of those to documents, of which it may tell the language.
        """
        found = self._found
        found.urls = self._resolve.all(found.hrefs)
        documents = filetypes.may_be_named("\n".join(found.hrefs))
        if self._dated or documents or self._may_name_a_date():
            for row, node in self._anchors:
                url = found.urls[row]
                plain = found.around[row]
                named = (
                    id(plain) in self._dated_sections
                    or (documents and filetypes.NAMED.search(found.hrefs[row]) is not None)
                    or may_be_dated(found.texts[row])
                    or (url is not None and (url_may_be_dated(urls.path_and_query(url)) or bool(find_in_host(url))))
                )
                if named or self._dated:
                    found.around[row] = self._blocks.around(node, named, plain)
        if "hreflang" in self._markup.source:
            for row, node in self._anchors:
                if language := node.attributes.get("hreflang"):
                    found.around[row] = replace(found.around[row], hreflang=language[:LONGEST_TAG].lower())
        if self._archival:
            for row, node in self._anchors:
                if node.mem_id in self._archival:
                    found.around[row] = replace(found.around[row], archival=True)
        return found

    def _may_name_a_date(self) -> bool:
        """Whether there may be a date in the address of any link so far, or in a text that is none of the page's."""
        return (
            self._in_dated_folder
            or url_may_be_dated("\n".join(self._found.hrefs))
            or (bool(self._unsaid) and may_be_dated("\n".join(self._unsaid)))
        )

    def _anchor(self, node: LexborNode, rich: frozenset[str]) -> None:
        """Most links of most pages come here, so nothing is called that need not be."""
        attributes = node.attributes
        href = attributes.get("href")
        if href is None or not rich.isdisjoint(attributes):
            self._rich_anchor(node, attributes)
            return
        child = node.first_child
        if child is not None and child.tag == "-text" and child.next is None:
            text = " ".join((child.text_content or "").split())[:LONGEST_TEXT]
        else:
            text = (words_of(node) if child is not None else "") or self._name_of(node, attributes)
            self._unsaid.append(text)
        found = self._found
        self._anchors.append((len(found.kinds), node))
        found.kinds.append(ANCHOR)
        found.hrefs.append(href if len(href) < LONGEST_HREF else _kept(href))
        found.texts.append(text)
        found.around.append(self._plain)

    def _rich_anchor(self, node: LexborNode, attributes: elements.Attributes) -> None:
        """One that carries more than an address and its words, or carries it otherwise."""
        if elements.only_in_drawings("a", attributes) and not _in_drawing(node):
            return
        label = squeeze(attributes.get("aria-label") or "") or words_of(node) or squeeze(attributes.get("title") or "")
        label = label or self._name_of(node, attributes)
        for kind, address in elements.addresses("a", attributes):
            if kind is Kind.A:
                self._anchors.append((len(self._found.kinds), node))
                self._unsaid.append(label)
                self._add(kind, address, label[:LONGEST_TEXT])
            else:
                self._add(kind, address, "")

    def _name_of(self, node: LexborNode, attributes: elements.Attributes) -> str:
        """What a screen reader says of a link without words: mostly, a picture's name (accname-1.2, 4.3.2)."""
        if self._named is None:
            labelled = "aria-labelledby" in self._markup.source
            named = self._tree.css("[id]") if labelled else ()
            self._named = {one.id: one for one in reversed(named) if one.id}
            self._looks_left = MOST_UNNAMED if self._markup.shows_any(NAMING) else 0
        by = (self._named.get(name) for name in (attributes.get("aria-labelledby") or "").split()[:MOST_NAMES])
        said = " ".join(words_of(one) for one in by if one is not None)
        if not said and node.first_child is not None and self._looks_left:
            self._looks_left -= 1
            said = " ".join(names_in(node))
        return squeeze(said)[:LONGEST_TEXT]

    def _other(self, node: LexborNode, tag: str) -> None:
        attributes = node.attributes
        tag = tag.lower()
        if elements.only_in_drawings(tag, attributes) and not _in_drawing(node):
            return
        text = squeeze(elements.label(tag, attributes))[:LONGEST_TEXT]
        for kind, address in elements.addresses(tag, attributes):
            self._add(kind, address, text)
        if tag in elements.IN_TEXT:
            for kind, address in elements.in_text(tag, attributes, node.text()):
                self._add(kind, address, "")

    def _add(self, kind: Kind, href: str, text: str) -> None:
        found = self._found
        found.kinds.append(NUMBERS[kind])
        found.hrefs.append(_kept(href))
        found.texts.append(text)
        found.around.append(self._plain)


def _may_be_archival(markup: Markup) -> bool:
    """Whether what shows in the source may make a part of the page one of the past."""
    if "data-linkcheck" in markup.source or not markup.names.isdisjoint(STRUCK):
        return True
    return markup.has_style and "line-through" in markup.source


def _archival(tree: LexborHTMLParser) -> frozenset[int]:
    parts = tree.css(_ARCHIVAL)[:MOST_PARTS]
    found = {link.mem_id for part in parts for link in part.css("a, area")}
    for link in filter(None, (part.parent for part in parts)):
        if link.tag == "a" and not words_of(link, UNSAID):
            found.add(link.mem_id)
    return frozenset(found)


def _kept(href: str) -> str:
    """What is kept of an address as written: not all the data that it may carry itself."""
    return href[:LONGEST_HREF] if len(href) > LONGEST_HREF and href[:5].lower() == "data:" else href


def _in_drawing(node: LexborNode) -> bool:
    """Whether an element is one of SVG's, in which HTML may stand again."""
    above = node.parent
    for _ in range(MOST_STEPS):
        if above is None or above.tag in ("foreignObject", "desc", "title"):
            return False
        if above.tag == "svg":
            return True
        above = above.parent
    return True
