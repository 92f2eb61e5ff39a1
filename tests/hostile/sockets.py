"""What fails before anybody has asked for anything: at the socket, by name, in the handshake of TLS."""

from __future__ import annotations

from tests.hostile.behaviour import FINE, Behaviour


def at(endpoint: str, does: str, verdict: str) -> Behaviour:
    """A row about an endpoint of its own (see `endpoints`)."""
    return Behaviour(f"/{endpoint}", does, FINE, verdict, link=f"{{{endpoint}}}")


SOCKETS = (
    at("refusing", "refuses the connection", "broken"),
    at("silent", "takes the connection and says nothing", "unverified"),
    at("rude", "resets the connection at once", "unverified"),
    at("curt", "closes the connection when it is asked", "unverified"),
    at("banner", "greets as a mail server does", "unverified"),
    at("no-such-host", "is none: the name does not exist", "broken"),
    at("onion", "is reached by Tor alone", "unverified"),
)
TLS = (
    at("tls-good", "has a certificate that is in order", "ok"),
    at("tls-chain", "sends the certificate that leads to a known one, too", "ok"),
    at("tls-expired", "has a certificate that ended", "broken"),
    at("tls-future", "has a certificate that is not good yet", "broken"),
    at("tls-other-name", "has a certificate for another name", "broken"),
    at("tls-self-signed", "has a certificate that it signed itself", "broken"),
    at("tls-stranger", "has a certificate that nobody vouches for", "broken"),
    at("tls-no-chain", "leaves out the certificate that leads to a known one, and where that could be had", "broken"),
    at("tls-no-chain-named", "leaves it out, and says where it can be had, where browsers get it", "unverified"),
    at("tls-old", "speaks TLS 1.0 and nothing newer", "broken"),
    at("not-tls", "answers a handshake in plain HTTP", "broken"),
)
