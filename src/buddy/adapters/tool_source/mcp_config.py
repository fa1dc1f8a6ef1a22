"""Which MCP servers there are and what a person says of their tools: ``mcp.json``.

The shape is the one that other programs use, ``{"mcpServers": {NAME: {…}}}``, with a few words of
Buddy's own: what a tool may do, what it costs, how long it may take. Those are the person's to
say; what a server says of itself (``readOnlyHint`` and its like) is never asked.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from buddy.domain.intent import Intent
from buddy.domain.money import ZERO, Money
from buddy.domain.tool import Price, PriceKind, Risk
from buddy.errors import InputInvalid

MAX_BYTES: Final = 1_000_000
SERVER_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
_VARIABLE: Final = re.compile(r"\$\{(?P<name>[A-Za-z_][A-Za-z0-9_]*)(?::-(?P<default>[^}]*))?\}")


def _price(value: Any) -> Price:
    if isinstance(value, Price):
        return value
    if value == PriceKind.UNKNOWN:
        return Price(kind=PriceKind.UNKNOWN)
    amount = Money.parse(value)  # ValueError for anything but a number
    if amount < ZERO:
        raise ValueError("a price is not below 0")
    return Price(kind=PriceKind.KNOWN if amount > ZERO else PriceKind.ZERO, per_call=amount)


class ToolWords(BaseModel):
    """What a person says of a tool, or of all tools of a server. None: not said."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)

    risk: Risk | None = None
    idempotent: bool | None = None
    price: Annotated[Price, BeforeValidator(_price)] | None = None
    undo: str | None = Field(default=None, max_length=300)
    timeout_seconds: float | None = Field(default=None, gt=0, le=3600)
    intents: tuple[Intent, ...] | None = None
    examples: tuple[str, ...] | None = Field(default=None, max_length=50)
    slots: dict[str, str] = Field(default_factory=dict)
    """Which slot of an objective fills which argument: ``{"message": "query"}``."""
    enabled: bool = True


class ServerConfig(BaseModel):
    """One server. Words that other programs have for it beside these are left alone."""

    model_config = ConfigDict(extra="ignore", arbitrary_types_allowed=True)

    command: str | None = None
    args: tuple[str, ...] = ()
    env: dict[str, str] = Field(default_factory=dict)
    cwd: Path | None = None
    url: str | None = None
    headers: dict[str, str] = Field(default_factory=dict)
    type: str | None = None
    disabled: bool = False
    risk: Risk = Risk.IRREVERSIBLE
    idempotent: bool = False
    price: Annotated[Price, BeforeValidator(_price)] = Price(kind=PriceKind.UNKNOWN)
    timeout_seconds: float = Field(default=60.0, gt=0, le=3600)
    tools: dict[str, ToolWords] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _one_way(self) -> ServerConfig:
        if (self.command is None) == (self.url is None):
            raise ValueError("give either command (a program to run) or url (streamable HTTP)")
        if self.type == "sse":
            raise ValueError('the transport "sse" is gone from MCP; use the server\'s http address')
        if self.url is not None and not self.url.startswith(("http://", "https://")):
            raise ValueError("url must begin with http:// or https://")
        if self.url is not None and "@" in self.url.split("://", 1)[1].partition("/")[0]:
            raise ValueError("url carries a password; put it into headers, as ${NAME}")
        return self

    @property
    def transport(self) -> Literal["stdio", "http"]:
        """How it is reached."""
        return "stdio" if self.command is not None else "http"


def read_config(path: Path, *, must_exist: bool) -> dict[str, ServerConfig]:
    """Return the servers that a file configures; none where there is no file.

    Args:
        path: The file.
        must_exist: Whether a missing file is a mistake, because somebody named it.

    Raises:
        InputInvalid: The file cannot be read, or an entry makes no sense; the message says which.
    """
    if not path.exists():
        if must_exist:
            raise InputInvalid(f"BUDDY_MCP_CONFIG: there is no file {path}")
        return {}
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputInvalid(f"{path}: has more than {MAX_BYTES:,} bytes")
        found: Any = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise InputInvalid(f"{path}: cannot be read as JSON ({_where(error)})") from error
    servers: Any = found.get("mcpServers") if isinstance(found, dict) else None  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    if not isinstance(servers, dict):
        raise InputInvalid(f'{path}: give {{"mcpServers": {{"name": {{…}}}}}}')
    entries: dict[str, Any] = servers  # pyright: ignore[reportUnknownVariableType]
    return {name: _server(path, name, entry) for name, entry in entries.items()}


def _server(path: Path, name: str, entry: Any) -> ServerConfig:
    if not SERVER_NAME.fullmatch(name):
        raise InputInvalid(
            f"{path}: {name[:60]!r} is no name of a server; use letters, digits, - and _, "
            "40 at most"
        )
    try:
        return ServerConfig.model_validate(entry)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        place = ".".join(["mcpServers", name, *(str(part) for part in first["loc"])])
        raise InputInvalid(f"{path}: {place}: {first['msg']}") from None


def _where(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"line {error.lineno}, column {error.colno}: {error.msg}"
    return type(error).__name__


class VariableMissing(Exception):
    """A configuration names an environment variable that is not set."""


def expanded(
    texts: Mapping[str, str], environment: Mapping[str, str] = os.environ
) -> tuple[dict[str, str], frozenset[str]]:
    """Return texts with ``${NAME}`` and ``${NAME:-default}`` filled in, and what was filled in.

    Args:
        texts: Headers, or variables for a program.
        environment: Where the names are looked up.

    Raises:
        VariableMissing: One is not set and has no default; its name is in the message.
    """
    secrets: set[str] = set()

    def fill(match: re.Match[str]) -> str:
        default: str | None = match["default"]
        value = environment.get(match["name"], default)
        if value is None:
            raise VariableMissing(f"the environment variable {match['name']} is not set")
        if match["name"] in environment:
            secrets.add(value)
        return value

    return {name: _VARIABLE.sub(fill, text) for name, text in texts.items()}, frozenset(secrets)
