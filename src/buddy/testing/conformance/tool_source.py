"""What every adapter of the tool source port must do.

Subclass `ToolSourceSuite` in a test module and override the fixture `served`.
"""

# ruff: noqa: D102  # tests: the name says it, the literal is the point

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest

from buddy.domain.ids import EffectKey, MissionId, UserId
from buddy.domain.scope import Scope
from buddy.errors import ToolExecutionFailed
from buddy.ports.tool_source import ToolSource
from buddy.ports.tools import Tool, ToolContext


def quiet_context() -> ToolContext:
    """Return the context of a call that reports to nobody."""
    return ToolContext(
        user_id=UserId("local"),
        mission_id=MissionId("m_1"),
        effect_key=EffectKey("r_1:tool_execution:1"),
        scope=Scope(),
        report=lambda _items, _pages, _message: None,
    )


@dataclass(slots=True)
class Served:
    """A source whose one server has a tool ``echo``, and ways to change that."""

    source: ToolSource
    name: str
    """What the tool is called: ``SERVER.echo``."""
    settle: Callable[[], Awaitable[None]]
    """Waits until the server has been looked at."""
    rewrite: Callable[[], Awaitable[None]]
    """Has the server describe its tool otherwise."""
    remove: Callable[[], Awaitable[None]]
    """Takes the tool away from the server."""
    leave: Callable[[], Awaitable[None]]
    """Has the server answer no more."""

    @property
    def tool(self) -> Tool:
        """The tool as it is known."""
        (tool,) = (tool for tool in self.source.tools() if tool.spec.name == self.name)
        return tool


class ToolSourceSuite:
    """Everything that the tool source port promises."""

    @pytest.fixture
    async def served(self) -> Served:
        """Return a source that has been started; it is closed after the test."""
        raise NotImplementedError("override the fixture `served`")

    async def test_its_tools_are_named_after_their_server(self, served: Served) -> None:
        await served.settle()
        (server,) = served.source.servers()
        assert served.name == f"{server.name}.echo"
        assert served.tool.spec.server == server.name
        assert (server.state, server.reason, server.tools) == ("ready", None, 1)
        assert dict(served.source.unavailable()) == {}

    async def test_a_tool_is_called(self, served: Served) -> None:
        await served.settle()
        result = await served.tool.call({"message": "hello"}, quiet_context())
        assert "hello" in result.summary

    async def test_what_changed_is_known_once_it_is_asked(self, served: Served) -> None:
        await served.settle()
        before = served.tool.spec
        await served.source.refresh(served.name)
        assert served.tool.spec.digest == before.digest
        await served.rewrite()
        await served.source.refresh(served.name)
        after = served.tool.spec
        assert after.description != before.description
        assert after.digest not in {before.digest, ""}

    async def test_a_tool_that_was_taken_away_is_refused(self, served: Served) -> None:
        await served.settle()
        await served.remove()
        with pytest.raises(ToolExecutionFailed, match="any more"):
            await served.source.refresh(served.name)
        assert not served.source.tools()

    async def test_a_server_that_left_is_said_to_be_away(self, served: Served) -> None:
        await served.settle()
        await served.leave()
        with pytest.raises(ToolExecutionFailed, match="not available"):
            await served.source.refresh(served.name)
        (server,) = served.source.servers()
        assert server.state == "unavailable"
        assert server.reason
        assert served.source.unavailable() == {served.name: server.reason}

    async def test_a_foreign_name_is_left_alone(self, served: Served) -> None:
        await served.settle()
        await served.leave()
        for name in ("calculate", "other.echo", ""):
            await served.source.refresh(name)

    async def test_it_can_be_closed_twice(self, served: Served) -> None:
        await served.settle()
        await served.source.close()
        await served.source.close()
