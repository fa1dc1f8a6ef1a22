"""One call: rounds of load and disturbances, each followed by a verdict on everything so far."""

from __future__ import annotations

import asyncio
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from buddy.adapters.clock.system import SystemClock
from buddy.domain.ids import LOCAL_USER
from chaos.client import Client
from chaos.disturbances import Tormentor
from chaos.facts import Facts, all_events, gather
from chaos.history import write_history
from chaos.load import Load
from chaos.nursery import Nursery
from chaos.report import evidence, summary
from chaos.rules import violations
from chaos.rules_money import within_limits
from chaos.state import State, Tally, append
from chaos.violation import Violation
from chaos.world import TestService, World

LOOK_EVERY = 5
"""Disturbances between two looks at the books while everything runs."""
CATCH_UP_SECONDS = 30.0
MakeWorld = Callable[[State, str, Nursery], World]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What one call was asked for."""

    kills: int
    drop: bool
    """Whether everything is removed afterwards where nothing was wrong."""
    round_kills: int
    checker: Path | None
    """A program that is given the history and says how many ``violations`` it finds."""


class Campaign:
    """A call.

    Args:
        state: The campaign's folder.
        tally: What was done before.
        options: What to do now.
    """

    def __init__(self, state: State, tally: Tally, options: Options) -> None:
        self._state = state
        self._tally = tally
        self._options = options
        self._clock = SystemClock()
        self._looked_at = 0

    async def run(self, make_world: MakeWorld) -> int:
        """Torment a world until there are enough kills; return the exit code."""
        self._tally.calls += 1
        self._state.save(self._tally)
        goal = self._tally.kills + self._options.kills
        service = TestService(self._state)
        nursery = Nursery(self._state.log("nursery"))
        await nursery.start()
        await service.start()
        world = make_world(self._state, service.url, nursery)
        try:
            while self._tally.kills < goal:
                target = min(goal, self._tally.kills + self._options.round_kills)
                facts = await self._round(world, target)
                if await self._judge(facts):
                    return 1
        finally:
            for each in world.processes:
                await each.kill()
            await world.close()
            await service.stop()
            await nursery.stop()
        if self._options.drop:
            world.remove()
            shutil.rmtree(self._state.folder)
        return 0

    # ------------------------------------------------------------------ one round

    async def _round(self, world: World, target: int) -> Facts:
        # One seed, and new draws in each round, also after a call that broke off.
        random = Random(f"{self._tally.seed}:{self._tally.calls}:{self._tally.kills}")
        client = Client(world.url, self._state, self._tally.load)
        await world.start()
        load = Load(client, random, self._tally.load, await self._last_cursor(world), world.url)
        load.start()
        broken: list[str] = []
        try:
            await self._disturb(world, random, target, load, broken)
            await world.start()
            await load.finish()
            await self._let_catch_up(world, load)
        finally:
            await load.close()
            await client.close()
            self._state.save(self._tally)
        await world.stop()
        return await self._facts(world, load, client, broken)

    async def _disturb(
        self, world: World, random: Random, target: int, load: Load, broken: list[str]
    ) -> None:
        tormentor, began = Tormentor(world, random, self._tally.done), time.monotonic()
        number = 0
        while self._tally.kills < target:
            number += 1
            what = await tormentor.disturb()
            line = {"at": self._clock.now(), "kills": self._tally.kills, "what": what}
            append(self._state.disturbances, line)
            if number % LOOK_EVERY == 0:
                broken += [str(each) for each in await self._look(world)]
                self._state.save(self._tally)
                seconds = time.monotonic() - began
                print(f"{self._tally.kills} kills, {seconds:.0f} s, last: {what}", flush=True)
            if broken or load.faults or load.audience.faults:
                return  # no use to go on; the verdict says what it is

    async def _look(self, world: World) -> list[Violation]:
        """Look at what must hold at every moment, while everything runs."""
        store = world.open_store()
        try:
            found = list(within_limits(await store.queries.accounts(LOCAL_USER)))
            for event in await all_events(store.queries, self._looked_at):
                if event.cursor != self._looked_at + 1:
                    text = f"cursor {event.cursor} follows {self._looked_at}"
                    found.append(Violation("log", event.mission_id, text))
                self._looked_at = event.cursor
        finally:
            await store.close()
        return found

    async def _last_cursor(self, world: World) -> int:
        store = world.open_store()
        try:
            return await store.queries.last_cursor(LOCAL_USER)
        finally:
            await store.close()

    async def _let_catch_up(self, world: World, load: Load) -> None:
        store = world.open_store()
        try:
            events = await all_events(store.queries, load.audience.followers[0].began_after)
        finally:
            await store.close()
        lasts = {str(event.mission_id): event.sequence for event in events}
        cursor = events[-1].cursor if events else 0
        await load.audience.until_at(cursor, lasts, CATCH_UP_SECONDS)

    # ------------------------------------------------------------------ the verdict

    async def _facts(self, world: World, load: Load, client: Client, broken: list[str]) -> Facts:
        store = world.open_store()
        try:
            facts = await gather(store, self._state)
        finally:
            await store.close()
        facts.open_workflows = world.open_workflows()
        facts.broken_files = world.broken_files()
        facts.client_faults = [*client.faults, *load.faults, *broken]
        facts.follower_faults = self._follower_faults(facts, load)
        self._tally.load["followers that came back"] += sum(
            each.breaks for each in load.audience.followers
        )
        return facts

    def _follower_faults(self, facts: Facts, load: Load) -> list[str]:
        """Hold what each follower saw against the log."""
        found: list[str] = []
        for each in load.audience.followers:
            found += each.faults
            if each.name.startswith("socket of "):
                log = facts.logs[each.name.removeprefix("socket of ")]
            else:
                log = [event for event in facts.events if event.cursor > each.began_after]
            if each.seen != [event.event_id for event in log]:
                found.append(f"{each.name} saw {len(each.seen)} events, not the log's {len(log)}")
        return found

    async def _judge(self, facts: Facts) -> bool:
        """Say what was found; tell whether something was wrong."""
        found = await asyncio.to_thread(violations, facts)
        found += await self._other_checker(facts)
        print(summary(facts, self._tally, found), flush=True)
        if found:
            text = evidence(facts, self._tally, found)
            self._state.violations.write_text(text)
            print(text, flush=True)
            print(f"Everything is kept in {self._state.folder}", flush=True)
        return bool(found)

    async def _other_checker(self, facts: Facts) -> list[Violation]:
        count = write_history(facts, self._state)
        if self._options.checker is None:
            return []
        process = await asyncio.create_subprocess_exec(
            *("python3", str(self._options.checker), "--missions", str(self._state.history)),
            stdout=asyncio.subprocess.PIPE,
        )
        said = (await process.communicate())[0].decode().strip()
        print(f"{self._options.checker.name} on {count} lines: {said}", flush=True)
        if process.returncode == 0 and '"violations": 0' in said:
            return []
        return [Violation("history", None, said)]
