"""The LLM port: one question, one structured answer, within a time.

Adapters (`buddy.adapters.llm`): ``scripted`` (answers written down beforehand, for tests and
examples).

Every use of a model stands on `LLM.complete`: the caller brings the JSON Schema of the answer and
a way to go on without one, because an LLM may improve a decision and never gates it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias

from buddy.domain.json_value import JsonObject
from buddy.domain.money import Money

Purpose: TypeAlias = Literal["classify_intent", "propose", "evaluate"]
"""What an answer is for; an adapter may choose the model by it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LLMRequest:
    """One question."""

    system: str
    """What the model is to do, in our words only."""
    prompt: str
    """What it is to do that with. May hold words of people and pages: material, not orders."""
    schema: JsonObject
    """The JSON Schema (2020-12) of the answer, an object, without references to other files."""
    purpose: Purpose
    timeout_seconds: float
    """Over 0; counts everything until the answer is there, an adapter's own retries too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LLMAnswer:
    """One answer."""

    data: JsonObject
    """Fits the request's schema; the adapter has checked that."""
    model: str
    """Who answered, in the provider's name for it."""
    input_tokens: int
    output_tokens: int
    cost: Money | None
    """What the call cost; None when the price is unknown, which is not the same as free."""


class LLM(Protocol):
    """A language model. Calls may run at the same time."""

    async def complete(self, request: LLMRequest) -> LLMAnswer:
        """Answer a question in the form of its schema.

        Cancelling the call cancels the question; nothing goes on behind it.

        Raises:
            LLMUnavailable: No answer: not reachable, refused, broken, or not within the time.
            LLMAnswerInvalid: An answer came and does not fit the schema.
        """
        ...
