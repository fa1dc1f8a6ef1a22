"""`decide`: which events follow from a command, and which commands are refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from mission_stories import (
    OTHER_CALL,
    RUN,
    TOOL_DEVIATION,
    Story,
    approve,
    approved,
    parked,
    propose,
    proposed,
    running,
)

from buddy.domain.commands import (
    Ask,
    Cancel,
    Command,
    Expire,
    Inherit,
    Park,
    Reject,
    Start,
    Stop,
    TopUp,
)
from buddy.domain.decisions import decide
from buddy.domain.events.execution import MissionStopped
from buddy.domain.events.proposals import (
    MissionApproved,
    MissionCancelled,
    MissionProposed,
    MissionRejected,
    MissionUpdated,
)
from buddy.domain.ids import RunId, ToolName
from buddy.domain.instant import plus_seconds
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.money import Money
from buddy.domain.proposal import Question, content_hash
from buddy.domain.run import Deviation, RunState
from buddy.domain.warrant import Step, check
from buddy.errors import (
    InvalidTransition,
    MissionNotEditable,
    ParkingConflict,
    RevisionConflict,
    RevisionRequired,
)
from buddy.testing.factories import (
    DAY_SECONDS,
    START,
    make_mission,
    make_proposal,
    make_terms,
    make_warrant,
)

S = MissionStatus
ASK = Ask(
    actor="local",
    terms=make_terms(tool=None, tool_input={}),
    questions=(Question(field="url", text="Which page?"),),
    lapse_seconds=60.0,
)


def stop(status: MissionStatus = S.COMPLETED, run_id: RunId = RUN) -> Stop:
    return Stop(
        run_id=run_id,
        final_status=status,
        reason="done",
        elapsed_seconds=23.0,
        progress_percent=100,
        tool_used=ToolName("web_search"),
    )


def edited() -> Story:
    story = proposed()
    story.propose(make_terms(objective="Something else"))
    return story


def test_a_first_offer_is_revision_one_and_lapses() -> None:
    story = proposed()
    (event,) = story.events
    assert isinstance(event.data, MissionProposed)
    assert event.data.revision == story.mission.revision == 1
    assert event.data.content_hash == content_hash(make_terms())
    assert story.mission.expires_at == plus_seconds(story.now, DAY_SECONDS)


def test_an_edit_names_what_changed() -> None:
    story = proposed()
    caused = story.tell(propose(make_terms(objective="Other", cap_usd=Money(1)), revision=1))
    assert isinstance(caused[0], MissionUpdated)
    assert caused[0].changed_fields == ("objective", "cap_usd")
    assert story.mission.revision == 2


def test_the_same_offer_again_writes_nothing() -> None:
    story = proposed()
    assert story.tell(propose(revision=1)) == ()
    assert story.mission.revision == 1


def test_another_proposal_of_the_same_terms_is_a_revision() -> None:
    story = proposed()
    (caused,) = story.tell(propose(proposal=make_proposal(confidence=0.3)))
    assert isinstance(caused, MissionUpdated)
    assert (caused.revision, caused.changed_fields) == (2, ())


def test_the_second_writer_conflicts() -> None:
    story = edited()
    with pytest.raises(RevisionConflict, match="Revision 1 was named but revision 2 stands"):
        story.tell(propose(make_terms(objective="Mine"), revision=1))


def test_a_decided_mission_is_not_editable() -> None:
    for story in (approved(), running(), parked()):
        with pytest.raises(MissionNotEditable, match=f"Mission is {story.mission.status};"):
            story.tell(propose(make_terms(objective="Too late")))
        with pytest.raises(MissionNotEditable):
            story.tell(ASK)


def test_a_question_takes_the_proposal_away_and_an_answer_brings_it_back() -> None:
    story = proposed()
    story.tell(ASK)
    assert story.mission.status is S.CLARIFICATION_NEEDED
    assert story.mission.proposal is None
    assert story.mission.questions == ASK.questions
    with pytest.raises(InvalidTransition):
        story.approve()
    story.propose()
    assert (story.mission.status, story.mission.questions) == (S.PROPOSED, ())
    assert story.mission.revision == 3


def test_a_mission_may_begin_with_a_question() -> None:
    story = Story()
    story.tell(ASK)
    assert (story.mission.status, story.mission.revision) == (S.CLARIFICATION_NEEDED, 1)
    assert story.mission.change_history == ()


def test_without_a_revision_only_the_first_can_be_approved() -> None:
    assert proposed().tell(approve(None))
    with pytest.raises(RevisionRequired, match="The proposal is at revision 2") as caught:
        edited().tell(approve(None))
    assert caught.value.details == {"current_revision": 2}


@pytest.mark.parametrize("revision", [0, 1, 3])
def test_an_approval_of_another_revision_conflicts(revision: int) -> None:
    with pytest.raises(RevisionConflict):
        edited().tell(approve(revision))


def test_a_warrant_binds_the_revision_that_was_shown() -> None:
    story = edited()
    (caused,) = story.tell(approve(2))
    assert isinstance(caused, MissionApproved)
    warrant, terms = caused.warrant, story.mission.terms
    stands, shown = content_hash(terms), content_hash(make_terms())
    assert check(warrant, Step(revision=2, content_hash=stands), START) is None
    assert check(warrant, Step(revision=1, content_hash=shown), START) is not None
    assert (warrant.tool, warrant.cap_usd) == (terms.tool, terms.cap_usd)
    assert warrant.expires_at == plus_seconds(story.now, DAY_SECONDS)


@pytest.mark.parametrize("make", [approved, running])
def test_the_same_approval_again_writes_nothing(make: Callable[[], Story]) -> None:
    story = make()
    before = story.mission
    assert story.tell(approve(1)) == ()
    assert story.mission == before
    with pytest.raises(RevisionConflict):
        story.tell(approve(2))


def test_a_rejected_mission_cannot_be_approved() -> None:
    story = proposed()
    story.tell(Reject(actor="local", reason="too dear"))
    assert story.mission.status is S.REJECTED
    with pytest.raises(InvalidTransition, match="cannot be approved"):
        story.approve()
    assert story.tell(Reject(actor="local", revision=1)) == ()


def test_rejecting_a_stale_revision_conflicts() -> None:
    with pytest.raises(RevisionConflict):
        edited().tell(Reject(actor="local", revision=1))


def test_a_cancel_takes_effect_at_once_where_nothing_runs() -> None:
    for story in (proposed(), approved(), parked()):
        (caused,) = story.tell(Cancel(actor="local"))
        assert isinstance(caused, MissionCancelled)
        assert not caused.requested_only
        assert story.mission.status is S.CANCELLED
        assert story.tell(Cancel(actor="local")) == ()


def test_a_cancel_of_a_running_mission_waits_until_the_tool_stopped() -> None:
    story = running()
    (caused,) = story.tell(Cancel(actor="local"))
    assert isinstance(caused, MissionCancelled)
    assert caused.requested_only
    assert story.mission.status is S.RUNNING
    assert story.mission.cancel_requested_at == story.now
    assert story.tell(Cancel(actor="local")) == ()
    story.tell(stop(S.CANCELLED))
    assert story.mission.status is S.CANCELLED


def test_a_cancelled_queued_run_never_starts() -> None:
    story = approved()
    story.queue()
    story.tell(Cancel(actor="local"))
    assert story.mission.run
    assert story.mission.run.state is RunState.FINISHED
    with pytest.raises(InvalidTransition):
        story.start()


def test_only_the_queued_run_can_start_and_only_once() -> None:
    story = approved()
    with pytest.raises(InvalidTransition, match="not queued"):
        story.start()
    story.queue()
    with pytest.raises(InvalidTransition):
        story.tell(Start(run_id=RunId("r_another00001")))
    story.start()
    with pytest.raises(InvalidTransition):
        story.start()


def test_a_queued_run_leaves_the_mission_approved() -> None:
    story = approved()
    story.queue()
    assert story.mission.status is S.APPROVED
    assert story.mission.run
    assert story.mission.run.state is RunState.QUEUED


def test_a_parked_run_goes_on_with_the_tool_granted() -> None:
    story = parked()
    assert story.mission.run
    assert story.mission.run.state is RunState.PARKED
    assert story.mission.run.deviation == TOOL_DEVIATION
    (caused,) = story.approve()
    assert isinstance(caused, MissionApproved)
    assert caused.deviation == TOOL_DEVIATION
    assert caused.warrant.granted_calls == (OTHER_CALL,)
    assert caused.warrant.tool == ToolName("web_search")
    run = story.mission.run
    assert (story.mission.status, run.state, run.attempt) == (S.RUNNING, RunState.RUNNING, 2)
    assert run.deviation is None


def test_a_yes_to_a_parked_run_names_what_was_shown() -> None:
    story = parked()
    with pytest.raises(ParkingConflict, match="Needs web_extract") as caught:
        story.tell(approve(1))
    assert caught.value.details["current_attempt"] == 1
    assert story.tell(approve(1, 1))
    assert story.tell(approve(1, 1)) == (), "the same yes again, while it runs"
    story.park(Deviation(kind="domain", approved="a", needed="b.example", message="Needs b"))
    for named in (1, 3, None):
        with pytest.raises(ParkingConflict, match="Needs b"):
            story.tell(approve(1, named))
    assert story.mission.status is S.AWAITING_APPROVAL
    assert story.tell(approve(1, 2))


def test_money_for_a_parked_run_names_what_was_shown() -> None:
    money = Deviation(
        kind="money", approved="5.00", needed="5.15", message="more", missing_usd=Money(150_000)
    )
    story, dollar = parked(money), Money(1_000_000)

    def more(attempt: int | None) -> TopUp:
        return TopUp(
            amount=dollar,
            revision=1,
            actor="local",
            channel="api",
            warrant_seconds=DAY_SECONDS,
            attempt=attempt,
        )

    with pytest.raises(ParkingConflict):
        story.tell(more(None))
    assert story.tell(more(1))
    story.park(money)
    with pytest.raises(ParkingConflict):
        story.tell(more(1))
    assert story.mission.warrant
    assert story.mission.warrant.cap_usd == story.mission.terms.cap_usd + dollar


def test_another_kind_of_deviation_grants_no_tool() -> None:
    money = Deviation(kind="money", approved="$5.00", needed="$5.15", message="needs $0.15 more")
    (caused,) = parked(money).approve()
    assert isinstance(caused, MissionApproved)
    assert caused.warrant.granted_calls == ()


def test_declining_a_parked_run_cancels_it() -> None:
    story = parked()
    (caused,) = story.tell(Reject(actor="local", reason="no"))
    assert isinstance(caused, MissionRejected)
    assert caused.final_status is S.CANCELLED
    assert story.mission.status is S.CANCELLED
    assert story.mission.run
    assert story.mission.run.state is RunState.FINISHED


def test_a_run_stops_exactly_once() -> None:
    story = running()
    (caused,) = story.tell(stop())
    assert isinstance(caused, MissionStopped)
    assert story.tell(stop()) == ()
    assert story.tell(stop(S.FAILED)) == ()
    assert story.mission.status is S.COMPLETED


def test_a_stop_of_an_unknown_run_writes_nothing() -> None:
    assert proposed().tell(stop()) == ()
    assert running().tell(stop(run_id=RunId("r_another00001"))) == ()


def test_a_queued_run_cannot_complete() -> None:
    story = approved()
    story.queue()
    with pytest.raises(InvalidTransition):
        story.tell(stop())


@pytest.mark.parametrize(
    "command", [Expire(reason="late"), Park(deviation=TOOL_DEVIATION, wait_seconds=1.0)]
)
def test_a_finished_mission_takes_nothing_more(command: Command) -> None:
    story = running()
    story.tell(stop())
    with pytest.raises(InvalidTransition):
        decide(story.mission, command, story.now)


def test_a_running_mission_does_not_expire() -> None:
    with pytest.raises(InvalidTransition):
        running().tell(Expire(reason="late"))
    story = parked()
    assert story.tell(Expire(reason="early")) == ()
    story.tell(Expire(reason="late"), seconds=1_000_000.0)
    assert story.mission.status is S.EXPIRED


def inherited(*, other_terms: bool = False, after: float = 0.0) -> tuple[object, ...]:
    """Offer an unspent warrant to a new mission of revision 1; return what follows."""
    mission = make_mission()
    warrant = make_warrant(revision=3)
    if other_terms:
        warrant = replace(warrant, content_hash="of other terms")
    return decide(mission, Inherit(warrant=warrant), plus_seconds(warrant.approved_at, after))


def test_an_unspent_warrant_stands_for_the_same_terms_until_the_same_moment() -> None:
    warrant = make_warrant(revision=1)
    assert inherited() == (MissionApproved(warrant=warrant, deviation=None, choice=None),)


def test_a_warrant_of_other_terms_or_a_lapsed_one_approves_nothing() -> None:
    assert inherited(other_terms=True) == ()
    assert inherited(after=DAY_SECONDS) == ()


def test_a_mission_that_needs_an_answer_takes_over_no_warrant() -> None:
    mission = make_mission(status=S.CLARIFICATION_NEEDED)
    warrant = make_warrant()
    assert decide(mission, Inherit(warrant=warrant), warrant.approved_at) == ()
