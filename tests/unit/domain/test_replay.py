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
        eligible=chosen.eligible,
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
    by_lot, greedy = replace(choice(0.5, EPSILON), eligible=()), choice(0.5, 0.0)
    lost = [replace(each, past=Past()) for each in (by_lot, greedy)]  # what was known is forgotten
    found = played(lost, CURRENT, LeftOut.UNLOGGED, LeftOut.UNLOGGED, LeftOut.CHANGED)
    counts = {each.reason: each.choices for each in found.left_out}
    expected = {LeftOut.UNLOGGED: 2, LeftOut.CHANGED: 1}
    assert counts == {**expected, LeftOut.UNREPRODUCED: 1, LeftOut.UNSUPPORTED: 1}
    assert (found.choices, found.reproduced, found.used) == (5, 0, 0)


SERVES = {ToolName("c"): 0.3, B: 0.9, A: 0.5}
THREE = tuple(
    ToolCandidate(tool=tool, confidence=believed)
    for tool, believed in zip(SERVES, (0.8, 0.7, 0.6), strict=True)
)


def failed(*tools: ToolName) -> Past:
    return Past(evidence=[Evidence(tool=t, similarity=1.0, reward=0.0) for t in tools] * 3)


def log_of_three(count: int) -> list[LoggedChoice]:
    """Choices of a policy that had b first; asked again with what is left, it has a first."""
    chance, choices = random.Random(5), list[LoggedChoice]()
    order = ordered(THREE, failed(ToolName("c")), CURRENT, WORTH)
    assert [each.tool for each in order] == [B, A, "c"]
    for number in range(count):
        made = drawn(order, chance.random(), epsilon=EPSILON)[0]
        assert made.propensity is not None
        forgotten = number % 2 == 0
        choices.append(
            LoggedChoice(
                mission_id=MissionId(f"m_{number}"),
                tool=made.tool,
                propensity=made.propensity,
                eligible=made.eligible,
                offered=THREE,
                past=failed(ToolName("c"), *[B] * forgotten),
                reward=float(chance.random() < SERVES[made.tool]),
            )
        )
    return choices


def test_no_estimate_is_biased_by_what_the_policy_in_use_would_do_now() -> None:
    takes_c, log = replace(NO_LEARNING, explore=0.0), log_of_three(2000)
    found = played(log, takes_c)
    assert (found.reproduced, found.used, found.left_out) == (1000, 2000, ())
    for estimate in (found.ips, found.snips, found.doubly_robust):
        assert estimate is not None
        assert estimate.low <= SERVES[ToolName("c")] <= estimate.high
    old = [replace(each, eligible=()) for each in log]
    found = played([*old, *[choice(0.5, 0.0)] * LEAST], CURRENT)
    assert (found.used, found.left_out[0].reason) == (LEAST, LeftOut.UNREPRODUCED)
    assert found.left_out[0].choices == 2000
    found = played(old, takes_c)
    assert (found.used, found.ips, found.snips, found.doubly_robust) == (0, None, None, None)
    agreed = played(old[1::2], CURRENT)  # of these all are made again: they may be used
    assert (agreed.used, agreed.reproduced) == (1000, 1000)


def test_the_model_of_the_return_is_what_each_tool_had_given_back() -> None:
    record = ToolRecord(runs=3, success_rate=1.0, seconds=0.0, cost=ZERO)
    made = choice(0.5, EPSILON, replace(FAILED, records={B: record}))
    scored = judge(made, NO_LEARNING, WORTH, RewardKind.ROI).scored
    assert scored is not None
    assert scored.expected > 0.9
    assert scored.planned == pytest.approx(0.975 * 0.5 + 0.025 * scored.expected)


def test_of_an_empty_past_it_says_so() -> None:
    assert "nothing to replay" in report([], [], CURRENT, SERVED).said[0]
