"""Schedules over HTTP: shown beforehand, made, changed, removed, and refused with a reason."""

from __future__ import annotations

from typing import Any

import pytest
from web_site import Site, assert_problem

DAILY: dict[str, Any] = {
    "recurrence": "daily",
    "trigger_time": "02:30",
    "timezone": "Europe/Berlin",
}


async def made(site: Site, mission_id: str | None = None, **body: Any) -> dict[str, Any]:
    mission_id = mission_id or await site.approved()
    answer = await site.post(f"/missions/{mission_id}/schedule", {**DAILY, **body})
    assert answer.status_code == 201, answer.text
    return answer.json()


async def test_it_is_made_with_defaults_that_are_shown(site: Site) -> None:
    mission_id = await site.approved()
    answer = await site.post(f"/missions/{mission_id}/schedule", DAILY)
    schedule = answer.json()
    assert answer.headers["location"] == f"/schedules/{schedule['schedule_id']}"
    assert (schedule["state"], schedule["when"]) == ("active", "every day at 02:30 (Europe/Berlin)")
    assert [slot["local"] for slot in schedule["next_fires"]] == [
        f"2026-01-{day}T02:30:00+01:00" for day in (16, 17, 18, 19, 20)
    ]
    assert schedule["standing"] == {
        "cap_per_run": "5.00",
        "cap_total": "150.00",
        "count": 30,
        "until": "2026-04-15T10:30:45.123Z",
    }
    assert (schedule["missed"], schedule["overlap"]) == ("latest", "skip")
    assert schedule["forecast"]["runs"] == 30
    assert "left out" not in schedule["forecast_words"]
    assert "wall clock" in schedule["daylight_saving"]
    assert (await site.get(answer.headers["location"])).json() == schedule
    assert (await site.get(f"/missions/{mission_id}/schedule")).json() == schedule


async def test_beside_a_proposal_it_begins_with_the_yes(site: Site) -> None:
    mission_id = await site.proposed()
    schedule = await made(site, mission_id, cron=None)
    assert (schedule["state"], schedule["standing_id"]) == ("proposed", None)
    mission = (await site.get(f"/missions/{mission_id}")).json()
    assert mission["metadata"]["schedule_says"] == "every day at 02:30 (Europe/Berlin)"
    stale = await site.post(f"/missions/{mission_id}/approve", {"revision": 1})
    assert_problem(stale, 409, "revision_conflict")
    assert (await site.get("/standing-approvals")).json()["items"] == []
    await site.post(f"/missions/{mission_id}/approve", {"revision": 2})
    begun = (await site.get(f"/schedules/{schedule['schedule_id']}")).json()
    assert begun["state"] == "active"
    standings = (await site.get("/standing-approvals")).json()["items"]
    assert [each["id"] for each in standings] == [begun["standing_id"]]


async def test_the_inbox_says_what_the_yes_begins_until_the_schedule_is_removed(site: Site) -> None:
    mission_id = await site.proposed()
    schedule = await made(site, mission_id)
    (item,) = (await site.get("/inbox")).json()["items"]
    said = "Schedule web_search, every day at 02:30 (Europe/Berlin), for $5.00 at most each time: "
    assert item["asked"].startswith(said)
    removed = await site.http.delete(f"/schedules/{schedule['schedule_id']}")
    assert removed.json()["state"] == "ended"
    (item,) = (await site.get("/inbox")).json()["items"]
    assert item["asked"].startswith("Run web_search, for $5.00 at most: ")
    mission = (await site.get(f"/missions/{mission_id}")).json()
    assert not mission["metadata"].keys() & {"scheduled_by", "schedule_says"}
    await site.post(f"/missions/{mission_id}/approve", {"revision": 1})
    found = (await site.get(f"/schedules/{schedule['schedule_id']}")).json()
    assert (found["state"], found["standing_id"]) == ("ended", None)


async def test_a_preview_shows_daylight_saving_and_writes_nothing(site: Site) -> None:
    mission_id = await site.approved()
    before = await site.cursor()
    body = {"timezone": "Europe/Berlin", "trigger_time": "2026-03-29T02:30"}
    answer = await site.post(f"/missions/{mission_id}/schedule/preview", body)
    (slot,) = answer.json()["next_fires"]
    assert slot["local"] == "2026-03-29T03:00:00+02:00"
    assert "02:30 does not exist in Europe/Berlin; it fires at 03:00" in slot["note"]
    assert await site.cursor() == before
    assert (await site.get("/schedules")).json() == {"items": [], "next_cursor": None}


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"cron": "61 * * * *"}, "minute holds '61'"),
        ({"trigger_time": "09:00", "timezone": "Mars/Olympus"}, "no such zone"),
        ({"trigger_time": "2020-01-01T09:00"}, "never fires"),
        ({"trigger_time": "2027-01-01T09:00", "catch_up": 0}, "catch_up is 0"),
        ({"trigger_time": "2027-01-01T09:00", "standing": {"until": "soon"}}, "standing.until"),
        ({"trigger_time": "2027-01-01T09:00", "standing": {"cap_total_usd": "x"}}, "cap_total"),
        ({}, "Give trigger_time or cron"),
    ],
)
async def test_what_cannot_be_used_is_refused_with_its_reason(
    site: Site, body: dict[str, Any], said: str
) -> None:
    mission_id = await site.approved()
    answer = await site.post(f"/missions/{mission_id}/schedule", body)
    assert_problem(answer, 422, "input_invalid")
    assert said in answer.json()["detail"]


async def test_conflicts_and_unknown_ones_have_codes(site: Site) -> None:
    mission_id = await site.approved()
    await made(site, mission_id)
    again = await site.post(f"/missions/{mission_id}/schedule", {**DAILY, "trigger_time": "03:00"})
    assert_problem(again, 409, "schedule_conflict")
    assert_problem(await site.post("/missions/m_none/schedule", DAILY), 404, "mission_not_found")
    assert_problem(await site.get("/schedules/sch_none"), 404, "not_found")
    assert_problem(await site.get(f"/missions/{await site.proposed()}/schedule"), 404, "not_found")
    other = await site.approved()
    ai = {"x-buddy-client": "agent"}
    refused = await site.post(f"/missions/{other}/schedule", DAILY, headers=ai)
    assert_problem(refused, 403, "person_required")


async def test_the_same_request_under_its_key_is_made_once(site: Site) -> None:
    mission_id, key = await site.approved(), {"idempotency-key": "k"}
    first = await site.post(f"/missions/{mission_id}/schedule", DAILY, headers=key)
    second = await site.post(f"/missions/{mission_id}/schedule", DAILY, headers=key)
    assert first.json() == second.json()
    assert second.headers["idempotency-replayed"] == "true"


async def test_it_is_changed_paused_resumed_and_removed(site: Site) -> None:
    schedule = await made(site)
    path = f"/schedules/{schedule['schedule_id']}"
    changed = (await site.put(path, {"cron": "0 7 * * MON-FRI", "overlap": "queue"})).json()
    assert changed["when"] == "every weekday at 07:00 (Europe/Berlin)"
    assert (changed["overlap"], changed["missed"]) == ("queue", "latest")
    moved = (await site.put(path, {"timezone": "Asia/Tokyo"})).json()
    assert moved["when"] == "every weekday at 07:00 (Asia/Tokyo)"
    held = (await site.post(f"{path}/pause", {"reason": "holidays"})).json()
    assert (held["state"], held["reason"]) == ("paused", "holidays")
    assert (await site.post(f"{path}/resume")).json()["state"] == "active"
    over = await site.http.delete(f"/missions/{schedule['mission_id']}/schedule")
    assert over.json()["state"] == "ended"
    assert over.json()["next_fires"] == []
    assert_problem(await site.post(f"{path}/resume"), 409, "schedule_conflict")
    assert (await site.http.delete(path)).json()["state"] == "ended"
    (standing,) = (await site.get("/standing-approvals")).json()["items"]
    assert standing["revoked_at"] is not None


async def test_what_it_did_and_would_do_is_listed(site: Site) -> None:
    schedule = await made(site)
    path = f"/schedules/{schedule['schedule_id']}"
    site.world.clock.advance(16 * 3600)
    await site.world.buddy.scheduling.ticker.round()
    (firing,) = (await site.get(f"{path}/firings")).json()["items"]
    assert firing["mission_status"] in {"approved", "running", "completed"}
    assert (firing["local"], firing["outcome"]) == ("2026-01-16T02:30:00+01:00", "fired")
    asleep = [{"start": "2026-01-17T00:00:00Z", "end": "2026-01-19T08:00:00Z"}]
    found = (await site.post(f"{path}/simulate", {"asleep": asleep})).json()
    assert [(each["local"][:16], each["what"], each["count"]) for each in found["steps"][:2]] == [
        ("2026-01-19T09:00", "missed", 2),
        ("2026-01-19T09:00", "fired", 1),
    ]
    assert found["summary"].startswith("it fires 5 times, once to make up for what was missed")
    here = [{"start": "2026-01-17T01:00", "end": "2026-01-19T09:00"}]
    assert (await site.post(f"{path}/simulate", {"asleep": here})).json() == found
    refused = await site.post(f"{path}/simulate", {"asleep": [{"start": "soon", "end": "x"}]})
    assert "in Europe/Berlin" in assert_problem(refused, 422, "input_invalid")["detail"]
    backwards = [{"start": "2026-01-19T00:00:00Z", "end": "2026-01-17T08:00:00Z"}]
    refused = await site.post(f"{path}/simulate", {"asleep": backwards})
    assert_problem(refused, 422, "input_invalid")
    for since in ("0001-01-01T00:00:00Z", "9999-12-31T23:00:00Z"):
        refused = await site.post(f"{path}/simulate", {"since": since})
        assert_problem(refused, 422, "input_invalid")
