"""The five built-in recipes are sound, and fit their tools."""

from __future__ import annotations

import pytest

from buddy.domain.recipe import Recipe, expand, problems
from buddy.domain.recipe_built_in import BUILT_IN, BY_ID, CHANGES, JOBS, SUMMARY

GIVEN = {
    "find-job-postings": {"role": "data engineer", "place": "Berlin", "workplace": "remote"},
    "compare-prices": {"product": "lego 10281", "pages": ["a.example/1", "b.example/2"]},
    "research-a-company": {"company": "Siemens Energy", "topics": "products, revenue"},
    "summarise-a-page": {"url": "example.org/a", "focus": "delivery"},
    "track-a-page": {"url": "example.org/a", "only": "price"},
}


def test_there_are_five() -> None:
    assert [each.name for each in BUILT_IN] == [
        "Find job postings",
        "Compare prices",
        "Research a company",
        "Summarise a page",
        "Track a page for changes",
    ]
    assert set(BY_ID) == set(GIVEN)


@pytest.mark.parametrize("recipe", BUILT_IN, ids=lambda recipe: recipe.record_id)
def test_each_is_sound_and_comes_to_something(recipe: Recipe) -> None:
    assert problems(recipe) == ()
    assert expand(recipe, GIVEN[recipe.record_id]).tool == recipe.tool


def test_what_is_left_out_leaves_no_trace() -> None:
    assert expand(JOBS, {"role": "cook"}).tool_input == {
        "query": "cook job openings",
        "max_results": 10,
    }
    assert expand(SUMMARY, {"url": "example.org"}).tool_input == {"url": "https://example.org"}
    tracked = expand(CHANGES, {"url": "example.org"})
    assert tracked.objective == "Track the page https://example.org for changes"
    assert tracked.scope.allowed_domains == ("example.org",)
