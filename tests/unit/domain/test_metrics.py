from dataclasses import replace

import pytest

from buddy.domain.lifecycle import MissionStatus
from buddy.domain.metrics import NO_TOOL, measured, quantile, tool_of
from buddy.domain.money import Money
from buddy.testing.factories import make_mission, make_terms
from mission_records import ended


def test_no_mission_gives_no_figure_and_not_zero() -> None:
    figures = measured([]).overall
    assert (figures.missions, figures.by_status, figures.ended) == (0, {}, 0)
    assert figures.success_rate is None
    assert figures.duration_p50_seconds is None
    assert figures.cost is None


def test_only_completed_and_failed_missions_make_the_rate() -> None:
    states = [MissionStatus.COMPLETED, MissionStatus.FAILED, MissionStatus.CANCELLED]
    missions = [ended(make_mission(n), status=state) for n, state in enumerate(states)]
    figures = measured(missions).overall
    assert (figures.missions, figures.ended, figures.success_rate) == (3, 2, 0.5)
    assert figures.timed == 1


def test_an_answer_that_was_used_again_tells_nothing_of_time() -> None:
    mission = ended(make_mission(1), seconds=0.001)
    record = mission.execution_record
    assert record is not None
    again = replace(mission, execution_record=replace(record, reused_from=mission.mission_id))
    assert measured([again]).overall.timed == 0


def test_costs_are_exact_and_unknown_is_not_zero() -> None:
    missions = [ended(make_mission(n), cost=cost) for n, cost in enumerate(("0.1", "0.2", None))]
    figures = measured(missions).overall
    assert (figures.cost, figures.costed) == (Money.parse("0.3"), 2)
    assert measured([ended(make_mission(1), cost=None)]).overall.cost is None


def test_the_tool_is_the_used_one_else_the_proposed_one() -> None:
    assert tool_of(ended(make_mission(1), tool="calculate")) == "calculate"
    assert tool_of(make_mission(1)) == "web_search"
    assert tool_of(make_mission(1, terms=make_terms(tool=None))) == NO_TOOL


def test_the_most_used_tool_comes_first() -> None:
    tools = ["a", "b", "b", "c"]
    found = measured([ended(make_mission(n), tool=tool) for n, tool in enumerate(tools)])
    assert list(found.by_tool) == ["b", "a", "c"]


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [([], 0.5, None), ([3.0], 0.9, 3.0), ([1.0, 2.0], 0.5, 1.0), ([1.0, 2.0, 3.0], 0.9, 3.0)],
)
def test_quantiles_are_values_that_occurred(
    values: list[float], share: float, expected: float | None
) -> None:
    assert quantile(values, share) == expected
