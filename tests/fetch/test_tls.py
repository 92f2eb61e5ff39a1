"""What certificates say of themselves, whoever made them."""

from __future__ import annotations

import ssl
from functools import cache

import pytest
import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.fetch import tls
from linkcheck.model import TlsFailure, TlsProblem
from tests.server import LOOPBACK


@cache
def made() -> bytes:
    return ssl.PEM_cert_to_DER_cert(
        trustme.CA().issue_cert(LOOPBACK, "www.example.org").cert_chain_pems[0].bytes().decode()
    )


def twice_extended() -> bytes:
    """A certificate that has one extension two times, which RFC 5280, 4.2 forbids: the second has another's number."""
    ca = trustme.CA()
    own = x509.load_pem_x509_certificate(ca.issue_cert(LOOPBACK).cert_chain_pems[0].bytes())
    key = serialization.load_pem_private_key(ca.private_key_pem.bytes(), None)
    built = (
        x509.CertificateBuilder()
        .subject_name(own.subject)
        .issuer_name(own.issuer)
        .public_key(own.public_key())
        .serial_number(7)
        .not_valid_before(own.not_valid_before_utc)
        .not_valid_after(own.not_valid_after_utc)
        .add_extension(x509.UnrecognizedExtension(x509.ObjectIdentifier("1.2.3.4.5"), b"\x05\x00"), critical=False)
        .add_extension(x509.UnrecognizedExtension(x509.ObjectIdentifier("1.2.3.4.6"), b"\x05\x00"), critical=False)
        .sign(key, hashes.SHA256())  # type: ignore[arg-type]
    )
    return built.public_bytes(serialization.Encoding.DER).replace(b"\x2a\x03\x04\x06", b"\x2a\x03\x04\x05")


def test_a_certificate_says_for_whom_and_until_when_it_is() -> None:
    told = tls.failure(TlsProblem.WRONG_NAME, made())

    assert told.names == ("www.example.org", LOOPBACK)
    assert told.until is not None
    assert "trustme" in told.issuer


@pytest.mark.parametrize("shown", [None, b"", b"\x30\x03\x02\x01\x00", twice_extended()])
def test_of_what_cannot_be_read_only_the_problem_is_told(shown: bytes | None) -> None:
    assert tls.failure(TlsProblem.EXPIRED, shown) == TlsFailure(TlsProblem.EXPIRED)


@pytest.mark.filterwarnings("ignore::cryptography.utils.CryptographyDeprecationWarning")
@given(at=st.integers(0, 2_000), byte=st.integers(0, 255))
def test_a_damaged_certificate_takes_nobody_down(at: int, byte: int) -> None:
    shown = bytearray(made())
    shown[at % len(shown)] = byte

    assert isinstance(tls.failure(TlsProblem.UNKNOWN_ISSUER, bytes(shown)), TlsFailure)
