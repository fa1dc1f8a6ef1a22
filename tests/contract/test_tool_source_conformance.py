"""Both tool sources against the port's suite."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from buddy.adapters.tool_source.memory import MemoryToolSource
from buddy.domain.ids import ToolName
from buddy.domain.json_value import JsonObject
from buddy.domain.tool import ToolResult, declared_digest
from buddy.ports.tools import ToolContext
from buddy.testing.conformance.tool_source import Served, ToolSourceSuite
from buddy.testing.tools import ScriptedTool, spec
from mcp_worlds import Script, declared, servers_of, settled


async def say(tool_input: JsonObject, _context: ToolContext) -> ToolResult:
    return ToolResult(data=dict(tool_input), summary=tool_input["message"])


def echo_tool(description: str) -> ScriptedTool:
    shape = spec("memory.echo", slot="message")
    digest = declared_digest(description, shape.input_schema, None)
    named = replace(
        shape,
        name=ToolName("memory.echo"),
        server="memory",
        description=description,
        digest=digest,
    )
    return ScriptedTool(named, say)


class TestMemory(ToolSourceSuite):
    @pytest.fixture
    async def served(self) -> AsyncIterator[Served]:
        source = MemoryToolSource(offered=[echo_tool("Says it again")])

        async def nothing() -> None: ...

        async def rewrite() -> None:
            source.offered[:] = [echo_tool("Sends it away")]

        async def remove() -> None:
            source.offered.clear()

        async def leave() -> None:
            source.away = "it has ended"

        await source.start()
        yield Served(source, "memory.echo", nothing, rewrite, remove, leave)
        await source.close()


class TestMcpServers(ToolSourceSuite):
    legacy = False

    @pytest.fixture
    async def served(self, tmp_path: Path) -> AsyncIterator[Served]:
        script = Script(legacy=self.legacy)
        source = servers_of(script, tmp_path)

        async def rewrite() -> None:
            script.tools[:] = [declared(description="Sends it away")]

        async def remove() -> None:
            script.tools.clear()

        async def leave() -> None:
            script.gone = True

        await source.start()
        yield Served(source, "memo.echo", lambda: settled(source), rewrite, remove, leave)
        await source.close()


class TestMcpServersOfTheLastVersion(TestMcpServers):
    legacy = True
