"""What words say of logins, in many languages (see `words`).

There are a thousand phrases, and few of them in any text: a phrase is looked for where one of its words begins like one
of the text's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

from linkcheck.dates import alternatives, lowered
from linkcheck.signon.words import SPACED, UNSPACED, Words

LOCKS = "🔒🔐🔑🗝🔏"
"""Signs that say it without words."""
LONGEST = 20_000
"""Characters of a text that are looked through."""
LONGEST_PURPOSE = 60
"""Characters behind "you must log in" in which is looked for what for."""
STEM = 4
"""Letters of a word by which a phrase is found at first."""
COMMON = frozenset(
    "must need have will please this page only content view area access is are you for see read your to the of "
    "nur diese dieser diesen dieses nicht können seite cette vous être page pour solo sólo para debe página estar esta "
    "per questa essere pagina contenuto kun för inte den om deze voor alleen".split()
)
"""Words of phrases that every other page has."""

_WORD = re.compile(r"[^\W\d_]{3,}")
_ADDRESS = re.compile(r"https?://\S+")
"""An address that is written out says nothing in words."""
_SEPARATORS = re.compile(r"\s+[-–—|·:»•/‹›]+\s+|\s*[|»:]\s*")
_PREPOSITIONS = (
    "to or oder ou with into at for a al alla con bei mit zum zur à au avec en no na op bij do ai agli aux für para por"
).split()
_TAIL = re.compile(rf"[\s\W]*(?:\b(?:{'|'.join(_PREPOSITIONS)})\b.{{0,60}})?")
"""What may stand behind such a name: "Log in to Moodle", "Anmelden bei …", "Restricted access for students"."""
_SIGNS = " \t.!?…*«»\"'“”"
_TO_DO = re.compile(
    r"comment|koment|komment|comentar|coment[áa]ri|reactie|коммент|комент|\brepl|\bpost\b|publi|\bvot|\brate\b|review|"
    r"bewert|abstimm|subscribe|upload|\bedit|\bbuy|\border\b|\bcart|checkout|wishlist|favou?rit|bookmark|\bapply|enrol|"
    r"antwort|risponde|respond|评论|評論|コメント|댓글"
)
"""What else one logs in for."""


@lru_cache(maxsize=1_024)
def is_login(text: str) -> bool:
    """Whether a title, a heading or a button is the name of a login, beside which at most a site's own name stands."""
    return any(_begins(part, "login") or part in _unspaced("login") for part in _parts(text))


def is_reserved(text: str) -> bool:
    """Whether a title or a heading says that its page is for some alone."""
    return any(_begins(part, "reserved") or _unspaced_in(part, "reserved") for part in _parts(text))


def names_login(text: str) -> bool:
    """Whether a text speaks of a login at all."""
    return _found(text, "login") != ""


def refuses(text: str) -> bool:
    """Whether a title or a heading refuses something to its reader."""
    return _found(text, "refused") != ""


def may_need(text: str) -> bool:
    """Whether `needed` or `reserved` may find something: told fast, for most texts have nothing of it."""
    plain = lowered(text)
    if not _telling_words().isdisjoint(plain.split()):
        return True
    return _unspaced_in(plain, "needed") != "" or _unspaced_in(plain, "reserved") != ""


@cache
def _telling_words() -> frozenset[str]:
    """One word of each such phrase, where possible not the last one, which a full stop may follow."""
    phrases = map(str.split, map(lowered, (*_all(SPACED, "needed"), *_all(SPACED, "reserved"))))
    return frozenset(_longest(words[:-1]) or _longest(words) or words[0] for words in phrases)


def _longest(words: list[str]) -> str:
    """The longest word that is not in every other text; empty where there is none."""
    return max((word for word in words if word not in COMMON and "*" not in word), key=len, default="")


def reserved(text: str) -> str:
    """The words by which a notice says that it is for some alone."""
    return _found(text, "reserved")


def needed(text: str) -> str:
    """The words by which a page says that one must log in, or be of those who may; empty where it does not.

    To write a comment one must log in at pages that all may read.
    """
    plain = _plain(text)
    for found in _matches(plain, "needed"):
        if _TO_DO.search(plain, found.end(), found.end() + LONGEST_PURPOSE) is None:
            return found[0]
    return _unspaced_in(plain, "needed")


def warned(text: str) -> str:
    """The words by which a text warns that what it speaks of is not for all; empty where it does not."""
    plain = _ADDRESS.sub(" ", _plain(text))
    for found in _matches(plain, "free"):
        plain = plain.replace(found[0], " ")
    for phrase in _unspaced("free") if not plain.isascii() else ():
        plain = plain.replace(phrase, " ")
    return next((sign for sign in LOCKS if sign in text), "") or _found(plain, "warned")


def is_free(text: str) -> bool:
    """Whether a text says that what it speaks of is for all."""
    return _found(text, "free") != ""


def _plain(text: str) -> str:
    return " ".join(lowered(text[:LONGEST]).replace("’", "'").split())


def _parts(text: str) -> tuple[str, ...]:
    """A title, and what stands in it on either side of a separator."""
    plain = _plain(text)
    return tuple(filter(None, (part.strip(_SIGNS) for part in (plain, *_SEPARATORS.split(plain)))))


def _begins(part: str, what: str) -> bool:
    """Whether a part of a title is a phrase, or one and what may stand behind it."""
    return any(found.start() == 0 and _TAIL.fullmatch(part, found.end()) is not None for found in _matches(part, what))


def _found(text: str, what: str) -> str:
    plain = _plain(text)
    found = next(_matches(plain, what), None)
    return found[0] if found is not None else _unspaced_in(plain, what)


def _matches(plain: str, what: str) -> Iterator[re.Match[str]]:
    """Where phrases stand in a text, in the order of their words in it."""
    table = _table(what)
    for stem in dict.fromkeys(word[:STEM] for word in _WORD.findall(plain)):
        for phrase in table.get(stem, ()):
            if phrase.partition("*")[0] in plain:
                yield from _pattern(phrase).finditer(plain)


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    return re.compile(alternatives((phrase,)))


@cache
def _table(what: str) -> Mapping[str, list[str]]:
    """Phrases by how one of their words begins."""
    table: dict[str, list[str]] = {}
    for phrase in map(lowered, _all(SPACED, what)):
        words = _WORD.findall(phrase)
        table.setdefault((_longest(words) or words[0])[:STEM], []).append(phrase)
    return table


def _unspaced_in(plain: str, what: str) -> str:
    return next((phrase for phrase in _unspaced(what) if phrase in plain), "") if not plain.isascii() else ""


@cache
def _unspaced(what: str) -> tuple[str, ...]:
    return tuple(_all(UNSPACED, what))


def _all(languages: Iterable[Words], what: str) -> Iterator[str]:
    for language in languages:
        yield from filter(None, map(str.strip, getattr(language, what).replace("\n", " ").split("|")))
