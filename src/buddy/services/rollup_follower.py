"""Keeps the rows of days and months up to date behind the log.

Each process follows what it has committed itself, some seconds behind; what another one committed
and did not get to is found in the round that looks at everybody.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, suppress
from dataclasses import dataclass, field
from typing import Final

from buddy.domain.events.log import Event
from buddy.domain.ids import UserId
from buddy.errors import BuddyError, StoreConflict, StoreUnavailable
from buddy.ports.retention import StoreRetention
from buddy.services.rollups import EVENTS_AT_ONCE, Rollups

_log = logging.getLogger(__name__)

FOLLOW_SECONDS: Final = 5.0
"""Between two rounds while something is committed; a quiet log costs nothing."""
IDLE_SECONDS: Final = 60.0
EVERYBODY_SECONDS: Final = 3600.0
PAUSE_SECONDS: Final = 0.02
"""Between two pages, so that whoever asks for something goes in between."""
USERS_AT_ONCE: Final = 200


@dataclass(slots=True)
class RollupFollower:
    """Follows the logs of all users."""

    rollups: Rollups
    retention: StoreRetention
    aside: Callable[[], AbstractAsyncContextManager[object]]
    """The store's: whoever asks for something goes before the next page."""
    _moved: set[UserId] = field(default_factory=set[UserId])
    _bell: asyncio.Event = field(default_factory=asyncio.Event)

    def ring(self, events: Sequence[Event]) -> None:
        """Say what was committed. Never waits."""
        self._moved.update(event.user_id for event in events)
        if self._moved:
            self._bell.set()

    async def watch(self) -> None:
        """Follow until cancelled."""
        clock = self.rollups.clock
        everybody_at = clock.monotonic()
        while True:
            if clock.monotonic() >= everybody_at:
                everybody_at = clock.monotonic() + EVERYBODY_SECONDS
                await self._everybody()
            with suppress(TimeoutError):
                # Not `wait_for`: in Python 3.11 it forgets that it was cancelled where the bell
                # rings in the same moment, and then nobody could stop this.
                async with asyncio.timeout(IDLE_SECONDS):
                    await self._bell.wait()
            if self._bell.is_set():
                await asyncio.sleep(FOLLOW_SECONDS)
                self._bell.clear()
                await self.round()

    async def round(self) -> None:
        """Add up what was committed here since the last round."""
        moved, self._moved = self._moved, set()
        for user_id in moved:
            await self._quietly(user_id)

    async def catch_up_all(self) -> int:
        """Add up what the logs of all users have that their rows do not; return how many events.

        A user whose own log or rows are damaged is left behind, with a line in the server's log,
        and a last one says how many such users there are and how many of their events are in no
        figure yet: what goes of these now is never counted.

        Raises:
            StoreConflict: Others wrote all the time; it may be tried again.
            StoreUnavailable: The store does not answer.
        """
        added, damaged = 0, list[UserId]()
        async for user_id in self._users():
            try:
                added += await self._catch_up(user_id)
            except (StoreConflict, StoreUnavailable):
                raise  # of the store, not of this user: whoever waits for everybody waits
            except Exception:  # noqa: BLE001  # logged; one user's damage must not stop the others
                _log.exception("The figures of days of %s cannot be added up", user_id)
                damaged.append(user_id)
        if damaged:
            events = sum([await self._behind(each) for each in damaged])
            text = "The figures of days of %d users lack %d events, uncounted where they go now"
            _log.error(text, len(damaged), events)
        return added

    async def _behind(self, user_id: UserId) -> int:
        """Return how many events of a damaged user are not added up."""
        last = await self.rollups.queries.last_cursor(user_id)
        try:
            return last - (await self.rollups.position(user_id)).cursor
        except (StoreConflict, StoreUnavailable):
            raise
        except BuddyError:  # the position is what is damaged: nothing is known to be counted
            return last

    async def _catch_up(self, user_id: UserId) -> int:
        added = 0
        while True:
            async with self.aside():
                standing = await self.rollups.catch_up(user_id, events=EVENTS_AT_ONCE)
            added += standing.added
            if not standing.behind:
                return added
            await asyncio.sleep(PAUSE_SECONDS)

    async def _everybody(self) -> None:
        try:
            users = [user_id async for user_id in self._users()]
        except BuddyError as error:
            _log.warning("The figures of days wait: %s", error.message)
            return
        for user_id in users:
            await self._quietly(user_id)

    async def _users(self) -> AsyncGenerator[UserId]:
        after: UserId | None = None
        while page := await self.retention.users(after, USERS_AT_ONCE):
            for user_id in page:
                yield user_id
            after = page[-1]

    async def _quietly(self, user_id: UserId) -> None:
        try:
            await self._catch_up(user_id)
        except BuddyError as error:
            # The rows are behind by so much; the next commit, or the round of all, goes on there.
            _log.warning("The figures of days of %s wait: %s", user_id, error.message)
        except Exception:  # noqa: BLE001  # logged; other users' rows must outlive it
            _log.exception("The figures of days of %s cannot be added up", user_id)
