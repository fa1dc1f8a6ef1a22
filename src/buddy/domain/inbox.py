"""The inbox: which missions and goals wait for a person, in which order, and when to remind.

Cost of waiting, in points; the most urgent first, of equal ones the longest waiting:

    what stands still   outcome unknown 400 · a parked run 300 · a proposal 100 · a question 80
    time left           under 1 h 300 · under 6 h 200 · under 24 h 100
    risk                irreversible 60 · write 30
    priority            high 150 · low -50
    money at stake      one point for each dollar of the cap, at most 50

A parked run holds its reservation and loses its work when it lapses, so only a proposal that is
about to lapse passes it. A call in doubt comes first: whether it took effect is forgotten fastest.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from buddy.domain.goal import EDITABLE as EDITABLE_GOALS
from buddy.domain.goal import Goal, GoalState
from buddy.domain.instant import Instant, plus_seconds, seconds_between
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.money import Money
from buddy.domain.proposal import Priority, Question
from buddy.domain.run import Deviation
from buddy.domain.schedule import SCHEDULE_SAYS
from buddy.domain.tool import Risk

PENDING = frozenset(
    {
        MissionStatus.CLARIFICATION_NEEDED,
        MissionStatus.PROPOSED,
        MissionStatus.AWAITING_APPROVAL,
    }
)
"""Statuses in which a mission waits for a person."""

HOUR = 3600.0
MOST_FOR_MONEY = 50
MICROS_PER_POINT = 1_000_000


class InboxKind(StrEnum):
    """What is asked."""

    PROPOSAL = "proposal"
    CLARIFICATION = "clarification"
    DEVIATION = "deviation"
    """A parked run needs what its approval does not cover."""
    OUTCOME_UNKNOWN = "outcome_unknown"
    """A call may or may not have happened."""


_STANDS_STILL = {
    InboxKind.OUTCOME_UNKNOWN: 400,
    InboxKind.DEVIATION: 300,
    InboxKind.PROPOSAL: 100,
    InboxKind.CLARIFICATION: 80,
}
_TIME_LEFT = ((1 * HOUR, 300), (6 * HOUR, 200), (24 * HOUR, 100))
_RISK = {Risk.IRREVERSIBLE: 60, Risk.WRITE: 30, Risk.READ: 0}
_PRIORITY = {Priority.HIGH: 150, Priority.NORMAL: 0, Priority.LOW: -50}


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxItem:
    """One decision that waits."""

    mission: Mission
    kind: InboxKind
    asked: str
    """What is asked, in one sentence."""
    choices: tuple[str, ...]
    """What a yes has to say, where yes alone does not tell how to go on."""
    questions: tuple[Question, ...]
    deviation: Deviation | None
    cost_at_stake: Money
    """The cap: the most that a yes can cost."""
    risk: Risk | None
    """None where no tool has been chosen."""
    waiting_since: Instant
    expires_at: Instant | None

    @property
    def attempt(self) -> int | None:
        """Of a parked run: what an approval has to name beside the revision."""
        run = self.mission.run
        parked = self.mission.status is MissionStatus.AWAITING_APPROVAL
        return run.attempt if run and parked else None

    @property
    def decisions(self) -> tuple[str, ...]:
        """The decisions that this one takes."""
        if self.kind is InboxKind.CLARIFICATION:
            return ("reject", "cancel")
        return ("approve", "reject", "cancel")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalItem:
    """A goal that waits: its plan for a yes, or its question for an answer."""

    goal: Goal

    @property
    def kind(self) -> InboxKind:
        """What is asked."""
        asks = self.goal.state is GoalState.CLARIFICATION_NEEDED
        return InboxKind.CLARIFICATION if asks else InboxKind.PROPOSAL

    @property
    def asked(self) -> str:
        """What is asked, in one sentence."""
        goal = self.goal
        if goal.question:
            return goal.question
        count = "1 mission" if len(goal.parts) == 1 else f"{len(goal.parts)} missions"
        return f"Carry out a plan of {count}, for {goal.cap} at most in all: {goal.objective}"

    @property
    def decisions(self) -> tuple[str, ...]:
        """The decisions that it takes here; a question is answered on its page."""
        asks = self.kind is InboxKind.CLARIFICATION
        return ("reject", "cancel") if asks else ("approve", "reject", "cancel")

    @property
    def risk(self) -> Risk | None:
        """The worst that a part of it may do; None where there is no plan."""
        risks = [part.risk for part in self.goal.parts]
        return max(risks, key=lambda risk: _RISK[risk], default=None)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What has to be known before a yes, each once."""
        return tuple(dict.fromkeys(each for part in self.goal.parts for each in part.warnings))

    def cost_of_waiting(self, now: Instant) -> int:
        """Return how much it costs to let it wait, in the points of missions."""
        money = min(self.goal.cap.micros // MICROS_PER_POINT, MOST_FOR_MONEY)
        risk = _RISK[self.risk] if self.risk else 0
        return _STANDS_STILL[self.kind] + _urgency(self.goal.expires_at, now) + risk + money


def goals_in_order(goals: Iterable[Goal], now: Instant) -> tuple[GoalItem, ...]:
    """Return the goals that wait, the costliest to let wait first; what is overdue is left out."""
    waiting = [
        GoalItem(goal=goal)
        for goal in goals
        if goal.state in EDITABLE_GOALS and (goal.expires_at is None or goal.expires_at > now)
    ]
    return tuple(
        sorted(
            waiting,
            key=lambda item: (
                -item.cost_of_waiting(now),
                item.goal.changed_at,
                item.goal.record_id,
            ),
        )
    )


def item_of(mission: Mission) -> InboxItem | None:
    """Return what a mission asks a person; None where it asks nothing."""
    if mission.status not in PENDING:
        return None
    deviation = mission.run.deviation if mission.run else None
    kind = _kind(mission, deviation)
    return InboxItem(
        mission=mission,
        kind=kind,
        asked=_asked(mission, deviation),
        choices=deviation.choices if deviation else (),
        questions=mission.questions,
        deviation=deviation,
        cost_at_stake=mission.terms.cap_usd,
        risk=mission.proposal.risk if mission.proposal else None,
        waiting_since=mission.updated_at,
        expires_at=mission.expires_at,
    )


def _kind(mission: Mission, deviation: Deviation | None) -> InboxKind:
    if mission.status is MissionStatus.CLARIFICATION_NEEDED:
        return InboxKind.CLARIFICATION
    if mission.status is MissionStatus.PROPOSED:
        return InboxKind.PROPOSAL
    unknown = deviation is not None and deviation.kind == "outcome_unknown"
    return InboxKind.OUTCOME_UNKNOWN if unknown else InboxKind.DEVIATION


def _asked(mission: Mission, deviation: Deviation | None) -> str:
    if mission.status is MissionStatus.CLARIFICATION_NEEDED:
        return " ".join(question.text for question in mission.questions)
    if mission.status is MissionStatus.AWAITING_APPROVAL:
        return deviation.message if deviation else "The run waits for your approval"
    tool = mission.terms.tool or "a tool"
    if (when := mission.metadata.get(SCHEDULE_SAYS)) is not None:
        cap = mission.terms.cap_usd
        return f"Schedule {tool}, {when}, for {cap} at most each time: {mission.terms.objective}"
    return f"Run {tool}, for {mission.terms.cap_usd} at most: {mission.terms.objective}"


def cost_of_waiting(item: InboxItem, now: Instant) -> int:
    """Return how much it costs to let a decision wait, in points (see the module)."""
    money = min(max(item.cost_at_stake.micros, 0) // MICROS_PER_POINT, MOST_FOR_MONEY)
    risk = _RISK[item.risk] if item.risk else 0
    priority = _PRIORITY[item.mission.terms.priority]
    urgency = _urgency(item.expires_at, now)
    return _STANDS_STILL[item.kind] + urgency + risk + priority + money


def _urgency(expires_at: Instant | None, now: Instant) -> int:
    if expires_at is None:
        return 0
    left = seconds_between(now, expires_at)
    return next((points for seconds, points in _TIME_LEFT if left < seconds), 0)


def order_key(item: InboxItem, now: Instant) -> tuple[int, Instant, str]:
    """Return what the inbox is sorted by, ascending; no two items have the same."""
    return -cost_of_waiting(item, now), item.waiting_since, item.mission.mission_id


def in_order(missions: Iterable[Mission], now: Instant) -> tuple[InboxItem, ...]:
    """Return what missions ask, the costliest to let wait first; what is overdue is left out."""
    items = [item for item in map(item_of, missions) if item is not None]
    open_ones = [item for item in items if item.expires_at is None or item.expires_at > now]
    return tuple(sorted(open_ones, key=lambda item: order_key(item, now)))


class ReminderKind(StrEnum):
    """Why a person is reminded."""

    WAITING = "waiting"
    EXPIRING = "expiring"
    REQUESTED = "requested"
    """Somebody who may not decide asks for it: a program, by MCP."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderRules:
    """When to remind, in seconds; None: never."""

    after_waiting: float | None = 24 * HOUR
    before_expiry: float | None = 2 * HOUR


def reminders_due(
    item: InboxItem, now: Instant, rules: ReminderRules
) -> tuple[tuple[ReminderKind, str], ...]:
    """Return the reminders of a decision whose time has come, each with a key that is its own.

    The key names the question, not the moment: asked the same thing, nobody is reminded twice.
    """
    if item.expires_at is not None and item.expires_at <= now:
        return ()
    due: list[ReminderKind] = []
    if rules.after_waiting is not None:
        waited = plus_seconds(item.waiting_since, rules.after_waiting)
        due += [ReminderKind.WAITING] if waited <= now else []
    if rules.before_expiry is not None and item.expires_at is not None:
        warned = plus_seconds(item.expires_at, -rules.before_expiry)
        due += [ReminderKind.EXPIRING] if warned <= now else []
    return tuple((kind, reminder_key(kind, item.mission)) for kind in due)


def reminder_key(kind: ReminderKind, mission: Mission) -> str:
    """Return the key of a reminder of what a mission asks now."""
    attempt = mission.run.attempt if mission.run else 0
    return f"reminder:{kind}:{mission.revision}:{attempt}"
