"""A browser that is loaded when the first page is opened, for most instances start without need."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from buddy.domain.scope import Scope
from buddy.ports.browser import Browser, RenderedPage
from buddy.ports.fetcher import Permit


class LateBrowser:
    """Implements `buddy.ports.browser.Browser` by another one.

    Args:
        make: Makes the other one, and imports what it takes; called once, in a thread.
    """

    def __init__(self, make: Callable[[], Browser]) -> None:
        self._make = make
        self._browser: Browser | None = None
        self._making = asyncio.Lock()

    async def open(
        self, url: str, scope: Scope, permit: Permit, *, screenshot: bool = False
    ) -> RenderedPage:
        """See the port."""
        async with self._making:
            if self._browser is None:
                self._browser = await asyncio.to_thread(self._make)
        return await self._browser.open(url, scope, permit, screenshot=screenshot)

    async def close(self) -> None:
        """See the port."""
        if self._browser is not None:
            await self._browser.close()
