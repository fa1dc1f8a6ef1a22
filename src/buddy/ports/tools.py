"""The tool port: one thing Buddy can do in the world.

Adapters (`buddy.adapters.tools`): ``calculate``, ``get_time``, ``knowledge_search``,
``knowledge_store``, ``read_file``, ``list_directory``, ``file_summary``, ``repo_index``,
``metrics_query``, ``page_changes``, ``web_extract``, ``web_search``; in tests
`buddy.testing.tools.ScriptedTool`.
A tool raises `buddy.errors.ToolExecutionFailed` (or a subclass) with a cause fit to be shown;
anything else it raises is a defect and is reported as "internal error in TOOL" without its text.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from buddy.domain.ids import EffectKey, MissionId, UserId
from buddy.domain.json_value import JsonObject
from buddy.domain.page_look import PageVersion
from buddy.domain.scope import Scope
from buddy.domain.tool import PaidAnswer, PaidCall, ToolResult, ToolSpec
from buddy.errors import BrowserUnavailable, EgressDenied, ToolExecutionFailed
from buddy.ports.browser import RenderedPage
from buddy.ports.fetcher import FetchedPage

MakeCall = Callable[[EffectKey], Awaitable[PaidAnswer]]
"""Makes a paid call under a key, the same at every repetition: pass it on as idempotency key."""


class Pay(Protocol):
    """Makes a paid call, once it is counted against the run's money.

    It is counted before it is made and remembered when it has answered, so a tool that runs again,
    after a crash or after a person added money, gets the answer and does not pay twice. A call that
    the run's cap does not cover is not made: the tool is left at once and the run waits for a
    person, then the tool runs again from its start.
    """

    async def __call__(self, call: PaidCall, make: MakeCall) -> JsonObject:
        """Return the call's value.

        Args:
            call: What is about to be called, and what it may cost.
            make: Makes it. Its `ToolExecutionFailed` counts as an answer, at the call's price, and
                is raised on; `EgressDenied` and `ToolInputInvalid` cost nothing.

        Raises:
            ToolExecutionFailed: The call failed, now or when it was made.
            ValueError: The name was used in this run already, or an amount is below zero.
        """
        ...


async def pay_nothing(call: PaidCall, make: MakeCall) -> JsonObject:
    """Refuse a paid call where nobody counts.

    Raises:
        ToolExecutionFailed: Always.
    """
    del make
    raise ToolExecutionFailed(f"{call.name} costs something, and nothing here may be paid")


ReportProgress = Callable[[int, int, str], None]
"""``report(items, pages, message)``: totals so far and one line for people. Never raises, never
blocks; reports that come faster than they can be stored are merged."""


class FetchPage(Protocol):
    """``await fetch(url)`` gets one page."""

    async def __call__(self, url: str, unless: PageVersion | None = None) -> FetchedPage:
        """Get a page; raises as `Fetcher.fetch`, and what it raises is let through."""
        ...


async def no_web(url: str, unless: PageVersion | None = None) -> FetchedPage:
    """Fetch nothing.

    Raises:
        EgressDenied: Always.
    """
    del unless
    raise EgressDenied("this call was given no way to the web", url=url, rule="no_web")


class BrowsePage(Protocol):
    """``await browse(url)`` opens one page in the browser, its scripts run."""

    async def __call__(self, url: str, *, screenshot: bool = False) -> RenderedPage:
        """Open a page; raises as `Browser.open`, and what it raises is let through."""
        ...


async def no_browser(url: str, *, screenshot: bool = False) -> RenderedPage:
    """Open nothing.

    Raises:
        BrowserUnavailable: Always.
    """
    del screenshot
    raise BrowserUnavailable("this call was given no browser", url=url)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolContext:
    """What a call may know beyond its input."""

    user_id: UserId
    mission_id: MissionId
    effect_key: EffectKey
    """Pass it on as an idempotency key wherever the other side takes one."""
    scope: Scope
    report: ReportProgress
    pay: Pay = pay_nothing
    """Makes the paid calls of a tool whose spec says `announces_calls`."""
    fetch: FetchPage = no_web
    """The only way to a page: it is bound to what was approved, redirects included."""
    browse: BrowsePage = no_browser
    """The same in the browser, for pages that scripts fill and for pictures of pages. Bound like
    `fetch`; what a page loads by itself is bound too, and left out where it is refused."""


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
