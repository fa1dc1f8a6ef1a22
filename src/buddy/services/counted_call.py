"""Books a call of a language model in a step of its run, so that the run makes it once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from buddy.errors import LLMUnavailable
from buddy.ports.engine import StepContext, StepOutcome
from buddy.ports.store import UnitOfWork
from buddy.services.llm_meter import Charge


@dataclass(frozen=True, slots=True)
class OnceInARun:
    """A `Counting`: taken up again, the run does not repeat the call."""

    context: StepContext
    step: str
    """The database step that books it, unique within the run."""

    async def __call__(self, work: Callable[[UnitOfWork], Awaitable[Charge]]) -> Charge:
        """Run the transaction that books the call.

        Raises:
            LLMUnavailable: An earlier life of the run has booked it, and may have made it.
        """
        if self.context.remembered(self.step):
            raise _asked_before()
        charges: list[Charge] = []

        async def step(uow: UnitOfWork) -> StepOutcome:
            charges[:] = [await work(uow)]
            return {"about": charges[0].about, "counted_micros": charges[0].amount.micros}

        await self.context.database_step(self.step, step)
        if not charges:  # the engine knew the step's outcome, and did not run it
            raise _asked_before()
        return charges[0]


def _asked_before() -> LLMUnavailable:
    return LLMUnavailable(
        "The model was asked before Buddy stopped, and is not asked again in this run",
        reason="LLM asked before",
        cost_micros=0,
    )
