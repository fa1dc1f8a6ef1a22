"""Writes down what a run taught: the event for the log, the outcome for later choices."""

from __future__ import annotations

from dataclasses import replace

from buddy.domain.events.learning import LearningSignal
from buddy.domain.outcome import Outcome
from buddy.domain.repeated_value import Repeats, came_of
from buddy.services.execution_steps.step import ExecutionDraft
from buddy.services.run_scribe import RunScribe

OBJECTIVE = 1500
"""Characters of an objective that the encoder reads, and that are kept."""


async def note_outcome(
    scribe: RunScribe, draft: ExecutionDraft, signal: LearningSignal, vector: str, encoder: str
) -> None:
    """Note a run's learning signal, and keep its outcome in the same transaction.

    An answer that was used again is no second experience with its tool, so it keeps no outcome.

    Args:
        scribe: The run's.
        draft: What is known of the run.
        signal: What it taught.
        vector: The objective as the encoder put it, base64; empty where it was not at hand.
        encoder: Which encoder.
    """
    scribe.note(replace(signal, reused=draft.reused is not None), "learning_signal")
    if draft.reused is not None:
        return
    mission, run_id = scribe.mission, scribe.request.run_id
    origins = came_of(mission.metadata)
    outcome = Outcome(
        record_id=f"o_{run_id}",
        user_id=mission.user_id,
        mission_id=mission.mission_id,
        run_id=run_id,
        tool=signal.tool,
        intent=signal.intent,
        objective=draft.objective[:OBJECTIVE],
        vector=vector,
        encoder=encoder if vector else "",
        success=signal.outcome == "success",
        seconds=signal.seconds,
        cost_usd=signal.cost_usd,
        recipe_id=origins.get(Repeats.RECIPE),
        schedule_id=origins.get(Repeats.SCHEDULE),
        created_at=scribe.now,
    )
    await scribe.uow.records.put(outcome)
