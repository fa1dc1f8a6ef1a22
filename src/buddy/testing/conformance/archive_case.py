"""A store with one of everything in it, and all that can be asked of it."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Iterable
from contextlib import aclosing
from dataclasses import replace

from buddy.domain.audit import INSTANCE_CHAIN
from buddy.domain.budget import LedgerEntry, Reservation
from buddy.domain.events.log import NewEvent
from buddy.domain.execution_record import BlobReference, ExecutionRecord, ProgressReport
from buddy.domain.ids import LOCAL_USER, MissionId, RunId, ToolName, UserId
from buddy.domain.instance import InstanceState
from buddy.domain.instant import Instant
from buddy.domain.json_value import canonical_json
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.money import Money
from buddy.domain.record import RECORD_CLASSES
from buddy.domain.run import RunState
from buddy.domain.webhook import Delivery, Webhook
from buddy.ports.archive import ArchiveRow
from buddy.ports.store import ClaimLease, IdempotentAnswer, MissionFilter, Store, UnitOfWork
from buddy.testing.conformance.store_case import ALL, OTHER_USER
from buddy.testing.factories import (
    at,
    make_artifact,
    make_card,
    make_durations,
    make_event,
    make_link,
    make_mission,
    make_proposed,
    make_run,
    make_warrant,
)
from buddy.testing.records import (
    make_delivery,
    make_ended_session,
    make_exchange,
    make_feedback,
    make_pattern,
    make_session,
    make_standing,
    make_webhook,
)

USERS = (LOCAL_USER, OTHER_USER)
DAY = "user/day 2026-03-01"
PAUSED = InstanceState(paused=True, since=at(3), by=OTHER_USER, reason="it spends money")
BLOB = "cd" * 32
"""Named by the execution record of an ended mission."""


def ended(number: int, *, user_id: UserId = LOCAL_USER, changed: Instant | None = None) -> Mission:
    """Return a completed mission with a run, a card and a large result."""
    mission = make_mission(number, user_id=user_id)
    updated = changed or at(number + 100)
    tracker = ProgressReport(
        mission_id=mission.mission_id,
        start_time=at(number),
        current_step=None,
        completed_steps=(),
        elapsed_seconds=1.5,
        progress_percent=100,
        eta_seconds=None,
    )
    record = ExecutionRecord(
        success=True,
        mission_id=mission.mission_id,
        status=MissionStatus.COMPLETED,
        timestamp=updated,
        progress_tracker=tracker,
        execution_blob=BlobReference(sha256=BLOB, size=70_000),
    )
    return replace(
        mission,
        status=MissionStatus.COMPLETED,
        warrant=make_warrant(),
        run=make_run(run_id=run_of(number), state=RunState.FINISHED, finished_at=updated),
        execution_record=record,
        card=make_card(mission_id=mission.mission_id, status=MissionStatus.COMPLETED),
        updated_at=updated,
        expires_at=None,
    )


def run_of(number: int) -> RunId:
    """Return the id of the run of an ended mission."""
    return RunId(f"r_{number:012d}")


def story(number: int, events: int, *, user_id: UserId = LOCAL_USER) -> list[NewEvent]:
    """Return the events of a mission; each has a dedupe key."""
    mission_id = make_mission(number).mission_id
    return [
        make_event(
            number * 1000 + n,
            make_proposed() if n == 1 else None,
            mission_id=mission_id,
            user_id=user_id,
            dedupe_key=f"{mission_id}:{n}",
        )
        for n in range(1, events + 1)
    ]


async def add_ended(uow: UnitOfWork, number: int, events: int, changed: Instant) -> None:
    """Write an ended mission with everything that a run leaves."""
    mission = ended(number, changed=changed)
    user, run = mission.user_id, run_of(number)
    await uow.missions.add(mission)
    await uow.events.append_all(story(number, events))
    made = make_artifact(number, mission_id=mission.mission_id, sha256=f"{number:064x}")
    await uow.artifacts.add(made)
    scope = f"mission {mission.mission_id}"
    account = await uow.ledger.account(user, scope, Money(9))
    await uow.ledger.put_account(user, replace(account, settled=Money(2)))
    settled = Reservation(run_id=run, amount=Money(3), scopes=(scope,), state="settled")
    await uow.ledger.put_reservation(user, settled)
    for kind in ("reserve", "settle"):
        line = LedgerEntry(run_id=run, kind=kind, amount=Money(2), at=at(number), about="page 1")
        await uow.ledger.add_entry(user, line)
    asked = replace(line, run_id=mission.mission_id, kind="meter", about="llm:m classify_intent")
    await uow.ledger.add_entry(user, asked)


async def fill(store: Store) -> None:
    """Write one of everything, of two users, in transactions that mix them."""

    async def first(uow: UnitOfWork) -> None:
        await add_ended(uow, 1, 5, at(200))
        await uow.missions.add(make_mission(2, metadata={"text": 'Größe "x"\n\u2028', "n": 0.1}))
        await uow.events.append_all(story(2, 2))
        await uow.events.append(make_event(7, subject_type="goal", subject_id="g_1"))
        for number in (2, 3, 1):
            await uow.durations.add(LOCAL_USER, make_durations(number))
        await uow.tool_switches.set_enabled(LOCAL_USER, ToolName("web_search"), enabled=False)
        await uow.tool_switches.set_enabled(LOCAL_USER, ToolName("calculate"), enabled=True)
        event_id = story(2, 2)[1].event_id
        mission_id = make_mission(2).mission_id
        for number in (1, 2):
            await uow.audit.append(make_link(number, detail={"tool": "Größe", "n": number}))
        await uow.audit.append(make_link(3, event_id=event_id, mission_id=mission_id))
        await uow.audit.append(make_link(4, user_id=INSTANCE_CHAIN))

    async def second(uow: UnitOfWork) -> None:
        await uow.missions.add(make_mission(3, user_id=OTHER_USER))
        await uow.events.append_all(story(3, 3, user_id=OTHER_USER))
        account = await uow.ledger.account(OTHER_USER, DAY, Money(7))
        await uow.ledger.put_account(OTHER_USER, replace(account, reserved=Money(4)))
        reservation = Reservation(run_id="r_3", amount=Money(4), scopes=(DAY,))
        await uow.ledger.put_reservation(OTHER_USER, reservation)
        await uow.artifacts.add(make_artifact(9, user_id=OTHER_USER))
        await uow.instance.put(PAUSED)
        for key, status in (("pending", None), ("answered", 201)):
            answer = IdempotentAnswer(
                key=key,
                request_hash="h",
                created_at=at(),
                status_code=status,
                body={"list": [1, None]},
                lease=ClaimLease(boot_id="b", number=7, until=at(60)) if status is None else None,
                headers=(("ETag", '"1"'),),
            )
            await uow.idempotency.put(OTHER_USER, answer)
        for record in (make_standing(1), make_pattern(2), make_webhook(3)):
            await uow.records.put(record)
        await uow.records.put(make_delivery(4, user_id=OTHER_USER))
        await uow.records.put(make_delivery(5, ended=True))
        for record in (make_session(6), make_exchange(7), make_feedback(8), make_ended_session(9)):
            await uow.records.put(record)

    await store.transact(first)
    await store.transact(second)


async def observe(store: Store) -> dict[str, object]:
    """Return everything that can be asked of a store that `fill` has written to."""
    queries = store.queries
    seen: dict[str, object] = {
        "open": await queries.open_missions(frozenset(MissionStatus)),
        "switch": await queries.instance(),
        "lapsed": await queries.lapsed(at(1e9), frozenset(MissionStatus), ALL),
        "webhooks": await queries.records.due(Webhook, at(1e9), ALL),
        "deliveries": await queries.records.due(Delivery, at(1e9), ALL),
    }
    for user in (*USERS, INSTANCE_CHAIN):
        seen[f"{user} list"] = await queries.missions(user, MissionFilter(), ALL)
        seen[f"{user} found"] = await queries.missions(user, MissionFilter(text="tate"), ALL)
        seen[f"{user} log"] = await queries.events_of_user(user, 0, ALL)
        seen[f"{user} cursor"] = await queries.last_cursor(user)
        seen[f"{user} chain"] = await queries.audit_links(user, 0, ALL)
        seen[f"{user} chain's end"] = await queries.audit_head(user)
        seen[f"{user} board"] = await queries.board(user, at(), ALL)
        seen[f"{user} started"] = await queries.started(user, ALL)
        seen[f"{user} tools"] = await queries.disabled_tools(user)
        seen[f"{user} durations"] = await queries.durations(user, ToolName("web_search"), ALL)
        seen[f"{user} accounts"] = tuple(await queries.accounts(user))
        for kind in RECORD_CLASSES:
            seen[f"{user} {kind.record_kind}"] = await queries.records.page(kind, user, ALL)
        for number in (1, 2, 3):
            mission_id = make_mission(number).mission_id
            seen[f"{user} {number}"] = await queries.mission(user, mission_id)
            seen[f"{user} {number} log"] = await mission_log(store, mission_id, user)
            made = await queries.artifacts_of_mission(user, mission_id)
            seen[f"{user} {number} made"] = made
            seen[f"{user} {number} ledger"] = await queries.ledger_entries(user, run_of(number))
    return seen | await _behind_locks(store)


async def mission_log(store: Store, mission_id: MissionId, user: UserId = LOCAL_USER) -> object:
    """Return a mission's whole log."""
    return await store.queries.events_of_mission(user, mission_id, 0, ALL)


async def _behind_locks(store: Store) -> dict[str, object]:
    """Return what only a transaction can read; it writes nothing."""

    async def read(uow: UnitOfWork) -> dict[str, object]:
        seen: dict[str, object] = {}
        for user in USERS:
            for run in (run_of(1), RunId("r_3")):
                seen[f"{user} {run}"] = await uow.ledger.reservation(user, run)
            for key in ("pending", "answered"):
                seen[f"{user} {key}"] = await uow.idempotency.get(user, key)
        return seen

    return await store.transact(read)


async def rows_of(store: Store) -> list[ArchiveRow]:
    """Return all rows of a store, every one of which can be read."""
    async with aclosing(store.archive.rows()) as rows:
        found = [row async for row in rows]
    assert all(isinstance(row, ArchiveRow) for row in found)
    return [row for row in found if isinstance(row, ArchiveRow)]


async def given(rows: AsyncIterable[ArchiveRow] | list[ArchiveRow]) -> AsyncIterator[ArchiveRow]:
    """Yield rows as a file would."""
    if isinstance(rows, list):
        for row in rows:
            yield row
    else:
        async for row in rows:
            yield row


def in_order(rows: Iterable[ArchiveRow]) -> list[str]:
    """Return rows as texts that are equal where the rows are, whatever order they came in."""
    return sorted(f"{row.kind} {canonical_json(dict(row.value))}" for row in rows)
