"""`buddy mission result` against a real server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_server import Cli, serving

from buddy.cli.result import LINES
from buddy.domain.json_value import JsonObject
from buddy.domain.tool import ToolResult
from buddy.ports.tools import ToolContext
from buddy.testing.tools import ScriptedTool, spec

HITS = 60


async def finds(tool_input: JsonObject, _context: ToolContext) -> ToolResult:
    """Return a list, or a text where tea is asked for."""
    if "tea" in str(tool_input):
        return ToolResult(data={"text": "\x1b[31mgreen tea\n" * (LINES + 2)}, summary="A text")
    hits = [{"title": f"Hit {n}", "url": f"https://a.example/{n}"} for n in range(HITS)]
    return ToolResult(data={"results": hits}, summary="Hits", items=HITS)


@pytest.fixture(scope="module")
def cli() -> Iterator[Cli]:
    with serving([ScriptedTool(spec(), finds)]) as cli:
        yield cli


def done(cli: Cli, objective: str) -> str:
    mission_id = cli.json("mission", "create", objective)["mission_id"]
    cli.text("mission", "approve", mission_id, "--revision", "1")
    cli.json("mission", "execute", mission_id)
    return mission_id


def test_a_list_is_a_table_with_the_number_left_out(cli: Cli, tmp_path: Path) -> None:
    mission_id = done(cli, "search for python tutorials")
    head, columns, *rows, last = cli.text("mission", "result", mission_id).splitlines()
    assert head.startswith("search for python tutorials  (json, a_")
    assert columns.split() == ["#", "title", "url"]
    assert rows[0].split() == ["1", "Hit", "0", "https://a.example/0"]
    assert len(rows) == 50
    assert last == "  10 more rows left out; --json prints all of it, --save FILE keeps it"
    assert len(cli.json("mission", "result", mission_id)["content"]["results"]) == HITS
    kept = tmp_path / "hits.json"
    assert cli.text("mission", "result", mission_id, "--save", str(kept)) == ""
    assert len(json.loads(kept.read_text())["results"]) == HITS
    refused = cli("mission", "result", mission_id, "--save", str(kept))
    assert refused.exit_code == 1
    assert "exists; give another name, or --force" in refused.stderr


def test_a_text_is_plain_and_says_how_much_is_left_out(cli: Cli) -> None:
    text = cli.text("mission", "result", done(cli, "search for tea"))
    assert "\x1b" not in text  # what a page wrote, no terminal obeys
    assert text.count("green tea") == LINES
    assert "  2 more lines left out" in text


def test_what_has_no_result_says_why_and_what_to_do(cli: Cli) -> None:
    mission_id = cli.proposed()
    refused = cli("mission", "result", mission_id)
    assert refused.exit_code == 1
    assert refused.stderr == (
        f"{mission_id} has no result, it is proposed; approve and execute it first: "
        f"buddy mission show {mission_id} [not_found]\n"
    )
    assert cli.json("mission", "result", "m_nobodyknows", code=1)["code"] == "mission_not_found"


def test_a_result_is_taken_away_and_compared_with_another(cli: Cli, tmp_path: Path) -> None:
    first, again = done(cli, "search for python books"), done(cli, "search for python books")
    file = tmp_path / "hits.csv"
    told = cli.text("mission", "export", first, "--format", "csv", "-o", str(file))
    assert told == f"Wrote {file.stat().st_size:,} bytes to {file}\n"
    assert file.read_text().splitlines()[1] == "Hit 0,https://a.example/0"
    assert cli.text("mission", "compare", first, again) == "The two results are the same\n"
    tea = done(cli, "search for tea")
    lines = cli.text("mission", "compare", first, tea).splitlines()
    assert {line[0] for line in lines[:-1]} >= {"-", "+"}
    assert lines[-1].endswith(" the same")
    assert len(cli.json("mission", "compare", first, tea)["items"]) > 1
    waiting = cli.json("mission", "create", "search for python songs")["mission_id"]
    assert f"Mission {waiting} is proposed" in cli("mission", "export", waiting).output
