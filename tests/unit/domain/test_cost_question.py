"""Questions what "that" costs or has cost."""

from __future__ import annotations

import pytest

from buddy.domain.cost_question import CostQuestion, cost_question


@pytest.mark.parametrize(
    "text",
    [
        "what did that cost?",
        "how much was it",
        "and what did it cost me in the end?",
        "combien ça a coûté",
        "¿cuánto ha costado?",
        "quanto è costato?",
        "was hat das gekostet",
        "wat heeft dat gekost?",
    ],
)
def test_what_has_cost(text: str) -> None:
    assert cost_question(text) is CostQuestion.PAST


@pytest.mark.parametrize(
    "text",
    [
        "was kostet das?",
        "how much does it cost",
        "combien ça coûte ?",
        "¿cuánto cuesta eso?",
        "quanto custa isso?",
        "is that free?",
    ],
)
def test_what_costs(text: str) -> None:
    assert cost_question(text) is CostQuestion.PRESENT


@pytest.mark.parametrize(
    "text",
    ["what does a bike cost", "how much is 3 times 7", "cost", "it cost me dearly", "", "was das?"],
)
def test_other_questions(text: str) -> None:
    assert cost_question(text) is None


@pytest.mark.parametrize("said", ["what did it actually cost?", "was hat das eigentlich gekostet"])
def test_a_question_loses_nothing_by_a_hedge(said: str) -> None:
    assert cost_question(said) is CostQuestion.PAST
