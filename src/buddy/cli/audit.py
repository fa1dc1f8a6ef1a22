"""`buddy audit …`: the chain of what was decided, whether it holds, and a copy of it."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from buddy.cli.archive import DataDir, Force, open_instance, run
from buddy.cli.client import Client
from buddy.cli.export import Format, export
from buddy.cli.listing import print_listing
from buddy.cli.plural import plural
from buddy.services.export import ExportClass

if TYPE_CHECKING:
    from buddy.services.audit_service import Verification

app = typer.Typer(no_args_is_help=True, help="The audit chain: what was decided, by whom, when.")
console = Console()

_HEADS = ("Link", "When", "Act", "Who", "Mission", "Hash")

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Url = Annotated[str | None, typer.Option("--url", envvar="BUDDY_URL", help="The server.")]
Offline = Annotated[
    bool, typer.Option("--offline", help="Read the store itself; the server need not run.")
]


@app.command()
def verify(
    data_dir: DataDir = None,
    *,
    head: Annotated[
        str | None, typer.Option(help="The hash of a head that you noted earlier.")
    ] = None,
    events: Annotated[
        bool, typer.Option("--events", help="Hold the log against the links, too.")
    ] = False,
    offline: Offline = False,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Read the chains from end to end and tell what is wrong with them, and where.

    Asks the server for your chain and the instance's; with --offline or --data-dir, reads all
    chains in the store. Leaves with exit code 1 when something is wrong.
    """
    if offline or data_dir is not None:
        work = open_instance(data_dir, as_json=as_json).verify_audit(head, events=events)
        answer = _as_told(run(work, as_json=as_json))
    else:
        asked = {"head": head, "events": "true" if events else None}
        answer = Client(url, as_json=as_json).get("/audit/verify", **asked)
    if as_json:
        print(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        _tell(answer, head)
    if not answer["ok"]:
        raise typer.Exit(1)


def _as_told(found: Verification) -> dict[str, Any]:
    """Return what the API would have answered."""
    chains = [
        {
            "chain": report.chain,
            "ok": not report.problems,
            "links": report.links,
            "head_number": report.head.number,
            "head": report.head.hash,
            "noted_at": report.noted_at,
            "events": report.events,
            "problems": [asdict(problem) for problem in report.problems],
        }
        for report in found.chains
    ]
    problems = [asdict(problem) for problem in found.problems]
    return {"ok": found.ok, "chains": chains, "problems": problems}


def _tell(answer: dict[str, Any], head: str | None) -> None:
    for chain in answer["chains"]:
        held = "" if chain["events"] is None else f", {chain['events']:,} events held against it"
        verdict = "holds" if chain["ok"] else plural(len(chain["problems"]), "problem")
        print(f"{chain['chain']}: {chain['links']:,} links{held}: {verdict}")
        for problem in chain["problems"]:
            print(f"  {problem['message']} [{problem['fault']}]")
        if chain["noted_at"] is not None:
            print(f"  the head you noted is link {chain['noted_at']}")
        if chain["links"]:
            print(f"  head: {chain['head']} (link {chain['head_number']})")
    for problem in answer["problems"]:
        print(f"{problem['message']} [{problem['fault']}]")
    if head is None and answer["ok"]:
        print("Note the heads elsewhere; --head HASH holds a later check to them.")


@app.command("list")
def list_links(
    mission: Annotated[str | None, typer.Option(help="Only those of a mission.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=1000)] = 20,
    cursor: Annotated[int, typer.Option(min=0, help="Go on behind this link.")] = 0,
    *,
    instance: Annotated[
        bool, typer.Option("--instance", help="The instance's chain, not yours.")
    ] = False,
    oldest_first: Annotated[bool, typer.Option("--oldest-first")] = False,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """List links, newest first."""
    answer = Client(url, as_json=as_json).get(
        "/audit",
        chain="instance" if instance else "mine",
        mission_id=mission,
        limit=limit,
        cursor=cursor,
        newest_first="false" if oldest_first else "true",
    )
    if as_json:
        print(json.dumps(answer, ensure_ascii=False, indent=2))
        return
    if answer["items"]:
        print_listing(console, _HEADS, [_cells(item) for item in answer["items"]])
    else:
        console.print("No links yet")


def _cells(item: dict[str, Any]) -> tuple[str, ...]:
    who = f"{item['actor']} ({item['channel']})" if item["readable"] else "cannot be read"
    return (
        str(item["number"]),
        item["at"] or "",
        item["act"] or "",
        who,
        item["mission_id"] or "",
        (item["hash"] or "")[:12],
    )


@app.command("export")
def export_links(
    file: Annotated[str, typer.Argument(help="Where to; - is standard output.")] = "-",
    form: Annotated[
        Format, typer.Option("--format", help="JSON lines with everything, or a table.")
    ] = Format.JSONL,
    since: Annotated[
        str | None, typer.Option(help="Only from this day or moment on: 2026-03-01.")
    ] = None,
    data_dir: Annotated[Path | None, typer.Option(help="The instance's folder. [~/.buddy]")] = None,
    *,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Write the links of all chains; the instance may be running."""
    export(file, ExportClass.AUDIT, form, since, data_dir, force=force, as_json=as_json)
