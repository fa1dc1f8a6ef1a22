"""What was known at a moment: no word that was said later, and every one taken back later."""

from __future__ import annotations

from dataclasses import replace

import pytest

from buddy.domain.feedback import Feedback, Verdict
from buddy.domain.hindsight import Known, stood
from buddy.domain.ids import LOCAL_USER, MissionId, RunId, ToolName
from buddy.domain.instant import Instant, plus_seconds
from buddy.domain.money import ZERO
from buddy.domain.outcome import Outcome
from buddy.domain.survey import Survey, survey_id
from buddy.testing.factories import at
from buddy.testing.records import make_feedback

START = Instant("2026-01-15T10:30:45.123Z")
MISSION, TOOL = MissionId("m_1"), ToolName("a")
SURVEY = Survey(
    record_id=survey_id(MISSION),
    user_id=LOCAL_USER,
    mission_id=MISSION,
    tool=TOOL,
    intent=None,
    rating=1,
    created_at=plus_seconds(START, 10),
    undone_at=plus_seconds(START, 20),
)
OUTCOME = Outcome(
    record_id="o_r_1",
    user_id=LOCAL_USER,
    mission_id=MISSION,
    run_id=RunId("r_1"),
    tool=TOOL,
    intent=None,
    objective="tea",
    success=True,
    seconds=1.0,
    cost_usd=ZERO,
    created_at=START,
)


@pytest.mark.parametrize(("after", "stands"), [(5, False), (15, True), (25, False)])
def test_a_word_stands_from_when_it_was_said_to_when_it_was_taken_back(
    after: float, stands: bool
) -> None:
    then = plus_seconds(START, after)
    verdict = Feedback(
        record_id="f_1",
        user_id=LOCAL_USER,
        verdict=Verdict.REJECT_TOOL,
        mission_id=MISSION,
        tool=TOOL,
        reason="",
        created_at=SURVEY.created_at,
        undone_at=SURVEY.undone_at,
    )
    said = stood(verdict, then)
    assert (said is not None) is stands
    known = Known({SURVEY.record_id: SURVEY}, {}, then)
    assert (known.survey(MISSION) is not None) is stands
    assert known.evidence(OUTCOME, 1.0, then).reward == (0.0 if stands else 1.0)
    assert (known.records([OUTCOME], None, then)[TOOL].rating == 1) is stands


def test_a_run_counts_from_when_it_was_over() -> None:
    before = Known({}, {}, START)
    assert not before.ran(OUTCOME)
    assert before.records([OUTCOME], None, START) == {}
    assert Known({}, {}, plus_seconds(START, 1)).ran(OUTCOME)
    assert Known({}, {}).ran(OUTCOME)


@pytest.mark.parametrize("undone", [None, 3, 9])
@pytest.mark.parametrize("then", [1, 2, 5, 9, 10])
def test_a_word_that_stood_reads_as_if_it_were_never_taken_back(
    undone: int | None, then: int
) -> None:
    word = make_feedback(1, created_at=at(1), undone_at=None if undone is None else at(undone))
    found = stood(word, at(then))
    stands = then > 1 and (undone is None or undone >= then)
    assert found == (replace(word, undone_at=None) if stands else None)
