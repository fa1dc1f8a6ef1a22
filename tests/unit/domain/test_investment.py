"""What tools give back: the worked examples of the specification, to the digit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from operator import attrgetter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.ids import ToolName
from buddy.domain.investment import (
    Return,
    RoiCandidate,
    ToolRecord,
    Worth,
    investment,
    rank_by_roi,
    roi01,
    score,
    selection_line,
)
from buddy.domain.money import Money

SEARCH, EXTRACT = ToolName("web_search"), ToolName("web_extract")


def record(success: float, rating: float | None, seconds: float, cost: str) -> ToolRecord:
    return ToolRecord(
        runs=1,
        success_rate=success,
        seconds=seconds,
        cost=Money.parse(cost),
        rating=rating,
    )


@pytest.mark.parametrize(
    ("success", "rating", "seconds", "cost", "roi", "mixed"),
    [
        # benefit 0.035, cost 5.2 s * 20 / 3600
        (1.0, None, 5.2, "0", 0.2115, 0.5478),
        (1.0, 10.0, 5.2, "0", 0.7308, 0.6338),
        # with money: cost 0.02 + 0.011111
        (0.9, 8.0, 2.0, "0.02", 0.1571, 0.5364),
        # free and instant: the least cost of 0.0001
        (1.0, None, 0.0, "0", 349.0, 0.9972),
        # it never works
        (0.0, None, 5.0, "0", -1.0, 0.0),
        # dear and slow
        (0.5, 5.0, 60.0, "0.50", -0.985, 0.005),
    ],
)
def test_the_table_of_the_documents(
    success: float, rating: float | None, seconds: float, cost: str, roi: float, mixed: float
) -> None:
    found = investment(record(success, rating, seconds, cost), Worth())
    assert found.roi == pytest.approx(roi, abs=5e-5)
    assert found.mixed == pytest.approx(mixed, abs=5e-5)


@pytest.mark.parametrize(("roi", "mixed"), [(-1.0, 0.0), (0.0, 0.5), (1.0, 2 / 3)])
def test_the_mix_of_a_return(roi: float, mixed: float) -> None:
    assert roi01(roi) == pytest.approx(mixed)


@given(st.floats(-1, 1e9), st.floats(-1, 1e9))
def test_the_mix_keeps_the_order_and_its_bounds(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= roi01(low) <= roi01(high) <= 1


@pytest.mark.parametrize(
    ("runs", "success", "counted"),
    [(1, 0.0, 0.375), (1, 1.0, 0.6243), (3, 0.0, 0.25), (30, 0.0, 0.0455), (0.01, 1.0, 0.5017)],
)
def test_a_return_counts_by_how_many_runs_it_stands_on(
    runs: float, success: float, counted: float
) -> None:
    found = investment(replace(record(success, None, 0.0, "0"), runs=runs), Worth())
    assert found.mixed == pytest.approx(0.9972 if success else 0.0, abs=5e-5)
    assert found.counted == pytest.approx(counted, abs=5e-5)


@given(st.floats(0.001, 1e6), st.floats(0, 1), st.floats(0, 100))
def test_more_runs_only_bring_a_return_nearer_to_what_was_measured(
    runs: float, success: float, seconds: float
) -> None:
    few = investment(replace(record(success, None, seconds, "0"), runs=runs), Worth())
    many = investment(replace(record(success, None, seconds, "0"), runs=2 * runs), Worth())
    assert abs(few.counted - 0.5) <= abs(many.counted - 0.5) + 1e-12
    assert abs(many.counted - 0.5) <= abs(many.mixed - 0.5) + 1e-12


def test_given_returns_order_tools_and_print_the_line() -> None:
    ranks = rank_by_roi(
        [
            RoiCandidate(tool=EXTRACT, confidence=0.85, roi01=0.67),
            RoiCandidate(tool=SEARCH, confidence=0.85, roi01=0.92, seconds=5.2),
        ]
    )
    assert [(rank.tool, rank.recommendation) for rank in ranks] == [
        (SEARCH, "use"),
        (EXTRACT, "alternative"),
    ]
    assert ranks[0].score == pytest.approx(0.878)
    assert selection_line(ranks) == (
        "web_search ROI=0.92 (confidence=0.85, time=5.2s) selected over web_extract ROI=0.67"
    )


@pytest.mark.parametrize("mixed", [attrgetter("mixed"), attrgetter("counted")])
def test_a_cheaper_and_faster_tool_wins_over_a_slightly_surer_one(
    mixed: Callable[[Return], float],
) -> None:
    cheap = investment(record(1.0, 8.0, 0.5, "0"), Worth())
    dear = investment(record(1.0, 8.0, 8.0, "0.03"), Worth())
    ranks = rank_by_roi(
        [
            RoiCandidate(tool=SEARCH, confidence=0.80, roi01=mixed(dear)),
            RoiCandidate(tool=EXTRACT, confidence=0.75, roi01=mixed(cheap)),
        ]
    )
    assert ranks[0].tool == EXTRACT
    assert ranks[1].recommendation == "loses money"


def test_of_equal_tools_the_name_decides_and_nothing_known_is_neutral() -> None:
    ranks = rank_by_roi(RoiCandidate(tool=tool, confidence=0.5) for tool in (SEARCH, EXTRACT))
    assert [rank.tool for rank in ranks] == [EXTRACT, SEARCH]
    assert ranks[0].roi01 == 0.5
    assert score(0.5, 0.5) == pytest.approx(0.5)
    assert selection_line(ranks[:1]) == "web_extract ROI=no runs yet (confidence=0.50) selected"
