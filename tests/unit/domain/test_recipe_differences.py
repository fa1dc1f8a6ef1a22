"""What a recipe does otherwise, where it may do no more and no less."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from buddy.domain.money import Money
from buddy.domain.proposal import Priority
from buddy.domain.recipe_built_in import CHANGES, JOBS
from buddy.domain.recipe_differences import SHOWN, differences
from buddy.domain.recipe_file import content_of

FIRST = JOBS.parameters[0]
REST = JOBS.parameters[1:]


def told(**parts: Any) -> list[tuple[str, str | None, str]]:
    found = differences(JOBS, replace(JOBS, **parts))
    assert {each.wider for each in found} <= {None}
    return [(each.field, each.before, each.after) for each in found]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({}, []),
        ({"name": "Jobs"}, [("name", JOBS.name, "Jobs")]),
        ({"description": ""}, [("description", JOBS.description, "none")]),
        ({"objective": "Find {role}"}, [("objective", JOBS.objective, "Find {role}")]),
        ({"priority": Priority.HIGH}, [("priority", "normal", "high")]),
        ({"constraints": {"language": "de"}}, [("constraint language", None, "de")]),
        (
            {"parameters": (replace(FIRST, default="spy"), *REST)},
            [("default of role", None, "spy")],
        ),
        (
            {"parameters": (replace(FIRST, max_length=9, required=False), *REST)},
            [("max_length of role", "120", "9"), ("required of role", None, "false")],
        ),
        (
            {"cap_usd": Money(5_000_000)},
            [("recipe's own cap", "what a mission may spend here", "$5.00")],
        ),
    ],
)
def test_each_difference_is_told(
    parts: dict[str, Any], expected: list[tuple[str, str | None, str]]
) -> None:
    assert told(**parts) == expected


def test_fixed_input_and_parameters_that_come_and_go_are_told() -> None:
    swapped = dict(JOBS.tool_input) | {"engine": "elsewhere", "fetch": True}
    assert told(tool_input=swapped) == [
        ("input engine", None, "elsewhere"),
        ("input fetch", None, "true"),
    ]
    back = differences(replace(JOBS, tool_input=swapped), JOBS)
    assert [(each.field, each.before, each.after) for each in back] == [
        ("input engine", "elsewhere", "none"),
        ("input fetch", "true", "none"),
    ]
    gone = told(parameters=JOBS.parameters[:1])
    assert [(field, after) for field, _, after in gone] == [
        (f"parameter {each.name}", "none") for each in REST
    ]
    # A number and the text of it, and yes and one, are not the same input.
    assert told(tool_input=dict(JOBS.tool_input) | {"query": ["{role}"]}) != []
    one, yes = ({"parameters": (), "tool_input": {"n": value}} for value in (1, True))
    assert differences(replace(JOBS, **one), replace(JOBS, **yes)) != ()


def test_whatever_differs_in_content_is_told() -> None:
    """Nothing that the digest of a recipe's content is of may differ unseen beside its rights."""
    other: dict[str, Any] = {
        "name": "n",
        "description": "d",
        "objective": "o {role}",
        "parameters": JOBS.parameters[:1],
        "tool_input": {"x": 1},
        "constraints": {"x": 1},
        "priority": Priority.LOW,
        "cap_usd": Money(5_000_000),
    }
    rights = {"tool", "scope", "sites_of"}
    assert set(other) | rights == set(content_of(JOBS))
    for name, value in other.items():
        assert told(**{name: value}), name


def test_of_a_new_recipe_what_it_is_filled_with_is_told() -> None:
    found = differences(None, CHANGES)
    assert [(each.field, each.before, each.wider) for each in found] == [
        (f"input {name}", None, None) for name in CHANGES.tool_input
    ]


def test_of_long_values_the_place_is_shown_where_they_differ() -> None:
    long = "a" * 5_000
    old, new = (replace(JOBS, description=long + end * 900) for end in "bc")
    (found,) = differences(old, new)
    assert found.before is not None
    assert found.before != found.after
    assert found.before.startswith("…aaa")
    assert len(found.after) <= SHOWN + 2
