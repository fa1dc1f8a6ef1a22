"""Which values of a mission's input become parameters."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from buddy.adapters.tools.web_extract_spec import SPEC as EXTRACT
from buddy.domain.ids import ArtifactId
from buddy.domain.mission import Mission
from buddy.domain.origin import InputOrigin, of_artifact, plain
from buddy.domain.recipe import expand, problems
from buddy.domain.recipe_from_mission import Made, recipe_of
from buddy.domain.scope import Scope
from buddy.domain.tool import ToolSpec
from buddy.errors import InputInvalid
from buddy.testing.factories import make_mission, make_terms
from buddy.testing.tools import spec

SEARCH: ToolSpec = replace(
    spec(),
    input_schema={
        "type": "object",
        "properties": {
            "query": {"type": "string"},
            "max_results": {"type": "integer", "minimum": 1, "maximum": 20},
            "order": {"enum": ["new", "best"]},
            "safe": {"type": "boolean"},
        },
    },
)


def done(objective: str, tool_input: dict[str, Any], **terms: Any) -> Mission:
    made = make_terms(objective=objective)
    return make_mission(terms=replace(made, tool_input=tool_input, **terms))


def kept(mission: Mission, tool: ToolSpec = SEARCH, **parts: Any) -> Made:
    """The recipe is sound, and with the mission's own values it is the mission again."""
    made = recipe_of(mission, tool, **parts)
    assert problems(made.recipe) == ()
    again = expand(made.recipe, made.params)
    assert again.tool_input == mission.terms.tool_input
    assert again.objective == mission.terms.objective
    return made


def test_numbers_choices_and_texts() -> None:
    mission = done(
        "find the 5 best pages about heat pumps",
        {"query": "heat pumps", "max_results": 5, "order": "best", "safe": True},
    )
    made = kept(mission)
    assert made.recipe.objective == "find the {max_results} {order} pages about {query}"
    types = {each.name: (each.type, each.default) for each in made.recipe.parameters}
    assert types == {
        "query": ("text", None),
        "max_results": ("number", 5),
        "order": ("choice", "best"),
    }
    assert made.recipe.tool_input["safe"] is True
    assert made.recipe.name == "Find the 5 best pages about heat pumps"


def test_pieces_of_a_longer_text() -> None:
    text = 'flights to "New York" under $300 on 2026-12-24, see https://fly.example/x'
    made = kept(done(f"find {text}", {"query": text}))
    assert made.recipe.tool_input["query"] == (
        'flights to "{phrase}" under ${amount} on {day}, see {page}'
    )
    assert made.recipe.objective == f"find {made.recipe.tool_input['query']}"
    assert made.params["amount"] == "300"


def test_what_is_fixed_stays() -> None:
    made = kept(done("find {it} [now]", {"query": "{it} [now]"}), fixed=("query",))
    assert made.recipe.parameters == ()


def test_pages_name_their_sites() -> None:
    mission = done(
        "read a.example/1",
        {"urls": ["https://a.example/1", "https://b.example/2"]},
        scope=Scope(allowed_domains=("a.example", "b.example", "cdn.example")),
    )
    made = kept(mission, EXTRACT)
    assert made.recipe.sites_of == ("urls",)
    assert made.recipe.scope.allowed_domains == ("cdn.example",)
    assert expand(made.recipe, {"urls": "c.example"}).scope.allowed_domains == (
        "cdn.example",
        "c.example",
    )


def test_a_secret_is_asked_for_each_time() -> None:
    made = recipe_of(
        done("use it", {"query": "api_key=abcdefgh12345678"}), SEARCH, fixed=("query",)
    )
    assert "abcdefgh" not in str(made.recipe)
    assert made.recipe.parameters[0].required


def from_page(argument: str) -> InputOrigin:
    return InputOrigin(
        argument=argument,
        origin=of_artifact(ArtifactId("a_1")),
        text="from the page x, not from you",
    )


def test_what_no_person_said_is_asked_for_each_time() -> None:
    mission = done("read it", {"query": "of a page"}, input_origins=(from_page("query"),))
    made = recipe_of(mission, SEARCH, fixed=("query",))
    assert "of a page" not in str(made.recipe)


@pytest.mark.parametrize(
    ("terms", "told"),
    [
        ({"objective_marks": (from_page("do the thing"),)}, "is from the page x, not from you"),
        ({"input_origins": (from_page("safe"),)}, "safe of this mission was not said by you"),
        ({"objective_marks": (plain("do the thing", "mcp"),)}, "from a program over MCP"),
        ({"tool": None}, "never had a tool"),
    ],
)
def test_words_of_nobody_make_no_recipe(terms: dict[str, Any], told: str) -> None:
    with pytest.raises(InputInvalid, match=told):
        recipe_of(done("do the thing", {"query": "x", "safe": True}, **terms), SEARCH)


def test_what_cannot_change_stays_as_it_is() -> None:
    odd = {
        "query": "two\nlines",
        "more": {"a": ["{b}", 1, None]},
        "none": None,
        "long": "x" * 3_000,
    }
    made = kept(done("do it", odd))
    assert made.recipe.parameters == ()


def test_a_long_objective_gives_a_short_name() -> None:
    made = recipe_of(done("word " * 40, {"query": "x"}), SEARCH)
    assert len(made.recipe.name) <= 62
    assert recipe_of(done("a", {"query": "x"}), SEARCH, name=" Mine ").recipe.name == "Mine"
