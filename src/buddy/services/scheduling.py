"""Everything about schedules: what keeps them, what looks ahead, what fires them."""

from __future__ import annotations

from dataclasses import dataclass

from buddy.services.schedule_bounds import ScheduleBounds
from buddy.services.schedule_preview import SchedulePreviews
from buddy.services.schedule_ticker import ScheduleTicker
from buddy.services.schedules import Schedules


@dataclass(frozen=True, slots=True)
class Scheduling:
    """The services of schedules."""

    schedules: Schedules
    previews: SchedulePreviews
    bounds: ScheduleBounds
    ticker: ScheduleTicker
