"""web_search: ask the configured engines, then the offline library, and say which answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from buddy.domain.artifact import ArtifactType, Source
from buddy.domain.ids import ToolName
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject
from buddy.domain.tool import ToolResult, ToolSpec
from buddy.errors import SearchUnavailable, ToolExecutionFailed, ToolInputInvalid
from buddy.ports.search import SearchAnswer, SearchEngine
from buddy.ports.tools import ToolContext

DEFAULT_RESULTS = 8
MAX_RESULTS = 20
MAX_QUERY = 500

_RESULT: JsonObject = {
    "type": "object",
    "properties": {
        "title": {"type": "string"},
        "url": {"type": "string"},
        "snippet": {"type": "string"},
        "engine": {"type": "string", "description": "who found it"},
        "score": {"type": ["number", "null"]},
    },
    "required": ["title", "url", "snippet", "engine"],
}
_ATTEMPT: JsonObject = {
    "type": "object",
    "properties": {
        "engine": {"type": "string"},
        "outcome": {"enum": ["answered", "nothing found", "unavailable"]},
        "reason": {"type": ["string", "null"]},
    },
    "required": ["engine", "outcome", "reason"],
}
_INPUT: JsonObject = {
    "type": "object",
    "properties": {
        "query": {
            "type": "string",
            "minLength": 1,
            "maxLength": MAX_QUERY,
            "description": "what to search for",
            "x-slot": "query",
        },
        "max_results": {
            "type": "integer",
            "minimum": 1,
            "maximum": MAX_RESULTS,
            "default": DEFAULT_RESULTS,
        },
    },
    "required": ["query"],
    "additionalProperties": False,
}
_OUTPUT: JsonObject = {
    "type": "object",
    "properties": {
        "query": {"type": "string"},
        "engine": {"type": ["string", "null"], "description": "who answered"},
        "online": {"type": "boolean", "description": "whether the answer came from the network"},
        "results": {"type": "array", "items": _RESULT},
        "attempts": {"type": "array", "items": _ATTEMPT},
    },
    "required": ["query", "engine", "online", "results", "attempts"],
}


@dataclass(frozen=True, slots=True)
class _Attempt:
    engine: SearchEngine
    outcome: str
    reason: str | None = None


class WebSearch:
    """Searches the web, or the offline library where no engine is reachable.

    Args:
        engines: In the order of preference. The online ones are asked first, whatever their
            place; the first that finds something answers.
    """

    def __init__(self, engines: Sequence[SearchEngine]) -> None:
        online = [engine for engine in engines if engine.online]
        self._engines = (*online, *(engine for engine in engines if not engine.online))
        self._spec = ToolSpec(
            name=ToolName("web_search"),
            description=(
                "Search the web for pages, news, facts, tutorials or products and list what was "
                "found with title, address and snippet. Falls back to the offline library."
            ),
            examples=(
                "Search for python tutorials",
                "Find recent articles about electric cars",
                "Look up the best hiking trails in Norway",
                "What is the latest news on renewable energy?",
                "Who wrote Don Quixote?",
            ),
            input_schema=_INPUT,
            output_schema=_OUTPUT,
            intents=(Intent.SEARCH, Intent.RESEARCH, Intent.KNOWLEDGE),
            artifact_type=ArtifactType.WEB_SEARCH_RESULT,
            contacts_network=bool(online),
            timeout_seconds=30.0,
            typical_seconds=2.0,
        )

    @property
    def spec(self) -> ToolSpec:
        """What the tool declares."""
        return self._spec

    @property
    def engines_described(self) -> str:
        """Who will see the query, in order, as a sentence for the proposal."""
        online = [engine.name for engine in self._engines if engine.online]
        offline = [engine.name for engine in self._engines if not engine.online]
        if online and offline:
            return f"{', then '.join(online)}; without a network, the {' and '.join(offline)}"
        if online:
            return ", then ".join(online)
        if offline:
            return f"the {' and '.join(offline)} only; nothing leaves this machine"
        return "no search engine is configured"

    async def call(self, tool_input: JsonObject, context: ToolContext) -> ToolResult:
        """Ask one engine after the other until one finds something.

        Raises:
            ToolInputInvalid: The query is empty.
            ToolExecutionFailed: No engine could be asked at all; the message has every reason.
        """
        query = str(tool_input.get("query", "")).strip()[:MAX_QUERY]
        if not query:
            raise ToolInputInvalid("web_search needs a query: the words to search for")
        wanted = tool_input.get("max_results")
        limit = wanted if isinstance(wanted, int) else DEFAULT_RESULTS
        attempts: list[_Attempt] = []
        for engine in self._engines:
            if engine.online and context.scope.allowed_domains == ():
                attempts.append(_Attempt(engine, "unavailable", "the mission may contact no site"))
                continue
            try:
                answer = await engine.search(query, max(1, min(limit, MAX_RESULTS)))
            except SearchUnavailable as problem:
                attempts.append(_Attempt(engine, "unavailable", problem.message))
                continue
            outcome = "answered" if answer.hits else "nothing found"
            attempts.append(_Attempt(engine, outcome, answer.note))
            if answer.hits:
                context.report(len(answer.hits), 1, f"{len(answer.hits)} from {answer.engine}")
                return _found(query, answer, attempts)
        return _nothing(query, attempts)


def _found(query: str, answer: SearchAnswer, attempts: Sequence[_Attempt]) -> ToolResult:
    count = len(answer.hits)
    who = answer.engine if answer.online else f"the {answer.engine}"
    line = f"{count} result{'' if count == 1 else 's'} from {who}"
    return ToolResult(
        data=_data(query, answer, attempts),
        summary=f"{line}{_why_not_online(answer, attempts)}",
        sources=tuple(Source(title=hit.title, url=hit.url) for hit in answer.hits),
        items=count,
        title=f"Search: {query}",
    )


def _nothing(query: str, attempts: Sequence[_Attempt]) -> ToolResult:
    """Say honestly that nothing was found, or that nobody could be asked.

    Raises:
        ToolExecutionFailed: Nobody could be asked.
    """
    asked = [attempt for attempt in attempts if attempt.outcome == "nothing found"]
    reasons = "; ".join(a.reason for a in attempts if a.outcome == "unavailable" and a.reason)
    if not asked:
        raise ToolExecutionFailed(
            f"no search engine answered: {reasons or 'none is configured'}", query=query
        )
    if any(attempt.engine.online for attempt in asked):
        reason = f"0 results for {query!r} from {' and '.join(a.engine.name for a in asked)}"
    else:
        where = " and ".join(attempt.engine.name for attempt in asked)
        state = (
            "no search engine reachable"
            if reasons
            else "online search is switched off or not configured"
        )
        reason = f"0 results in the {where}; {state}"
    return ToolResult(
        data=_data(query, None, attempts),
        summary=f"{reason} ({reasons})" if reasons else reason,
        items=0,
        empty_reason=f"{reason} ({reasons})" if reasons else reason,
        title=f"Search: {query}",
    )


def _why_not_online(answer: SearchAnswer, attempts: Sequence[_Attempt]) -> str:
    if answer.online:
        return ""
    online = [attempt for attempt in attempts if attempt.engine.online]
    if not online:
        return "; nothing left this machine"
    if all(attempt.outcome == "unavailable" for attempt in online):
        return "; no search engine was reachable"
    return "; the search engines found nothing"


def _data(query: str, answer: SearchAnswer | None, attempts: Sequence[_Attempt]) -> JsonObject:
    return {
        "query": query,
        "engine": answer.engine if answer else None,
        "online": answer.online if answer else False,
        "results": [
            {
                "title": hit.title,
                "url": hit.url,
                "snippet": hit.snippet,
                "engine": hit.engine,
                "score": hit.score,
            }
            for hit in (answer.hits if answer else ())
        ],
        "attempts": [
            {"engine": a.engine.name, "outcome": a.outcome, "reason": a.reason} for a in attempts
        ],
    }
