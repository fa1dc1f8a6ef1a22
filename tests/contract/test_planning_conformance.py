"""Every planner of goals, examined by the one suite."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from buddy.adapters.planning.embedded import EmbeddedPlanner
from buddy.domain.goal_plan import PlanSketch
from buddy.domain.ids import LOCAL_USER
from buddy.domain.json_value import JsonObject
from buddy.domain.tool import ToolSpec
from buddy.ports.planning import GoalPlanner
from buddy.services.llm_meter import Payer
from buddy.services.llm_planner import Planning
from buddy.testing.conformance.planning import PlannerSuite


def takes_any(_tool: str, _tool_input: JsonObject) -> None:
    """Refuse nothing."""


@dataclass(frozen=True)
class Unmetered:
    """`Planning` without a model."""

    planning: Planning

    async def plan(self, objective: str, tools: Sequence[ToolSpec]) -> PlanSketch:
        return await self.planning.plan(objective, tools, Payer(user_id=LOCAL_USER))


class TestEmbeddedPlanner(PlannerSuite):
    @pytest.fixture
    def planner(self) -> GoalPlanner:
        return EmbeddedPlanner()


class TestPlanningWithoutAModel(PlannerSuite):
    @pytest.fixture
    def planner(self) -> GoalPlanner:
        return Unmetered(Planning(EmbeddedPlanner(), takes_any))
