"""The parts of a web address that decide where a request goes. The fetcher reads it once more."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from buddy.domain.regex import regex

_HIGHEST_PORT: Final = 65_535
_ADDRESS: Final = regex(
    r"(?P<scheme>https?)://(?:(?P<user>[^/?#@\[\]\\]*)@)?"
    r"(?P<host>\[[0-9a-f:.]{2,45}\]|[^\s/?#@:\[\]\\]{1,253})(?::(?P<port>[0-9]{0,5}))?(?=[/?#]|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WebAddress:
    """Where a request for an address goes."""

    scheme: str
    host: str
    """In small letters; of an IPv6 address without its brackets."""
    named_user: bool = False
    """Whether a name or a password stands in it."""


def web_address(text: str) -> WebAddress | None:
    """Return the parts of an http or https address; None: it is none."""
    found = _ADDRESS.match(text)
    if found is None or int(found["port"] or 0) > _HIGHEST_PORT:
        return None
    host = found["host"].lower().strip("[]")
    return WebAddress(
        scheme=found["scheme"].lower(), host=host, named_user=found["user"] is not None
    )


def host_of(text: str) -> str:
    """Return the host of an address; empty where it is none."""
    found = web_address(text)
    return found.host if found else ""
