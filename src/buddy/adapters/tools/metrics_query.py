"""metrics_query: Buddy's own figures over a period, as it measured them."""

from __future__ import annotations

from typing import Final

from buddy.domain.artifact import ArtifactType
from buddy.domain.ids import MissionId, ToolName, UserId
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject
from buddy.domain.metrics import Figures, Metrics, measured, tool_of
from buddy.domain.mission import Mission
from buddy.domain.period import DEFAULT_PERIOD, Period, parse_period
from buddy.domain.tool import ToolResult, ToolSpec
from buddy.errors import StoreError, ToolExecutionFailed, ToolInputInvalid
from buddy.ports.clock import Clock
from buddy.ports.store import MissionFilter, Queries
from buddy.ports.tools import ToolContext

MAX_MISSIONS: Final = 5000
"""The newest of the period; more are not looked at."""
_PAGE: Final = 200
NO_DATA: Final = "no data yet"

_SPEC: Final = ToolSpec(
    name=ToolName("metrics_query"),
    description=(
        "Tells how Buddy itself is doing: how many missions ran, completed or failed, its success "
        "rate, how long missions take and what they cost, overall and for each tool, over a period."
    ),
    examples=(
        "how many missions failed this week",
        "what is your success rate",
        "how much have I spent on missions this month",
        "which tool do you use most",
        "how long do your missions take on average",
        "show me your metrics for the last 7 days",
        "how is web_search performing",
        "statistics of the missions you ran today",
        "what did my missions cost yesterday",
        "how reliable are you",
        "how often did web_extract fail in the last 30 days",
    ),
    input_schema={
        "type": "object",
        "properties": {
            "period": {
                "type": "string",
                "minLength": 1,
                "maxLength": 60,
                "default": DEFAULT_PERIOD,
                "description": "today, this week, last month, last 7 days, all time (in UTC)",
                "x-slot": "period",
            },
            "tool": {
                "type": "string",
                "minLength": 1,
                "maxLength": 100,
                "description": "Only missions of this tool",
                "x-slot": "tool_name",
            },
        },
        "additionalProperties": False,
    },
    output_schema={
        "type": "object",
        "properties": {
            "title": {"type": "string"},
            "text": {"type": "string", "description": "The figures as Markdown"},
            "format": {"const": "markdown"},
            "period": {
                "type": "object",
                "properties": {
                    "label": {"type": "string"},
                    "start": {"type": ["string", "null"]},
                    "end": {"type": "string"},
                },
            },
            "tool": {"type": ["string", "null"]},
            "overall": {"type": "object"},
            "by_tool": {"type": "object"},
            "truncated": {"type": "boolean"},
        },
        "required": ["title", "text", "period", "overall", "by_tool", "truncated"],
    },
    intents=(Intent.INTROSPECTION,),
    artifact_type=ArtifactType.DOCUMENT,
    timeout_seconds=30.0,
    typical_seconds=0.2,
)


class MetricsQuery:
    """Answers from the missions of the person who asks.

    Args:
        queries: Reads them.
        clock: Tells which period it is.
    """

    def __init__(self, queries: Queries, clock: Clock) -> None:
        self._queries = queries
        self._clock = clock

    @property
    def spec(self) -> ToolSpec:
        """What the tool declares."""
        return _SPEC

    async def call(self, tool_input: JsonObject, context: ToolContext) -> ToolResult:
        """Add up one period; the mission that asks is not counted.

        Raises:
            ToolInputInvalid: The period cannot be read.
            ToolExecutionFailed: The store does not answer.
        """
        period = parse_period(str(tool_input.get("period", DEFAULT_PERIOD)), self._clock.now())
        tool = tool_input.get("tool")
        if tool is not None and not str(tool).strip():
            raise ToolInputInvalid("tool is blank; name a tool or leave it out")
        try:
            found, more = await self._missions(context.user_id, period, context.mission_id)
        except StoreError as error:
            raise ToolExecutionFailed(error.message) from error
        kept = [mission for mission in found if tool is None or tool_of(mission) == tool]
        result = _result(measured(kept), period, tool, truncated=more)
        context.report(len(kept), 0, result.summary)
        return result

    async def _missions(
        self, user_id: UserId, period: Period, asking: MissionId
    ) -> tuple[list[Mission], bool]:
        found: list[Mission] = []
        where, cursor = MissionFilter(since=period.start), None
        while True:
            page = await self._queries.missions(user_id, where, _PAGE, cursor)
            found += [
                each
                for each in page.missions
                if period.holds(each.created_at) and each.mission_id != asking
            ]
            cursor = page.next_cursor
            if cursor is None or len(found) >= MAX_MISSIONS:
                return found[:MAX_MISSIONS], cursor is not None


def _result(metrics: Metrics, period: Period, tool: str | None, *, truncated: bool) -> ToolResult:
    of = f" of {tool}" if tool else ""
    title = f"Missions{of}, {period.label}"
    summary = f"{title}: {_said(metrics.overall)}"
    if truncated:
        summary += f" (the newest {MAX_MISSIONS:,} only)"
    return ToolResult(
        data={
            "title": title,
            "text": _text(metrics, period, truncated=truncated),
            "format": "markdown",
            "period": {"label": period.label, "start": period.start, "end": period.end},
            "tool": tool,
            "overall": _json(metrics.overall),
            "by_tool": {name: _json(each) for name, each in metrics.by_tool.items()},
            "truncated": truncated,
        },
        summary=summary,
        items=metrics.overall.missions,
        empty_reason=None if metrics.overall.missions else f"{title}: {NO_DATA}",
        title=title,
    )


def _json(figures: Figures) -> JsonObject:
    return {
        "missions": figures.missions,
        "by_status": figures.by_status,
        "ended": figures.ended,
        "success_rate": figures.success_rate,
        "duration_p50_seconds": figures.duration_p50_seconds,
        "duration_p90_seconds": figures.duration_p90_seconds,
        "timed": figures.timed,
        "cost_usd": None if figures.cost is None else figures.cost.usd(),
        "costed": figures.costed,
    }


def _said(figures: Figures) -> str:
    if not figures.missions:
        return NO_DATA
    counted = f"{figures.missions:,} mission{'' if figures.missions == 1 else 's'}"
    if figures.success_rate is None:
        return f"{counted}, none has ended with a result yet"
    parts = [counted, f"{_rate(figures)} succeeded"]
    if figures.duration_p50_seconds is not None:
        parts.append(f"median {_seconds(figures.duration_p50_seconds)}")
    parts.append(f"cost {_cost(figures)}")
    return ", ".join(parts)


def _text(metrics: Metrics, period: Period, *, truncated: bool) -> str:
    since = f"from {period.start} " if period.start else ""
    lines = [f"Missions created {since}until {period.end}: {_said(metrics.overall)}."]
    if truncated:
        lines.append(f"There are more; the newest {MAX_MISSIONS:,} are counted.")
    if not metrics.overall.missions:
        return "\n\n".join(lines)
    states = ["| Status | Missions |", "| --- | ---: |"]
    states += [f"| {_words(each)} | {n:,} |" for each, n in metrics.overall.by_status.items()]
    tools = [
        "| Tool | Missions | Succeeded | Median | 9 of 10 within | Cost |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, each in metrics.by_tool.items():
        cells = (
            f"{each.missions:,}",
            _rate(each),
            _seconds(each.duration_p50_seconds),
            _seconds(each.duration_p90_seconds),
            _cost(each),
        )
        tools.append(f"| {name.replace('_', chr(92) + '_')} | {' | '.join(cells)} |")
    return "\n\n".join([*lines, "\n".join(states), "\n".join(tools)])


def _words(status: str) -> str:
    return status.replace("_", " ")


def _rate(figures: Figures) -> str:
    if figures.success_rate is None:
        return NO_DATA
    completed = round(figures.success_rate * figures.ended)
    return f"{figures.success_rate:.0%} ({completed:,} of {figures.ended:,})"


def _seconds(seconds: float | None) -> str:
    if seconds is None:
        return NO_DATA
    return f"{seconds:.2f} s" if seconds < 10 else f"{seconds:,.0f} s"  # noqa: PLR2004  # digits


def _cost(figures: Figures) -> str:
    return NO_DATA if figures.cost is None else str(figures.cost)
