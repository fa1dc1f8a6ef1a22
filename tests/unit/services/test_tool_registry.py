"""What the registry promises of a call, beside what failures of a run show."""

import asyncio
from typing import Any

import pytest

from buddy.domain.ids import LOCAL_USER, EffectKey, MissionId, UserId
from buddy.domain.json_value import JsonObject
from buddy.domain.money import Money
from buddy.domain.scope import Scope
from buddy.domain.tool import Price, PriceKind, ToolResult
from buddy.errors import ToolInputInvalid, ToolTimedOut, ToolUnknown
from buddy.ports.tools import ToolContext
from buddy.testing.tools import ScriptedTool, spec
from buddy.testing.warrants import guard_of
from worlds import MakeWorld, World

PRICE = Price(kind=PriceKind.KNOWN, per_call=Money.parse("0.5"))


def context(scope: Scope | None = None) -> ToolContext:
    return ToolContext(
        user_id=LOCAL_USER,
        mission_id=MissionId("m_1"),
        effect_key=EffectKey("r_1:tool_execution:1"),
        scope=scope or Scope(),
        report=lambda _items, _pages, _message: None,
    )


async def call(world: World, tool_input: JsonObject, scope: Scope | None = None) -> ToolResult:
    return await world.buddy.registry.call(
        "web_search", tool_input, context(scope), guard_of("web_search", tool_input, scope)
    )


async def test_the_cost_that_a_call_names_stands(start_world: MakeWorld) -> None:
    async def paid(_tool_input: JsonObject, _context: ToolContext) -> ToolResult:
        return ToolResult(data={}, summary="", cost=Money.parse("0.1"))

    world = await start_world([ScriptedTool(spec(price=PRICE), paid)])
    assert (await call(world, {"query": "x"})).cost == Money.parse("0.1")


async def test_the_scopes_time_is_a_limit_too(start_world: MakeWorld) -> None:
    async def hang(_tool_input: JsonObject, _context: ToolContext) -> ToolResult:
        await asyncio.Event().wait()
        raise AssertionError

    world = await start_world([ScriptedTool(behaviour=hang)])
    with pytest.raises(ToolTimedOut, match=r"within 0\.01 s"):
        await call(world, {"query": "x"}, Scope(max_duration_seconds=0.01))


@pytest.mark.parametrize("tool_input", [{}, {"query": None}, {"q": "x"}, {"query": "\ud800"}])
async def test_what_does_not_fit_the_schema_is_not_called(
    start_world: MakeWorld, tool_input: dict[str, Any]
) -> None:
    tool = ScriptedTool()
    world = await start_world([tool])
    with pytest.raises(ToolInputInvalid):
        await call(world, tool_input)
    assert tool.calls == []


async def test_switches_belong_to_a_user(world: World) -> None:
    eve = UserId("eve")
    await world.buddy.registry.set_enabled(eve, "web_search", enabled=False)
    assert await world.buddy.registry.enabled_specs(eve) == ()
    assert len(await world.buddy.registry.enabled_specs(LOCAL_USER)) == 1


async def test_an_unknown_tool_cannot_be_switched(world: World) -> None:
    with pytest.raises(ToolUnknown):
        await world.switch("telepathy", enabled=False)


async def test_specs_come_by_name(start_world: MakeWorld) -> None:
    tools = [ScriptedTool(spec(name)) for name in ("b", "c", "a")]
    world = await start_world(tools)
    assert [s.name for s in world.buddy.registry.all_specs()] == ["a", "b", "c"]
