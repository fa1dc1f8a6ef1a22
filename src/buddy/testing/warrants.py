"""Guards for calls that a test makes by itself, as if a person had approved exactly them."""

from __future__ import annotations

from dataclasses import replace

from buddy.adapters.fetch.memory import MemoryFetcher
from buddy.domain.ids import ToolName
from buddy.domain.json_value import JsonObject, digest
from buddy.domain.scope import Scope
from buddy.ports.browser import Browser
from buddy.ports.fetcher import Fetcher
from buddy.services.warrant_guard import WarrantGuard
from buddy.testing.clock import FixedClock
from buddy.testing.factories import make_terms, make_warrant


def guard_of(
    tool: str,
    tool_input: JsonObject,
    scope: Scope | None = None,
    fetcher: Fetcher | None = None,
    browser: Browser | None = None,
) -> WarrantGuard:
    """Return a guard whose warrant is for one call; its clock stands inside the warrant's time."""
    terms = replace(
        make_terms(), tool=ToolName(tool), tool_input=tool_input, scope=scope or Scope()
    )
    try:
        bound = digest(dict(tool_input))
    except ValueError:  # an input that JSON cannot carry is approved by nobody
        return WarrantGuard(None, None, FixedClock(), fetcher or MemoryFetcher({}))
    warrant = make_warrant(replace(terms, tool_input=tool_input), input_digest=bound)
    return WarrantGuard(warrant, terms, FixedClock(), fetcher or MemoryFetcher({}), browser)
