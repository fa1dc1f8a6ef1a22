"""The three vendors, whole: a real server, killed once in the middle, and a right table after it.

Prices stand in no page: a script asks for them, so only a browser sees them. One vendor is down at
first and tried again; one tells its price only after the server was killed while its browser
waited for it. Nothing is begun twice, and the goal stays inside its cap.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from killable_server import Server, serving, soon
from slow_site import SlowSite
from vendor_site import PRICES, VendorSite

OBJECTIVE = "find three vendors of solar lamps, extract their prices, compare them"


def settings(site: VendorSite) -> dict[str, str]:
    return {
        "BUDDY_SEARCH": "auto",
        "BUDDY_SEARXNG_URL": site.url,
        "BUDDY_EGRESS_ALLOW": f"127.0.0.1:{site.port}",
        "BUDDY_PRICES": "web_extract=0.01",
    }


async def proposed(server: Server) -> dict[str, Any]:
    body = {"objective": OBJECTIVE, "max_cost_usd": "0.08"}
    goal = await server.ask("POST", "/goals", body)
    assert (goal["state"], goal["part_count"], goal["cap_usd"]) == ("proposed", 6, "0.08")
    return goal


async def until_over(server: Server, goal_id: str) -> dict[str, Any]:
    async for event in server.events(0):
        if event["event_type"] == "goal_ended" and event["subject_id"] == goal_id:
            return await server.ask("GET", f"/goals/{goal_id}")
    raise AssertionError("the log ended")


@pytest.mark.chromium
async def test_three_vendors_in_chromium_with_a_failure_and_a_kill(tmp_path: Path) -> None:
    folder, unused = tmp_path / "data", SlowSite()
    async with VendorSite(scripted=True) as site:
        async with serving(folder, unused, **settings(site)) as server:
            goal = await proposed(server)
            goal_id, body = goal["goal_id"], {"revision": goal["revision"]}
            await server.ask("POST", f"/goals/{goal_id}/approve", body)
            await soon(site.waiting.wait())
            await soon(server.until("tool_result", None, 0))
            await server.kill()
        site.held.set()
        async with serving(folder, unused, **settings(site)) as server:
            goal = await soon(until_over(server, goal_id))
            missions = (await server.ask("GET", "/missions?limit=50"))["items"]
            artifact_id = goal["result_artifact_id"]
            artifact = await server.ask("GET", f"/artifacts/{artifact_id}")
            budgets = await server.ask("GET", "/budgets")
            read = [
                await server.ask("GET", f"/artifacts/{part['artifact_id']}")
                for part in goal["parts"]
                if part["tool"] == "web_extract"
            ]
    assert (goal["state"], goal["progress_percent"]) == ("completed", 100), goal
    parts = {part["key"]: part for part in goal["parts"]}
    assert all(part["state"] == "done" for part in parts.values())
    assert (parts["extract-1"]["attempts"], parts["extract-2"]["attempts"]) == (2, 1)
    # One mission for each try, and no more: what was begun before the kill went on.
    assert len(missions) == 7
    assert site.asked["search"] == 1
    # The tool says that the browser ran the scripts, and the shops were asked by a browser.
    assert [each["content"]["rendered"] for each in read] == [True, True, True]
    for vendor in PRICES:
        assert "Mozilla" in site.agents[f"price/{vendor}"], site.agents
    assert (site.asked["acme"] >= 3, site.asked["price/bright"]) == (True, 2), site.asked
    content = artifact["content"]
    assert content["columns"] == ["name", "price", "unit", "source"]
    assert content["rows"] == [
        ["Corner", 9.9, "EUR", f"{site.url}/corner"],
        ["Acme lamps", 12.5, "EUR", f"{site.url}/acme"],
        ["Bright", 18, "EUR", f"{site.url}/bright"],
    ]
    line = next(each for each in budgets["items"] if each["scope"] == f"goal {goal_id}")
    assert (line["limit_usd"], line["reserved_usd"]) == ("0.08", "0.00")
    assert float(line["settled_usd"]) <= 0.08
