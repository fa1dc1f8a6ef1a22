"""Net value: what a person said was saved, at their rate, less what the ledger and the yes cost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.ids import LOCAL_USER, MissionId, RunId, ToolName
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.money import ZERO, Money
from buddy.domain.net_value import MissionValue, mission_value, price_of, tool_values
from buddy.domain.outcome import Outcome
from buddy.domain.receipt import Receipt, ReceiptApproval, ReceiptCall
from buddy.domain.survey import Survey, survey_id
from buddy.testing.factories import at

MISSION = MissionId("m_1")
RATE = 20.0
AMOUNTS = st.integers(0, 10_000_000).map(Money)


def call(name: str, dollars: str) -> ReceiptCall:
    amount = Money.parse(dollars)
    return ReceiptCall(name=name, at=at(0), counted_usd=amount, actual_usd=amount)


def receipt(*calls: ReceiptCall, approved: float | None = 36.0, channel: str = "cli") -> Receipt:
    yes = ReceiptApproval(
        at=at(approved or 0.0),
        by="local",
        channel=channel,
        revision=1,
        content_hash="",
        cap_usd=ZERO,
        top_up_usd=None,
        choice=None,
        deviation=None,
    )
    return Receipt(
        mission_id=MISSION,
        status=MissionStatus.COMPLETED,
        tool=ToolName("web_research"),
        approvals=() if approved is None else (yes,),
        promised=None,
        duration=None,
        cap_usd=ZERO,
        spent_usd=Money(sum(each.actual_usd.micros for each in calls)),
        reserved_usd=ZERO,
        released_usd=ZERO,
        elapsed_seconds=None,
        calls=calls,
        credits=(),
    )


def said(minutes: float | None) -> Survey:
    return Survey(
        record_id=survey_id(MISSION),
        user_id=LOCAL_USER,
        mission_id=MISSION,
        tool=None,
        intent=None,
        rating=8,
        time_saved_minutes=minutes,
        created_at=at(0),
    )


def test_the_figures_of_one_mission() -> None:
    calls = call("web_research", "0.50"), call("llm:small decide_message", "0.02")
    found = mission_value(receipt(*calls), said(12), at(0), RATE)
    assert (found.saved_usd, found.tool_usd, found.model_usd) == (
        Money.parse("4.00"),
        Money.parse("0.50"),
        Money.parse("0.02"),
    )
    assert (found.review_seconds, found.review_usd) == (36.0, Money.parse("0.20"))
    assert found.net_usd == Money.parse("3.28")
    assert found.basis == (
        "12 min saved, as you said = $4.00, tool $0.50, models $0.02, review $0.20 (36 s from "
        "proposal to yes)"
    )


@pytest.mark.parametrize("survey", [None, said(None)])
def test_where_nobody_said_what_was_saved_there_is_no_net_value(survey: Survey | None) -> None:
    found = mission_value(receipt(call("web_research", "0.50")), survey, at(0), RATE)
    assert found.saved_usd is found.net_usd is None
    assert found.basis.startswith("nobody said what it saved")


@pytest.mark.parametrize(
    ("approved", "channel", "seconds"),
    [(None, "cli", None), (7200.0, "cli", 300.0), (7200.0, "standing:sa_1", 0.0)],
)
def test_a_review_is_bounded_and_none_where_nobody_read(
    approved: float | None, channel: str, seconds: float | None
) -> None:
    found = mission_value(receipt(approved=approved, channel=channel), said(0), at(0), RATE)
    assert found.review_seconds == seconds
    assert found.review_usd == price_of(seconds or 0.0, RATE)


def value(minutes: float, cost: str, tool: str = "web_research") -> MissionValue:
    found = mission_value(receipt(call(tool, cost), approved=None), said(minutes), at(0), RATE)
    return replace(found, tool=ToolName(tool))


def outcome(tool: str, cost: str) -> Outcome:
    return Outcome(
        record_id="o_r_9",
        user_id=LOCAL_USER,
        mission_id=MissionId("m_9"),
        run_id=RunId("r_9"),
        tool=ToolName(tool),
        intent=None,
        objective="tea",
        success=True,
        seconds=1.0,
        cost_usd=Money.parse(cost),
        created_at=at(0),
    )


def test_what_loses_money_says_why_and_what_nobody_spoke_of_is_counted_apart() -> None:
    losing = [value(2, "0.80")] * 6 + [value(0, "0.50")]
    winning = [value(6, "0.10", "calculate")]
    total, tools = tool_values([*winning, *losing], [outcome("get_time", "0.03")])
    assert [each.tool for each in tools] == ["web_research", "calculate", "get_time"]
    assert tools[0].loses == (
        "web_research: 7 missions, saved 12 min = $4.00, cost $5.30: loses $1.30"
    )
    assert (tools[1].loses, tools[1].net_usd) == (None, Money.parse("1.90"))
    assert (tools[2].missions, tools[2].unknown, tools[2].net_usd) == (0, 1, None)
    assert tools[2].unknown_usd == Money.parse("0.03")
    assert (total.missions, total.unknown) == (8, 1)
    assert total.net_usd == Money(600_002)  # two minutes are no whole micro-dollars


@given(st.lists(st.tuples(st.floats(0, 1000), AMOUNTS, st.sampled_from("ab")), max_size=20))
def test_the_tools_add_up_to_the_whole(rows: list[tuple[float, Money, str]]) -> None:
    told = [value(minutes, cost.usd(), tool) for minutes, cost, tool in rows]
    total, tools = tool_values(told, [])
    assert sum(each.cost_usd.micros for each in tools) == total.cost_usd.micros
    assert sum((each.net_usd or ZERO).micros for each in tools) == (total.net_usd or ZERO).micros
    assert all((each.loses is not None) == ((each.net_usd or ZERO) < ZERO) for each in tools)
