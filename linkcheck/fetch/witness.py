"""The second witness: one exchange through requests (urllib3), a stack that shares nothing with libcurl.

Runs in a worker process. Its connections go through the same table of hosts, the same guard and the same proxies as
the scan's, and trust the same certificates.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from io import BufferedReader
from typing import Any, cast

import requests
import requests.adapters
import urllib3
from msgspec.structs import replace
from requests.structures import CaseInsensitiveDict
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError

from linkcheck import urls
from linkcheck.fetch import tls
from linkcheck.fetch.network import ACCEPT, BETWEEN, FIELDS, UNKNOWN, Network, escaped, resolve
from linkcheck.model import Answer, Cause, Certificate, NoAnswer, Response, TlsFailure, Url

CHUNK = 65_536


WATCHED_EVERY = 0.2
"""Seconds between two looks at which exchanges are late."""


class Blocked(OSError):
    """The guard refused the address."""


class Watchman:
    """Ends exchanges at their deadline: a time-out of the socket begins anew with every byte that drips in.

    One exchange a thread. The connection is shut down, so that whoever reads from it gets an end.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._deadlines: dict[int, float] = {}
        """By thread, as the others."""
        self._connections: dict[int, HTTPConnection | socket.socket] = {}
        self._certificates: dict[int, Certificate | None] = {}
        self._thread: threading.Thread | None = None

    def begin(self, deadline: float) -> None:
        with self._lock:
            self._deadlines[threading.get_ident()] = deadline
            if self._thread is None:
                self._thread = threading.Thread(target=self._watch, daemon=True)
                self._thread.start()

    def connected(self, connection: HTTPConnection | socket.socket) -> None:
        """The exchange of this thread goes over `connection`."""
        with self._lock:
            self._connections[threading.get_ident()] = connection

    def shown(self, certificate: Certificate | None) -> None:
        """The other side of this thread's exchange has shown that."""
        self._certificates[threading.get_ident()] = certificate

    def certificate(self) -> Certificate | None:
        return self._certificates.get(threading.get_ident())

    @property
    def is_late(self) -> bool:
        """Whether the deadline of this thread's exchange is over."""
        return self._deadlines[threading.get_ident()] <= time.monotonic()

    def end(self) -> None:
        """The exchange of this thread is over."""
        with self._lock:
            for table in (self._connections, self._certificates, self._deadlines):
                table.pop(threading.get_ident(), None)

    def _watch(self) -> None:
        while True:
            time.sleep(WATCHED_EVERY)
            now = time.monotonic()
            with self._lock:
                late = [one for thread, one in self._connections.items() if self._deadlines.get(thread, now) <= now]
            for connection in late:
                hang_up(connection)


def hang_up(connection: HTTPConnection | socket.socket) -> None:
    """Shut down a connection that another thread reads from."""
    opened = connection.sock if isinstance(connection, HTTPConnection) else connection
    if opened is not None:
        with suppress(OSError):  # it is closed already
            socket.socket.shutdown(opened, socket.SHUT_RDWR)


class WholeHead(http.client.HTTPResponse):
    """An answer whose head came to its end; http.client takes one that breaks off for whole."""

    def begin(self) -> None:
        fp = self.fp
        lines = _Lines(fp)
        self.fp = cast(BufferedReader, lines)
        super().begin()
        if self.fp is not None:  # None where there is no body
            self.fp = fp
        if lines.last not in (b"\r\n", b"\n"):
            raise ConnectionResetError("the connection was closed in the middle of the header")


class _Lines:
    """A file that remembers the last line that was read from it."""

    def __init__(self, fp: Any) -> None:
        self._fp = fp
        self.last = b""

    def readline(self, size: int = -1) -> bytes:
        self.last = bytes(self._fp.readline(size))
        return self.last

    def __getattr__(self, name: str) -> Any:
        return getattr(self._fp, name)


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

    def __init__(self, network: Network, watchman: Watchman) -> None:
        self._network, self._watchman = network, watchman
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
        self.poolmanager.pool_classes_by_scheme = _pools(self._network, self._watchman)


def _pools(network: Network, watchman: Watchman) -> dict[str, type[HTTPConnectionPool]]:
    class Opened(HTTPConnection):
        response_class = WholeHead

        def connect(self) -> None:
            watchman.connected(self)
            super().connect()

        def request(self, *args: Any, **options: Any) -> None:
            watchman.connected(self)
            super().request(*args, **options)

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
        certificate: Certificate | None = None

        def connect(self) -> None:
            super().connect()
            if isinstance(self.sock, ssl.SSLSocket):
                self.certificate = tls.certificate(self.sock)

        def request(self, *args: Any, **options: Any) -> None:
            watchman.shown(self.certificate)
            super().request(*args, **options)

    class Pool(HTTPConnectionPool):
        ConnectionCls = Opened

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": Pool, "https": SecurePool}


class Witness:
    """requests' adapter, without the session that would follow redirects and keep cookies; threads may share it."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._watchman = Watchman()
        self._adapter = Adapter(network, self._watchman)
        headers = {"User-Agent": network.user_agent, "Accept": ACCEPT, "Accept-Encoding": "gzip, deflate"}
        self._model = requests.Request("GET", "http://example.org/", headers=headers).prepare()

    def exchange(self, url: Url, most: int, cookie: str = "") -> Answer:
        """GET `url` (no redirect followed) and read at most `most` bytes of the body, decoded."""
        network, began = self._network, time.monotonic()
        refusal = network.refusal(url)
        if refusal is not None:
            return refusal
        self._watchman.begin(began + network.timeout)
        try:
            answer = self._exchange(url, most, cookie, began)
            late = self._watchman.is_late
        finally:
            self._watchman.end()
        if not late:
            return answer
        if isinstance(answer, Response):
            return replace(answer, whole=False)  # the end that it came to was made by us
        return NoAnswer(Cause.TIMEOUT, "the answer did not come to its end in time", url, elapsed_ms=_since(began))

    def _exchange(self, url: Url, most: int, cookie: str, began: float) -> Answer:
        network = self._network
        proxy = network.proxy_for(url)
        try:
            with self._adapter.send(
                self._request(url, cookie),
                stream=True,
                timeout=(network.connect_timeout, network.timeout),
                verify=network.ca_bundle,
                proxies={"http": proxy, "https": proxy} if proxy else None,
            ) as response:
                body, whole = read(response, most, began + network.timeout)
                return Response(
                    response.status_code,
                    url,
                    fields_read(response.raw.headers),
                    body,
                    whole,
                    elapsed_ms=_since(began),
                    certificate=self._watchman.certificate(),
                )
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            failed = self._look_into(error, url) if proxy is None else None
            return NoAnswer(cause_of(error), _detail(error), url, elapsed_ms=_since(began), tls=failed)

    def _look_into(self, error: BaseException, url: Url) -> TlsFailure | None:
        """What is wrong, where TLS failed; the certificate is looked at in a handshake over which nothing is asked."""
        found = next((link for link in _chain(error) if isinstance(link, ssl.SSLError)), None)
        if found is None:
            return None
        problem = tls.problem_of(found)
        return tls.failure(problem, self._shown_by(url) if tls.concerns_certificate(problem) else None)

    def _shown_by(self, url: Url) -> bytes | None:
        """The certificate (DER) that a host shows, whatever it is worth."""
        host, port = urls.host(url), urls.port(url)
        try:
            opened = open_socket(self._network, host, port, self._network.connect_timeout)
            self._watchman.connected(opened)
            with tls.unchecked().wrap_socket(opened, server_hostname=host, do_handshake_on_connect=False) as secure:
                self._watchman.connected(secure)
                secure.settimeout(self._network.connect_timeout)
                secure.do_handshake()
                return secure.getpeercert(binary_form=True)
        except (OSError, ValueError):
            return None

    def _request(self, url: Url, cookie: str) -> requests.PreparedRequest:
        """A copy of one prepared request: preparing each is a fifth of an exchange, and would rewrite the address."""
        request = self._model.copy()
        request.url = urls.without_fragment(url)
        request.headers.update(self._network.fields_for(url, cookie))
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


def fields_read(headers: urllib3.HTTPHeaderDict) -> dict[str, str]:
    """The header fields that somebody reads, as the scan has them."""
    fields: dict[str, str] = {}
    for name in FIELDS.intersection(map(str.lower, headers)):
        values = [value.strip() for value in headers.getlist(name)]
        if name == "location":
            fields[name] = escaped(values[-1].encode("latin-1", "replace"))
        else:
            fields[name] = BETWEEN.get(name, ", ").join(map(_as_utf8, values))
    return fields


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
