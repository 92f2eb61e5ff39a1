"""Addresses by the WHATWG URL standard, as browsers read them. The only maker of `Url`.

Everything after `parse` and `resolve` may rely on the serialised form: lower-case scheme and host, a path that starts
with "/" for http(s), default ports left out. So the readers below are plain string work.
"""

from __future__ import annotations

import codecs
import re
import zlib
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote_from_bytes, unquote

import ada_url

from linkcheck.model import Url

LOCAL = Url("https://folder.invalid/")
"""Where files lie that have no address of their own: a name that never exists (RFC 6761, 6.4), shown to nobody."""
NOWHERE = Url("about:blank")
"""The base of what has none: only absolute addresses resolve against it (URL standard, opaque path)."""
ABOVE = Url("https://above.folder.invalid/")
"""Where a reference leads that goes up beyond the folder: whether there is something, the folder does not tell."""
_DEEP = "up/" * 50
"""So many folders stand above the local one, while a reference is followed upwards."""
DEFAULT_PORTS = {"http": 80, "https": 443}


def parse(text: str) -> Url | None:
    """`text` as an absolute address; None where the standard calls it a failure."""
    try:
        return Url(ada_url.normalize_url(_encodable(text)))
    except ValueError:
        return None


def resolve(href: str, base: Url) -> Url | None:
    """`href` as a browser resolves it on a page whose base is `base`; None where the standard calls it a failure."""
    try:
        return Url(ada_url.join_url(base, href))
    except ValueError:
        encodable = _encodable(href)
        return resolve(encodable, base) if encodable != href else None


class Resolver:
    """Resolves what one document refers to; `codec` is how its author wrote queries (URL standard, 4.4, query state).

    Most references are plain paths, which need no parser.
    """

    __slots__ = ("_at_root", "_base", "_codec", "_folders", "_here", "_known", "_local", "_root")

    def __init__(self, base: Url, codec: str = "utf-8") -> None:
        self._base, self._codec = base, codec
        web = is_web(base)
        self._local = is_local(base)
        self._root = f"{scheme(base)}://{authority(base)}" if web else ""
        self._folders: list[str] = []
        """The base's folder, the one that this is in, and so on up to the root; once they are asked for."""
        self._at_root = _met_in(self._root)
        self._here = _met_in(self._root + path(base).rpartition("/")[0] + "/" if web else "")
        self._known: dict[str, Url | None] = {}

    def __call__(self, href: str) -> Url | None:
        """`href` as a browser resolves it; None where the standard calls it a failure."""
        plain = self._plain(href)
        if plain is not None:
            return plain
        if href not in self._known:
            self._known[href] = self._parsed(self._written(href))
        return self._known[href]

    def _parsed(self, href: str) -> Url | None:
        """`href` by the parser, which does not go beyond the root; beyond a folder of ours, there is more."""
        url = resolve(href, self._base)
        if not self._local or url is None or not is_local(url):
            return url
        deep = resolve(href, Url(LOCAL + _DEEP + self._base[len(LOCAL) :]))
        inside = deep is None or deep == url or deep == LOCAL + _DEEP + url[len(LOCAL) :]
        return url if inside else Url(ABOVE + url[len(LOCAL) :])

    def _plain(self, href: str) -> Url | None:
        """`href` where that takes no parser."""
        if not self._root:
            return None
        if _PLAIN_PATH(href):
            return Url(self._root + href)
        name = _PLAIN_NAME(href)
        return Url(self._up(name.end("up")) + href[name.end("up") :]) if name is not None else None

    def _up(self, up: int) -> str:
        """The folder that so many characters of `../` lead to; never beyond the root (URL standard, path state)."""
        if not self._folders:
            parts = path(self._base).split("/")
            self._folders = [self._root + "/".join(parts[:end]) + "/" for end in range(len(parts) - 1, 0, -1)]
        last = len(self._folders) - 1
        return ABOVE if self._local and up // 3 > last else self._folders[min(up // 3, last)]

    def all(self, hrefs: Iterable[str]) -> list[Url | None]:
        """Each of many, in their order. Plain ones, which come again on the next page, are kept."""
        at_root, here = self._at_root, self._here
        return [
            at_root[href] if href in at_root else here[href] if href in here else self._first(href) for href in hrefs
        ]

    def _first(self, href: str) -> Url | None:
        """One that is met for the first time."""
        plain = self._plain(href) if len(href) <= LONGEST_KEPT else None
        if plain is None:
            return self(href)
        met = self._at_root if href.startswith("/") else self._here
        if len(met) == MOST_KEPT:
            met.clear()
        met[href] = plain
        return plain

    def _written(self, href: str) -> str:
        """`href` with its query as the document's encoding has it, which goes to the server byte by byte."""
        if self._codec == "utf-8" or href.isascii() or _UNSPECIAL(href):
            return href
        address, mark, fragment = href.partition("#")
        way, question, query = address.partition("?")
        sent = query.encode(self._codec, _REFERENCES)
        return way + question + quote_from_bytes(sent, _AS_THEY_ARE) + mark + fragment


MOST_KEPT = 10_000
LONGEST_KEPT = 200
"""References from one folder that are kept, and the characters that one of them may have."""


@lru_cache(maxsize=16)
def _met_in(place: str) -> dict[str, Url]:
    """The plain references that were resolved on pages of an origin, or in a folder (with a slash), so far."""
    return {}


def _references(error: UnicodeError) -> tuple[str, int]:
    """Character references, percent-encoded, for what an encoding has not (Encoding standard, 4.1)."""
    assert isinstance(error, UnicodeEncodeError)
    return "".join(f"%26%23{ord(character)}%3B" for character in error.object[error.start : error.end]), error.end


_REFERENCES = "linkcheck.references"
codecs.register_error(_REFERENCES, _references)
_AS_THEY_ARE = "".join(chr(code) for code in range(0x21, 0x7F)).replace("#", "")
_SAFE = "[A-Za-z0-9_~-]"
_REST = rf"(?:{_SAFE}+[./])*{_SAFE}*(?:\?[A-Za-z0-9_~=&.+-]*)?(?:#[A-Za-z0-9_~.-]*)?"
_PLAIN_PATH = re.compile(rf"/{_REST}", re.ASCII).fullmatch
_PLAIN_NAME = re.compile(rf"(?P<up>(?:\.\./)*){_SAFE}{_REST}", re.ASCII).fullmatch
"""References in which the URL standard changes nothing, but for going up at their beginning: nothing to be encoded, no
scheme, no other dot segment."""


_UNSPECIAL = re.compile(r"\s*(?!https?:|ftp:|wss?:|file:)[A-Za-z][A-Za-z0-9+.-]*:", re.ASCII | re.IGNORECASE).match
"""An address of a scheme whose queries are UTF-8 always (URL standard, 4.4, query state)."""
_SURROGATE = re.compile("[\ud800-\udfff]")


def _encodable(text: str) -> str:
    """`text` with lone surrogates replaced, which have no UTF-8 form."""
    return _SURROGATE.sub("\ufffd", text)


def without_fragment(url: Url) -> Url:
    return Url(url.partition("#")[0]) if "#" in url else url


def shown(url: str) -> str:
    """An address as people know it: a local file's is its path."""
    if url.startswith(LOCAL):
        return unquote(url[len(LOCAL) :]) or "/"
    return f"../{unquote(url[len(ABOVE) :])}" if url.startswith(ABOVE) else url


def shown_host(url: str) -> str:
    """The host of an address as people know it: a local file has none."""
    return "" if is_local(url) else host(url)


def is_local(url: str) -> bool:
    return url.startswith(LOCAL)


def scheme(url: str) -> str:
    return url.partition(":")[0]


def is_web(url: str) -> bool:
    return url.startswith(("https:", "http:"))


def authority(url: str) -> str:
    """`user:password@host:port` of an http(s) address."""
    return url.split("/", 3)[2]


def host(url: str) -> str:
    """Host name or address, IPv6 without its brackets."""
    name = authority(url).rpartition("@")[2]
    if name.startswith("["):
        return name[1:].partition("]")[0]
    return name.partition(":")[0]


def origin(url: str) -> str:
    """`scheme://host:port` (RFC 6454), the unit of pacing and of robots.txt."""
    parts = url.split("/", 3)
    return f"{parts[0]}//{parts[2].rpartition('@')[2]}"


def port(url: str) -> int:
    number = authority(url).rpartition("@")[2].rpartition("]")[2].partition(":")[2]
    return int(number) if number else DEFAULT_PORTS[scheme(url)]


def path(url: str) -> str:
    """The path without query and fragment, always starting with "/"."""
    rest = url.partition("#")[0].partition("?")[0].split("/", 3)
    return "/" + (rest[3] if len(rest) > 3 else "")


def path_and_query(url: str) -> str:
    rest = url.partition("#")[0].split("/", 3)
    return "/" + (rest[3] if len(rest) > 3 else "")


def without_query(url: str) -> str:
    """Neither query nor fragment."""
    return url.partition("#")[0].partition("?")[0]


def parameters(url: str) -> list[str]:
    """The parameters of the query, each `name=value` as it stands there, nothing decoded."""
    query = url.partition("#")[0].partition("?")[2]
    return query.split("&") if query else []


def with_parameters(url: str, parameters: Iterable[str]) -> Url:
    """The address without fragment, its query made of these."""
    query = "&".join(parameters)
    return Url(without_query(url) + ("?" + query if query else ""))


def last_segment(url: str) -> str:
    return path(url).rpartition("/")[2]


def folder(url: Url) -> Url:
    """The address up to and including the last "/" of its path, query and fragment ignored."""
    return Url(origin(url) + path(url).rpartition("/")[0] + "/")


def with_https(url: Url) -> Url:
    return Url("https" + url.removeprefix("http"))


def has_credentials(url: str) -> bool:
    """Whether an http(s) address carries user-info."""
    return is_web(url) and "@" in authority(url)


def has_default_port(url: str) -> bool:
    return ":" not in authority(url).rpartition("@")[2].rpartition("]")[2]


def is_ip_address(host: str) -> bool:
    """Whether a serialised host is an address: a name never ends in a number (URL standard, 3.5), nor holds a colon."""
    return ":" in host or host.rpartition(".")[2].isdigit()


def without_web_scheme(url: str) -> str:
    """From the authority on, for comparing: http and https are one site, as most sites answer on both."""
    return url.removeprefix("https:").removeprefix("http:")


def checksum(fragment: str) -> int:
    """The 4 bytes that stand for a fragment identifier in `PageFacts.anchors`."""
    return zlib.crc32(fragment.encode("utf-8", "surrogatepass"))
