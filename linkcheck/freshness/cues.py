"""What words beside a link say about time without naming one: calls, claims, offers, the past, the end.

The words are tables, one for each language (see `phrases`); here is what they mean, and how they are found.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache

from msgspec import Struct

from linkcheck.dates import alternatives, lowered, tags_for
from linkcheck.dates.phrases import Phrases, tokens_of
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
_ORDER = tuple(Cue)


@lru_cache(maxsize=_REMEMBERED)
def marks(text: str, language: str) -> tuple[Mark, ...]:
    """The phrases of a text that say something, in its order; `language` is a BCP 47 tag or empty."""
    phrases = _phrases(tags_for(language))
    plain = lowered(text[:LONGEST]).replace("’", "'")
    if "@" in plain or "://" in plain or "www." in plain:
        plain = _ADDRESS.sub(_blank, plain)
    tokens, spans = tokens_of(plain)
    found: list[Mark] = []
    at = 0
    while at < len(tokens):
        phrase = phrases.at(tokens, at)
        if phrase is None:
            at += 1
            continue
        last = at + phrase.length - 1
        found.append(Mark(_ORDER[phrase.meaning], spans[at][0], spans[last][1]))
        at = last + 1
    return tuple(found)


def cues(text: str, language: str) -> frozenset[Cue]:
    return frozenset(mark.cue for mark in marks(text, language)) if text else frozenset()


def promises(text: str, language: str) -> bool:
    """Whether a line says that what follows is still to come, and not also what has been."""
    tags = tags_for(language)
    if not text or not tags or _upcoming(tags).search(lowered(text).replace("’", "'")) is None:
        return False
    return Cue.CLOSED not in cues(text, language)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


@cache
def _upcoming(tags: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(alternatives(phrase for tag in tags for phrase in PHRASES[tag].upcoming))


@cache
def _phrases(tags: tuple[str, ...]) -> Phrases:
    return Phrases(
        (order, phrase)
        for order, cue in enumerate(Cue)
        for phrase in (
            *(phrase for tag in tags for phrase in PHRASES[tag].cues.get(cue.value, ())),
            *(_CITED if cue is Cue.CITED and tags else ()),
        )
    )
