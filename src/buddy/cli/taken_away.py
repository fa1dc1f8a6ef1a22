"""`buddy mission export` and `buddy mission compare`: a result as a file, and two side by side."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from buddy.cli.archive import leave
from buddy.cli.client import Client
from buddy.cli.export import target
from buddy.errors import ArchiveError, NotFound
from buddy.services.artifact_export import ExportFormat

Json = Annotated[bool, typer.Option("--json", help="Print the API's answer as JSON.")]
Url = Annotated[str | None, typer.Option("--url", envvar="BUDDY_URL", help="The server.")]
MissionId = Annotated[str, typer.Argument(help="m_…")]
_MARKS = {"same": " ", "removed": "-", "added": "+"}


def export(
    mission_id: MissionId,
    form: Annotated[ExportFormat, typer.Option("--format", help="The kind of file.")] = (
        ExportFormat.JSON
    ),
    output: Annotated[
        str, typer.Option("--output", "-o", help="Where to; - is standard output.")
    ] = "-",
    *,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    url: Url = None,
) -> None:
    """Write a mission's result as JSON, a table as CSV, Markdown, HTML, or its chart as SVG."""
    client = Client(url)
    artifact_id = _artifact_of(client, mission_id, as_json=False)
    text = client.text(f"/artifacts/{artifact_id}/export?format={form.value}")
    try:
        with target(output, force=force) as out:
            out.write(text)
    except ArchiveError as error:
        leave(error, as_json=False)
    if output != "-":
        print(f"Wrote {len(text.encode()):,} bytes to {output}")


def compare(
    mission_id: MissionId,
    other_id: Annotated[str, typer.Argument(help="The mission to compare with: m_…")],
    *,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Compare the results of two missions line by line, as `diff` writes it."""
    client = Client(url, as_json=as_json)
    ids = [_artifact_of(client, each, as_json=as_json) for each in (mission_id, other_id)]
    path = f"/artifacts/{ids[0]}/compare/{ids[1]}"
    answer = client.get(path)
    while answer["next_cursor"] is not None:
        more = client.get(path, cursor=answer["next_cursor"])
        answer = {**answer, "items": answer["items"] + more["items"]}
        answer["next_cursor"] = more["next_cursor"]
    if as_json:
        print(json.dumps(answer, ensure_ascii=False, indent=2))
        return
    if answer["identical"]:
        print("The two results are the same")
        return
    for pair in answer["items"]:
        for line in _lines(pair):
            print(line)
    counts = f"{answer['changed']} lines differ, {answer['removed']} only in {mission_id}"
    print(f"{counts}, {answer['added']} only in {other_id}, {answer['same']} the same")
    if answer["cut"]:
        print("One has more lines than are compared")


def _artifact_of(client: Client, mission_id: str, *, as_json: bool) -> str:
    mission: dict[str, Any] = client.get(f"/missions/{mission_id}")
    record: dict[str, Any] = mission["execution_record"] or {}
    found = record.get("artifact_reference")
    if not found:
        said = f"Mission {mission_id} is {mission['status']} and has no result"
        leave(NotFound(said), as_json=as_json)
    return found["artifact_id"]


def _lines(pair: dict[str, Any]) -> list[str]:
    if pair["change"] == "changed":
        return [f"- {pair['left']}", f"+ {pair['right']}"]
    mark = _MARKS[pair["change"]]
    return [f"{mark} {pair['left'] if pair['left'] is not None else pair['right']}"]
