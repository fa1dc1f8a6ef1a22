"""Success rates: of how many, and how sure."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.ids import RunId
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.recipe_figures import NO_DATA, Fate, RunFigures, fate_of, figures, wilson
from buddy.domain.run import Run, RunState
from buddy.testing.factories import at, make_mission


def test_before_any_run_there_is_no_data() -> None:
    assert figures([]).words == NO_DATA
    assert figures([Fate.OPEN, Fate.LEFT]) == RunFigures(open=1)
    assert figures([Fate.OPEN]).rate is None


def test_a_rate_comes_with_its_sample_and_its_interval() -> None:
    found = figures([Fate.COMPLETED] * 8 + [Fate.FAILED] * 2)
    assert found.rate == 0.8
    assert found.words == "80 % of 10 runs (49 to 94 %)"
    assert figures([Fate.COMPLETED]).words == "100 % of 1 run (21 to 100 %)"


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [
        (0, 10, 0.0, 0.27753),
        (10, 10, 0.72247, 1.0),
        (5, 10, 0.23659, 0.76341),
        (81, 263, 0.25528, 0.36620),
    ],
)
def test_the_interval_is_wilsons(successes: int, trials: int, low: float, high: float) -> None:
    assert wilson(successes, trials) == pytest.approx((low, high), abs=1e-5)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_share_lies_in_its_interval(pair: tuple[int, int]) -> None:
    low, high = wilson(*pair)
    assert 0.0 <= low <= pair[0] / pair[1] <= high <= 1.0


@pytest.mark.parametrize(("successes", "trials"), [(0, 0), (2, 1), (-1, 3)])
def test_no_share_is_refused(successes: int, trials: int) -> None:
    with pytest.raises(ValueError, match="is no share"):
        wilson(successes, trials)


@pytest.mark.parametrize(
    ("status", "ran", "fate"),
    [
        (MissionStatus.COMPLETED, True, Fate.COMPLETED),
        (MissionStatus.FAILED, True, Fate.FAILED),
        (MissionStatus.EXPIRED, True, Fate.FAILED),
        (MissionStatus.EXPIRED, False, Fate.LEFT),
        (MissionStatus.REJECTED, False, Fate.LEFT),
        (MissionStatus.CANCELLED, True, Fate.LEFT),
        (MissionStatus.RUNNING, True, Fate.OPEN),
        (MissionStatus.PROPOSED, False, Fate.OPEN),
    ],
)
def test_what_a_mission_says_of_its_recipe(status: MissionStatus, ran: bool, fate: str) -> None:
    run = Run(
        run_id=RunId("r_1"),
        state=RunState.RUNNING,
        requested_at=at(1),
        started_at=at(2) if ran else None,
    )
    assert fate_of(replace(make_mission(), status=status, run=run)) == fate
