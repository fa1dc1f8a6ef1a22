"""Models of OpenAI, Anthropic and Google, and of servers that speak OpenAI's protocol."""

from __future__ import annotations

import asyncio
import importlib
import importlib.util
import json
import logging
from dataclasses import dataclass, field
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

import httpx2

from buddy.adapters.llm.answer_check import checked_answer
from buddy.adapters.llm.choice import LLMChoice
from buddy.adapters.llm.provider_errors import unavailable
from buddy.adapters.llm.reachability import look_for
from buddy.domain.json_value import JsonObject, canonical_json
from buddy.domain.money import ZERO, Money
from buddy.domain.token_price import most_tokens, whole_micros
from buddy.errors import InputInvalid, LLMAnswerInvalid, LLMUnavailable
from buddy.ports.llm import LLMAnswer, LLMRequest

if TYPE_CHECKING:
    from pydantic_ai.messages import ModelResponse
    from pydantic_ai.models import Model
    from pydantic_ai.usage import RequestUsage

_log = logging.getLogger(__name__)

ATTEMPTS: Final = 2
"""A model that answers in another form is asked once more, within the same time."""
ENVELOPE_TOKENS: Final = 1_000
"""What providers add to a question: roles, and how a tool is called."""
CONNECT_SECONDS: Final = 5.0


def require_installed(choice: LLMChoice) -> None:
    """Make sure that the library is there; nothing is imported.

    Raises:
        InputInvalid: It is not; the message says how to get it.
    """
    needs = {"anthropic": "anthropic", "google": "google.genai"}.get(choice.provider, "openai")
    for module in ("pydantic_ai", needs):
        try:
            found = importlib.util.find_spec(module)
        except ModuleNotFoundError:  # a parent package is missing
            found = None
        if found is None:
            raise InputInvalid(
                f"BUDDY_LLM={choice.name} needs the extra `llm` ({module} is missing): "
                "pip install 'buddy[llm]', or unset BUDDY_LLM"
            )


@dataclass(frozen=True, slots=True)
class _Opened:
    """The library and the model in it, once they are loaded."""

    library: ModuleType
    model: Model


@dataclass(slots=True)
class _Spent:
    """What the attempts of one question have taken."""

    input_tokens: int = 0
    output_tokens: int = 0
    cost: Money | None = ZERO


@dataclass(slots=True)
class PydanticAILLM:
    """Asks a provider's model; implements `LLMEngine`.

    The library and the provider's own are imported at the first question or quote, off the event
    loop: together they take up to three seconds.

    Args:
        choice: The model.
    """

    choice: LLMChoice
    _client: httpx2.AsyncClient = field(init=False)
    _opened: _Opened | None = None
    _opening: asyncio.Lock = field(default_factory=asyncio.Lock)

    def __post_init__(self) -> None:
        self._client = httpx2.AsyncClient(
            timeout=httpx2.Timeout(60.0, connect=CONNECT_SECONDS),
            # The machine's proxy is for what is not on the machine.
            trust_env=not self.choice.is_local,
        )

    @property
    def name(self) -> str:
        """See the port."""
        return self.choice.name

    async def complete(self, request: LLMRequest) -> LLMAnswer:
        """See the port."""
        try:
            async with asyncio.timeout(request.timeout_seconds):
                return await self._answer(request)
        except TimeoutError:
            raise LLMUnavailable(
                f"{self.name} did not answer within {request.timeout_seconds:g} s; "
                "go on without it",
                model=self.name,
                seconds=request.timeout_seconds,
            ) from None

    async def quote(self, request: LLMRequest) -> Money | None:
        """See the port."""
        # Also where the price is known: a question's time shall not go by with loading.
        library = (await self._open()).library
        if self.choice.is_free:
            return ZERO
        schema = canonical_json(dict(request.schema))
        before = most_tokens(request.system, request.prompt, schema) + ENVELOPE_TOKENS
        after = request.max_output_tokens
        if self.choice.price is not None:
            return Money(self.choice.price.cost(before, after).micros * ATTEMPTS)
        listed = library.listed_most(self.choice, before, after)
        return None if listed is None else Money(whole_micros(listed).micros * ATTEMPTS)

    async def prepare(self) -> None:
        """See the port."""
        await self._open()

    async def ping(self) -> None:
        """See the port."""
        await look_for(self.choice, self._client)

    async def close(self) -> None:
        """See the port."""
        await self._client.aclose()

    async def _answer(self, request: LLMRequest) -> LLMAnswer:
        opened, spent = await self._open(), _Spent()
        for attempt in range(1, ATTEMPTS + 1):
            try:
                response = await self._ask(opened, request)
            except LLMUnavailable as error:
                _add_earlier(error, spent.cost)
                raise
            self._count(opened, spent, response.usage)
            try:
                data = self._checked(opened, request, response)
            except LLMAnswerInvalid as error:
                if attempt < ATTEMPTS:
                    continue
                if spent.cost is not None:
                    error.details["cost_micros"] = spent.cost.micros
                raise
            return LLMAnswer(
                data=data,
                # Our own name for it: what a server calls itself is its text.
                model=self.choice.model,
                input_tokens=spent.input_tokens,
                output_tokens=spent.output_tokens,
                cost=spent.cost,
            )
        raise AssertionError("the last attempt returns or raises")

    async def _ask(self, opened: _Opened, request: LLMRequest) -> ModelResponse:
        try:
            return await opened.library.ask(opened.model, request, self.choice.provider)
        except Exception as error:  # noqa: BLE001  # whatever it is, no answer came of it
            # What the provider wrote stays behind: a log that prints causes would print it.
            raise unavailable(self.name, error) from None

    def _checked(self, opened: _Opened, request: LLMRequest, response: ModelResponse) -> JsonObject:
        try:
            data: Any = json.loads(opened.library.written(response))
        except (ValueError, RecursionError):
            data = None  # which breaks every form
        return checked_answer(data, schema=request.schema, model=self.name)

    def _count(self, opened: _Opened, spent: _Spent, usage: RequestUsage) -> None:
        before, after = max(0, usage.input_tokens), max(0, usage.output_tokens)
        spent.input_tokens += before
        spent.output_tokens += after
        cost = self._cost(opened, usage, before, after)
        spent.cost = None if cost is None or spent.cost is None else spent.cost + cost

    def _cost(self, opened: _Opened, usage: RequestUsage, before: int, after: int) -> Money | None:
        if self.choice.is_free:
            return ZERO
        if not before:
            return None  # a server that does not count: nobody knows what it charges
        if self.choice.price is not None:
            return self.choice.price.cost(before, after)
        listed = opened.library.listed_cost(self.choice, usage)
        return None if listed is None else whole_micros(listed)

    async def _open(self) -> _Opened:
        async with self._opening:
            if self._opened is None:
                self._opened = await asyncio.to_thread(self._load)
            return self._opened

    def _load(self) -> _Opened:
        try:
            library = importlib.import_module("buddy.adapters.llm.provider_models")
            return _Opened(library, library.open_model(self.choice, self._client))
        except Exception as error:
            _log.exception("The library for %s could not be loaded", self.name)
            raise LLMUnavailable(
                f"{self.name} cannot be used: its library could not be loaded; the log has more",
                model=self.name,
                cost_micros=0,
            ) from error


def _add_earlier(error: LLMUnavailable, earlier: Money | None) -> None:
    """Add to a failure what the attempt before it has cost."""
    cost = error.details.pop("cost_micros", None)
    if isinstance(cost, int) and earlier is not None:
        error.details["cost_micros"] = cost + earlier.micros
