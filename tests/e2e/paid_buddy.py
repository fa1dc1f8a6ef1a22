"""Serves a whole Buddy with one tool more, which costs money: `python paid_buddy.py DATA_DIR`.

`market_report` buys three pages, one paid call each. Everything else is what `buddy serve` has.
"""

from __future__ import annotations

import os
import socket
import sys
from dataclasses import replace

from buddy.bootstrap.assembly import assemble
from buddy.bootstrap.buddy import Buddy
from buddy.bootstrap.build import build
from buddy.bootstrap.chosen_settings import read_settings
from buddy.cli.server import BuddyServer
from buddy.domain.artifact import ArtifactType
from buddy.domain.ids import EffectKey, ToolName
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject, JsonValue
from buddy.domain.money import Money
from buddy.domain.tool import Credits, PaidAnswer, PaidCall, Price, PriceKind, ToolResult, ToolSpec
from buddy.ports.tools import ToolContext
from buddy.web.app import create_app

PAGES = (("page 1", "2.10"), ("page 2", "2.10"), ("page 3", "0.95"))
FIGURES: dict[str, JsonObject] = {
    "page 1": {"year": "2023", "thousands_sold": 412, "average_price_usd": 1180},
    "page 2": {"year": "2024", "thousands_sold": 467, "average_price_usd": 1125},
    "page 3": {"year": "2025", "thousands_sold": 531, "average_price_usd": 1060},
}


def known(dollars: str) -> Price:
    return Price(kind=PriceKind.KNOWN, per_call=Money.parse(dollars))


class MarketReport:
    """Buys a report page by page."""

    spec = ToolSpec(
        name=ToolName("market_report"),
        description="Buy a market report about an industry from a paid provider, page by page.",
        examples=(
            "Buy the market report about bicycles",
            "Buy a market report on heat pumps",
            "Purchase the market report about coffee",
        ),
        input_schema={
            "type": "object",
            "properties": {"query": {"type": "string", "x-slot": "query"}},
            "required": ["query"],
            "additionalProperties": False,
        },
        output_schema={"type": "object"},
        intents=(Intent.SEARCH, Intent.RESEARCH),
        artifact_type=ArtifactType.JSON,
        price=known("2.10"),
        announces_calls=True,
        typical_seconds=1.0,
    )

    async def call(self, tool_input: JsonObject, context: ToolContext) -> ToolResult:
        """Buy the pages one after the other."""
        bought = [await self._buy(context, name, dollars) for name, dollars in PAGES]
        about = str(tool_input["query"]).removeprefix("Buy the market report about ")
        return ToolResult(
            data={"about": about, "years": list[JsonValue](bought)},
            summary=f"Bought {len(bought)} pages about {about}",
            title=f"The market of {about}",
        )

    async def _buy(self, context: ToolContext, name: str, dollars: str) -> JsonObject:
        async def make(_key: EffectKey) -> PaidAnswer:
            return PaidAnswer(value=FIGURES[name])

        credits_used = Credits(service="reports", amount=1)
        call = PaidCall(name=name, price=known(dollars), credits=credits_used)
        return await context.pay(call, make)


def paid_buddy() -> Buddy:
    """Return the Buddy of the environment, with the tool that costs money."""
    parts = build(read_settings()).parts
    return assemble(replace(parts, tools=[*parts.tools, MarketReport()]))


def main() -> None:
    """Serve on a free port of loopback and say which."""
    os.environ["BUDDY_DATA_DIR"] = sys.argv[1]
    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    os.environ["BUDDY_PORT"] = str(port)
    buddy = paid_buddy()
    server = BuddyServer(create_app(buddy), buddy.dismiss)
    sys.stdout.write(f"Buddy is starting; the whiteboard is at http://127.0.0.1:{port}/\n")
    sys.stdout.flush()
    server.run(sockets=[listener])


if __name__ == "__main__":
    main()
