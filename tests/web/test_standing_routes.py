"""Standing approvals over HTTP: made, offered, used, revoked, and never by an AI."""

from __future__ import annotations

from typing import Any

import pytest
from web_site import Site, assert_problem

from buddy.adapters.store.memory.records import MemoryRecordQueries
from buddy.domain.audit import Act, Link
from buddy.domain.ids import LOCAL_USER
from buddy.errors import StoreUnavailable

BODY: dict[str, Any] = {"tool": "web_search", "cap_per_run_usd": "5.00"}
PATH = "/standing-approvals"


async def made(site: Site, **body: Any) -> dict[str, Any]:
    answer = await site.post(PATH, {**BODY, **body})
    assert answer.status_code == 201, answer.text
    return answer.json()


async def test_one_is_made_with_defaults_that_are_shown(site: Site) -> None:
    standing = await made(site)
    assert (standing["count"], standing["until"]) == (30, "2026-04-15T10:30:45.123Z")
    assert (standing["cap_total_usd"], standing["used"], standing["open"]) == ("150.00", 0, True)
    assert standing["purposes"] == ["schedule", "recipe", "requested"]
    assert (standing["created_by"], standing["channel"]) == ("local", "api")
    listed = (await site.get(PATH)).json()
    assert (listed["items"], listed["next_cursor"], listed["offers"]) == ([standing], None, [])


async def test_more_pages_than_it_names_are_not_approved(site: Site) -> None:
    for pages, asked, status in ((5, 100, "proposed"), (100, 100, "approved"), (1, 2, "proposed")):
        standing = await made(site, **({} if pages == 5 else {"max_pages": pages}))
        assert standing["max_pages"] == pages
        scope = {"max_pages": asked}
        found = await site.create(standing_approval=standing["id"], scope=scope)
        assert found["status"] == status
    assert_problem(await site.post(PATH, {**BODY, "max_pages": 101}), 422, "input_invalid")


async def test_a_mission_that_names_it_is_approved_and_counted(site: Site) -> None:
    standing = await made(site, count=1)
    first = await site.create(standing_approval=standing["id"])
    assert first["status"] == "approved"
    assert first["mission"]["warrant"]["channel"] == f"standing:{standing['id']}"
    (shown,) = (await site.get(PATH)).json()["items"]
    assert (shown["used"], shown["committed_usd"], shown["open"]) == (1, "5.00", False)
    assert shown["uses"][0]["mission_id"] == first["mission_id"]
    second = await site.create(standing_approval=standing["id"])
    assert second["status"] == "proposed"
    assert "it was used 1 of 1 times" in second["mission"]["metadata"]["standing_refused"]


async def test_a_mission_that_does_not_name_it_waits_for_its_person(site: Site) -> None:
    await made(site)
    assert (await site.create())["status"] == "proposed"
    unknown = await site.create(standing_approval="sa_none")
    assert unknown["status"] == "proposed"
    refused = unknown["mission"]["metadata"]["standing_refused"]
    assert refused == ["there is no such standing approval"]


async def test_an_edit_above_its_bounds_is_not_covered(site: Site) -> None:
    standing = await made(site, cap_per_run_usd="1.00")
    mission = await site.create(standing_approval=standing["id"], max_cost_usd="1.01")
    assert mission["status"] == "proposed"


async def test_a_revoked_one_says_yes_no_more(site: Site) -> None:
    standing = await made(site)
    first = await site.create(standing_approval=standing["id"])
    answer = await site.http.delete(f"{PATH}/{standing['id']}")
    assert (answer.status_code, answer.json()["open"]) == (200, False)
    again = await site.http.delete(f"{PATH}/{standing['id']}")
    assert again.json()["revoked_at"] == answer.json()["revoked_at"]
    assert (await site.create(standing_approval=standing["id"]))["status"] == "proposed"
    assert (await site.mission(first["mission_id"]))["status"] == "approved"
    assert_problem(await site.http.delete(f"{PATH}/sa_none"), 404, "not_found")


async def test_giving_and_revoking_one_is_sealed_in_the_audit_chain(site: Site) -> None:
    standing = await made(site, note="for the weekly report", count=3)
    await site.create(standing_approval=standing["id"])
    for _ in range(2):
        await site.http.delete(f"{PATH}/{standing['id']}", headers={"x-buddy-client": "cli"})
    kept = await site.world.buddy.audit.links(LOCAL_USER, 0, 100)
    links = [link for link in kept if isinstance(link, Link) and link.mission_id is None]
    assert [(link.act, link.channel, link.actor) for link in links] == [
        (Act.STANDING_GIVEN, "api", LOCAL_USER),
        (Act.STANDING_REVOKED, "cli", LOCAL_USER),
    ]
    given, revoked = links
    assert (given.detail["tool"], given.detail["count"]) == ("web_search", 3)
    assert (given.detail["cap_per_run"], given.detail["cap_total"]) == (5_000_000, 15_000_000)
    assert revoked.detail == {"standing_approval": standing["id"], "used": 1}
    assert "weekly" not in str(kept)
    assert (await site.get("/audit/verify", params={"events": True})).json()["ok"] is True


async def test_an_approval_stands_though_its_offer_cannot_be_read(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_: object) -> None:
        raise StoreUnavailable("The database does not answer")

    mission_id = await site.proposed()
    monkeypatch.setattr(MemoryRecordQueries, "get", away)
    answer = await site.post(f"/missions/{mission_id}/approve", {"revision": 1})
    assert (answer.status_code, answer.json()["standing_offer"]) == (200, None)
    assert (await site.mission(mission_id))["status"] == "approved"


async def test_after_three_equal_approvals_one_is_offered_and_not_taken(site: Site) -> None:
    offers: list[Any] = []
    for _ in range(3):
        mission_id = await site.proposed()
        answer = await site.post(f"/missions/{mission_id}/approve", {"revision": 1})
        offers.append(answer.json()["standing_offer"])
    assert offers[:2] == [None, None]
    assert (offers[2]["count"], offers[2]["approvals"]) == (30, 3)
    assert (await site.get(PATH)).json()["items"] == []
    assert (await site.create())["status"] == "proposed"
    assert (await site.get("/inbox")).json()["offers"] == [offers[2]]
    standing = (await site.post(PATH, {"offer_id": offers[2]["offer_id"]})).json()
    assert (standing["tool"], standing["note"]) == (
        "web_search",
        "Offered after 3 approvals in a row",
    )
    assert (await site.get("/inbox")).json()["offers"] == []
    again = await site.post(PATH, {"offer_id": offers[2]["offer_id"]})
    assert_problem(again, 404, "not_found")


async def test_a_rejection_in_between_begins_anew_and_an_offer_can_be_declined(
    site: Site,
) -> None:
    await site.approved()
    await site.approved()
    await site.post(f"/missions/{await site.proposed()}/reject", {"revision": 1})
    for _ in range(2):
        await site.approved()
    assert (await site.get("/inbox")).json()["offers"] == []
    await site.approved()
    (offer,) = (await site.get("/inbox")).json()["offers"]
    gone = await site.http.delete(f"{PATH}/offers/{offer['offer_id']}")
    assert (gone.status_code, gone.content) == (204, b"")
    assert (await site.get("/inbox")).json()["offers"] == []
    assert_problem(await site.http.delete(f"{PATH}/offers/none"), 404, "not_found")


async def test_no_channel_of_an_ai_makes_or_accepts_one(site: Site) -> None:
    for _ in range(3):
        await site.approved()
    (offer,) = (await site.get("/inbox")).json()["offers"]
    for body in (BODY, {"offer_id": offer["offer_id"]}):
        refused = await site.post(PATH, body, headers={"x-buddy-client": "mcp"})
        assert_problem(refused, 403, "person_required")
    assert (await site.get(PATH)).json()["items"] == []


@pytest.mark.parametrize(
    ("body", "code", "status"),
    [
        ({}, "input_invalid", 422),
        ({"tool": "web_search"}, "input_invalid", 422),
        ({**BODY, "tool": "none"}, "tool_unknown", 404),
        ({**BODY, "count": 0}, "input_invalid", 422),
        ({**BODY, "count": 10**30}, "input_invalid", 422),
        ({**BODY, "until": "yesterday"}, "input_invalid", 422),
        ({**BODY, "until": "2026-01-01T00:00:00Z"}, "input_invalid", 422),
        ({**BODY, "cap_per_run_usd": "-1"}, "input_invalid", 422),
        ({**BODY, "allowed_domains": ["*.org"]}, "input_invalid", 422),
        ({**BODY, "purposes": ["mine"]}, "request_invalid", 422),
        ({**BODY, "more": 1}, "request_invalid", 422),
    ],
)
async def test_bounds_that_are_none_are_refused(
    site: Site, body: dict[str, Any], code: str, status: int
) -> None:
    assert_problem(await site.post(PATH, body), status, code)
