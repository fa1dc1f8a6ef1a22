"""Missions inside a transaction, and the document of a mission.

The body is the codec's JSON and the truth. Beside it stand the fields that queries filter and
sort by, and the execution record as a map, for other clients to read.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from buddy.adapters.store.codec import decode, encode
from buddy.adapters.store.firestore import paths
from buddy.adapters.store.firestore.changes import Changes
from buddy.adapters.store.firestore.database import Fields
from buddy.adapters.store.firestore.native import can_hold
from buddy.adapters.store.firestore.turns import Turn
from buddy.domain.execution_record import ExecutionRecord
from buddy.domain.ids import MissionId, UserId
from buddy.domain.lifecycle import TERMINAL
from buddy.domain.mission import Mission
from buddy.domain.run import RunState
from buddy.errors import StoreConflict

LIVE, ENDED = "live", "ended"
"""The halves of the board."""


def record_of(record: ExecutionRecord) -> Fields:
    """Return an execution record as a map.

    A result that Firestore cannot hold as it is, such as a table of rows of cells, stands in
    `execution_result_json` as JSON text.
    """
    fields: dict[str, Any] = json.loads(encode(record))
    fields["execution_result_json"] = None
    result = fields["execution_result"]
    if not can_hold(result):
        text = json.dumps(result, ensure_ascii=False, separators=(",", ":"))
        fields |= {"execution_result": None, "execution_result_json": text}
    return fields


def document_of(mission: Mission) -> Fields:
    """Return a mission's document."""
    card, record = mission.card, mission.execution_record
    queued = mission.run is not None and mission.run.state is RunState.QUEUED
    running = mission.run is not None and mission.run.state is RunState.RUNNING
    half = ENDED if mission.status in TERMINAL else LIVE
    blob = record.execution_blob if record else None
    return {
        "mission_id": mission.mission_id,
        "user_id": mission.user_id,
        "status": mission.status.value,
        "objective": mission.terms.objective,
        "revision": mission.revision,
        "run_id": mission.run.run_id if mission.run else None,
        "run_state": mission.run.state.value if mission.run else None,
        "created_at": mission.created_at,
        "updated_at": mission.updated_at,
        "expires_at": mission.expires_at,
        # An executed mission cannot lapse while it is queued.
        "lapses_at": None if queued else mission.expires_at,
        "stopping_at": mission.cancel_requested_at if running else None,
        "started_at": card.started_at if card else None,
        "board": half if card else None,
        "card": encode(card) if card else None,
        "execution_record": record_of(record) if record else None,
        "blob_sha256": blob.sha256 if blob else None,
        "body": encode(mission),
    }


class FirestoreMissions:
    """Missions inside a transaction.

    Args:
        changes: The transaction's.
        turn: The transaction's.
    """

    __slots__ = ("_changes", "_read", "_turn")

    def __init__(self, changes: Changes, turn: Turn) -> None:
        self._changes = changes
        self._turn = turn
        self._read: set[tuple[UserId, MissionId]] = set()

    async def get(self, user_id: UserId, mission_id: MissionId) -> Mission | None:
        """See the port."""
        await self._turn.take(user_id)
        fields = await self._changes.get(paths.mission(mission_id))
        if fields is None or fields["user_id"] != user_id:
            return None
        self._read.add((user_id, mission_id))
        return decode(Mission, fields["body"])

    async def get_all(
        self, user_id: UserId, mission_ids: Sequence[MissionId]
    ) -> tuple[Mission | None, ...]:
        """See the port."""
        await self._turn.take(user_id)
        await self._changes.load(*(paths.mission(mission_id) for mission_id in mission_ids))
        return tuple([await self.get(user_id, mission_id) for mission_id in mission_ids])

    async def add(self, mission: Mission) -> None:
        """See the port."""
        await self._turn.take(mission.user_id)
        path = paths.mission(mission.mission_id)
        if await self._changes.get(path) is not None:
            raise StoreConflict(
                f"Mission {mission.mission_id} exists", mission_id=mission.mission_id
            )
        self._write(path, mission)

    async def put(self, mission: Mission) -> None:
        """See the port."""
        if (mission.user_id, mission.mission_id) not in self._read:
            raise StoreConflict(
                f"Mission {mission.mission_id} was not read in this transaction",
                mission_id=mission.mission_id,
            )
        self._write(paths.mission(mission.mission_id), mission)

    async def put_all(self, missions: Sequence[Mission]) -> None:
        """See the port."""
        for mission in missions:
            await self.put(mission)

    def _write(self, path: str, mission: Mission) -> None:
        self._changes.put(path, document_of(mission))
        self._read.add((mission.user_id, mission.mission_id))
