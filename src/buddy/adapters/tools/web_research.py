"""web_research: search, read the best pages, and report what they say, each statement cited."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast
from urllib.parse import urlsplit

from buddy.adapters.tools.engine_round import Round, ask_engines, in_order, within_of
from buddy.adapters.tools.page_reader import NEEDS_SCRIPT, ReadPage, read_page
from buddy.adapters.tools.research_report import (
    Evidence,
    Statement,
    Unread,
    pick_statements,
    write_report,
)
from buddy.adapters.tools.web_research_spec import DEFAULT_SOURCES, MAX_QUERY, MAX_SOURCES, spec_of
from buddy.domain.artifact import Source
from buddy.domain.json_value import JsonObject
from buddy.domain.scope import allows
from buddy.domain.stems import content_stems, stems
from buddy.domain.tool import ToolResult, ToolSpec
from buddy.errors import ToolExecutionFailed, ToolInputInvalid, WarrantExceeded
from buddy.ports.search import SearchEngine, SearchHit
from buddy.ports.tools import ToolContext

AT_ONCE = 3
"""Pages that are read at the same time."""
READING_SHARE = 0.75
"""Of the call's time, for reading; the rest is for searching and writing."""
HITS = 20
"""Results that are looked at, at most."""
FLOOR = 0.5
"""Share of a query's words that a statement of the library must hold."""
_PASSED_OVER = frozenset({"domain", "blocked_domain"})
"""Deviations over which no run is parked: a page that a search found was asked for by nobody."""


@dataclass(slots=True)
class _Reading:
    """What became of the hits so far, by their place in the answer."""

    pages: dict[int, ReadPage] = field(default_factory=dict[int, ReadPage])
    unread: dict[int, Unread] = field(default_factory=dict[int, Unread])
    opened: int = 0

    def paragraphs(self) -> int:
        return sum(
            1
            for page in self.pages.values()
            for line in page.content.plain.splitlines()
            if line.strip()
        )


class WebResearch:
    """Researches a subject over the search engines of this instance. Needs no language model.

    Args:
        engines: In the order of preference; the online ones are asked first.
    """

    def __init__(self, engines: Sequence[SearchEngine]) -> None:
        self._engines = in_order(engines)
        self._spec = spec_of(online=any(engine.online for engine in engines))

    @property
    def spec(self) -> ToolSpec:
        """What the tool declares."""
        return self._spec

    async def call(self, tool_input: JsonObject, context: ToolContext) -> ToolResult:
        """Search, read, report.

        A page that the egress guard refuses, or that lies outside the allowed domains, is passed
        over and listed with its reason.

        Raises:
            ToolInputInvalid: No query.
            ToolExecutionFailed: No engine could be asked, or no page that was found could be read.
        """
        query = str(tool_input.get("query", "")).strip()[:MAX_QUERY]
        if not query:
            raise ToolInputInvalid("web_research needs a query: what to find out")
        wanted = tool_input.get("max_sources")
        most = wanted if isinstance(wanted, int) else DEFAULT_SOURCES
        most = max(1, min(most, MAX_SOURCES, context.scope.max_pages))
        found = await ask_engines(self._engines, query, HITS, context.scope, within_of(tool_input))
        if found.answer is None:
            return _nothing_found(query, found)
        context.report(0, 0, f"{len(found.answer.hits)} results from {found.answer.engine}")
        hits = found.answer.hits
        reading = await self._read(hits, most, context)
        evidence = _evidence(hits, reading, most)
        unread = tuple(reading.unread[place] for place in sorted(reading.unread))
        if not evidence:
            raise ToolExecutionFailed(
                f"none of {len(unread)} pages that were found could be read: {unread[0].reason}"
            )
        picked = await asyncio.to_thread(pick_statements, evidence, query)
        statements = _relevant(picked, evidence, query)
        return _result(found, statements, evidence, unread)

    async def _read(self, hits: Sequence[SearchHit], most: int, context: ToolContext) -> _Reading:
        """Open hits until enough pages are read, none are left, or the time is up."""
        reading = _Reading()
        seconds = READING_SHARE * min(
            self._spec.timeout_seconds, context.scope.max_duration_seconds
        )
        queue = [(place, hit) for place, hit in enumerate(hits) if _is_web(hit)]
        batch: list[tuple[int, SearchHit]] = []
        try:
            async with asyncio.timeout(seconds):
                while queue and (room := _room(reading, most, context)):
                    batch = _take(queue, room, reading, context)
                    reading.opened += len(batch)
                    await _open_all(batch, reading, context)
        except TimeoutError:
            for place, hit in batch:
                if place not in reading.pages and place not in reading.unread:
                    reason = f"it was not there when the time for reading was up, {seconds:g} s"
                    reading.unread[place] = _passed(hit, reason)
        return reading


def _room(reading: _Reading, most: int, context: ToolContext) -> int:
    """Return how many pages may be opened next; none when enough are read or were opened."""
    left = context.scope.max_pages - reading.opened
    return max(0, min(AT_ONCE, most - len(reading.pages), left))


def _take(
    queue: list[tuple[int, SearchHit]], room: int, reading: _Reading, context: ToolContext
) -> list[tuple[int, SearchHit]]:
    """Take the next hits that may be opened off the queue."""
    batch: list[tuple[int, SearchHit]] = []
    while queue and len(batch) < room:
        place, hit = queue.pop(0)
        if allows(context.scope, urlsplit(hit.url).hostname or ""):
            batch.append((place, hit))
        else:
            reading.unread[place] = _passed(hit, "outside the mission's domains")
    return batch


async def _open_all(
    batch: Sequence[tuple[int, SearchHit]], reading: _Reading, context: ToolContext
) -> None:
    """Read pages at the same time; where one ends the call, the others are broken off.

    Raises:
        WarrantExceeded: See `_open`.
    """
    try:
        async with asyncio.TaskGroup() as group:
            for place, hit in batch:
                group.create_task(_open(place, hit, reading, context))
    except ExceptionGroup as several:
        raise several.exceptions[0] from several


async def _open(place: int, hit: SearchHit, reading: _Reading, context: ToolContext) -> None:
    """Read one page, or note why not.

    Raises:
        WarrantExceeded: The approval itself does not carry the call on.
    """
    try:
        page = await read_page(hit.url, context)
    except WarrantExceeded as refusal:
        if _kind(refusal) not in _PASSED_OVER:
            raise
        reading.unread[place] = _passed(hit, "it leads outside the mission's domains")
    except ToolExecutionFailed as problem:
        reading.unread[place] = _passed(hit, problem.message)
    else:
        if page.readable:
            reading.pages[place] = page
        else:
            reason = NEEDS_SCRIPT if page.content.needs_script else "the page has no readable text"
            reading.unread[place] = _passed(hit, f"{reason}{page.unrendered or ''}")
        read = len(reading.pages)
        context.report(reading.paragraphs(), read, f"page {read}: {page.content.title or hit.url}")


def _kind(refusal: WarrantExceeded) -> object:
    deviation = refusal.details.get("deviation")
    return cast("JsonObject", deviation).get("kind") if isinstance(deviation, dict) else None


def _passed(hit: SearchHit, reason: str) -> Unread:
    return Unread(title=hit.title, url=hit.url, reason=reason)


def _is_web(hit: SearchHit) -> bool:
    return hit.url.startswith(("http://", "https://"))


def _evidence(hits: Sequence[SearchHit], reading: _Reading, most: int) -> tuple[Evidence, ...]:
    """Return what there is to cite, in the order of the hits, each page once.

    A passage of the offline library is its own text; it needs no opening.
    """
    found: dict[str, Evidence] = {}
    for place, hit in enumerate(hits):
        page = reading.pages.get(place)
        if len(found) == most:
            break
        if page is not None:
            content, number = page.content, len(found) + 1
            found.setdefault(
                page.final_url,
                Evidence(
                    number=number,
                    title=content.title or hit.title,
                    url=page.final_url,
                    text=content.plain,
                    site=content.site or urlsplit(page.final_url).hostname,
                    date=content.date,
                ),
            )
        elif not _is_web(hit):
            number = len(found) + 1
            found.setdefault(
                hit.url, Evidence(number=number, title=hit.title, url=hit.url, text=hit.snippet)
            )
    return tuple(found.values())


def _relevant(
    statements: Sequence[Statement], evidence: Sequence[Evidence], query: str
) -> tuple[Statement, ...]:
    """Return the statements without those of the library that only share a word with the query.

    An online engine ranks the whole web by relevance. The library is small: its nearest passage to
    a question that it has no answer to is about something else.
    """
    web = {page.number for page in evidence if page.url.startswith(("http://", "https://"))}
    wanted = content_stems(query)
    needed = math.ceil(len(wanted) * FLOOR)
    return tuple(
        each
        for each in statements
        if web & set(each.sources) or len(wanted & stems(each.text)) >= needed
    )


def _result(
    found: Round,
    statements: Sequence[Statement],
    evidence: Sequence[Evidence],
    unread: Sequence[Unread],
) -> ToolResult:
    cited = {number for statement in statements for number in statement.sources}
    noun = "page" if len(evidence) == 1 else "pages"
    failed = f"; {len(unread)} could not be read" if unread else ""
    if statements:
        count = f"{len(statements)} statement{'' if len(statements) == 1 else 's'}"
        summary = f"{count} from {len(cited)} of {len(evidence)} {noun} read{failed}"
        reason = None
    else:
        summary = reason = (
            f"{len(evidence)} {noun} read, and none speaks of {found.query!r}{failed}"
        )
    return ToolResult(
        data=_data(found, statements, evidence, unread),
        summary=f"{summary}{found.why_not_online()}",
        sources=tuple(
            Source(title=page.title, url=page.url) for page in evidence if page.number in cited
        ),
        items=len(statements),
        empty_reason=reason,
        title=f"Research: {found.query}",
    )


def _nothing_found(query: str, found: Round) -> ToolResult:
    reason = found.nothing()
    return ToolResult(
        data=_data(found, (), (), ()),
        summary=reason,
        items=0,
        empty_reason=reason,
        title=f"Research: {query}",
    )


def _data(
    found: Round,
    statements: Sequence[Statement],
    evidence: Sequence[Evidence],
    unread: Sequence[Unread],
) -> JsonObject:
    cited = {number for statement in statements for number in statement.sources}
    return {
        "query": found.query,
        "title": f"Research: {found.query}",
        "text": write_report(found.query, statements, evidence, unread),
        "statements": [{"text": each.text, "sources": list(each.sources)} for each in statements],
        "sources": [
            {
                "number": page.number,
                "title": page.title,
                "url": page.url,
                "site": page.site,
                "date": page.date,
                "cited": page.number in cited,
            }
            for page in evidence
        ],
        "unread": [
            {"title": each.title, "url": each.url, "reason": each.reason} for each in unread
        ],
        "engine": found.answer.engine if found.answer else None,
        "online": found.answer.online if found.answer else False,
        "attempts": [attempt.to_json() for attempt in found.attempts],
    }
