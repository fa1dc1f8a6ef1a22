from pathlib import Path

import pytest

from buddy.adapters.library.memory import MemoryLibrary
from buddy.adapters.library.sqlite import SqliteLibrary
from buddy.adapters.search.offline import OfflineSearch
from buddy.domain.instant import Instant
from buddy.errors import SearchUnavailable
from buddy.ports.search import SearchAnswer, SearchHit


class Clock:
    def now(self) -> Instant:
        return Instant("2024-01-15T12:00:00.000Z")

    def monotonic(self) -> float:
        return 0.0


@pytest.fixture
async def library(tmp_path: Path) -> MemoryLibrary:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "sea.md").write_text("# Tides\n\nLow tide is at six.", encoding="utf-8")
    library = MemoryLibrary(Clock(), builtin=None)
    await library.add(tmp_path / "notes")
    return library


async def test_hits_become_search_hits(library: MemoryLibrary) -> None:
    answer = await OfflineSearch(library).search("low tide", 5)
    (found,) = await library.search("low tide", 5)
    assert answer == SearchAnswer(
        engine="offline library",
        hits=(
            SearchHit(
                title="Tides",
                url="library:notes/sea.md#Tides",
                snippet="Low tide is at six.",
                engine="offline library",
                score=found.score,
            ),
        ),
        online=False,
        note=None,
    )


async def test_nothing_found_is_said_with_the_size_of_the_library(library: MemoryLibrary) -> None:
    answer = await OfflineSearch(library).search("hotels in Lisbon", 5)
    assert answer.hits == ()
    assert answer.note == "0 results in the offline library (1 document)"


async def test_it_never_goes_online(library: MemoryLibrary) -> None:
    engine = OfflineSearch(library)
    assert (engine.name, engine.online) == ("offline library", False)


async def test_a_broken_library_is_unavailable_not_empty(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    path.write_bytes(b"no database" * 100)
    engine = OfflineSearch(SqliteLibrary(path, Clock(), builtin=None))
    with pytest.raises(SearchUnavailable, match="cannot be used"):
        await engine.search("anything", 5)
