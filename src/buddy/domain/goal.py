"""A goal: several missions that stand on one another, proposed and approved as one.

The yes to a goal is a yes to its plan, with one cap for all of it. From then on it carries itself:
whenever a mission of it ends, the next ones begin (`buddy.domain.goal_steps`). What the plan does
not cover is asked again, by the mission that needs it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar, Final

from buddy.domain.artifact import ArtifactReference
from buddy.domain.derived_id import derived_mission
from buddy.domain.goal_plan import Part, plan_hash
from buddy.domain.ids import MissionId, UserId
from buddy.domain.instant import Instant
from buddy.domain.json_value import JsonObject
from buddy.domain.money import ZERO, Money
from buddy.domain.scope import Scope

SOURCE: Final = "goal"
"""In the metadata of a part's mission: where it comes from (``source``), and of which goal."""
ORCHESTRATOR: Final = "phase25"
"""In the metadata of a part's mission (SPEC section 9)."""
PART: Final = "goal_part"
"""In the metadata of a part's mission: which part it is."""
UNDER: Final = "goal:"
"""How the channel of an approval begins that a goal's plan gave; goal and revision follow."""


class GoalState(StrEnum):
    """Where a goal stands."""

    CLARIFICATION_NEEDED = "clarification_needed"
    """It cannot be planned before a question is answered."""
    PROPOSED = "proposed"
    RUNNING = "running"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"
    REJECTED = "rejected"
    EXPIRED = "expired"


EDITABLE: Final = frozenset({GoalState.CLARIFICATION_NEEDED, GoalState.PROPOSED})
OVER: Final = frozenset(
    {
        GoalState.COMPLETED,
        GoalState.FAILED,
        GoalState.CANCELLED,
        GoalState.REJECTED,
        GoalState.EXPIRED,
    }
)


class PartState(StrEnum):
    """Where a part stands."""

    PLANNED = "planned"
    OPEN = "open"
    """It has a mission that is not over."""
    DONE = "done"
    SKIPPED = "skipped"
    """It came to nothing, and the goal goes on without it."""
    FAILED = "failed"
    """It came to nothing, and the goal stops."""


SETTLED: Final = frozenset({PartState.DONE, PartState.SKIPPED})


@dataclass(frozen=True, slots=True, kw_only=True)
class PartProgress:
    """How far a part has come."""

    key: str
    state: PartState = PartState.PLANNED
    attempts: int = 0
    """Missions made for it."""
    mission_id: MissionId | None = None
    """The latest of them."""
    spent: Money = ZERO
    """What its missions that are over have cost."""
    artifact: ArtifactReference | None = None
    summary: str = ""
    """What came of it, in one line."""
    reason: str = ""
    """Why it failed, or is left out; of the latest try."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A goal. What a step of it is stands in `buddy.domain.goal_steps`."""

    record_kind: ClassVar[str] = "goal"
    record_id: str
    """``g_`` and 12 random url-safe characters."""
    user_id: UserId
    objective: str
    revision: int = 1
    parts: tuple[Part, ...] = ()
    cap: Money
    """The most that all of it may spend."""
    said_cap: Money | None = None
    """The cap that a person has said; None: it follows from the prices of the plan."""
    said_scope: Scope | None = None
    """What every part may contact, as a person has said; None: nobody has."""
    content_hash: str = ""
    """Of what a yes to it allows (`plan_hash`)."""
    question: str = ""
    """What has to be said before it can be planned."""
    notes: tuple[str, ...] = ()
    """What the plan takes for granted."""
    planner: str = "embedded"
    session_id: str = ""
    """The conversation that it was proposed in; empty: none."""
    state: GoalState = GoalState.PROPOSED
    reason: str = ""
    """Why it is over."""
    progress: tuple[PartProgress, ...] = ()
    """One for each part, in their order."""
    authors: tuple[UserId, ...] = ()
    """Who proposed or edited it."""
    created_by: UserId
    channel: str
    created_at: Instant
    changed_at: Instant
    expires_at: Instant | None = None
    """When it lapses if nobody decides."""
    approved_by: UserId | None = None
    approved_at: Instant | None = None
    approval_channel: str = ""
    ended_at: Instant | None = None
    looked_at: Instant | None = None
    """When it was last passed over because it only waited, where many waited beside it."""

    def part(self, key: str) -> Part:
        """Return a part.

        Raises:
            KeyError: The plan has none of this name.
        """
        found = next((each for each in self.parts if each.key == key), None)
        if found is None:
            raise KeyError(key)
        return found

    def of(self, key: str) -> PartProgress:
        """Return how far a part has come.

        Raises:
            KeyError: The plan has none of this name.
        """
        found = next((each for each in self.progress if each.key == key), None)
        if found is None:
            raise KeyError(key)
        return found

    @property
    def spent(self) -> Money:
        """What its missions that are over have cost."""
        return sum((each.spent for each in self.progress), ZERO)

    @property
    def held(self) -> Money:
        """What its open missions have set aside."""
        return sum((self.part(each.key).holds for each in self.open), ZERO)

    @property
    def open(self) -> tuple[PartProgress, ...]:
        """The parts whose missions are not over."""
        return tuple(each for each in self.progress if each.state is PartState.OPEN)

    @property
    def done(self) -> int:
        """How many parts are done."""
        return sum(each.state is PartState.DONE for each in self.progress)

    @property
    def settled(self) -> int:
        """How many parts are done or left out."""
        return sum(each.state in SETTLED for each in self.progress)

    @property
    def result(self) -> PartProgress | None:
        """The part whose artifact is the goal's: the last of the plan, once it is done."""
        last = self.progress[-1] if self.progress else None
        return last if last is not None and last.artifact is not None else None

    @property
    def due_at(self) -> Instant | None:
        """When there is something to do."""
        if self.state in EDITABLE:
            due = self.expires_at
        else:
            due = self.changed_at if self.state is GoalState.RUNNING or self.open else None
        return None if due is None else max(due, self.looked_at or due)


def part_mission(goal_id: str, key: str, attempt: int) -> MissionId:
    """Return the id of the mission of one try of a part: always the same for the same try."""
    return derived_mission(goal_id, key, str(attempt))


def part_metadata(goal: Goal, key: str, attempt: int) -> JsonObject:
    """Return what a part's mission says of where it comes from."""
    return {
        "source": SOURCE,
        SOURCE: goal.record_id,
        "orchestrator": ORCHESTRATOR,
        PART: key,
        "goal_revision": goal.revision,
        "attempt": attempt,
    }


def approval_channel(goal: Goal) -> str:
    """Return the channel of the approval that a goal's plan gives to its missions."""
    return f"{UNDER}{goal.record_id}:{goal.revision}"


def planned(
    goal: Goal, parts: tuple[Part, ...], cap: Money, notes: tuple[str, ...], engine: str
) -> Goal:
    """Return a goal with a plan, none of it begun."""
    return replace(
        goal,
        parts=parts,
        cap=cap,
        notes=notes,
        planner=engine,
        question="",
        state=GoalState.PROPOSED,
        content_hash=plan_hash(goal.objective, parts, cap),
        progress=tuple(PartProgress(key=each.key) for each in parts),
    )


def asking(goal: Goal, question: str, engine: str) -> Goal:
    """Return a goal that cannot be planned before a question is answered."""
    return replace(
        goal,
        parts=(),
        progress=(),
        notes=(),
        planner=engine,
        question=question,
        state=GoalState.CLARIFICATION_NEEDED,
        content_hash=plan_hash(goal.objective, (), goal.cap),
    )


def begun(goal: Goal, actor: UserId, channel: str, at: Instant) -> Goal:
    """Return a goal that a person has said yes to."""
    return replace(
        goal,
        state=GoalState.RUNNING,
        approved_by=actor,
        approved_at=at,
        approval_channel=channel,
        expires_at=None,
        changed_at=at,
    )


def over(goal: Goal, state: GoalState, reason: str, at: Instant) -> Goal:
    """Return a goal that begins nothing more; what is open of it is still to be stopped."""
    return replace(goal, state=state, reason=reason, ended_at=at, changed_at=at, expires_at=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartEnd:
    """How one try of a part ended."""

    ok: bool
    spent: Money = ZERO
    artifact: ArtifactReference | None = None
    summary: str = ""
    reason: str = ""
    final: bool = False
    """Whether trying again would change nothing: a person said no, or there is no input."""
