"""Servers that misbehave before anybody has asked for anything: at the socket, and in the handshake of TLS."""

from __future__ import annotations

import socket
import ssl
import struct
import tempfile
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.x509.oid import AuthorityInformationAccessOID

from tests.hostile.behaviour import FINE
from tests.server import LOOPBACK, refusing, serve


def context(certificate: trustme.LeafCert) -> ssl.SSLContext:
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(made)
    return made


def with_chain(key: bytes, *certificates: bytes) -> ssl.SSLContext:
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with tempfile.NamedTemporaryFile(suffix=".pem") as file:
        file.write(b"".join((key, *certificates)))
        file.flush()
        made.load_cert_chain(file.name)
    return made


def naming_its_issuer(ca: trustme.CA) -> ssl.SSLContext:
    """A certificate without the one that it was signed by, and with the address where that could be had."""
    leaf = ca.issue_cert(LOOPBACK)
    issuer = x509.load_pem_x509_certificate(ca.cert_pem.bytes())
    signer = serialization.load_pem_private_key(ca.private_key_pem.bytes(), None)
    own = x509.load_pem_x509_certificate(leaf.cert_chain_pems[0].bytes())
    where = x509.UniformResourceIdentifier("http://issuer.invalid/intermediate.crt")
    access = x509.AuthorityInformationAccess([x509.AccessDescription(AuthorityInformationAccessOID.CA_ISSUERS, where)])
    built = (
        x509.CertificateBuilder()
        .subject_name(own.subject)
        .issuer_name(issuer.subject)
        .public_key(own.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(own.not_valid_before_utc)
        .not_valid_after(own.not_valid_after_utc)
        .add_extension(access, critical=False)
    )
    for extension in own.extensions:
        built = built.add_extension(extension.value, extension.critical)
    made = built.sign(signer, hashes.SHA256())  # type: ignore[arg-type]
    return with_chain(leaf.private_key_pem.bytes(), made.public_bytes(serialization.Encoding.PEM))


def self_signed(ca: trustme.CA) -> ssl.SSLContext:
    """The certificate of an authority, used by a server itself."""
    return with_chain(ca.private_key_pem.bytes(), ca.cert_pem.bytes())


def of_old(certificate: trustme.LeafCert) -> ssl.SSLContext:
    """TLS 1.0 and nothing newer."""
    made = context(certificate)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        made.minimum_version = ssl.TLSVersion.TLSv1
        made.maximum_version = ssl.TLSVersion.TLSv1
    made.set_ciphers("ALL:@SECLEVEL=0")
    return made


def contexts(ca: trustme.CA) -> dict[str, ssl.SSLContext]:
    """By name; `ca` is the one that is trusted."""
    now, day = datetime.now(UTC), timedelta(days=1)
    stranger, between = trustme.CA(), ca.create_child_ca()
    alone = between.issue_cert(LOOPBACK)
    return {
        "tls-good": context(ca.issue_cert(LOOPBACK)),
        "tls-expired": context(ca.issue_cert(LOOPBACK, not_before=now - 90 * day, not_after=now - 5 * day)),
        "tls-future": context(ca.issue_cert(LOOPBACK, not_before=now + 5 * day, not_after=now + 90 * day)),
        "tls-other-name": context(ca.issue_cert("another.example")),
        "tls-self-signed": self_signed(trustme.CA()),
        "tls-stranger": context(stranger.issue_cert(LOOPBACK)),
        "tls-chain": context(between.issue_cert(LOOPBACK)),
        "tls-no-chain": with_chain(alone.private_key_pem.bytes(), alone.cert_chain_pems[0].bytes()),
        "tls-no-chain-named": naming_its_issuer(trustme.CA()),
        "tls-old": of_old(ca.issue_cert(LOOPBACK)),
    }


def silent(connection: socket.socket) -> None:
    """Takes the connection and says nothing, until the other side leaves."""
    while connection.recv(4_096):
        pass


def rude(connection: socket.socket) -> None:
    """Resets the connection as soon as it is there."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def curt(connection: socket.socket) -> None:
    """Closes the connection as soon as something is said."""
    connection.recv(4_096)


def not_tls(connection: socket.socket) -> None:
    """Answers a handshake in plain HTTP."""
    connection.recv(4_096)
    connection.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")


def banner(connection: socket.socket) -> None:
    """Greets as a mail server does."""
    connection.sendall(b"220 mail.example ESMTP ready\r\n")
    connection.recv(4_096)


SOCKETS = {"silent": silent, "rude": rude, "curt": curt, "not-tls": not_tls, "banner": banner}


@contextmanager
def listening(behave: Callable[[socket.socket], None]) -> Iterator[tuple[str, int]]:
    """An endpoint whose every connection is given to `behave`, in a thread of its own, and closed afterwards."""
    threads: list[threading.Thread] = []
    opened: list[socket.socket] = []

    def serve_one(connection: socket.socket) -> None:
        with connection:
            try:
                behave(connection)
            except OSError:  # the other side was quicker
                return

    def accept(listener: socket.socket) -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            opened.append(connection)
            threads.append(threading.Thread(target=serve_one, args=(connection,)))
            threads[-1].start()

    with socket.create_server((LOOPBACK, 0)) as listener:
        acceptor = threading.Thread(target=accept, args=(listener,))
        acceptor.start()
        try:
            yield LOOPBACK, listener.getsockname()[1]
        finally:
            listener.shutdown(socket.SHUT_RDWR)
            acceptor.join()
            for connection in opened:
                try:
                    connection.shutdown(socket.SHUT_RDWR)
                except OSError:
                    continue
            for thread in threads:
                thread.join()


@contextmanager
def endpoints(bundle: Path) -> Iterator[dict[str, str]]:
    """The address of each endpoint by its name; the certificates that are trusted are written to `bundle`."""
    ca = trustme.CA()
    ca.cert_pem.write_to_path(str(bundle))
    found: dict[str, str] = {"no-such-host": "http://no-such-host.invalid/", "onion": "http://example.onion/"}
    with ExitStack() as stack:
        for name, tls in contexts(ca).items():
            found[name] = stack.enter_context(serve({"/": FINE}, tls)).url()
        for name, behave in SOCKETS.items():
            scheme = "https" if name == "not-tls" else "http"
            host, port = stack.enter_context(listening(behave))
            found[name] = f"{scheme}://{host}:{port}/"
        host, port = stack.enter_context(refusing())
        found["refusing"] = f"http://{host}:{port}/"
        yield found
