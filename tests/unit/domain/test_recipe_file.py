"""A recipe as a file: what goes out comes in again, and what comes in is checked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from buddy.domain.ids import LOCAL_USER
from buddy.domain.money import Money
from buddy.domain.recipe import Recipe, RecipeOrigin
from buddy.domain.recipe_built_in import BUILT_IN, CHANGES, JOBS
from buddy.domain.recipe_file import (
    FORMAT,
    content_digest,
    from_file,
    parameter_from_json,
    parameter_to_json,
    recipe_from_json,
    to_file,
)
from buddy.domain.recipe_sample import RecipeSample
from buddy.errors import InputInvalid
from buddy.testing.factories import at

SAMPLE = RecipeSample(
    record_id="s",
    user_id=LOCAL_USER,
    recipe_id="track-a-page",
    params={"url": "https://example.org"},
    tool=CHANGES.tool,
    tool_input={"url": "https://example.org"},
    answer={"summary": "nothing changed", "items": 1},
    created_at=at(3),
)


@pytest.mark.parametrize("recipe", BUILT_IN, ids=lambda recipe: recipe.record_id)
def test_a_recipe_comes_back_as_it_was(recipe: Recipe) -> None:
    opened = from_file(to_file(replace(recipe, version=4, cap_usd=Money(5)), (SAMPLE,)))
    assert content_digest(opened.recipe) == content_digest(replace(recipe, cap_usd=Money(5)))
    assert (opened.version, opened.recipe.origin) == (4, RecipeOrigin.IMPORTED)
    assert opened.samples[0].answer == SAMPLE.answer
    assert opened.samples[0].created_at == at(3)


def test_a_file_holds_no_secret() -> None:
    secret = replace(JOBS, tool_input={**JOBS.tool_input, "api_key": "hunter2hunter2"})
    assert "hunter2" not in str(to_file(secret, (replace(SAMPLE, answer={"summary": "x"}),)))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"format": "other"}, "This is no recipe"),
        ({"recipe": []}, "recipe is no JSON object"),
        ({"recipe": {"name": "x"}}, "objective is missing"),
        ({"recipe": {"name": "x", "objective": "y", "tool": "t", "run": "z"}}, "has no run"),
        ({"recipe": {"name": "x", "objective": "{y}", "tool": "t"}}, "none of its parameters"),
        ({"recipe": {"name": "x", "objective": "y", "tool": "t", "cap_usd": "all"}}, "dollars"),
        ({"recipe": {"name": "x", "objective": "y", "tool": "t", "scope": {"all": 1}}}, "a scope"),
        ({"recipe": {"name": "x", "objective": "y", "tool": "t", "scope": {"max_pages": "9"}}},
         "no whole number"),
        ({"recipe": {"name": "x", "objective": "y", "tool": "t", "sites_of": "u"}}, "is no list"),
        ({"recipe": {"name": "x", "objective": "y", "tool": "t", "parameters": [{"name": 3}]}},
         "name is no text"),
        ({"samples": 3}, "samples is no list"),
        ({"samples": [{"params": {}, "tool_input": {}}]}, "samples.answer is no JSON object"),
        ({"x": "y" * 500_000}, "bytes"),
    ],
)  # fmt: skip
def test_what_is_no_recipe_is_refused(change: dict[str, Any], told: str) -> None:
    with pytest.raises(InputInvalid, match=told):
        from_file({**to_file(JOBS, ()), **change})


@pytest.mark.parametrize("value", [None, 3, "x", [], {}])
def test_what_is_no_object_is_refused(value: Any) -> None:
    with pytest.raises(InputInvalid):
        from_file(value)


@pytest.mark.parametrize(
    "wrong",
    [
        {"type": "number", "whole": "yes"},
        {"type": "odd"},
        {"most": True},
        {"minimum": "1"},
        {"choices": [1]},
        {"color": "red"},
    ],
)
def test_a_parameter_that_cannot_be_read_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(InputInvalid):
        recipe_from_json(
            {"name": "x", "objective": "{a}", "tool": "t", "parameters": [{"name": "a", **wrong}]}
        )


def test_parameters_come_back_as_they_were() -> None:
    for recipe in BUILT_IN:
        for each in recipe.parameters:
            assert parameter_from_json(parameter_to_json(each)) == each
    assert FORMAT == "buddy.recipe/1"
