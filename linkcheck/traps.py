"""Addresses that a site makes up as fast as one reads it: calendars, facets, pages of lists, paths that grow.

What is published has names. So a real site of many addresses has about as many different pieces in them (words of a
path, values of parameters), and a generator makes many addresses out of few pieces, or out of nothing but dates and the
numbers of pages. Addresses are counted by pattern; no clock and no content is looked at. Up to `most` of a pattern are
always let through, and any number of those that bring pieces of their own: `/node/1234`, `?id=17`, `/2024/05/title`.
A series by number alone (`/item/1`, `/item/2` ...) may be real, and is left to `max_pages`.
"""

from __future__ import annotations

import re

from msgspec import Struct

from linkcheck import urls
from linkcheck.model import Skip, Url

LONGEST = 2_000
"""Characters of an address."""
DEEPEST = 20
"""Segments of a path."""
ROUNDS = 3
"""How often the same segments may not follow each other: `/a/b/a/b/a/b`."""
DEEP = 3
"""Folders, from which on it is looked at whether words stand at every level."""
LEVELS = 2
"""Levels at which a word stands, on average, where folders are real: `/staff/` and `/en/staff/`."""
PER_PIECE = 10
"""Addresses that one piece may be in, on average: each course in some years and languages."""
PER_MONTH = 5
"""Dates in one month, on average, that lead to each other alone: an issue a week, as against a calendar's every day."""
TRAPS = frozenset({Skip.CALENDAR, Skip.FACETS, Skip.GROWING_PATH, Skip.PATTERN_LIMIT})
"""Reasons that tell of a pattern."""


class Shape(Struct, frozen=True, gc=False):
    """An address of a kind that may be made up."""

    reason: Skip
    """What the trap would be."""
    patterns: tuple[str, ...]
    """What it has in common with others, the narrower one first."""
    pieces: tuple[str, ...] = ()
    """What it may have of its own."""
    month: int | None = None
    """The month of its date, counted from the year 0."""


_DATE = re.compile(
    r"(?<!\d)(?:"
    r"(?P<year>[12]\d{3})(?:(?P<gap>[-_/.])(?P<month>0?[1-9]|1[0-2])(?:(?P=gap)(?:0?[1-9]|[12]\d|3[01]))?"
    r"|-?W(?P<week>[0-5]\d)"
    r"|(?P<joined>(?<=19\d\d|20\d\d|21\d\d)(?:0[1-9]|1[0-2]))(?:0[1-9]|[12]\d|3[01]))"
    r"|(?:0?[1-9]|[12]\d|3[01])(?P<last>[-_/.])(?P<before>0?[1-9]|1[0-2])(?P=last)(?P<ending>[12]\d{3})"
    r")(?!\d)"
)
"""A day, a month or an ISO 8601 week, in a path or in a value."""
_MAY_BE_DATED = re.compile(r"\d(?:[-_/.]\d|-?W\d|\d{7})")
"""The quick no."""
_NUMBERS = re.compile(r"(?<=/)(?:\d+(?:/\d+)+|\d{8})(?=/|$)")
"""Dates are written like this, and so are numbers of other things."""

_SHARD = re.compile(r"[0-9a-f]*|[a-z0-9]")
"""Folders that files are spread over by the digits of a number or hash stand at every level, and are real."""

_TIME_NAME = re.compile(
    r"(?:^|[-_.\[])(?:date|data|datum|fecha|day|giorno|tag|jour|dia|month|mese|monat|mois|mes|year|anno|jahr|annee|ano"
    r"|week|settimana|woche|kw|semaine|semana|time|timestamp|ts|y|m|d)\d?\]?$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:.*[-_.\[])?(?:year|anno|jahr|annee|ano|y)\]?=[12]\d{3}", re.IGNORECASE)
_YEAR_NAME = re.compile(r"(?:^|[-_.\[])(?:year|anno|jahr|annee|ano|y)\]?$", re.IGNORECASE)
_MONTH_NAME = re.compile(r"(?:^|[-_.\[])(?:month|mese|monat|mois|mes|m)\]?$", re.IGNORECASE)
_LIST_NAME = re.compile(
    r"(?:^|[-_.\[])(?:page|paged|pagina|pageno|pg|seite|offset|start|limit|limitstart|from|skip|first|rows|perpage"
    r"|pagesize|sort|sortby|order|orderby|dir|direction)\]?$",
    re.IGNORECASE,
)
"""Parameters that only choose a part of a list, or its order."""
_TIMES = re.compile(r"(?:[-\d:.,TZW+/]|%[23][0-9A-F])*", re.ASCII)
_ORDERS = re.compile(r"(?:sort|sortby|order|orderby|dir|direction)\]?$", re.IGNORECASE)


def grows(url: Url) -> bool:
    """Whether an address is the work of a relative link that leads ever deeper: told by itself alone."""
    if len(url) > LONGEST:
        return True
    segments = urls.path(url).split("/")[1:]
    if len(segments) > DEEPEST:
        return True
    return len(set(segments)) < len(segments) and _comes_round(segments)


def _comes_round(segments: list[str]) -> bool:
    """Whether segments, not of numbers alone, follow themselves `ROUNDS` times in a row."""
    for length in range(1, len(segments) // ROUNDS + 1):
        for first in range(len(segments) - ROUNDS * length + 1):
            cycle = segments[first : first + length]
            if cycle * ROUNDS == segments[first : first + ROUNDS * length] and any(map(_is_word, cycle)):
                return True
    return False


def _is_word(segment: str) -> bool:
    return segment != "" and not segment.isdigit()


def shape(url: Url) -> Shape | None:
    """What would be made up in an address of ours, if anything; None for most, and for a query of one plain value."""
    if "?" not in url and _MAY_BE_DATED.search(url) is None:
        return _repeated(url)
    place, month = _undated(urls.without_query(url))
    parameters = urls.parameters(url)
    if not parameters:
        return _repeated(url) if month is None else Shape(Skip.CALENDAR, (place,), month=month)
    names = [parameter.partition("=")[0] for parameter in parameters]
    times, pieces = _sorted_out(parameters)
    narrow = f"{place}?{'&'.join(f'{name}=*' for name in sorted(names))}"
    month = _month_of(parameters) if month is None else month
    if month is not None or times:
        only_years = place == urls.without_query(url) and all(map(_YEAR_NAME.search, times))
        if not (only_years and pieces):
            return Shape(Skip.CALENDAR, (narrow,), tuple(pieces), month)
    if len(pieces) == len(parameters) == 1:
        return _repeated(url)
    reason = Skip.FACETS if len(pieces) + len(times) > 1 else Skip.PATTERN_LIMIT
    return Shape(reason, (narrow, f"{place}?*"), tuple(pieces), month)


def _sorted_out(parameters: list[str]) -> tuple[list[str], list[str]]:
    """The names of the parameters that tell a time, and the parameters that may tell what is looked at."""
    times, pieces = [], []
    has_year = any(map(_YEAR.fullmatch, parameters))
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if _is_time(name, value, has_year):
            times.append(name)
        elif not _is_list(name, value):
            pieces.append(parameter)
    return times, pieces


def _repeated(url: Url) -> Shape | None:
    segments = urls.path(url).split("/")
    if len(set(segments)) == len(segments):
        return None
    words = list(filter(_is_word, segments))
    if len(set(words)) == len(words):
        return None
    return Shape(Skip.GROWING_PATH, (f"{urls.origin(url)}/**",), tuple(filter(None, segments)))


def _undated(bare: str) -> tuple[str, int | None]:
    """An address with "*" for the dates in its path, and the month of the first one."""
    start = len(urls.origin(bare))
    first = _DATE.search(bare, start)
    if first is None:
        return bare, None
    return bare[:start] + _DATE.sub("*", bare[start:]), _month(first)


def _month(date: re.Match[str]) -> int:
    if date["ending"]:
        return 12 * int(date["ending"]) + int(date["before"])
    week = date["week"]
    month = 1 + min(int(week) * 12 // 53, 11) if week else int(date["month"] or date["joined"])
    return 12 * int(date["year"]) + month


def _is_time(name: str, value: str, has_year: bool) -> bool:
    if _DATE.fullmatch(value):
        return True
    if not value or _TIME_NAME.search(name) is None or _TIMES.fullmatch(value) is None:
        return False
    if len(value) < 3:
        return has_year  # days and months without a year come to an end
    return len(name) > 1 or len(value) in (4, 6, 8)  # `m=202405` is a month, `m=117` a module


def _is_list(name: str, value: str) -> bool:
    return _LIST_NAME.search(name) is not None and (value.isdigit() or _ORDERS.search(name) is not None)


def _month_of(parameters: list[str]) -> int | None:
    """The month that a query names: in one value, or a year and a month apart."""
    year = month = None
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        date = _DATE.search(value)
        if date is not None:
            return _month(date)
        if value.isascii() and value.isdigit() and len(value) <= 4:
            if _YEAR_NAME.search(name):
                year = int(value)
            elif _MONTH_NAME.search(name):
                month = int(value)
    return 12 * year + (month or 1) if year is not None else None


def pattern(url: Url) -> str:
    """What an address that was cut has in common with those that were cut with it."""
    told = None if grows(url) else shape(url)
    return told.patterns[-1] if told is not None else f"{urls.origin(url)}/**"


class Pattern(Struct, gc=False):
    """What is known of the addresses of one pattern."""

    met: int = 0
    pieces: set[str] | None = None
    months: set[int] | None = None

    def meet(self, told: Shape) -> None:
        self.met += 1
        if self.met == 1:
            return  # most patterns have one address and need no sets; to many addresses, one piece less is nothing
        if told.pieces:
            self.pieces = self.pieces or set()
            self.pieces.update(told.pieces)
        if told.month is not None:
            self.months = self.months or set()
            self.months.add(told.month)

    def is_over(self, most: int) -> bool:
        """Whether these are more addresses than their pieces and dates account for."""
        if self.met <= max(most, PER_PIECE * len(self.pieces or ())):
            return False
        months = len(self.months or ())
        return self.met > PER_MONTH * months or months >= most


class Folders:
    """The deep folders of one origin, all as hashes.

    A page of relative links that is the answer to any path makes folders out of few words, each of them at every level;
    in real ones a word has its level.
    """

    def __init__(self) -> None:
        self._folders: set[int] = set()
        self._words: set[int] = set()
        self._placed: set[int] = set()

    def meet(self, names: list[str]) -> None:
        self._folders.add(hash(tuple(names)))
        self._words.update(map(hash, names))
        self._placed.update(map(hash, enumerate(names)))

    def are_over(self, most: int) -> bool:
        words = len(self._words)
        return len(self._folders) > max(most, PER_PIECE * words) and len(self._placed) > LEVELS * words


class Traps:
    """Counts the addresses that may be made up. The same addresses in the same order get the same answers."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._patterns: dict[str, Pattern] = {}
        self._folders: dict[str, Folders] = {}
        self._numbered: set[str] = set()
        """Places in paths that numbers were seen in which are no dates: those that look like dates are none either."""

    def climbs(self, url: Url) -> bool:
        """Count the folders that an address lies in; whether they are made up, like most of those met before."""
        names = [name for name in urls.path(url).split("/")[1:-1] if _SHARD.fullmatch(name) is None]
        if len(names) < DEEP:
            return False
        folders = self._folders.setdefault(urls.origin(url), Folders())
        folders.meet(names)
        return folders.are_over(self._most)

    def suspects(self, url: Url) -> bool:
        """Whether an address has to be counted before it is asked for."""
        if _MAY_BE_DATED.search(url) is not None:
            numbers = _NUMBERS.findall(urls.path(url))
            if numbers and not any(map(_DATE.search, numbers)):
                self._numbered.add(_place_of_numbers(url))
        elif "?" not in url:
            return _repeated(url) is not None
        return shape(url) is not None

    def judge(self, url: Url, led_to_by_its_like: bool = True) -> Skip | None:
        """Count an address that is suspected; why it is not to be asked for, if there is a reason.

        Dates that another page lists are no calendar's work, however many: that feeds on itself.
        """
        told = shape(url)
        if told is None or self._is_numbered(url) or (told.reason is Skip.CALENDAR and not led_to_by_its_like):
            return None
        for name in told.patterns:
            one = self._patterns.get(name)
            if one is None:
                one = self._patterns[name] = Pattern()
            one.meet(told)
            if one.is_over(self._most):
                return told.reason
        return None

    def _is_numbered(self, url: Url) -> bool:
        return bool(self._numbered) and _place_of_numbers(url) in self._numbered


def _place_of_numbers(url: Url) -> str:
    return _NUMBERS.sub("#", urls.without_query(url))
