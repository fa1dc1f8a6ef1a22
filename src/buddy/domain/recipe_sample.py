"""A tool's answer that was recorded with a recipe, so that the recipe can be tested offline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Final, cast

from buddy.domain.ids import MissionId, ToolName, UserId
from buddy.domain.instant import Instant
from buddy.domain.json_value import JsonObject, JsonValue, canonical_json
from buddy.domain.secret_text import cleaned

ANSWER_BYTES: Final = 48_000
"""Of one recorded answer."""
KEPT: Final = 3
"""Answers that are kept with a recipe, the newest."""
_ROUNDS: Final = ((4_000, 40), (1_000, 12), (300, 5), (80, 2))
"""Characters of a text and entries of a list that are kept, ever fewer until the answer fits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipeSample:
    """What a tool answered when a recipe's work was done."""

    record_kind: ClassVar[str] = "recipe_sample"
    record_id: str
    user_id: UserId
    recipe_id: str
    params: JsonObject
    """The values that were given."""
    tool: ToolName
    tool_input: JsonObject
    answer: JsonObject
    """`ToolResult.to_json`, shortened and without secrets."""
    mission_id: MissionId | None = None
    created_at: Instant


def recorded(value: JsonObject) -> JsonObject | None:
    """Return an answer as it is kept: without secrets, short; None where it cannot be made so."""
    safe = cleaned(dict(value))
    for characters, entries in ((10**9, 10**9), *_ROUNDS):
        short = _shortened(safe, characters, entries)
        if len(canonical_json(short).encode()) <= ANSWER_BYTES:
            return cast("JsonObject", short)
    return None


def _shortened(value: JsonValue, characters: int, entries: int) -> JsonValue:
    if isinstance(value, str):
        return value[:characters]
    if isinstance(value, list):
        kept = cast("list[JsonValue]", value)[:entries]
        return [_shortened(each, characters, entries) for each in kept]
    if isinstance(value, Mapping):
        inner = cast("Mapping[str, JsonValue]", value)
        return {key: _shortened(each, characters, entries) for key, each in inner.items()}
    return value
