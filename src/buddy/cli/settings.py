"""`buddy settings …`: what the instance was told, and what changes at its next start."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer
from rich.console import Console

from buddy.cli.client import Client
from buddy.cli.listing import print_listing

app = typer.Typer(no_args_is_help=True, help="Settings: what holds, and what changes.")
console = Console()

Json = Annotated[bool, typer.Option("--json", help="Print the API's answer as JSON.")]
Url = Annotated[str | None, typer.Option("--url", envvar="BUDDY_URL", help="The server.")]


@app.command()
def get(
    name: Annotated[
        str | None, typer.Argument(help="BUDDY_EXPLORE, or explore; all, if not given.")
    ] = None,
    *,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Show settings with their values; no secret is shown."""
    items = Client(url, as_json=as_json).get("/settings")["items"]
    if name is not None:
        items = [item for item in items if item["name"] == _variable(name)]
        if not items:
            raise typer.BadParameter(f"there is no setting {name}; `buddy settings get` lists them")
    if as_json:
        print(json.dumps(items if name is None else items[0], ensure_ascii=False, indent=2))
        return
    if name is not None:
        print(_line(items[0]))
        print(items[0]["meaning"].replace("`", ""))
        return
    rows = [[item["name"], _value(item), _origin(item)] for item in items]
    print_listing(console, ("Setting", "Value", ""), rows, prose=frozenset({"Value"}))


@app.command("set")
def set_setting(
    name: Annotated[str, typer.Argument(help="BUDDY_EXPLORE, or explore.")],
    value: Annotated[str | None, typer.Argument(help="The new value.")] = None,
    *,
    default: Annotated[bool, typer.Option("--default", help="Back to the default.")] = False,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Change a setting; it counts from the next start of Buddy."""
    if (value is None) != default:
        raise typer.BadParameter("give a value, or --default")
    changes = {_variable(name): value}
    answer = Client(url, as_json=as_json).put("/settings", {"changes": changes})
    item = next(item for item in answer["items"] if item["name"] == _variable(name))
    print(json.dumps(item, ensure_ascii=False, indent=2) if as_json else _line(item))


def _variable(name: str) -> str:
    spoken = name.upper().replace("-", "_")
    return (
        spoken if spoken.startswith("BUDDY_") or spoken.endswith("_API_KEY") else f"BUDDY_{spoken}"
    )


def _line(item: dict[str, Any]) -> str:
    waits = ""
    if item["waits"]:
        then = "not set" if item["next_value"] is None else item["next_value"] or "empty"
        waits = f"; {then} from the next start on"
    return f"{item['name']} is {_value(item)} ({_origin(item)}){waits}"


def _value(item: dict[str, Any]) -> str:
    if item["secret"]:
        return "set, not shown" if item["given"] else "not set"
    return "not set" if item["value"] is None else item["value"] or "empty"


def _origin(item: dict[str, Any]) -> str:
    if item["waits"]:
        return "waits for a restart"
    return "set" if item["given"] else "default"
