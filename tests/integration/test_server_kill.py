"""SIGKILL a real server between any two steps; the next one carries everything to its end.

One data directory goes through all the kills. Each life of the server takes up what the last one
left, then gets more missions than it carries at once and is killed when its event stream shows the
chosen step, so that some missions are before it, some after it, and some still in the queue.
(tests/unit/services/test_interrupted_runs.py stops a run after each of its commits, one by one.)
"""

import asyncio
import sqlite3
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest
from killable_server import MISSIONS, Server, serving, soon
from slow_site import SlowSite

pytestmark = pytest.mark.process

KILLS = [
    ("mission_start", None),
    ("execution_step", "tool_selection completed"),
    ("tool_invoked", None),
]
ENDED = {"completed", "failed"}


def rows(folder: Path, query: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(f"file:{folder / 'buddy.sqlite'}?mode=ro", uri=True) as connection:
        found = connection.execute(query).fetchall()
    connection.close()
    return found


def assert_books_are_closed(folder: Path) -> None:
    open_reservations = rows(
        folder, "SELECT run_id FROM budget_reservation WHERE state NOT IN ('settled', 'released')"
    )
    assert open_reservations == []
    held = rows(folder, "SELECT scope FROM budget_account WHERE reserved_micros <> 0")
    assert held == []


def assert_log_is_whole(folder: Path) -> None:
    """Cursors and every mission's sequences run from 1 without gap or double; runs stop once."""
    log = rows(
        folder,
        "SELECT cursor, mission_id, sequence, event_type FROM mission_event ORDER BY cursor",
    )
    assert [cursor for cursor, *_ in log] == list(range(1, len(log) + 1))
    sequences: defaultdict[str, list[int]] = defaultdict(list)
    kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for _, mission_id, sequence, kind in log:
        sequences[mission_id].append(sequence)
        kinds[mission_id][kind] += 1
    for mission_id, found in sequences.items():
        assert found == list(range(1, len(found) + 1)), mission_id
        assert kinds[mission_id]["mission_start"] == 1, mission_id
        assert kinds[mission_id]["mission_stop"] == 1, mission_id


async def assert_taken_up(server: Server, ids: list[str], folder: Path) -> Counter[str]:
    """Assert that what a killed server left is over, and say how each run ended."""
    await soon(server.until_over(ids))
    ends: Counter[str] = Counter()
    for mission_id in ids:
        mission = await server.ask("GET", f"/missions/{mission_id}")
        assert mission["status"] in ENDED, mission
        assert mission["run"]["state"] == "finished"
        record = mission["execution_record"]
        assert record["success"] is (mission["status"] == "completed")
        ends[record["error_code"] or "completed"] += 1
    listed = await server.ask("GET", "/missions?status=running&status=awaiting_approval")
    assert listed["items"] == []
    assert_log_is_whole(folder)
    audit = await server.ask("GET", "/audit/verify?events=true")
    assert audit["ok"], audit
    assert audit["chains"][0]["events"] >= len(ids)
    assert_books_are_closed(folder)
    return ends


async def test_a_server_killed_between_any_two_steps(tmp_path: Path) -> None:
    folder, site = tmp_path / "data", SlowSite()
    ids: list[str] = []
    ends: Counter[str] = Counter()
    async with site.open() as url:
        for kind, step in KILLS:
            site.answering.set()
            async with serving(folder, site) as server:
                ends += await assert_taken_up(server, ids, folder)
                if kind == "tool_invoked":
                    # Killed in the middle of the call, not only around it.
                    site.answering.clear()
                (cursor,) = rows(folder, "SELECT coalesce(max(cursor), 0) FROM mission_event")[0]
                shown = asyncio.create_task(server.until(kind, step, cursor))
                ids = await server.execute_many(url)
                await soon(shown)
                await server.kill()
        site.answering.set()
        async with serving(folder, site) as server:
            ends += await assert_taken_up(server, ids, folder)
    assert ends == {"completed": len(KILLS) * MISSIONS}
    (verdict,) = rows(folder, "PRAGMA integrity_check")
    assert verdict == ("ok",)
