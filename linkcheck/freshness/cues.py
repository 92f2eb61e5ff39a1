"""What words beside a link say about time without naming one: calls, claims, offers, the past, the end.

The words are tables, one for each language (see `phrases`); here is what they mean, and how they are found.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache, lru_cache

from msgspec import Struct

from linkcheck.dates import lowered, tags_for
from linkcheck.freshness.phrases import PHRASES


class Cue(StrEnum):
    """What a phrase says. Where phrases of two cues begin at one place, the cue that stands first here is meant."""

    CLOSED = "closed"
    """Says itself that it is over: nobody is misled."""
    CALL = "call"
    """Asks the reader to act: apply, register, submit."""
    FUTURE = "future"
    """Speaks of what is yet to come, or open."""
    CURRENCY = "currency"
    """Claims to be of today: current, next, this year's."""
    THAT = "that"
    """Hands out material of the sentence before: "the slides"."""
    MORE = "more"
    """Leads on from the sentence before: "for more information"."""
    SCHEDULE = "schedule"
    """Names what is of no use once it is over: a timetable, a calendar, a course guide."""
    OFFER = "offer"
    """Hands out something to be used."""
    MATERIAL = "material"
    """Names what is handed out after an event: slides, recordings. A list of past talks has these, too."""
    CITED = "cited"
    """Belongs to a bibliography."""
    RULES = "rules"
    """Rules, forms and agreements, which hold until they are replaced; the year is part of the name."""
    RECORD = "record"
    """A record of its day: a report, a paper, results, a prize."""
    PAST = "past"
    """Tells what has been."""
    EXAM = "exam"
    """Examinations, graduations and fees, which belong to a year that is formally over."""


class Mark(Struct, frozen=True):
    """One phrase in a text."""

    cue: Cue
    start: int
    end: int


LONGEST = 2_000
"""Characters of a text that are looked through."""
_REMEMBERED = 4_000
_ADDRESS = re.compile(r"(?:\w{2,12}://|www\.|[\w.+-]{1,64}@)\S{1,300}")
"""Addresses that are written out say nothing in words."""
_CITED = ("isbn", "issn", "doi", "arxiv", "et al", "vol.")
"""Of books and papers, in all languages."""
_TOKEN = re.compile(r"\w+|[^\w\s]")
_ENDING = 12
"""Letters that a `*` stands for at most."""
_STEM = 3
"""Letters by which phrases that begin with an open word are found."""
_ORDER = tuple(Cue)


@lru_cache(maxsize=_REMEMBERED)
def marks(text: str, language: str) -> tuple[Mark, ...]:
    """The phrases of a text that say something, in its order; `language` is a BCP 47 tag or empty."""
    index = _index(tags_for(language))
    if not index:
        return ()
    low = _ADDRESS.sub(_blank, lowered(text[:LONGEST]).replace("’", "'"))
    spans = [found.span() for found in _TOKEN.finditer(low)]
    tokens = [low[start:end] for start, end in spans]
    found: list[Mark] = []
    at = 0
    while at < len(tokens):
        phrase = _phrase_at(index, tokens, at)
        if phrase is None:
            at += 1
            continue
        last = at + len(phrase.words) - 1
        found.append(Mark(_ORDER[phrase.order], spans[at][0], spans[last][1]))
        at = last + 1
    return tuple(found)


def cues(text: str, language: str) -> frozenset[Cue]:
    return frozenset(mark.cue for mark in marks(text, language)) if text else frozenset()


class _Phrase(Struct, frozen=True):
    order: int
    """The place of its cue."""
    words: tuple[str, ...]
    """The beginning of a word where it is `open`."""
    open: tuple[bool, ...]

    def stands_at(self, tokens: Sequence[str], at: int) -> bool:
        if at + len(self.words) > len(tokens):
            return False
        return all(
            token == word or (is_open and token.startswith(word) and len(token) - len(word) <= _ENDING)
            for token, word, is_open in zip(tokens[at : at + len(self.words)], self.words, self.open, strict=True)
        )


_Index = Mapping[str, Sequence[_Phrase]]
"""Phrases by their first word, or by its first letters where it is open; those that are meant first come first."""


def _phrase_at(index: _Index, tokens: Sequence[str], at: int) -> _Phrase | None:
    token = tokens[at]
    known, begun = index.get(token, ()), index.get(token[:_STEM] + "*", ())
    if not known and not begun:
        return None
    standing = [phrase for phrase in (*known, *begun) if phrase.stands_at(tokens, at)]
    return min(standing, key=_meant, default=None)


def _meant(phrase: _Phrase) -> tuple[int, int]:
    """Of phrases that begin at one place: by the order of their cues, then the longest."""
    return phrase.order, -len(phrase.words)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


@cache
def _index(tags: tuple[str, ...]) -> _Index:
    """A table instead of one large expression: made in a tenth of its time, and no slower to go by."""
    found: dict[str, list[_Phrase]] = {}
    for order, cue in enumerate(Cue):
        written = [phrase for tag in tags for phrase in PHRASES[tag].cues.get(cue.value, ())]
        written += _CITED if cue is Cue.CITED and tags else ()
        for text in dict.fromkeys(written):
            parts = _TOKEN.findall(lowered(text))
            words = tuple(part for part in parts if part != "*")
            is_open = tuple(parts[place + 1 : place + 2] == ["*"] for place, part in enumerate(parts) if part != "*")
            first = words[0][:_STEM] + "*" if is_open[0] else words[0]
            found.setdefault(first, []).append(_Phrase(order, words, is_open))
    return found
