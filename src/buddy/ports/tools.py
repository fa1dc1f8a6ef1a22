"""The tool port: one thing Buddy can do in the world.

Adapters (`buddy.adapters.tools`): ``calculate``, ``get_time``, ``knowledge_search``,
``web_extract``, ``web_search``; in tests `buddy.testing.tools.ScriptedTool`. A tool raises
`buddy.errors.ToolExecutionFailed` (or a subclass) with a cause fit to be shown; anything else it
raises is a defect and is reported as "internal error in TOOL" without its text.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from buddy.domain.ids import EffectKey, MissionId, UserId
from buddy.domain.json_value import JsonObject
from buddy.domain.scope import Scope
from buddy.domain.tool import ToolResult, ToolSpec
from buddy.errors import EgressDenied
from buddy.ports.fetcher import FetchedPage

ReportProgress = Callable[[int, int, str], None]
"""``report(items, pages, message)``: totals so far and one line for people. Never raises, never
blocks; reports that come faster than they can be stored are merged."""


FetchPage = Callable[[str], Awaitable[FetchedPage]]
"""``await fetch(url)`` gets one page. Raises as `Fetcher.fetch`; what it raises is let through."""


async def no_web(url: str) -> FetchedPage:
    """Fetch nothing.

    Raises:
        EgressDenied: Always.
    """
    raise EgressDenied("this call was given no way to the web", url=url, rule="no_web")


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolContext:
    """What a call may know beyond its input."""

    user_id: UserId
    mission_id: MissionId
    effect_key: EffectKey
    """Pass it on as an idempotency key wherever the other side takes one."""
    scope: Scope
    report: ReportProgress
    fetch: FetchPage = no_web
    """The only way to a page: it is bound to what was approved, redirects included."""


class Tool(Protocol):
    """One tool."""

    @property
    def spec(self) -> ToolSpec:
        """What the tool declares."""
        ...

    async def call(self, tool_input: JsonObject, context: ToolContext) -> ToolResult:
        """Do the work once. Cancelling the awaiting task must stop it promptly.

        Raises:
            ToolExecutionFailed: With a cause fit to be shown.
            ToolInputInvalid: The input passes the schema and still makes no sense.
        """
        ...
