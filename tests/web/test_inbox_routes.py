"""The inbox over HTTP: order, pages, and many decisions at once."""

from __future__ import annotations

from typing import Any

import pytest
from web_site import MakeSite, Site, assert_problem

from buddy.domain.commands import Park
from buddy.domain.lapse import LapsePolicy, OnLapse
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.run import Deviation
from buddy.testing.tools import ScriptedTool
from worlds import Gate


def decision(
    mission_id: str, verb: str = "approve", revision: int = 1, **more: Any
) -> dict[str, Any]:
    return {"mission_id": mission_id, "revision": revision, "decision": verb, **more}


async def test_an_empty_inbox(site: Site) -> None:
    answer = (await site.get("/inbox")).json()
    assert (answer["items"], answer["next_cursor"], answer["waiting"]) == ([], None, 0)


async def test_an_item_says_what_is_asked_and_what_is_at_stake(site: Site) -> None:
    created = await site.create(max_cost_usd="2.50")
    (item,) = (await site.get("/inbox")).json()["items"]
    assert item["mission_id"] == created["mission_id"]
    assert (item["kind"], item["revision"], item["risk"]) == ("proposal", 1, "read")
    assert (item["cost_at_stake_usd"], item["choices"]) == ("2.50", [])
    assert item["asked"].startswith("Run web_search, for $2.50 at most: search for python")
    assert item["waiting_since"] == "2026-01-15T10:30:45.123Z"
    assert item["expires_at"] == "2026-01-18T10:30:45.123Z"
    assert item["lapses_to"] == "expired"
    assert (item["tool_input"], item["scope"]["allowed_domains"]) == (
        {"query": "python tutorials"},
        None,
    )
    assert item["proposal"] == created["proposal"]


async def test_it_says_what_no_answer_means(start_site: MakeSite) -> None:
    lapse = LapsePolicy(proposal=OnLapse.REJECT)
    site = await start_site(lapse=lapse)
    await site.proposed()
    (item,) = (await site.get("/inbox")).json()["items"]
    assert item["lapses_to"] == "rejected"


async def test_pages_keep_one_order_while_time_goes_on_and_things_are_decided(site: Site) -> None:
    ids = [await site.proposed() for _ in range(5)]
    urgent = await site.proposed(priority="high")
    first = (await site.get("/inbox", params={"limit": 2})).json()
    assert first["items"][0]["mission_id"] == urgent
    assert first["waiting"] == 6
    site.world.clock.advance(71.5 * 3600)  # costs change for all of them
    await site.post("/inbox/decide", [decision(ids[0], "reject")])
    late = await site.proposed(priority="high")
    seen, cursor = [item["mission_id"] for item in first["items"]], first["next_cursor"]
    while cursor is not None:
        page = (await site.get("/inbox", params={"limit": 2, "cursor": cursor})).json()
        seen += [item["mission_id"] for item in page["items"]]
        cursor = page["next_cursor"]
    assert len(seen) == len(set(seen))
    assert set(ids[1:]) | {urgent} <= set(seen)
    assert late not in seen[:2]


@pytest.mark.parametrize("cursor", ["x", "W10", "WzEsMiwzXQ", "é"])
async def test_a_made_up_cursor_is_refused(site: Site, cursor: str) -> None:
    assert_problem(await site.get("/inbox", params={"cursor": cursor}), 422, "input_invalid")


async def test_one_that_fails_stops_no_other(site: Site) -> None:
    one, two, three = [await site.proposed() for _ in range(3)]
    asked = [
        decision(one),
        decision("m_unknown"),
        decision(two, revision=7),
        decision(three, "reject", reason="too dear"),
        decision(two, "cancel"),
    ]
    answer = await site.post("/inbox/decide", asked)
    assert answer.status_code == 200
    body = answer.json()
    results = [
        (item["ok"], item["status"], (item["problem"] or {}).get("code")) for item in body["items"]
    ]
    assert results == [
        (True, "approved", None),
        (False, None, "mission_not_found"),
        (False, None, "revision_conflict"),
        (True, "rejected", None),
        (True, "cancelled", None),
    ]
    assert body["failed"] == 2
    problem = body["items"][2]["problem"]
    assert (problem["status"], problem["details"]["current_revision"]) == (409, 1)


async def test_the_same_decision_twice_is_taken_once(site: Site) -> None:
    one, two = await site.proposed(), await site.proposed()
    asked = [decision(one), decision(one), decision(two, "reject"), decision(two, "reject")]
    first = (await site.post("/inbox/decide", asked)).json()
    written = await site.cursor()
    again = (await site.post("/inbox/decide", asked)).json()
    assert await site.cursor() == written
    assert [item["ok"] for item in first["items"] + again["items"]] == [True] * 8
    assert not any(item["changed"] for item in again["items"])


async def test_a_parked_run_waits_first_and_takes_one_of_its_choices(
    start_site: MakeSite,
) -> None:
    gate = Gate()
    site = await start_site([ScriptedTool(behaviour=gate)])
    waiting = await site.proposed(priority="high")
    world, parked = site.world, await site.approved()
    commands = world.buddy.approvals.commands
    await site.post(f"/missions/{parked}/execute", headers={"prefer": "respond-async"})
    await gate.entered.wait()
    doubt = Deviation(
        kind="outcome_unknown", approved="", needed="", message="?", choices=("happened", "retry")
    )
    await park(world, parked, doubt, commands)
    items = (await site.get("/inbox")).json()["items"]
    assert [item["mission_id"] for item in items] == [parked, waiting]
    assert (items[0]["kind"], items[0]["choices"]) == ("outcome_unknown", ["happened", "retry"])
    assert [item["attempt"] for item in items] == [1, None]
    for shown, code in (
        (1, "choice_required"),
        (2, "parking_conflict"),
        (None, "parking_conflict"),
    ):
        yes = {**decision(parked), "attempt": shown}
        answer = (await site.post("/inbox/decide", [yes])).json()["items"][0]
        assert (answer["ok"], answer["problem"]["code"]) == (False, code)
    answer = (await site.post("/inbox/decide", [decision(parked, "cancel")])).json()["items"][0]
    assert (answer["ok"], answer["status"]) == (True, "cancelled")
    gate.opened.set()


async def test_no_channel_of_an_ai_says_yes(start_site: MakeSite) -> None:
    """It can propose, and can say no; what it would approve waits in the inbox for a person."""
    site = await start_site()
    ai = {"x-buddy-client": "mcp"}
    asked = {"objective": "search for cats"}
    mission_id = (await site.post("/missions/create", asked, headers=ai)).json()["mission_id"]
    answer = await site.post(f"/missions/{mission_id}/approve", {"revision": 1}, headers=ai)
    assert_problem(answer, 403, "person_required")
    answer = await site.post(f"/missions/{mission_id}/top-up", {"amount_usd": "1"}, headers=ai)
    assert_problem(answer, 403, "person_required")
    answer = await site.post("/inbox/decide", [decision(mission_id)], headers=ai)
    assert answer.json()["items"][0]["problem"]["code"] == "person_required"
    (waiting,) = (await site.get("/inbox")).json()["items"]
    assert (waiting["mission_id"], waiting["status"]) == (mission_id, "proposed")
    answer = await site.post("/inbox/decide", [decision(mission_id, "reject")], headers=ai)
    assert answer.json()["items"][0]["ok"] is True


async def test_the_audit_says_where_a_decision_was_made(site: Site) -> None:
    ids = [await site.proposed() for _ in range(3)]
    verbs = dict(zip(ids, ("approve", "reject", "cancel"), strict=True))
    body = [decision(mission_id, verb) for mission_id, verb in verbs.items()]
    await site.post("/inbox/decide", body, headers={"x-buddy-client": "cli"})
    for mission_id in ids:
        links = (await site.get(f"/missions/{mission_id}/audit")).json()["items"]
        assert links[-1]["channel"] == "cli", links[-1]["act"]


async def park(world: Any, mission_id: Any, deviation: Deviation, commands: Any) -> None:
    """Park a run from outside, as the pipeline does from inside."""
    result = await commands.run(world.user, mission_id, Park(deviation=deviation, wait_seconds=60))
    assert result.after.status is MissionStatus.AWAITING_APPROVAL


@pytest.mark.parametrize(
    "body",
    [
        [],
        {},
        [{"mission_id": "m_1", "decision": "approve"}],
        [decision("m_1", "shrug")],
        [decision("m_1")] * 201,
    ],
)
async def test_a_batch_that_is_none_is_refused(site: Site, body: object) -> None:
    assert_problem(await site.post("/inbox/decide", body), 422, "request_invalid")
