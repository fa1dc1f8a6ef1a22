"""An artifact as a file: nothing in it is lost, runs, or is worked out by a spreadsheet."""

import csv
import io
import json
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from buddy.adapters.rendering.markdown import MarkdownRenderer
from buddy.domain.artifact import ArtifactType
from buddy.domain.cell import Cell
from buddy.domain.data_table import DataTable
from buddy.errors import NotFound
from buddy.services.artifact_export import ArtifactExporter, ExportFormat, csv_of
from buddy.services.artifact_preview_generator import ArtifactPreviewGenerator
from buddy.services.artifact_tables import ArtifactTables
from buddy.testing.conformance.rendering import Page
from buddy.testing.factories import make_artifact

RENDERER = MarkdownRenderer()
EXPORTER = ArtifactExporter(ArtifactPreviewGenerator(RENDERER), RENDERER)
EVIL = "<script>alert(1)</script>"
SALES = {
    "rows": [["2026-01", 3, EVIL], ["2026-02", -4, "b | c"], ["2026-03", None, ""]],
    "columns": ["month", "sold", "note"],
}


async def export(content: dict[str, Any], wanted: ExportFormat, **options: Any) -> str:
    kind = options.pop("kind", ArtifactType.TABLE)
    artifact = make_artifact(artifact_type=kind, title=f'Sales "2026" {EVIL}')
    file = await EXPORTER.export(artifact, content, wanted, **options)
    assert file.name == f"sales-2026-script-alert-1-script-{artifact.artifact_id}.{wanted}"
    return file.content.decode()


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+cmd|' /C calc'!A0", "-2+3+cmd", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1", "-"],  # noqa: RUF001
)
def test_a_spreadsheet_works_nothing_out(cell: str) -> None:
    table = DataTable(name="t", columns=(cell, "b"), rows=((cell, 1),))
    read = list(csv.reader(io.StringIO(csv_of(table), newline="")))
    assert read == [[f"'{cell}", "b"], [f"'{cell}", "1"]]


@pytest.mark.parametrize("cell", [-3, "-3", "+4.5 %", "-$2", "a=1", 'say "hi", you', "two\nlines"])
def test_other_cells_are_kept_as_they_are(cell: Cell) -> None:
    table = DataTable(name="t", columns=("a",), rows=((cell,), (None,), (True,)))
    read = list(csv.reader(io.StringIO(csv_of(table), newline="")))
    expected = f"'{cell}" if cell == "-$2" else str(cell)  # no number that is written so
    assert read == [["a"], [expected], [""], ["true"]]


async def test_json_is_the_content() -> None:
    assert json.loads(await export(SALES, ExportFormat.JSON)) == SALES


async def test_csv_is_a_table_or_the_values() -> None:
    lines = (await export(SALES, ExportFormat.CSV)).splitlines()
    assert lines[:3] == ["month,sold,note", f"2026-01,3,{EVIL}", "2026-02,-4,b | c"]
    value = {"equation": "=1+1", "value": "2"}
    kind = ArtifactType.CALCULATION_RESULT
    told = (await export(value, ExportFormat.CSV, kind=kind)).splitlines()
    assert told == ["name,value", "equation,'=1+1", "value,2"]
    with pytest.raises(NotFound, match="no table 7: it has 1 table, counted from 0"):
        await export(SALES, ExportFormat.CSV, table=7)


async def test_markdown_is_the_text_or_the_tables() -> None:
    text = await export(SALES, ExportFormat.MARKDOWN)
    assert "| 2026-02 | -4 | b \\| c |" in text
    assert "- Tate: https://www.tate.org.uk/visit" in text
    code = {"text": "a = '```'", "format": "text", "path": "a.py"}
    document = await export(code, ExportFormat.MARKDOWN, kind=ArtifactType.DOCUMENT)
    assert "````py\na = '```'\n````" in document


async def test_html_runs_and_loads_nothing() -> None:
    html = await export(SALES, ExportFormat.HTML)
    assert "default-src 'none'" in html
    page = Page(html)
    assert "script" not in page.tags
    assert page.tags.count("svg") == 1
    long = {"text": "word\n\n" * 20_000 + "the end"}
    whole = await export(long, ExportFormat.HTML, kind=ArtifactType.DOCUMENT)
    assert "the end" in whole


async def test_svg_draws_every_value() -> None:
    svg = await export(SALES, ExportFormat.SVG)
    root = ET.fromstring(svg)  # our own file
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    (line,) = [each for each in root.iter() if each.get("class") == "l"]
    assert (line.get("d") or "").count("L") == 1  # the third month has no figure
    bars = {"data": {"labels": ["<a>", "b"], "datasets": [{"label": "x", "data": [-1, 2]}]}}
    kind = ArtifactType.CHART
    root = ET.fromstring(await export(bars, ExportFormat.SVG, kind=kind))
    named = [each.text for each in root.iter() if each.tag.endswith("title")]
    assert named == ["x by label", "<a>: x -1", "b: x 2"]
    with pytest.raises(NotFound, match="no chart 0: it has none"):
        await export({"a": 1}, ExportFormat.SVG, kind=ArtifactType.JSON)


@pytest.mark.parametrize("values", [[0, 0], [5, 5], [-3, -1], [1e-7, 2e-7], [1e12, -1e12]])
async def test_svg_of_any_figures_is_well_formed(values: list[float]) -> None:
    for kind in ("line", "bar"):
        content = {"kind": kind, "labels": ["a", "b"], "series": [{"name": "x", "values": values}]}
        root = ET.fromstring(await export(content, ExportFormat.SVG, kind=ArtifactType.CHART))
        assert "nan" not in ET.tostring(root, "unicode")


async def test_a_long_file_is_looked_through_for_charts_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Once for each of its parts took minutes for a megabyte of rows.
    found = ArtifactTables.of
    looks: list[bool] = []

    def counted(*args: Any, draws: bool = True) -> ArtifactTables:
        looks.append(draws)
        return found(*args, draws=draws)

    monkeypatch.setattr(ArtifactTables, "of", counted)
    long = {"text": "a,b\n" + "x,1\n" * 12_000, "format": "text", "path": "x.csv"}
    page = await export(long, ExportFormat.HTML, kind=ArtifactType.DOCUMENT)
    assert page.count("x,") == 12_000
    assert await export(long, ExportFormat.CSV, kind=ArtifactType.DOCUMENT)
    assert looks == [True, False]


@pytest.mark.parametrize("smallest", [5e-324, -5e-324, 1e-310])
async def test_svg_of_figures_that_are_hardly_any_is_drawn(smallest: float) -> None:
    content = {"rows": [["a", smallest], ["b", 0.0]], "columns": ["name", "sold"]}
    ET.fromstring(await export(content, ExportFormat.SVG))  # our own file
