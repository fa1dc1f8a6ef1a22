"""Templates: filled once, and what a value says is text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.recipe_template import (
    LEFT_OUT,
    escaped,
    fill,
    fill_text,
    names_in,
    problem,
    templates_in,
)

TEXTS = st.text(alphabet="ab {}[]\\\n", max_size=30)


@pytest.mark.parametrize(
    ("template", "values", "text"),
    [
        ("find {role}[ in {place}]", {"role": "cook", "place": "Oslo"}, "find cook in Oslo"),
        ("find {role}[ in {place}]", {"role": "cook"}, "find cook"),
        ("a [b {x} {y}] c", {"x": "1"}, "a  c"),
        (r"\{x\} \[y\] \\", {"x": "1"}, r"{x} [y] \\"[:-1]),
        ("of {pages}", {"pages": ["a", "b"]}, "of a, b"),
    ],
)
def test_a_template_is_filled(template: str, values: dict[str, Any], text: str) -> None:
    assert fill_text(template, values) == text


def test_an_input_keeps_the_types_of_its_values() -> None:
    shape = {"n": "{n}", "urls": ["{pages}", "https://c"], "gone": "{none}", "deep": {"q": "x {n}"}}
    assert fill(shape, {"n": 3, "pages": ["a", "b"]}) == {
        "n": 3,
        "urls": ["a", "b", "https://c"],
        "deep": {"q": "x 3"},
    }
    assert fill(["{none}"], {}) is LEFT_OUT
    assert fill({"a": 1, "b": None, "c": ""}, {}) == {"a": 1, "b": None, "c": ""}


@pytest.mark.parametrize("template", ["a } b", "[a [b]]", "a ]", "[a", "{a{b}"])
def test_what_does_not_close_is_refused(template: str) -> None:
    assert problem(template)


def test_names_are_found_wherever_they_stand() -> None:
    assert names_in({"a": ["{x}", {"b": "[{y}]"}], "c": "{x}"}) == ("x", "y")
    deep: Any = "x"
    for _ in range(10):
        deep = [deep]
    with pytest.raises(ValueError, match="more than 8 deep"):
        templates_in(deep)


@given(TEXTS)
def test_an_escaped_text_is_itself(text: str) -> None:
    assert problem(escaped(text)) is None
    assert names_in(escaped(text)) == ()
    assert fill_text(escaped(text), {}) == text.strip()


@given(TEXTS, TEXTS)
def test_a_value_is_never_read_as_a_template(one: str, other: str) -> None:
    assert fill_text("<{a}|{b}>", {"a": one, "b": other}) == f"<{one}|{other}>"
