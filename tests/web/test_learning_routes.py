"""Ratings and verdicts over HTTP: kept once, scoped, undone, and seen in the next choice."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from web_site import MakeSite, Site, assert_problem

from buddy.domain.forgetting import Forgetting
from buddy.domain.ids import LOCAL_USER, ToolName
from buddy.domain.intent import Intent
from buddy.domain.topics import CHANGES
from buddy.services import net_value, replay
from buddy.testing.tools import ScriptedTool, spec
from money_worlds import known

EXTRACT = spec("web_extract", intents=(Intent.EXTRACTION,), slot="url")
TWO = {"web_search": 0.8, "web_extract": 0.6}


@pytest.fixture
async def two(start_site: MakeSite) -> Site:
    """Two tools that may both serve a search."""
    tools = [ScriptedTool(spec("web_search")), ScriptedTool(spec("web_extract"))]
    site = await start_site(tools)
    site.world.understanding.fit = dict(TWO)
    return site


async def considered(site: Site, objective: str = "search for tea") -> dict[str, dict[str, Any]]:
    """Return what a new proposal considered, by tool; the one it chose first."""
    proposal = (await site.create(objective))["proposal"]
    return {each["tool"]: each for each in (proposal["chosen"], *proposal["alternatives"])}


async def rated(site: Site, mission_id: str, rating: int, **body: Any) -> Any:
    return await site.post(f"/missions/{mission_id}/survey", {"rating": rating, **body})


async def test_a_rating_changes_the_next_proposal_and_the_reason_is_shown(two: Site) -> None:
    before = await considered(two)
    assert next(iter(before)) == "web_search"
    mission_id = await two.executed(objective="search for tea")
    answer = await rated(two, mission_id, 1, time_saved=12, would_repeat=False, notes="all wrong")
    assert answer.status_code == 200, answer.text
    assert answer.json()["survey"]["rating"] == 1
    after = await considered(two)
    assert next(iter(after)) == "web_extract"
    moved = {step["what"]: step["by"] for step in after["web_search"]["adjustments"]}
    assert moved["record"] < -0.5
    assert after["web_extract"]["adjustments"] == []
    why = (await two.get(f"/missions/{mission_id}/why")).json()
    assert (why["stage"], why["tool"]) == ("run", "web_search")
    assert why["line"].startswith("web_search ROI=no runs yet (confidence=")
    undone = await two.http.delete(f"/missions/{mission_id}/survey")
    assert undone.json() == {"mission_id": mission_id, "survey": None}
    assert next(iter(await considered(two))) == "web_search"


async def test_a_mission_is_rated_once_and_anew_after_it_was_taken_back(two: Site) -> None:
    mission_id = await two.executed(objective="search for tea")
    answers = await asyncio.gather(*(rated(two, mission_id, given) for given in (9, 3)))
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    (kept,) = [a.json()["survey"]["rating"] for a in answers if a.status_code == 200]
    assert (await rated(two, mission_id, kept)).status_code == 200  # the same again
    body = assert_problem(await rated(two, mission_id, 5), 409, "invalid_transition")
    assert f"{kept} of 10 stands" in body["detail"]
    events = (await two.get(f"/missions/{mission_id}/events")).json()["items"]
    signals = [e["data"] for e in events if e["event_type"] == "learning_signal"]
    assert [each["survey_id"] for each in signals] == [None, f"sv_{mission_id}"]
    assert [e["event_type"] for e in events].count("survey_submitted") == 1
    await two.http.delete(f"/missions/{mission_id}/survey")
    assert (await rated(two, mission_id, 5)).json()["survey"]["rating"] == 5


@pytest.mark.parametrize("rating", [0, 11, 5.5, "9", True, None])
async def test_ratings_go_from_one_to_ten(two: Site, rating: Any) -> None:
    mission_id = await two.executed(objective="search for tea")
    assert (await rated(two, mission_id, rating)).status_code == 422
    assert (await two.get(f"/missions/{mission_id}/survey")).json()["survey"] is None


async def test_what_cannot_be_rated(two: Site) -> None:
    assert_problem(await rated(two, "m_unknown", 5), 404, "mission_not_found")
    proposed = await two.proposed(objective="search for tea")
    assert_problem(await rated(two, proposed, 5), 409, "invalid_transition")
    mission_id = await two.executed(objective="search for tea")
    assert_problem(await two.http.delete(f"/missions/{mission_id}/survey"), 404, "not_found")
    by_program = {"rating": 10}
    headers = {"x-buddy-client": "mcp"}
    answer = await two.post(f"/missions/{mission_id}/survey", by_program, headers=headers)
    assert_problem(answer, 403, "person_required")


async def test_a_tool_left_out_stays_out_for_its_intent_until_that_is_undone(two: Site) -> None:
    mission_id = await two.executed(objective="search for tea")
    answer = await two.post(f"/missions/{mission_id}/feedback", {"verdict": "reject_tool"})
    assert answer.status_code == 201, answer.text
    kept = answer.json()["feedback_id"]
    after = await considered(two)
    assert next(iter(after)) == "web_extract"
    assert kept in after["web_search"]["excluded"]
    selector, specs = two.world.buddy.proposals.selector, two.world.buddy.registry.all_specs()
    for intent, out in ((Intent.SEARCH, {"web_search"}), (Intent.EXTRACTION, set[str]())):
        ranked = await selector.rank_tools(two.world.user, "tea", {intent: 0.9}, specs)
        assert {each.tool for each in ranked if each.excluded} == out
    wrong = await two.http.delete(f"/missions/m_other/feedback/{kept}")
    assert_problem(wrong, 404, "not_found")
    undone = await two.http.delete(f"/missions/{mission_id}/feedback/{kept}")
    assert undone.json()["undone"] is True
    assert next(iter(await considered(two))) == "web_search"
    again = await two.http.delete(f"/missions/{mission_id}/feedback/{kept}")
    assert again.json()["undone"] is True


async def test_ratings_bring_up_no_tool_of_a_topic_that_nobody_speaks_of(two: Site) -> None:
    mission_id = await two.executed(objective="search for tea")
    await two.post(f"/missions/{mission_id}/feedback", {"verdict": "reject_tool"})
    selector = two.world.buddy.proposals.selector
    specs = [
        replace(spec, topic=CHANGES) if spec.name == "web_extract" else spec
        for spec in two.world.buddy.registry.all_specs()
    ]
    for objective, considered_too in (("get the prices", False), ("track the prices", True)):
        ranked = await selector.rank_tools(two.world.user, objective, {Intent.SEARCH: 0.9}, specs)
        assert ("web_extract" in {each.tool for each in ranked}) is considered_too
    approved = await selector.rank_tools(
        two.world.user,
        "get the prices",
        {Intent.SEARCH: 0.9},
        specs,
        approved=ToolName("web_extract"),
    )
    assert "web_extract" in {each.tool for each in approved}


async def test_verdicts_need_a_result_and_known_words(two: Site) -> None:
    proposed = await two.proposed(objective="search for tea")
    path = f"/missions/{proposed}/feedback"
    assert_problem(await two.post(path, {"verdict": "helpful"}), 409, "invalid_transition")
    assert (await two.post(path, {"verdict": "lovely"})).status_code == 422
    assert (await two.post(path, {"verdict": "reject_tool"})).status_code == 201


async def test_what_was_learned_is_shown_exported_and_forgotten(two: Site) -> None:
    assert (await two.get("/learning")).json()["tools"] == []
    mission_id = await two.executed(objective="search for tea")
    await rated(two, mission_id, 9)
    await two.post(f"/missions/{mission_id}/feedback", {"verdict": "helpful"})
    shown = (await two.get("/learning")).json()
    (tool,) = shown["tools"]
    assert (tool["tool"], tool["intent"], tool["mean_rating"]) == ("web_search", "search", 9.0)
    assert (tool["helpful"], tool["ratings"], tool["success_rate"]) == (1, 1, 1.0)
    items, cursor = list[dict[str, Any]](), None
    while True:
        params = {"cursor": cursor} if cursor else {}
        page = (await two.get("/learning/export", params=params)).json()
        items += page["items"]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert [item["kind"] for item in items] == ["outcome", "feedback", "survey"]
    wish = Forgetting(user_id=LOCAL_USER, created_at=two.world.buddy.clock.now())
    await two.world.buddy.store.transact(lambda uow: uow.records.put(wish))
    assert (await two.get("/learning")).json()["tools"] == []  # begun, and broken off
    assert (await two.get("/learning/export")).json()["items"] == []
    assert (await two.post("/learning/forget")).json() == {"records": 3}
    assert (await two.get("/learning")).json()["tools"] == []
    after = await considered(two)
    assert all(each["adjustments"] == [] for each in after.values())


async def test_feedback_of_one_user_moves_nobody_elses(two: Site) -> None:
    mission_id = await two.executed(objective="search for tea")
    await rated(two, mission_id, 1)
    selector = two.world.buddy.proposals.selector
    specs = two.world.buddy.registry.all_specs()
    likely = {Intent.SEARCH: 0.9}
    mine = await selector.rank_tools(two.world.user, "search for tea", likely, specs)
    others = await selector.rank_tools("somebody_else", "search for tea", likely, specs)  # pyright: ignore[reportArgumentType]  # a plain name
    assert mine[0].tool == "web_extract"
    assert [(each.tool, each.adjustments) for each in others] == [
        ("web_search", ()),
        ("web_extract", ()),
    ]


@dataclass(slots=True)
class Dice:
    """Chance that falls alike each time; half of its draws are of the last twentieth."""

    numbers: random.Random = field(default_factory=lambda: random.Random(8))

    def draw(self) -> float:
        return self.numbers.choice([0.3, 0.951 + 0.049 * self.numbers.random()])


async def lived(site: Site) -> int:
    """Run missions with ratings, verdicts and changes of mind between them; return how many."""
    ratings = [9, 2, None, 7, 1, None, 10, 3, 8, None, 4, 9]
    verdicts = {2: "not_helpful", 5: "approve_tool", 6: "reject_tool"}
    taken_back = dict[int, str]()
    for number, rating in enumerate(ratings):
        site.world.clock.advance(40_000)
        likely = {Intent.SEARCH: 0.9}, {Intent.EXTRACTION: 0.5, Intent.SEARCH: 0.45}
        site.world.understanding.intents = likely[number % 3 == 2]
        site.world.understanding.fit = dict(TWO) if number % 2 else {**TWO, "web_extract": 0.75}
        mission_id = await site.executed(objective=f"search for tea {'of Assam' * (number % 2)}")
        site.world.clock.advance(60)
        if rating is not None:
            assert (await rated(site, mission_id, rating)).status_code == 200
        if number in verdicts:
            path, body = f"/missions/{mission_id}/feedback", {"verdict": verdicts[number]}
            taken_back[number] = (await site.post(path, body)).json()["feedback_id"]
        if number == 10:
            await site.http.delete(f"/learning/feedback/{taken_back[6]}")
    return len(ratings)


async def replayed(site: Site, **query: Any) -> dict[str, Any]:
    answer = await site.get("/learning/replay", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_the_policy_in_use_makes_the_logged_choices_again(start_site: MakeSite) -> None:
    tools = [ScriptedTool(spec("web_search")), ScriptedTool(spec("web_extract"))]
    site = await start_site(tools, explores=True, chance=Dice())
    missions = await lived(site)
    found = await replayed(site, policy="current")
    assert (found["choices"], found["reproduced"], found["used"]) == (missions,) * 3, found
    assert 0 < found["greedy"] < missions  # one tool alone was left while the other was excluded
    assert (found["disputed"], found["left_out"]) == (0, [])
    assert found["ips"] == found["doubly_robust"] == found["logged"]
    named = await site.executed(objective="search for tea", tool="web_extract")
    found = await replayed(site, policy="current")
    assert [each["reason"] for each in found["left_out"]] == ["unlogged"], named
    edited = await site.proposed(objective="search for tea")
    await site.put(f"/missions/{edited}/update", {"max_cost_usd": "2", "revision": 1})
    kept = (await site.mission(edited))["proposal"]["chosen"]["propensity"]
    assert kept is not None  # the choice is still ours
    other = await replayed(site, policy="no-learning", reward="rated")
    assert {each["reason"] for each in other["left_out"]} >= {"unlogged", "unmeasured"}
    assert other["doubly_robust"] is None  # a dozen draws are too few to judge another policy by
    assert (await replayed(site, policy="current", days=1))["choices"] == 4


async def test_an_answer_or_an_edit_leaves_a_choice_as_it_was_drawn(start_site: MakeSite) -> None:
    site = await start_site([ScriptedTool(EXTRACT)])
    site.world.understanding.intents = {Intent.EXTRACTION: 0.95}
    site.world.understanding.fit = {"web_extract": 0.9}
    asked = await site.create("extract the prices")
    assert (asked["status"], asked["mission"]["tool"]) == ("clarification_needed", "web_extract")
    drawn_at = site.world.clock.now()
    path, answer = f"/missions/{asked['mission_id']}/update", {"url": "https://example.org/"}
    for revision, change in enumerate(({"tool_input": answer}, {"max_cost_usd": "2"}), 1):
        site.world.clock.advance(50)
        edited = await site.put(path, {**change, "revision": revision})
        assert edited.status_code == 200, edited.text
        chosen = (await site.mission(asked["mission_id"]))["proposal"]["chosen"]
        assert (chosen["propensity"], chosen["drawn_at"]) == (1.0, drawn_at)
        assert chosen["eligible"] == ["web_extract"]


async def test_what_was_said_between_a_choice_and_an_edit_is_not_known_to_it(two: Site) -> None:
    rate_later = await two.executed(objective="search for tea")
    two.world.clock.advance(50)
    mission_id = await two.proposed(objective="search for tea")
    two.world.clock.advance(50)
    assert (await rated(two, rate_later, 1)).status_code == 200  # now the other one stands first
    two.world.clock.advance(50)
    body = {"max_cost_usd": "2", "revision": 1}
    assert (await two.put(f"/missions/{mission_id}/update", body)).status_code == 200
    await two.post(f"/missions/{mission_id}/approve", {"revision": 2})
    await two.post(f"/missions/{mission_id}/execute")
    found = await replayed(two, policy="current")
    assert (found["choices"], found["reproduced"], found["used"]) == (2, 2, 2), found


async def test_only_the_newest_choices_are_replayed_and_that_is_said(
    two: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replay, "MOST", 1)
    for _ in range(2):
        await two.executed(objective="search for tea")
    found = await replayed(two, policy="current")
    assert (found["choices"], found["older"]) == (1, 1)
    assert found["said"][0] == "The newest 1 choices; 1 older ones are left out."


async def test_replay_is_asked_of_policies_that_there_are(two: Site) -> None:
    assert "nothing to replay" in (await replayed(two))["said"][0]
    answer = await two.get("/learning/replay", params={"policy": "best"})
    body = assert_problem(answer, 422, "input_invalid")
    assert "documented-nudges" in body["detail"]
    for query in ({"explore": 2}, {"strength": 0}, {"days": -1}, {"reward": "joy"}):
        assert (await two.get("/learning/replay", params=query)).status_code == 422


async def test_what_missions_were_worth_is_what_people_said_less_what_they_cost(
    start_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = await start_site([ScriptedTool(spec("web_search", price=known("0.50")))])
    empty = (await site.get("/learning/value")).json()
    assert (empty["tools"], empty["total"]["net_usd"]) == ([], None)
    ids = list[str]()
    for minutes in (3, 0, None):
        mission_id = await site.proposed()
        site.world.clock.advance(18)
        await site.post(f"/missions/{mission_id}/approve", {"revision": 1})
        await site.post(f"/missions/{mission_id}/execute")
        body = {} if minutes is None else {"time_saved": minutes}
        assert (await rated(site, mission_id, 8, **body)).status_code == 200
        ids.append(mission_id)
    one = (await site.get(f"/missions/{ids[0]}/value")).json()
    assert (one["saved_usd"], one["tool_usd"], one["review_usd"]) == ("1.00", "0.50", "0.10")
    assert (one["net_usd"], one["review_seconds"]) == ("0.40", 18.0)
    assert (await site.get(f"/missions/{ids[2]}/value")).json()["net_usd"] is None
    found = (await site.get("/learning/value")).json()
    (tool,) = found["tools"]
    assert (tool["missions"], tool["unknown"], tool["unknown_usd"]) == (2, 1, "0.50")
    assert found["losing"] == [
        "web_search: 2 missions, saved 3 min = $1.00, cost $1.20: loses $0.20"
    ]
    assert (found["older"], found["gone"]) == (0, 0)
    with monkeypatch.context() as few:
        few.setattr(net_value, "MOST", 1)
        (newest,) = (found := (await site.get("/learning/value")).json())["tools"]
        assert (newest["missions"], newest["unknown"], found["older"]) == (1, 1, 1)
    queries: Any = type(site.world.buddy.store.queries)
    find = queries.mission

    async def but_the_first(self: Any, user_id: Any, mission_id: str) -> Any:
        return None if mission_id == ids[0] else await find(self, user_id, mission_id)

    with monkeypatch.context() as removed:
        removed.setattr(queries, "mission", but_the_first)
        (rest,) = (found := (await site.get("/learning/value")).json())["tools"]
        assert (rest["missions"], rest["unknown"], found["gone"]) == (1, 1, 1)
    await site.http.delete(f"/missions/{ids[1]}/survey")
    assert (await site.get("/learning/value")).json()["losing"] == []
    site.world.clock.advance(40 * 86_400)
    assert (await site.get("/learning/value")).json()["tools"] == []
    assert_problem(await site.get("/missions/m_unknown/value"), 404, "mission_not_found")


@pytest.mark.parametrize("cursor", ["\u00b2:x", "9:", "-1:", "soon"])
async def test_a_cursor_that_no_page_of_an_export_gave_is_refused(site: Site, cursor: str) -> None:
    refused = await site.http.get("/learning/export", params={"cursor": cursor})
    assert_problem(refused, 422, "input_invalid")
