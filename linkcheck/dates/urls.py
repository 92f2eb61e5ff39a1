"""Time expressions in an address: file names, path segments, and the few query keys that name a year."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache

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
from linkcheck.dates.language import lowered
from linkcheck.dates.languages import LANGUAGES
from linkcheck.dates.shapes import Parts, whole

MAX_URL = 2_000

_YEARISH = re.compile(
    r"(?<!\d)(?:199\d|20\d\d)|(?<=[aysAYS.])[-_]?\d\d[-_]?\d\d(?!\d)|\d[-_.]\d\d[-_.](?:199|20)\d"
    r"|(?<=[sSeE])[-_]?\d\d(?!\d)|(?<=[-_/])[123]\d[-_][123]\d(?!\d)",
    re.ASCII,
)
"""No shape is without one of these."""
_LONGEST_LEAD = 24
"""Characters of a shape before its year: `?anno_accademico=` is 17."""
_OPAQUE = re.compile(
    r"^[a-z][a-z0-9+.-]{0,20}://[^/?#]{0,300}"
    r"|#.*"
    r"|%[0-9a-f]{2}"
    r"|(?<![0-9a-f])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"
    r"|(?<![0-9a-z])(?=[0-9]{0,63}[a-f])[0-9a-f]{16,64}(?![0-9a-z])"
    r"|/10\.[0-9]{4,9}/.*"
    r"|(?<![a-z])(?:iso|iec|din|rfc|ieee|horizon|windows|server|office|agenda|prin)[-_/+ ]{0,2}[0-9]{4}(?![0-9])"
    r"|(?<![a-z])(?:releases?|versions?|v|ver|chapters?|lectures?|weeks?|pages?|pp)[-_.]?[0-9]{1,2}[-_][0-9]{1,2}(?![0-9])"
    r"|/(?:node|id|ids|item|items|articles?|p|dp|issues|pull|watch|status)/[0-9]{1,12}",
    re.DOTALL,
)
"""What holds digits that mean no time: host, fragment, percent-encoding, UUID, hash, DOI, number of a standard, of a
release, of pages, of a record."""

_REMEMBERED = 2_000
"""Addresses whose expressions are kept."""
_TERMS = {
    lowered(name): term
    for table in LANGUAGES.values()
    for name, term in (table.seasons | table.short_terms).items()
    if name.isascii() and name.isalpha()
}
"""Names of terms that are one plain word, in all languages at once, since addresses mix them."""
_HOST_YEAR = re.compile(r"https?://(?=[^/?#]{0,250}[a-z])[^/?#:]{0,200}?(?<!\d)(?P<year>20[0-4]\d)(?!\d)", re.ASCII)

Reading = tuple[Interval, Role]
Reader = Callable[[Parts], Reading | None]


@lru_cache(maxsize=_REMEMBERED)
def find_in_url(url: str) -> tuple[Expression, ...]:
    """The time expressions in the path and query of an absolute address; the spans are places in `url`."""
    first = _YEARISH.search(url, 0, MAX_URL)
    if first is None or "://" not in url:
        return ()
    return tuple(_read(url[:MAX_URL], max(0, first.start() - _LONGEST_LEAD)))


def find_in_host(url: str) -> tuple[Expression, ...]:
    """The years in the name of a host, as that of a conference has them: `2021.example.org`, `exconf2021.org`."""
    match = _HOST_YEAR.match(url)
    if match is None:
        return ()
    year = int(match["year"])
    return (Expression(match.span("year"), match["year"], *years(year, year), Role.EDITION),)


def _blank(match: re.Match[str]) -> str:
    """As many characters as there were, so that places stay; a host keeps nothing that could join its path."""
    return "~" * len(match[0])


def _read(url: str, begin: int) -> Iterator[Expression]:
    clear = _OPAQUE.sub(_blank, lowered(url))
    for match in _grammar().finditer(clear, begin):
        start, end = match.span()
        shape = match.lastgroup or ""
        reading = _SHAPES[shape][0](Parts(match, shape))
        if reading is not None:
            yield Expression((start, end), url[start:end], *reading[0], reading[1])


def _upload_month(match: Parts) -> Reading:
    month = int(match["month"])
    return months(int(match["year"]), month, month), Role.PUBLICATION


def _day(match: Parts) -> Reading | None:
    """A full date in an address says when something was written or uploaded."""
    interval = days(None, match["day"], int(match["month"]), match["year"])
    return (interval, Role.PUBLICATION) if interval else None


def _academic_year(match: Parts) -> Reading | None:
    start = full_year(match["year"])
    end = second_year(start, match["second"])
    return (academic_years(start, end), Role.ACADEMIC_YEAR) if end == start + 1 else None


def _pair(match: Parts) -> Reading | None:
    """Two years that do not follow each other are a range where both are whole, else an accident of numbering."""
    start = int(match["year"])
    end = second_year(start, match["second"])
    if end == start + 1:
        return academic_years(start, end), Role.ACADEMIC_YEAR
    return (years(start, end), Role.PERIOD) if len(match["second"]) == 4 and end > start else None


def _short_pair(match: Parts) -> Reading | None:
    """`_21-22`: two digits are years only where they follow each other, and could be no day and month."""
    start, end = full_year(match["year"]), full_year(match["second"])
    return (academic_years(start, end), Role.ACADEMIC_YEAR) if end == start + 1 else None


def _term(match: Parts) -> Reading | None:
    if not is_term_year(match["year"]):
        return None
    year, name = full_year(match["year"]), _TERMS[match["name"]]
    if match["second"]:
        year = max(year, second_year(year, match["second"]) - (name[1] < name[0]))
    return months(year, *name), Role.TERM


def _half_year(match: Parts) -> Reading:
    return half_year(int(match["year"]), match["half"]), Role.TERM


def _act(match: Parts) -> Reading:
    """The year and number of an act, as in a European Legislation Identifier: `/eli/reg/2016/679`."""
    return years(int(match["year"]), int(match["year"])), Role.LAW


def _year(match: Parts) -> Reading:
    return years(int(match["year"]), int(match["year"])), Role.EDITION


_PIECES = {"<YYYY>": r"(?:199\d|20\d\d)", "<MM>": r"(?:0[1-9]|1[0-2])", "<DD>": r"(?:0[1-9]|[12]\d|3[01])"} | {
    "<TERM>": f"(?:{'|'.join(sorted(_TERMS, key=len, reverse=True))})"
}

_SHAPES: Mapping[str, tuple[Reader, str]] = {
    "day": (_day, r"(?<!\d)(?P<year><YYYY>)[-_./]?(?P<month><MM>)[-_./]?(?P<day><DD>)(?!\d)"),
    "day_first": (_day, r"(?<!\d)(?P<day><DD>)[-_.](?P<month><MM>)[-_.](?P<year><YYYY>)(?!\d)"),
    "upload_month": (_upload_month, r"(?<=/)(?P<year><YYYY>)[/-](?P<month><MM>)(?=/)"),
    "academic_year": (
        _academic_year,
        r"(?<![a-z])(?:a\.?a\.?|a\.?y\.?|as|curso|rentree|anno)[-_]?(?P<year>(?:20)?\d\d)[-_]?(?P<second>(?:20)?\d\d)(?!\d)",
    ),
    "pair": (_pair, r"(?<![\d.])(?P<year><YYYY>)[-_/](?P<second><YYYY>|\d\d)(?![\d]|[-_.]?\d\d)"),
    "short_pair": (_short_pair, r"(?<=[-_/])(?P<year>1[4-9]|[23]\d)[-_](?P<second>[123]\d)(?![\da-z]|[-_]\d)"),
    "term": (
        _term,
        r"(?<![a-z0-9])(?P<name><TERM>)[-_]?(?P<year>(?:20)?\d\d)(?:[-_/]?(?P<second>(?:20)?\d\d))?(?![\da-z])",
    ),
    "half_year": (_half_year, r"(?<=[-_/])(?P<year><YYYY>)-(?P<half>[12])(?=[/?#]|$)"),
    "joined_pair": (_academic_year, r"(?<![\d.])(?P<year><YYYY>)(?P<second><YYYY>)(?!\d)"),
    "act": (_act, r"(?<=/)(?P<year><YYYY>)/\d{1,4}(?![\da-z])"),
    "query": (_year, r"(?<=[?&;])(?:a\.?a|ay|anno|anno_accademico|year|academic_year)=(?P<year><YYYY>)(?!\d)"),
    "year": (_year, r"(?<![\d.?&;=])(?P<year>(?<![a-z])<YYYY>(?!\d)|<YYYY>(?![\da-z]))(?!\.\d)"),
}
"""In the order in which they are tried at one place: the more particular first. `<YYYY>`, `<MM>` and `<DD>` stand for a
year of the Web's age, a month and a day."""


@cache
def _grammar() -> re.Pattern[str]:
    """Made on first use: to compile it takes 4 ms, and many a site has no year in any address."""
    return re.compile(whole({name: _with_pieces(pattern) for name, (_, pattern) in _SHAPES.items()}), re.ASCII)


def _with_pieces(pattern: str) -> str:
    for name, piece in _PIECES.items():
        pattern = pattern.replace(name, piece)
    return pattern
