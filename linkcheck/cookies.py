"""Cookies of one host: which of them go where (RFC 6265), and the file in which curl and exporters keep them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from linkcheck import urls
from linkcheck.dates import http_date
from linkcheck.model import Url

HTTP_ONLY = "#HttpOnly_"
"""Begins the line of a cookie that scripts may not see; other lines that begin with # are comments."""
LARGEST = 4_096
"""Bytes of a cookie, and"""
MOST = 50
"""cookies of a host: as many as every browser takes (RFC 6265, 6.1)."""
_COLUMNS = 7
_SENDABLE = re.compile(r"[ -:<-~\x80-\xff]*")


class Cookie(Struct, frozen=True, gc=False):
    """A cookie of one host, as far as sending it goes. Each character stands for a byte, as in any header field."""

    name: str
    value: str
    path: str = "/"
    secure: bool = False
    expires: float | None = None
    """Seconds since the epoch; None for one that lives as long as its session."""

    @property
    def is_sendable(self) -> bool:
        """False for what would end the field or begin another one, and for what is too long."""
        short = len(self.name) + len(self.value) + len(self.path) <= LARGEST
        return bool(short and self.name and _SENDABLE.fullmatch(self.name + self.value))

    def goes_to(self, path: str, secure: bool, now: float) -> bool:
        """Whether it is sent with a request of its host for `path` (RFC 6265, 5.4)."""
        if (self.secure and not secure) or (self.expires is not None and self.expires <= now):
            return False
        return path.startswith(self.path) and (
            self.path.endswith("/") or len(path) == len(self.path) or path[len(self.path)] == "/"
        )


def in_order(cookies: Iterable[Cookie]) -> tuple[Cookie, ...]:
    """The cookies as they are sent: of one name and path the last, those of longer paths first, at most `MOST`."""
    last = {(cookie.name, cookie.path): cookie for cookie in cookies if cookie.is_sendable}
    return tuple(sorted(last.values(), key=lambda cookie: -len(cookie.path))[:MOST])


def field(cookies: tuple[Cookie, ...], url: Url, now: float) -> str:
    """The Cookie field for an address of their host; empty where none goes there. `now` is seconds since the epoch."""
    path, secure = urls.path(url), url.startswith("https:")
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in cookies if cookie.goes_to(path, secure, now))


def set_by(line: str, path: str) -> Cookie | None:
    """The cookie of one Set-Cookie field (RFC 6265, 5.2) that came from `path`; None where it sets none.

    `Domain` is passed over: what one host sets, no other gets. `Max-Age` is taken as its sign.
    """
    pair, *attributes = line.split(";")
    name, equals, value = pair.partition("=")
    name, value = (name.strip(), value.strip()) if equals else ("", pair.strip())
    cookie = Cookie(name, value, _folder(path))
    for attribute in attributes[:MOST]:
        key, _, told = attribute.partition("=")
        key, told = key.strip().lower(), told.strip()
        if key == "path" and told.startswith("/"):
            cookie = replace(cookie, path=told)
        elif key == "secure":
            cookie = replace(cookie, secure=True)
        elif key == "max-age" and re.fullmatch(r"0+|-\d+", told):
            cookie = replace(cookie, expires=0.0)
        elif key == "expires" and cookie.expires is None and (moment := http_date(told)) is not None:
            cookie = replace(cookie, expires=max(0.0, moment.timestamp()))
    return cookie if cookie.is_sendable else None


def _folder(path: str) -> str:
    """Where a cookie counts that names no path (RFC 6265, 5.1.4)."""
    return path[: path.rfind("/")] or "/"


def netscape(text: str, host: str) -> Iterator[Cookie]:
    """The cookies for `host` in the text of a cookies.txt.

    A line's columns: domain, whether also below it, path, secure, expiry (0: none), name, value. Raises `ValueError`
    with the number of a line that is not in this format, and never its words.
    """
    for number, ended in enumerate(text.split("\n"), 1):  # not splitlines: U+0085 is part of a character in UTF-8
        line = ended.rstrip("\r").removeprefix(HTTP_ONLY)
        if not line.strip() or line.startswith("#"):
            continue
        columns = line.split("\t")
        if len(columns) == _COLUMNS - 1:
            columns.append("")  # curl leaves out the tab before an empty value
        if len(columns) != _COLUMNS:
            raise ValueError(f"line {number}: not the {_COLUMNS} columns of a cookie, with a tab between them")
        domain, below, path, secure, expires, name, value = columns
        if not re.fullmatch(r"-?\d{1,15}(?:\.\d{1,9})?", expires):
            raise ValueError(f"line {number}: the fifth column is no time in seconds")
        if _is_for(host, domain.lower(), below.upper() == "TRUE"):
            yield Cookie(name, value, path, secure.upper() == "TRUE", max(0.0, float(expires)) or None)


def _is_for(host: str, domain: str, below: bool) -> bool:
    name = domain.removeprefix(".")
    return host == name or (below and not urls.is_ip_address(host) and host.endswith(f".{name}"))
