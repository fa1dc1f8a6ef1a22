"""The rules that judge a finished tool call."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from buddy.domain.evaluation import SATISFIED_FROM, Evaluation, evaluate

GOOD: dict[str, Any] = {
    "items": 3,
    "summary": "Found it",
    "has_sources": True,
    "needs_sources": True,
    "empty_reason": None,
}


def judge(**parts: Any) -> Evaluation:
    return evaluate(**{**GOOD, **parts})


def test_a_good_result_holds_every_check() -> None:
    assert judge() == Evaluation(
        satisfied=True,
        score=1.0,
        evidence=("3 items found", "the result has a summary", "sources are named"),
        gap=None,
    )


def test_one_item_is_one_item() -> None:
    assert judge(items=1).evidence[0] == "1 item found"


@pytest.mark.parametrize(
    ("parts", "score", "satisfied", "gap"),
    [
        ({"has_sources": False}, 0.667, True, "no source is named"),
        ({"has_sources": False, "needs_sources": False}, 1.0, True, None),
        ({"summary": " \n"}, 0.667, True, "the result has no summary"),
        ({"summary": "", "needs_sources": False}, 0.5, True, "the result has no summary"),
        (
            {"summary": "", "has_sources": False},
            0.333,
            False,
            "the result has no summary; no source is named",
        ),
    ],
)
def test_the_score_is_the_share_of_checks_that_held(
    parts: dict[str, Any], score: float, satisfied: bool, gap: str | None
) -> None:
    found = judge(**parts)
    assert (found.score, found.satisfied, found.gap) == (score, satisfied, gap)


@pytest.mark.parametrize(
    ("reason", "gap"),
    [("0 results for “zzz”", "0 results for “zzz”"), (None, "the tool returned nothing")],
)
def test_an_honest_empty_answer_scores_nothing(reason: str | None, gap: str) -> None:
    assert judge(items=0, empty_reason=reason) == Evaluation(
        satisfied=False, score=0.0, evidence=(), gap=gap
    )


@settings(deadline=None)
@given(st.integers(0, 5), st.text(max_size=3), st.booleans(), st.booleans())
def test_score_gap_and_verdict_agree(items: int, summary: str, has: bool, needs: bool) -> None:
    found = judge(items=items, summary=summary, has_sources=has, needs_sources=needs)
    assert 0.0 <= found.score <= 1.0
    assert found.satisfied == (found.score >= SATISFIED_FROM)
    assert (found.gap is None) == (found.score == 1.0)
