"""`buddy pause`, `buddy resume` and `buddy instance …`: the kill switch."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from buddy.cli.client import Client

app = typer.Typer(no_args_is_help=True, help="The whole instance: pause it, resume it.")

Json = Annotated[bool, typer.Option("--json", help="Print the API's answer as JSON.")]
Url = Annotated[str | None, typer.Option("--url", envvar="BUDDY_URL", help="The server.")]


@app.command()
def pause(
    reason: Annotated[str | None, typer.Option(help="Why; everybody is shown it.")] = None,
    stop_running: Annotated[
        bool, typer.Option("--stop-running", help="Cancel the runs under way as well.")
    ] = False,
    *,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Hold everything: no run starts and no tool is called until you resume."""
    body: dict[str, Any] = {"stop_running": stop_running}
    if reason:
        body["reason"] = reason
    _show(Client(url, as_json=as_json).post("/instance/pause", body), as_json=as_json)


@app.command()
def resume(*, url: Url = None, as_json: Json = False) -> None:
    """Let everything go on."""
    _show(Client(url, as_json=as_json).post("/instance/resume"), as_json=as_json)


@app.command()
def show(*, url: Url = None, as_json: Json = False) -> None:
    """Show whether the instance is paused, since when, by whom and why."""
    _show(Client(url, as_json=as_json).get("/instance"), as_json=as_json)


def _show(answer: Any, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(answer, ensure_ascii=False, indent=2))
        return
    moved = f" since {answer['since']}, by {answer['by']}" if answer["since"] else ""
    print(f"Buddy is {answer['state']}{moved}")
    if answer["reason"]:
        print(f"  Reason   {answer['reason']}")
    print(f"  Runs     {answer['running']} running, {answer['queued']} queued")
    if answer["state"] == "paused":
        print("  Next     buddy resume")
