"""How a configured server is reached: a program that is run, or an address over HTTP.

Imported only where a server is configured; the protocol's library takes a second to load.

A program gets few variables of Buddy's environment (PATH, HOME and their like) and those of its
own configuration, so none of Buddy's settings. What it writes to its standard error goes to a file.
An address is checked before every request: it may be private, for the person wrote it down, but it
may not be Buddy's own.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx2
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp.client.streamable_http import streamable_http_client
from mcp_types import Implementation

from buddy import __version__
from buddy.adapters.tool_source.mcp_config import ServerConfig, expanded
from buddy.adapters.tool_source.mcp_lines import BOUNDED_UTF8, bounded
from buddy.adapters.tool_source.mcp_text import Redaction
from buddy.adapters.tool_source.own_address import OwnAddresses
from buddy.errors import EgressDenied

READ_SECONDS = 15.0
"""For an answer to anything but a call of a tool; a connection takes two of them at most."""
STREAM_SECONDS = 300.0
"""Between two pieces of an answer that is streamed."""
MAX_EVENT = 8 * 1024 * 1024
"""Bytes of one event of such a stream."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What a connection needs to know beside its configuration."""

    log_folder: Path
    own: OwnAddresses = field(default_factory=OwnAddresses)


def redaction_of(config: ServerConfig) -> Redaction:
    """Return what hides the values of a configuration's headers and variables.

    Raises:
        VariableMissing: One that it takes from the environment is not set.
    """
    variables, from_env = expanded(config.env)
    headers, from_headers = expanded(config.headers)
    return Redaction.of(from_env | from_headers, (*variables.values(), *headers.values()))


@asynccontextmanager
async def connected(name: str, config: ServerConfig, reach: Reach) -> AsyncGenerator[Client]:
    """Connect to a server, and stop it or leave it at the end.

    Raises:
        EgressDenied: The address is Buddy's own.
        VariableMissing: The configuration names a variable that is not set.
        OSError: The program cannot be run.
    """
    about = Implementation(name="buddy", version=__version__)
    if config.url is None:
        with _log_file(reach.log_folder, name).open("w", encoding="utf-8") as log:
            transport = bounded(stdio_client(_program(config), errlog=log))
            async with Client(
                transport, client_info=about, read_timeout_seconds=READ_SECONDS, cache=None
            ) as client:
                yield client
        return
    headers, _ = expanded(config.headers)
    await _refuse_own(reach.own, config.url)

    async def check(request: httpx2.Request) -> None:
        await _refuse_own(reach.own, str(request.url))

    async with httpx2.AsyncClient(
        headers=headers,
        timeout=httpx2.Timeout(READ_SECONDS, read=STREAM_SECONDS),
        event_hooks={"request": [check]},
        trust_env=False,
    ) as http:
        transport = streamable_http_client(
            config.url, http_client=http, max_sse_event_size=MAX_EVENT
        )
        async with Client(
            transport, client_info=about, read_timeout_seconds=READ_SECONDS, cache=None
        ) as client:
            yield client


def _program(config: ServerConfig) -> StdioServerParameters:
    environment, _ = expanded(config.env)
    return StdioServerParameters(
        command=config.command or "",
        args=list(config.args),
        env=environment,
        cwd=config.cwd,
        encoding=BOUNDED_UTF8,
        encoding_error_handler="replace",
    )


def _log_file(folder: Path, name: str) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{name}.log"
    path.touch(mode=0o600)
    return path


async def _refuse_own(own: OwnAddresses, url: str) -> None:
    if await own.reached_by(url):
        raise EgressDenied(
            "the address is Buddy's own; no tool may drive Buddy", rule="own_address"
        )
