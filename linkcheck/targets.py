"""Which target an address means, whether anybody may be asked for it, and how much is taken of what comes.

Addresses that differ in what says nothing share a target: a parameter that the source drops, a visitor's session id,
and, in a folder, all that means the same file.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from linkcheck import documents, urls
from linkcheck.auth import host_of
from linkcheck.expressions import Expressions, Outcome
from linkcheck.fetch.curl import Bounds
from linkcheck.folder import Folder
from linkcheck.identity import Dropping, without_session
from linkcheck.logout import logs_out
from linkcheck.model import Skip, Target, Url
from linkcheck.observations import Observations
from linkcheck.scope import Scope
from linkcheck.source import Source

SPEAKING_SCHEMES = frozenset({"mailto", "tel"})
"""Schemes that nobody can ask, but whose addresses can be judged as they stand."""

FOREIGN_PAGE = 2_000_000
"""Bytes read of a foreign page: enough for its fragments, and for telling an error or login page."""
OTHER_BODY = 16_384
"""Bytes read of what is no page: enough to know that it is there."""
LETTING_IN = frozenset({"authorization", "cookie"})
"""Header fields that may let us in."""


class Targets:
    """The targets of a crawl, by any address that means them."""

    def __init__(self, source: Source, scope: Scope, folder: Folder | None, seen: Observations) -> None:
        self._source, self._scope, self._folder, self._seen = source, scope, folder, seen
        self._exclude = Expressions(source.exclude) if source.exclude else None
        self._dropping = Dropping(source.drop_parameters) if source.drop_parameters else None
        fields = {key: frozenset(map(str.lower, named)) for key, named in source.headers.items()}
        self._let_in = set(map(host_of, (*source.auth, *(key for key, named in fields.items() if named & LETTING_IN))))
        """Hosts at which we may have a session."""
        self._bounds = {case: _bounds(source, *case) for case in product((True, False), repeat=3)}
        """By whether a target is our own, read for links, and opened if it is a file."""
        self._same: dict[Url, Target] = {}
        """By the other addresses of a target."""

    def known(self, addresses: Sequence[Url | None]) -> list[Target | None]:
        """The targets of the links of a page, fragments and all; None for what was never met."""
        targets, same = self._seen.targets, self._same
        known: list[Target | None] = list(map(targets.get, addresses))  # type: ignore[arg-type]
        if all(known):
            return known
        bare = [address and urls.without_fragment(address) for address in addresses]
        return [target or targets.get(url) or same.get(url) for target, url in zip(known, bare, strict=True)]  # type: ignore[arg-type]

    def at(self, address: Url) -> Target:
        """The target of an address without its fragment, made when it or its like is first met."""
        met = self._seen.targets.get(address) or self._same.get(address)
        if met is not None:
            return met
        skip = self.skip(address)
        asked = key = address if skip is not None else self._asked(address)
        if asked != address:
            skip = self.skip(asked)
        shared = without_session(asked)
        own = self._scope.owns(shared)
        if own and skip is None:
            key = shared
        target = self._seen.targets.get(key)
        if target is None:
            target = self._seen.targets[key] = Target(asked, own=own, skip=skip)
        elif target.url != asked:
            self._seen.gap(Skip.SESSION_ID, address)
        if address != key:
            self._same[address] = target
        return target

    def _asked(self, address: Url) -> Url:
        """The address that is asked for."""
        if self.is_in_folder(address):
            return self._of_file(address)
        return address if self._dropping is None else self._dropping(address)

    def _of_file(self, address: Url) -> Url:
        """The file's own address, where there is such a file: it is read once, whatever leads to it."""
        assert self._folder is not None
        name = self._folder.find(address)
        own = self._folder.address(name) if name is not None else address
        return own if urls.scheme(own) == urls.scheme(address) else address

    def shared(self, page: Url) -> Url:
        """A page's address without what says nothing: of two that are alike here, one is read."""
        address = urls.without_fragment(page)
        return without_session(self._dropping(address) if self._dropping is not None else address)

    def skip(self, url: Url) -> Skip | None:
        """Why nobody is asked for an address, whatever it leads to."""
        if not urls.is_web(url):
            return None if urls.scheme(url) in SPEAKING_SCHEMES else Skip.SCHEME
        if self._exclude is not None and (excluded := self._excluded(url, self._exclude)):
            return excluded
        if self.is_in_folder(url):
            return None
        if url.startswith(urls.ABOVE):
            return Skip.OUTSIDE
        if self._source.offline:
            return Skip.OFFLINE
        if self._folder is not None and self._source.outside == "skip":
            return Skip.OUTSIDE
        if self._let_in and urls.host(url) in self._let_in and logs_out(url):
            return Skip.LOGOUT
        return None

    def _excluded(self, url: Url, exclude: Expressions) -> Skip | None:
        """Where it cannot be told in time whether an address is left out, it is: nobody is asked against our word."""
        outcome, expression = exclude.look_in(_known_as(url))
        match outcome:
            case Outcome.FOUND:
                return Skip.EXCLUDED
            case Outcome.TOO_LONG:
                self._seen.slow_expressions[url] = expression
                return Skip.EXCLUDE_TIME
            case Outcome.NOT_FOUND:
                return None

    def is_in_folder(self, url: Url) -> bool:
        """Whether it lies in the folder, be there a file or not; no robots.txt speaks to us there."""
        return self._folder is not None and self._folder.covers(url)

    def opens(self, target: Target) -> bool:
        """Whether a target is opened if it turns out to be a file."""
        match self._source.documents:
            case "none":
                return False
            case "all":
                return True
            case _:
                return target.own or self._scope.owns_origin(urls.origin(target.url))

    def bounds(self, target: Target, wanted: bool) -> Bounds:
        """How much is taken of a target; `wanted` says that it is read for links, or looked at again as it was."""
        return self._bounds[target.own, wanted, self.opens(target)]


def _bounds(source: Source, own: bool, wanted: bool, opens: bool) -> Bounds:
    document = source.max_document_bytes if opens else 0
    if wanted:
        return Bounds(source.max_page_bytes, OTHER_BODY, documents.TYPES, document)
    page = source.max_page_bytes if own else min(FOREIGN_PAGE, source.max_page_bytes)
    return Bounds(page, OTHER_BODY, (b"html", b"xml", b"/plain") if opens else (b"html", b"xml"), document)


def _known_as(url: Url) -> str:
    """An address as those who write patterns know it: a local file's is its path from the folder's root."""
    return f"/{urls.shown(url)}" if urls.is_local(url) else url
