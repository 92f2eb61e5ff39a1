"""Sentences by which a page says that what was asked for is not there, in many languages.

A title or a heading is such a sentence if it says so and nothing more: each of its words is one that its language has
for that. So "Page not found" is one, and "Lost and not found" is none. To add a language: its row in `LANGUAGES`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain, filterfalse, groupby
from operator import attrgetter, itemgetter

from msgspec import Struct

from linkcheck.notfound.languages import LANGUAGES

SHORT = 60
"""Words of a page that says little besides."""
OPENING = 200
"""Characters of such a page in which the sentence is looked for where neither title nor heading is one."""
LONGEST = 120
"""Characters that a sentence may have."""

_COMMON = frozenset(
    "404 0 1 410 http https html code status www error errors erreur errore erro fehler fout fel feil fejl virhe viga "
    "chyba błąd blad hiba eroare hata ошибка помилка грешка σφάλμα שגיאה خطأ خطای kesalahan lỗi greška napaka kļūda "
    "klaida oops ooops ups ops hoppla sorry page".split()
)
"""What stands in such sentences in any language."""
_TOKEN = re.compile(r"[^\W_]+")
_SEPARATOR = re.compile(r"\s[-–—|·•»›~:/]{1,3}\s|\s?[|»•]\s?|(?<=:)\s|(?<=404)[-–—]|[.!…。！](?=\s|$)")
"""What stands between a page's own title and its site's, and between two sentences."""
_END = re.compile(r"[.!?…。！？|:]")
_UNSPACED_LETTER = re.compile("[\u0e00-\u0e7f\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Thai, Hangul, kana, Han: what stands between their words tells nothing, if anything does."""


def _fold(text: str) -> str:
    """Lower case without accents, which many leave out."""
    if text.isascii():
        return text.lower()
    bare = filterfalse(unicodedata.combining, unicodedata.normalize("NFD", text.casefold()))
    return unicodedata.normalize("NFC", "".join(bare))


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(_fold(text))


def _bare(text: str) -> str:
    return "".join(_tokens(text))


class _Phrase(Struct, frozen=True, gc=False):
    tokens: tuple[str, ...]
    language: str
    beside: bool
    """Whether it tells something only beside a thing."""

    def says(self, rest: Iterable[str]) -> bool:
        return not self.beside or not _THINGS[self.language].isdisjoint(rest)


def _phrases(spaced: bool) -> Iterator[_Phrase]:
    for language, words in LANGUAGES.items():
        if words.spaced is spaced:
            for listed, beside in ((words.missing, False), (words.gone, True)):
                found = filter(None, map(_tokens, listed.split(",")))
                yield from (_Phrase(tuple(tokens), language, beside) for tokens in found)


def _words(listed: str, spaced: bool) -> Iterable[str]:
    """The words of a list as they are compared."""
    return _tokens(listed) if spaced else map(_bare, listed.split())


_THINGS: Mapping[str, frozenset[str]] = {
    language: frozenset(_words(words.things, words.spaced)) for language, words in LANGUAGES.items()
}
_KNOWN: Mapping[str, frozenset[str]] = {
    language: _COMMON | _THINGS[language] | frozenset(_words(words.around, words.spaced))
    for language, words in LANGUAGES.items()
}
_NOUNS = _COMMON.union(*_THINGS.values())
_UNSPACED = tuple(_phrases(spaced=False))
_SPACED: dict[str, list[_Phrase]] = {}
"""By their longest word."""
for _phrase in _phrases(spaced=True):
    _SPACED.setdefault(max(_phrase.tokens, key=len), []).append(_phrase)


def _as_written() -> Iterator[str]:
    """The longest word of each phrase, with its accents."""
    for words in filter(attrgetter("spaced"), LANGUAGES.values()):
        for phrase in f"{words.missing},{words.gone}".lower().split(","):
            yield max(_TOKEN.findall(phrase), key=len, default="404")


_SIGNALS = frozenset(chain(_SPACED, _as_written(), ("404",)))
_UNSPACED_SIGNALS = tuple("".join(phrase.tokens) for phrase in _UNSPACED)


def said(title: str, heading: str, opening: str = "") -> str:
    """How a page says of itself that it is not there: by its title, by its first heading or, if short, where it begins.

    Empty where it does not; `opening` is empty for a page that is not short.
    """
    if may_say(f"{title} {heading}") and (named := _in_name(title) or _in_name(heading)):
        return named
    return in_opening(opening) if opening else ""


def in_name(text: str) -> str:
    """The sentence that a title or heading consists of, a site's name beside it left out; empty where it is none."""
    return _in_name(text) if may_say(text) else ""


def may_say(text: str) -> bool:
    """The quick no: most texts have no word that is a sign."""
    if not _SIGNALS.isdisjoint(_TOKEN.findall(text.lower())):
        return True
    if text.isascii() or not _UNSPACED_LETTER.search(text):
        return False
    return any(map(_bare(text).__contains__, _UNSPACED_SIGNALS))


@lru_cache(maxsize=1024)
def _in_name(text: str) -> str:
    text = unicodedata.normalize("NFC", text)
    parts = [part.strip() for part in _SEPARATOR.split(text)]
    told = [_is_sentence(part) for part in parts]
    if any(told) and all(one or not part for one, part in zip(told, parts, strict=True)):
        return text.strip()[:LONGEST]
    goes_on = (part.endswith(":") for part in parts)  # "Not Found: A Memoir"
    return next((part for part, one, more in zip(parts, told, goes_on, strict=True) if one and not more), "")


def _is_sentence(part: str) -> bool:
    if not part or len(part) > LONGEST or part.endswith(("?", "？")):
        return False
    tokens = _tokens(part)
    if "404" in tokens and _NOUNS.issuperset(tokens):
        return True
    for start, phrase in _found(tokens):
        rest = tokens[:start] + tokens[start + len(phrase.tokens) :]
        if _KNOWN[phrase.language].issuperset(rest) and phrase.says(rest):
            return True
    return _UNSPACED_LETTER.search(part) is not None and _is_unspaced("".join(tokens))


def _found(tokens: list[str]) -> Iterator[tuple[int, _Phrase]]:
    """Which phrases stand among words, and where."""
    padded = f" {' '.join(tokens)} "
    for word in set(tokens) & _SPACED.keys():
        for phrase in _SPACED[word]:
            at = padded.find(f" {' '.join(phrase.tokens)} ")
            if at >= 0:
                yield padded.count(" ", 0, at), phrase


def _is_unspaced(bare: str, beside: bool = False) -> bool:
    """Whether a text without white space is such a sentence; with `beside`, one that names the thing."""
    for phrase in _UNSPACED:
        if "".join(phrase.tokens) in bare and not _known(phrase.language).sub("", bare):
            names = any(map(bare.__contains__, _THINGS[phrase.language]))
            if names or not (beside or phrase.beside):
                return True
    return False


@lru_cache
def _known(language: str) -> re.Pattern[str]:
    """All that may stand in a sentence of a language without white space, the longest first."""
    phrases = [phrase.tokens for phrase in _UNSPACED if phrase.language == language]
    known = _KNOWN[language].union(map("".join, phrases), *phrases)
    return re.compile("|".join(map(re.escape, sorted(known, key=len, reverse=True))))


def in_opening(text: str) -> str:
    """The sentence in the first words of a short page, in which no mark need stand between it and what is beside it.

    It must name the thing that is missing.
    """
    text = unicodedata.normalize("NFC", text[:OPENING])
    if not may_say(text):
        return ""
    return next(filter(None, map(_run, _END.split(text))), "")


def _run(chunk: str) -> str:
    """The words round a phrase that are all known, as they stand there, if a thing is among them."""
    spots = list(_TOKEN.finditer(chunk))
    tokens = [_fold(spot[0]) for spot in spots]
    for start, phrase in _found(tokens):
        known = _KNOWN[phrase.language]
        first, end = start, start + len(phrase.tokens)
        while first > 0 and tokens[first - 1] in known:
            first -= 1
        while end < len(tokens) and tokens[end] in known:
            end += 1
        if not _THINGS[phrase.language].isdisjoint(tokens[first:end]):
            return chunk[spots[first].start() : spots[end - 1].end()][:LONGEST]
    return _unspaced_run(chunk) if _UNSPACED_LETTER.search(chunk) else ""


def _unspaced_run(chunk: str) -> str:
    for language in {phrase.language: None for phrase in _UNSPACED}:
        known = _known(language)
        told = [(piece, not known.sub("", _bare(piece))) for piece in chunk.split()]
        for is_known, run in groupby(told, itemgetter(1)):
            words = " ".join(piece for piece, _ in run)
            if is_known and _is_unspaced(_bare(words), beside=True):
                return words[:LONGEST]
    return ""
