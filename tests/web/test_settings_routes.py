"""Settings over HTTP: a person changes them, a program does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from web_site import MakeSite, Site, assert_problem

from buddy.bootstrap.chosen_settings import ChosenSettings
from buddy.settings import Settings


@pytest.fixture
async def told(start_site: MakeSite, tmp_path: Path) -> Site:
    settings = Settings(data_dir=tmp_path, port=8123, _env_file=None)  # type: ignore[call-arg]
    return await start_site(settings=ChosenSettings(settings))


async def test_a_person_changes_a_setting_and_sees_that_it_waits(told: Site) -> None:
    answer = await told.put("/settings", {"changes": {"BUDDY_SEARCH": "offline"}})
    assert answer.status_code == 200, answer.text
    for items in (answer.json()["items"], (await told.get("/settings")).json()["items"]):
        search = next(item for item in items if item["name"] == "BUDDY_SEARCH")
        assert search["value"] == "auto"
        assert (search["waits"], search["next_value"]) == (True, "offline")
        assert search["choices"] == ["auto", "offline"]
        port = next(item for item in items if item["name"] == "BUDDY_PORT")
        assert not port["changeable"]


async def test_what_is_refused_says_why(told: Site) -> None:
    fixed = await told.put("/settings", {"changes": {"BUDDY_PORT": "1"}})
    assert_problem(fixed, 422, "input_invalid")
    headers = {"x-buddy-client": "mcp"}
    program = await told.put("/settings", {"changes": {"BUDDY_SEARCH": "auto"}}, headers=headers)
    assert_problem(program, 403, "person_required")
    assert (await told.put("/settings", {"changes": {}})).status_code == 422


async def test_a_change_stands_in_the_instances_chain_and_a_refused_one_does_not(
    told: Site,
) -> None:
    await told.put("/settings", {"changes": {"BUDDY_SEARCH": "offline", "BUDDY_PORT": "1"}})
    await told.put("/settings", {"changes": {"BUDDY_SEARCH": "offline"}})
    await told.put("/settings", {"changes": {"BUDDY_SEARCH": None}})
    links = (await told.get("/audit?chain=instance")).json()["items"]
    changes = [each for each in links if each["act"] == "settings_changed"]
    assert [each["detail"] for each in changes] == [
        {"changes": {"BUDDY_SEARCH": None}},
        {"changes": {"BUDDY_SEARCH": "offline"}},
    ]
    assert {each["channel"] for each in changes} == {"api"}
    assert (await told.get("/audit/verify")).json()["ok"]
