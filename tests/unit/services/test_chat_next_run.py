"""When a schedule fires next is told of the one that is named, else of the one spoken of last."""

from __future__ import annotations

import pytest
from test_chat_schedule_edits import OTHER, begun

from buddy.domain.route import Route
from chat_world import Conversation


@pytest.mark.parametrize(
    "said",
    [
        "when does the train one run next?",
        "wann läuft der mit train?",
        "quand tourne celui de train ?",
        "¿cuándo toca el de train?",
        "quando gira quello di train?",
        "quando roda o de train?",
        "wanneer loopt die van train?",
    ],
)
@pytest.mark.parametrize("elsewhere", [False, True])
async def test_the_one_that_is_named(talk: Conversation, said: str, elsewhere: bool) -> None:
    await begun(talk)
    await begun(talk, OTHER)
    if elsewhere:
        talk.session_id = None
    told = await talk.say(said, Route.STATUS)
    assert told.summary.startswith("“search for train delays”, every day at 07:00 (UTC): next on")


@pytest.mark.parametrize(
    "said",
    [
        "quand est la prochaine fois ?",
        "wanneer is de volgende keer?",
        "wen is it nxt",
        "wann ist das nächste Mal?",
        "cuándo es la próxima vez?",
        "kiedy następnym razem?",
        "次はいつ",
    ],
)
@pytest.mark.parametrize("route", [Route.STATUS, Route.CLARIFY, Route.MISSION])
async def test_the_one_spoken_of_last(talk: Conversation, said: str, route: Route) -> None:
    await begun(talk)
    await begun(talk, OTHER)
    told = await talk.say(said, route)
    assert told.summary.startswith("“search for snow”, every Monday at 09:00 (UTC): next on")


async def test_what_is_no_schedule_is_asked_of_the_others(talk: Conversation) -> None:
    await begun(talk)
    told = await talk.say("when is the next train to Rome?", Route.MISSION)
    assert "every day at 07:00" not in told.summary
