"""Nudges: bounded, scoped to an intent, fading, and gone with the record they stand on."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.feedback import Feedback, Verdict
from buddy.domain.ids import LOCAL_USER, MissionId, ToolName
from buddy.domain.instant import plus_seconds
from buddy.domain.intent import Intent
from buddy.domain.nudges import FEEDBACK_BOUND, NONE, Nudges, nudges_of, survey_nudge
from buddy.domain.survey import Survey
from buddy.testing.factories import START

TOOL = ToolName("web_search")
DAY = 86_400.0


def verdict(number: int, said: Verdict, **parts: Any) -> Feedback:
    fields: dict[str, Any] = {
        "record_id": f"f_{number}",
        "user_id": LOCAL_USER,
        "verdict": said,
        "mission_id": MissionId(f"m_{number}"),
        "tool": TOOL,
        "intent": Intent.SEARCH,
        "reason": "",
        "created_at": plus_seconds(START, number),
    }
    return Feedback(**{**fields, **parts})


def rating(number: int, given: int, **parts: Any) -> Survey:
    fields: dict[str, Any] = {
        "record_id": f"sv_m_{number}",
        "user_id": LOCAL_USER,
        "mission_id": MissionId(f"m_{number}"),
        "tool": TOOL,
        "intent": Intent.SEARCH,
        "rating": given,
        "created_at": START,
    }
    return Survey(**{**fields, **parts})


def nudges(*records: Feedback | Survey, after: float = 100.0) -> Nudges:
    feedback = [each for each in records if isinstance(each, Feedback)]
    surveys = [each for each in records if isinstance(each, Survey)]
    found = nudges_of(Intent.SEARCH, feedback, surveys, plus_seconds(START, after))
    return found.get(TOOL, NONE)


@pytest.mark.parametrize(
    ("given", "nudge"), [(10, 0.05), (8, 0.05), (7, 0.0), (6, 0.0), (5, -0.10), (1, -0.10)]
)
def test_each_band_of_ratings(given: int, nudge: float) -> None:
    assert survey_nudge(given) == nudge


def test_one_verdict_moves_the_whole_bound_and_more_do_no_more() -> None:
    one = nudges(verdict(1, Verdict.NOT_HELPFUL))
    assert one.factor == pytest.approx(-FEEDBACK_BOUND, abs=1e-4)
    many = nudges(*(verdict(n, Verdict.NOT_HELPFUL) for n in range(5)))
    assert many.factor == pytest.approx(-FEEDBACK_BOUND)
    assert (many.helpful, many.unhelpful) == (0, 5)


def test_the_latest_verdict_on_a_mission_stands() -> None:
    mission_id = MissionId("m_7")
    found = nudges(
        verdict(1, Verdict.NOT_HELPFUL, mission_id=mission_id),
        verdict(2, Verdict.HELPFUL, mission_id=mission_id),
    )
    assert (found.helpful, found.unhelpful) == (1, 0)
    assert found.factor > 0


def test_the_latest_word_on_a_tool_stands_and_undo_restores_the_one_before() -> None:
    keep, leave = verdict(1, Verdict.APPROVE_TOOL), verdict(2, Verdict.REJECT_TOOL)
    assert nudges(keep, leave).rejected_by == "f_2"
    undone = verdict(2, Verdict.REJECT_TOOL, undone_at=plus_seconds(START, 3))
    assert nudges(keep, undone) == nudges(keep)
    assert nudges(keep).approved_by == "f_1"
    assert nudges(keep, verdict(3, Verdict.APPROVE_TOOL)).approved_by == "f_3"


def test_other_intents_are_not_moved_and_a_word_in_general_moves_all() -> None:
    other = Intent.EXTRACTION
    assert nudges(verdict(1, Verdict.REJECT_TOOL, intent=other), rating(1, 1, intent=other)) == NONE
    assert nudges(verdict(1, Verdict.REJECT_TOOL, intent=None)).rejected_by == "f_1"


def test_verdicts_and_ratings_fade_and_words_on_a_tool_do_not() -> None:
    later = 30 * DAY
    assert nudges(verdict(0, Verdict.HELPFUL), after=later).factor == pytest.approx(0.1)
    assert nudges(rating(0, 9), after=later).survey == pytest.approx(0.025)
    assert nudges(verdict(0, Verdict.REJECT_TOOL), after=100 * later).rejected_by == "f_0"


@given(st.lists(st.integers(1, 10), max_size=30))
def test_ratings_stay_within_their_bounds(given_ratings: list[int]) -> None:
    found = nudges(*(rating(n, given) for n, given in enumerate(given_ratings)))
    assert -0.1 - 1e-9 <= found.survey <= 0.05 + 1e-9
