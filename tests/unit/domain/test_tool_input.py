from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.artifact import ArtifactType
from buddy.domain.ids import ToolName
from buddy.domain.slots import Slots, find_slots
from buddy.domain.tool import ToolSpec
from buddy.domain.tool_input import FilledInput, fill_input, typed, with_scheme


def tool(properties: dict[str, Any], *required: str) -> ToolSpec:
    return ToolSpec(
        name=ToolName("t"),
        description="d",
        input_schema={"type": "object", "properties": properties, "required": list(required)},
        output_schema={"type": "object"},
        intents=(),
        artifact_type=ArtifactType.JSON,
    )


URL = {"type": "string", "x-slot": "url"}
URLS = {"type": "array", "items": {"type": "string"}, "x-slot": "url", "maxItems": 2}


def filled(spec: ToolSpec, objective: str, **extra: str) -> FilledInput:
    return fill_input(spec, objective, find_slots(objective), extra)


def test_one_address_or_all_of_them() -> None:
    objective = "compare example.org/a, https://example.net and example.com"
    assert filled(tool({"url": URL}), objective).input == {"url": "https://example.org/a"}
    assert filled(tool({"urls": URLS}), objective).input == {
        "urls": ["https://example.org/a", "https://example.net"]
    }


def test_a_list_behind_the_one_that_has_the_first_takes_the_others() -> None:
    spec = tool({"url": URL, "urls": URLS})
    one = filled(spec, "read example.org")
    assert one.input == {"url": "https://example.org"}
    both = filled(spec, "read example.org and example.com")
    assert both.input == {"url": "https://example.org", "urls": ["https://example.com"]}


def test_a_union_type_with_array_takes_all() -> None:
    schema = {"type": ["array", "null"], "x-slot": "path"}
    assert filled(tool({"paths": schema}), "read a.txt and b.txt").input == {
        "paths": ["a.txt", "b.txt"]
    }


def test_what_is_required_and_not_said_is_missing_in_the_order_of_the_schema() -> None:
    spec = tool({"url": URL, "path": {"x-slot": "path"}, "n": {"type": "integer"}}, "n", "url")
    found = filled(spec, "read a.txt")
    assert found == FilledInput(input={"path": "a.txt"}, missing=("n", "url"))
    assert not found.complete


def test_a_default_fills_what_was_not_said() -> None:
    spec = tool({"n": {"type": "integer", "default": 5}, "url": {**URL, "default": None}}, "n")
    assert filled(spec, "go") == FilledInput(input={"n": 5, "url": None}, defaults=("n", "url"))


def test_the_query_is_the_objective_unless_one_is_given() -> None:
    spec = tool({"q": {"x-slot": "query"}}, "q")
    assert filled(spec, " find tea ").input == {"q": "find tea"}
    assert filled(spec, "find tea", query="tea").input == {"q": "tea"}
    assert filled(spec, "find tea", query=" ").input == {"q": "find tea"}
    assert filled(spec, " ").missing == ("q",)


def test_expression_and_place_come_from_the_caller_alone() -> None:
    spec = tool({"e": {"x-slot": "expression"}, "p": {"x-slot": "place"}}, "e", "p")
    assert filled(spec, "2 + 2 in Oslo").missing == ("e", "p")
    assert filled(spec, "x", expression="2 + 2", place="Oslo").input == {"e": "2 + 2", "p": "Oslo"}


def test_a_given_address_goes_first_and_gets_a_scheme() -> None:
    objective = "again, but with example.net"
    found = fill_input(tool({"u": URLS}), objective, find_slots(objective), {"url": "example.org"})
    assert found.input == {"u": ["https://example.org", "https://example.net"]}


def test_a_schema_without_properties_needs_nothing() -> None:
    spec = tool({})
    assert filled(spec, "go") == FilledInput()
    assert filled(spec, "go").complete


_SLOT_NAMES = ["query", "url", "path", "expression", "place", "unknown"]
_SCHEMAS = st.fixed_dictionaries(
    {},
    optional={
        "x-slot": st.sampled_from(_SLOT_NAMES),
        "type": st.sampled_from(["string", "array"]),
        "default": st.integers(),
    },
)


@given(
    properties=st.dictionaries(st.sampled_from("abcdef"), _SCHEMAS),
    required=st.lists(st.sampled_from("abcdefg"), unique=True),
    objective=st.text(max_size=60),
    urls=st.lists(st.just("example.org"), max_size=1),
    extra=st.dictionaries(st.sampled_from(_SLOT_NAMES), st.text(max_size=10)),
)
def test_every_required_property_is_filled_or_missing(
    properties: dict[str, Any],
    required: list[str],
    objective: str,
    urls: list[str],
    extra: dict[str, str],
) -> None:
    slots = Slots(urls=tuple(urls))
    found = fill_input(tool(properties, *required), objective, slots, extra)
    assert set(found.missing) | (set(required) & set(found.input)) == set(required)
    assert not set(found.missing) & set(found.input)
    assert set(found.input) <= set(properties)
    for name, value in found.input.items():
        wants_list = properties[name].get("type") == "array" and "default" not in properties[name]
        assert not wants_list or isinstance(value, list)


@given(st.text(max_size=40))
def test_a_scheme_is_put_once(address: str) -> None:
    assert with_scheme(with_scheme(address)) == with_scheme(address)
    assert with_scheme(address).endswith(address)


@pytest.mark.parametrize(
    ("text", "schema", "value"),
    [
        (" as it is ", {"type": "string"}, "as it is"),
        ("anything", {}, "anything"),
        ("3", {"type": "integer"}, 3),
        ("2.5", {"type": "number"}, 2.5),
        ("2.5", {"type": "integer"}, None),
        ("two", {"type": "integer"}, None),
        ("yes", {"type": "boolean"}, True),
        ("nein", {"type": "boolean"}, False),
        ("perhaps", {"type": "boolean"}, None),
        ("a, b", {"type": "array"}, ["a", "b"]),
        ("[1, 2]", {"type": "array"}, [1, 2]),
        ('{"a": 1}', {"type": "object"}, {"a": 1}),
        ("a: 1", {"type": "object"}, None),
        ("7", {"type": ["string", "null"]}, "7"),
        ("", {"type": "string"}, None),
    ],
)
def test_an_answer_becomes_what_its_property_wants(text: str, schema: Any, value: Any) -> None:
    assert typed(text, schema) == value
