"""The ways to look at an artifact: its preview, its rows, a file of it, another beside it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Final

from buddy.domain.artifact import Artifact
from buddy.domain.data_table import DataTable
from buddy.domain.ids import ArtifactId, UserId
from buddy.domain.json_value import JsonObject
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.side_by_side import Comparison, compared, lines_of
from buddy.domain.table_page import TablePage, TableQuery, page_of
from buddy.ports.store import MissionFilter
from buddy.services.artifact_export import ArtifactExporter, ExportedFile, ExportFormat
from buddy.services.artifact_preview_generator import ArtifactPreviewGenerator, Preview
from buddy.services.artifact_tables import ArtifactTables
from buddy.services.artifact_writer import ArtifactWriter

RELATED: Final = 20
_LOOKED_AT: Final = 100
"""Missions with words of the objective that are looked at for other runs of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """An artifact of another run of the same objective."""

    artifact: Artifact
    objective: str


@dataclass(frozen=True, slots=True)
class ArtifactViews:
    """Reads artifacts and shows them; what takes the processor a while is done in a thread."""

    artifacts: ArtifactWriter
    previews: ArtifactPreviewGenerator

    async def preview(
        self, user_id: UserId, artifact_id: ArtifactId, part: int, *, raw: bool
    ) -> tuple[Artifact, Preview]:
        """Return an artifact's record and a part of its preview.

        Raises:
            NotFound: This user has no such artifact.
            InputInvalid: There is no such part.
        """
        artifact, content = await self.artifacts.read(user_id, artifact_id)
        made = await self.previews.preview(artifact.artifact_type, content, part, raw=raw)
        return artifact, made

    async def rows(
        self, user_id: UserId, artifact_id: ArtifactId, number: int, query: TableQuery
    ) -> tuple[DataTable, TablePage]:
        """Return a page of one of an artifact's tables.

        Raises:
            NotFound: There is no such artifact, or it has no such table.
            InputInvalid: There is no such column to sort by.
        """
        artifact, content = await self.artifacts.read(user_id, artifact_id)

        def looked_at() -> tuple[DataTable, TablePage]:
            found = ArtifactTables.of(artifact.artifact_type, content, draws=False)
            table = found.table(number)
            return table, page_of(table, query)

        return await asyncio.to_thread(looked_at)

    async def export(
        self,
        user_id: UserId,
        artifact_id: ArtifactId,
        wanted: ExportFormat,
        *,
        table: int = 0,
        chart: int = 0,
    ) -> ExportedFile:
        """Return an artifact as a file.

        Raises:
            NotFound: There is no such artifact, or it has no such table or chart.
        """
        artifact, content = await self.artifacts.read(user_id, artifact_id)
        exporter = ArtifactExporter(self.previews, self.previews.renderer)
        return await exporter.export(artifact, content, wanted, table=table, chart=chart)

    async def compare(
        self, user_id: UserId, left: ArtifactId, right: ArtifactId
    ) -> tuple[Artifact, Artifact, Comparison]:
        """Return two artifacts and how their lines differ.

        Raises:
            NotFound: This user has not both of them.
        """
        one, ours = await self.artifacts.read(user_id, left)
        other, theirs = await self.artifacts.read(user_id, right)

        def side_by_side() -> Comparison:
            return compared(_lines(one, ours), _lines(other, theirs))

        return one, other, await asyncio.to_thread(side_by_side)

    async def related(self, user_id: UserId, artifact_id: ArtifactId) -> tuple[Related, ...]:
        """Return the artifacts of other runs of the same objective, newest first.

        Raises:
            NotFound: This user has no such artifact.
        """
        artifact = await self.artifacts.record(user_id, artifact_id)
        mission = await self.artifacts.queries.mission(user_id, artifact.mission_id)
        if mission is None:
            return ()
        done = frozenset({MissionStatus.COMPLETED})
        where = MissionFilter(statuses=done, text=mission.terms.objective)
        page = await self.artifacts.queries.missions(user_id, where, _LOOKED_AT)
        found: list[Related] = []
        for other in page.missions:
            if other.mission_id == mission.mission_id or not _same(other, mission):
                continue
            made = await self.artifacts.queries.artifacts_of_mission(user_id, other.mission_id)
            found += [Related(artifact=each, objective=other.terms.objective) for each in made]
            if len(found) >= RELATED:
                break
        return tuple(found[:RELATED])


def _same(one: Mission, other: Mission) -> bool:
    return one.terms.objective.split() == other.terms.objective.split()


def _lines(artifact: Artifact, content: JsonObject) -> list[str]:
    found = ArtifactTables.of(artifact.artifact_type, content, draws=False)
    return lines_of(content, found.tables)
