"""What runs teach: how each of them went, and what people said of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from buddy.domain.belief import HALF_LIFE_DAYS
from buddy.domain.feedback import Feedback, Verdict
from buddy.domain.ids import MissionId, RunId, ToolName, UserId
from buddy.domain.instant import Instant, seconds_between
from buddy.domain.intent import Intent
from buddy.domain.investment import ToolRecord
from buddy.domain.money import Money
from buddy.domain.survey import Survey, reward_of_rating

DAY_SECONDS: Final = 86_400.0
SUCCESS_WEIGHT: Final = 0.25
"""How sure a success is that nobody confirmed: the rules saw a result, not whether it helped."""
FAILURE_WEIGHT: Final = 0.5
"""How sure a failure is that nobody confirmed: the tool broke, or found nothing."""
_SERVED: Final = {
    Verdict.HELPFUL: 1.0,
    Verdict.APPROVE_TOOL: 1.0,
    Verdict.NOT_HELPFUL: 0.0,
    Verdict.REJECT_TOOL: 0.0,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How one run went."""

    record_kind: ClassVar[str] = "outcome"
    record_id: str
    """``o_`` and the run's id."""
    user_id: UserId
    mission_id: MissionId
    run_id: RunId
    tool: ToolName
    intent: Intent | None
    objective: str
    """As it was stated, clipped."""
    vector: str = ""
    """The objective as the encoder put it, base64; empty: it was not at hand."""
    encoder: str = ""
    """Which encoder; vectors of different ones say nothing of each other."""
    success: bool
    seconds: float | None
    """How long the call took; None: nobody measured, and no return is computed from it."""
    cost_usd: Money
    recipe_id: str | None = None
    """The recipe that the mission was made from."""
    schedule_id: str | None = None
    """The schedule that fired the mission."""
    created_at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Reward:
    """How well a run served, and how sure that is."""

    value: float
    """0 to 1."""
    weight: float
    """0 to 1; a person's word is 1."""


def reward_of(outcome: Outcome, survey: Survey | None, verdict: Verdict | None) -> Reward:
    """Return what a run was worth: a person's word where there is one, else what the rules saw.

    Args:
        outcome: The run.
        survey: The rating of its mission.
        verdict: The latest verdict on its mission; with a rating beside it, the two count alike.
    """
    said = list[float]()
    if survey is not None:
        said.append(reward_of_rating(survey.rating))
    if verdict is not None:
        said.append(_SERVED[verdict])
    if said:
        return Reward(value=sum(said) / len(said), weight=1.0)
    return Reward(
        value=float(outcome.success), weight=SUCCESS_WEIGHT if outcome.success else FAILURE_WEIGHT
    )


def latest_verdicts(feedback: Iterable[Feedback]) -> dict[MissionId, Verdict]:
    """Return the latest verdict on each mission.

    Args:
        feedback: In any order; what was taken back is passed over.
    """
    live = (each for each in feedback if each.undone_at is None)
    return {
        each.mission_id: each.verdict
        for each in sorted(live, key=lambda each: (each.created_at, each.record_id))
        if each.mission_id is not None
    }


def age_days(then: Instant, now: Instant) -> float:
    """Return how many days ago something was; 0 for what a faster clock dated later."""
    return max(0.0, seconds_between(then, now) / DAY_SECONDS)


def decay(then: Instant, now: Instant) -> float:
    """Return what something of then counts for now: half of it after 30 days."""
    return 0.5 ** (age_days(then, now) / HALF_LIFE_DAYS)


def decay_after(milliseconds: int) -> float:
    """Return what `decay` does, of so long ago; 1 for what lies ahead."""
    seconds = milliseconds / 1000
    return 0.5 ** (seconds / DAY_SECONDS / HALF_LIFE_DAYS) if seconds > 0 else 1.0


def tool_records(
    outcomes: Sequence[Outcome], surveys: Mapping[MissionId, Survey], now: Instant
) -> dict[ToolName, ToolRecord]:
    """Return how each tool's runs went, old ones counting less.

    Args:
        outcomes: Of one user and intent.
        surveys: The ratings, by mission.
        now: This moment.

    Returns:
        A record per tool; none for a tool of which no run was timed.
    """
    return records_of(
        (
            decay(outcome.created_at, now),
            outcome,
            surveys[outcome.mission_id].rating if outcome.mission_id in surveys else None,
        )
        for outcome in outcomes
        if outcome.seconds is not None
    )


@dataclass(slots=True)
class _Sums:
    """Of one tool's runs, each as much as it counts."""

    runs: float = 0.0
    success: float = 0.0
    seconds: float = 0.0
    micros: float = 0.0
    rated: float = 0.0
    rating: float = 0.0


def records_of(
    runs: Iterable[tuple[float, Outcome, int | None]],
) -> dict[ToolName, ToolRecord]:
    """Return a record per tool.

    Args:
        runs: Timed ones: how much each counts, the run, and its rating where it has one.
    """
    found = dict[ToolName, _Sums]()
    for worth, outcome, rating in runs:
        sums = found.get(outcome.tool)
        if sums is None:
            sums = found[outcome.tool] = _Sums()
        sums.runs += worth
        sums.success += worth * outcome.success
        sums.seconds += worth * (outcome.seconds or 0.0)
        sums.micros += worth * outcome.cost_usd.micros
        if rating is not None:
            sums.rated += worth
            sums.rating += worth * rating
    return {
        tool: ToolRecord(
            runs=sums.runs,
            success_rate=sums.success / sums.runs,
            seconds=sums.seconds / sums.runs,
            cost=Money(round(sums.micros / sums.runs)),
            rating=sums.rating / sums.rated if sums.rated else None,
        )
        for tool, sums in found.items()
    }
