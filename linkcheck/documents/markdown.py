"""Markdown (CommonMark with GitHub's tables and bare addresses), read as the HTML that it stands for."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from linkcheck.documents import charset, html
from linkcheck.documents.contract import Document
from linkcheck.model import Url

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

LONGEST = 500_000
"""Characters that are read."""
MOST_BARE = 500
"""Addresses of one block that are looked for where no markup shows them: the library's time grows with their square."""

_FRONT_MATTER = re.compile(r"\A(---|\+\+\+)[ \t]*\n.*?\n\1[ \t]*(?:\n|\Z)", re.DOTALL)
_BETWEEN_BLOCKS = re.compile(r"\n[ \t>]{0,20}(?:\n|[-*+][ \t]|\d{1,9}[.)][ \t])")
"""An empty line, or the next item of a list."""
_NOT_IN_SLUGS = re.compile(r"[^\w\- ]")


def read(body: bytes, content_type: str, url: Url) -> Document:
    text = charset.decode(body, content_type).replace("\r\n", "\n")
    crowded = any(block.count("://") > MOST_BARE for block in _BETWEEN_BLOCKS.split(text))
    whole = len(text) <= LONGEST
    known = text if whole else text[:LONGEST].rpartition("\n")[0]
    page = _as_html(known, _parser(linkify=not crowded))
    document = html.read(page.encode("utf-8", "replace"), "text/html; charset=utf-8", url)
    return Document(document.facts, document.links, document.whole and not crowded and whole)


def _as_html(text: str, parser: MarkdownIt) -> str:
    """Headings get the ids that GitHub gives them, so that links to them can be followed."""
    tokens = parser.parse(_FRONT_MATTER.sub("", text))
    given: dict[str, int] = {}
    """The ids so far, each with how often it was wanted again."""
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open":
            said = (child.content for child in inline.children or () if child.type != "html_inline")
            wanted = name = slug("".join(said))
            while name in given:
                given[wanted] += 1
                name = f"{wanted}-{given[wanted]}"
            given[name] = 0
            opening.attrSet("id", name)
    return str(parser.renderer.render(tokens, parser.options, {}))


def slug(heading: str) -> str:
    """The fragment by which GitHub links to a heading."""
    return _NOT_IN_SLUGS.sub("", heading.strip().lower()).replace(" ", "-")


@cache
def _parser(linkify: bool) -> MarkdownIt:
    """Imported here, on first use: few runs meet any Markdown."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"linkify": linkify, "html": True}).enable(["table", "strikethrough"])
    if linkify:
        parser.enable("linkify")
    parser.normalizeLink = parser.normalizeLinkText = str  # type: ignore[method-assign,assignment]  # as written
    parser.validateLink = bool  # type: ignore[method-assign,assignment]  # what is to be asked, others decide
    if parser.linkify is not None:
        parser.linkify.set({"fuzzy_link": False, "fuzzy_email": False})
    return parser
