"""Reads of committed state: lists, pages, filters, the board."""

# ruff: noqa: D102  # tests: the name says it, the literal is the point

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from buddy.domain.ids import LOCAL_USER, UserId
from buddy.domain.instant import Instant
from buddy.domain.lifecycle import TERMINAL, MissionStatus
from buddy.domain.mission import Mission
from buddy.errors import InputInvalid
from buddy.ports.store import MissionFilter, Store, UnitOfWork
from buddy.testing.conformance.store_case import ALL, OTHER_USER, StoreCase, add, ids
from buddy.testing.factories import at, make_card, make_mission, make_run, make_terms

EVERYTHING = MissionFilter()
PAGE = 3
MANY = 10

# Characters that a pattern language could read as its own.
AWKWARD = ["100% sure", "100 sure", "a_b", "axb", r"back\slash", "ÜBER Größe", "it's"]


def with_objective(number: int, objective: str) -> Mission:
    """Return a mission with this objective."""
    return make_mission(number, terms=make_terms(objective=objective))


def carded(number: int, *, started_at: Instant | None = None, **parts: Any) -> Mission:
    """Return a mission with its line on the whiteboard."""
    mission = make_mission(number, **parts)
    card = make_card(
        mission_id=mission.mission_id,
        status=mission.status,
        started_at=started_at,
        updated_at=mission.updated_at,
    )
    return replace(mission, card=card)


async def listed(store: Store, where: MissionFilter, user_id: UserId = LOCAL_USER) -> list[str]:
    """Return the ids that a filter lets through, as listed."""
    return ids((await store.queries.missions(user_id, where, ALL)).missions)


class QueryTests(StoreCase):
    """Tests on `Store.queries`."""

    async def test_missions_are_listed_newest_first(self, store: Store) -> None:
        first, second, third = (make_mission(number) for number in (1, 2, 3))
        same_moment = replace(make_mission(4), created_at=second.created_at)
        await add(store, second, same_moment, third, first)
        page = await store.queries.missions(LOCAL_USER, EVERYTHING, ALL)
        assert ids(page.missions) == ids([third, same_moment, second, first])
        assert page.next_cursor is None

    async def test_pages_cover_the_list_while_missions_are_added(self, store: Store) -> None:
        missions = [make_mission(number) for number in range(1, MANY + 1)]
        await add(store, *missions)
        seen: list[str] = []
        cursor: str | None = None
        number = MANY
        while True:
            page = await store.queries.missions(LOCAL_USER, EVERYTHING, PAGE, cursor)
            assert len(page.missions) <= PAGE
            seen.extend(ids(page.missions))
            cursor = page.next_cursor
            if cursor is None:
                break
            number += 1
            await add(store, make_mission(number))
        assert seen == ids(reversed(missions))

    async def test_a_page_that_ends_the_list_has_no_cursor(self, store: Store) -> None:
        await add(store, *(make_mission(number) for number in range(1, PAGE + 1)))
        page = await store.queries.missions(LOCAL_USER, EVERYTHING, PAGE)
        assert len(page.missions) == PAGE
        assert page.next_cursor is None

    @pytest.mark.parametrize("cursor", ["", "x", "!!!!", "W10", "WzEsMl0", "bnVsbA", "é", "A" * 99])
    async def test_a_foreign_cursor_is_refused(self, store: Store, cursor: str) -> None:
        with pytest.raises(InputInvalid):
            await store.queries.missions(LOCAL_USER, EVERYTHING, PAGE, cursor)

    async def test_filters_by_status(self, store: Store) -> None:
        proposed, running, failed = (
            make_mission(1),
            make_mission(2, status=MissionStatus.RUNNING),
            make_mission(3, status=MissionStatus.FAILED),
        )
        await add(store, proposed, running, failed)
        both = frozenset({MissionStatus.PROPOSED, MissionStatus.FAILED})
        assert await listed(store, MissionFilter(statuses=both)) == ids([failed, proposed])
        only = frozenset({MissionStatus.EXPIRED})
        assert await listed(store, MissionFilter(statuses=only)) == []

    async def test_a_changed_status_is_found_under_the_new_one(self, store: Store) -> None:
        mission = make_mission()
        await add(store, mission)

        async def reject(uow: UnitOfWork) -> None:
            read = await uow.missions.get(LOCAL_USER, mission.mission_id)
            assert read is not None
            await uow.missions.put(replace(read, status=MissionStatus.REJECTED))

        await store.transact(reject)
        before = MissionFilter(statuses=frozenset({MissionStatus.PROPOSED}))
        after = MissionFilter(statuses=frozenset({MissionStatus.REJECTED}))
        assert await listed(store, before) == []
        assert await listed(store, after) == ids([mission])

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("%", ["100% sure"]),
            ("_", ["a_b"]),
            ("\\", [r"back\slash"]),
            ("'", ["it's"]),
            ("SURE", ["100 sure", "100% sure"]),
            ("über", ["ÜBER Größe"]),
            ("GRÖSSE", ["ÜBER Größe"]),
            ("nothing like it", []),
        ],
    )
    async def test_finds_a_part_of_the_objective_literally_whatever_its_case(
        self, store: Store, text: str, found: list[str]
    ) -> None:
        await add(store, *(with_objective(n, text) for n, text in enumerate(AWKWARD)))
        page = await store.queries.missions(LOCAL_USER, MissionFilter(text=text), ALL)
        assert [mission.terms.objective for mission in page.missions] == found

    async def test_filters_by_creation(self, store: Store) -> None:
        old, new = make_mission(1, updated_at=at(50)), make_mission(10)
        await add(store, old, new)
        assert await listed(store, MissionFilter(since=at(10))) == ids([new])
        assert await listed(store, MissionFilter(since=at(11))) == []

    async def test_filters_and_pages_go_together(self, store: Store) -> None:
        missions = [with_objective(n, "even" if n % 2 == 0 else "odd") for n in range(MANY)]
        await add(store, *missions)
        where = MissionFilter(text="even")
        first = await store.queries.missions(LOCAL_USER, where, PAGE)
        rest = await store.queries.missions(LOCAL_USER, where, ALL, first.next_cursor)
        assert ids(first.missions) + ids(rest.missions) == ids(reversed(missions[::2]))

    async def test_users_are_kept_apart(self, store: Store) -> None:
        mine, theirs = carded(1, started_at=at(1)), carded(2, user_id=OTHER_USER, started_at=at(2))
        await add(store, mine, theirs)
        assert await listed(store, EVERYTHING) == ids([mine])
        assert await listed(store, EVERYTHING, OTHER_USER) == ids([theirs])
        assert await store.queries.board(OTHER_USER, at(), ALL) == (theirs.card,)
        assert await store.queries.started(OTHER_USER, ALL) == (theirs.card,)

    async def test_open_missions_are_everybodys_oldest_first(self, store: Store) -> None:
        mine, theirs = make_mission(2), make_mission(1, user_id=OTHER_USER)
        done = make_mission(3, status=MissionStatus.COMPLETED)
        await add(store, mine, theirs, done)
        found = await store.queries.open_missions(frozenset({MissionStatus.PROPOSED}))
        assert ids(found) == ids([theirs, mine])
        assert await store.queries.open_missions(frozenset()) == ()

    async def test_lapsed_missions_are_those_whose_time_has_come(self, store: Store) -> None:
        first = make_mission(1, expires_at=at(10), user_id=OTHER_USER)
        second, third = make_mission(2, expires_at=at(20)), make_mission(3, expires_at=at(20))
        queued = replace(
            make_mission(4, expires_at=at(5), status=MissionStatus.APPROVED), run=make_run()
        )
        approved = make_mission(5, expires_at=at(5), status=MissionStatus.APPROVED)
        others = (
            make_mission(6, expires_at=at(21)),
            make_mission(7, expires_at=None),
            make_mission(8, expires_at=at(1), status=MissionStatus.RUNNING),
        )
        await add(store, third, *others, second, first, queued, approved)
        among = frozenset({MissionStatus.PROPOSED, MissionStatus.APPROVED})
        due = await store.queries.lapsed(at(20), among, ALL)
        assert due == (approved, first, second, third)
        assert await store.queries.lapsed(at(20), among, 2) == due[:2]
        assert await store.queries.lapsed(at(4), among, ALL) == ()
        assert await store.queries.lapsed(at(20), frozenset(), ALL) == ()

    async def test_what_started_is_found_among_many_that_did_not(self, store: Store) -> None:
        started = [
            carded(n, status=MissionStatus.COMPLETED, started_at=at(n), updated_at=at(100 - n))
            for n in range(1, 4)
        ]
        same_moment = carded(4, started_at=at(3))
        waiting = [carded(n, started_at=None) for n in range(5, 5 + MANY)]
        await add(store, *started, *waiting, same_moment, make_mission(99))
        newest = [each.card for each in (same_moment, *reversed(started))]
        assert list(await store.queries.started(LOCAL_USER, ALL)) == newest
        assert list(await store.queries.started(LOCAL_USER, 2)) == newest[:2]

    async def test_a_card_follows_its_mission(self, store: Store) -> None:
        mission = carded(1, started_at=None)
        await add(store, mission)
        moved = replace(make_card(), mission_id=mission.mission_id, started_at=at(9), message="ü")

        async def start(uow: UnitOfWork) -> None:
            read = await uow.missions.get(LOCAL_USER, mission.mission_id)
            assert read is not None
            await uow.missions.put(replace(read, card=moved))

        await store.transact(start)
        assert await store.queries.started(LOCAL_USER, ALL) == (moved,)
        assert await store.queries.board(LOCAL_USER, at(), ALL) == (moved,)

    async def test_the_board_has_live_missions_then_recently_ended_ones(self, store: Store) -> None:
        live = carded(1, updated_at=at(5))
        livelier = carded(2, status=MissionStatus.RUNNING, updated_at=at(6))
        ended = carded(3, status=MissionStatus.COMPLETED, updated_at=at(100))
        earlier = carded(4, status=MissionStatus.EXPIRED, updated_at=at(90))
        long_ago = carded(5, status=MissionStatus.FAILED, updated_at=at(10))
        await add(store, long_ago, ended, live, earlier, livelier)
        board = tuple(each.card for each in (livelier, live, ended, earlier))
        assert await store.queries.board(LOCAL_USER, at(90), ALL) == board
        assert await store.queries.board(LOCAL_USER, at(90), PAGE) == board[:PAGE]

    @pytest.mark.parametrize("status", list(MissionStatus))
    async def test_the_board_shows_each_status_where_it_belongs(
        self, store: Store, status: MissionStatus
    ) -> None:
        await add(store, carded(1, status=status))
        later = await store.queries.board(LOCAL_USER, at(1000), ALL)
        assert (later == ()) == (status in TERMINAL)

    async def test_ping_answers(self, store: Store) -> None:
        await store.queries.ping()
