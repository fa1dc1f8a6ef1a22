"""Recipes in a conversation: a run is a proposal, and what it lacks is asked for."""

from __future__ import annotations

from typing import Any

from buddy.domain.envelope import TableBlock
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.recipe import Recipe
from buddy.domain.route import Route
from chat_world import Conversation

USE = Route.RECIPE


async def made(talk: Conversation, **changes: Any) -> Recipe:
    """A recipe of two parameters for the search of the conversation's world."""
    await talk.say("search for train delays", Route.MISSION)
    await talk.say("approve", Route.APPROVE)
    (mission,) = await talk.world.missions()
    await talk.world.result(mission)
    await talk.say("save this as a recipe called Delays", USE)
    (recipe,) = await talk.world.buddy.recipes.book.find(talk.world.user, "Delays")
    given = {
        "objective": "search for {what} in {place}",
        "parameters": [{"name": "what"}, {"name": "place", "hint": "Oslo"}],
        "tool_input": {"query": "{what} {place}"},
    }
    await talk.world.buddy.recipes.book.edit(
        talk.world.user, recipe.record_id, {**given, **changes}, "api"
    )
    return recipe


async def latest(talk: Conversation) -> Mission:
    return (await talk.world.missions())[0]


async def test_they_are_listed_with_what_they_need(talk: Conversation) -> None:
    told = await talk.say("list my recipes", USE)
    assert "You have 5 recipes" in told.summary
    (table,) = told.artifacts
    assert isinstance(table, TableBlock)
    assert ("Compare prices", "product, pages", "no data yet") in table.rows


async def test_a_finished_mission_is_saved_and_used(talk: Conversation) -> None:
    nothing = await talk.say("save this as a recipe", USE)
    assert "Nothing has completed in this conversation" in nothing.summary
    recipe = await made(talk)
    told = await talk.say("use the Delays recipe for ferries with place: Bergen", USE)
    assert "By the recipe Delays, version 2." in told.summary
    mission = await latest(talk)
    assert mission.terms.objective == "search for ferries in Bergen"
    assert mission.status is MissionStatus.PROPOSED
    assert mission.metadata["recipe"] == recipe.record_id
    await talk.say("approve", Route.APPROVE)
    assert (await latest(talk)).status is not MissionStatus.PROPOSED


async def test_what_is_missing_is_asked_for_one_at_a_time(talk: Conversation) -> None:
    await made(talk)
    first = await talk.say("use the delays recipe", USE)
    assert first.summary == "Delays needs what. What shall it be?"
    second = await talk.say("buses", Route.CLARIFY)
    assert second.summary == "Delays needs place, such as Oslo. What shall it be?"
    told = await talk.say("Trondheim", Route.MISSION)
    assert "“search for buses in Trondheim”" in told.summary
    assert (await latest(talk)).terms.tool_input == {"query": "buses Trondheim"}


async def test_a_value_that_does_not_fit_is_asked_for_again_and_dropped(talk: Conversation) -> None:
    numbers = [{"name": "what", "type": "number", "maximum": 9}, {"name": "place"}]
    await made(talk, parameters=numbers)
    await talk.say("use the delays recipe with place=Oslo", USE)
    again = await talk.say("many", Route.CLARIFY)
    assert again.summary.startswith("That does not fit: 'many' is no number.")
    dropped = await talk.say("never mind", Route.REJECT)
    assert "dropped" in dropped.summary
    assert len(await talk.world.missions()) == 1


async def test_they_are_changed_told_and_deleted(talk: Conversation) -> None:
    await made(talk)
    told = await talk.say("what does the delays recipe do?", USE)
    assert "It uses web_search on any public site" in told.summary
    assert "no data yet" in told.summary
    changed = await talk.say("set the place of delays to Oslo", USE)
    assert changed.summary == "Delays is version 3 now."
    assert (
        "search for trams in Oslo"
        in (await talk.say("use the delays recipe for trams", USE)).summary
    )
    await talk.say("no", Route.REJECT)
    assert "version 4" in (await talk.say("rename the delays recipe to Waits", USE)).summary
    assert (
        "can be edited on the Recipes screen"
        in (await talk.say("edit the waits recipe", USE)).summary
    )
    assert "has no colour" in (await talk.say("set the colour of waits to red", USE)).summary
    assert "Deleted the recipe “Waits”" in (await talk.say("delete the waits recipe", USE)).summary
    kept = await talk.say("delete the compare prices recipe", USE)
    assert "built in and cannot be deleted" in kept.summary


async def test_a_run_at_set_times_is_proposed_with_its_schedule(talk: Conversation) -> None:
    await made(talk)
    await talk.say("use the delays recipe every day at 8 with place=Oslo", USE)
    told = await talk.say("ferries", Route.CLARIFY)
    assert "“search for ferries in Oslo”" in told.summary
    assert "The next 5 times (UTC):" in told.summary
    mission = await latest(talk)
    assert mission.metadata["schedule_says"] == "every day at 08:00 (UTC)"
    assert mission.metadata["recipe_name"] == "Delays"


async def test_which_one_is_asked_where_several_are_meant(talk: Conversation) -> None:
    told = await talk.say("use the page recipe", USE)
    assert told.summary == "Which recipe: Summarise a page, Track a page for changes?"
    unknown = await talk.say("use the soup recipe", USE)
    assert "I know no recipe of that name" in unknown.summary


async def test_a_name_that_no_recipe_has_becomes_no_other_work(talk: Conversation) -> None:
    told = await talk.say("führe das Rezept Compare price list für a.example aus", Route.MISSION)
    assert "There is no recipe called “Compare price list”" in told.summary
    assert "The nearest name is Compare prices." in told.summary
    assert not await talk.world.missions()


async def test_a_recipe_gets_the_name_that_is_said_in_any_language(talk: Conversation) -> None:
    await made(talk)
    told = await talk.say("salvalo come ricetta Ritardi", Route.MISSION)
    assert "Saved as the recipe “Ritardi”" in told.summary


async def test_an_address_out_of_a_result_is_said_to_be_none_of_yours(talk: Conversation) -> None:
    await talk.say("search for train delays", Route.MISSION)
    await talk.say("approve", Route.APPROVE)
    (mission,) = await talk.world.missions()
    await talk.world.result(mission)
    told = await talk.say("use the summarise a page recipe for https://r2.example/page", USE)
    origins = {each.origin for each in (await latest(talk)).terms.input_origins}
    assert ("not from you" in told.summary) == (origins != {"person"})


async def test_the_whole_request_once_more_fills_what_was_asked_for(talk: Conversation) -> None:
    await made(talk, objective="search for {what}", parameters=[{"name": "what"}],
               tool_input={"query": "{what}"})  # fmt: skip
    await talk.say("run Delays", USE)
    assert "What shall it be?" in (await talk.say("yes", Route.APPROVE)).summary
    told = await talk.say("run Delays with ferries", Route.MISSION)
    assert "By the recipe Delays" in told.summary
    assert (await latest(talk)).terms.tool_input == {"query": "ferries"}


async def test_an_answer_may_name_its_page_among_other_words(talk: Conversation) -> None:
    await talk.say("use the summarise a page recipe", USE)
    told = await talk.say("it is https://shop.example/a, please", Route.MISSION)
    assert "Summarise the page https://shop.example/a" in told.summary


async def test_a_recipe_goes_before_a_schedule_of_such_words(talk: Conversation) -> None:
    await made(talk, objective="search for {what}", parameters=[{"name": "what"}],
               tool_input={"query": "{what}"})  # fmt: skip
    told = await talk.say("run the delays recipe for ferries every friday at 18:00", Route.SCHEDULE)
    assert "By the recipe Delays" in told.summary
    assert "every Friday at 18:00" in told.summary


async def test_the_one_of_two_like_names_is_chosen_by_its_place(talk: Conversation) -> None:
    await made(talk, name="Market lists")
    await talk.say("save this as a recipe called Marker lists", USE)
    told = await talk.say("run markep lists", Route.MISSION)
    assert told.summary.startswith("Which recipe: ")
    taken = await talk.say("the second", Route.CLARIFY)
    assert "needs what" in taken.summary
