"""Money under concurrency: settled and reserved together never pass a limit."""

import asyncio

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from buddy.adapters.store.memory.store import MemoryStore
from buddy.domain.budget import Account, BudgetLimits
from buddy.domain.ids import LOCAL_USER, RunId
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.money import Money
from buddy.domain.tool import PaidCall, Price, PriceKind
from buddy.errors import BudgetExceeded
from buddy.ports.store import UnitOfWork
from buddy.services.budget_enforcer import BudgetEnforcer
from buddy.testing.factories import START, make_mission, make_terms
from buddy.testing.tools import ScriptedTool, spec
from worlds import make_world

LIMITS = BudgetLimits(per_user_day=Money(500), per_user_month=Money(800))
RUN = RunId("r_1")


def price(amount: Money) -> Price:
    return Price(kind=PriceKind.KNOWN, per_call=amount)


def over(account: Account) -> bool:
    return account.settled.micros + account.reserved.micros > account.limit.micros


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 3),
            st.integers(0, 300),
            st.sampled_from(["settle", "release", "keep"]),
            st.integers(0, 100),
        ),
        max_size=12,
    )
)
async def test_no_limit_is_ever_passed(
    runs: list[tuple[int, int, str, int]],
) -> None:
    store, enforcer = MemoryStore(), BudgetEnforcer(LIMITS)

    async def carry(number: int, mission: int, amount: int, end: str, share: int) -> None:
        run_id = RunId(f"r_{number}")
        made = make_mission(mission, terms=make_terms(cap_usd=Money(300)))

        async def reserve(uow: UnitOfWork) -> None:
            await enforcer.reserve(uow, made, run_id, Money(amount), START)

        async def finish(uow: UnitOfWork) -> None:
            if end == "settle":
                spent = Money(amount * share // 100)
                call = PaidCall(name="call", price=price(spent))
                await enforcer.meter(uow, made, run_id, call, START)
            if end != "keep":
                await enforcer.close(uow, LOCAL_USER, run_id, START)

        try:
            await store.transact(reserve)
        except BudgetExceeded:
            return
        assert not any(map(over, await store.queries.accounts(LOCAL_USER)))
        await store.transact(finish)
        assert not any(map(over, await store.queries.accounts(LOCAL_USER)))

    await asyncio.gather(*(carry(n, *run) for n, run in enumerate(runs)))


async def test_closing_twice_books_once() -> None:
    store, enforcer = MemoryStore(), BudgetEnforcer(LIMITS)

    async def reserve(uow: UnitOfWork) -> None:
        await enforcer.reserve(uow, make_mission(), RUN, Money(100), START)

    async def close(uow: UnitOfWork) -> object:
        return await enforcer.close(uow, LOCAL_USER, RUN, START)

    async def meter(uow: UnitOfWork) -> object:
        call = PaidCall(name="call", price=price(Money(60)))
        return await enforcer.meter(uow, make_mission(), RUN, call, START)

    await store.transact(reserve)
    await store.transact(meter)
    assert await store.transact(close) is not None
    assert await store.transact(close) is None
    with pytest.raises(BudgetExceeded, match="Nothing is reserved"):
        await store.transact(meter)
    entries = await store.queries.ledger_entries(LOCAL_USER, RUN)
    assert [(e.kind, e.amount.micros) for e in entries] == [
        ("reserve", 100),
        ("meter", 60),
        ("settle", 60),
        ("release", 40),
    ]


async def test_a_refusal_sets_nothing_aside_in_any_limit() -> None:
    store, enforcer = MemoryStore(), BudgetEnforcer(LIMITS)

    async def reserve(uow: UnitOfWork) -> None:
        await enforcer.reserve(uow, make_mission(), RUN, Money(501), START)

    with pytest.raises(BudgetExceeded):
        await store.transact(reserve)
    assert all(not a.reserved.micros for a in await store.queries.accounts(LOCAL_USER))
    assert await store.queries.ledger_entries(LOCAL_USER, RUN) == ()


async def test_many_runs_race_for_the_last_dollar() -> None:
    costs = price(Money.parse("0.30"))
    limits = BudgetLimits(per_user_day=Money.parse("1"))
    world = make_world([ScriptedTool(spec(price=costs))], limits=limits)
    await world.buddy.start()
    missions = [await world.start() for _ in range(10)]
    statuses = [(await world.result(mission)).status for mission in missions]
    await world.buddy.stop()
    assert statuses.count(MissionStatus.COMPLETED) == 3
    assert statuses.count(MissionStatus.FAILED) == 7
    assert (await world.money())["user/day 2026-01-15"] == ("0.90", "0.00")
