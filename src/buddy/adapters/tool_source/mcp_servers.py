"""MCP servers by configuration, and their tools.

A server is asked what its tools are when it is connected, once a minute, and right before each
call of one: what is called is what was looked at. A server that is away does not stop anything; its
tools are known from the last time and say why they cannot be called.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from mcp import Client, MCPError
from mcp_types import CONNECTION_CLOSED
from pydantic import ValidationError

from buddy.adapters.tool_source.mcp_cache import McpCache
from buddy.adapters.tool_source.mcp_config import ServerConfig, VariableMissing
from buddy.adapters.tool_source.mcp_connection import McpConnection
from buddy.adapters.tool_source.mcp_output import result_of
from buddy.adapters.tool_source.mcp_text import Redaction, one_line
from buddy.adapters.tool_source.mcp_tool import Declared, Unusable, spec_of
from buddy.adapters.tool_source.mcp_transport import Reach, connected, redaction_of
from buddy.domain.json_value import JsonObject
from buddy.domain.tool import ToolResult, ToolSpec
from buddy.errors import EgressDenied, ToolExecutionFailed
from buddy.ports.clock import Clock
from buddy.ports.tool_source import ToolServer
from buddy.ports.tools import Tool, ToolContext

_log = logging.getLogger(__name__)

CHECK_SECONDS = 60.0
"""Between two looks at a server that is connected."""
MAX_TOOLS, MAX_PAGES = 1_000, 100
"""Of one server; more are not offered."""
MOST_ITEMS = 10**9

OpenServer = Callable[[str, ServerConfig, Reach], AbstractAsyncContextManager[Client]]


@dataclass(eq=False, slots=True)
class _Server:
    """One server."""

    name: str
    config: ServerConfig
    redaction: Redaction
    connection: McpConnection
    tools: tuple[Tool, ...] = ()
    listed: tuple[Declared, ...] | None = None
    notes: tuple[str, ...] = ()
    tried: asyncio.Event = field(default_factory=asyncio.Event)
    protocol: str | None = None

    @property
    def reason(self) -> str | None:
        """Why it cannot be called now; None while nothing speaks against it."""
        return self.connection.reason


@dataclass(frozen=True, slots=True)
class McpTool:
    """One tool of one server."""

    spec: ToolSpec
    declared: Declared
    server: _Server
    reach: Reach

    async def call(self, tool_input: JsonObject, context: ToolContext) -> ToolResult:
        """Call the tool; a cancelled call is cancelled on the server too.

        Raises:
            EgressDenied: The input names an address of Buddy itself.
            ToolExecutionFailed: With what the server said, bounded.
        """
        own = await self.reach.own.named_in(dict(tool_input))
        if own is not None:
            raise EgressDenied(
                f"{self.spec.name} was to contact {one_line(own, 200)}, where Buddy itself "
                "listens; no tool may drive Buddy",
                rule="own_address",
            )
        redaction, told = self.server.redaction, count(1)

        async def on_progress(progress: float, total: float | None, message: str | None) -> None:
            said = one_line(redaction.text(message or ""), 200)
            share = f"{progress:g} of {total:g}" if total else f"{progress:g}"
            items = int(min(max(progress, 0.0), MOST_ITEMS)) if progress == progress else 0  # noqa: PLR0124  # NaN
            # Each report is a step further, as a page is.
            context.report(items, next(told), said or share)

        client = await self.server.connection.client()
        try:
            answer = await client.call_tool(
                self.declared.name,
                dict(tool_input),
                read_timeout_seconds=self.spec.timeout_seconds,
                progress_callback=on_progress,
            )
        except Exception as error:
            raise self._failure(error, client) from error
        return result_of(self.spec.name, answer, redaction)

    def _failure(self, error: Exception, client: Client) -> ToolExecutionFailed:
        name = self.spec.name
        match error:
            case MCPError() if _is_closed(error):
                reason = "its server went away during the call"
                self.server.connection.lost(client, reason)
                text = f"{name} failed: {reason}; whether it took effect is not known"
            case MCPError():
                said = one_line(self.server.redaction.text(error.message), 300)
                text = f"{name} failed: {said or 'its server refused the call'}"
            case ValidationError() | RuntimeError():
                # The library raises the latter where an answer breaks the tool's own schema.
                text = f"{name} failed: its server answered with something that it had not promised"
            case _:
                _log.warning("A call of %s broke: %s", name, type(error).__name__)
                self.server.connection.lost(client, "the connection broke")
                text = f"{name} failed: the connection to its server broke"
        return ToolExecutionFailed(text, tool=name)


@dataclass(eq=False)
class McpServers:
    """The tools of all servers that are configured.

    Args:
        configs: The servers, by name.
        reach: What their connections need.
        cache: What they said last.
        clock: Tells when to try again.
        open_server: Connects to one.
    """

    configs: Mapping[str, ServerConfig]
    reach: Reach
    cache: McpCache
    clock: Clock
    open_server: OpenServer = connected
    _servers: dict[str, _Server] = field(default_factory=dict[str, _Server])
    _tools: tuple[Tool, ...] = ()
    _tasks: set[asyncio.Task[None]] = field(default_factory=set[asyncio.Task[None]])
    _closing: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        """Know what the servers said last."""
        for name, config in self.configs.items():
            if config.disabled:
                continue
            server = self._servers[name] = self._server(name, config)
            self._take(server, self.cache.read(name, config))

    def tools(self) -> Sequence[Tool]:
        """See `ToolSource`."""
        return self._tools

    def servers(self) -> Sequence[ToolServer]:
        """See `ToolSource`."""
        return [
            ToolServer(
                name=server.name,
                transport=server.config.transport,
                state=_state(server),
                reason=server.reason,
                tools=len(server.tools),
                protocol=server.protocol,
                notes=server.notes,
            )
            for server in self._servers.values()
        ]

    def unavailable(self) -> Mapping[str, str]:
        """See `ToolSource`."""
        return {
            tool.spec.name: server.reason
            for server in self._servers.values()
            if server.reason is not None
            for tool in server.tools
        }

    async def refresh(self, name: str) -> None:
        """See `ToolSource`."""
        tool = self._named(name)
        if tool is None:
            return
        await self._look(tool.server)
        if self._named(name) is None:
            raise ToolExecutionFailed(
                f"the MCP server {tool.server.name} has no tool {tool.declared.name!r} any more",
                tool=name,
            )

    async def start(self) -> None:
        """See `ToolSource`."""
        for server in self._servers.values():
            self._tasks.add(asyncio.create_task(self._keep(server)))

    async def settled(self) -> None:
        """Wait until every server has been tried."""
        await asyncio.gather(*(server.tried.wait() for server in self._servers.values()))

    async def close(self) -> None:
        """See `ToolSource`."""
        self._closing.set()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks.clear()
        await asyncio.gather(*(each.connection.close() for each in self._servers.values()))

    def _server(self, name: str, config: ServerConfig) -> _Server:
        try:
            redaction = redaction_of(config)
        except VariableMissing:
            redaction = Redaction()  # connecting says so
        connection = McpConnection(
            name, config, lambda: self.open_server(name, config, self.reach), redaction, self.clock
        )
        return _Server(name, config, redaction, connection)

    async def _keep(self, server: _Server) -> None:
        """Look at a server again and again; one that is away is tried until it is there."""
        while not self._closing.is_set():
            try:
                await self._look(server)
                pause = CHECK_SECONDS
            except ToolExecutionFailed:  # its reason is known to `servers`
                pause = server.connection.pause
            except Exception:  # noqa: BLE001  # logged; the next look may go well
                _log.exception("MCP server %s could not be looked at", server.name)
                pause = CHECK_SECONDS
            await _sleep_until(self._closing, max(pause, 0.1))

    async def _look(self, server: _Server) -> None:
        """Ask a server for its tools; connect again, once, where the connection is found broken.

        Raises:
            ToolExecutionFailed: It does not answer.
        """
        try:
            for attempt in (1, 2):
                client = await server.connection.client()
                try:
                    listed, notes = await _list_all(client)
                except Exception as error:  # any failure of a mere question
                    reason = _why_not_listed(error, server.redaction)
                    server.connection.lost(client, reason)
                    if attempt == 2:  # noqa: PLR2004
                        raise ToolExecutionFailed(
                            f"the MCP server {server.name} is not available: {reason}"
                        ) from error
                    continue
                server.protocol = client.protocol_version
                self._take(server, listed, notes)
                self.cache.keep(server.name, server.config, listed)
                return
        finally:
            server.tried.set()

    def _take(
        self, server: _Server, listed: tuple[Declared, ...], notes: tuple[str, ...] = ()
    ) -> None:
        if server.listed == listed:
            return
        tools: dict[str, Tool] = {}
        left_out = list(notes)
        for declared in listed:
            words = server.config.tools.get(declared.name)
            if words is not None and not words.enabled:
                continue
            shown = one_line(declared.name, 60)
            try:
                spec = spec_of(server.name, server.config, declared)
            except Unusable as reason:
                left_out.append(f"{shown} was left out: {reason}")
                continue
            if spec.name in tools:
                left_out.append(f"{shown} was left out: another tool has the name {spec.name}")
                continue
            tools[spec.name] = McpTool(spec, declared, server, self.reach)
        server.listed, server.tools, server.notes = listed, tuple(tools.values()), tuple(left_out)
        self._tools = tuple(tool for each in self._servers.values() for tool in each.tools)

    def _named(self, name: str) -> McpTool | None:
        server = self._servers.get(name.partition(".")[0])
        found = (tool for tool in server.tools if tool.spec.name == name) if server else ()
        tool = next(iter(found), None)
        return tool if isinstance(tool, McpTool) else None


def _state(server: _Server) -> Any:
    if server.reason is not None:
        return "unavailable"
    return "ready" if server.tried.is_set() else "connecting"


async def _list_all(client: Client) -> tuple[tuple[Declared, ...], tuple[str, ...]]:
    found: list[Declared] = []
    cursor: str | None = None
    for _ in range(MAX_PAGES):
        page = await client.list_tools(cursor=cursor)
        found.extend(
            Declared(
                name=tool.name,
                description=tool.description or tool.title or "",
                input_schema=tool.input_schema,
                output_schema=tool.output_schema,
            )
            for tool in page.tools
        )
        cursor = page.next_cursor
        if cursor is None or len(found) > MAX_TOOLS:
            break
    notes = (f"more than {MAX_TOOLS:,} tools; the rest was left out",)
    return tuple(found[:MAX_TOOLS]), notes if len(found) > MAX_TOOLS else ()


def _why_not_listed(error: Exception, redaction: Redaction) -> str:
    if isinstance(error, MCPError):
        if _is_closed(error):
            return "it has ended, or closed the connection"
        return one_line(redaction.text(error.message), 300) or "it refused to list its tools"
    return f"its list of tools could not be read ({type(error).__name__})"


def _is_closed(error: MCPError) -> bool:
    # Servers use the library's code for errors of their own, too.
    return error.code == CONNECTION_CLOSED and error.message == "Connection closed"


async def _sleep_until(event: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        pass
