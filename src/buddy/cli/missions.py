"""`buddy mission …`: create, list, show, decide, execute, watch."""

from __future__ import annotations

import json
import sys
from typing import Annotated, Any

import typer
from rich.console import Console

from buddy.cli.archive import leave
from buddy.cli.client import Client, described
from buddy.cli.export import target
from buddy.cli.judged import judged
from buddy.cli.listing import print_listing
from buddy.cli.parked import asks, parked
from buddy.cli.proposed import inputs_of, proposed
from buddy.cli.queue_notice import queue_notice
from buddy.cli.watch import judged_lines, watch_mission
from buddy.errors import ArchiveError

app = typer.Typer(no_args_is_help=True, help="Missions: propose, decide, run, watch.")
console = Console()

Json = Annotated[bool, typer.Option("--json", help="Print the API's answer as JSON.")]
Url = Annotated[str | None, typer.Option("--url", envvar="BUDDY_URL", help="The server.")]
MissionId = Annotated[str, typer.Argument(help="m_…")]
Revision = Annotated[
    int | None, typer.Option(help="The revision you read; needed once there are several.")
]
Attempt = Annotated[
    int | None,
    typer.Option(help="Of a parked run: the attempt that asks, as `show` says; a yes names it."),
]


def _show(answer: Any, *, as_json: bool, text: str) -> None:
    if as_json:
        print(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        console.print(text, markup=False, highlight=False, soft_wrap=True)


@app.command()
def create(
    objective: Annotated[str, typer.Argument(help="What you want done, in your words.")],
    tool: Annotated[str | None, typer.Option(help="Use this tool.")] = None,
    tool_input: Annotated[str | None, typer.Option("--input", help="Its input, as JSON.")] = None,
    max_cost: Annotated[str | None, typer.Option(help="Most it may spend, in dollars.")] = None,
    domain: Annotated[
        list[str] | None, typer.Option(help="Only this domain; may be repeated.")
    ] = None,
    standing: Annotated[
        str | None, typer.Option(help="Approve it by this standing approval, sa_…, if it may.")
    ] = None,
    after: Annotated[
        str | None, typer.Option(help="Go on from this mission, m_…, within its limits.")
    ] = None,
    *,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """State an objective and read the proposal."""
    body: dict[str, Any] = {"objective": objective}
    if after:
        body["parent_mission_id"] = after
    if standing:
        body["standing_approval"] = standing
    if tool:
        body["tool"] = tool
    if tool_input is not None:
        body["tool_input"] = _parsed(tool_input)
    if max_cost:
        body["max_cost_usd"] = max_cost
    if domain:
        body["scope"] = {"allowed_domains": domain}
    answer = Client(url, as_json=as_json).post("/missions/create", body)
    _show(answer, as_json=as_json, text=_described(answer["mission"]))


@app.command("list")
def list_missions(
    status: Annotated[list[str] | None, typer.Option(help="Only these; repeatable.")] = None,
    q: Annotated[str | None, typer.Option("--search", help="Part of the objective.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=200)] = 20,
    *,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """List missions, newest first."""
    answer = Client(url, as_json=as_json).get("/missions", status=status, q=q, limit=limit)
    if as_json:
        print(json.dumps(answer, ensure_ascii=False, indent=2))
        return
    if not answer["items"]:
        console.print("No missions yet")
        return
    heads = ("Mission", "Status", "Tool", "Objective")
    rows = [
        (item["mission_id"], item["status"], item["tool"] or "", item["objective"])
        for item in answer["items"]
    ]
    print_listing(console, heads, rows, prose=frozenset({"Objective"}))


@app.command()
def show(mission_id: MissionId, *, url: Url = None, as_json: Json = False) -> None:
    """Show a mission with its proposal and result."""
    answer = Client(url, as_json=as_json).get(f"/missions/{mission_id}")
    _show(answer, as_json=as_json, text=_described(answer))


@app.command()
def update(
    mission_id: MissionId,
    objective: Annotated[str | None, typer.Option(help="What you want done instead.")] = None,
    tool: Annotated[str | None, typer.Option(help="Use this tool.")] = None,
    tool_input: Annotated[str | None, typer.Option("--input", help="Its input, as JSON.")] = None,
    max_cost: Annotated[str | None, typer.Option(help="Most it may spend, in dollars.")] = None,
    domain: Annotated[
        list[str] | None, typer.Option(help="Only this domain; may be repeated.")
    ] = None,
    priority: Annotated[str | None, typer.Option(help="low, normal or high.")] = None,
    revision: Revision = None,
    *,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Edit a proposal that nobody has decided on; what is left out stays."""
    client = Client(url, as_json=as_json)
    given = {
        "objective": objective,
        "tool": tool,
        "tool_input": _parsed(tool_input),
        "max_cost_usd": max_cost,
        "priority": priority,
        "revision": revision,
    }
    body = {key: value for key, value in given.items() if value is not None}
    if domain:
        scope = client.get(f"/missions/{mission_id}")["scope"]
        body["scope"] = {**scope, "allowed_domains": domain}
    path, differences = f"/missions/{mission_id}/update", list[dict[str, Any]]()
    if not as_json:
        preview = client.post(f"{path}/preview", body)
        differences = preview["differences"]
        # What is shown is then what is written, whoever else edits in between.
        body["revision"] = preview["revision"]
    answer = client.put(path, body)
    lines = [_described(answer["mission"]), *_changed(answer, differences)]
    _show(answer, as_json=as_json, text="\n".join(lines))


def _changed(answer: dict[str, Any], differences: list[dict[str, Any]]) -> list[str]:
    """Return a line for each field that an edit changed, with its old and new value."""
    lines = [f"  Changed{line}" for line in described(differences)]
    named = {each["field"] for each in differences}
    lines += [f"  Changed  {field}" for field in answer["changed_fields"] if field not in named]
    return lines or ["  Changed  nothing"]


def _parsed(text: str | None) -> Any:
    try:
        return None if text is None else json.loads(text)
    except ValueError:
        raise typer.BadParameter("--input is not JSON") from None


@app.command()
def report(
    mission_id: MissionId,
    output: Annotated[
        str, typer.Option("--output", "-o", help="Where to; - is standard output.")
    ] = "-",
    *,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    url: Url = None,
) -> None:
    """Write everything about a mission as one HTML file that opens with no network."""
    html = Client(url).text(f"/missions/{mission_id}/report")
    try:
        with target(output, force=force) as out:
            out.write(html)
    except ArchiveError as error:
        leave(error, as_json=False)
    if output != "-":
        print(f"Wrote {len(html.encode()):,} bytes to {output}")


@app.command()
def approve(
    mission_id: MissionId,
    revision: Revision = None,
    choice: Annotated[
        str | None,
        typer.Option(help="How a parked run goes on: happened or retry, as `show` says."),
    ] = None,
    attempt: Attempt = None,
    *,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Approve a revision, or what a parked run waits for. Starts nothing: that is `execute`."""
    given = {"revision": revision, "choice": choice, "attempt": attempt}
    body = {key: value for key, value in given.items() if value is not None}
    answer = Client(url, as_json=as_json).post(f"/missions/{mission_id}/approve", body)
    text = f"{mission_id} is {answer['status']} (revision {answer['revision']})"
    _show(answer, as_json=as_json, text=text)


@app.command()
def reject(
    mission_id: MissionId,
    revision: Revision = None,
    reason: Annotated[str | None, typer.Option(help="Why.")] = None,
    *,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Decline a mission."""
    body = {"revision": revision, "reason": reason}
    given = {key: value for key, value in body.items() if value is not None}
    answer = Client(url, as_json=as_json).post(f"/missions/{mission_id}/reject", given)
    _show(answer, as_json=as_json, text=f"{mission_id} is {answer['status']}")


@app.command()
def cancel(
    mission_id: MissionId,
    reason: Annotated[str | None, typer.Option(help="Why.")] = None,
    *,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Stop a mission."""
    body = {"reason": reason} if reason else {}
    answer = Client(url, as_json=as_json).post(f"/missions/{mission_id}/cancel", body)
    stopping = answer["status"] == "running"
    text = f"{mission_id} is stopping" if stopping else f"{mission_id} is {answer['status']}"
    _show(answer, as_json=as_json, text=text)


@app.command("top-up")
def top_up(
    mission_id: MissionId,
    amount: Annotated[str, typer.Argument(help="Dollars to add, for instance 1.50.")],
    revision: Revision = None,
    attempt: Attempt = None,
    *,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Give a run that waits for money more of it; it goes on and pays nothing twice."""
    body = {"amount_usd": amount, "revision": revision, "attempt": attempt}
    given = {key: value for key, value in body.items() if value is not None}
    answer = Client(url, as_json=as_json).post(f"/missions/{mission_id}/top-up", given)
    cap = answer["warrant"]["cap_usd"]
    _show(answer, as_json=as_json, text=f"{mission_id} is {answer['status']}, its cap is ${cap}")


@app.command()
def retry(
    mission_id: MissionId,
    from_start: Annotated[
        bool, typer.Option("--from-start", help="Do everything again, after a new approval.")
    ] = False,
    *,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Try a mission that is over again, as a new mission, from its failed step.

    The new mission is approved already where the first one's approval was not used: it failed
    before it called its tool, and the approval still stands. Otherwise, and with --from-start, it
    waits for your approval. Nothing runs before `execute`.
    """
    body = {"from": "start" if from_start else "failed_step"}
    answer = Client(url, as_json=as_json).post(f"/missions/{mission_id}/retry", body)
    why = _why(answer["mission"], mission_id, from_start=from_start)
    _show(answer, as_json=as_json, text=f"{_described(answer['mission'])}\n{why}")


def _why(mission: dict[str, Any], first: str, *, from_start: bool) -> str:
    """Return why a mission that tries another one again is approved already, or waits."""
    if mission["status"] == "approved":
        return f"  Approved by the approval of {first}, which was not used"
    if from_start:
        return "  Waits    for your approval: everything is done again"
    return f"  Waits    for your approval: that of {first} is used, or over"


@app.command()
def execute(
    mission_id: MissionId,
    watch: Annotated[bool, typer.Option(help="Draw live progress.")] = True,
    *,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Run an approved mission and print its result; exit code 1 when it failed."""
    client = Client(url, as_json=as_json)
    if watch and not as_json:
        headers = {"prefer": "respond-async"}
        accepted = client.post(f"/missions/{mission_id}/execute", headers=headers)
        if accepted.get("paused"):
            print("Buddy is paused: the run waits until somebody says `buddy resume`")
        raise typer.Exit(watch_mission(client, mission_id, console))
    with queue_notice(client, mission_id, lambda text: print(text, file=sys.stderr, flush=True)):
        answer = client.post(f"/missions/{mission_id}/execute")
    told = [str(answer.get("result_summary") or answer["status"])]
    told += judged_lines(client, mission_id) if answer.get("success") and not as_json else []
    _show(answer, as_json=as_json, text="\n".join(told))
    raise typer.Exit(0 if answer.get("success") else 1)


@app.command()
def watch(mission_id: MissionId, *, url: Url = None, as_json: Json = False) -> None:
    """Follow a mission until it ends; exit code 1 when it failed."""
    raise typer.Exit(
        watch_mission(Client(url, as_json=as_json), mission_id, console, as_json=as_json)
    )


def _described(mission: dict[str, Any]) -> str:
    lines = [f"{mission['mission_id']}  {mission['status']}  revision {mission['revision']}"]
    lines.append(f"  {mission['objective']}")
    for question in mission["questions"]:
        lines.append(f"  ? {question['text']}")
        lines.extend(f"    - {choice}" for choice in question["choices"])
    proposal = mission["proposal"]
    if proposal:
        lines.extend(proposed(proposal, inputs_of(mission)))
    refused = mission["metadata"].get("standing_refused", ())
    lines.extend(f"  Warning  Not approved by the standing approval: {each}" for each in refused)
    lines.extend(_carried(mission))
    run: dict[str, Any] = mission["run"] or {}
    if asks(mission):
        lines.extend(parked(mission))
    if mission["status"] == "proposed":
        lines.append(
            f"  Next     buddy mission approve {mission['mission_id']} "
            f"--revision {mission['revision']}"
        )
    elif mission["status"] == "approved" and run.get("state") == "queued":
        watch_it = f"buddy mission watch {mission['mission_id']}"
        lines.append(f"  Next     It is queued and starts by itself: {watch_it}")
    elif mission["status"] == "approved":
        lines.append(f"  Next     buddy mission execute {mission['mission_id']}")
    return "\n".join(lines)


def _carried(mission: dict[str, Any]) -> list[str]:
    """Return what came of the mission so far, and what it cost."""
    record = mission["execution_record"]
    if not record:
        return []
    going = "running" if mission["status"] == "running" else None
    result = record["error_detail"] or record["error"] or record["result_summary"] or going
    lines = [f"  Result   {result}"] if result else []
    lines += judged(record["evaluation"], mission["mission_id"])
    if record["cost_usd"] is not None:
        cap = (mission["warrant"] or mission)["cap_usd"]
        lines.append(f"  Spent    ${record['cost_usd']}, approved up to ${cap}")
    return lines
