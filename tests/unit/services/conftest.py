from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from typing import Any

import pytest

from chat_world import Conversation, MakeTalk, make_conversation
from worlds import Gate, MakeWorld, World, make_world


@pytest.fixture
async def start_world() -> AsyncIterator[MakeWorld]:
    """A function that starts a world, which is stopped after the test."""
    async with AsyncExitStack() as stack:

        async def start(*args: Any, **parts: Any) -> World:
            world = make_world(*args, **parts)
            await world.buddy.start()
            stack.push_async_callback(world.buddy.stop)
            return world

        yield start


@pytest.fixture
async def world(start_world: MakeWorld) -> World:
    """A world with one scripted web_search."""
    return await start_world()


@pytest.fixture
def gate() -> Gate:
    """A tool's behaviour that waits until the test opens it."""
    return Gate()


@pytest.fixture
async def start_talk() -> AsyncIterator[MakeTalk]:
    """A function that begins a conversation with a Buddy, which is stopped after the test."""
    async with AsyncExitStack() as stack:

        async def start(**parts: Any) -> Conversation:
            talk = make_conversation(**parts)
            await talk.world.buddy.start()
            stack.push_async_callback(talk.world.buddy.stop)
            return talk

        yield start


@pytest.fixture
async def talk(start_talk: MakeTalk) -> Conversation:
    """A conversation with a Buddy that searches and reads pages."""
    return await start_talk()
