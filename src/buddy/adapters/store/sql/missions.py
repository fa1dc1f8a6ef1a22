"""Missions inside a transaction."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import bindparam, select, update

from buddy.adapters.store.codec import decode, encode
from buddy.adapters.store.sql.dialect import Insert, insert
from buddy.adapters.store.sql.lane import Lane
from buddy.adapters.store.sql.schema import MISSION
from buddy.domain.ids import MissionId, UserId
from buddy.domain.lifecycle import TERMINAL
from buddy.domain.mission import Mission
from buddy.errors import StoreConflict

_GET = (
    select(MISSION.c.version, MISSION.c.body)
    .where(MISSION.c.mission_id == bindparam("mission_id"), MISSION.c.user_id == bindparam("owner"))
    .with_for_update()
)
_GET_ALL = (
    select(MISSION.c.mission_id, MISSION.c.version, MISSION.c.body)
    .where(
        MISSION.c.user_id == bindparam("owner"),
        MISSION.c.mission_id.in_(bindparam("mission_ids", expanding=True)),
    )
    .order_by(MISSION.c.mission_id)
    .with_for_update()
)
_PUT = update(MISSION).where(
    MISSION.c.mission_id == bindparam("id_read"),
    MISSION.c.user_id == bindparam("owner"),
    MISSION.c.version == bindparam("version_read"),
)


@cache
def _add(dialect: str) -> Insert:
    return insert(dialect, MISSION).on_conflict_do_nothing()


def columns(mission: Mission) -> dict[str, Any]:
    """Return what a mission's row holds beside its keys and its version."""
    record = mission.execution_record
    blob = record.execution_blob if record else None
    return {
        "status": mission.status.value,
        "terminal": mission.status in TERMINAL,
        "run_state": mission.run.state.value if mission.run else None,
        "objective_folded": mission.terms.objective.casefold(),
        "created_at": mission.created_at,
        "updated_at": mission.updated_at,
        "expires_at": mission.expires_at,
        "body": encode(mission),
        "card": encode(mission.card) if mission.card else None,
        "started_at": mission.card.started_at if mission.card else None,
        "run_id": mission.run.run_id if mission.run else None,
        "blob_sha256": blob.sha256 if blob else None,
        "cancel_requested_at": mission.cancel_requested_at,
    }


class SqlMissions:
    """Missions inside a transaction.

    Args:
        connection: Inside the transaction.
    """

    __slots__ = ("_connection", "_versions")

    def __init__(self, connection: Lane) -> None:
        self._connection = connection
        self._versions: dict[tuple[UserId, MissionId], int] = {}

    async def get(self, user_id: UserId, mission_id: MissionId) -> Mission | None:
        """See the port."""
        found = await self._connection.execute(_GET, {"mission_id": mission_id, "owner": user_id})
        row = found.one_or_none()
        if row is None:
            return None
        self._versions[user_id, mission_id] = row.version
        return decode(Mission, row.body)

    async def get_all(
        self, user_id: UserId, mission_ids: Sequence[MissionId]
    ) -> tuple[Mission | None, ...]:
        """See the port."""
        wanted = {"owner": user_id, "mission_ids": sorted(set(mission_ids))}
        missions: dict[str, Mission] = {}
        for row in await self._connection.execute(_GET_ALL, wanted):
            self._versions[user_id, MissionId(row.mission_id)] = row.version
            missions[row.mission_id] = decode(Mission, row.body)
        return tuple(missions.get(mission_id) for mission_id in mission_ids)

    async def add(self, mission: Mission) -> None:
        """See the port."""
        key = mission.user_id, mission.mission_id
        row = {"mission_id": key[1], "user_id": key[0], "version": 1, **columns(mission)}
        added = await self._connection.execute(_add(self._connection.dialect.name), row)
        if added.rowcount == 0:
            raise StoreConflict(f"Mission {mission.mission_id} exists", mission_id=key[1])
        self._versions[key] = 1

    async def put(self, mission: Mission) -> None:
        """See the port."""
        await self.put_all((mission,))

    async def put_all(self, missions: Sequence[Mission]) -> None:
        """See the port."""
        if not missions:
            return
        rows = [self._replacement(mission) for mission in missions]
        # A list of one would go the way of many, which is slower.
        replaced = await self._connection.execute(_PUT, rows if len(rows) > 1 else rows[0])
        if replaced.rowcount < len(rows):
            ids = ", ".join(mission.mission_id for mission in missions)
            raise StoreConflict(
                f"Mission {ids} was not read in this transaction, or has changed since",
                mission_id=ids,
            )
        for mission in missions:
            key = mission.user_id, mission.mission_id
            self._versions[key] = self._versions.get(key, 0) + 1

    def _replacement(self, mission: Mission) -> dict[str, Any]:
        version = self._versions.get((mission.user_id, mission.mission_id), 0)
        return {
            "id_read": mission.mission_id,
            "owner": mission.user_id,
            "version_read": version,
            "version": version + 1,
            **columns(mission),
        }
