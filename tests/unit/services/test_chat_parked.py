"""A run that stops and asks, answered by a sentence."""

from __future__ import annotations

from dataclasses import replace

from buddy.domain.json_value import JsonObject
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.money import Money
from buddy.domain.route import Route
from buddy.domain.tool import PaidAnswer, PaidCall, Price, PriceKind, ToolResult
from buddy.ports.tools import ToolContext
from buddy.testing.tools import ScriptedTool, spec
from chat_world import Conversation, MakeTalk

CENTS = Price(kind=PriceKind.KNOWN, per_call=Money.parse("0.60"))


async def pays_twice(_tool_input: JsonObject, context: ToolContext) -> ToolResult:
    for name in ("page 1", "page 2"):

        async def call(_key: str) -> PaidAnswer:
            return PaidAnswer(value={})

        await context.pay(PaidCall(name=name, price=CENTS), call)
    return ToolResult(data={"done": True}, summary="Done")


async def parked(start_talk: MakeTalk) -> tuple[Conversation, str]:
    """Approve a mission whose second paid call does not fit below its cap."""
    announcing = replace(spec(), announces_calls=True, price=CENTS)
    tool = ScriptedTool(spec=announcing, behaviour=pays_twice)
    talk = await start_talk(tools=[tool])
    mission = await talk.propose("search for python tutorials, spend up to $1")
    await talk.say("approve", Route.APPROVE)
    stands = await talk.world.result(mission)
    assert stands.status is MissionStatus.AWAITING_APPROVAL
    return talk, mission.mission_id


async def test_it_is_shown_before_a_yes_counts_and_money_has_to_be_named(
    start_talk: MakeTalk,
) -> None:
    talk, mission_id = await parked(start_talk)
    envelope = await talk.say("yes", Route.APPROVE)
    assert "needs at least $0.20 more" in envelope.summary
    add = envelope.ui_hints.suggested_actions[0].text
    assert add == "add $0.20"
    missions = await talk.world.missions()
    assert missions[0].status is MissionStatus.AWAITING_APPROVAL
    await talk.say("approve, spend up to $0.20 more", Route.APPROVE)
    ended = await talk.world.result(missions[0])
    assert (ended.mission_id, ended.status) == (mission_id, MissionStatus.COMPLETED)


async def test_a_plain_yes_read_as_unclear_shows_what_is_asked(start_talk: MakeTalk) -> None:
    talk, _ = await parked(start_talk)
    envelope = await talk.say("ok", Route.CLARIFY)
    assert "has stopped and asks you" in envelope.summary


async def test_cancel_ends_it(start_talk: MakeTalk) -> None:
    talk, mission_id = await parked(start_talk)
    await talk.say(f"cancel {mission_id}", Route.CANCEL)
    assert (await talk.world.missions())[0].status is MissionStatus.CANCELLED
