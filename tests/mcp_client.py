"""Buddy's MCP client as a program, for the conformance suite: it lists a server's tools and calls
what it can.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

from buddy.adapters.clock.system import SystemClock
from buddy.adapters.tool_source.mcp_cache import McpCache
from buddy.adapters.tool_source.mcp_config import ServerConfig
from buddy.adapters.tool_source.mcp_servers import McpServers
from buddy.adapters.tool_source.mcp_transport import Reach
from buddy.domain.ids import EffectKey, MissionId, UserId
from buddy.domain.scope import Scope
from buddy.ports.tools import ToolContext

INPUTS = {"add_numbers": {"a": 5, "b": 3}, "test_reconnection": {}}
CONTEXT = ToolContext(
    user_id=UserId("local"),
    mission_id=MissionId("m_1"),
    effect_key=EffectKey("r_1:tool_execution:1"),
    scope=Scope(),
    report=lambda _items, _pages, _message: None,
)


async def main(url: str, folder: Path) -> None:
    """Connect, list, call."""
    reach, cache = Reach(log_folder=folder), McpCache(folder / "known.json")
    source = McpServers({"it": ServerConfig(url=url)}, reach, cache, SystemClock())
    await source.start()
    await source.settled()
    for tool in source.tools():
        tool_input = INPUTS.get(tool.spec.name.partition(".")[2])
        if tool_input is not None:
            await source.refresh(tool.spec.name)
            await tool.call(tool_input, CONTEXT)
    (server,) = source.servers()
    await source.close()
    assert server.state == "ready", server.reason


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        asyncio.run(main(sys.argv[-1], Path(name)))
