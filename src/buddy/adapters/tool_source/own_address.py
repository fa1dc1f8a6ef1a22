"""Tells whether an address would reach Buddy itself: for servers, and for what tools are told."""

from __future__ import annotations

import asyncio
import re
import socket
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Any, cast

import ada_url

from buddy.domain.egress.policy import EgressPolicy
from buddy.domain.egress.verdict import is_own
from buddy.domain.json_value import JsonValue

_WEB = {"http": 80, "https": 443, "ws": 80, "wss": 443}
_URL = re.compile(r"\b(?:https?|wss?):[/\\]{0,3}[^\s\"'<>`|^{}]+", re.IGNORECASE)
_AUTHORITY = re.compile(
    r"(?<![\w.:/@-])(?:\[[0-9a-f:.]{2,45}\]|[a-z0-9_.-]{1,253}):\d{1,5}(?!\d)", re.IGNORECASE
)
_LOOKED_AT = 200
"""Addresses of one input that are looked at; what holds more is refused whole."""
_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class OwnAddresses:
    """Where Buddy listens."""

    policy: EgressPolicy = field(default_factory=EgressPolicy)

    async def reached_by(self, url: str) -> bool:
        """Tell whether a URL leads to Buddy, by any of the addresses that its host has."""
        try:
            parsed = ada_url.URL(url)
        except (ValueError, UnicodeError):
            return False
        port = int(parsed.port) if parsed.port else _WEB.get(parsed.protocol.removesuffix(":"))
        if port is None or all(port != own.port for own in self.policy.own):
            return False
        host = parsed.hostname.removeprefix("[").removesuffix("]")
        addresses = (ip_address(text) for text in await _addresses(host, port))
        return any(is_own(address, port, self.policy) for address in addresses)

    async def named_in(self, value: JsonValue) -> str | None:
        """Return an address in a value that leads to Buddy, or that is one too many to tell."""
        for number, url in enumerate(_urls(value)):
            if number >= _LOOKED_AT:
                return url
            if await self.reached_by(url):
                return url
        return None


def _urls(value: JsonValue) -> Iterator[str]:
    if isinstance(value, str):
        for match in _URL.finditer(value):
            yield match[0]
        for match in _AUTHORITY.finditer(value):
            yield f"http://{match[0]}"
    elif isinstance(value, Mapping):
        for key, part in cast("Mapping[str, Any]", value).items():
            yield from _urls(key)
            yield from _urls(part)
    elif isinstance(value, list):
        for part in cast("list[Any]", value):
            yield from _urls(part)


async def _addresses(host: str, port: int) -> tuple[str, ...]:
    try:
        return (str(ip_address(host)),)
    except ValueError:
        pass  # a name
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(_SECONDS):
            found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError, TimeoutError):
        return ()
    return tuple(str(entry[4][0]).partition("%")[0] for entry in found)
