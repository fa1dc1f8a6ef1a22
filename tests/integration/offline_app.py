"""Runs every built-in tool of a Buddy as the server builds it, and prints what came of each.

Meant for a process without a network. What is asked comes over HTTP, through the application's
own door and no socket.
"""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

import httpx2

from buddy.bootstrap.build import build
from buddy.bootstrap.local_tools import own_files
from buddy.settings import Settings
from buddy.web.app import create_app

BASE = "http://127.0.0.1:8000"
PAGE = "https://example.org/page"
OBJECTIVES = {
    "calculate": "what is 15% of 80",
    "get_time": "what time is it in Warsaw",
    "knowledge_store": "remember that the boiler code is 4711",
    "knowledge_search": "what did I note about the boiler code",
    "list_directory": "list my files",
    "read_file": "read src/greet.py",
    "file_summary": "summarise src/greet.py",
    "repo_index": "index the repository src/",
    "metrics_query": "how many missions ran today",
    "web_search": "search the web for context managers in Python",
    "web_extract": f"extract the text of {PAGE}",
    "web_navigate": f"visit {PAGE}",
    "page_changes": f"track {PAGE} for changes",
    "web_research": "research context managers in Python",
}
"""What each tool is asked; one that is not here is not known to this test."""


async def run(http: httpx2.AsyncClient, tool: str, objective: str) -> dict[str, Any]:
    """Propose, approve, execute; return the mission afterwards."""
    asked = {"objective": objective, "tool": tool}
    made = (await http.post("/missions/create", json=asked)).json()
    path = f"/missions/{made['mission_id']}"
    (await http.post(f"{path}/approve", json={"revision": 1})).raise_for_status()
    (await http.post(f"{path}/execute", json={})).raise_for_status()
    mission = (await http.get(path)).json()
    record = mission["execution_record"]
    said = record["error_detail"] or record["result_summary"]
    return {"status": mission["status"], "said": said, "code": record["error_code"]}


async def main(folder: Path) -> None:
    """Ask each tool once."""
    settings = Settings(data_dir=folder)
    files = own_files(settings)
    await files.prepare()
    (files.path / "src").mkdir()
    (files.path / "src" / "greet.py").write_text('"""A greeter."""\n')
    buddy = build(settings)
    # What only a goal's plan can use is given what the parts before it found, and no objective.
    names = {spec.name for spec in buddy.registry.all_specs() if not spec.plan_only}
    app = create_app(buddy)
    transport = httpx2.ASGITransport(app=app, raise_app_exceptions=False)
    async with (
        app.router.lifespan_context(app),
        httpx2.AsyncClient(transport=transport, base_url=BASE, timeout=300) as http,
    ):
        found = {
            tool: await run(http, tool, objective)
            for tool, objective in OBJECTIVES.items()
            if tool in names
        }
    told = {"found": found, "unknown": sorted(names - OBJECTIVES.keys())}
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
