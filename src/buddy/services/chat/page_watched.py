"""Whether somebody wants to be told when a page changes, and what is asked then."""

from __future__ import annotations

from typing import Final

from buddy.domain.change_watch import watch_wished
from buddy.domain.schedule import SCHEDULED_BY
from buddy.domain.slots import find_slots
from buddy.services.chat.mission import last_mission
from buddy.services.chat.turn import Turn

HOW_OFTEN: Final = (
    "One look tells of no change: how often shall I look? Say for instance “every hour”, “every "
    "day at 7:00”, or “now” for a first look alone. What each look finds waits in its result."
)


def watches_page(turn: Turn) -> bool:
    """Tell whether a message wants to be told when a page changes: one named, or the last one."""
    page, last = watch_wished(turn.text), last_mission(turn)
    if page is None or turn.session.asked is not None:
        return False
    if page or last is None:
        return bool(page)
    return SCHEDULED_BY not in last.metadata and bool(find_slots(last.terms.objective).urls)
