"""The second witness: one exchange through requests (urllib3), a stack that shares nothing with libcurl.

Runs in a worker process. Its connections go through the same table of hosts, the same guard and the same proxies as
the scan's, and trust the same certificates.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Iterator, Mapping
from typing import Any

import requests
import requests.adapters
import urllib3
from requests.structures import CaseInsensitiveDict
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError

from linkcheck import urls
from linkcheck.fetch.network import ACCEPT, FIELDS, UNKNOWN, Network, resolve
from linkcheck.model import Answer, Cause, NoAnswer, Response, Url

CHUNK = 65_536


class Blocked(OSError):
    """The guard refused the address."""


def open_socket(network: Network, host: str, port: int, timeout: float) -> socket.socket:
    """A connected socket to the first address of `host` that answers.

    Raises `socket.gaierror` where the name has no address or cannot be looked up now, `Blocked` where the guard allows
    none, else what connecting to the last address raised.
    """
    name = host
    if network.hosts is not None:
        host, port = network.hosts[host, port]
    failure: OSError = Blocked(f"{name} has no public address")
    for family, address in resolve(host, port, network.connect_timeout):
        if not network.allows(address, name):
            failure = Blocked(f"{address} is not a public address")
            continue
        try:
            return _connected(family, (address, port), timeout)
        except OSError as error:
            failure = error
    raise failure


def _connected(family: int, endpoint: tuple[str, int], timeout: float) -> socket.socket:
    connection = socket.socket(family, socket.SOCK_STREAM)
    try:
        connection.settimeout(timeout)
        connection.connect(endpoint)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except OSError:
        connection.close()
        raise
    return connection


class Adapter(requests.adapters.HTTPAdapter):
    """An adapter whose connections are opened by `open_socket`; a connection is kept for the next request."""

    def __init__(self, network: Network) -> None:
        self._network = network
        super().__init__(pool_connections=64, pool_maxsize=16, max_retries=0)

    def get_connection_with_tls_context(
        self, request: requests.PreparedRequest, verify: Any, proxies: Any = None, cert: Any = None
    ) -> Any:
        """Without a proxy, the pool of the address's origin: to find it as requests does is a fifth of the time."""
        if proxies:
            return super().get_connection_with_tls_context(request, verify, proxies=proxies, cert=cert)
        url = str(request.url)
        secure = {"cert_reqs": "CERT_REQUIRED", "ca_certs": verify} if urls.scheme(url) == "https" else None
        manager = self.poolmanager
        return manager.connection_from_host(urls.host(url), urls.port(url), urls.scheme(url), pool_kwargs=secure)

    def request_url(self, request: requests.PreparedRequest, proxies: Any) -> str:
        return super().request_url(request, proxies) if proxies else urls.path_and_query(str(request.url))

    def build_response(self, req: requests.PreparedRequest, resp: Any) -> requests.Response:
        """Without cookies: the witness keeps none, and to look for them is an eighth of an exchange."""
        response = requests.Response()
        response.status_code, response.headers, response.raw = resp.status, CaseInsensitiveDict(resp.headers), resp
        return response

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        super().init_poolmanager(*args, **options)
        self.poolmanager.pool_classes_by_scheme = _pools(self._network)


def _pools(network: Network) -> dict[str, type[HTTPConnectionPool]]:
    class Opened(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            try:
                return open_socket(network, self._dns_host.strip("[]"), self.port or 80, network.connect_timeout)
            except socket.gaierror as error:
                raise NameResolutionError(self.host, self, error) from error
            except TimeoutError as error:
                raise ConnectTimeoutError(self, "connecting timed out") from error
            except OSError as error:
                raise NewConnectionError(self, str(error)) from error

    class Secure(Opened, HTTPSConnection):
        pass

    class Pool(HTTPConnectionPool):
        ConnectionCls = Opened

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": Pool, "https": SecurePool}


class Witness:
    """requests' adapter, without the session that would follow redirects and keep cookies; threads may share it."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._adapter = Adapter(network)
        headers = {"User-Agent": network.user_agent, "Accept": ACCEPT, "Accept-Encoding": "gzip, deflate"}
        self._model = requests.Request("GET", "http://example.org/", headers=headers).prepare()

    def exchange(self, url: Url, most: int) -> Answer:
        """GET `url` (no redirect followed) and read at most `most` bytes of the body, decoded."""
        network, began = self._network, time.monotonic()
        refusal = network.refusal(url)
        if refusal is not None:
            return refusal
        proxy = network.proxy_for(url)
        try:
            with self._adapter.send(
                self._request(url),
                stream=True,
                timeout=(network.connect_timeout, network.timeout),
                verify=network.ca_bundle,
                proxies={"http": proxy, "https": proxy} if proxy else None,
            ) as response:
                body, whole = read(response, most, began + network.timeout)
                return Response(
                    response.status_code, url, fields_read(response.headers), body, whole, elapsed_ms=_since(began)
                )
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            return NoAnswer(cause_of(error), _detail(error), url, elapsed_ms=_since(began))

    def _request(self, url: Url) -> requests.PreparedRequest:
        """A copy of one prepared request: preparing each is a fifth of an exchange, and would rewrite the address."""
        request = self._model.copy()
        request.url = urls.without_fragment(url)
        request.headers.update(self._network.fields_for(url))
        if urls.has_credentials(url) and "Authorization" not in request.headers:  # as libcurl does
            request.prepare_auth(None, request.url)
        return request


def _since(began: float) -> int:
    return int((time.monotonic() - began) * 1000)


def read(response: requests.Response, most: int, deadline: float) -> tuple[bytes, bool]:
    """At most `most` decoded bytes, and whether that was all. A body that breaks off is a body cut short."""
    chunks: list[bytes] = []
    size = 0
    try:
        while chunk := response.raw.read1(CHUNK, decode_content=True):
            chunks.append(chunk[: most - size])
            size += len(chunk)
            if size > most or time.monotonic() > deadline:
                return b"".join(chunks), False
    except urllib3.exceptions.ProtocolError:
        return b"".join(chunks), False
    return b"".join(chunks), True


def fields_read(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.lower(): _as_utf8(value.strip()) for name, value in headers.items() if name.lower() in FIELDS}


def _as_utf8(value: str) -> str:
    """http.client reads header bytes as ISO-8859-1; where they are UTF-8, they are meant so."""
    try:
        return value.encode("latin-1").decode()
    except UnicodeError:
        return value


def cause_of(error: BaseException) -> Cause:
    """Why there was no answer, from the chain of exceptions that requests and urllib3 wrap round it."""
    for link in _chain(error):
        match link:
            case Blocked():
                return Cause.PRIVATE_ADDRESS
            case socket.gaierror(errno=number):
                return Cause.NO_SUCH_HOST if number in UNKNOWN else Cause.RESOLVER_FAILED
            case ssl.SSLError():
                return Cause.TLS
            case ConnectionRefusedError():
                return Cause.REFUSED
            case ConnectionError():
                return Cause.RESET
            case TimeoutError() | ConnectTimeoutError() | urllib3.exceptions.ReadTimeoutError() | requests.Timeout():
                return Cause.TIMEOUT
            case OSError(errno=number) if number in _UNREACHABLE:
                return Cause.UNREACHABLE
            case _:
                continue
    return Cause.PROTOCOL


_UNREACHABLE = frozenset({101, 113, 51, 65})
"""ENETUNREACH and EHOSTUNREACH on Linux and on macOS."""


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The innermost exceptions first: what the socket said tells more than what was made of it."""
    inner: list[BaseException] = []
    seen: set[int] = set()
    waiting: list[object] = [error]
    while waiting:
        link = waiting.pop()
        if isinstance(link, BaseException) and id(link) not in seen:
            seen.add(id(link))
            inner.append(link)
            waiting += [link.__cause__, link.__context__, getattr(link, "reason", None), *link.args]
    return reversed(inner)


def _detail(error: BaseException) -> str:
    """The most telling sentence of the chain, without the addresses of objects that urllib3 prints."""
    for link in _chain(error):
        if isinstance(link, OSError) and link.strerror:
            return link.strerror
    return f"{type(error).__name__}: {str(error)[:200]}".split(" object at 0x")[0]
