r"""Templates of a recipe: text with ``{parameters}``, and parts in ``[brackets]``.

A part in brackets is left out where a parameter in it was not given. A backslash before a brace, a
bracket or a backslash means the character itself. Values are put in once and never read again, so
what a value says of other parameters is text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, cast

from buddy.domain.json_value import JsonValue
from buddy.domain.recipe_parameters import written
from buddy.domain.regex import regex

_TOKEN: Final = regex(r"\\(?P<plain>[{}\[\]\\])|\{(?P<name>[^{}\[\]]*)\}|(?P<mark>[{}\[\]])")
_SPECIAL: Final = regex(r"[{}\[\]\\]")
_ONLY: Final = regex(r"\{([a-z][a-z0-9_]*)\}", re.ASCII)
_DEEPEST: Final = 8
LEFT_OUT: Final = object()
"""Stands for a value of the input that is left out, for nothing was given for it."""


def escaped(text: str) -> str:
    """Return a template that is nothing but this text."""
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", text)


def problem(template: str) -> str | None:
    """Return what is wrong with a template, in one sentence; None where it is sound."""
    inside = False
    for found in _TOKEN.finditer(template):
        match found["mark"]:
            case "[" if not inside:
                inside = True
            case "]" if inside:
                inside = False
            case None:
                pass
            case mark:
                return f"{mark!r} stands alone; put a backslash before it where it is meant as such"
    return "a '[' is never closed" if inside else None


def names_in(value: JsonValue) -> tuple[str, ...]:
    """Return the parameters that a template, or all templates of an input, speak of."""
    if isinstance(value, str):
        found = [token["name"] for token in _TOKEN.finditer(value) if token["name"] is not None]
    elif isinstance(value, list):
        found = [name for each in cast("list[JsonValue]", value) for name in names_in(each)]
    elif isinstance(value, Mapping):
        inner = cast("Mapping[str, JsonValue]", value)
        found = [name for each in inner.values() for name in names_in(each)]
    else:
        found = []
    return tuple(dict.fromkeys(found))


def templates_in(value: JsonValue, depth: int = 0) -> tuple[str, ...]:
    """Return all texts of an input.

    Raises:
        ValueError: It is nested too deeply.
    """
    if depth > _DEEPEST:
        raise ValueError(f"the input is nested more than {_DEEPEST} deep")
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list):
        parts = cast("list[JsonValue]", value)
    elif isinstance(value, Mapping):
        parts = list(cast("Mapping[str, JsonValue]", value).values())
    else:
        parts = []
    return tuple(text for each in parts for text in templates_in(each, depth + 1))


def fill_text(template: str, values: Mapping[str, JsonValue]) -> str:
    """Return a template with values in the place of its parameters.

    A parameter outside of brackets that was not given is an empty text.
    """
    parts: list[str] = []
    held: list[str] | None = None
    whole, place = True, 0
    for found in _TOKEN.finditer(template):
        into = parts if held is None else held
        into.append(template[place : found.start()])
        place = found.end()
        if found["plain"] is not None:
            into.append(found["plain"])
        elif found["name"] is not None:
            said = written(values.get(found["name"]))
            whole = whole and bool(said)
            into.append(said)
        elif found["mark"] == "[":
            held, whole = [], True
        elif held is not None:
            parts += held if whole else []
            held, whole = None, True
    parts.append(template[place:])
    return "".join(parts).strip()


def fill(value: JsonValue, values: Mapping[str, JsonValue]) -> JsonValue:
    """Return an input with values in the place of its parameters; `LEFT_OUT` where none is left.

    A text that is one parameter and nothing else becomes the value with its type; among several
    values of a list it becomes as many as were given.
    """
    if isinstance(value, str):
        return _filled(value, values)
    if isinstance(value, list):
        found: list[JsonValue] = []
        for each in cast("list[JsonValue]", value):
            filled = fill(each, values)
            if isinstance(each, str) and isinstance(filled, list):
                found += cast("list[JsonValue]", filled)
            elif filled is not LEFT_OUT:
                found.append(filled)
        return found or LEFT_OUT
    if isinstance(value, Mapping):
        inner = cast("Mapping[str, JsonValue]", value)
        pairs = ((key, fill(each, values)) for key, each in inner.items())
        return {key: each for key, each in pairs if each is not LEFT_OUT}
    return value


def _filled(template: str, values: Mapping[str, JsonValue]) -> JsonValue:
    only = _ONLY.fullmatch(template)
    if only is not None:
        found = values.get(only[1])
        return LEFT_OUT if found is None else found
    text = fill_text(template, values)
    return text if text or not names_in(template) else LEFT_OUT
