"""`buddy goal …` against a served Buddy."""

from __future__ import annotations

from typing import Any

from buddy.cli.goals import described


def part(**more: Any) -> dict[str, Any]:
    made = {
        "key": "search",
        "objective": "search for tea",
        "tool": "web_search",
        "cost_p50_usd": "0.00",
        "cost_basis": "free",
        "on_failure": "tried again once, then the goal stops",
        "takes": [],
        "touches": ["Any public site"],
        "state": "planned",
        "attempts": 0,
        "mission": None,
        "reason": "",
        "summary": "",
    }
    return {**made, **more}


def goal(**more: Any) -> dict[str, Any]:
    made = {
        "goal_id": "g_1",
        "state": "proposed",
        "revision": 2,
        "objective": "find tea",
        "question": "",
        "reason": "",
        "parts": [part(), part(key="together", takes=["rows: what search found"])],
        "cap_usd": "2.00",
        "spent_usd": "0.00",
        "notes": ["The first 3 pages are read"],
    }
    return {**made, **more}


def test_a_plan_in_lines_says_what_a_yes_is_to() -> None:
    lines = described(goal()).splitlines()
    assert lines[0] == "g_1  proposed  revision 2"
    assert "  1. · search  search for tea" in lines
    assert "       web_search, free; if it fails: tried again once, then the goal stops" in lines
    assert "       gets rows: what search found" in lines
    assert "  Cap      $2.00 for all of it, $0.00 spent" in lines
    assert lines[-1] == "  A yes    buddy goal approve g_1 --revision 2"


def test_a_part_under_way_says_how_far_it_is_and_a_question_stands_first() -> None:
    mission = {"status": "running", "progress_percent": 65, "waits": False, "message": ""}
    busy = part(state="open", attempts=2, mission=mission)
    assert "▶ search  search for tea  (try 2)  running 65%" in described(goal(parts=[busy]))
    asked = described(goal(state="clarification_needed", parts=[], question="Which page?"))
    assert "  Asks     Which page?" in asked
