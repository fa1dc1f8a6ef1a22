"""The program that `test_sqlite_kill.py` kills: it writes missions and their events for ever.

    python sqlite_kill_app.py FILE [hang]

Each transaction adds a mission, its two events and a step of an account; after the commit, and
not before, its number is printed. With ``hang`` it stops inside its second transaction.
"""

from __future__ import annotations

import asyncio
import sys
from dataclasses import replace
from itertools import count
from pathlib import Path

from buddy.adapters.store.sql.store import SqlStore
from buddy.adapters.store.sql.unit_of_work import SqlUnitOfWork
from buddy.domain.ids import LOCAL_USER
from buddy.domain.money import Money
from buddy.ports.store import UnitOfWork
from buddy.testing.factories import make_event, make_link, make_mission

LIMIT = Money(1_000_000)
SCOPE = "user/day"


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


async def main(path: Path, *, hang: bool) -> None:
    store = SqlStore.sqlite(path)
    await store.migrate()
    first = len(await store.queries.events_of_user(LOCAL_USER, 0, 1_000_000)) // 2 + 1
    for number in count(first):

        async def write(uow: UnitOfWork, number: int = number) -> None:
            mission = make_mission(number)
            await uow.missions.add(mission)
            await uow.events.append(make_event(2 * number, mission_id=mission.mission_id))
            account = await uow.ledger.account(LOCAL_USER, SCOPE, LIMIT)
            spent = replace(account, settled=Money(number))
            await uow.ledger.put_account(LOCAL_USER, spent)
            await uow.events.append(make_event(2 * number + 1, mission_id=mission.mission_id))
            decided = make_event(2 * number + 1).event_id
            await uow.audit.append(make_link(number, event_id=decided))
            if hang and number == first + 1:
                assert isinstance(uow, SqlUnitOfWork)
                await uow.flush()  # everything is written, only the commit is missing
                say("hanging")
                await asyncio.Event().wait()

        await store.transact(write)
        say(str(number))


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), hang="hang" in sys.argv))
