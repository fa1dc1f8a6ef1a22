"""Write golden event streams and the whiteboards they fold to into ``contracts/golden``.

Each ``NAME.jsonl`` holds events as the log sends them, each ``NAME.board.json`` the board that
`buddy.domain.whiteboard.fold` makes of them. The Python and the TypeScript tests fold every stream
found there and must come to the same board. Streams recorded from a server may lie beside these;
``python scripts/make_golden.py FILE.jsonl …`` writes the boards of recorded streams.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from buddy.domain.artifact import ArtifactReference, ArtifactType
from buddy.domain.events.catalogue import EVENT_TYPES, EventData
from buddy.domain.events.execution import (
    ExecutionStepRecorded,
    MissionProgress,
    MissionStarted,
    MissionStopped,
    ToolSelected,
)
from buddy.domain.events.learning import BudgetReserved
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
from buddy.domain.ids import ArtifactId, EventId, MissionId, RunId, ToolName, UserId
from buddy.domain.instant import Instant, plus_seconds
from buddy.domain.intent import Intent
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.money import Money
from buddy.domain.pipeline import PIPELINE, TOTAL_STEPS
from buddy.domain.proposal import (
    CostBasis,
    CostEstimate,
    DurationEstimate,
    Proposal,
    Question,
    Terms,
    ToolCandidate,
    content_hash,
)
from buddy.domain.run import Deviation, Warrant
from buddy.domain.tool import Risk
from buddy.domain.whiteboard import Board, fold

FOLDER = Path(__file__).resolve().parents[1] / "contracts/golden"
START = Instant("2024-01-15T10:30:00.000Z")
USER = UserId("local")
WEB_SEARCH = ToolName("web_search")


@dataclass
class Recorder:
    """Numbers events as a log would."""

    events: list[Event] = field(default_factory=list[Event])
    sequences: dict[str, int] = field(default_factory=dict[str, int])

    def say(self, mission: str | None, data: EventData, after: float = 1.0) -> None:
        """Append an event, some seconds after the one before."""
        subject = mission or "g_weekly-digest"
        last = self.events[-1].timestamp if self.events else START
        self.sequences[subject] = self.sequences.get(subject, 0) + 1
        cursor = len(self.events) + 1
        self.events.append(
            Event(
                event_id=EventId(f"e_golden{cursor:06d}"),
                user_id=USER,
                subject_type="mission" if mission else "goal",
                subject_id=subject,
                mission_id=MissionId(mission) if mission else None,
                sequence=self.sequences[subject],
                cursor=cursor,
                timestamp=plus_seconds(last, after),
                data=data,
            )
        )


def terms(objective: str, tool: ToolName | None = WEB_SEARCH) -> Terms:
    """Return the terms of a small mission."""
    intent = Intent.SEARCH if tool else None
    return Terms(objective=objective, intent=intent, tool=tool, cap_usd=Money.parse("5.00"))


def proposal(tool: ToolName = WEB_SEARCH) -> Proposal:
    """Return a proposal with every field filled."""
    other = ToolCandidate(tool=ToolName("web_research"), confidence=0.41, reason="reads pages too")
    cap = Money.parse("5.00")
    return Proposal(
        tool=tool,
        confidence=0.85,
        alternatives=(other,),
        cost=CostEstimate(p50_usd=None, p90_usd=None, cap_usd=cap, basis=CostBasis.UNKNOWN),
        duration=DurationEstimate(p50_seconds=5.2, p90_seconds=12.0, samples=8),
        steps=("Search", "Keep the results"),
        risk=Risk.READ,
        touches=("Sends the objective to a search engine",),
        warnings=(),
        next="Approve, then execute",
    )


def proposed(objective: str) -> MissionProposed:
    """Return the first event of a mission that needs no question."""
    what = terms(objective)
    return MissionProposed(
        revision=1,
        content_hash=content_hash(what),
        terms=what,
        proposal=proposal(),
        expires_at=plus_seconds(START, 86_400),
    )


def asked(objective: str, *questions: Question) -> ClarificationRequested:
    """Return the first event of a mission that needs an answer."""
    what = terms(objective, None)
    return ClarificationRequested(
        revision=1,
        content_hash=content_hash(what),
        terms=what,
        questions=questions,
        expires_at=plus_seconds(START, 86_400),
    )


def updated(objective: str) -> MissionUpdated:
    """Return a second revision."""
    what = terms(objective)
    return MissionUpdated(
        revision=2,
        content_hash=content_hash(what),
        terms=what,
        proposal=proposal(),
        changed_fields=("objective",),
        actor="local",
        expires_at=plus_seconds(START, 86_400),
    )


def approved(objective: str, deviation: Deviation | None = None) -> MissionApproved:
    """Return an approval of the terms above."""
    warrant = Warrant(
        revision=1,
        content_hash=content_hash(terms(objective)),
        tool=WEB_SEARCH,
        cap_usd=Money.parse("5.00"),
        approved_by="local",
        approved_at=START,
        expires_at=plus_seconds(START, 86_400),
        channel="whiteboard",
    )
    return MissionApproved(warrant=warrant, deviation=deviation)


def stopped(run: str, status: MissionStatus, reason: str, seconds: float, percent: int) -> Any:
    """Return the last event of a run."""
    done = status is MissionStatus.COMPLETED
    kind = ArtifactType.WEB_SEARCH_RESULT
    reference = ArtifactReference(artifact_id=ArtifactId(f"a_{run[2:]}"), artifact_type=kind)
    return MissionStopped(
        run_id=RunId(run),
        final_status=status,
        reason=reason,
        tool_used=WEB_SEARCH if done else None,
        result_summary="5 results" if done else None,
        artifact=reference if done else None,
        elapsed_seconds=seconds,
        progress_percent=percent,
    )


def run_through(log: Recorder, mission: str, run: str, until: str = "finalize") -> None:
    """Start a run and walk the pipeline to the end of one step; the last one stays open."""
    log.say(mission, MissionStarted(run_id=RunId(run), revision=1))
    for row in PIPELINE:
        if row.index is None:
            log.say(mission, _moved(run, row.name, row.start_percent, row.title))
            continue
        log.say(
            mission,
            _step(run, row.index, row.name, row.start_percent, "started", message=row.title),
        )
        if row.name == until and until != "finalize":
            return
        if row.name == "tool_selection":
            log.say(mission, _selected(run))
        log.say(
            mission,
            _step(run, row.index, row.name, row.complete_percent, "completed", message="Done"),
        )


def _step(run: str, index: int, name: str, percent: int, status: Any, *, message: str) -> EventData:
    return ExecutionStepRecorded(
        run_id=RunId(run),
        step_name=name,
        step_index=index,
        total_steps=TOTAL_STEPS,
        progress_percent=percent,
        step_status=status,
        message=message,
    )


def _moved(run: str, name: str, percent: int, message: str) -> MissionProgress:
    return MissionProgress(
        run_id=RunId(run), step_name=name, progress_percent=percent, message=message
    )


def _selected(run: str) -> ToolSelected:
    return ToolSelected(
        run_id=RunId(run), tool=WEB_SEARCH, confidence=0.85, candidates=(), why="approved tool"
    )


def completed_search() -> Recorder:
    """Record one mission from proposal to result, and two that end on a rounding tie."""
    log = Recorder()
    for number, seconds in (("1", 23.0), ("2", 22.5), ("3", 0.5), ("4", 1.5)):
        mission, run = f"m_Search00000{number}", f"r_Search00000{number}"
        log.say(mission, proposed("search for python tutorials"))
        log.say(mission, approved("search for python tutorials"))
        log.say(mission, BudgetReserved(run_id=RunId(run), amount_usd=Money(0), limits=()))
        run_through(log, mission, run)
        log.say(mission, stopped(run, MissionStatus.COMPLETED, "completed", seconds, 100))
    return log


def every_ending() -> Recorder:
    """Record missions that ask, change, fail, park, stop, lapse and are declined."""
    log = Recorder()
    question = Question(field="url", text="Which page?", choices=("example.org", "example.com"))
    log.say("m_Asked0000001", asked("extract the prices", question))
    log.say("m_Asked0000001", updated("extract the prices from example.org"))
    log.say("m_Asked0000002", asked("do it"))
    log.say("m_Failed000001", proposed("compare prices of 40 laptops"))
    log.say("m_Failed000001", approved("compare prices of 40 laptops"))
    run_through(log, "m_Failed000001", "r_Failed000001", until="budget_check")
    broke = "Budget exceeded: $5.23 > $5.00 limit"
    log.say(
        "m_Failed000001", _step("r_Failed000001", 3, "budget_check", 30, "failed", message=broke)
    )
    log.say("m_Failed000001", stopped("r_Failed000001", MissionStatus.FAILED, broke, 4.2, 30))
    deviation = Deviation(
        kind="domain",
        approved="example.org",
        needed="example.net",
        message="example.org redirects to example.net, which is outside the approved domains",
    )
    log.say("m_Parked000001", proposed("read the changelog"))
    log.say("m_Parked000001", approved("read the changelog"))
    run_through(log, "m_Parked000001", "r_Parked000001", until="tool_execution")
    log.say("m_Parked000001", _moved("r_Parked000001", "tool_execution", 60, "Page 1"))
    expires = plus_seconds(START, 86_400)
    log.say("m_Parked000001", ApprovalRequired(deviation=deviation, expires_at=expires))
    log.say("m_Parked000001", approved("read the changelog", deviation))
    log.say("m_Parked000001", MissionCancelled(actor="local", requested_only=True))
    log.say("m_Parked000001", stopped("r_Parked000001", MissionStatus.CANCELLED, "Stopped", 9, 65))
    return _undecided(log)


def _undecided(log: Recorder) -> Recorder:
    for mission, ending in {
        "m_Rejected0001": _rejection(None),
        "m_Rejected0002": _rejection("Too dear"),
        "m_Expired00001": MissionExpired(reason="Nobody decided within 24 h"),
        "m_Cancelled001": MissionCancelled(actor="local", requested_only=False),
    }.items():
        log.say(mission, proposed("find a plumber"))
        log.say(mission, ending)
    log.say(None, MissionExpired(reason="The goal lapsed"))
    log.say("m_Unknown00001", MissionExpired(reason="Its proposal is older than this stream"))
    log.events.insert(3, log.events[2])  # a replay sends an event twice
    return log


def _rejection(reason: str | None) -> MissionRejected:
    final = MissionStatus.REJECTED
    return MissionRejected(final_status=final, revision=1, actor="local", reason=reason)


def to_json(event: Event) -> dict[str, Any]:
    """Return an event as the API sends it."""
    head: dict[str, Any] = TypeAdapter(Event).dump_python(event, mode="json", exclude={"data"})
    data = TypeAdapter(type(event.data)).dump_python(event.data, mode="json")
    event_id = head.pop("event_id")
    return {"id": event_id, **head, "event_type": event.event_type, "data": data}


def from_json(line: dict[str, Any]) -> Event:
    """Read an event as the API sends it."""
    data = TypeAdapter(EVENT_TYPES[line["event_type"]]).validate_python(line["data"])
    named = {"id", "event_type", "data"}
    head = {name: value for name, value in line.items() if name not in named}
    return Event(event_id=EventId(line["id"]), **head, data=data)


def board_json(events: Iterable[Event]) -> str:
    """Return the folded board as text."""
    board = Board()
    for event in events:
        board = fold(board, event)
    value = TypeAdapter(Board).dump_python(board, mode="json")
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def main(recorded: list[str]) -> None:
    """Write the built streams, or the boards of the streams named."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path in map(Path, recorded):
        lines = path.read_text(encoding="utf-8").splitlines()
        events = [from_json(json.loads(line)) for line in lines if line]
        path.with_suffix(".board.json").write_text(board_json(events), encoding="utf-8")
    if recorded:
        return
    for name, log in {"completed": completed_search(), "every-ending": every_ending()}.items():
        lines = [json.dumps(to_json(event), ensure_ascii=False) for event in log.events]
        (FOLDER / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        (FOLDER / f"{name}.board.json").write_text(board_json(log.events), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
