"""Records: standing approvals, webhooks, conversations and their like."""

# ruff: noqa: D102, PLR2004  # tests: the name says it, the literal is the point

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from buddy.domain.goal import Goal, GoalState, over
from buddy.domain.ids import LOCAL_USER
from buddy.domain.record import Record
from buddy.domain.schedule import Firing, Schedule, ScheduleState
from buddy.domain.session import ChatSession, EndedSession, Exchange
from buddy.domain.standing_approval import ApprovalPattern, StandingApproval
from buddy.domain.webhook import Delivery, Webhook
from buddy.errors import InputInvalid, StoreConflict
from buddy.ports.store import Store, UnitOfWork
from buddy.testing.conformance.store_case import ALL, OTHER_USER, Boom, Meeting, StoreCase
from buddy.testing.factories import at
from buddy.testing.goals import make_goal, open_part, running_goal
from buddy.testing.records import (
    make_delivery,
    make_ended_session,
    make_exchange,
    make_feedback,
    make_firing,
    make_message_mark,
    make_note,
    make_page_look,
    make_past_recipe,
    make_pattern,
    make_recipe,
    make_recipe_run,
    make_recipe_sample,
    make_schedule,
    make_session,
    make_standing,
    make_webhook,
)

WRITERS = 8


async def keep(store: Store, *records: Record) -> None:
    """Write records in one transaction."""

    async def write(uow: UnitOfWork) -> None:
        for record in records:
            await uow.records.put(record)

    await store.transact(write)


class RecordTests(StoreCase):
    """Tests on `UnitOfWork.records` and `Queries.records`."""

    @pytest.mark.parametrize(
        "record",
        [
            make_standing(),
            make_pattern(),
            make_schedule(),
            make_firing(),
            make_recipe(),
            make_past_recipe(),
            make_recipe_run(),
            make_recipe_sample(),
            make_page_look(),
            open_part(running_goal(), "search"),
            make_webhook(),
            make_delivery(),
            make_note(),
            make_session(),
            make_exchange(),
            make_message_mark(),
            make_ended_session(),
            make_feedback(),
        ],
        ids=lambda record: record.record_kind,
    )
    async def test_a_record_comes_back_as_it_was(self, store: Store, record: Record) -> None:
        async def turn(uow: UnitOfWork) -> Record | None:
            await uow.records.put(record)
            return await uow.records.get(type(record), LOCAL_USER, record.record_id)

        assert await store.transact(turn) == record
        found = await store.queries.records.get(type(record), LOCAL_USER, record.record_id)
        assert found == record

    async def test_kinds_and_users_do_not_mix(self, store: Store) -> None:
        mine, theirs = make_standing(1), make_standing(1, user_id=OTHER_USER, used=2)
        await keep(store, mine, theirs, make_pattern(1, record_id=mine.record_id))
        records = store.queries.records
        assert await records.get(StandingApproval, LOCAL_USER, mine.record_id) == mine
        assert await records.get(StandingApproval, OTHER_USER, mine.record_id) == theirs
        assert await records.get(Webhook, LOCAL_USER, mine.record_id) is None
        assert (await records.page(ApprovalPattern, OTHER_USER, ALL)).items == ()

    async def test_all_of_a_kind_come_by_creation_with_own_writes(self, store: Store) -> None:
        await keep(store, make_standing(3), make_standing(1), make_standing(4), make_webhook(2))

        async def read(uow: UnitOfWork) -> tuple[StandingApproval, ...]:
            await uow.records.put(make_standing(2))
            await uow.records.put(make_standing(3, used=1))
            await uow.records.remove(StandingApproval, LOCAL_USER, make_standing(4).record_id)
            return await uow.records.all_of(StandingApproval, LOCAL_USER)

        found = await store.transact(read)
        assert [(each.record_id, each.used) for each in found] == [
            (make_standing(n).record_id, used) for n, used in ((1, 0), (2, 0), (3, 1))
        ]

    async def test_what_is_rolled_back_was_not_written(self, store: Store) -> None:
        async def turn(uow: UnitOfWork) -> None:
            await uow.records.put(make_standing())
            raise Boom

        with pytest.raises(Boom):
            await store.transact(turn)
        page = await store.queries.records.page(StandingApproval, LOCAL_USER, ALL)
        assert page.items == ()

    async def test_pages_go_from_the_newest_to_the_oldest(self, store: Store) -> None:
        made = [make_delivery(n, created_at=at(n // 2)) for n in range(1, 8)]
        await keep(store, *made, make_delivery(9, user_id=OTHER_USER))
        seen: list[Delivery] = []
        cursor = None
        while True:
            page = await store.queries.records.page(Delivery, LOCAL_USER, 3, cursor=cursor)
            seen += page.items
            cursor = page.next_cursor
            if cursor is None:
                break
        order = sorted(made, key=lambda each: (each.created_at, each.record_id), reverse=True)
        assert seen == order

    async def test_a_page_of_what_belongs_to_one(self, store: Store) -> None:
        await keep(store, *(make_delivery(n, webhook_id=f"wh_{n % 2}") for n in range(1, 6)))
        page = await store.queries.records.page(Delivery, LOCAL_USER, 2, parent_id="wh_1")
        assert [each.record_id for each in page.items] == [
            make_delivery(n).record_id for n in (5, 3)
        ]
        rest = await store.queries.records.page(
            Delivery, LOCAL_USER, 2, parent_id="wh_1", cursor=page.next_cursor
        )
        assert [each.record_id for each in rest.items] == [make_delivery(1).record_id]
        assert rest.next_cursor is None

    async def test_conversations_are_listed_by_when_they_were_last_spoken_in(
        self, store: Store
    ) -> None:
        await keep(store, *(make_session(n, active_at=at(10 * n)) for n in (1, 2, 3)))
        await keep(store, make_session(1, active_at=at(100)))
        seen: list[str] = []
        cursor = None
        while True:
            page = await store.queries.records.page(ChatSession, LOCAL_USER, 1, cursor=cursor)
            seen += [each.record_id for each in page.items]
            cursor = page.next_cursor
            if cursor is None:
                break
        assert seen == [make_session(n).record_id for n in (1, 3, 2)]

    async def test_exchanges_of_one_moment_come_by_their_number(self, store: Store) -> None:
        made = [make_exchange(n, created_at=at(5)) for n in range(1, 12)]
        await keep(store, *made, make_exchange(3, session_id="s_other"))
        seen: list[int] = []
        cursor = None
        while True:
            page = await store.queries.records.page(
                Exchange, LOCAL_USER, 4, parent_id="s_000000000001", cursor=cursor
            )
            seen += [each.sequence for each in page.items]
            cursor = page.next_cursor
            if cursor is None:
                break
        assert seen == list(range(11, 0, -1))

    async def test_what_is_left_of_deleted_conversations_is_due(self, store: Store) -> None:
        await keep(store, make_ended_session(1), make_session(2), make_ended_session(3))
        due = await store.queries.records.due(EndedSession, at(2), ALL)
        assert [each.record_id for each in due] == [make_ended_session(1).record_id]

    async def test_a_made_up_cursor_is_refused(self, store: Store) -> None:
        with pytest.raises(InputInvalid):
            await store.queries.records.page(Delivery, LOCAL_USER, 2, cursor="nonsense")

    async def test_due_records_are_everybodys_the_longest_overdue_first(self, store: Store) -> None:
        await keep(
            store,
            make_delivery(1, due_at=at(30)),
            make_delivery(2, user_id=OTHER_USER, due_at=at(10)),
            make_delivery(3, due_at=at(20)),
            make_delivery(4, due_at=at(31)),
            make_delivery(5, ended=True),
        )
        due = await store.queries.records.due(Delivery, at(30), ALL)
        assert [each.record_id for each in due] == [make_delivery(n).record_id for n in (2, 3, 1)]
        first = await store.queries.records.due(Delivery, at(30), 1)
        assert first == due[:1]

    async def test_due_records_of_one_parent_are_found_among_many(self, store: Store) -> None:
        other = "wh_other"
        await keep(
            store,
            *(make_delivery(n, due_at=at(n)) for n in range(1, 6)),
            *(make_delivery(n, webhook_id=other, due_at=at(n)) for n in (7, 6)),
            make_delivery(8, webhook_id=other, due_at=at(31)),
            make_delivery(9, webhook_id=other, ended=True),
        )
        due = await store.queries.records.due(Delivery, at(30), ALL, parent_id=other)
        assert [each.record_id for each in due] == [make_delivery(n).record_id for n in (6, 7)]
        first = await store.queries.records.due(Delivery, at(30), 1, parent_id=other)
        assert first == due[:1]

    async def test_webhooks_that_are_switched_on_are_due(self, store: Store) -> None:
        await keep(store, make_webhook(1), make_webhook(2, disabled_at=at(5)), make_webhook(3))
        due = await store.queries.records.due(Webhook, at(100), ALL)
        assert [each.record_id for each in due] == [make_webhook(n).record_id for n in (1, 3)]

    async def test_schedules_are_due_at_their_next_time_while_they_are_active(
        self, store: Store
    ) -> None:
        paused = make_schedule(2, state=ScheduleState.PAUSED)
        later = make_schedule(3, cursor=at(600))
        await keep(store, later, paused, make_schedule(1), make_schedule(4, user_id=OTHER_USER))
        due = await store.queries.records.due(Schedule, at(300), ALL)
        assert [each.record_id for each in due] == [make_schedule(n).record_id for n in (1, 4)]

    async def test_goals_are_due_when_they_lapse_and_while_they_go_on(self, store: Store) -> None:
        ended = over(running_goal(4), GoalState.COMPLETED, "done", at(9))
        await keep(
            store,
            make_goal(1, expires_at=at(50)),
            make_goal(2, expires_at=at(300)),
            running_goal(3, user_id=OTHER_USER),
            ended,
            open_part(over(running_goal(5), GoalState.CANCELLED, "no", at(8)), "search"),
        )
        due = await store.queries.records.due(Goal, at(100), ALL)
        assert [each.record_id for each in due] == [make_goal(n).record_id for n in (3, 5, 1)]

    async def test_what_is_not_over_is_listed_newest_first(self, store: Store) -> None:
        goals = [
            make_goal(1, expires_at=None),
            running_goal(2),
            over(make_goal(3), GoalState.REJECTED, "no", at(9)),
            make_goal(4, user_id=OTHER_USER),
            make_goal(5),
        ]
        await keep(store, *goals, make_note(1))
        found = await store.queries.records.not_over(Goal, LOCAL_USER, ALL)
        assert found == (goals[4], goals[1], goals[0])
        assert await store.queries.records.not_over(Goal, LOCAL_USER, 2) == found[:2]
        await keep(store, over(goals[1], GoalState.COMPLETED, "done", at(10)))
        left = await store.queries.records.not_over(Goal, LOCAL_USER, ALL)
        assert left == (goals[4], goals[0])

    async def test_goals_of_a_conversation_are_found(self, store: Store) -> None:
        await keep(store, make_goal(1), make_goal(2, session_id="s_2"), running_goal(3))
        page = await store.queries.records.page(Goal, LOCAL_USER, ALL, parent_id="s_1")
        assert [each.record_id for each in page.items] == [make_goal(n).record_id for n in (3, 1)]

    async def test_of_two_that_claim_one_time_one_fires(self, store: Store) -> None:
        meeting, made = Meeting(2), list[str]()

        async def claim(name: str) -> None:
            async def work(uow: UnitOfWork) -> str | None:
                record_id = make_firing().record_id
                if await uow.records.get(Firing, LOCAL_USER, record_id) is not None:
                    return None
                await meeting.wait()
                await uow.records.put(make_firing(reason=name))
                return name

            won = await store.transact(work)
            made.extend([won] if won else [])

        await asyncio.gather(claim("one"), claim("other"))
        found = await store.queries.records.get(Firing, LOCAL_USER, make_firing().record_id)
        assert found is not None
        assert made == [found.reason]

    async def test_a_record_is_read_and_written_by_one_at_a_time(self, store: Store) -> None:
        await keep(store, make_standing(count=100))
        meeting = Meeting(WRITERS)

        async def count_up(uow: UnitOfWork) -> None:
            read = await uow.records.all_of(StandingApproval, LOCAL_USER)
            await meeting.wait()
            await uow.records.put(replace(read[0], used=read[0].used + 1))

        await asyncio.gather(*(store.transact(count_up) for _ in range(WRITERS)))
        page = await store.queries.records.page(StandingApproval, LOCAL_USER, ALL)
        assert [each.used for each in page.items] == [WRITERS]

    async def test_of_two_that_find_it_missing_one_begins_again(self, store: Store) -> None:
        meeting, tries = Meeting(2), list[int]()

        async def note(uow: UnitOfWork) -> None:
            tries.append(1)
            pattern = make_pattern()
            read = await uow.records.get(ApprovalPattern, LOCAL_USER, pattern.record_id)
            await meeting.wait()
            approvals = read.approvals + 1 if read else 1
            await uow.records.put(replace(pattern, approvals=approvals))

        await asyncio.gather(store.transact(note), store.transact(note))
        found = await store.queries.records.get(
            ApprovalPattern, LOCAL_USER, make_pattern().record_id
        )
        assert found is not None
        assert found.approvals == 2
        assert len(tries) >= 2

    async def test_a_conflict_that_stays_is_told(self, store: Store) -> None:
        async def refuse(_uow: UnitOfWork) -> None:
            raise StoreConflict("always")

        with pytest.raises(StoreConflict):
            await store.transact(refuse)

    async def test_a_removed_record_is_gone(self, store: Store) -> None:
        await keep(store, make_webhook(1), make_webhook(2))

        async def drop(uow: UnitOfWork) -> None:
            await uow.records.remove(Webhook, LOCAL_USER, make_webhook(1).record_id)
            await uow.records.remove(Webhook, LOCAL_USER, "wh_never")

        await store.transact(drop)
        page = await store.queries.records.page(Webhook, LOCAL_USER, ALL)
        assert [each.record_id for each in page.items] == [make_webhook(2).record_id]
