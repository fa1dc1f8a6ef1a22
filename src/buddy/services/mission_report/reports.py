"""Makes the report of a mission."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import TypeVar

from buddy import __version__
from buddy.domain.artifact import Artifact
from buddy.domain.audit import StoredLink
from buddy.domain.events.log import Event
from buddy.domain.ids import MissionId, UserId
from buddy.errors import MissionNotFound, StoreUnavailable
from buddy.ports.clock import Clock
from buddy.ports.store import Queries
from buddy.services.artifact_preview_generator import ArtifactPreviewGenerator
from buddy.services.artifact_writer import ArtifactWriter
from buddy.services.mission_report.account import Account, ShownArtifact
from buddy.services.mission_report.page import page

AT_ONCE = 500

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class MissionReports:
    """Reads everything that a mission left, and writes it as one HTML file."""

    queries: Queries
    artifacts: ArtifactWriter
    previews: ArtifactPreviewGenerator
    clock: Clock

    async def write(self, user_id: UserId, mission_id: MissionId) -> str:
        """Return the report: HTML that needs no network, no script and no other file.

        Raises:
            MissionNotFound: This user has no such mission.
        """
        account = await self.account(user_id, mission_id)
        return await asyncio.to_thread(page, account)

    async def account(self, user_id: UserId, mission_id: MissionId) -> Account:
        """Return what the report tells.

        Raises:
            MissionNotFound: This user has no such mission.
        """
        mission = await self.queries.mission(user_id, mission_id)
        if mission is None:
            raise MissionNotFound(mission_id)
        run = mission.run
        made = await self.queries.artifacts_of_mission(user_id, mission_id)
        return Account(
            mission=mission,
            events=await _all(self._events(user_id, mission_id)),
            links=await _all(self._links(user_id, mission_id)),
            ledger=await self.queries.ledger_entries(user_id, run.run_id) if run else (),
            artifacts=tuple([await self._shown(each) for each in made]),
            written_at=self.clock.now(),
            version=__version__,
        )

    async def _shown(self, record: Artifact) -> ShownArtifact:
        try:
            _, content = await self.artifacts.read(record.user_id, record.artifact_id)
        except StoreUnavailable:
            return ShownArtifact(record=record, preview=None)
        preview = await self.previews.preview(record.artifact_type, content)
        return ShownArtifact(record=record, preview=preview)

    async def _events(
        self, user_id: UserId, mission_id: MissionId
    ) -> AsyncGenerator[Sequence[Event]]:
        after = 0
        while found := await self.queries.events_of_mission(user_id, mission_id, after, AT_ONCE):
            yield found
            after = found[-1].sequence

    async def _links(
        self, user_id: UserId, mission_id: MissionId
    ) -> AsyncGenerator[Sequence[StoredLink]]:
        after = 0
        while found := await self.queries.audit_links(
            user_id, after, AT_ONCE, mission_id=mission_id
        ):
            yield found
            after = found[-1].number


async def _all(pages: AsyncGenerator[Sequence[T]]) -> tuple[T, ...]:
    async with aclosing(pages) as found:
        return tuple([each async for some in found for each in some])
