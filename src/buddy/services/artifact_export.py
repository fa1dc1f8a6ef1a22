"""An artifact as a file to take away: JSON, CSV, Markdown, HTML; a chart as SVG."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from buddy.domain.artifact import Artifact
from buddy.domain.cell import Cell, quantity, text_of_cell
from buddy.domain.data_table import DataTable, facts_of
from buddy.domain.json_value import JsonObject
from buddy.ports.rendering import HtmlRenderer
from buddy.services.artifact_preview_generator import ArtifactPreviewGenerator
from buddy.services.artifact_tables import ArtifactTables
from buddy.services.chart_svg import chart_svg
from buddy.services.text_parts import document_of

POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'"
)
"""What an exported page may load: its own style and the pictures inside it."""
_STYLE: Final = (
    ":root{color-scheme:light dark;font:16px/1.6 system-ui,sans-serif}"
    "body{max-width:52rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}"
    "table{border-collapse:collapse;display:block;overflow:auto}"
    "th,td{padding:.25rem .6rem;border:1px solid #8886;text-align:start}"
    "pre{padding:.7rem;border:1px solid #8886;overflow:auto}img,svg{max-width:100%;height:auto}"
    ".c{color:#6b7280}.s{color:#15803d}.m{color:#b45309}.k{color:#7c3aed}.note,footer{opacity:.75}"
)
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001
"""How a text begins that a spreadsheet would work out."""


class ExportFormat(StrEnum):
    """What an artifact can be taken away as."""

    JSON = "json"
    CSV = "csv"
    MARKDOWN = "md"
    HTML = "html"
    SVG = "svg"


MEDIA_TYPES: Final = {
    ExportFormat.JSON: "application/json",
    ExportFormat.CSV: "text/csv; charset=utf-8",
    ExportFormat.MARKDOWN: "text/markdown; charset=utf-8",
    ExportFormat.HTML: "text/html; charset=utf-8",
    ExportFormat.SVG: "image/svg+xml",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedFile:
    """A file."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class ArtifactExporter:
    """Writes artifacts as files. Nothing in them loads anything or runs."""

    previews: ArtifactPreviewGenerator
    renderer: HtmlRenderer

    async def export(
        self,
        artifact: Artifact,
        content: JsonObject,
        wanted: ExportFormat,
        *,
        table: int = 0,
        chart: int = 0,
    ) -> ExportedFile:
        """Return an artifact as a file, written in a thread: others are served meanwhile.

        Args:
            artifact: Its record.
            content: Its content.
            wanted: As what.
            table: Which table, where it is CSV; a result without one gives its plain values.
            chart: Which chart, where it is SVG.

        Raises:
            NotFound: There is no such table or chart.
        """
        return await asyncio.to_thread(self._export, artifact, content, wanted, table, chart)

    def _export(
        self,
        artifact: Artifact,
        content: JsonObject,
        wanted: ExportFormat,
        table: int,
        chart: int,
    ) -> ExportedFile:
        draws = wanted in {ExportFormat.HTML, ExportFormat.SVG}
        found = ArtifactTables.of(artifact.artifact_type, content, draws=draws)
        match wanted:
            case ExportFormat.JSON:
                text = json.dumps(content, indent=2, ensure_ascii=False) + "\n"
            case ExportFormat.CSV:
                text = csv_of(found.rows(content, table))
            case ExportFormat.MARKDOWN:
                text = markdown_of(artifact, content, found)
            case ExportFormat.HTML:
                text = self._page(artifact, content, found)
            case ExportFormat.SVG:
                text = chart_svg(found.chart(chart))
        return ExportedFile(
            name=f"{_file_name(artifact)}.{wanted.value}",
            media_type=MEDIA_TYPES[wanted],
            content=text.encode(errors="replace"),
        )

    def _page(self, artifact: Artifact, content: JsonObject, found: ArtifactTables) -> str:
        shown = self.renderer.text
        sources = "".join(
            f"<li>{self.renderer.link(source.url, source.title)}</li>"
            for source in artifact.sources
        )
        parts = (
            f"<h1>{shown(artifact.title)}</h1>",
            *self.previews.pages(artifact.artifact_type, content),
            f"<h2>Sources</h2><ul>{sources}</ul>" if sources else "",
        )
        # Our own SVG stands outside of the wall, which knows none; its texts are escaped.
        charts = "".join(f"<figure>{chart_svg(each)}</figure>" for each in found.charts)
        foot = f"Made by {shown(artifact.tool)}, {artifact.created_at}. SHA-256 {artifact.sha256}"
        return (
            '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            '<meta name="referrer" content="no-referrer">'
            f"<title>{shown(artifact.title)}</title><style>{_STYLE}</style></head><body>"
            f"{self.renderer.safe(''.join(parts))}{charts}<footer>{foot}</footer></body></html>\n"
        )


def csv_of(table: DataTable) -> str:
    """Return a table as CSV (RFC 4180) that a spreadsheet opens and works nothing out of.

    A text that begins as a formula does gets an apostrophe before it, which a spreadsheet shows as
    text; a number keeps its sign.
    """
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow([_guarded(name) for name in table.columns])
    for row in table.rows:
        writer.writerow([_guarded(cell) for cell in row])
    return written.getvalue()


def markdown_of(artifact: Artifact, content: JsonObject, found: ArtifactTables) -> str:
    """Return an artifact as Markdown: its text as it is, else its tables or its values."""
    blocks = [f"# {_line(artifact.title)}"]
    try:
        document = document_of(content)
    except (KeyError, TypeError, ValueError, AttributeError):
        blocks += [_table(table) for table in found.tables or (facts_of(content),)]
    else:
        fenced = document.language is not None
        blocks.append(_fence(document.text, document.language or "") if fenced else document.text)
    if artifact.sources:
        listed = "\n".join(f"- {_line(each.title)}: {each.url}" for each in artifact.sources)
        blocks.append(f"## Sources\n\n{listed}")
    return "\n\n".join(blocks) + "\n"


def _guarded(cell: Cell) -> str:
    text = text_of_cell(cell)
    if text.lstrip(" ").startswith(_FORMULA) and quantity(cell) is None:
        return f"'{text}"
    return text


def _table(table: DataTable) -> str:
    head = f"## {_line(table.name)}\n\n{_row(table.columns)}\n{_row(['---'] * len(table.columns))}"
    return "\n".join((head, *(_row([text_of_cell(cell) for cell in row]) for row in table.rows)))


def _row(cells: list[str] | tuple[str, ...]) -> str:
    return f"| {' | '.join(_line(cell).replace('|', chr(92) + '|') for cell in cells)} |"


def _line(text: str) -> str:
    return " ".join(text.split())


def _fence(text: str, language: str) -> str:
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    marks = "`" * max(3, longest + 1)
    return f"{marks}{language}\n{text}\n{marks}"


def _file_name(artifact: Artifact) -> str:
    words = "-".join(re.findall(r"[a-z0-9]+", artifact.title.lower()))[:60].strip("-")
    return f"{words or artifact.artifact_type}-{artifact.artifact_id}"
