"""The LLM port: one question, one structured answer, within a time.

Adapters (`buddy.adapters.llm`): ``pydantic_ai`` (OpenAI, Anthropic, Google, and every server that
speaks OpenAI's protocol, such as llama.cpp or Ollama) and ``scripted`` (answers written down
beforehand, for tests and examples).

Every use of a model stands on `LLM.complete`: the caller brings the JSON Schema of the answer and
a way to go on without one, because an LLM may improve a decision and never gates it. Adapters are
`LLMEngine`: what an instance has. Services get an `LLM` from `buddy.services.llm_meter`, which
books each call on somebody's limits.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias

from buddy.domain.json_value import JsonObject
from buddy.domain.money import Money

Purpose: TypeAlias = Literal["classify_intent", "decide_message", "plan", "propose", "evaluate"]
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
    max_output_tokens: int = 1000
    """What the model may write, over 0, its thinking included; bounds what the call can cost."""


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

        The errors' `details` may hold ``cost_micros``, what the attempt has cost; without it,
        nobody knows, and it may have cost all it can. They may hold a ``reason`` in a few words,
        for the event that tells who decided instead.

        Raises:
            LLMUnavailable: No answer: not reachable, refused, broken, not within the time, or
                not asked, for nobody may pay for it.
            LLMAnswerInvalid: An answer came and does not fit the schema.
        """
        ...


class LLMEngine(LLM, Protocol):
    """The language model of an instance."""

    @property
    def name(self) -> str:
        """What people call it: the provider and the model, ``openai:gpt-5-mini``."""
        ...

    async def quote(self, request: LLMRequest) -> Money | None:
        """Return the most that a call can cost, retries included; None where nobody knows.

        Zero is free. Asks nobody; the first time it may load what the adapter needs.

        Raises:
            LLMUnavailable: The adapter cannot be loaded.
        """
        ...

    async def prepare(self) -> None:
        """Load what a question needs, so that the first one does not wait for it.

        Raises:
            LLMUnavailable: It cannot be loaded.
        """
        ...

    async def ping(self) -> None:
        """Find out, at no cost, whether the model is there and takes our key.

        Raises:
            LLMUnavailable: It is not, or it does not.
        """
        ...

    async def close(self) -> None:
        """Give back connections. Nothing may be called afterwards."""
        ...
