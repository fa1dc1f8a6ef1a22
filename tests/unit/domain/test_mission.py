"""`apply`: what an event leaves on a mission beyond its status."""

from __future__ import annotations

import pytest
from mission_stories import RUN, approve, approved, parked, propose, proposed, running

from buddy.domain.commands import Cancel, Stop
from buddy.domain.events.execution import ToolInvoked
from buddy.domain.events.proposals import MissionExpired
from buddy.domain.ids import LOCAL_USER, MissionId, RunId, ToolName
from buddy.domain.instant import plus_seconds
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Change, apply, draft, queue_run
from buddy.domain.run import RunState
from buddy.errors import InvalidTransition
from buddy.testing.factories import DAY_SECONDS, START, make_run, make_terms

S = MissionStatus


def test_a_draft_has_no_revision_and_knows_its_parent() -> None:
    mission = draft(
        MissionId("m_2"),
        LOCAL_USER,
        objective="Again",
        at=START,
        metadata={"source": "cli"},
        parent_mission_id=MissionId("m_1"),
    )
    assert (mission.revision, mission.content_hash, mission.proposal) == (0, "", None)
    assert mission.metadata == {"source": "cli"}
    assert mission.parent_mission_id == "m_1"
    assert (mission.created_at, mission.updated_at) == (START, START)


def test_every_revision_after_the_first_is_a_line_of_the_history() -> None:
    story = proposed()
    assert story.mission.change_history == ()
    story.propose(make_terms(objective="Another"))
    assert story.mission.change_history == (
        Change(revision=2, changed_fields=("objective",), actor="local", at=story.now),
    )


def test_the_expiry_follows_the_decision() -> None:
    story = proposed()
    assert story.mission.expires_at == plus_seconds(story.now, DAY_SECONDS)
    story.tell(approve(1, 1), seconds=100.0)
    assert story.mission.expires_at == plus_seconds(story.now, DAY_SECONDS)
    story.queue()
    story.start()
    assert story.mission.expires_at is None
    story.park()
    assert story.mission.expires_at == plus_seconds(story.now, DAY_SECONDS)
    story.tell(Cancel(actor="local"))
    assert story.mission.expires_at is None


def test_a_queued_run_changes_nothing_but_the_run() -> None:
    mission = approved().mission
    run = make_run()
    queued = queue_run(mission, run)
    assert queued.status is S.APPROVED
    assert queued.run == run
    assert queued.updated_at == run.requested_at


def test_a_run_keeps_its_times() -> None:
    story = running()
    started = story.now
    story.tell(
        Stop(
            run_id=RUN, final_status=S.FAILED, reason="x", elapsed_seconds=5.0, progress_percent=65
        ),
        seconds=5.0,
    )
    run = story.mission.run
    assert run
    assert (run.started_at, run.finished_at, run.state) == (
        started,
        plus_seconds(started, 5.0),
        RunState.FINISHED,
    )


def test_an_event_that_changes_no_state_returns_the_mission_itself() -> None:
    mission = running().mission
    data = ToolInvoked(
        run_id=RunId(RUN), tool=ToolName("web_search"), tool_input={}, effect_key="k"
    )
    assert apply(mission, data, START) is mission


def test_an_event_that_does_not_fit_says_that_the_log_is_broken() -> None:
    with pytest.raises(InvalidTransition):
        apply(running().mission, MissionExpired(reason="late"), START)


def test_an_edit_of_a_decided_mission_cannot_be_folded_in() -> None:
    edit = proposed().tell(propose(make_terms(objective="Other")))[0]
    with pytest.raises(InvalidTransition):
        apply(approved().mission, edit, START)


def test_a_parked_run_remembers_what_it_waits_for() -> None:
    story = parked()
    assert story.mission.run
    assert story.mission.run.deviation
    assert story.mission.run.deviation.needed == "web_extract"
    assert story.mission.run.attempt == 1


def test_a_continued_run_lapses_no_more_than_a_started_one() -> None:
    assert running().mission.expires_at is None
    story = parked()
    story.approve()
    assert story.mission.status is S.RUNNING
    assert story.mission.expires_at is None
