"""A recipe: work that is kept with gaps, to be used again with other values.

`expand` makes a mission's terms of it. What a recipe may do stands in the recipe: its tool, the
form of the tool's input, its sites, its cap. A value fills a gap and does nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, ClassVar, Final, cast

from buddy.domain.ids import LOCAL_USER, MissionId, ToolName, UserId
from buddy.domain.instant import Instant
from buddy.domain.json_value import JsonObject, JsonValue, canonical_json
from buddy.domain.money import ZERO, Money
from buddy.domain.proposal import CAP_LIMIT, Priority
from buddy.domain.recipe_parameters import Parameter, ParameterType, checked
from buddy.domain.recipe_parameters import problems as parameter_problems
from buddy.domain.recipe_template import LEFT_OUT, fill, fill_text, names_in, problem, templates_in
from buddy.domain.scope import Scope, allows, blocks, is_shared
from buddy.domain.scope import problems as scope_problems
from buddy.domain.web_address import host_of
from buddy.errors import InputInvalid

RECIPE: Final = "recipe"
"""In a mission's metadata: the recipe that it was made from; also its source."""
RECIPE_VERSION: Final = "recipe_version"
RECIPE_NAME: Final = "recipe_name"
RECIPE_PARAMS: Final = "recipe_params"
"""In a mission's metadata: the values that were given."""
CARRIED: Final = (RECIPE, RECIPE_VERSION, RECIPE_NAME, RECIPE_PARAMS)
"""What a firing of a schedule says of the recipe that its template was made from."""
NAME_LENGTH: Final = 80
DESCRIPTION_LENGTH: Final = 1_000
OBJECTIVE_LENGTH: Final = 1_000
FILLED_LENGTH: Final = 10_000
"""Characters of an objective, its values in it."""
MOST_PARAMETERS: Final = 12
INPUT_BYTES: Final = 16_000
BUILT: Final = Instant("2026-01-01T00:00:00.000Z")
"""When the built-in ones were made, as far as lists go by that."""
_PLURAL: Final = 4
"""Letters of a word that may be a plural."""
_WEB: Final = frozenset({ParameterType.URL})


class RecipeOrigin(StrEnum):
    """Where a recipe comes from."""

    BUILT_IN = "built_in"
    MISSION = "mission"
    """Made from a mission that was carried out."""
    IMPORTED = "imported"
    WRITTEN = "written"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """A recipe, in one of its versions."""

    record_kind: ClassVar[str] = "recipe"
    record_id: str
    """``rcp_`` and 12 random url-safe characters; of a built-in one, its name in small letters."""
    user_id: UserId = LOCAL_USER
    name: str
    description: str = ""
    version: int = 1
    objective: str
    """A template (`buddy.domain.recipe_template`)."""
    parameters: tuple[Parameter, ...] = ()
    tool: ToolName
    tool_input: JsonObject = field(default_factory=dict[str, Any])
    """The same shape as the tool's input; each text of it is a template."""
    scope: Scope = field(default_factory=Scope)
    sites_of: tuple[str, ...] = ()
    """Parameters whose addresses name the sites that a run may contact, beside those of `scope`."""
    constraints: JsonObject = field(default_factory=dict[str, Any])
    priority: Priority = Priority.NORMAL
    cap_usd: Money | None = None
    """The most that a run may spend; None: what this Buddy lets a mission spend."""
    origin: RecipeOrigin = RecipeOrigin.WRITTEN
    made_from: MissionId | None = None
    created_by: UserId = LOCAL_USER
    channel: str = "api"
    created_at: Instant = BUILT
    changed_at: Instant = BUILT


@dataclass(frozen=True, slots=True, kw_only=True)
class PastRecipe:
    """An earlier version of a recipe."""

    record_kind: ClassVar[str] = "recipe_version"
    record_id: str
    user_id: UserId
    recipe: Recipe
    created_at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipeRun:
    """One mission that was made from a recipe."""

    record_kind: ClassVar[str] = "recipe_run"
    record_id: str
    """The mission's id."""
    user_id: UserId
    recipe_id: str
    version: int
    mission_id: MissionId
    created_at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Expanded:
    """What a recipe comes to with values: the terms of a mission."""

    objective: str
    tool: ToolName
    tool_input: dict[str, JsonValue]
    scope: Scope
    constraints: JsonObject
    priority: Priority
    cap_usd: Money | None
    values: dict[str, JsonValue]


def past_id(recipe_id: str, version: int) -> str:
    """Return the id under which an earlier version is kept."""
    return f"{recipe_id}-v{version}"


def problems(recipe: Recipe) -> tuple[str, ...]:
    """Return what is wrong with a recipe, one sentence each; empty where it is sound."""
    found: list[str] = []
    if not recipe.name.strip() or len(recipe.name) > NAME_LENGTH:
        found.append(f"the name has {len(recipe.name)} characters; give it 1 to {NAME_LENGTH}")
    if len(recipe.description) > DESCRIPTION_LENGTH:
        found.append(f"the description is longer than {DESCRIPTION_LENGTH:,} characters")
    if not recipe.objective.strip() or len(recipe.objective) > OBJECTIVE_LENGTH:
        found.append(f"the objective must have 1 to {OBJECTIVE_LENGTH:,} characters")
    if recipe.cap_usd is not None and not ZERO <= recipe.cap_usd <= CAP_LIMIT:
        found.append(f"the cap is {recipe.cap_usd}; it must be $0 to {CAP_LIMIT}")
    found += scope_problems(recipe.scope)
    found += _parameter_problems(recipe)
    found += _template_problems(recipe)
    return tuple(found)


def _parameter_problems(recipe: Recipe) -> list[str]:
    found: list[str] = []
    if len(recipe.parameters) > MOST_PARAMETERS:
        found.append(f"it has {len(recipe.parameters)} parameters, and {MOST_PARAMETERS} fit")
    names = [each.name for each in recipe.parameters]
    found += [f"two parameters are called {name}" for name in names if names.count(name) > 1][:1]
    for each in recipe.parameters:
        found += parameter_problems(each)
    addresses = {each.name for each in recipe.parameters if _is_web(each)}
    found += [
        f"sites_of names {name}, which is no address among the parameters"
        for name in recipe.sites_of
        if name not in addresses
    ]
    return found


def _template_problems(recipe: Recipe) -> list[str]:
    try:
        size = len(canonical_json(dict(recipe.tool_input)).encode())
        templates = [recipe.objective, *templates_in(dict(recipe.tool_input))]
    except (TypeError, ValueError) as error:
        return [f"the tool's input cannot be kept: {error}"]
    found = [
        f"{template[:60]!r}: {wrong}" for template in templates if (wrong := problem(template))
    ]
    if size > INPUT_BYTES:
        found.append(f"the tool's input has {size:,} bytes, and {INPUT_BYTES:,} fit")
    known = {each.name for each in recipe.parameters}
    used = {name for template in templates for name in names_in(template)}
    found += [f"{{{name[:40]}}} is none of its parameters" for name in sorted(used - known)]
    found += [f"the parameter {name} is used nowhere" for name in sorted(known - used)]
    return found


def _is_web(parameter: Parameter) -> bool:
    several = parameter.type is ParameterType.SEVERAL and parameter.of in _WEB
    return several or parameter.type in _WEB


def expand(recipe: Recipe, given: JsonObject) -> Expanded:
    """Return what a recipe comes to with the values that a person gives.

    Raises:
        InputInvalid: A value is missing, does not fit, or names a site beyond the recipe's. The
            details name the parameters.
    """
    values = checked(recipe.parameters, given)
    outside = [
        {"name": each.name, "problem": wrong}
        for each in recipe.parameters
        if _is_web(each) and (wrong := _outside(recipe, each.name, values[each.name]))
    ]
    if outside:
        text = "; ".join(f"{each['name']}: {each['problem']}" for each in outside)
        raise InputInvalid(text, parameters=outside, missing=[])
    objective = fill_text(recipe.objective, values)
    if not objective or len(objective) > FILLED_LENGTH:
        raise InputInvalid(
            f"The objective would have {len(objective):,} characters; it must be 1 to "
            f"{FILLED_LENGTH:,}. Give shorter values",
            parameters=[],
            missing=[],
        )
    filled = fill(dict(recipe.tool_input), values)
    assert filled is not LEFT_OUT
    return Expanded(
        objective=objective,
        tool=recipe.tool,
        tool_input=cast("dict[str, JsonValue]", filled),
        scope=_scope(recipe, values),
        constraints=recipe.constraints,
        priority=recipe.priority,
        cap_usd=recipe.cap_usd,
        values={name: value for name, value in values.items() if value is not None},
    )


def _addresses(value: JsonValue) -> list[str]:
    found = cast("list[JsonValue]", value) if isinstance(value, list) else [value]
    return [each for each in found if isinstance(each, str)]


def _outside(recipe: Recipe, name: str, value: JsonValue) -> str | None:
    """Return why an address may not be used in a recipe; None where it may."""
    for address in _addresses(value):
        host = host_of(address)
        if blocks(recipe.scope, host):
            return f"{host} is a site that this recipe never contacts"
        if name in recipe.sites_of or allows(recipe.scope, host):
            continue
        sites = recipe.scope.allowed_domains or ()
        only = ", ".join(sites) if sites else "no site"
        return f"{host} is beyond this recipe, which contacts {only}"
    return None


def _scope(recipe: Recipe, values: JsonObject) -> Scope:
    """Return the recipe's scope; where addresses name its sites, with those."""
    if not recipe.sites_of:
        return recipe.scope
    given = [_site(each) for name in recipe.sites_of for each in _addresses(values[name])]
    allowed = (*(recipe.scope.allowed_domains or ()), *given)
    return replace(recipe.scope, allowed_domains=tuple(dict.fromkeys(allowed)))


def _site(address: str) -> str:
    """Return the site that an address is on: ``www.`` is the same site as without.

    Not where that would be everybody's: ``www.github.io`` is one site of many.
    """
    host = host_of(address)
    rest = host.removeprefix("www.")
    return host if is_shared(rest) else rest


def metadata_of(recipe: Recipe, expanded: Expanded) -> dict[str, JsonValue]:
    """Return what a mission says of the recipe that it was made from."""
    return {
        RECIPE: recipe.record_id,
        RECIPE_VERSION: recipe.version,
        RECIPE_NAME: recipe.name,
        RECIPE_PARAMS: expanded.values,
    }


def carried(metadata: JsonObject) -> dict[str, JsonValue]:
    """Return what a mission says of its recipe, for a mission that repeats it."""
    return {name: metadata[name] for name in CARRIED if name in metadata}


def named(recipes: Sequence[Recipe], said: str) -> tuple[Recipe, ...]:
    """Return the recipes that somebody means: by id, by whole name, else by words of the name."""
    wanted = _plain(said)
    if not wanted:
        return ()
    for each in recipes:
        if each.record_id == said.strip() or _plain(each.name) == wanted:
            return (each,)
    words = set(wanted.split())
    return tuple(each for each in recipes if words <= set(_plain(each.name).split()))


def _plain(text: str) -> str:
    """Return words without articles, plurals and case, as names are compared."""
    words = "".join(each if each.isalnum() else " " for each in text.casefold()).split()
    kept = [word for word in words if word not in {"a", "an", "the", "for", "my", "recipe"}]
    return " ".join(
        word[:-1] if len(word) >= _PLURAL and word.endswith("s") else word for word in kept
    )
