"""What is asked of a proposal's terms is told from them, and its pages can be picked."""

from __future__ import annotations

import pytest

from buddy.domain.lifecycle import MissionStatus
from buddy.domain.money import Money
from buddy.domain.route import Route
from buddy.testing.tools import ScriptedTool
from chat_world import Conversation, MakeTalk
from worlds import Gate

PAGE = "extract https://shop.example/a"
TWO = f"{PAGE} and https://tea.example/b"


@pytest.mark.parametrize("route", [Route.STATUS, Route.QUESTION, Route.MODIFY_MISSION])
@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("what is the time limit now?", "It is stopped after 40 seconds."),
        ("is it still 45 seconds?", "No. It is stopped after 40 seconds."),
        ("wie hoch ist das Zeitlimit jetzt?", "It is stopped after 40 seconds."),
        ("is it still 50 cents?", "Yes. The cap is $0.50"),
        ("is the limit still 20 cents?", "No. The cap is $0.50"),
        ("what could it cost at worst?", "The cap is $0.50"),
        ("how many pages may it read?", "It opens at most 5 pages."),
        ("explain why you chose it", "web_extract fits best"),
        ("show me the plan", "I would use web_extract"),
    ],
)
async def test_a_term_is_told_and_nothing_changes(
    talk: Conversation, said: str, told: str, route: Route
) -> None:
    mission = await talk.propose(PAGE)
    await talk.say("at most 40 seconds and 50 cents", Route.MODIFY_MISSION)
    stands = await talk.get(mission)
    assert (await talk.say(said, route)).summary.startswith(told)
    assert await talk.get(mission) == stands
    await talk.say("yes", Route.APPROVE)
    assert (await talk.get(mission)).status is not MissionStatus.PROPOSED


async def test_another_tool_is_offered_and_taken_by_its_place(talk: Conversation) -> None:
    mission = await talk.propose(PAGE)
    told = await talk.say("use another tool", Route.MODIFY_MISSION)
    assert "Which one instead of web_extract: web_search?" in told.summary
    assert (await talk.get(mission)).terms == mission.terms
    await talk.say("the first one", Route.MODIFY_MISSION)
    assert (await talk.get(mission)).terms.tool == "web_search"


@pytest.mark.parametrize("route", [Route.MODIFY_MISSION, Route.REJECT, Route.CLARIFY])
@pytest.mark.parametrize("said", ["remove the first page", "use only the second page"])
async def test_some_of_several_pages_are_left(talk: Conversation, said: str, route: Route) -> None:
    mission = await talk.propose(TWO)
    await talk.say(said, route)
    terms = (await talk.get(mission)).terms
    assert terms.objective == "extract https://tea.example/b"
    assert terms.scope.max_pages == mission.terms.scope.max_pages


async def test_a_page_more_is_within_the_number_of_pages(talk: Conversation) -> None:
    mission = await talk.propose(PAGE)
    await talk.say("only 1 page", Route.MODIFY_MISSION)
    told = await talk.say("add https://tea.example/b", Route.MODIFY_MISSION)
    assert "pages at most: 1 → 2" in told.summary
    assert (await talk.get(mission)).terms.scope.max_pages == 2
    assert (await talk.get(mission)).terms.cap_usd == Money.parse(5)


@pytest.mark.parametrize("said", ["no wait, cancel", "hold on, never mind"])
async def test_a_stop_behind_a_second_thought_drops_the_proposal(
    talk: Conversation, said: str
) -> None:
    mission = await talk.propose(PAGE)
    await talk.say(said, Route.REJECT)
    assert (await talk.get(mission)).status is MissionStatus.REJECTED


async def test_beside_a_run_it_is_for_the_run_as_any_stop(start_talk: MakeTalk, gate: Gate) -> None:
    talk = await start_talk(tools=[ScriptedTool(behaviour=gate)])
    running = await talk.propose("search for lamps")
    await talk.say("approve", Route.APPROVE)
    await gate.entered.wait()
    waiting = await talk.propose("search for candles")
    told = await talk.say("no wait, cancel", Route.REJECT)
    assert "Stopping “search for lamps”" in told.summary
    assert (await talk.get(waiting)).status is MissionStatus.PROPOSED
    assert (await talk.world.result(running)).status is MissionStatus.CANCELLED


@pytest.mark.parametrize(
    "said", ["how many missions did i run today?", "wie viele Missionen liefen heute?"]
)
async def test_how_many_missions_ran_is_counted(talk: Conversation, said: str) -> None:
    assert "No mission ran today" in (await talk.say(said, Route.STATUS)).summary
    await talk.done(PAGE)
    await talk.done("search for tea")
    await talk.propose("search for lamps")
    told = await talk.say(said, Route.STATUS)
    assert told.summary == "2 missions ran today (days of UTC): 2 completed."
    assert (
        "0 missions"
        not in (await talk.say("how many missions failed yesterday?", Route.STATUS)).summary
    )
