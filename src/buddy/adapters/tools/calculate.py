"""The tool ``calculate``: exact arithmetic, percentages and unit conversions."""

from __future__ import annotations

from typing import Final

from buddy.domain.arithmetic.calculator import calculate
from buddy.domain.arithmetic.limits import MAX_LENGTH
from buddy.domain.artifact import ArtifactType
from buddy.domain.ids import ToolName
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject
from buddy.domain.tool import ToolResult, ToolSpec
from buddy.errors import ToolInputInvalid
from buddy.ports.tools import ToolContext

_LONGEST_FRACTION = 200
"""Characters up to which the exact fraction is part of the result."""

_SPEC: Final = ToolSpec(
    name=ToolName("calculate"),
    description=(
        "Calculates exactly: sums, products, powers, roots, percentages, discounts and tips, "
        "and converts units of length, mass, time, temperature, volume, speed, data and energy."
    ),
    examples=(
        "What is 15% of 2,340 plus 19?",
        "calculate (12.5 + 7.5) * 3",
        "how much is 20% off 80",
        "convert 10 km to miles",
        "what percentage of 50 is 12",
        "72 fahrenheit in celsius",
        "add an 18% tip to $64.20",
        "square root of 1764",
        "2 to the power of 16",
        "how many seconds are in a week",
        "split 245.50 by 4",
        "5 ft 11 in to cm",
        "average of 12, 18 and 33",
    ),
    input_schema={
        "type": "object",
        "properties": {
            "expression": {
                "type": "string",
                "minLength": 1,
                "maxLength": MAX_LENGTH,
                "description": "Arithmetic in symbols or words, such as 15% of 2,340 + 19",
                "x-slot": "expression",
            }
        },
        "required": ["expression"],
        "additionalProperties": False,
    },
    output_schema={
        "type": "object",
        "properties": {
            "expression": {"type": "string"},
            "equation": {"type": "string"},
            "value": {"type": "string"},
            "display": {"type": "string"},
            "fraction": {"type": ["string", "null"]},
            "unit": {"type": "string"},
            "exact": {"type": "boolean"},
            "notes": {"type": "array", "items": {"type": "string"}},
        },
        "required": ["expression", "equation", "value", "display", "unit", "exact", "notes"],
    },
    intents=(Intent.CALCULATION,),
    artifact_type=ArtifactType.CALCULATION_RESULT,
    timeout_seconds=5.0,
    typical_seconds=0.01,
)


class Calculate:
    """Evaluates an expression. The result's ``data``:

    - ``expression``: what was computed, in one normal spelling
    - ``equation``: expression and result
    - ``value``: plain digits, the exact decimal or 12 significant digits
    - ``display``: the value for people, with its unit
    - ``fraction``: ``p/q`` where no decimal is exact and the fraction is short, else null
    - ``unit``: its symbol, empty for a pure number
    - ``exact``: false once an irrational number was approximated
    - ``notes``: conventions it rests on
    """  # noqa: D415  # a list closes it

    @property
    def spec(self) -> ToolSpec:
        """What the tool declares."""
        return _SPEC

    async def call(self, tool_input: JsonObject, context: ToolContext) -> ToolResult:
        """Calculate once.

        Raises:
            ToolInputInvalid: The expression is missing or is no calculation.
            ToolExecutionFailed: It has no value (division by zero, units that do not go
                together), or one too large to write.
        """
        expression = tool_input.get("expression")
        if not isinstance(expression, str):
            raise ToolInputInvalid(
                "calculate needs a text in expression, such as 15% of 2,340 plus 19"
            )
        done = calculate(expression)
        fraction = f"{done.value.numerator}/{done.value.denominator}"
        whole = done.value.denominator == 1
        context.report(1, 0, done.equation)
        return ToolResult(
            data={
                "expression": done.expression,
                "equation": done.equation,
                "value": done.text,
                "display": done.display,
                "fraction": (
                    fraction
                    if done.exact and not whole and len(fraction) <= _LONGEST_FRACTION
                    else None
                ),
                "unit": done.unit,
                "exact": done.exact,
                "notes": list(done.notes),
            },
            summary=done.equation,
        )
