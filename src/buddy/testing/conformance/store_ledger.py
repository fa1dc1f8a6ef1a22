"""Money inside a transaction, and what is asked of it outside."""

# ruff: noqa: D102  # tests: the name says it, the literal is the point

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from buddy.domain import budget
from buddy.domain.budget import Account, LedgerEntry, Reservation
from buddy.domain.ids import LOCAL_USER, RunId
from buddy.domain.money import Money
from buddy.errors import BudgetExceeded, StoreConflict
from buddy.ports.store import Store, UnitOfWork
from buddy.testing.conformance.store_case import OTHER_USER, Meeting, StoreCase
from buddy.testing.factories import at

RUN = RunId("r_000000000001")
DAY = "user/day 2026-03-01"


class LedgerTests(StoreCase):
    """Tests on `UnitOfWork.ledger`."""

    async def test_a_new_account_starts_empty_with_the_limit_asked_for(self, store: Store) -> None:
        async def ask(uow: UnitOfWork) -> Account:
            return await uow.ledger.account(LOCAL_USER, DAY, Money(5))

        assert await store.transact(ask) == Account(scope=DAY, limit=Money(5))
        assert await store.queries.accounts(LOCAL_USER) == (Account(scope=DAY, limit=Money(5)),)
        assert await store.queries.accounts(OTHER_USER) == ()

    async def test_an_account_keeps_its_limit_and_what_was_put(self, store: Store) -> None:
        kept = Account(scope=DAY, limit=Money(7), settled=Money(2), reserved=Money(1))

        async def put(uow: UnitOfWork) -> None:
            await uow.ledger.account(LOCAL_USER, DAY, Money(5))
            await uow.ledger.put_account(LOCAL_USER, kept)

        async def ask(uow: UnitOfWork) -> Account:
            return await uow.ledger.account(LOCAL_USER, DAY, Money(5))

        await store.transact(put)
        assert await store.transact(ask) == kept

    async def test_an_account_nobody_opened_cannot_be_put(self, store: Store) -> None:
        async def put(uow: UnitOfWork) -> None:
            await uow.ledger.put_account(LOCAL_USER, Account(scope=DAY, limit=Money(5)))

        with pytest.raises(StoreConflict):
            await store.transact(put)

    async def test_accounts_are_listed_by_scope(self, store: Store) -> None:
        async def open_three(uow: UnitOfWork) -> None:
            for scope in ("user/month", "mission m_1", "user/day"):
                await uow.ledger.account(LOCAL_USER, scope, Money(1))

        await store.transact(open_three)
        accounts = await store.queries.accounts(LOCAL_USER)
        assert [account.scope for account in accounts] == [
            "mission m_1",
            "user/day",
            "user/month",
        ]
        named = await store.queries.accounts(LOCAL_USER, ("user/month", "nothing", "mission m_1"))
        assert [account.scope for account in named] == ["mission m_1", "user/month"]
        assert await store.queries.accounts(LOCAL_USER, ()) == ()
        assert await store.queries.accounts(OTHER_USER, ("user/day",)) == ()

    async def test_a_reservation_is_kept_and_replaced(self, store: Store) -> None:
        reservation = Reservation(run_id=RUN, amount=Money(3), scopes=(DAY, "mission m_1"))
        settled = replace(reservation, state="settled", actual=Money(2))

        def put(value: Reservation) -> Callable[[UnitOfWork], Awaitable[None]]:
            async def write(uow: UnitOfWork) -> None:
                await uow.ledger.put_reservation(LOCAL_USER, value)
                assert await uow.ledger.reservation(LOCAL_USER, RUN) == value

            return write

        async def read(uow: UnitOfWork) -> list[Reservation | None]:
            return [await uow.ledger.reservation(user, RUN) for user in (LOCAL_USER, OTHER_USER)]

        assert await store.transact(read) == [None, None]
        await store.transact(put(reservation))
        await store.transact(put(settled))
        assert await store.transact(read) == [settled, None]

    async def test_of_two_that_reserve_for_a_run_one_does(self, store: Store) -> None:
        meeting = Meeting(2)

        async def reserve(uow: UnitOfWork) -> bool:
            if await uow.ledger.reservation(LOCAL_USER, RUN) is not None:
                return False
            await meeting.wait()
            account = await uow.ledger.account(LOCAL_USER, DAY, Money(100))
            (account,) = budget.reserve([account], Money(3))
            await uow.ledger.put_account(LOCAL_USER, account)
            await uow.ledger.put_reservation(
                LOCAL_USER, Reservation(run_id=RUN, amount=Money(3), scopes=(DAY,))
            )
            return True

        outcomes = await asyncio.gather(*(store.transact(reserve) for _ in range(2)))
        assert sorted(outcomes) == [False, True]
        (account,) = await store.queries.accounts(LOCAL_USER)
        assert account.reserved == Money(3)

    async def test_ledger_lines_come_back_in_the_order_they_were_added(self, store: Store) -> None:
        lines = (
            LedgerEntry(run_id=RUN, kind="reserve", amount=Money(3), at=at(2)),
            LedgerEntry(run_id=RUN, kind="settle", amount=Money(2), at=at(1)),
            LedgerEntry(run_id=RUN, kind="settle", amount=Money(2), at=at(1)),
        )

        async def write(uow: UnitOfWork) -> None:
            for line in lines:
                await uow.ledger.add_entry(LOCAL_USER, line)
            await uow.ledger.add_entry(LOCAL_USER, replace(lines[0], run_id=RunId("r_2")))

        await store.transact(write)
        assert await store.queries.ledger_entries(LOCAL_USER, RUN) == lines
        assert await store.queries.ledger_entries(OTHER_USER, RUN) == ()

    async def test_concurrent_reservations_never_pass_the_limit(self, store: Store) -> None:
        async def reserve(uow: UnitOfWork) -> None:
            account = await uow.ledger.account(LOCAL_USER, DAY, Money(10))
            await asyncio.sleep(0)
            (account,) = budget.reserve([account], Money(3))
            await uow.ledger.put_account(LOCAL_USER, account)

        outcomes = await asyncio.gather(
            *(store.transact(reserve) for _ in range(8)), return_exceptions=True
        )
        refused = [outcome for outcome in outcomes if isinstance(outcome, BudgetExceeded)]
        (account,) = await store.queries.accounts(LOCAL_USER)
        assert len(refused) == len(outcomes) - 3
        assert account.reserved == Money(9)

    async def test_limits_are_those_of_the_accounts_there_are(self, store: Store) -> None:
        async def work(uow: UnitOfWork) -> object:
            account = await uow.ledger.account(LOCAL_USER, DAY, Money(5))
            await uow.ledger.put_account(LOCAL_USER, replace(account, limit=Money(7)))
            return [
                await uow.ledger.limits(user, (DAY, "nothing")) for user in (LOCAL_USER, OTHER_USER)
            ]

        async def read(uow: UnitOfWork) -> object:
            return await uow.ledger.limits(LOCAL_USER, ("nothing", DAY)), await uow.ledger.limits(
                LOCAL_USER, ()
            )

        assert await store.transact(work) == [{DAY: Money(7)}, {}]
        assert await store.transact(read) == ({DAY: Money(7)}, {})

    async def test_accounts_of_a_kind(self, store: Store) -> None:
        async def work(uow: UnitOfWork) -> None:
            for name in (
                "goal",
                "goal b",
                "goal a",
                "goal!",
                "goals c",
                "credits a",
                "limit goal d",
            ):
                await uow.ledger.account(LOCAL_USER, name, Money(1))

        await store.transact(work)
        found = await store.queries.accounts_of(LOCAL_USER, "goal", 5)
        assert [account.scope for account in found] == ["goal a", "goal b"]
        first = await store.queries.accounts_of(LOCAL_USER, "goal", 1)
        assert [account.scope for account in first] == ["goal a"]
        assert list(await store.queries.accounts_of(OTHER_USER, "goal", 5)) == []

    async def test_a_line_says_who_wrote_it_and_what_about(self, store: Store) -> None:
        line = LedgerEntry(
            run_id=RUN, kind="adjust", amount=Money(-3), at=at(2), actor="anna", about="page 3"
        )

        async def work(uow: UnitOfWork) -> None:
            await uow.ledger.add_entry(LOCAL_USER, line)

        await store.transact(work)
        assert await store.queries.ledger_entries(LOCAL_USER, RUN) == (line,)

    async def test_a_reservation_keeps_what_was_metered(self, store: Store) -> None:
        held = Reservation(
            run_id=RUN,
            amount=Money(9),
            scopes=(DAY,),
            metered=Money(5),
            unanswered=Money(2),
            credits={"credits serp 2026-03": 4},
        )

        async def work(uow: UnitOfWork) -> None:
            await uow.ledger.put_reservation(LOCAL_USER, held)

        async def read(uow: UnitOfWork) -> object:
            return await uow.ledger.reservation(LOCAL_USER, RUN)

        await store.transact(work)
        assert await store.transact(read) == held
