"""The words of a document as it is read, a passage at a time: how it begins, in which language, and what it links to.

An address may be written out in them, and broken over a line: then nothing but its own signs tells that it goes on.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from linkcheck.contents import LONGEST_OPENING, Spot
from linkcheck.dates import guess
from linkcheck.documents import sentences
from linkcheck.documents.contract import RawLink
from linkcheck.model import Kind, Surroundings

if TYPE_CHECKING:
    from linkify_it import LinkifyIt
    from linkify_it.main import Match

SAMPLE = 6_000
"""Characters by which a document's language is told."""
FEW, CLEARLY = 5, 3.0
"""Common words by which the language of a short document is told, and how many times as many as of any other."""
LONGEST_LINE = 20_000
"""Characters of a line in which addresses are looked for."""
LONGEST_ADDRESS = 2_000
"""Characters of an address that is put together again."""
MOST_LINES = 10
"""Lines over which one address may be broken."""
MOST_NESTED = 20
"""Addresses that one may have inside; an archive's has one or two."""


class Words:
    """What is kept of the words of a document. Give it each passage, in order."""

    def __init__(self) -> None:
        self.count = 0
        self._opening: list[str] = []
        self._left = LONGEST_OPENING
        self._sample: list[str] = []
        self._wanted = SAMPLE

    def add(self, passage: str) -> None:
        if self._left <= 0 and self._wanted <= 0:
            self.count += len(passage.split())
            return
        words = passage.split()
        self.count += len(words)
        if words and self._left > 0:
            lines = [" ".join(line.split()) for line in passage[: 2 * self._left].splitlines()]
            kept = "\n".join(filter(None, lines))[: self._left]
            self._opening.append(kept)
            self._left -= len(kept) + 1
        if words and self._wanted > 0:
            kept = " ".join(words)[: self._wanted]
            self._sample.append(kept)
            self._wanted -= len(kept) + 1

    @property
    def opening(self) -> str:
        return "\n".join(self._opening)

    @property
    def language(self) -> str:
        """The language they are in (ISO 639-1); empty where that cannot be told."""
        sample = " ".join(self._sample)
        return guess(sample) or guess(sample, FEW, CLEARLY)


class Line(NamedTuple):
    """A line as it was meant: with the rest of an address that was broken at its end."""

    number: int
    """The line that it begins on, from 1."""
    text: str


class Written(NamedTuple):
    """An address written out: as it is followed, as it stands there, and where in its line it begins."""

    href: str
    text: str
    start: int


def links(text: str, spot: Spot, heading: str = "") -> Iterator[RawLink]:
    """The links of a passage: the addresses that are written out in it."""
    for line in lines(text):
        for found in written_out(line.text):
            yield RawLink(Kind.TEXT, found.href, found.text, around(line.text, found.start, heading), spot)


def around(passage: str, position: int, heading: str = "") -> Surroundings:
    """The sentence that a link stands in, at a position of its passage."""
    passage = passage[:LONGEST_LINE]
    at = min(position, max(len(passage) - 1, 0))
    context, before = sentences.around(passage, sentences.starts(passage), at, at)
    return Surroundings(heading, context, before)


def lines(text: str) -> Iterator[Line]:
    """Lines, each address that was broken at the end of one made whole."""
    rows = text.splitlines()
    at = 0
    while at < len(rows):
        number, line = at + 1, rows[at]
        at += 1
        while at < len(rows) and at < number + MOST_LINES and (rest := _continued(line, rows[at])) is not None:
            line = line.rstrip() + rest
            at += 1
        yield Line(number, line)


_AT_END = re.compile(r"(?:https?://|ftp://|www\.)[^\s<>\"“”«»]*$")
_BRACKETED = re.compile(r"<(?:URL:)?\s*(?:https?|ftp)://[^\s<>]*$")
_PIECE = re.compile(r"[A-Za-z0-9%/?#&=_~.+:@!$*;,()'-]+")
_OPEN = frozenset("-_=&?%+~#:@")
"""An address that ends in one of these goes on."""
_CLOSED = frozenset(",;)]!\"'")
"""What stands behind an address rather than in it."""
_JOINS = re.compile(r"[?&][a-z]\w*=|%[0-9A-F]{2}|/[\w-]{2,}|[.-][a-z0-9]+(?:[-./]|$|\s)")
"""What begins like this is the rest of an address, and no word."""
_PART = re.compile(
    r"[a-z0-9]=[\w%]|%[0-9A-F]{2}|[A-Za-z0-9]_[A-Za-z0-9]|[a-z0-9][?#][a-z]|[A-Za-z0-9-]{2,}/(?:.*[/.]|$)"
    r"|[\w-]\.(?:html?|php|aspx?|jsp|pdf|docx?|xlsx?|pptx?|od[tps]|zip)\b"
)
"""What no word has in it."""


def _continued(line: str, following: str) -> str | None:
    """`following` as the rest of the address that `line` ends in; None where it is a line of its own."""
    line, following = line.rstrip()[-LONGEST_ADDRESS:], following.lstrip()
    found = _AT_END.search(line)
    if found is None or not following:
        return None
    if _BRACKETED.search(line):  # RFC 3986, appendix C: white space within the brackets is no part of it
        return following if ">" in following[:LONGEST_ADDRESS] or " " not in following.strip() else None
    piece = _PIECE.match(following)
    if piece is None or "://" in piece[0] or piece[0].startswith("www."):
        return None
    return following if _goes_on(found[0], piece[0], following) else None


def _goes_on(address: str, piece: str, following: str) -> bool:
    if address[-1] in _CLOSED:
        return False
    whole_line = len(piece) == len(following.rstrip())
    if address[-1] == "-" and re.match(r"[A-Z][a-z]+(?:\s|$)", following):
        return False
    if address[-1] in _OPEN or _JOINS.match(piece):
        return bool(re.match(r"[A-Za-z0-9/?&=#%_~.-]", piece)) and (len(piece) > 1 or whole_line)
    if address.endswith(("://", "www.")):
        return "." in piece[:-1]
    if address.endswith("/"):
        return bool(_PART.search(piece)) or (whole_line and bool(re.match(r"[a-z0-9]", piece)) and "/" in address[8:-1])
    if address.endswith("."):
        return piece[0].islower() and "/" in piece
    return piece[0].isalnum() and bool(_PART.search(piece)) and "/" in address[8:]


_NAMED = re.compile(r"(?<![\w/.@:-])(?=www\.[a-z0-9-]+\.[a-z])", re.IGNORECASE)
"""Before an address without a scheme, which the viewers of documents take for one on the Web."""


def written_out(line: str) -> list[Written]:
    """The addresses that are written out in a line."""
    if "://" not in line and "www." not in line.lower():
        return []
    line = line[:LONGEST_LINE]
    bare = [match.start() for match in _NAMED.finditer(line)]
    added = [place + len(_ASSUMED) * number for number, place in enumerate(bare)]
    """Where each scheme is put before such a name, in what is looked through."""
    found: list[Written] = []
    for match in matches(_NAMED.sub(_ASSUMED, line)):
        if not match.schema or match.schema == "mailto:":
            continue
        before = bisect_left(added, match.index)
        is_bare = added[before : before + 1] == [match.index]
        text = match.raw.removeprefix(_ASSUMED) if is_bare else match.raw
        found.append(Written(trimmed(match.raw), trimmed(text), match.index - before * len(_ASSUMED)))
    return found


def trimmed(address: str) -> str:
    """Without what stands behind an address rather than in it, and the hyphens at which it might have been broken."""
    return address.replace("\u00ad", "").rstrip("”»’“„…:*`|")


_ASSUMED = "http://"


_RUN = re.compile(r"[^\s<>\"|]{500,}")
"""What an address may be as long as."""
_BEGINS = re.compile("//|mailto:", re.IGNORECASE)


def matches(line: str) -> list[Match]:
    """All that looks like an address with a scheme, and where it stands.

    The library tries each beginning up to the end of its run: one of ten thousand would take for ever.
    """
    if len(line) >= 500:
        line = _RUN.sub(_cut, line)
    return _finder().match(line) or []


def _cut(run: re.Match[str]) -> str:
    begins = [begin.start() for begin in islice(_BEGINS.finditer(run[0]), MOST_NESTED + 1)]
    if len(begins) <= MOST_NESTED:
        return run[0]
    return run[0][: begins[-1]].ljust(len(run[0]))


@cache
def _finder() -> LinkifyIt:
    """Imported here, on first use: few runs meet any plain text."""
    from linkify_it import LinkifyIt

    return LinkifyIt({}, {"fuzzy_link": False, "fuzzy_email": False, "fuzzy_ip": False})
