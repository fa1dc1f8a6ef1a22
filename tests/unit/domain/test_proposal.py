"""What an approval binds: every bound field changes the hash, the others do not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from buddy.domain.ids import ToolName
from buddy.domain.intent import Intent
from buddy.domain.money import Money
from buddy.domain.origin import DEFAULT, MCP, OBJECTIVE, PERSON, plain
from buddy.domain.proposal import Priority, Terms, changed_fields, content_hash, differences
from buddy.domain.scope import Scope
from buddy.testing.factories import make_terms

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)
OBJECTS = st.dictionaries(st.text(max_size=5), JSON, max_size=4)

BOUND: list[dict[str, Any]] = [
    {"objective": "Something else"},
    {"tool": ToolName("web_extract")},
    {"tool": None},
    {"tool_input": {"query": "Tate Modern opening hours", "count": 6}},
    {"constraints": {"language": "en"}},
    {"cap_usd": Money(5_000_001)},
    {"scope": Scope(allowed_domains=())},
    {"scope": Scope(allowed_domains=("example.org",))},
    {"scope": Scope(blocked_domains=("example.org",))},
    {"scope": Scope(max_pages=6)},
    {"scope": Scope(max_duration_seconds=121.0)},
    {"input_origins": (plain("query", MCP),)},
    {"objective_marks": (plain("search", MCP),)},
]


@pytest.mark.parametrize("parts", BOUND, ids=str)
def test_a_bound_field_changes_the_hash(parts: dict[str, Any]) -> None:
    assert content_hash(make_terms(**parts)) != content_hash(make_terms())


def test_priority_and_intent_need_no_new_approval() -> None:
    terms = make_terms(priority=Priority.HIGH, intent=Intent.RESEARCH)
    assert content_hash(terms) == content_hash(make_terms())


def test_what_a_person_said_needs_no_new_approval_wherever_they_said_it() -> None:
    for origin in (OBJECTIVE, PERSON, DEFAULT):
        terms = make_terms(input_origins=(plain("query", origin),))
        assert content_hash(terms) == content_hash(make_terms())
        assert changed_fields(make_terms(), terms) == ()
    marked = make_terms(input_origins=(plain("query", MCP),))
    assert changed_fields(make_terms(), marked) == ("input_origins",)
    (difference,) = differences(make_terms(), marked)
    assert (difference.field, difference.old) == ("input_origins.query", None)
    assert difference.new == "from a program over MCP, not from you"


def test_all_fields_are_judged_here() -> None:
    bound = {name for parts in BOUND for name in parts}
    assert bound | {"priority", "intent"} == set(Terms.__dataclass_fields__)


def backwards(value: Any) -> Any:
    """Return an equal JSON value with its keys written in reverse."""
    if isinstance(value, dict):
        return {key: backwards(item) for key, item in reversed(value.items())}
    return [backwards(item) for item in value] if isinstance(value, list) else value


@settings(deadline=None)
@given(OBJECTS, OBJECTS)
def test_the_order_of_keys_does_not_matter(
    tool_input: dict[str, Any], constraints: dict[str, Any]
) -> None:
    terms = make_terms(tool_input=tool_input, constraints=constraints)
    again = make_terms(tool_input=backwards(tool_input), constraints=backwards(constraints))
    assert content_hash(terms) == content_hash(again)


@settings(deadline=None)
@given(OBJECTS, OBJECTS)
def test_what_moves_between_fields_is_another_content(
    one: dict[str, Any], two: dict[str, Any]
) -> None:
    a = make_terms(tool_input=one, constraints=two)
    b = make_terms(tool_input=two, constraints=one)
    assert (content_hash(a) == content_hash(b)) == (one == two)


def test_a_seconds_count_is_one_content_as_int_and_as_float() -> None:
    whole = make_terms(scope=Scope(max_duration_seconds=60))
    assert content_hash(whole) == content_hash(make_terms(scope=Scope(max_duration_seconds=60.0)))


def test_changed_fields_are_named_in_the_order_declared() -> None:
    before = make_terms()
    after = replace(before, cap_usd=Money(1), priority=Priority.LOW, objective="x")
    assert changed_fields(before, after) == ("objective", "priority", "cap_usd")
    assert changed_fields(before, make_terms()) == ()


@pytest.mark.parametrize("value", [1.0, True])
def test_another_content_is_a_changed_field(value: float) -> None:
    before, after = make_terms(tool_input={"count": 1}), make_terms(tool_input={"count": value})
    assert content_hash(before) != content_hash(after)
    assert changed_fields(before, after) == ("tool_input",)
