"""How an objective becomes a tool's input without a model.

A property of a tool's input schema names the slot that fills it (``"x-slot": "url"``). Addresses
and paths come from `buddy.domain.slots`; texts that need more reading (the query, the expression,
the place) are handed in by the caller.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, cast

from buddy.domain.assent import agrees, declines
from buddy.domain.json_value import JsonObject, JsonValue
from buddy.domain.regex import regex
from buddy.domain.slots import Slots
from buddy.domain.tool import ToolSpec

SLOT_MARK: Final = "x-slot"
DEFAULT_SCHEME: Final = "https://"
_NUMBERED: Final = regex(
    r"(?:localhost|\d{1,3}(?:\.\d{1,3}){3})(?!:443\b)(?=[:/?#]|$)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledInput:
    """A tool's input, as far as the objective supplies it."""

    input: JsonObject = field(default_factory=dict[str, JsonValue])
    """The filled properties; defaults of the schema are written out."""
    missing: tuple[str, ...] = ()
    """Required properties without a value, in the order of the schema."""
    defaults: tuple[str, ...] = ()
    """Filled properties that hold the schema's default."""

    @property
    def complete(self) -> bool:
        """Whether nothing required is missing."""
        return not self.missing


def fill_input(
    spec: ToolSpec, objective: str, slots: Slots, extra: Mapping[str, str]
) -> FilledInput:
    """Fill the properties of a tool's input that carry a slot.

    An array property takes all values of its slot, any other the first; behind one that has the
    first, an array takes the others. An address without a
    scheme gets ``https://``. A property without a value takes its schema's ``default``. Without a
    query of its own in `extra`, the slot ``query`` is the objective itself.

    Args:
        spec: The tool; its ``input_schema`` is read.
        objective: What the person asked for.
        slots: What `buddy.domain.slots.find_slots` found in it.
        extra: Text per slot name; it goes before what `slots` holds. Blank texts count as none.
    """
    offered = _offered(objective, slots, extra)
    properties = _object(spec.input_schema.get("properties"))
    filled: dict[str, JsonValue] = {}
    taken: set[str] = set()
    defaults: list[str] = []
    for name in properties:
        described = _object(properties[name])
        slot = described.get(SLOT_MARK)
        values = offered.get(slot, ()) if isinstance(slot, str) else ()
        if slot in taken and _is_list(described):
            values = values[1:]
        if values:
            filled[name] = _shaped(values, described)
            taken.update((str(slot),) if not _is_list(described) else ())
        elif "default" in described:
            filled[name] = described["default"]
            defaults.append(name)
    required = cast("list[str]", spec.input_schema.get("required") or [])
    return FilledInput(
        input=filled,
        missing=tuple(name for name in dict.fromkeys(required) if name not in filled),
        defaults=tuple(defaults),
    )


def with_scheme(address: str) -> str:
    """Return an address that has a scheme; ``https://`` is put before one that has none.

    A machine by its number, or this one, gets ``http://``: nobody vouches for such a name.
    """
    if "://" in address:
        return address
    return ("http://" if _NUMBERED.match(address) else DEFAULT_SCHEME) + address


def typed(text: str, schema: JsonObject) -> JsonValue | None:
    """Return what a person typed as the value that a property wants; None: it is none of that type.

    Args:
        text: The answer, as written.
        schema: The property's. One that wants no certain type gets the text.
    """
    said, kind = text.strip(), schema.get("type")
    kinds = cast("list[JsonValue]", kind) if isinstance(kind, list) else [kind]
    if not said or "string" in kinds or kinds == [None]:
        return said or None
    if "boolean" in kinds:
        return True if agrees(said) else False if declines(said) else None
    try:
        value: JsonValue = json.loads(said)
    except ValueError:
        value = None
    if "array" in kinds:
        parts = [part.strip() for part in said.split(",") if part.strip()]
        return cast("JsonValue", value if isinstance(value, list) else parts)
    if "object" in kinds:
        return cast("JsonValue", value) if isinstance(value, dict) else None
    number = value if isinstance(value, (int, float)) and not isinstance(value, bool) else None
    return number if "number" in kinds or isinstance(number, int) else None


def _offered(objective: str, slots: Slots, extra: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return the values per slot name, best first."""
    offered: dict[str, tuple[str, ...]] = {
        "url": tuple(dict.fromkeys(with_scheme(url) for url in slots.urls)),
        "domain": slots.domains,
        "path": slots.paths,
        "query": (objective.strip(),) if objective.strip() else (),
    }
    for slot, text in extra.items():
        if not text.strip():
            continue
        value = with_scheme(text.strip()) if slot == "url" else text.strip()
        others = () if slot == "query" else offered.get(slot, ())
        offered[slot] = tuple(dict.fromkeys((value, *others)))
    return offered


def _shaped(values: tuple[str, ...], schema: Mapping[str, JsonValue]) -> JsonValue:
    """Return one value, or a list of them where the schema wants an array (to its maxItems)."""
    if not _is_list(schema):
        return values[0]
    most = schema.get("maxItems")
    limited = values[:most] if isinstance(most, int) and most > 0 else values
    return list(limited)


def _is_list(schema: Mapping[str, JsonValue]) -> bool:
    kind = schema.get("type")
    return kind == "array" or (isinstance(kind, list) and "array" in kind)


def _object(value: JsonValue) -> JsonObject:
    return cast("JsonObject", value if isinstance(value, dict) else {})
