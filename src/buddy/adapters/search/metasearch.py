"""Search without a key: the public pages of several engines, by ddgs."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from ddgs.ddgs import DDGS
from ddgs.exceptions import DDGSException, RatelimitException, TimeoutException

from buddy.domain.search_words import Recency
from buddy.errors import SearchUnavailable
from buddy.ports.clock import Clock
from buddy.ports.search import SearchAnswer, SearchHit

NAME = "keyless metasearch"
TIMEOUT_SECONDS = 6.0
THREADS = 2
"""Searches that ddgs may carry at once; they have no part in the threads that others wait for."""
QUIET_SECONDS = 60.0
"""After a failure, the time in which no further search waits for the network again."""
_NOTHING_FOUND = "No results found."

AskEngines = Callable[[str, int, Recency | None], Sequence[Mapping[str, Any]]]
"""``ask(query, limit)``, blocking: rows with ``title``, ``href`` and ``body``."""


def ask_ddgs(query: str, limit: int, within: Recency | None = None) -> Sequence[Mapping[str, Any]]:
    """Ask the engines of ddgs for web pages.

    Raises:
        DDGSException: Nothing found, or no engine could be asked; ddgs has one class for both.
    """
    # Seconds per engine: below TIMEOUT_SECONDS, so that a slow one leaves time for the others.
    return DDGS(timeout=4).text(query, max_results=limit, timelimit=within[0] if within else None)


class MetaSearch:
    """Implements `buddy.ports.search.SearchEngine`.

    Args:
        clock: Measures how long ago the last failure was.
        ask: Asks the engines; replaced in tests.
        timeout_seconds: After this the engines count as unreachable.
    """

    def __init__(
        self,
        *,
        clock: Clock,
        ask: AskEngines = ask_ddgs,
        timeout_seconds: float = TIMEOUT_SECONDS,
    ) -> None:
        self._clock = clock
        self._ask = ask
        self._seconds = timeout_seconds
        self._failed: tuple[float, str] | None = None
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="metasearch")
        self._busy = 0

    @property
    def name(self) -> str:
        """The name shown to people."""
        return NAME

    @property
    def online(self) -> bool:
        """True: the query goes to public search engines."""
        return True

    async def search(self, query: str, limit: int, within: Recency | None = None) -> SearchAnswer:
        """Ask the engines.

        A search that times out leaves its thread behind until ddgs gives up. None waits for a
        thread: where both are taken, the next search engine is asked at once.

        Raises:
            SearchUnavailable: No network, every engine refused, or they were too slow; also
                within a minute of such a failure, without asking again, and while as many
                searches as there are threads have not come back.
        """
        self._raise_if_quiet()
        if self._busy >= THREADS:
            raise SearchUnavailable(
                f"{NAME} is asking for {self._busy} other searches; try again in a moment",
                engine=NAME,
            )
        try:
            async with asyncio.timeout(self._seconds):
                rows = await asyncio.shield(self._begin(query, limit, within))
        except DDGSException as problem:
            if problem.args and str(problem.args[0]) == _NOTHING_FOUND:
                return SearchAnswer(engine=NAME, hits=(), online=True)
            raise self._unavailable(_reason(problem)) from problem
        except TimeoutError as problem:
            raise self._unavailable(f"no engine answered within {self._seconds:g} s") from problem
        self._failed = None
        hits = (_hit(row) for row in rows)
        return SearchAnswer(
            engine=NAME, hits=tuple(hit for hit in hits if hit is not None)[:limit], online=True
        )

    def _begin(
        self, query: str, limit: int, within: Recency | None
    ) -> asyncio.Future[Sequence[Mapping[str, Any]]]:
        loop = asyncio.get_running_loop()
        self._busy += 1
        asked = loop.run_in_executor(self._threads, self._ask, query, limit, within)
        asked.add_done_callback(self._ended)
        return asked

    def _ended(self, asked: asyncio.Future[Sequence[Mapping[str, Any]]]) -> None:
        self._busy -= 1
        if not asked.cancelled():
            asked.exception()  # Looked at: whoever waited may have gone.

    def _raise_if_quiet(self) -> None:
        if self._failed is None:
            return
        since, reason = self._failed
        ago = self._clock.monotonic() - since
        if ago < QUIET_SECONDS:
            raise SearchUnavailable(
                f"{NAME} failed {ago:.0f} s ago ({reason}); it is asked again "
                f"{QUIET_SECONDS:.0f} s after a failure",
                engine=NAME,
            )

    def _unavailable(self, reason: str) -> SearchUnavailable:
        self._failed = (self._clock.monotonic(), reason)
        return SearchUnavailable(f"{NAME}: {reason}", engine=NAME)


def _reason(problem: DDGSException) -> str:
    """Say why in Buddy's words; the library's text is the dump of a lower layer's error."""
    if isinstance(problem, RatelimitException):
        return "the engines ask to slow down; try later, or set up a SearXNG instance"
    if isinstance(problem, TimeoutException):
        return "the engines did not answer in time"
    return "no engine could be reached; is there a network?"


def _hit(row: Mapping[str, Any]) -> SearchHit | None:
    url = str(row.get("href") or "")
    if not url.startswith(("http://", "https://")):
        return None
    title = str(row.get("title") or url).strip()
    return SearchHit(title=title, url=url, snippet=str(row.get("body") or "").strip(), engine=NAME)
