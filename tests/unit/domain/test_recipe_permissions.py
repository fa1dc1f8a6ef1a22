"""What changes of what a recipe may do."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from buddy.adapters.tools.page_changes_spec import SPEC as CHANGES_SPEC
from buddy.domain.ids import ToolName
from buddy.domain.money import Money
from buddy.domain.recipe import Recipe
from buddy.domain.recipe_built_in import CHANGES
from buddy.domain.recipe_permissions import (
    changes,
    changes_digest,
    permissions_of,
    sites_words,
)
from buddy.domain.scope import Scope
from buddy.domain.tool import ToolSpec

USUAL = Money(5_000_000)
NOW = permissions_of(CHANGES, CHANGES_SPEC, USUAL)


def after(
    spec: ToolSpec | None = CHANGES_SPEC, **parts: Any
) -> dict[str, tuple[str | None, str, bool | None]]:
    found = changes(NOW, permissions_of(replace(CHANGES, **parts), spec, USUAL))
    return {each.field: (each.before, each.after, each.wider) for each in found}


def test_all_of_a_new_recipe_is_new() -> None:
    found = changes(None, NOW)
    assert [(each.field, each.after, each.wider) for each in found] == [
        ("tool", "page_changes (read)", True),
        ("domains", "the site of {url}", True),
        ("cap", "$5.00 a run", True),
        ("pages", "1 a run", True),
        ("seconds", "120 a run", True),
    ]


def test_the_same_again_changes_nothing() -> None:
    assert changes(NOW, NOW) == ()
    assert after(description="other words") == {}


@pytest.mark.parametrize(
    ("parts", "field", "wider"),
    [
        ({"tool": ToolName("web_extract")}, "tool", True),
        ({"sites_of": (), "scope": Scope(max_pages=1)}, "domains", True),
        ({"sites_of": (), "scope": Scope(max_pages=1, allowed_domains=())}, "domains", False),
        ({"scope": Scope(max_pages=1, allowed_domains=("a.example",))}, "domains", True),
        ({"scope": Scope(max_pages=1, blocked_domains=("a.example",))}, "blocked domains", False),
        ({"cap_usd": Money(9_000_000)}, "cap", True),
        ({"cap_usd": Money(1)}, "cap", False),
        ({"scope": Scope(max_pages=9)}, "pages", True),
        ({"scope": Scope(max_pages=1, max_duration_seconds=1.0)}, "seconds", False),
    ],
)
def test_each_change_says_whether_more_is_allowed(
    parts: dict[str, Any], field: str, wider: bool
) -> None:
    found = after(**parts)
    assert set(found) == {field}
    assert found[field][2] is wider


def test_a_narrower_site_is_no_wider_one() -> None:
    wide = replace(CHANGES, sites_of=(), scope=Scope(allowed_domains=("example.org",)))
    narrow = replace(wide, scope=Scope(allowed_domains=("www.example.org",)))
    before, then = (permissions_of(each, CHANGES_SPEC, USUAL) for each in (wide, narrow))
    assert [each.wider for each in changes(before, then)] == [False]
    assert [each.wider for each in changes(then, before)] == [True]


def test_files_are_told_and_an_unknown_tool_is() -> None:
    schema = {"type": "object", "properties": {"path": {"type": "string", "x-slot": "path"}}}
    reader = replace(CHANGES_SPEC, name=ToolName("read_file"), input_schema=schema)
    recipe: Recipe = replace(CHANGES, tool=reader.name, tool_input={"path": "/notes/{url}"})
    assert permissions_of(recipe, reader, USUAL).files == ("/notes/{url}",)
    fixed = replace(recipe, tool_input={"path": "/etc/hosts"})
    told = changes(None, permissions_of(fixed, reader, USUAL))
    assert ("files", "/etc/hosts") in [(each.field, each.after) for each in told]
    assert permissions_of(fixed, None, USUAL).risk == "unknown"


def test_a_yes_is_to_these_changes_of_this_recipe() -> None:
    one, other = changes(None, NOW), changes(NOW, NOW)
    assert changes_digest(one, "a") != changes_digest(one, "b")
    assert changes_digest(one, "a") != changes_digest(other, "a")


def test_sites_in_words() -> None:
    assert sites_words(replace(NOW, sites_of=())) == "any public site"
    assert sites_words(replace(NOW, sites_of=(), allowed_domains=())) == "no site"
