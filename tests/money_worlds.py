"""A Buddy with a tool that makes several paid calls, on either engine, and its later lives."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from buddy.bootstrap.storage import SqliteStorage
from buddy.domain.ids import LOCAL_USER, EffectKey
from buddy.domain.json_value import JsonObject
from buddy.domain.mission import Mission
from buddy.domain.money import Money
from buddy.domain.tool import Credits, PaidAnswer, PaidCall, Price, PriceKind, ToolResult, ToolSpec
from buddy.ports.tools import ToolContext
from buddy.testing.clock import FixedClock
from buddy.testing.tools import ScriptedTool, spec
from worlds import World, make_world

UNKNOWN = Price(kind=PriceKind.UNKNOWN)


def known(dollars: str) -> Price:
    return Price(kind=PriceKind.KNOWN, per_call=Money.parse(dollars))


def paid(name: str, price: Price, **rest: Any) -> PaidCall:
    return PaidCall(name=name, price=price, **rest)


def takes(service: str, amount: int) -> Credits:
    return Credits(service=service, amount=amount)


@dataclass(slots=True)
class Shop:
    """A tool that buys what is on its list, and what the other side saw of it."""

    calls: Sequence[PaidCall]
    costs: dict[str, Money] = field(default_factory=dict[str, Money])
    """What a call really costs, where that is not its price."""
    idempotent: bool = True
    together: bool = False
    swallows: bool = False
    hangs_at: str | None = None
    made: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    """Each call that reached the other side, with its key."""
    hanging: asyncio.Event = field(default_factory=asyncio.Event)

    def tool(self, **changes: Any) -> ScriptedTool:
        found = spec(price=UNKNOWN)
        fields = {name: getattr(found, name) for name in ToolSpec.__dataclass_fields__}
        fields |= {"announces_calls": True, "idempotent": self.idempotent, **changes}
        return ScriptedTool(ToolSpec(**fields), self.buy)

    async def buy(self, _tool_input: JsonObject, context: ToolContext) -> ToolResult:
        if self.together:
            values = await asyncio.gather(*(self._pay(call, context) for call in self.calls))
        else:
            values = [await self._pay(call, context) for call in self.calls]
        return ToolResult(data={"bought": values}, summary=f"Bought {len(values)}")

    async def _pay(self, call: PaidCall, context: ToolContext) -> str:
        async def make(key: EffectKey) -> PaidAnswer:
            self.made.append((call.name, key))
            if call.name == self.hangs_at:
                self.hanging.set()
                await asyncio.Event().wait()
            return PaidAnswer(value={"got": call.name}, cost=self.costs.get(call.name))

        try:
            return (await context.pay(call, make))["got"]
        except BaseException:
            if self.swallows:
                return "nothing"
            raise

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.made]


@dataclass(slots=True)
class Till:
    """One place where Buddys live one after the other."""

    engine: str
    folder: Path
    clock: FixedClock = field(default_factory=FixedClock)

    @asynccontextmanager
    async def open(self, *tools: ScriptedTool, **parts: Any) -> AsyncGenerator[World]:
        if self.engine == "dbos":
            storage = SqliteStorage(self.folder, self.clock, runs_at_once=4)
            parts |= {
                "bus": storage.bus,
                "make_store": storage.make_store,
                "make_engine": storage.make_engine,
            }
        world = make_world(tools, **parts)
        async with AsyncExitStack() as stack:
            await world.buddy.start()
            stack.push_async_callback(world.buddy.stop)
            yield world


OpenWorld = Callable[..., Awaitable[World]]


async def top_up(world: World, mission: Mission, dollars: str) -> Mission:
    stands = await world.get(mission)
    result = await world.buddy.approvals.top_up(
        LOCAL_USER,
        mission.mission_id,
        Money.parse(dollars),
        mission.revision,
        "api",
        attempt=stands.run.attempt if stands.run else None,
    )
    return result.after


async def lapse(world: World) -> int:
    world.clock.advance(24 * 3600 + 1)
    return await world.buddy.approvals.expire_due()


async def balanced(world: World, mission: Mission) -> None:
    """Check that the ledger's lines add up to what the accounts say, to the micro-dollar."""
    lines = dict[str, int]()
    assert mission.run is not None
    for entry in await world.buddy.store.queries.ledger_entries(world.user, mission.run.run_id):
        lines[entry.kind] = lines.get(entry.kind, 0) + entry.amount.micros
    settled, released = lines.get("settle", 0), lines.get("release", 0)
    assert lines.get("reserve", 0) == settled + released
    assert lines.get("meter", 0) + lines.get("adjust", 0) == settled
    accounts = await world.buddy.store.queries.accounts(world.user)
    for account in accounts:
        if not account.scope.startswith("credits "):
            assert (account.settled.micros, account.reserved.micros) == (settled, 0)
            assert account.settled <= account.limit
