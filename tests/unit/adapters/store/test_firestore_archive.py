"""What is Firestore's own about archives: many commits, one token, and what a dead load leaves."""

import itertools
from collections.abc import AsyncIterator, Awaitable, Callable
from inspect import Parameter, isfunction, signature
from typing import get_args

import pytest

from buddy.adapters.store.firestore import paths
from buddy.adapters.store.firestore.address import FirestoreAddress
from buddy.adapters.store.firestore.archive_rows import KEPT
from buddy.adapters.store.firestore.database import Database, Write
from buddy.adapters.store.firestore.loading import Loading, marker_of_load
from buddy.adapters.store.firestore.query_shapes import STORED
from buddy.adapters.store.firestore.schema import REVISION
from buddy.adapters.store.firestore.store import FirestoreStore
from buddy.domain.events.log import SubjectType
from buddy.domain.ids import LOCAL_USER, UserId
from buddy.domain.retention import StoredClass
from buddy.errors import StoreError, StoreNotEmpty, StoreUnavailable
from buddy.ports.archive import ArchiveRow, LeftOut, RowKind
from buddy.services.archive import must_be_current
from buddy.testing.conformance.archive_case import add_ended, fill, given, rows_of
from buddy.testing.conformance.store_case import add, append, log_of
from buddy.testing.factories import at, make_event, make_mission
from firestore_emulator import new_project, open_store

pytestmark = pytest.mark.firestore

ONE = Parameter.POSITIONAL_OR_KEYWORD

Open = Callable[[], Awaitable[FirestoreStore]]


@pytest.fixture
async def open_again(firestore_project: str) -> AsyncIterator[Open]:
    """Opens the test's project as another process would."""
    opened: list[FirestoreStore] = []

    async def make() -> FirestoreStore:
        opened.append(open_store(firestore_project))
        return opened[-1]

    yield make
    for store in opened:
        await store.close()


@pytest.fixture
async def store(open_again: Open) -> FirestoreStore:
    return await open_again()


@pytest.fixture
async def database(firestore_project: str) -> AsyncIterator[Database]:
    database = Database(FirestoreAddress(project=firestore_project))
    yield database
    await database.close()


def user(name: str) -> tuple[str, dict[str, object]]:
    return paths.user(name), {"user_id": name, "last_cursor": 1, "last_entry": 0}


async def died_in_the_middle(database: Database) -> Loading:
    """Leave what a load leaves whose process was killed after two commits."""
    loading = Loading(database)
    await loading.begin()
    for number in range(1_100):
        await loading.take(*user(f"user{number:04}"))
    left = (await database.get(paths.user("user0997")))[paths.user("user0997")]
    assert left.fields is not None
    return loading


def test_every_kind_of_row_and_every_document_is_in_the_archive() -> None:
    assert list(KEPT) == list(RowKind)
    assert {kept.shape for kept in KEPT.values()} == set(STORED)


LEFT_OUT = {
    "commits": "which attempt of a transaction was committed; gone within a day",
    "meta": "the layout, and a load under way: of the project, not of what Buddy did in it",
    "goals": "only the place under which a log lies",
    "schedules": "only the place under which a log lies",
    "runs": "only the place under which outcomes lie",
}
"""Collections that a backup leaves out on purpose, and why a restore lives without them."""


def test_every_collection_is_in_the_archive() -> None:
    constants = {name: each for name, each in vars(paths).items() if name.isupper()}
    places = [each for each in constants.values() if isinstance(each, str)]
    for place in (each for each in vars(paths).values() if isfunction(each)):
        if place.__module__ != paths.__name__ or place.__name__.startswith("_"):
            continue
        if place is paths.document_id:
            continue
        if place is paths.subject:
            places += [paths.subject(kind, "x") for kind in get_args(SubjectType)]
            continue
        named = [each for each in signature(place).parameters.values() if each.kind is ONE]
        places.append(place(*("x" for _ in named)))
    collections = {place.split("/")[-2] for place in places if "/" in place}
    kept = {kept.shape.collection for kept in KEPT.values()}
    assert not kept & set(LEFT_OUT)
    assert kept | set(LEFT_OUT) == collections


async def test_what_a_dead_load_left_is_nothing(store: FirestoreStore, database: Database) -> None:
    await died_in_the_middle(database)
    assert await store.archive.is_empty()
    assert await rows_of(store) == []
    nothing_audited = {"audit_number": None, "audit_hash": None}
    row = ArchiveRow(RowKind.USER, {"user_id": "anna", "last_cursor": 7, **nothing_audited})
    await store.archive.load(given([row]))
    assert await rows_of(store) == [row]
    assert await marker_of_load(database) is None


async def test_the_next_start_removes_it_and_nothing_else(
    store: FirestoreStore, database: Database
) -> None:
    loading = await died_in_the_middle(database)
    await add(store, make_mission(1))  # somebody did not stop their Buddy
    assert not await store.archive.is_empty()
    with pytest.raises(StoreNotEmpty, match="holds something"):
        await store.archive.load(given([]))
    await store.migrate()
    assert [row.kind for row in await rows_of(store)] == [RowKind.MISSION]
    # It was not dead: the rest of it is refused.
    with pytest.raises(StoreNotEmpty, match="Somebody else writes into this project"):
        await loading.finish()
    assert [row.kind for row in await rows_of(store)] == [RowKind.MISSION]


async def test_a_load_and_another_writer_of_the_same_documents(
    store: FirestoreStore, open_again: Open
) -> None:
    other = await open_again()

    async def rows() -> AsyncIterator[ArchiveRow]:
        yield ArchiveRow(RowKind.USER, {"user_id": LOCAL_USER, "last_cursor": 1})
        await append(other, make_event(1))

    with pytest.raises(StoreNotEmpty, match="Somebody else writes"):
        await store.archive.load(rows())
    assert len(await log_of(store)) == 1
    assert await store.queries.last_cursor(LOCAL_USER) == 1


async def test_what_no_document_holds_is_refused_and_leaves_nothing(
    store: FirestoreStore,
) -> None:
    event = {"user_id": LOCAL_USER, "run_id": "r_1", "mission_id": "m_1", "step": "s"}
    large = ArchiveRow(RowKind.OUTCOME, {**event, "body": {"text": "x" * 1_100_000}})
    one = ArchiveRow(RowKind.USER, {"user_id": "anna", "last_cursor": 7})
    with pytest.raises(StoreError, match=r"would take 1,100,\d+ bytes"):
        await store.archive.load(given([one, large]))
    assert await store.archive.is_empty()
    assert await rows_of(store) == []


async def test_a_document_that_cannot_be_read_is_told_and_the_others_are_kept(
    store: FirestoreStore, database: Database
) -> None:
    await fill(store)
    path = paths.mission(make_mission(2).mission_id)
    kept = (await database.get(path))[path]
    hurt = Write("replace", path, {**(kept.fields or {}), "body": "{"}, kept.update_time)
    await database.commit([hurt, Write("create", paths.account("anna", "day"), {"scope": "day"})])
    rows = [row async for row in store.archive.rows()]
    told = [row.reason for row in rows if isinstance(row, LeftOut)]
    assert [text.partition(":")[0] for text in told] == [
        f"mission in {path}",
        "account in users/anna/accounts/day",
    ]
    assert told[1].endswith("it has no field 'user_id'")
    missions = [row for row in rows if isinstance(row, ArchiveRow) and row.kind is RowKind.MISSION]
    assert len(missions) == 2


async def test_schema(store: FirestoreStore, database: Database) -> None:
    with pytest.raises(StoreUnavailable, match="at schema none"):
        await must_be_current(store)
    for _ in range(2):
        await store.migrate()
        assert (await store.schema()).current == REVISION
    kept = (await database.get(paths.SCHEMA))[paths.SCHEMA]
    newer = Write("replace", paths.SCHEMA, {"revision": "9999"}, kept.update_time)
    await database.commit([newer])
    with pytest.raises(StoreUnavailable, match=r"at schema 9999, .* newer version"):
        await store.migrate()


async def test_two_users_under_one_mission_lose_only_their_own(store: FirestoreStore) -> None:
    """Ids are random, but nothing says that two users never meet under one."""
    other = UserId("other")
    mission_id = make_mission(1).mission_id
    await store.transact(lambda uow: add_ended(uow, 1, 3, at(100)))
    numbers = itertools.count(500)
    events = [make_event(next(numbers), mission_id=mission_id, user_id=other) for _ in range(2)]
    await append(store, *events)
    while await store.retention.remove(StoredClass.MISSIONS, at(1000), 500, now=at(5000)):
        pass
    assert await log_of(store) == ()
    assert [event.sequence for event in await log_of(store, other)] == [1, 2]
    (third,) = await append(store, make_event(900, mission_id=mission_id, user_id=other))
    assert third is not None
    assert third.sequence == 3
    subjects = [row.value for row in await rows_of(store) if row.kind is RowKind.SUBJECT]
    assert [(row["user_id"], row["last_sequence"]) for row in subjects] == [(other, 3)]


async def test_a_log_of_two_users_goes_on_after_a_restore(
    store: FirestoreStore, firestore_host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    mission_id, other = make_mission(1).mission_id, UserId("aaa")
    await append(store, make_event(1, mission_id=mission_id))
    await append(store, make_event(2, mission_id=mission_id, user_id=other))
    rows = await rows_of(store)
    monkeypatch.setenv("FIRESTORE_EMULATOR_HOST", firestore_host)
    restored = open_store(new_project())
    try:
        await restored.archive.load(given(rows))
        for number, each in ((3, LOCAL_USER), (4, other)):
            await append(restored, make_event(number, mission_id=mission_id, user_id=each))
            log = await log_of(restored, each)
            assert [event.sequence for event in log] == [1, 2]
    finally:
        await restored.close()
