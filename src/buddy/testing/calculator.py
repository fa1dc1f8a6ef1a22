"""The tool ``calculate`` as a function, for measuring: the class that the server constructs."""

from __future__ import annotations

from buddy.adapters.tools.calculate import Calculate
from buddy.domain.ids import LOCAL_USER, EffectKey, MissionId
from buddy.domain.scope import Scope
from buddy.ports.tools import ToolContext

_TOOL = Calculate()
_CONTEXT = ToolContext(
    user_id=LOCAL_USER,
    mission_id=MissionId("m_measuring"),
    effect_key=EffectKey("r_measuring:tool_execution:1"),
    scope=Scope(),
    report=lambda _items, _pages, _message: None,
)


def calculate(expression: str) -> float:
    """Return what the tool answers; whatever it refuses is raised.

    Raises:
        ToolInputInvalid: The text is no calculation.
        ToolExecutionFailed: It has no value, or one too large to write.
    """
    call = _TOOL.call({"expression": expression}, _CONTEXT)
    try:
        call.send(None)  # it waits for nothing, so it ends here
    except StopIteration as done:
        return float(done.value.data["value"])
    raise ValueError("calculate waits for something")
