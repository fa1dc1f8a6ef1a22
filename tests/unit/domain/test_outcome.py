"""Outcomes: a person's word before the rules' judgement, and records that fade."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.feedback import Feedback, Verdict
from buddy.domain.ids import LOCAL_USER, MissionId, RunId, ToolName
from buddy.domain.instant import milliseconds, plus_seconds
from buddy.domain.intent import Intent
from buddy.domain.money import Money
from buddy.domain.outcome import (
    FAILURE_WEIGHT,
    SUCCESS_WEIGHT,
    Outcome,
    Reward,
    age_days,
    decay,
    decay_after,
    latest_verdicts,
    reward_of,
    tool_records,
)
from buddy.domain.survey import Survey, survey_id
from buddy.testing.factories import START

TOOL, MISSION = ToolName("web_search"), MissionId("m_1")
DAY = 86_400.0


def outcome(number: int = 1, **parts: Any) -> Outcome:
    fields: dict[str, Any] = {
        "record_id": f"o_r_{number}",
        "user_id": LOCAL_USER,
        "mission_id": MissionId(f"m_{number}"),
        "run_id": RunId(f"r_{number}"),
        "tool": TOOL,
        "intent": Intent.SEARCH,
        "objective": "search for tea",
        "success": True,
        "seconds": 2.0,
        "cost_usd": Money.parse("0.02"),
        "created_at": START,
    }
    return Outcome(**{**fields, **parts})


def survey(given: int, number: int = 1) -> Survey:
    mission_id = MissionId(f"m_{number}")
    return Survey(
        record_id=survey_id(mission_id),
        user_id=LOCAL_USER,
        mission_id=mission_id,
        tool=TOOL,
        intent=Intent.SEARCH,
        rating=given,
        created_at=START,
    )


@pytest.mark.parametrize(
    ("success", "rated", "verdict", "reward"),
    [
        (True, None, None, Reward(value=1.0, weight=SUCCESS_WEIGHT)),
        (False, None, None, Reward(value=0.0, weight=FAILURE_WEIGHT)),
        (True, 1, None, Reward(value=0.0, weight=1.0)),
        (False, 10, None, Reward(value=1.0, weight=1.0)),
        (True, None, Verdict.NOT_HELPFUL, Reward(value=0.0, weight=1.0)),
        (True, 10, Verdict.REJECT_TOOL, Reward(value=0.5, weight=1.0)),
    ],
)
def test_what_a_run_was_worth(
    success: bool, rated: int | None, verdict: Verdict | None, reward: Reward
) -> None:
    rating = survey(rated) if rated else None
    assert reward_of(outcome(success=success), rating, verdict) == reward


def test_the_latest_verdict_that_stands() -> None:
    def said(number: int, verdict: Verdict, **parts: Any) -> Feedback:
        return Feedback(
            record_id=f"f_{number}",
            user_id=LOCAL_USER,
            verdict=verdict,
            mission_id=MISSION,
            reason="",
            created_at=plus_seconds(START, number),
            **parts,
        )

    first, second = said(1, Verdict.HELPFUL), said(2, Verdict.NOT_HELPFUL)
    assert latest_verdicts([second, first]) == {MISSION: Verdict.NOT_HELPFUL}
    undone = said(2, Verdict.NOT_HELPFUL, undone_at=plus_seconds(START, 3))
    assert latest_verdicts([first, undone]) == {MISSION: Verdict.HELPFUL}


def test_ages_and_what_they_leave() -> None:
    later = plus_seconds(START, 30 * DAY)
    assert age_days(START, later) == pytest.approx(30)
    assert decay(START, later) == pytest.approx(0.5)
    assert decay(later, START) == 1.0


@given(st.integers(-(10**10), 10**12))
def test_reckoned_in_milliseconds_it_leaves_the_same(age: int) -> None:
    now = plus_seconds(START, age / 1000)
    assert decay_after(milliseconds(now) - milliseconds(START)) == decay(START, now)


def test_records_are_means_that_fade() -> None:
    old = outcome(1, success=False, seconds=8.0, cost_usd=Money(0))
    new = outcome(2, created_at=plus_seconds(START, 30 * DAY))
    found = tool_records([old, new], {MissionId("m_2"): survey(9, 2)}, new.created_at)[TOOL]
    assert found.runs == pytest.approx(1.5)
    assert found.success_rate == pytest.approx(2 / 3)
    assert found.seconds == pytest.approx((8 * 0.5 + 2) / 1.5)
    assert found.cost == Money(13_333)
    assert found.rating == pytest.approx(9)


def test_a_tool_of_which_no_run_was_timed_has_no_record() -> None:
    assert tool_records([outcome(seconds=None)], {}, START) == {}
