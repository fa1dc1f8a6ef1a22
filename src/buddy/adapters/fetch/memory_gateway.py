"""A gateway that opens nothing, for a browser whose pages are in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager

from buddy.adapters.fetch.guard import check_scope
from buddy.adapters.fetch.target import parse_target
from buddy.domain.scope import Scope
from buddy.errors import EgressDenied, ToolExecutionFailed
from buddy.ports.fetcher import Permit


class MemoryGateway:
    """Implements `buddy.ports.browser.Gateway`: URLs are read, and domains enforced, as always."""

    @asynccontextmanager
    async def passage(self, scope: Scope, permit: Permit) -> AsyncGenerator[MemoryPassage]:
        """See the port."""
        yield MemoryPassage(scope, permit)


class MemoryPassage:
    """Implements `buddy.ports.browser.Passage`."""

    def __init__(self, scope: Scope, permit: Permit) -> None:
        self._scope = scope
        self._permit = permit
        self._blocked: Counter[str] = Counter()

    @property
    def proxy(self) -> str:
        """None is needed."""
        return ""

    @property
    def blocked(self) -> Mapping[str, int]:
        """See the port."""
        return dict(self._blocked)

    async def admit(self, url: str) -> None:
        """See the port."""
        target = parse_target(url)
        try:
            self._permit(target.host)
            check_scope(target, self._scope)
        except EgressDenied:
            self._blocked[target.host] += 1
            raise

    def trouble(self, url: str) -> ToolExecutionFailed | None:
        """Tell of none: no site is ever out of reach here."""
        del url
        return None
