"""Walks a mission through its life, the way a store does: decide, apply, fold."""

from __future__ import annotations

from dataclasses import dataclass, field

from buddy.domain.commands import Approve, Command, Park, Propose, Start
from buddy.domain.decisions import decide
from buddy.domain.events.catalogue import EventData
from buddy.domain.events.log import Event
from buddy.domain.ids import LOCAL_USER, EventId, MissionId, RunId, ToolName
from buddy.domain.instant import Instant, plus_seconds
from buddy.domain.mission import Mission, apply, draft, queue_run
from buddy.domain.proposal import Proposal, Terms
from buddy.domain.run import Deviation, PermittedCall, Run, RunState
from buddy.domain.whiteboard import AgentCard, fold_card
from buddy.testing.factories import DAY_SECONDS, START, make_proposal, make_terms

MISSION = MissionId("m_000000000001")
RUN = RunId("r_000000000001")
OTHER_CALL = PermittedCall(tool=ToolName("web_extract"), input_digest="of its input")
TOOL_DEVIATION = Deviation(
    kind="tool",
    approved="web_search",
    needed="web_extract",
    message="Needs web_extract",
    call=OTHER_CALL,
)


def as_event(data: EventData, number: int, timestamp: Instant) -> Event:
    """Return an event as the log would hold it."""
    return Event(
        event_id=EventId(f"e_{number:012d}"),
        user_id=LOCAL_USER,
        subject_type="mission",
        subject_id=MISSION,
        mission_id=MISSION,
        sequence=number,
        cursor=number,
        timestamp=timestamp,
        data=data,
    )


@dataclass
class Story:
    """A mission, its events so far and its card."""

    mission: Mission = field(
        default_factory=lambda: draft(
            MISSION, LOCAL_USER, objective=make_terms().objective, at=START
        )
    )
    events: list[Event] = field(default_factory=list[Event])
    card: AgentCard | None = None
    now: Instant = START
    runs: dict[int, Run] = field(default_factory=dict[int, Run])
    """Accepted runs, by the number of events before each."""

    def tell(self, command: Command, seconds: float = 1.0) -> tuple[EventData, ...]:
        """Carry out a command that many seconds later; returns what it caused."""
        self.now = plus_seconds(self.now, seconds)
        caused = decide(self.mission, command, self.now)
        for data in caused:
            self.record(data)
        return caused

    def record(self, data: EventData) -> None:
        """Append an event to the log and fold it in."""
        self.mission = apply(self.mission, data, self.now)
        event = as_event(data, len(self.events) + 1, self.now)
        self.card = fold_card(self.card, event)
        self.events.append(event)

    def propose(self, terms: Terms | None = None, proposal: Proposal | None = None) -> None:
        """Offer terms on the revision that stands."""
        self.tell(propose(terms, proposal))

    def approve(self) -> tuple[EventData, ...]:
        """Say yes to the revision that stands, or to what its parked run asks."""
        return self.tell(approve(self.mission.revision, attempt_of(self.mission)))

    def queue(self, run_id: RunId = RUN) -> None:
        """Accept an execute."""
        run = Run(run_id=run_id, state=RunState.QUEUED, requested_at=self.now)
        self.mission = queue_run(self.mission, run)
        self.runs[len(self.events)] = run

    def start(self) -> None:
        """Let the engine begin the queued run."""
        self.tell(Start(run_id=RUN))

    def park(self, deviation: Deviation = TOOL_DEVIATION) -> None:
        """Let the run ask for more than its warrant covers."""
        self.tell(Park(deviation=deviation, wait_seconds=DAY_SECONDS))


def propose(
    terms: Terms | None = None, proposal: Proposal | None = None, revision: int | None = None
) -> Propose:
    """Return an offer."""
    return Propose(
        terms=terms or make_terms(),
        proposal=proposal or make_proposal(),
        actor="local",
        lapse_seconds=DAY_SECONDS,
        revision=revision,
    )


def approve(revision: int | None, attempt: int | None = None) -> Approve:
    """Return a yes."""
    return Approve(
        revision=revision,
        actor="local",
        channel="api",
        warrant_seconds=DAY_SECONDS,
        attempt=attempt,
    )


def attempt_of(mission: Mission) -> int | None:
    """Return the attempt that a yes has to name."""
    return mission.run.attempt if mission.run else None


def proposed() -> Story:
    """Return a mission at revision 1."""
    story = Story()
    story.propose()
    return story


def approved() -> Story:
    """Return a mission with a warrant."""
    story = proposed()
    story.approve()
    return story


def running() -> Story:
    """Return a mission whose run has begun."""
    story = approved()
    story.queue()
    story.start()
    return story


def parked(deviation: Deviation = TOOL_DEVIATION) -> Story:
    """Return a mission whose run waits for a decision."""
    story = running()
    story.park(deviation)
    return story
