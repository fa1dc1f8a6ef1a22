"""Artifacts as they are looked at: previews, rows of tables, charts, two side by side."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from buddy.domain.artifact import Artifact, ArtifactType
from buddy.domain.chart import Chart
from buddy.domain.data_table import DataTable
from buddy.domain.side_by_side import Change, Comparison
from buddy.domain.table_page import TablePage
from buddy.services.artifact_preview_generator import Preview, PreviewKind


class ArtifactView(BaseModel):
    """An artifact and its content."""

    artifact: Artifact
    content: dict[str, Any]


class TableView(BaseModel):
    """A table that an artifact holds; its rows are asked for apart."""

    name: str
    columns: tuple[str, ...]
    rows: int


class PreviewView(BaseModel):
    """An artifact's preview, or a part of one that is long."""

    artifact_id: str
    artifact_type: ArtifactType
    title: str
    artifact: Artifact
    kind: PreviewKind
    html: str
    """Sanitised; to be shown in a sandboxed frame all the same."""
    data: dict[str, Any]
    part: int
    parts: int
    """In how many it is shown; `part=2` asks for the second."""
    tables: list[TableView]
    charts: tuple[Chart, ...]
    """Found in the tables' figures."""

    @classmethod
    def of(cls, artifact: Artifact, made: Preview) -> PreviewView:
        """Return the view of a preview."""
        return cls(
            artifact_id=artifact.artifact_id,
            artifact_type=artifact.artifact_type,
            title=artifact.title,
            artifact=artifact,
            kind=made.kind,
            html=made.html,
            data=dict(made.data),
            part=made.part,
            parts=made.parts,
            tables=[
                TableView(name=each.name, columns=each.columns, rows=len(each.rows))
                for each in made.tables
            ],
            charts=made.charts,
        )


class RowList(BaseModel):
    """A page of a table."""

    name: str
    columns: tuple[str, ...]
    items: tuple[tuple[str | int | float | bool | None, ...], ...]
    total: int
    """Rows of the table."""
    matching: int
    """Rows that hold the words asked for."""
    next_cursor: int | None

    @classmethod
    def of(cls, table: DataTable, page: TablePage) -> RowList:
        """Return the view of a page."""
        return cls(
            name=table.name,
            columns=table.columns,
            items=page.rows,
            total=page.total,
            matching=page.matching,
            next_cursor=page.next_offset,
        )


class PairView(BaseModel):
    """A line of the left artifact beside one of the right."""

    change: Change
    left: str | None
    right: str | None


class ComparisonView(BaseModel):
    """Two artifacts side by side."""

    left: Artifact
    right: Artifact
    identical: bool
    """Whether their contents are the same, byte for byte."""
    same: int
    changed: int
    removed: int
    """Lines that only the left one has."""
    added: int
    """Lines that only the right one has."""
    cut: bool
    """Whether one has more lines than are compared."""
    items: list[PairView]
    next_cursor: int | None

    @classmethod
    def of(
        cls, left: Artifact, right: Artifact, found: Comparison, start: int, limit: int
    ) -> ComparisonView:
        """Return a page of a comparison."""
        end = start + limit
        return cls(
            left=left,
            right=right,
            identical=left.sha256 == right.sha256,
            same=found.same,
            changed=found.changed,
            removed=found.removed,
            added=found.added,
            cut=found.cut,
            items=[
                PairView(change=each.change, left=each.left, right=each.right)
                for each in found.pairs[start:end]
            ],
            next_cursor=end if end < len(found.pairs) else None,
        )


class RelatedView(BaseModel):
    """An artifact of another run of the same objective."""

    artifact: Artifact
    objective: str


class RelatedList(BaseModel):
    """What an artifact can be compared with, newest first."""

    items: list[RelatedView]
    next_cursor: str | None
