"""Addresses of one host at which much the same page stands: what is free to be noticed once all were looked at.

A site that answers its one page to any address gives itself away by it, although that page says nothing of an error.
Most twins are harmless, so they are only a reason to ask whether an address that cannot exist gives that page as well;
of a host, few folders are asked in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linkcheck import landmarks, urls
from linkcheck.model import PageFacts, Target, Url

FEWEST_WORDS = 25
"""Words of a page by which it can be told from others."""
DIFFERENCE = 20
"""Two pages are much the same if the number of their words differs by one in so many, or by fewer than ten."""
MOST_FOLDERS = 10
"""Folders of a host in which is asked."""


def twins(targets: Iterable[Target]) -> Iterator[tuple[Target, Url]]:
    """Targets, each with another of its host that shows much the same page under another name."""
    alike: dict[tuple[str, str, str], list[tuple[Target, PageFacts]]] = {}
    for target in targets:
        seen = target.scanned
        page = seen.page if seen is not None and seen.succeeded else None
        if page is not None and page.words >= FEWEST_WORDS and (page.title or page.heading) and not page.password_field:
            alike.setdefault((urls.origin(target.url), page.title, page.heading), []).append((target, page))
    folders: dict[str, set[str]] = {}
    for (origin, _, _), group in sorted(alike.items()):
        for target, twin in _pairs(group):
            asked, beside = folders.setdefault(origin, set()), landmarks.beside(target.url)
            if beside in asked or len(asked) < MOST_FOLDERS:
                asked.add(beside)
                yield target, twin


def _pairs(group: list[tuple[Target, PageFacts]]) -> Iterator[tuple[Target, Url]]:
    """Neighbours by number of words, so that nobody is compared with all others."""
    ordered = sorted(group, key=lambda one: (one[1].words, one[0].url))
    for number, (target, page) in enumerate(ordered):
        if landmarks.is_home(target.url) or "?" in target.url:  # with a parameter, it may be a page of a list
            continue
        for other, its in ordered[max(0, number - 2) : number + 3]:
            near = abs(page.words - its.words) <= max(10, page.words // DIFFERENCE)
            if near and _name(other.url) != _name(target.url) and not _is_one(target, other):
                yield target, other.url
                break


def _is_one(one: Target, other: Target) -> bool:
    """Whether one of two addresses just leads to the other."""
    mine, its = one.scanned, other.scanned
    assert mine is not None
    assert its is not None
    return mine.final_url == its.final_url and not (mine.redirects and its.redirects)


def _name(url: Url) -> str:
    """What a page is called: the same where it is one page in two languages, or with and without a slash."""
    if landmarks.is_home(url):
        return ""
    return urls.path(url).rstrip("/").rpartition("/")[2].partition(".")[0].lower()
