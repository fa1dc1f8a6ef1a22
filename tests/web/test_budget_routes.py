"""Budgets over HTTP: what is spent, what is left, limits that a person sets, and top-ups."""

from typing import Any

import pytest
from web_site import MakeSite, Site, assert_problem

from buddy.domain.audit import INSTANCE_CHAIN, Act, Link
from buddy.domain.budget_scope import INSTANCE
from buddy.domain.ids import LOCAL_USER, RunId
from buddy.services.budget_service import LISTED
from buddy.testing.tools import ScriptedTool, spec
from money_worlds import Shop, known, paid, takes

DAY, MONTH = "user/day 2026-01-15", "user/month 2026-01"


@pytest.fixture
async def paying(start_site: MakeSite) -> Site:
    return await start_site([ScriptedTool(spec(price=known("1.25")))])


def by_scope(body: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {line["scope"]: line for line in (*body["items"], *body["credits"])}


async def test_before_anything_was_spent_the_defaults_stand(site: Site) -> None:
    body = (await site.get("/budgets")).json()
    assert {scope: line["limit_usd"] for scope, line in by_scope(body).items()} == {
        "user/day": "20.00",
        "user/month": "200.00",
        "instance/month": "1000.00",
    }
    assert by_scope(body)["user/day"] == {
        "scope": "user/day",
        "account": DAY,
        "limit_usd": "20.00",
        "settled_usd": "0.00",
        "reserved_usd": "0.00",
        "free_usd": "20.00",
        "set_by_person": False,
        "note": None,
    }
    assert (body["next_cursor"], body["credits"]) == (None, [])
    assert body["calibration"]["missions"] == 0


async def test_what_was_spent_is_shown_forecast_and_held_against_the_estimate(
    paying: Site,
) -> None:
    await paying.executed()
    body = (await paying.get("/budgets")).json()
    for scope in ("user/day", "user/month", "instance/month"):
        assert by_scope(body)[scope]["settled_usd"] == "1.25"
    assert body["forecast"]["settled_usd"] == "1.25"
    assert body["forecast"]["month"] == "2026-01"
    assert body["forecast"]["projected_usd"] == "2.683886"
    assert body["calibration"] == {
        "missions": 1,
        "within_cap": 1,
        "estimated": 1,
        "below_p50": 0,
        "p50_to_p90": 1,
        "above_p90": 0,
    }


async def test_a_limit_that_a_person_sets_holds_at_once(paying: Site) -> None:
    answer = await paying.put("/budgets/user/day", {"limit_usd": "1.00"})
    assert answer.status_code == 200
    assert (answer.json()["limit_usd"], answer.json()["set_by_person"]) == ("1.00", True)
    mission = await paying.mission(await paying.executed())
    detail = f"Budget exceeded: $1.25 > $1.00 limit ({DAY})"
    assert mission["execution_record"]["error_detail"] == detail
    await paying.put("/budgets/user/day", {"limit_usd": 1.25})
    mission = await paying.mission(await paying.executed())
    assert mission["status"] == "completed"
    costs = (await paying.get("/api/analytics/all")).json()["costs"]
    assert costs[0]["limit_usd"] == "1.25"


async def test_below_what_is_spent_it_is_taken_and_says_what_that_means(paying: Site) -> None:
    await paying.executed()
    answer = (await paying.put("/budgets/user/month", {"limit_usd": "1"})).json()
    assert (answer["settled_usd"], answer["free_usd"]) == ("1.25", "0.00")
    assert answer["note"].startswith("$1.25 of $1.00 are spent or promised already: nothing more")
    mission = await paying.mission(await paying.executed())
    detail = f"Budget exceeded: $2.50 > $1.00 limit ({MONTH})"
    assert mission["execution_record"]["error_detail"] == detail


async def test_a_proposal_says_where_its_money_is_not_there(paying: Site) -> None:
    enough = (await paying.create())["mission"]["proposal"]
    assert not any("free and the run sets" in each for each in enough["warnings"])
    await paying.put("/budgets/user/month", {"limit_usd": "1"})
    short = (await paying.create())["mission"]["proposal"]
    assert short["warnings"][-1] == (
        f"{MONTH} has $1.00 of $1.00 free and the run sets $1.25 aside: it will be refused at the "
        "budget check. Lower the cap, or raise that limit"
    )


async def test_who_set_it_stands_in_the_ledger(site: Site) -> None:
    await site.put("/budgets/instance/month", {"limit_usd": "7"})
    queries = site.world.buddy.store.queries
    (line,) = await queries.ledger_entries(INSTANCE, RunId("limit instance/month"))
    assert (line.kind, line.amount.usd(), line.actor) == ("limit", "7.00", LOCAL_USER)
    links = await site.world.buddy.audit.links(INSTANCE_CHAIN, 0, 10)
    told = [(link.act, link.detail["scope"]) for link in links if isinstance(link, Link)]
    assert told == [(Act.LIMIT_CHANGED, "instance/month")]


async def test_however_many_there_are_each_is_set_and_told_right(site: Site) -> None:
    for number in range(LISTED + 2):
        answer = await site.put(f"/budgets/goal%20g_{number:03}", {"limit_usd": str(number + 1)})
        assert (answer.status_code, answer.json()["limit_usd"]) == (200, f"{number + 1}.00")
    goals = [
        each for each in (await site.get("/budgets")).json()["items"] if "goal" in each["scope"]
    ]
    assert [each["limit_usd"] for each in goals] == [f"{n + 1}.00" for n in range(LISTED)]


async def test_goals_and_services_are_set_by_name(site: Site) -> None:
    goal = await site.put("/budgets/goal%20g_1", {"limit_usd": "3"})
    assert (goal.json()["account"], goal.json()["limit_usd"]) == ("goal g_1", "3.00")
    service = await site.put("/budgets/credits%20serp", {"limit_credits": 40})
    assert service.json() == {
        "scope": "credits serp",
        "account": "credits serp 2026-01",
        "limit_credits": 40,
        "settled_credits": 0,
        "reserved_credits": 0,
        "free_credits": 40,
        "set_by_person": True,
        "note": None,
    }
    body = (await site.get("/budgets")).json()
    assert [line["scope"] for line in body["credits"]] == ["credits serp"]
    assert by_scope(body)["goal g_1"]["limit_usd"] == "3.00"


@pytest.mark.parametrize(
    ("scope", "body"),
    [
        ("user/year", {"limit_usd": "1"}),
        ("mission%20m_1", {"limit_usd": "1"}),
        ("user/day", {"limit_usd": "-1"}),
        ("user/day", {"limit_usd": "much"}),
        ("user/day", {"limit_usd": "0.0000001"}),
        ("user/day", {"limit_credits": 3}),
        ("user/day", {}),
        ("user/day", {"limit_usd": "1", "limit_credits": 1}),
        ("credits%20serp", {"limit_usd": "1"}),
    ],
)
async def test_what_makes_no_sense_is_refused(site: Site, scope: str, body: object) -> None:
    before = (await site.get("/budgets")).json()
    assert_problem(await site.put(f"/budgets/{scope}", body), 422, "input_invalid")
    assert (await site.get("/budgets")).json() == before


@pytest.mark.parametrize(
    "body", [{"limit_usd": "-1"}, {"limit_usd": "much"}, {"limit_usd": "0.0000001"}, {}]
)
async def test_a_refused_limit_names_the_field_of_the_body(site: Site, body: object) -> None:
    answer = assert_problem(await site.put("/budgets/user/day", body), 422, "input_invalid")
    assert answer["field"] == "limit_usd"


CALLS = (
    paid("a", known("4.20"), credits=takes("serp", 2)),
    paid("b", known("0.95"), credits=takes("serp", 2)),
)


async def test_a_parked_run_is_topped_up(start_site: MakeSite) -> None:
    site = await start_site([Shop(CALLS).tool()])
    mission_id = await site.approved()
    parked = await site.post(f"/missions/{mission_id}/execute")
    assert (parked.status_code, parked.json()["status"]) == (202, "awaiting_approval")
    deviation = (await site.mission(mission_id))["run"]["deviation"]
    assert deviation["message"] == "$4.20 spent, the next call needs $0.95, cap $5.00"
    assert deviation["missing_usd"] == "0.15"
    path = f"/missions/{mission_id}/top-up"
    yes = {"revision": 1, "attempt": 1}
    refusal = await site.post(f"/missions/{mission_id}/approve", yes)
    problem = assert_problem(refusal, 409, "top_up_required")
    assert problem["missing_usd"] == "0.15"
    for bad in ("0", "-1", "x", "0.10", "1001"):
        body = {"amount_usd": bad, "attempt": 1}
        assert_problem(await site.post(path, body), 422, "input_invalid")
    stale = await site.post(path, {"amount_usd": "1", "revision": 2})
    assert_problem(stale, 409, "revision_conflict")
    body = {"amount_usd": "0.15", "attempt": 1}
    given = await site.post(path, body, headers={"if-match": '"1"'})
    assert given.status_code == 200
    assert given.json()["warrant"]["cap_usd"] == "5.15"
    done = (await site.post(f"/missions/{mission_id}/execute")).json()
    assert done["success"] is True
    again = await site.post(path, {"amount_usd": "0.15"})
    assert_problem(again, 409, "invalid_transition")
    found = by_scope((await site.get("/budgets")).json())
    assert found["user/day"]["settled_usd"] == "5.15"
    assert found["credits serp"]["settled_credits"] == 4


async def test_a_top_up_sent_twice_under_one_key_adds_once(start_site: MakeSite) -> None:
    site = await start_site([Shop(CALLS).tool()])
    mission_id = await site.approved()
    await site.post(f"/missions/{mission_id}/execute")
    path, headers = f"/missions/{mission_id}/top-up", {"idempotency-key": "k-1"}
    body = {"amount_usd": "1", "attempt": 1}
    first = await site.post(path, body, headers=headers)
    second = await site.post(path, body, headers=headers)
    assert (first.status_code, second.json()) == (200, first.json())
    assert (await site.mission(mission_id))["warrant"]["cap_usd"] == "6.00"


async def test_a_top_up_pressed_twice_adds_once(start_site: MakeSite) -> None:
    calls = (*CALLS, paid("d", known("1.00")))
    site = await start_site([Shop(calls).tool()])
    mission_id = await site.approved()
    await site.post(f"/missions/{mission_id}/execute")
    path, body = f"/missions/{mission_id}/top-up", {"amount_usd": "1", "revision": 1, "attempt": 1}
    assert (await site.post(path, body)).status_code == 200
    again = (await site.post(f"/missions/{mission_id}/execute")).json()
    assert (again["status"], again["run"]["attempt"]) == ("awaiting_approval", 2)
    problem = assert_problem(await site.post(path, body), 409, "parking_conflict")
    assert problem["deviation"]["missing_usd"] == "0.15"
    assert (await site.mission(mission_id))["warrant"]["cap_usd"] == "6.00"


async def test_of_a_mission_that_needs_none_it_is_refused(site: Site) -> None:
    mission_id = await site.approved()
    answer = await site.post(f"/missions/{mission_id}/top-up", {"amount_usd": "1"})
    assert_problem(answer, 409, "invalid_transition")
    missing = await site.post("/missions/m_nothing00000/top-up", {"amount_usd": "1"})
    assert_problem(missing, 404, "mission_not_found")
