"""Reserve, meter, settle, release and crash in any order, on every store: no limit is passed.

``BUDDY_EXAMPLES`` says how many interleavings are played on memory, SQLite and PostgreSQL together,
and a thirty-third as many on Firestore: `make ledger` plays 10,000 and 300.
"""

import asyncio
import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from buddy.adapters.store.memory.store import MemoryStore
from buddy.adapters.store.sql.engine import sqlite_engines
from buddy.adapters.store.sql.store import SqlStore
from buddy.ports.store import Store
from firestore_emulator import new_project, open_store
from ledger_plan import PLAYS, Play
from ledger_play import Stage

EXAMPLES = int(os.environ.get("BUDDY_EXAMPLES", "100"))
ON_FIRESTORE = max(1, EXAMPLES * 3 // 100)


async def on_all(stages: Sequence[Stage], play: Play) -> None:
    """Give a play on all stages at once; none has anything to do with another."""
    async with asyncio.TaskGroup() as group:
        for stage in stages:
            group.create_task(stage.give(play))


def give_all(stores: Sequence[Store], examples: int) -> None:
    """Give plays on stores until one fails on one of them."""
    with asyncio.Runner() as loop:
        for store in stores:
            loop.run(store.migrate())
        stages = [Stage(store) for store in stores]

        @settings(
            max_examples=examples, deadline=None, suppress_health_check=[HealthCheck.too_slow]
        )
        @given(PLAYS)
        def give(play: Play) -> None:
            loop.run(on_all(stages, play))

        try:
            give()
        finally:
            for store in stores:
                loop.run(store.close())


@pytest.mark.postgres
def test_no_limit_is_passed_and_no_money_lost(postgres_url: str, tmp_path: Path) -> None:
    # How much a commit survives a power cut is not looked at here, and NORMAL spares the disk.
    sqlite = SqlStore(sqlite_engines(tmp_path / "buddy.sqlite", synchronous="NORMAL"))
    give_all([MemoryStore(), sqlite, SqlStore.postgres(postgres_url)], EXAMPLES)


@pytest.mark.firestore
@pytest.mark.usefixtures("firestore_project")
def test_nor_on_firestore() -> None:
    give_all([open_store(new_project())], ON_FIRESTORE)
