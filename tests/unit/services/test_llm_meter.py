"""What a model's calls cost is on somebody's limits before they are made, and never passes them."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from buddy.adapters.llm.scripted import Fails, Says, Script, ScriptedLLM
from buddy.adapters.store.memory.store import MemoryStore
from buddy.domain.budget import BudgetLimits
from buddy.domain.budget_scope import INSTANCE
from buddy.domain.ids import LOCAL_USER, MissionId, RunId
from buddy.domain.money import ZERO, Money
from buddy.errors import LLMAnswerInvalid, LLMUnavailable, StoreUnavailable
from buddy.ports.llm import LLMAnswer, LLMRequest
from buddy.ports.store import UnitOfWork
from buddy.services.account_book import AccountBook
from buddy.services.llm_health import LLMHealth
from buddy.services.llm_meter import LLMMeter, Payer
from buddy.testing.clock import FixedClock
from buddy.testing.conformance.llm import asks_for
from buddy.testing.factories import make_mission, make_terms

MOST, COST = Money(100), Money(40)
LIMITS = BudgetLimits(per_user_day=Money(500), per_goal=Money(300))
MISSION = MissionId("m_1")
OF_MISSION = Payer(user_id=LOCAL_USER, mission_id=MISSION, cap=Money(250))
OF_CHAT = Payer(user_id=LOCAL_USER)
OWL = Says({"word": "owl"}, cost=COST)


@dataclass
class Desk:
    """A meter on a store in memory."""

    llm: ScriptedLLM
    store: MemoryStore = field(default_factory=MemoryStore)
    clock: FixedClock = field(default_factory=FixedClock)

    @property
    def meter(self) -> LLMMeter:
        health = LLMHealth(self.llm.name, self.clock)
        return LLMMeter(self.llm, self.store.transact, AccountBook(LIMITS), self.clock, health)

    async def spent(self) -> dict[str, int]:
        mine = await self.store.queries.accounts(LOCAL_USER)
        shared = await self.store.queries.accounts(INSTANCE)
        assert all(each.reserved == ZERO for each in (*mine, *shared))
        return {each.scope.split(" ")[0]: each.settled.micros for each in (*mine, *shared)}

    async def lines(self, under: str = MISSION) -> list[tuple[str, int, str | None]]:
        entries = await self.store.queries.ledger_entries(LOCAL_USER, RunId(under))
        return [(each.kind, each.amount.micros, each.about) for each in entries]


def desk(script: Script, most: Money | None = MOST) -> Desk:
    return Desk(ScriptedLLM(script, model="m-1", most=most))


async def ask(desk: Desk, payer: Payer = OF_MISSION) -> LLMAnswer:
    return await desk.meter.charged_to(payer).complete(asks_for("owl"))


async def test_a_call_counts_on_every_limit_at_what_it_cost() -> None:
    made = desk([OWL])
    assert (await ask(made)).data == {"word": "owl"}
    assert await made.spent() == dict.fromkeys(
        ("mission", "user/day", "user/month", "instance/month"), 40
    )
    about = "llm:m-1 evaluate"
    assert await made.lines() == [("meter", 100, about), ("adjust", -60, about)]


async def test_without_a_mission_it_counts_on_the_day_and_the_month() -> None:
    made = desk([OWL])
    await ask(made, OF_CHAT)
    assert await made.spent() == dict.fromkeys(("user/day", "user/month", "instance/month"), 40)
    month = made.clock.now()[:7]
    assert [kind for kind, *_ in await made.lines(f"llm {month}")] == ["meter", "adjust"]


async def test_a_goals_missions_count_on_the_goal_too() -> None:
    made = desk([OWL])
    await ask(made, Payer(user_id=LOCAL_USER, mission_id=MISSION, cap=MOST, metadata={"goal": "g"}))
    assert (await made.spent())["goal"] == 40


async def test_a_stored_missions_cap_and_goal_are_its_own() -> None:
    made = desk([OWL, OWL])
    stored = make_mission(terms=make_terms(cap_usd=Money(120)), metadata={"goal": "g"})

    async def add(uow: UnitOfWork) -> None:
        await uow.missions.add(stored)

    await made.store.transact(add)
    payer = Payer(user_id=LOCAL_USER, mission_id=stored.mission_id)
    await ask(made, payer)
    assert (await made.spent())["goal"] == 40
    with pytest.raises(LLMUnavailable, match=r"\$0\.00014 > \$0\.00012 limit"):
        await ask(made, payer)


async def test_it_is_on_the_limits_before_it_is_made() -> None:
    seen: list[dict[str, int]] = []

    class Watching(ScriptedLLM):
        async def complete(self, request: LLMRequest) -> LLMAnswer:
            seen.append(await made.spent())
            return await super().complete(request)

    made = Desk(Watching([OWL], most=MOST))
    await ask(made)
    assert set(seen[0].values()) == {100}


@pytest.mark.parametrize("payer", [OF_MISSION, OF_CHAT])
async def test_what_may_not_fit_is_not_asked(payer: Payer) -> None:
    made = desk(lambda _: OWL)
    while True:
        try:
            await ask(made, payer)
        except LLMUnavailable as full:
            refusal = full
            break
    assert refusal.details["reason"] == "LLM over budget"
    limit, asked = (250, 4) if payer is OF_MISSION else (500, 11)
    assert len(made.llm.requests) == asked
    spent = await made.spent()
    assert max(spent.values()) == 40 * asked
    assert 40 * asked + MOST.micros > limit, "the next one might have passed the limit"
    under = MISSION if payer is OF_MISSION else f"llm {made.clock.now()[:7]}"
    assert len(await made.lines(under)) == 2 * asked


class Slow(ScriptedLLM):
    """A model that answers when it is let."""

    def __init__(self, answer: Says) -> None:
        super().__init__(lambda _: answer, most=MOST)
        self.asked, self.let = asyncio.Event(), asyncio.Event()

    async def complete(self, request: LLMRequest) -> LLMAnswer:
        self.asked.set()
        await self.let.wait()
        return await super().complete(request)


async def test_many_at_once_do_not_pass_a_limit() -> None:
    llm = Slow(OWL)
    made = Desk(llm)
    questions = [asyncio.ensure_future(ask(made, OF_CHAT)) for _ in range(20)]
    done, waiting = await asyncio.wait(questions, return_when=asyncio.FIRST_COMPLETED)
    while len(done) < 15:
        more, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        done |= more
    assert (await made.spent())["user/day"] == 500
    llm.let.set()
    assert len(await asyncio.gather(*waiting)) == 5
    assert all(isinstance(question.exception(), LLMUnavailable) for question in done)
    assert (await made.spent())["user/day"] == 200


async def test_a_free_model_leaves_no_trace_in_the_ledger() -> None:
    made = desk([Says({"word": "owl"}, cost=ZERO)], most=ZERO)
    await ask(made)
    assert await made.spent() == {}
    assert await made.lines() == []


async def test_a_model_without_a_price_is_not_asked() -> None:
    made = desk([OWL], most=None)
    with pytest.raises(LLMUnavailable, match="BUDDY_LLM_PRICES") as caught:
        await ask(made)
    assert caught.value.details["reason"] == "LLM price unknown"
    assert made.llm.requests == []


@pytest.mark.parametrize("cost", [None, Money(-5)])
async def test_a_cost_that_nobody_knows_stays_at_the_most(cost: Money | None) -> None:
    made = desk([Says({"word": "owl"}, cost=cost)])
    await ask(made)
    assert set((await made.spent()).values()) == {100}


async def test_a_call_that_cost_more_than_its_most_is_booked_as_it_is() -> None:
    made = desk([Says({"word": "owl"}, cost=Money(130))])
    await ask(made)
    assert set((await made.spent()).values()) == {130}


def failing(error: LLMUnavailable | LLMAnswerInvalid) -> ScriptedLLM:
    class Failing(ScriptedLLM):
        async def complete(self, request: LLMRequest) -> LLMAnswer:
            del request
            raise error

    return Failing([], most=MOST)


@pytest.mark.parametrize(
    ("error", "booked"),
    [
        (LLMUnavailable("refused", cost_micros=0), 0),
        (LLMUnavailable("silent"), 100),
        (LLMAnswerInvalid("nonsense", cost_micros=70), 70),
        (LLMAnswerInvalid("nonsense"), 100),
    ],
)
async def test_a_failure_is_booked_at_what_it_cost_or_may_have(
    error: LLMUnavailable | LLMAnswerInvalid, booked: int
) -> None:
    made = Desk(failing(error))
    with pytest.raises(type(error)):
        await ask(made)
    assert set((await made.spent()).values()) == {booked}


async def test_who_hangs_up_may_have_to_pay() -> None:
    llm = Slow(OWL)
    made = Desk(llm)
    question = asyncio.ensure_future(ask(made))
    await llm.asked.wait()
    question.cancel()
    with pytest.raises(asyncio.CancelledError):
        await question
    assert set((await made.spent()).values()) == {100}


async def test_an_answer_is_not_lost_with_its_correction() -> None:
    made, commits = desk([OWL]), 0

    async def transact(fn: Callable[[UnitOfWork], Awaitable[Any]]) -> Any:
        nonlocal commits
        commits += 1
        if commits == 2:
            raise StoreUnavailable("The store does not answer")
        return await made.store.transact(fn)

    meter = LLMMeter(
        made.llm, transact, AccountBook(LIMITS), made.clock, LLMHealth("m-1", made.clock)
    )
    answer = await meter.charged_to(OF_MISSION).complete(asks_for("owl"))
    assert answer.data == {"word": "owl"}
    assert set((await made.spent()).values()) == {100}


async def test_a_defect_in_a_quote_is_no_defect_of_the_caller() -> None:
    class Broken(ScriptedLLM):
        async def quote(self, request: LLMRequest) -> Money | None:
            del request
            raise KeyError("price")

    with pytest.raises(LLMUnavailable, match="internal error"):
        await ask(Desk(Broken([OWL])))


async def test_the_health_tells_the_last_answer_and_the_last_failure() -> None:
    made = desk([OWL, Fails("gone fishing"), Says(None)])
    meter = made.meter
    llm = meter.charged_to(OF_CHAT)
    assert meter.health.state.condition == "untried"
    await llm.complete(asks_for("owl"))
    first = made.clock.now()
    assert (meter.health.state.condition, meter.health.state.answered_at) == ("ok", first)
    made.clock.advance(60)
    with pytest.raises(LLMUnavailable):
        await llm.complete(asks_for("owl"))
    state = meter.health.state
    assert (state.condition, state.failure) == ("failing", "gone fishing")
    assert (state.answered_at, state.failed_at) == (first, made.clock.now())
    with pytest.raises(LLMAnswerInvalid):
        await llm.complete(asks_for("owl"))
    assert "breaks the rule" in str(meter.health.state.failure)
