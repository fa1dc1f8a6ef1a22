"""`buddy recipe …`: kept work with parameters, to be used again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console

from buddy.cli.archive import Force, leave
from buddy.cli.client import Client
from buddy.errors import InputInvalid

app = typer.Typer(no_args_is_help=True, help="Recipes: kept work, to be used with other values.")
console = Console()

Json = Annotated[bool, typer.Option("--json", help="Print the API's answer as JSON.")]
Url = Annotated[str | None, typer.Option("--url", envvar="BUDDY_URL", help="The server.")]
Name = Annotated[str, typer.Argument(help="Its id, its name, or words of its name.")]


def _print(answer: Any, text: str, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        console.print(text, markup=False, highlight=False, soft_wrap=True)


def _refuse(text: str, field: str, *, as_json: bool) -> NoReturn:
    leave(InputInvalid(text, field=field), as_json=as_json)


def _meant(client: Client, name: str, *, as_json: bool) -> dict[str, Any]:
    """Return the one recipe that a name means, or leave."""
    items: list[dict[str, Any]] = client.get("/recipes")["items"]
    said = name.strip().casefold()
    exact = [each for each in items if said in {each["recipe_id"], each["name"].casefold()}]
    found = exact or [each for each in items if said and said in each["name"].casefold()]
    if len(found) == 1:
        return found[0]
    names = ", ".join(each["name"] for each in found or items)
    what = f"{len(found)} recipes are called so" if found else "There is no such recipe"
    _refuse(f"{what}: {name[:40]!r}. It may be {names}", "name", as_json=as_json)


def _pairs(given: list[str] | None, *, as_json: bool) -> dict[str, str]:
    values: dict[str, str] = {}
    for each in given or ():
        name, equals, value = each.partition("=")
        if not equals:
            _refuse(f"{each[:40]!r} is no value; give NAME=VALUE", "params", as_json=as_json)
        values[name.strip()] = value
    return values


@app.command("list")
def list_recipes(*, url: Url = None, as_json: Json = False) -> None:
    """List recipes with how often their runs came to their end."""
    answer = Client(url, as_json=as_json).get("/recipes")
    _print(answer, "\n".join(_line(each) for each in answer["items"]), as_json=as_json)


@app.command()
def show(name: Name, *, url: Url = None, as_json: Json = False) -> None:
    """Show a recipe: its parameters, what it may do, and how its runs went."""
    recipe = _meant(Client(url, as_json=as_json), name, as_json=as_json)
    _print(recipe, _described(recipe), as_json=as_json)


@app.command()
def run(
    name: Name,
    params: Annotated[list[str] | None, typer.Argument(help="NAME=VALUE, several.")] = None,
    max_cost: Annotated[str | None, typer.Option(help="A cap below the recipe's.")] = None,
    at: Annotated[str | None, typer.Option(help="Once, or with --every its first time.")] = None,
    every: Annotated[str | None, typer.Option(help="day or week: again and again.")] = None,
    cron: Annotated[str | None, typer.Option(help="Five fields: '0 7 * * MON-FRI'.")] = None,
    timezone: Annotated[str | None, typer.Option(help="An IANA zone. [the instance's]")] = None,
    *,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Make a proposal of a recipe; nothing runs before the yes."""
    client = Client(url, as_json=as_json)
    recipe = _meant(client, name, as_json=as_json)
    body: dict[str, Any] = {"params": _pairs(params, as_json=as_json)}
    if max_cost is not None:
        body["max_cost_usd"] = max_cost
    if at or every or cron:
        when = {"trigger_time": at, "cron": cron, "timezone": timezone}
        when["recurrence"] = {"day": "daily", "week": "weekly"}.get(every or "", every)
        body["schedule"] = {key: value for key, value in when.items() if value is not None}
    answer = client.post(f"/missions/from-recipe/{recipe['recipe_id']}", body)
    _print(answer, _proposed(answer, recipe), as_json=as_json)


@app.command()
def save(
    mission_id: Annotated[str, typer.Argument(help="A mission that completed, m_….")],
    name: Annotated[str | None, typer.Option(help="What it is called.")] = None,
    description: Annotated[str | None, typer.Option(help="A word on it.")] = None,
    fixed: Annotated[
        list[str] | None, typer.Option(help="An argument that stays as it is; repeatable.")
    ] = None,
    *,
    preview: Annotated[bool, typer.Option(help="Only show it; nothing is saved.")] = False,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Save a finished mission as a recipe."""
    body: dict[str, Any] = {"mission_id": mission_id, "fixed": fixed or []}
    body |= {k: v for k, v in (("name", name), ("description", description)) if v is not None}
    answer = Client(url, as_json=as_json).post(f"/recipes{'/preview' if preview else ''}", body)
    if preview:
        lines = [f"Nothing is saved. It would be: {answer['name']}", f"  {answer['objective']}"]
        text = "\n".join([*lines, *(_parameter(each) for each in answer["parameters"])])
    else:
        text = _described(answer)
    _print(answer, text, as_json=as_json)


@app.command()
def edit(
    name: Name,
    rename: Annotated[str | None, typer.Option(help="Another name.")] = None,
    description: Annotated[str | None, typer.Option(help="A word on it.")] = None,
    objective: Annotated[str | None, typer.Option(help="With {parameters}.")] = None,
    cap: Annotated[str | None, typer.Option(help="Most that a run may spend.")] = None,
    content: Annotated[
        str | None, typer.Option(help="Fields as JSON, as `buddy recipe export` has them.")
    ] = None,
    *,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Change a recipe, as a new version."""
    client = Client(url, as_json=as_json)
    recipe = _meant(client, name, as_json=as_json)
    body = _parsed(content, "content", as_json=as_json) if content is not None else {}
    given = {"name": rename, "description": description, "objective": objective, "cap_usd": cap}
    body |= {key: value for key, value in given.items() if value is not None}
    answer = client.put(f"/recipes/{recipe['recipe_id']}", {**body, "version": recipe["version"]})
    lines = [_described(answer["recipe"]), *_changes(answer["changes"])]
    _print(answer, "\n".join(lines), as_json=as_json)


@app.command()
def export(
    name: Name,
    file: Annotated[Path | None, typer.Argument(help="Where to; left out: printed.")] = None,
    *,
    force: Force = False,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Write a recipe as one JSON file, without secrets."""
    client = Client(url, as_json=as_json)
    recipe = _meant(client, name, as_json=as_json)
    answer = client.get(f"/recipes/{recipe['recipe_id']}/export")
    text = json.dumps(answer, ensure_ascii=False, indent=2)
    if file is None:
        print(text)
        return
    if file.exists() and not force:
        _refuse(f"{file} is there already; --force replaces it", "file", as_json=as_json)
    file.write_text(f"{text}\n", encoding="utf-8")
    _print({"file": str(file)}, f"Wrote {recipe['name']} to {file}", as_json=as_json)


@app.command("import")
def import_recipe(
    file: Annotated[Path, typer.Argument(help="A file that `buddy recipe export` wrote.")],
    *,
    accept: Annotated[
        str | None, typer.Option(help="What the preview names: take in just what it showed.")
    ] = None,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Show what a recipe from elsewhere may do; with --accept, take it in."""
    client = Client(url, as_json=as_json)
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        _refuse(f"{file} cannot be read", "file", as_json=as_json)
    body: dict[str, Any] = {"file": _parsed(text, "file", as_json=as_json)}
    if accept is not None:
        answer = client.post("/recipes/import", {**body, "accept": accept})
        _print(answer, _described(answer), as_json=as_json)
        return
    answer = client.post("/recipes/import/preview", body)
    over = f"a new version of {answer['replaces']}" if answer["replaces"] else "a new recipe"
    lines = [
        f"Nothing is saved. {answer['name']} would be {over}:",
        f"  {answer['objective']}",
        *_changes(answer["changes"]),
        *(f"  Note     {each}" for each in answer["warnings"]),
        f"Take it in with: buddy recipe import {file} --accept {answer['accept']}",
    ]
    _print(answer, "\n".join(lines), as_json=as_json)


@app.command("test")
def try_out(name: Name, *, url: Url = None, as_json: Json = False) -> None:
    """Test a recipe offline, against the answers that were recorded with it."""
    client = Client(url, as_json=as_json)
    recipe = _meant(client, name, as_json=as_json)
    answer = client.post(f"/recipes/{recipe['recipe_id']}/test", {})
    lines = [
        f"  {'ok    ' if each['held'] else 'FAILED'}  {each['what']}"
        f"{': ' + each['detail'] if each['detail'] else ''}"
        for each in answer["checks"]
    ]
    lines += [answer["note"]] if answer["note"] else []
    _print(answer, "\n".join([recipe["name"], *lines]), as_json=as_json)
    if not answer["passed"]:
        raise typer.Exit(1)


@app.command()
def record(
    mission_id: Annotated[str, typer.Argument(help="A finished run of a recipe, m_….")],
    *,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Record what the tool answered in a finished run, for the tests of its recipe."""
    answer = Client(url, as_json=as_json).post("/recipes/samples", {"mission_id": mission_id})
    _print(answer, f"Recorded with {answer['recipe_id']}", as_json=as_json)


@app.command()
def delete(name: Name, *, url: Url = None, as_json: Json = False) -> None:
    """Delete a recipe; missions and schedules that were made from it stay."""
    client = Client(url, as_json=as_json)
    recipe = _meant(client, name, as_json=as_json)
    answer = client.delete(f"/recipes/{recipe['recipe_id']}")
    after = "; the built-in one stands again" if answer["restored"] else ""
    _print(answer, f"Deleted {recipe['name']}{after}", as_json=as_json)


def _parsed(text: str, field: str, *, as_json: bool) -> dict[str, Any]:
    try:
        value: Any = json.loads(text)
    except ValueError:
        value = None
    if not isinstance(value, dict):
        _refuse(f"{field} is no JSON object", field, as_json=as_json)
    return {**value}


def _line(item: dict[str, Any]) -> str:
    return f"{item['recipe_id']}  {item['name']}  {item['figures']['words']}"


def _parameter(item: dict[str, Any]) -> str:
    kind = f"{item['type']} of {item['of']}" if item["type"] == "several" else item["type"]
    if item["default"] is not None:
        rest = f", {item['default']} if left out"
    else:
        rest = "" if item["required"] else ", may be left out"
    choices = f" ({' | '.join(item['choices'])})" if item["choices"] else ""
    hint = f", such as {item['hint']}" if item["hint"] else ""
    return f"  {item['name']:<8} {kind}{choices}{rest}{hint}"


def _described(item: dict[str, Any]) -> str:
    may = item["permissions"]
    files = f"; files: {', '.join(may['files'])}" if may["files"] else ""
    lines = [
        f"{item['recipe_id']}  {item['name']}, version {item['version']} ({item['origin']})",
        *([f"  {item['description']}"] if item["description"] else []),
        f"  Does     {item['objective']}",
        *(_parameter(each) for each in item["parameters"]),
        (
            f"  May      use {may['tool']} ({may['risk']}) on {may['sites']}, {may['max_pages']} "
            f"pages, ${may['cap_usd']} a run{files}"
        ),
        f"  Runs     {item['figures']['words']}",
    ]
    return "\n".join(lines)


def _changes(found: list[dict[str, Any]]) -> list[str]:
    marks = {True: "MORE", False: "less", None: "other"}
    return [
        f"  {marks[each['wider']]:<8} {each['field']}: {each['before'] or 'none'} → {each['after']}"
        for each in found
    ]


def _proposed(answer: dict[str, Any], recipe: dict[str, Any]) -> str:
    mission, proposal = answer["mission"], answer["proposal"]
    lines = [f"{answer['mission_id']}  {answer['status']}  {mission['objective']}"]
    if proposal:
        lines.append(f"  Tool     {proposal['tool']}, by the recipe {recipe['name']}")
        lines.append(f"  Cap      ${mission['cap_usd']}")
    if said := mission["metadata"].get("schedule_says"):
        lines.append(f"  When     {said}")
    revision = mission["revision"]
    lines.append(f"  Approve: buddy mission approve {answer['mission_id']} --revision {revision}")
    return "\n".join(lines)
