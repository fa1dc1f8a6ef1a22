"""A key that one process has claimed, and what other processes on the same store make of it."""

import asyncio
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from web_site import MakeSite, Site, assert_problem

from buddy.adapters.clock.system import RandomIds
from buddy.adapters.store.memory.store import MemoryStore
from buddy.adapters.store.sql.store import SqlStore
from buddy.domain.ids import LOCAL_USER
from buddy.errors import IdempotencyKeyInFlight
from buddy.ports.understanding import IntentDecision
from buddy.services.idempotency import BEAT_SECONDS, LEASE_SECONDS, IdempotencyKeys
from buddy.testing.clock import FixedClock
from buddy.testing.conformance.store_case import OnCommit
from buddy.testing.tools import ScriptedTool
from sqlite_helpers import fresh
from worlds import OBJECTIVE, Gate, SetUnderstanding

CREATE = "/missions/create"
BODY = {"objective": OBJECTIVE}


class Held(SetUnderstanding):
    """A classifier that answers when it is let, so that a create hangs."""

    def __init__(self) -> None:
        super().__init__()
        self.entered, self.let = asyncio.Event(), asyncio.Event()

    async def classify(self, objective: str) -> IntentDecision:
        self.entered.set()
        await self.let.wait()
        return await super().classify(objective)


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


async def begin(start_site: MakeSite, store: MemoryStore, **parts: Any) -> Site:
    """Start another process on the same store."""

    def same_store(_announce: OnCommit) -> MemoryStore:
        return store

    return await start_site(make_store=same_store, ids=RandomIds(), **parts)


async def post(site: Site, path: str = CREATE) -> Any:
    return await site.post(path, BODY if path == CREATE else {}, headers={"idempotency-key": "k"})


async def hanging(site: Site, held: Held) -> asyncio.Future[Any]:
    """Begin a request and return it once it has its key and hangs."""
    asked = asyncio.ensure_future(post(site))
    entered = asyncio.ensure_future(held.entered.wait())
    await asyncio.wait({asked, entered}, return_when=asyncio.FIRST_COMPLETED)
    assert entered.done(), asked.result().text
    return asked


@pytest.mark.parametrize("which", ["older", "newer"])
async def test_a_living_claim_is_respected_by_processes_of_every_age(
    start_site: MakeSite, store: MemoryStore, which: str
) -> None:
    held, other = Held(), None
    if which == "older":
        other = await begin(start_site, store)
    site = await begin(start_site, store, classifier=held)
    asked = await hanging(site, held)
    if other is None:
        other = await begin(start_site, store)
        other.world.clock.advance(LEASE_SECONDS / 4)
    # Three leases long, for the claim is renewed all the while.
    for _ in range(12):
        assert_problem(await post(other), 409, "idempotency_key_in_flight")
        for each in (site, other):
            each.world.clock.advance(BEAT_SECONDS)
        await site.world.buddy.keys.renew()
    held.let.set()
    first = await asked
    assert first.status_code == 201
    again = await post(other)
    assert (again.json(), again.headers["idempotency-replayed"]) == (first.json(), "true")


@pytest.mark.parametrize("which", ["older", "newer"])
async def test_a_claim_that_nobody_renews_is_free_when_its_lease_is_over(
    start_site: MakeSite, store: MemoryStore, which: str
) -> None:
    held, other = Held(), None
    if which == "older":
        other = await begin(start_site, store)
    site = await begin(start_site, store, classifier=held)
    asked = await hanging(site, held)
    other = other or await begin(start_site, store)
    other.world.clock.advance(LEASE_SECONDS - 1)
    assert_problem(await post(other), 409, "idempotency_key_in_flight")
    other.world.clock.advance(1)
    taken = await post(other)
    assert taken.status_code == 201
    # The one that was cut off comes back: its answer is the same mission, and displaces nothing.
    await site.world.buddy.keys.renew()
    held.let.set()
    assert (await asked).json()["mission_id"] == taken.json()["mission_id"]
    assert (await post(other)).json() == taken.json()
    assert len((await other.get("/missions")).json()["items"]) == 1


async def test_a_failure_of_who_was_cut_off_frees_nothing_of_who_took_over(
    start_site: MakeSite, store: MemoryStore
) -> None:
    held, second = Held(), Held()
    site = await begin(start_site, store, classifier=held)
    asked = await hanging(site, held)
    other = await begin(start_site, store, classifier=second)
    other.world.clock.advance(LEASE_SECONDS)
    taken = await hanging(other, second)
    asked.cancel()
    await asyncio.gather(asked, return_exceptions=True)
    assert_problem(await post(site), 409, "idempotency_key_in_flight")
    second.let.set()
    assert (await taken).status_code == 201


async def test_who_is_alone_on_a_store_need_not_wait_for_a_dead_claim(
    start_site: MakeSite, store: MemoryStore
) -> None:
    held = Held()
    asked = await hanging(await begin(start_site, store, classifier=held), held)
    next_life = await begin(start_site, store, alone=True)
    assert (await post(next_life)).status_code == 201
    asked.cancel()


async def test_a_blocking_execute_keeps_its_key_for_as_long_as_it_blocks(
    start_site: MakeSite, store: MemoryStore
) -> None:
    gate = Gate()
    tool = ScriptedTool(behaviour=gate)
    site = await begin(start_site, store, tools=[tool])
    other = await begin(start_site, store)
    path = f"/missions/{await site.approved()}/execute"
    first = asyncio.ensure_future(post(site, path))
    await gate.entered.wait()
    for _ in range(8):
        other.world.clock.advance(BEAT_SECONDS)
        site.world.clock.advance(BEAT_SECONDS)
        await site.world.buddy.keys.renew()
        assert_problem(await post(other, path), 409, "idempotency_key_in_flight")
    gate.opened.set()
    assert (await first).json()["success"] is True
    assert len(tool.calls) == 1


PROGRAM = """
import asyncio, os, signal, sys
from pathlib import Path
from buddy.adapters.store.sql.store import SqlStore
from buddy.testing.clock import FixedClock
from web_site import open_site
from worlds import OBJECTIVE, SetUnderstanding

class Killer(SetUnderstanding):
    async def classify(self, objective):
        os.kill(os.getpid(), signal.SIGKILL)

async def main():
    make = lambda _announce: SqlStore.sqlite(Path(sys.argv[1]))
    async with open_site(make_store=make, classifier=Killer(), clock=FixedClock()) as site:
        await site.post("/missions/create", {"objective": OBJECTIVE},
                        headers={"idempotency-key": "k"})

asyncio.run(main())
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return fresh(tmp_path)


async def test_the_key_of_a_killed_process_is_free_to_those_that_lived_beside_it(
    start_site: MakeSite, file: Path
) -> None:
    def on_file(_announce: OnCommit) -> SqlStore:
        return SqlStore.sqlite(file)

    older = await start_site(make_store=on_file)
    tests = Path(__file__).parent
    path = [str(tests), str(tests.parent), *sys.path]
    killed = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-c", PROGRAM, str(file)],
        env={"PYTHONPATH": ":".join(path)},
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL
    assert_problem(await post(older), 409, "idempotency_key_in_flight")
    older.world.clock.advance(LEASE_SECONDS)
    made = await post(older)
    assert made.status_code == 201
    assert "idempotency-replayed" not in made.headers
    assert len((await older.get("/missions")).json()["items"]) == 1


async def test_a_claim_that_is_still_being_asked_for_is_not_ended_by_anothers(
    store: MemoryStore,
) -> None:
    waits, go = asyncio.Event(), asyncio.Event()

    async def slow(fn: Any) -> Any:
        waits.set()
        await go.wait()
        return await store.transact(fn)

    def life(boot_id: str) -> IdempotencyKeys:
        clock = FixedClock()
        return IdempotencyKeys(transact=store.transact, clock=clock, boot_id=boot_id, alone=False)

    ours, theirs = life("ours"), life("theirs")
    await theirs.claim(LOCAL_USER, "k", "asked")
    ours.transact = slow
    claim = asyncio.ensure_future(ours.claim(LOCAL_USER, "k", "asked"))
    await waits.wait()
    ours.transact = store.transact
    await ours.renew()  # the beat comes while the database does not answer
    go.set()
    with pytest.raises(IdempotencyKeyInFlight):
        await claim
