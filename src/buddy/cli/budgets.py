"""`buddy budget …`: what is spent and promised, and the limits."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Annotated, Any
from urllib.parse import quote

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from buddy.cli.client import Client

app = typer.Typer(no_args_is_help=True, help="Money: limits, and what counts against them.")
console = Console()

Json = Annotated[bool, typer.Option("--json", help="Print the API's answer as JSON.")]
Url = Annotated[str | None, typer.Option("--url", envvar="BUDDY_URL", help="The server.")]


@app.command("list")
def list_budgets(*, url: Url = None, as_json: Json = False) -> None:
    """Show each limit, what is spent and promised, the month's forecast, and calibration."""
    answer = Client(url, as_json=as_json).get("/budgets")
    if as_json:
        print(json.dumps(answer, ensure_ascii=False, indent=2))
        return
    table = Table("Budget", "Limit", "Spent", "Promised", "Free", "", box=None, pad_edge=False)
    for line in answer["items"]:
        amounts = [f"${line[f'{name}_usd']}" for name in ("limit", "settled", "reserved", "free")]
        table.add_row(*map(Text, (line["account"], *amounts, _origin(line))))
    for line in answer["credits"]:
        names = ("limit", "settled", "reserved", "free")
        amounts = [str(line[f"{name}_credits"]) for name in names]
        table.add_row(*map(Text, (line["account"], *amounts, _origin(line))))
    console.print(table)
    for line in (*answer["items"], *answer["credits"]):
        if line["note"]:
            print(f"{line['scope']}: {line['note']}")
    print(forecast_text(answer["forecast"]))
    print(_calibration(answer["calibration"]))


@app.command("set")
def set_budget(
    scope: Annotated[
        str,
        typer.Argument(
            help="user/day, user/month, instance/month, 'goal ID', 'schedule ID', 'credits NAME'."
        ),
    ],
    limit: Annotated[str, typer.Argument(help="Dollars; of credits, whole credits.")],
    *,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Set a limit. One below what is spent and promised already stops what is new."""
    in_credits = scope.startswith("credits ")
    if in_credits and not (limit.isascii() and limit.isdigit()):
        raise typer.BadParameter("credits are a whole number")
    body: dict[str, Any] = {"limit_credits": int(limit)} if in_credits else {"limit_usd": limit}
    answer = Client(url, as_json=as_json).put(f"/budgets/{quote(scope)}", body)
    if as_json:
        print(json.dumps(answer, ensure_ascii=False, indent=2))
        return
    shown = f"{answer['limit_credits']} credits" if in_credits else f"${answer['limit_usd']}"
    print(f"{scope} is limited to {shown}")
    if answer["note"]:
        print(answer["note"])


def _origin(line: dict[str, Any]) -> str:
    return "set by you" if line["set_by_person"] else "default"


def forecast_text(found: dict[str, Any]) -> str:
    """Return what is spent and what will be, which is no more than a guess: in cents."""
    projected = found["projected_usd"]
    cents = None if projected is None else f"{Decimal(projected):,.2f}"
    ahead = "too early to say" if cents is None else f"about ${cents} by its end at this pace"
    return f"{found['month']}: ${found['settled_usd']} spent, {ahead}"


def _calibration(found: dict[str, Any]) -> str:
    if not found["missions"]:
        return "Estimates: no completed mission yet"
    return (
        f"Estimates: of {found['missions']} completed missions {found['within_cap']} stayed within "
        f"their cap; of {found['estimated']} with figures {found['p50_to_p90']} cost p50 to p90, "
        f"{found['below_p50']} less, {found['above_p90']} more"
    )
