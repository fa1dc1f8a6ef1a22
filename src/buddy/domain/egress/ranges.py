"""Addresses that are not plain public hosts, by name.

Sources: the IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890 and its updates), the
IANA IPv6 address space (global unicast is 2000::/3, RFC 4291), multicast and reserved space, and
the platform addresses of clouds that lie outside the registries. The table is Buddy's own, so
that the verdict does not change with the Python version that runs it.
"""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network
from typing import TypeAlias

Address: TypeAlias = "IPv4Address | IPv6Address"
Network: TypeAlias = "IPv4Network | IPv6Network"


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialRange:
    """One range that is refused unless configuration says otherwise."""

    network: Network
    name: str
    """What the range is for, in the registry's words where it has some."""
    local: bool = False
    """Whether an intranet really uses it. Only these open to a *name* that an operator allows;
    the others open to their exact network only."""

    def __str__(self) -> str:
        return f"{self.name} ({self.network})"


def _ranges(
    rows: tuple[tuple[str, str], ...], *, local: frozenset[str]
) -> tuple[SpecialRange, ...]:
    """Return the rows as ranges, the narrowest first, so that the first match is the best name."""
    found = [
        SpecialRange(network=ip_network(network), name=name, local=network in local)
        for network, name in rows
    ]
    return tuple(sorted(found, key=lambda entry: -entry.network.prefixlen))


_IPV4_ROWS = (
    ("0.0.0.0/8", "this network"),
    ("10.0.0.0/8", "private use"),
    ("100.64.0.0/10", "shared address space of carriers"),
    ("127.0.0.0/8", "loopback"),
    ("168.63.129.16/32", "platform address of a cloud"),
    ("169.254.0.0/16", "link-local, where clouds keep their metadata"),
    ("172.16.0.0/12", "private use"),
    ("192.0.0.0/24", "IETF protocol assignments"),
    ("192.0.2.0/24", "documentation"),
    ("192.31.196.0/24", "AS112 service"),
    ("192.52.193.0/24", "automatic multicast tunneling"),
    ("192.88.99.0/24", "deprecated 6to4 relay"),
    ("192.168.0.0/16", "private use"),
    ("192.175.48.0/24", "AS112 service"),
    ("198.18.0.0/15", "benchmarking"),
    ("198.51.100.0/24", "documentation"),
    ("203.0.113.0/24", "documentation"),
    ("224.0.0.0/4", "multicast"),
    ("240.0.0.0/4", "reserved"),
    ("255.255.255.255/32", "limited broadcast"),
)
_IPV6_ROWS = (
    ("::/128", "unspecified address"),
    ("::1/128", "loopback"),
    ("::/96", "deprecated IPv4-compatible"),
    ("::ffff:0:0/96", "IPv4-mapped"),
    ("::ffff:0:0:0/96", "IPv4-translated"),
    ("64:ff9b:1::/48", "local-use IPv4/IPv6 translation"),
    ("100::/64", "discard-only"),
    ("100:0:0:1::/64", "dummy prefix"),
    ("2001::/32", "Teredo"),
    ("2001::/23", "IETF protocol assignments"),
    ("2001:2::/48", "benchmarking"),
    ("2001:db8::/32", "documentation"),
    ("2002::/16", "6to4"),
    ("2620:4f:8000::/48", "AS112 service"),
    ("3fff::/20", "documentation"),
    ("5f00::/16", "segment routing"),
    ("fc00::/7", "unique local"),
    ("fe80::/10", "link-local"),
    ("fec0::/10", "deprecated site-local"),
    ("ff00::/8", "multicast"),
    ("fd00:ec2::254/128", "metadata address of a cloud"),
    ("fd20:ce::254/128", "metadata address of a cloud"),
)
_LOCAL = frozenset(
    {
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "::1/128",
        "fc00::/7",
    }
)

IPV4_RANGES = _ranges(_IPV4_ROWS, local=_LOCAL)
IPV6_RANGES = _ranges(_IPV6_ROWS, local=_LOCAL)

GLOBAL_UNICAST = IPv6Network("2000::/3")
NAT64 = IPv6Network("64:ff9b::/96")
"""The well-known translation prefix (RFC 6052). A resolver on an IPv6-only network answers with
it for every IPv4-only site, so it is judged by the IPv4 address it carries."""
_OUTSIDE = SpecialRange(network=IPv6Network("::/0"), name="outside global unicast, 2000::/3")


def special_range(address: Address) -> SpecialRange | None:
    """Return the range that makes an address special by itself, or None for a public host.

    IPv4 addresses carried inside IPv6 ones are not looked at here; see
    `buddy.domain.egress.embedded`.
    """
    if isinstance(address, IPv4Address):
        return next((entry for entry in IPV4_RANGES if address in entry.network), None)
    if address.scope_id is not None:
        address = IPv6Address(int(address))
    for entry in IPV6_RANGES:
        if address in entry.network:
            return entry
    if address in GLOBAL_UNICAST or address in NAT64:
        return None
    return _OUTSIDE
