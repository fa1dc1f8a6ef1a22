"""What every planner of goals has to do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from buddy.domain.goal_plan import sketch_problems
from buddy.domain.slots import find_slots
from buddy.domain.tool import ToolSpec
from buddy.domain.tool_input import with_scheme
from buddy.ports.planning import GoalPlanner
from buddy.testing.tools import spec

OBJECTIVE = "find three vendors of solar lamps, extract their prices, compare them"
TOOLS = (
    *("web_search", "web_extract", "web_navigate", "web_research", "calculate"),
    "synthesize",
)


def usable(*names: str) -> tuple[ToolSpec, ...]:
    """Return tools of these names."""
    return tuple(replace(spec(name), plan_only=name == "synthesize") for name in names or TOOLS)


class PlannerSuite:
    """Subclasses give the fixture ``planner``."""

    async def test_a_plan_is_in_order_and_ends_in_one_result(self, planner: GoalPlanner) -> None:
        """Parts stand on earlier ones only, there are 8 at most, and the last holds it all."""
        plan = await planner.plan(OBJECTIVE, usable())
        assert not plan.question
        assert sketch_problems(plan.parts) == ()
        assert plan.parts[-1].tool == "synthesize"
        used = {name for part in plan.parts for name in part.depends_on}
        assert {part.key for part in plan.parts[:-1]} <= used

    async def test_the_same_words_are_the_same_plan(self, planner: GoalPlanner) -> None:
        """Nothing is left to chance."""
        assert await planner.plan(OBJECTIVE, usable()) == await planner.plan(OBJECTIVE, usable())

    @pytest.mark.parametrize("objective", ["", "hm", "do my taxes", "compare them"])
    async def test_what_cannot_be_planned_is_a_question(
        self, planner: GoalPlanner, objective: str
    ) -> None:
        """It never invents a plan."""
        plan = await planner.plan(objective, usable())
        assert plan.parts == ()
        assert plan.question

    async def test_no_tool_is_named_that_is_not_there(self, planner: GoalPlanner) -> None:
        """A plan that needs one is a question."""
        plan = await planner.plan(OBJECTIVE, usable("web_search", "synthesize"))
        assert {part.tool for part in plan.parts} <= {"web_search", "synthesize", None}
        assert plan.parts or plan.question

    async def test_addresses_are_those_of_the_objective(self, planner: GoalPlanner) -> None:
        """None is made up."""
        objective = "extract the prices from https://a.example/x and b.example and compare them"
        plan = await planner.plan(objective, usable())
        said = {with_scheme(url) for url in find_slots(objective).urls}
        given = {url for part in plan.parts for url in part.tool_input.get("urls", ())}
        assert given == said
