"""The planning port: how an objective becomes the parts of a goal.

Adapters (`buddy.adapters.planning`): ``embedded`` (patterns; no network, no key, always answers).
A language model joins in front of it (`buddy.services.llm_planner`) and may improve a plan, never
gate one. `buddy.testing.conformance.planning` examines every planner.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from buddy.domain.goal_plan import PlanSketch
from buddy.domain.tool import ToolSpec


class GoalPlanner(Protocol):
    """Plans goals."""

    async def plan(self, objective: str, tools: Sequence[ToolSpec]) -> PlanSketch:
        """Return the parts of an objective in dependency order, or the question before them.

        Whatever a part gets stands in the objective, or is named as a piece of an earlier part's
        result: nothing is made up. A plan that needs a tool which is not there is a question.

        Args:
            objective: As written.
            tools: Those that can be used.
        """
        ...
