"""`buddy tools …`: list, enable, disable."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer
from rich.console import Console

from buddy.cli.client import Client
from buddy.cli.listing import print_listing

app = typer.Typer(no_args_is_help=True, help="Tools: what there is, what is switched on.")
console = Console()

Json = Annotated[bool, typer.Option("--json", help="Print the API's answer as JSON.")]
Url = Annotated[str | None, typer.Option("--url", envvar="BUDDY_URL", help="The server.")]
Name = Annotated[str, typer.Argument(help="The tool's name.")]


@app.command("list")
def list_tools(*, url: Url = None, as_json: Json = False) -> None:
    """List the tools."""
    answer = Client(url, as_json=as_json).get("/tools")
    if as_json:
        print(json.dumps(answer, ensure_ascii=False, indent=2))
        return
    heads = ("Tool", "On", "Risk", "Price", "Server", "Serves")
    rows = [_row(item) for item in answer["items"]]
    print_listing(console, heads, rows, prose=frozenset({"Serves"}))
    for server in answer["servers"]:
        console.print(server_line(server), markup=False, highlight=False, soft_wrap=True)


def _row(item: dict[str, Any]) -> list[str]:
    price = item["price"]
    cost = f"${price['per_call']}" if price["kind"] == "known" else price["kind"]
    on = ("away" if item["unavailable"] else "yes") if item["enabled"] else "no"
    server = item["server"] or "built in"
    return [item["name"], on, item["risk"], cost, server, ", ".join(item["intents"])]


def server_line(server: dict[str, Any]) -> str:
    """Return how an MCP server stands, in a line, and below it what was left out of its list."""
    tools = "1 tool" if server["tools"] == 1 else f"{server['tools']} tools"
    spoken = f", protocol {server['protocol']}" if server["protocol"] else ""
    named = f"MCP server {server['name']} ({server['transport']})"
    line = f"{named}: {server['state']}, {tools}{spoken}"
    if server["reason"]:
        line += f". {server['reason']}"
    return "\n".join([line, *(f"  {note}" for note in server["notes"])])


@app.command()
def enable(name: Name, *, url: Url = None, as_json: Json = False) -> None:
    """Switch a tool on."""
    _switch(name, "enable", url, as_json=as_json)


@app.command()
def disable(name: Name, *, url: Url = None, as_json: Json = False) -> None:
    """Switch a tool off: it is neither proposed nor run."""
    _switch(name, "disable", url, as_json=as_json)


def _switch(name: str, action: str, url: str | None, *, as_json: bool) -> None:
    answer = Client(url, as_json=as_json).post(f"/tools/{name}/{action}")
    print(json.dumps(answer) if as_json else f"{name} is {action}d")
