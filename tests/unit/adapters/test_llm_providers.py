"""The adapter before each provider's protocol, on a real socket: what is sent, what comes of it."""

import asyncio
import importlib
import json
import logging
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from buddy.adapters.llm.choice import LLMChoice, Provider
from buddy.adapters.llm.pydantic_ai import PydanticAILLM
from buddy.domain.money import ZERO, Money
from buddy.domain.token_price import TokenPrice
from buddy.errors import LLMAnswerInvalid, LLMUnavailable
from buddy.testing.conformance.llm import asks_for, form_of
from provider_server import IN, OUT, Asked, Reply, Silence, last_word, says, serving
from provider_server import Provider as Server

KEY = "sk-very-secret"
BODY = "pass-phrase"
NAMES = {
    "openai": "gpt-5-mini",
    "anthropic": "claude-haiku-4-5",
    "google": "gemini-2.5-flash",
    "openai-compatible": "owl-7b",
}
PRICE = TokenPrice.parse("0.15/0.60")
Opens = Callable[..., PydanticAILLM]


@pytest.fixture(scope="module", autouse=True)
def libraries() -> None:
    """Import what a question would, so that its time does not go by with that."""
    importlib.import_module("buddy.adapters.llm.provider_models")
    for provider in ("openai", "anthropic", "google"):
        importlib.import_module(f"pydantic_ai.models.{provider}")
        importlib.import_module(f"pydantic_ai.providers.{provider}")


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    async with serving() as server:
        yield server


@pytest.fixture
async def opens(server: Server) -> AsyncIterator[Opens]:
    opened: list[PydanticAILLM] = []

    def opens(provider: Provider = "openai-compatible", **parts: Any) -> PydanticAILLM:
        base = server.url if provider in {"anthropic", "google"} else f"{server.url}/v1"
        known: dict[str, Any] = {"model": NAMES[provider], "url": base, "key": KEY} | parts
        opened.append(PydanticAILLM(LLMChoice(provider=provider, **known)))
        return opened[-1]

    yield opens
    for llm in opened:
        await llm.close()


def in_turn(*answers: Callable[[Asked], Reply | Silence]) -> Callable[[Asked], Reply | Silence]:
    turns = iter(answers)

    def answer(asked: Asked) -> Reply | Silence:
        return next(turns)(asked)

    return answer


def nonsense(asked: Asked) -> Reply:
    return says(asked, json.dumps({"word": BODY}))


def failing(status: int) -> Callable[[Asked], Reply]:
    body = json.dumps({"error": {"message": f"{BODY} {KEY}", "type": "x"}}).encode()
    return lambda _: Reply(body, status)


def schema_sent(body: dict[str, Any]) -> Any:
    if "tools" in body:
        return body["tools"][0]["input_schema"]
    if "generationConfig" in body:
        return body["generationConfig"]["responseJsonSchema"]
    return body["response_format"]["json_schema"]["schema"]


@pytest.mark.parametrize("provider", NAMES)
async def test_each_provider_is_asked_in_its_own_protocol(
    provider: Provider, server: Server, opens: Opens
) -> None:
    answer = await opens(provider).complete(asks_for("owl"))
    assert answer.data == {"word": "owl"}
    assert (answer.model, answer.input_tokens, answer.output_tokens) == (NAMES[provider], IN, OUT)
    (asked,) = server.asked
    sent = schema_sent(asked.body)
    assert sent["properties"] == form_of("owl")["properties"]
    assert "The word is owl" in json.dumps(asked.body)
    assert KEY in str(asked.headers)
    assert KEY not in asked.path


@pytest.mark.parametrize("provider", NAMES)
async def test_what_may_be_written_is_bounded(
    provider: Provider, server: Server, opens: Opens
) -> None:
    await opens(provider).complete(asks_for("owl"))
    assert "1000" in json.dumps(server.asked[0].body)


@pytest.mark.parametrize("provider", NAMES)
async def test_looking_for_a_model_asks_it_nothing(
    provider: Provider, server: Server, opens: Opens
) -> None:
    await opens(provider).ping()
    assert not server.asked
    (ping,) = server.pings
    assert KEY in str(ping.headers)
    listed = provider == "openai-compatible"
    assert ping.path.endswith("/v1/models" if listed else f"/models/{NAMES[provider]}")


async def test_a_server_without_a_key_gets_none(server: Server, opens: Opens) -> None:
    llm = opens(key=None)
    await llm.ping()
    await llm.complete(asks_for("owl"))
    assert "authorization" not in server.pings[0].headers
    assert KEY not in str(server.asked[0].headers)


async def test_nonsense_is_asked_again_once_and_both_are_counted(
    server: Server, opens: Opens
) -> None:
    server.answer = in_turn(nonsense, last_word)
    answer = await opens(price=PRICE).complete(asks_for("owl"))
    assert answer.data == {"word": "owl"}
    assert (answer.input_tokens, answer.output_tokens) == (2 * IN, 2 * OUT)
    assert answer.cost == PRICE.cost(IN, OUT) + PRICE.cost(IN, OUT)


async def test_nonsense_twice_is_the_end_and_says_what_it_cost(
    server: Server, opens: Opens
) -> None:
    server.answer = nonsense
    with pytest.raises(LLMAnswerInvalid) as caught:
        await opens(price=PRICE).complete(asks_for("owl"))
    assert len(server.asked) == 2
    assert caught.value.details["cost_micros"] == 2 * PRICE.cost(IN, OUT).micros
    assert BODY not in caught.value.message


async def test_nonsense_before_a_refusal_is_counted_too(server: Server, opens: Opens) -> None:
    server.answer = in_turn(nonsense, failing(429))
    with pytest.raises(LLMUnavailable) as caught:
        await opens(price=PRICE).complete(asks_for("owl"))
    assert caught.value.details["cost_micros"] == PRICE.cost(IN, OUT).micros


@pytest.mark.parametrize("text", ["{", "", "owl", "[" * 9_999, '{"word": NaN}', "```json\n{}\n```"])
async def test_a_text_that_is_no_json_is_invalid(text: str, server: Server, opens: Opens) -> None:
    server.answer = lambda asked: says(asked, text)
    with pytest.raises(LLMAnswerInvalid):
        await opens().complete(asks_for("owl"))


@pytest.mark.parametrize("provider", NAMES)
@pytest.mark.parametrize(
    ("status", "told"), [(500, "error"), (401, "key"), (404, "BUDDY_LLM"), (429, "too many")]
)
async def test_a_refusal_is_told_without_what_the_provider_wrote(
    provider: Provider,
    status: int,
    told: str,
    server: Server,
    opens: Opens,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    server.answer = failing(status)
    with pytest.raises(LLMUnavailable, match=rf"{told}.*HTTP {status}") as caught:
        await opens(provider).complete(asks_for("owl"))
    assert len(server.asked) == 1, "nobody asks again behind our back"
    # Behind a broken gateway a model may have answered, and somebody pays for that.
    assert caught.value.details.get("cost_micros") == (None if status >= 500 else 0)
    said = caught.value.message + repr(caught.value.details) + repr(caught.value.__cause__)
    assert BODY not in said
    assert KEY not in said
    ours = [record for record in caplog.records if record.name.startswith("buddy")]
    assert KEY not in str([record.getMessage() for record in ours])


async def test_a_ping_that_is_refused_says_why(server: Server, opens: Opens) -> None:
    server.pinged = failing(401)
    with pytest.raises(LLMUnavailable, match="refused the key"):
        await opens().ping()


@pytest.mark.parametrize("body", [b"", b"<html>busy</html>", b"{}", b"[]", b'{"choices": []}'])
async def test_another_protocol_is_no_answer(body: bytes, server: Server, opens: Opens) -> None:
    server.answer = lambda _: Reply(body)
    with pytest.raises((LLMUnavailable, LLMAnswerInvalid)) as caught:
        await opens().complete(asks_for("owl"))
    assert "busy" not in caught.value.message


async def test_a_model_that_is_not_there_has_cost_nothing(opens: Opens) -> None:
    async with serving() as gone:
        pass
    with pytest.raises(LLMUnavailable, match="is it running") as caught:
        await opens(url=f"{gone.url}/v1", price=PRICE).complete(asks_for("owl"))
    assert caught.value.details["cost_micros"] == 0


async def test_silence_may_have_cost_something(server: Server, opens: Opens) -> None:
    server.answer = lambda _: Silence()
    llm = opens(price=PRICE)
    await llm.prepare()
    with pytest.raises(LLMUnavailable, match=r"did not answer within 0\.2 s") as caught:
        await llm.complete(asks_for("owl", timeout_seconds=0.2))
    assert "cost_micros" not in caught.value.details
    await asyncio.wait_for(server.hung_up.wait(), 10)


async def test_who_is_cancelled_hangs_up(server: Server, opens: Opens) -> None:
    arrived = asyncio.Event()

    def silent(_: Asked) -> Silence:
        arrived.set()
        return Silence()

    server.answer = silent
    question = asyncio.ensure_future(opens().complete(asks_for("owl")))
    await asyncio.wait_for(arrived.wait(), 10)
    question.cancel()
    with pytest.raises(asyncio.CancelledError):
        await question
    await asyncio.wait_for(server.hung_up.wait(), 10)


class TestPrices:
    async def test_a_local_model_is_free(self, opens: Opens) -> None:
        llm = opens()
        assert await llm.quote(asks_for("owl")) == ZERO
        assert (await llm.complete(asks_for("owl"))).cost == ZERO

    async def test_unless_it_is_said_to_cost_something(self, opens: Opens) -> None:
        llm = opens(price=PRICE)
        assert (await llm.complete(asks_for("owl"))).cost == PRICE.cost(IN, OUT) == Money(48)
        most = await llm.quote(asks_for("owl"))
        assert most is not None
        assert most > Money(48)

    @pytest.mark.parametrize("provider", ["openai", "anthropic", "google"])
    async def test_a_model_of_the_price_list_costs_what_it_says(
        self, provider: Provider, opens: Opens
    ) -> None:
        llm = opens(provider)
        cost = (await llm.complete(asks_for("owl"))).cost
        most = await llm.quote(asks_for("owl"))
        assert cost is not None
        assert most is not None
        assert ZERO < cost < most < Money.parse("0.10")

    async def test_a_model_that_nobody_lists_has_no_price(self, opens: Opens) -> None:
        llm = opens("openai", model="no-such-model")
        assert await llm.quote(asks_for("owl")) is None
        assert (await llm.complete(asks_for("owl"))).cost is None

    async def test_a_compatible_server_elsewhere_has_none_either(self, opens: Opens) -> None:
        llm = opens(url="http://192.0.2.7/v1")
        assert await llm.quote(asks_for("owl")) is None

    async def test_a_server_that_counts_no_tokens_leaves_the_cost_open(
        self, server: Server, opens: Opens
    ) -> None:
        server.answer = lambda asked: says(asked, '{"word": "owl"}', counts=False)
        answer = await opens(price=PRICE).complete(asks_for("owl"))
        assert answer.cost is None
