"""Holds the log against an audit chain: each decision has its link, each link its decision.

Both are read in the order of the log's cursors, side by side, so neither has to fit into memory.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from typing import Any

from buddy.domain.audit import Act, Link, StoredLink
from buddy.domain.audit_check import Fault, Problem
from buddy.domain.audit_deeds import agrees, deed_of
from buddy.domain.events.log import Event
from buddy.domain.ids import MissionId, UserId
from buddy.ports.store import Queries

AT_ONCE = 500
"""Events read in one trip."""


@dataclass(slots=True)
class EventCheck:
    """Reads a user's log beside the user's chain.

    What was committed before there was a chain is not looked for in it.
    """

    queries: Queries
    chain: UserId
    events: int = 0
    """How many audited events have been read."""
    problems: list[Problem] = field(default_factory=list[Problem])
    _last: int = 0
    """Up to this cursor both were complete when the check began."""
    _first: int | None = None
    """Up to this cursor there was no chain; None before its first link is known."""
    _log: AsyncGenerator[Event] | None = None
    _next: Event | None = None
    _alone: list[tuple[Link, MissionId]] = field(default_factory=list[Any])
    """Links whose event is gone, with their missions."""
    _removed: set[str] = field(default_factory=set[str])
    """Missions that retention has removed, by the chain's own words."""

    async def begin(self) -> None:
        """Note how far the log goes; what comes later is not looked at."""
        self._last = await self.queries.last_cursor(self.chain)

    async def take(self, link: StoredLink) -> None:
        """Read the log up to a link's event."""
        if not isinstance(link, Link):
            return
        if link.act is Act.MISSIONS_REMOVED:
            self._removed.update(link.detail.get("missions", ()))
        if self._first is None:
            self._first = link.cursor - 1 if link.event_id else link.cursor
            await self._open(self._first)
        if link.event_id is None or link.cursor > self._last:
            return
        while self._next is not None and self._next.cursor < link.cursor:
            await self._unlinked(self._next)
        event = self._next
        if event is None or event.cursor != link.cursor:
            if link.mission_id is not None:
                self._alone.append((link, link.mission_id))
            return
        if not agrees(link, event):
            text = f"does not say what event {event.event_id} says: one of them was altered"
            self._note(Fault.EVENT_ALTERED, link.number, text)
        await self._advance()

    async def finish(self) -> tuple[Problem, ...]:
        """Read the rest of the log and return what is wrong."""
        while self._next is not None:
            await self._unlinked(self._next)
        if self._log is not None:
            await self._log.aclose()
        there: dict[MissionId, bool] = {}
        for link, mission_id in self._alone:
            if mission_id not in there:
                found = await self.queries.mission(self.chain, mission_id)
                there[mission_id] = found is not None
            if there[mission_id]:
                text = f"names event {link.event_id}, which is gone from the log of {mission_id}"
                self._note(Fault.EVENT_MISSING, link.number, text)
            elif mission_id not in self._removed:
                text = f"tells of {mission_id}, which is gone, and no link tells who removed it"
                self._note(Fault.EVENT_MISSING, link.number, text)
        return tuple(self.problems)

    async def _open(self, after: int) -> None:
        self._log = self._audited(after)
        await self._advance()

    async def _advance(self) -> None:
        self._next = None if self._log is None else await anext(self._log, None)
        self.events += self._next is not None

    async def _unlinked(self, event: Event) -> None:
        text = f"Event {event.event_id} ({event.event_type}, cursor {event.cursor}) has no link"
        self.problems.append(Problem(fault=Fault.EVENT_UNLINKED, number=None, message=text))
        await self._advance()

    async def _audited(self, after: int) -> AsyncGenerator[Event]:
        while page := await self.queries.events_of_user(self.chain, after, AT_ONCE):
            for event in page:
                if event.cursor > self._last:
                    return
                if deed_of(event.data) is not None:
                    yield event
            after = page[-1].cursor

    def _note(self, fault: Fault, number: int, text: str) -> None:
        self.problems.append(Problem(fault=fault, number=number, message=f"Link {number} {text}"))
