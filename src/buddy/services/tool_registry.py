"""The registry: which tools there are, which are switched on, and how one is called."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from buddy.domain.audit import Act, NewLink
from buddy.domain.ids import ToolName, UserId
from buddy.domain.json_value import JsonObject, canonical_json
from buddy.domain.tool import ToolResult, ToolSpec
from buddy.errors import (
    BuddyError,
    ToolExecutionFailed,
    ToolInputInvalid,
    ToolTimedOut,
    ToolUnknown,
)
from buddy.ports.clock import Clock
from buddy.ports.store import Queries, TransactionRunner, UnitOfWork
from buddy.ports.tool_source import ToolServer, ToolSource
from buddy.ports.tools import Tool, ToolContext
from buddy.services.json_schema import SchemaCheck
from buddy.services.warrant_guard import WarrantGuard

_log = logging.getLogger(__name__)


class ToolRegistry:
    """Knows the tools and calls them.

    Args:
        tools: The built-in tools; names are unique.
        transact: Runs the transactions that switch tools.
        queries: Reads which tools are switched off.
        clock: Tells when a tool was switched.
        sources: Where tools come from that may come and go. A built-in tool's name stays its own.
    """

    def __init__(
        self,
        tools: Iterable[Tool],
        transact: TransactionRunner,
        queries: Queries,
        clock: Clock,
        sources: Sequence[ToolSource] = (),
    ) -> None:
        self._built_in: Mapping[str, Tool] = {tool.spec.name: tool for tool in tools}
        self._sources = tuple(sources)
        self._transact = transact
        self._queries = queries
        self._clock = clock
        self._checks: dict[str, tuple[ToolSpec, SchemaCheck]] = {}

    def servers(self) -> tuple[ToolServer, ...]:
        """Return the servers that tools come from, reached or not."""
        return tuple(server for source in self._sources for server in source.servers())

    def all_specs(self) -> tuple[ToolSpec, ...]:
        """Return every tool's spec by name, switched off or not."""
        return tuple(tool.spec for _, tool in sorted(self._tools().items()))

    def callable_specs(self, approved: str | None = None) -> tuple[ToolSpec, ...]:
        """Return the specs of the tools that can be chosen now, and of the one that is approved."""
        away = self.unavailable()
        return tuple(
            spec
            for spec in self.all_specs()
            if (spec.name not in away and not spec.plan_only) or spec.name == approved
        )

    def unavailable(self) -> Mapping[str, str]:
        """Return why a tool cannot be called now, per name, for those that cannot."""
        away: dict[str, str] = {}
        for source in self._sources:
            away.update(source.unavailable())
        return away

    def spec(self, name: str) -> ToolSpec:
        """Return a tool's spec.

        Raises:
            ToolUnknown: No tool has this name.
        """
        return self._tool(name).spec

    async def enabled_specs(self, user_id: UserId) -> tuple[ToolSpec, ...]:
        """Return the specs of the tools that a user has not switched off."""
        off = await self._queries.disabled_tools(user_id)
        return tuple(spec for spec in self.all_specs() if spec.name not in off)

    async def usable_specs(self, user_id: UserId) -> tuple[ToolSpec, ...]:
        """Return the specs of the tools that can be proposed to a user now."""
        off = await self._queries.disabled_tools(user_id)
        return tuple(spec for spec in self.callable_specs() if spec.name not in off)

    async def plannable_specs(self, user_id: UserId) -> tuple[ToolSpec, ...]:
        """Return the specs of the tools that a goal's plan can name now."""
        away = self.unavailable()
        return tuple(s for s in await self.enabled_specs(user_id) if s.name not in away)

    async def set_enabled(
        self,
        user_id: UserId,
        name: str,
        *,
        enabled: bool,
        channel: str = "api",
        actor: UserId | None = None,
    ) -> None:
        """Switch a tool on or off for a user.

        Raises:
            ToolUnknown: No tool has this name.
        """
        tool = ToolName(self._tool(name).spec.name)
        link = NewLink(
            user_id=user_id,
            act=Act.TOOL_ENABLED if enabled else Act.TOOL_DISABLED,
            actor=actor or user_id,
            channel=channel,
            at=self._clock.now(),
            detail={"tool": tool},
        )

        async def work(uow: UnitOfWork) -> None:
            await uow.tool_switches.set_enabled(user_id, tool, enabled=enabled)
            await uow.audit.append(link)

        await self._transact(work)

    def check_input(self, name: str, tool_input: JsonObject) -> None:
        """Check an input against the tool's schema.

        Raises:
            ToolUnknown: No tool has this name.
            ToolInputInvalid: Names the field and the rule it breaks.
        """
        spec = self.spec(name)
        try:
            canonical_json(dict(tool_input)).encode()
        except ValueError as error:
            raise ToolInputInvalid(
                f"{name}: input: holds a number or a text that JSON cannot carry", tool=name
            ) from error
        problem = self._check(spec).problem(tool_input)
        if problem is not None:
            field, message = problem
            raise ToolInputInvalid(f"{name}: {field}: {message}", tool=name, field=field)

    async def call(
        self, name: str, tool_input: JsonObject, context: ToolContext, guard: WarrantGuard
    ) -> ToolResult:
        """Call a tool within its own time, the scope's, and what the guard lets pass.

        Raises:
            ToolUnknown: No tool has this name.
            ToolInputInvalid: The input does not fit its schema.
            WarrantExceeded: The call, or a page that it asks for, was not approved.
            ToolExecutionFailed: With its cause, "Tool returned no result" included.
        """
        scope = guard.warrant.scope if guard.warrant else context.scope
        context = replace(context, scope=scope, fetch=guard.fetch, browse=guard.browse)
        seconds = min(self.spec(name).timeout_seconds, scope.max_duration_seconds)
        try:
            async with asyncio.timeout(seconds):
                # What was approved is held against what the tool is now.
                for source in self._sources:
                    await source.refresh(name)
                tool = self._tool(name)
                self.check_input(name, tool_input)
                guard.admit(name, tool_input, tool.spec.digest)
                result = await tool.call(tool_input, context)
        except TimeoutError:
            raise ToolTimedOut(name, seconds) from None
        except BuddyError:
            raise
        except Exception as error:
            _log.exception("Tool %s raised an error that is not one of ours", name)
            raise ToolExecutionFailed(
                f"internal error in {name}; the server's log has it", tool=name
            ) from error
        finally:
            guard.over = True
        if result.items == 0 and not result.empty_reason:
            raise ToolExecutionFailed("Tool returned no result", tool=name)
        return result

    def _tools(self) -> dict[str, Tool]:
        given = (tool for source in self._sources for tool in source.tools())
        return {**{tool.spec.name: tool for tool in given}, **self._built_in}

    def _tool(self, name: str) -> Tool:
        found = self._built_in.get(name)
        if found is None:
            found = next(
                (t for source in self._sources for t in source.tools() if t.spec.name == name), None
            )
        if found is None:
            raise ToolUnknown(name)
        return found

    def _check(self, spec: ToolSpec) -> SchemaCheck:
        """Return the check of a tool's input, compiled once for each schema it has had."""
        kept = self._checks.get(spec.name)
        if kept is None or kept[0] is not spec:
            kept = self._checks[spec.name] = (spec, SchemaCheck(spec.input_schema))
        return kept[1]
