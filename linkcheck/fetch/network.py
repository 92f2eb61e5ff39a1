"""Where a name leads, what we send, and whom we trust: one value, read once, given to both transports."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import certifi
from msgspec import Struct, field

from linkcheck import urls, walls
from linkcheck.auth import Access
from linkcheck.fetch.guard import Zone, zones_for
from linkcheck.model import Url

Endpoint = tuple[str, int]
"""Host (name or address) and port."""

ACCEPT = "text/html,application/xhtml+xml,*/*;q=0.8"

FIELDS = walls.HEADER_FIELDS | frozenset({
    "content-length", "content-type", "etag", "last-modified", "link", "location", "retry-after", "sunset",
    "www-authenticate",
})  # fmt: skip
"""The response header fields that somebody reads; no other is kept."""


_NO_FIELDS: Mapping[str, str] = {}


class Network(Struct, frozen=True):
    """How this run reaches the web. Frozen and picklable: the witness gets it in another process."""

    user_agent: str
    zones: frozenset[Zone] = frozenset({Zone.PUBLIC})
    hosts: Mapping[Endpoint, Endpoint] | None = None
    """A closed world: (name, port) -> where to connect. A name that is not in it does not exist. None: the real DNS."""
    headers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Extra header fields per host name, sent to that host alone."""
    access: Mapping[str, Access] = field(default_factory=dict)
    """What lets us in, per host name, shown to that host alone."""
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

    def fields_for(self, url: Url, wall: Callable[[], float] = time.time) -> Mapping[str, str]:
        """The header fields that `url` gets beyond those of every request: its host's own, and no other's."""
        host = urls.host(url)
        headers, access = self.headers.get(host, _NO_FIELDS), self.access.get(host)
        return headers if access is None else {**headers, **access.fields(url, wall())}

    def knows(self, url: Url) -> bool:
        """False only in a closed world that has no such name."""
        return self.hosts is None or any(name == urls.host(url) for name, _ in self.hosts)

    def listens(self, url: Url) -> bool:
        """False only in a closed world where nobody listens at that name and port."""
        return self.hosts is None or (urls.host(url), urls.port(url)) in self.hosts


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


def look_up(name: str, port: int) -> list[str]:
    """The IP addresses of a name, none where it has none or cannot be looked up now."""
    try:
        return list(dict.fromkeys(str(row[4][0]) for row in socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)))
    except (OSError, UnicodeError):
        return []


def zones_of_starts(
    starts: tuple[Url, ...], hosts: Mapping[Endpoint, Endpoint] | None, allow_private: bool
) -> frozenset[Zone]:
    """The zones that a run over `starts` may enter."""
    endpoints = [(urls.host(url), urls.port(url)) for url in starts]
    if hosts is not None:
        endpoints = [hosts[endpoint] for endpoint in endpoints if endpoint in hosts]
    return zones_for([address for endpoint in endpoints for address in look_up(*endpoint)], allow_private)
