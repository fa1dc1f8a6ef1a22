"""Whether an instance carries runs, or a person has paused it (the kill switch)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from buddy.domain.ids import UserId
from buddy.domain.instant import Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class InstanceState:
    """The switch, and who moved it last. There is one for all users and processes of a store."""

    paused: bool = False
    since: Instant | None = None
    """None: nobody has ever moved it."""
    by: UserId | None = None
    reason: str | None = None
    """Why it was paused, in the person's words."""


def pause(state: InstanceState, *, by: UserId, at: Instant, reason: str | None) -> InstanceState:
    """Return the paused state; one that is paused already stays as it is."""
    if state.paused:
        return state
    return InstanceState(paused=True, since=at, by=by, reason=reason)


def resume(state: InstanceState, *, by: UserId, at: Instant) -> InstanceState:
    """Return the running state; one that runs already stays as it is."""
    if not state.paused:
        return state
    return replace(state, paused=False, since=at, by=by, reason=None)
