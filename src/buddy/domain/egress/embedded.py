"""IPv4 addresses that travel inside IPv6 ones.

A translator, a tunnel or the socket layer turns such an address into a connection to the IPv4
host it carries, so a guard that looks at the outer form only can be walked around. Formats:
IPv4-mapped and -compatible (RFC 4291), IPv4-translated (RFC 2765), NAT64 (RFC 6052, RFC 8215),
6to4 (RFC 3056), Teredo (RFC 4380), ISATAP (RFC 5214).
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network

from buddy.domain.egress.ranges import NAT64

_LOW_32 = 0xFFFF_FFFF
_LAST_32_BITS = (
    ("IPv4-mapped", IPv6Network("::ffff:0:0/96")),
    ("IPv4-translated", IPv6Network("::ffff:0:0:0/96")),
    ("NAT64", NAT64),
    ("IPv4-compatible", IPv6Network("::/96")),
)
_LOCAL_NAT64 = IPv6Network("64:ff9b:1::/48")
_SIX_TO_FOUR = IPv6Network("2002::/16")
_TEREDO = IPv6Network("2001::/32")
_ISATAP_IDS = (0x0000_5EFE, 0x0200_5EFE)
_FIRST_HOST = 2
"""``::`` and ``::1`` are the unspecified and the loopback address, not carried IPv4."""


def embedded_ipv4(address: IPv6Address) -> tuple[tuple[str, IPv4Address], ...]:
    """Return every IPv4 address that an IPv6 address may carry, each with the format's name.

    An address can be read in more than one way (a 6to4 prefix with an ISATAP interface, a
    Teredo server and its client); all readings are returned, for all of them must be allowed.
    """
    value = int(address)
    found = [
        (name, IPv4Address(value & _LOW_32))
        for name, network in _LAST_32_BITS
        if address in network and value >= _FIRST_HOST
    ]
    if address in _LOCAL_NAT64:
        found.extend(("NAT64", carried) for carried in _local_nat64(value))
    if address in _SIX_TO_FOUR:
        found.append(("6to4", IPv4Address((value >> 80) & _LOW_32)))
    if address in _TEREDO:
        found.append(("Teredo server", IPv4Address((value >> 64) & _LOW_32)))
        found.append(("Teredo client", IPv4Address(~value & _LOW_32)))
    if ((value >> 32) & _LOW_32) in _ISATAP_IDS:
        found.append(("ISATAP", IPv4Address(value & _LOW_32)))
    return tuple(found)


def _local_nat64(value: int) -> tuple[IPv4Address, ...]:
    """Read the carried address at the /48, /56, /64 and /96 positions of RFC 6052 section 2.2.

    An operator divides 64:ff9b:1::/48 as they like, so each position is possible. Bits 64 to 71
    are always zero and are jumped over.
    """
    without_u = ((value >> 64) << 56) | (value & ((1 << 56) - 1))
    spread = tuple(
        IPv4Address((without_u >> (120 - prefix - 32)) & _LOW_32) for prefix in (48, 56, 64)
    )
    return (*spread, IPv4Address(value & _LOW_32))
