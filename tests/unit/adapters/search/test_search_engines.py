"""The metasearch adapter and the fixed list."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
from ddgs.exceptions import DDGSException, RatelimitException, TimeoutException

from buddy.adapters.search.memory import MemorySearch
from buddy.adapters.search.metasearch import MetaSearch
from buddy.domain.instant import Instant
from buddy.domain.search_words import Recency
from buddy.errors import SearchUnavailable
from buddy.ports.search import SearchHit


class _Clock:
    seconds = 0.0

    def now(self) -> Instant:
        return Instant("2026-01-01T00:00:00.000Z")

    def monotonic(self) -> float:
        return self.seconds


class _Engines:
    """Stands for ddgs: returns rows or raises, and counts."""

    def __init__(self, outcome: Sequence[Mapping[str, str]] | Exception) -> None:
        self.outcome = outcome
        self.calls = 0
        self.asked: tuple[str, Recency | None] | None = None

    def __call__(
        self, query: str, limit: int, within: Recency | None = None
    ) -> Sequence[Mapping[str, str]]:
        self.calls += 1
        self.asked = (query, within)
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome


_ROW = {"title": " Kites ", "href": "https://kites.example/", "body": "How kites fly"}


async def test_rows_become_hits() -> None:
    rows = [
        _ROW,
        {"title": "bad", "href": "javascript:x", "body": ""},
        {"href": "http://b.example"},
    ]
    answer = await MetaSearch(clock=_Clock(), ask=_Engines(rows)).search("kites", 5)
    assert [(hit.title, hit.url, hit.snippet) for hit in answer.hits] == [
        ("Kites", "https://kites.example/", "How kites fly"),
        ("http://b.example", "http://b.example", ""),
    ]
    assert (answer.engine, answer.online) == ("keyless metasearch", True)


async def test_at_most_the_limit_comes_back() -> None:
    answer = await MetaSearch(clock=_Clock(), ask=_Engines([_ROW] * 9)).search("kites", 4)
    assert len(answer.hits) == 4


async def test_how_new_it_has_to_be_is_passed_on() -> None:
    engines = _Engines([_ROW])
    await MetaSearch(clock=_Clock(), ask=engines).search("kites", 5, "week")
    assert engines.asked == ("kites", "week")


async def test_nothing_found_is_an_answer() -> None:
    engines = _Engines(DDGSException("No results found."))
    answer = await MetaSearch(clock=_Clock(), ask=engines).search("kites", 5)
    assert answer.hits == ()


@pytest.mark.parametrize(
    ("problem", "message"),
    [
        (DDGSException("DNSError: secret internals"), "no engine could be reached"),
        (RatelimitException("202"), "ask to slow down"),
        (TimeoutException("t"), "did not answer in time"),
    ],
)
async def test_a_failure_is_said_in_buddys_words(problem: Exception, message: str) -> None:
    with pytest.raises(SearchUnavailable, match=message) as failure:
        await MetaSearch(clock=_Clock(), ask=_Engines(problem)).search("kites", 5)
    assert "secret" not in failure.value.message


async def test_after_a_failure_nobody_waits_again_for_a_minute() -> None:
    clock, engines = _Clock(), _Engines(DDGSException("DNSError"))
    engine = MetaSearch(clock=clock, ask=engines)
    with pytest.raises(SearchUnavailable, match="keyless metasearch: no engine could be reached"):
        await engine.search("kites", 5)
    clock.seconds = 59.0
    with pytest.raises(SearchUnavailable, match=r"failed 59 s ago \(no engine could be reached"):
        await engine.search("kites", 5)
    assert engines.calls == 1
    clock.seconds = 60.0
    engines.outcome = [_ROW]
    assert len((await engine.search("kites", 5)).hits) == 1
    assert len((await engine.search("kites", 5)).hits) == 1
    assert engines.calls == 3


async def test_engines_that_hang_are_given_up() -> None:
    release = threading.Event()

    def hang(query: str, limit: int, within: Recency | None) -> Sequence[Mapping[str, str]]:
        release.wait(30)
        return []

    try:
        with pytest.raises(SearchUnavailable, match=r"no engine answered within 0\.05 s"):
            await MetaSearch(clock=_Clock(), ask=hang, timeout_seconds=0.05).search("kites", 5)
    finally:
        release.set()


async def test_searches_that_hang_take_no_thread_of_anybody_else() -> None:
    release, clock = threading.Event(), _Clock()
    entered = threading.Semaphore(0)

    def hang(query: str, limit: int, within: Recency | None) -> Sequence[Mapping[str, str]]:
        entered.release()
        release.wait(30)
        return [_ROW]

    engine = MetaSearch(clock=clock, ask=hang, timeout_seconds=0.05)
    loop = asyncio.get_running_loop()
    loop.set_default_executor(ThreadPoolExecutor(1))
    try:
        for number in range(2):
            clock.seconds = number * 61.0
            with pytest.raises(SearchUnavailable, match="no engine answered"):
                await engine.search("kites", 5)
        assert entered.acquire(timeout=5)
        assert entered.acquire(timeout=5)
        clock.seconds = 200.0
        with pytest.raises(SearchUnavailable, match="is asking for 2 other searches"):
            await engine.search("kites", 5)
        assert await asyncio.to_thread(lambda: "free") == "free"
    finally:
        release.set()
    answered = asyncio.Event()
    while not answered.is_set():
        try:
            found = await engine.search("kites", 5)
        except SearchUnavailable:
            await asyncio.sleep(0)
        else:
            assert len(found.hits) == 1
            answered.set()


async def test_the_fixed_list_finds_by_word() -> None:
    hit = SearchHit(title="Kites", url="https://k.example/", snippet="", engine="fixed list")
    engine = MemorySearch([hit])
    assert (await engine.search("flying KITES", 5)).hits == (hit,)
    assert (await engine.search("boats", 5)).hits == ()
    assert engine.queries == ["flying KITES", "boats"]
    with pytest.raises(SearchUnavailable, match="down"):
        await MemorySearch(unavailable="down").search("x", 1)
