"""`buddy learning …`, `buddy mission rate`, `buddy tools why`: what missions teach."""

from __future__ import annotations

import json
import sys
from typing import Annotated, Any

import typer
from rich.console import Console

from buddy.cli.client import Client
from buddy.cli.listing import print_listing
from buddy.cli.usd import usd

app = typer.Typer(no_args_is_help=True, help="Learning: what past missions changed, and undo.")
console = Console()

Json = Annotated[bool, typer.Option("--json", help="Print the API's answer as JSON.")]
Url = Annotated[str | None, typer.Option("--url", envvar="BUDDY_URL", help="The server.")]
ESTIMATES = (
    ("as it was chosen", "logged"),
    ("inverse propensity", "ips"),
    ("self-normalised", "snips"),
    ("doubly robust", "doubly_robust"),
    ("gain, doubly robust", "gain"),
)
SMALLEST = 0.01
"""A candidate with less confidence, before and after, is only counted."""
COUNTS = (
    "Counts: the ROI from 0 to 1, out of its runs and 3 more that broke even (0.50); "
    "Score = 0.6 * After + 0.4 * Counts"
)
Mission = Annotated[str, typer.Argument(help="The mission's id.")]


def _print(answer: Any, text: str, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        console.print(text, markup=False, highlight=False, soft_wrap=True)


def rate(
    mission_id: Mission,
    rating: Annotated[
        int | None, typer.Argument(help="1 to 10; with --undo none is needed.")
    ] = None,
    minutes_saved: Annotated[float | None, typer.Option(help="Minutes that it saved.")] = None,
    notes: Annotated[str, typer.Option(help="In your words.")] = "",
    undo: Annotated[bool, typer.Option("--undo", help="Take the rating back first.")] = False,
    *,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Rate a mission that is over, from 1 to 10."""
    if rating is None and not undo:
        raise typer.BadParameter("Give a rating from 1 to 10, or --undo to take one back")
    client = Client(url, as_json=as_json)
    if undo:
        client.delete(f"/missions/{mission_id}/survey")
    if rating is None:
        answer = {"mission_id": mission_id, "rating": None}
        _print(answer, f"The rating of {mission_id} is taken back", as_json=as_json)
        return
    body: dict[str, Any] = {"rating": rating, "notes": notes}
    if minutes_saved is not None:
        body["time_saved"] = minutes_saved
    stands = client.get(f"/missions/{mission_id}/survey")["survey"]
    try:
        answer = client.post(f"/missions/{mission_id}/survey", body)
    except typer.Exit:
        if stands is not None and not as_json:
            anew = f"buddy mission rate {mission_id} {rating} --undo"
            print(f"  To rate it anew: {anew}", file=sys.stderr)
        raise
    _print(answer, f"{mission_id} is rated {rating} of 10", as_json=as_json)


def feedback(
    mission_id: Mission,
    verdict: Annotated[
        str, typer.Argument(help="helpful, not_helpful, approve_tool or reject_tool.")
    ],
    reason: Annotated[str, typer.Option(help="In your words.")] = "",
    *,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Say whether a result helped, or keep or leave out its tool for such objectives."""
    body = {"verdict": verdict, "reason": reason}
    answer = Client(url, as_json=as_json).post(f"/missions/{mission_id}/feedback", body)
    kept = answer["feedback_id"]
    text = f"Kept: {verdict} of {answer['tool']}\n  buddy learning undo {kept}"
    _print(answer, text, as_json=as_json)


def why(mission_id: Mission, *, url: Url = None, as_json: Json = False) -> None:
    """Show which tools were considered for a mission, and what moved each."""
    answer = Client(url, as_json=as_json).get(f"/missions/{mission_id}/why")
    if as_json:
        _print(answer, "", as_json=True)
        return
    heads = ("Tool", "Before", "After", "ROI", "Runs", "Counts", "Score", "Why")
    shown = [each for each in answer["candidates"] if _is_worth_a_line(each, answer["tool"])]
    print_listing(console, heads, [_candidate(each) for each in shown], prose=frozenset({"Why"}))
    rest = len(answer["candidates"]) - len(shown)
    more = f"{rest} more, each with less than 1 %\n" if rest else ""
    _print(answer, f"{more}{COUNTS}\n{answer['line']}", as_json=False)


@app.command("show")
def show(*, url: Url = None, as_json: Json = False) -> None:
    """Show what is known of each tool by kind of objective, and the verdicts that stand."""
    answer = Client(url, as_json=as_json).get("/learning")
    if as_json:
        _print(answer, "", as_json=True)
        return
    heads = ("Tool", "For", "Runs", "Success", "Rating", "Seconds", "Cost", "ROI", "Counts", "Said")
    rows = [_known(each) for each in answer["tools"]]
    if not rows:
        _print(answer, "Nothing was learned yet: no mission has run.", as_json=False)
        return
    print_listing(console, heads, rows, prose=frozenset({"Said"}))
    _print(answer, COUNTS.partition(";")[0], as_json=False)
    for each in answer["feedback"]:
        line = f"{each['verdict']} of {each['tool']}: buddy learning undo {each['feedback_id']}"
        _print(answer, line, as_json=False)


@app.command()
def undo(
    feedback_id: Annotated[str, typer.Argument(help="The verdict's id.")],
    *,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Take a verdict back; what it moved goes with it."""
    answer = Client(url, as_json=as_json).delete(f"/learning/feedback/{feedback_id}")
    what = f"{answer['verdict']} of {answer['tool']}"
    text = f"Taken back: {what}"
    if answer["undone_before"]:
        text = f"It was taken back already, at {answer['undone_at']}: {what}"
    _print(answer, text, as_json=as_json)


@app.command("export")
def export_learning(*, url: Url = None) -> None:
    """Print all outcomes, verdicts and ratings, one JSON object a line."""
    client, cursor = Client(url), None
    while True:
        page = client.get("/learning/export", cursor=cursor)
        for item in page["items"]:
            print(json.dumps(item, ensure_ascii=False))
        cursor = page["next_cursor"]
        if cursor is None:
            return


@app.command()
def value(
    mission_id: Annotated[
        str | None, typer.Argument(help="One mission; else all of the last days.")
    ] = None,
    days: Annotated[float, typer.Option(help="How far back.")] = 30,
    *,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Show what missions were worth: time saved, as you said, less tool, models and review."""
    client = Client(url, as_json=as_json)
    if mission_id is not None:
        one = client.get(f"/missions/{mission_id}/value")
        net = "unknown" if one["net_usd"] is None else usd(one["net_usd"])
        _print(one, f"{mission_id} net value: {net}\n  {one['basis']}", as_json=as_json)
        return
    answer = client.get("/learning/value", days=days)
    if as_json or not answer["tools"]:
        _print(answer, f"No mission ran in the last {days:g} days.", as_json=as_json)
        return
    heads = ("Tool", "Missions", "Min saved", "Saved", "Tool cost", "Models", "Review", "Net", "?")
    total = {**answer["total"], "tool": "all"}
    print_listing(console, heads, [_worth(each) for each in (*answer["tools"], total)])
    if answer["repeated"]:
        heads = ("Recipe or schedule", *heads[1:])
        print_listing(console, heads, [_repeated(each) for each in answer["repeated"]])
    unknown = answer["total"]["unknown"]
    lines = [
        f"An hour counts as ${answer['rate_usd_per_hour']:g} (BUDDY_RATE_USD_PER_HOUR).",
        *([f"Of {unknown} missions nobody said what they saved (?)."] if unknown else []),
        *([f"{answer['older']} older missions are left out."] if answer["older"] else []),
        *([f"{answer['gone']} missions are no longer kept."] if answer["gone"] else []),
        *(f"! {line}" for line in answer["losing"]),
    ]
    _print(answer, "\n".join(lines), as_json=False)


@app.command()
def replay(
    policy: Annotated[
        str, typer.Option(help="documented-nudges, no-learning or current.")
    ] = "documented-nudges",
    reward: Annotated[str, typer.Option(help="served, rated, success or roi.")] = "served",
    days: Annotated[float, typer.Option(help="How far back.")] = 90,
    explore: Annotated[
        float | None, typer.Option(help="The share that goes by lot; as it was, if not given.")
    ] = None,
    strength: Annotated[
        float | None,
        typer.Option(help="What the classifiers' judgement is worth, in rated missions."),
    ] = None,
    *,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Estimate what another way of choosing tools would have earned on past choices."""
    asked = {"policy": policy, "reward": reward, "days": days}
    given = {"explore": explore, "strength": strength}
    answer = Client(url, as_json=as_json).get("/learning/replay", **asked, **given)
    if as_json:
        _print(answer, "", as_json=True)
        return
    rows = estimates(answer)
    if rows:
        print_listing(console, ("A choice earns", "Mean", "95 % interval"), rows)
    left = [f"  {each['choices']} left out: {each['why']}" for each in answer["left_out"]]
    used = (
        f"{answer['used']} of {answer['choices']} choices are used "
        f"({answer['disputed']} where it would choose otherwise; "
        f"as much as {answer['effective']:.0f} of equal weight)"
    )
    _print(answer, "\n".join([used, *left, *answer["said"]]), as_json=False)


@app.command()
def forget(
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Forget all outcomes, verdicts and ratings. Missions and their logs stay."""
    if not yes:
        typer.confirm("Forget everything that was learned?", abort=True)
    answer = Client(url, as_json=as_json).post("/learning/forget")
    _print(answer, f"{answer['records']} records are forgotten", as_json=as_json)


def _worth(each: dict[str, Any]) -> list[str]:
    unknown = str(each["unknown"])
    if each["net_usd"] is None:
        return [each["tool"] or "no tool", "0", *["-"] * 6, unknown]
    money = [usd(each[name]) for name in ("saved_usd", "tool_usd", "model_usd", "review_usd")]
    saved = f"{each['minutes_saved']:g}"
    named = each["tool"] or "no tool"
    return [named, str(each["missions"]), saved, *money, usd(each["net_usd"]), unknown]


def _repeated(each: dict[str, Any]) -> list[str]:
    return _worth({**each["figures"], "tool": f"{each['kind']} {each['name']}"})


def estimates(answer: dict[str, Any]) -> list[list[str]]:
    """Return a row per estimate; one alone where the policy chooses as it was chosen throughout.

    All of them would then be the same figures, and look like so many findings.
    """
    asked = ESTIMATES if answer["disputed"] else ESTIMATES[:1]
    return [_estimate(name, answer[field]) for name, field in asked if answer[field]]


def _estimate(name: str, found: dict[str, float]) -> list[str]:
    return [name, f"{found['mean']:.3f}", f"{found['low']:.3f} to {found['high']:.3f}"]


def _is_worth_a_line(each: dict[str, Any], chosen: str | None) -> bool:
    most = max(each["confidence"], each["base"] or 0.0)
    return most >= SMALLEST or each["tool"] == chosen or bool(each["excluded"])


def _candidate(each: dict[str, Any]) -> list[str]:
    moved = [f"{step['what']} {step['by']:+.2f} ({step['why']})" for step in each["adjustments"]]
    words = "; ".join(moved) or each["reason"]
    return [
        each["tool"],
        _figure(each["base"]),
        _figure(each["confidence"]),
        _figure(each["roi"]),
        _runs(each["runs"]),
        _figure(each["roi01"]) if each["roi"] is not None else "-",
        _figure(each["score"]),
        each["excluded"] or words,
    ]


def _known(each: dict[str, Any]) -> list[str]:
    said = [
        f"kept out ({each['rejected_by']})" if each["rejected_by"] else "",
        f"kept ({each['approved_by']})" if each["approved_by"] else "",
        f"{each['helpful']} helpful" if each["helpful"] else "",
        f"{each['unhelpful']} not" if each["unhelpful"] else "",
    ]
    return [
        each["tool"],
        each["intent"] or "anything",
        _runs(each["runs"]),
        _figure(each["success_rate"]),
        _figure(each["mean_rating"]),
        _figure(each["mean_seconds"]),
        usd(each["mean_cost_usd"]) if each["mean_cost_usd"] else "-",
        _figure(each["roi"]) + (" loses money" if (each["roi"] or 0) < 0 else ""),
        _figure(each["roi01"]),
        ", ".join(part for part in said if part),
    ]


def _runs(number: float | None) -> str:
    return "-" if number is None else f"{number:.1f}".removesuffix(".0")


def _figure(number: float | None) -> str:
    return "-" if number is None else f"{number:.2f}"
