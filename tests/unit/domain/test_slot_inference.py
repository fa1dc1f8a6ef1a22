"""Which slot fills which property of a schema that says nothing of slots: only where one reading
is left."""

from __future__ import annotations

from typing import Any

import pytest

from buddy.domain.slot_inference import SLOTS, inferred_slots, marked, numbers_in, text_in
from buddy.domain.tool_input import SLOT_MARK

TEXT = {"type": "string"}
NUMBER = {"type": "number"}


def schema(*required: str, **properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required)}


@pytest.mark.parametrize(
    ("name", "described", "slot"),
    [
        ("url", TEXT, "url"),
        ("pageUrl", TEXT, "url"),
        ("target", {"type": "string", "format": "uri"}, "url"),
        ("urls", {"type": "array", "items": TEXT}, "url"),
        ("query", TEXT, "query"),
        ("q", {"type": ["string", "null"]}, "query"),
        ("searchQuery", TEXT, "query"),
        ("message", TEXT, "text"),
        ("prompt", TEXT, "objective"),
        ("file_path", TEXT, "path"),
        ("expression", TEXT, "expression"),
        ("city", TEXT, "place"),
    ],
)
def test_a_clear_name_is_a_slot(name: str, described: dict[str, Any], slot: str) -> None:
    assert inferred_slots(schema(name, **{name: described})) == {name: slot}
    assert slot in SLOTS


@pytest.mark.parametrize(
    ("name", "described"),
    [
        ("url", {"type": "integer"}),
        ("query", {"type": "string", "enum": ["a", "b"]}),
        ("city", {"const": "Paris"}),
        ("topic", TEXT),
        ("queries", {"type": "array", "items": TEXT}),
        ("query", True),
        ("query", {"type": ["string", "number"]}),
    ],
)
def test_anything_else_is_asked_for(name: str, described: Any) -> None:
    assert inferred_slots(schema(name, **{name: described})) == {}


def test_two_that_want_the_same_get_nothing() -> None:
    assert inferred_slots(schema("url", "link", url=TEXT, link=TEXT)) == {}


def test_a_required_one_goes_before_an_optional_one() -> None:
    assert inferred_slots(schema("url", url=TEXT, href=TEXT)) == {"url": "url"}


def test_marks_of_a_server_are_taken_off_and_ours_put_on() -> None:
    given = schema(url={**TEXT, SLOT_MARK: "objective"}, other={**TEXT, SLOT_MARK: "url"}, any=True)
    assert marked(given, {"url": "url"})["properties"] == {
        "url": {**TEXT, SLOT_MARK: "url"},
        "other": TEXT,
        "any": {},
    }
    assert marked(schema(no=False), {})["properties"] == {"no": {"not": {}}}
    assert marked({"type": "object"}, {}) == {"type": "object"}


@pytest.mark.parametrize(
    ("objective", "text"),
    [
        ('echo "hello there"', "hello there"),
        ("say 'hello' to them", "hello"),
        ("send this message: the build is green", "the build is green"),
        ('write "a" and "b"', None),
        ("echo something", None),
        ("visit https://example.org: now", None),
        ("it's what they're like", None),
    ],
)
def test_a_text_is_handed_over_in_quotes_or_after_a_colon(objective: str, text: str | None) -> None:
    assert text_in(objective) == text


@pytest.mark.parametrize(
    ("objective", "found"),
    [
        ("add 3 and 4.5", {"a": 3, "b": 4.5}),
        ("a is 4, b = -2", {"a": 4, "b": -2}),
        ("add 3", {}),
        ("add 1, 2 and 3", {}),
        ("add v3 and 4", {}),
    ],
)
def test_numbers_fill_what_needs_as_many(objective: str, found: dict[str, float]) -> None:
    assert numbers_in(schema("a", "b", a=NUMBER, b=NUMBER), objective) == found


def test_a_number_beside_a_name_is_that_property_s() -> None:
    described = schema(duration=NUMBER, steps={"type": "integer"})
    assert numbers_in(described, "run it with 5 steps and a duration of 2") == {
        "duration": 2,
        "steps": 5,
    }
    assert numbers_in(described, "run it with 2.5 steps") == {}
    assert numbers_in(schema(name=TEXT), "5 steps") == {}


def test_a_text_full_of_numbers_is_looked_at_in_part() -> None:
    schema = {"type": "object", "properties": {f"n{i}": {"type": "number"} for i in range(20)}}
    assert numbers_in(schema, "1 " * 4_000) == {}
