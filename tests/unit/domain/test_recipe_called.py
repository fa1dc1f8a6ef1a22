from dataclasses import replace

import pytest

from buddy.domain.recipe import RecipeOrigin
from buddy.domain.recipe_built_in import BUILT_IN, JOBS
from buddy.domain.recipe_called import called, nearest, unknown_name

WATCH = replace(JOBS, record_id="rcp_1", name="shop watch", origin=RecipeOrigin.WRITTEN)
DELAYS = replace(JOBS, record_id="rcp_2", name="Delays", origin=RecipeOrigin.WRITTEN)
KNOWN = (*BUILT_IN, WATCH, DELAYS)


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        ("run shop watch on https://x.example/p", "shop watch", "on https://x.example/p"),
        ("run shopwatch on x.example", "shop watch", "on x.example"),
        ("please run shop wach on x.example", "shop watch", "on x.example"),
        ("use recipe shop watch for x.example", "shop watch", "for x.example"),
        ("start the template “shop watch”", "shop watch", ""),
        ("use the shop watch recipe", "shop watch", ""),
        ("do shop watch every day at 8", "shop watch", "every day at 8"),
        ("starte das Rezept shop watch für x.example", "shop watch", "für x.example"),
        ("führe Delays aus", "Delays", "aus"),
        ("lance shop watch pour x.example", "shop watch", "pour x.example"),
        ("ejecuta la receta shop watch con x.example", "shop watch", "con x.example"),
        ("run delay for ferries", "Delays", "for ferries"),
        ("run compare price for lego", "Compare prices", "for lego"),
        ("shop watch on https://x.example/p", "shop watch", "on https://x.example/p"),
    ],
)
def test_a_recipe_is_run_by_its_name(text: str, name: str, rest: str) -> None:
    found = called(KNOWN, text)
    assert found is not None
    assert ([each.name for each in found.recipes], found.rest) == ([name], rest)


@pytest.mark.parametrize(
    "text",
    [
        "run it",
        "use web_search for lamps",
        "watch the shop https://x.example/p",
        "do a shop watch video search",
        "run shop test on x.example",
        "delays on the line to Bergen",
        "shop watch",
        "compare prices of lamps on a.example and b.example",
        "summarise a page on x.example",
    ],
)
def test_what_names_none_runs_none(text: str) -> None:
    assert called(KNOWN, text) is None


def test_two_that_are_alike_are_both_found() -> None:
    found = called((WATCH, replace(WATCH, record_id="rcp_4", name="shop witch")), "run shop wtch")
    assert found is not None
    assert {each.name for each in found.recipes} == {"shop watch", "shop witch"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("run recipe Foo", "Foo"),
        ("starte Rezept Kuchen", "Kuchen"),
        ("run “Daily check” recipe", "Daily check"),
        ("run the Daily check recipe on http://x.example/a", "Daily check"),
        ("use the recipe “Daily check” every monday", "Daily check"),
        ("führe das Rezept Bla aus", "Bla"),
        ("lance la recette Prix pour https://x.example", "Prix"),
        ("usa la receta Nos", "Nos"),
        ("esegui la ricetta Chi", "Chi"),
        ("voer het recept Ons uit", "Ons"),
    ],
)
def test_the_name_of_a_recipe_that_is_ordered_is_read(text: str, name: str) -> None:
    assert unknown_name(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "use the recipe for pancakes",
        "take the apple cake recipe from https://x.example and list the ingredients",
        "use my pasta recipe",
        "run the recipe again",
        "start the recipe",
        "run that recipe",
        "find the recipe Lasagne",
        "start looking for a lasagna recipe",
        "start with the cake recipe",
        "run every recipe",
        "run the second recipe",
        "run it again and save as recipe",
        "run search for pancake recipe",
        "run the search for pancake recipe",
        "starte Suche nach Kuchen Rezept",
    ],
)
def test_other_words_of_recipes_name_none(text: str) -> None:
    assert unknown_name(text) is None


def test_the_nearest_name_is_found() -> None:
    assert nearest(KNOWN, "shop wach") == WATCH
    assert nearest(KNOWN, "Zyx") is None
