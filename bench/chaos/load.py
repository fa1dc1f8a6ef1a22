"""The load: missions proposed, approved, executed, cancelled, and parked ones decided on."""

from __future__ import annotations

import asyncio
from collections import Counter
from random import Random
from typing import Any

from chaos.client import Client
from chaos.followers import Audience
from chaos.plans import Plan, draw
from chaos.tools import FICKLE

HANDS = 8
"""Missions under way at once; parked ones come on top."""
PATIENCE_SECONDS = 3.0
FINISH_SECONDS = 150.0
_OPEN = ("clarification_needed", "proposed", "approved", "running", "awaiting_approval")
_UNDECIDED = {"clarification_needed", "proposed"}


class Load:
    """Keeps Buddy busy.

    Args:
        client: Asks.
        random: Draws what is asked.
        counts: What was done.
        after: The last cursor of the log before.
        url: The API, for the followers.
    """

    def __init__(
        self, client: Client, random: Random, counts: Counter[str], after: int, url: str
    ) -> None:
        self._client = client
        self._random = random
        self._counts = counts
        self._switching = asyncio.Lock()
        self._ending = asyncio.Event()
        self._hands: set[asyncio.Task[None]] = set()
        self._decisions: set[asyncio.Task[None]] = set()
        self._parkings: Counter[str] = Counter()
        self._prefix = f"{random.getrandbits(64):016x}"
        self._made = 0
        self.faults: list[str] = []
        self.audience = Audience(url, after, self._on_parked)

    def start(self) -> None:
        """Begin."""
        self._hands = {asyncio.create_task(self._hand()) for _ in range(HANDS)}

    async def _hand(self) -> None:
        while not self._ending.is_set():
            self._made += 1
            key, plan = f"{self._prefix}-{self._made}", draw(self._random, self._made)
            try:
                await self._carry(plan, key)
            except Exception as error:
                self.faults.append(f"{plan.way} {key}: {type(error).__name__}: {error}")
                raise

    # ------------------------------------------------------------------ one mission

    async def _carry(self, plan: Plan, key: str) -> None:
        self._counts[f"missions: {plan.way}"] += 1
        if plan.way != "switched":
            mission_id = await self._approved(plan, key)
            if mission_id:
                await self._executed(plan, mission_id)
            return
        async with self._switching:
            await self._switch("enable", key)
            mission_id = await self._approved(plan, key)
            await self._switch("disable", key)
            taken = mission_id and await self._execute(plan, mission_id, wait=False)
        if mission_id and taken:
            await self.audience.until_rests(mission_id)

    async def _approved(self, plan: Plan, key: str) -> str | None:
        body = {
            "objective": f"search for {plan.query}",
            "tool": plan.tool,
            "tool_input": {"query": plan.query},
            "priority": plan.priority,
            "max_cost_usd": plan.cap,
        }
        made = await self._client.post("submit", "/missions/create", body, key=f"{key}-create")
        mission_id = str(self._taken(made)["mission_id"])
        if plan.followed:
            self.audience.follow_mission(mission_id)
        if plan.way == "declined":
            await self._on(mission_id, "reject", {"revision": 1})
            return None
        self._taken(await self._on(mission_id, "approve", {"revision": 1}))
        return mission_id

    async def _executed(self, plan: Plan, mission_id: str) -> None:
        if plan.way == "cancelled":
            await self._execute(plan, mission_id, wait=False)
            await asyncio.sleep(plan.cancel_after)
            await self._on(mission_id, "cancel")  # 409 when it is over already
        elif not await self._execute(plan, mission_id, wait=plan.blocking):
            # No answer, and nobody asks again: it may run, or never have been heard of.
            mission = await self._client.get(f"/missions/{mission_id}")
            if mission["run"] is None:
                self._counts["executes that were lost on the way"] += 1
                await self._on(mission_id, "cancel")
        await self.audience.until_rests(mission_id)

    async def _execute(self, plan: Plan, mission_id: str, *, wait: bool) -> bool:
        answer = await self._client.post(
            "execute",
            f"/missions/{mission_id}/execute",
            mission_id=mission_id,
            respond_async=not wait,
            insist=plan.way != "hasty",
        )
        if answer is not None:
            self._taken(answer)
        return answer is not None

    async def _switch(self, how: str, key: str) -> None:
        path = f"/tools/{FICKLE}/{how}"
        await self._client.post(how, path, mission_id=FICKLE, key=f"{key}-{how}")

    async def _on(self, mission_id: str, what: str, body: dict[str, Any] | None = None) -> Any:
        path = f"/missions/{mission_id}/{what}"
        return await self._client.post(what, path, body, mission_id=mission_id)

    def _taken(self, answer: Any) -> Any:
        if not answer.ok:
            raise AssertionError(f"refused with {answer.status}: {answer.body}")
        return answer.body

    # ------------------------------------------------------------------ the person who decides

    def _on_parked(self, mission_id: str, deviation: dict[str, Any]) -> None:
        self._counts[f"parked: {deviation['kind']}"] += 1
        patient = self._random.random() < 0.15
        after = self._random.uniform(0.0, PATIENCE_SECONDS)
        # A run parks once in each attempt, so what is asked now is the question of this one.
        self._parkings[mission_id] += 1
        decision = self._decision(deviation, self._parkings[mission_id])
        task = asyncio.create_task(self._decide(mission_id, decision, after, patient=patient))
        self._decisions.add(task)
        task.add_done_callback(self._decisions.discard)

    def _decision(self, deviation: dict[str, Any], attempt: int) -> tuple[str, dict[str, Any]]:
        if self._random.random() < 0.3:
            return self._random.choice((("reject", {"revision": 1}), ("cancel", {})))
        choices = deviation["choices"]
        choice = {"choice": self._random.choice(choices)} if choices else {}
        return "approve", {"revision": 1, "attempt": attempt, **choice}

    async def _decide(
        self, mission_id: str, decision: tuple[str, dict[str, Any]], after: float, *, patient: bool
    ) -> None:
        if patient:  # decided on only when the round ends, many kills later
            await self._ending.wait()
        await asyncio.sleep(after)
        what, body = decision
        answer = await self._on(mission_id, what, body)
        said = body.get("choice", what)
        self._counts[f"decided: {said}{'' if answer.ok else ' (too late)'}"] += 1

    # ------------------------------------------------------------------ the end

    async def finish(self) -> None:
        """Make nothing new, and wait until everything is over; what is not is left as it is."""
        self._ending.set()
        try:
            await asyncio.wait_for(self._until_over(), FINISH_SECONDS)
        except TimeoutError:
            self.faults.append(f"not everything was over after {FINISH_SECONDS:.0f} s")
            for task in (*self._hands, *self._decisions):
                task.cancel()
        await asyncio.gather(*self._hands, *self._decisions, return_exceptions=True)

    async def _until_over(self) -> None:
        await asyncio.gather(*self._hands, return_exceptions=True)
        query = "&".join(f"status={status}" for status in _OPEN)
        while True:
            if self._decisions:
                await asyncio.wait(tuple(self._decisions))
            page = await self._client.get(f"/missions?limit=200&{query}")
            if not page["items"]:
                return
            for mission in page["items"]:
                await self._end(mission)
            await asyncio.sleep(0.2)

    async def _end(self, mission: dict[str, Any]) -> None:
        """End what waits for a person whom nobody has told: a call before this one left it."""
        mission_id, status = mission["mission_id"], mission["status"]
        forgotten = status == "awaiting_approval" and not self._decisions
        if status in _UNDECIDED or forgotten or (status == "approved" and mission["run"] is None):
            await self._on(mission_id, "cancel")

    async def close(self) -> None:
        """Stop following."""
        await self.audience.close()
