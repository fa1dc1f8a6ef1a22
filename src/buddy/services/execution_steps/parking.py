"""What a run does that needs more than was approved: park, or fail where nobody is asked."""

from __future__ import annotations

from buddy.domain.commands import Park
from buddy.domain.decisions import decide
from buddy.domain.pipeline import StepName
from buddy.domain.run import Deviation
from buddy.domain.warrant import is_beforehand
from buddy.services.run_scribe import RunScribe

DOUBT = "outcome_unknown"
MONEY = "money"


async def park_or_fail(
    scribe: RunScribe, deviation: Deviation, key: str, step: StepName, wait_seconds: float | None
) -> bool:
    """Park a run over what it needs; fail it where its yes was given beforehand.

    A standing approval names all it allows, and nobody waits beside its runs (SPEC section 3). A
    call in doubt asks for nothing more, and parks all the same: only a person can know.

    Args:
        scribe: Takes the notes.
        deviation: What is needed.
        key: Of the note, unique within the run.
        step: The step that fails, where it fails.
        wait_seconds: How long the run waits for an answer; None for ever.

    Returns:
        Whether it parked.
    """
    if deviation.kind != DOUBT and is_beforehand(scribe.mission.warrant):
        await _fail(scribe, deviation, step)
        return False
    command = Park(deviation=deviation, wait_seconds=wait_seconds)
    for data in decide(scribe.mission, command, scribe.now):
        scribe.note(data, key)
    return True


async def _fail(scribe: RunScribe, deviation: Deviation, step: StepName) -> None:
    if deviation.kind == MONEY:
        message, error = f"stopped by budget: {deviation.message}", "Stopped by budget"
        await scribe.fail(message, error=error, code="budget_exceeded", step=step)
        return
    message = f"{deviation.message}; the standing approval does not cover it"
    await scribe.fail(message, error="Not approved", code="warrant_exceeded", step=step)
