"""Editions of the same thing: `bando_2021.pdf` and `bando_2025.pdf`, or what has no year in its address at all.

Two addresses are of one series where nothing differs but years, terms, versions and the "(1)" of a second upload.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property, lru_cache

from linkcheck import urls
from linkcheck.dates import Expression, Role, find_in_url, lowered, url_may_be_dated
from linkcheck.model import Url

NEVER = 1897
"""A year in which nothing on the Web was: an address with it answers only where every address does."""
EVERGREEN = ("current", "latest", "attuale", "corrente", "aktuell", "actuel", "en-cours", "actual", "atual")
"""What stands in an address in place of a year."""
_EDITIONS = frozenset({Role.EDITION, Role.ACADEMIC_YEAR, Role.TERM})
_NOISE = re.compile(
    r"%20|[-_ ]?(?:\(\d{1,2}\)|%28\d{1,2}%29)|[-_ .]?(?:v|ver|vers|rev)[-_.]?\d{1,2}(?:[-_.]\d{1,2})?(?![a-z0-9])"
    r"|[-_](?:def|final|finale|definitivo|new|nuovo|updated|agg|copy|copia|signed|\d)(?=[-_.]|$)|[-_ ]+"
)
_YEAR = re.compile(r"(?<!\d)(?:199|20[0-4])\d(?!\d)")
_SECOND = re.compile(r"(?<=\d)([-_/]?)(\d\d)$")
"""The second year of `2021-22`, and of `AA2122`."""


def editions(url: str) -> tuple[Expression, ...]:
    """What of an address names an edition."""
    return tuple(one for one in find_in_url(url) if one.role in _EDITIONS)


@lru_cache(maxsize=10_000)
def key(url: str) -> str | None:
    """What all addresses of one series have in common; None where an address names no edition."""
    found = editions(url)
    if not found:
        return None
    pieces, at = [], 0
    for one in found:
        pieces.append(url[at : one.span[0]])
        at = one.span[1]
    whole = "{edition}".join((*pieces, url[at:]))
    return _NOISE.sub("", lowered(urls.without_web_scheme(Url(whole.partition("#")[0]))))


def last_day(url: str) -> date:
    """The last day of the newest edition that an address names."""
    return max(one.end for one in editions(url))


def stem(text: str) -> str:
    """A link's text without its years: what the links of one list of editions share."""
    return _NOISE.sub(" ", re.sub(r"\d{2,4}", "", lowered(text))).strip()


def shifted(url: str, by: int) -> Url | None:
    """The same address of an edition `by` years later; None where it names no edition."""
    found = editions(url)
    pieces, at = [], 0
    for one in found:
        pieces += [url[at : one.span[0]], _later(one.words, by)]
        at = one.span[1]
    return urls.parse("".join((*pieces, url[at:]))) if found else None


def never(url: str) -> Url | None:
    """The same address of an edition that there cannot be."""
    found = editions(url)
    return shifted(url, NEVER - found[0].start.year) if found else None


def _later(words: str, by: int) -> str:
    """Years as they are written, some years on; two digits alone are a year's last two."""
    if _YEAR.search(words) is None:
        return re.sub(r"\d\d", lambda two: f"{(int(two[0]) + by) % 100:02}", words)
    first = _YEAR.sub(lambda year: str(int(year[0]) + by), words)
    if _YEAR.fullmatch(words) or len(_YEAR.findall(words)) > 1:
        return first
    return _SECOND.sub(lambda two: f"{two[1]}{(int(two[2]) + by) % 100:02}", first) if _has_second(words) else first


def _has_second(words: str) -> bool:
    """Whether two digits follow the whole year, as in `2021-22`."""
    return re.search(r"(?:199|20[0-4])\d[-_/]\d\d$", words) is not None


class Series:
    """The editions that a site links to, by series: made when they are asked for, since most sites have none."""

    def __init__(self, addresses: Iterable[str]) -> None:
        self._addresses = addresses

    def newer(self, url: str) -> str | None:
        """The newest edition of the same series, where it is newer; else the address without any year."""
        name = key(url)
        if name is None:
            return None
        newest = max(self._by_key.get(name, {url}), key=lambda one: (last_day(one), one))
        if last_day(newest) > last_day(url):
            return newest
        return next((twin for twin in _evergreen(url) if twin in self._all), None)

    @cached_property
    def _all(self) -> frozenset[str]:
        return frozenset(self._addresses)

    @cached_property
    def _by_key(self) -> Mapping[str, set[str]]:
        found: dict[str, set[str]] = {}
        for url in self._all:
            name = key(url) if url_may_be_dated(urls.path_and_query(url)) else None
            if name is not None:
                found.setdefault(name, set()).add(url)
        return found


def _evergreen(url: str) -> Iterable[str]:
    """The addresses at which the newest edition may always be: `/2021/` is `/current/`, or left out."""
    for one in editions(url):
        before, behind = url[: one.span[0]], url[one.span[1] :]
        if before.endswith("/") and behind.startswith("/"):
            yield before + behind[1:]
            yield from (f"{before}{word}{behind}" for word in EVERGREEN)
        elif before.endswith(("-", "_")):
            yield before[:-1] + behind
