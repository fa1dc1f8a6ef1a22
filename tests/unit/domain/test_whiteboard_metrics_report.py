"""Figures with what is behind them; of nothing, nothing."""

from __future__ import annotations

from dataclasses import asdict

from buddy.domain.histogram import of_seconds
from buddy.domain.money import Money
from buddy.domain.rollup import DRAWN, Rollup
from buddy.domain.whiteboard_metrics import day_figures, range_figures

NONE_OF_NOTHING = {
    "success_rate",
    "reserved_usd",
    "settled_usd",
    "possible_usd",
    "mean_rating",
}


def test_of_no_sample_there_is_no_number() -> None:
    found = range_figures(Rollup(), "2026-01-01", "2026-01-07")
    fields = asdict(found)
    assert {name for name, value in fields.items() if value is None} == NONE_OF_NOTHING
    for latency in (found.run_time, found.approval_time):
        assert asdict(latency) == {
            "count": 0,
            "mean_seconds": None,
            "p50_seconds": None,
            "p95_seconds": None,
            "p99_seconds": None,
        }
    assert found.tools == ()


def test_a_tool_that_was_only_called_has_no_confidence_and_no_cost() -> None:
    counts = {"failed/a": 1, "succeeded/b": 3, "selected/b": 2, "confidence/b": 1_500_000}
    rollup = Rollup(
        counts={**counts, "runs/b": 2, "cost/b": 7, "rated": 15, "ratings": 2},
        times={"tool/b": of_seconds(0.012)},
    )
    found = range_figures(rollup, "2026-01-01", "2026-01-07")
    b, a = found.tools
    assert (a.tool, a.confidence, a.cost_usd, a.success_rate, a.latency.count) == (
        "a",
        None,
        None,
        0.0,
        0,
    )
    assert (b.confidence, b.cost_usd, b.success_rate) == (0.75, Money(7), 1.0)
    assert b.latency.p99_seconds == 0.012
    assert found.mean_rating == 7.5
    assert found.judged == 2


def test_a_day_is_drawn_in_the_order_in_which_it_is_kept() -> None:
    day = day_figures("2026-01-01", range(1, len(DRAWN) + 1))
    assert tuple(asdict(day).values())[1:6] == (1, 2, 3, 4, 5)
    assert day.settled_usd == Money(6)
