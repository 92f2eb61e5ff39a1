"""Cutting a block of text into sentences, well enough for web pages in six languages.

English, Italian, German, French, Spanish and Portuguese are known by their abbreviations and by how they write days.
All are known at once: a page's declared language is often wrong, and the abbreviations of one are no words of another.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

LONGEST = 600
"""Characters of a sentence that are kept, round the link; a page without full stops has sentences of any length."""
MOST_FURTHER = 4
"""Sentences behind a title that are read."""
REACH = 2 * LONGEST
"""Characters before and after a link beyond which nothing has a say in what `around` gives."""

_END = re.compile(
    r"[.!?…]{1,10}[\"'”’»›“)\]]{0,3}(?:\s[»”])?\s{1,10}(?=[\"'“‘„‚«‹»(\[¿¡–—-]{0,3}\s?[^\Wa-z_])|\s[•·▪]\s"
)
_ABBREVIATIONS = """
    a.a e.g i.e n nr no nos art artt prof profs proff dott dr mr mrs ms ing arch avv sig sigg st vs cf cfr pag pagg pp p
    vol voll ed eds es ecc etc tel fax ca approx dep dept univ fig figg sec ch d.m d.p.r d.lgs d.r d.d c.d l.r cap sez
    inc ltd co corp hon rev gov capt ave blvd rd min max est incl excl resp hrs
    jan feb mar apr jun jul aug sep sept oct nov dec gen mag giu lug ago set ott dic
    z.b d.h u.a o.ä u.ä i.d.r i.a i.v z.t z.zt s.o s.u v.a bzw vgl abs bsp ggf inkl exkl evtl usw usf hrsg aufl bd nr
    str abt fak inst tel geb verh dipl kap ziff zzgl mio mrd std wiss ws ss sose wise okt dez mrz jän
    m mm mme mmes mlle p.ex c.-à-d éd chap fac av apr env janv févr avr juil déc réf n.b cie
    sett s.m.i pr
    sr sra srta sres dra d.ª dña p.ej pág págs núm núms av avda c ud uds ee uu ee.uu lic depto tfno aprox cap
    art.º n.º n.ª prof.ª sr.ª dr.ª exmo exma ex.mo cód séc fev
    ene dic
""".split()
"""Words that are always written with a full stop, which is left out at their end."""
_SIGNS = " .:!?…\"'“”‘’«»–—-"
_ORDINAL = re.compile(r"(?<![\d.,:/-])\d{1,2}\.$")
_IN_DATE = re.compile(r"(?<!\d)\d{1,2}\. ?\d{1,2}\.$")
_NAMED_ORDINAL = re.compile(r"\b(?:der|die|das|dem|den|des|zum|zur|am|im|vom|beim|ab|bis)\s\d{1,2}\.$", re.IGNORECASE)
_REST_OF_DATE = re.compile(r"\s(?:\d{1,2}\.\s?)?(?:19|20)\d\d\b")
"""In German, a day may be written in numbers with spaces between."""
_ORDERED = re.compile(
    r"\s(?:jan|jän|feb|mär|mrz|apr|mai|jun|jul|aug|sep|okt|nov|dez|(?:[\w-]{0,20}(?:semester|jahr|jahres|jahrgang|"
    r"auflage|quartal|trimester|runde|sitzung|stock|kapitel|abschnitt|studienabschnitt)\b))",
    re.IGNORECASE,
)
"""What a German ordinal stands before: "am 8. Juni", "im 2. Semester"."""


def starts(text: str) -> list[int]:
    """Where each sentence of `text` begins; the first is 0."""
    return [0, *(end.end() for end in _END.finditer(text) if not _goes_on(text, end.start()))]


def _goes_on(text: str, stop: int) -> bool:
    """Whether the full stop at `stop` ends a word that is always written with one, or makes a number an ordinal."""
    near = max(0, stop - 12)
    if _abbreviation().search(text, near, stop + 1) is not None:
        return True
    if _ORDINAL.search(text, max(0, stop - 4), stop + 1) is None and _IN_DATE.search(text, near, stop + 1) is None:
        return False
    return any(goes_on.match(text, stop + 1) for goes_on in (_ORDERED, _REST_OF_DATE)) or (
        _NAMED_ORDINAL.search(text, near, stop + 1) is not None
    )


@cache
def _abbreviation() -> re.Pattern[str]:
    """Made on first use: pages without dates, whose sentences are not read, need none."""
    words = "|".join(sorted(map(re.escape, set(_ABBREVIATIONS))))
    return re.compile(rf"(?:^|[\s(\[“\"'’«„/-])(?:[^\W\d_]|{words})\.$", re.IGNORECASE)


def around(text: str, begins: list[int], position: int, end: int, links: Sequence[int] = ()) -> tuple[str, str]:
    """The sentence that the span `position:end` begins in, and the one before it.

    That is empty where there is none, or where the sentence began `LONGEST` characters ago. A sentence that is nothing
    but the span is a title: those behind it, in which none of `links` (in order) begins, are about the same.
    """
    index = bisect_right(begins, position) - 1
    start = begins[index]
    stop = begins[index + 1] if index + 1 < len(begins) else len(text)
    if stop - start < LONGEST and text[start:stop].strip(_SIGNS) == text[position:end].strip(_SIGNS):
        stop = _further(text, begins, index + 1, stop, links)
    near = index > 0 and position - start < LONGEST
    before = text[max(begins[index - 1], start - LONGEST) : start].strip() if near else ""
    return _clip(text, start, stop, position, end), before


def _further(text: str, begins: list[int], index: int, stop: int, links: Sequence[int]) -> int:
    """Where the sentences end that follow upon a title which ends at `stop`: before a link, and after `LONGEST`."""
    at = bisect_left(links, stop)
    limit = min(links[at] if at < len(links) else len(text) + 1, stop + LONGEST)
    for end in (*begins[index + 1 : index + 1 + MOST_FURTHER], len(text))[:MOST_FURTHER]:
        if end > limit:
            break
        stop = end
    return stop


def _clip(text: str, start: int, stop: int, position: int, end: int) -> str:
    if stop - start > LONGEST:
        spare = max(0, LONGEST - (end - position)) // 2
        start, stop = max(start, position - spare), min(stop, position + LONGEST - spare)
    return text[start:stop].strip()
