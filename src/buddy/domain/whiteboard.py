"""The whiteboard as a fold over events: the same in Python and in TypeScript.

`fold_card` keeps one mission's line; `fold` keeps all of them. Both test suites fold the streams
in ``contracts/golden`` and must come to the same board.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from buddy.domain.events.execution import (
    ExecutionStepRecorded,
    MissionProgress,
    MissionStarted,
    MissionStopped,
    ToolSelected,
)
from buddy.domain.events.log import Event
from buddy.domain.events.proposals import (
    ApprovalRequired,
    ClarificationRequested,
    MissionApproved,
    MissionCancelled,
    MissionExpired,
    MissionProposed,
    MissionRejected,
    MissionUpdated,
)
from buddy.domain.ids import MissionId, ToolName
from buddy.domain.instant import Instant, seconds_between
from buddy.domain.lifecycle import TERMINAL, MissionStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentCard:
    """One mission's line on the whiteboard."""

    mission_id: MissionId
    objective: str
    status: MissionStatus
    progress_percent: int = 0
    current_step: str | None = None
    tool_used: ToolName | None = None
    message: str = ""
    started_at: Instant | None = None
    stopped_at: Instant | None = None
    elapsed_seconds: float | None = None
    """Set when the run has stopped; while it runs, readers count from `started_at`."""
    step_since: Instant | None = None
    """When the step under way began; None unless a run is under way."""
    updated_at: Instant


def fold_card(card: AgentCard | None, event: Event) -> AgentCard | None:
    """Return a mission's line after one of its events; None before its first proposal."""
    changes = _changes(card, event)
    if card is None:
        if "objective" not in changes or event.mission_id is None:
            return None
        return AgentCard(mission_id=event.mission_id, updated_at=event.timestamp, **changes)
    return replace(card, updated_at=event.timestamp, **changes) if changes else card


def _changes(card: AgentCard | None, event: Event) -> Mapping[str, Any]:
    match event.data:
        case MissionProposed() | MissionUpdated() as data:
            return {
                "objective": data.terms.objective,
                "status": MissionStatus.PROPOSED,
                "tool_used": data.proposal.tool,
                "message": "Waiting for a decision",
            }
        case ClarificationRequested() as data:
            return {
                "objective": data.terms.objective,
                "status": MissionStatus.CLARIFICATION_NEEDED,
                "message": data.questions[0].text if data.questions else "Needs an answer",
            }
        case MissionApproved(deviation=None):
            return {"status": MissionStatus.APPROVED, "message": "Approved"}
        case MissionApproved():
            return {"status": MissionStatus.RUNNING, "message": "Approved, going on"}
        case MissionRejected() as data:
            return {"status": data.final_status, "message": data.reason or "Rejected"}
        case MissionExpired() as data:
            return {"status": MissionStatus.EXPIRED, "message": data.reason}
        case MissionCancelled(requested_only=True):
            return {"message": "Stopping"}
        case MissionCancelled() as data:
            return {"status": MissionStatus.CANCELLED, "message": data.reason or "Cancelled"}
        case ApprovalRequired() as data:
            status = MissionStatus.AWAITING_APPROVAL
            return {"status": status, "message": data.deviation.message}
        case _:
            return _run_changes(card, event)


def _run_changes(card: AgentCard | None, event: Event) -> Mapping[str, Any]:
    percent = card.progress_percent if card else 0
    match event.data:
        case MissionStarted():
            return {
                "status": MissionStatus.RUNNING,
                "started_at": event.timestamp,
                "step_since": event.timestamp,
                "message": "Started",
            }
        case ExecutionStepRecorded() as data:
            changes = {
                "current_step": data.step_name,
                "progress_percent": max(percent, data.progress_percent),
                "message": data.message,
            }
            if data.step_status == "completed":
                return {**changes, "step_since": event.timestamp}
            return changes
        case MissionProgress() as data:
            return {
                "current_step": data.step_name,
                "progress_percent": max(percent, data.progress_percent),
                "message": data.message,
            }
        case ToolSelected() as data:
            return {"tool_used": data.tool}
        case MissionStopped() as data:
            done = data.final_status is MissionStatus.COMPLETED
            return {
                "status": data.final_status,
                "progress_percent": 100 if done else max(percent, data.progress_percent),
                "current_step": None,
                "tool_used": data.tool_used or (card.tool_used if card else None),
                "message": stop_message(data),
                "stopped_at": event.timestamp,
                "step_since": None,
                "elapsed_seconds": data.elapsed_seconds,
            }
        case _:
            return {}


def stop_message(stop: MissionStopped) -> str:
    """Return the line of a stopped mission: "Executed with web_search (23s)" when it completed."""
    if stop.final_status is MissionStatus.COMPLETED:
        return f"Executed with {stop.tool_used} ({stop.elapsed_seconds:.0f}s)"
    return stop.reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """All missions' lines, by mission."""

    cards: Mapping[MissionId, AgentCard] = field(default_factory=dict[MissionId, AgentCard])
    cursor: int = 0
    """The last event folded in; older ones are passed over, so replays are harmless."""


def fold(board: Board, event: Event) -> Board:
    """Return the board after an event."""
    if event.cursor <= board.cursor:
        return board
    if event.mission_id is None:
        return replace(board, cursor=event.cursor)
    card = fold_card(board.cards.get(event.mission_id), event)
    cards = board.cards if card is None else {**board.cards, event.mission_id: card}
    return Board(cards=cards, cursor=event.cursor)


def elapsed(card: AgentCard, now: Instant) -> float | None:
    """Return the seconds a run has taken so far, or took; None when it has not started."""
    if card.elapsed_seconds is not None:
        return card.elapsed_seconds
    if card.started_at is None:
        return None
    return max(0.0, seconds_between(card.started_at, now))


def live_agents(board: Board, limit: int = 50) -> tuple[AgentCard, ...]:
    """Return the missions that run or wait, then the latest ended ones, newest first.

    A run stands where its start puts it, whatever it does: a board on which each step moved its
    card to the top could not be read.
    """

    def place(card: AgentCard) -> tuple[bool, Instant, MissionId]:
        ended = card.status in TERMINAL
        since = card.updated_at if ended else card.started_at or card.updated_at
        return not ended, since, card.mission_id

    return tuple(sorted(board.cards.values(), key=place, reverse=True)[:limit])


def task_pipeline(board: Board, limit: int = 5) -> tuple[AgentCard, ...]:
    """Return the last missions that have started, newest first."""
    started = [card for card in board.cards.values() if card.started_at is not None]
    ordered = sorted(
        started, key=lambda card: (card.started_at or "", card.mission_id), reverse=True
    )
    return tuple(ordered[:limit])
