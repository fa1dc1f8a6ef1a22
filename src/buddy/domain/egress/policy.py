"""What an operator allows beyond public sites, and which addresses are Buddy's own."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address, ip_network

from buddy.domain.egress.ranges import Address, Network
from buddy.domain.regex import regex
from buddy.errors import InputInvalid

DEFAULT_PORTS = frozenset({80, 443, 8080, 8443})
"""Ports of the web. Others carry mail, databases and shells, where a GET can do harm."""
MAX_PORT = 65535

_HOST_PORT = regex(r"(?P<host>\[[^\]]+\]|[^:/]+)(?::(?P<port>\d{1,5}))?")
_NAME = regex(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """One target that configuration opens: a network or a name, on one port or the web's ports."""

    network: Network | None = None
    host: str | None = None
    """A host name, lower case, without its subdomains; set when `network` is not."""
    port: int | None = None
    """None: any port of `EgressPolicy.ports`."""

    def names(self, host: str | None) -> bool:
        """Tell whether this opens a host by its name."""
        return self.host is not None and host is not None and self.host == bare_host(host)

    def holds(self, address: Address) -> bool:
        """Tell whether this opens an address by its network."""
        return self.network is not None and address in self.network


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAddress:
    """An address and port on which this Buddy listens."""

    address: Address
    """The unspecified address (``0.0.0.0``, ``::``) stands for every interface."""
    port: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EgressPolicy:
    """The rules of one instance."""

    allowed: tuple[Allowance, ...] = ()
    own: tuple[OwnAddress, ...] = ()
    """Refused whatever else is allowed, so that no mission can drive Buddy itself."""
    ports: frozenset[int] = DEFAULT_PORTS


def bare_host(host: str) -> str:
    """Return a host name in the form that is compared: lower case, no brackets, no last dot."""
    return host.lower().removeprefix("[").removesuffix("]").removesuffix(".")


def parse_allowance(text: str) -> Allowance:
    """Read one entry of configuration.

    Args:
        text: ``10.0.0.0/8``, ``127.0.0.1:8123``, ``[::1]:8123``, ``fd00::/8``,
            ``wiki.internal`` or ``wiki.internal:8090``.

    Raises:
        InputInvalid: The text is none of these; the message says which forms are.
    """
    entry = text.strip().lower()
    try:
        return Allowance(network=ip_network(entry, strict=False))
    except ValueError:
        pass  # not a bare address or network: a host, or an address with a port
    match = _HOST_PORT.fullmatch(entry)
    port = int(match["port"]) if match and match["port"] else None
    if match is None or (port is not None and not 0 < port <= MAX_PORT):
        raise _unreadable(text)
    host = match["host"]
    try:
        return Allowance(network=ip_network(ip_address(host.strip("[]"))), port=port)
    except ValueError:
        if "[" in host or not _NAME.fullmatch(host.removesuffix(".")):
            raise _unreadable(text) from None
    return Allowance(host=bare_host(host), port=port)


def own_address(host: str, port: int) -> tuple[OwnAddress, ...]:
    """Return the own addresses of a server that listens on `host` and `port`.

    Args:
        host: An address, ``localhost``, or an empty text for every interface.
        port: 1 to 65535.

    Raises:
        InputInvalid: `host` is a name other than ``localhost``; give the addresses it is bound to.
    """
    if bare_host(host) == "localhost":
        return tuple(
            OwnAddress(address=ip_address(text), port=port) for text in ("127.0.0.1", "::1")
        )
    try:
        return (OwnAddress(address=ip_address(bare_host(host) or "::"), port=port),)
    except ValueError as problem:
        raise InputInvalid(
            f"own address {host!r} is not an IP address; give the addresses the server is bound to"
        ) from problem


def _unreadable(text: str) -> InputInvalid:
    return InputInvalid(
        f"egress allowance {text!r} is not understood; write a network (10.0.0.0/8), an address "
        "with an optional port (127.0.0.1:8123, [::1]:8123) or a host with an optional port "
        "(wiki.internal:8090)"
    )
