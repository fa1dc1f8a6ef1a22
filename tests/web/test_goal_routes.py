"""Goals over HTTP: planned, shown, edited, decided on, and refused with a reason."""

from __future__ import annotations

from typing import Any

import pytest
from web_site import MakeSite, Site, assert_problem

from buddy.services.inbox_decisions import GoalDecision
from goal_worlds import OBJECTIVE, until_over, vendor_pages, vendor_tools


async def vendors(start_site: MakeSite) -> Site:
    return await start_site(vendor_tools(), fetcher=vendor_pages())


async def proposed(site: Site, **body: Any) -> dict[str, Any]:
    answer = await site.post("/goals", {"objective": OBJECTIVE, **body})
    assert answer.status_code == 201, answer.text
    return answer.json()


async def test_a_plan_is_shown_with_its_parts_and_carried_out_by_one_yes(
    start_site: MakeSite,
) -> None:
    site = await vendors(start_site)
    goal = await proposed(site)
    assert (goal["state"], goal["part_count"], goal["cap_usd"]) == ("proposed", 6, "5.00")
    assert goal["parts"][1]["takes"] == ["urls: the address of result 1 of search"]
    assert goal["next"].startswith("Your yes begins")
    path = f"/goals/{goal['goal_id']}"
    assert (await site.get(path)).json() == goal
    answer = await site.post(f"{path}/approve", {"revision": 1})
    assert answer.json()["state"] == "running"
    kept = await site.world.buddy.goals.get(site.world.user, goal["goal_id"])
    await until_over(site.world, kept)
    done = (await site.get(path)).json()
    assert (done["state"], done["progress_percent"], done["done"]) == ("completed", 100, 6)
    artifact = (await site.get(f"/artifacts/{done['result_artifact_id']}")).json()
    assert [row[1] for row in artifact["content"]["rows"]] == [9.9, 12.5, 18]
    listed = (await site.get("/goals")).json()["items"]
    assert [each["goal_id"] for each in listed] == [goal["goal_id"]]


async def test_an_edit_and_the_decisions_go_by_revision(start_site: MakeSite) -> None:
    site = await vendors(start_site)
    goal = await proposed(site, max_cost_usd="2")
    path = f"/goals/{goal['goal_id']}"
    body = {
        "revision": 1,
        "drop": ["calculate"],
        "parts": {"extract-1": {"retries": 3}},
        "scope": {"allowed_domains": ["acme.example"]},
    }
    edited = (await site.put(f"{path}/update", body)).json()
    assert (edited["revision"], edited["part_count"]) == (2, 5)
    part = edited["parts"][1]
    assert (part["retries"], part["then"]) == (3, "skip")
    assert part["allowed_domains"] == ["acme.example"]
    assert_problem(await site.put(f"{path}/update", body), 409, "revision_conflict")
    assert_problem(await site.post(f"{path}/approve", {"revision": 1}), 409, "revision_conflict")
    rejected = await site.post(f"{path}/reject", {"revision": 2, "reason": "no"})
    assert (rejected.json()["state"], rejected.json()["reason"]) == ("rejected", "no")
    assert_problem(await site.post(f"{path}/cancel", {}), 409, "goal_conflict")
    assert_problem(await site.post(f"{path}/approve", {"revision": 2}), 409, "goal_conflict")


async def test_the_same_key_makes_one_goal(start_site: MakeSite) -> None:
    site = await vendors(start_site)
    headers = {"Idempotency-Key": "k"}
    first = await site.post("/goals", {"objective": OBJECTIVE}, headers=headers)
    again = await site.post("/goals", {"objective": OBJECTIVE}, headers=headers)
    assert first.json()["goal_id"] == again.json()["goal_id"]
    assert len((await site.get("/goals")).json()["items"]) == 1


@pytest.mark.parametrize(
    "body",
    [{"objective": " "}, {"objective": "x" * 10_001}, {"objective": "a", "max_cost_usd": "-1"}],
)
async def test_bad_input_is_refused(start_site: MakeSite, body: dict[str, Any]) -> None:
    site = await vendors(start_site)
    answer = await site.post("/goals", body)
    assert answer.status_code == 422
    assert_problem(await site.get("/goals/g_nothing"), 404, "not_found")


async def test_what_only_plans_name_is_refused_for_a_mission_by_itself(
    start_site: MakeSite,
) -> None:
    site = await vendors(start_site)
    body = {"objective": "put it together", "tool": "synthesize", "tool_input": {"rows": []}}
    problem = assert_problem(await site.post("/missions/create", body), 422, "input_invalid")
    assert "Only a goal's plan names synthesize" in problem["detail"]
    listed = (await site.get("/missions")).json()["items"]
    assert listed == []
    made = (await site.post("/missions/create", {"objective": "search for lamps"})).json()
    change = {"tool": "synthesize", "revision": 1}
    answer = await site.put(f"/missions/{made['mission_id']}/update", change)
    assert_problem(answer, 422, "input_invalid")


async def test_goals_wait_in_the_inbox_and_are_decided_there(start_site: MakeSite) -> None:
    site = await vendors(start_site)
    plan = await proposed(site, max_cost_usd="0.90")
    question = await proposed(site, objective="extract their prices")
    mission = await site.proposed()
    inbox = (await site.get("/inbox", params={"limit": 1})).json()
    assert (inbox["waiting"], len(inbox["items"])) == (3, 1)
    first, second = inbox["goals"]
    assert (first["goal_id"], first["kind"], first["risk"]) == (plan["goal_id"], "proposal", "read")
    assert (first["cost_at_stake_usd"], first["part_count"]) == ("0.90", 6)
    assert first["asked"].startswith("Carry out a plan of 6 missions, for $0.90 at most in all")
    assert (second["kind"], second["decisions"]) == ("clarification", ["reject", "cancel"])
    assert second["asked"] == question["question"]
    decisions = [
        {"goal_id": plan["goal_id"], "revision": 2, "decision": "approve"},
        {"goal_id": plan["goal_id"], "revision": 1, "decision": "approve"},
        {"goal_id": question["goal_id"], "revision": 1, "decision": "approve"},
        {"goal_id": question["goal_id"], "revision": 1, "decision": "cancel", "reason": "no"},
        {"goal_id": "g_none", "revision": 1, "decision": "reject"},
        {"mission_id": mission, "revision": 1, "decision": "reject"},
    ]
    answer = (await site.post("/inbox/decide", decisions)).json()
    told = [each["problem"] and each["problem"]["code"] for each in answer["items"]]
    assert told == ["revision_conflict", None, "goal_conflict", None, "not_found", None]
    states = [each["state"] for each in answer["items"]]
    assert states == [None, "running", None, "cancelled", None, None]
    assert answer["failed"] == 3
    again = (await site.post("/inbox/decide", decisions[1:2])).json()["items"][0]
    assert (again["ok"], again["changed"], again["state"]) == (True, False, "running")
    left = (await site.get("/inbox")).json()
    assert (left["waiting"], left["goals"], left["items"]) == (0, [], [])


async def test_a_decision_names_a_mission_or_a_goal(start_site: MakeSite) -> None:
    site = await vendors(start_site)
    both = {"mission_id": "m_x", "goal_id": "g_x", "revision": 1, "decision": "reject"}
    for body in (both, {"revision": 1, "decision": "reject"}, {**both, "attempt": 1}):
        assert_problem(await site.post("/inbox/decide", [body]), 422, "request_invalid")


async def test_no_channel_of_an_ai_says_yes_to_a_goal_in_the_inbox(start_site: MakeSite) -> None:
    site = await vendors(start_site)
    goal = await proposed(site)
    yes = GoalDecision(goal_id=goal["goal_id"], revision=1, decision="approve")
    (result,) = await site.world.buddy.inbox.decide(site.world.user, [yes], "mcp")
    assert result.code == "person_required"
