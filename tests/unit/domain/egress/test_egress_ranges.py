"""The table of ranges, against addresses known from the registries and against the stdlib."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.egress.embedded import embedded_ipv4
from buddy.domain.egress.ranges import IPV4_RANGES, IPV6_RANGES, special_range


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("0.0.0.0", "this network"),
        ("10.255.255.255", "private use"),
        ("100.64.0.1", "shared address space of carriers"),
        ("127.255.255.254", "loopback"),
        ("168.63.129.16", "platform address of a cloud"),
        ("169.254.169.254", "link-local, where clouds keep their metadata"),
        ("172.31.0.1", "private use"),
        ("192.0.0.192", "IETF protocol assignments"),
        ("198.19.255.255", "benchmarking"),
        ("239.1.2.3", "multicast"),
        ("250.0.0.1", "reserved"),
        ("255.255.255.255", "limited broadcast"),
        ("::", "unspecified address"),
        ("::1", "loopback"),
        ("fd00:ec2::254", "metadata address of a cloud"),
        ("fd12::1", "unique local"),
        ("fe80::1", "link-local"),
        ("fe80::1%eth0", "link-local"),
        ("ff02::1", "multicast"),
        ("2001:db8::1", "documentation"),
        ("2001:2::1", "benchmarking"),
        ("2001:10::1", "IETF protocol assignments"),
        ("4000::1", "outside global unicast, 2000::/3"),
    ],
)
def test_a_special_address_is_named(text: str, name: str) -> None:
    entry = special_range(ip_address(text))
    assert entry is not None
    assert entry.name == name


@pytest.mark.parametrize(
    "text",
    ["8.8.8.8", "100.128.0.1", "172.32.0.1", "192.0.1.1", "223.255.255.255", "2606:4700::1111"],
)
def test_a_public_address_is_in_no_range(text: str) -> None:
    assert special_range(ip_address(text)) is None


@given(st.integers(0, 2**32 - 1))
def test_no_ipv4_address_the_stdlib_calls_not_global_is_public(value: int) -> None:
    address = IPv4Address(value)
    if not address.is_global or address.is_multicast or address.is_reserved:
        assert special_range(address) is not None


@given(st.integers(0, 2**128 - 1) | st.integers(0, 2**125 - 1).map(lambda low: low | 1 << 125))
def test_no_ipv6_address_the_stdlib_calls_not_global_is_public(value: int) -> None:
    address = IPv6Address(value)
    if not address.is_global or address.is_multicast or address.is_reserved:
        assert special_range(address) is not None or embedded_ipv4(address)


def test_the_narrowest_range_names_an_address() -> None:
    for ranges in (IPV4_RANGES, IPV6_RANGES):
        lengths = [entry.network.prefixlen for entry in ranges]
        assert lengths == sorted(lengths, reverse=True)
        assert len({entry.network for entry in ranges}) == len(ranges)


@pytest.mark.parametrize(
    ("text", "via", "inner"),
    [
        ("::ffff:10.0.0.1", "IPv4-mapped", "10.0.0.1"),
        ("::ffff:0:10.0.0.1", "IPv4-translated", "10.0.0.1"),
        ("::10.0.0.1", "IPv4-compatible", "10.0.0.1"),
        ("64:ff9b::10.0.0.1", "NAT64", "10.0.0.1"),
        ("64:ff9b:1::10.0.0.1", "NAT64", "10.0.0.1"),
        ("64:ff9b:1:a00:0:100::", "NAT64", "10.0.0.1"),
        ("2002:a00:1::", "6to4", "10.0.0.1"),
        ("2001:0:a00:1::", "Teredo server", "10.0.0.1"),
        ("2001:0:808:808::f5ff:fffe", "Teredo client", "10.0.0.1"),
        ("2600::5efe:10.0.0.1", "ISATAP", "10.0.0.1"),
        ("2600::200:5efe:10.0.0.1", "ISATAP", "10.0.0.1"),
    ],
)
def test_a_carried_ipv4_address_is_found(text: str, via: str, inner: str) -> None:
    assert (via, IPv4Address(inner)) in embedded_ipv4(IPv6Address(text))


@pytest.mark.parametrize("text", ["::", "::1", "2606:4700::1111", "fe80::1"])
def test_a_plain_ipv6_address_carries_nothing(text: str) -> None:
    assert embedded_ipv4(IPv6Address(text)) == ()
