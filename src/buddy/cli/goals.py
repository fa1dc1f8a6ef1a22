"""`buddy goal …`: several missions that stand on one another, as one proposal."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer
from rich.console import Console

from buddy.cli.client import Client

app = typer.Typer(no_args_is_help=True, help="Goals: several missions as one plan with one cap.")
console = Console()

Json = Annotated[bool, typer.Option("--json", help="Print the API's answer as JSON.")]
Url = Annotated[str | None, typer.Option("--url", envvar="BUDDY_URL", help="The server.")]
GoalId = Annotated[str, typer.Argument(help="g_…, as `buddy goal list` shows it.")]
Cap = Annotated[str | None, typer.Option(help="The most that all of it may spend.")]
Domains = Annotated[
    list[str] | None, typer.Option("--domain", help="A site that it may contact; repeat it.")
]
_OVER = {"completed", "failed", "cancelled", "rejected", "expired"}
_MARKS = {"planned": "·", "open": "▶", "done": "✓", "skipped": "-", "failed": "✗"}


def _print(answer: Any, text: str, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        console.print(text, markup=False, highlight=False, soft_wrap=True)


def _scope(domains: list[str] | None) -> dict[str, Any]:
    return {} if domains is None else {"scope": {"allowed_domains": domains}}


@app.command()
def propose(
    objective: Annotated[str, typer.Argument(help="What is wanted, with its steps.")],
    cap: Cap = None,
    domain: Domains = None,
    *,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Plan a goal; nothing runs before it is approved."""
    body: dict[str, Any] = {"objective": objective, "max_cost_usd": cap, **_scope(domain)}
    answer = Client(url, as_json=as_json).post("/goals", body)
    _print(answer, described(answer), as_json=as_json)


@app.command("list")
def list_goals(*, url: Url = None, as_json: Json = False) -> None:
    """List goals, newest first."""
    answer = Client(url, as_json=as_json).get("/goals", limit=200)
    lines = [_line(item) for item in answer["items"]] or ["No goals"]
    _print(answer, "\n".join(lines), as_json=as_json)


@app.command()
def show(goal_id: GoalId, *, url: Url = None, as_json: Json = False) -> None:
    """Show a goal: its plan, its prices, and how far each part is."""
    answer = Client(url, as_json=as_json).get(f"/goals/{goal_id}")
    _print(answer, described(answer), as_json=as_json)


@app.command()
def update(
    goal_id: GoalId,
    objective: Annotated[str | None, typer.Option(help="Another one is planned anew.")] = None,
    cap: Cap = None,
    domain: Domains = None,
    drop: Annotated[list[str] | None, typer.Option(help="A part to leave out.")] = None,
    *,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Edit a plan that nobody has decided on."""
    client = Client(url, as_json=as_json)
    body: dict[str, Any] = {
        "revision": client.get(f"/goals/{goal_id}")["revision"],
        "objective": objective,
        "max_cost_usd": cap,
        "drop": drop or [],
        **_scope(domain),
    }
    answer = client.put(f"/goals/{goal_id}/update", body)
    _print(answer, described(answer), as_json=as_json)


@app.command()
def approve(
    goal_id: GoalId,
    revision: Annotated[int | None, typer.Option(help="The one that you were shown.")] = None,
    *,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Say yes to a plan as a whole; it begins at once."""
    client = Client(url, as_json=as_json)
    answer = client.post(f"/goals/{goal_id}/approve", {"revision": revision})
    after = f"\nWatch it: buddy goal watch {goal_id}"
    _print(answer, _line(answer) + after, as_json=as_json)


@app.command()
def reject(
    goal_id: GoalId,
    reason: Annotated[str | None, typer.Option(help="Why.")] = None,
    *,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Decline a plan."""
    answer = Client(url, as_json=as_json).post(f"/goals/{goal_id}/reject", {"reason": reason})
    _print(answer, _line(answer), as_json=as_json)


@app.command()
def cancel(
    goal_id: GoalId,
    reason: Annotated[str | None, typer.Option(help="Why.")] = None,
    *,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Stop a goal: nothing more of it begins, and what runs is told to stop."""
    answer = Client(url, as_json=as_json).post(f"/goals/{goal_id}/cancel", {"reason": reason})
    _print(answer, _line(answer), as_json=as_json)


@app.command()
def watch(goal_id: GoalId, *, url: Url = None, as_json: Json = False) -> None:
    """Show each step of a goal as it happens, until it is over or asks a person."""
    client, told = Client(url, as_json=as_json), dict[str, str]()
    goal, waits = _look(client, goal_id, told, quiet=as_json)
    if not _rests(goal, waits):
        # The log says that something has moved; the goal itself says what.
        for event in client.follow("/events/stream", 0):
            if not _concerns(event, goal):
                continue
            goal, waits = _look(client, goal_id, told, quiet=as_json)
            if _rests(goal, waits):
                break
    lines = [_line(goal), *(_waiting(part) for part in waits)]
    if goal["result_mission_id"]:
        lines.append(f"Result: buddy mission result {goal['result_mission_id']}")
    _print(goal, "\n".join(lines), as_json=as_json)
    if goal["state"] in _OVER - {"completed"}:
        raise typer.Exit(1)


def _look(
    client: Client, goal_id: str, told: dict[str, str], *, quiet: bool
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Print what has moved since the last look; return the goal and the parts that ask."""
    goal = client.get(f"/goals/{goal_id}")
    for part in goal["parts"]:
        line = _part_line(part)
        if told.get(part["key"]) != line and part["state"] != "planned" and not quiet:
            console.print(f"{goal['progress_percent']:>3}%  {line}", markup=False, soft_wrap=True)
        told[part["key"]] = line
    return goal, [p for p in goal["parts"] if p["mission"] and p["mission"]["waits"]]


def _rests(goal: dict[str, Any], waits: list[dict[str, Any]]) -> bool:
    moving = [p for p in goal["parts"] if p["mission"] and not p["mission"]["waits"]]
    return goal["state"] != "running" or (bool(waits) and not moving)


def _concerns(event: dict[str, Any], goal: dict[str, Any]) -> bool:
    if event["subject_id"] == goal["goal_id"]:
        return True
    missions = {part["mission_id"] for part in goal["parts"]}
    turning = {"approval_required", "mission_stop", "execution_step"}
    return event["mission_id"] in missions and event["event_type"] in turning


def _waiting(part: dict[str, Any]) -> str:
    mission = part["mission"]
    return f"{part['key']} waits for you: {mission['message']} (buddy inbox)"


def _line(item: dict[str, Any]) -> str:
    left = item["settled"] - item["done"]
    done = f"{item['done']}/{item['part_count']}" + (f", {left} left out" if left else "")
    why = f"  {item['reason']}" if item["reason"] else ""
    money = f"${item['spent_usd']} of ${item['cap_usd']}"
    return f"{item['goal_id']}  {item['state']}  {done}  {money}  {item['objective']}{why}"


def _part_line(part: dict[str, Any]) -> str:
    mission = part["mission"]
    now = f"  {mission['status']} {mission['progress_percent']}%" if mission else ""
    tries = f"  (try {part['attempts']})" if part["attempts"] > 1 else ""
    said = part["reason"] or part["summary"]
    what = f": {said}" if said else ""
    return f"{_MARKS[part['state']]} {part['key']}  {part['objective']}{tries}{now}{what}"


def _money(part: dict[str, Any]) -> str:
    price = part["cost_p50_usd"]
    return part["cost_basis"] if price in {None, "0.00"} else f"${price}"


def described(item: dict[str, Any]) -> str:
    """Return a goal in lines: its plan in order, with prices, scopes and one cap."""
    lines = [f"{item['goal_id']}  {item['state']}  revision {item['revision']}"]
    lines.append(f"  For      {item['objective']}")
    if item["question"]:
        lines.append(f"  Asks     {item['question']}")
    if item["reason"]:
        lines.append(f"  Reason   {item['reason']}")
    for number, part in enumerate(item["parts"], 1):
        lines.append(f"  {number}. {_part_line(part)}")
        lines.append(f"       {part['tool']}, {_money(part)}; if it fails: {part['on_failure']}")
        lines += [f"       gets {each}" for each in part["takes"]]
        lines += [f"       {each}" for each in part["touches"] if part["state"] == "planned"]
    if item["parts"]:
        lines.append(f"  Cap      ${item['cap_usd']} for all of it, ${item['spent_usd']} spent")
    lines += [f"  Note     {note}" for note in item["notes"]]
    if item["state"] == "proposed":
        yes = f"buddy goal approve {item['goal_id']} --revision {item['revision']}"
        lines.append(f"  A yes    {yes}")
    return "\n".join(lines)
