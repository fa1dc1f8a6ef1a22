"""The tool ``calculate`` over its port."""

from __future__ import annotations

import jsonschema_rs
import pytest

from buddy.adapters.tools.calculate import Calculate
from buddy.domain.arithmetic.slots import expression_in
from buddy.domain.artifact import ArtifactType
from buddy.domain.ids import EffectKey, MissionId, UserId
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject, canonical_json
from buddy.domain.scope import Scope
from buddy.domain.tool import PriceKind, Risk, ToolResult
from buddy.errors import ToolExecutionFailed, ToolInputInvalid
from buddy.ports.tools import Tool, ToolContext

TIMES = "\N{MULTIPLICATION SIGN}"


def _context(reports: list[tuple[int, int, str]] | None = None) -> ToolContext:
    held = reports if reports is not None else []
    return ToolContext(
        user_id=UserId("local"),
        mission_id=MissionId("m_aaaaaaaaaaaa"),
        effect_key=EffectKey("r_1:tool_execution:0"),
        scope=Scope(),
        report=lambda items, pages, message: held.append((items, pages, message)),
    )


async def _call(expression: str) -> ToolResult:
    tool: Tool = Calculate()
    result = await tool.call({"expression": expression}, _context())
    jsonschema_rs.validate(dict(tool.spec.output_schema), dict(result.data))
    canonical_json(result.data)
    return result


async def test_the_answer_is_one_line_and_the_data_says_the_rest() -> None:
    result = await _call("what is 15% of 2,340 plus 19?")
    assert result.summary == "15% of 2,340 + 19 = 370"
    assert result.data == {
        "expression": "15% of 2,340 + 19",
        "equation": "15% of 2,340 + 19 = 370",
        "value": "370",
        "display": "370",
        "fraction": None,
        "unit": "",
        "exact": True,
        "notes": [],
    }


async def test_a_fraction_is_kept_exactly() -> None:
    result = await _call("1/3 + 1/7")
    assert result.data["fraction"] == "10/21"
    assert result.data["value"] == "0.47619047619"
    assert result.data["exact"] is True


async def test_an_approximation_has_no_fraction() -> None:
    result = await _call("sqrt(2)")
    assert result.data["fraction"] is None
    assert result.data["exact"] is False


async def test_units_and_notes() -> None:
    result = await _call("2 cups in ml")
    assert result.summary == "2 cup = 473.176473 mL"
    assert result.data["unit"] == "mL"
    assert result.data["notes"] == ["cup: US measure"]


async def test_a_large_result_stays_small_in_the_summary() -> None:
    result = await _call("2^10000")
    assert result.data["value"] == str(2**10000)
    assert result.summary == f"2^10,000 ≈ 1.99506311688 {TIMES} 10^3010"


async def test_it_reports_its_one_item() -> None:
    reports: list[tuple[int, int, str]] = []
    await Calculate().call({"expression": "1+1"}, _context(reports))
    assert reports == [(1, 0, "1 + 1 = 2")]


@pytest.mark.parametrize("tool_input", [{}, {"expression": 5}, {"expression": None}])
async def test_a_missing_expression_is_asked_for(tool_input: JsonObject) -> None:
    with pytest.raises(ToolInputInvalid, match="15% of 2,340"):
        await Calculate().call(tool_input, _context())


async def test_errors_keep_their_kind() -> None:
    with pytest.raises(ToolInputInvalid, match="no meaning"):
        await _call("__import__('os')")
    with pytest.raises(ToolExecutionFailed, match="Division by zero"):
        await _call("5 / 0")


def test_what_it_declares() -> None:
    spec = Calculate().spec
    assert (spec.name, spec.intents) == ("calculate", (Intent.CALCULATION,))
    assert spec.artifact_type is ArtifactType.CALCULATION_RESULT
    assert (spec.price.kind, spec.risk, spec.idempotent) == (PriceKind.ZERO, Risk.READ, True)
    assert not spec.contacts_network
    for schema in (spec.input_schema, spec.output_schema):
        jsonschema_rs.meta.validate(dict(schema))


async def test_every_example_is_understood() -> None:
    for example in Calculate().spec.examples:
        expression = expression_in(example)
        assert expression is not None, example
        assert (await _call(expression)).summary
