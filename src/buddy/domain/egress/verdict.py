"""The decision: may a connection be opened to this address and port?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, ip_address

from buddy.domain.egress.embedded import embedded_ipv4
from buddy.domain.egress.policy import Allowance, EgressPolicy, OwnAddress, bare_host
from buddy.domain.egress.ranges import Address, SpecialRange, special_range

SCHEMES = frozenset({"http", "https"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was decided, and by which rule."""

    allowed: bool
    rule: str
    """The rule in words that complete "refused: …", for instance ``loopback (127.0.0.0/8)``."""
    own: bool = False
    """Whether it is Buddy's own address, which no setting opens."""

    @property
    def remedy(self) -> str:
        """What would open a refused address, in words that end a sentence."""
        if self.own:
            return "Buddy never fetches its own address, whatever is allowed"
        return "if it is meant, allow it with BUDDY_EGRESS_ALLOW"


def judge_address(
    address: Address, port: int, policy: EgressPolicy, *, host: str | None = None
) -> Verdict:
    """Decide on one resolved address.

    Buddy's own addresses come first and nothing lifts them. Then the special-purpose ranges, for
    every IPv4 address that the address carries and for itself; then the port.

    Args:
        address: The very address that the connection would go to.
        port: The port, 1 to 65535.
        policy: The instance's rules.
        host: The name that resolved to the address; allowances may be given by name.
    """
    readings = _readings(address)
    if is_own(address, port, policy):
        told = f"Buddy itself listens on port {port} there"
        return Verdict(allowed=False, rule=told, own=True)
    opened = tuple(
        allowance
        for allowance in policy.allowed
        if allowance.port == port or (allowance.port is None and port in policy.ports)
    )
    for via, reading in readings:
        entry = special_range(reading)
        if entry is not None and not _lifted(entry, reading, host, opened):
            rule = f"{via} form of {reading}: {entry}" if via else str(entry)
            return Verdict(allowed=False, rule=rule)
    if any(allowance.names(host) or allowance.holds(address) for allowance in opened):
        return Verdict(allowed=True, rule="allowed by configuration")
    if port not in policy.ports:
        return Verdict(allowed=False, rule=f"port {port} is not one of {_listed(policy.ports)}")
    return Verdict(allowed=True, rule="public host")


def judge_literal(host: str, port: int, policy: EgressPolicy) -> Verdict | None:
    """Decide on a host that says by itself where it leads; None: its name must be looked up.

    ``localhost`` and the names under it stand for this machine. The guard judges again when the
    connection is opened; this only tells beforehand.

    Args:
        host: An address or a name.
        port: 1 to 65535.
        policy: The instance's rules.
    """
    host = bare_host(host)
    if host == "localhost" or host.endswith(".localhost"):
        return judge_address(IPv4Address("127.0.0.1"), port, policy, host=host)
    try:
        address = ip_address(host)
    except ValueError:
        return None
    return judge_address(address, port, policy, host=host)


def is_own(address: Address, port: int, policy: EgressPolicy) -> bool:
    """Tell whether a connection to an address would reach Buddy itself."""
    return any(_is_own(read, port, own) for _, read in _readings(address) for own in policy.own)


def _readings(address: Address) -> tuple[tuple[str, Address], ...]:
    """Return an address and the IPv4 addresses that it carries, each with the name of the form."""
    carried = () if isinstance(address, IPv4Address) else embedded_ipv4(address)
    return (*carried, ("", address))


def _lifted(
    entry: SpecialRange, reading: Address, host: str | None, opened: Iterable[Allowance]
) -> bool:
    return any(
        allowance.holds(reading) or (entry.local and allowance.names(host)) for allowance in opened
    )


def _is_own(reading: Address, port: int, own: OwnAddress) -> bool:
    """Tell whether a connection to `reading` would reach a listener on `own`.

    A listener on every interface is reached by each address of the machine; which those are is
    not known here, so each address that is not a public host counts. A connection to the
    unspecified address reaches the loopback interface.
    """
    if port != own.port:
        return False
    if own.address.is_unspecified:
        return special_range(reading) is not None
    if own.address.is_loopback:
        return reading.is_loopback or reading.is_unspecified
    return reading == own.address


def _listed(ports: Iterable[int]) -> str:
    return ", ".join(str(port) for port in sorted(ports))
