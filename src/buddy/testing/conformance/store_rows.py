"""Rows inside a transaction: missions, artifacts, switches, idempotency keys."""

# ruff: noqa: D102  # tests: the name says it, the literal is the point

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial

import pytest

from buddy.domain.ids import LOCAL_USER, MissionId, RunId, ToolName
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.errors import StoreConflict, StoreError
from buddy.ports.store import IdempotentAnswer, Store, UnitOfWork
from buddy.testing.conformance.store_case import OTHER_USER, Meeting, StoreCase, add
from buddy.testing.factories import (
    at,
    make_artifact,
    make_card,
    make_mission,
    make_run,
    make_warrant,
)

MISSION = make_mission()
FOREIGN = MissionId("m_foreign")
RUN = RunId("r_000000000001")
DAY = "user/day 2026-03-01"
SEARCH, CALCULATE = ToolName("web_search"), ToolName("calculate")


class MissionRowTests(StoreCase):
    """Tests on `UnitOfWork.missions`."""

    async def test_a_mission_comes_back_as_it_was(self, store: Store) -> None:
        mission = replace(
            MISSION,
            status=MissionStatus.RUNNING,
            warrant=make_warrant(),
            run=make_run(),
            card=make_card(),
            metadata={"source": "chat", "nested": {"list": [1, 2.5, None, "ä"]}},
        )
        await add(store, mission)
        assert await store.queries.mission(LOCAL_USER, mission.mission_id) == mission

    async def test_an_unknown_mission_is_none(self, store: Store) -> None:
        async def read(uow: UnitOfWork) -> object:
            return await uow.missions.get(LOCAL_USER, MISSION.mission_id)

        assert await store.transact(read) is None
        assert await store.queries.mission(LOCAL_USER, MISSION.mission_id) is None

    async def test_an_id_is_given_once(self, store: Store) -> None:
        await add(store, MISSION)
        with pytest.raises(StoreConflict):
            await add(store, replace(MISSION, revision=9))
        assert await store.queries.mission(LOCAL_USER, MISSION.mission_id) == MISSION

    async def test_put_needs_a_read_in_the_same_transaction(self, store: Store) -> None:
        await add(store, MISSION)

        async def put_unread(uow: UnitOfWork) -> None:
            await uow.missions.put(replace(MISSION, revision=9))

        with pytest.raises(StoreConflict):
            await store.transact(put_unread)
        assert await store.queries.mission(LOCAL_USER, MISSION.mission_id) == MISSION

    async def test_put_of_a_mission_that_is_not_there_conflicts(self, store: Store) -> None:
        async def put_missing(uow: UnitOfWork) -> None:
            await uow.missions.get(LOCAL_USER, MISSION.mission_id)
            await uow.missions.put(MISSION)

        with pytest.raises(StoreConflict):
            await store.transact(put_missing)

    async def test_several_missions_are_read_and_replaced_at_once(self, store: Store) -> None:
        known = [make_mission(mission_id=MissionId(f"m_{name}")) for name in "abc"]
        await add(store, *known, make_mission(mission_id=FOREIGN, user_id=OTHER_USER))
        asked = [MissionId(name) for name in ("m_c", "m_unknown", "m_a", FOREIGN)]

        async def change(uow: UnitOfWork) -> tuple[Mission | None, ...]:
            assert await uow.missions.get_all(LOCAL_USER, []) == ()
            await uow.missions.put_all([])
            c, _, a, _ = found = await uow.missions.get_all(LOCAL_USER, asked)
            assert a is not None
            assert c is not None
            await uow.missions.put_all([replace(c, revision=8), replace(a, revision=9)])
            await uow.missions.put_all([replace(a, revision=7)])
            return found

        a, b, c = known
        assert await store.transact(change) == (c, None, a, None)

        async def read(uow: UnitOfWork) -> list[int | None]:
            found = await uow.missions.get_all(LOCAL_USER, [m.mission_id for m in known])
            return [mission and mission.revision for mission in found]

        assert await store.transact(read) == [7, b.revision, 8]

    async def test_replacing_several_needs_a_read_of_each(self, store: Store) -> None:
        other = make_mission(mission_id=MissionId("m_b"))
        await add(store, MISSION, other)

        async def put_one_unread(uow: UnitOfWork) -> None:
            await uow.missions.get_all(LOCAL_USER, [MISSION.mission_id])
            await uow.missions.put_all([replace(MISSION, revision=9), replace(other, revision=9)])

        with pytest.raises(StoreConflict):
            await store.transact(put_one_unread)
        assert await store.queries.mission(LOCAL_USER, MISSION.mission_id) == MISSION
        assert await store.queries.mission(LOCAL_USER, other.mission_id) == other

    async def test_several_wanted_in_any_order_block_nobody_for_good(self, store: Store) -> None:
        ids = [MissionId(f"m_{name}") for name in "abcd"]
        await add(store, *(make_mission(mission_id=mission_id) for mission_id in ids))

        async def bump(uow: UnitOfWork, wanted: list[MissionId]) -> None:
            found = await uow.missions.get_all(LOCAL_USER, wanted)
            await asyncio.sleep(0)
            await uow.missions.put_all([replace(m, revision=m.revision + 1) for m in found if m])

        orders = [ids[turn:] + ids[:turn] for turn in range(4)]
        await asyncio.gather(
            *(store.transact(partial(bump, wanted=order)) for order in (*orders, ids[::-1]))
        )
        for mission_id in ids:
            mission = await store.queries.mission(LOCAL_USER, mission_id)
            assert mission is not None
            assert mission.revision == MISSION.revision + 5

    async def test_another_users_mission_does_not_exist(self, store: Store) -> None:
        await add(store, MISSION)

        async def steal(uow: UnitOfWork) -> None:
            assert await uow.missions.get(OTHER_USER, MISSION.mission_id) is None
            await uow.missions.put(replace(MISSION, user_id=OTHER_USER))

        with pytest.raises(StoreConflict):
            await store.transact(steal)
        assert await store.queries.mission(OTHER_USER, MISSION.mission_id) is None
        assert await store.queries.mission(LOCAL_USER, MISSION.mission_id) == MISSION

    async def test_what_json_cannot_carry_is_refused_and_nothing_is_written(
        self, store: Store
    ) -> None:
        with pytest.raises(StoreError):
            await add(store, replace(MISSION, metadata={"what": object()}))
        assert await store.queries.mission(LOCAL_USER, MISSION.mission_id) is None


class CatalogTests(StoreCase):
    """Tests on artifacts, tool switches and idempotency keys."""

    async def test_artifacts_of_a_mission_come_oldest_first(self, store: Store) -> None:
        newer, older = make_artifact(2), make_artifact(1)

        async def write(uow: UnitOfWork) -> None:
            for artifact in (newer, older, newer):
                await uow.artifacts.add(artifact)

        await store.transact(write)
        await store.transact(write)
        mission_id = newer.mission_id
        found = await store.queries.artifacts_of_mission(LOCAL_USER, mission_id)
        assert found == (older, newer)
        assert await store.queries.artifact(LOCAL_USER, newer.artifact_id) == newer
        assert await store.queries.artifact(OTHER_USER, newer.artifact_id) is None
        assert await store.queries.artifacts_of_mission(OTHER_USER, mission_id) == ()

    async def test_two_artifacts_cannot_share_an_id(self, store: Store) -> None:
        async def write(uow: UnitOfWork) -> None:
            await uow.artifacts.add(make_artifact())
            await uow.artifacts.add(make_artifact(title="Another"))

        with pytest.raises(StoreConflict):
            await store.transact(write)

    async def test_tools_are_switched_per_user(self, store: Store) -> None:
        async def write(uow: UnitOfWork) -> frozenset[ToolName]:
            await uow.tool_switches.set_enabled(LOCAL_USER, SEARCH, enabled=False)
            await uow.tool_switches.set_enabled(LOCAL_USER, CALCULATE, enabled=False)
            await uow.tool_switches.set_enabled(LOCAL_USER, CALCULATE, enabled=True)
            return await uow.tool_switches.disabled(LOCAL_USER)

        assert await store.transact(write) == {SEARCH}
        assert await store.queries.disabled_tools(LOCAL_USER) == {SEARCH}
        assert await store.queries.disabled_tools(OTHER_USER) == frozenset()

    async def test_idempotency_keys_are_kept_replaced_and_forgotten(self, store: Store) -> None:
        pending = IdempotentAnswer(key="k", request_hash="h", created_at=at())
        answered = replace(
            pending, status_code=201, body={"ok": [1]}, headers=(("ETag", '"1"'), ("X", "y"))
        )

        async def write(uow: UnitOfWork) -> list[IdempotentAnswer | None]:
            seen = [await uow.idempotency.get(LOCAL_USER, "k")]
            for answer in (pending, answered):
                await uow.idempotency.put(LOCAL_USER, answer)
                seen.append(await uow.idempotency.get(LOCAL_USER, "k"))
            return seen

        async def remove(uow: UnitOfWork) -> list[IdempotentAnswer | None]:
            assert await uow.idempotency.get(OTHER_USER, "k") is None
            await uow.idempotency.remove(OTHER_USER, "k")
            kept = await uow.idempotency.get(LOCAL_USER, "k")
            await uow.idempotency.remove(LOCAL_USER, "k")
            return [kept, await uow.idempotency.get(LOCAL_USER, "k")]

        assert await store.transact(write) == [None, pending, answered]
        assert await store.transact(remove) == [answered, None]
        assert await store.transact(write) == [None, pending, answered]

    async def test_of_two_that_claim_an_idempotency_key_one_does(self, store: Store) -> None:
        meeting = Meeting(2)

        def claim(number: int) -> Callable[[UnitOfWork], Awaitable[bool]]:
            answer = IdempotentAnswer(key="k", request_hash=str(number), created_at=at())

            async def write(uow: UnitOfWork) -> bool:
                if await uow.idempotency.get(LOCAL_USER, "k") is not None:
                    return False
                await meeting.wait()
                await uow.idempotency.put(LOCAL_USER, answer)
                return True

            return write

        async def kept(uow: UnitOfWork) -> IdempotentAnswer | None:
            return await uow.idempotency.get(LOCAL_USER, "k")

        outcomes = await asyncio.gather(*(store.transact(claim(n)) for n in range(2)))
        assert sorted(outcomes) == [False, True]
        answer = await store.transact(kept)
        assert answer is not None
        assert answer.request_hash == str(outcomes.index(True))

    async def test_old_idempotency_keys_are_forgotten_whoever_used_them(self, store: Store) -> None:
        old, new = (
            IdempotentAnswer(key=key, request_hash="h", created_at=at(seconds))
            for key, seconds in (("old", 0), ("new", 10))
        )

        async def write(uow: UnitOfWork) -> None:
            for user in (LOCAL_USER, OTHER_USER):
                for answer in (old, new):
                    await uow.idempotency.put(user, answer)

        async def forget(uow: UnitOfWork) -> int:
            return await uow.idempotency.forget_before(at(10))

        async def kept(uow: UnitOfWork) -> list[bool]:
            users, keys = (LOCAL_USER, OTHER_USER), ("old", "new")
            found = [await uow.idempotency.get(user, key) for user in users for key in keys]
            return [answer is not None for answer in found]

        await store.transact(write)
        assert await store.transact(forget) == len((LOCAL_USER, OTHER_USER))
        assert await store.transact(kept) == [False, True, False, True]
        assert await store.transact(forget) == 0
