"""What becomes of a server's declaration: bounded, its hints not asked, nothing fetched."""

from __future__ import annotations

from typing import Any

import pytest

from buddy.adapters.tool_source.mcp_config import ServerConfig
from buddy.adapters.tool_source.mcp_tool import Declared, Unusable, spec_of, tool_name
from buddy.domain.intent import Intent
from buddy.domain.tool import PriceKind, Risk


def config(**parts: Any) -> ServerConfig:
    return ServerConfig.model_validate({"command": "x", **parts})


def declared(description: str = "Reads a page", **schema: Any) -> Declared:
    return Declared(
        name="read",
        description=description,
        input_schema={"type": "object", "properties": {"url": {"type": "string"}}, **schema},
    )


def test_it_is_as_bad_as_it_can_be_until_the_person_says_otherwise() -> None:
    spec = spec_of("web", config(), declared())
    assert (spec.name, spec.server) == ("web.read", "web")
    assert (spec.risk, spec.idempotent) == (Risk.IRREVERSIBLE, False)
    assert (spec.price.kind, spec.intents) == (PriceKind.UNKNOWN, ())
    assert spec.input_schema["properties"]["url"]["x-slot"] == "url"


def test_what_the_person_says_of_one_tool_goes_before_what_they_say_of_all() -> None:
    words = {
        "risk": "read",
        "idempotent": True,
        "intents": ["extraction"],
        "slots": {"url": "query"},
    }
    spec = spec_of("web", config(risk="write", price=0, tools={"read": words}), declared())
    assert (spec.risk, spec.idempotent, spec.price.kind) == (Risk.READ, True, PriceKind.ZERO)
    assert spec.intents == (Intent.EXTRACTION,)
    assert spec.input_schema["properties"]["url"]["x-slot"] == "query"
    assert spec_of("web", config(risk="write"), declared()).risk is Risk.WRITE


def test_a_description_is_bounded_and_its_digest_is_of_the_whole() -> None:
    long = "Read\u202e me\x07 " + "x" * 5_000
    first, second = (
        spec_of("a", config(), declared(long)),
        spec_of("a", config(), declared(long + "!")),
    )
    assert len(first.description) == 1_000
    assert first.description.startswith("Read me xxx")
    assert first.description == second.description
    assert first.digest != second.digest


@pytest.mark.parametrize(
    ("schema", "said"),
    [
        ({"type": "array"}, "not that of an object"),
        ({"properties": []}, "no valid JSON Schema"),
        ({"properties": {"a": {"type": "wrong"}}}, "no valid JSON Schema"),
        ({"properties": {"a": {"$ref": "https://example.org/x.json"}}}, "points outside itself"),
        ({"properties": {"a": {"$ref": "other.json"}}}, "points outside itself"),
        ({"properties": {"a": {"description": "x" * 100_001}}}, "bytes"),
    ],
)
def test_a_schema_that_cannot_be_used_is_left_out(schema: dict[str, Any], said: str) -> None:
    with pytest.raises(Unusable, match=said):
        spec_of("a", config(), declared(**schema))


def test_a_schema_without_end_is_left_out() -> None:
    deep: dict[str, Any] = {}
    for _ in range(2_000):
        deep = {"items": deep}
    with pytest.raises(Unusable, match="nested deeper"):
        spec_of("a", config(), declared(properties={"a": deep}))


def test_a_slot_that_there_is_not_is_told() -> None:
    with pytest.raises(Unusable, match="'mood'"):
        spec_of("a", config(tools={"read": {"slots": {"url": "mood"}}}), declared())


def test_a_name_fits_into_an_address() -> None:
    assert tool_name("a", "../x y/ü") == "a..._x_y_"
    assert len(tool_name("a", "x" * 500)) == 82
