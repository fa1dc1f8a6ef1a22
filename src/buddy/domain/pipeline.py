"""The pipeline: the one table of steps and percentages that everything reads (SPEC section 4)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class StepName(StrEnum):
    """A stage of the pipeline."""

    VERIFICATION = "verification"
    INTENT_CLASSIFICATION = "intent_classification"
    BUDGET_CHECK = "budget_check"
    TOOL_SELECTION = "tool_selection"
    TOOL_EXECUTION = "tool_execution"
    ARTIFACT_CREATION = "artifact_creation"
    FINALIZE = "finalize"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepPlan:
    """One row of the table."""

    name: StepName
    index: int | None
    """1-based number among the tracked steps; None for an untracked stage."""
    start_percent: int
    complete_percent: int
    title: str
    """What it does, for people."""


def _row(
    name: StepName, index: int | None, start_percent: int, complete_percent: int, title: str
) -> StepPlan:
    return StepPlan(
        name=name,
        index=index,
        start_percent=start_percent,
        complete_percent=complete_percent,
        title=title,
    )


PIPELINE: tuple[StepPlan, ...] = (
    _row(StepName.VERIFICATION, 1, 5, 10, "Check the mission and its approval"),
    _row(StepName.INTENT_CLASSIFICATION, 2, 20, 30, "Classify the objective"),
    _row(StepName.BUDGET_CHECK, 3, 30, 40, "Estimate the cost and reserve it"),
    _row(StepName.TOOL_SELECTION, 4, 40, 55, "Select the tool"),
    _row(StepName.TOOL_EXECUTION, 5, 65, 80, "Run the tool"),
    _row(StepName.ARTIFACT_CREATION, None, 85, 90, "Create the artifact"),
    _row(StepName.FINALIZE, 6, 90, 100, "Settle, evaluate and finish"),
)

TOTAL_STEPS = sum(1 for row in PIPELINE if row.index is not None)
"""Tracked steps; the n of "Step 1/n"."""

_BY_NAME = {row.name: row for row in PIPELINE}


def plan(name: StepName) -> StepPlan:
    """Return the row of a step."""
    return _BY_NAME[name]


def step_at(percent: int) -> StepName | None:
    """Return the tracked step that a run with this percent has still to complete; None: none."""
    tracked = (row for row in PIPELINE if row.index is not None)
    return next((row.name for row in tracked if row.complete_percent > percent), None)
