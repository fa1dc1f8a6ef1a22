"""The tools of this machine, from a sentence over HTTP to the artifact, and no model asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from web_site import MakeSite, Site

from buddy.adapters.library.memory import MemoryLibrary
from buddy.bootstrap.local_tools import local_tools, own_files
from buddy.domain.intent import Intent
from buddy.ports.store import Store
from buddy.ports.tools import Tool
from buddy.settings import Settings
from buddy.testing.clock import FixedClock

CODE = '"""A greeter."""\n\ndef greet(name: str) -> str:\n    """Say hello."""\n    return name\n'


@dataclass
class Desk:
    """A served Buddy with the local tools, and its folder."""

    site: Site
    files: Path

    async def run(self, objective: str, tool: str, intent: Intent) -> dict[str, Any]:
        """State an objective that is understood like this; approve it, run it."""
        understanding = self.site.world.understanding
        understanding.intents, understanding.fit = {intent: 0.9}, {tool: 0.9}
        made = await self.site.create(objective)
        assert made["status"] == "proposed", made["questions"]
        mission = made["mission"]
        assert mission["tool"] == tool
        path = f"/missions/{made['mission_id']}"
        approved = await self.site.post(f"{path}/approve", {"revision": 1})
        assert approved.status_code == 200, approved.text
        result = (await self.site.post(f"{path}/execute")).json()
        return {"mission": mission, "result": result}

    async def preview(self, done: dict[str, Any]) -> dict[str, Any]:
        artifact = done["result"]["artifact_reference"]["artifact_id"]
        return (await self.site.get(f"/artifacts/{artifact}/preview")).json()


@pytest.fixture
async def desk(start_site: MakeSite, tmp_path: Path) -> Desk:
    settings = Settings(data_dir=tmp_path / "buddy")
    folder = own_files(settings)
    await folder.prepare()
    (folder.path / "todo.md").write_text("# Today\n\n- buy *milk*\n")
    (folder.path / "server.log").write_text("# not a heading <b>\n")
    (folder.path / "greet.py").write_text(CODE)

    def make_tools(store: Store) -> Sequence[Tool]:
        library = MemoryLibrary(FixedClock(), builtin=None)
        return local_tools(settings, library, FixedClock(), store)

    site = await start_site(tools=[], make_tools=make_tools)
    return Desk(site, folder.path)


async def test_a_file_is_read(desk: Desk) -> None:
    done = await desk.run("read the file todo.md please", "read_file", Intent.FILE)
    assert done["mission"]["tool_input"] == {"path": "todo.md"}
    assert done["mission"]["proposal"]["touches"] == ["Nothing outside this machine"]
    assert done["mission"]["proposal"]["warnings"] == []
    assert done["result"]["result_summary"] == "todo.md: 3 lines, 22 bytes, utf-8"
    preview = await desk.preview(done)
    assert preview["kind"] == "document"
    assert "<em>milk</em>" in preview["html"]
    plain = await desk.run("show me server.log", "read_file", Intent.FILE)
    assert "<code># not a heading &lt;b&gt;</code>" in (await desk.preview(plain))["html"]


async def test_a_file_outside_ends_the_run_with_what_to_set(desk: Desk) -> None:
    done = await desk.run("read the file /etc/passwd", "read_file", Intent.FILE)
    assert done["result"]["success"] is False
    mission = await desk.site.mission(done["mission"]["mission_id"])
    detail = mission["execution_record"]["error_detail"]
    assert f"/etc/passwd is outside what Buddy may read, which is {desk.files}" in detail
    assert "BUDDY_FOLDERS" in detail


async def test_a_folder_is_listed(desk: Desk) -> None:
    done = await desk.run("list my files", "list_directory", Intent.FILE)
    assert done["result"]["result_summary"] == f"{desk.files}: 0 folders, 3 files"
    assert "<td>todo.md</td>" in (await desk.preview(done))["html"]


async def test_a_file_is_outlined(desk: Desk) -> None:
    done = await desk.run("summarise greet.py", "file_summary", Intent.REPOSITORY)
    assert done["mission"]["tool_input"] == {"path": "greet.py"}
    assert done["result"]["result_summary"].endswith("1 definitions): A greeter.")
    html = (await desk.preview(done))["html"]
    assert "<code>def greet(name: str) -&gt; str</code>: Say hello." in html


async def test_a_tree_is_indexed(desk: Desk) -> None:
    done = await desk.run(f"index the repo {desk.files}", "repo_index", Intent.REPOSITORY)
    assert (
        done["result"]["result_summary"] == "files: 3 files, 9 lines, mostly Python, 1 definitions"
    )
    html = (await desk.preview(done))["html"]
    assert "<td>Python</td>" in html
    assert "<code>greet.py</code>: <code>greet</code> (3)" in html


async def test_a_note_is_stored_found_deleted_and_brought_back(desk: Desk) -> None:
    stored = await desk.run("remember that the boiler code is 4711", "knowledge_store", _KNOWN)
    proposal = stored["mission"]["proposal"]
    assert proposal["risk"] == "write"
    assert any("changes things; a stored note is undone" in each for each in proposal["warnings"])
    text = "the boiler code is 4711"
    assert stored["mission"]["tool_input"] == {"action": "store", "text": text}
    found = await desk.run("what did I note about the boiler code", "knowledge_search", _KNOWN)
    (hit,) = found["result"]["execution_result"]["results"]
    assert (hit["collection"], hit["snippet"]) == ("your notes", text)
    gone = await desk.run("delete my note about the boiler", "knowledge_store", _KNOWN)
    assert gone["result"]["result_summary"].startswith(f"Deleted “{text}”")
    nothing = await desk.run("search my notes for the boiler code", "knowledge_search", _KNOWN)
    assert nothing["result"]["result_summary"].startswith("0 results")
    back = await desk.run("restore my note about the boiler", "knowledge_store", _KNOWN)
    assert back["result"]["result_summary"].startswith(f"Restored “{text}”")


async def test_a_note_without_a_text_or_a_name_is_asked_for(desk: Desk) -> None:
    understanding = desk.site.world.understanding
    understanding.intents, understanding.fit = {_KNOWN: 0.9}, {"knowledge_store": 0.9}
    for objective, field in (("my knowledge", "text"), ("delete my note", "note")):
        asked = await desk.site.create(objective)
        assert asked["status"] == "clarification_needed"
        assert [question["field"] for question in asked["questions"]] == [field]


async def test_buddys_own_figures_are_told(desk: Desk) -> None:
    first = await desk.run("what is your success rate", "metrics_query", Intent.INTROSPECTION)
    assert first["result"]["result_summary"] == "Missions, last 30 days: no data yet"
    await desk.run("list my files", "list_directory", Intent.FILE)
    await desk.run("read /etc/passwd", "read_file", Intent.FILE)
    done = await desk.run("how did it go today?", "metrics_query", Intent.INTROSPECTION)
    assert done["mission"]["tool_input"] == {"period": "today"}
    overall = done["result"]["execution_result"]["overall"]
    assert overall["by_status"] == {"completed": 2, "failed": 1}
    tool = done["result"]["execution_result"]["by_tool"]["read_file"]
    assert (tool["success_rate"], tool["ended"]) == (0.0, 1)
    assert "<td>list_directory</td>" in (await desk.preview(done))["html"]


_KNOWN = Intent.KNOWLEDGE
