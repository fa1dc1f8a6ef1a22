"""A mission told random things: the lifecycle, the revisions and the warrant always hold."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from mission_stories import (
    MISSION,
    RUN,
    Story,
    approve,
    approved,
    attempt_of,
    parked,
    propose,
    proposed,
    running,
)

from buddy.domain.commands import (
    Approve,
    Ask,
    Cancel,
    Command,
    Expire,
    Park,
    Propose,
    Reject,
    Start,
    Stop,
)
from buddy.domain.events.catalogue import EventData
from buddy.domain.events.execution import MissionStopped
from buddy.domain.events.proposals import MissionCancelled
from buddy.domain.ids import LOCAL_USER, RunId, ToolName
from buddy.domain.instant import plus_seconds
from buddy.domain.lifecycle import EDITABLE, TERMINAL, TRANSITIONS, MissionStatus, Trigger
from buddy.domain.mission import Mission, apply, draft, queue_run
from buddy.domain.money import Money
from buddy.domain.proposal import Proposal, Question, Terms, content_hash
from buddy.domain.run import Deviation, RunState
from buddy.domain.warrant import Step, check
from buddy.domain.whiteboard import Board, fold
from buddy.errors import (
    InvalidTransition,
    MissionError,
    MissionNotEditable,
    ParkingConflict,
    RevisionConflict,
    RevisionRequired,
)
from buddy.testing.factories import START, make_proposal, make_terms

S = MissionStatus
TERMS = st.builds(
    make_terms,
    objective=st.sampled_from(["Find a train", "Find a room"]),
    tool=st.sampled_from([ToolName("web_search"), ToolName("calculate")]),
    tool_input=st.sampled_from([{"query": "train"}, {"query": "room", "count": 3}]),
    cap_usd=st.sampled_from([Money(1_000_000), Money(5_000_000)]),
)
PROPOSALS = st.builds(make_proposal, confidence=st.sampled_from([0.4, 0.8]))
REVISIONS = st.sampled_from([None, 0, 0, 0, 0, -1, 1])
"""Offset from the revision that stands; None names none."""
DEVIATIONS = st.builds(
    Deviation,
    kind=st.sampled_from(["tool", "domain", "money"]),
    approved=st.just("before"),
    needed=st.sampled_from(["web_extract", "web_research"]),
    message=st.just("needs more"),
)
ENDS = st.sampled_from([S.COMPLETED, S.FAILED, S.CANCELLED, S.EXPIRED])
RUNS = st.sampled_from([RUN, RUN, RUN, RunId("r_another00001")])


def trigger_of(command: Command) -> Trigger:
    """Return the row of the table that a command asks for."""
    if isinstance(command, Stop):
        ends = {S.COMPLETED: Trigger.COMPLETE, S.FAILED: Trigger.FAIL}
        return ends.get(
            command.final_status,
            Trigger.CANCEL if command.final_status is S.CANCELLED else Trigger.EXPIRE,
        )
    return Trigger(type(command).__name__.lower())


class MissionMachine(RuleBasedStateMachine):
    """The mission under test, with everything that was done to it."""

    def __init__(self) -> None:
        super().__init__()
        self.story = Story()

    @property
    def mission(self) -> Mission:
        return self.story.mission

    # ------------------------------------------------------------- commands

    @initialize(begin=st.sampled_from([proposed, approved, running, parked, None]), terms=TERMS)
    def begin(self, begin: Callable[[], Story] | None, terms: Terms) -> None:
        if begin:
            self.story = begin()
        else:
            self.tell(self.ask_for(terms, None))

    @rule(terms=TERMS, proposal=PROPOSALS, offset=REVISIONS)
    def offer(self, terms: Terms, proposal: Proposal, offset: int | None) -> None:
        self.tell(propose(terms, proposal, self.revision(offset)))

    @rule(terms=TERMS, offset=REVISIONS)
    def ask(self, terms: Terms, offset: int | None) -> None:
        self.tell(self.ask_for(terms, self.revision(offset)))

    @rule(offset=REVISIONS, shown=st.sampled_from([None, 0, 0, -1]))
    def say_yes(self, offset: int | None, shown: int | None) -> None:
        attempt = attempt_of(self.mission)
        named = None if attempt is None or shown is None else attempt + shown
        self.tell(approve(self.revision(offset), named))

    @rule(seconds=st.sampled_from([10.0, 100.0, 100_000.0]))
    def let_time_pass(self, seconds: float) -> None:
        self.story.now = plus_seconds(self.story.now, seconds)

    @rule(how=st.sampled_from(["reject", "cancel", "expire"]), offset=REVISIONS)
    def put_an_end_to_it(self, how: str, offset: int | None) -> None:
        ends: dict[str, Command] = {
            "reject": Reject(actor="local", revision=self.revision(offset)),
            "cancel": Cancel(actor="local"),
            "expire": Expire(reason="late"),
        }
        self.tell(ends[how])

    @precondition(lambda self: self.mission.status is S.APPROVED and self.mission.run is None)
    @rule()
    def execute(self) -> None:
        self.story.queue()

    @rule(run_id=RUNS)
    def start(self, run_id: RunId) -> None:
        self.tell(Start(run_id=run_id))

    @rule(deviation=DEVIATIONS)
    def park(self, deviation: Deviation) -> None:
        self.tell(Park(deviation=deviation, wait_seconds=60.0))

    @precondition(lambda self: self.mission.run is not None)
    @rule(run_id=RUNS, end=ENDS)
    def stop(self, run_id: RunId, end: MissionStatus) -> None:
        self.tell(
            Stop(
                run_id=run_id,
                final_status=end,
                reason="over",
                elapsed_seconds=1.0,
                progress_percent=40,
            )
        )

    @rule(terms=TERMS, proposal=PROPOSALS)
    def go_on(self, terms: Terms, proposal: Proposal) -> None:
        """The next step of a mission that goes well; a fresh mission after the end."""
        status = self.mission.status
        if status in TERMINAL:
            self.check_replay()
            self.story = Story()
        if status in TERMINAL or status is S.CLARIFICATION_NEEDED:
            self.tell(propose(terms, proposal))
        elif status in {S.PROPOSED, S.AWAITING_APPROVAL}:
            self.tell(approve(self.mission.revision, attempt_of(self.mission)))
        elif status is S.APPROVED and self.mission.run is None:
            self.execute()
        elif status is S.APPROVED:
            self.tell(Start(run_id=RUN))

    # ------------------------------------------------------------- the oracle

    @staticmethod
    def ask_for(terms: Terms, revision: int | None) -> Ask:
        question = Question(field="url", text="Which page?")
        return Ask(
            terms=terms, questions=(question,), actor="local", lapse_seconds=60.0, revision=revision
        )

    def revision(self, offset: int | None) -> int | None:
        return None if offset is None else self.mission.revision + offset

    def tell(self, command: Command) -> None:
        before, copy = self.mission, deepcopy(self.mission)
        try:
            caused = self.story.tell(command)
        except MissionError as error:
            self.check_refusal(before, command, error)
            caused = ()
        else:
            self.check_answer(before, command, caused)
        assert before == copy, "decide or apply changed the mission in place"
        if not caused:
            assert self.mission is before

    def check_refusal(self, before: Mission, command: Command, error: MissionError) -> None:
        named = getattr(command, "revision", None)
        allowed = trigger_of(command) in TRANSITIONS[before.status]
        match error:
            case RevisionRequired():
                assert isinstance(command, Approve)
                assert named is None
                assert before.revision > 1
            case RevisionConflict():
                assert named not in {None, before.revision}
            case ParkingConflict():
                assert isinstance(command, Approve)
                assert before.status is S.AWAITING_APPROVAL
                assert command.attempt != attempt_of(before)
            case MissionNotEditable():
                assert isinstance(command, Propose | Ask)
                assert before.status not in EDITABLE
            case _:
                assert isinstance(error, InvalidTransition)
                assert not allowed or isinstance(command, Start) or self.too_late(before, command)
        assert self.mission is before

    def too_late(self, before: Mission, command: Command) -> bool:
        """A yes after the deadline, and a wait after a cancel, are refused."""
        if isinstance(command, Park):
            return before.cancel_requested_at is not None
        return (
            isinstance(command, Approve)
            and before.expires_at is not None
            and before.expires_at <= self.story.now
        )

    def check_answer(
        self, before: Mission, command: Command, caused: tuple[EventData, ...]
    ) -> None:
        after = self.mission
        if not caused:
            assert self.is_fulfilled(before, command), f"{command} was passed over"
            return
        assert len(caused) == 1
        assert before.status not in TERMINAL
        if isinstance(caused[0], MissionCancelled) and caused[0].requested_only:
            assert before.status is after.status is S.RUNNING
            assert after.cancel_requested_at == self.story.now
        else:
            assert after.status is TRANSITIONS[before.status][trigger_of(command)]
        if isinstance(command, Propose | Ask):
            assert after.revision == before.revision + 1
        else:
            assert (after.revision, after.terms) == (before.revision, before.terms)
        assert after.updated_at == self.story.now

    def is_fulfilled(self, before: Mission, command: Command) -> bool:
        if isinstance(command, Expire):
            queued = before.run is not None and before.run.state is RunState.QUEUED
            return queued or before.expires_at is None or before.expires_at > self.story.now
        match command:
            case Approve():
                return before.status in {S.APPROVED, S.RUNNING} and before.warrant is not None
            case Propose():
                return (before.terms, before.proposal) == (command.terms, command.proposal)
            case Reject():
                return before.status is S.REJECTED
            case Cancel():
                return before.status is S.CANCELLED or before.cancel_requested_at is not None
            case Stop():
                run = before.run
                assert run
                return run.run_id != command.run_id or run.state is RunState.FINISHED
            case _:
                return False

    # ------------------------------------------------------------- what always holds

    @invariant()
    def the_hash_is_of_the_terms(self) -> None:
        if self.mission.revision:
            assert self.mission.content_hash == content_hash(self.mission.terms)

    @invariant()
    def a_warrant_binds_what_stands(self) -> None:
        mission, warrant = self.mission, self.mission.warrant
        if warrant:
            step = Step(revision=mission.revision, content_hash=content_hash(mission.terms))
            assert check(warrant, step, mission.updated_at) is None
            assert (warrant.tool, warrant.cap_usd) == (mission.terms.tool, mission.terms.cap_usd)
        else:
            assert mission.status not in {S.APPROVED, S.RUNNING, S.AWAITING_APPROVAL, S.COMPLETED}

    @invariant()
    def the_card_says_what_the_mission_is(self) -> None:
        if self.mission.revision:
            assert self.story.card
            assert self.story.card.status is self.mission.status
            assert self.story.card.objective == self.mission.terms.objective

    @invariant()
    def the_run_fits_the_status(self) -> None:
        expected = {
            S.APPROVED: RunState.QUEUED,
            S.RUNNING: RunState.RUNNING,
            S.AWAITING_APPROVAL: RunState.PARKED,
        }
        if self.mission.run:
            state = expected.get(self.mission.status, RunState.FINISHED)
            assert self.mission.run.state is state
            assert (self.mission.run.deviation is not None) == (state is RunState.PARKED) or (
                state is RunState.FINISHED
            )

    @invariant()
    def a_run_stops_at_most_once(self) -> None:
        stops = [event for event in self.story.events if isinstance(event.data, MissionStopped)]
        assert len(stops) <= 1

    @invariant()
    def the_history_counts_the_revisions(self) -> None:
        changes = [change.revision for change in self.mission.change_history]
        assert changes == list(range(2, self.mission.revision + 1))

    def teardown(self) -> None:
        self.check_replay()

    def check_replay(self) -> None:
        """The log alone brings back the same mission and the same board."""
        again = draft(MISSION, LOCAL_USER, objective=make_terms().objective, at=START)
        board, runs = Board(), self.story.runs
        for number, event in enumerate(self.story.events):
            again = queue_run(again, runs[number]) if number in runs else again
            again = apply(again, event.data, event.timestamp)
            board = fold(board, event)
        number = len(self.story.events)
        again = queue_run(again, runs[number]) if number in runs else again
        assert again == self.mission
        assert board.cards.get(MISSION) == self.story.card


MissionMachine.TestCase.settings = settings(max_examples=100, stateful_step_count=35, deadline=None)
TestMissionLifecycle = MissionMachine.TestCase
