"""Plans goals by patterns: no network, no key, the same plan for the same words."""

from __future__ import annotations

from collections.abc import Sequence

from buddy.domain.goal_patterns import plan_by_patterns
from buddy.domain.goal_plan import PlanSketch
from buddy.domain.tool import ToolSpec


class EmbeddedPlanner:
    """Implements `GoalPlanner`."""

    async def plan(self, objective: str, tools: Sequence[ToolSpec]) -> PlanSketch:
        """Return the plan, or the question before it."""
        sketch = plan_by_patterns(objective)
        known = {spec.name for spec in tools}
        needed = dict.fromkeys(part.tool for part in sketch.parts if part.tool is not None)
        missing = [name for name in needed if name not in known]
        if missing:
            them = "it" if len(missing) == 1 else "them"
            text = (
                f"That needs {', '.join(missing)}, which cannot be used now. Switch {them} on, or "
                "say the goal without that step"
            )
            return PlanSketch(question=text)
        return sketch
