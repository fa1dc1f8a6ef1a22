"""What a random transaction does: small commands on few names, so that they often meet."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any

from hypothesis import strategies as st

from buddy.domain.audit import Act
from buddy.domain.budget import LedgerEntry, Reservation
from buddy.domain.goal import Goal, GoalState, begun, over
from buddy.domain.ids import MissionId, RunId, ToolName, UserId
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.money import Money
from buddy.domain.standing_approval import StandingApproval
from buddy.domain.webhook import Delivery, Webhook
from buddy.errors import StoreConflict
from buddy.ports.store import IdempotentAnswer, UnitOfWork
from buddy.testing.factories import (
    at,
    make_artifact,
    make_card,
    make_durations,
    make_event,
    make_link,
    make_mission,
    make_step,
    make_terms,
)
from buddy.testing.goals import make_goal, open_part
from buddy.testing.records import make_delivery, make_standing, make_webhook

USERS = [UserId("anna"), UserId("ben")]
MISSIONS = [MissionId(f"m_{number}") for number in range(4)]
RUNS = [RunId("r_1"), RunId("r_2")]
SCOPES = ["user/day", "user/month"]
TOOLS = [ToolName("web_search"), ToolName("calculate")]
KEYS = ["k1", "k2"]
PARENTS = ["wh_1", "wh_2"]
OBJECTIVES = ["Größe", "100% of it", "a_b", "plain", "PLAIN"]

users = st.sampled_from(USERS)
missions = st.sampled_from(MISSIONS)
statuses = st.sampled_from(list(MissionStatus))
moments = st.integers(0, 5).map(at)
amounts = st.integers(0, 9).map(Money)


@dataclass(frozen=True)
class Operation:
    """One command on a unit of work; prints as what it is."""

    name: str
    arguments: dict[str, Any]
    run: Callable[..., Awaitable[object]]

    async def __call__(self, uow: UnitOfWork) -> object:
        """Run it; a conflict is an answer like any other."""
        try:
            return await self.run(uow, **self.arguments)
        except StoreConflict:
            return "conflict"

    def __repr__(self) -> str:
        said = ", ".join(f"{key}={value!r}" for key, value in self.arguments.items())
        return f"{self.name}({said})"


async def _add(
    uow: UnitOfWork, user: Any, mission: Any, status: Any, moment: Any, text: str
) -> Any:
    terms = make_terms(objective=text)
    new = make_mission(user_id=user, mission_id=mission, status=status, terms=terms)
    card = make_card(mission_id=mission, status=status, objective=text)
    await uow.missions.add(replace(new, created_at=moment, updated_at=moment, card=card))


async def _get(uow: UnitOfWork, user: Any, mission: Any) -> object:
    return await uow.missions.get(user, mission)


async def _change(uow: UnitOfWork, user: Any, mission: Any, status: Any, moment: Any) -> object:
    read = await uow.missions.get(user, mission)
    if read is None:
        return None
    card = make_card(mission_id=mission, status=status, started_at=moment)
    changed = replace(read, status=status, updated_at=moment, expires_at=moment, card=card)
    return await uow.missions.put(changed)


async def _put_blindly(uow: UnitOfWork, user: Any, mission: Any) -> object:
    return await uow.missions.put(make_mission(user_id=user, mission_id=mission))


async def _append(uow: UnitOfWork, user: Any, mission: Any, key: Any, subject: Any) -> object:
    event = make_event(7, make_step(), mission_id=mission, user_id=user, dedupe_key=key)
    return await uow.events.append(replace(event, subject_type=subject))


async def _append_all(uow: UnitOfWork, user: Any, mission: Any, keys: list[Any]) -> object:
    events = [
        make_event(n, mission_id=mission, user_id=user, dedupe_key=k) for n, k in enumerate(keys)
    ]
    return await uow.events.append_all(events)


async def _account(uow: UnitOfWork, user: Any, scope: Any, amount: Any) -> object:
    return await uow.ledger.account(user, scope, amount)


async def _spend(uow: UnitOfWork, user: Any, scope: Any, amount: Any) -> object:
    account = await uow.ledger.account(user, scope, Money(5))
    changed = replace(account, limit=amount, settled=account.settled + amount)
    return await uow.ledger.put_account(user, changed)


async def _limits(uow: UnitOfWork, user: Any, scopes: Any) -> object:
    return await uow.ledger.limits(user, scopes)


async def _reserve(uow: UnitOfWork, user: Any, run: Any, amount: Any) -> object:
    before = await uow.ledger.reservation(user, run)
    reservation = Reservation(run_id=run, amount=amount, scopes=(*SCOPES,))
    await uow.ledger.put_reservation(user, reservation)
    entry = LedgerEntry(run_id=run, kind="reserve", amount=amount, at=at(), actor=user)
    await uow.ledger.add_entry(user, entry)
    return before


async def _artifact(uow: UnitOfWork, user: Any, mission: Any, number: int, title: str) -> object:
    artifact = make_artifact(number, user_id=user, mission_id=mission, title=title)
    return await uow.artifacts.add(artifact)


async def _switch(uow: UnitOfWork, user: Any, tool: Any, enabled: bool) -> object:
    await uow.tool_switches.set_enabled(user, tool, enabled=enabled)
    return await uow.tool_switches.disabled(user)


async def _take(uow: UnitOfWork, user: Any, tool: Any, moment: Any, number: int) -> object:
    run_id = RunId(f"r_{tool}_{number}")
    durations = make_durations(run_id=run_id, tool=tool, finished_at=moment)
    return await uow.durations.add(user, durations)


async def _answer(uow: UnitOfWork, user: Any, key: Any, status: Any, moment: Any) -> object:
    before = await uow.idempotency.get(user, key)
    answer = IdempotentAnswer(key=key, request_hash="h", created_at=moment, status_code=status)
    await uow.idempotency.put(user, answer)
    return before


async def _forget(uow: UnitOfWork, user: Any, key: Any) -> object:
    await uow.idempotency.remove(user, key)
    return await uow.idempotency.get(user, key)


async def _forget_old(uow: UnitOfWork, moment: Any) -> object:
    return await uow.idempotency.forget_before(moment)


async def _link(uow: UnitOfWork, user: Any, mission: Any, act: Any, moment: Any) -> object:
    detail = {"before": moment, "missions": [mission]}
    link = make_link(user_id=user, mission_id=mission, act=act, at=moment, detail=detail)
    return await uow.audit.append(link)


async def _decide(uow: UnitOfWork, user: Any, mission: Any, moment: Any) -> object:
    new = make_event(8, mission_id=mission, user_id=user)
    await uow.audit.append(make_link(user_id=user, event_id=new.event_id, at=moment))
    return await uow.events.append(new)


async def _keep(uow: UnitOfWork, user: Any, number: int, moment: Any, parent: Any) -> object:
    """Write a delivery, read before or not; it ends where the number is odd."""
    made = make_delivery(
        number, user_id=user, webhook_id=parent, created_at=moment, ended=number % 2 == 1
    )
    before = await uow.records.get(Delivery, user, made.record_id) if number > 1 else None
    await uow.records.put(made)
    return before, await uow.records.get(Delivery, user, made.record_id)


async def _stand(uow: UnitOfWork, user: Any, number: int, used: int) -> object:
    await uow.records.put(make_standing(number, user_id=user, used=used))
    return await uow.records.all_of(StandingApproval, user)


async def _subscribe(uow: UnitOfWork, user: Any, number: int, off: Any) -> object:
    await uow.records.put(make_webhook(number, user_id=user, disabled_at=off))
    return await uow.records.all_of(Webhook, user)


async def _plan(uow: UnitOfWork, user: Any, number: int, moment: Any, step: str) -> object:
    """Write a goal: it lapses, has a part under way, or is over."""
    goal = make_goal(number, user_id=user, created_at=moment, expires_at=moment)
    if step != "proposed":
        goal = open_part(begun(goal, user, "api", moment), "search")
    if step == "over":
        goal = over(goal, GoalState.CANCELLED, "no", moment)
    await uow.records.put(goal)
    return await uow.records.all_of(Goal, user)


async def _drop(uow: UnitOfWork, user: Any, kind: Any, number: int) -> object:
    make: Any = {
        Webhook: make_webhook,
        Delivery: make_delivery,
        StandingApproval: make_standing,
        Goal: make_goal,
    }[kind]
    await uow.records.remove(kind, user, make(number).record_id)
    return await uow.records.all_of(kind, user)


def _operation(
    command: Callable[..., Awaitable[object]], **parts: Any
) -> st.SearchStrategy[Operation]:
    name = command.__name__.lstrip("_")
    return st.fixed_dictionaries(parts).map(lambda given: Operation(name, given, command))


_texts = st.sampled_from(OBJECTIVES)
_keys = st.sampled_from(KEYS)
_scopes = st.sampled_from(SCOPES)
_runs = st.sampled_from(RUNS)
_few = st.integers(1, 3)
_subjects = st.sampled_from(["mission", "mission", "goal"])

operations = st.one_of(
    _operation(_add, user=users, mission=missions, status=statuses, moment=moments, text=_texts),
    _operation(_get, user=users, mission=missions),
    _operation(_change, user=users, mission=missions, status=statuses, moment=moments),
    _operation(_put_blindly, user=users, mission=missions),
    _operation(_append, user=users, mission=missions, key=st.none() | _keys, subject=_subjects),
    _operation(
        _append_all,
        user=users,
        mission=missions,
        keys=st.lists(st.none() | _keys, max_size=4),
    ),
    _operation(_link, user=users, mission=missions, act=st.sampled_from(list(Act)), moment=moments),
    _operation(_decide, user=users, mission=missions, moment=moments),
    _operation(_account, user=users, scope=_scopes, amount=amounts),
    _operation(_spend, user=users, scope=_scopes, amount=amounts),
    _operation(_limits, user=users, scopes=st.lists(_scopes, max_size=3)),
    _operation(_reserve, user=users, run=_runs, amount=amounts),
    _operation(_artifact, user=users, mission=missions, number=st.integers(1, 3), title=_texts),
    _operation(_switch, user=users, tool=st.sampled_from(TOOLS), enabled=st.booleans()),
    _operation(
        _take, user=users, tool=st.sampled_from(TOOLS), moment=moments, number=st.integers(1, 3)
    ),
    _operation(_answer, user=users, key=_keys, status=st.none() | st.just(200), moment=moments),
    _operation(_forget, user=users, key=_keys),
    _operation(_forget_old, moment=moments),
    _operation(_keep, user=users, number=_few, moment=moments, parent=st.sampled_from(PARENTS)),
    _operation(_stand, user=users, number=_few, used=st.integers(0, 2)),
    _operation(_subscribe, user=users, number=_few, off=st.none() | moments),
    _operation(
        _plan,
        user=users,
        number=_few,
        moment=moments,
        step=st.sampled_from(["proposed", "begun", "over"]),
    ),
    _operation(
        _drop,
        user=users,
        number=_few,
        kind=st.sampled_from([Webhook, Delivery, StandingApproval, Goal]),
    ),
)
