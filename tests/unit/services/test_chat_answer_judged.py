"""A bare "wrong" is about what was said last: an answer in words, or a result."""

from __future__ import annotations

import pytest

from buddy.domain.feedback import Feedback
from buddy.domain.route import Route
from chat_world import Conversation


async def given(talk: Conversation) -> list[Feedback]:
    page = await talk.world.buddy.store.queries.records.page(Feedback, talk.world.user, 10)
    return [each for each in page.items if each.undone_at is None]


@pytest.mark.parametrize("verdict", ["wrong, that's not it", "falsch!"])
async def test_a_verdict_on_an_answer_moves_no_tool(talk: Conversation, verdict: str) -> None:
    await talk.done()
    await talk.say("what are the largest cities of Peru", Route.FOLLOW_UP)
    told = await talk.say(verdict, Route.FEEDBACK)
    assert told.summary.startswith("Kept, on my answer to “what are the largest cities of Peru”")
    (kept,) = await given(talk)
    assert (kept.tool, kept.mission_id, kept.intent) == (None, None, None)
    await talk.say("take that back", Route.FEEDBACK)
    assert await given(talk) == []


async def test_a_verdict_on_a_question_back_moves_no_tool(talk: Conversation) -> None:
    await talk.done()
    await talk.say("do the thing", Route.CLARIFY)
    await talk.say("wrong!", Route.FEEDBACK)
    (kept,) = await given(talk)
    assert kept.tool is None


@pytest.mark.parametrize(
    ("between", "verdict"),
    [
        (None, "wrong, that's not it"),
        ("what are the largest cities of Peru", "the search result was wrong"),
        ("show me the result", "that is wrong"),
        ("what are the largest cities of Peru", "2 out of 10"),
    ],
)
async def test_a_verdict_on_the_result_is_on_its_tool(
    talk: Conversation, between: str | None, verdict: str
) -> None:
    mission = await talk.done()
    if between is not None:
        await talk.say(between, Route.FOLLOW_UP)
    await talk.say(verdict, Route.FEEDBACK)
    (kept,) = await given(talk)
    assert (kept.tool, kept.mission_id) == ("web_search", mission.mission_id)


async def test_a_question_that_other_work_passed_by_is_let_go(talk: Conversation) -> None:
    asked = await talk.say("extract the page", Route.MISSION)
    question = asked.summary
    await talk.done("search for python tutorials")
    told = await talk.say("yes", Route.CLARIFY)
    assert question not in told.summary
    assert "done already" in told.summary
