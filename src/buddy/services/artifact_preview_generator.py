"""Previews: what an artifact looks like at a glance, as data and as safe HTML."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from buddy.domain.artifact import ArtifactType
from buddy.domain.cell import text_of_cell
from buddy.domain.chart import Chart
from buddy.domain.data_table import DataTable, tables_of
from buddy.domain.json_value import JsonObject, JsonValue, canonical_json
from buddy.ports.rendering import HtmlRenderer
from buddy.services.artifact_tables import ArtifactTables
from buddy.services.navigation_preview import navigation_html, navigation_summary
from buddy.services.text_parts import (
    PART_CHARACTERS,
    check_part,
    document_of,
    markdown_part,
    part_of,
)

PreviewKind = Literal["results", "equation", "document", "navigation", "facts", "table", "json"]

SUMMARY_RESULTS = 3
SUMMARY_CHARACTERS = 400
SUMMARY_FACTS = 50
SUMMARY_TABLES = 5
RENDERED_RESULTS = 100
"""In one part."""
RENDERED_ROWS = 20
"""Of a table, in its HTML."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What there is to see, without HTML."""

    kind: PreviewKind
    data: JsonObject
    """For a client that draws by itself; small."""

    def to_json(self) -> JsonObject:
        """Return what the `artifact_preview` event carries."""
        return {"kind": self.kind, **self.data}


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A preview, or a part of one that is long."""

    kind: PreviewKind
    html: str
    """Sanitised; to be shown in a sandboxed frame all the same."""
    data: JsonObject
    """The same for a client that draws by itself; small."""
    part: int = 1
    parts: int = 1
    """In how many it is shown; the tables are apart from it, and are paged themselves."""
    tables: tuple[DataTable, ...] = ()
    charts: tuple[Chart, ...] = ()


@dataclass(frozen=True, slots=True)
class ArtifactPreviewGenerator:
    """Generates previews by artifact type. A shape it does not know is shown as JSON."""

    renderer: HtmlRenderer

    def summarise(self, artifact_type: ArtifactType, content: JsonObject) -> JsonObject:
        """Return what an event says of a content: its kind and a little of it. Renders nothing."""
        return _summary(artifact_type, content).to_json()

    def generate_preview(
        self, artifact_type: ArtifactType, content: JsonObject, part: int = 1, *, raw: bool = False
    ) -> Preview:
        """Return a part of a content's preview, in time that does not grow with its text.

        Args:
            artifact_type: What it is.
            content: What is shown.
            part: Which part, from 1.
            raw: Whether it is shown as JSON, whatever its type.

        Raises:
            InputInvalid: There is no such part.
        """
        summary = _of_json(content) if raw else _summary(artifact_type, content)
        html, parts = self._drawn(summary, content, part)
        data = summary.data
        if summary.kind == "results":
            start = (part - 1) * RENDERED_RESULTS
            data = {**data, "first": start + 1, "results": _hits(content, start, RENDERED_RESULTS)}
        found = ArtifactTables((), ()) if raw else ArtifactTables.of(artifact_type, content)
        return Preview(
            kind=summary.kind,
            html=html,
            data=data,
            part=part,
            parts=parts,
            tables=found.tables,
            charts=found.charts,
        )

    def pages(self, artifact_type: ArtifactType, content: JsonObject) -> Iterator[str]:
        """Yield the HTML of every part; what is apart from it is not looked for."""
        summary, part, parts = _summary(artifact_type, content), 1, 1
        while part <= parts:
            html, parts = self._drawn(summary, content, part)
            yield html
            part += 1

    def _drawn(self, summary: Summary, content: JsonObject, part: int) -> tuple[str, int]:
        """Return the safe HTML of a part, and how many there are."""
        makers: dict[PreviewKind, Callable[[JsonObject, int], tuple[str, int]]] = {
            "results": self._results,
            "equation": self._equation,
            "document": self._document,
            "navigation": self._navigation,
            "facts": self._facts,
            "table": self._tables,
            "json": self._json,
        }
        html, parts = makers[summary.kind](content, part)
        # Each maker escapes what it is given; the wall stands behind all of them.
        return self.renderer.safe(html), parts

    async def preview(
        self, artifact_type: ArtifactType, content: JsonObject, part: int = 1, *, raw: bool = False
    ) -> Preview:
        """Return a preview as `generate_preview`, made in a thread: others are served meanwhile.

        Raises:
            InputInvalid: There is no such part.
        """
        return await asyncio.to_thread(self.generate_preview, artifact_type, content, part, raw=raw)

    def _results(self, content: JsonObject, part: int) -> tuple[str, int]:
        results = _rows(content)
        parts = max(1, -(-len(results) // RENDERED_RESULTS))
        check_part(part, parts)
        start = (part - 1) * RENDERED_RESULTS
        items = "".join(
            f'<li class="hit">{self.renderer.link(str(r["url"]), _start(r["title"]))}'
            f"<p>{self.renderer.text(_start(r.get('snippet') or ''))}</p></li>"
            for r in results[start : start + RENDERED_RESULTS]
        )
        engine = self.renderer.text(_start(content.get("engine") or ""))
        head = f"<p>{len(results)} results from {engine}</p>"
        return f'{head}<ol start="{start + 1}">{items}</ol>', parts

    def _equation(self, content: JsonObject, part: int) -> tuple[str, int]:
        check_part(part, 1)
        answer = f"{content['value']} {content.get('unit') or ''}".strip()
        return (
            f"<p><code>{self._shown(str(content['equation']))}</code></p>"
            f"<p><strong>{self._shown(answer)}</strong></p>"
        ), 1

    def _document(self, content: JsonObject, part: int) -> tuple[str, int]:
        document = document_of(content)
        if document.language is not None:
            text, parts = part_of(document.text, part)
            body = self.renderer.code(text, document.language)
        else:
            text, parts = markdown_part(document.text, part)
            body = self.renderer.markdown(text)
        titled = document.title if part == 1 else ""
        head = f"<h1>{self.renderer.text(_start(titled))}</h1>" if titled else ""
        return f"{head}{body}", parts

    def _navigation(self, content: JsonObject, part: int) -> tuple[str, int]:
        check_part(part, 1)
        return navigation_html(self.renderer, content), 1

    def _facts(self, content: JsonObject, part: int) -> tuple[str, int]:
        check_part(part, 1)
        rows = "".join(
            f"<tr><th>{self.renderer.text(_start(key))}</th>"
            f"<td>{self._shown('' if value is None else str(value))}</td></tr>"
            for key, value in content.items()
        )
        return f"<table>{rows}</table>", 1

    def _tables(self, content: JsonObject, part: int) -> tuple[str, int]:
        """Return the beginning of each table; a client that can asks for the rows themselves."""
        check_part(part, 1)
        drawn = (self._table(table) for table in tables_of(content))
        return "".join(drawn), 1

    def _table(self, table: DataTable) -> str:
        shown = self.renderer.text
        head = "".join(f"<th>{shown(_start(name))}</th>" for name in table.columns)
        rows = "".join(
            f"<tr>{''.join(f'<td>{shown(_start(text_of_cell(cell)))}</td>' for cell in row)}</tr>"
            for row in table.rows[:RENDERED_ROWS]
        )
        left = len(table.rows) - RENDERED_ROWS
        note = f'<p class="note">{left:,} more rows</p>' if left > 0 else ""
        caption = f"<caption>{shown(_start(table.name))}</caption>"
        table_html = f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        return f"{table_html}{note}"

    def _json(self, content: JsonObject, part: int) -> tuple[str, int]:
        text, parts = part_of(json.dumps(content, indent=2, ensure_ascii=False), part)
        return self.renderer.code(text, "json"), parts

    def _shown(self, text: str) -> str:
        return _note(text) + self.renderer.text(text[:PART_CHARACTERS])


def _summary(artifact_type: ArtifactType, content: JsonObject) -> Summary:
    try:
        match artifact_type:
            case ArtifactType.WEB_SEARCH_RESULT:
                return _of_results(content)
            case ArtifactType.CALCULATION_RESULT:
                return _of_equation(content)
            case ArtifactType.WEB_EXTRACTION_RESULT | ArtifactType.DOCUMENT:
                return _of_results(content) if "results" in content else _of_document(content)
            case ArtifactType.WEB_NAVIGATION_RESULT:
                return Summary(kind="navigation", data=navigation_summary(content))
            case ArtifactType.TABLE | ArtifactType.CHART:
                return _of_tables(content)
            case _:
                return _of_facts(content)
    except (KeyError, TypeError, ValueError, AttributeError):
        # A tool that is not built in may declare a type and fill it otherwise.
        return _of_json(content)


def _of_results(content: JsonObject) -> Summary:
    results, engine = _rows(content), _start(content.get("engine") or "")
    top = _hits(content, 0, SUMMARY_RESULTS, snippet=200)
    data: dict[str, JsonValue] = {"engine": engine, "count": len(results), "results": top}
    if not results:
        data["empty_reason"] = _start(content.get("empty_reason") or "")
    return Summary(kind="results", data=data)


def _hits(
    content: JsonObject, start: int, number: int, *, snippet: int = SUMMARY_CHARACTERS
) -> list[JsonObject]:
    return [
        {
            "title": _start(r["title"]),
            "url": str(r["url"]),
            "snippet": str(r.get("snippet") or "")[:snippet],
        }
        for r in _rows(content)[start : start + number]
    ]


def _rows(content: JsonObject) -> Sequence[Mapping[str, Any]]:
    results: list[Mapping[str, Any]] = list(content["results"])
    for row in results:
        # What the HTML needs, so that it is not first missed in the middle of it.
        _ = row["url"], row["title"], row.get("snippet")
    return results


def _of_equation(content: JsonObject) -> Summary:
    equation, value = _start(content["equation"]), _start(content["value"])
    unit = _start(content.get("unit") or "")
    return Summary(
        kind="equation", data={"equation": equation, "value": value, "unit": unit or None}
    )


def _of_document(content: JsonObject) -> Summary:
    document = document_of(content)
    text, title = document.text, _start(document.title)
    data = {"title": title or None, "text": _start(text), "length": len(text)}
    return Summary(kind="document", data=data)


def _of_tables(content: JsonObject) -> Summary:
    tables = tables_of(content)
    if not tables:
        return _of_json(content)
    listed = [
        {"name": _start(table.name)[:80], "rows": len(table.rows)}
        for table in tables[:SUMMARY_TABLES]
    ]
    return Summary(kind="table", data={"tables": listed, "count": len(tables)})


def _of_facts(content: JsonObject) -> Summary:
    nested = any(isinstance(value, (dict, list)) for value in content.values())
    if nested or len(content) > SUMMARY_FACTS:
        try:
            return _of_document(content)
        except (KeyError, TypeError, ValueError, AttributeError):
            return _of_tables(content)
    facts = {
        _start(key): _start(value) if isinstance(value, str) else value
        for key, value in content.items()
    }
    return Summary(kind="facts", data={"facts": facts})


def _of_json(content: JsonObject) -> Summary:
    text = canonical_json(dict(content))
    return Summary(kind="json", data={"text": _start(text), "length": len(text)})


def _start(value: object) -> str:
    return str(value)[:SUMMARY_CHARACTERS]


def _note(text: str) -> str:
    if len(text) <= PART_CHARACTERS:
        return ""
    return f"<p>Preview of the first {PART_CHARACTERS:,} characters</p>"
