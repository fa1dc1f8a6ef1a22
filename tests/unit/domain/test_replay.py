"""Replay: what is used, what is left out and why, and no number without support."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.belief import Evidence
from buddy.domain.exploration import EPSILON, drawn
from buddy.domain.ids import MissionId, ToolName
from buddy.domain.investment import ToolRecord, Worth
from buddy.domain.money import ZERO
from buddy.domain.off_policy import LEAST
from buddy.domain.policy import CURRENT, POLICIES, Policy, ordered
from buddy.domain.proposal import ToolCandidate
from buddy.domain.ranking import Past
from buddy.domain.replay import (
    LeftOut,
    LoggedChoice,
    Replay,
    RewardKind,
    judge,
    report,
)

A, B = ToolName("a"), ToolName("b")
OFFERED = (ToolCandidate(tool=A, confidence=0.8), ToolCandidate(tool=B, confidence=0.6))
FAILED = Past(evidence=[Evidence(tool=A, similarity=1.0, reward=0.0)] * 3)
"""After this the policy in use takes b, and one that does not learn takes a."""
NO_LEARNING, WORTH, SERVED = POLICIES["no-learning"], Worth(), RewardKind.SERVED


def choice(draw: float, explore: float, past: Past = FAILED, reward: float = 1.0) -> LoggedChoice:
    """A choice as the policy in use makes it."""
    order = ordered(OFFERED, past, CURRENT, WORTH)
    chosen = drawn(order, draw, epsilon=explore)[0]
    assert chosen.propensity is not None
    return LoggedChoice(
        mission_id=MissionId("m_1"),
        tool=chosen.tool,
        propensity=chosen.propensity,
        offered=OFFERED,
        past=past,
        reward=reward,
    )


def played(choices: list[LoggedChoice], policy: Policy, *unread: LeftOut) -> Replay:
    found = [judge(each, policy, WORTH, SERVED) for each in choices]
    return report(found, unread, policy, SERVED)


DRAWS = st.lists(
    st.tuples(st.floats(0, 0.999), st.booleans(), st.floats(0, 1)), min_size=LEAST, max_size=40
)


@given(DRAWS)
def test_the_policy_that_ran_earned_exactly_what_was_logged(
    draws: list[tuple[float, bool, float]],
) -> None:
    choices = [choice(draw, EPSILON * by_lot, reward=got) for draw, by_lot, got in draws]
    found = played(choices, CURRENT)
    assert (found.used, found.disputed, found.reproduced) == (len(draws), 0, len(draws))
    assert found.logged is not None
    assert found.ips == found.doubly_robust == found.logged
    assert found.snips is not None
    assert found.snips.mean == found.logged.mean
    assert "would have earned the same" in found.said[-1]


def test_greedy_choices_say_nothing_of_the_tools_they_passed_over() -> None:
    greedy = [choice(0.5, 0.0) for _ in range(20)]
    alike = [choice(0.5, 0.0, Past()) for _ in range(2)]
    found = played([*greedy, *alike], NO_LEARNING)
    assert (found.choices, found.greedy, found.used, found.agreed) == (22, 22, 2, 2)
    assert found.left_out[0].reason is LeftOut.UNSUPPORTED
    assert found.left_out[0].choices == 20
    assert found.said[0].startswith(
        "22 of 22 choices were greedy: replay can say nothing about a (20), which no-learning"
    )
    assert found.ips is found.snips is found.doubly_robust is found.gain is found.logged is None


def test_exploring_more_than_was_explored_has_no_support_either() -> None:
    found = played([choice(0.5, 0.0)] * 12, replace(CURRENT, explore=0.1))
    assert (found.used, found.left_out[0].choices) == (0, 12)
    assert "nothing about a (12)" in found.said[0]


def test_a_few_draws_by_lot_make_no_estimate() -> None:
    found = played([choice(0.5, EPSILON)] * 50 + [choice(0.99, EPSILON)] * 3, NO_LEARNING)
    assert (found.used, found.disputed) == (53, 53)
    assert found.effective_disputed < 4
    assert found.ips is found.doubly_robust is None
    assert found.logged is not None
    assert f"{LEAST} are needed" in found.said[-1]


@pytest.mark.parametrize(("serves", "word"), [((1.0, 0.1), "more"), ((0.1, 1.0), "less")])
def test_with_enough_of_them_it_tells_what_another_policy_would_have_earned(
    serves: tuple[float, float], word: str
) -> None:
    chance, choices = random.Random(3), list[LoggedChoice]()
    for _ in range(1500):
        made = choice(chance.random(), EPSILON)
        served = chance.random() < serves[made.tool == B]
        choices.append(replace(made, reward=float(served)))
    found = played(choices, replace(NO_LEARNING, explore=0.0))
    for estimate in (found.ips, found.snips, found.doubly_robust):
        assert estimate is not None
        assert estimate.low <= serves[0] <= estimate.high
    assert f"would have earned {word}" in found.said[-1]


def test_what_cannot_be_reproduced_is_left_out_and_counted() -> None:
    by_lot, greedy = choice(0.5, EPSILON), choice(0.5, 0.0)
    lost = [replace(each, past=Past()) for each in (by_lot, greedy)]  # what was known is forgotten
    found = played(lost, CURRENT, LeftOut.UNLOGGED, LeftOut.UNLOGGED, LeftOut.CHANGED)
    counts = {each.reason: each.choices for each in found.left_out}
    expected = {LeftOut.UNLOGGED: 2, LeftOut.CHANGED: 1}
    assert counts == {**expected, LeftOut.UNREPRODUCED: 1, LeftOut.UNSUPPORTED: 1}
    assert (found.choices, found.reproduced, found.used) == (5, 0, 0)


def test_the_model_of_the_return_is_what_each_tool_had_given_back() -> None:
    record = ToolRecord(runs=3, success_rate=1.0, seconds=0.0, cost=ZERO)
    made = choice(0.5, EPSILON, replace(FAILED, records={B: record}))
    scored = judge(made, NO_LEARNING, WORTH, RewardKind.ROI).scored
    assert scored is not None
    assert scored.expected > 0.9
    assert scored.planned == pytest.approx(0.975 * 0.5 + 0.025 * scored.expected)


def test_of_an_empty_past_it_says_so() -> None:
    assert "nothing to replay" in report([], [], CURRENT, SERVED).said[0]
