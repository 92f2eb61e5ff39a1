"""A page as BeautifulSoup reads it: where a link stands, under which headings, in which sentence, and who sees it.

Only what is asked for becomes a tree (the wanted links, the headings, what hides its content), which costs a third of
the whole page; the sentence comes from a second, small tree of the source round the link.
"""

from __future__ import annotations

import html
import re
from array import array
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import accumulate, islice

from bs4 import BeautifulSoup, Tag
from bs4.filter import SoupStrainer

from linkcheck import notfound, shells, sketch, urls
from linkcheck.documents import charset, elements, sentences
from linkcheck.documents.blocks import BLOCKS, HEADINGS
from linkcheck.model import Kind, PageFacts, Place, Response, Url
from linkcheck.urls import checksum

Wanted = tuple[Kind, str, int]
"""A link to be found again: its kind, its href as written, and which one of those it is on the page (0-based)."""

UNSEEN = frozenset({"template", "noscript", "textarea", "xmp", "noembed", "noframes"})
"""Elements whose content no reader gets as part of the page."""
INERT = frozenset({"template", "textarea", "xmp", "iframe", "noembed", "noframes"})
"""Elements in which the HTML standard sees no links, so the scan does not count them either."""
LONGEST_HEADING = 300
LONGEST_DELAY = 30
"""Seconds; a page that sends its reader on later than that is one to be read."""
REACH = 1_500
"""Characters of source before and after a link in which its sentence is looked for."""

IN_SOURCE = frozenset({Kind.CSS, Kind.IMPORT, Kind.JSON_LD})
"""Kinds that stand in a language of their own inside the page: they are found by their words."""

PLAIN = (
    "abbr b blockquote br code dd div dl dt em i li ol p pre section small span strong sub sup table tbody td tfoot th "
    "thead tr u ul"
).split()

_AS_MARKUP = "\n"
"""Behind a page of one word: BeautifulSoup would warn of a file name, or an address, that was given for a page."""
MARK = "\ue000"
"""Stands where the link begins while its sentence is read: a private-use character, of no meaning to anybody else."""

_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]{0,20})(?=[\s/>])[^<>]{0,1000}>")
_ADDRESSES = "|".join((*elements.SCARCE, "ping"))
"""What stands on a plain tag, or a link, beside its `href`: such a tag is not struck out."""
_NAME = rf"(?!(?i:{_ADDRESSES})\b)[a-zA-Z]{{1,20}}(?:-[a-zA-Z0-9]{{1,20}}){{0,4}}"
_ATTRIBUTES = rf"""(?:[ \t]{{1,9}}{_NAME}(?:="[^"'<>\n]*")?){{0,20}}"""
_INLINE = re.compile(rf"</?(?:a|{'|'.join(PLAIN)}){_ATTRIBUTES}[ \t]{{0,9}}>")
_PLAIN = re.compile(
    rf"(?:^|(?<=>))([^<>\"']*)"
    rf"(?:</?(?:{'|'.join(PLAIN)}){_ATTRIBUTES}[ \t]{{0,9}}>"
    rf"|(<a{_ATTRIBUTES}?[ \t]{{1,9}}href=\"([^\"'<>\n]*)\"{_ATTRIBUTES}[ \t]{{0,9}}>)([^<>]*)(</a>)?)"
)
"""A well-formed tag (and the text since the one before) that neither hides anything nor is a heading; or a link."""


def facts(response: Response) -> PageFacts:
    """A page's facts as BeautifulSoup reads them."""
    soup = BeautifulSoup(
        charset.decode(response.body, response.headers.get("content-type", "")) + _AS_MARKUP,
        "html.parser",
        on_duplicate_attribute="ignore",
    )
    title, heading = _first_words(soup, "title"), _first_words(soup, "h1")
    identifiers = {str(tag.get("id") or "") for tag in soup.find_all(id=True)}
    names = {str(tag.get("name") or "") for tag in soup.find_all("a", attrs={"name": True})}
    refresh = _refresh(soup, response.url)
    password = soup.find("input", type=re.compile("^password$", re.IGNORECASE)) is not None
    scripts = soup.find_all("script")
    sources = any(script.get("src") for script in scripts)
    for tag in soup(["script", "style", "template", "textarea", "title"]):
        tag.decompose()
    said = soup.get_text(" ")
    words = len(said.split())
    short = " ".join(said[: 2 * notfound.OPENING].split()) if words <= notfound.SHORT else ""
    apology = notfound.said(title, heading or _first_words(soup, "h2"), short)
    return PageFacts(
        title=title,
        heading=heading,
        words=words,
        password_field=password,
        refresh=refresh,
        anchors=array("I", sorted(checksum(name) for name in (identifiers | names) - {""})).tobytes(),
        apology=apology,
        app=bool(scripts) and not apology and words <= notfound.SHORT and _is_shell(soup, words, sources),
        mounted=sources and bool(soup.find(id=shells.IDS) or soup.find(shells.ELEMENTS)),
        sketch=sketch.of(said, response.url),
    )


def _is_shell(soup: BeautifulSoup, words: int, sources: bool) -> bool:
    """Whether a page of few words is what an application's scripts draw into; `sources` says that some have files."""
    mount = soup.find(id=shells.IDS) or soup.find(shells.ELEMENTS)
    if mount is not None and shells.is_loading(mount.get_text()):
        return True
    told = " ".join(tag.get_text() for tag in soup.find_all("noscript"))
    if told:
        return shells.asks_for_scripts(told, words)
    return not words and sources and soup.find(list(shells.SHOWN)) is None


def _refresh(soup: BeautifulSoup, url: Url) -> Url | None:
    """Where `meta http-equiv=refresh` sends the reader."""
    for tag in soup.find_all("meta", attrs={"http-equiv": re.compile("^refresh$", re.IGNORECASE)}):
        told = {"http-equiv": "refresh", "content": str(tag.get("content") or "")}
        written = elements.refresh_address(told)
        leads = urls.resolve(written, url) if written else None
        if leads is None or not urls.is_web(leads) or urls.without_fragment(leads) == urls.without_fragment(url):
            continue
        if elements.refresh_delay(told) <= LONGEST_DELAY and tag.find_parent("noscript") is None:
            return leads
    return None


def _first_words(soup: BeautifulSoup, name: str) -> str:
    found = soup.find(name)
    return " ".join(found.get_text().split())[:LONGEST_HEADING] if found else ""


NO_LINKS = {
    "uri-list": re.compile(r"^[ \t]*#.*", re.MULTILINE),
    "/css": re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL),
    "markdown": re.compile(r"(?<!`)(`{1,3})(?!`)[^`]{1,2000}\1(?!`)"),
}
"""By media type, what has no links however it looks: comments, code."""
_BEFORE = frozenset(("", *" \t\n\r\f\v\"'(<>=[,;"))
_BEHIND = re.compile(r"""["')<>\],;]|[.:!?]{0,3}(?:\s|\Z)""")
"""What stands before and behind an address, and could be no part of it."""


def places(body: bytes, content_type: str, wanted: Iterable[Wanted]) -> list[Place | None]:
    """The place of each wanted link of a page, in their order; of what is no page, of its words."""
    text = charset.decode(body, content_type)
    if content_type and "html" not in content_type.lower():
        no_links = next((pattern for kind, pattern in NO_LINKS.items() if kind in content_type), None)
        text = no_links.sub(lambda found: " " * len(found[0]), text) if no_links else text
        return [place_of_words(text, (href, html.escape(href, quote=False)), nth) for _, href, nth in wanted]
    return SecondReading(text, wanted).places()


def place_of_words(text: str, written: Iterable[str], nth: int) -> Place:
    """Where an address stands for the `nth` time (0-based) in a text, in one of the ways in which it may be written.

    Line and column are 0 where it does not stand there in so many words. Where it stands alone goes before where it is
    a part of a longer one.
    """
    ways = [words for words in written if words]
    for alone, words in (*((True, words) for words in ways), *((False, words) for words in ways)):
        found = deque(islice(_places_of(words, text, alone), nth + 1), maxlen=1)
        if found:
            begin = text.rfind("\n", 0, found[0]) + 1
            return Place(text.count("\n", 0, found[0]) + 1, found[0] - begin + 1, "", "")
    return Place(0, 0, "", "")


def _places_of(words: str, text: str, alone: bool) -> Iterator[int]:
    """Where words stand. (A regular expression for all of it takes thirty times as long, and there may be many.)"""
    at = text.find(words)
    while at >= 0:
        if not alone or (text[at - 1 : at] in _BEFORE and _BEHIND.match(text, at + len(words))):
            yield at
        at = text.find(words, at + 1)


class WantedOnly(SoupStrainer):
    """Lets through the wanted links, the headings and what hides its content."""

    def __init__(self, hrefs: frozenset[str]) -> None:
        super().__init__()
        self._hrefs = hrefs

    def allow_tag_creation(self, nsprefix: str | None, name: str, attrs: Mapping[str, str] | None) -> bool:
        if name in HEADINGS or name in UNSEEN or name in INERT:
            return True
        if attrs is None or name not in elements.TOLD:
            return False
        return any(address in self._hrefs for _, address in _keys(name, attrs))

    def allow_string_creation(self, string: str) -> bool:
        return False


class SecondReading:
    """One page and the links that are wanted of it."""

    def __init__(self, text: str, wanted: Iterable[Wanted]) -> None:
        text = text.replace("\r\n", "\n").replace("\r", "\n")  # as the HTML standard does (13.2.3.5)
        self._text = text
        self._visible = _without_comments(text)
        self._wanted = tuple(wanted)
        self._feeds = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
        self._hrefs = frozenset(html.unescape(href) for _, href, _ in self._wanted)
        self._found: dict[tuple[Kind, str], list[tuple[Tag, tuple[str, ...]]]] = {}
        self._read(without_plain_tags(text, self._hrefs))
        if any(len(self._found.get((kind, html.unescape(href)), ())) <= nth for kind, href, nth in self._wanted):
            self._found = {}
            self._read(text)

    def _read(self, text: str) -> None:
        parse_only = WantedOnly(self._hrefs)
        self._index(
            BeautifulSoup(text + _AS_MARKUP, "html.parser", parse_only=parse_only, on_duplicate_attribute="ignore")
        )

    def places(self) -> list[Place | None]:
        """The place of each wanted link, in their order; None for one that is not even in a comment."""
        return [self._place(*one) for one in self._wanted]

    def _index(self, soup: BeautifulSoup) -> None:
        """Every link found, with the headings above it, in one walk; inert ones come after the others."""
        path: list[tuple[int, str]] = []
        inert: list[tuple[tuple[Kind, str], tuple[Tag, tuple[str, ...]]]] = []
        for tag in soup.find_all(True):
            if tag.name in HEADINGS:
                path = [above for above in path if above[0] < int(tag.name[1])]
                path.append((int(tag.name[1]), self._heading(tag)))
                continue
            entry = (tag, tuple(heading for _, heading in path if heading))
            for key in _keys(tag.name, tag.attrs):
                if any(parent.name in INERT for parent in tag.parents):
                    inert.append((key, entry))
                else:
                    self._found.setdefault(key, []).append(entry)
        for key, entry in inert:
            self._found.setdefault(key, []).append(entry)

    def _place(self, kind: Kind, href: str, nth: int) -> Place | None:
        if kind in IN_SOURCE:
            return place_of_words(self._visible, (href, href.replace("/", "\\/")), nth)
        found = self._found.get((kind, html.unescape(href)), [])
        if not found:
            return self._in_comment(href)
        element, headings = found[min(nth, len(found) - 1)]  # browsers make two links of one that is never closed
        line, column = element.sourceline or 1, element.sourcepos or 0
        context, before, lead = self._sentences(self._offset(line, column))
        title = " ".join(str(element.get("title") or "").split())[:LONGEST_HEADING]
        return Place(line, column + 1, " › ".join(headings), context, _unseen(element), before, lead, title)

    def _offset(self, line: int, column: int) -> int:
        """Where in the text a line (1-based, as html.parser counts: by line feeds) and column lie."""
        return self._feeds[min(line, len(self._feeds)) - 1] + column

    def _in_comment(self, href: str) -> Place | None:
        for begin, end in _comments(self._text):
            if href and href in html.unescape(self._text[begin:end]):
                return Place(self._text.count("\n", 0, begin) + 1, 1, "", "", "comment")
        return None

    def _heading(self, tag: Tag) -> str:
        start = self._offset(tag.sourceline or 1, tag.sourcepos or 0)
        end = self._text.find(f"</{tag.name}", start, start + REACH)
        return _words(self._text[start : end if end > 0 else start + REACH])[:LONGEST_HEADING]

    def _sentences(self, offset: int) -> tuple[str, str, str]:
        """The sentence round the tag that begins at `offset`, between the nearest edges of blocks, and the one before.

        And the line that leads into the list or table that it stands in.
        """
        reach = max(0, offset - REACH)
        before = self._visible[reach:offset]
        outside = before.find(">") + 1 if reach else 0
        begin = max((edge.end() for edge in _block_edges(before)), default=outside)
        after = self._visible[offset : offset + REACH]
        edge = next(_block_edges(after, 1), None)
        end = edge.start() if edge else len(after) if len(after) < REACH else max(after.rfind("<"), 0)
        marked = _words(before[begin:] + MARK + after[:end])
        position = max(marked.find(MARK), 0)
        text = marked.replace(MARK, "")
        begins = sentences.starts(text)
        context, said = sentences.around(text, begins, min(position, max(len(text) - 1, 0)), position)
        return context, said, _lead(before)


def without_plain_tags(text: str, hrefs: Collection[str]) -> str:
    """`text` with the tags struck out that are nothing to the second reading, and all else in its place.

    What is left is read in a third of the time. Struck out are well-formed tags of `PLAIN` and links that lead nowhere
    in `hrefs`; whatever is not plainly such a tag stays, for the parser to make sense of.
    """

    def struck(match: re.Match[str]) -> str:
        before, link, href, words, end = match.groups("")
        if not link:
            return before + " " * (len(match[0]) - len(before))
        if (html.unescape(href) if "&" in href else href) in hrefs:
            return match[0]
        return before + " " * len(link) + words + " " * len(end)

    return _PLAIN.sub(struck, text)


def _block_edges(source: str, start: int = 0) -> Iterator[re.Match[str]]:
    """The tags at which a block begins or ends."""
    return (tag for tag in _TAG.finditer(source, start) if tag[1].lower() in BLOCKS)


def _lead(before: str) -> str:
    """The last words before the list or table that is still open at the end of a piece of source."""
    lowered = before.lower()
    opened = max(lowered.rfind(f"<{tag}") for tag in _LISTS)
    if opened < 0 or any(lowered.rfind(f"</{tag}") > opened for tag in _LISTS):
        return ""
    edges = [edge.end() for edge in _block_edges(before[:opened])]
    for start, end in zip(reversed([0, *edges]), reversed([*edges, opened]), strict=True):
        line = _words(before[start:end])
        if line.strip("<>"):
            return line[-LONGEST_HEADING:]
    return ""


_LISTS = ("ul", "ol", "dl", "table")


def _comments(text: str) -> Iterator[tuple[int, int]]:
    """Where comments begin and end; one that is never closed goes to the end of the page, and no expression that looks
    for its end need begin at each of a million."""
    begin = text.find("<!--")
    while begin >= 0:
        closing = text.find("-->", begin + 4)
        end = closing + 3 if closing >= 0 else len(text)
        yield begin, end
        begin = text.find("<!--", end)


def _without_comments(text: str) -> str:
    """With white space in their places, so that all else stays where it is."""
    kept, at = [], 0
    for begin, end in _comments(text):
        kept += [text[at:begin], " " * (end - begin)]
        at = end
    return "".join((*kept, text[at:]))


def _words(source: str) -> str:
    """What a piece of source says, white space collapsed."""
    source = _INLINE.sub("", source)
    if "<" not in source and "&" not in source:
        return " ".join(source.split())
    return " ".join(BeautifulSoup(source + _AS_MARKUP, "html.parser").get_text().split()) if source.strip() else ""


def _keys(name: str, attributes: Mapping[str, object]) -> Iterator[tuple[Kind, str]]:
    """The links in an element; parsers differ in `&copy=` and its like, so every reference is decoded here."""
    decoded = {
        attribute: html.unescape(" ".join(value) if isinstance(value, list) else str(value or ""))
        for attribute, value in attributes.items()
    }
    # Outside a drawing browsers take an image for an img (HTML standard, 13.2.6.4.7); both are looked for.
    for called in ("image", "img") if name == "image" else (name,):
        for kind, address in elements.addresses(called, decoded):
            yield kind, html.unescape(address)


def _unseen(element: Tag) -> str | None:
    return next((parent.name for parent in element.parents if parent.name in UNSEEN), None)
