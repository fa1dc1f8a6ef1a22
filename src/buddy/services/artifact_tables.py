"""The tables and charts of an artifact's content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeVar

from buddy.domain.artifact import ArtifactType
from buddy.domain.chart import Chart, ChartKind, charts_of
from buddy.domain.data_table import DataTable, facts_of, tables_of
from buddy.domain.json_value import JsonObject
from buddy.errors import NotFound
from buddy.services.separated_values import separated_table

T = TypeVar("T")

_NOT_DRAWN: Final = frozenset({ArtifactType.WEB_SEARCH_RESULT, ArtifactType.WEB_NAVIGATION_RESULT})
"""Types whose lists are hits and links: their scores and places are no figures."""


@dataclass(frozen=True, slots=True)
class ArtifactTables:
    """What of a content can be sorted, drawn and taken away as rows."""

    tables: tuple[DataTable, ...]
    charts: tuple[Chart, ...]

    @classmethod
    def of(
        cls, artifact_type: ArtifactType, content: JsonObject, *, draws: bool = True
    ) -> ArtifactTables:
        """Find them; a content of any shape has some or none.

        Args:
            artifact_type: What it is.
            content: Where they are looked for.
            draws: Whether charts are wanted: they take most of the time, a long table's seconds.
        """
        tables = tables_of(separated_table(content) or content)
        hits = artifact_type in _NOT_DRAWN or "results" in content
        charts = () if hits or not draws else charts_of(tables, _wanted(content))
        return cls(tables=tables, charts=charts)

    def table(self, number: int) -> DataTable:
        """Return a table, counted from 0.

        Raises:
            NotFound: There is no such table.
        """
        return _numbered("table", self.tables, number)

    def chart(self, number: int) -> Chart:
        """Return a chart, counted from 0.

        Raises:
            NotFound: There is no such chart.
        """
        return _numbered("chart", self.charts, number)

    def rows(self, content: JsonObject, number: int) -> DataTable:
        """Return a table as `table`; where there is none at all, the content's plain values.

        Raises:
            NotFound: There are tables, but not this one.
        """
        return self.table(number) if self.tables or number else facts_of(content)


def _numbered(what: str, listed: tuple[T, ...], number: int) -> T:
    if number >= len(listed):
        count = len(listed)
        held = f"{count} {what}{'' if count == 1 else 's'}, counted from 0" if count else "none"
        raise NotFound(f"This result has no {what} {number}: it has {held}")
    return listed[number]


def _wanted(content: JsonObject) -> ChartKind | None:
    kind = content.get("kind", content.get("type"))
    return kind if kind in {"line", "bar"} else None
