"""Prices by configuration: ``BUDDY_PRICES`` puts a price on a tool."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from buddy.domain.json_value import JsonObject
from buddy.domain.money import ZERO, Money
from buddy.domain.tool import Price, PriceKind, ToolResult, ToolSpec
from buddy.errors import InputInvalid
from buddy.ports.tools import Tool, ToolContext


def parse_prices(text: str) -> Mapping[str, Price]:
    """Read ``web_search=0.01,calculate=unknown``.

    Raises:
        InputInvalid: An entry is not ``tool=dollars`` or ``tool=unknown``.
    """
    prices: dict[str, Price] = {}
    for entry in filter(None, (part.strip() for part in text.split(","))):
        name, _, amount = (part.strip() for part in entry.partition("="))
        if amount == "unknown":
            prices[name] = Price(kind=PriceKind.UNKNOWN)
            continue
        try:
            money = Money.parse(amount)
        except ValueError as error:
            raise InputInvalid(
                f"BUDDY_PRICES: {entry!r} is not tool=dollars or tool=unknown"
            ) from error
        if not name or money < ZERO:
            raise InputInvalid(f"BUDDY_PRICES: {entry!r} needs a tool and an amount from 0")
        kind = PriceKind.KNOWN if money > ZERO else PriceKind.ZERO
        prices[name] = Price(kind=kind, per_call=money)
    return prices


@dataclass(frozen=True, slots=True)
class _Priced:
    """A tool with another price on it."""

    tool: Tool
    price: Price

    @property
    def spec(self) -> ToolSpec:
        """The tool's spec with this price."""
        return replace(self.tool.spec, price=self.price)

    async def call(self, tool_input: JsonObject, context: ToolContext) -> ToolResult:
        """Call the tool."""
        return await self.tool.call(tool_input, context)


def priced(tools: Sequence[Tool], prices: Mapping[str, Price]) -> list[Tool]:
    """Return the tools with these prices on them.

    Raises:
        InputInvalid: A price is for a tool that does not exist.
    """
    unknown = set(prices) - {tool.spec.name for tool in tools}
    if unknown:
        raise InputInvalid(f"BUDDY_PRICES: no tool is called {', '.join(sorted(unknown))}")
    return [
        _Priced(tool, prices[tool.spec.name]) if tool.spec.name in prices else tool
        for tool in tools
    ]
