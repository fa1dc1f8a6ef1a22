"""Fills a SQLite store with finished missions: one real one, multiplied.

A mission is carried through the pipeline on DBOS. All its rows (about 25 events, the artifact, the
outcome that is learned from, the ledger's lines, the steps' outcomes) are then written as often as
wanted, each time with other identifiers and a minute later, as if a mission had been run every
minute.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from buddy.domain.eta import HISTORY_RUNS
from buddy.domain.instant import Instant, plus_seconds
from buddy.domain.json_value import JsonObject
from buddy.domain.tool import ToolResult
from buddy.ports.tools import ToolContext
from buddy.testing.clock import START, FixedClock
from buddy.testing.tools import ScriptedTool
from pipeline_buddy import OBJECTIVE, buddy_on, prepared

EVERY_SECONDS, BATCH, MINUTE = 60, 500, len("2026-01-15T10:30")
ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


async def ten_results(tool_input: JsonObject, _context: ToolContext) -> ToolResult:
    """Return what a search returns: ten addresses with their titles and excerpts, 4 kB."""
    results = [
        {
            "title": f"{OBJECTIVE.capitalize()}, part {number}",
            "url": f"https://docs.example.org/tutorials/python/part-{number}.html",
            "snippet": "A tutorial that begins with the first program and ends with a module. " * 4,
        }
        for number in range(10)
    ]
    return ToolResult(data={"query": tool_input["query"], "results": results}, summary="10 results")


async def _run_one(folder: Path) -> None:
    buddy = buddy_on(
        "dbos", folder, clock=FixedClock(), tools=[ScriptedTool(behaviour=ten_results)]
    )
    await buddy.start()
    carry = await prepared(buddy, 1)
    await carry(0)
    await buddy.stop()


@dataclass
class Template:
    """The rows of one mission."""

    names: dict[str, str]
    """What to replace: identifiers, by the letter that they begin with."""
    rows: dict[str, list[list[Any]]]
    columns: dict[str, list[str]]

    @property
    def events(self) -> int:
        return len(self.rows["mission_event"])


class Filler:
    """Writes missions into the file of a store.

    Args:
        folder: Where the store's file shall be.
    """

    def __init__(self, folder: Path) -> None:
        asyncio.run(_run_one(folder))
        self.path = folder / "buddy.sqlite"
        self.filled = 1
        self._random = Random(1)
        self._file = sqlite3.connect(self.path, isolation_level=None)
        for pragma in ("synchronous=OFF", "cache_size=-1000000"):
            self._file.execute(f"PRAGMA {pragma}")
        self._template = self._read()
        self._text = json.dumps(self._template.rows, ensure_ascii=False)
        self._cursor = self._template.events
        self.engine_bytes = (folder / "engine.sqlite").stat().st_size

    @property
    def now(self) -> Instant:
        """When the newest mission has just ended."""
        return plus_seconds(START, self.filled * EVERY_SECONDS)

    def fill(self, missions: int) -> None:
        """Write missions until there are so many."""
        self._file.execute("DELETE FROM run_duration")
        while self.filled < missions:
            count = min(BATCH, missions - self.filled)
            self._write([self._mission(self.filled + each, missions) for each in range(count)])
            self.filled += count
        self._file.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def bytes(self) -> int:
        (pages,) = self._file.execute("PRAGMA page_count").fetchone()
        (free,) = self._file.execute("PRAGMA freelist_count").fetchone()
        (size,) = self._file.execute("PRAGMA page_size").fetchone()
        return (pages - free) * size

    def some_missions(self, count: int) -> list[str]:
        """Return identifiers of missions from all over the file."""
        every = self._file.execute("SELECT mission_id FROM mission").fetchall()
        return [mission for (mission,) in Random(3).sample(every, min(count, len(every)))]

    def _read(self) -> Template:
        ((mission, run),) = self._file.execute("SELECT mission_id, run_id FROM mission")
        ((artifact,),) = self._file.execute("SELECT artifact_id FROM artifact")
        tables = [
            name
            for (name,) in self._file.execute("SELECT name FROM sqlite_master WHERE type='table'")
        ]
        rows: dict[str, list[list[Any]]] = {}
        columns: dict[str, list[str]] = {}
        for table in tables:
            found = self._file.execute(f"SELECT * FROM {table}")
            columns[table] = [each[0] for each in found.description]
            mine = [list(row) for row in found if {mission, run, f"o_{run}"} & _words(row)]
            if mine:
                rows[table] = mine
        return Template({"m": mission, "r": run, "a": artifact}, rows, columns)

    def _mission(self, number: int, missions: int) -> dict[str, list[list[Any]]]:
        text = self._text
        for letter, name in self._template.names.items():
            text = text.replace(name, f"{letter}_{self._name(len(name) - 2)}")
        at = plus_seconds(START, number * EVERY_SECONDS)
        rows: dict[str, list[list[Any]]] = json.loads(text.replace(START[:MINUTE], at[:MINUTE]))
        for event in rows["mission_event"]:
            self._cursor += 1
            event[self._template.columns["mission_event"].index("cursor")] = self._cursor
        for line in rows.get("ledger_entry", ()):
            line[self._template.columns["ledger_entry"].index("entry_id")] = None
        if number < missions - HISTORY_RUNS:
            rows.pop("run_duration", None)  # forgotten by now
        rows.setdefault("budget_account", []).extend(
            ["local", scope, 10**9, 0, 0]
            for scope in (f"user/day {at[:10]}", f"user/month {at[:7]}")
        )
        return rows

    def _name(self, length: int) -> str:
        return "".join(self._random.choices(ALPHABET, k=length))

    def _write(self, missions: Sequence[dict[str, list[list[Any]]]]) -> None:
        self._file.execute("BEGIN IMMEDIATE")
        for table, columns in self._template.columns.items():
            rows = [row for mission in missions for row in mission.get(table, ())]
            places = ", ".join("?" * len(columns))
            self._file.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({places})", rows)
        self._file.execute("UPDATE user_cursor SET last_cursor = ?", (self._cursor,))
        self._file.execute("COMMIT")


def _words(row: Sequence[Any]) -> set[str]:
    return {
        word for cell in row if isinstance(cell, str) and len(cell) < 100 for word in cell.split()
    }
