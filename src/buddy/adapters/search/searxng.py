"""Search by a SearXNG instance, over its JSON API.

The instance's address comes from the operator's configuration, so it is asked directly: the
egress guard stands before addresses that a mission names.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, cast

import httpx2

from buddy.domain.search_words import Recency
from buddy.errors import SearchUnavailable
from buddy.ports.search import SearchAnswer, SearchHit

_FORBIDDEN = 403
_TOO_MANY = 429
_OK = 200


class SearxngSearch:
    """Implements `buddy.ports.search.SearchEngine`.

    Args:
        base_url: Where the instance is, for instance ``http://127.0.0.1:8888``.
        timeout_seconds: From the request to the whole answer of one read.
        transport: Replaces the network; for tests.
    """

    def __init__(
        self,
        base_url: str,
        *,
        timeout_seconds: float = 10.0,
        transport: httpx2.AsyncBaseTransport | None = None,
    ) -> None:
        self._base_url = base_url.rstrip("/")
        self._seconds = timeout_seconds
        self._transport = transport

    @property
    def name(self) -> str:
        """The name shown to people, with the instance's host."""
        return f"SearXNG ({httpx2.URL(self._base_url).host})"

    @property
    def online(self) -> bool:
        """True: SearXNG passes the query on to the engines it is set up with."""
        return True

    async def search(self, query: str, limit: int, within: Recency | None = None) -> SearchAnswer:
        """Ask the instance.

        Raises:
            SearchUnavailable: It does not answer, refuses JSON, or found nothing while engines
                of its own did not respond; the message names them.
        """
        answer = await self._ask(query, within)
        hits = tuple(_hits(answer.get("results")))[:limit]
        silent = _unresponsive(answer.get("unresponsive_engines"))
        if not hits and silent:
            raise SearchUnavailable(
                f"{self.name} found nothing, and engines of it did not respond: "
                f"{', '.join(silent)}",
                engine=self.name,
                unresponsive=list(silent),
            )
        note = f"without {', '.join(silent)}, which did not respond" if silent else None
        return SearchAnswer(engine=self.name, hits=hits, online=True, note=note)

    async def _ask(self, query: str, within: Recency | None) -> Mapping[str, Any]:
        dated = {} if within is None else {"time_range": within}
        try:
            async with httpx2.AsyncClient(
                transport=self._transport, timeout=self._seconds, trust_env=False
            ) as client:
                response = await client.get(
                    f"{self._base_url}/search",
                    params={"q": query, "format": "json", **dated},
                    headers={"Accept": "application/json"},
                )
        except httpx2.TimeoutException as problem:
            raise self._unavailable(f"did not answer within {self._seconds:g} s") from problem
        except (httpx2.HTTPError, httpx2.InvalidURL) as problem:
            raise self._unavailable(
                "cannot be reached; is it running, and is its address right?"
            ) from problem
        if response.status_code == _FORBIDDEN:
            raise self._unavailable(
                "refused with HTTP 403; enable json in search.formats of its settings.yml"
            )
        if response.status_code == _TOO_MANY:
            raise self._unavailable(
                "asks to slow down (HTTP 429); its limiter can be told of Buddy's address"
            )
        if response.status_code != _OK:
            raise self._unavailable(f"answered HTTP {response.status_code}")
        return self._parsed(response.content)

    def _parsed(self, body: bytes) -> Mapping[str, Any]:
        try:
            answer = json.loads(body)
        except ValueError as problem:
            raise self._unavailable("did not answer in JSON; is this SearXNG?") from problem
        if not isinstance(answer, dict):
            raise self._unavailable("did not answer as SearXNG does")
        return cast("dict[str, Any]", answer)

    def _unavailable(self, reason: str) -> SearchUnavailable:
        return SearchUnavailable(f"{self.name} {reason}", engine=self.name)


def _hits(results: object) -> Sequence[SearchHit]:
    found: list[SearchHit] = []
    for entry in cast("list[object]", results) if isinstance(results, list) else []:
        if not isinstance(entry, dict):
            continue
        row = cast("dict[str, Any]", entry)
        url = row.get("url")
        if not isinstance(url, str) or not url.startswith(("http://", "https://")):
            continue
        score = row.get("score")
        found.append(
            SearchHit(
                title=str(row.get("title") or url).strip(),
                url=url,
                snippet=str(row.get("content") or "").strip(),
                engine=str(row.get("engine") or "searxng"),
                score=float(score) if isinstance(score, (int, float)) else None,
            )
        )
    return found


def _unresponsive(engines: object) -> tuple[str, ...]:
    """Read ``[[name, reason], …]`` as ``name (reason)``."""
    found: list[str] = []
    for entry in cast("list[object]", engines) if isinstance(engines, list) else []:
        parts = [str(p) for p in cast("list[object]", entry)] if isinstance(entry, list) else []
        if parts:
            found.append(f"{parts[0]} ({parts[1]})" if len(parts) > 1 else parts[0])
    return tuple(found)
