"""Does the part of the page or document that the link names exist?

Broken: the page answered well and was read whole by both witnesses, and neither found an element with that id (or an
`a` with that name). A redirect's own fragment wins over the link's (RFC 9110, 10.2.2). Silent: the empty fragment and
`top` (HTML standard, 7.4.6.4), text fragments, and what is no page. Unverified: a page drawn by scripts, whose elements
nobody can know without running them.

Of a PDF, `page` must be one that it has, and `nameddest`, or a name alone, one of its named destinations (RFC 8118, 3);
other parameters only say how it is shown. Other documents are given to a program that knows of no fragment; a link
within one must lead to a bookmark that it has.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date
from urllib.parse import unquote

from linkcheck import filetypes
from linkcheck.contents import DocumentFacts
from linkcheck.model import (
    Ask,
    Evidence,
    Finding,
    Link,
    Occurrences,
    PageFacts,
    Scalar,
    Target,
    Testimony,
    Verdict,
    Why,
    where_said,
)
from linkcheck.policy import Policy
from linkcheck.urls import checksum

MESSAGES = {
    "fragment.missing": "The page is there, but it has no part called “{fragment}”",
    "fragment.scripted": "The page is drawn by scripts; whether it has a part called “{fragment}” cannot be told",
    "fragment.no-page": "The PDF is there, but it has {has}, and no page {page}",
    "fragment.no-destination": "The PDF is there, but it has no destination called “{fragment}”",
    "fragment.no-bookmark": "The document has no bookmark called “{fragment}”, to which this link in it leads",
    "fragment.one-witness": "No part called “{fragment}” was found, but the second look could not confirm it",
}


_WITH_BOOKMARKS = frozenset(
    name for name, format in filetypes.FORMATS.items() if format.family == "text" and name not in filetypes.OLE
)


def rows(links: Occurrences) -> Iterable[int]:
    return where_said(links.url, lambda url: "#" in url)


def check(link: Link, policy: Policy, as_of: date) -> Iterable[Finding | Ask]:
    target = link.target
    if "#" not in link.url or target is None or target.scanned is None:
        return ()
    fragment = effective(link.fragment, target.scanned)
    if target.scanned.document is not None:
        return _missing_in_document(link, target, target.scanned.document, fragment)
    return _missing(link, target, target.scanned, fragment) if fragment and _misses(target.scanned, fragment) else ()


def _missing(link: Link, target: Target, seen: Testimony, fragment: str) -> Iterator[Finding | Ask]:
    if seen.page is not None and (seen.page.scripted or seen.page.app):
        yield _finding(link, Verdict.UNVERIFIED, "fragment.scripted", fragment)
        return
    if target.witnessed is None:
        yield Ask(Why.WITNESS, target.url, target.url)
    yield _confirmed(link, target, fragment)


def _missing_in_document(link: Link, target: Target, facts: DocumentFacts, fragment: str) -> Iterator[Finding | Ask]:
    problem = _problem(link, target, facts, fragment) if facts.is_read and not _is_top(fragment) else None
    if problem is None:
        return
    if target.witnessed is None:
        yield Ask(Why.WITNESS, target.url, target.url)
    second = target.witnessed.document if target.witnessed is not None else None
    if second is not None and second.digest == facts.digest:
        message, args = problem
        evidence = (Evidence("fragment", f"#{fragment}"),)
        yield Finding("fragment", Verdict.BROKEN, message, args, evidence, per="link")
    else:
        yield _finding(link, Verdict.UNVERIFIED, "fragment.one-witness", fragment)


Problem = tuple[str, dict[str, Scalar]]
"""What is missing: a message, and what fills it in."""


def _problem(link: Link, target: Target, facts: DocumentFacts, fragment: str) -> Problem | None:
    is_whole = target.scanned is not None and target.scanned.whole
    if facts.format == "pdf":
        return _missing_in_pdf(facts, fragment, is_whole)
    is_within = link.page == target.url and facts.format in _WITH_BOOKMARKS
    if is_within and is_whole and fragment.lower() != "_top" and not _has_name(facts.anchors, fragment):
        return "fragment.no-bookmark", {"fragment": fragment}
    return None


def _missing_in_pdf(facts: DocumentFacts, fragment: str, is_whole: bool) -> Problem | None:
    """What a PDF does not have of what a fragment names; all names are known of one that was read whole."""
    fragment = unquote(fragment)
    parameters = dict(part.partition("=")[::2] for part in re.split("[&#]", fragment))
    page = parameters.get("page", "")
    if page.isascii() and page.isdigit() and facts.pages is not None and not 1 <= int(page[:9]) <= facts.pages:
        return "fragment.no-page", {"pages": facts.pages, "has": _counted(facts.pages), "page": page[:9]}
    name = parameters.get("nameddest", fragment if _is_name(fragment) else "")
    if name and is_whole and not _has_name(facts.anchors, name):
        return "fragment.no-destination", {"fragment": name}
    return None


_PARAMETERS = frozenset(
    "page nameddest zoom view viewrect pagemode scrollbar search toolbar statusbar messages navpanes highlight fdf "
    "comment collab ef structelem".split()
)
"""RFC 8118, 3, and those that viewers have added."""


def _is_name(fragment: str) -> bool:
    """Whether it is a destination's name, and none of the ways in which viewers call a place themselves."""
    return bool(re.fullmatch(r"[^\W\d][\w.: -]*", fragment)) and fragment.lower() not in _PARAMETERS


def _counted(pages: int) -> str:
    return "1 page" if pages == 1 else f"{pages:,} pages"


def _confirmed(link: Link, target: Target, fragment: str) -> Finding:
    if target.witnessed is not None and _misses(target.witnessed, fragment):
        return _finding(link, Verdict.BROKEN, "fragment.missing", fragment)
    return _finding(link, Verdict.UNVERIFIED, "fragment.one-witness", fragment)


def effective(fragment: str, seen: Testimony) -> str:
    """The fragment that a browser looks for: the last redirect's own, else the link's; text fragments taken off."""
    own = next((hop.url.partition("#")[2] for hop in reversed(seen.redirects) if "#" in hop.url), None)
    return (fragment if own is None else own).partition(":~:")[0]


def _misses(seen: Testimony, fragment: str) -> bool:
    """Whether a page that was read whole has no such part."""
    return seen.succeeded and seen.whole and seen.page is not None and not has_part(seen.page, fragment)


def has_part(page: PageFacts, fragment: str) -> bool:
    return _is_top(fragment) or _has_name(page.anchors, fragment)


def _is_top(fragment: str) -> bool:
    """Whether it names the beginning, which every page has."""
    return unquote(fragment).lower() in ("", "top")


def _has_name(sums: bytes, fragment: str) -> bool:
    anchors = array("I", sums)
    names = (fragment, unquote(fragment), f"user-content-{unquote(fragment)}")
    return any(_holds(anchors, checksum(name)) for name in names)


def _holds(anchors: array[int], number: int) -> bool:
    place = bisect_left(anchors, number)
    return place < len(anchors) and anchors[place] == number


def _finding(link: Link, verdict: Verdict, message: str, fragment: str) -> Finding:
    return Finding(
        "fragment", verdict, message, {"fragment": fragment}, (Evidence("fragment", f"#{fragment}"),), per="link"
    )
