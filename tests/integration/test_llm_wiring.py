"""From the settings to the event: a provider on a real socket decides what a mission asks for."""

import json
import socket
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from buddy.bootstrap.build import build
from buddy.bootstrap.llm import build_llm, look_at_llm
from buddy.domain.intent import Intent
from buddy.domain.mission import Mission
from buddy.errors import InputInvalid
from buddy.settings import Settings
from buddy.testing.tools import ScriptedTool
from provider_server import Asked, Provider, Reply, says, serving
from worlds import World, make_world

KEY = "sk-very-secret"
NAME = "openai-compatible:owl-7b"


def weights(intent: Intent) -> str:
    return json.dumps({each.value: float(each is intent) for each in Intent})


def search(asked: Asked) -> Reply:
    return says(asked, weights(Intent.SEARCH))


@pytest.fixture
async def provider() -> AsyncIterator[Provider]:
    async with serving(search) as provider:
        yield provider


@pytest.fixture
def no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI", "ANTHROPIC", "GOOGLE", "GEMINI"):
        monkeypatch.delenv(f"{name}_API_KEY", raising=False)


def settings(tmp_path: Path, provider: Provider | None = None, **parts: Any) -> Settings:
    known: dict[str, Any] = {"data_dir": tmp_path, "llm": NAME}
    if provider is not None:
        known["llm_url"] = f"{provider.url}/v1"
    return Settings(**(known | parts))


@pytest.fixture
async def world(provider: Provider, tmp_path: Path) -> AsyncIterator[World]:
    llm = build_llm(settings(tmp_path, provider, llm_prices="100/100"))
    world = make_world([ScriptedTool()], llm=llm)
    await world.buddy.start()
    yield world
    await world.buddy.stop()


async def decided(world: World, mission: Mission) -> tuple[str, str]:
    (data,) = [e.data for e in await world.events(mission) if e.event_type == "intent_decision"]
    found: Any = data
    return found.intent, found.engine


async def test_the_model_decides_and_is_paid_for(world: World, provider: Provider) -> None:
    mission = await world.run()
    assert await decided(world, mission) == ("search", "llm:owl-7b")
    assert json.loads(provider.asked[0].prompt) == mission.terms.objective
    found = await world.buddy.receipts.of(world.user, mission.mission_id)
    assert [(call.name, call.actual_usd.usd()) for call in found.calls] == [
        (f"llm:{NAME} classify_intent", "0.023")
    ]


@pytest.mark.parametrize(
    ("reply", "engine", "told"),
    [
        (Reply(b"{}", 500), "set (LLM unavailable)", "HTTP 500"),
        (Reply(b"<html>", 200), "set (LLM unavailable)", "protocol"),
        (None, "set (LLM answer invalid)", "breaks the rule"),
    ],
)
async def test_where_it_fails_the_other_engine_decides(
    reply: Reply | None, engine: str, told: str, world: World, provider: Provider
) -> None:
    provider.answer = lambda asked: reply or says(asked, '{"search": 2}')
    mission = await world.run()
    assert await decided(world, mission) == ("search", engine)
    assert world.buddy.health.llm is not None
    state = world.buddy.health.llm.state
    assert (state.name, state.condition) == (NAME, "failing")
    assert told in str(state.failure)


async def test_without_a_setting_there_is_no_model(tmp_path: Path) -> None:
    assert build_llm(settings(tmp_path, llm="")) is None
    assert build(settings(tmp_path, llm="")).llm is None


async def test_the_server_is_built_with_it(tmp_path: Path, provider: Provider) -> None:
    buddy = build(settings(tmp_path, provider))
    assert buddy.llm is not None
    assert buddy.llm.llm.name == NAME
    assert buddy.parts.llm is not None
    await buddy.parts.llm.close()


@pytest.mark.usefixtures("no_keys")
class TestKeys:
    @pytest.mark.parametrize(
        ("variable", "llm"),
        [
            ("BUDDY_LLM_API_KEY", "openai:m"),
            ("OPENAI_API_KEY", "openai:m"),
            ("ANTHROPIC_API_KEY", "anthropic:m"),
            ("GOOGLE_API_KEY", "google:m"),
            ("GEMINI_API_KEY", "google:m"),
        ],
    )
    async def test_it_comes_from_our_variable_or_the_providers_own(
        self,
        variable: str,
        llm: str,
        monkeypatch: pytest.MonkeyPatch,
        tmp_path: Path,
        provider: Provider,
    ) -> None:
        monkeypatch.setenv(variable, KEY)
        found = settings(tmp_path, provider, llm=llm)
        assert KEY not in repr(found)
        engine = build_llm(found)
        assert engine is not None
        assert KEY not in repr(engine)
        await engine.ping()
        await engine.close()
        assert KEY in str(provider.pings[0].headers)

    async def test_a_providers_key_is_sent_to_nobody_else(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, provider: Provider
    ) -> None:
        monkeypatch.setenv("OPENAI_API_KEY", KEY)
        engine = build_llm(settings(tmp_path, provider))
        assert engine is not None
        await engine.ping()
        await engine.close()
        assert KEY not in str(provider.pings[0].headers)

    def test_a_hosted_model_without_one_is_refused_at_once(self, tmp_path: Path) -> None:
        with pytest.raises(InputInvalid, match="ANTHROPIC_API_KEY"):
            build(settings(tmp_path, llm="anthropic:claude-haiku-4-5"))


class TestLook:
    def test_none_is_set_up(self, tmp_path: Path) -> None:
        assert look_at_llm(settings(tmp_path, llm="")) == (None, None)

    def test_it_is_not_there(self, tmp_path: Path, free_url: str) -> None:
        name, absence = look_at_llm(settings(tmp_path, llm_url=free_url))
        assert name == NAME
        assert "cannot be reached" in str(absence)


@pytest.fixture
def free_url() -> Iterator[str]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        # Bound and not listening: nobody else gets it, and nobody answers.
        yield f"http://127.0.0.1:{taken.getsockname()[1]}/v1"
