"""The reference MCP server's tools through propose, approve and execute, over both transports."""

from __future__ import annotations

import asyncio
import json
import os
import signal
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from buddy.adapters.tool_source.mcp_config import ServerConfig
from buddy.bootstrap.mcp import make_source
from buddy.domain.egress.policy import EgressPolicy
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from mcp_reference import everything, everything_over_http
from worlds import World, make_world

pytestmark = pytest.mark.mcp

SOON = 30.0
SECRET = "a-secret-of-the-person"
FREE = {"price": 0, "risk": "read", "idempotent": True}
CALLS: dict[str, dict[str, Any]] = {
    "echo": {"message": "hello"},
    "get-annotated-message": {"messageType": "success"},
    "get-resource-links": {"count": 2},
    "get-resource-reference": {"resourceType": "Text", "resourceId": 1},
    "get-structured-content": {"location": "Chicago"},
    "get-sum": {"a": 1, "b": 2},
    "get-tiny-image": {},
    "trigger-long-running-operation": {"duration": 0.5, "steps": 4},
}


@asynccontextmanager
async def world_with(folder: Path, **servers: dict[str, Any]) -> AsyncGenerator[World]:
    configs = {name: ServerConfig.model_validate(config) for name, config in servers.items()}
    world = make_world(sources=[])
    source = make_source(configs, folder, EgressPolicy(), world.clock)
    world = make_world(sources=[source])
    await world.buddy.start()
    try:
        await asyncio.wait_for(source.settled(), SOON)  # type: ignore[attr-defined]
        yield world
    finally:
        await world.buddy.stop()


async def called(world: World, tool: str, tool_input: dict[str, Any]) -> Mission:
    mission = await world.start("do it", tool=tool, tool_input=tool_input)
    waiting = world.buddy.executions.result(world.user, mission.mission_id)
    return await asyncio.wait_for(waiting, SOON)


def answer_of(mission: Mission) -> dict[str, Any]:
    record = mission.execution_record
    assert record is not None
    assert mission.status is MissionStatus.COMPLETED, record.error_detail
    return record.execution_result


async def every_tool(world: World, server: str) -> None:
    found = {name: await called(world, f"{server}.{name}", given) for name, given in CALLS.items()}
    answers = {name: answer_of(mission) for name, mission in found.items()}
    assert answers["echo"]["content"] == [{"type": "text", "text": "Echo: hello"}]
    assert "3" in answers["get-sum"]["content"][0]["text"]
    assert answers["get-structured-content"]["structured"]["humidity"] == 82
    assert answers["get-tiny-image"]["content"][1]["mime_type"] == "image/png"
    assert [p["type"] for p in answers["get-resource-links"]["content"]][1:] == [
        "resource_link"
    ] * 2
    progress = [
        (event.data.progress_percent, event.data.message)  # type: ignore[union-attr]
        for event in await world.events(found["trigger-long-running-operation"])
        if event.event_type == "mission_progress"
    ]
    percents = [percent for percent, _ in progress]
    assert percents == sorted(percents)
    assert 65 < percents[0] < 80
    assert {"1 of 4", "3 of 4"} <= {said for _, said in progress}


async def test_over_stdio(tmp_path: Path) -> None:
    async with world_with(tmp_path, ref={**everything(), **FREE}) as world:
        (server,) = world.buddy.registry.servers()
        assert (server.transport, server.state, server.tools) == ("stdio", "ready", 13)
        await every_tool(world, "ref")


async def test_over_http(tmp_path: Path) -> None:
    async with (
        everything_over_http() as url,
        world_with(tmp_path, ref={"url": url, **FREE}) as world,
    ):
        (server,) = world.buddy.registry.servers()
        assert (server.transport, server.state, server.tools) == ("http", "ready", 13)
        await every_tool(world, "ref")


async def test_a_sentence_becomes_its_input(tmp_path: Path) -> None:
    async with world_with(tmp_path, ref={**everything(), **FREE}) as world:
        said = await world.propose('echo "good morning"', tool="ref.echo")
        assert said.terms.tool_input == {"message": "good morning"}
        added = await world.propose("add 19 and 23", tool="ref.get-sum")
        assert added.terms.tool_input == {"a": 19, "b": 23}
        asked = await world.propose("what is the weather?", tool="ref.get-structured-content")
        assert asked.status is MissionStatus.CLARIFICATION_NEEDED
        assert [question.field for question in asked.questions] == ["location"]


async def test_what_came_from_the_environment_is_told_to_the_server_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("THE_TOKEN", SECRET)
    monkeypatch.setenv("BUDDY_PRICES", "nothing=0")
    config = {**everything(), **FREE, "env": {"TOKEN": "Bearer ${THE_TOKEN}"}}
    async with world_with(tmp_path, ref=config) as world:
        mission = await called(world, "ref.get-env", {})
        said = answer_of(mission)["content"][0]["text"]
        seen = json.loads(said)
        assert seen["TOKEN"] == "•••"
        assert not [name for name in seen if name.startswith("BUDDY_") or name == "THE_TOKEN"]
        log = await world.events(mission)
    kept = texts_in(tmp_path)
    assert kept
    for text in (repr(mission), repr(log), caplog.text, *kept):
        assert SECRET not in text


async def test_cancel_stops_the_call_and_not_the_server(tmp_path: Path) -> None:
    async with world_with(tmp_path, ref={**everything(), **FREE}) as world:
        tool_input = {"duration": 600, "steps": 6000}
        name = "ref.trigger-long-running-operation"
        mission = await world.start("wait", tool=name, tool_input=tool_input)
        async with (
            asyncio.timeout(SOON),
            world.buddy.feed.follow_mission(world.user, mission.mission_id, 0) as follower,
        ):
            kinds: set[str] = set()
            while "mission_progress" not in kinds:
                kinds |= {told.event.event_type for told in await follower.next() or ()}
        await world.buddy.approvals.cancel(world.user, mission.mission_id, None)
        assert (await world.result(mission)).status is MissionStatus.CANCELLED
        answer_of(await called(world, "ref.echo", {"message": "still here"}))


def texts_in(folder: Path) -> list[str]:
    return [path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()]


def children() -> dict[int, str]:
    """Return the programs that this process runs: their command lines, by their id."""
    found: dict[int, str] = {}
    for task in Path("/proc/self/task").iterdir():
        for child in (task / "children").read_text().split():
            line = Path(f"/proc/{child}/cmdline").read_bytes().replace(b"\0", b" ").decode()
            found[int(child)] = line
    return found


async def test_a_server_that_died_is_started_again_for_the_next_call(tmp_path: Path) -> None:
    async with world_with(tmp_path, ref={**everything(), **FREE}) as world:
        answer_of(await called(world, "ref.echo", {"message": "one"}))
        (first,) = (pid for pid, line in children().items() if "server-everything" in line)
        os.kill(first, signal.SIGKILL)
        answer_of(await called(world, "ref.echo", {"message": "two"}))
        (second,) = (pid for pid, line in children().items() if "server-everything" in line)
        assert second != first
    assert not [line for line in children().values() if "server-everything" in line]


async def test_what_cannot_be_reached_stops_nothing(tmp_path: Path) -> None:
    away = {
        "nowhere": {"command": str(tmp_path / "no-such-program")},
        "closed": {"url": "http://127.0.0.1:9/mcp"},
        "unset": {"url": "http://127.0.0.1:9/mcp", "headers": {"x": "${NOT_SET_ANYWHERE}"}},
    }
    async with world_with(tmp_path, ref={**everything(), **FREE}, **away) as world:
        answer_of(await called(world, "ref.echo", {"message": "here"}))
        stands = {each.name: (each.state, each.reason) for each in world.buddy.registry.servers()}
    assert stands["ref"] == ("ready", None)
    assert {state for name, (state, _) in stands.items() if name != "ref"} == {"unavailable"}
    assert "cannot be run (No such file or directory)" in (stands["nowhere"][1] or "")
    assert stands["closed"][1] == "nothing answers at its address"
    assert stands["unset"][1] == "the environment variable NOT_SET_ANYWHERE is not set"
