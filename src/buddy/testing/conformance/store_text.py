"""Text: kept as it was, whatever is in it, and ordered by code points in every store."""

# ruff: noqa: D102  # tests: the name says it, the literal is the point

from __future__ import annotations

from buddy.domain.ids import LOCAL_USER, ArtifactId, MissionId, UserId
from buddy.domain.money import Money
from buddy.ports.store import IdempotentAnswer, MissionFilter, Store, UnitOfWork
from buddy.testing.conformance.store_case import ALL, StoreCase, add, append, ids, log_of
from buddy.testing.factories import (
    at,
    make_artifact,
    make_event,
    make_mission,
    make_step,
    make_terms,
)

NUL = "before\0after"
NAMES = ["B", "Z", "_", "a", "b", "z", "\u00e4", "\uffff", "\U0001f600"]
"""In the order of their code points, which no dictionary and no UTF-16 keeps."""


class TextTests(StoreCase):
    """Tests on what texts come back and in which order."""

    async def test_missions_of_one_moment_are_listed_by_code_point(self, store: Store) -> None:
        missions = [make_mission(mission_id=MissionId(f"m_{name}")) for name in NAMES]
        await add(store, *missions)
        everything = MissionFilter()
        page = await store.queries.missions(LOCAL_USER, everything, 4)
        rest = await store.queries.missions(LOCAL_USER, everything, ALL, page.next_cursor)
        expected = ids(reversed(missions))
        assert ids(page.missions) + ids(rest.missions) == expected
        opened = await store.queries.open_missions(frozenset({missions[0].status}))
        assert ids(opened) == ids(missions)

    async def test_accounts_and_artifacts_are_listed_by_code_point(self, store: Store) -> None:
        async def write(uow: UnitOfWork) -> None:
            for name in reversed(NAMES):
                await uow.ledger.account(LOCAL_USER, name, Money(1))
                artifact = make_artifact(artifact_id=ArtifactId(f"a_{name}"), created_at=at())
                await uow.artifacts.add(artifact)

        await store.transact(write)
        accounts = await store.queries.accounts(LOCAL_USER)
        found = await store.queries.artifacts_of_mission(LOCAL_USER, make_artifact().mission_id)
        assert [account.scope for account in accounts] == NAMES
        assert [artifact.artifact_id for artifact in found] == [f"a_{name}" for name in NAMES]

    async def test_a_nul_character_is_kept_like_any_other(self, store: Store) -> None:
        mission = make_mission(terms=make_terms(objective=NUL), metadata={"said": [NUL]})
        await add(store, mission)
        await append(store, make_event(data=make_step(message=NUL)))
        answer = IdempotentAnswer(key="k", request_hash="h", created_at=at(), body=NUL)

        async def keep(uow: UnitOfWork) -> object:
            await uow.idempotency.put(LOCAL_USER, answer)
            return await uow.idempotency.get(LOCAL_USER, "k")

        assert await store.transact(keep) == answer
        assert await store.queries.mission(LOCAL_USER, mission.mission_id) == mission
        (event,) = await log_of(store)
        assert event.data == make_step(message=NUL)
        for part in ("before", "AFTER", NUL):
            page = await store.queries.missions(LOCAL_USER, MissionFilter(text=part), ALL)
            assert page.missions == (mission,)

    async def test_a_nul_character_in_a_name_finds_nothing(self, store: Store) -> None:
        await add(store, make_mission())
        await append(store, make_event())
        odd = MissionId(f"{make_mission().mission_id}\0")

        async def read(uow: UnitOfWork) -> list[object]:
            known = await uow.idempotency.get(LOCAL_USER, NUL)
            return [await uow.missions.get(LOCAL_USER, odd), known]

        assert await store.transact(read) == [None, None]
        assert await store.queries.mission(LOCAL_USER, odd) is None
        assert await store.queries.events_of_mission(LOCAL_USER, odd, 0, ALL) == ()
        assert await store.queries.events_of_user(UserId(NUL), 0, ALL) == ()
        assert await store.queries.artifact(LOCAL_USER, ArtifactId(NUL)) is None
        found = await store.queries.missions(LOCAL_USER, MissionFilter(text="\0"), ALL)
        assert found.missions == ()
