"""A web of a few pages for the tools that read it, reached as in a run: through a guard."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import jsonschema_rs

from buddy.adapters.browser.memory import MemoryBrowser
from buddy.adapters.fetch.memory import MemoryFetcher
from buddy.adapters.fetch.memory_gateway import MemoryGateway
from buddy.domain.ids import LOCAL_USER, EffectKey, MissionId
from buddy.domain.json_value import JsonObject
from buddy.domain.scope import Scope
from buddy.domain.tool import ToolResult
from buddy.ports.browser import Browser, RenderedPage
from buddy.ports.fetcher import FetchedPage
from buddy.ports.tools import Tool, ToolContext
from buddy.testing.warrants import guard_of

SHELL = """<html><head><title>Board</title><script src="/app.js"></script></head><body>
<noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div></body>
</html>"""


def rendered(url: str, html: str, title: str = "", **facts: object) -> RenderedPage:
    page = RenderedPage(url=url, status=200, title=title, html=html)
    return replace(page, **facts)  # pyright: ignore[reportArgumentType]


@dataclass(slots=True)
class SmallWeb:
    """Pages as they arrive, and as they are once their scripts have run."""

    pages: Mapping[str, FetchedPage | str] = field(default_factory=dict[str, FetchedPage | str])
    shown: Mapping[str, RenderedPage] | None = None
    """None: there is no browser."""
    loads: Mapping[str, Sequence[str]] = field(default_factory=dict[str, Sequence[str]])
    reports: list[tuple[int, int, str]] = field(default_factory=list[tuple[int, int, str]])
    fetched: list[str] = field(default_factory=list[str])
    opened: list[str] = field(default_factory=list[str])

    async def call(
        self, tool: Tool, tool_input: JsonObject, scope: Scope | None = None
    ) -> ToolResult:
        """Call a tool as approved; input and output are held against its schemas."""
        bounds, fetcher = scope or Scope(), MemoryFetcher(self.pages)
        browser: Browser | None = None
        if self.shown is not None:
            browser = memory = MemoryBrowser(MemoryGateway(), self.shown, self.loads)
            self.opened = memory.opened
        self.fetched = fetcher.fetched
        guard = guard_of(tool.spec.name, tool_input, bounds, fetcher, browser)
        guard.admit(tool.spec.name, tool_input)
        context = ToolContext(
            user_id=LOCAL_USER,
            mission_id=MissionId("m_1"),
            effect_key=EffectKey("r_1:tool_execution:1"),
            scope=bounds,
            fetch=guard.fetch,
            browse=guard.browse,
            report=lambda items, pages, text: self.reports.append((items, pages, text)),
        )
        jsonschema_rs.validate(dict(tool.spec.input_schema), dict(tool_input))
        result = await tool.call(tool_input, context)
        jsonschema_rs.validate(dict(tool.spec.output_schema), dict(result.data))
        json.dumps(result.data)
        return result
