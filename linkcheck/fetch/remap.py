"""Addresses asked for elsewhere than where they are: a preview of a site stands in for it.

Outside, only the addresses as they are linked are known: what is asked, and what a redirect says, is rewritten on the
way.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

from msgspec.structs import replace

from linkcheck import urls
from linkcheck.fetch.curl import Bounds
from linkcheck.fetch.disk import Remote
from linkcheck.model import Answer, Response, Url

Ticket = TypeVar("Ticket")


class RemappedTransport(Generic[Ticket]):
    """`remap`: beginning of an address -> what to put in its place; the longest that fits counts."""

    def __init__(self, remap: Mapping[Url, Url], inner: Remote[Ticket]) -> None:
        self._remap = sorted(remap.items(), key=lambda pair: -len(pair[0]))
        self._inner = inner
        self._asked: dict[Ticket, tuple[Url, Url, Url]] = {}
        """The address as it is linked, and the pair by which it was rewritten."""

    @property
    def has_room(self) -> bool:
        return self._inner.has_room

    @property
    def under_way(self) -> int:
        return self._inner.under_way

    def start(self, ticket: Ticket, url: Url, bounds: Bounds, cookie: str = "") -> None:
        for before, after in self._remap:
            if url.startswith(before):
                self._asked[ticket] = (url, before, after)
                self._inner.start(ticket, Url(after + url[len(before) :]), bounds, cookie)
                return
        self._inner.start(ticket, url, bounds, cookie)

    def turn(self, wait: float) -> list[tuple[Ticket, Answer]]:
        return [(ticket, self._back(ticket, answer)) for ticket, answer in self._inner.turn(wait)]

    def _back(self, ticket: Ticket, answer: Answer) -> Answer:
        asked = self._asked.pop(ticket, None)
        if asked is None:
            return answer
        url, before, after = asked
        if not isinstance(answer, Response):
            return replace(answer, url=url)
        headers = answer.headers
        leads = urls.resolve(headers["location"], Url(after + url[len(before) :])) if "location" in headers else None
        if leads is not None:
            headers = {**headers, "location": before + leads[len(after) :] if leads.startswith(after) else leads}
        return replace(answer, url=url, headers=headers)

    def close(self) -> None:
        self._inner.close()
