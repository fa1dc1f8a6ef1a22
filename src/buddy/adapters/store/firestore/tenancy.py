"""Which Buddy a Firestore project belongs to: one document that its holder writes again and again.

A run is carried by one process, and the lock on the data directory keeps only those apart that
share a directory. All moments here are Firestore's: the document was written at its update time,
and the present is what a read says. Each write holds only while the document is as this holder
left it, so of two that want the project one has it, and who was cut off learns it at the next beat.
"""

from __future__ import annotations

import asyncio
import logging
import os
import secrets
import socket
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from buddy.adapters.store.firestore import paths
from buddy.adapters.store.firestore.address import FirestoreAddress
from buddy.adapters.store.firestore.client import CommitInDoubt
from buddy.adapters.store.firestore.database import STAMP, Database, Document, Fields, Write
from buddy.errors import StoreConflict, StoreError, StoreUnavailable
from buddy.ports.clock import Clock

_log = logging.getLogger(__name__)

LEASE_SECONDS = 60.0
BEAT_SECONDS = LEASE_SECONDS / 4
_TRIES = 3


class FirestoreTenancy:
    """Holds a project for this process.

    Args:
        where: The project, or Google's client.
        place: Names the data directory, whose lock this process has: what another process of the
            same place held, a dead one held.
        clock: Tells how long no beat has been answered.
        lost: Called when the project is another's; it should not return.
    """

    def __init__(
        self,
        where: FirestoreAddress | Any,
        place: Callable[[], str],
        clock: Clock,
        lost: Callable[[str], None],
    ) -> None:
        self._database = Database(where)
        self._place = place
        self._clock = clock
        self._lost = lost
        self._life = secrets.token_hex(10)
        self._mine: Document | None = None
        self._seen = 0.0

    async def take(self) -> None:
        """Take the project.

        Raises:
            StoreConflict: Another Buddy has it.
            StoreUnavailable: Firestore does not answer.
        """
        for _ in range(_TRIES):
            found = (await self._database.get(paths.HOLDER))[paths.HOLDER]
            asked = self._clock.monotonic()
            if found.fields is not None:
                await self._must_be_free(found, found.fields)
            kind = "create" if found.fields is None else "replace"
            if await self._write(Write(kind, paths.HOLDER, self._fields(), found.update_time)):
                self._seen = asked
                return
        raise StoreUnavailable("Others take this Firestore project at the same time; try again")

    async def _must_be_free(self, found: Document, fields: Fields) -> None:
        if fields["place"] == self._place():
            return
        age = await self._database.now() - found.update_time
        if age < timedelta(seconds=LEASE_SECONDS):
            raise StoreConflict(
                f"Another Buddy (process {fields['process']} on {fields['host']}) is using this "
                f"Firestore project; stop it. If it died, the project is free "
                f"{LEASE_SECONDS:g} s after its last sign of life, which was "
                f"{age.total_seconds():.0f} s ago"
            )

    async def keep(self) -> None:
        """Beat until it is cancelled, or the project is lost."""
        while self._mine is not None:
            await asyncio.sleep(BEAT_SECONDS)
            await self.beat()

    async def beat(self) -> None:
        """Give a sign of life; where the project is another's by now, say so to `lost`."""
        if self._mine is None:
            return
        asked = self._clock.monotonic()
        try:
            write = Write("replace", paths.HOLDER, self._fields(), self._mine.update_time)
            alive = await self._write(write)
        except StoreError as error:
            _log.warning("No beat: %s", error.message)
            alive = asked - self._seen < LEASE_SECONDS
        else:
            self._seen = asked
        if not alive:
            self._mine = None
            self._lost("the Firestore project is another's, or was out of reach for too long")

    async def give_back(self) -> None:
        """Give the project back, if it is still this process's, and the connection."""
        mine, self._mine = self._mine, None
        try:
            if mine is not None:
                end = Write("delete", paths.HOLDER, update_time=mine.update_time)
                await self._database.commit([end])
        except (StoreError, CommitInDoubt) as error:
            _log.warning("The Firestore project was not given back (%s)", error)
        finally:
            await self._database.close()

    def _fields(self) -> Fields:
        return {
            "place": self._place(),
            "life": self._life,
            "host": socket.gethostname(),
            "process": os.getpid(),
            STAMP: secrets.token_hex(10),
        }

    async def _write(self, write: Write) -> bool:
        """Write, and look whose the document is then; the answer to a commit may be lost."""
        try:
            await self._database.commit([write])
        except (StoreConflict, CommitInDoubt) as error:
            _log.debug("the holder was not written for sure: %s", error)
        found = (await self._database.get(paths.HOLDER))[paths.HOLDER]
        if found.fields is None or found.fields["life"] != self._life:
            return False
        self._mine = found
        return True
