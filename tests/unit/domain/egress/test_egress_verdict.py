"""The verdict on an address and port, and the configuration behind it."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.egress.policy import EgressPolicy, OwnAddress, own_address, parse_allowance
from buddy.domain.egress.ranges import IPV4_RANGES
from buddy.domain.egress.verdict import Verdict, judge_address, judge_literal
from buddy.errors import InputInvalid

_PREFIX_AND_SHIFT = {
    "IPv4-mapped": (0xFFFF << 32, 0),
    "IPv4-compatible": (0, 0),
    "NAT64": (0x64FF9B << 96, 0),
    "local NAT64": (0x64FF9B0001 << 80, 0),
    "6to4": (0x2002 << 112, 80),
    "Teredo server": (0x20010000 << 96, 64),
    "ISATAP": ((0x2600 << 112) | (0x5EFE << 32), 0),
}
_special_ipv4 = st.sampled_from(IPV4_RANGES).flatmap(
    lambda entry: st.integers(
        int(entry.network.network_address), int(entry.network.broadcast_address)
    )
)


def _judge(text: str, port: int, *allowed: str, own: str = "", host: str | None = None) -> Verdict:
    policy = EgressPolicy(
        allowed=tuple(parse_allowance(entry) for entry in allowed),
        own=own_address(own, 8000) if own else (),
    )
    return judge_address(ip_address(text), port, policy, host=host)


@given(_special_ipv4)
def test_a_special_address_is_refused(value: int) -> None:
    assert not judge_address(IPv4Address(value), 443, EgressPolicy()).allowed


@given(_special_ipv4, st.sampled_from(sorted(_PREFIX_AND_SHIFT)))
def test_a_special_address_is_refused_in_every_ipv6_form(value: int, form: str) -> None:
    prefix, shift = _PREFIX_AND_SHIFT[form]
    address = IPv6Address(prefix | value << shift)
    assert not judge_address(address, 443, EgressPolicy()).allowed


def test_a_public_host_passes_on_the_ports_of_the_web_only() -> None:
    assert _judge("8.8.8.8", 443).allowed
    assert _judge("2606:4700::1111", 80).allowed
    refused = _judge("8.8.8.8", 25)
    assert not refused.allowed
    assert refused.rule == "port 25 is not one of 80, 443, 8080, 8443"


def test_the_nat64_form_of_a_public_host_passes() -> None:
    assert _judge("64:ff9b::8.8.8.8", 443).allowed
    assert not _judge("64:ff9b::169.254.169.254", 443).allowed


def test_the_rule_names_the_range_and_the_form() -> None:
    assert _judge("127.0.0.1", 80).rule == "loopback (127.0.0.0/8)"
    assert _judge("::ffff:7f00:1", 80).rule == (
        "IPv4-mapped form of 127.0.0.1: loopback (127.0.0.0/8)"
    )


def test_an_allowed_address_opens_its_port_and_nothing_beside_it() -> None:
    assert _judge("127.0.0.1", 8123, "127.0.0.1:8123").allowed
    assert not _judge("127.0.0.1", 80, "127.0.0.1:8123").allowed
    assert not _judge("127.0.0.2", 8123, "127.0.0.1:8123").allowed
    assert not _judge("::ffff:7f00:1", 8123, "127.0.0.1:8123").allowed


def test_an_allowed_network_opens_the_ports_of_the_web() -> None:
    assert _judge("10.1.2.3", 443, "10.0.0.0/8").allowed
    assert not _judge("10.1.2.3", 22, "10.0.0.0/8").allowed
    assert not _judge("192.168.0.1", 443, "10.0.0.0/8").allowed


def test_an_allowed_name_opens_an_intranet_and_never_metadata() -> None:
    wiki = "wiki.internal:8090"
    assert _judge("10.1.2.3", 8090, wiki, host="wiki.internal").allowed
    assert _judge("10.1.2.3", 8090, wiki, host="WIKI.internal.").allowed
    assert not _judge("10.1.2.3", 8090, wiki, host="evil.wiki.internal").allowed
    assert not _judge("10.1.2.3", 8090, wiki, host="other.example").allowed
    assert not _judge("10.1.2.3", 8090, wiki).allowed
    assert not _judge("169.254.169.254", 8090, wiki, host="wiki.internal").allowed
    assert not _judge("fd00:ec2::254", 8090, wiki, host="wiki.internal").allowed


def test_a_port_opened_for_a_public_name_is_open_for_it_alone() -> None:
    assert _judge("8.8.8.8", 9443, "app.example:9443", host="app.example").allowed
    assert not _judge("8.8.8.8", 9443, "app.example:9443", host="other.example").allowed


@pytest.mark.parametrize(
    ("own", "address"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("127.0.0.1", "127.9.9.9"),
        ("127.0.0.1", "0.0.0.0"),
        ("127.0.0.1", "::ffff:127.0.0.1"),
        ("localhost", "::1"),
        ("0.0.0.0", "192.168.1.7"),
        ("", "192.168.1.7"),
        ("192.168.1.7", "192.168.1.7"),
        ("8.8.8.8", "8.8.8.8"),
        ("8.8.8.8", "64:ff9b::8.8.8.8"),
    ],
)
def test_nothing_opens_buddys_own_address(own: str, address: str) -> None:
    policy = EgressPolicy(
        allowed=tuple(parse_allowance(text) for text in ("0.0.0.0/0", "::/0", "x.example:8000")),
        own=own_address(own, 8000),
        ports=frozenset({80, 8000}),
    )
    refused = judge_address(ip_address(address), 8000, policy, host="x.example")
    rule = "Buddy itself listens on port 8000 there"
    assert refused == Verdict(allowed=False, rule=rule, own=True)
    assert judge_address(ip_address(address), 80, policy).allowed


def test_another_port_of_the_same_machine_is_not_buddy() -> None:
    assert _judge("127.0.0.1", 8123, "127.0.0.1:8123", own="127.0.0.1").allowed


def test_own_address_reads_what_a_server_is_bound_to() -> None:
    assert own_address("localhost", 8000) == (
        OwnAddress(address=ip_address("127.0.0.1"), port=8000),
        OwnAddress(address=ip_address("::1"), port=8000),
    )
    assert own_address("[::]", 1) == own_address("", 1)
    with pytest.raises(InputInvalid, match=r"'buddy\.example' is not an IP address"):
        own_address("buddy.example", 8000)


@pytest.mark.parametrize(
    "text",
    ["", "10.0.0.0/99", "host:0", "host:70000", "http://x", "a b", "[wiki]:80", "x:y", "*.example"],
)
def test_an_allowance_that_makes_no_sense_is_said(text: str) -> None:
    with pytest.raises(InputInvalid, match="is not understood; write a network"):
        parse_allowance(text)


def test_allowances_are_read_in_every_form() -> None:
    assert str(parse_allowance(" 10.1.2.3/8 ").network) == "10.0.0.0/8"
    assert str(parse_allowance("fd00::/8").network) == "fd00::/8"
    bracketed = parse_allowance("[::1]:8123")
    assert (str(bracketed.network), bracketed.port) == ("::1/128", 8123)
    named = parse_allowance("Wiki.Internal.:8090")
    assert (named.host, named.port, named.network) == ("wiki.internal", 8090, None)


@pytest.mark.parametrize(
    ("host", "port", "allowed"),
    [
        ("192.168.1.1", 80, False),
        ("localhost", 80, False),
        ("dev.localhost", 8080, False),
        ("[::1]", 80, False),
        ("127.0.0.1", 8123, True),
        ("8.8.8.8", 443, True),
        ("example.org", 443, None),
        ("", 80, None),
    ],
)
def test_a_literal_address_is_judged_without_a_look_up(
    host: str, port: int, allowed: bool | None
) -> None:
    policy = EgressPolicy(allowed=(parse_allowance("127.0.0.1:8123"),))
    found = judge_literal(host, port, policy)
    assert (None if found is None else found.allowed) is allowed
