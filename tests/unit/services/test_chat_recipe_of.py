"""What is kept as a recipe is the mission that the words mean, and the answer says which."""

from __future__ import annotations

import pytest

from buddy.domain.route import Route
from chat_world import Conversation

ABOUT = "extract the text of https://a.example/about"
SHOP = "extract the text of https://a.example/shop"


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("save the first one as a recipe named Mine", ABOUT),
        ("save the second mission as a recipe named Mine", SHOP),
        ("save the about page one as a recipe named Mine", ABOUT),
        ("save this as a recipe named Mine", SHOP),
        ("save the last one as a recipe named Mine", SHOP),
        ("speichere das erste als Rezept namens Mine", ABOUT),
        ("enregistre celle de about comme recette nommée Mine", ABOUT),
        ("guarda la primera como receta llamada Mine", ABOUT),
        ("salva la prima come ricetta chiamata Mine", ABOUT),
        ("salva a primeira como receita chamada Mine", ABOUT),
        ("bewaar de eerste als recept genaamd Mine", ABOUT),
    ],
)
async def test_the_one_that_is_meant_is_kept(talk: Conversation, said: str, kept: str) -> None:
    await talk.done(ABOUT)
    await talk.done(SHOP)
    await talk.propose("search for tea")
    told = await talk.say(said, Route.RECIPE)
    assert told.summary.startswith(f"Saved as the recipe “Mine”: “{kept}”.")


async def test_what_no_words_of_a_mission_name_is_asked_about(talk: Conversation) -> None:
    await talk.done(ABOUT)
    await talk.done(SHOP)
    told = await talk.say("save the news one as a recipe named Mine", Route.RECIPE)
    assert told.summary.startswith("Which one becomes the recipe, by “the news one”?")
    told = await talk.say("the second", Route.CLARIFY)
    assert told.summary.startswith(f"Saved as the recipe “Mine”: “{ABOUT}”.")


async def test_work_that_was_not_done_is_not_kept(talk: Conversation) -> None:
    await talk.propose(ABOUT)
    shop = await talk.propose(SHOP)
    await talk.say(f"approve {shop.mission_id}", Route.APPROVE)
    await talk.world.result(shop)
    told = await talk.say("save the first one as a recipe", Route.RECIPE)
    assert told.summary.startswith(f"Nothing was saved: “{ABOUT}” waits for your yes.")


async def test_its_name_is_all_that_later_orders_need(talk: Conversation) -> None:
    await talk.done(ABOUT)
    told = await talk.say("keep this as a recipe, call it lunch card", Route.RECIPE)
    assert told.summary.startswith("Saved as the recipe “lunch card”")
    told = await talk.say("what's in lunch card?", Route.FOLLOW_UP)
    assert told.summary.startswith("lunch card (version 1)")
    told = await talk.say("rename lunch card to noon card", Route.MISSION)
    assert told.summary == "noon card is version 2 now."
    told = await talk.say("delete noon card", Route.MISSION)
    assert told.summary == "Do you mean the recipe “noon card”?"
    told = await talk.say("yes", Route.APPROVE)
    assert told.summary.startswith("Deleted the recipe “noon card”")
