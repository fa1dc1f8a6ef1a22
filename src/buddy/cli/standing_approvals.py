"""`buddy standing …`: standing approvals."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer
from rich.console import Console

from buddy.cli.archive import leave
from buddy.cli.client import Client
from buddy.cli.moment import moment
from buddy.errors import InputInvalid

app = typer.Typer(no_args_is_help=True, help="Standing approvals: a yes beforehand, in bounds.")
console = Console()

Json = Annotated[bool, typer.Option("--json", help="Print the API's answer as JSON.")]
Url = Annotated[str | None, typer.Option("--url", envvar="BUDDY_URL", help="The server.")]


def _print(answer: Any, text: str, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        console.print(text, markup=False, highlight=False, soft_wrap=True)


@app.command("list")
def list_standing(*, url: Url = None, as_json: Json = False) -> None:
    """List standing approvals with what was used, and what is offered."""
    answer = Client(url, as_json=as_json).get("/standing-approvals", limit=200)
    lines = [_described(item) for item in answer["items"]] or ["No standing approvals"]
    lines += [
        f"Offer: {offer['message']}\n  buddy standing accept {offer['offer_id']}"
        for offer in answer["offers"]
    ]
    _print(answer, "\n".join(lines), as_json=as_json)


@app.command()
def create(
    tool: Annotated[str, typer.Argument(help="The tool that may run.")],
    cap: Annotated[str, typer.Option(help="Most that one run may spend, in dollars.")],
    cap_total: Annotated[str | None, typer.Option(help="Most for all runs, in dollars.")] = None,
    domain: Annotated[
        list[str] | None, typer.Option(help="Only this domain; may be repeated.")
    ] = None,
    pages: Annotated[int | None, typer.Option(help="Pages that one run may fetch. [5]")] = None,
    count: Annotated[int, typer.Option(help="How many runs.")] = 30,
    until: Annotated[
        str | None, typer.Option(help="The end, a day or moment: 2027-01-01. Else in 90 days.")
    ] = None,
    purpose: Annotated[
        list[str] | None, typer.Option(help="schedule, recipe or requested; else all of them.")
    ] = None,
    note: Annotated[str, typer.Option(help="What it is for.")] = "",
    *,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Say yes beforehand, to missions from schedules and recipes, and to those that name it."""
    try:
        end = moment("until", until) if until else None
    except InputInvalid as error:
        leave(error, as_json=as_json)
    body: dict[str, Any] = {"tool": tool, "cap_per_run_usd": cap, "count": count, "note": note}
    given = {
        "cap_total_usd": cap_total,
        "allowed_domains": domain,
        "until": end,
        "max_pages": pages,
    }
    body |= {key: value for key, value in given.items() if value is not None}
    if purpose:
        body["purposes"] = purpose
    answer = Client(url, as_json=as_json).post("/standing-approvals", body)
    _print(answer, _described(answer), as_json=as_json)


@app.command()
def accept(
    offer_id: Annotated[str, typer.Argument(help="As `buddy inbox` shows it.")],
    *,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Make the standing approval that Buddy offers."""
    answer = Client(url, as_json=as_json).post("/standing-approvals", {"offer_id": offer_id})
    _print(answer, _described(answer), as_json=as_json)


@app.command()
def decline(
    offer_id: Annotated[str, typer.Argument(help="As `buddy inbox` shows it.")],
    *,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Turn an offer down."""
    Client(url, as_json=as_json).delete(f"/standing-approvals/offers/{offer_id}")
    _print({"declined": offer_id}, "Declined", as_json=as_json)


@app.command()
def revoke(
    standing_id: Annotated[str, typer.Argument(help="sa_…")],
    *,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Revoke a standing approval; missions that it approved stay approved."""
    answer = Client(url, as_json=as_json).delete(f"/standing-approvals/{standing_id}")
    _print(answer, _described(answer), as_json=as_json)


def _described(item: dict[str, Any]) -> str:
    domains = item["allowed_domains"]
    where = "any public site" if domains is None else ", ".join(domains) or "no site"
    state = "open" if item["open"] else "revoked" if item["revoked_at"] else "over"
    lines = [
        f"{item['id']}  {state}  {item['tool']}  {where}",
        f"  Used     {item['used']} of {item['count']}, until {item['until']}",
        f"  Money    ${item['committed_usd']} of ${item['cap_total_usd']}",
        f"  A run    ${item['cap_per_run_usd']} and {item['max_pages']} pages at most",
        f"  For      {', '.join(item['purposes'])}; by {item['created_by']}, {item['channel']}",
    ]
    return "\n".join(lines)
