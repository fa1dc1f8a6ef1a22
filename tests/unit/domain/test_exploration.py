"""Exploration: greedy where it is not asked for, every eligible tool now and then where it is."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.exploration import EPSILON, drawn, propensities
from buddy.domain.ids import ToolName
from buddy.domain.proposal import ToolCandidate


def tool(name: str, confidence: float = 0.5, excluded: str | None = None) -> ToolCandidate:
    return ToolCandidate(tool=ToolName(name), confidence=confidence, excluded=excluded)


KNOWN = (tool("best", 0.9), tool("second"), tool("third"))


@given(st.integers(1, 50), st.floats(0, 1))
def test_propensities_are_a_distribution(eligible: int, epsilon: float) -> None:
    shares = propensities(eligible, epsilon)
    assert sum(shares) == pytest.approx(1)
    assert min(shares) >= epsilon / eligible - 1e-12


@given(st.floats(0, 1, exclude_max=True))
def test_greedy_takes_the_best_for_sure(draw: float) -> None:
    first = drawn(KNOWN, draw)[0]
    assert (first.tool, first.propensity) == ("best", 1.0)


def test_each_eligible_tool_gets_its_share_and_no_other_one() -> None:
    chance = random.Random(7)
    offered = (*KNOWN, tool("low", 0.1), tool("out", 0.9, "excluded"))
    rounds = 6000
    chosen = Counter(
        drawn(offered, chance.random(), epsilon=EPSILON)[0].tool for _ in range(rounds)
    )
    assert set(chosen) == {"best", "second", "third"}
    for name in ("second", "third"):
        assert chosen[ToolName(name)] / rounds == pytest.approx(EPSILON / 3, abs=0.006)


def test_the_others_keep_their_order_and_nothing_eligible_changes_nothing() -> None:
    found = drawn(KNOWN, 0.999, epsilon=EPSILON)
    assert [each.tool for each in found] == ["third", "best", "second"]
    assert found[0].propensity == pytest.approx(EPSILON / 3, abs=1e-6)
    out = (tool("low", 0.1),)
    assert drawn(out, 0.5, epsilon=EPSILON) == out
