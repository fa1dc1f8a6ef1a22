"""The pipeline's table is the one of the specification."""

from __future__ import annotations

from itertools import pairwise

import pytest

from buddy.domain.pipeline import PIPELINE, TOTAL_STEPS, StepName, plan, step_at

SPECIFIED = [
    (1, "verification", 5, 10),
    (2, "intent_classification", 20, 30),
    (3, "budget_check", 30, 40),
    (4, "tool_selection", 40, 55),
    (5, "tool_execution", 65, 80),
    (None, "artifact_creation", 85, 90),
    (6, "finalize", 90, 100),
]


def test_the_table_is_as_specified() -> None:
    rows = [(r.index, r.name.value, r.start_percent, r.complete_percent) for r in PIPELINE]
    assert rows == SPECIFIED


def test_six_steps_are_counted() -> None:
    assert TOTAL_STEPS == 6
    assert [row.index for row in PIPELINE if row.index] == [1, 2, 3, 4, 5, 6]


def test_percents_rise_within_a_row_and_never_fall_between_rows() -> None:
    assert all(row.start_percent < row.complete_percent for row in PIPELINE)
    assert all(a.complete_percent <= b.start_percent for a, b in pairwise(PIPELINE))
    assert PIPELINE[-1].complete_percent == 100


@pytest.mark.parametrize("name", list(StepName))
def test_every_step_has_its_row_with_a_title(name: StepName) -> None:
    assert plan(name).name is name
    assert plan(name).title


@pytest.mark.parametrize(
    ("percent", "step"),
    [
        (0, "verification"),
        (9, "verification"),
        (10, "intent_classification"),
        (30, "budget_check"),
        (55, "tool_execution"),
        (79, "tool_execution"),
        (80, "finalize"),
        (90, "finalize"),
        (100, None),
    ],
)
def test_a_percent_tells_the_step_still_to_complete(percent: int, step: str | None) -> None:
    assert step_at(percent) == step
