"""What a recipe does otherwise than another version of it, where it may do no more and no less.

`buddy.domain.recipe_permissions` tells what a recipe may do. Within that, a file from elsewhere can
still put another search, another address of the same site or another note into every run. So an
import names these too: each default, each fixed part of the input, each word of the objective.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from buddy.domain.json_value import JsonValue, canonical_json
from buddy.domain.recipe import Recipe
from buddy.domain.recipe_file import parameter_to_json
from buddy.domain.recipe_permissions import PermissionChange

NONE: Final = "none"
USUAL_CAP: Final = "what a mission may spend here"
SHOWN: Final = 300
"""Characters of a value that are shown."""
_BEFORE: Final = 60
"""Characters that are shown before the first one that differs."""


def differences(before: Recipe | None, after: Recipe) -> tuple[PermissionChange, ...]:
    """Return what is put otherwise: words, defaults, fixed input, constraints, urgency.

    What is allowed is not told here: none of these allows more or less, and `wider` is None.

    Args:
        before: What stands now; None: nothing does, so what it is filled with is told, and its
            words are not, which are read in any case.
        after: What would stand.
    """
    told: list[PermissionChange] = []
    if before is not None:
        for name, value in (("name", _name), ("description", _description), ("objective", _aim)):
            told += _differ(name, value(before), value(after))
    told += _parameters(before, after)
    told += _each("input", _input(before), _input(after))
    told += _each("constraint", _constraints(before), _constraints(after))
    if before is not None:
        told += _differ("priority", str(before.priority), str(after.priority))
        if (before.cap_usd is None) != (after.cap_usd is None):
            # Two amounts are told with what is allowed; that one moves with a setting is not.
            told += _differ("recipe's own cap", _cap(before), _cap(after))
    return tuple(told)


def _name(recipe: Recipe) -> str:
    return recipe.name


def _description(recipe: Recipe) -> str:
    return recipe.description


def _aim(recipe: Recipe) -> str:
    return recipe.objective


def _input(recipe: Recipe | None) -> Mapping[str, JsonValue]:
    return {} if recipe is None else recipe.tool_input


def _constraints(recipe: Recipe | None) -> Mapping[str, JsonValue]:
    return {} if recipe is None else recipe.constraints


def _cap(recipe: Recipe) -> str:
    return USUAL_CAP if recipe.cap_usd is None else str(recipe.cap_usd)


def _parameters(before: Recipe | None, after: Recipe) -> list[PermissionChange]:
    olds = {each.name: parameter_to_json(each) for each in before.parameters} if before else {}
    news = {each.name: parameter_to_json(each) for each in after.parameters}
    told: list[PermissionChange] = []
    for name in dict.fromkeys([*olds, *news]):
        old, new = olds.get(name), news.get(name)
        if before is None:
            # A form shows what it asks for; what it fills in by itself has to be said.
            told += _differ(f"default of {name}", None, (new or {}).get("default"))
        elif old is None or new is None:
            told += _differ(f"parameter {name}", old, new)
        else:
            for part in dict.fromkeys([*old, *new]):
                told += _differ(f"{part} of {name}", old.get(part), new.get(part))
    return told


def _each(
    kind: str, olds: Mapping[str, JsonValue], news: Mapping[str, JsonValue]
) -> list[PermissionChange]:
    return [
        change
        for name in dict.fromkeys([*olds, *news])
        for change in _differ(f"{kind} {name}", olds.get(name), news.get(name))
    ]


def _differ(field: str, old: JsonValue, new: JsonValue) -> list[PermissionChange]:
    if canonical_json(old) == canonical_json(new):
        return []
    before, after = _shown(_words(old), _words(new))
    return [
        PermissionChange(
            field=field,
            before=None if old is None else before,
            after=after or NONE,
            wider=None,
        )
    ]


def _words(value: JsonValue) -> str:
    if value is None:
        return NONE
    return value if isinstance(value, str) else canonical_json(value)


def _shown(before: str, after: str) -> tuple[str, str]:
    """Return two values so that what differs is in sight, however long they are."""
    if max(len(before), len(after)) <= SHOWN:
        return before, after
    same = next(
        (at for at, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]),
        min(len(before), len(after)),
    )
    start = max(0, same - _BEFORE)
    return _cut(before, start), _cut(after, start)


def _cut(text: str, start: int) -> str:
    rest = text[start : start + SHOWN]
    begin = "…" if start else ""
    return f"{begin}{rest}{'…' if start + SHOWN < len(text) else ''}"
