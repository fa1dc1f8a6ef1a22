"""One transaction at a time for each user, inside this process.

A user's cursor and limits lie in single documents. Two writers that move them at once cost a
refused commit and a repetition; waiting in line costs nothing. Between processes the documents'
update times decide.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Iterable
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

from buddy.domain.ids import UserId


class OutOfTurn(Exception):
    """Waiting for this user now could stand still for ever; begin again with these users.

    Args:
        users: Whom the transaction needs, as far as is known.
    """

    def __init__(self, users: frozenset[UserId]) -> None:
        super().__init__(f"the transaction needs the turn of {sorted(users)} from its start")
        self.users = users


class Turn:
    """The users whose turn a transaction has.

    Args:
        locks: Everybody's.
    """

    __slots__ = ("_held", "_locks", "_missed")

    def __init__(self, locks: WeakValueDictionary[UserId, asyncio.Lock]) -> None:
        self._locks = locks
        self._held: dict[UserId, asyncio.Lock] = {}
        self._missed: frozenset[UserId] = frozenset()

    async def take(self, user_id: UserId) -> None:
        """Wait until it is this transaction's turn to work for a user.

        Raises:
            OutOfTurn: Somebody else works for that user, and may be waiting for one of ours.
        """
        if user_id in self._held:
            return
        lock = self._locks.get(user_id)
        if lock is None:
            lock = self._locks[user_id] = asyncio.Lock()
        elif any(held > user_id for held in self._held):  # it lives, so others hold it or wait
            self._missed |= {*self._held, user_id}
            self.check()
        await lock.acquire()
        self._held[user_id] = lock

    def check(self) -> None:
        """Make sure that `take` never failed, whatever became of its error.

        Raises:
            OutOfTurn: It did.
        """
        if self._missed:
            raise OutOfTurn(self._missed)

    def give_back(self) -> None:
        """Let the next ones work."""
        for lock in self._held.values():
            lock.release()
        self._held.clear()


class Turns:
    """Everybody's turns."""

    __slots__ = ("_locks",)

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[UserId, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def of(self, users: Iterable[UserId]) -> AsyncGenerator[Turn]:
        """Return the turn of these users, and of those whom it is asked for later."""
        turn = Turn(self._locks)
        try:
            for user_id in sorted(users):  # one order for all, so that none wait for each other
                await turn.take(user_id)
            yield turn
        finally:
            turn.give_back()
