"""An attempt to carry a run, as the event loop sees it and as DBOS keeps it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

from buddy.domain.ids import MissionId, RunId, UserId
from buddy.domain.json_value import JsonObject
from buddy.domain.proposal import Priority
from buddy.errors import EngineStopping
from buddy.ports.engine import RunRequest, StepOutcome


def workflow_id(run_id: RunId, number: int) -> str:
    """Return the id of an attempt's workflow: the run's, and from the second on ``run_id:n``."""
    return run_id if number == 1 else f"{run_id}:{number}"


@dataclass(slots=True, eq=False)
class Attempt:
    """One attempt; it belongs to the event loop."""

    request: RunRequest
    number: int
    taken_up: bool
    """Whether an earlier process began it, so that DBOS brings the thread by itself."""
    done: asyncio.Future[StepOutcome | None]
    admitted: asyncio.Event = field(default_factory=asyncio.Event)
    arrived: bool = False
    """Whether its thread has reported."""
    task: asyncio.Task[Any] | None = None
    """The workflow."""
    effect: asyncio.Task[Any] | None = None
    """The effect under way."""
    cancel_requested: bool = False
    cancel_delivered: bool = False
    abandoned: bool = False
    """Whether the engine has given it up, for the next process to take up."""
    resting: bool = False
    """Whether it waits, and a death of this process would not count against it."""

    @property
    def workflow_id(self) -> str:
        """Its workflow's id."""
        return workflow_id(self.request.run_id, self.number)

    @property
    def counts(self) -> bool:
        """Whether DBOS has brought it to this process, or was given it, and it does not rest."""
        return not self.resting and (self.arrived or not self.taken_up)

    @property
    def must_cancel(self) -> bool:
        """Whether the workflow has to learn now that it was told to stop."""
        return self.cancel_requested and not self.cancel_delivered

    def cancel(self) -> None:
        """Tell it to stop. A second time changes nothing: it may be tidying up by now."""
        if not self.cancel_requested:
            self.cancel_requested = True
            if self.effect is not None:
                self.effect.cancel()

    def abandon(self) -> None:
        """Stop it as it stands; what it has committed is remembered."""
        self.abandoned = True
        for task in (self.effect, self.task):
            if task is not None:
                task.cancel()


async def end_of(attempt: Attempt) -> StepOutcome | None:
    """Wait for an attempt's end or its parking.

    Raises:
        EngineStopping: The engine gave the attempt up to the next process first.
    """
    try:
        return await asyncio.shield(attempt.done)
    except asyncio.CancelledError:
        task = asyncio.current_task()
        if attempt.done.cancelled() and (task is None or task.cancelling() == 0):
            raise EngineStopping(
                "Buddy is stopping before this run has ended. It goes on at the next start; "
                "execute the mission again then to wait for its result"
            ) from None
        raise


def to_payload(request: RunRequest, number: int) -> dict[str, Any]:
    """Return an attempt as the JSON that its workflow is started with."""
    return {
        "run_id": request.run_id,
        "user_id": request.user_id,
        "mission_id": request.mission_id,
        "priority": request.priority.value,
        "attempt": number,
    }


def from_payload(payload: JsonObject) -> tuple[RunRequest, int]:
    """Return the request and the attempt's number that `to_payload` wrote."""
    request = RunRequest(
        run_id=RunId(payload["run_id"]),
        user_id=UserId(payload["user_id"]),
        mission_id=MissionId(payload["mission_id"]),
        priority=Priority(payload["priority"]),
    )
    return request, payload["attempt"]
