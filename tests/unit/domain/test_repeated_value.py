"""What recipes and schedules were worth, by what their missions say they came of."""

from __future__ import annotations

from buddy.domain.ids import LOCAL_USER, MissionId, RunId, ToolName
from buddy.domain.money import ZERO, Money
from buddy.domain.net_value import MissionValue, price_of
from buddy.domain.outcome import Outcome
from buddy.domain.repeated_value import Repeats, came_of, repeated_values
from buddy.testing.factories import at


def worth(minutes: float, cost: str) -> MissionValue:
    saved = price_of(minutes * 60, 20.0)
    return MissionValue(
        mission_id=MissionId("m_1"),
        tool=ToolName("web_research"),
        minutes_saved=minutes,
        saved_usd=saved,
        tool_usd=Money.parse(cost),
        model_usd=ZERO,
        review_seconds=0.0,
        review_usd=ZERO,
        net_usd=saved - Money.parse(cost),
        basis="",
    )


def ran(cost: str, schedule_id: str | None) -> Outcome:
    return Outcome(
        record_id="o_r_9",
        user_id=LOCAL_USER,
        mission_id=MissionId("m_9"),
        run_id=RunId("r_9"),
        tool=ToolName("web_research"),
        intent=None,
        objective="tea",
        success=True,
        seconds=1.0,
        cost_usd=Money.parse(cost),
        schedule_id=schedule_id,
        created_at=at(0),
    )


def test_recipes_and_schedules_are_flagged_by_what_their_missions_came_of() -> None:
    """A firing that a recipe made counts for both; what nobody spoke of is told with its cost."""
    both = came_of({"recipe": "rcp_1", "schedule": "sch_1", "recipe_version": 2})
    assert both == {Repeats.RECIPE: "rcp_1", Repeats.SCHEDULE: "sch_1"}
    told = [
        (both, worth(3, "1.20")),
        (came_of({"recipe": "rcp_1"}), worth(30, "0.10")),
        (came_of({"source": "api", "schedule": None}), worth(0, "9.00")),
    ]
    untold = [
        ran("0.50", "sch_2"),
        ran("0.50", "sch_2"),
        ran("7.00", None),
    ]
    names = {(Repeats.SCHEDULE, "sch_1"): "check prices " + "x" * 90}
    found = repeated_values(told, untold, names)
    assert [(each.kind, each.id, each.figures.net_usd) for each in found] == [
        (Repeats.SCHEDULE, "sch_1", Money.parse("-0.20")),
        (Repeats.RECIPE, "rcp_1", Money.parse("9.70")),
        (Repeats.SCHEDULE, "sch_2", None),
    ]
    losing, gaining, unsaid = (each.figures for each in found)
    assert losing.loses is not None
    assert losing.loses.startswith("Schedule check prices xxx")
    assert losing.loses.endswith("…: 1 mission, saved 3 min = $1.00, cost $1.20: loses $0.20")
    assert gaining.loses is None
    assert (unsaid.unknown, unsaid.unknown_usd, unsaid.loses) == (2, Money.parse("1.00"), None)
    assert found[1].name == "rcp_1"
