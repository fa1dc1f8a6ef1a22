"""Beliefs: near outcomes move a tool, far ones hardly, old ones less, and none takes it out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.belief import (
    HALF_LIFE_DAYS,
    NEARNESS_POWER,
    SAME_WORK,
    SAME_WORK_HALF,
    Belief,
    Evidence,
    believe,
)
from buddy.domain.ids import ToolName
from buddy.domain.selection import MIN_CONFIDENCE

A, B = ToolName("a"), ToolName("b")
SHARES = st.floats(0, 1)
EVIDENCE = st.builds(
    Evidence,
    tool=st.sampled_from([A, B]),
    similarity=st.floats(-1, 1),
    reward=SHARES,
    weight=SHARES,
    age_days=st.floats(0, 1000),
)


def one(prior: float, *evidence: Evidence, floor: float = 0.0) -> Belief:
    return believe({A: prior}, evidence, floor=floor).get(A, Belief(mean=prior, prior=prior))


def seen(reward: float, similarity: float = 1.0, **parts: float) -> Evidence:
    return Evidence(tool=A, similarity=similarity, reward=reward, **parts)


@given(st.lists(EVIDENCE, max_size=20))
def test_it_is_the_sum_of_what_each_outcome_weighs(evidence: list[Evidence]) -> None:
    same, worths = 0, list[float]()
    for each in evidence:
        near = max(0.0, each.similarity) ** NEARNESS_POWER
        worths.append(each.weight * near * 0.5 ** (each.age_days / HALF_LIFE_DAYS))
        if each.similarity >= SAME_WORK:
            worths[-1] *= 0.5 ** (same / SAME_WORK_HALF)
            same += 1
    of_a = [(w, e.reward) for w, e in zip(worths, evidence, strict=True) if e.tool == A]
    found = one(0.5, *evidence)
    assert found.support == sum(worth for worth, _ in of_a)
    served = sum(worth * reward for worth, reward in of_a)
    assert found.mean == pytest.approx((0.1 + served) / (0.2 + found.support))


def test_without_a_past_the_prior_stands() -> None:
    assert believe({A: 0.85}, []) == {}


def test_a_rating_of_the_same_objective_outweighs_the_prior() -> None:
    assert one(0.5, seen(1.0)).mean == pytest.approx(1.1 / 1.2)
    assert one(0.5, seen(0.0)).mean == pytest.approx(0.1 / 1.2)


def test_what_is_half_as_near_counts_for_a_thirtieth() -> None:
    # 0.5 ** 5 = 0.03125
    assert one(0.5, seen(1.0, 0.5)).mean == pytest.approx((0.1 + 0.03125) / (0.2 + 0.03125))


def test_an_outcome_counts_half_after_thirty_days() -> None:
    assert one(0.5, seen(1.0, 0.9, age_days=30.0)).support == pytest.approx(0.9**5 / 2)


def test_of_the_same_work_the_latest_tells_most() -> None:
    history = [seen(1.0)] * 6 + [seen(0.0)] * 30
    assert one(0.5, *history).mean > 0.45
    assert one(0.5, *reversed(history)).mean < 0.15


@given(SHARES, st.lists(EVIDENCE, max_size=20))
def test_a_belief_is_a_probability(prior: float, evidence: list[Evidence]) -> None:
    assert 0 <= one(prior, *evidence).mean <= 1


@given(SHARES, st.lists(EVIDENCE, max_size=20))
def test_its_record_alone_takes_no_tool_out(prior: float, evidence: list[Evidence]) -> None:
    found = one(prior, *evidence, floor=MIN_CONFIDENCE)
    assert found.mean >= min(prior, MIN_CONFIDENCE)


@given(SHARES, st.lists(EVIDENCE, max_size=10), SHARES)
def test_a_better_reward_never_lowers_a_belief(
    prior: float, evidence: list[Evidence], reward: float
) -> None:
    first = seen(reward, 0.9)
    better = first._replace(reward=min(1.0, reward + 0.1))
    assert one(prior, better, *evidence).mean >= one(prior, first, *evidence).mean - 1e-9


def test_outcomes_of_other_tools_are_passed_over() -> None:
    other = seen(0.0, 0.9)._replace(tool=B)
    assert believe({A: 0.6}, [other]) == {}
