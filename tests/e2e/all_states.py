"""Missions in every state, schedules, ratings, limits and a conversation, for whoever looks at all.

Used with `paid_buddy.py`, whose `market_report` parks a run, and a `SlowSite`, whose article keeps
one mission running until it is released.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import httpx2
from served_buddy import Served, SlowSite

REPORT = "Buy the market report about"
GOALS = {
    "goal proposed": "find three vendors of solar lamps, extract their prices, compare them",
    "goal with a question": "plan my wedding",
    "goal at work": "calculate 2^10, then calculate 3^4, then put them together",
}


@dataclass(slots=True)
class Api:
    """Short ways to make what is looked at."""

    http: httpx2.AsyncClient

    async def ask(self, method: str, path: str, body: object = None) -> Any:
        """Return the answer; every refusal is a fault of the caller."""
        answer = await self.http.request(method, path, json={} if body is None else body)
        assert answer.status_code < 400, answer.text
        return answer.json()

    async def propose(self, objective: str, **more: Any) -> str:
        """Return the id of a new mission."""
        made = await self.ask("POST", "/missions/create", {"objective": objective, **more})
        return str(made["mission_id"])

    async def approve(self, objective: str, **more: Any) -> str:
        """Return the id of a mission that is approved."""
        mission_id = await self.propose(objective, **more)
        await self.ask("POST", f"/missions/{mission_id}/approve", {"revision": 1})
        return mission_id

    async def run(self, objective: str, **more: Any) -> str:
        """Return the id of a mission that has run."""
        mission_id = await self.approve(objective, **more)
        await self.ask("POST", f"/missions/{mission_id}/execute")
        return mission_id


async def make_all(served: Served, site: SlowSite) -> dict[str, str]:
    """Make everything; return where each mission, named by its state, is on the page."""
    async with httpx2.AsyncClient(base_url=served.api, trust_env=False, timeout=60) as http:
        api = Api(http)
        made = await _ended(api)
        made |= await _open(api)
        made["running"] = await _running(api, site)
        addresses = {name: f"/?mission={mission_id}" for name, mission_id in made.items()}
        addresses["chat"] = await _talk(api)
        addresses |= await _goals(api)
    return addresses


async def _ended(api: Api) -> dict[str, str]:
    again = ""
    for objective in ("what is 2^10?", "what is 18% of 2,340?", "what is 18% of 2,340?"):
        again = await api.run(objective)
    done = await api.run("find how asyncio cancels a task")
    verdict = {"rating": 8, "time_saved": True}
    await api.ask("POST", f"/missions/{done}/survey", verdict)
    paid = await api.run(f"{REPORT} heat pumps")
    more = {"amount_usd": "0.15", "revision": 1, "attempt": 1}
    await api.ask("POST", f"/missions/{paid}/top-up", more)
    failed = await api.run("extract the main text of http://127.0.0.1:9/none.html")
    rejected = await api.propose("what time is it in Quito?")
    why = {"revision": 1, "reason": "not now"}
    await api.ask("POST", f"/missions/{rejected}/reject", why)
    return {
        "completed": done,
        "completed again": again,
        "paid": paid,
        "failed": failed,
        "rejected": rejected,
    }


async def _open(api: Api) -> dict[str, str]:
    edited = await api.propose(f"{REPORT} bicycles and their makers in Europe")
    terms = {"revision": 1, "max_cost_usd": "3.25"}
    scope = {"allowed_domains": ["reports.example.org"]}
    await api.ask("PUT", f"/missions/{edited}/update", {**terms, "scope": scope})
    daily = await api.propose("what time is it in Warsaw?")
    when = {"recurrence": "daily", "trigger_time": "09:00", "timezone": "Europe/Warsaw"}
    await api.ask("POST", f"/missions/{daily}/schedule", when)
    active = await api.approve("what time is it in Lima?")
    nightly = {"cron": "0 7 * * MON-FRI", "timezone": "America/Lima"}
    await api.ask("POST", f"/missions/{active}/schedule", nightly)
    await api.ask("PUT", "/budgets/credits%20reports", {"limit_credits": 50})
    return {
        "proposed": edited,
        "proposed with a schedule": daily,
        "approved with a schedule": active,
        "clarification needed": await api.propose("hm"),
        "approved": await api.approve("what is 7 * 6?"),
        "awaiting approval": await api.run(f"{REPORT} coffee"),
    }


async def _running(api: Api, site: SlowSite) -> str:
    mission_id = await api.approve(f"extract the main text of {site.url}")
    await api.http.post(
        f"/missions/{mission_id}/execute", json={}, headers={"prefer": "respond-async"}
    )
    await site.asked.wait()
    return mission_id


async def _goals(api: Api) -> dict[str, str]:
    made: dict[str, str] = {}
    for name, objective in GOALS.items():
        goal = await api.ask("POST", "/goals", {"objective": objective})
        made[name] = f"/goals?goal={goal['goal_id']}"
        if name == "goal at work":
            await api.ask("POST", f"/goals/{goal['goal_id']}/approve", {"revision": 1})
    return made


async def _talk(api: Api) -> str:
    said = {"text": "what is 12% of 480?"}
    session = str((await api.ask("POST", "/chat/integrated", said))["session_id"])
    for text in ("yes, run it", "which missions are waiting?"):
        await api.ask("POST", "/chat/integrated", {"session_id": session, "text": text})
    return f"/chat/{session}"
