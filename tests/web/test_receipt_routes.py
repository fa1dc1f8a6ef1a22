"""The receipt of a mission: who approved what, what was promised, what each call cost."""

from __future__ import annotations

from typing import Any

from web_site import MakeSite, Site, assert_problem

from buddy.domain.money import Money
from buddy.testing.tools import ScriptedTool, spec
from money_worlds import Shop, known, paid, takes

CALLS = (
    paid("page 1", known("4.20"), credits=takes("serp", 2)),
    paid("page 2", known("0.95"), credits=takes("serp", 3)),
)


async def receipt(site: Site, mission_id: str) -> dict[str, Any]:
    answer = await site.get(f"/missions/{mission_id}/receipt")
    assert answer.status_code == 200, answer.text
    return answer.json()


def names(found: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(call["name"], call["counted_usd"], call["actual_usd"]) for call in found["calls"]]


async def test_of_a_mission_that_nobody_has_approved(site: Site) -> None:
    found = await receipt(site, await site.proposed(max_cost_usd="2.50"))
    assert (found["status"], found["approvals"], found["calls"]) == ("proposed", [], [])
    assert (found["cap_usd"], found["spent_usd"], found["promised"]["cap_usd"]) == (
        "2.50",
        "0.00",
        "2.50",
    )


async def test_one_tool_is_one_call_under_its_own_name(start_site: MakeSite) -> None:
    site = await start_site([ScriptedTool(spec(price=known("1.25")))])
    found = await receipt(site, await site.executed())
    assert names(found) == [("web_search", "1.25", "1.25")]
    (approval,) = found["approvals"]
    assert (approval["by"], approval["channel"], approval["revision"]) == ("local", "api", 1)
    assert (approval["deviation"], approval["top_up_usd"]) == (None, None)
    assert (found["promised"]["p50_usd"], found["spent_usd"]) == ("1.25", "1.25")
    assert (found["reserved_usd"], found["released_usd"]) == ("1.25", "0.00")
    assert found["elapsed_seconds"] == 0.0


async def test_a_run_that_was_topped_up(start_site: MakeSite) -> None:
    shop = Shop(CALLS, costs={"page 1": Money.parse("4.10")})
    site = await start_site([shop.tool()])
    mission_id = await site.approved()
    await site.put("/budgets/user/day", {"limit_usd": "50"})
    await site.post(f"/missions/{mission_id}/execute")
    parked = await receipt(site, mission_id)
    assert parked["status"] == "awaiting_approval"
    assert parked["spent_usd"] == "4.10"
    assert parked["elapsed_seconds"] is None
    missing = (await site.mission(mission_id))["run"]["deviation"]["missing_usd"]
    await site.post(
        f"/missions/{mission_id}/top-up",
        {"amount_usd": missing, "attempt": 1},
        headers={"x-buddy-client": "cli"},
    )
    await site.post(f"/missions/{mission_id}/execute")
    found = await receipt(site, mission_id)
    assert found["status"] == "completed"
    assert names(found) == [("page 1", "4.20", "4.10"), ("page 2", "0.95", "0.95")]
    assert (found["spent_usd"], found["cap_usd"]) == ("5.05", "5.05")
    first, second = found["approvals"]
    assert (first["cap_usd"], second["cap_usd"]) == ("5.00", "5.05")
    assert (second["top_up_usd"], second["channel"]) == ("0.05", "cli")
    assert second["deviation"]["message"].startswith("$4.10 spent, the next call needs $0.95")
    assert found["credits"] == [{"service": "serp", "amount": 5}]
    record = (await site.mission(mission_id))["execution_record"]
    assert record["cost_usd"] == found["spent_usd"]


async def test_of_a_mission_that_is_not_there(site: Site) -> None:
    answer = await site.get("/missions/m_nothing00000/receipt")
    assert_problem(answer, 404, "mission_not_found")
