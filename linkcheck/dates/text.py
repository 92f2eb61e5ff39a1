"""Time expressions in a sentence.

One regular expression for each language finds the shapes; what stands left of a shape says what it is for. Both are
built on first use, from the tables of `languages` and from CLDR. Every quantifier is bounded and a text is read up to
`MAX_TEXT`, so that the time is linear in the text whatever a page contains.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal
from unicodedata import combining, normalize

from msgspec import Struct

from linkcheck.dates.expression import Expression, Role
from linkcheck.dates.intervals import (
    Interval,
    academic_years,
    days,
    full_year,
    half_year,
    is_term_year,
    months,
    second_year,
    years,
)
from linkcheck.dates.language import Language, alternatives, lowered
from linkcheck.dates.languages import LANGUAGES, tags_for
from linkcheck.dates.phrases import Phrases, tokens_of
from linkcheck.dates.shapes import Parts, whole

if TYPE_CHECKING:
    from babel import Locale

MAX_TEXT = 2_000
"""Characters of a text that are read; a sentence is shorter."""
FIRST_EDITION = 1990
"""The Web's first year: what was over before it is history, not the edition of anything linked."""

_YEARISH = re.compile(r"(?:1[89]|20)\d\d|\d[-–—/.]\d|\d\. \d|S[sSeE]?[ -]?\d\d(?!\d)")
"""No shape is without one of these, and few sentences have one."""
_LONGEST_LEAD = 64
"""Characters of a shape before its year: "secondo semestre anno accademico " is half of that."""
_REACH_LEFT = 48
_LONGEST_GAP = 16
"""Words and signs between a cue and its date."""
_HOUR = re.compile(r"\d{1,2}(?:h\d{0,2})?")
_ROLES = tuple(Role)
_REACH_RIGHT = 24
_YEAR = r"(?:1[89]|20)\d\d"
_DASH = r"\s?[-–—/]\s?"
_CITED = re.compile(
    r"(?:\([^()]{0,40}[^\W\d_.]\.?,|\bet al\.?,?|\b[A-Z]\.,?)\s\(?$|\b[A-ZÀ-Ý][\w’'-]+\s[A-ZÀ-Ý][\w’'-]+\s\($"
)
"""The left half of "(Rossi, 2012)", "Rossi et al. (2012)", "Rossi, M. 2012" and "Mario Rossi (2012)": authors before a
year."""
_CITED_END = re.compile(r"[a-d]?\s?(?:[,;:.)]|$)")
_NO_END = re.compile(r"\s?[-–—]\s?(?:$|[)\],;])")
"""The right half of "(2019–)"."""
_VERSION = re.compile(r"\d{1,2}\.\d\.\d\d|\d\.\d{1,2}\.\d\d")
"""What is no day where people do not write one like that (see `Language.dotted`)."""
_REMEMBERED = 2_000
"""Texts whose expressions are kept: links of one list share their lead, those of a page its title."""

Names = Mapping[str, tuple[int, int]]
"""Names of months and terms: the first and the last month meant."""


class _Habits(Struct, frozen=True):
    """How dates are written where the text comes from."""

    names: Names
    order: Literal["day-month", "month-day", "unknown"]
    """Of days in numbers: in English that names no country, nobody knows."""
    dotted: bool
    """As in `Language`."""


Reading = tuple[Interval, Role]
Reader = Callable[[Parts, _Habits], Reading | None]


@lru_cache(maxsize=_REMEMBERED)
def find(text: str, language: str) -> tuple[Expression, ...]:
    """All time expressions of the text, in its order; `language` is a BCP 47 tag or empty (see `tags_for`)."""
    first = _YEARISH.search(text, 0, MAX_TEXT)
    tags = tags_for(language) if first else ()
    if first is None or not tags:
        return ()
    grammar = _grammar(tags)
    habits = _Habits(grammar.names, _order(language.lower()), all(LANGUAGES[tag].dotted for tag in tags))
    return tuple(_read(text[:MAX_TEXT], max(0, first.start() - _LONGEST_LEAD), grammar, habits))


def _order(language: str) -> Literal["day-month", "month-day", "unknown"]:
    """Which number of `3/4/2022` is the day's (CLDR, short dates): all of our languages put it first, but for en-US."""
    if language.startswith("en-us"):
        return "month-day"
    return "unknown" if language in ("", "en") else "day-month"


class _Grammar(Struct, frozen=True):
    shapes: re.Pattern[str]
    """All shapes; the group that matched names one, and its inner groups are named behind it (`pair__year`)."""
    names: Names
    cues: Phrases
    """What may stand left of an expression, by the place of its role in `Role`."""
    fillers: frozenset[str]
    """Words and signs that may come between such a cue and its date."""
    numbers: re.Pattern[str]
    units: re.Pattern[str]
    coming: re.Pattern[str]
    ongoing: re.Pattern[str]


def _read(text: str, begin: int, grammar: _Grammar, habits: _Habits) -> Iterator[Expression]:
    low = lowered(text)
    for match in grammar.shapes.finditer(low, begin):
        shape = match.lastgroup or ""
        parts = Parts(match, shape)
        if shape == "short_term" and text[match.start()].islower():
            continue  # "ss 22" is no term
        reading = _SHAPES[shape].read(parts, habits)
        role = _role(text, reading, parts, grammar) if reading else None
        if reading and role:
            left = low[max(0, match.start() - _REACH_LEFT) : match.start()]
            coming = role in (Role.ACADEMIC_YEAR, Role.TERM) and grammar.coming.search(left) is not None
            yield Expression(match.span(), text[match.start() : match.end()], *reading[0], role, coming)


def _role(text: str, reading: Reading, parts: Parts, grammar: _Grammar) -> Role | None:
    """What the words beside an expression make of it; None where they say that it is no date at all."""
    interval, role = reading
    if interval[1].year < FIRST_EDITION:
        return Role.FOUNDING
    left = text[max(0, parts.start() - _REACH_LEFT) : parts.start()]
    low = lowered(left)
    if role in (Role.EDITION, Role.PERIOD) and not parts["first"]:
        right = lowered(text[parts.end() : parts.end() + _REACH_RIGHT])
        if grammar.numbers.search(low) or grammar.units.match(right):
            return None
        role = _bare_year_role(role, left, right, interval, grammar)
    if role in (Role.STANDARD, Role.CITATION):
        return role
    if _may_be_a_section(parts) and tokens_of(low)[0][-1:] not in ([word] for word in grammar.fillers):
        return None
    cue = _cue(low, grammar)
    return _cued(cue, role, interval, parts) if cue is not None else role


def _cue(left: str, grammar: _Grammar) -> Role | None:
    """The role of the first phrase from which nothing but fillers leads to the end: "by *noon on Friday,* 15 March"."""
    tokens, _ = tokens_of(left.replace("’", "'"))
    begins = len(tokens)
    while begins and len(tokens) - begins < _LONGEST_GAP and _is_filler(tokens[begins - 1], grammar):
        begins -= 1
    for at in range(len(tokens)):
        found = grammar.cues.at(tokens, at)
        if found is not None and at + found.length >= begins:
            return _ROLES[found.meaning]
    return None


def _is_filler(token: str, grammar: _Grammar) -> bool:
    return token in grammar.fillers or _HOUR.fullmatch(token) is not None


def _may_be_a_section(parts: Parts) -> bool:
    """Whether a day is written as chapters are numbered: `9.4.10`, but not `15/3/22` nor `09.04.10`."""
    numbers = parts["day"], parts["month"], parts["year"]
    return "." in parts[0] and all(number.isdigit() for number in numbers) and min(map(len, numbers)) == 1


def _bare_year_role(role: Role, left: str, right: str, interval: Interval, grammar: _Grammar) -> Role:
    if _CITED.search(left) and _CITED_END.match(right):
        return Role.CITATION
    if interval[0].year < FIRST_EDITION or grammar.ongoing.match(right) or _NO_END.match(right):
        return Role.FOUNDING
    return role


def _cued(cue: Role, role: Role, interval: Interval, parts: Parts) -> Role:
    """The cue's role, but for two that need more: "from 6 to 8 June" is no founding, "until 2019" no day to meet."""
    if cue is Role.FOUNDING and parts["first"]:
        return role
    if cue is Role.LAW and role in (Role.ACADEMIC_YEAR, Role.TERM):
        return role  # "circolare 2020-2021" is that year's; "legge 240/2010" is not
    if cue is Role.DEADLINE and (interval[1] - interval[0]).days > 31:
        return role
    return cue


def _academic_year(match: Parts, _: _Habits) -> Reading | None:
    """With one year only ("academic year 2022") the later of both readings, 2022/23: it favours the page."""
    first, written = match["year"], match["second"]
    if written is None and len(first) == 2:
        return None
    start = full_year(first)
    end = second_year(start, written) if written else start + 1
    return (academic_years(start, end), Role.ACADEMIC_YEAR) if end > start else None


def _pair(match: Parts, _: _Habits) -> Reading | None:
    start, written = int(match["year"]), match["second"]
    end = second_year(start, written)
    if end == start + 1:
        return academic_years(start, end), Role.ACADEMIC_YEAR
    if len(written) == 2 and 1 <= int(written) <= 12:
        return months(start, int(written), int(written)), Role.EVENT
    return _range(start, end)


def _short_pair(match: Parts, _: _Habits) -> Reading | None:
    """`21/22`: two digits are years where they follow each other, and could be no day and month."""
    start, end = full_year(match["year"]), full_year(match["second"])
    return (academic_years(start, end), Role.ACADEMIC_YEAR) if end == start + 1 else None


def _half_year(match: Parts, _: _Habits) -> Reading:
    return half_year(int(match["year"]), match["half"]), Role.TERM


def _range(start: int, end: int) -> Reading | None:
    """Two years in a row are an academic year or a season of something; more are no edition."""
    return (years(start, end), Role.EDITION if end == start + 1 else Role.PERIOD) if start < end else None


def _years(match: Parts, _: _Habits) -> Reading | None:
    return _range(int(match["first"]), int(match["year"]))


def _iso_day(match: Parts, _: _Habits) -> Reading | None:
    return _event(days(None, match["day"], int(match["month"]), match["year"]))


def _numeric_day(match: Parts, habits: _Habits) -> Reading | None:
    """Where the order of day and month is not known, the later day of both favours the page."""
    if not habits.dotted and _VERSION.fullmatch(match[0]):
        return None
    first, day, month, year = match["first"], match["day"], match["month"], str(full_year(match["year"]))
    day_first = days(first, day, int(month), year) or days(None, day, int(month), year)
    month_first = None if first else days(None, month, int(day), year)
    if habits.order == "unknown" and day_first and month_first:
        return _event(max(day_first, month_first))
    return _event(month_first or day_first if habits.order == "month-day" else day_first or month_first)


def _named_day(match: Parts, habits: _Habits) -> Reading | None:
    name = habits.names.get(match["name"])
    if name is None:
        return None
    day, month, year = match["day"], name[0], match["year"]
    return _event(days(match["first"], day, month, year) or days(None, day, month, year))


def _named_months(match: Parts, habits: _Habits) -> Reading | None:
    name = habits.names.get(" ".join(match["name"].split()))
    return _event(months(int(match["year"]), *name)) if name else None


def _term(match: Parts, habits: _Habits) -> Reading | None:
    """A term of 2021/22 may be in either year: the later reading favours the page."""
    name = habits.names.get(" ".join(match["name"].split()))
    if name is None or not is_term_year(match["year"]):
        return None
    year = full_year(match["year"])
    if match["second"]:
        year = max(year, second_year(year, match["second"]) - (name[1] < name[0]))
    return months(year, *name), Role.TERM


def _event(interval: Interval | None) -> Reading | None:
    return (interval, Role.EVENT) if interval else None


def _numbered(match: Parts, _: _Habits) -> Reading | None:
    """`06/2021` is a month, `270/2004` the number and year of an act."""
    year, number = int(match["year"]), int(match["number"])
    if number <= 12 and "/" in match[0]:
        return _event(months(year, number, number)) if number else None
    return years(year, year), Role.LAW


def _act(match: Parts, _: _Habits) -> Reading:
    """The year and number of an act of the European Union since 2015: `2016/679`."""
    return years(int(match["year"]), int(match["year"])), Role.LAW


def _standard(match: Parts, _: _Habits) -> Reading:
    """`9001:2015`, as ISO and its national bodies number their standards."""
    return years(int(match["year"]), int(match["year"])), Role.STANDARD


def _year(match: Parts, _: _Habits) -> Reading:
    return years(int(match["year"]), int(match["year"])), Role.EDITION


class _Shape(Struct, frozen=True):
    read: Reader
    pattern: str
    """`<CAPITALS>` are filled in from the tables; the groups are those that `read` asks for."""


_NUMBER_STARTS = r"(?<![\w.,/:+#€$£@=_-])"
"""Not inside a longer number, name, address, price or version."""
_NUMBER_ENDS = r"(?![\w€$£%]|[-–.,:/]\d|\.\w)"

_SHAPES: Mapping[str, _Shape] = {
    "academic": _Shape(
        _academic_year,
        r"<ACADEMIC_YEAR>[\s:('’]{0,3}(?P<year>(?:20)?\d\d)(?:<DASH>(?P<second>(?:20)?\d\d))?(?![\w/])\)?",
    ),
    "named_day": _Shape(
        _named_day,
        r"<NUMBER>(?:(?P<first>\d{1,2})<ORDINAL>?(?:<DASH>|\s?<UNTIL>\s?))?(?P<day>\d{1,2})<ORDINAL>?\s{1,2}"
        r"(?:<LINK>\s{1,2})?(?P<name><MONTH>)\.?,?\s{1,2}(?:<LINK>\s{0,2})?(?P<year><YYYY>)(?!\d)",
    ),
    "month_day": _Shape(
        _named_day,
        r"(?P<name><MONTH>)\.?\s{1,2}(?:(?P<first>\d{1,2})<ORDINAL>?(?:<DASH>|\s<UNTIL>\s))?(?P<day>\d{1,2})<ORDINAL>?"
        r",?\s{1,2}(?P<year><YYYY>)(?!\d)",
    ),
    "month": _Shape(_named_months, r"(?P<name><MONTH>)\.?,?\s{1,2}(?:<LINK>\s{0,2})?(?P<year><YYYY>)(?!\d)"),
    "short_term": _Shape(
        _term,
        r"(?P<name><SHORT_TERM>)[ -]?(?P<year>(?:20)?\d\d)(?:<DASH>(?P<second>(?:20)?\d\d))?(?![\w/])",
    ),
    "term": _Shape(
        _term,
        r"(?P<name><SEASON>)(?:\s(?:term|semester|session))?,?\s{1,2}(?:<ACADEMIC_YEAR>\s{0,2})?"
        r"(?P<year><YYYY>)(?:<DASH>(?P<second>(?:20)?\d\d))?(?![\w/])",
    ),
    "iso_day": _Shape(_iso_day, r"<NUMBER>(?P<year><YYYY>)[-/.](?P<month>\d\d)[-/.](?P<day>\d\d)(?!\d)"),
    "numeric_day": _Shape(
        _numeric_day,
        r"<NUMBER>(?:(?P<first>\d{1,2})\.?<DASH>)?(?P<day>\d{1,2})(?:[-/.]|\.\s)(?P<month>\d{1,2})(?:[-/.]|\.\s)"
        r"(?P<year><YYYY>|\d\d)(?!\d|[-/.:]\d)",
    ),
    "years": _Shape(_years, r"<NUMBER>(?P<first><YYYY>)\s<UNTIL>\s(?P<year><YYYY>)(?![\w/])"),
    "pair": _Shape(_pair, r"<NUMBER>(?P<year><YYYY>)<DASH>(?P<second><YYYY>|\d\d)(?![\w€%]|[-/.:]\d)"),
    "short_pair": _Shape(
        _short_pair, rf"<NUMBER>(?P<year>1[4-9]|[23]\d)/(?P<second>[123]\d){_NUMBER_ENDS}(?!\s?(?:<MONTH>))"
    ),
    "half_year": _Shape(_half_year, r"<NUMBER>(?P<year><HALVED>)[-.](?P<half>[12])(?![\w/-]|\.\d)"),
    "act": _Shape(_act, r"<NUMBER>(?P<year><YYYY>)/\d{1,4}(?!\d)"),
    "standard": _Shape(_standard, r"<NUMBER>\d{3,6}(?:-\d{1,2})?:(?P<year><YYYY>)(?!\d)"),
    "numbered": _Shape(_numbered, r"<NUMBER>(?P<number>\d{1,5})(?:\s?/\s?|\s<LINK>\s)(?P<year><YYYY>)(?![\w/])"),
    "bare_year": _Shape(_year, rf"<NUMBER>(?<!\d\s)(?P<year><YYYY>){_NUMBER_ENDS}(?!\s\d)"),
}
"""In the order in which they are tried at one place: the more particular first."""


@cache
def _grammar(tags: tuple[str, ...]) -> _Grammar:
    tables = [LANGUAGES[tag] for tag in tags]
    names = _month_names(tags) | {
        lowered(name): term for table in tables for name, term in (table.seasons | table.short_terms).items()
    }
    pieces = _pieces(tables, _month_names(tags))
    parts = {shape: _filled(row.pattern, pieces) for shape, row in _SHAPES.items()}
    return _Grammar(
        shapes=re.compile(rf"(?<!\w)(?:{whole(parts)})"),
        names=names,
        cues=Phrases(
            (_ROLES.index(role), phrase) for table in tables for role, cues in table.cues.items() for phrase in cues
        ),
        fillers=_fillers(tags),
        numbers=re.compile(_any(table.numbers for table in tables) + r"\s?$"),
        units=re.compile(r"\s?" + _any(table.units for table in tables)),
        coming=re.compile(_any(table.coming for table in tables) + r"\s{1,3}$"),
        ongoing=re.compile(r"\s?[-–—]\s?" + _any(table.ongoing for table in tables)),
    )


def _pieces(tables: list[Language], month_names: Iterable[str]) -> dict[str, str]:
    """What the capitals in the patterns of `_SHAPES` stand for."""
    return {
        "<NUMBER>": _NUMBER_STARTS,
        "<DASH>": _DASH,
        "<YYYY>": _YEAR,
        "<HALVED>": _YEAR if any(table.half_years for table in tables) else "(?!)",
        "<MONTH>": alternatives(month_names),
        "<SEASON>": _any(table.seasons for table in tables),
        "<SHORT_TERM>": "|".join(lowered(name) for table in tables for name in table.short_terms) or "(?!)",
        "<ORDINAL>": f"(?:{'|'.join(suffix for table in tables for suffix in table.ordinals)})",
        "<LINK>": _any(table.links for table in tables),
        "<UNTIL>": _any(table.until for table in tables),
        "<ACADEMIC_YEAR>": _any(table.academic_year for table in tables),
    }


def _any(columns: Iterable[Iterable[str]]) -> str:
    """The phrases of one column of several tables."""
    return alternatives(phrase for column in columns for phrase in column)


def _filled(pattern: str, pieces: Mapping[str, str]) -> str:
    for name, piece in pieces.items():
        pattern = pattern.replace(name, piece)
    return pattern


def _fillers(tags: tuple[str, ...]) -> frozenset[str]:
    phrases = (phrase for tag in tags for phrase in (*LANGUAGES[tag].fillers, *_day_names(tag)))
    return frozenset(":,(.").union(*(tokens_of(lowered(phrase))[0] for phrase in phrases))


def _locales(tags: tuple[str, ...]) -> Iterator[Locale]:
    """Babel is imported here, on first use: it takes longer than all of ours together."""
    from babel import Locale

    return (Locale.parse(name) for tag in tags for name in LANGUAGES[tag].locales)


def _month_names(tags: tuple[str, ...]) -> dict[str, tuple[int, int]]:
    """Wide and abbreviated names, in lower case, without their full stop, with their accents and without."""
    named = [(name, number) for tag in tags for name, number in LANGUAGES[tag].months.items()]
    named += [
        (lowered(name.rstrip(".")), number)
        for locale in _locales(tags)
        for context in ("format", "stand-alone")
        for width in ("abbreviated", "wide")
        for number, name in locale.months[context][width].items()
    ]
    return {one: (number, number) for name, number in named for one in (name, _without_accents(name))}


def _without_accents(text: str) -> str:
    return "".join(one for one in normalize("NFD", text) if not combining(one))


def _day_names(tag: str) -> tuple[str, ...]:
    return tuple(
        name.rstrip(".")
        for locale in _locales((tag,))
        for width in ("abbreviated", "wide")
        for name in locale.days["format"][width].values()
    )
