"""Is the document in the language that the link promises?

A link promises a language by `hreflang`, by its words ("in Italian", "English version", "(ENG)") or else, as readers
take it, by the language of its page. Advice: the document is plainly written in another one, and neither the link, nor
its sentence, line, row or heading says so; nor is the link called by the document's own name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from linkcheck.contents import DocumentFacts
from linkcheck.dates import LANGUAGES, guess
from linkcheck.model import Evidence, Finding, Link, Placed, Site, Target, Verdict, where
from linkcheck.policy import Policy

MESSAGES = {
    "language.promised": "The link promises {promised}, and the document is in {found}",
    "language.unsaid": "The document is in {found}, which nothing tells a reader of this page, which is in {promised}",
}

LEAST_WORDS = 50
"""Words of a document from which on its language counts."""
PART = 700
"""Characters of a document by which the language of a part is told."""
FEW, CLEARLY = 5, 3.0
"""Common words by which it is, and how many times as many as of any other."""
_CODES: Mapping[str, str] = {
    "en": "en eng uk gb",
    "it": "it ita",
    "de": "de deu ger",
    "fr": "fr fra fre",
    "es": "es esp spa",
    "pt": "pt por prt",
}
"""By which lists of editions call languages."""
_CODE = re.compile(r"(?<=[(\[/|])[ ]?([A-Za-z]{2,3})[ ]?(?=[)\]/|])|(?<![^\W_])([A-Z]{3})(?![^\W_])|^([A-Z]{2})$")
"""A code counts in brackets, between strokes, alone, or by three capitals."""
_ENDINGS = frozenset(("", "a", "e", "o", "i", "en", "er", "es", "s"))
"""Of an adjective of a language's name."""
_BEFORE = frozenset("in auf en em au".split())
_OPENING, _CLOSING = frozenset("(["), frozenset(")]")
_BESIDE = frozenset(
    "version versione fassung versión versão edition edizione ausgabe édition edición edição translation traduzione "
    "übersetzung traduction traducción tradução text testo texte texto only".split()
)
"""Words by which the name of a language is that of an edition, and not of a nation: before it, or on either side."""


def prepare(language: str) -> None:
    """Nothing: what languages are called is seldom needed."""


def check(site: Site, policy: Policy, as_of: date) -> Iterator[Placed]:
    """Most sites have few documents among their targets: these are looked for first, and then the links to them."""
    documents = {id(target) for target in site.ordered if _document(target) is not None}
    rows = where(map(documents.__contains__, map(id, site.links.target))) if documents else ()
    for row in rows:
        for finding in mismatch(site.link(row)):
            yield Placed(finding, (row,))


def _document(target: Target) -> DocumentFacts | None:
    """What is known of a target, if it is a document that was read and whose language can be told."""
    facts = target.scanned.document if target.scanned is not None else None
    return facts if facts is not None and facts.written in LANGUAGES and facts.words >= LEAST_WORDS else None


def mismatch(link: Link) -> Iterator[Finding]:
    facts = _document(link.target) if link.target is not None else None
    if facts is None:
        return
    found = facts.written
    around = link.around
    near = (around.context or link.text, around.before, around.lead, around.row, around.heading)
    if around.hreflang.partition("-")[0] == found or any(found in named(text) for text in (link.text, *near)):
        return
    if _is_called(link.text, facts):
        return
    own = link.language.partition("-")[0].lower()
    if own != found and _is_also_in(own, facts):
        return
    said = around.hreflang.partition("-")[0] or next(iter(sorted(promised(link.text))), "")
    page = link.language.partition("-")[0].lower()
    if said and said != found:
        yield _finding(link, "language.promised", said, facts)
    elif not said and page in LANGUAGES and page != found:
        yield _finding(link, "language.unsaid", page, facts)


def _is_also_in(language: str, facts: DocumentFacts) -> bool:
    """Whether a part of how it begins is in this language: some documents have two."""
    parts = (facts.opening[at : at + PART] for at in range(0, len(facts.opening), PART))
    return any(guess(part, FEW, CLEARLY) == language for part in parts)


def _is_called(text: str, facts: DocumentFacts) -> bool:
    """Whether the link has the document's own words, so that a reader sees which language they are in."""
    words = set(re.findall(r"[^\W\d_]{3,}", text.casefold()))
    own = set(re.findall(r"[^\W\d_]{3,}", f"{facts.title} {facts.opening[:500]}".casefold()))
    return len(words) > 1 and len(words & own) > len(words) / 2


def named(text: str) -> frozenset[str]:
    """The languages that a text names, be it as those of nations."""
    return frozenset(language for _, language in _names_in(_words(text))) | _coded(text)


def promised(text: str) -> frozenset[str]:
    """The languages that a text names as those of an edition."""
    words = _words(text)
    found = {language for at, language in _names_in(words) if _is_of_edition(words, at)}
    return frozenset(found) | _coded(text)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+|[()\[\]]", text.lower())


def _names_in(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Where languages are named, and which."""
    for at, word in enumerate(words):
        for end in range(len(word), max(len(word) - 3, 3), -1):
            language = _names().get(word[:end])
            if language is not None and word[end:] in _ENDINGS:
                yield at, language
                break


def _is_of_edition(words: Sequence[str], at: int) -> bool:
    before, behind = words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else ""
    return before in _BEFORE or not _BESIDE.isdisjoint((before, behind)) or (before in _OPENING and behind in _CLOSING)


def _coded(text: str) -> frozenset[str]:
    found = (next(filter(None, match.groups())).lower() for match in _CODE.finditer(text))
    return frozenset(_languages()[code] for code in found if code in _languages())


@cache
def _languages() -> Mapping[str, str]:
    return {code: language for language, codes in _CODES.items() for code in codes.split()}


@cache
def _names() -> Mapping[str, str]:
    """What languages are called in each other, without a last vowel: `italian`, `englisch`, `ingles` … (CLDR)."""
    from babel import Locale

    return {
        name.lower().rstrip("aeo"): language
        for speaker in LANGUAGES
        for language in LANGUAGES
        if (name := Locale(speaker).languages.get(language))
    }


def _finding(link: Link, message: str, promised: str, facts: DocumentFacts) -> Finding:
    """`spoken` is shown as English calls it."""
    args = {"promised": _in_english(promised), "found": _in_english(facts.written)}
    opening = " ".join(facts.opening.split())[:120]
    evidence = (Evidence("link-text", link.text), Evidence("page-text", opening, args["found"]))
    return Finding("language", Verdict.ADVICE, message, args, evidence, 0.9, per="link")


@cache
def _in_english(language: str) -> str:
    from babel import Locale

    return Locale("en").languages.get(language) or language
