"""A sum with figures of its own, right after another sum: none of the old result answers it."""

from __future__ import annotations

import pytest

from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject
from buddy.domain.route import Route
from buddy.domain.tool import ToolResult
from buddy.ports.tools import ToolContext
from buddy.testing.tools import ScriptedTool, spec
from chat_world import Conversation, MakeTalk, over_table

GRADES: JsonObject = {"head": ["Name", "Grade"], "rows": [["Ann", "3"], ["Bo", "5"], ["Cy", "7"]]}


async def _reckons(_input: JsonObject, _context: ToolContext) -> ToolResult:
    """Behave as the calculator after "average of 4 8 15"."""
    data: JsonObject = {"expression": "mean(4, 8, 15)", "equation": "mean(4, 8, 15) = 9"}
    return ToolResult(data=data, summary="mean(4, 8, 15) = 9", title="average of 4 8 15")


@pytest.mark.parametrize("route", [Route.MISSION, Route.FOLLOW_UP, Route.QUESTION])
@pytest.mark.parametrize("text", ["mean of 3 5 7", "Mittelwert von 3 5 7", "average of 3 and 5"])
async def test_it_is_a_calculation_of_its_own(
    start_talk: MakeTalk, text: str, route: Route
) -> None:
    reckons = spec("web_extract", intents=(Intent.EXTRACTION,), slot="url")
    talk: Conversation = await start_talk(tools=[ScriptedTool(spec=reckons, behaviour=_reckons)])
    await talk.done("extract https://x.example")
    envelope = await talk.say(text, route)
    assert "mean(4, 8, 15)" not in envelope.summary
    assert envelope.missions_spawned


@pytest.mark.parametrize("route", [Route.MISSION, Route.FOLLOW_UP])
async def test_one_over_rows_stays_with_the_table(start_talk: MakeTalk, route: Route) -> None:
    talk = await over_table(start_talk, "Grades", GRADES)
    envelope = await talk.say("average of the grades", route)
    assert not envelope.missions_spawned
    assert "mean of Grade is 5" in envelope.summary
