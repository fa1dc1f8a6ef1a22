"""MCP servers in memory that a test changes while they are connected."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import mcp_types as types
from mcp import Client
from mcp.server.context import ServerRequestContext
from mcp.server.lowlevel import Server

from buddy.adapters.clock.system import SystemClock
from buddy.adapters.tool_source.mcp_cache import McpCache
from buddy.adapters.tool_source.mcp_config import ServerConfig
from buddy.adapters.tool_source.mcp_servers import McpServers
from buddy.adapters.tool_source.mcp_transport import Reach
from buddy.adapters.tool_source.own_address import OwnAddresses
from buddy.domain.egress.policy import EgressPolicy, own_address
from buddy.ports.clock import Clock

Context = ServerRequestContext[Any, Any]
Answer = Callable[[Context, dict[str, Any]], Awaitable[types.CallToolResult]]

SOON = 20.0
MESSAGE = {
    "type": "object",
    "properties": {"message": {"type": "string", "description": "What to say"}},
    "required": ["message"],
}


def text(said: str, *, is_error: bool = False) -> types.CallToolResult:
    return types.CallToolResult(
        content=[types.TextContent(type="text", text=said)], is_error=is_error
    )


async def echo(_context: Context, arguments: dict[str, Any]) -> types.CallToolResult:
    return text(f"Echo: {arguments['message']}")


def declared(name: str = "echo", description: str = "Says it again", **parts: Any) -> types.Tool:
    return types.Tool(
        name=name, description=description, input_schema=parts.pop("schema", MESSAGE), **parts
    )


@dataclass(slots=True)
class Script:
    """What a server has and does; a test changes it."""

    tools: list[types.Tool] = field(default_factory=lambda: [declared()])
    answers: dict[str, Answer] = field(default_factory=lambda: {"echo": echo})
    calls: list[tuple[str, dict[str, Any]]] = field(
        default_factory=list[tuple[str, dict[str, Any]]]
    )
    gone: bool = False
    """Whether it can be reached no more."""
    opened: int = 0
    page: int = 1000
    """Tools on one page of its list."""
    legacy: bool = False
    open_clients: set[Client] = field(default_factory=set[Client])

    def server(self) -> Server[Any]:
        return Server("scripted", on_list_tools=self._list, on_call_tool=self._call)

    async def _list(
        self, _context: Context, params: types.PaginatedRequestParams | None
    ) -> types.ListToolsResult:
        if self.gone:
            raise ConnectionError("gone")
        start = int((params and params.cursor) or 0)
        end = start + self.page
        more = str(end) if end < len(self.tools) else None
        return types.ListToolsResult(tools=self.tools[start:end], next_cursor=more)

    async def _call(
        self, context: Context, params: types.CallToolRequestParams
    ) -> types.CallToolResult:
        arguments = dict(params.arguments or {})
        self.calls.append((params.name, arguments))
        return await self.answers[params.name](context, arguments)

    @asynccontextmanager
    async def open(
        self, _name: str, _config: ServerConfig, _reach: Reach
    ) -> AsyncGenerator[Client]:
        if self.gone:
            raise ConnectionRefusedError(111, "Connection refused")
        self.opened += 1
        mode = "legacy" if self.legacy else "auto"
        async with Client(self.server(), mode=mode, cache=None) as client:
            yield client


def servers_of(
    script: Script, folder: Path, clock: Clock | None = None, own: int | None = None, **config: Any
) -> McpServers:
    """Return a source with one server, ``memo``, that behaves as the script says."""
    policy = EgressPolicy()
    if own is not None:
        policy = EgressPolicy(own=own_address("localhost", own))
    return McpServers(
        {"memo": ServerConfig(command="scripted", **config)},
        Reach(log_folder=folder / "mcp", own=OwnAddresses(policy)),
        McpCache(folder / "mcp_tools.json"),
        clock or SystemClock(),
        script.open,
    )


async def settled(source: McpServers) -> None:
    """Wait until every server was tried."""
    await asyncio.wait_for(source.settled(), SOON)
