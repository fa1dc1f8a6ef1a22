"""What every adapter of the LLM port must do.

Subclass `LLMSuite` in a test module and override the fixtures. An adapter to a provider stands
before a local server here that plays the model; how good a model is, is measured elsewhere.
"""

# ruff: noqa: D102  # tests: the name says it

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeAlias

import pytest

from buddy.domain.json_value import JsonObject, JsonValue
from buddy.domain.money import ZERO, Money
from buddy.errors import LLMAnswerInvalid, LLMUnavailable
from buddy.ports.llm import LLMEngine, LLMRequest

Answering: TypeAlias = Callable[[JsonValue], LLMEngine]
"""Makes an LLM whose model answers every question with this value."""

MANY = 20
SOON = 0.05
"""Seconds that a silent model is given."""
LATE = 10.0
"""Seconds after which a test gives up."""
NONSENSE: tuple[JsonValue, ...] = (
    {},
    {"word": 7},
    {"word": "cat"},
    {"word": None},
    {"word": "owl", "more": 1},
    ["owl"],
    "owl",
    "",
    None,
)
"""None of these is the answer ``{"word": "owl"}``."""


def asks_for(word: str, *, timeout_seconds: float = LATE) -> LLMRequest:
    """Return a request whose only fitting answer is this word, which its prompt ends with."""
    return LLMRequest(
        system="Answer with the last word of the prompt.",
        prompt=f"The word is {word}",
        schema=form_of(word),
        purpose="evaluate",
        timeout_seconds=timeout_seconds,
    )


def form_of(word: str) -> JsonObject:
    """Return the schema of the answer that is this word."""
    return {
        "type": "object",
        "properties": {"word": {"type": "string", "enum": [word]}},
        "required": ["word"],
        "additionalProperties": False,
    }


class LLMSuite:
    """Tests on an LLMEngine, with the model behind it in four tempers."""

    @pytest.fixture
    def obedient(self) -> LLMEngine:
        """Return an LLM whose model answers with ``word``, the last word of the prompt."""
        raise NotImplementedError("override the fixture `obedient`")

    @pytest.fixture
    def answering(self) -> Answering:
        """Return a function that makes an LLM whose model answers with a given value."""
        raise NotImplementedError("override the fixture `answering`")

    @pytest.fixture
    def unavailable(self) -> LLMEngine:
        """Return an LLM that cannot be reached."""
        raise NotImplementedError("override the fixture `unavailable`")

    @pytest.fixture
    def silent(self) -> LLMEngine:
        """Return an LLM whose model takes questions and never answers."""
        raise NotImplementedError("override the fixture `silent`")

    async def test_an_answer_fits_the_schema(self, obedient: LLMEngine) -> None:
        answer = await obedient.complete(asks_for("owl"))
        assert answer.data == {"word": "owl"}

    async def test_an_answer_says_who_gave_it_and_what_it_took(self, obedient: LLMEngine) -> None:
        answer = await obedient.complete(asks_for("owl"))
        assert answer.model
        assert answer.input_tokens >= 0
        assert answer.output_tokens >= 0
        assert answer.cost is None or (isinstance(answer.cost, Money) and answer.cost >= ZERO)

    async def test_each_question_has_its_own_schema(self, answering: Answering) -> None:
        llm = answering({"word": "owl"})
        assert (await llm.complete(asks_for("owl"))).data == {"word": "owl"}
        with pytest.raises(LLMAnswerInvalid):
            await llm.complete(asks_for("cat"))

    @pytest.mark.parametrize("nonsense", NONSENSE, ids=repr)
    async def test_an_answer_of_another_form_is_invalid(
        self, answering: Answering, nonsense: JsonValue
    ) -> None:
        with pytest.raises(LLMAnswerInvalid):
            await answering(nonsense).complete(asks_for("owl"))

    async def test_the_error_does_not_repeat_what_the_model_wrote(
        self, answering: Answering
    ) -> None:
        secret = "pass-phrase"  # noqa: S105  # the word that must not show
        with pytest.raises(LLMAnswerInvalid) as caught:
            await answering({"word": secret}).complete(asks_for("owl"))
        assert secret not in caught.value.message
        assert secret not in repr(caught.value.details)

    async def test_it_has_a_name(self, obedient: LLMEngine) -> None:
        assert obedient.name

    async def test_no_answer_costs_more_than_was_quoted(self, obedient: LLMEngine) -> None:
        request = asks_for("owl")
        most, cost = await obedient.quote(request), (await obedient.complete(request)).cost
        if most is not None:
            assert cost is None or ZERO <= cost <= most

    async def test_one_that_is_there_says_so(self, obedient: LLMEngine) -> None:
        await obedient.ping()

    async def test_one_that_is_not_there_says_so(self, unavailable: LLMEngine) -> None:
        with pytest.raises(LLMUnavailable):
            await unavailable.ping()

    async def test_no_answer_is_unavailability(self, unavailable: LLMEngine) -> None:
        with pytest.raises(LLMUnavailable):
            await unavailable.complete(asks_for("owl"))

    async def test_silence_ends_with_the_time_of_the_request(self, silent: LLMEngine) -> None:
        async with asyncio.timeout(LATE):
            with pytest.raises(LLMUnavailable):
                await silent.complete(asks_for("owl", timeout_seconds=SOON))

    async def test_a_cancelled_question_is_cancelled_at_once(self, silent: LLMEngine) -> None:
        question = asyncio.ensure_future(silent.complete(asks_for("owl")))
        await asyncio.sleep(0)
        question.cancel()
        async with asyncio.timeout(LATE / 2):
            with pytest.raises(asyncio.CancelledError):
                await question

    async def test_many_questions_at_once_get_their_own_answers(self, obedient: LLMEngine) -> None:
        words = [f"word{number}" for number in range(MANY)]
        answers = await asyncio.gather(*(obedient.complete(asks_for(word)) for word in words))
        assert [answer.data for answer in answers] == [{"word": word} for word in words]

    async def test_questions_do_not_wait_for_each_other(self, silent: LLMEngine) -> None:
        each = 0.25
        questions = (silent.complete(asks_for("owl", timeout_seconds=each)) for _ in range(MANY))
        async with asyncio.timeout(MANY * each / 2):
            found = await asyncio.gather(*questions, return_exceptions=True)
        assert [type(one) for one in found] == [LLMUnavailable] * MANY
