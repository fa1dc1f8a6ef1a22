"""The whiteboard's fold: cards follow missions, replays change nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mission_stories import RUN, Story, as_event, parked, proposed, running

from buddy.domain.commands import Ask, Cancel, Expire, Reject
from buddy.domain.events.catalogue import EventData
from buddy.domain.events.execution import MissionProgress, MissionStopped, ToolSelected
from buddy.domain.events.learning import BudgetReleased
from buddy.domain.events.log import Event
from buddy.domain.ids import MissionId, ToolName
from buddy.domain.lifecycle import TERMINAL, MissionStatus
from buddy.domain.money import ZERO
from buddy.domain.proposal import Question
from buddy.domain.whiteboard import (
    AgentCard,
    Board,
    elapsed,
    fold,
    fold_card,
    live_agents,
    stop_message,
    task_pipeline,
)
from buddy.testing.factories import START, at, make_card, make_proposed, make_step, make_terms

S = MissionStatus


def stopped(status: MissionStatus = S.COMPLETED, **parts: object) -> MissionStopped:
    data = MissionStopped(
        run_id=RUN,
        final_status=status,
        reason="Tool execution failed: no answer",
        tool_used=ToolName("web_search"),
        result_summary=None,
        artifact=None,
        elapsed_seconds=23.0,
        progress_percent=65,
    )
    return replace(data, **parts)  # pyright: ignore[reportArgumentType]  # a test's shorthand


def card_of(story: Story) -> AgentCard:
    assert story.card
    return story.card


def test_a_mission_appears_with_its_first_proposal() -> None:
    assert fold_card(None, as_event(make_step(), 1, START)) is None
    card = fold_card(None, as_event(make_proposed(), 1, START))
    assert card == make_card(tool_used=ToolName("web_search"), message="Waiting for a decision")


def test_a_mission_that_begins_with_a_question_appears_too() -> None:
    story = Story()
    question = Question(field="url", text="Which page?")
    story.tell(Ask(terms=make_terms(), questions=(question,), actor="local", lapse_seconds=60.0))
    card = card_of(story)
    assert (card.status, card.message) == (S.CLARIFICATION_NEEDED, "Which page?")


def test_the_line_of_an_executed_mission() -> None:
    assert stop_message(stopped()) == "Executed with web_search (23s)"
    assert stop_message(stopped(elapsed_seconds=0.4)) == "Executed with web_search (0s)"
    assert stop_message(stopped(S.FAILED)) == "Tool execution failed: no answer"


def test_a_run_from_start_to_stop() -> None:
    story = running()
    started = story.now
    assert (card_of(story).status, card_of(story).started_at) == (S.RUNNING, started)
    story.record(make_step(progress_percent=40, step_name="tool_selection", message="Selecting"))
    story.record(
        ToolSelected(
            run_id=RUN, tool=ToolName("calculate"), confidence=0.9, candidates=(), why="fits"
        )
    )
    card = card_of(story)
    assert (card.current_step, card.progress_percent) == ("tool_selection", 40)
    assert (card.tool_used, card.message) == ("calculate", "Selecting")
    story.record(stopped())
    card = card_of(story)
    assert (card.status, card.progress_percent, card.current_step) == (S.COMPLETED, 100, None)
    assert (card.message, card.stopped_at) == ("Executed with web_search (23s)", story.now)
    assert elapsed(card, at(9_999)) == 23.0


def test_a_step_begins_when_the_one_before_is_completed() -> None:
    story = running()
    assert card_of(story).step_since == story.now
    story.now = completed_at = at(100)
    story.record(make_step(progress_percent=10, step_status="completed"))
    assert card_of(story).step_since == completed_at
    story.now = at(101)
    story.record(make_step(progress_percent=20, step_status="started"))
    assert card_of(story).step_since == completed_at
    story.record(stopped())
    assert card_of(story).step_since is None


def test_a_failed_run_keeps_its_percent_and_its_tool() -> None:
    story = running()
    story.record(make_step(progress_percent=65))
    story.record(stopped(S.FAILED, tool_used=None, progress_percent=30))
    card = card_of(story)
    assert (card.status, card.progress_percent) == (S.FAILED, 65)
    assert card.tool_used == "web_search"


@settings(deadline=None)
@given(st.lists(st.integers(0, 99), max_size=12))
def test_the_percent_of_a_card_never_falls(percents: list[int]) -> None:
    story, highest = running(), 0
    for number, percent in enumerate(percents):
        progress = MissionProgress(
            run_id=RUN, step_name="tool_execution", progress_percent=percent, message=str(number)
        )
        story.record(make_step(progress_percent=percent) if number % 2 else progress)
        highest = max(highest, percent)
        assert card_of(story).progress_percent == highest


def test_the_messages_of_a_decision() -> None:
    story = running()
    story.tell(Cancel(actor="local"))
    assert (card_of(story).status, card_of(story).message) == (S.RUNNING, "Stopping")
    story = proposed()
    story.tell(Reject(actor="local", reason="too dear"))
    assert card_of(story).message == "too dear"
    story = proposed()
    story.tell(Cancel(actor="local"))
    assert card_of(story).message == "Cancelled"
    story = proposed()
    story.tell(Expire(reason="Nobody decided"), seconds=1_000_000.0)
    assert (card_of(story).status, card_of(story).message) == (S.EXPIRED, "Nobody decided")


def test_a_parked_run_shows_what_it_needs_and_goes_on() -> None:
    story = parked()
    assert card_of(story).status is S.AWAITING_APPROVAL
    assert card_of(story).message == "Needs web_extract"
    story.approve()
    assert (card_of(story).status, card_of(story).message) == (S.RUNNING, "Approved, going on")


def test_time_runs_from_the_start_until_the_stop() -> None:
    story = running()
    card = card_of(story)
    assert card.started_at
    assert elapsed(card, card.started_at) == 0.0
    assert elapsed(replace(card, started_at=at(10)), at(12.5)) == 2.5
    assert elapsed(replace(card, started_at=at(10)), START) == 0.0
    assert elapsed(make_card(), at(10)) is None


def test_an_event_without_meaning_for_the_card_leaves_it_alone() -> None:
    story = running()
    card = card_of(story)
    story.record(BudgetReleased(run_id=RUN, amount_usd=ZERO))
    assert story.card is card


# ------------------------------------------------------------------ boards


def of_mission(number: int, data: EventData, cursor: int, seconds: float) -> Event:
    mission_id = MissionId(f"m_{number:012d}")
    event = as_event(data, cursor, at(seconds))
    return replace(event, mission_id=mission_id, subject_id=mission_id)


@st.composite
def streams(draw: st.DrawFn) -> list[Event]:
    """Return the interleaved stories of some missions, by rising cursor."""
    events: list[Event] = []
    cursor = 0
    for number in draw(st.lists(st.integers(1, 4), max_size=25)):
        cursor += draw(st.integers(1, 3))
        data: EventData = draw(
            st.sampled_from(
                [
                    make_proposed(),
                    make_step(progress_percent=draw(st.integers(0, 99))),
                    stopped(draw(st.sampled_from([S.COMPLETED, S.FAILED]))),
                    *[event.data for event in running().events],
                ]
            )
        )
        events.append(of_mission(number, data, cursor, cursor))
    return events


def folded(events: list[Event], board: Board | None = None) -> Board:
    board = board or Board()
    for event in events:
        board = fold(board, event)
    return board


@settings(deadline=None)
@given(streams(), st.data())
def test_replays_by_cursor_change_nothing(events: list[Event], data: st.DataObject) -> None:
    once = folded(events)
    assert folded(events, once) is once
    cut = data.draw(st.integers(0, len(events)))
    back = data.draw(st.integers(0, cut))
    assert folded(events[back:], folded(events[:cut])) == once


@settings(deadline=None)
@given(streams())
def test_a_board_is_the_fold_of_each_missions_own_events(events: list[Event]) -> None:
    board = folded(events)
    assert board.cursor == (events[-1].cursor if events else 0)
    for number in range(1, 5):
        mission_id, card = MissionId(f"m_{number:012d}"), None
        for event in events:
            card = fold_card(card, event) if event.mission_id == mission_id else card
        assert board.cards.get(mission_id) == card


def test_an_event_of_another_subject_only_moves_the_cursor() -> None:
    board = folded([as_event(make_proposed(), 1, START)])
    schedule = replace(as_event(make_step(), 2, START), mission_id=None, subject_type="schedule")
    after = fold(board, schedule)
    assert (after.cards, after.cursor) == (board.cards, 2)


def board_of(*cards: AgentCard) -> Board:
    return Board(cards={card.mission_id: card for card in cards})


CARDS = st.lists(
    st.builds(
        make_card,
        mission_id=st.integers(0, 60).map(lambda n: MissionId(f"m_{n:012d}")),
        status=st.sampled_from(list(MissionStatus)),
        updated_at=st.integers(0, 9).map(at),
        started_at=st.none() | st.integers(0, 9).map(at),
    ),
    unique_by=lambda card: card.mission_id,
)


@settings(deadline=None)
@given(CARDS, st.integers(0, 12))
def test_live_agents_are_the_open_ones_first_then_the_newest(
    cards: list[AgentCard], limit: int
) -> None:
    board = board_of(*cards)
    every = live_agents(board, limit=len(cards))
    assert set(every) == set(cards)
    live = [card for card in every if card.status not in TERMINAL]
    ended = [card for card in every if card.status in TERMINAL]
    assert list(every) == [*live, *ended]
    places = [(card.started_at or card.updated_at, card.mission_id) for card in live]
    assert places == sorted(places, reverse=True)
    ends = [(card.updated_at, card.mission_id) for card in ended]
    assert ends == sorted(ends, reverse=True)
    assert live_agents(board, limit=limit) == every[:limit]


@settings(deadline=None)
@given(CARDS)
def test_the_task_pipeline_is_the_last_five_started(cards: list[AgentCard]) -> None:
    shown = task_pipeline(board_of(*cards))
    started = [card for card in cards if card.started_at]
    assert len(shown) == min(5, len(started))
    keys = [(card.started_at, card.mission_id) for card in shown]
    assert keys == sorted(((c.started_at, c.mission_id) for c in started), reverse=True)[:5]


def test_a_proposal_that_waits_stands_before_the_latest_end() -> None:
    waiting = make_card()
    ended = make_card(mission_id=MissionId("m_2"), status=S.COMPLETED, updated_at=at(99))
    assert live_agents(board_of(ended, waiting)) == (waiting, ended)


@pytest.mark.parametrize("status", sorted(TERMINAL))
def test_ended_missions_are_not_live(status: MissionStatus) -> None:
    ended = make_card(mission_id=MissionId("m_2"), status=status, updated_at=at(99))
    assert live_agents(board_of(ended, make_card()), limit=1) == (make_card(),)
