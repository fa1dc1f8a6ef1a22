"""The egress guard as a yes or no: may this URL be fetched, if names resolve like that?

For measuring: the very guard that stands before fetcher, browser and webhooks, with the policy of
an instance that allows nothing beyond public sites.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from buddy.adapters.fetch.guard import EgressGuard
from buddy.domain.egress.policy import EgressPolicy
from buddy.domain.scope import Scope
from buddy.errors import ToolError


def check(url: str, resolve: Callable[[str], Sequence[str]]) -> bool:
    """Tell whether the guard lets a URL pass.

    Args:
        url: As a mission or a redirect may give it.
        resolve: Returns the addresses of a name; raises OSError where it has none.
    """

    async def answer(host: str, _port: int) -> Sequence[str]:
        return resolve(host)

    try:
        asyncio.run(EgressGuard(EgressPolicy, resolve=answer).clear(url, Scope()))
    except ToolError:
        return False
    return True
