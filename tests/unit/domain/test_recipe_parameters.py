"""Values of a recipe's parameters: read into their types, or refused in a sentence."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.recipe_parameters import (
    Parameter,
    ParameterType,
    checked,
    problems,
    read,
    written,
)
from buddy.errors import InputInvalid

T = ParameterType


def of(kind: ParameterType, **parts: Any) -> Parameter:
    return Parameter(name="it", type=kind, **parts)


@pytest.mark.parametrize(
    ("parameter", "said", "value"),
    [
        (of(T.TEXT), "  lego \n 10281\u202e ", "lego 10281"),
        (of(T.TEXT), 10281, "10281"),
        (of(T.URL), "example.org/a?b=c", "https://example.org/a?b=c"),
        (of(T.URL), "http://127.0.0.1:8000/x", "http://127.0.0.1:8000/x"),
        (of(T.NUMBER), "7", 7),
        (of(T.NUMBER), 2.5, 2.5),
        (of(T.NUMBER, whole=True), "3.0", 3),
        (of(T.MONEY), "$12.5", "12.50"),
        (of(T.CHOICE, choices=("Remote", "On site")), "on  site", "On site"),
        (of(T.DATE), "2026-12-24", "2026-12-24"),
        (of(T.SEVERAL), "a, b and c; a", ["a", "b", "c"]),
        (of(T.SEVERAL, of=T.URL), "a.example b", None),
        (of(T.SEVERAL, of=T.URL), ["a.example", "https://b.example"],
         ["https://a.example", "https://b.example"]),
        (of(T.SEVERAL, of=T.NUMBER), "1,2", [1, 2]),
    ],
)  # fmt: skip
def test_a_value_is_read_into_its_type(parameter: Parameter, said: Any, value: Any) -> None:
    if value is None:
        with pytest.raises(ValueError, match="is no address"):
            read(parameter, said)
    else:
        assert read(parameter, said) == value


@pytest.mark.parametrize(
    ("parameter", "said", "told"),
    [
        (of(T.TEXT, max_length=3), "four", "4 characters, and 3 fit"),
        (of(T.TEXT), ["a"], "is no text"),
        (of(T.TEXT), "\u200b", "no letters"),
        (of(T.URL), "javascript:alert(1)", "is no address"),
        (of(T.URL), "file:///etc/passwd", "is no address"),
        (of(T.URL), "https://me:pw@example.org", "leave them out"),
        (of(T.URL), "https://exa mple.org", "is no address"),
        (of(T.URL), "https://a.example\\@b.example", "is no address"),
        (of(T.URL), "intranet", "is no address"),
        (of(T.NUMBER), "1_000", "is no number"),
        (of(T.NUMBER), float("nan"), "is no number"),
        (of(T.NUMBER), True, "is no number"),
        (of(T.NUMBER, minimum=1, maximum=20), 21, "20 is the most"),
        (of(T.NUMBER, minimum=1), "0", "1 is the least"),
        (of(T.NUMBER, whole=True), "1.5", "a whole number"),
        (of(T.MONEY), "a lot", "give one as 12.50"),
        (of(T.MONEY), "-1", "below zero"),
        (of(T.CHOICE, choices=("a", "b")), "c", "is none of a, b"),
        (of(T.DATE), "tomorrow", "give one as 2026-12-24"),
        (of(T.DATE), "2026-02-30", "is no day"),
        (of(T.SEVERAL, most=2), "a,b,c", "3 are given, and at most 2 fit"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_reason(
    parameter: Parameter, said: Any, told: str
) -> None:
    with pytest.raises(ValueError, match=told):
        read(parameter, said)


def test_all_that_is_wrong_is_said_at_once() -> None:
    wanted = (of(T.NUMBER), Parameter(name="page", type=T.URL, hint="https://example.org"))
    with pytest.raises(InputInvalid) as refusal:
        checked(wanted, {"it": "x", "other": 1})
    assert refusal.value.message == (
        "other: there is no such parameter; it has it, page; it: 'x' is no number; "
        "page is missing: page, such as https://example.org"
    )
    assert refusal.value.details["missing"] == ["page"]


def test_defaults_fill_and_optional_ones_stay_away() -> None:
    wanted = (of(T.NUMBER, default=10), Parameter(name="place", required=False))
    assert checked(wanted, {"place": "  "}) == {"it": 10, "place": None}


@pytest.mark.parametrize(
    ("parameter", "told"),
    [
        (Parameter(name="No"), "is no name"),
        (of(T.CHOICE), "0 choices"),
        (of(T.TEXT, max_length=0), "max_length is 0"),
        (of(T.SEVERAL, most=99), "most is 99"),
        (of(T.SEVERAL, of=T.SEVERAL), "of is several"),
        (of(T.NUMBER, minimum=2, maximum=1), "above the maximum"),
        (of(T.NUMBER, default="x"), "the default of it does not fit"),
    ],
)
def test_a_definition_that_makes_no_sense_is_refused(parameter: Parameter, told: str) -> None:
    assert told in " ".join(problems(parameter))


@given(st.sampled_from(list(T)), st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=60),
    lambda inner: st.lists(inner, max_size=3), max_leaves=4))  # fmt: skip
def test_whatever_is_given_becomes_its_type_or_a_sentence(kind: ParameterType, value: Any) -> None:
    parameter, told = of(kind, choices=("a",)), list[str]()
    found: Any = None
    try:
        found = read(parameter, value)
    except ValueError as error:
        told.append(str(error))
    assert all(told)
    if told:
        return
    assert read(parameter, found) == found, "a value that was read reads as itself"
    assert "\n" not in written(found)
