"""Makes a recipe of a mission: what of its input changes from time to time becomes a parameter.

Which that is follows from the input: addresses, texts, numbers, days and amounts. What no person
has said never stays in a recipe: it becomes a parameter that a person fills each time.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, cast

from buddy.domain.json_value import JsonObject, JsonValue
from buddy.domain.mission import Mission
from buddy.domain.origin import untrusted
from buddy.domain.recipe import NAME_LENGTH, Recipe, RecipeOrigin
from buddy.domain.recipe_parameters import (
    MOST_SEVERAL,
    MOST_TEXT,
    NAME,
    TEXT_LENGTH,
    Parameter,
    ParameterType,
    read,
    written,
)
from buddy.domain.recipe_template import escaped
from buddy.domain.regex import regex
from buddy.domain.scope import Scope, allows
from buddy.domain.secret_text import has_secrets
from buddy.domain.tool import ToolSpec
from buddy.domain.web_address import host_of
from buddy.errors import InputInvalid

_HINT: Final = 100
_NAME: Final = 60
_PIECES: Final = (
    ("page", ParameterType.URL, regex(r"https?://[^\s\"'<>“”]+[^\s\"'<>“”.,;:!?)]")),
    ("day", ParameterType.DATE, regex(r"\b\d{4}-\d{2}-\d{2}\b", re.ASCII)),
    ("amount", ParameterType.MONEY, regex(r"\$\d{1,9}(?:\.\d{1,2})?\b", re.ASCII)),
    ("phrase", ParameterType.TEXT, regex(r"(?<=[\"“])[^\"“”\n]{2,150}(?=[\"”])")),
)
"""What changes inside a longer text, the surest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A recipe that came of a mission, and the values that give the mission again."""

    recipe: Recipe
    params: dict[str, JsonValue]


@dataclass(slots=True)
class _Making:
    """What was found so far."""

    mission: Mission
    properties: Mapping[str, JsonObject]
    fixed: Collection[str]
    foreign: Collection[str]
    """Arguments that no person stands behind."""
    parameters: list[Parameter] = field(default_factory=list[Parameter])
    params: dict[str, JsonValue] = field(default_factory=dict[str, JsonValue])
    texts: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    """What a value looks like in the objective, and its parameter."""

    def add(self, parameter: Parameter, value: JsonValue) -> str | None:
        """Make a parameter of a value; return its place holder, None where it cannot be one."""
        try:
            found = read(parameter, value)
        except ValueError:
            return None
        same = next((n for n, known in self.params.items() if known == found), None)
        if same is None:
            taken = {each.name for each in self.parameters}
            same = parameter.name if NAME.fullmatch(parameter.name) else "value"
            number = 2
            while same in taken:
                same, number = f"{parameter.name[:28]}_{number}", number + 1
            self.parameters.append(replace(parameter, name=same))
            self.params[same] = found
            said = [written(found)]
            if isinstance(value, str) and parameter.type is not ParameterType.MONEY:
                said.append(value)  # an address as it was written, a text with its spaces
            self.texts += [(text, same) for text in said]
        return f"{{{same}}}"


def recipe_of(
    mission: Mission,
    spec: ToolSpec,
    *,
    name: str | None = None,
    description: str | None = None,
    fixed: Collection[str] = (),
) -> Made:
    """Return a recipe that does a mission's work with other values.

    Args:
        mission: What was done.
        spec: Its tool, as it is now.
        name: What the recipe is called; None: after the objective.
        description: A word on it.
        fixed: Arguments of the tool's input that stay as they are.

    Raises:
        InputInvalid: The mission has no tool, or words of it come from nobody who may say what
            Buddy does.
    """
    terms = mission.terms
    if terms.tool is None:
        raise InputInvalid("This mission never had a tool, so there is no work to keep")
    foreign = {each.argument for each in untrusted(terms.input_origins)}
    making = _Making(mission, spec.input_schema.get("properties", {}), set(fixed), foreign)
    shape = {key: _argument(making, key, value) for key, value in terms.tool_input.items()}
    objective = _objective(making, terms.objective)
    _refuse_foreign(mission, objective, shape, foreign)
    sites, scope = _sites(making, terms.scope)
    recipe = Recipe(
        record_id="",
        name=(name or _named(terms.objective)).strip()[:NAME_LENGTH],
        description=(description or "").strip(),
        objective=objective,
        parameters=tuple(making.parameters),
        tool=terms.tool,
        tool_input=shape,
        scope=scope,
        sites_of=sites,
        constraints=terms.constraints,
        priority=terms.priority,
        cap_usd=terms.cap_usd,
        origin=RecipeOrigin.MISSION,
        made_from=mission.mission_id,
    )
    return Made(recipe=recipe, params=making.params)


def _argument(making: _Making, key: str, value: JsonValue) -> JsonValue:
    """Return the template of one argument, and note its parameters."""
    must = key in making.foreign or has_secrets(value)
    if key in making.fixed and not must:
        return _kept(value)
    base = _parameter(making, key, value, secret=must)
    if base is None:
        return _kept(value)
    inner = _inside(making, value) if base.type is ParameterType.TEXT and not must else None
    if inner is not None:
        return inner
    place = making.add(base, value)
    if place is None:
        return _kept(value)
    return [place] if isinstance(value, list) else place


def _kept(value: JsonValue) -> JsonValue:
    """Return the template that is just this value."""
    if isinstance(value, str):
        return escaped(value)
    if isinstance(value, list):
        return [_kept(each) for each in cast("list[JsonValue]", value)]
    if isinstance(value, Mapping):
        inner = cast("Mapping[str, JsonValue]", value)
        return {key: _kept(each) for key, each in inner.items()}
    return value


def _parameter(making: _Making, key: str, value: JsonValue, *, secret: bool) -> Parameter | None:
    """Return what an argument becomes as a whole; None: it stays as it is."""
    schema = making.properties.get(key, {})
    name = re.sub(r"[^a-z0-9_]+", "_", key.lower()).strip("_")[:31]
    hint = "" if secret else written(value)[:_HINT]
    label = str(schema.get("title") or "")
    base = Parameter(name=name, label=label, hint=hint)
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        return replace(
            base,
            hint="",
            type=ParameterType.NUMBER,
            default=None if secret else value,
            minimum=schema.get("minimum"),
            maximum=schema.get("maximum"),
            whole=schema.get("type") == "integer",
        )
    if isinstance(value, list):
        return _several(cast("list[JsonValue]", value), schema, base)
    return _of_text(value, schema, base, secret=secret) if isinstance(value, str) else None


def _of_text(value: str, schema: JsonObject, base: Parameter, *, secret: bool) -> Parameter | None:
    if not value.strip() or len(value) > MOST_TEXT or "\n" in value.strip():
        return None
    choices = schema.get("enum")
    if isinstance(choices, list):
        picked = tuple(str(each) for each in cast("list[JsonValue]", choices))
        default = None if secret else value
        return replace(base, type=ParameterType.CHOICE, choices=picked, default=default)
    if _is_address(value):
        return replace(base, type=ParameterType.URL)
    return replace(base, max_length=max(TEXT_LENGTH, len(value)))


def _several(values: list[JsonValue], schema: JsonObject, base: Parameter) -> Parameter | None:
    texts = [each for each in values if isinstance(each, str)]
    if not texts or len(texts) != len(values) or len(texts) > MOST_SEVERAL:
        return None
    addresses = all(_is_address(each) for each in texts)
    most = schema.get("maxItems")
    return replace(
        base,
        type=ParameterType.SEVERAL,
        of=ParameterType.URL if addresses else ParameterType.TEXT,
        most=min(MOST_SEVERAL, most) if isinstance(most, int) else MOST_SEVERAL,
        max_length=max(TEXT_LENGTH, *(len(each) for each in texts)),
    )


def _is_address(value: str) -> bool:
    return value.startswith(("http://", "https://"))


def _inside(making: _Making, text: str) -> str | None:
    """Return the template of a text in which pieces change; None: it changes as a whole."""
    spans: list[tuple[int, int, Parameter]] = []
    for name, kind, pattern in _PIECES:
        for found in pattern.finditer(text):
            begin, end = found.span()
            if all(end <= b or begin >= e for b, e, _ in spans):
                spans.append((begin, end, Parameter(name=name, type=kind, hint=found[0][:_HINT])))
    parts, place = list[str](), 0
    for begin, end, parameter in sorted(spans, key=lambda each: each[0]):
        holder = making.add(parameter, text[begin:end])
        if holder is None:
            continue
        lead = "$" if parameter.type is ParameterType.MONEY else ""
        parts += [escaped(text[place:begin]), lead, holder]
        place = end
    return "".join([*parts, escaped(text[place:])]) if place else None


def _objective(making: _Making, objective: str) -> str:
    """Return the template of the objective: every value in it is replaced by its parameter."""
    words = {text: name for text, name in reversed(making.texts) if text}
    for text, name in list(words.items()):
        if _is_address(text):
            words.setdefault(text.split("://", 1)[1].rstrip("/"), name)
    if not words:
        return escaped(objective)
    found = "|".join(
        rf"(?<!\w){re.escape(text)}(?!\w)" for text in sorted(words, key=len, reverse=True)
    )
    parts, place = list[str](), 0
    for hit in re.finditer(found, objective):
        parts += [escaped(objective[place : hit.start()]), f"{{{words[hit[0]]}}}"]
        place = hit.end()
    return "".join([*parts, escaped(objective[place:])])


def _refuse_foreign(
    mission: Mission, objective: str, shape: JsonObject, foreign: Collection[str]
) -> None:
    """Refuse a recipe in which words would stay that no person has said.

    Raises:
        InputInvalid: Some would, and whose they are.
    """
    for key in foreign:
        value = shape.get(key)
        if key in shape and value == _kept(mission.terms.tool_input.get(key)):
            raise InputInvalid(
                f"{key} of this mission was not said by you and cannot become a parameter; state "
                "the objective yourself and save that",
                field=key,
            )
    for mark in mission.terms.objective_marks:
        if escaped(mark.argument) in objective:
            raise InputInvalid(
                f"{mark.argument[:60]!r} in this mission is {mark.text}; a recipe is in your own "
                "words, so state the objective yourself and save that",
                field="objective",
            )


def _sites(making: _Making, scope: Scope) -> tuple[tuple[str, ...], Scope]:
    """Return the parameters that name sites, and the scope without those."""
    allowed = scope.allowed_domains
    if allowed is None:
        return (), scope
    sites: list[str] = []
    named = set[str]()
    for parameter in making.parameters:
        kind = parameter.of if parameter.type is ParameterType.SEVERAL else parameter.type
        if kind is not ParameterType.URL:
            continue
        value = making.params[parameter.name]
        given = cast("list[str]", value if isinstance(value, list) else [value])
        hosts = [host_of(each) for each in given]
        covering = {d for d in allowed for h in hosts if allows(Scope(allowed_domains=(d,)), h)}
        if covering:
            sites.append(parameter.name)
            named |= covering
    rest = tuple(domain for domain in allowed if domain not in named)
    return tuple(sites), replace(scope, allowed_domains=rest)


def _named(objective: str) -> str:
    words = " ".join(objective.split())
    if len(words) > _NAME:
        words = f"{words[:_NAME].rsplit(' ', 1)[0]} …"
    return words[:1].upper() + words[1:]
