"""Which slot of an objective fills which property of a schema that marks none.

The schemas of tools from outside say nothing of slots. A property gets one where its name and type
leave one reading only; two properties that would take the same text get none, and the person is
asked. What was filled in stands in the proposal, and nothing runs before somebody approved it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice
from typing import Final, cast

from buddy.domain.json_value import JsonObject, JsonValue
from buddy.domain.regex import regex
from buddy.domain.tool_input import SLOT_MARK

SLOTS: Final = frozenset({"query", "url", "path", "expression", "place", "text", "objective"})
"""The slots that an objective can have."""

_NAMES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("url", "uri", "link", "href", "page_url", "website", "web_page"), "url"),
    **dict.fromkeys(("query", "q", "search", "search_query", "search_term", "keywords"), "query"),
    **dict.fromkeys(("expression", "formula", "equation", "calculation"), "expression"),
    **dict.fromkeys(
        ("path", "file", "filename", "file_name", "file_path", "filepath", "directory", "folder"),
        "path",
    ),
    **dict.fromkeys(("city", "place", "location"), "place"),
    **dict.fromkeys(("message", "text", "body", "note"), "text"),
    **dict.fromkeys(("question", "prompt", "objective"), "objective"),
}
_URL_FORMATS: Final = frozenset({"uri", "url", "iri"})
_CAMEL: Final = regex(r"(?<=[a-z0-9])(?=[A-Z])")
_QUOTED: Final = regex(r"[\"“”„«»]([^\"“”„«»\n]{1,2000})[\"“”«»]|(?<!\w)'([^'\n]{1,2000})'(?!\w)")
_AFTER_COLON: Final = regex(r"\A[^:\n]{1,80}:\s+(\S.*)\Z", re.DOTALL)
_NUMBER: Final = regex(r"(?<![\w.,])[-−]?\d+(?:\.\d+)?(?![\w]|[.,]\d)")  # noqa: RUF001


def inferred_slots(schema: JsonObject) -> dict[str, str]:
    """Return the slot of each property that has one reading only, by the property's name."""
    properties = _object(schema.get("properties"))
    required = set(_texts(schema.get("required")))
    claims: dict[str, list[str]] = {}
    for name in properties:
        slot = _slot_of(name, _object(properties[name]))
        if slot is not None:
            claims.setdefault(slot, []).append(name)
    found: dict[str, str] = {}
    for slot, names in claims.items():
        needed = [name for name in names if name in required]
        chosen = needed or names
        if len(chosen) == 1:
            found[chosen[0]] = slot
    return found


def marked(schema: JsonObject, slots: Mapping[str, str]) -> JsonObject:
    """Return a schema whose properties carry these slots and no others."""
    properties = _object(schema.get("properties"))
    if not properties:
        return schema
    described: dict[str, JsonValue] = {}
    for name, value in properties.items():
        if not isinstance(value, dict):  # true and false are schemas too
            described[name] = {} if value is True else {"not": {}}
            continue
        kept = {key: part for key, part in _object(value).items() if key != SLOT_MARK}
        described[name] = {**kept, SLOT_MARK: slots[name]} if name in slots else kept
    return {**schema, "properties": described}


def text_in(objective: str) -> str | None:
    """Return the text that an objective hands over: its one quotation, or all after its colon."""
    quoted = [first or second for first, second in _QUOTED.findall(objective)]
    if len(quoted) == 1:
        return quoted[0].strip() or None
    after = _AFTER_COLON.match(objective.strip())
    return after[1].strip() if after and not quoted and "://" not in after[0] else None


def numbers_in(schema: JsonObject, objective: str) -> dict[str, int | float]:
    """Return the numeric properties that an objective fills.

    A number that stands beside a property's name is that property's (``5 steps``, ``steps: 5``).
    The others are the required properties', in their order, where there are as many of both.
    """
    properties = _object(schema.get("properties"))
    numeric = [name for name in properties if _kind(_object(properties[name])) in _NUMERIC]
    if not numeric:
        return {}
    matches = list(islice(_NUMBER.finditer(objective), _NUMBERS))
    found: dict[str, int | float] = {}
    for name in numeric:
        beside = [match for match in matches if _beside(name, objective, match)]
        if len(beside) == 1:
            found[name] = _number(beside[0][0])
            matches.remove(beside[0])
    required = set(_texts(schema.get("required")))
    left = [name for name in numeric if name in required and name not in found]
    if left and len(left) == len(matches):
        found.update(zip(left, (_number(match[0]) for match in matches), strict=True))
    return {name: value for name, value in found.items() if _fits(properties[name], value)}


_NEAR: Final = 80
"""Characters before and after a number in which a property's name is looked for."""
_NUMBERS: Final = 50
"""How many numbers of a text are looked at; a schema from outside sets how often."""
_NUMERIC: Final = frozenset({"number", "integer"})


def _slot_of(name: str, schema: JsonObject) -> str | None:
    if "enum" in schema or "const" in schema:
        return None
    kind = _kind(schema)
    if kind == "array":
        items = _object(schema.get("items"))
        slot = _slot_of(name.removesuffix("s"), items) if items else None
        return slot if slot in {"url", "path"} else None
    if kind != "string":
        return None
    if schema.get("format") in _URL_FORMATS:
        return "url"
    return _NAMES.get(_words(name))


def _kind(schema: JsonObject) -> JsonValue:
    """Return the one type of a schema; null beside it does not count."""
    kind: JsonValue = schema.get("type")
    if isinstance(kind, list):
        kinds = [each for each in cast("list[JsonValue]", kind) if each != "null"]
        return kinds[0] if len(kinds) == 1 else None
    return kind


def _words(name: str) -> str:
    return _CAMEL.sub("_", name).replace("-", "_").lower()


def _beside(name: str, objective: str, match: re.Match[str]) -> bool:
    word = r"[\s_-]+".join(re.escape(part) for part in _words(name).split("_") if part)
    before = objective[max(0, match.start() - _NEAR) : match.start()]
    after = objective[match.end() : match.end() + _NEAR]
    named_before = re.search(rf"(?i)\b{word}\s*(?:=|:|is|of)?\s*\Z", before)
    return bool(named_before or re.match(rf"(?i)\s*{word}\b", after))


def _number(text: str) -> int | float:
    plain = text.replace("−", "-")  # noqa: RUF001
    return float(plain) if "." in plain else int(plain)


def _fits(schema: JsonValue, value: float) -> bool:
    return _kind(_object(schema)) != "integer" or float(value).is_integer()


def _object(value: JsonValue) -> JsonObject:
    return cast("JsonObject", value if isinstance(value, dict) else {})


def _texts(value: JsonValue) -> list[str]:
    values = cast("list[JsonValue]", value if isinstance(value, list) else [])
    return [each for each in values if isinstance(each, str)]
