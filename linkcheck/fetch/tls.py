"""What is wrong with a host's TLS, by name: why a certificate is not accepted, until when one is good.

A failure is looked into by a second handshake that checks nothing and over which nothing is asked, for only then does
the other side's certificate come with it. Whether a host may be asked is never decided here.
"""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING

from linkcheck.model import Certificate, TlsFailure, TlsProblem

if TYPE_CHECKING:
    from cryptography import x509

MOST_NAMES = 5
"""Names of a certificate that are told."""
LONGEST_NAME = 100

BY_CODE = {
    9: TlsProblem.NOT_YET_VALID,
    10: TlsProblem.EXPIRED,
    18: TlsProblem.SELF_SIGNED,
    19: TlsProblem.UNKNOWN_ISSUER,
    20: TlsProblem.UNKNOWN_ISSUER,
    21: TlsProblem.UNKNOWN_ISSUER,
    23: TlsProblem.REVOKED,
    62: TlsProblem.WRONG_NAME,
    64: TlsProblem.WRONG_NAME,
}
"""OpenSSL's results of verification (X509_V_ERR_* in its x509_vfy.h)."""
BY_REASON = {
    "TLSV1_ALERT_PROTOCOL_VERSION": TlsProblem.OLD_PROTOCOL,
    "UNSUPPORTED_PROTOCOL": TlsProblem.OLD_PROTOCOL,
    "VERSION_TOO_LOW": TlsProblem.OLD_PROTOCOL,
    "WRONG_SSL_VERSION": TlsProblem.OLD_PROTOCOL,
    "HTTP_REQUEST": TlsProblem.NO_TLS,
    "PACKET_LENGTH_TOO_LONG": TlsProblem.NO_TLS,
    "RECORD_LAYER_FAILURE": TlsProblem.NO_TLS,
    "WRONG_VERSION_NUMBER": TlsProblem.NO_TLS,
}
"""OpenSSL's reasons (SSL_R_* in its sslerr.h) for which no browser goes on either. Others speak of what two stacks
could not agree on, or of a moment."""


def problem_of(error: ssl.SSLError) -> TlsProblem:
    if isinstance(error, ssl.SSLCertVerificationError):
        return BY_CODE.get(error.verify_code, TlsProblem.OTHER)
    return BY_REASON.get(error.reason or "", TlsProblem.OTHER)


def concerns_certificate(problem: TlsProblem) -> bool:
    return problem in BY_CODE.values()


def unchecked() -> ssl.SSLContext:
    """A handshake that accepts anything: for looking at what the other side shows, and for nothing else."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def failure(problem: TlsProblem, shown: bytes | None) -> TlsFailure:
    """What is wrong, with what the other side's own certificate (DER) says of it, if it could be had and be read."""
    from cryptography import x509  # only for what fails

    unreadable = (
        ValueError,
        TypeError,
        x509.DuplicateExtension,
        x509.InvalidVersion,
        x509.UnsupportedGeneralNameType,
    )
    if shown is None:
        return TlsFailure(problem)
    try:
        return _told(problem, x509.load_der_x509_certificate(shown))
    except unreadable:  # whoever made it may have put anything there
        return TlsFailure(problem)


def _told(problem: TlsProblem, own: x509.Certificate) -> TlsFailure:
    if problem is TlsProblem.UNKNOWN_ISSUER and own.issuer == own.subject:
        problem = TlsProblem.SELF_SIGNED
    elif problem is TlsProblem.UNKNOWN_ISSUER and _names_issuer(own):
        problem = TlsProblem.INCOMPLETE_CHAIN
    return TlsFailure(
        problem,
        until=own.not_valid_after_utc.date(),
        since=own.not_valid_before_utc.date(),
        names=_names(own),
        issuer=own.issuer.rfc4514_string()[:LONGEST_NAME],
    )


def _names_issuer(own: x509.Certificate) -> bool:
    """Whether it says where its issuer's certificate can be had, which browsers then get (RFC 5280, 4.2.2.1)."""
    from cryptography import x509
    from cryptography.x509.oid import AuthorityInformationAccessOID

    try:
        access = own.extensions.get_extension_for_class(x509.AuthorityInformationAccess).value
    except x509.ExtensionNotFound:
        return False
    return any(one.access_method == AuthorityInformationAccessOID.CA_ISSUERS for one in access)


def _names(own: x509.Certificate) -> tuple[str, ...]:
    from cryptography import x509

    try:
        names = own.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return ()
    told = (*names.get_values_for_type(x509.DNSName), *map(str, names.get_values_for_type(x509.IPAddress)))
    return tuple(name[:LONGEST_NAME] for name in told[:MOST_NAMES])


def certificate(connection: ssl.SSLSocket) -> Certificate | None:
    """From when and until when a certificate is good that was accepted."""
    told = connection.getpeercert() or {}
    try:
        since, until = (ssl.cert_time_to_seconds(str(told[name])) for name in ("notBefore", "notAfter"))
    except (KeyError, ValueError):
        return None
    return Certificate(int(since), int(until))
