"""Files and folders of this machine in a conversation."""

from __future__ import annotations

from typing import Any

import pytest

from buddy.adapters.tools.allowed_folders import AllowedFolders
from buddy.adapters.tools.file_summary import FileSummary
from buddy.adapters.tools.list_directory import ListDirectory
from buddy.adapters.tools.read_file import ReadFile
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.route import Route
from buddy.testing.tools import ScriptedTool
from chat_world import Conversation, MakeTalk, origins_of

OPEN = MissionStatus.PROPOSED


async def last(talk: Conversation) -> Any:
    return max(await talk.world.missions(), key=lambda each: each.created_at)


@pytest.fixture
async def files(start_talk: MakeTalk, tmp_path: Any) -> Conversation:
    for name in ("invoices/2026-01.csv", "invoices/2026-02.csv", "invoices/old/a.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("customer,net\nHafen,100\n")
    folders = AllowedFolders([tmp_path])
    tools = [ListDirectory(folders), ReadFile(folders), FileSummary(folders), ScriptedTool()]
    return await start_talk(tools=tools, may_read=folders.refusal)


@pytest.mark.parametrize("route", [Route.MISSION, Route.CLARIFY, Route.QUESTION])
@pytest.mark.parametrize(
    "text", ["list the files in my invoices folder", "list the folder invoices", "ls invoices"]
)
async def test_the_folder_that_is_named_is_the_one_that_is_listed(
    files: Conversation, route: Route, text: str
) -> None:
    await files.say(text, route)
    mission = await last(files)
    assert (mission.status, mission.terms.tool) == (OPEN, "list_directory")
    assert mission.terms.tool_input["path"] == "invoices"


async def test_a_folder_that_is_not_there_is_asked_about(files: Conversation) -> None:
    told = await files.say("list the files in my bananas folder", Route.MISSION)
    assert "I see no folder “bananas”" in told.summary
    assert not told.missions_spawned
    assert "Which folder" in (await files.say("yes", Route.APPROVE)).summary
    assert not await files.world.missions()


async def test_a_folder_outside_is_refused(files: Conversation) -> None:
    told = await files.say("list the folder /etc", Route.MISSION)
    assert "Nothing was proposed." in told.summary
    assert not await files.world.missions()


async def test_a_name_that_is_no_folder_is_left_to_others(files: Conversation) -> None:
    await files.say("open tomatoes", Route.CLARIFY)
    assert not await files.world.missions()
    await files.say("open invoices", Route.CLARIFY)
    assert (await last(files)).terms.tool == "list_directory"


@pytest.mark.parametrize("route", [Route.FOLLOW_UP, Route.MISSION, Route.CLARIFY])
@pytest.mark.parametrize(
    ("text", "tool", "name"),
    [
        ("read the second one", "read_file", "2026-01.csv"),
        ("open the last file", "read_file", "2026-02.csv"),
        ("lies die dritte", "read_file", "2026-02.csv"),
        ("open the first folder", "list_directory", "old"),
    ],
)
async def test_a_listed_file_is_read_by_its_place(
    files: Conversation, route: Route, text: str, tool: str, name: str
) -> None:
    await files.say("ls invoices", Route.MISSION)
    await files.say("approve", Route.APPROVE)
    listed = await files.world.result(await last(files))
    await files.say(text, route)
    mission = await last(files)
    assert mission.mission_id != listed.mission_id
    assert (mission.status, mission.terms.tool) == (OPEN, tool)
    assert str(mission.terms.tool_input["path"]).endswith(f"/invoices/{name}")
    assert set(origins_of(mission)) == {"path"}


async def test_a_place_that_is_not_there_is_said(files: Conversation) -> None:
    await files.say("ls invoices", Route.MISSION)
    await files.say("approve", Route.APPROVE)
    await files.world.result(await last(files))
    assert "There is no such one" in (await files.say("read the ninth one", Route.MISSION)).summary


@pytest.mark.parametrize("route", [Route.MISSION, Route.CLARIFY])
@pytest.mark.parametrize("text", ["read invoices/2026-01.csv", "open 2026-01.csv in invoices"])
async def test_a_file_is_read_in_its_folder_whatever_was_listed_before(
    files: Conversation, route: Route, text: str
) -> None:
    for _ in range(2):
        await files.say("ls invoices", Route.MISSION)
        await files.say("approve", Route.APPROVE)
        await files.world.result(await last(files))
    await files.say(text, route)
    mission = await last(files)
    assert (mission.status, mission.terms.tool) == (OPEN, "read_file")
    assert mission.terms.tool_input["path"] == "invoices/2026-01.csv"


@pytest.mark.parametrize(
    "text", ["what functions are in invoices/old/a.txt?", "what classes are in invoices/old/a.txt"]
)
async def test_the_code_of_one_file_is_its_summary_and_no_index(
    files: Conversation, text: str
) -> None:
    await files.say(text, Route.MISSION)
    mission = await last(files)
    assert (mission.status, mission.terms.tool) == (OPEN, "file_summary")
    assert mission.terms.tool_input["path"] == "invoices/old/a.txt"
