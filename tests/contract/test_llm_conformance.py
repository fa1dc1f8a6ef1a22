import importlib
import json
from collections.abc import AsyncIterator, Callable

import pytest

from buddy.adapters.llm.choice import LLMChoice
from buddy.adapters.llm.pydantic_ai import PydanticAILLM
from buddy.adapters.llm.scripted import Fails, IsSilent, Says, ScriptedLLM
from buddy.domain.money import Money
from buddy.errors import LLMAnswerInvalid, LLMUnavailable
from buddy.ports.llm import LLMEngine, LLMRequest
from buddy.testing.conformance.llm import Answering, LLMSuite, asks_for
from provider_server import Provider, Silence, says, serving

OWL = Says({"word": "owl"})


def last_word(request: LLMRequest) -> Says:
    return Says({"word": request.prompt.split()[-1]})


class TestScriptedLLM(LLMSuite):
    @pytest.fixture
    def obedient(self) -> LLMEngine:
        return ScriptedLLM(last_word)

    @pytest.fixture
    def answering(self) -> Answering:
        return lambda value: ScriptedLLM(lambda _: Says(value))

    @pytest.fixture
    def unavailable(self) -> LLMEngine:
        return ScriptedLLM([Fails()])

    @pytest.fixture
    def silent(self) -> LLMEngine:
        return ScriptedLLM(lambda _: IsSilent())


Opens = Callable[[Provider], LLMEngine]


@pytest.fixture(scope="module")
def libraries() -> None:
    """Import what a question would, so that its time does not go by with that."""
    importlib.import_module("buddy.adapters.llm.provider_models")
    importlib.import_module("pydantic_ai.models.openai")


@pytest.mark.usefixtures("libraries")
class TestOpenAICompatible(LLMSuite):
    """The adapter before a server that speaks OpenAI's protocol, over a real socket."""

    @pytest.fixture
    async def provider(self) -> AsyncIterator[Provider]:
        async with serving() as provider:
            yield provider

    @pytest.fixture
    async def opens(self) -> AsyncIterator[Opens]:
        opened: list[PydanticAILLM] = []

        def opens(provider: Provider) -> LLMEngine:
            url = f"{provider.url}/v1"
            choice = LLMChoice(provider="openai-compatible", model="owl-7b", url=url)
            opened.append(PydanticAILLM(choice))
            return opened[-1]

        yield opens
        for llm in opened:
            await llm.close()

    @pytest.fixture
    def obedient(self, provider: Provider, opens: Opens) -> LLMEngine:
        return opens(provider)

    @pytest.fixture
    def answering(self, provider: Provider, opens: Opens) -> Answering:
        def answering(value: object) -> LLMEngine:
            provider.answer = lambda asked: says(asked, json.dumps(value))
            return opens(provider)

        return answering

    @pytest.fixture
    async def unavailable(self, opens: Opens) -> LLMEngine:
        async with serving() as gone:
            pass
        return opens(gone)

    @pytest.fixture
    def silent(self, provider: Provider, opens: Opens) -> LLMEngine:
        provider.answer = lambda _: Silence()
        return opens(provider)


class TestScript:
    async def test_turns_are_taken_in_order_and_then_it_is_over(self) -> None:
        llm = ScriptedLLM([OWL, Says("hoot"), Fails("gone fishing"), OWL])
        assert (await llm.complete(asks_for("owl"))).data == {"word": "owl"}
        with pytest.raises(LLMAnswerInvalid, match="scripted answered"):
            await llm.complete(asks_for("owl"))
        with pytest.raises(LLMUnavailable, match="gone fishing"):
            await llm.complete(asks_for("owl"))
        assert (await llm.complete(asks_for("owl"))).data == {"word": "owl"}
        with pytest.raises(LLMUnavailable, match="Call 5 came, but the script has 4 turns"):
            await llm.complete(asks_for("owl"))

    async def test_requests_are_remembered_answered_or_not(self) -> None:
        llm = ScriptedLLM([Fails(), OWL])
        first, second = asks_for("cat"), asks_for("owl")
        with pytest.raises(LLMUnavailable):
            await llm.complete(first)
        await llm.complete(second)
        assert llm.requests == [first, second]

    async def test_tokens_and_cost_are_those_of_the_turn(self) -> None:
        turn = Says({"word": "owl"}, input_tokens=12, output_tokens=3, cost=Money(40))
        answer = await ScriptedLLM([turn, OWL], model="m-1").complete(asks_for("owl"))
        assert (answer.model, answer.input_tokens, answer.output_tokens) == ("m-1", 12, 3)
        assert answer.cost == Money(40)

    async def test_an_unknown_price_stays_unknown(self) -> None:
        assert (await ScriptedLLM([OWL]).complete(asks_for("owl"))).cost is None

    async def test_the_script_is_not_handed_out(self) -> None:
        script = {"word": "owl"}
        answer = await ScriptedLLM([Says(script)]).complete(asks_for("owl"))
        script["word"] = "cat"
        assert answer.data == {"word": "owl"}

    @pytest.mark.parametrize("value", [float("nan"), float("inf"), "\ud800", object(), {"a"}])
    async def test_what_json_cannot_carry_is_invalid(self, value: object) -> None:
        llm = ScriptedLLM([Says({"word": value})])
        request = LLMRequest(
            system="", prompt="", schema={}, purpose="propose", timeout_seconds=1.0
        )
        with pytest.raises(LLMAnswerInvalid, match="JSON"):
            await llm.complete(request)

    async def test_an_answer_is_an_object_whatever_the_schema_says(self) -> None:
        request = LLMRequest(
            system="", prompt="", schema={}, purpose="propose", timeout_seconds=1.0
        )
        with pytest.raises(LLMAnswerInvalid, match="object"):
            await ScriptedLLM([Says([1])]).complete(request)

    async def test_the_error_names_the_field_and_the_rule(self) -> None:
        with pytest.raises(LLMAnswerInvalid) as caught:
            await ScriptedLLM([Says({"word": "cat"})]).complete(asks_for("owl"))
        assert caught.value.details == {"model": "scripted", "field": "word", "rule": "enum"}
