"""What a row of the table is, and the words that make answers."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from tests.server import Reply, Request, Route, page

BUDGET = 4
"""Requests for one address at most, both witnesses and all retries together."""
ARTICLE = (
    "<p>The office for student mobility advises those who want to spend a semester at a partner university, from the "
    "first idea to the recognition of what was learnt there. It is open on weekdays from nine to twelve, and by "
    "appointment. Bring your study plan, the catalogue of the courses that interest you, and a little patience: the "
    "partner has its own calendar, its own forms and its own idea of what a credit is worth.</p>"
    "<p>Those who have been there already tell of it every spring, and their reports lie in the reading room.</p>"
)
"""Some hundred words, as an ordinary page has them."""


@dataclass(frozen=True, slots=True)
class Behaviour:
    """One address of the hostile web. `does` completes the sentence "The server …"."""

    path: str
    does: str
    reply: Route | InTurn
    verdict: str
    requests: int = BUDGET
    """How often this address may be asked for."""
    beside: Mapping[str, Route] = field(default_factory=dict)
    """What else the server has for it, such as where a redirect leads."""
    link: str = ""
    """What the page links to, if not `path`: with a fragment, or unescaped."""

    def written(self, endpoints: Mapping[str, str]) -> str:
        """The address as the page has it; `endpoints` are those that stand apart (see `sockets`), by name."""
        return self.link.format_map(endpoints) if self.link.startswith("{") else self.link or self.path


def article(title: str = "Student mobility", body: str = ARTICLE, status: int = 200) -> Reply:
    """A page as there are millions."""
    return page(f"<!doctype html><html lang=en><title>{title}</title><h1>{title}</h1>{body}", status)


FINE = article()


def raw(head: str, body: bytes = b"", **more: object) -> Reply:
    """An answer byte by byte: the lines of its head (as ISO-8859-1) end with CRLF, and an empty line follows."""
    lines = head.strip("\n").split("\n")
    return Reply(raw="".join(f"{line}\r\n" for line in (*lines, "")).encode("latin-1") + body, **more)  # type: ignore[arg-type]


def html(head: str = "", body: bytes = FINE.body, **more: object) -> Reply:
    """A good page with a head of its own, and no length but where the connection ends."""
    return raw(
        "\n".join(filter(None, ("HTTP/1.1 200 OK", "Content-Type: text/html; charset=utf-8", head))), body, **more
    )


def typed(media_type: str, body: bytes, status: int = 200) -> Reply:
    return Reply(status, body, {"Content-Type": media_type})


def encoded(coding: str, body: bytes) -> Reply:
    return Reply(200, body, {"Content-Type": "text/html; charset=utf-8", "Content-Encoding": coding})


def to(location: str, status: int = 302, **headers: str) -> Reply:
    return Reply(status, headers={"Location": location, **{name.replace("_", "-"): of for name, of in headers.items()}})


@dataclass(frozen=True, slots=True)
class InTurn:
    """Each reply once, and the last one ever after."""

    replies: tuple[Reply, ...]

    def begin(self) -> Callable[[Request], Reply]:
        """A route of its own for each world."""
        waiting: Iterator[Reply] = iter(self.replies[:-1])
        return lambda request: next(waiting, self.replies[-1])


def in_turn(*replies: Reply) -> InTurn:
    return InTurn(replies)


def zipped(body: bytes, times: int = 1) -> bytes:
    for _ in range(times):
        body = gzip.compress(body, mtime=0)
    return body


def deflated(body: bytes, raw: bool = False) -> bytes:
    packer = zlib.compressobj(wbits=-15 if raw else 15)
    return packer.compress(body) + packer.flush()


def bomb(size: int) -> bytes:
    """`size` bytes of white space, packed to a thousandth."""
    packer = zlib.compressobj(9, wbits=31)
    packed = [packer.compress(b" " * 1_000_000) for _ in range(size // 1_000_000)]
    return b"".join((*packed, packer.flush()))
