"""A run that ends after its tool's answer has cost what the answer says."""

from typing import Any

from buddy.adapters.blobs.memory import MemoryBlobs
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.money import Money
from buddy.domain.tool import Price, PriceKind, ToolResult
from buddy.testing.tools import ScriptedTool, spec
from worlds import MakeWorld, World


async def test_a_run_cancelled_after_its_answer_is_settled_at_the_answers_cost(
    start_world: MakeWorld,
) -> None:
    async def cheap(*_given: Any) -> ToolResult:
        return ToolResult(data={"a": 1}, summary="ok", cost=Money.parse("0.02"))

    worlds: list[World] = []

    class CancelledMeanwhile(MemoryBlobs):
        async def put(self, content: bytes) -> str:
            (world,) = worlds
            (mission,) = await world.missions()
            await world.buddy.approvals.cancel(world.user, mission.mission_id, None)
            return await super().put(content)

    tool = ScriptedTool(spec(price=Price(kind=PriceKind.UNKNOWN)), cheap)
    worlds.append(world := await start_world([tool], blobs=CancelledMeanwhile()))
    mission = await world.run()
    assert mission.status is MissionStatus.CANCELLED
    assert len(tool.calls) == 1
    settled = [amount for kind, amount in await world.ledger(mission) if kind == "settle"]
    assert settled == ["0.02"]
