"""`buddy mission result`: what a mission brought, as a table or as text, whole with --json."""

from __future__ import annotations

import json
import sys
import unicodedata
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from rich.console import Console
from rich.markdown import Markdown

from buddy.cli.archive import leave
from buddy.cli.client import Client
from buddy.cli.export import target
from buddy.cli.listing import print_listing
from buddy.domain.result_table import entries_of, table_of, text_of
from buddy.errors import ArchiveError, NotFound

console = Console()

LINES: Final = 200
"""Lines of a text that are printed."""
ROWS: Final = 50
"""Rows of a table that are printed."""
SOURCES: Final = 5
_SET: Final = ("markdown", "report")
"""Texts of a result that are written in Markdown."""
Json = Annotated[bool, typer.Option("--json", help="Print the artifact and all of its content.")]
Url = Annotated[str | None, typer.Option("--url", envvar="BUDDY_URL", help="The server.")]


def result(
    mission_id: Annotated[str, typer.Argument(help="m_…")],
    save: Annotated[
        Path | None, typer.Option("--save", help="Write all of the content into a file, as JSON.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file.")] = False,
    *,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Print what a mission brought: a list as a table, a page or report as text.

    Long ones are cut, with how much is left out; --json and --save have all of it.
    """
    client = Client(url, as_json=as_json)
    mission = client.get(f"/missions/{mission_id}")
    record: dict[str, Any] = mission["execution_record"] or {}
    found = record.get("artifact_reference")
    if not found:
        leave(_without(mission), as_json=as_json)
    answer = client.get(f"/artifacts/{found['artifact_id']}")
    whole = json.dumps(answer["content"], ensure_ascii=False, indent=2)
    if save is not None:
        try:
            with target(str(save), force=force) as out:
                out.write(whole + "\n")
        except ArchiveError as error:
            leave(error, as_json=as_json)
        print(f"{save} holds the result of {mission_id}", file=sys.stderr)
    if as_json:
        print(json.dumps(answer, ensure_ascii=False, indent=2))
    elif save is None:
        _print(answer["artifact"], answer["content"])


def _without(mission: dict[str, Any]) -> NotFound:
    """Return the error that says why a mission has no result, and what to do."""
    name, status = mission["mission_id"], mission["status"]
    then = {
        "proposed": f"approve and execute it first: buddy mission show {name}",
        "approved": f"execute it first: buddy mission execute {name}",
        "running": f"it is not over: buddy mission watch {name}",
    }.get(status, f"buddy mission show {name} tells how it went")
    return NotFound(f"{name} has no result, it is {status.replace('_', ' ')}; {then}", id=name)


def _print(artifact: dict[str, Any], content: dict[str, Any]) -> None:
    _say(f"{artifact['title']}  ({artifact['artifact_type']}, {artifact['artifact_id']})")
    listed = bool(entries_of(content) or content.get("tables"))
    left = _table(content) if listed else _text(content)
    for source in () if listed else artifact["sources"][:SOURCES]:
        _say(f"  Source   {source['url']}")
    if left:
        _say(f"  {left} left out; --json prints all of it, --save FILE keeps it")


def _table(content: dict[str, Any]) -> str:
    """Print a list; return how much of it is left out."""
    table = table_of(content)
    rows = [[_plain(" ".join(cell.split())) for cell in row] for row in table.rows[:ROWS]]
    heads = [_plain(head) or str(number) for number, head in enumerate(table.columns, 1)]
    print_listing(console, heads, rows, prose=frozenset(heads))
    more = table.more + max(0, len(table.rows) - ROWS)
    return f"{more} more row{'' if more == 1 else 's'}" if more else ""


def _text(content: dict[str, Any]) -> str:
    """Print a text; return how much of it is left out."""
    set_text = next((content[name] for name in _SET if isinstance(content.get(name), str)), None)
    lines = _plain(set_text or text_of(content)).splitlines()
    shown = "\n".join(lines[:LINES])
    if set_text and console.is_terminal:
        console.print(Markdown(shown, hyperlinks=False))
    else:
        _say(shown)
    more = max(0, len(lines) - LINES)
    return f"{more} more line{'' if more == 1 else 's'}" if more else ""


def _say(text: str) -> None:
    console.print(_plain(text), markup=False, highlight=False, soft_wrap=True)


def _plain(text: str) -> str:
    """Return a text without what a terminal would obey: it was written by a page or a tool."""
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c)[0] != "C")
