"""Values for tests: sound ones by default, each part replaceable by keyword.

A test names what matters to it and leaves the rest: ``make_mission(status=MissionStatus.RUNNING)``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from buddy.domain import proposal as proposals
from buddy.domain.artifact import Artifact, ArtifactType, Source
from buddy.domain.audit import Act, NewLink
from buddy.domain.eta import RunDurations, StepDuration
from buddy.domain.events.catalogue import EventData
from buddy.domain.events.execution import ExecutionStepRecorded
from buddy.domain.events.log import NewEvent
from buddy.domain.events.proposals import MissionProposed
from buddy.domain.ids import (
    LOCAL_USER,
    ArtifactId,
    EventId,
    MissionId,
    RunId,
    ToolName,
    UserId,
)
from buddy.domain.instant import Instant, plus_seconds
from buddy.domain.intent import Intent
from buddy.domain.json_value import digest
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.money import Money
from buddy.domain.proposal import (
    CostBasis,
    CostEstimate,
    DurationEstimate,
    Proposal,
    Terms,
    ToolCandidate,
)
from buddy.domain.run import Run, RunState
from buddy.domain.tool import Risk
from buddy.domain.warrant import Warrant
from buddy.domain.whiteboard import AgentCard

START = Instant("2026-03-01T09:00:00.000Z")
"""When everything here happens, unless a test says otherwise."""
DAY_SECONDS = 86_400.0


def at(seconds: float = 0.0) -> Instant:
    """Return the instant that many seconds after `START`."""
    return plus_seconds(START, seconds)


def make_terms(**parts: Any) -> Terms:
    """Return terms: a web search capped at five dollars."""
    terms = Terms(
        objective="Find the opening hours of the Tate Modern",
        intent=Intent.SEARCH,
        tool=ToolName("web_search"),
        tool_input={"query": "Tate Modern opening hours", "count": 5},
        cap_usd=Money(5_000_000),
    )
    return replace(terms, **parts)


def make_proposal(**parts: Any) -> Proposal:
    """Return a proposal that fits `make_terms`."""
    proposal = Proposal(
        tool=ToolName("web_search"),
        confidence=0.82,
        alternatives=(
            ToolCandidate(tool=ToolName("web_research"), confidence=0.41, reason="wide"),
        ),
        cost=CostEstimate(
            p50_usd=Money(10_000),
            p90_usd=Money(20_000),
            cap_usd=Money(5_000_000),
            basis=CostBasis.PRICE_LIST,
        ),
        duration=DurationEstimate(p50_seconds=2.5, p90_seconds=None),
        steps=("Ask the search engine", "Sum up the answers"),
        risk=Risk.READ,
        touches=("Sends the query to the configured search engine",),
        warnings=(),
        next="The run starts when you say so",
    )
    return replace(proposal, **parts)


def make_warrant(terms: Terms | None = None, **parts: Any) -> Warrant:
    """Return a warrant for revision 1 of some terms."""
    terms = terms or make_terms()
    warrant = Warrant(
        revision=1,
        content_hash=proposals.content_hash(terms),
        tool=terms.tool,
        cap_usd=terms.cap_usd,
        approved_by=LOCAL_USER,
        approved_at=at(10),
        expires_at=at(10 + DAY_SECONDS),
        channel="api",
        input_digest=digest(dict(terms.tool_input)),
        scope=terms.scope,
    )
    return replace(warrant, **parts)


def make_run(**parts: Any) -> Run:
    """Return a queued run."""
    run = Run(run_id=RunId("r_000000000001"), state=RunState.QUEUED, requested_at=at(20))
    return replace(run, **parts)


def make_card(**parts: Any) -> AgentCard:
    """Return the whiteboard's line of a proposed mission."""
    card = AgentCard(
        mission_id=MissionId("m_000000000001"),
        objective=make_terms().objective,
        status=MissionStatus.PROPOSED,
        updated_at=START,
    )
    return replace(card, **parts)


def make_mission(number: int = 1, **parts: Any) -> Mission:
    """Return a proposed mission.

    Args:
        number: Makes its id; missions with higher numbers were created later, a second each.
        parts: What shall differ.
    """
    terms = parts.get("terms", make_terms())
    created = at(number)
    mission = Mission(
        mission_id=MissionId(f"m_{number:012d}"),
        user_id=LOCAL_USER,
        status=MissionStatus.PROPOSED,
        revision=1,
        content_hash=proposals.content_hash(terms),
        terms=terms,
        proposal=make_proposal(),
        metadata={"source": "api"},
        created_at=created,
        updated_at=created,
        expires_at=plus_seconds(created, DAY_SECONDS),
    )
    return replace(mission, **parts)


def make_durations(number: int = 1, **parts: Any) -> RunDurations:
    """Return how long a run took; a higher number is a later run."""
    given: dict[str, Any] = {
        "run_id": RunId(f"r_duration{number:05d}"),
        "tool": ToolName("web_search"),
        "finished_at": at(number),
        "steps": (
            StepDuration(step="verification", seconds=0.25),
            StepDuration(step="tool_execution", seconds=5.0),
            StepDuration(step="finalize", seconds=0.5),
        ),
        **parts,
    }
    return RunDurations(**given)


def make_proposed(**parts: Any) -> MissionProposed:
    """Return the data of a first proposal."""
    terms = parts.get("terms", make_terms())
    data = MissionProposed(
        revision=1,
        content_hash=proposals.content_hash(terms),
        terms=terms,
        proposal=make_proposal(),
        expires_at=at(DAY_SECONDS),
    )
    return replace(data, **parts)


def make_step(**parts: Any) -> ExecutionStepRecorded:
    """Return the data of a step's start."""
    step = ExecutionStepRecorded(
        run_id=RunId("r_000000000001"),
        step_name="verification",
        step_index=1,
        total_steps=6,
        progress_percent=5,
        step_status="started",
        message="Checking the warrant",
    )
    return replace(step, **parts)


def make_event(
    number: int = 1,
    data: EventData | None = None,
    *,
    mission_id: str = "m_000000000001",
    user_id: UserId = LOCAL_USER,
    **parts: Any,
) -> NewEvent:
    """Return an event of a mission on its way into the log.

    Args:
        number: Makes its id and its instant.
        data: What happened; a step's start unless given.
        mission_id: Whose event it is.
        user_id: Whose mission that is.
        parts: What shall differ, for instance ``dedupe_key``.
    """
    event = NewEvent(
        event_id=EventId(f"e_{number:012d}"),
        user_id=user_id,
        subject_type="mission",
        subject_id=mission_id,
        mission_id=MissionId(mission_id),
        timestamp=at(number),
        data=data or make_step(),
    )
    return replace(event, **parts)


def make_link(number: int = 1, **parts: Any) -> NewLink:
    """Return a link on its way into an audit chain.

    Args:
        number: Makes its instant.
        parts: What shall differ, for instance ``mission_id``.
    """
    link = NewLink(
        user_id=LOCAL_USER, act=Act.APPROVED, actor=LOCAL_USER, channel="api", at=at(number)
    )
    return replace(link, **parts)


def make_artifact(number: int = 1, **parts: Any) -> Artifact:
    """Return an artifact's record.

    Args:
        number: Makes its id and its instant.
        parts: What shall differ.
    """
    artifact = Artifact(
        artifact_id=ArtifactId(f"a_{number:012d}"),
        artifact_type=ArtifactType.WEB_SEARCH_RESULT,
        user_id=LOCAL_USER,
        mission_id=MissionId("m_000000000001"),
        run_id=RunId("r_000000000001"),
        tool=ToolName("web_search"),
        title="Opening hours",
        created_at=at(number),
        size=1234,
        sha256="ab" * 32,
        sources=(Source(title="Tate", url="https://www.tate.org.uk/visit"),),
    )
    return replace(artifact, **parts)
