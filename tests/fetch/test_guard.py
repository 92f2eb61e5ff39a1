"""Which addresses may be connected to, however they are spelled."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import IPv4Address, IPv4Network, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.fetch.guard import Zone, allowed, zone, zones_for

NOT_PUBLIC = (
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "198.18.0.0/15",
    "224.0.0.0/4",
    "240.0.0.0/4",
)
inner_addresses = st.sampled_from(NOT_PUBLIC).flatmap(lambda net: st.ip_addresses(v=4, network=IPv4Network(net)))

Spelling = Callable[[IPv4Address], str]


def inside(prefix: str, shift: int = 0) -> Spelling:
    return lambda address: str(IPv6Address(int(IPv6Address(prefix)) | int(address) << shift))


SPELLINGS: dict[str, Spelling] = {
    "plain": str,
    "mapped": lambda address: f"::ffff:{address}",
    "mapped in full": lambda address: IPv6Address(f"::ffff:{address}").exploded,
    "mapped in capitals": lambda address: f"::FFFF:{address}",
    "6to4": inside("2002::1", shift=80),
    "NAT64": inside("64:ff9b::"),
    "Teredo server": inside("2001::", shift=64),
}
RARE_SPELLINGS: dict[str, Spelling] = {
    "IPv4-compatible": inside("::"),
    "IPv4-translated": inside("::ffff:0:0:0"),
    "local NAT64": inside("64:ff9b:1::"),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
@given(address=inner_addresses)
def test_an_inner_address_is_never_public_however_it_is_spelled(spelling: str, address: IPv4Address) -> None:
    assert zone(SPELLINGS[spelling](address)) is not Zone.PUBLIC


@pytest.mark.parametrize("spelling", RARE_SPELLINGS)
@given(address=inner_addresses)
def test_an_inner_address_is_never_public_in_a_rare_spelling(spelling: str, address: IPv4Address) -> None:
    assert zone(RARE_SPELLINGS[spelling](address)) is not Zone.PUBLIC


@pytest.mark.parametrize("spelling", ["mapped", "6to4", "NAT64"])
@given(address=st.ip_addresses(v=4))
def test_an_ipv4_address_inside_ipv6_lies_where_it_lies_itself(spelling: str, address: IPv4Address) -> None:
    assert zone(SPELLINGS[spelling](address)) is zone(str(address))


@pytest.mark.parametrize(
    ("address", "where"),
    [
        ("93.184.215.14", Zone.PUBLIC),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", Zone.PUBLIC),
        ("10.1.2.3", Zone.PRIVATE),
        ("100.100.100.200", Zone.PRIVATE),
        ("fd00:ec2::254", Zone.PRIVATE),
        ("2001:db8::1", Zone.PRIVATE),
        ("127.8.9.10", Zone.LOOPBACK),
        ("::1", Zone.LOOPBACK),
        ("::ffff:127.0.0.1", Zone.LOOPBACK),
        ("169.254.169.254", Zone.NEVER),
        ("fe80::1", Zone.NEVER),
        ("fe80::1%eth0", Zone.NEVER),
        ("0.0.0.0", Zone.NEVER),
        ("::", Zone.NEVER),
        ("239.1.2.3", Zone.NEVER),
        ("ff02::1", Zone.NEVER),
        ("255.255.255.255", Zone.NEVER),
    ],
)
def test_an_address_lies_in_its_zone(address: str, where: Zone) -> None:
    assert zone(address) is where


@pytest.mark.parametrize("address", ["192.0.0.192", "fec0::1"], ids=["Oracle metadata", "site-local"])
def test_an_address_that_older_pythons_call_global_is_not_public(address: str) -> None:
    assert zone(address) is not Zone.PUBLIC


def test_public_is_all_that_is_allowed_where_every_start_page_is_public() -> None:
    assert zones_for(["93.184.215.14"], allow_private=False) == {Zone.PUBLIC}


def test_a_start_page_opens_its_own_zone() -> None:
    assert zones_for(["10.0.0.1"], allow_private=False) == {Zone.PUBLIC, Zone.PRIVATE}
    assert zones_for(["127.0.0.1"], allow_private=False) == {Zone.PUBLIC, Zone.LOOPBACK}


def test_private_addresses_can_be_allowed_by_name() -> None:
    zones = zones_for([], allow_private=True)

    assert allowed("192.168.1.1", zones)
    assert allowed("127.0.0.1", zones)


@given(address=st.ip_addresses(v=4, network="169.254.0.0/16") | st.ip_addresses(v=6, network="fe80::/10"))
def test_nothing_opens_the_way_to_cloud_metadata(address: IPv4Address | IPv6Address) -> None:
    assert not allowed(str(address), zones_for([str(address)], allow_private=True))
