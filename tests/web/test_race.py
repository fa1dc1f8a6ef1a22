"""Two people approve, edit and execute one mission at once: one wins, the other is told who.

Whatever the order, what runs is a revision that somebody approved, once, with the input that was
approved.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import httpx2
import pytest
from team_site import Team, team_of

from buddy.adapters.store.memory.store import MemoryStore
from buddy.adapters.store.sql.engine import sqlite_engines
from buddy.adapters.store.sql.store import SqlStore
from buddy.domain.json_value import digest
from buddy.domain.tool import ToolSpec
from buddy.testing.tools import ScriptedTool
from sqlite_helpers import fresh
from worlds import SetUnderstanding
from worlds_team import ANN, BOB

ROUNDS = int(os.environ.get("BUDDY_ROUNDS", "150"))
"""Of each race; ``BUDDY_ROUNDS=1000`` for the whole measure, which takes minutes."""
FEWER_ROUNDS = ROUNDS // 5
MOST_YIELDS = 12
"""Turns of the event loop that a request may wait before it is sent."""

MakeStore = Callable[[Any], Any]


@dataclass(slots=True)
class Signalling(SetUnderstanding):
    """Says when an edit is half done: read, and not written yet."""

    half_done: asyncio.Event = field(default_factory=asyncio.Event)

    async def match(self, objective: str, tools: Sequence[ToolSpec]) -> Mapping[str, float]:
        self.half_done.set()
        return await SetUnderstanding.match(self, objective, tools)


class Contest:
    """One mission, fought over revision by revision until one is approved."""

    def __init__(self, team: Team, tool: ScriptedTool, mind: Signalling, chance: Random) -> None:
        self.team, self.tool, self.mind, self.chance = team, tool, mind, chance
        self.mission_id = ""

    async def fight(self) -> tuple[int, bool]:
        """Return how many edits won, and whether a call to run came before any approval did."""
        before, early = len(self.tool.calls), False
        self.mission_id = await self.team.proposed()
        for revision in range(1, 30):
            shown = await self.mission()
            approvals, edit, runs = await self.stage(revision)
            early = early or any(run.status_code == 409 for run in runs)
            if edit.status_code == 200:
                self.check_edited(revision, approvals, runs)
                assert len(self.tool.calls) == before, "a revision ran that nobody approved"
                continue
            warrant = self.check_approved(revision, approvals, edit)
            await self.check_ran_once(shown, warrant, runs, before)
            return revision - 1, early
        raise AssertionError("thirty edits in a row won")

    async def stage(
        self, revision: int
    ) -> tuple[list[httpx2.Response], httpx2.Response, list[httpx2.Response]]:
        """Send approvals, an edit and executions of one revision at once, in any order."""
        ann, bob, path = self.team.ann, self.team.bob, f"/missions/{self.mission_id}"
        yes = {"revision": revision}
        words = {"revision": revision, "objective": f"search for cats, number {revision + 1}"}
        editor = self.chance.choice([ann, bob])
        asks: list[Callable[[], Awaitable[httpx2.Response]]] = [
            lambda: ann.post(f"{path}/approve", yes),
            lambda: bob.post(f"{path}/approve", yes),
            lambda: editor.put(f"{path}/update", words),
            lambda: ann.post(f"{path}/execute"),
            lambda: bob.post(f"{path}/execute"),
        ]
        self.mind.half_done.clear()
        # Half of the time the others wait until the edit has read what they decide on.
        answers = await self.at_once(asks, wait=self.chance.random() < 0.5)
        return answers[:2], answers[2], answers[3:]

    async def at_once(
        self, asks: list[Callable[[], Awaitable[httpx2.Response]]], *, wait: bool
    ) -> list[httpx2.Response]:
        async def late(ask: Callable[[], Awaitable[httpx2.Response]], yields: int) -> Any:
            if wait and ask is not asks[2]:
                await self.mind.half_done.wait()
            for _ in range(yields):
                await asyncio.sleep(0)
            return await ask()

        order = self.chance.sample(range(len(asks)), len(asks))
        sent = [late(asks[n], self.chance.randrange(MOST_YIELDS)) for n in order]
        answers = await asyncio.gather(*sent)
        return [answers[order.index(n)] for n in range(len(asks))]

    async def mission(self) -> dict[str, Any]:
        return (await self.team.ann.http.get(f"/missions/{self.mission_id}")).json()

    def check_edited(
        self, revision: int, approvals: list[httpx2.Response], runs: list[httpx2.Response]
    ) -> None:
        for late in approvals:
            told = late.json()
            assert (late.status_code, told["code"]) == (409, "revision_conflict")
            assert told["current_revision"] == told["standing"]["revision"] == revision + 1
            assert told["standing"]["edited_by"] in {ANN, BOB}
            fields = {each["field"] for each in told["difference"]}
            assert {"objective", "tool_input.query"} <= fields
        for early in runs:
            assert (early.status_code, early.json()["code"]) == (409, "mission_not_approved")

    def check_approved(
        self, revision: int, approvals: list[httpx2.Response], edit: httpx2.Response
    ) -> dict[str, Any]:
        warrants: list[dict[str, Any]] = []
        for answer in approvals:
            told = answer.json()
            if answer.status_code == 200:
                warrants.append(told["warrant"])
            else:  # it came after the end of the run
                assert (answer.status_code, told["code"]) == (409, "invalid_transition")
                assert told["standing"]["success"] is True
        first = warrants[0]
        assert warrants.count(first) == len(warrants), "the same revision is the same approval"
        told = edit.json()
        assert (edit.status_code, told["code"]) == (409, "mission_not_editable")
        standing = told["standing"]
        assert (standing["approved_by"], standing["approved_revision"]) == (
            first["approved_by"],
            revision,
        )
        return first

    async def check_ran_once(
        self, shown: dict[str, Any], warrant: dict[str, Any], runs: list[Any], before: int
    ) -> None:
        runs.append(await self.team.bob.post(f"/missions/{self.mission_id}/execute"))
        for run in runs:
            assert run.status_code in {200, 409}, run.text
            if run.status_code == 200:
                assert run.json()["success"] is True
            else:
                assert run.json()["code"] == "mission_not_approved"
        assert runs[-1].status_code == 200
        (call,) = self.tool.calls[before:]
        assert dict(call[0]) == shown["tool_input"]
        assert digest(dict(call[0])) == warrant["input_digest"]
        kinds = await self.team.site.world.events_of(self.mission_id)  # type: ignore[arg-type]
        names = [event.event_type for event in kinds]
        for once in ("mission_approved", "mission_start", "tool_invoked", "mission_stop"):
            assert names.count(once) == 1, once


async def contend(make_store: MakeStore, rounds: int, seed: int) -> tuple[int, int]:
    """Return how many rounds saw an edit win, and in how many a run was asked for too early."""
    tool, mind, chance, edited, early = ScriptedTool(), Signalling(), Random(seed), 0, 0
    parts: dict[str, Any] = {"make_store": make_store, "classifier": mind, "matcher": mind}
    async with team_of([tool], **parts) as team:
        for _ in range(rounds):
            edits, too_early = await Contest(team, tool, mind, chance).fight()
            edited += edits > 0
            early += too_early
    return edited, early


def check_both_won(edited: int, early: int, rounds: int) -> None:
    """A contest that one side always wins tests nothing."""
    assert 0 < edited < rounds
    assert early > rounds // 10


async def test_in_memory() -> None:
    check_both_won(*await contend(MemoryStore, ROUNDS, seed=1), ROUNDS)


async def test_on_sqlite(tmp_path: Path) -> None:
    path = await asyncio.to_thread(fresh, tmp_path)

    def make_store(on_commit: Any) -> SqlStore:
        return SqlStore(sqlite_engines(path, synchronous="NORMAL"), on_commit)

    check_both_won(*await contend(make_store, ROUNDS, seed=2), ROUNDS)


@pytest.mark.postgres
async def test_on_postgres(postgres_url: str) -> None:
    def make_store(on_commit: Any) -> SqlStore:
        return SqlStore.postgres(postgres_url, on_commit)

    check_both_won(*await contend(make_store, FEWER_ROUNDS, seed=3), FEWER_ROUNDS)
