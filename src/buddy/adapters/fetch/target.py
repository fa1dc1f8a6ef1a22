"""URLs read as browsers read them (the WHATWG URL standard), by ada.

A guard that reads a URL differently from whoever opens the connection can be walked around; here
ada's reading is the only one: its host, port and normalised text are what is judged and fetched.
"""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address

import ada_url

from buddy.domain.egress.policy import bare_host
from buddy.domain.egress.ranges import Address
from buddy.domain.egress.verdict import SCHEMES
from buddy.errors import EgressDenied

MAX_URL_LENGTH = 8192
_DEFAULT_PORT = {"http": 80, "https": 443}
_SHOWN = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One URL that may be judged."""

    url: str
    """The normalised URL without its fragment."""
    scheme: str
    """``http`` or ``https``."""
    host: str
    """ASCII, lower case, without brackets. A last dot stays: it makes the name absolute."""
    port: int
    address: Address | None
    """The address, when the host is written as one (in any of the forms that browsers read)."""
    path: str
    """The path and query, as a server receives them."""

    @property
    def authority(self) -> str:
        """Host and, where it is not the scheme's own, port: the ``Host`` header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _DEFAULT_PORT[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme and authority; what robots.txt is asked of."""
        return f"{self.scheme}://{self.authority}"


def parse_target(url: str, base: str | None = None) -> Target:
    """Read a URL, or one relative to `base`.

    Raises:
        EgressDenied: The text is no URL, or not one that Buddy fetches: another scheme than http
            and https, a user name or password in it, or more than 8 192 characters.
    """
    if len(url) > MAX_URL_LENGTH:
        raise EgressDenied(
            f"the URL is {len(url)} characters long; at most {MAX_URL_LENGTH} are fetched",
            rule="length",
        )
    try:
        parsed = ada_url.URL(url) if base is None else ada_url.URL(url, base)
    except (ValueError, UnicodeError) as problem:
        raise EgressDenied(
            f"{shown(url)!r} is not a URL; write it as https://example.org/page",
            url=shown(url),
            rule="syntax",
        ) from problem
    scheme = parsed.protocol.removesuffix(":")
    if scheme not in SCHEMES:
        raise EgressDenied(
            f"{shown(url)!r} has the scheme {scheme}; only http and https are fetched",
            url=shown(url),
            rule="scheme",
        )
    if parsed.username or parsed.password:
        raise EgressDenied(
            f"the URL of {parsed.hostname} carries a user name or password, which would be "
            "stored with the mission; leave them out",
            host=parsed.hostname,
            rule="credentials",
        )
    return _target(parsed, scheme)


def ascii_domain(domain: str) -> str:
    """Return a domain as it stands in a `Target`; one that IDNA refuses comes back as it was."""
    encoded = ada_url.idna_to_ascii(domain.strip())
    return bare_host(encoded.decode("ascii")) if encoded else domain


def shown(url: str) -> str:
    """Return a URL cut to a length that fits into a message."""
    return url if len(url) <= _SHOWN else f"{url[:_SHOWN]}…"


def _target(parsed: ada_url.URL, scheme: str) -> Target:
    host = parsed.hostname.removeprefix("[").removesuffix("]")
    literal = parsed.host_type is not ada_url.HostType.DEFAULT
    return Target(
        url=parsed.href.partition("#")[0],
        scheme=scheme,
        host=host,
        port=int(parsed.port) if parsed.port else _DEFAULT_PORT[scheme],
        address=ip_address(host) if literal else None,
        path=f"{parsed.pathname}{parsed.search}",
    )
