"""web_search: ask the configured engines, then the offline library, and say which answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from buddy.adapters.tools.engine_round import (
    ATTEMPT,
    TIME_RANGE,
    Round,
    ask_engines,
    in_order,
    within_of,
)
from buddy.domain.artifact import ArtifactType, Source
from buddy.domain.ids import ToolName
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject
from buddy.domain.scope import Scope, allows
from buddy.domain.tool import ToolResult, ToolSpec
from buddy.errors import ToolInputInvalid
from buddy.ports.search import SearchEngine, SearchHit
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
            "x-slot": "count",
        },
        "time_range": TIME_RANGE,
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
        "attempts": {"type": "array", "items": ATTEMPT},
    },
    "required": ["query", "engine", "online", "results", "attempts"],
}


class WebSearch:
    """Searches the web, or the offline library where no engine is reachable.

    Args:
        engines: In the order of preference. The online ones are asked first, whatever their
            place; the first that finds something answers.
    """

    def __init__(self, engines: Sequence[SearchEngine]) -> None:
        self._engines = in_order(engines)
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
                "who won the football match last night",
                "what's the weather in Madrid tomorrow",
                "find cheap flights to Lisbon",
                "find a plumber or a dentist in Bristol",
                "give me recipes with lentils",
                "I need a hotel in Prague for two nights",
                "opening hours of the national museum",
                "when does the last bus to the airport leave",
                "price of gold today",
                "euro to dollar exchange rate",
                "where can I buy oat milk in Dublin",
                "find job postings for teachers in Leeds",
                "show me pictures of red foxes",
                "phone number of the town hall",
                "reviews of wireless headphones",
                "population of Norway",
                "how to fix a leaking tap",
                "birthday present ideas for a friend",
            ),
            input_schema=_INPUT,
            output_schema=_OUTPUT,
            intents=(Intent.SEARCH, Intent.KNOWLEDGE),
            artifact_type=ArtifactType.WEB_SEARCH_RESULT,
            contacts_network=any(engine.online for engine in engines),
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
        limit = max(1, min(limit, MAX_RESULTS))
        bounded = context.scope.allowed_domains is not None or context.scope.blocked_domains
        found = await ask_engines(
            self._engines,
            query,
            MAX_RESULTS if bounded else limit,
            context.scope,
            within_of(tool_input),
        )
        found, outside = _inside(found, context.scope, limit)
        if found.answer is None:
            reason = _all_outside(query, outside) if outside else found.nothing()
            return ToolResult(
                data=_data(found),
                summary=reason,
                items=0,
                empty_reason=reason,
                title=f"Search: {query}",
            )
        hits, who = found.answer.hits, found.answer.engine
        context.report(len(hits), 1, f"{len(hits)} from {who}")
        line = f"{len(hits)} result{'' if len(hits) == 1 else 's'} from "
        left = f"; {outside} of sites that this mission keeps away from left out" if outside else ""
        who = who if found.answer.online else f"the {who}"
        return ToolResult(
            data=_data(found),
            summary=f"{line}{who}{found.why_not_online()}{left}{_undated(found, tool_input)}",
            sources=tuple(Source(title=hit.title, url=hit.url) for hit in hits),
            items=len(hits),
            title=f"Search: {query}",
        )


def _undated(found: Round, tool_input: JsonObject) -> str:
    """Say where the answer could not be chosen by its date, as the end of a sentence."""
    within = within_of(tool_input)
    if within is None or found.answer is None or found.answer.online:
        return ""
    return f"; the {found.answer.engine} has no dates, so none is chosen by the last {within}"


def _inside(found: Round, scope: Scope, limit: int) -> tuple[Round, int]:
    """Return an answer with the hits that a mission may use, and how many it may not.

    What lies in the library on this machine is of no site.
    """
    if found.answer is None:
        return found, 0
    hits = tuple(hit for hit in found.answer.hits if _may_use(hit, scope))
    outside = len(found.answer.hits) - len(hits)
    answer = replace(found.answer, hits=hits[:limit]) if hits else None
    return replace(found, answer=answer), outside


def _may_use(hit: SearchHit, scope: Scope) -> bool:
    host = urlsplit(hit.url).hostname
    return host is None or allows(scope, host)


def _all_outside(query: str, outside: int) -> str:
    return f"0 results for {query!r} on the sites of this mission; {outside} elsewhere left out"


def _data(found: Round) -> JsonObject:
    answer = found.answer
    return {
        "query": found.query,
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
        "attempts": [attempt.to_json() for attempt in found.attempts],
    }
