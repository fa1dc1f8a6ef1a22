"""Charges the calls of a language model to somebody's limits.

A call is booked before it is made, at the most that it can cost, on every limit that applies; what
does not fit is not asked. Its answer corrects the booking to what it has cost. So no limit is
passed, and whatever dies in between, no call is left out: one whose answer never came stays booked
at the most. Nothing is set aside that somebody would have to free after a crash.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from buddy.domain.budget import cost_of
from buddy.domain.budget_scope import llm_lines, period_accounts, run_accounts
from buddy.domain.ids import MissionId, RunId, UserId
from buddy.domain.json_value import JsonObject
from buddy.domain.money import ZERO, Money
from buddy.errors import (
    BudgetExceeded,
    LLMAnswerInvalid,
    LLMUnavailable,
    MissionNotFound,
    StoreError,
)
from buddy.ports.clock import Clock
from buddy.ports.llm import LLM, LLMAnswer, LLMEngine, LLMRequest
from buddy.ports.store import TransactionRunner, UnitOfWork
from buddy.services.account_book import AccountBook, enter
from buddy.services.budget_enforcer import cap_of
from buddy.services.llm_health import LLMHealth

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Payer:
    """On whose limits a call counts."""

    user_id: UserId
    mission_id: MissionId | None = None
    """The mission that it is made for, which need not be stored yet; None: the user's day and
    month and the instance's month only."""
    cap: Money | None = None
    """The most that the mission may spend; None: what the stored mission says."""
    metadata: JsonObject = field(default_factory=dict[str, Any])
    """The mission's, where `cap` is given: names its goal and its schedule."""

    @classmethod
    def of(cls, user_id: UserId, mission_id: MissionId, metadata: JsonObject) -> Payer:
        """Return a mission as the payer; its cap is still to be said."""
        return cls(user_id=user_id, mission_id=mission_id, metadata=metadata)


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """A call that has been booked."""

    user_id: UserId
    lines: RunId
    """What its lines in the ledger are kept under."""
    accounts: tuple[str, ...]
    amount: Money
    about: str


Counting: TypeAlias = Callable[[Callable[[UnitOfWork], Awaitable[Charge]]], Awaitable[Charge]]
"""Runs the transaction that books a call, and returns what it returned.

Raises:
    LLMUnavailable: It has run before; the call may have been made.
"""


@dataclass(frozen=True, slots=True)
class LLMMeter:
    """Lets a model be asked where somebody can pay for it."""

    llm: LLMEngine
    transact: TransactionRunner
    book: AccountBook
    clock: Clock
    health: LLMHealth

    def charged_to(self, payer: Payer) -> LLM:
        """Return the model with every call charged to somebody."""
        return _Charged(self, payer)

    async def admit(
        self, request: LLMRequest, payer: Payer, counting: Counting | None = None
    ) -> LLM:
        """Book one question, and return whom to put it to, once.

        Args:
            request: The question.
            payer: Who pays.
            counting: How the booking is committed; in a transaction of its own by default.

        Raises:
            LLMUnavailable: Its price is unknown, or a limit leaves too little for it.
        """
        try:
            charge = await self._charge(request, payer, counting or self.transact)
        except LLMUnavailable as error:
            self.health.failed(error.message)
            raise
        return _Admitted(self, charge)

    async def _charge(self, request: LLMRequest, payer: Payer, counting: Counting) -> Charge | None:
        most, name = await self._quote(request), self.llm.name
        if most is None:
            raise LLMUnavailable(
                f"{name} is not asked: nobody knows its price. Set BUDDY_LLM_PRICES to dollars per "
                "million tokens in and out, for instance 0.15/0.60",
                reason="LLM price unknown",
                cost_micros=0,
            )
        if most == ZERO:
            return None

        async def work(uow: UnitOfWork) -> Charge:
            return await self._book(uow, payer, most, f"llm:{name} {request.purpose}")

        try:
            return await counting(work)
        except BudgetExceeded as full:
            raise LLMUnavailable(
                f"{name} is not asked, it may cost {most}. {full.message}",
                reason="LLM over budget",
                cost_micros=0,
            ) from full

    async def _quote(self, request: LLMRequest) -> Money | None:
        try:
            return await self.llm.quote(request)
        except LLMUnavailable:
            raise
        except Exception as error:  # a defect in an adapter must not gate what can go on without it
            _log.exception("%s could not be quoted", self.llm.name)
            raise LLMUnavailable(f"{self.llm.name}: internal error", cost_micros=0) from error

    async def _book(self, uow: UnitOfWork, payer: Payer, most: Money, about: str) -> Charge:
        now, user_id, mission_id = self.clock.now(), payer.user_id, payer.mission_id
        cap, metadata, names = payer.cap, payer.metadata, period_accounts(now)
        if mission_id is not None:
            if cap is None:
                mission = await uow.missions.get(user_id, mission_id)
                if mission is None:
                    raise MissionNotFound(mission_id)
                cap, metadata = cap_of(mission), mission.metadata
            names = run_accounts(mission_id, metadata, now)
        await self.book.spend(uow, user_id, names, most, cap or ZERO)
        lines = RunId(llm_lines(mission_id, now))
        await enter(uow, user_id, lines, "meter", most, now, about=about)
        return Charge(user_id=user_id, lines=lines, accounts=names, amount=most, about=about)

    async def correct(self, charge: Charge, cost: Money) -> None:
        """Correct a booking to what the call has cost; where the store fails, it stays."""
        more = cost_of(charge.amount, cost) - charge.amount
        if more == ZERO:
            return

        async def work(uow: UnitOfWork) -> None:
            await self.book.correct(uow, charge.user_id, charge.accounts, more)
            now = self.clock.now()
            await enter(uow, charge.user_id, charge.lines, "adjust", more, now, about=charge.about)

        try:
            await self.transact(work)
        except StoreError as error:
            _log.warning("%s stays booked at %s: %s", charge.about, charge.amount, error.message)


@dataclass(frozen=True, slots=True)
class _Admitted:
    """The model for one question that has been booked; None where it is free."""

    meter: LLMMeter
    charge: Charge | None

    async def complete(self, request: LLMRequest) -> LLMAnswer:
        """Put the question, and correct what was booked for it."""
        try:
            answer = await self.meter.llm.complete(request)
        except (LLMUnavailable, LLMAnswerInvalid) as error:
            self.meter.health.failed(error.message)
            cost = error.details.get("cost_micros")
            if isinstance(cost, int):
                await self._correct(Money(cost))
            raise
        except Exception:
            self.meter.health.failed("Internal error; the server's log has it")
            raise
        self.meter.health.answered()
        if answer.cost is not None:
            await self._correct(answer.cost)
        return answer

    async def _correct(self, cost: Money) -> None:
        if self.charge is not None:
            await self.meter.correct(self.charge, cost)


@dataclass(frozen=True, slots=True)
class _Charged:
    """The model with every question booked."""

    meter: LLMMeter
    payer: Payer

    async def complete(self, request: LLMRequest) -> LLMAnswer:
        """Book the question and put it."""
        return await (await self.meter.admit(request, self.payer)).complete(request)
