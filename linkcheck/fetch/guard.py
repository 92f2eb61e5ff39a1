"""Which addresses may be connected to.

A public page must not make us ask a private one. The address is judged where the socket is opened, after the name was
looked up, on every hop and for both transports; so a name that changes its mind (DNS rebinding) gains nothing. What an
address says by itself is judged before that too, for behind a proxy the socket is not ours.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

from msgspec import Struct

from linkcheck import urls


class Zone(Enum):
    """Where on the internet an IP address lies (IANA's special-purpose registries)."""

    PUBLIC = "public"
    PRIVATE = "private"
    LOOPBACK = "loopback"
    NEVER = "never"
    """Link-local, cloud metadata, multicast, unspecified and reserved."""


METADATA = frozenset(
    ipaddress.ip_address(address)
    for address in (
        "100.100.100.200",  # Alibaba Cloud
        "168.63.129.16",  # Azure's host, at a public address
        "192.0.0.192",  # Oracle Cloud, before it took the link-local one
        "fd00:ec2::254",  # Amazon EC2
        "fd20:ce::254",  # Google Cloud
        "fd00:c1::a9fe:a9fe",  # Oracle Cloud
        "fd00:a9fe:a9fe::1",  # Linode
        "fd00:42::42",  # Scaleway
    )
)
"""Where clouds hand out a machine's credentials, as their documentation says, beyond the link-local 169.254.0.0/16."""
METADATA_NAMES = frozenset(
    {
        "instance-data",
        "instance-data.ec2.internal",
        "metadata",
        "metadata.goog",
        "metadata.google.internal",
        "metadata.tencentyun.com",
    }
)
"""What these are called: behind a proxy, a name may be all that we see."""


@lru_cache(maxsize=1024)
def zone(address: str) -> Zone:
    """The zone of an IP address as text. IPv4 inside IPv6 is judged as IPv4 too, in every form that there is of it."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if ip in METADATA or ip.is_link_local or ip.is_multicast or ip.is_unspecified:
        return Zone.NEVER
    if ip.is_loopback:
        return Zone.LOOPBACK
    if isinstance(ip, IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or _nat64(ip)
        if inner is not None:
            return zone(str(inner))
        if any(zone(str(disguised)) is Zone.NEVER for disguised in _disguised(ip)):
            return Zone.NEVER
    if ip.is_global and (ip in _GLOBAL_UNICAST if ip.version == 6 else ip not in _PROTOCOL_ASSIGNMENTS):
        return Zone.PUBLIC
    return Zone.NEVER if ip.is_reserved else Zone.PRIVATE


_GLOBAL_UNICAST = IPv6Network("2000::/3")
"""All that IANA has given out; outside it are IPv4 in disguise (::/96, 64:ff9b:1::/48 …) and what was deprecated."""
_PROTOCOL_ASSIGNMENTS = IPv4Network("192.0.0.0/24")
"""Not global (RFC 6890), though Python before 3.11.10 says so of most of it."""
_NAT64 = IPv6Network("64:ff9b::/96")
_IN_THE_LAST_BITS = tuple(map(IPv6Network, ("::/96", "::ffff:0:0:0/96", "64:ff9b:1::/48")))
"""IPv4-compatible (RFC 4291, 2.5.5.1), IPv4-translated (RFC 2765) and NAT64 of a network's own (RFC 8215)."""


def _nat64(ip: IPv6Address) -> IPv4Address | None:
    """The IPv4 address inside a NAT64 one (RFC 6052)."""
    return _last_bits(ip) if ip in _NAT64 else None


def _last_bits(ip: IPv6Address) -> IPv4Address:
    return IPv4Address(int(ip) & 0xFFFFFFFF)


def _disguised(ip: IPv6Address) -> Iterator[IPv4Address]:
    """IPv4 addresses that may be meant by one that is not public in any case."""
    yield from ip.teredo or ()  # the server, and whom it leads to (RFC 4380)
    if any(ip in network for network in _IN_THE_LAST_BITS):
        yield _last_bits(ip)


Range = IPv4Network | IPv6Network


class Exceptions(Struct, frozen=True):
    """Which private addresses, loopback among them, a source allows by name or by range (`allow_private`)."""

    names: frozenset[str] = frozenset()
    """Each may be at such an address itself; `*.example.org` stands for every name below it."""
    networks: tuple[Range, ...] = ()

    def cover(self, address: str, host: str) -> bool:
        """`host` is the name by which `address` is asked for."""
        name = host.rstrip(".")
        if name in self.names or any(f"*{name[dot.start() :]}" in self.names for dot in re.finditer(r"\.", name)):
            return True
        ip = ipaddress.ip_address(address.partition("%")[0])
        inner = ip.ipv4_mapped if isinstance(ip, IPv6Address) else None
        return any((inner or ip) in network for network in self.networks)


NO_EXCEPTIONS = Exceptions()


def allowed(address: str, zones: frozenset[Zone], host: str = "", exceptions: Exceptions = NO_EXCEPTIONS) -> bool:
    """Whether the IP address may be connected to on behalf of `host`."""
    where = zone(address)
    return where in zones or (where is not Zone.NEVER and exceptions.cover(address, host))


def zones_for(start_addresses: list[str], allow_private: bool) -> frozenset[Zone]:
    """Public always; private and loopback where a start page itself is there, or the source allows all of them."""
    zones = {Zone.PUBLIC, *map(zone, start_addresses)}
    if allow_private:
        zones |= {Zone.PRIVATE, Zone.LOOPBACK}
    return frozenset(zones - {Zone.NEVER})


def exceptions_of(entries: Sequence[str]) -> Exceptions:
    """What the entries of `allow_private` come to, which have been looked over (`problem`)."""
    networks = {entry: _network(entry) for entry in entries}
    return Exceptions(
        frozenset(entry for entry, network in networks.items() if network is None),
        tuple(network for network in networks.values() if network is not None),
    )


def problem(entry: str) -> str | None:
    """Why an entry of `allow_private` names neither hosts nor a network."""
    if "/" in entry or urls.is_ip_address(entry):
        try:
            ipaddress.ip_network(entry)
        except ValueError as error:
            return f"not a network in CIDR notation, such as 10.20.0.0/16: {error}"
        return None
    name = entry.removeprefix("*.")
    parsed = urls.parse(f"https://{name}/")
    if parsed is None or parsed != f"https://{name}/" or set(name) & set("@:*"):
        return "neither a host name in lower case, such as intranet.example.org or *.example.org, nor a network"
    return None


def _network(entry: str) -> Range | None:
    return ipaddress.ip_network(entry) if "/" in entry or urls.is_ip_address(entry) else None
