"""What an HTML page tells about itself: title, words, fragments, the signs of a login or of a page made by scripts."""

from __future__ import annotations

import re
from array import array
from itertools import islice
from sys import intern

from selectolax.lexbor import LexborHTMLParser, LexborNode

from linkcheck import filetypes, landmarks, notfound, shells, urls
from linkcheck.dates import guess, may_be_dated
from linkcheck.documents import declared, elements, gate
from linkcheck.documents.markup import Markup
from linkcheck.model import NO_TIME, PageFacts, PageTime, StandIn, Url

LONGEST_TEXT = 300
"""Characters kept of a title or a heading."""
ENOUGH_TEXT = 10_000
"""Characters after which a page is long, and how many more words it has tells nothing."""
COUNTED = 100
"""Words that are counted one by one; how many more there are, their length tells well enough."""
AVERAGE = 6
"""Characters of a word and of what stands behind it."""
NEARLY_EMPTY = 25
"""Words; with scripts and fewer words than these, a page is drawn by its scripts."""
LONGEST_DELAY = 30
"""Seconds; a page that sends its reader on later than that is one to be read."""
MOST_STEPS = 50
"""Elements above one that are looked at."""
_INDEX = re.compile(r"/index\.x?html?$")
SAMPLE = 3_000
"""Characters by which a text's language is told."""
MOST_YEARS = 200
"""Years in a text that are looked at."""
BEFORE_YEAR, BEHIND_YEAR = 70, 30
"""Characters kept of what stands before and behind a year: a date, and what it is for."""
LONGEST_MOMENTS = 1_500
_YEAR = re.compile(r"20[0-4][0-9](?![0-9])")
_HREF = re.compile(r"""\bhref\s?=\s?["']?([^"'\s>]++)""")
MOST_UNSEEN = 20
"""Elements whose text is taken out of how a short page begins."""
MOST_SLASHES = 5
"""In the address of a home page, its scheme's included."""
NEAR = 400
"""Characters round a relation in which its address stands."""
NO_WORDS = {"script": "script", "style": "style", "svg": "title"}
"""Elements in which there may be text that nobody sees, and how to find it."""


def facts_of(tree: LexborHTMLParser, said: str, dated: bool, url: Url, base: Url, markup: Markup) -> PageFacts:
    """`said` is all text of the body, `dated` whether there may be a date in it."""
    words = _count_words(tree.body, said, markup) if tree.body is not None else 0
    title, heading = _first_text(tree, "title"), _first_text(tree, "h1")
    heading = title if heading == title else heading
    language = _language(tree)
    scripted = "script" in markup.names
    apology = _apology(tree, said, title, heading or _first_text(tree, "h2"), words <= notfound.SHORT, markup)
    return PageFacts(
        title=title,
        heading=heading,
        language=language,
        time=_time(tree, said, dated, language, markup, title, heading),
        words=words,
        password_field=markup.shows("password", "input") and tree.css_first("input[type=password i]") is not None,
        scripted=words < NEARLY_EMPTY and scripted,
        refresh=_refresh(tree, url, base) if markup.shows("refresh", "meta") else None,
        anchors=_anchors(tree) if markup.shows_any(("id", "name")) else b"",
        stand_in=_stand_in(tree, said, url) if filetypes.by_extension(urls.path(url)) else None,
        gate=gate.gate_of(tree, said, title, heading, base, markup) if words < gate.FEW_WORDS else None,
        apology=apology,
        app=scripted and not apology and words <= notfound.SHORT and _is_shell(tree, words, markup),
        home="canonical" in markup.source and _is_home(markup.source, url, base),
    )


def _apology(tree: LexborHTMLParser, said: str, title: str, heading: str, short: bool, markup: Markup) -> str:
    """How a page says of itself that it is not there."""
    if not notfound.may_say(f"{title} {heading} {said[:ENOUGH_TEXT] if short else ''}"):
        return ""
    return notfound.said(title, heading, _visible(tree, said, markup) if short else "")


def _visible(tree: LexborHTMLParser, said: str, markup: Markup) -> str:
    """How a short page begins, without what nobody sees."""
    unseen = [inside for name, inside in NO_WORDS.items() if name in markup.names]
    said = said[:ENOUGH_TEXT]
    for element in tree.css(", ".join(unseen))[:MOST_UNSEEN] if unseen else ():
        if hidden := element.text(separator=" "):
            said = said.replace(hidden, " ", 1)
    return " ".join(said[: 2 * notfound.OPENING].split())


def _is_shell(tree: LexborHTMLParser, words: int, markup: Markup) -> bool:
    """Whether a page of few words is what an application's scripts draw into."""
    mount = tree.css_first(shells.MOUNTS) if markup.shows_any(shells.SIGNS) else None
    if mount is not None and shells.is_loading(mount.text()):
        return True
    if "noscript" in markup.names:
        return shells.asks_for_scripts(" ".join(element.text() for element in tree.css("noscript")), words)
    return words == 0 and "src=" in markup.source and markup.names.isdisjoint(shells.SHOWN)


def _is_home(source: str, url: Url, base: Url) -> bool:
    """Whether a page's canonical address is a home page, and its own is not."""
    at = source.find("canonical")
    begin = max(source.rfind("<", 0, at), at - NEAR)
    found = _HREF.search(source, begin, source.find(">", at, at + NEAR))
    if found is None or found[1].count("/") > MOST_SLASHES or found[1] == url:
        return False
    canonical = urls.resolve(found[1], base)
    if canonical is None or not urls.is_web(canonical):
        return False
    return landmarks.is_home(canonical) and not landmarks.is_home(url)


def _stand_in(tree: LexborHTMLParser, said: str, url: Url) -> StandIn:
    name = urls.last_segment(url)
    shown = (node.attributes for node in tree.css("iframe, embed, object"))
    offered = (node.attributes for node in tree.css("a[href]"))
    shows = any(
        _names_file(attributes.get("src") or attributes.get("data")) or "pdf" in (attributes.get("type") or "")
        for attributes in shown
    ) or any(
        "download" in attributes or (attributes.get("href") or "").partition("?")[0].endswith(f"/{name}")
        for attributes in offered
        if _names_file(attributes.get("href"))
    )
    return StandIn(" ".join(said[: 2 * LONGEST_TEXT].split())[:LONGEST_TEXT], shows)


def _names_file(address: str | None) -> bool:
    return filetypes.NAMED.search(address or "") is not None


def _time(
    tree: LexborHTMLParser, said: str, dated: bool, language: str, markup: Markup, title: str, heading: str
) -> PageTime:
    written, moments = (_written(said, language), _moments(said)) if dated else ("", "")
    until, post = declared.until_and_post(tree, markup)
    kept = declared.is_kept(said)
    titled = may_be_dated(title) or (heading is not title and may_be_dated(heading))
    if not (written or moments or titled or until or post) and kept:
        return NO_TIME
    return PageTime(written, until, kept, moments, titled, post)


def _written(said: str, declared: str) -> str:
    """The language of a text that is declared to be in another; a site's template declares one for all its pages."""
    guessed = guess(said[:SAMPLE])
    return "" if declared.partition("-")[0] == guessed else guessed


def _moments(said: str) -> str:
    """The surroundings of the latest years in a text: whatever else it says happened before."""
    found = [(match.start(), match[0]) for match in islice(_YEAR.finditer(said), MOST_YEARS)]
    if not found:
        return ""
    latest = int(max(year for _, year in found))
    pieces: list[str] = []
    end = 0
    for at, year in found:
        if int(year) >= latest - 1:  # the academic year 2025/26 is called by its first year
            start = max(end, at - BEFORE_YEAR)
            end = at + BEHIND_YEAR
            pieces.append(("" if start < at - BEFORE_YEAR + 1 else " … ") + said[start:end])
    return " ".join("".join(pieces).split())[:LONGEST_MOMENTS]


def _count_words(body: LexborNode, text: str, markup: Markup) -> int:
    """The body's words; a tree has its text at once, and it would take three times as long to go through its nodes."""
    unseen = [inside for name, inside in NO_WORDS.items() if name in markup.names]
    if not unseen:
        words = text.split(None, COUNTED)
        if len(words) <= COUNTED:
            return len(words)
        return COUNTED + len(words[-1][:ENOUGH_TEXT]) // AVERAGE
    hidden = sum(_words_in(element.text(separator=" ")) for element in body.css(", ".join(unseen)))
    return max(0, _words_in(text) - hidden)


def _words_in(text: str) -> int:
    """Counted by the piece: all words of a page at once take twenty times its memory."""
    return sum(len(text[at : at + ENOUGH_TEXT].split()) for at in range(0, len(text), ENOUGH_TEXT))


def _first_text(tree: LexborHTMLParser, name: str) -> str:
    """The text of the first HTML element called `name` (an SVG's `title` is none of the page's)."""
    for element in tree.tags(name):
        above = element.parent
        if above is None or above.tag != "svg":
            return " ".join(element.text().split())[:LONGEST_TEXT]
    return ""


def _language(tree: LexborHTMLParser) -> str:
    """`lang` of the root; XHTML may say it by `xml:lang` alone."""
    if tree.root is None:
        return ""
    attributes = tree.root.attributes
    declared = attributes.get("lang") or attributes.get("xml:lang")
    return intern((declared or "").strip().lower()[:35])


def _refresh(tree: LexborHTMLParser, url: Url, base: Url) -> Url | None:
    """Where `meta http-equiv=refresh` leads, if soon and to another address.

    One in a `noscript` is for those whose browsers run no scripts.
    """
    for element in tree.css("meta[http-equiv=refresh i][content]"):
        if not _is_inside(element, "noscript"):
            break
    else:
        return None
    if elements.refresh_delay(element.attributes) > LONGEST_DELAY:
        return None
    written = elements.refresh_address(element.attributes)
    leads = urls.resolve(written, base) if written else None
    if leads is None or not urls.is_web(leads) or _as_index(leads) == _as_index(url):
        return None
    return leads


def _is_inside(node: LexborNode, name: str) -> bool:
    for _ in range(MOST_STEPS):
        above = node.parent
        if above is None:
            return False
        if above.tag == name:
            return True
        node = above
    return True


def _as_index(url: Url) -> Url:
    """An address without its fragment; of a folder's first page, the folder's."""
    return Url(_INDEX.sub("/", urls.without_fragment(url)))


def _anchors(tree: LexborHTMLParser) -> bytes:
    names: list[str | None] = []
    for element in tree.css("[id], a[name]"):
        names.append(element.id)
        if element.tag == "a":
            names.append(element.attributes.get("name"))
    return array("I", sorted({urls.checksum(name) for name in names if name})).tobytes()
