"""Tools that exist for chaos only: each of them calls the receiving test service.

``ledger_put`` may be repeated under its key, ``ledger_post`` must not be, ``fickle_put`` is the one
that the load switches off between approve and execute.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import httpx2

from buddy.domain.json_value import JsonObject
from buddy.domain.money import Money
from buddy.domain.tool import Price, PriceKind, ToolResult, ToolSpec
from buddy.errors import ToolExecutionFailed
from buddy.ports.tools import ToolContext
from buddy.testing.tools import spec

SAFE, RISKY, FICKLE = "ledger_put", "ledger_post", "fickle_put"
PRICES = {SAFE: Money(10_000), RISKY: Money(20_000), FICKLE: Money(5_000)}
TIMEOUT_SECONDS = 4.0
REPORTS = 3


@dataclass(slots=True)
class ServiceTool:
    """A tool that asks the test service to do something."""

    spec: ToolSpec
    service: str
    _http: httpx2.AsyncClient | None = field(default=None)

    async def call(self, tool_input: JsonObject, context: ToolContext) -> ToolResult:
        """Call the service once, under the effect key."""
        if self._http is None:
            self._http = httpx2.AsyncClient(base_url=self.service, trust_env=False, timeout=60)
        asked = {
            "key": context.effect_key,
            "mission_id": context.mission_id,
            "tool": self.spec.name,
            "safe": self.spec.idempotent,
            "query": tool_input["query"],
        }
        for number in range(1, REPORTS + 1):
            context.report(number, number, f"part {number} of {REPORTS}")
        try:
            answer = await self._http.post("/call", json=asked)
        except httpx2.TransportError as error:
            raise ToolExecutionFailed("the service did not answer") from error
        if not answer.is_success:
            raise ToolExecutionFailed(f"the service answered {answer.status_code}")
        return ToolResult(data=answer.json(), summary="Done", items=1)


def service_tools(service: str) -> list[ServiceTool]:
    """Return the tools.

    Args:
        service: The URL of the test service.
    """
    made: list[ServiceTool] = []
    for name, price in PRICES.items():
        known = Price(kind=PriceKind.KNOWN, per_call=price)
        declared = spec(name, price=known, timeout_seconds=TIMEOUT_SECONDS)
        made.append(ServiceTool(replace(declared, idempotent=name != RISKY), service))
    return made
