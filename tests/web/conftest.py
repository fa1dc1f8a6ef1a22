from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from typing import Any

import pytest
from web_site import MakeSite, Site, open_site


@pytest.fixture
async def start_site() -> AsyncIterator[MakeSite]:
    """A function that serves a Buddy in memory, which is stopped after the test."""
    async with AsyncExitStack() as stack:

        async def start(*args: Any, **parts: Any) -> Site:
            return await stack.enter_async_context(open_site(*args, **parts))

        yield start


@pytest.fixture
async def site(start_site: MakeSite) -> Site:
    """A served Buddy with one scripted web_search."""
    return await start_site()
