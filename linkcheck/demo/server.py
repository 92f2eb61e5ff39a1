"""One HTTP/1.1 server on loopback that plays all hosts, told apart by the Host header."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from msgspec import Struct

from linkcheck.demo.reply import Address, Reply, notice

_MISDIRECTED = notice("Misdirected Request", "<p>No such host here.</p>", HTTPStatus.MISDIRECTED_REQUEST)


class Site(Struct, frozen=True):
    replies: Mapping[Address, Reply]
    first: dict[Address, Reply]
    """What is answered to the first request only; used up as it is given."""
    missing: Mapping[str, Reply]
    """By host: the answer where it has nothing."""

    def reply(self, host: str, path: str) -> Reply:
        address = (host, path)
        # dict.pop is atomic: two threads cannot both be first.
        return self.first.pop(address, None) or self.replies.get(address) or self.missing.get(host, _MISDIRECTED)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Buffered, so that header and body leave in one packet: in two, Nagle's algorithm and the delayed ACK of the
    # other side cost 40 ms on every kept-alive connection.
    wbufsize = -1

    def __init__(self, site: Site, *args: Any) -> None:
        self._site = site
        super().__init__(*args)

    def do_GET(self) -> None:
        host = self.headers.get("Host", "").partition(":")[0].lower()
        reply = self._site.reply(host, self.path.partition("?")[0])
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.media_type)
        self.send_header("Content-Length", str(len(reply.body)))
        for name, value in reply.headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(reply.body)

    def log_message(self, format: str, *args: Any) -> None:
        """Standard error belongs to the run."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # The default of 5 drops connections of a scan that opens 16 at once, and each waits a second to try again.
    request_queue_size = 128

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is no error of ours; anything else is."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def listening(site: Site) -> Iterator[tuple[str, int]]:
    """Serve until the end of the block; yields the address and port."""
    with _Server(("127.0.0.1", 0), partial(_Handler, site)) as server:
        # The poll interval is how long leaving the block may take.
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, name="demo", daemon=True)
        thread.start()
        try:
            yield "127.0.0.1", server.server_port
        finally:
            server.shutdown()
            thread.join()
