"""Tools of a server in memory, which a test puts there and takes away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from buddy.errors import ToolExecutionFailed
from buddy.ports.tool_source import ToolServer
from buddy.ports.tools import Tool


@dataclass(slots=True)
class MemoryToolSource:
    """One server. What is in `offered` becomes known when it is asked, as with a real one."""

    name: str = "memory"
    offered: list[Tool] = field(default_factory=list[Tool])
    """What the server has."""
    away: str | None = None
    """Why it does not answer; None: it does."""
    started: bool = False
    _known: tuple[Tool, ...] = ()
    _asked: bool = False

    def tools(self) -> Sequence[Tool]:
        """See `ToolSource`."""
        return self._known

    def servers(self) -> Sequence[ToolServer]:
        """See `ToolSource`."""
        server = ToolServer(
            name=self.name, transport="memory", state="connecting", tools=len(self._known)
        )
        if self.away is not None:
            return [replace(server, state="unavailable", reason=self.away)]
        return [replace(server, state="ready") if self._asked else server]

    def unavailable(self) -> Mapping[str, str]:
        """See `ToolSource`."""
        return {tool.spec.name: self.away for tool in self._known} if self.away else {}

    async def refresh(self, name: str) -> None:
        """See `ToolSource`."""
        if all(tool.spec.name != name for tool in self._known):
            return
        if self.away is not None:
            raise ToolExecutionFailed(f"the server {self.name} is not available: {self.away}")
        self._look()
        if all(tool.spec.name != name for tool in self._known):
            raise ToolExecutionFailed(f"the server {self.name} has no tool {name!r} any more")

    async def start(self) -> None:
        """See `ToolSource`."""
        self.started = True
        if self.away is None:
            self._look()

    async def close(self) -> None:
        """See `ToolSource`."""
        self.started = False

    def _look(self) -> None:
        self._known, self._asked = tuple(self.offered), True
