"""Budgets: nothing is reserved beyond a limit, nothing is lost, nothing leaks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from buddy.domain.budget import (
    Account,
    BudgetLimits,
    amount_to_reserve,
    release,
    reserve,
    settle,
)
from buddy.domain.money import ZERO, Money
from buddy.domain.tool import Price, PriceKind
from buddy.errors import BudgetExceeded
from buddy.testing.factories import START

AMOUNTS = st.integers(0, 6_000_000).map(Money)


def account(limit: str = "5", *, settled: str = "0", reserved: str = "0") -> Account:
    return Account(
        scope="mission m_1",
        limit=Money.parse(limit),
        settled=Money.parse(settled),
        reserved=Money.parse(reserved),
    )


def test_the_limits_where_nobody_set_any() -> None:
    limits = BudgetLimits()
    shown = (str(limits.per_mission), str(limits.per_user_day), str(limits.per_user_month))
    assert shown == ("$5.00", "$20.00", "$200.00")


def test_the_refusal_names_both_figures() -> None:
    with pytest.raises(BudgetExceeded) as caught:
        reserve([account()], Money.parse("5.23"))
    assert caught.value.message == "Budget exceeded: $5.23 > $5.00 limit"
    assert caught.value.details == {
        "needed_usd": "5.23",
        "limit_usd": "5.00",
        "scope": "mission m_1",
    }


def test_the_refusal_counts_what_already_stands_against_the_limit() -> None:
    day = Account(
        scope="user/day 2026-11-22",
        limit=Money.parse("20"),
        settled=Money.parse("12"),
        reserved=Money.parse("6"),
    )
    with pytest.raises(BudgetExceeded) as caught:
        reserve([account("9"), day], Money.parse("2.50"))
    assert caught.value.message == "Budget exceeded: $20.50 > $20.00 limit (user/day 2026-11-22)"


def test_the_refusal_shows_a_difference_below_a_cent() -> None:
    with pytest.raises(BudgetExceeded) as caught:
        reserve([account()], Money(5_000_001))
    needed, _, limit = caught.value.message.removeprefix("Budget exceeded: ").partition(" > ")
    assert needed != limit.removesuffix(" limit")


def test_a_limit_can_be_used_to_the_last_micro_dollar() -> None:
    (full,) = reserve([account()], Money.parse("5"))
    assert full.free == ZERO
    assert reserve([full], ZERO) == (full,)
    with pytest.raises(BudgetExceeded):
        reserve([full], Money(1))


def test_settling_frees_what_was_not_spent() -> None:
    (held,) = reserve([account()], Money.parse("2"))
    (after,) = settle([held], Money.parse("2"), Money.parse("0.75"))
    assert (after.settled, after.reserved, str(after.free)) == (Money.parse("0.75"), ZERO, "$4.25")


@pytest.mark.parametrize(
    ("price", "expected"),
    [
        (Price(), ZERO),
        (Price(kind=PriceKind.KNOWN, per_call=Money(7)), Money(7)),
        (Price(kind=PriceKind.ZERO, per_call=Money(7)), ZERO),
        (Price(kind=PriceKind.UNKNOWN), Money(99)),
    ],
)
def test_an_unknown_price_is_never_zero(price: Price, expected: Money) -> None:
    assert amount_to_reserve(price, Money(99)) == expected


@settings(deadline=None)
@given(st.lists(st.integers(0, 5_000_000).map(Money), min_size=1, max_size=4), AMOUNTS)
def test_all_accounts_take_the_money_or_none(limits: list[Money], amount: Money) -> None:
    accounts = tuple(Account(scope=f"mission {n}", limit=m) for n, m in enumerate(limits))
    if all(amount <= limit for limit in limits):
        held = reserve(accounts, amount)
        assert all(after.reserved == amount for after in held)
        assert release(held, amount) == accounts
    else:
        with pytest.raises(BudgetExceeded):
            reserve(accounts, amount)


class LedgerMachine(RuleBasedStateMachine):
    """Runs of several missions, of one user's day, reserve, settle and release."""

    def __init__(self) -> None:
        super().__init__()
        self.day = Account(scope=f"user/day {START[:10]}", limit=Money.parse("20"))
        self.missions: dict[int, Account] = {}
        self.open: list[tuple[int, Money]] = []
        self.spent = ZERO

    def put(self, mission: int, accounts: tuple[Account, ...]) -> None:
        self.missions[mission], self.day = accounts

    @rule(mission=st.integers(0, 5), amount=AMOUNTS)
    def set_aside(self, mission: int, amount: Money) -> None:
        of_mission = self.missions.setdefault(
            mission, Account(scope=f"mission m_{mission}", limit=Money.parse("5"))
        )
        fits = amount <= of_mission.free and amount <= self.day.free
        try:
            self.put(mission, reserve([of_mission, self.day], amount))
        except BudgetExceeded:
            assert not fits
        else:
            assert fits
            self.open.append((mission, amount))

    @precondition(lambda self: self.open)
    @rule(which=st.integers(0), share=st.integers(0, 100))
    def settle_one(self, which: int, share: int) -> None:
        mission, amount = self.open.pop(which % len(self.open))
        actual = Money(amount.micros * share // 100)
        self.put(mission, settle([self.missions[mission], self.day], amount, actual))
        self.spent += actual

    @precondition(lambda self: self.open)
    @rule(which=st.integers(0))
    def release_one(self, which: int) -> None:
        mission, amount = self.open.pop(which % len(self.open))
        self.put(mission, release([self.missions[mission], self.day], amount))

    @invariant()
    def no_limit_is_passed(self) -> None:
        for each in (self.day, *self.missions.values()):
            assert each.settled + each.reserved <= each.limit
            assert each.free == each.limit - each.settled - each.reserved
            assert each.reserved >= ZERO

    @invariant()
    def the_books_balance(self) -> None:
        held = sum(amount.micros for _, amount in self.open)
        assert self.day.reserved == Money(held)
        assert self.day.settled == self.spent
        assert sum(m.reserved.micros for m in self.missions.values()) == held
        assert sum(m.settled.micros for m in self.missions.values()) == self.spent.micros


LedgerMachine.TestCase.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)
TestLedger = LedgerMachine.TestCase
