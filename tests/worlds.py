"""A Buddy in memory with a clock that stands, counted ids and an understanding that is set."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from buddy.adapters.engine.inline import InlineEngine
from buddy.bootstrap.buddy import Buddy
from buddy.bootstrap.parts import Durations
from buddy.domain.events.log import Event
from buddy.domain.ids import LOCAL_USER, MissionId, UserId
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject
from buddy.domain.mission import Mission
from buddy.domain.tool import ToolResult, ToolSpec
from buddy.ports.engine import Engine
from buddy.ports.store import MissionFilter, TransactionRunner
from buddy.ports.tools import Tool, ToolContext
from buddy.ports.understanding import IntentDecision
from buddy.services.mission_request import MissionRequest
from buddy.testing.app import memory_buddy
from buddy.testing.clock import CountingIds, FixedClock
from buddy.testing.tools import ScriptedTool

SOON = 10.0
OBJECTIVE = "search for python tutorials"
ALL = 10_000


@dataclass(slots=True)
class SetUnderstanding:
    """Answers what it was told: the probability of intents, and the fit of tools."""

    intents: dict[Intent, float] = field(default_factory=lambda: {Intent.SEARCH: 0.9})
    fit: dict[str, float] = field(default_factory=lambda: {"web_search": 0.9})
    classified: int = 0
    loading: asyncio.Event | None = None
    """Set: its models are loaded. None: they always are."""

    async def classify(self, _objective: str) -> IntentDecision:
        if self.loading is not None:
            await self.loading.wait()
        self.classified += 1
        rest = (1.0 - sum(self.intents.values())) / (len(Intent) - len(self.intents))
        probabilities = {intent: self.intents.get(intent, rest) for intent in Intent}
        return IntentDecision(probabilities=probabilities, engine="set")

    async def match(self, _objective: str, tools: Sequence[ToolSpec]) -> Mapping[str, float]:
        return {spec.name: self.fit.get(spec.name, 0.01) for spec in tools}


@dataclass(slots=True)
class Gate:
    """A behaviour that waits until it is opened."""

    entered: asyncio.Event = field(default_factory=asyncio.Event)
    opened: asyncio.Event = field(default_factory=asyncio.Event)
    stopped: bool = False

    async def __call__(self, _tool_input: JsonObject, _context: ToolContext) -> ToolResult:
        self.entered.set()
        try:
            await self.opened.wait()
        except asyncio.CancelledError:
            self.stopped = True
            raise
        return ToolResult(data={"done": True}, summary="Done")


@dataclass(slots=True)
class World:
    """One Buddy and short ways to use it."""

    buddy: Buddy
    clock: FixedClock
    understanding: SetUnderstanding
    user: UserId = LOCAL_USER

    async def propose(self, objective: str = OBJECTIVE, **parts: Any) -> Mission:
        return await self.buddy.proposals.create(
            self.user, MissionRequest(objective=objective, **parts)
        )

    async def approved(self, objective: str = OBJECTIVE, **parts: Any) -> Mission:
        mission = await self.propose(objective, **parts)
        result = await self.buddy.approvals.approve(
            self.user, mission.mission_id, mission.revision, "api"
        )
        return result.after

    async def start(self, objective: str = OBJECTIVE, **parts: Any) -> Mission:
        """Propose, approve and hand to the engine."""
        mission = await self.approved(objective, **parts)
        return await self.buddy.executions.request_execution(self.user, mission.mission_id)

    async def run(self, objective: str = OBJECTIVE, **parts: Any) -> Mission:
        """Propose, approve, execute, and return the mission afterwards."""
        mission = await self.start(objective, **parts)
        return await self.result(mission)

    async def result(self, mission: Mission) -> Mission:
        waiting = self.buddy.executions.result(self.user, mission.mission_id)
        return await asyncio.wait_for(waiting, SOON)

    async def go_on(
        self, mission: Mission, choice: str | None = None, channel: str = "api"
    ) -> Mission:
        """Approve what a parked run waits for now."""
        mission = await self.get(mission)
        assert mission.run is not None
        result = await self.buddy.approvals.approve(
            self.user,
            mission.mission_id,
            mission.revision,
            channel,
            choice,
            attempt=mission.run.attempt,
        )
        return result.after

    async def get(self, mission: Mission) -> Mission:
        return await self.buddy.missions.get(self.user, mission.mission_id)

    async def events(self, mission: Mission) -> list[Event]:
        return await self.events_of(mission.mission_id)

    async def events_of(self, mission_id: MissionId) -> list[Event]:
        queries = self.buddy.store.queries
        return list(await queries.events_of_mission(self.user, mission_id, 0, ALL))

    async def kinds(self, mission: Mission) -> list[str]:
        return [told(event) for event in await self.events(mission)]

    async def money(self) -> dict[str, tuple[str, str]]:
        """Settled and reserved dollars by account, those with nothing on them left out."""
        accounts = await self.buddy.store.queries.accounts(self.user)
        return {
            a.scope: (a.settled.usd(), a.reserved.usd())
            for a in accounts
            if a.settled.micros or a.reserved.micros
        }

    async def ledger(self, mission: Mission) -> list[tuple[str, str]]:
        assert mission.run is not None
        entries = await self.buddy.store.queries.ledger_entries(self.user, mission.run.run_id)
        return [(entry.kind, entry.amount.usd()) for entry in entries]

    async def switch(self, tool: str, *, enabled: bool) -> None:
        await self.buddy.registry.set_enabled(self.user, tool, enabled=enabled)

    async def missions(self) -> tuple[Mission, ...]:
        page = await self.buddy.store.queries.missions(self.user, MissionFilter(), ALL)
        return page.missions


def told(event: Event) -> str:
    """One event in a few words: its type, and what distinguishes it."""
    data: Any = event.data
    match event.event_type:
        case "execution_step":
            return f"step {data.step_name} {data.step_status} {data.progress_percent}"
        case "mission_progress":
            return f"progress {data.step_name} {data.progress_percent}"
        case "mission_stop":
            return f"stop {data.final_status}"
        case kind:
            return kind


def make_world(tools: Sequence[Tool] | None = None, **parts: Any) -> World:
    """Return a world that has not been started."""
    clock, understanding = FixedClock(), SetUnderstanding()
    given: dict[str, Any] = {
        "clock": clock,
        "ids": CountingIds(),
        "classifier": understanding,
        "matcher": understanding,
        "durations": Durations(shutdown=0.0),
        **parts,
    }
    buddy = memory_buddy(tools if tools is not None else [ScriptedTool()], **given)
    return World(buddy, clock, understanding)


def one_at_a_time(transact: TransactionRunner) -> Engine:
    """Make an engine with one place."""
    return InlineEngine(transact, limit=1)


MakeWorld = Callable[..., Awaitable[World]]
"""`make_world`, and started; stopped after the test."""
