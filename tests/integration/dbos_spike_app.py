"""The program that `test_dbos_spike.py` kills: a durable run whose steps are units of work.

    python dbos_spike_app.py FOLDER CRASH_AT

Two files: ``buddy.sqlite`` (our rows, our events and the engine's checkpoints of database steps)
and ``engine.sqlite`` (the engine's own state). ``steps.txt`` counts what was really run.
"""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from dbos import DBOS, AsyncSQLAlchemyDatasource, DBOSConfig, SetWorkflowID
from dbos._serialization import DBOSPortableJSON
from sqlalchemy import Engine, create_engine, event

from buddy.adapters.store.sql.engine import sqlite_writer
from buddy.adapters.store.sql.store import SqlStore
from buddy.adapters.store.sql.unit_of_work import SqlUnitOfWork
from buddy.domain.events.log import Event
from buddy.domain.ids import LOCAL_USER, RunId
from buddy.domain.lifecycle import MissionStatus
from buddy.testing.factories import make_event, make_mission, make_run, make_step

RUN_ID = "r_000000000001"
CRASHED = 17
MISSION = make_mission(status=MissionStatus.RUNNING, run=make_run(run_id=RunId(RUN_ID)))

Outcome = dict[str, Any]


class Spike:
    """Carries one run of three database steps."""

    def __init__(self, folder: Path, crash_at: str) -> None:
        self._folder = folder
        self._crash_at = crash_at
        self._datasource: AsyncSQLAlchemyDatasource | None = None

    async def prepare(self) -> None:
        path = self._folder / "buddy.sqlite"
        store = SqlStore.sqlite(path)
        await store.migrate()
        await store.close()
        engine = sqlite_writer(path)
        self._datasource = await AsyncSQLAlchemyDatasource.create(
            f"sqlite+aiosqlite:///{path}", engine=engine, serializer=DBOSPortableJSON
        )
        # Its one connection shall be made on the loop that carries the runs.
        await engine.dispose()

    def note(self, line: str) -> None:
        with (self._folder / "steps.txt").open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")

    def announce(self, events: Sequence[Event]) -> None:
        for each in events:
            self.note(f"announced {each.cursor}")

    def maybe_crash(self, place: str) -> None:
        if place == self._crash_at:
            os._exit(CRASHED)

    async def database_step(
        self, name: str, fn: Callable[[SqlUnitOfWork], Awaitable[Outcome]]
    ) -> Outcome:
        """What a durable engine's `StepContext.database_step` will do."""
        datasource = self._datasource
        assert datasource is not None
        events: Sequence[Event] = ()

        async def body() -> Outcome:
            nonlocal events
            uow = SqlUnitOfWork(await datasource.sql_session().connection())
            outcome = await fn(uow)
            events = await uow.flush()
            self.maybe_crash(f"{name}:before_commit")
            return outcome

        outcome = await datasource.run_tx_step_async({"name": name}, body)
        self.maybe_crash(f"{name}:after_commit")
        self.announce(events)
        return outcome

    async def run(self) -> Outcome:
        first = await self.database_step("first", self._first)
        try:
            await self.database_step("failing", self._failing)
        except Exception as error:  # noqa: BLE001  # remembered, it has lost its class
            self.note(f"refused {error}")
        second = await self.database_step("second", self._second)
        return {"first": first, "second": second}

    async def _first(self, uow: SqlUnitOfWork) -> Outcome:
        self.note("ran first")
        await uow.missions.add(MISSION)
        appended = await uow.events.append(make_event(1, make_step(), dedupe_key=f"{RUN_ID}:1"))
        return {"sequence": appended.sequence if appended else None}

    async def _failing(self, uow: SqlUnitOfWork) -> Outcome:
        self.note("ran failing")
        await uow.events.append(make_event(2))
        raise ValueError("on purpose")

    async def _second(self, uow: SqlUnitOfWork) -> Outcome:
        self.note("ran second")
        mission = await uow.missions.get(LOCAL_USER, MISSION.mission_id)
        assert mission is not None
        await uow.missions.put(replace(mission, status=MissionStatus.COMPLETED))
        appended = await uow.events.append(make_event(3, make_step(step_status="completed")))
        return {"sequence": appended.sequence if appended else None}


def engine_database(path: Path) -> Engine:
    """The engine's own file: WAL, a small pool, and a clock that old SQLite lacks."""
    engine = create_engine(f"sqlite:///{path}", pool_size=3, max_overflow=0)

    def prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = "IMMEDIATE"
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=30000"):
            connection.execute(f"PRAGMA {pragma}")
        connection.create_function("unixepoch", -1, unixepoch)

    event.listen(engine, "connect", prepare)
    return engine


def unixepoch(*arguments: object) -> float:
    now = time.time()  # noqa: TID251  # stands in for a SQL function
    return now if arguments[-1:] == ("subsec",) else int(now)


def main() -> None:
    folder, crash_at = Path(sys.argv[1]), sys.argv[2]
    spike = Spike(folder, crash_at)
    asyncio.run(spike.prepare())
    config: DBOSConfig = {
        "name": "spike",
        "system_database_url": f"sqlite:///{folder / 'engine.sqlite'}",
        "system_database_engine": engine_database(folder / "engine.sqlite"),
        "application_version": "pipeline-1",
        "executor_id": "local",
        "serializer": DBOSPortableJSON,
        "log_level": "ERROR",
        "notification_listener_polling_interval_sec": 0.05,
    }
    DBOS(config=config)

    @DBOS.workflow(name="run")
    async def run() -> Outcome:  # the engine marks a function, which a method does not allow
        return await spike.run()

    DBOS.launch()
    with SetWorkflowID(RUN_ID):
        handle = DBOS.start_workflow(run)
    sys.stdout.write(f"{handle.get_result()}\n")
    DBOS.destroy()


if __name__ == "__main__":
    main()
