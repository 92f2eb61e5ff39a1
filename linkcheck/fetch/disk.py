"""A folder as a transport: it answers as a server of static files would, at once."""

from __future__ import annotations

from typing import Generic, Protocol, TypeVar

from linkcheck import filetypes
from linkcheck.fetch.curl import Bounds
from linkcheck.folder import Folder, media_type
from linkcheck.model import Answer, Cause, NoAnswer, Response, Url

Ticket = TypeVar("Ticket")
AT_ONCE = 64
"""Files answered for in one turn."""


class Remote(Protocol[Ticket]):
    """A transport to what is not in the folder."""

    @property
    def has_room(self) -> bool: ...

    @property
    def under_way(self) -> int: ...

    def start(self, ticket: Ticket, url: Url, bounds: Bounds, cookie: str = "") -> None: ...

    def turn(self, wait: float) -> list[tuple[Ticket, Answer]]: ...

    def close(self) -> None: ...


class DiskTransport(Generic[Ticket]):
    """Answers for the folder's own addresses itself, and leaves all others to another transport."""

    def __init__(self, folder: Folder, remote: Remote[Ticket]) -> None:
        self._folder, self._remote = folder, remote
        self._begun: list[tuple[Ticket, Url, Bounds]] = []

    @property
    def has_room(self) -> bool:
        return len(self._begun) < AT_ONCE and self._remote.has_room

    @property
    def under_way(self) -> int:
        return len(self._begun) + self._remote.under_way

    def start(self, ticket: Ticket, url: Url, bounds: Bounds, cookie: str = "") -> None:
        if self._folder.covers(url):
            self._begun.append((ticket, url, bounds))
        else:
            self._remote.start(ticket, url, bounds, cookie)

    def turn(self, wait: float) -> list[tuple[Ticket, Answer]]:
        begun, self._begun = self._begun, []
        done: list[tuple[Ticket, Answer]] = [(ticket, self._answer(url, bounds)) for ticket, url, bounds in begun]
        if self._remote.under_way:
            done += self._remote.turn(0.0 if done else wait)
        return done

    def _answer(self, url: Url, bounds: Bounds) -> Answer:
        name = self._folder.find(url)
        if name is None:
            return NoAnswer(Cause.NO_SUCH_FILE, "there is no such file", url)
        content_type = media_type(name)
        try:
            body, size = self._folder.read(name, self._bound(name, content_type, bounds))
        except OSError as error:
            return NoAnswer(Cause.UNREACHABLE, error.strerror or str(error), url)
        return Response(
            200,
            self._folder.address(name),
            {"content-type": content_type, "content-length": str(size)},
            body,
            len(body) == size,
        )

    def _bound(self, name: str, content_type: str, bounds: Bounds) -> int:
        beginning, length = b"", 0
        if bounds.document and content_type != "text/html" and filetypes.promised(content_type, name):
            beginning, length = self._folder.read(name, filetypes.SNIFFED)
        return bounds.of(content_type.encode(), beginning, length, name)

    def close(self) -> None:
        self._remote.close()
