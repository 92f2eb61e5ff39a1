"""Which addresses may be connected to, however they are spelled."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import IPv4Address, IPv4Network, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.fetch.guard import METADATA, Exceptions, Zone, allowed, exceptions_of, problem, zone, zones_for

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
        ("100.100.100.201", Zone.PRIVATE),
        ("fd00:ec2::255", Zone.PRIVATE),
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


@pytest.mark.parametrize("address", ["192.0.0.8", "fec0::1"], ids=["protocol assignment", "site-local"])
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


EVERYWHERE = exceptions_of(["0.0.0.0/0", "::/0", "a.test"])
metadata = st.sampled_from(sorted(METADATA, key=str))
link_local = st.ip_addresses(v=4, network="169.254.0.0/16") | st.ip_addresses(v=6, network="fe80::/10")


@given(address=metadata | link_local)
def test_nothing_opens_the_way_to_cloud_metadata(address: IPv4Address | IPv6Address) -> None:
    assert not allowed(str(address), zones_for([str(address)], allow_private=True), "a.test", EVERYWHERE)


TEREDO: Spelling = lambda address: str(IPv6Address(int(IPv6Address("2001::")) | int(address) ^ 0xFFFFFFFF))  # noqa: E731
DISGUISES = SPELLINGS | RARE_SPELLINGS | {"Teredo client": TEREDO}


@pytest.mark.parametrize("spelling", DISGUISES)
@given(address=st.ip_addresses(v=4, network="169.254.0.0/16") | st.just(IPv4Address("100.100.100.200")))
def test_nor_does_a_disguise(spelling: str, address: IPv4Address) -> None:
    assert not allowed(DISGUISES[spelling](address), frozenset(Zone) - {Zone.NEVER}, "a.test", EVERYWHERE)


@pytest.mark.parametrize(
    ("entry", "address", "host", "expected"),
    [
        ("intranet.example.org", "10.0.0.1", "intranet.example.org", True),
        ("intranet.example.org", "127.0.0.1", "intranet.example.org", True),
        ("intranet.example.org", "10.0.0.1", "intranet.example.org.", True),
        ("intranet.example.org", "10.0.0.1", "evil.example", False),
        ("intranet.example.org", "10.0.0.1", "10.0.0.1", False),
        ("intranet.example.org", "10.0.0.1", "a.intranet.example.org", False),
        ("*.example.org", "10.0.0.1", "a.b.example.org", True),
        ("*.example.org", "10.0.0.1", "example.org", False),
        ("*.example.org", "10.0.0.1", "aexample.org", False),
        ("10.20.0.0/16", "10.20.3.4", "evil.example", True),
        ("10.20.0.0/16", "::ffff:10.20.3.4", "evil.example", True),
        ("10.20.0.0/16", "10.21.0.1", "evil.example", False),
        ("10.20.3.4", "10.20.3.4", "10.20.3.4", True),
        ("fd12::/16", "fd12::1", "evil.example", True),
        ("fd12::/16", "fd13::1", "evil.example", False),
        ("10.20.0.0/16", "93.184.215.14", "a.example", True),
    ],
)
def test_private_addresses_are_allowed_by_name_or_by_range(entry: str, address: str, host: str, expected: bool) -> None:
    assert problem(entry) is None
    assert allowed(address, frozenset({Zone.PUBLIC}), host, exceptions_of([entry])) is expected


def test_an_allowed_name_opens_no_zone_for_others() -> None:
    assert exceptions_of(["a.test", "10.0.0.0/8"]).names == {"a.test"}
    assert not Exceptions(frozenset({"a.test"})).cover("10.0.0.1", "b.test")


@pytest.mark.parametrize(
    "entry",
    [
        "",
        "*",
        "*.",
        "Intranet.example.org",
        "a.example:8080",
        "https://a.example/",
        "10.1.0.0/8",
        "10",
        "a b",
        "u@a.test",
    ],
)
def test_what_is_neither_a_name_nor_a_network_is_told(entry: str) -> None:
    assert problem(entry) is not None
