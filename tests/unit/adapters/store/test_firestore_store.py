"""What is Firestore's own about its store: the documents, the limits, what is not there."""

import json
import socket
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest

from buddy.adapters.store.firestore.store import FirestoreStore
from buddy.domain.execution_record import ExecutionRecord, report_progress
from buddy.domain.ids import LOCAL_USER, MissionId, RunId, UserId
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.mission_progress_tracker import MissionProgressTracker
from buddy.domain.pipeline import StepName
from buddy.errors import StoreError, StoreUnavailable
from buddy.ports.store import IdempotentAnswer, UnitOfWork
from buddy.testing.conformance.store_case import add, append
from buddy.testing.factories import at, make_card, make_event, make_mission, make_run
from firestore_emulator import open_store

pytestmark = pytest.mark.firestore
MISSION = make_mission()


@pytest.fixture
async def store(firestore_project: str) -> AsyncIterator[FirestoreStore]:
    store = open_store(firestore_project)
    yield store
    await store.close()


async def fields_of(store: FirestoreStore, path: str) -> dict[str, Any]:
    """Return a document as any other client would see it."""
    snapshot = await store._database.client.document(path).get()
    assert snapshot.exists, path
    return snapshot.to_dict()


def executed(result: Any) -> Mission:
    tracker = MissionProgressTracker.begin(MISSION.mission_id, at)
    tracker.start_step(StepName.VERIFICATION)
    tracker.complete_step(StepName.VERIFICATION)
    record = ExecutionRecord(
        success=True,
        mission_id=MISSION.mission_id,
        status=MissionStatus.COMPLETED,
        timestamp=at(3),
        progress_tracker=report_progress(tracker.state, 3.5),
        execution_result=result,
    )
    return replace(
        MISSION,
        status=MissionStatus.COMPLETED,
        execution_record=record,
        run=make_run(),
        card=make_card(status=MissionStatus.COMPLETED, started_at=at(1)),
    )


async def test_a_mission_is_a_document_with_its_record_as_a_map(store: FirestoreStore) -> None:
    mission = executed({"items": [{"title": "Tate", "score": 0.5}]})
    await add(store, mission)
    fields = await fields_of(store, f"missions/{mission.mission_id}")
    assert fields["objective"] == mission.terms.objective
    assert fields["status"] == "completed"
    assert fields["user_id"] == LOCAL_USER
    assert fields["created_at"] == mission.created_at
    record = fields["execution_record"]
    assert record["event_type"] == "mission_executed"
    assert record["execution_result"] == {"items": [{"title": "Tate", "score": 0.5}]}
    assert record["progress_tracker"]["elapsed_seconds"] == 3.5
    assert record["progress_tracker"]["completed_steps"][0]["step_name"] == "verification"
    assert await store.queries.mission(LOCAL_USER, mission.mission_id) == mission


@pytest.mark.parametrize("result", [[["a", 1], ["b", 2]], {"": 1}, {"__id__": 2}, 2**70])
async def test_a_result_that_firestore_cannot_hold_stands_there_as_json(
    store: FirestoreStore, result: Any
) -> None:
    mission = executed(result)
    await add(store, mission)
    fields = await fields_of(store, f"missions/{mission.mission_id}")
    assert fields["execution_record"]["execution_result"] is None
    assert json.loads(fields["execution_record"]["execution_result_json"]) == result
    assert await store.queries.mission(LOCAL_USER, mission.mission_id) == mission


async def test_events_lie_below_their_subject_by_sequence(store: FirestoreStore) -> None:
    await append(
        store,
        make_event(1, mission_id="m_a", dedupe_key="k"),
        make_event(2, mission_id="m_a"),
        make_event(3, mission_id="m_a", user_id=UserId("other/user")),
        make_event(4, subject_type="goal", subject_id="g_1"),
    )
    first = await fields_of(store, "missions/m_a/events/1")
    assert (first["sequence"], first["cursor"], first["dedupe_key"]) == (1, 1, "k")
    assert (await fields_of(store, "missions/m_a/events/2"))["cursor"] == 2
    assert (await fields_of(store, "goals/g_1/events/1"))["cursor"] == 3
    theirs = await fields_of(store, "missions/m_a/events/1:other%2Fuser")
    assert (theirs["sequence"], theirs["user_id"]) == (1, "other/user")


async def test_a_mission_too_large_for_a_document_is_refused_whole(store: FirestoreStore) -> None:
    large = make_mission(2, metadata={"text": "x" * 1_100_000})
    with pytest.raises(StoreError, match="missions/m_000000000002 would take 1,10") as caught:
        await add(store, MISSION, large)
    assert caught.value.code == "store_error"
    assert await store.queries.mission(LOCAL_USER, MISSION.mission_id) is None


async def test_more_than_five_hundred_documents_are_refused_whole(store: FirestoreStore) -> None:
    # The subject's head, the user, the marker: 497 events are what fits.
    await append(store, *(make_event(number) for number in range(497)))
    with pytest.raises(StoreError, match=r"touches 501 documents.*500"):
        await append(store, *(make_event(number) for number in range(1000, 1498)))
    assert await store.queries.last_cursor(LOCAL_USER) == 497


async def test_more_than_ten_mebibytes_are_refused_whole(store: FirestoreStore) -> None:
    large = [make_mission(n, metadata={"text": "x" * 1_000_000}) for n in range(11)]
    with pytest.raises(StoreError, match=r"writes 11,0\d\d,\d\d\d bytes.*10,485,760"):
        await add(store, *large)
    await add(store, *large[:3])  # the emulator itself takes no more than 4 MiB


async def test_old_keys_are_forgotten_in_portions(store: FirestoreStore) -> None:
    async def write(uow: UnitOfWork, start: int) -> None:
        for number in range(start, start + 300):
            answer = IdempotentAnswer(key=f"k{number}", request_hash="h", created_at=at(number))
            await uow.idempotency.put(LOCAL_USER, answer)

    async def forget(uow: UnitOfWork) -> int:
        return await uow.idempotency.forget_before(at(10_000))

    for start in (0, 300):
        await store.transact(lambda uow, start=start: write(uow, start))
    assert [await store.transact(forget) for _ in range(3)] == [400, 200, 0]


async def test_one_append_knows_many_dedupe_keys(store: FirestoreStore) -> None:
    events = [make_event(n, dedupe_key=f"k{n}") for n in range(70)]
    await append(store, *events)

    async def again(uow: UnitOfWork) -> list[bool]:
        new = make_event(99, dedupe_key="new")
        return [each is None for each in await uow.events.append_all([*events, new])]

    assert await store.transact(again) == [True] * 70 + [False]


async def test_a_document_that_cannot_be_read_is_left_out_of_sweeps_and_of_the_board(
    store: FirestoreStore, caplog: pytest.LogCaptureFixture
) -> None:
    card = make_card(started_at=at(3))
    due = [
        replace(
            make_mission(n, expires_at=at(n)), card=replace(card, mission_id=MissionId(f"m_{n}"))
        )
        for n in (1, 2, 3)
    ]
    await add(store, *due)
    spoiled = store._database.client.document(f"missions/{due[1].mission_id}")
    await spoiled.update({"body": "{", "card": "{}"})
    sound, among = (due[0], due[2]), frozenset({MissionStatus.PROPOSED})
    cards = (due[2].card, due[0].card)
    assert await store.queries.lapsed(at(9), among, 5) == sound
    assert await store.queries.open_missions(among) == sound
    assert await store.queries.board(LOCAL_USER, at(), 5) == cards
    assert await store.queries.started(LOCAL_USER, 5) == cards
    said = [record.getMessage() for record in caplog.records]
    assert len([line for line in said if line.startswith(f"mission {due[1].mission_id} ")]) == 4


async def test_an_emulator_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        monkeypatch.setenv("FIRESTORE_EMULATOR_HOST", f"127.0.0.1:{closed.getsockname()[1]}")
        store = FirestoreStore("nowhere", seconds=0.3)

        async def read(uow: UnitOfWork) -> object:
            return await uow.ledger.reservation(LOCAL_USER, RunId("r_1"))

        for asked in (store.migrate(), store.queries.ping(), store.transact(read)):
            with pytest.raises(StoreUnavailable, match="Firestore does not answer"):
                await asked
        await store.close()


async def test_a_client_of_googles_will_do(store: FirestoreStore) -> None:
    await add(store, MISSION)
    other = FirestoreStore(store._database.client)
    assert await other.queries.mission(LOCAL_USER, MISSION.mission_id) == MISSION
