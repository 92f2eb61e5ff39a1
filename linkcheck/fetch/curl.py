"""The scan's transport: libcurl's multi interface, many exchanges at once in one thread.

An exchange is one request and one response; redirects are the walk's business. pycurl swallows what a callback raises,
so callbacks only append and count, and anything raised in one is kept and raised again from `turn`.
"""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Generic, TypeVar

import pycurl

from linkcheck import filetypes, urls
from linkcheck.fetch.network import ACCEPT, BETWEEN, FIELDS, Network, escaped, not_public
from linkcheck.model import Answer, Cause, Headers, NoAnswer, Response, Url

Ticket = TypeVar("Ticket")
Condition = Callable[[Url], Mapping[str, str]]
_NO_FIELDS: Mapping[str, str] = {}


def _unconditional(url: Url) -> Mapping[str, str]:
    return _NO_FIELDS


TLS_ERRORS = frozenset(
    {
        pycurl.E_SSL_CONNECT_ERROR,
        pycurl.E_SSL_CERTPROBLEM,
        pycurl.E_SSL_CIPHER,
        pycurl.E_PEER_FAILED_VERIFICATION,
        pycurl.E_SSL_ENGINE_NOTFOUND,
        pycurl.E_SSL_ISSUER_ERROR,
        pycurl.E_SSL_INVALIDCERTSTATUS,
        pycurl.E_SSL_PINNEDPUBKEYNOTMATCH,
    }
)
CAUSES = {
    pycurl.E_COULDNT_RESOLVE_HOST: Cause.NO_SUCH_HOST,
    pycurl.E_COULDNT_RESOLVE_PROXY: Cause.UNREACHABLE,
    pycurl.E_COULDNT_CONNECT: Cause.REFUSED,
    pycurl.E_OPERATION_TIMEDOUT: Cause.TIMEOUT,
    pycurl.E_GOT_NOTHING: Cause.RESET,
    pycurl.E_ABORTED_BY_CALLBACK: Cause.RESET,  # by `_on_request`
    pycurl.E_SEND_ERROR: Cause.RESET,
    pycurl.E_RECV_ERROR: Cause.RESET,
} | dict.fromkeys(TLS_ERRORS, Cause.TLS)
"""libcurl's error codes in our words; any other means that what came was not HTTP."""

UNPACKED = frozenset({b"gzip", b"x-gzip", b"deflate"}) | {
    coding for coding, library in ((b"br", "brotli/"), (b"zstd", "zstd/")) if library in pycurl.version
}
"""Content codings that this build of libcurl unpacks."""
CUT = "the connection was closed in the middle of the header"
_HEAD_ENDS = frozenset({b"\r\n", b"\n"})

ERRNO_CAUSES = {
    errno.ECONNRESET: Cause.RESET,
    errno.EPIPE: Cause.RESET,
    errno.ENETUNREACH: Cause.UNREACHABLE,
    errno.EHOSTUNREACH: Cause.UNREACHABLE,
    errno.ETIMEDOUT: Cause.TIMEOUT,
}


class Bounds:
    """How much of a body is taken: of things that may be pages, of documents, and of all others."""

    __slots__ = ("document", "least", "most", "other", "page", "types")

    def __init__(self, page: int, other: int, types: tuple[bytes, ...] = (b"html", b"xml"), document: int = 0) -> None:
        """`types` are parts of the media types of what may be a page; a document is told by its first bytes, too."""
        self.types = types
        self.page = page
        self.document = document
        self.other = other
        self.least = min(page, other)
        """Taken of anything, whatever it is."""
        self.most = max(page, document, other)

    def of(self, content_type: bytes, beginning: bytes = b"", length: int = 0, path: str = "") -> int:
        """`length` is the whole body's, as far as it is told: a document that is too long is not taken in part."""
        if self.document and self._is_document(content_type, beginning, path):
            return self.document if length <= self.document else self.other
        return self.page if not content_type or any(type in content_type for type in self.types) else self.other

    @staticmethod
    def _is_document(content_type: bytes, beginning: bytes, path: str) -> bool:
        media_type = content_type.partition(b";")[0].strip().decode("latin-1")
        return filetypes.of_content(beginning, media_type, path) in filetypes.OPENED


class _Slot(Generic[Ticket]):
    """One reusable easy handle and what its callbacks have gathered."""

    __slots__ = (
        "blocked",
        "bounds",
        "chunks",
        "condition",
        "curl",
        "custom",
        "error",
        "fresh",
        "limit",
        "lines",
        "network",
        "opened",
        "requests",
        "size",
        "ticket",
        "url",
    )

    def __init__(self, network: Network, condition: Condition) -> None:
        self.network = network
        self.condition = condition
        self.curl = pycurl.Curl()
        self.custom = False
        self.fresh = False
        self.ticket: Ticket
        self.url = Url("")
        self.bounds = Bounds(0, 0)
        self.lines: list[bytes] = []
        self.chunks: list[bytes] = []
        self._clear()
        self._configure()

    def _clear(self) -> None:
        self.lines.clear()
        self.chunks.clear()
        self.size = 0
        self.requests = 0
        self.limit = self.bounds.least
        self.blocked = ""
        self.opened = False
        """Whether a connection was opened for it; most requests are sent over one that was kept."""
        self.error: BaseException | None = None

    def _configure(self) -> None:
        curl, network = self.curl, self.network
        curl.setopt(pycurl.NOSIGNAL, 1)
        curl.setopt(pycurl.FOLLOWLOCATION, 0)
        curl.setopt(pycurl.PROTOCOLS, pycurl.PROTO_HTTP | pycurl.PROTO_HTTPS)
        curl.setopt(pycurl.PATH_AS_IS, 1)
        curl.setopt(pycurl.ACCEPT_ENCODING, "")
        curl.setopt(pycurl.HTTP200ALIASES, ["ICY 200 OK"])  # as radio servers say, and browsers understand
        curl.setopt(pycurl.USERAGENT, network.user_agent)
        curl.setopt(pycurl.HTTPHEADER, [f"Accept: {ACCEPT}"])
        curl.setopt(pycurl.CONNECTTIMEOUT_MS, int(network.connect_timeout * 1000))
        curl.setopt(pycurl.TIMEOUT_MS, int(network.timeout * 1000))
        curl.setopt(pycurl.CAINFO, network.ca_bundle)
        curl.setopt(pycurl.PROXY, "")
        curl.setopt(pycurl.HEADERFUNCTION, self.lines.append)
        curl.setopt(pycurl.WRITEFUNCTION, self._on_body)
        curl.setopt(pycurl.PREREQFUNCTION, self._on_request)
        curl.setopt(pycurl.OPENSOCKETFUNCTION, self._on_socket)
        if network.hosts is not None:
            table = [f"{name}:{port}:{ip}:{real}" for (name, port), (ip, real) in network.hosts.items()]
            curl.setopt(pycurl.CONNECT_TO, table)

    def load(self, ticket: Ticket, url: Url, bounds: Bounds, cookie: str, fresh: bool) -> None:
        """`fresh`: not over a connection that was kept."""
        self.ticket, self.url, self.bounds = ticket, url, bounds
        if fresh is not self.fresh:
            self.fresh = fresh
            self.curl.setopt(pycurl.FRESH_CONNECT, int(fresh))
        self._clear()
        self.curl.setopt(pycurl.URL, urls.without_fragment(url))
        conditional = self.condition(url)
        if conditional or cookie or self.custom or self.network.headers or self.network.access:
            self._own_headers(url, conditional, cookie)
        if self.network.proxies:
            self.curl.setopt(pycurl.PROXY, self.network.proxy_for(url) or "")

    def _own_headers(self, url: Url, conditional: Mapping[str, str], cookie: str) -> None:
        """Extra header fields for the address they are for, and none left over from the one before."""
        extra = {**self.network.fields_for(url, cookie), **conditional}
        if extra or self.custom:
            fields = [f"{name}: {value}" for name, value in ({"Accept": ACCEPT} | dict(extra)).items()]
            self.curl.setopt(pycurl.HTTPHEADER, [field.encode("latin-1") for field in fields])
            self.custom = bool(extra)

    def _on_request(self, *connection: object) -> int:
        """One request an exchange: where a kept connection breaks, libcurl would ask again, up to five times."""
        self.requests += 1
        return pycurl.PREREQFUNC_OK if self.requests == 1 else pycurl.PREREQFUNC_ABORT

    def _on_body(self, chunk: bytes) -> int | None:
        if self.size + len(chunk) > self.limit:  # only now it matters what this is
            beginning = b"".join((*self.chunks, chunk[: filetypes.SNIFFED]))
            self.limit = self.bounds.of(
                self._field(b"content-type"), beginning, _number(self._field(b"content-length"))
            )
        room = self.limit - self.size
        self.size += len(chunk)
        self.chunks.append(chunk[:room])
        return None if len(chunk) <= room else 0

    def _field(self, name: bytes) -> bytes:
        """The last value of a header field whose name begins with a C, in lower case."""
        for line in reversed(self.lines):
            if line[0] in _C and line[: len(name) + 1].lower() == name + b":":
                return line[len(name) + 1 :].strip().lower()
        return b""

    def _on_socket(self, purpose: int, address: tuple[int, int, int, tuple[str, int]]) -> socket.socket | int:
        family, kind, protocol, endpoint = address
        try:
            proxied = self.network.proxy_for(self.url) is not None
            if proxied or self.network.allows(_text(endpoint[0]), urls.host(self.url)):
                self.opened = not proxied
                return _Lent(family, kind, protocol)
            self.blocked = _text(endpoint[0])
        except BaseException as error:  # kept, and raised again from `turn`
            self.error = error
        return pycurl.SOCKET_BAD

    @property
    def has_head(self) -> bool:
        """Whether the head of an answer came to its end; libcurl takes one that breaks off for whole."""
        return (bool(self.lines) and self.lines[-1] in _HEAD_ENDS) or self.size > 0

    def response(self, failed: bool = False) -> Response:
        return Response(
            status=self.curl.getinfo(pycurl.RESPONSE_CODE),
            url=self.url,
            headers=parse_headers(self.lines),
            body=self.chunks[0] if len(self.chunks) == 1 else b"".join(self.chunks),
            whole=not failed,
            elapsed_ms=self._elapsed_ms(),
        )

    def failure(self, code: int, detail: str) -> Answer:
        """What a transfer that libcurl calls failed means: often a response all the same, cut by us or by them."""
        if self.blocked:
            return not_public(self.blocked, self.url)
        cut_by_us = code == pycurl.E_WRITE_ERROR and self.size > self.limit
        broke_off = code == pycurl.E_PARTIAL_FILE or (code == pycurl.E_RECV_ERROR and self.size > 0)
        if cut_by_us or broke_off or (code == pycurl.E_BAD_CONTENT_ENCODING and not self._is_unpacked()):
            return self.response(failed=True)
        cause = Cause.RESOLVER_FAILED if detail.startswith("Resolving timed out") else self._cause(code)
        return NoAnswer(cause, detail, self.url, elapsed_ms=self._elapsed_ms())

    def _is_unpacked(self) -> bool:
        """Whether Content-Encoding names a coding that libcurl unpacks here (RFC 9110, 8.4.1).

        Browsers pass over those that there are not, and know some that this build may not: the status counts then.
        """
        named = [line.partition(b":")[2] for line in self.lines if line.lower().startswith(b"content-encoding:")]
        return any(coding.strip().lower() in UNPACKED for coding in b",".join(named).split(b","))

    def _cause(self, code: int) -> Cause:
        cause = CAUSES.get(code, Cause.PROTOCOL)
        if cause in (Cause.REFUSED, Cause.TLS):
            return ERRNO_CAUSES.get(self.curl.getinfo(pycurl.OS_ERRNO), cause)
        return cause

    def _elapsed_ms(self) -> int:
        return int(self.curl.getinfo(pycurl.TOTAL_TIME) * 1000)


class _Lent(socket.socket):
    """libcurl works on a duplicate of its descriptor; this one is closed as soon as it has been duplicated."""

    def __del__(self) -> None:
        self.close()


def _number(value: bytes) -> int:
    return int(value) if value.isdigit() and len(value) < 20 else 0


def _text(address: str | bytes) -> str:
    return address.decode() if isinstance(address, bytes) else address


_NAMES = {name.encode(): name for name in FIELDS}
_C = frozenset(b"cC")
_COMMON = 200
"""Bytes of a line that may come again; longer ones are not kept."""
_INITIALS = frozenset(b"H" + b"".join(name[:1] + name[:1].upper() for name in _NAMES))
"""What a line begins with that somebody reads, and a status line."""
_X = frozenset(b"xX")
_BEHIND_X = frozenset(
    letters
    for name in _NAMES
    if name.startswith(b"x-")
    for letters in (name[2:4], name[2:4].upper(), name[2:4].title())
)
"""What stands behind `x-` in a line that somebody reads: many have such fields, each time with another value."""


def parse_headers(lines: list[bytes]) -> Headers:
    """The header fields that are read (`FIELDS`), of the last response if interim ones (1xx) came before it.

    Bytes that are not UTF-8 are read as ISO-8859-1, as browsers do. Of several Set-Cookie fields each is a line.
    """
    fields: dict[str, str] = {}
    for line in lines:
        if line[0] not in _INITIALS or (line[0] in _X and line[2:4] not in _BEHIND_X):
            continue
        name, value = _known_field(line) if len(line) < _COMMON else _field(line)
        if name == _STATUS_LINE:
            fields.clear()
        elif name == "location":
            fields[name] = value
        elif name:
            fields[name] = f"{fields[name]}{BETWEEN.get(name, ', ')}{value}" if name in fields else value
    return fields


_STATUS_LINE = "HTTP/"


def _field(line: bytes) -> tuple[str, str]:
    """Name and value of a line's field; no name where nobody reads it."""
    if line.startswith(b"HTTP/"):
        return _STATUS_LINE, ""
    name, _, value = line.partition(b":")
    known = _NAMES.get(name.lower(), "")
    return known, (escaped(value) if known == "location" else _decode(value)).strip()


_known_field = lru_cache(maxsize=1024)(_field)
"""The servers of a site say the same of thousands of answers."""


def _decode(block: bytes) -> str:
    try:
        return block.decode()
    except UnicodeDecodeError:
        return block.decode("latin-1")


class CurlTransport(Generic[Ticket]):
    """Exchanges under way; tickets are the caller's own, given back with the answer."""

    def __init__(self, network: Network, capacity: int, condition: Condition = _unconditional) -> None:
        """`condition` gives the header fields by which an address is asked only for what is not known yet."""
        self._network, self._condition = network, condition
        self._capacity = capacity
        self._multi = pycurl.CurlMulti()
        self._multi.setopt(pycurl.M_MAXCONNECTS, max(capacity, 64))
        self._slots: dict[pycurl.Curl, _Slot[Ticket]] = {}
        self._idle: list[_Slot[Ticket]] = []
        self._unreachable: list[tuple[Ticket, Answer]] = []
        self._addresses: dict[str, str] = {}
        self._cut: set[str] = set()
        """Origins that closed a connection in the middle of a header: libcurl takes it for whole, and would use it."""
        self.under_way = 0

    @property
    def has_room(self) -> bool:
        return self.under_way < self._capacity

    def address(self, origin: str) -> str | None:
        """The IP address of the last connection opened for an origin, told once; None behind a proxy.

        Where the origin is named by its address, nobody need have connected.
        """
        host = urls.host(origin)
        if urls.is_ip_address(host) and self._network.proxy_for(Url(origin + "/")) is None:
            return host
        return self._addresses.pop(origin, None)

    def start(self, ticket: Ticket, url: Url, bounds: Bounds, cookie: str = "") -> None:
        """Begin one exchange; its answer comes from a later `turn`."""
        self.under_way += 1
        refusal = self._network.refusal(url)
        if refusal is not None:
            self._unreachable.append((ticket, refusal))
            return
        slot = self._idle.pop() if self._idle else self._new_slot()
        slot.load(ticket, url, bounds, cookie, bool(self._cut) and urls.origin(url) in self._cut)
        self._multi.add_handle(slot.curl)

    def _new_slot(self) -> _Slot[Ticket]:
        slot = _Slot[Ticket](self._network, self._condition)
        self._slots[slot.curl] = slot
        return slot

    def turn(self, wait: float) -> list[tuple[Ticket, Answer]]:
        """Let the transfers go on, at most `wait` seconds for the first to move, and return those that ended."""
        done, self._unreachable = self._unreachable, []
        self._multi.perform()
        self._collect(done)
        if wait > 0 and not done and self._multi.select(wait) > 0:
            self._multi.perform()
            self._collect(done)
        self.under_way -= len(done)
        return done

    def _collect(self, done: list[tuple[Ticket, Answer]]) -> None:
        queued = 1
        while queued:
            queued, good, bad = self._multi.info_read()
            for curl in good:
                slot = self._release(curl)
                done.append((slot.ticket, slot.response() if slot.has_head else self._broken_off(slot)))
            for curl, code, detail in bad:
                slot = self._release(curl)
                done.append((slot.ticket, slot.failure(code, detail)))

    def _broken_off(self, slot: _Slot[Ticket]) -> Answer:
        self._cut.add(urls.origin(slot.url))
        return slot.failure(pycurl.E_GOT_NOTHING, CUT)

    def _release(self, curl: pycurl.Curl) -> _Slot[Ticket]:
        slot = self._slots[curl]
        self._multi.remove_handle(curl)
        self._idle.append(slot)
        if slot.opened and (ip := curl.getinfo(pycurl.PRIMARY_IP)):
            self._addresses[urls.origin(slot.url)] = ip
        if slot.error is not None:
            raise slot.error
        return slot

    def close(self) -> None:
        """Break off what is under way, and wait for nobody: libcurl would, for a name that is being looked up."""
        for slot in self._slots.values():
            slot.curl.close()
        if self.under_way:
            _LEFT.append(self._multi)
        else:
            self._multi.close()


_LEFT: list[pycurl.CurlMulti] = []
"""What the end of the process closes; nothing goes on there."""
