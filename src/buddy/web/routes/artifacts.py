"""Artifacts: the record, the content, the preview, rows, files, two side by side."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from buddy.domain.ids import ArtifactId
from buddy.domain.table_page import TableQuery
from buddy.services.artifact_export import POLICY, ExportFormat
from buddy.web.dependencies import BuddyDep, UserDep
from buddy.web.schemas.artifacts import (
    ArtifactView,
    ComparisonView,
    PreviewView,
    RelatedList,
    RelatedView,
    RowList,
)

router = APIRouter(prefix="/artifacts", tags=["artifacts"])

Number = Annotated[int, Query(ge=0, le=1_000)]
Part = Annotated[int, Query(ge=1, le=1_000_000)]
Cursor = Annotated[int, Query(ge=0, le=100_000_000)]
Limit = Annotated[int, Query(ge=1, le=500)]
Words = Annotated[str, Query(max_length=200)]


@router.get("/{artifact_id}")
async def get_artifact(artifact_id: ArtifactId, buddy: BuddyDep, user_id: UserDep) -> ArtifactView:
    """Return an artifact and its content."""
    artifact, content = await buddy.artifacts.read(user_id, artifact_id)
    return ArtifactView(artifact=artifact, content=dict(content))


@router.get("/{artifact_id}/preview")
async def preview(
    artifact_id: ArtifactId,
    buddy: BuddyDep,
    user_id: UserDep,
    *,
    part: Part = 1,
    raw: bool = False,
) -> PreviewView:
    """Return an artifact's preview: sanitised HTML, the same as data, its tables and charts.

    A long one comes in parts, `parts` says how many. With `raw` it is the content as JSON.
    """
    artifact, made = await buddy.views.preview(user_id, artifact_id, part, raw=raw)
    return PreviewView.of(artifact, made)


@router.get("/{artifact_id}/rows")
async def rows(
    artifact_id: ArtifactId,
    buddy: BuddyDep,
    user_id: UserDep,
    *,
    table: Number = 0,
    q: Words = "",
    sort: Number | None = None,
    descending: bool = False,
    cursor: Cursor = 0,
    limit: Limit = 50,
) -> RowList:
    """Return a page of one of an artifact's tables.

    `table` and `sort` (a column) are counted from 0. `q` keeps the rows that hold each of its
    words. Numbers sort as numbers, also those written with a currency or a unit.
    """
    query = TableQuery(words=q, sort=sort, descending=descending, offset=cursor, limit=limit)
    found, page = await buddy.views.rows(user_id, artifact_id, table, query)
    return RowList.of(found, page)


@router.get(
    "/{artifact_id}/export",
    response_class=Response,
    responses={200: {"description": "The file", "content": {"application/octet-stream": {}}}},
)
async def export(
    artifact_id: ArtifactId,
    buddy: BuddyDep,
    user_id: UserDep,
    *,
    format: ExportFormat = ExportFormat.JSON,  # noqa: A002  # the parameter's name in the API
    table: Number = 0,
    chart: Number = 0,
) -> Response:
    """Return an artifact as a file: JSON, CSV, Markdown, HTML; one of its charts as SVG.

    CSV is of one table (`table`, from 0), of a result without any its names and values; a text
    that a spreadsheet would take for a formula has an apostrophe before it.
    """
    file = await buddy.views.export(user_id, artifact_id, format, table=table, chart=chart)
    headers = {
        "content-disposition": f'attachment; filename="{file.name}"',
        "content-security-policy": f"{POLICY}; frame-ancestors 'none'; sandbox",
    }
    return Response(file.content, media_type=file.media_type, headers=headers)


@router.get("/{artifact_id}/related")
async def related(artifact_id: ArtifactId, buddy: BuddyDep, user_id: UserDep) -> RelatedList:
    """List the results of other runs of the same objective, newest first, at most 20."""
    found = await buddy.views.related(user_id, artifact_id)
    items = [RelatedView(artifact=each.artifact, objective=each.objective) for each in found]
    return RelatedList(items=items, next_cursor=None)


@router.get("/{artifact_id}/compare/{other_id}")
async def compare(
    artifact_id: ArtifactId,
    other_id: ArtifactId,
    buddy: BuddyDep,
    user_id: UserDep,
    *,
    cursor: Cursor = 0,
    limit: Limit = 200,
) -> ComparisonView:
    """Return two artifacts side by side, line by line: the first left, the other right."""
    left, right, found = await buddy.views.compare(user_id, artifact_id, other_id)
    return ComparisonView.of(left, right, found, cursor, limit)
