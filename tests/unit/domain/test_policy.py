"""Policies: the ranking in use, and the same with parts of it left away."""

from __future__ import annotations

import pytest

from buddy.domain.belief import Evidence
from buddy.domain.ids import ToolName
from buddy.domain.investment import ToolRecord, Worth
from buddy.domain.money import ZERO
from buddy.domain.nudges import Nudges
from buddy.domain.policy import CURRENT, POLICIES, chances, ordered
from buddy.domain.proposal import ToolCandidate
from buddy.domain.ranking import Past, learned_from, weigh

A, B = ToolName("a"), ToolName("b")
OFFERED = (ToolCandidate(tool=A, confidence=0.8), ToolCandidate(tool=B, confidence=0.7))
PAST = Past(
    evidence=[Evidence(tool=A, similarity=1.0, reward=0.0)] * 3,
    nudges={B: Nudges(factor=-0.2, unhelpful=1)},
    records={A: ToolRecord(runs=3, success_rate=0.0, seconds=5.0, cost=ZERO)},
)


def test_each_leaves_away_what_its_name_says() -> None:
    def figures(name: str) -> dict[str, tuple[float, float | None]]:
        order = ordered(OFFERED, PAST, POLICIES[name], Worth())
        return {each.tool: (round(each.confidence, 2), each.roi) for each in order}

    assert figures("no-learning") == {A: (0.8, None), B: (0.7, None)}
    assert figures("documented-nudges") == {A: (0.8, -1.0), B: (0.56, None)}
    assert figures("current") == {B: (0.56, None), A: (0.15, -1.0)}


def test_the_one_in_use_is_the_ranking() -> None:
    in_use = weigh(OFFERED, learned_from(OFFERED, PAST), Worth())
    assert ordered(OFFERED, PAST, CURRENT, Worth()) == in_use


def test_only_what_can_be_chosen_has_a_chance() -> None:
    order = (*OFFERED, ToolCandidate(tool=ToolName("c"), confidence=0.1))
    assert chances(order, 0.0) == {A: 1.0}
    assert chances(order, 0.1) == pytest.approx({A: 0.95, B: 0.05})
    assert chances(order[2:], 0.1) == {}
