"""Asks search engines one after the other until one finds something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from buddy.domain.json_value import JsonObject
from buddy.domain.scope import Scope
from buddy.domain.search_words import RANGES, Recency, site_operators
from buddy.errors import SearchUnavailable, ToolExecutionFailed
from buddy.ports.search import SearchAnswer, SearchEngine

ATTEMPT: JsonObject = {
    "type": "object",
    "properties": {
        "engine": {"type": "string"},
        "outcome": {"enum": ["answered", "nothing found", "unavailable"]},
        "reason": {"type": ["string", "null"]},
    },
    "required": ["engine", "outcome", "reason"],
}
"""JSON Schema of `Attempt.to_json`."""


TIME_RANGE: JsonObject = {
    "enum": list(RANGES),
    "description": "how new what is found has to be: of the last day, week, month or year",
    "x-slot": "recency",
}
"""JSON Schema of the argument that `within_of` reads."""


def within_of(tool_input: JsonObject) -> Recency | None:
    """Return how new what is found has to be, as a tool was given it."""
    said = tool_input.get("time_range")
    return next((name for name in RANGES if name == said), None)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One engine that was asked."""

    engine: SearchEngine
    outcome: str
    reason: str | None = None

    def to_json(self) -> JsonObject:
        """Return it as a JSON object."""
        return {"engine": self.engine.name, "outcome": self.outcome, "reason": self.reason}


@dataclass(frozen=True, slots=True)
class Round:
    """What came of asking."""

    query: str
    answer: SearchAnswer | None
    """The first answer with hits."""
    attempts: tuple[Attempt, ...]

    def why_not_online(self) -> str:
        """Say why the answer is one of this machine, as the end of a sentence."""
        if self.answer is None or self.answer.online:
            return ""
        online = [attempt for attempt in self.attempts if attempt.engine.online]
        if not online:
            return "; nothing left this machine"
        if all(attempt.outcome == "unavailable" for attempt in online):
            return "; no search engine was reachable"
        return "; the search engines found nothing"

    def nothing(self) -> str:
        """Say honestly that nothing was found.

        Raises:
            ToolExecutionFailed: Nobody could be asked; the message has every reason.
        """
        asked = [attempt for attempt in self.attempts if attempt.outcome == "nothing found"]
        reasons = "; ".join(
            attempt.reason
            for attempt in self.attempts
            if attempt.outcome == "unavailable" and attempt.reason
        )
        if not asked:
            raise ToolExecutionFailed(
                f"no search engine answered: {reasons or 'none is configured'}", query=self.query
            )
        who = " and ".join(attempt.engine.name for attempt in asked)
        if any(attempt.engine.online for attempt in asked):
            reason = f"0 results for {self.query!r} from {who}"
        else:
            state = (
                "no search engine reachable"
                if reasons
                else "online search is switched off or not configured"
            )
            reason = f"0 results in the {who}; {state}"
        return f"{reason} ({reasons})" if reasons else reason


def in_order(engines: Sequence[SearchEngine]) -> tuple[SearchEngine, ...]:
    """Return the engines as they are asked: the online ones first, whatever their place."""
    online = [engine for engine in engines if engine.online]
    return (*online, *(engine for engine in engines if not engine.online))


async def ask_engines(
    engines: Sequence[SearchEngine],
    query: str,
    limit: int,
    scope: Scope,
    within: Recency | None = None,
) -> Round:
    """Ask one engine after the other until one finds something.

    Args:
        engines: In the order in which they are asked.
        query: What to search for.
        limit: Most hits of the answer.
        scope: Where no site may be contacted, no online engine is asked. Its sites are asked for
            and kept away from in the query that goes out; what lies on this machine is of no site.
        within: How new what is found has to be.
    """
    attempts: list[Attempt] = []
    operators = site_operators(scope)
    for engine in engines:
        if engine.online and scope.allowed_domains == ():
            attempts.append(Attempt(engine, "unavailable", "the mission may contact no site"))
            continue
        try:
            asked = f"{query} {operators}".strip() if engine.online else query
            answer = await engine.search(asked, limit, within)
        except SearchUnavailable as problem:
            attempts.append(Attempt(engine, "unavailable", problem.message))
            continue
        outcome = "answered" if answer.hits else "nothing found"
        attempts.append(Attempt(engine, outcome, answer.note))
        if answer.hits:
            return Round(query, answer, tuple(attempts))
    return Round(query, None, tuple(attempts))
