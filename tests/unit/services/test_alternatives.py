"""Which other tools a proposal shows."""

from __future__ import annotations

from buddy.domain.feedback import Verdict
from buddy.domain.ids import LOCAL_USER
from buddy.domain.intent import Intent
from buddy.testing.tools import ScriptedTool, spec
from worlds import MakeWorld


async def test_an_excluded_tool_that_would_have_been_chosen_is_shown(
    start_world: MakeWorld,
) -> None:
    names = ["a", "b", "c", "d", "web_search"]
    tools = [ScriptedTool(spec(name, intents=(Intent.SEARCH,))) for name in names]
    world = await start_world(tools)
    world.understanding.fit = dict(zip(names, (0.5, 0.4, 0.3, 0.2, 0.9), strict=True))
    first = await world.propose()
    await world.buddy.feedback.give(
        LOCAL_USER, first.mission_id, Verdict.REJECT_TOOL, "", "whiteboard"
    )
    proposal = (await world.propose()).proposal
    assert proposal is not None
    assert proposal.tool == "a"
    assert [c.tool for c in proposal.alternatives] == ["b", "c", "d", "web_search"]
    assert proposal.alternatives[-1].excluded is not None
