"""What can be wrong: the door for checks.

A check is a module with a docstring (what `linkcheck explain` says), `MESSAGES` (message id -> English sentence, filled
with `str.format`), and a pure function `check` over what was observed. It gives findings, and `Ask`s for what it would
have to know to be sure; it is called again when they are answered. To add one:

1. write a module here;
2. add its row to `TARGET_CHECKS` (one look at each address), `LINK_CHECKS` (one look at each place that links) or
   `SITE_CHECKS` (one look at all of them).

The order of a table has no meaning. No check may convict on the word of one witness: until the second one has spoken,
the finding is `unverified`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Protocol

from linkcheck.checks import (
    address,
    certificate,
    document,
    fragment,
    https,
    language,
    mailto,
    moved,
    no_answer,
    outdated,
    placeholder,
    restricted,
    soft404,
    status,
    text,
)
from linkcheck.model import Ask, Finding, Link, Occurrences, Place, Placed, Site, Target, Wanted
from linkcheck.policy import Policy


class TargetCheck(Protocol):
    """A module that judges an address: can it be reached, is it what it says?"""

    MESSAGES: dict[str, str]

    def check(self, target: Target, policy: Policy, /) -> Iterable[Finding | Ask]: ...


class LinkCheck(Protocol):
    """A module that judges one place that links: its words, its fragment, its date.

    Most links concern no such check, and there may be a million: `rows` looks through their columns and names those of
    which `check` might say something. It may name too many.
    """

    MESSAGES: dict[str, str]

    def rows(self, links: Occurrences, /) -> Iterable[int]: ...

    def check(self, link: Link, policy: Policy, as_of: date, /) -> Iterable[Finding | Ask]: ...


class SiteCheck(Protocol):
    """A module that judges links by each other: which is the newest of its kind, which stand side by side.

    `prepare` makes ready what it needs for pages in a language, in a thread, while more of them are waited for; without
    it that is made when it is needed.
    """

    MESSAGES: dict[str, str]

    def prepare(self, language: str, /) -> None: ...

    def check(self, site: Site, policy: Policy, as_of: date, /) -> Iterable[Placed | Wanted]: ...


TARGET_CHECKS: Mapping[str, TargetCheck] = {
    "status": status,
    "no-answer": no_answer,
    "moved": moved,
    "restricted": restricted,
    "soft404": soft404,
    "placeholder": placeholder,
    "document": document,
    "https": https,
    "certificate": certificate,
}

LINK_CHECKS: Mapping[str, LinkCheck] = {
    "address": address,
    "fragment": fragment,
    "mailto": mailto,
    "text": text,
}

SITE_CHECKS: Mapping[str, SiteCheck] = {
    "language": language,
    "outdated": outdated,
}

AT_PLACE: Mapping[str, Callable[[Finding, Link, Place | None], Finding]] = {
    "restricted": restricted.at_place,
}
"""Of checks whose finding about an address reads otherwise beside some links to it: how it reads there."""

MESSAGES: Mapping[str, str] = {
    message: sentence
    for catalogue in (
        *(module.MESSAGES for module in TARGET_CHECKS.values()),
        *(module.MESSAGES for module in LINK_CHECKS.values()),
        *(module.MESSAGES for module in SITE_CHECKS.values()),
    )
    for message, sentence in catalogue.items()
}
"""The default catalogue, in English."""

ALL: Mapping[str, TargetCheck | LinkCheck | SiteCheck] = {**TARGET_CHECKS, **LINK_CHECKS, **SITE_CHECKS}
NAMES = tuple(ALL)


def explain(name: str) -> tuple[str, dict[str, str]]:
    """What a check looks at, in its own words, and its sentences by message id."""
    module = ALL[name]
    return (module.__doc__ or "").strip(), module.MESSAGES
