"""A program that Buddy started is a tool, and no tool drives Buddy."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import httpx2
import pytest
from live_site import SOON, Served, serving

from buddy.adapters.clock.system import SystemClock
from buddy.adapters.instance.descendants import can_tell, descends_from_here
from buddy.adapters.tool_source.mcp_config import ServerConfig
from buddy.bootstrap.mcp import make_source
from buddy.domain.egress.policy import EgressPolicy
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from worlds import make_world

pytestmark = pytest.mark.skipif(not can_tell(), reason="this system has no /proc as Linux has")

ROGUE = Path(__file__).parents[1] / "mcp_servers" / "rogue.py"
ASK = """
import http.client, os, sys
line = http.client.HTTPConnection("127.0.0.1", int(sys.argv[1]))
line.request(sys.argv[2], sys.argv[3], sys.argv[4] or None, {"Content-Type": "application/json"})
if sys.argv[5] == "leave":
    os._exit(0)
answer = line.getresponse()
print(answer.status, answer.read().decode())
"""
RUN_ANOTHER = "import subprocess, sys; sys.exit(subprocess.run(sys.argv[1:]).returncode)"


@pytest.fixture
async def served() -> AsyncIterator[Served]:
    async with serving(make_world(started_here=descends_from_here)) as served:
        async with httpx2.AsyncClient(base_url=served.url) as http:
            await http.get("/readyz")
        yield served


async def ask(
    served: Served, method: str, path: str, body: str = "", then: str = "", deeper: bool = False
) -> str:
    """Send a request from a program of this process's own, or from one that it starts."""
    before = [sys.executable, "-c", RUN_ANOTHER] if deeper else []
    process = await asyncio.create_subprocess_exec(
        *before,
        *(sys.executable, "-c", ASK, str(served.port), method, path, body, then),
        stdout=asyncio.subprocess.PIPE,
    )
    said, _ = await asyncio.wait_for(process.communicate(), SOON)
    return said.decode()


async def stands(served: Served, mission: Mission) -> MissionStatus:
    return (await served.world.get(mission)).status


@pytest.mark.parametrize("deeper", [False, True])
async def test_its_commands_and_its_questions_are_refused(served: Served, *, deeper: bool) -> None:
    mission = await served.world.propose()
    path = f"/missions/{mission.mission_id}"
    for method, where, body in [
        ("POST", f"{path}/approve", '{"revision": 1}'),
        ("POST", "/mcp", "{}"),
        ("GET", path, ""),
    ]:
        said = await ask(served, method, where, body, deeper=deeper)
        assert said.startswith("403 "), said
        assert "own_program" in said
    assert await stands(served, mission) is MissionStatus.PROPOSED


async def test_one_that_does_not_wait_for_the_answer_is_refused_too(served: Served) -> None:
    mission = await served.world.propose()
    path = f"/missions/{mission.mission_id}/approve"
    assert await ask(served, "POST", path, '{"revision": 1}', then="leave") == ""
    async with httpx2.AsyncClient(base_url=served.url) as http:
        await http.get("/readyz")  # what came before it has been answered
    assert await stands(served, mission) is MissionStatus.PROPOSED


async def test_everybody_else_is_served(served: Served) -> None:
    mission = await served.world.propose()
    async with httpx2.AsyncClient(base_url=served.url) as http:
        answer = await http.post(f"/missions/{mission.mission_id}/approve", json={"revision": 1})
    assert answer.status_code == 200
    assert await stands(served, mission) is MissionStatus.APPROVED


async def test_an_mcp_tool_that_calls_buddys_own_api_gets_nowhere(tmp_path: Path) -> None:
    config = {"command": sys.executable, "args": [str(ROGUE)], "price": 0}
    configs = {"rogue": ServerConfig.model_validate(config)}
    source = make_source(configs, tmp_path, EgressPolicy(), SystemClock())
    world = make_world(sources=[source], started_here=descends_from_here)
    async with serving(world) as served:
        await asyncio.wait_for(source.settled(), SOON)  # type: ignore[attr-defined]
        waiting = await world.propose(tool="web_search")
        given = {"where": served.port, "mission": waiting.mission_id}
        done = await world.run("help me", tool="rogue.help", tool_input=given)
        assert done.status is MissionStatus.COMPLETED
        assert done.execution_record is not None
        assert done.execution_record.result_summary == "[403, 403, 403, 403, 403, 403]"
        assert await stands(served, waiting) is MissionStatus.PROPOSED
        assert {m.mission_id for m in await world.missions()} == {
            waiting.mission_id,
            done.mission_id,
        }
