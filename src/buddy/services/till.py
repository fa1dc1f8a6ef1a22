"""The till: counts each paid call of a run's tool before it is made (the port's `Pay`).

A call leaves two database steps in the engine's memory: that it was counted, with its amount, and
what it answered. The reservation moves in the same two transactions. So whatever dies in between,
the money of a call that may have been made is on the reservation, and a call that has answered is
never made again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from buddy.domain.budget import Refused, cost_of
from buddy.domain.budget_scope import credit_account
from buddy.domain.ids import EffectKey
from buddy.domain.json_value import JsonObject, canonical_json
from buddy.domain.money import ZERO, Money
from buddy.domain.pipeline import StepName
from buddy.domain.run import Deviation
from buddy.domain.tool import PaidAnswer, PaidCall
from buddy.errors import (
    BuddyError,
    EgressDenied,
    ToolExecutionFailed,
    ToolInputInvalid,
    ToolUnknown,
    WarrantExceeded,
)
from buddy.ports.engine import StepContext, StepOutcome, StepWithheld
from buddy.ports.store import UnitOfWork
from buddy.ports.tools import MakeCall
from buddy.services.run_control import RunControl
from buddy.services.run_scribe import ScribeDesk, mind_orders

NEVER_CALLED = (ToolInputInvalid, ToolUnknown, EgressDenied)
"""Failures before anything paid could happen."""
DRAIN_SECONDS = 30.0
"""How long calls that a tool left behind may take to answer before they count as unanswered."""


class CallWithheld(BaseException):
    """A call was not made, for the run's money does not cover it.

    No `Exception`, so that a tool which catches those is left all the same.

    Args:
        deviation: What the run needs.
    """

    def __init__(self, deviation: Deviation) -> None:
        super().__init__(deviation.message)
        self.deviation = deviation


class TillBroken(BaseException):
    """A call could not be counted: the run was told to stop, or its store failed.

    Args:
        cause: What to raise outside of the tool.
    """

    def __init__(self, cause: Exception) -> None:
        super().__init__(str(cause))
        self.cause = cause


def metered_step(name: str, life: str) -> str:
    """Return the step that remembers that a call was counted in one life of its tool."""
    return f"{StepName.TOOL_EXECUTION}:paid:{name}:{life}"


@dataclass(slots=True)
class Till:
    """Counts the calls of one life of a tool.

    Args:
        context: The run.
        desk: Opens the scribe.
        control: Holds the run while the instance is paused.
        life: Names this life of the tool: it ends when the run stops for a person, and not with a
            process.
    """

    context: StepContext
    desk: ScribeDesk
    control: RunControl
    life: str
    stopped: CallWithheld | TillBroken | None = None
    """Why no further call is made; whoever called the tool raises it, whatever the tool did."""
    _names: set[str] = field(default_factory=set[str])
    _under_way: set[asyncio.Future[None]] = field(default_factory=set[asyncio.Future[None]])
    _counting: asyncio.Lock = field(default_factory=asyncio.Lock)
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    _closed: bool = False

    async def pay(self, call: PaidCall, make: MakeCall) -> JsonObject:
        """See the port."""
        self._begin(call)
        answered = f"{StepName.TOOL_EXECUTION}:answered:{call.name}"
        if self.context.remembered(answered):
            return _value(await self._step(answered, remembered))
        done = asyncio.get_running_loop().create_future()
        self._under_way.add(done)
        try:
            metered = await self.meter(call)
            outcome, failure = await self._make(call, make, metered)
            if isinstance(failure, WarrantExceeded):
                # Not made, and no answer: once a person has approved it, it is made.
                answered = f"{metered_step(call.name, self.life)}:withdrawn"
            await self._step(answered, self._booking(call.name, metered, outcome))
        finally:
            self._under_way.discard(done)
            done.set_result(None)
        if failure is not None:
            raise failure
        return outcome["value"]

    async def meter(self, call: PaidCall, life: str | None = None) -> StepOutcome:
        """Count a call, unless it was counted in this life of the tool already.

        Args:
            call: What is about to be called.
            life: Another life than the till's, where the call outlives that.

        Returns:
            ``{metered_micros, credits}``.

        Raises:
            CallWithheld: It does not fit; it must not be made.
            TillBroken: It could not be counted.
        """
        request = self.context.request

        async def work(uow: UnitOfWork) -> StepOutcome:
            scribe = await self.desk.open(uow, request)
            await mind_orders(scribe)
            # Looked at once: credits are set aside and settled in the account of one month.
            now = scribe.now
            decided = await self.desk.budgets.meter(uow, scribe.mission, request.run_id, call, now)
            if isinstance(decided, Refused):
                return {"withheld": _deviation(decided).to_json()}
            held = call.credits
            used = {credit_account(held.service, now): held.amount} if held else {}
            return {"metered_micros": decided.amount.micros, "credits": used}

        async with self._counting:
            # One that waited here while another one was refused is not made any more either.
            if self.stopped is not None:
                raise self.stopped
            outcome = await self._step(metered_step(call.name, life or self.life), work)
            if "withheld" in outcome:
                raise self._stop(CallWithheld(Deviation.from_json(outcome["withheld"])))
        return outcome

    async def close(self) -> None:
        """Take no further call, and wait for the answers of those that the tool left behind."""
        self._closed = True
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=DRAIN_SECONDS)

    def _begin(self, call: PaidCall) -> None:
        if self.stopped is not None:
            raise self.stopped
        if self._closed:
            raise ToolExecutionFailed(f"{call.name} was called after its tool had ended")
        if call.name in self._names:
            raise ValueError(f"Two calls of one run are named {call.name!r}")
        if call.credits is not None and call.credits.amount < 1:
            raise ValueError(f"{call.name!r} is announced at {call.credits.amount} credits")
        if min(call.price.per_call, call.at_most or ZERO) < ZERO:
            raise ValueError(f"{call.name!r} is announced at less than nothing")
        self._names.add(call.name)

    async def _make(
        self, call: PaidCall, make: MakeCall, metered: StepOutcome
    ) -> tuple[StepOutcome, BuddyError | None]:
        key = EffectKey(f"{self.context.request.run_id}:{StepName.TOOL_EXECUTION}:{call.name}")
        price: int = metered["metered_micros"]
        try:
            answer = await make(key)
        except BuddyError as error:
            free = isinstance(error, NEVER_CALLED)
            cost = 0 if free else price
            return {"error": error.message, "cost_micros": cost}, error
        return _answered(answer, price), None

    def _booking(
        self, name: str, metered: StepOutcome, outcome: StepOutcome
    ) -> Callable[[UnitOfWork], Awaitable[StepOutcome]]:
        request = self.context.request
        used: Mapping[str, int] = metered["credits"]

        async def work(uow: UnitOfWork) -> StepOutcome:
            await self.desk.budgets.answer(
                uow,
                request.user_id,
                request.run_id,
                Money(metered["metered_micros"]),
                Money(outcome["cost_micros"]),
                self.desk.clock.now(),
                used,
                about=name,
            )
            return outcome

        return work

    async def _step(
        self, name: str, work: Callable[[UnitOfWork], Awaitable[StepOutcome]]
    ) -> StepOutcome:
        """Run a database step, now or when the instance is resumed; one at a time."""
        while True:
            try:
                async with self._turn:
                    return await self.context.database_step(name, work)
            except StepWithheld:
                await self.control.withheld(self.context.request.run_id)
            except Exception as error:  # raised again outside of the tool
                raise self._stop(TillBroken(error)) from error

    def _stop(self, why: CallWithheld | TillBroken) -> CallWithheld | TillBroken:
        self.stopped = self.stopped or why
        return self.stopped


async def remembered(_uow: UnitOfWork) -> StepOutcome:
    """Stand for a database step that is remembered, and so does not run."""
    raise AssertionError("a remembered step does not run")


def _answered(answer: PaidAnswer, price: int) -> StepOutcome:
    """Return what is remembered of an answer.

    Raises:
        ToolExecutionFailed: The answer holds what JSON cannot carry.
    """
    try:
        canonical_json(answer.value).encode()
    except (TypeError, ValueError) as error:
        text = "a paid call answered with something that JSON cannot carry"
        raise ToolExecutionFailed(text) from error
    cost = cost_of(Money(price), answer.cost)
    return {"value": answer.value, "cost_micros": cost.micros}


def _value(outcome: StepOutcome) -> Any:
    if "error" in outcome:
        raise ToolExecutionFailed(outcome["error"])
    return outcome["value"]


def _deviation(refused: Refused) -> Deviation:
    return Deviation(
        kind="money",
        approved=refused.approved,
        needed=refused.needed,
        message=refused.message,
        missing_usd=refused.missing,
    )
