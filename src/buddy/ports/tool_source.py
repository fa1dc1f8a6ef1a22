"""The tool source port: tools that come and go while Buddy runs, because others serve them.

Adapters (`buddy.adapters.tool_source`): ``mcp_servers`` (MCP servers by configuration) and
``memory`` (a list that a test changes). What a source says of its tools is somebody else's text:
bounded in length, shown, matched, and never an instruction.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from buddy.ports.tools import Tool


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolServer:
    """A server that tools come from, as it stands now."""

    name: str
    """As the configuration calls it; its tools are called ``name.tool``."""
    transport: Literal["stdio", "http", "memory"]
    state: Literal["connecting", "ready", "unavailable"]
    reason: str | None = None
    """Why it is unavailable, in a sentence fit to be shown."""
    tools: int = 0
    """Tools that it is known to have."""
    protocol: str | None = None
    """The version of the protocol that is spoken with it."""
    notes: tuple[str, ...] = ()
    """What was left out of its list, one sentence each."""


class ToolSource(Protocol):
    """Serves tools."""

    def tools(self) -> Sequence[Tool]:
        """Return the tools as they are known; cheap, and safe to call at any time."""
        ...

    def servers(self) -> Sequence[ToolServer]:
        """Return the servers behind the tools."""
        ...

    def unavailable(self) -> Mapping[str, str]:
        """Return why a tool cannot be called now, per name, for those that cannot."""
        ...

    async def refresh(self, name: str) -> None:
        """Ask what a tool is now; `tools` says it afterwards. A foreign name is left alone.

        Raises:
            ToolExecutionFailed: Its server does not answer, or has the tool no more.
        """
        ...

    async def start(self) -> None:
        """Begin to connect, in the background; nothing is waited for."""
        ...

    async def close(self) -> None:
        """Let go of every server. Safe to call twice."""
        ...
