"""One table for each language in which dates are read. A new language is a new row of `LANGUAGES`, and no code.

Names of months and days are not here: they come from CLDR, through Babel, for the `locales` of the row. All phrases
are plain words in any case; a space stands for white space, and `*` at the end of a word for any ending.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

from linkcheck.dates.expression import Role

Phrases = tuple[str, ...]


class Language(Struct, frozen=True):
    locales: Phrases
    """CLDR locales; more than one where they differ in abbreviations ("Sep" in en, "Sept" in en_GB)."""
    ordinals: Phrases
    """What may follow the number of a day."""
    links: Phrases
    """What may stand between day, month and year."""
    until: Phrases
    """What may stand between the first and the last day, or year, of a range."""
    academic_year: Phrases
    seasons: Mapping[str, tuple[int, int]]
    """Terms named by a season: first and last month; the last one may be in the following year."""
    cues: Mapping[Role, Phrases]
    """What stands right before a date and decides what it is for."""
    fillers: Phrases
    """Single words that may come between a cue and its date, besides the days of the week and a time of day."""
    numbers: Phrases
    """What stands right before a number that looks like a year and is none: rooms, versions, names of programmes."""
    units: Phrases
    """What stands right behind a number that looks like a year and is a count."""
    ongoing: Phrases
    """The end of a range that has not ended."""


_NAMES: Phrases = (
    "Horizon", "Horizon Europe", "Agenda", "PRIN", "Windows", "Server", "Office", "Studio", "Excel", "AutoCAD",
    "MATLAB", "ISO", "IEC", "RFC", "EN", "UNI", "tel.", "tel", "fax", "p.", "pp.", "n.", "no.", "nr.", "n°", "#",
    "v", "v.", "ver.", "id", "€", "$", "£", "EUR", "USD",
)  # fmt: skip
_MEASURES: Phrases = (
    "€", "EUR", "euro", "euros", "USD", "GBP", "%", "m", "m²", "km", "mm", "cm", "kg", "g", "W", "kW", "MW", "Hz",
    "MHz", "KB", "MB", "GB", "TB", "px", "CPU", "GPU", "CFU", "ECTS",
)  # fmt: skip
_COPYRIGHT: Phrases = ("©", "(c)", "copyright", "copyright ©", "copyright (c)")

LANGUAGES: Mapping[str, Language] = {
    "en": Language(
        locales=("en", "en_GB"),
        ordinals=("st", "nd", "rd", "th"),
        links=("of", "of the year"),
        until=("to", "until", "through", "and"),
        academic_year=("academic year", "academic years", "A.Y.", "A. Y.", "AY", "acad. year"),
        seasons={
            "spring": (2, 7), "summer": (5, 9), "fall": (8, 1), "autumn": (8, 1), "winter": (10, 3),
            "Michaelmas": (9, 12), "Hilary": (1, 3), "Trinity": (4, 7),
        },
        cues={
            Role.DEADLINE: (
                "by", "until", "no later than", "not later than", "before", "deadline", "deadline is", "due",
                "due on", "closes on", "close on", "valid until", "expires on",
            ),
            Role.EVENT: (
                "held in", "held on", "take place in", "take place on", "takes place in", "takes place on",
                "took place in", "took place on",
            ),
            Role.COHORT: (
                "enrolled in", "enrolled for", "enrolled from", "matriculated in", "cohort", "cohort of", "class of",
                "students of", "admitted in", "graduated in",
            ),
            Role.PUBLICATION: (
                "published", "published in", "published on", "posted", "posted on", "updated", "updated on",
                "last updated", "last updated on", "last modified", "last modified on", "approved on", "approved in",
                "dated", "written in", "revised in",
            ),
            Role.LAW: (
                "law", "act", "decree", "directive", "regulation", "law no.", "ministerial decree",
                "rector's decree", "(EU)", "(EC)", "EU",
            ),
            Role.FOUNDING: (
                "since", "from", "starting from", "starting in", "as of", "as from", "after", "founded in",
                "established in", "born in", "created in", "started in", "launched in", "opened in", "begun in",
                "began in", "dates back to", "back in",
            ),
            Role.COPYRIGHT: _COPYRIGHT,
        },
        fillers=(
            "the", "year", "end", "of", "midnight", "noon", "on", "at", "am", "pm", "CET", "CEST", "GMT", "BST",
            "no.",
        ),
        numbers=(
            *_NAMES, "room", "page", "version", "release", "number", "art.", "article", "building", "extension",
            "code",
        ),
        units=(
            *_MEASURES, "cores", "students", "participants", "people", "hours", "words", "characters", "seats",
            "members", "pages", "credits", "places", "employees", "projects", "applications", "dollars", "pounds",
        ),
        ongoing=("present", "today", "now", "ongoing", "date"),
    ),
    "it": Language(
        locales=("it",),
        ordinals=("º", "°"),
        links=("di", "del", "dell'anno", "dell’anno"),
        until=("al", "all'", "all’", "a", "e", "fino al"),
        academic_year=(
            "anno accademico", "anni accademici", "a.a.", "a. a.", "AA", "aa.aa.", "anno scolastico", "a.s.", "A.Y.",
            "academic year",
        ),
        seasons={
            "primavera": (2, 7), "estate": (5, 9), "autunno": (8, 1), "inverno": (10, 3),
            "sessione estiva": (5, 9), "sessione autunnale": (8, 1), "sessione invernale": (10, 4),
            "primo semestre": (9, 2), "secondo semestre": (2, 9),
        },
        cues={
            Role.DEADLINE: (
                "entro", "entro e non oltre", "fino a", "fino al", "fino all'", "fino all’", "non oltre", "scadenza",
                "scadenza:", "scade", "scade il", "prima del",
            ),
            Role.EVENT: (
                "si terrà", "si terranno", "si svolgerà", "si svolgeranno", "avrà luogo", "avranno luogo",
                "si è svolt*", "si è tenut*", "si sono svolt*", "si sono tenut*", "svoltos*", "tenutos*",
                "svolt* nel", "tenut* nel",
            ),
            Role.COHORT: (
                "immatricolat*", "immatricolat* nel", "immatricolat* nell'", "immatricolat* nell’",
                "immatricolazione", "coorte", "iscritt* nel", "iscritt* nell'", "iscritt* nell’", "iscritt* per l'",
                "iscritt* per l’", "iscritt* all'", "iscritt* all’", "laureat* nel",
            ),
            Role.PUBLICATION: (
                "pubblicat* il", "pubblicat* l'", "pubblicat* nel", "aggiornat* al", "aggiornat* il",
                "aggiornat* all'", "aggiornamento", "aggiornamento:", "modifica", "modifica:", "approvat* il",
                "approvat* nel", "delibera del", "verbale del", "seduta del",
            ),
            Role.LAW: (
                "legge", "legge n.", "L.", "D.M.", "DM", "D.P.R.", "DPR", "D.L.", "D.Lgs.", "D. Lgs.", "DLgs",
                "D.R.", "DR", "decreto", "decreto ministeriale", "decreto rettorale", "decreto legislativo",
                "decreto n.", "regolamento", "direttiva", "(UE)", "(CE)", "UE", "CE", "circolare",
            ),
            Role.FOUNDING: (
                "dal", "dall'", "dall’", "dagli anni", "a partire dal", "a partire dall'", "a partire dall’",
                "fondat* nel", "nat* nel", "nasce nel", "istituit* nel", "costituit* nel", "prende vita nel",
                "creat* nel", "avviat* nel", "attiv* dal", "sin dal", "fin dal", "dopo il", "inaugurat* nel",
                "risale al",
            ),
            Role.COPYRIGHT: _COPYRIGHT,
        },
        fillers=(
            "il", "di", "l'", "l’", "al", "del", "dell'", "dell’", "giorno", "anno", "alle", "le", "ore", "mese",
            "n.", "nel", "nell'", "nell’", "a.a.",
        ),
        numbers=(
            *_NAMES, "aula", "pag.", "pagina", "versione", "numero", "art.", "articolo", "edificio", "interno",
            "codice", "CAP", "prot.", "prot. n.",
        ),
        units=(
            *_MEASURES, "studenti", "studentesse", "partecipanti", "persone", "ore", "parole", "caratteri", "posti",
            "soci", "pagine", "crediti", "iscritti", "dipendenti", "progetti", "domande", "docenti",
        ),
        ongoing=("oggi", "in corso", "presente"),
    ),
}  # fmt: skip


def tags_for(language: str) -> tuple[str, ...]:
    """The rows to read a text with, by its BCP 47 tag: one; all if nothing is declared; none if there is no such row.

    A text in a language without a row is not read at all: half understood, a law or a "since" would look like a date
    that has passed.
    """
    primary = language.partition("-")[0].strip().lower()
    if not primary:
        return tuple(LANGUAGES)
    return (primary,) if primary in LANGUAGES else ()


def lowered(text: str) -> str:
    """The text in lower case, every character in its place: only "İ" would become two."""
    return text.replace("İ", "I").lower()


def alternatives(phrases: Iterable[str]) -> str:
    """A regular expression, linear and without groups, for any of the phrases as whole words in `lowered` text.

    Matching lower case by literals, guards outside, is four times faster than `re.IGNORECASE`.
    """
    longest_first = sorted({lowered(phrase) for phrase in phrases}, key=lambda phrase: (-len(phrase), phrase))
    words = "|".join(_pattern(phrase) for phrase in longest_first if _ends_in_word(phrase))
    others = "|".join(_pattern(phrase) for phrase in longest_first if not _ends_in_word(phrase))
    branches = [rf"(?:{words})(?!\w)"] * bool(words) + [f"(?:{others})"] * bool(others)
    return rf"(?<!\w)(?:{'|'.join(branches)})"


def _ends_in_word(phrase: str) -> bool:
    return phrase[-1].isalnum() or phrase[-1] == "*"


def _pattern(phrase: str) -> str:
    return r"\s{1,3}".join(re.escape(word).replace(r"\*", r"\w{0,12}") for word in phrase.split())
