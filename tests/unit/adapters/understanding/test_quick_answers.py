"""What is there, or takes a millisecond or two, is answered on the loop; the rest in a thread."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from buddy.adapters.understanding.embedded import (
    EmbeddedClassifier,
    EmbeddedEncoder,
    EmbeddedMatcher,
    EmbeddedModels,
)
from buddy.domain.tool import ToolSpec
from buddy.testing.conformance.understanding import TOOLS
from buddy.testing.tools import described_tool

LONG = "find rye flour near the river, " * 12
"""More than fifty tokens."""


@pytest.fixture(scope="module")
def models() -> EmbeddedModels:
    return EmbeddedModels()


@pytest.fixture
def threads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of what was done in a thread."""
    done, real = list[str](), asyncio.to_thread

    async def noted(work: Callable[..., Any], *args: Any) -> Any:
        done.append(work.__name__)
        return await real(work, *args)

    monkeypatch.setattr(asyncio, "to_thread", noted)
    return done


def described(*names: str) -> list[ToolSpec]:
    return [described_tool(name, f"tells of {name}") for name in names]


async def test_a_short_text_is_encoded_at_once_and_a_long_one_in_a_thread(
    models: EmbeddedModels, threads: list[str]
) -> None:
    await models.warm()
    threads.clear()
    encoder = EmbeddedEncoder(models)
    memory = encoder.memory()
    memory.add(await encoder.encode("find rye flour"))
    assert threads == []
    for text in (LONG, "小麦粉" * 40):  # few characters may be many tokens
        vector = await encoder.encode(text)
        assert threads == ["vector"]
        assert await encoder.encode(text) == vector
        assert threads == ["vector"]
        threads.clear()
    first = await memory.near("find rye flour")  # the first look makes the matrix
    assert [round(by, 2) for _, by in first] == [1.0]
    threads.clear()
    assert await memory.near("find wheat flour")
    assert threads == []


async def test_tools_that_were_never_seen_are_read_in_a_thread(
    models: EmbeddedModels, threads: list[str]
) -> None:
    await models.warm()
    matcher, tools = EmbeddedMatcher(models), described("weather", "trains")
    threads.clear()
    first = await matcher.match("when does the train leave", tools)
    assert threads == ["match"]
    assert await matcher.match("when does the train leave", tools) == first
    assert await matcher.match("will it rain", tools)
    assert threads == ["match"]
    await matcher.match("will it rain", described("weather"))
    assert threads == ["match", "match"]


async def test_tools_with_intents_are_matched_at_once_where_the_objective_was_classified(
    models: EmbeddedModels, threads: list[str]
) -> None:
    await models.warm()
    matcher, objective = EmbeddedMatcher(models), "what is 15 % of 2,340"
    await matcher.match("hello", TOOLS)
    threads.clear()
    await matcher.match("what time is it in Rome", TOOLS)
    assert threads == ["match"]
    await EmbeddedClassifier(models).classify(objective)
    threads.clear()
    assert await matcher.match(objective, TOOLS)
    assert threads == []
