"""Artifacts over HTTP: parts, rows, files, other runs, two side by side."""

from typing import Any

import pytest
from web_site import MakeSite, Site, assert_problem

from buddy.domain.json_value import JsonObject
from buddy.domain.tool import ToolResult
from buddy.ports.tools import ToolContext
from buddy.testing.tools import ScriptedTool

ROWS = [{"name": f"item {n}", "price": n % 50} for n in range(120)]


@pytest.fixture
async def site(start_site: MakeSite) -> Site:
    runs = 0

    async def priced(_tool_input: JsonObject, _context: ToolContext) -> ToolResult:
        nonlocal runs
        runs += 1
        rows = [*ROWS[: 120 - runs], {"name": f"run {runs}", "price": 1}]
        return ToolResult(data={"rows": rows, "long": ["x" * 1_000] * 50}, summary="Priced")

    return await start_site([ScriptedTool(behaviour=priced)])


async def artifact_of(site: Site) -> str:
    mission_id = await site.executed()
    (artifact,) = (await site.get(f"/missions/{mission_id}/artifacts")).json()["items"]
    return artifact["artifact_id"]


async def asked(site: Site, path: str, **params: Any) -> dict[str, Any]:
    answer = await site.get(f"/artifacts/{path}", params=params)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_a_preview_names_tables_and_charts_and_leaves_the_rows_out(site: Site) -> None:
    found = await artifact_of(site)
    preview = await asked(site, f"{found}/preview")
    assert preview["kind"] == "table"
    assert preview["artifact"]["artifact_id"] == found
    assert preview["tables"] == [{"name": "rows", "columns": ["name", "price"], "rows": 120}]
    assert [chart["kind"] for chart in preview["charts"]] == ["bar"]
    raw = await asked(site, f"{found}/preview", raw=True, part=2)
    assert (raw["kind"], raw["part"]) == ("json", 2)
    assert raw["parts"] > 2
    refused = await site.get(f"/artifacts/{found}/preview", params={"part": 9})
    assert assert_problem(refused, 422, "input_invalid")["field"] == "part"


async def test_rows_are_filtered_sorted_and_paged(site: Site) -> None:
    found = await artifact_of(site)
    page = await asked(site, f"{found}/rows", q="ITEM 11", sort=1, descending=True, limit=2)
    assert (page["total"], page["matching"], page["next_cursor"]) == (120, 11, 2)
    assert page["items"] == [["item 118", 18], ["item 117", 17]]
    last = await asked(site, f"{found}/rows", cursor=100)
    assert (len(last["items"]), last["next_cursor"]) == (20, None)
    refused = await site.get(f"/artifacts/{found}/rows", params={"table": 3})
    assert_problem(refused, 404, "not_found")
    refused = await site.get(f"/artifacts/{found}/rows", params={"sort": 2})
    assert_problem(refused, 422, "input_invalid")


@pytest.mark.parametrize(
    ("wanted", "media_type"),
    [
        ("json", "application/json"),
        ("csv", "text/csv; charset=utf-8"),
        ("md", "text/markdown; charset=utf-8"),
        ("html", "text/html; charset=utf-8"),
        ("svg", "image/svg+xml"),
    ],
)
async def test_a_file_is_taken_away_and_never_shown_here(
    site: Site, wanted: str, media_type: str
) -> None:
    found = await artifact_of(site)
    answer = await site.get(f"/artifacts/{found}/export", params={"format": wanted})
    assert (answer.status_code, answer.headers["content-type"]) == (200, media_type)
    assert answer.headers["content-disposition"].startswith("attachment; filename=")
    assert "sandbox" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.content


async def test_another_run_is_found_and_stands_beside(site: Site) -> None:
    first, second = await artifact_of(site), await artifact_of(site)
    (other,) = (await asked(site, f"{second}/related"))["items"]
    assert other["artifact"]["artifact_id"] == first
    found = await asked(site, f"{first}/compare/{second}", limit=10)
    assert found["identical"] is False
    assert (found["same"], found["changed"], found["removed"], found["added"]) == (118, 1, 1, 0)
    assert (len(found["items"]), found["next_cursor"]) == (10, 10)
    rest = await asked(site, f"{first}/compare/{second}", cursor=110)
    assert [pair["change"] for pair in rest["items"]][-2:] == ["changed", "removed"]
    same = await asked(site, f"{first}/compare/{first}")
    assert (same["identical"], same["changed"]) == (True, 0)


async def test_what_there_is_not_is_said(site: Site) -> None:
    found = await artifact_of(site)
    for path in ("a_none/preview", "a_none/rows", "a_none/export", "a_none/related"):
        assert_problem(await site.get(f"/artifacts/{path}"), 404, "not_found")
    assert_problem(await site.get(f"/artifacts/{found}/compare/a_none"), 404, "not_found")
    odd = await site.get(f"/artifacts/{found}/export", params={"format": "exe"})
    assert odd.status_code == 422
