"""Off-policy estimates: exact where nothing differs, and intervals that hold what they promise."""

from __future__ import annotations

import random
from functools import cache
from statistics import fmean, pvariance

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.off_policy import (
    Estimate,
    Scored,
    doubly_robust,
    effective,
    gain,
    inverse_propensity,
    observed,
    self_normalised,
)

REWARDS = st.lists(st.floats(0, 1), min_size=2, max_size=50)
SERVES = ((0.9, 0.3, 0.5), (0.2, 0.8, 0.5), (0.4, 0.5, 0.9))
"""How often each of three tools serves each of three kinds of objectives."""
LIKED, OTHER = (0, 0, 1), (1, 1, 2)
"""What the logging policy, and the other one, like best for each kind."""
LOT, EXPLORE = 0.3, 0.1
TRUTH = fmean(
    (1 - EXPLORE) * SERVES[kind][OTHER[kind]] + EXPLORE * fmean(SERVES[kind]) for kind in range(3)
)


def share(tool: int, best: int, lot: float) -> float:
    return (tool == best) * (1 - lot) + lot / 3


@cache
def log(seed: int, *, good_model: bool, choices: int = 300) -> list[Scored]:
    """A log of choices whose truth is known, as another policy looks at it."""
    chance, found = random.Random(seed), list[Scored]()
    for _ in range(choices):
        kind = chance.randrange(3)
        best = LIKED[kind]
        tool = chance.randrange(3) if chance.random() < LOT else best
        expected = SERVES[kind] if good_model else (0.1, 0.9, 0.1)
        scored = Scored(
            reward=float(chance.random() < SERVES[kind][tool]),
            weight=share(tool, OTHER[kind], EXPLORE) / share(tool, best, LOT),
            expected=expected[tool],
            planned=sum(share(t, OTHER[kind], EXPLORE) * expected[t] for t in range(3)),
            disputed=True,
        )
        found.append(scored)
    return found


@given(REWARDS)
def test_the_policy_that_ran_earned_exactly_what_it_earned(rewards: list[float]) -> None:
    same = [Scored(reward=reward, expected=0.4, planned=0.9) for reward in rewards]
    mean = observed(same)
    assert inverse_propensity(same) == doubly_robust(same) == mean
    assert self_normalised(same).mean == mean.mean
    assert (gain(same).mean, gain(same).low, gain(same).high) == (0, 0, 0)


def test_equal_rewards_do_not_look_certain() -> None:
    found = observed([Scored(reward=1.0)] * 10)
    assert found.mean == 1.0
    assert found.low < 0.9


@pytest.mark.parametrize("good_model", [True, False])
def test_intervals_of_95_percent_hold_the_truth_about_so_often(good_model: bool) -> None:
    logs = [log(seed, good_model=good_model) for seed in range(300)]
    for estimate in (inverse_propensity, self_normalised, doubly_robust):
        found = [estimate(each) for each in logs]
        held = fmean(each.low <= TRUTH <= each.high for each in found)
        assert 0.92 <= held <= 0.98, (estimate.__name__, held)  # 0.95 +- 2.4 deviations
        assert fmean(each.mean for each in found) == pytest.approx(TRUTH, abs=0.01)


def test_a_good_model_makes_the_doubly_robust_estimate_the_surest() -> None:
    logs = [log(seed, good_model=True) for seed in range(100)]

    def variance(estimates: list[Estimate]) -> float:
        return pvariance(each.mean for each in estimates)

    weighted = variance([inverse_propensity(each) for each in logs])
    assert variance([doubly_robust(each) for each in logs]) < 0.5 * weighted


def test_the_gain_is_the_difference_choice_by_choice() -> None:
    found = log(7, good_model=True)
    difference = doubly_robust(found).mean - observed(found).mean
    assert gain(found).mean == pytest.approx(difference)


def test_unequal_weights_tell_less() -> None:
    assert effective([1.0] * 8) == 8
    assert effective([8.0] + [0.0] * 7) == 1
    assert effective([]) == 0
