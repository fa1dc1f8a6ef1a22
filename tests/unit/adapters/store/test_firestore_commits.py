"""A transaction is applied once, whatever happens to the answers and whoever comes between."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import replace

import pytest
from cut_line import CutLine

from buddy.adapters.store.firestore.client import CommitInDoubt
from buddy.adapters.store.firestore.database import Database, Write
from buddy.adapters.store.firestore.store import FirestoreStore
from buddy.domain.ids import LOCAL_USER, MissionId, RunId, UserId
from buddy.domain.money import Money
from buddy.errors import StoreConflict, StoreUnavailable
from buddy.ports.store import UnitOfWork
from buddy.testing.conformance.store_case import OTHER_USER, Boom, Commits, add, append
from buddy.testing.factories import at, make_event, make_mission
from firestore_emulator import open_store

pytestmark = pytest.mark.firestore

SCOPE = "user/day 2026-03-01"
SOON = 20.0
Commit = Callable[[Database, Sequence[Write]], Awaitable[None]]
real_commit = Database.commit


@pytest.fixture
def commits() -> Commits:
    return Commits()


@pytest.fixture
async def store(firestore_project: str, commits: Commits) -> AsyncIterator[FirestoreStore]:
    store = open_store(firestore_project, commits)
    yield store
    await store.close()


@pytest.fixture
async def other(firestore_project: str) -> AsyncIterator[FirestoreStore]:
    """The same database from another process, as far as the stores can tell."""
    store = open_store(firestore_project)
    yield store
    await store.close()


class Spending:
    """A transaction that shows when it is applied twice; remembers its calls."""

    def __init__(self) -> None:
        self.calls = 0

    async def __call__(self, uow: UnitOfWork) -> int:
        self.calls += 1
        call = self.calls
        account = await uow.ledger.account(LOCAL_USER, SCOPE, Money(100))
        await uow.ledger.put_account(
            LOCAL_USER, replace(account, settled=account.settled + Money(1))
        )
        await uow.events.append(make_event(call))
        return call


async def spent(store: FirestoreStore) -> int:
    (account,) = await store.queries.accounts(LOCAL_USER)
    return account.settled.micros


async def test_a_commit_that_happened_and_was_not_answered_is_not_repeated(
    store: FirestoreStore, commits: Commits, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def lost(database: Database, writes: Sequence[Write]) -> None:
        await real_commit(database, writes)
        raise CommitInDoubt("UNAVAILABLE")

    monkeypatch.setattr(Database, "commit", lost)
    spending = Spending()
    assert await store.transact(spending) == 1
    assert spending.calls == 1
    assert await spent(store) == 1
    assert [len(events) for events in commits.announced] == [1]


async def test_a_commit_that_did_not_happen_is_tried_again(
    store: FirestoreStore, commits: Commits, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost: list[int] = []

    async def lose_two(database: Database, writes: Sequence[Write]) -> None:
        if len(lost) < 2:
            lost.append(1)
            raise CommitInDoubt("DEADLINE_EXCEEDED")
        await real_commit(database, writes)

    monkeypatch.setattr(Database, "commit", lose_two)
    spending = Spending()
    assert await store.transact(spending) == 3
    assert await spent(store) == 1
    assert len(commits.announced) == 1


async def test_a_commit_that_arrives_late_is_the_one_that_counts(
    store: FirestoreStore, commits: Commits, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was on its way when it was given up; it lands before its repetition does."""
    late: list[Sequence[Write]] = []

    async def overtaken(database: Database, writes: Sequence[Write]) -> None:
        if not late:
            late.append(writes)
            raise CommitInDoubt("DEADLINE_EXCEEDED")
        await real_commit(database, late[0])
        await real_commit(database, writes)

    monkeypatch.setattr(Database, "commit", overtaken)
    spending = Spending()
    assert await store.transact(spending) == 1, "the answer must be the late attempt's"
    assert spending.calls == 2
    assert await spent(store) == 1
    assert [each.event_id for each in commits.events] == [make_event(1).event_id]
    assert [each.event_id for each in await store.queries.events_of_user(LOCAL_USER, 0, 9)] == [
        make_event(1).event_id
    ]


async def test_commits_that_are_never_answered_end_in_an_error(
    store: FirestoreStore, commits: Commits, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def silent(_database: Database, _writes: Sequence[Write]) -> None:
        raise CommitInDoubt("UNAVAILABLE")

    monkeypatch.setattr(Database, "commit", silent)
    spending = Spending()
    with pytest.raises(StoreUnavailable, match="did not answer 5 commits"):
        await store.transact(spending)
    assert spending.calls == 5
    assert commits.announced == []


async def test_an_answer_lost_on_the_line_changes_nothing(
    firestore_host: str,
    firestore_project: str,
    other: FirestoreStore,
    commits: Commits,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The real thing: the commit reaches Firestore, the connection breaks before the answer."""
    assert await other.queries.accounts(LOCAL_USER) == ()
    line = CutLine(firestore_host)
    monkeypatch.setenv("FIRESTORE_EMULATOR_HOST", await line.start())
    store = open_store(firestore_project, commits)
    spending = Spending()

    async def commit_unheard(database: Database, writes: Sequence[Write]) -> None:
        if database is store._database and spending.calls == 1:
            line.deaf = True
            cutting = asyncio.ensure_future(cut_when_committed())
            try:
                await real_commit(database, writes)
            finally:
                await cutting
        else:
            await real_commit(database, writes)

    async def cut_when_committed() -> None:
        while not await other.queries.accounts(LOCAL_USER):
            pass
        line.cut()

    monkeypatch.setattr(Database, "commit", commit_unheard)
    async with asyncio.timeout(SOON):
        assert await store.transact(spending) == 1
    assert spending.calls == 1
    assert await spent(other) == 1
    assert [len(events) for events in commits.announced] == [1]
    await store.close()
    await line.stop()


async def test_a_cancel_during_the_commit_is_raised_after_it_has_been_announced(
    store: FirestoreStore, commits: Commits, monkeypatch: pytest.MonkeyPatch
) -> None:
    task = asyncio.ensure_future(store.transact(Spending()))

    async def cancelled(database: Database, writes: Sequence[Write]) -> None:
        task.cancel()
        await asyncio.sleep(0)
        await real_commit(database, writes)

    monkeypatch.setattr(Database, "commit", cancelled)
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await spent(store) == 1
    assert len(commits.announced) == 1


async def test_what_was_read_and_not_written_must_stand_at_the_commit(
    store: FirestoreStore, other: FirestoreStore
) -> None:
    """Each of two transactions reads what the other writes: one of them has to begin again."""
    one, two = make_mission(1), make_mission(2)
    await add(store, one, two)
    both = asyncio.Barrier(2)

    def raise_unless_raised(
        mine: MissionId, theirs: MissionId
    ) -> Callable[[UnitOfWork], Awaitable[bool]]:
        calls: list[int] = []

        async def work(uow: UnitOfWork) -> bool:
            calls.append(1)
            read = await uow.missions.get(LOCAL_USER, theirs)
            own = await uow.missions.get(LOCAL_USER, mine)
            assert read is not None
            assert own is not None
            if len(calls) == 1:
                await both.wait()
            if read.revision > 1:
                return False
            await uow.missions.put(replace(own, revision=2))
            return True

        return work

    async with asyncio.timeout(SOON):
        outcomes = await asyncio.gather(
            store.transact(raise_unless_raised(one.mission_id, two.mission_id)),
            other.transact(raise_unless_raised(two.mission_id, one.mission_id)),
        )
    assert sorted(outcomes) == [False, True]


async def test_an_error_over_documents_of_two_moments_begins_again(
    store: FirestoreStore, other: FirestoreStore
) -> None:
    one, two = make_mission(1), make_mission(2)
    await add(store, one, two)

    async def raise_both(uow: UnitOfWork) -> None:
        for mission_id in (one.mission_id, two.mission_id):
            mission = await uow.missions.get(LOCAL_USER, mission_id)
            assert mission is not None
            await uow.missions.put(replace(mission, revision=2))

    calls: list[int] = []

    async def same_revision(uow: UnitOfWork) -> int:
        calls.append(1)
        first = await uow.missions.get(LOCAL_USER, one.mission_id)
        if len(calls) == 1:
            await other.transact(raise_both)
        second = await uow.missions.get(LOCAL_USER, two.mission_id)
        assert first is not None
        assert second is not None
        if first.revision != second.revision:
            raise Boom
        return first.revision

    assert await store.transact(same_revision) == 2
    assert len(calls) == 2


async def test_reads_alone_are_of_one_moment_too(
    store: FirestoreStore, other: FirestoreStore
) -> None:
    calls: list[int] = []

    async def look(uow: UnitOfWork) -> list[object]:
        calls.append(1)
        first = await uow.ledger.reservation(LOCAL_USER, RunId("r_1"))
        seen: list[object] = [
            first is None,
            await uow.missions.get(LOCAL_USER, make_mission().mission_id),
        ]
        if len(calls) == 1:
            await add(other, make_mission())
        return seen

    assert await store.transact(look) == [True, make_mission()]
    assert len(calls) == 2


async def test_many_processes_spoil_each_others_commits_and_all_get_through(
    firestore_project: str,
) -> None:
    stores = [open_store(firestore_project) for _ in range(4)]
    spending = [Spending() for _ in range(20)]
    await asyncio.gather(*(stores[n % 4].transact(each) for n, each in enumerate(spending)))
    assert await spent(stores[0]) == 20
    log = await stores[0].queries.events_of_user(LOCAL_USER, 0, 99)
    assert [event.cursor for event in log] == list(range(1, 21))
    for store in stores:
        await store.close()


async def test_a_commit_that_is_always_spoiled_is_given_up(
    store: FirestoreStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def spoiled(_database: Database, _writes: Sequence[Write]) -> None:
        raise StoreConflict("Another writer was first")

    monkeypatch.setattr(Database, "commit", spoiled)
    spending = Spending()
    with pytest.raises(StoreConflict):
        await store.transact(spending)
    assert spending.calls == 40


async def test_transactions_of_crossed_users_all_end(store: FirestoreStore) -> None:
    def both(*users: UserId) -> Callable[[UnitOfWork], Awaitable[None]]:
        async def work(uow: UnitOfWork) -> None:
            for user in users:
                try:
                    await uow.events.append(make_event(user_id=user))
                except Exception:  # noqa: BLE001  # even a function that swallows begins again
                    return

        return work

    users = (LOCAL_USER, OTHER_USER)
    async with asyncio.timeout(SOON):
        await asyncio.gather(
            *(store.transact(both(*users[:: 1 if n % 2 else -1])) for n in range(20))
        )
    for user in users:
        assert await store.queries.last_cursor(user) == 20


async def test_one_process_waits_in_line_instead_of_spoiling_its_own_commits(
    store: FirestoreStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[int] = []

    async def counted(database: Database, writes: Sequence[Write]) -> None:
        tries.append(1)
        await real_commit(database, writes)

    monkeypatch.setattr(Database, "commit", counted)
    await asyncio.gather(*(store.transact(Spending()) for _ in range(20)))
    assert len(tries) == 20
    assert await spent(store) == 20


async def test_every_write_moves_the_update_time(store: FirestoreStore) -> None:
    """Firestore leaves it where a write changes nothing; then a stale writer would get through."""
    mission = make_mission(updated_at=at(1))
    await add(store, mission)

    async def put_same(uow: UnitOfWork) -> None:
        read = await uow.missions.get(LOCAL_USER, mission.mission_id)
        assert read is not None
        await uow.missions.put(read)

    async def moment() -> object:
        path = f"missions/{mission.mission_id}"
        return (await store._database.get(path))[path].update_time

    before = await moment()
    await store.transact(put_same)
    assert await moment() != before


async def test_append_of_a_known_key_beside_new_rows_commits_the_rows(
    store: FirestoreStore,
) -> None:
    await append(store, make_event(1, dedupe_key="k"))

    async def work(uow: UnitOfWork) -> object:
        await uow.missions.add(make_mission())
        return await uow.events.append(make_event(2, dedupe_key="k"))

    assert await store.transact(work) is None
    assert await store.queries.mission(LOCAL_USER, make_mission().mission_id) == make_mission()
    assert await store.queries.last_cursor(LOCAL_USER) == 1
