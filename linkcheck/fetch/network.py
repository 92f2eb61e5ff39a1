"""Where a name leads, what we send, and whom we trust: one value, read once, given to both transports."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import certifi
from msgspec import Struct, field

from linkcheck import urls, walls
from linkcheck.auth import Access, is_loopback, keys_of
from linkcheck.fetch.guard import METADATA_NAMES, NO_EXCEPTIONS, Exceptions, Zone, allowed, zones_for
from linkcheck.model import Cause, NoAnswer, Url

Endpoint = tuple[str, int]
"""Host (name or address) and port."""

ACCEPT = "text/html,application/xhtml+xml,*/*;q=0.8"

FIELDS = walls.HEADER_FIELDS | frozenset({
    "content-length", "content-type", "etag", "last-modified", "link", "location", "refresh", "retry-after",
    "set-cookie", "sunset", "www-authenticate",
})  # fmt: skip
"""The response header fields that somebody reads; no other is kept."""
BETWEEN = {"set-cookie": "\n"}
"""What stands between several of one name where a comma has a meaning of its own (RFC 9110, 5.3)."""

LOCALHOST = ("::1", "127.0.0.1")
"""What `localhost`, and every name below it, stands for (RFC 6761, 6.3)."""
UNKNOWN = frozenset(
    {socket.EAI_NONAME}
    | {number for name in ("EAI_NODATA", "EAI_ADDRFAMILY") if (number := getattr(socket, name, None))}
)
"""What a resolver says of a name that does not exist, or has no address; all else tells of the resolver."""

_NO_FIELDS: Mapping[str, str] = {}
_SPECIAL = ("localhost", "invalid", "onion")
"""How names end of which more is known than a resolver may say."""


class Network(Struct, frozen=True):
    """How this run reaches the web. Frozen and picklable: the witness gets it in another process."""

    user_agent: str
    zones: frozenset[Zone] = frozenset({Zone.PUBLIC})
    exceptions: Exceptions = NO_EXCEPTIONS
    """Private addresses that are allowed by name or by range."""
    hosts: Mapping[Endpoint, Endpoint] | None = None
    """A closed world: (name, port) -> where to connect. A name that is not in it does not exist. None: the real DNS."""
    headers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Extra header fields per host name, with a port or without, sent to that host alone."""
    access: Mapping[str, Access] = field(default_factory=dict)
    """What lets us in, likewise."""
    plain: frozenset[str] = frozenset()
    """Hosts that get their header fields over http too, where anybody on the way can read them."""
    ports: frozenset[Endpoint] = frozenset()
    """Hosts with ports at which they get what is given to them without a port, beyond the usual ones."""
    proxies: Mapping[str, str] = field(default_factory=dict)
    """Scheme -> proxy address."""
    no_proxy: tuple[str, ...] = ()
    ca_bundle: str = ""
    connect_timeout: float = 10.0
    timeout: float = 30.0

    def proxy_for(self, url: Url) -> str | None:
        """The proxy for `url`, by the usual reading of NO_PROXY: a name covers itself and all names below it."""
        name = urls.host(url)
        exempt = any(entry == "*" or name == entry or name.endswith("." + entry) for entry in self.no_proxy)
        return None if exempt else self.proxies.get(urls.scheme(url))

    def fields_for(self, url: Url, cookie: str = "", wall: Callable[[], float] = time.time) -> Mapping[str, str]:
        """The header fields that `url` gets beyond those of every request: its host's own, and no other's.

        `cookie` is what that host has set on the way there, and stands behind the cookies that the source names.
        """
        key = self.key_of_access(url)
        shown = self.access[key].fields(url, wall()) if key is not None else _NO_FIELDS
        fields = {**self.headers_for(url), **shown} if self.headers else shown
        if not cookie:
            return fields
        own = next((value for name, value in fields.items() if name.lower() == "cookie"), "")
        others = {name: value for name, value in fields.items() if name.lower() != "cookie"}
        return {**others, "Cookie": f"{own}; {cookie}" if own else cookie}

    def headers_for(self, url: Url) -> Mapping[str, str]:
        """What `headers` gives an address."""
        host = urls.host(url)
        if not (url.startswith("https:") or host in self.plain or is_loopback(host)):
            return _NO_FIELDS
        return {name: value for key in reversed(self._keys(url)) for name, value in self.headers.get(key, {}).items()}

    def key_of_access(self, url: Url) -> str | None:
        """The key of what lets us in at an address."""
        return next((key for key in self._keys(url) if key in self.access), None)

    def _keys(self, url: Url) -> tuple[str, ...]:
        """The keys that mean an address, the most exact first. Another port is another server's, unless it is named."""
        exact, host = keys_of(url)
        is_usual = urls.has_default_port(url) or (host, urls.port(url)) in self.ports
        return (exact, host) if is_usual else (exact,)

    def allows(self, address: str, host: str) -> bool:
        """Whether an IP address may be connected to on behalf of `host`: the one judge for all transports."""
        return allowed(address, self.zones, host, self.exceptions)

    def refusal(self, url: Url) -> NoAnswer | None:
        """The answer for an address that nobody is asked for, as far as the address itself tells."""
        if self.hosts is not None:
            return self._refusal_of_closed_world(self.hosts, url)
        host = urls.host(url)
        name = host.rstrip(".")
        if urls.is_ip_address(name):
            return None if self.allows(name, host) else not_public(name, url)
        if name in METADATA_NAMES:
            return not_public(name, url)
        return self._refusal_of_special(name, url) if name.endswith(_SPECIAL) else None

    def _refusal_of_special(self, name: str, url: Url) -> NoAnswer | None:
        match name.rpartition(".")[2]:
            case "localhost":
                return None if any(self.allows(address, name) for address in LOCALHOST) else not_public(name, url)
            case "invalid":  # RFC 6761, 6.4
                return NoAnswer(Cause.NO_SUCH_HOST, f"Could not resolve host: {name}", url)
            case "onion":  # RFC 7686, 2: who does not speak Tor must not look it up
                return NoAnswer(Cause.ONION, "an onion service, which only Tor reaches", url)
        return None

    @staticmethod
    def _refusal_of_closed_world(hosts: Mapping[Endpoint, Endpoint], url: Url) -> NoAnswer | None:
        host = urls.host(url)
        if (host, urls.port(url)) in hosts:
            return None
        if any(name == host for name, _ in hosts):
            return NoAnswer(Cause.REFUSED, "Connection refused", url)
        return NoAnswer(Cause.NO_SUCH_HOST, f"Could not resolve host: {host}", url)


def not_public(what: str, url: Url) -> NoAnswer:
    return NoAnswer(Cause.PRIVATE_ADDRESS, f"{what} is not a public address", url)


def escaped(location: bytes) -> str:
    """A Location as browsers take it: bytes beyond ASCII are percent-encoded one by one, whatever they mean."""
    return "".join(chr(byte) if byte < 0x80 else f"%{byte:02X}" for byte in location)


def proxies_from(proxy: str, environ: Mapping[str, str] = os.environ) -> tuple[dict[str, str], tuple[str, ...]]:
    """Proxy per scheme and the names that need none: the source's `proxy`, else the usual environment variables.

    HTTP_PROXY counts in lower case only, for a web server sets the upper-case one from a request (httpoxy).
    """
    no_proxy = environ.get("no_proxy") or environ.get("NO_PROXY") or ""
    exempt = tuple(entry.strip().lstrip("*.").lower() or "*" for entry in no_proxy.split(",") if entry.strip())
    if proxy:
        return {"http": proxy, "https": proxy}, exempt
    found = {
        "http": environ.get("http_proxy") or environ.get("all_proxy") or "",
        "https": environ.get("https_proxy") or environ.get("HTTPS_PROXY") or environ.get("all_proxy") or "",
    }
    return {scheme: address for scheme, address in found.items() if address}, exempt


def ca_bundle_from(ca_bundle: str, environ: Mapping[str, str] = os.environ) -> str:
    """The certificates to trust: the source's, else the usual variables', else the system's, else certifi's."""
    named = [ca_bundle, *(environ.get(name, "") for name in ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"))]
    known = ["/etc/ssl/certs/ca-certificates.crt", "/etc/ssl/cert.pem"]
    return next((path for path in named + known if path and Path(path).is_file()), "") or _other_ca_bundle()


def _other_ca_bundle() -> str:
    import ssl  # seldom needed

    return ssl.get_default_verify_paths().cafile or certifi.where()


Resolver = Callable[..., Sequence[tuple[Any, ...]]]
"""Asks as `socket.getaddrinfo` does."""


def resolve(host: str, port: int, timeout: float, ask: Resolver = socket.getaddrinfo) -> list[tuple[int, str]]:
    """The family and the text of each IP address of a host, each once.

    Raises `socket.gaierror`: with one of `UNKNOWN` where it has none, with EAI_AGAIN also where nothing is heard for
    `timeout` seconds, for the system's own resolver knows no deadline.
    """
    name = host.rstrip(".")
    if name == "localhost" or name.endswith(".localhost"):
        families = (socket.AF_INET6, socket.AF_INET)
        return [(int(family), address) for family, address in zip(families, LOCALHOST, strict=True)]
    flags = socket.AI_NUMERICHOST if urls.is_ip_address(name) else 0
    heard: list[list[tuple[int, str]] | OSError] = []

    def listen() -> None:
        try:
            rows = ask(host.encode("ascii"), port, type=socket.SOCK_STREAM, flags=flags)
            heard.append(list(dict.fromkeys((int(row[0]), str(row[4][0])) for row in rows)))
        except OSError as error:
            heard.append(error)

    if flags:
        listen()
    else:
        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        thread.join(timeout)
    if not heard:
        raise socket.gaierror(socket.EAI_AGAIN, f"the resolver said nothing for {timeout:g} seconds")
    if isinstance(heard[0], OSError):
        raise heard[0]
    return heard[0]


def look_up(host: str, port: int, timeout: float) -> list[str]:
    """The IP addresses of a host, none where it has none or cannot be looked up now."""
    try:
        return [address for _, address in resolve(host, port, timeout)]
    except OSError:
        return []


def zones_of_starts(
    starts: tuple[Url, ...], hosts: Mapping[Endpoint, Endpoint] | None, allow_private: bool, timeout: float
) -> frozenset[Zone]:
    """The zones that a run over `starts` may enter.

    All together are looked up for `timeout` seconds; what cannot be had by then opens none.
    """
    endpoints = list(dict.fromkeys((urls.host(url), urls.port(url)) for url in starts))
    if hosts is not None:
        endpoints = [hosts[endpoint] for endpoint in endpoints if endpoint in hosts]
    until = time.monotonic() + timeout
    found = [address for host, port in endpoints for address in look_up(host, port, max(0.0, until - time.monotonic()))]
    return zones_for(found, allow_private)
