"""`buddy inbox …`: what waits for you, and deciding on it, one by one or many at once."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from typing import Annotated, Any

import click
import typer
from rich.console import Console

from buddy.cli.client import Client, described
from buddy.cli.listing import print_listing

app = typer.Typer(help="Decisions that wait for you.")
console = Console()

Json = Annotated[bool, typer.Option("--json", help="Print the API's answer as JSON.")]
Url = Annotated[str | None, typer.Option("--url", envvar="BUDDY_URL", help="The server.")]

_DECISION = re.compile(
    r"(?P<id>[\w-]+):(?P<rev>\d{1,9})(\.(?P<attempt>\d{1,9}))?"
    r"=(?P<verb>approve|reject|cancel)(:(?P<how>\w+))?"
)
_KEYS = {"a": "approve", "r": "reject", "c": "cancel"}
_END = frozenset({"q", "\x03", "\x04", "\x1b"})
PAGE = 200
_HEADS = ("Mission", "Rev", "Kind", "At stake", "Risk", "Expires", "Asked")


@app.callback(invoke_without_command=True)
def inbox(context: typer.Context, url: Url = None, as_json: Json = False) -> None:
    """List what waits for you, the costliest to let wait first."""
    if context.invoked_subcommand is None:
        _list(url, limit=50, as_json=as_json)


@app.command("list")
def list_inbox(
    limit: Annotated[int, typer.Option(min=1, max=PAGE)] = 50,
    *,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """List what waits for you, the costliest to let wait first."""
    _list(url, limit=limit, as_json=as_json)


def _list(url: str | None, *, limit: int, as_json: bool) -> None:
    answer = Client(url, as_json=as_json).get("/inbox", limit=limit)
    if as_json:
        print(json.dumps(answer, ensure_ascii=False, indent=2))
        return
    waiting = _of_page(answer)
    if not waiting:
        console.print("Nothing waits for you")
    else:
        rows = [_cells(item) for item in waiting]
        print_listing(console, _HEADS, rows, prose=frozenset({"Asked"}))
        more = answer["waiting"] - len(waiting)
        say("Next: buddy inbox decide" + (f"   ({more} more)" if more else ""))
    for offer in answer["offers"]:
        say(f"Offer: {offer['message']}")
        say(f"       buddy standing accept {offer['offer_id']}")


def _of_page(page: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the missions and goals of a page, the costliest to let wait first."""
    both = [*page["items"], *page["goals"]]
    return sorted(both, key=lambda item: -item["cost_of_waiting"])


def _id(item: dict[str, Any]) -> str:
    """Return what a decision is about: a mission, or a goal as a whole."""
    return item.get("mission_id") or item["goal_id"]


def _kind(item: dict[str, Any]) -> str:
    return f"goal, {item['kind']}" if "part_count" in item else item["kind"]


def _cells(item: dict[str, Any]) -> tuple[str, ...]:
    return (
        _id(item),
        _place(item),
        _kind(item),
        f"${item['cost_at_stake_usd']}",
        item["risk"] or "",
        item["expires_at"] or "",
        item["asked"],
    )


def _place(item: dict[str, Any]) -> str:
    """Return what a decision names: the revision, of a parked run with the attempt that asks."""
    attempt = item.get("attempt")
    return f"{item['revision']}" if attempt is None else f"{item['revision']}.{attempt}"


def say(text: str) -> None:
    """Print a line as it is."""
    console.print(text, markup=False, highlight=False, soft_wrap=True)


@app.command()
def decide(
    decisions: Annotated[
        list[str] | None,
        typer.Argument(
            help="MISSION:REV=approve|reject|cancel, or GOAL:REV=…, with REV as `inbox` shows it; "
            "approve:CHOICE where asked."
        ),
    ] = None,
    reason: Annotated[str | None, typer.Option(help="Why, for those that are rejected.")] = None,
    *,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Decide: those that you name, or by keyboard one after the other; exit code 1 if one failed.

    Without any named, on a terminal: a approves, r rejects, c cancels, s skips, q ends.
    """
    client = Client(url, as_json=as_json)
    if decisions:
        body = [_parsed(text, reason) for text in decisions]
        answer = client.post("/inbox/decide", body)
        _tell(answer, as_json=as_json)
        raise typer.Exit(1 if answer["failed"] else 0)
    if not sys.stdin.isatty():
        print("Name decisions (m_…:1=approve), or use a terminal", file=sys.stderr)
        raise typer.Exit(2)
    raise typer.Exit(1 if by_keyboard(client, click.getchar, reason) else 0)


def _parsed(text: str, reason: str | None) -> dict[str, Any]:
    found = _DECISION.fullmatch(text)
    if found is None:
        raise typer.BadParameter(f"{text!r} is not MISSION:REV=approve|reject|cancel")
    made = {**_named(found["id"]), "revision": int(found["rev"]), "decision": found["verb"]}
    if found["attempt"]:
        made["attempt"] = int(found["attempt"])
    if found["how"]:
        made["choice"] = found["how"]
    if reason and found["verb"] != "approve":
        made["reason"] = reason
    return made


def _named(subject: str) -> dict[str, Any]:
    return {"goal_id" if subject.startswith("g_") else "mission_id": subject}


def _tell(answer: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(answer, ensure_ascii=False, indent=2))
        return
    for item in answer["items"]:
        if item["ok"]:
            stands = item["status"] or item["state"]
            said = f"is {stands}" + ("" if item["changed"] else " already")
            say(f"{_id(item)} {said}")
        else:
            problem = item["problem"]
            say(f"{_id(item)} not decided: {problem['detail']} [{problem['code']}]")
        if item["standing_offer"]:
            say(f"  {item['standing_offer']['message']}")
            say(f"  buddy standing accept {item['standing_offer']['offer_id']}")


def by_keyboard(client: Client, read_key: Callable[[], str], reason: str | None = None) -> int:
    """Show one decision after the other and take a key for each; return how many failed.

    Args:
        client: Reads and decides.
        read_key: Waits for a key.
        reason: Given with what is rejected or cancelled.
    """
    failed = 0
    for item in _items(client):
        say("")
        say(f"{_id(item)}  revision {_place(item)}  {_kind(item)}")
        say(f"  {item['objective']}")
        say(f"  {item['asked']}")
        if "part_count" in item:
            say(f"  The plan: buddy goal show {item['goal_id']}")
        deviation: dict[str, Any] = item.get("deviation") or {}
        for line in described(deviation.get("differences")):
            say(f"    {line}")
        expires = item["expires_at"] or "never"
        stake, risk = item["cost_at_stake_usd"], item["risk"] or "-"
        say(f"  At stake ${stake}   risk {risk}   expires {expires}")
        body = _keyed(item, read_key, reason)
        if body is None:
            return failed
        if body:
            answer = client.post("/inbox/decide", [body])
            _tell(answer, as_json=False)
            failed += answer["failed"]
    say("")
    say("That was all")
    return failed


def _items(client: Client) -> Iterator[dict[str, Any]]:
    cursor = None
    while True:
        page = client.get("/inbox", limit=PAGE, cursor=cursor)
        yield from _of_page(page)
        cursor = page["next_cursor"]
        if cursor is None:
            return


def _keyed(
    item: dict[str, Any], read_key: Callable[[], str], reason: str | None
) -> dict[str, Any] | None:
    """Return what a key decides: None to end, nothing to skip."""
    keys = {key: verb for key, verb in _KEYS.items() if verb in item["decisions"]}
    say("  " + "  ".join(f"[{key}] {verb}" for key, verb in keys.items()) + "  [s] skip  [q] end")
    while True:
        key = read_key().lower()
        if key in _END:
            return None
        if key == "s":
            return {}
        if key not in keys:
            continue
        body = {
            **_named(_id(item)),
            "revision": item["revision"],
            "decision": keys[key],
        }
        if item.get("attempt") is not None:
            body["attempt"] = item["attempt"]
        if reason and key != "a":
            body["reason"] = reason
        if key == "a" and item.get("choices"):
            choice = _choice(item["choices"], read_key)
            if choice is None:
                return {}
            body["choice"] = choice
        return body


def _choice(choices: list[str], read_key: Callable[[], str]) -> str | None:
    say("  " + "  ".join(f"[{number}] {text}" for number, text in enumerate(choices, 1)))
    while True:
        key = read_key()
        if key in _END or key == "s":
            return None
        if key.isascii() and key.isdigit() and 1 <= int(key) <= len(choices):
            return choices[int(key) - 1]
