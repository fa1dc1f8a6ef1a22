"""The adapter before a real language model: SmolLM2 behind llama.cpp's own server, on this machine.

How good a model is, is measured elsewhere; this one is small enough to err when it is wanted.
"""

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace

import pytest

from buddy.adapters.llm.choice import parse_choice
from buddy.adapters.llm.pydantic_ai import PydanticAILLM
from buddy.domain.json_value import JsonObject
from buddy.domain.money import ZERO
from buddy.errors import LLMAnswerInvalid, LLMUnavailable
from buddy.ports.llm import LLMRequest
from local_model import running_model

pytestmark = [pytest.mark.smollm2, pytest.mark.xdist_group("smollm2")]

KINDS = ["time", "search", "file"]
PATIENT = 120.0
"""Seconds; the machine may be busy with other tests."""


def question(name: str, rule: JsonObject) -> LLMRequest:
    return LLMRequest(
        system="Say what kind of question it is.",
        prompt="What time is it in Tokyo?",
        schema={
            "type": "object",
            "properties": {name: rule},
            "required": [name],
            "additionalProperties": False,
        },
        purpose="classify_intent",
        timeout_seconds=PATIENT,
        max_output_tokens=60,
    )


KIND = question("kind", {"type": "string", "enum": KINDS})


@pytest.fixture(scope="session")
def url() -> Iterator[str]:
    with running_model() as url:
        yield url


@pytest.fixture
async def llm(url: str) -> AsyncIterator[PydanticAILLM]:
    llm = PydanticAILLM(parse_choice("openai-compatible:smollm2", url=url))
    await llm.prepare()
    yield llm
    await llm.close()


async def test_its_answer_has_the_form_that_was_asked_for(llm: PydanticAILLM) -> None:
    await llm.ping()
    answer = await llm.complete(KIND)
    assert answer.data["kind"] in KINDS
    assert answer.input_tokens > len(KIND.prompt.split())
    assert answer.output_tokens > 0
    assert answer.cost == await llm.quote(KIND) == ZERO


async def test_its_nonsense_is_found_out(llm: PydanticAILLM) -> None:
    # A rule that the server does not hold the model to, and that the model cannot keep.
    with pytest.raises(LLMAnswerInvalid, match="multipleOf"):
        await llm.complete(question("n", {"type": "integer", "minimum": 1, "multipleOf": 9973}))


async def test_an_answer_that_is_cut_off_is_none(llm: PydanticAILLM) -> None:
    with pytest.raises(LLMAnswerInvalid):
        await llm.complete(replace(KIND, max_output_tokens=3))


async def test_a_question_that_it_refuses_is_told(llm: PydanticAILLM) -> None:
    with pytest.raises(LLMUnavailable, match="HTTP 400"):
        await llm.complete(replace(KIND, prompt="what " * 9_000))


async def test_who_leaves_it_thinking_does_not_keep_it(llm: PydanticAILLM) -> None:
    with pytest.raises(LLMUnavailable, match=r"did not answer within 0\.02 s"):
        await llm.complete(replace(KIND, timeout_seconds=0.02))
    assert (await llm.complete(KIND)).data["kind"] in KINDS
