"""Ranking: the documented order of effects, each of them named, and nobody's tool starves."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.belief import Belief, Evidence, believe
from buddy.domain.exploration import EPSILON, drawn
from buddy.domain.ids import ToolName
from buddy.domain.investment import ToolRecord, Worth
from buddy.domain.money import ZERO
from buddy.domain.nudges import APPROVED, Nudges
from buddy.domain.outcome import FAILURE_WEIGHT, SUCCESS_WEIGHT
from buddy.domain.proposal import ToolCandidate
from buddy.domain.ranking import Learned, weigh
from buddy.domain.selection import MIN_CONFIDENCE, may_be_chosen

A, B = ToolName("a"), ToolName("b")


def ranked(confidence: float, nudges: Nudges, belief: Belief | None = None) -> ToolCandidate:
    learned = Learned(beliefs={A: belief} if belief else {}, nudges={A: nudges})
    (found,) = weigh([ToolCandidate(tool=A, confidence=confidence)], learned, Worth())
    return found


@pytest.mark.parametrize(
    ("before", "nudges", "after"),
    [
        (0.85, Nudges(factor=-0.2, unhelpful=1), 0.68),
        (0.85, Nudges(survey=-0.10, ratings=1), 0.75),
        (0.80, Nudges(survey=0.05, ratings=1), 0.85),
        (0.85, Nudges(survey=0.0, ratings=1), 0.85),
        (0.70, Nudges(approved_by="f_1"), 0.85),
        (0.95, Nudges(factor=0.2, helpful=1), 1.0),
        (0.16, Nudges(factor=-0.2, survey=-0.1), MIN_CONFIDENCE),
        (0.10, Nudges(survey=-0.1, ratings=1), 0.0),
    ],
)
def test_the_worked_examples(before: float, nudges: Nudges, after: float) -> None:
    found = ranked(before, nudges)
    assert found.confidence == pytest.approx(after)
    assert found.base == before
    assert sum(step.by for step in found.adjustments) == pytest.approx(after - before, abs=1e-3)


def test_effects_come_in_the_documented_order() -> None:
    nudges = Nudges(factor=0.1, helpful=1, survey=-0.1, ratings=1, approved_by="f_1")
    found = ranked(0.3, nudges, Belief(mean=0.5, prior=0.3, support=1.0, outcomes=2))
    assert [step.what for step in found.adjustments] == ["record", "feedback", "survey", "approval"]
    assert found.confidence == pytest.approx(0.5 * 1.1 - 0.1 + APPROVED)


def test_an_excluded_tool_goes_last_and_undo_restores_it() -> None:
    offered = [ToolCandidate(tool=A, confidence=0.9), ToolCandidate(tool=B, confidence=0.2)]
    out = weigh(offered, Learned(nudges={A: Nudges(rejected_by="f_9")}), Worth())
    assert [each.tool for each in out] == [B, A]
    assert not may_be_chosen(out[1])
    assert "undo f_9" in (out[1].excluded or "")
    assert weigh(offered, Learned(), Worth())[0].tool == A


def test_without_a_past_the_order_is_that_of_confidence() -> None:
    offered = [ToolCandidate(tool=B, confidence=0.6), ToolCandidate(tool=A, confidence=0.7)]
    found = weigh(offered, Learned(), Worth())
    assert [(each.tool, each.score) for each in found] == [(A, 0.62), (B, 0.56)]
    assert all(each.adjustments == () and each.roi is None for each in found)


def test_a_timed_record_adds_its_return() -> None:
    record = ToolRecord(runs=4, success_rate=1.0, seconds=5.2, cost=ZERO)
    learned = Learned(records={A: record})
    (found,) = weigh([ToolCandidate(tool=A, confidence=0.85)], learned, Worth())
    assert found.roi == pytest.approx(0.2115, abs=1e-4)
    counted = (4 * 0.5478 + 3 * 0.5) / 7  # as a person recomputes it from what is shown
    assert found.roi01 == pytest.approx(counted, abs=1e-4)
    assert found.runs == 4
    assert found.score == pytest.approx(0.6 * 0.85 + 0.4 * counted, abs=1e-3)
    assert "ROI 0.21 in 4 runs (0.55; with 3 runs at 0.50 it counts 0.53)" in found.reason


def test_one_run_each_does_not_talk_a_sure_tool_out_and_many_do() -> None:
    offered = [ToolCandidate(tool=A, confidence=0.75), ToolCandidate(tool=B, confidence=0.60)]

    def first(runs: int) -> ToolName:
        empty = ToolRecord(runs=runs, success_rate=0.0, seconds=0.5, cost=ZERO)
        good = ToolRecord(runs=runs, success_rate=1.0, seconds=0.0, cost=ZERO)
        return weigh(offered, Learned(records={A: empty, B: good}), Worth())[0].tool

    assert [first(runs) for runs in (1, 2, 10)] == [B, B, B]
    offered[1] = ToolCandidate(tool=B, confidence=0.55)
    assert [first(runs) for runs in (1, 2, 10)] == [A, B, B]
    offered[1] = ToolCandidate(tool=B, confidence=MIN_CONFIDENCE)
    assert [first(runs) for runs in (1, 2, 10)] == [A, A, A]


@given(
    st.floats(0, 1),
    st.floats(-0.2, 0.2),
    st.floats(-0.1, 0.05),
    st.booleans(),
)
def test_confidence_stays_a_probability_above_the_gate_where_it_was(
    before: float, factor: float, survey: float, approved: bool
) -> None:
    nudges = Nudges(factor=factor, survey=survey, approved_by="f_1" if approved else None)
    found = ranked(round(before, 4), nudges)
    assert 0 <= found.confidence <= 1
    if round(before, 4) >= MIN_CONFIDENCE:
        assert found.confidence >= MIN_CONFIDENCE


def records_of(past: list[Evidence], seconds: dict[ToolName, float]) -> dict[ToolName, ToolRecord]:
    """Return the records of runs on one day."""
    runs = {tool: [each.reward for each in past if each.tool == tool] for tool in seconds}
    return {
        tool: ToolRecord(
            runs=len(served),
            success_rate=sum(served) / len(served),
            seconds=seconds[tool],
            cost=ZERO,
        )
        for tool, served in runs.items()
        if served
    }


def standing_run(seed: int, seconds: dict[ToolName, float]) -> list[bool]:
    """Return whether the better tool was taken, in a standing run in which it breaks and heals."""
    chance, past, took = random.Random(seed), list[Evidence](), list[bool]()
    works = {A: (0.95, 0.0, 0.95), B: (0.6, 0.6, 0.6)}
    for mission in range(60 + 40 + 60):
        phase = 0 if mission < 60 else 1 if mission < 100 else 2
        priors = {A: 0.7, B: 0.6}
        beliefs = believe(priors, reversed(past), floor=MIN_CONFIDENCE)
        offered = [ToolCandidate(tool=tool, confidence=prior) for tool, prior in priors.items()]
        learned = Learned(beliefs=beliefs, records=records_of(past, seconds))
        weighed = weigh(offered, learned, Worth())
        tool = drawn(weighed, chance.random(), epsilon=EPSILON)[0].tool
        served = chance.random() < works[tool][phase]
        weight = SUCCESS_WEIGHT if served else FAILURE_WEIGHT
        past.append(Evidence(tool=tool, similarity=1.0, reward=float(served), weight=weight))
        took.append(tool == A)
    return took


@pytest.mark.parametrize("seconds", [{}, {A: 2.0, B: 2.0}, {A: 0.0, B: 0.0}])
def test_a_tool_that_broke_is_left_and_one_that_healed_comes_back(
    seconds: dict[ToolName, float],
) -> None:
    runs = [standing_run(seed, seconds) for seed in range(40)]

    def share(first: int, end: int) -> float:
        return sum(sum(run[first:end]) for run in runs) / (len(runs) * (end - first))

    before = share(20, 60)
    assert before > 0.9
    assert share(70, 100) < 0.5  # it was noticed
    assert share(130, 160) >= 0.9 * before  # thirty missions after it was repaired


def test_a_tool_that_is_asked_for_in_words_stays_before_one_that_gave_more_back() -> None:
    offered = [ToolCandidate(tool=A, confidence=0.99), ToolCandidate(tool=B, confidence=0.95)]
    paid = Learned(records={B: ToolRecord(runs=50, success_rate=1.0, seconds=0.0, cost=ZERO)})
    assert [each.tool for each in weigh(offered, paid, Worth())] == [B, A]
    assert [each.tool for each in weigh(offered, paid, Worth(), spoken=(A,))] == [A, B]
    unwanted = Learned(records=paid.records, nudges={A: Nudges(rejected_by="f_9")})
    assert [each.tool for each in weigh(offered, unwanted, Worth(), spoken=(A,))] == [B, A]


def test_what_was_approved_is_never_left_out() -> None:
    sure = {f"tool_{number}": 0.9 for number in range(4)}
    judged = [
        ToolCandidate(tool=ToolName(name), confidence=confidence)
        for name, confidence in {**sure, "approved": 0.0}.items()
    ]
    tools = {each.tool for each in weigh(judged, Learned(), Worth())}
    assert "approved" not in tools
    kept = weigh(judged, Learned(), Worth(), kept=[ToolName("approved")])
    assert "approved" in {each.tool for each in kept}
