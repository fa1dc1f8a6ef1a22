"""A model whose answers are written down beforehand, for tests and examples."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from buddy.adapters.llm.answer_check import checked_answer
from buddy.domain.json_value import JsonValue
from buddy.domain.money import ZERO, Money
from buddy.errors import LLMUnavailable
from buddy.ports.llm import LLMAnswer, LLMRequest


@dataclass(frozen=True, slots=True)
class Says:
    """A turn that answers, sense or nonsense: the schema of the request decides."""

    data: JsonValue
    input_tokens: int = 0
    output_tokens: int = 0
    cost: Money | None = None


@dataclass(frozen=True, slots=True)
class Fails:
    """A turn that raises `LLMUnavailable` with this message."""

    message: str = "The scripted model is out of reach; go on without it"


@dataclass(frozen=True, slots=True)
class IsSilent:
    """A turn that never answers, until the request's time is over or the call is cancelled."""


ScriptedTurn: TypeAlias = Says | Fails | IsSilent
Script: TypeAlias = Sequence[ScriptedTurn] | Callable[[LLMRequest], ScriptedTurn]
"""Turns that are taken in the order of the calls, each once, or a choice made by the request."""


class ScriptedLLM:
    """Answers as its script says; implements `LLMEngine`.

    Args:
        script: Turns in order, or a function from request to turn. After the last turn of a
            sequence every call fails as unavailable.
        model: Who the answers say they are from.
        most: What a call may cost at most; None where nobody knows.
    """

    def __init__(
        self, script: Script, *, model: str = "scripted", most: Money | None = ZERO
    ) -> None:
        self._script = script
        self._model = model
        self._most = most
        self.requests: list[LLMRequest] = []
        """Every request, in the order of the calls."""

    @property
    def name(self) -> str:
        """See the port."""
        return self._model

    async def quote(self, request: LLMRequest) -> Money | None:
        """See the port: the same for every request."""
        del request
        return self._most

    async def prepare(self) -> None:
        """See the port."""

    async def ping(self) -> None:
        """See the port: it fails where the script's next turn would."""
        if not callable(self._script) and isinstance(self._turn_after(len(self.requests)), Fails):
            raise LLMUnavailable(f"{self._model} is out of reach", model=self._model)

    async def close(self) -> None:
        """See the port."""

    async def complete(self, request: LLMRequest) -> LLMAnswer:
        """See the port."""
        self.requests.append(request)
        match self._turn(request):
            case Says() as says:
                data = checked_answer(says.data, schema=request.schema, model=self._model)
                return LLMAnswer(
                    data=data,
                    model=self._model,
                    input_tokens=says.input_tokens,
                    output_tokens=says.output_tokens,
                    cost=says.cost,
                )
            case Fails(message):
                raise LLMUnavailable(message, model=self._model)
            case IsSilent():
                return await self._silence(request.timeout_seconds)

    def _turn(self, request: LLMRequest) -> ScriptedTurn:
        if callable(self._script):
            return self._script(request)
        return self._turn_after(len(self.requests) - 1)

    def _turn_after(self, calls: int) -> ScriptedTurn:
        turns = () if callable(self._script) else self._script
        if calls >= len(turns):
            return Fails(f"Call {calls + 1} came, but the script has {len(turns)} turns")
        return turns[calls]

    async def _silence(self, seconds: float) -> LLMAnswer:
        try:
            async with asyncio.timeout(seconds):
                return await asyncio.get_running_loop().create_future()
        except TimeoutError:
            raise LLMUnavailable(
                f"{self._model} did not answer within {seconds:g} s; go on without it",
                model=self._model,
                seconds=seconds,
            ) from None
