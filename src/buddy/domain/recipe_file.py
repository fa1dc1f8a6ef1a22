"""A recipe as one JSON file, to be carried to another Buddy; what comes in is checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, cast

from buddy.domain.ids import LOCAL_USER, ToolName
from buddy.domain.instant import Instant, parse_instant
from buddy.domain.json_value import JsonObject, JsonValue, canonical_json, digest
from buddy.domain.money import Money
from buddy.domain.proposal import Priority
from buddy.domain.recipe import BUILT, Recipe, RecipeOrigin, problems
from buddy.domain.recipe_parameters import Parameter, ParameterType
from buddy.domain.recipe_sample import KEPT, RecipeSample, recorded
from buddy.domain.scope import Scope
from buddy.domain.secret_text import cleaned
from buddy.errors import InputInvalid

FORMAT: Final = "buddy.recipe/1"
FILE_BYTES: Final = 400_000
_FIELDS: Final = frozenset(
    {
        "name",
        "description",
        "objective",
        "parameters",
        "tool",
        "tool_input",
        "scope",
        "sites_of",
        "constraints",
        "priority",
        "cap_usd",
    }
)
_SCOPE: Final[frozenset[str]] = frozenset(Scope().to_json())
_TUPLES: Final = frozenset({"choices"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What stands in a file."""

    recipe: Recipe
    version: int
    """The one it had where it was written."""
    samples: tuple[RecipeSample, ...]


def content_of(recipe: Recipe) -> dict[str, JsonValue]:
    """Return what makes a recipe what it is: its version changes with this, and only with this."""
    return {
        "name": recipe.name,
        "description": recipe.description,
        "objective": recipe.objective,
        "parameters": [parameter_to_json(each) for each in recipe.parameters],
        "tool": recipe.tool,
        "tool_input": dict(recipe.tool_input),
        "scope": dict(recipe.scope.to_json()),
        "sites_of": list(recipe.sites_of),
        "constraints": dict(recipe.constraints),
        "priority": str(recipe.priority),
        "cap_usd": None if recipe.cap_usd is None else recipe.cap_usd.usd(),
    }


def content_digest(recipe: Recipe) -> str:
    """Return the digest of what a recipe is."""
    return digest(content_of(recipe))


def parameter_to_json(parameter: Parameter) -> dict[str, JsonValue]:
    """Return a parameter as JSON, without what is as usual."""
    usual, told = Parameter(name=""), dict[str, JsonValue]()
    for name in Parameter.__dataclass_fields__:
        value: Any = getattr(parameter, name)
        if name in {"name", "type"} or value != getattr(usual, name):
            told[name] = list(value) if name in _TUPLES else value
    return told | {name: str(told[name]) for name in ("type", "of") if name in told}


def to_file(recipe: Recipe, samples: tuple[RecipeSample, ...]) -> JsonObject:
    """Return a recipe as a file, without what looks like a secret."""
    return {
        "format": FORMAT,
        "version": recipe.version,
        "recipe": cleaned(content_of(recipe)),
        "samples": [
            {
                "params": dict(each.params),
                "tool_input": dict(each.tool_input),
                "answer": dict(each.answer),
                "recorded_at": each.created_at,
            }
            for each in samples
        ],
    }


def from_file(value: JsonValue) -> Opened:
    """Return what stands in a file; it belongs to nobody yet.

    Raises:
        InputInvalid: It is no recipe, or one that cannot be used, and why.
    """
    given = _object(value, "the file")
    if given.get("format") != FORMAT:
        raise InputInvalid(
            f"This is no recipe: format is {str(given.get('format'))[:40]!r}, not {FORMAT!r}",
            field="format",
        )
    try:
        size = len(canonical_json(dict(given)).encode())
    except (TypeError, ValueError) as error:
        raise InputInvalid("The file holds what JSON cannot carry", field="file") from error
    if size > FILE_BYTES:
        raise InputInvalid(f"The file has {size:,} bytes, and {FILE_BYTES:,} fit", field="file")
    version = given.get("version", 1)
    number = version if isinstance(version, int) and not isinstance(version, bool) else 1
    recipe = recipe_from_json(_object(given.get("recipe"), "recipe"))
    samples = given.get("samples", [])
    if not isinstance(samples, list):
        raise InputInvalid("samples is no list", field="samples")
    entries = cast("list[JsonValue]", samples)[:KEPT]
    found = tuple(_sample(recipe, n, _object(each, "samples")) for n, each in enumerate(entries))
    return Opened(recipe=recipe, version=max(1, number), samples=found)


def recipe_from_json(value: JsonObject) -> Recipe:
    """Return the recipe that `content_of` wrote, or that a person has.

    Raises:
        InputInvalid: It cannot be read, or is not sound; every problem is named.
    """
    unknown = sorted(set(value) - _FIELDS)
    if unknown:
        raise InputInvalid(
            f"A recipe has no {', '.join(unknown)[:80]}; it has {', '.join(sorted(_FIELDS))}",
            field=unknown[0][:40],
        )
    try:
        recipe = _read(value)
    except (KeyError, TypeError, ValueError) as error:
        raise InputInvalid(f"The recipe cannot be read: {_why(error)}", field="recipe") from error
    if found := problems(recipe):
        raise InputInvalid(f"The recipe cannot be used: {'; '.join(found)}", field="recipe")
    return recipe


def _why(error: Exception) -> str:
    return f"{error.args[0]} is missing" if isinstance(error, KeyError) else str(error)


def _read(value: JsonObject) -> Recipe:
    scope = dict(Scope().to_json()) | dict(_object(value.get("scope", {}), "scope"))
    if scope.keys() != _SCOPE:
        raise ValueError(f"a scope has {', '.join(sorted(_SCOPE))}")
    return Recipe(
        record_id="",
        name=_text(value, "name"),
        description=_text(value, "description", ""),
        objective=_text(value, "objective"),
        parameters=tuple(
            parameter_from_json(_object(each, "parameters"))
            for each in _list(value.get("parameters", []), "parameters")
        ),
        tool=ToolName(_text(value, "tool")),
        tool_input=dict(_object(value.get("tool_input", {}), "tool_input")),
        scope=_scope(scope),
        sites_of=_texts(value.get("sites_of", []), "sites_of"),
        constraints=dict(_object(value.get("constraints", {}), "constraints")),
        priority=Priority(_text(value, "priority", str(Priority.NORMAL))),
        cap_usd=None if value.get("cap_usd") is None else Money.parse(value["cap_usd"]),
        origin=RecipeOrigin.IMPORTED,
    )


def _scope(value: JsonObject) -> Scope:
    allowed, pages = value["allowed_domains"], value["max_pages"]
    seconds = value["max_duration_seconds"]
    if isinstance(pages, bool) or not isinstance(pages, int):
        raise TypeError("scope.max_pages is no whole number")
    if isinstance(seconds, bool) or not isinstance(seconds, (int, float)):
        raise TypeError("scope.max_duration_seconds is no number")
    return Scope(
        allowed_domains=None if allowed is None else _texts(allowed, "scope.allowed_domains"),
        blocked_domains=_texts(value["blocked_domains"], "scope.blocked_domains"),
        max_pages=pages,
        max_duration_seconds=float(seconds),
    )


def parameter_from_json(value: JsonObject) -> Parameter:
    """Return the parameter that `parameter_to_json` wrote.

    Raises:
        ValueError: It cannot be read.
    """
    unknown = sorted(set(value) - set(Parameter.__dataclass_fields__))
    if unknown:
        raise ValueError(f"a parameter has no {', '.join(unknown)[:80]}")
    known: dict[str, Any] = {
        name: _FIELD_READERS[name](given, name) for name, given in value.items()
    }
    known["name"] = _text(value, "name")
    return Parameter(**known)


def _type(value: JsonValue, _name: str) -> ParameterType:
    return ParameterType(str(value))


def _plain(value: JsonValue, name: str) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{name} is no text")
    return value[:200]


def _yes(value: JsonValue, name: str) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"{name} is neither true nor false")
    return value


def _count(value: JsonValue, name: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{name} is no whole number")
    return value


def _bound(value: JsonValue, name: str) -> float | None:
    if isinstance(value, bool) or not isinstance(value, (int, float, type(None))):
        raise TypeError(f"{name} is no number")
    return value


def _any(value: JsonValue, _name: str) -> JsonValue:
    return value


def _texts(value: JsonValue, name: str) -> tuple[str, ...]:
    found = _list(value, name)
    if not all(isinstance(each, str) for each in found):
        raise TypeError(f"{name} holds what is no text")
    return tuple(str(each) for each in found)


_FIELD_READERS: Final[dict[str, Callable[[JsonValue, str], Any]]] = {
    "name": _plain,
    "type": _type,
    "label": _plain,
    "hint": _plain,
    "required": _yes,
    "default": _any,
    "choices": _texts,
    "minimum": _bound,
    "maximum": _bound,
    "whole": _yes,
    "max_length": _count,
    "of": _type,
    "most": _count,
}


def _sample(recipe: Recipe, number: int, value: JsonObject) -> RecipeSample:
    answer = recorded(_object(value.get("answer"), "samples.answer"))
    if answer is None:
        raise InputInvalid("A recorded answer is too large", field="samples")
    return RecipeSample(
        record_id=str(number),
        user_id=LOCAL_USER,
        recipe_id="",
        params=dict(_object(value.get("params"), "samples.params")),
        tool=recipe.tool,
        tool_input=dict(_object(value.get("tool_input"), "samples.tool_input")),
        answer=answer,
        created_at=_moment(value.get("recorded_at")),
    )


def _moment(value: JsonValue) -> Instant:
    try:
        return parse_instant(value) if isinstance(value, str) else BUILT
    except (ValueError, OverflowError):
        return BUILT


def _object(value: JsonValue, name: str) -> JsonObject:
    if not isinstance(value, Mapping):
        raise InputInvalid(f"{name} is no JSON object", field=name)
    return cast("JsonObject", value)


def _list(value: JsonValue, name: str) -> list[JsonValue]:
    if not isinstance(value, list):
        raise TypeError(f"{name} is no list")
    return cast("list[JsonValue]", value)


def _text(value: JsonObject, name: str, usual: str | None = None) -> str:
    found = value.get(name, usual)
    if not isinstance(found, str):
        raise TypeError(f"{name} is missing" if found is None else f"{name} is no text")
    return found
