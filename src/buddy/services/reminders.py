"""Reminds of decisions that wait, each time once: an event in the log, which webhooks carry on."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field

from buddy.domain.events.proposals import DecisionReminded
from buddy.domain.inbox import PENDING, ReminderRules, item_of, reminders_due
from buddy.domain.mission import Mission
from buddy.ports.clock import Clock
from buddy.ports.store import Queries, TransactionRunner, UnitOfWork
from buddy.services.streaming_events import Emission, StreamingEvents

_log = logging.getLogger(__name__)

ROUND_SECONDS = 300.0
"""Between two looks: a reminder is that late at most."""


@dataclass(slots=True)
class Reminders:
    """Looks for decisions to remind of.

    The log refuses a second event with the same key, so two processes, or one that starts anew,
    remind once. What this process has written is remembered, so that it does not ask the log again.
    """

    transact: TransactionRunner
    queries: Queries
    streaming: StreamingEvents
    clock: Clock
    rules: ReminderRules
    aside: Callable[[], AbstractAsyncContextManager[object]]
    """The store's: whoever asks for something goes before the next reminder."""
    _next_round: float | None = None
    _done: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])

    async def sweep(self) -> int:
        """Remind of what is due, if a round is due; return how many reminders were written.

        Raises:
            StoreUnavailable: The store does not answer.
        """
        now = self.clock.monotonic()
        if self._next_round is not None and now < self._next_round:
            return 0
        self._next_round = now + ROUND_SECONDS
        written, done = 0, set[tuple[str, str]]()
        for mission in await self.queries.open_missions(PENDING):
            keys = {(mission.mission_id, key) for _, key in self._due(mission)}
            if keys - self._done:
                async with self.aside():
                    written += await self._remind(mission)
            done |= keys
        self._done = done
        if written:
            _log.info("%d reminders of decisions that wait", written)
        return written

    def _due(self, mission: Mission) -> list[tuple[str, str]]:
        item = item_of(mission)
        if item is None:
            return []
        return [(str(kind), key) for kind, key in reminders_due(item, self.clock.now(), self.rules)]

    async def _remind(self, seen: Mission) -> int:
        async def work(uow: UnitOfWork) -> int:
            mission = await uow.missions.get(seen.user_id, seen.mission_id)
            item = item_of(mission) if mission else None
            if mission is None or item is None:
                return 0  # decided meanwhile
            due = reminders_due(item, self.clock.now(), self.rules)
            emissions = [
                Emission(
                    DecisionReminded(
                        kind=kind.value,
                        decision=item.kind.value,
                        revision=mission.revision,
                        asked=item.asked,
                        waiting_since=item.waiting_since,
                        expires_at=item.expires_at,
                    ),
                    key,
                )
                for kind, key in due
            ]
            return await self.streaming.note(uow, mission, emissions)

        return await self.transact(work)
