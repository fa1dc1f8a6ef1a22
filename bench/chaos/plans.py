"""What one mission of the load shall be like, drawn from the seed."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Literal

from chaos.tools import FICKLE, RISKY, SAFE, TIMEOUT_SECONDS

Way = Literal["straight", "cancelled", "switched", "poor", "declined", "hasty"]

_WAYS: dict[Way, int] = {
    "straight": 60,
    "cancelled": 12,  # stopped at some point of its run
    "switched": 10,  # its tool is switched off between approve and execute
    "poor": 6,  # its cap is below the price
    "declined": 4,  # rejected before it is approved
    "hasty": 8,  # nobody asks again when the execute got no answer
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One mission."""

    way: Way
    tool: str
    query: str
    """Tells the test service how long to take and how to answer."""
    priority: str
    cap: str
    blocking: bool
    """Whether the execute waits for the result."""
    cancel_after: float
    followed: bool
    """Whether a client follows this mission by itself."""


def draw(random: Random, number: int) -> Plan:
    """Return the plan of the load's next mission."""
    (way,) = random.choices(list(_WAYS), list(_WAYS.values()))
    tool = FICKLE if way == "switched" else random.choice((SAFE, RISKY))
    seconds = random.uniform(0.02, 1.2)
    if random.random() < 0.06:
        seconds = random.uniform(1.5, TIMEOUT_SECONDS + 1.0)  # hangs a little, or too long
    answer = "error" if random.random() < 0.1 else "ok"
    return Plan(
        way=way,
        tool=tool,
        query=f"item {number}: wait {seconds:.2f} then {answer}",
        priority=random.choice(("low", "normal", "high")),
        cap="0.001" if way == "poor" else "1.00",
        blocking=random.random() < 0.3,
        cancel_after=random.uniform(0.0, 1.5),
        followed=random.random() < 0.08,
    )
