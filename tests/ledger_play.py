"""Runs that reserve, meter, settle and release side by side, and processes that die in between.

Language models are asked for their missions, before the run and in it.

A play is drawn as data and carried out on a real store. After every transaction every limit is
looked at; at every rest, and at the end, what the store says is compared with a count of our own.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace

from buddy.adapters.llm.scripted import ScriptedLLM
from buddy.domain.budget import LedgerEntry, Metered, Refused, Reservation
from buddy.domain.budget_scope import INSTANCE, default_limit, owner
from buddy.domain.ids import RunId, UserId
from buddy.domain.instant import Instant
from buddy.domain.mission import Mission
from buddy.domain.money import ZERO, Money
from buddy.domain.tool import Credits, PaidCall, Price, PriceKind
from buddy.errors import BudgetExceeded, LLMUnavailable
from buddy.ports.store import Store, UnitOfWork
from buddy.services.budget_enforcer import BudgetEnforcer
from buddy.services.llm_health import LLMHealth
from buddy.services.llm_meter import Charge, LLMMeter, Payer
from buddy.testing.clock import FixedClock
from buddy.testing.conformance.llm import asks_for
from buddy.testing.factories import make_mission, make_terms
from ledger_plan import LIMITS, WHOLE_CAP, Play, RunPlan


class Died(Exception):
    """The process is gone in the middle of a transaction."""


@dataclass(slots=True)
class Actor:
    """One run on the stage, with what it must have cost by our own count."""

    plan: RunPlan
    mission: Mission
    run_id: RunId
    place: int = 0
    call: int = 0
    asked: int = 0
    charge: Charge | None = None
    models: int = 0
    """What models have cost its mission."""
    held: int | None = None
    spent: int = 0
    unanswered: int = 0
    metered: int | None = None
    used: dict[str, int] = field(default_factory=dict[str, int])
    credits: Counter[str] = field(default_factory=Counter[str])
    dead: bool = False
    over: bool = False


@dataclass(slots=True)
class Stage:
    """One store, on which one play after the other is given."""

    store: Store
    number: int = 0
    enforcer: BudgetEnforcer = field(default_factory=lambda: BudgetEnforcer(LIMITS))

    async def give(self, play: Play) -> None:
        """Carry a play out."""
        self.number += 1
        # Other people in another month, so that no play counts against the one before.
        users = (UserId(f"u{self.number}a"), UserId(f"u{self.number}b"))
        at = Instant(f"{2000 + self.number // 12:04d}-{self.number % 12 + 1:02d}-15T12:00:00.000Z")
        actors = [self._actor(n, plan, users) for n, plan in enumerate(play.runs)]
        show = Show(self.store, self.enforcer, users, at, actors)
        for turn in play.turns:
            together = {n for n in turn if n < len(actors)}
            await asyncio.gather(*(show.step(actors[n]) for n in together))
            await show.count()
        while any(not actor.over for actor in actors):
            await asyncio.gather(*(show.step(actor) for actor in actors))
        await show.count()
        await show.ends_meet()

    def _actor(self, number: int, plan: RunPlan, users: tuple[UserId, UserId]) -> Actor:
        metadata = {"goal": "g"} if plan.goal else {}
        if plan.schedule:
            metadata["schedule"] = "s"
        mission = make_mission(
            number,
            user_id=users[plan.user],
            terms=make_terms(cap_usd=Money(plan.cap)),
            metadata=metadata,
        )
        return Actor(plan, mission, RunId(f"r_{self.number}_{number}"))


@dataclass(slots=True)
class Show:
    """One play under way."""

    store: Store
    enforcer: BudgetEnforcer
    users: tuple[UserId, UserId]
    at: Instant
    actors: list[Actor]

    async def step(self, actor: Actor) -> None:
        """Take a run's next step in a transaction of its own, or let its process die there."""
        if actor.over:
            return
        if actor.dead:
            actor.dead = False
            # An answer that was on its way to the process is lost with it.
            actor.asked, actor.charge = actor.asked + (actor.charge is not None), None
            if not actor.plan.resumes:
                actor.place = len(_STEPS)  # recovery ends it
        dies = actor.plan.fate if actor.place == actor.plan.dies_at else "lives"
        actor.plan = replace(actor.plan, fate="lives") if dies != "lives" else actor.plan
        if dies == "dies before":
            actor.dead = True
            return
        if actor.place < len(_STEPS):
            await _STEPS[actor.place](self, actor, dies == "dies inside")
        else:
            await self.close(actor, dies == "dies inside")
        await self.within_limits(actor)
        if dies == "dies after":
            actor.dead = True

    async def ask(self, actor: Actor, dies: bool) -> None:
        """Ask a model once more, or learn what it has cost; then the run goes on."""
        plans = actor.plan.asks if actor.held is None else actor.plan.late
        if actor.asked >= len(plans):
            actor.place, actor.asked = actor.place + 1, 0
            return
        plan = plans[actor.asked]
        llm = ScriptedLLM((), most=Money(plan.most))
        clock = FixedClock(self.at)
        health, book = LLMHealth(llm.name, clock), self.enforcer.book
        meter = LLMMeter(llm, self.store.transact, book, clock, health)
        if actor.charge is None:
            await self._charge(actor, meter, dies)
            return
        if plan.answers:
            cost = plan.most * plan.percent // 100
            await meter.correct(actor.charge, Money(cost))
            actor.models += cost - plan.most
        actor.charge, actor.asked = None, actor.asked + 1

    async def _charge(self, actor: Actor, meter: LLMMeter, dies: bool) -> None:
        mission = actor.mission
        payer = Payer(
            user_id=mission.user_id,
            mission_id=mission.mission_id,
            cap=mission.terms.cap_usd,
            metadata=mission.metadata,
        )

        async def counting(work: Callable[[UnitOfWork], Awaitable[Charge]]) -> Charge:
            charges = list[Charge]()

            async def charge(uow: UnitOfWork) -> None:
                charges[:] = [await work(uow)]

            if not await self._commit(charge, dies):
                raise Died
            actor.charge = charges[0]
            actor.models += charges[0].amount.micros
            return charges[0]

        try:
            await meter.admit(asks_for("owl"), payer, counting)
        except Died:
            return
        except LLMUnavailable:
            actor.asked += 1
            return
        if actor.charge is None:  # it is free
            actor.asked += 1

    async def reserve(self, actor: Actor, dies: bool) -> None:
        reserved = list[Reservation]()
        planned, cap = actor.plan.reserves, actor.mission.terms.cap_usd

        async def work(uow: UnitOfWork) -> None:
            amount = cap if planned == WHOLE_CAP else Money(planned)
            reserved[:] = [
                await self.enforcer.reserve(
                    uow, actor.mission, actor.run_id, amount, self.at, whole=planned == WHOLE_CAP
                )
            ]

        try:
            if await self._commit(work, dies):
                actor.held, actor.place = reserved[0].amount.micros, actor.place + 1
        except BudgetExceeded:
            actor.over = True

    async def meter(self, actor: Actor, dies: bool) -> None:
        if actor.call >= len(actor.plan.calls):
            actor.place = _LATE
            return
        plan = actor.plan.calls[actor.call]
        price = Price(kind=plan.kind, per_call=Money(plan.price))
        call = PaidCall(
            name=str(actor.call),
            price=price if plan.kind is PriceKind.KNOWN else Price(kind=plan.kind),
            at_most=None if plan.at_most is None else Money(plan.at_most),
            credits=Credits(service="serp", amount=plan.credits) if plan.credits else None,
        )
        decided = list[Metered | Refused]()

        async def work(uow: UnitOfWork) -> None:
            decided[:] = [
                await self.enforcer.meter(uow, actor.mission, actor.run_id, call, self.at)
            ]

        if not await self._commit(work, dies):
            return
        outcome = decided[0]
        if isinstance(outcome, Refused):
            actor.place = _STEPS.index(Show.top_up) if outcome.missing else _LATE
            return
        counted = outcome.amount.micros
        actor.held = (actor.held or 0) + outcome.widen.micros
        actor.metered = counted
        actor.spent += counted
        actor.unanswered += counted
        account = f"credits serp {self.at[:7]}"
        actor.used = {account: plan.credits} if plan.credits else {}
        actor.credits.update(actor.used)
        actor.place += 1

    async def answer(self, actor: Actor, dies: bool) -> None:
        metered = actor.metered or 0
        cost = metered * actor.plan.calls[actor.call].percent // 100

        async def work(uow: UnitOfWork) -> None:
            await self.enforcer.answer(
                uow,
                actor.mission.user_id,
                actor.run_id,
                Money(metered),
                Money(cost),
                self.at,
                actor.used,
                about=str(actor.call),
            )

        if await self._commit(work, dies):
            actor.spent += cost - metered
            actor.unanswered -= metered
            actor.call, actor.metered = actor.call + 1, None
            actor.place = _STEPS.index(Show.meter)

    async def top_up(self, actor: Actor, dies: bool) -> None:
        """Add money to a run that was refused a call; then it tries once more and no more."""
        more = Money(actor.plan.top_up)
        terms = replace(actor.mission.terms, cap_usd=actor.mission.terms.cap_usd + more)
        raised = replace(actor.mission, terms=terms)

        async def work(uow: UnitOfWork) -> None:
            user = actor.mission.user_id
            await self.enforcer.top_up(uow, raised, actor.run_id, more, user, self.at)

        if more == ZERO:
            actor.place = _LATE
            return
        try:
            if await self._commit(work, dies):
                actor.mission, actor.held = raised, (actor.held or 0) + more.micros
                actor.plan = replace(actor.plan, top_up=0)
                actor.place = _STEPS.index(Show.meter)
        except BudgetExceeded:
            actor.place = _LATE

    async def close(self, actor: Actor, dies: bool) -> None:
        closed = list[Reservation | None]()

        async def work(uow: UnitOfWork) -> None:
            user = actor.mission.user_id
            closed[:] = [await self.enforcer.close(uow, user, actor.run_id, self.at)]

        if await self._commit(work, dies):
            actor.over = True
            if actor.held is not None:
                found = closed[0]
                assert found is not None
                assert found.actual.micros == actor.spent
                assert found.unanswered.micros == actor.unanswered

    async def _commit(self, work: Callable[[UnitOfWork], Awaitable[None]], dies: bool) -> bool:
        """Run a transaction; tell whether it was committed."""

        async def mortal(uow: UnitOfWork) -> None:
            await work(uow)
            if dies:
                raise Died

        try:
            await self.store.transact(mortal)
        except Died:
            return False
        return True

    async def within_limits(self, actor: Actor) -> None:
        """Look at every limit that a run counts against, in the middle of what the others do."""
        for account in await self._accounts((actor.mission.user_id,)):
            cap = max((self._cap(each, account) for each in self.actors), default=0)
            limit = default_limit(account[1], LIMITS, Money(cap))
            assert account[2] + account[3] <= limit.micros, account
            assert min(account[2:]) >= 0, account

    def _cap(self, actor: Actor, account: tuple[UserId, str, int, int]) -> int:
        mission = actor.mission
        mine = (mission.user_id, f"mission {mission.mission_id}") == account[:2]
        # A top-up that is under way may be committed already.
        return mission.terms.cap_usd.micros + actor.plan.top_up if mine else 0

    async def _accounts(
        self, users: tuple[UserId, ...] | None = None
    ) -> list[tuple[UserId, str, int, int]]:
        found = list[tuple[UserId, str, int, int]]()
        for user in users or self.users:
            for each in await self.store.queries.accounts(user):
                found.append((user, each.scope, each.settled.micros, each.reserved.micros))
        name = f"instance/month {self.at[:7]}"
        for each in await self.store.queries.accounts(INSTANCE, [name]):
            found.append((INSTANCE, name, each.settled.micros, each.reserved.micros))
        return found

    async def count(self) -> None:
        """Compare every account with the sum of the runs that count against it."""
        settled, reserved = Counter[tuple[UserId, str]](), Counter[tuple[UserId, str]]()
        for actor in self.actors:
            mission = actor.mission
            names = [f"mission {mission.mission_id}", *mission.metadata]
            kinds = {"goal": "goal g", "schedule": "schedule s"}
            periods = [f"user/day {self.at[:10]}", f"user/month {self.at[:7]}"]
            shared = f"instance/month {self.at[:7]}"
            for name in (*(kinds.get(n, n) for n in names), *periods, shared):
                key = owner(mission.user_id, name), name
                settled[key] += actor.models
                if actor.over:
                    settled[key] += actor.spent
                else:
                    reserved[key] += actor.held or 0
            for name, count in actor.credits.items():
                settled[mission.user_id, name] += count
        for user, name, spent, promised in await self._accounts():
            if name.startswith("credits "):
                assert spent + promised == settled[user, name]
                continue
            assert (spent, promised) == (settled[user, name], reserved[user, name]), name

    async def ends_meet(self) -> None:
        """Check that the ledger's lines are what the accounts say, and nothing is set aside."""
        assert all(promised == 0 for *_, promised in await self._accounts())
        for actor in self.actors:
            user = actor.mission.user_id
            lines = _sums(await self.store.queries.ledger_entries(user, actor.run_id))
            assert lines["reserve"] == lines["settle"] + lines["release"]
            assert lines["meter"] + lines["adjust"] == lines["settle"] == actor.spent
            assert lines["credits"] == sum(actor.credits.values())
            of_models = RunId(actor.mission.mission_id)
            lines = _sums(await self.store.queries.ledger_entries(user, of_models))
            assert lines["meter"] + lines["adjust"] == actor.models


def _sums(lines: tuple[LedgerEntry, ...]) -> Counter[str]:
    sums = Counter[str]()
    for line in lines:
        sums[line.kind] += line.amount.micros
    return sums


_STEPS = (Show.ask, Show.reserve, Show.meter, Show.answer, Show.top_up, Show.ask)
"""The places of a run; behind the last one it is closed."""
_LATE = len(_STEPS) - 1
