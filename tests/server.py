"""A real HTTP server on loopback for tests: a table of routes, a log of requests, and every way to misbehave.

    with serve({"/": page("hello"), "/slow": HANG, "/echo": lambda request: page(request.path)}) as server:
        ask(server.url("/"))

        assert [request.path for request in server.log] == ["/"]

A route is looked up by host and path with query (`//www.example/path?query`), by path with query, by path alone, then
by the folder that it lies in (`/folder/*`); without one it is "*", and without that the answer is 404. To serve several
hosts, map their names to `server.endpoint` in `Network.hosts`.
"""

from __future__ import annotations

import socket
import ssl
import struct
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from linkcheck.model import Url

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Request:
    """`path` is as sent, query included; names of `headers` are in lower case; `at` is by `time.monotonic`."""

    method: str
    path: str
    headers: Mapping[str, str]
    at: float
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer in HTTP; `headers` are sent as ISO-8859-1, with a Content-Length if they name no length themselves."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    delay: float = 0.0
    """Seconds before the answer begins."""
    drip: float = 0.0
    """Seconds after each single byte of the body, or of `raw`."""
    raw: bytes | None = None
    """Sent as it is instead of all the above (except `delay` and `drip`), whereupon the connection is closed."""
    endless: bytes = b""
    """Sent again and again after `raw` or the body, until the client leaves."""
    reset: bool = False
    """Break the connection off with a TCP reset, after `raw` if there is any."""
    hang: bool = False
    """Say nothing (more, after `raw`) until the client leaves or the server stops."""


CLOSE = Reply(raw=b"")
GARBAGE = Reply(raw=b"\x00\x01 this is no HTTP\r\n\r\n")
RESET = Reply(reset=True)
HANG = Reply(hang=True)
NOT_FOUND = Reply(404, b"not found", {"Content-Type": "text/plain"})

Route = Reply | Callable[[Request], Reply]


def page(content: str = "", status: int = 200) -> Reply:
    return Reply(status, content.encode(), {"Content-Type": "text/html; charset=utf-8"})


def redirect(location: str, status: int = 301) -> Reply:
    return Reply(status, headers={"Location": location})


class Server:
    """What a test sees of the server while it runs; routes may be added at any time."""

    def __init__(self, routes: Mapping[str, Route], tls: ssl.SSLContext | None = None) -> None:
        self.routes = dict(routes)
        self.scheme = "https" if tls is not None else "http"
        self.log: list[Request] = []
        self.stopped = threading.Event()
        self.errors: list[BaseException] = []
        """What routes raised; raised again when the server stops."""
        self._listener = _Listener(self)
        if tls is not None:  # hands are shaken by each connection's own thread
            self._listener.socket = tls.wrap_socket(
                self._listener.socket, server_side=True, do_handshake_on_connect=False
            )

    @property
    def endpoint(self) -> tuple[str, int]:
        return LOOPBACK, self._listener.server_port

    def url(self, path: str = "/") -> Url:
        return Url(f"{self.scheme}://{LOOPBACK}:{self._listener.server_port}{path}")

    def paths(self) -> list[str]:
        """The paths asked for so far, in order."""
        return [request.path for request in self.log]

    def reply_to(self, request: Request) -> Reply:
        self.log.append(request)
        bare = request.path.partition("?")[0]
        folder = bare.rpartition("/")[0]
        keys = (f"//{request.headers.get('host', '')}{request.path}", request.path, bare, f"{folder}/*")
        route = next((self.routes[key] for key in keys if key in self.routes), self.routes.get("*", NOT_FOUND))
        return route if isinstance(route, Reply) else route(request)

    def run(self) -> None:
        self._listener.serve_forever(poll_interval=0.01)

    def stop(self) -> None:
        self.stopped.set()
        self._listener.shutdown()
        self._listener.hang_up()
        self._listener.server_close()


@contextmanager
def serve(routes: Mapping[str, Route], tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    """Serve `routes` on a free port of loopback; at the end every connection is closed and every thread has ended."""
    server = Server(routes, tls)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield server
    finally:
        server.stop()
        thread.join()
    for error in server.errors:
        raise error


@contextmanager
def refusing() -> Iterator[tuple[str, int]]:
    """An endpoint where nobody listens, and nobody else can meanwhile."""
    with socket.socket() as taken:
        taken.bind((LOOPBACK, 0))
        yield LOOPBACK, taken.getsockname()[1]


class _Listener(ThreadingHTTPServer):
    daemon_threads = False  # so that closing waits for them
    request_queue_size = 128

    def __init__(self, server: Server) -> None:
        self.owner = server
        self._connections: set[socket.socket] = set()
        self._lock = threading.Lock()
        super().__init__((LOOPBACK, 0), _Handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        with self._lock:
            self._connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        with self._lock:
            self._connections.discard(request)
        super().shutdown_request(request)

    def hang_up(self) -> None:
        """Wake the threads that wait for a kept connection's next request."""
        with self._lock:
            for connection in self._connections:
                try:
                    connection.shutdown(socket.SHUT_RDWR)
                except OSError:  # the other side was quicker
                    continue

    def handle_error(self, request: Any, client_address: Any) -> None:
        error = sys.exception()
        if error is not None and not isinstance(error, OSError):  # clients may leave at any time
            self.owner.errors.append(error)


class _Handler(BaseHTTPRequestHandler):
    server: _Listener
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        owner = self.server.owner
        headers = {name.lower(): value for name, value in self.headers.items()}
        body = self.rfile.read(int(headers.get("content-length", "0")))
        reply = owner.reply_to(Request(self.command, self.path, headers, time.monotonic(), body))
        owner.stopped.wait(reply.delay)
        self.close_connection = reply.hang or reply.reset or reply.raw is not None or bool(reply.endless)
        if reply.raw is not None:
            self._send(reply.raw, reply.drip)
        elif not (reply.hang or reply.reset):
            self._answer(reply)
        while reply.endless and not owner.stopped.is_set():
            self.wfile.write(reply.endless)
        if reply.hang:
            self._hang()
        elif reply.reset:
            self._reset()

    def _send(self, content: bytes, drip: float) -> None:
        if not drip:
            self.wfile.write(content)
            return
        for byte in content:
            self.wfile.write(bytes([byte]))
            if self.server.owner.stopped.wait(drip):
                return

    def _hang(self) -> None:
        """Until the client leaves: a thread for each that never ends would be many."""
        self.connection.settimeout(0.1)
        while not self.server.owner.stopped.is_set():
            try:
                if not self.connection.recv(1):
                    return
            except TimeoutError:
                continue

    do_HEAD = do_POST = do_GET

    def _reset(self) -> None:
        """Close at once, with a zero linger time: the kernel then sends RST instead of FIN."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.rfile.close()
        self.connection.close()

    def _answer(self, reply: Reply) -> None:
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if not {name.lower() for name in reply.headers} & {"content-length", "transfer-encoding"}:
            self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        if self.command != "HEAD":
            self._send(reply.body, reply.drip)

    def log_message(self, format: str, *args: object) -> None:
        """Silent: `Server.log` has it all."""
