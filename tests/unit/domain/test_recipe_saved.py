"""The order to keep work as a recipe names the work and the recipe, in seven languages."""

from __future__ import annotations

import pytest

from buddy.domain.recipe_request import RecipeWish, read_message
from buddy.domain.recipe_saved import names_work, saved_in


@pytest.mark.parametrize(
    ("text", "what", "name"),
    [
        ("save the first one as a recipe named Erste", "the first one", "Erste"),
        ("turn the about page one into a recipe", "the about page one", ""),
        ("make it a recipe", "", ""),
        ("speichere das erste als Rezept namens Erste", "das erste", "Erste"),
        ("enregistre la première comme recette", "la première", ""),
        ("guarda la de about como receta llamada Primera", "la de about", "Primera"),
        ("salva la prima come ricetta", "la prima", ""),
        ("salva a primeira como receita", "a primeira", ""),
        ("bewaar de eerste als recept", "de eerste", ""),
        ("speichere das als Rezept Wir", "das", "Wir"),
        ("das bitte als Rezept Preise speichern", "das", "Preise"),
        ("kannst du das als Rezept speichern", "das", ""),
        ("sla dit op als recept Winkel", "dit op", "Winkel"),
        ("save it as recipe price check", "it", "price check"),
        ("keep this as a recipe, call it lunch card", "this", "lunch card"),
        ("save this as a recipe and name it lunch card", "this", "lunch card"),
        ("speicher das als Rezept, nenn es Preise", "das", "Preise"),
        ("enregistre ça comme recette et appelle-la Prix", "ça", "Prix"),
        ("save this as a recipe for later", "this", ""),
        ("save this as a recipe and run it every day", "this", ""),
        ("save this as a recipe, thanks", "this", ""),
    ],
)
def test_the_work_and_the_name_are_told(text: str, what: str, name: str) -> None:
    saved = saved_in(text)
    if not what:
        assert saved is None
        return
    assert saved is not None
    assert (saved.what, saved.name) == (what, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("salvalo come ricetta Chi siamo", "Chi siamo"),
        ("guárdalo como receta Nos", "Nos"),
        ("guarda-o como receita Quem", "Quem"),
        ("enregistre-le comme recette « Prix du jour »", "Prix du jour"),
        ("save as recipe", ""),
    ],
)
def test_a_verb_may_hold_the_word_that_points(text: str, name: str) -> None:
    saved = saved_in(text)
    assert saved is not None
    assert (saved.what, saved.name) == ("", name)


@pytest.mark.parametrize(
    "text", ["save the pancake recipe as a note", "use the shop recipe", "keep it short"]
)
def test_other_orders_are_none(text: str) -> None:
    assert saved_in(text) is None


def test_words_that_only_point_name_no_work() -> None:
    assert names_work("the last mission") == frozenset()
    assert names_work("das letzte Ergebnis") == frozenset()
    assert names_work("the about page one") == {"about"}


@pytest.mark.parametrize(
    "rest",
    [
        *(" because I like it", " using 3 pages", " before running", " yes", " right away"),
        *(" once a week", " only if it works", ", ok?", " unless it failed", " daily prices"),
    ],
)
def test_a_sentence_that_goes_on_names_no_recipe(rest: str) -> None:
    saved = saved_in(f"save it as a recipe{rest}")
    assert saved is not None
    assert saved.name == ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("save it as recipe daily prices", "daily prices"),
        ("save it as a recipe: daily prices", "daily prices"),
        ("save it as a recipe Daily prices", "Daily prices"),
        ("save it as a recipe “daily prices”", "daily prices"),
        ("save it as a recipe called yes", "yes"),
        ("speichere das als Rezept preise", "preise"),
    ],
)
def test_what_is_told_for_a_name_is_one(text: str, name: str) -> None:
    saved = saved_in(text)
    assert saved is not None
    assert saved.name == name


@pytest.mark.parametrize(
    "text",
    [
        "das als Vorlage nicht speichern",
        "ich will das nicht als Rezept speichern",
        "speichere das nicht als Rezept",
        "soll ich das als Rezept speichern?",
        "was muss ich als Vorlage speichern",
        "don't save it as a recipe",
        "should I save this as a recipe?",
    ],
)
def test_a_refusal_or_a_question_saves_nothing(text: str) -> None:
    assert saved_in(text) is None
    assert read_message(text).wish is not RecipeWish.SAVE


@pytest.mark.parametrize(
    "text", ["ich möchte das als Rezept speichern", "I would like you to save it as a recipe"]
)
def test_a_wish_saves(text: str) -> None:
    assert read_message(text).wish is RecipeWish.SAVE
    assert read_message(text).name == ""
