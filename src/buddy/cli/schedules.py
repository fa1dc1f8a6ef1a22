"""`buddy schedule …`: a mission's work, again at set times."""

from __future__ import annotations

import json
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console

from buddy.cli.archive import leave
from buddy.cli.client import Client
from buddy.cli.moment import moment
from buddy.errors import InputInvalid

app = typer.Typer(no_args_is_help=True, help="Schedules: a mission's work, again at set times.")
console = Console()

Json = Annotated[bool, typer.Option("--json", help="Print the API's answer as JSON.")]
Url = Annotated[str | None, typer.Option("--url", envvar="BUDDY_URL", help="The server.")]
ScheduleId = Annotated[str, typer.Argument(help="sch_…, as `buddy schedule list` shows it.")]
At = Annotated[
    str | None,
    typer.Option(help="Once: 2027-01-04T09:00 (in the zone). With --every: its first time."),
]
Every = Annotated[str | None, typer.Option(help="day or week, from --at on.")]
Cron = Annotated[str | None, typer.Option(help="Five fields: '0 7 * * MON-FRI'.")]
Zone = Annotated[str | None, typer.Option("--timezone", help="An IANA zone. [the instance's]")]
MissedBy = Annotated[str | None, typer.Option("--missed", help="skip, latest or all. [latest]")]
CatchUp = Annotated[int | None, typer.Option(help="Missed runs made up for at most. [3]")]
OverlapBy = Annotated[str | None, typer.Option("--overlap", help="skip, queue or allow. [skip]")]
PauseAfter = Annotated[
    int | None, typer.Option(help="Failures in a row that pause it; 0: never. [3]")
]
_EVERY = {"day": "daily", "daily": "daily", "week": "weekly", "weekly": "weekly"}


def _print(answer: Any, text: str, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        console.print(text, markup=False, highlight=False, soft_wrap=True)


def _refuse(text: str, field: str, *, as_json: bool) -> NoReturn:
    leave(InputInvalid(text, field=field), as_json=as_json)


def _timing(
    at: str | None, every: str | None, cron: str | None, zone: str | None, *, as_json: bool
) -> dict[str, Any]:
    body: dict[str, Any] = {"trigger_time": at, "cron": cron, "timezone": zone}
    if every is not None:
        if every.lower() not in _EVERY:
            _refuse(f"--every is {every!r}; give day or week, or --cron", "every", as_json=as_json)
        body["recurrence"] = _EVERY[every.lower()]
    return {name: value for name, value in body.items() if value is not None}


def _policy(
    missed: str | None, catch_up: int | None, overlap: str | None, pause_after: int | None
) -> dict[str, Any]:
    given = {
        "missed": missed,
        "catch_up": catch_up,
        "overlap": overlap,
        "pause_after": pause_after,
    }
    return {name: value for name, value in given.items() if value is not None}


@app.command()
def add(
    mission_id: Annotated[str, typer.Argument(help="The mission whose work it repeats.")],
    at: At = None,
    every: Every = None,
    cron: Cron = None,
    timezone: Zone = None,
    missed: MissedBy = None,
    catch_up: CatchUp = None,
    overlap: OverlapBy = None,
    pause_after: PauseAfter = None,
    cap: Annotated[str | None, typer.Option(help="Most that one run may spend.")] = None,
    cap_total: Annotated[str | None, typer.Option(help="Most for all runs.")] = None,
    count: Annotated[int | None, typer.Option(help="Runs in all. [30]")] = None,
    until: Annotated[str | None, typer.Option(help="The end: 2027-03-01. [in 90 days]")] = None,
    *,
    preview: Annotated[bool, typer.Option(help="Only show it; nothing is saved.")] = False,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Schedule a mission's work. Beside a proposal it begins with the yes to that."""
    body = _timing(at, every, cron, timezone, as_json=as_json)
    body |= _policy(missed, catch_up, overlap, pause_after)
    standing: dict[str, Any] = {
        "cap_per_run_usd": cap,
        "cap_total_usd": cap_total,
        "count": count,
        "until": _moment("until", until, as_json=as_json),
    }
    body["standing"] = {name: value for name, value in standing.items() if value is not None}
    path = f"/missions/{mission_id}/schedule{'/preview' if preview else ''}"
    answer = Client(url, as_json=as_json).post(path, body)
    head = "Nothing is saved. It would be:\n" if preview else ""
    _print(answer, head + _described(answer), as_json=as_json)


def _moment(option: str, text: str | None, *, as_json: bool) -> str | None:
    try:
        return None if text is None else moment(option, text)
    except InputInvalid as error:
        leave(error, as_json=as_json)


@app.command()
def preview(
    mission_id: Annotated[str, typer.Argument(help="The mission whose work it would repeat.")],
    at: At = None,
    every: Every = None,
    cron: Cron = None,
    timezone: Zone = None,
    *,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Show when a schedule would fire and what a month of it costs; nothing is saved."""
    body = _timing(at, every, cron, timezone, as_json=as_json)
    answer = Client(url, as_json=as_json).post(f"/missions/{mission_id}/schedule/preview", body)
    _print(answer, "Nothing is saved. It would be:\n" + _described(answer), as_json=as_json)


@app.command("list")
def list_schedules(*, url: Url = None, as_json: Json = False) -> None:
    """List schedules with their next times."""
    answer = Client(url, as_json=as_json).get("/schedules", limit=200)
    lines = [_line(item) for item in answer["items"]] or ["No schedules"]
    _print(answer, "\n".join(lines), as_json=as_json)


@app.command()
def show(schedule_id: ScheduleId, *, url: Url = None, as_json: Json = False) -> None:
    """Show a schedule: its next five times, its bounds, what it did and what a month costs."""
    client = Client(url, as_json=as_json)
    answer = client.get(f"/schedules/{schedule_id}")
    done = client.get(f"/schedules/{schedule_id}/firings", limit=10)
    lines = [_described(answer), *(_done(each) for each in done["items"])]
    _print({**answer, "firings": done["items"]}, "\n".join(lines), as_json=as_json)


@app.command()
def change(
    schedule_id: ScheduleId,
    at: At = None,
    every: Every = None,
    cron: Cron = None,
    timezone: Zone = None,
    missed: MissedBy = None,
    catch_up: CatchUp = None,
    overlap: OverlapBy = None,
    pause_after: PauseAfter = None,
    *,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Give a schedule other times or another policy; what is left out stays."""
    body = _timing(at, every, cron, timezone, as_json=as_json)
    body |= _policy(missed, catch_up, overlap, pause_after)
    answer = Client(url, as_json=as_json).put(f"/schedules/{schedule_id}", body)
    _print(answer, _described(answer), as_json=as_json)


@app.command()
def pause(
    schedule_id: ScheduleId,
    reason: Annotated[str | None, typer.Option(help="Why.")] = None,
    *,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Let a schedule fire nothing until it is resumed."""
    client = Client(url, as_json=as_json)
    answer = client.post(f"/schedules/{schedule_id}/pause", {"reason": reason})
    _print(answer, _line(answer), as_json=as_json)


@app.command()
def resume(schedule_id: ScheduleId, *, url: Url = None, as_json: Json = False) -> None:
    """Let a paused schedule fire again, from now on."""
    answer = Client(url, as_json=as_json).post(f"/schedules/{schedule_id}/resume")
    _print(answer, _line(answer), as_json=as_json)


@app.command()
def remove(schedule_id: ScheduleId, *, url: Url = None, as_json: Json = False) -> None:
    """End a schedule for good, with its standing approval."""
    answer = Client(url, as_json=as_json).delete(f"/schedules/{schedule_id}")
    _print(answer, _line(answer), as_json=as_json)


@app.command()
def simulate(
    schedule_id: ScheduleId,
    since: Annotated[str | None, typer.Option(help="From here on. [now]")] = None,
    until: Annotated[str | None, typer.Option(help="Up to here. [seven days later]")] = None,
    asleep: Annotated[
        list[str] | None,
        typer.Option(help="The machine sleeps: 2027-03-26T17:00/2027-03-29T08:00, in its zone."),
    ] = None,
    run_seconds: Annotated[float, typer.Option(help="How long each run takes.")] = 0.0,
    *,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Say what a schedule would do, for instance while this machine sleeps; nothing is saved."""
    stretches: list[dict[str, str | None]] = []
    for each in asleep or ():
        start, slash, end = each.partition("/")
        if not slash:
            _refuse(f"--asleep is {each!r}; give start/end", "asleep", as_json=as_json)
        stretches.append({"start": start, "end": end})
    body: dict[str, Any] = {
        "since": since,
        "until": until,
        "asleep": stretches,
        "run_seconds": run_seconds,
    }
    answer = Client(url, as_json=as_json).post(f"/schedules/{schedule_id}/simulate", body)
    steps = [_step(each) for each in answer["steps"]] or ["Nothing would fire"]
    lines = [answer["when"], *steps, f"In all {answer['summary']}."]
    _print(answer, "\n".join(lines), as_json=as_json)


def _step(step: dict[str, Any]) -> str:
    times = f" ({step['count']} times)" if step["count"] > 1 else ""
    why = f": {step['reason']}" if step["reason"] else ""
    return f"  {_local(step['local'])}  {step['what']}{times}{why}"


def _local(text: str) -> str:
    return f"{text[:10]} {text[11:19].removesuffix(':00')} {text[19:]}"


def _line(item: dict[str, Any]) -> str:
    fires = item["next_fires"]
    after = f"next {_local(fires[0]['local'])}" if fires else item["reason"] or "no further time"
    return f"{item['schedule_id']}  {item['state']}  {item['when']}  {after}  {item['objective']}"


def _described(item: dict[str, Any]) -> str:
    bounds = item["standing"]
    lines = [
        f"{item['schedule_id']}  {item['state']}  {item['when']}",
        f"  For      {item['objective']} ({item['mission_id']})",
        *([f"  Reason   {item['reason']}"] if item["reason"] else []),
        *(_fire(each, first=n == 0) for n, each in enumerate(item["next_fires"])),
        *([f"  Clocks   {item['daylight_saving']}"] if item["daylight_saving"] else []),
        (
            f"  Missed   {item['missed']}, {item['catch_up']} at most; while a run goes on: "
            f"{item['overlap']}; pauses after {item['pause_after']} failures in a row"
        ),
        (
            f"  A yes    for {bounds['count']} runs of ${bounds['cap_per_run']} at most, "
            f"${bounds['cap_total']} in all, until {bounds['until']}"
        ),
        f"  So far   {item['fired']} fired, {item['missed_count']} missed",
        f"  Month    {item['forecast_words']}",
    ]
    if item["state"] == "proposed":
        lines.append(f"  It begins with the yes: buddy mission show {item['mission_id']}")
    return "\n".join(lines)


def _fire(slot: dict[str, Any], *, first: bool) -> str:
    note = f": {slot['note']}" if slot["note"] else ""
    return f"  {'Next     ' if first else '         '}{_local(slot['local'])}{note}"


def _done(firing: dict[str, Any]) -> str:
    times = f" ({firing['count']} times)" if firing["count"] > 1 else ""
    made = f" {firing['mission_id']}" if firing["mission_id"] else ""
    became = f" ({firing['mission_status']})" if firing["mission_status"] else ""
    why = f": {firing['reason']}" if firing["reason"] else ""
    return f"  {_local(firing['local'])}  {firing['outcome']}{times}{made}{became}{why}"
