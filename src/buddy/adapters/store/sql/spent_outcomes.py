"""Which runs have step outcomes whose time is over, found without holding up any writer.

Outcomes say nothing of time; their mission does. So the ended missions of each user are walked by
the index of their last change, from where the last look ended: what became due since then, and
once in the life of a process all of them. A mission that has ended has one run and never runs
again, so what is found can be removed by its key later.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence

from sqlalchemy import bindparam, func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from buddy.adapters.store.sql.schema import MISSION, STEP_OUTCOME
from buddy.domain.instant import Instant

PAGE = 500
_Place = tuple[str, str]
_FIRST: _Place = ("", "")

# One step down the index for each user: DISTINCT would read every mission.
_FIRST_USER = select(func.min(MISSION.c.user_id).label("user_id")).cte("users", recursive=True)
_NEXT_USER = select(func.min(MISSION.c.user_id)).where(MISSION.c.user_id > _FIRST_USER.c.user_id)
_WALK = _FIRST_USER.union_all(
    select(_NEXT_USER.scalar_subquery()).where(_FIRST_USER.c.user_id.is_not(None))
)
_USERS = select(_WALK.c.user_id).where(_WALK.c.user_id.is_not(None))

_ENDED = (
    select(MISSION.c.updated_at, MISSION.c.mission_id, MISSION.c.run_id)
    .where(
        MISSION.c.user_id == bindparam("owner"),
        MISSION.c.terminal.is_(True),
        MISSION.c.updated_at < bindparam("before"),
        tuple_(MISSION.c.updated_at, MISSION.c.mission_id)
        > tuple_(bindparam("changed"), bindparam("mission")),
    )
    .order_by(MISSION.c.updated_at, MISSION.c.mission_id)
    .limit(PAGE)
)
_WITH_OUTCOMES = (
    select(STEP_OUTCOME.c.run_id)
    .where(
        STEP_OUTCOME.c.user_id == bindparam("owner"),
        STEP_OUTCOME.c.run_id.in_(bindparam("runs", expanding=True)),
    )
    .distinct()
)


class SpentOutcomes:
    """Walks the ended missions, and remembers where it was."""

    __slots__ = ("_places",)

    def __init__(self) -> None:
        self._places: dict[str, _Place] = {}

    async def due(
        self, connection: AsyncConnection, before: Instant
    ) -> AsyncGenerator[tuple[str, Sequence[str]]]:
        """Yield users with some of their runs whose outcomes may go.

        The walk goes on behind them only when the caller asks for more.
        """
        for owner in (await connection.execute(_USERS)).scalars().all():
            while True:
                changed, mission = self._places.get(owner, _FIRST)
                asked = {"owner": owner, "before": before, "changed": changed, "mission": mission}
                page = (await connection.execute(_ENDED, asked)).all()
                runs = [row.run_id for row in page if row.run_id is not None]
                found = await connection.execute(_WITH_OUTCOMES, {"owner": owner, "runs": runs})
                if spent := sorted(found.scalars()):
                    yield owner, spent
                if page:
                    self._places[owner] = (page[-1].updated_at, page[-1].mission_id)
                if len(page) < PAGE:
                    break
