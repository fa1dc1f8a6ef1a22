"""Missions inside a transaction."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from buddy.adapters.store.codec import decode, encode
from buddy.adapters.store.sql.dialect import Insert, insert
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
        "cancel_requested_at": mission.cancel_requested_at,
    }


class SqlMissions:
    """Missions inside a transaction.

    Args:
        connection: Inside the transaction.
    """

    __slots__ = ("_connection", "_versions")

    def __init__(self, connection: AsyncConnection) -> None:
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
        key = mission.user_id, mission.mission_id
        version = self._versions.get(key, 0)
        row = {
            "id_read": mission.mission_id,
            "owner": mission.user_id,
            "version_read": version,
            "version": version + 1,
            **columns(mission),
        }
        replaced = await self._connection.execute(_PUT, row)
        if replaced.rowcount == 0:
            raise StoreConflict(
                f"Mission {mission.mission_id} was not read in this transaction, "
                "or has changed since",
                mission_id=mission.mission_id,
            )
        self._versions[key] = version + 1
