# words of many languages
"""What is said while a plan, or the question before it, stands: it edits that goal, or is told."""

from __future__ import annotations

import pytest

from buddy.domain.goal import Goal, GoalState
from buddy.domain.money import Money
from buddy.domain.route import Route
from buddy.services.chat.goal_words import CARRY_OUT, REJECT
from chat_world import Conversation, MakeTalk
from goal_worlds import OBJECTIVE, vendor_pages, vendor_tools

UNPLANNED = "extract their prices and compare them"
MISREAD = (Route.MISSION, Route.CLARIFY, Route.MODIFY_MISSION)


async def talking(start_talk: MakeTalk, objective: str) -> Conversation:
    talk = await start_talk(tools=vendor_tools(), fetcher=vendor_pages())
    await talk.say(objective, Route.AUTONOMOUS_GOAL)
    return talk


async def goals(talk: Conversation) -> tuple[Goal, ...]:
    return (await talk.world.buddy.goals.list_page(talk.world.user, 9, None)).items


@pytest.mark.parametrize("route", MISREAD)
@pytest.mark.parametrize(
    ("text", "cap"),
    [
        ("half a dollar max", 500_000),
        ("höchstens 50 cent", 500_000),
        ("at most 1 minute", None),
        ("make it cheaper", None),
        ("mach es günstiger", None),
        ("leave out the second part", None),
        ("ohne den dritten Teil", None),
        ("sans frais supplémentaires", None),
    ],
)
async def test_a_word_on_the_work_takes_the_place_of_no_objective(
    start_talk: MakeTalk, text: str, cap: int | None, route: Route
) -> None:
    talk = await talking(start_talk, UNPLANNED)
    (before,) = await goals(talk)
    assert before.state is GoalState.CLARIFICATION_NEEDED
    await talk.say(text, route)
    (goal,) = await goals(talk)
    assert goal.objective == UNPLANNED
    assert goal.state is GoalState.CLARIFICATION_NEEDED
    if cap is not None:
        assert goal.cap == Money(cap)
    await talk.say("https://acme.example/lamp", Route.CLARIFY)
    (goal,) = await goals(talk)
    assert goal.state is GoalState.PROPOSED
    if cap is not None:
        assert goal.cap == Money(cap)


@pytest.mark.parametrize("route", MISREAD)
@pytest.mark.parametrize(
    ("text", "told", "parts"),
    [
        ("leave out the second part", "left out: extract-1", 5),
        ("sin la tercera parte", "left out: extract-2", 5),
        ("lass Schritt 2 und 3 weg", "left out: extract-1, extract-2", 4),
        ("drop steps 2 to 3", "left out: extract-1, extract-2", 4),
        ("please do not drop part 2", "The plan keeps “part 2”", 6),
        ("lass den zweiten Teil drin", "The plan keeps “zweiten Teil”", 6),
        ("drop the second or third part", "no part “second or third part”", 6),
        ("leave out part 9", "The plan has no part “part 9”", 6),
        ("drop the extraction", "Several parts do “extraction”", 6),
        ("without extra cost", "nothing beyond that is spent", 6),
        ("make it cheaper", "by how much: the cap is $5.00", 6),
    ],
)
async def test_a_plan_is_edited_or_it_is_told_why_not(
    start_talk: MakeTalk, text: str, told: str, parts: int, route: Route
) -> None:
    talk = await talking(start_talk, OBJECTIVE)
    envelope = await talk.say(text, route)
    assert told in envelope.summary
    assert not envelope.missions_spawned
    (goal,) = await goals(talk)
    assert (len(goal.parts), goal.objective) == (parts, OBJECTIVE)


async def test_another_page_takes_the_place_of_the_one_or_is_asked_about(
    start_talk: MakeTalk,
) -> None:
    one = "extract the prices from https://acme.example/lamp, then calculate their average"
    talk = await talking(start_talk, one)
    change = "change the page to https://bolt.example/lamp"
    await talk.say(change, Route.MISSION)
    (goal,) = await goals(talk)
    assert "https://bolt.example/lamp" in goal.objective
    assert "acme" not in goal.objective
    two = f"{one.replace('lamp,', 'lamp and https://c.example/x,')}"
    talk = await talking(start_talk, two)
    asked = await talk.say(change, Route.MISSION)
    assert "The plan names 2 pages" in asked.summary
    await talk.say("https://bolt.example/lamp instead of https://c.example/x", Route.MODIFY_MISSION)
    (goal, *_) = await goals(talk)
    assert "https://acme.example/lamp and https://bolt.example/lamp" in goal.objective
    talk = await talking(start_talk, OBJECTIVE)
    none = await talk.say(change, Route.MISSION)
    assert "The plan names no page that could be another" in none.summary


async def test_each_doubt_about_a_plan_is_told_however_many_there_were(
    start_talk: MakeTalk,
) -> None:
    talk = await talking(start_talk, OBJECTIVE)
    for text in ("make it cheaper", "without extra cost", "leave out part 9", "cap 2 €"):
        told = (await talk.say(text, Route.MODIFY_MISSION)).summary
        assert told.startswith("Nothing was changed.")
        assert "let go of my question" not in told


@pytest.mark.parametrize(
    ("limit", "told"),
    [
        ("at most 20 euros", "Mind: the limit “20 euros” is not taken over"),
        ("spend up to 1.000 dollars", "Mind: the limit “1.000 dollars” is not taken over"),
    ],
)
async def test_an_amount_that_binds_nothing_is_told_with_the_plan(
    start_talk: MakeTalk, limit: str, told: str
) -> None:
    talk = await start_talk(tools=vendor_tools(), fetcher=vendor_pages())
    envelope = await talk.say(f"{OBJECTIVE}, {limit}", Route.AUTONOMOUS_GOAL)
    assert told in envelope.summary
    assert "the cap is $5.00" in envelope.summary
    changed = await talk.say("at most $1", Route.MODIFY_MISSION)
    assert changed.summary.count("Mind: ") == 1
    assert "the cap is $1.00" in changed.summary


async def test_half_a_dollar_is_a_limit_of_a_plan(start_talk: MakeTalk) -> None:
    talk = await talking(start_talk, f"{OBJECTIVE}, half a dollar max")
    (goal,) = await goals(talk)
    assert goal.cap == Money(500_000)


async def test_work_of_its_own_beside_a_plan_is_a_new_mission(start_talk: MakeTalk) -> None:
    talk = await talking(start_talk, OBJECTIVE)
    envelope = await talk.say("extract the text of https://acme.example/lamp", Route.MISSION)
    assert envelope.missions_spawned
    (goal,) = await goals(talk)
    assert goal.revision == 1


@pytest.mark.parametrize("route", MISREAD)
@pytest.mark.parametrize(
    "text",
    [
        "cap the whole thing at $1",
        "limit the whole plan to $1",
        "begrenze das Ganze auf 1 Dollar",
        "limite le tout à 1 dollar",
        "limita todo a 1 dólar",
        "limita il tutto a 1 dollaro",
        "limite tudo a 1 dólar",
        "begrens het geheel op 1 dollar",
        "no, keep the prices, but cap it at $1",
    ],
)
@pytest.mark.parametrize("objective", [OBJECTIVE, UNPLANNED])
async def test_a_cap_on_the_whole_is_the_cap_of_the_goal(
    start_talk: MakeTalk, objective: str, text: str, route: Route
) -> None:
    talk = await talking(start_talk, objective)
    await talk.say(text, route)
    (goal,) = await goals(talk)
    assert (goal.cap, goal.objective) == (Money.parse(1), objective)


@pytest.mark.parametrize(
    "text",
    ["no, keep the note", "leave the note as it is", "nein, behalt die Notiz", "garde la note"],
)
async def test_what_stays_answers_no_question_before_a_plan(
    start_talk: MakeTalk, text: str
) -> None:
    talk = await talking(start_talk, "search for it, then extract their prices")
    await talk.say(text, Route.CLARIFY)
    (goal,) = await goals(talk)
    assert goal.objective == "search for it, then extract their prices"


@pytest.mark.parametrize("route", [*MISREAD, Route.APPROVE])
async def test_every_sentence_that_is_offered_beside_a_plan_does_what_it_says(
    start_talk: MakeTalk, route: Route
) -> None:
    ends = {CARRY_OUT: GoalState.RUNNING, REJECT: GoalState.REJECTED}
    for offered, state in ends.items():
        talk = await talking(start_talk, OBJECTIVE)
        beside = await talk.say("make it cheaper", route)
        said = {each.text for each in beside.ui_hints.suggested_actions}
        assert said == set(ends)
        await talk.say(offered, route)
        (goal,) = await goals(talk)
        assert goal.state is state, offered


@pytest.mark.parametrize(
    "text",
    [
        "carry it out please",
        "führ den Plan aus",
        "exécute le plan",
        "ejecuta el plan",
        "esegui il piano",
        "execute o plano",
        "voer het plan uit",
    ],
)
async def test_an_order_to_carry_it_out_begins_a_plan(start_talk: MakeTalk, text: str) -> None:
    talk = await talking(start_talk, OBJECTIVE)
    asked = await talk.say(f"{text}?", Route.QUESTION)
    assert (await goals(talk))[0].state is GoalState.PROPOSED, asked.summary
    await talk.say("cap it at $2", Route.MODIFY_MISSION)
    await talk.say(text, Route.CLARIFY)
    assert (await goals(talk))[0].state is GoalState.RUNNING


async def test_where_there_is_no_plan_none_is_offered_to_be_begun(start_talk: MakeTalk) -> None:
    talk = await talking(start_talk, UNPLANNED)
    for text in ("hm well", "purple", "seven"):
        told = await talk.say(text, Route.CLARIFY)
        assert CARRY_OUT not in told.summary
    await talk.say(CARRY_OUT, Route.CLARIFY)
    (goal,) = await goals(talk)
    assert goal.state is GoalState.CLARIFICATION_NEEDED
    await talk.say(REJECT, Route.CLARIFY)
    assert (await goals(talk))[0].state is GoalState.REJECTED


async def test_a_step_goes_by_what_it_does_and_its_words_with_it(start_talk: MakeTalk) -> None:
    said = "plan a trip: find the weather in Lindau, look up hotels there and make a short report"
    talk = await talking(start_talk, said)
    (before,) = await goals(talk)
    assert [part.tool_input.get("query") for part in before.parts[:2]] == [
        "the weather in Lindau",
        "hotels in Lindau",
    ]
    assert before.parts[-1].depends_on == ("search", "search-2")
    told = await talk.say("drop the weather step", Route.MODIFY_MISSION)
    (goal,) = await goals(talk)
    assert [part.key for part in goal.parts] == ["search-2", "together"]
    assert goal.objective == "plan a trip: look up hotels in Lindau and make a short report"
    assert "left out: search" in told.summary
