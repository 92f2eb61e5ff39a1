"""What stands before an address: a challenge, a sign-on that it leads to, a login in its place, or a refusal.

An opinion without a verdict: several checks want to know it, and `restricted` says it.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from linkcheck import filetypes, urls
from linkcheck.model import Cause, Gate, PageFacts, Target, Testimony, Why
from linkcheck.signon import phrases, systems
from linkcheck.signon.systems import System


class Kind(StrEnum):
    CHALLENGE = "challenge"
    """The server asks for credentials in HTTP."""
    SIGN_ON = "sign-on"
    """A reader is sent to where one logs in."""
    ERROR = "error"
    """The same, and what it shows to a stranger is an error of its own."""
    FORM = "form"
    """A login stands in the thing's place."""
    NOTICE = "notice"
    """A page that says that it is for some alone stands there."""
    REFUSAL = "refusal"
    """A page that refuses a document stands in its place."""


class Barrier(Struct, frozen=True):
    kind: Kind
    seen: Testimony
    host: str
    """Of whom one has to log in at."""
    system: str = ""
    """By its name, where that is known."""
    words: str = ""
    """What told it."""

    @property
    def provider(self) -> str:
        return f"{self.host} ({self.system})" if self.system else self.host


LOGINS = frozenset({401, 407, 440, 561})
"""Statuses that ask for a login: RFC 9110, 15.5.2 and 15.5.8; a session that timed out (Microsoft IIS); an identity
provider that gave an error (AWS Elastic Load Balancing)."""
GONE = frozenset({404, 410})
FEW_WORDS = 120
"""A page that is nothing but a login form says little else."""
OTHER_FILE = frozenset({"zip", "mp4", "mp3", "ics"})
"""What names end in that are no documents to read, and no pages either."""
LONG = 300
"""Words from which on a page is more than a login, whatever it is called."""
WITHIN = frozenset({Cause.REDIRECT_LOOP, Cause.REDIRECT_LIMIT, Cause.BAD_REDIRECT, Cause.NO_SUCH_HOST, Cause.REFUSED})
"""How a sign-on fails that bears only browsers with a session, or only those in the house."""
STUCK = frozenset({400, 405})
"""What endpoints of a sign-on answer to somebody who comes without a request."""


def is_challenge(seen: Testimony) -> bool:
    """Whether a 403 asks for credentials."""
    return seen.status == 403 and "www-authenticate" in seen.headers


def barrier(target: Target) -> Barrier | None:
    """What stands before a target, by what its witnesses saw; None where it is open, or cannot be told."""
    seen = target.scanned
    if seen is not None and seen.succeeded and not seen.redirects and not may_be_login(seen.page):
        return None  # as nearly all are done with
    if (asked := _asked(target)) is not None:
        header = asked.headers.get("www-authenticate", "")
        return Barrier(Kind.CHALLENGE, asked, urls.host(asked.final_url), systems.by_challenge(header))
    if seen is None or seen.wall:
        return None
    return _sign_on(target, seen) or _in_place(target, seen)


def may_be_login(page: PageFacts | None) -> bool:
    """Whether a page that came at once could be a login all the same."""
    if page is None:
        return False
    return page.gate is not None or page.password_field or page.refresh is not None or page.stand_in is not None


def _asked(target: Target) -> Testimony | None:
    """The testimony of a witness who was asked for credentials; where the scan was let in, only its own counts."""
    first = target.scanned
    asked = (first, target.witnessed) if first is not None and not first.succeeded else (first,)
    met = (seen for seen in asked if seen is not None and not seen.wall)  # which may ask for anything
    return next((seen for seen in met if seen.status in LOGINS or is_challenge(seen)), None)


# Sent on


def _sign_on(target: Target, seen: Testimony) -> Barrier | None:
    if seen.cause is not None:
        return _held(target, seen) if seen.cause in WITHIN else None
    gate = _gate(seen)
    if gate.error and not _is_lost(seen) and (not seen.succeeded or _says_little(seen)):
        return Barrier(Kind.ERROR, seen, urls.host(seen.final_url), gate.error)
    if systems.by_address(target.url) is not None:
        return _stuck(target, seen)
    if gate.leads is not None:
        system = systems.by_address(gate.leads)
        name = system.name if system is not None and system.name else "SAML"
        return Barrier(Kind.SIGN_ON, seen, urls.host(gate.leads), name, urls.without_query(gate.leads))
    refreshed = target.answer(Why.REFRESH)
    ways = (
        seen.final_url if seen.redirects else None,
        seen.page.refresh if seen.page is not None else None,
        refreshed.final_url if refreshed is not None and refreshed.status is not None else None,
    )
    for url in filter(None, ways):
        system = systems.by_address(url)
        if system is not None and not (url == seen.final_url and _is_dead_end(seen, system)):
            return Barrier(Kind.SIGN_ON, seen, urls.host(url), system.name, urls.without_query(url))
    return _held(target, seen) if seen.redirects else None


def _gate(seen: Testimony) -> Gate:
    return seen.page.gate if seen.page is not None and seen.page.gate is not None else Gate()


def _says_little(seen: Testimony) -> bool:
    """Whether it is no page that explains such errors."""
    return seen.page is not None and seen.page.words < FEW_WORDS


def _is_dead_end(seen: Testimony, system: System) -> bool:
    """Whether that which is called a login is not there: of no system that is known, such a name alone tells little."""
    return not system.name and seen.status in GONE


def _stuck(target: Target, seen: Testimony) -> Barrier | None:
    """The link is to a sign-on itself, at a place where nobody may begin: it was kept from somebody's own login."""
    system = systems.by_address(target.url)
    if seen.status in STUCK and system is not None and system.name:
        return Barrier(Kind.ERROR, seen, urls.host(seen.final_url), system.name)
    return None


def _held(target: Target, seen: Testimony) -> Barrier | None:
    """Sent through a sign-on and not back: the last page is that host's own, or there is no last page."""
    if systems.by_address(target.url) is not None:
        return None
    own = urls.host(target.url)
    for hop in seen.redirects:
        system, host = systems.by_address(hop.url), urls.host(hop.url)
        if system is None or not system.name:
            continue
        if seen.status is None or (host != own and host == urls.host(seen.final_url)):
            return Barrier(Kind.SIGN_ON, seen, host, system.name, urls.without_query(hop.url))
    return None


# In its place


def _in_place(target: Target, seen: Testimony) -> Barrier | None:
    page = seen.page
    if page is None:
        return None
    if promises_document(target) and seen.succeeded:
        return _instead_of_document(seen, page)
    if systems.by_address(target.url) is not None or _is_lost(seen):
        return None
    gate = _gate(seen)
    if is_login_form(page) or gate.system:
        return Barrier(Kind.FORM, seen, urls.host(seen.final_url), gate.system)
    if gate.says:
        return Barrier(Kind.NOTICE, seen, urls.host(seen.final_url), words=gate.says)
    return None


def _is_lost(seen: Testimony) -> bool:
    """Whether a page that is not there says so itself, be there a login beside it or not."""
    page = seen.page
    return seen.status in GONE and page is not None and page.apology != ""


def is_login_form(page: PageFacts) -> bool:
    """Whether a page is nothing but a form to log in with."""
    gate = page.gate or Gate()
    names = (page.title, page.heading)
    titled = any(map(phrases.is_login, names))
    if page.password_field:
        if page.words < FEW_WORDS and (any(map(phrases.names_login, names)) or any(map(phrases.refuses, names))):
            return True
        return (titled and page.words < LONG) or phrases.is_login(gate.button)
    return gate.asks_name and titled and page.words < FEW_WORDS


def _instead_of_document(seen: Testimony, page: PageFacts) -> Barrier | None:
    """Any form with a password will do, where a file was promised."""
    gate, host = _gate(seen), urls.host(seen.final_url)
    short = page.words < FEW_WORDS
    names = (page.title, page.heading)
    if page.password_field or gate.system:
        return Barrier(Kind.FORM, seen, host, gate.system)
    if short and any(map(phrases.refuses, names)):
        return Barrier(Kind.REFUSAL, seen, host)
    if short and any(map(phrases.names_login, names)):
        return Barrier(Kind.FORM, seen, host)
    return Barrier(Kind.NOTICE, seen, host, words=gate.says) if gate.says else None


def promises_document(target: Target) -> bool:
    """Whether its address or its media type calls it a file that is no page."""
    path = urls.path(target.url)
    called = target.scanned.media_type if target.scanned is not None else None
    return bool(filetypes.promised(called, path)) or path.rpartition(".")[2].lower() in OTHER_FILE
