"""Which addresses may be connected to.

A public page must not make us ask a private one. The address is judged where the socket is opened, after the name was
looked up, on every hop and for both transports; so a name that changes its mind (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import ipaddress
from enum import Enum


class Zone(Enum):
    """Where on the internet an IP address lies (IANA's special-purpose registries)."""

    PUBLIC = "public"
    PRIVATE = "private"
    LOOPBACK = "loopback"
    NEVER = "never"
    """Link-local (cloud metadata lives there), multicast, unspecified and reserved."""


def zone(address: str) -> Zone:
    """The zone of an IP address as text; IPv4 inside IPv6 (mapped, 6to4, NAT64) is judged as IPv4."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or _nat64(ip)
        if inner is not None:
            return zone(str(inner))
    if ip.is_link_local or ip.is_multicast or ip.is_unspecified:
        return Zone.NEVER
    if ip.is_loopback:
        return Zone.LOOPBACK
    if ip.is_global and (ip in _GLOBAL_UNICAST if ip.version == 6 else ip not in _PROTOCOL_ASSIGNMENTS):
        return Zone.PUBLIC
    return Zone.NEVER if ip.is_reserved else Zone.PRIVATE


_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
"""All that IANA has given out; outside it are IPv4 in disguise (::/96, 64:ff9b:1::/48 …) and what was deprecated."""
_PROTOCOL_ASSIGNMENTS = ipaddress.IPv4Network("192.0.0.0/24")
"""Not global (RFC 6890), though Python before 3.11.10 says so of most of it; one cloud's metadata lives there."""
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def _nat64(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address inside a NAT64 one (RFC 6052)."""
    return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _NAT64 else None


def allowed(address: str, zones: frozenset[Zone]) -> bool:
    return zone(address) in zones


def zones_for(start_addresses: list[str], allow_private: bool) -> frozenset[Zone]:
    """Public always; private and loopback where a start page itself is there, or the source allows them by name."""
    zones = {Zone.PUBLIC, *map(zone, start_addresses)}
    if allow_private:
        zones |= {Zone.PRIVATE, Zone.LOOPBACK}
    return frozenset(zones - {Zone.NEVER})
