"""What messages about recipes ask for, and the values that stand in them."""

from __future__ import annotations

from typing import Any

import pytest

from buddy.domain.recipe import Recipe
from buddy.domain.recipe_built_in import BUILT_IN, CHANGES, COMPANY, JOBS, PRICES, SUMMARY
from buddy.domain.recipe_request import (
    RecipeMessage,
    RecipeWish,
    mentioned,
    read_message,
    speaks_of_recipes,
    values_in,
)


@pytest.mark.parametrize(
    ("text", "wish", "name"),
    [
        ("list my recipes", RecipeWish.LIST, ""),
        ("what recipes do I have?", RecipeWish.LIST, ""),
        ("recipes", RecipeWish.LIST, ""),
        ("save this as a recipe", RecipeWish.SAVE, ""),
        ("Please save that as a recipe called “Morning news”", RecipeWish.SAVE, "Morning news"),
        ("turn this into a template named Prices.", RecipeWish.SAVE, "Prices"),
        ("use the compare prices recipe for lego 10281", RecipeWish.USE, ""),
        ("can you run the job recipe", RecipeWish.USE, ""),
        ("rename the compare prices recipe to Bargains", RecipeWish.RENAME, "Bargains"),
        ("set the count of find job postings to 5", RecipeWish.SET, ""),
        ("edit the compare prices recipe", RecipeWish.EDIT, ""),
        ("delete the compare prices recipe", RecipeWish.DELETE, ""),
        ("what does the compare prices recipe need?", RecipeWish.ASK, ""),
    ],
)
def test_what_is_asked_for(text: str, wish: RecipeWish, name: str) -> None:
    found: RecipeMessage = read_message(text)
    assert (found.wish, found.name) == (wish, name)


def test_a_change_names_what_and_to_what() -> None:
    found = read_message("set the count of find job postings to 5")
    assert (found.parameter, found.old, found.value) == ("count", "find job postings", "5")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("use the compare prices recipe for lego", ["Compare prices"]),
        ("track the page https://a.example with track a page for changes", [CHANGES.name]),
        ("use the price recipe", ["Compare prices"]),
        ("run my job recipe for cooks", ["Find job postings"]),
        ("run the page recipe", ["Summarise a page", "Track a page for changes"]),
        ("use track-a-page for https://a.example", [CHANGES.name]),
        ("use the soup recipe", []),
    ],
)
def test_which_recipe_is_meant(text: str, names: list[str]) -> None:
    assert [each.name for each in mentioned(BUILT_IN, text)] == names


@pytest.mark.parametrize(
    ("recipe", "text", "values"),
    [
        (PRICES, "use the compare prices recipe for lego 10281", {"product": "lego 10281"}),
        (PRICES, "use compare prices for lego 10281 on https://a.example/1 and b.example/2",
         {"product": "lego 10281", "pages": ["https://a.example/1", "https://b.example/2"]}),
        (JOBS, "use the find job postings recipe for a data engineer in Berlin, remote",
         {"role": "a data engineer", "place": "Berlin", "workplace": "remote"}),
        (JOBS, "run find job postings with role=cook, place=Oslo",
         {"role": "cook", "place": "Oslo"}),
        (JOBS, "run find job postings for cooks with 5 results", {"role": "cooks", "count": 5}),
        (COMPANY, "use the company recipe for Nordwind", {"company": "Nordwind"}),
        (SUMMARY, "use the summarise a page recipe for example.org/a with a focus on prices",
         {"url": "https://example.org/a", "focus": "prices"}),
        (CHANGES, "use the track a page recipe on https://a.example/x", {"url": "https://a.example/x"}),
        (CHANGES, "use the track a page for changes recipe", {}),
        (JOBS, "use the find job postings recipe with 500 results", {"count": "500"}),
    ],
)  # fmt: skip
def test_values_stand_in_the_message(recipe: Recipe, text: str, values: dict[str, Any]) -> None:
    assert values_in(recipe, text) == values


def test_the_word_is_known() -> None:
    assert speaks_of_recipes("my Recipes")
    assert not speaks_of_recipes("receipt")


@pytest.mark.parametrize(
    "text",
    [
        "forget it, use the Compare prices recipe",
        "drop it, run the Compare prices recipe instead",
        "remove the cap from the Compare prices recipe",
        "delete the schedule of the Compare prices recipe",
    ],
)
def test_what_deletes_no_recipe(text: str) -> None:
    assert read_message(text).wish is not RecipeWish.DELETE


@pytest.mark.parametrize(
    "text", ["delete the Compare prices recipe", "please remove my recipe Compare prices"]
)
def test_what_deletes_one(text: str) -> None:
    assert read_message(text).wish is RecipeWish.DELETE
