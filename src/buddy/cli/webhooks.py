"""`buddy webhook …`: who is told of events."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer
from rich.console import Console

from buddy.cli.client import Client
from buddy.cli.plural import plural

app = typer.Typer(no_args_is_help=True, help="Webhooks: be told of what waits and what ended.")
console = Console()

Json = Annotated[bool, typer.Option("--json", help="Print the API's answer as JSON.")]
Url = Annotated[str | None, typer.Option("--url", envvar="BUDDY_URL", help="The server.")]
WebhookId = Annotated[str, typer.Argument(help="wh_…")]


def _print(answer: Any, text: str, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        console.print(text, markup=False, highlight=False, soft_wrap=True)


@app.command("list")
def list_webhooks(*, url: Url = None, as_json: Json = False) -> None:
    """List webhooks."""
    answer = Client(url, as_json=as_json).get("/webhooks", limit=200)
    text = "\n".join(map(_described, answer["items"])) or "No webhooks"
    _print(answer, text, as_json=as_json)


@app.command()
def create(
    target: Annotated[str, typer.Argument(help="Where messages go, https://…")],
    event: Annotated[
        list[str] | None, typer.Option(help="Of which event types; repeatable.")
    ] = None,
    description: Annotated[str, typer.Option(help="What it is for.")] = "",
    *,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Make a webhook and print its secret, this once."""
    body: dict[str, Any] = {"url": target, "description": description}
    if event:
        body["event_types"] = event
    answer = Client(url, as_json=as_json).post("/webhooks", body)
    text = f"{_described(answer)}\n  Secret   {answer['secret']}   (shown this once)"
    _print(answer, text, as_json=as_json)


@app.command()
def remove(webhook_id: WebhookId, *, url: Url = None, as_json: Json = False) -> None:
    """Remove a webhook."""
    Client(url, as_json=as_json).delete(f"/webhooks/{webhook_id}")
    _print({"removed": webhook_id}, f"{webhook_id} is removed", as_json=as_json)


@app.command("test")
def try_out(webhook_id: WebhookId, *, url: Url = None, as_json: Json = False) -> None:
    """Send a message that says nothing, now; exit code 1 when it was not taken."""
    answer = Client(url, as_json=as_json).post(f"/webhooks/{webhook_id}/test")
    _print(answer, _delivered(answer), as_json=as_json)
    raise typer.Exit(0 if answer["state"] == "delivered" else 1)


@app.command()
def enable(webhook_id: WebhookId, *, url: Url = None, as_json: Json = False) -> None:
    """Switch a webhook on that was disabled."""
    answer = Client(url, as_json=as_json).post(f"/webhooks/{webhook_id}/enable")
    _print(answer, _described(answer), as_json=as_json)


@app.command()
def deliveries(
    webhook_id: WebhookId,
    limit: Annotated[int, typer.Option(min=1, max=200)] = 20,
    *,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """List the messages to a webhook, newest first."""
    path = f"/webhooks/{webhook_id}/deliveries"
    answer = Client(url, as_json=as_json).get(path, limit=limit)
    text = "\n".join(map(_delivered, answer["items"])) or "No messages yet"
    _print(answer, text, as_json=as_json)


def _described(item: dict[str, Any]) -> str:
    state = "enabled" if item["enabled"] else f"disabled: {item['disabled_reason']}"
    failing = f"\n  Failing since {item['failing_since']}" if item["failing_since"] else ""
    events = ", ".join(item["event_types"])
    return f"{item['id']}  {item['url']}  {state}\n  Events   {events}{failing}"


def _delivered(item: dict[str, Any]) -> str:
    last = item["attempts"][-1] if item["attempts"] else None
    said = f"  {last['error'] or 'HTTP ' + str(last['status'])}" if last else ""
    later = f"  next {item['next_attempt_at']}" if item["next_attempt_at"] else ""
    count = plural(len(item["attempts"]), "attempt")
    return f"{item['id']}  {item['event_type']}  {item['state']}  {count}{said}{later}"
