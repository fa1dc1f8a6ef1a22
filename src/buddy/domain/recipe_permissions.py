"""What a recipe may do, in words, and what changes of it by an import or an edit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, cast

from buddy.domain.json_value import JsonObject, JsonValue, digest
from buddy.domain.money import Money
from buddy.domain.recipe import Recipe
from buddy.domain.recipe_template import names_in
from buddy.domain.scope import Scope, allows
from buddy.domain.tool import ToolSpec

ANY_SITE: Final = "any public site"
NO_SITE: Final = "no site"
_PATH: Final = "path"
_SLOT: Final = "x-slot"


@dataclass(frozen=True, slots=True, kw_only=True)
class Permissions:
    """What a run of a recipe may do at most."""

    tool: str
    risk: str
    """Of the tool; ``unknown`` where this Buddy has no such tool."""
    allowed_domains: tuple[str, ...] | None
    """None: any public site."""
    sites_of: tuple[str, ...]
    blocked_domains: tuple[str, ...]
    files: tuple[str, ...]
    """Paths on this machine, as the recipe has them: fixed ones, or ``{path}``."""
    cap: Money
    max_pages: int
    max_seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PermissionChange:
    """One thing that is not as it was."""

    field: str
    before: str | None
    """None: there was no such recipe."""
    after: str
    wider: bool | None
    """Whether more is allowed than before; None: as much as before, and something else is done."""


def permissions_of(recipe: Recipe, spec: ToolSpec | None, usual_cap: Money) -> Permissions:
    """Return what a recipe may do.

    Args:
        recipe: The recipe.
        spec: Its tool as this Buddy knows it; None: it has none of that name.
        usual_cap: What a mission may spend here where nothing is said.
    """
    scope = recipe.scope
    return Permissions(
        tool=recipe.tool,
        risk=str(spec.risk) if spec else "unknown",
        allowed_domains=scope.allowed_domains,
        sites_of=recipe.sites_of,
        blocked_domains=scope.blocked_domains,
        files=_files(recipe, spec),
        cap=usual_cap if recipe.cap_usd is None else recipe.cap_usd,
        max_pages=scope.max_pages,
        max_seconds=scope.max_duration_seconds,
    )


def _files(recipe: Recipe, spec: ToolSpec | None) -> tuple[str, ...]:
    properties: Mapping[str, JsonObject] = spec.input_schema.get("properties", {}) if spec else {}
    found: list[str] = []
    for name, value in recipe.tool_input.items():
        if properties.get(name, {}).get(_SLOT) == _PATH:
            found += _texts(value)
    return tuple(dict.fromkeys(found))


def _texts(value: JsonValue) -> list[str]:
    if isinstance(value, list):
        return [text for each in cast("list[JsonValue]", value) for text in _texts(each)]
    return [value] if isinstance(value, str) else []


def sites_words(permissions: Permissions) -> str:
    """Return which sites may be contacted."""
    given = [f"the site of {{{name}}}" for name in permissions.sites_of]
    allowed = permissions.allowed_domains
    if allowed is None and not given:
        return ANY_SITE
    return ", ".join([*(allowed or ()), *given]) or NO_SITE


def changes(before: Permissions | None, after: Permissions) -> tuple[PermissionChange, ...]:
    """Return what a recipe may do that another version of it may not, and the other way round.

    Args:
        before: What stands now; None: nothing does, so everything is new.
        after: What would stand.
    """
    told: list[PermissionChange] = []
    for name, words, wider in (
        ("tool", _tool_words, _other_tool),
        ("domains", sites_words, _more_sites),
        ("blocked domains", _blocked_words, _fewer_blocked),
        ("files", _file_words, _more_files),
        ("cap", _cap_words, _more_money),
        ("pages", _page_words, _more_pages),
        ("seconds", _second_words, _more_seconds),
    ):
        old, new = None if before is None else words(before), words(after)
        if old == new or (before is None and new == ""):
            continue
        more = before is None or wider(before, after)
        told.append(PermissionChange(field=name, before=old, after=new or "none", wider=more))
    return tuple(told)


def changes_digest(found: tuple[PermissionChange, ...], content: str) -> str:
    """Return what a person names who accepts just these changes, of just this recipe."""
    told = [[each.field, each.before, each.after] for each in found]
    return digest([content, told])[:24]


def _tool_words(each: Permissions) -> str:
    return f"{each.tool} ({each.risk})"


def _other_tool(before: Permissions, after: Permissions) -> bool:
    return (before.tool, before.risk) != (after.tool, after.risk)


def _more_sites(before: Permissions, after: Permissions) -> bool:
    if before.allowed_domains is None and not before.sites_of:
        return False
    if set(after.sites_of) - set(before.sites_of):
        return True
    if after.allowed_domains is None:
        return not after.sites_of
    inside = Scope(allowed_domains=before.allowed_domains or ())
    return not all(allows(inside, domain) for domain in after.allowed_domains)


def _blocked_words(each: Permissions) -> str:
    return ", ".join(each.blocked_domains)


def _fewer_blocked(before: Permissions, after: Permissions) -> bool:
    blocked = Scope(allowed_domains=after.blocked_domains)
    return not all(allows(blocked, domain) for domain in before.blocked_domains)


def _file_words(each: Permissions) -> str:
    said = (f"the path given for {path}" if names_in(path) else path for path in each.files)
    return ", ".join(said)


def _more_files(before: Permissions, after: Permissions) -> bool:
    return bool(set(after.files) - set(before.files))


def _cap_words(each: Permissions) -> str:
    return f"{each.cap} a run"


def _more_money(before: Permissions, after: Permissions) -> bool:
    return after.cap > before.cap


def _page_words(each: Permissions) -> str:
    return f"{each.max_pages} a run"


def _more_pages(before: Permissions, after: Permissions) -> bool:
    return after.max_pages > before.max_pages


def _second_words(each: Permissions) -> str:
    return f"{each.max_seconds:g} a run"


def _more_seconds(before: Permissions, after: Permissions) -> bool:
    return after.max_seconds > before.max_seconds
