# ruff: noqa: ASYNC240  # notes of one line are written at once
import asyncio
import multiprocessing
import sqlite3
import threading
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from buddy.adapters.library.folders import FolderLimits
from buddy.adapters.library.passages import Passage
from buddy.adapters.library.schema import connect, transaction
from buddy.adapters.library.sqlite import SqliteLibrary
from buddy.adapters.library.sqlite_folders import FolderUpdate
from buddy.domain.instant import Instant
from buddy.errors import StoreConflict, StoreUnavailable


class Clock:
    def now(self) -> Instant:
        return Instant("2024-01-15T12:00:00.000Z")

    def monotonic(self) -> float:
        return 0.0


class Manual:
    """A built-in collection that may wait at its gate after the first half."""

    def __init__(self, version: str, gate: threading.Event | None = None) -> None:
        self.name = "manual"
        self.version = version
        self.context_words = frozenset({"manual"})
        self.started = threading.Event()
        self._gate = gate

    def passages(self) -> Iterator[Passage]:
        for number in range(1200):
            if number == 600 and self._gate is not None:
                self.started.set()
                self._gate.wait(10)
            yield Passage(
                document=f"loom{number}",
                kind="function",
                title=f"loom{number}",
                heading=f"Turns the spindle of version{self.version}.",
                body=f"loom{number}() turns the spindle.",
            )


def opened(
    path: Path, builtin: Manual | None = None, limits: FolderLimits | None = None
) -> SqliteLibrary:
    return SqliteLibrary(path, Clock(), builtin=builtin, limits=limits)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


@pytest.fixture
async def plain(path: Path) -> AsyncIterator[SqliteLibrary]:
    library = opened(path)
    yield library
    await library.close()


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "a.md").write_text("# Harbour\n\nThe pilot boat leaves at dawn.", encoding="utf-8")
    return folder


async def test_what_was_indexed_survives_the_process(path: Path, notes: Path) -> None:
    first = opened(path, Manual("1"))
    await first.prepare()
    await first.add(notes)
    await first.close()
    second = opened(path, Manual("1"))
    assert await second.search("pilot boat", 3)
    assert [c.name for c in await second.collections()] == ["manual", "notes"]
    await second.close()


async def test_another_version_replaces_the_built_in_collection(path: Path, notes: Path) -> None:
    old = opened(path, Manual("1"))
    await old.add(notes)
    assert await old.search("spindle version1", 3)
    new = opened(path, Manual("2"))
    assert await new.search("spindle version2", 3)
    assert await new.search("spindle version1", 3) == ()
    assert await new.search("pilot boat", 3)
    manual = next(c for c in await new.collections() if c.name == "manual")
    assert manual.documents == 1200
    await old.close()
    await new.close()


async def test_a_search_waits_for_the_collection_being_built(path: Path) -> None:
    gate = threading.Event()
    manual = Manual("1", gate)
    library = opened(path, manual)
    preparing = asyncio.create_task(library.prepare())
    await asyncio.to_thread(manual.started.wait, 10)
    searching = asyncio.create_task(library.search("spindle loom7", 3))
    assert await library.collections() == ()
    gate.set()
    assert (await searching)[0].title == "loom7"
    await preparing
    await library.close()


async def test_a_build_given_up_leaves_nothing_and_can_be_repeated(path: Path) -> None:
    gate = threading.Event()
    manual = Manual("1", gate)
    library = opened(path, manual)
    preparing = asyncio.create_task(library.prepare())
    await asyncio.to_thread(manual.started.wait, 10)
    preparing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await preparing
    gate.set()
    assert await library.collections() == ()
    await library.prepare()
    assert (await library.collections())[0].documents == 1200
    await library.close()


async def test_readers_see_the_old_collection_until_the_new_one_stands(path: Path) -> None:
    old = opened(path, Manual("1"))
    await old.prepare()
    gate = threading.Event()
    manual = Manual("2", gate)
    new = opened(path, manual)
    preparing = asyncio.create_task(new.prepare())
    await asyncio.to_thread(manual.started.wait, 10)
    assert await old.search("spindle version1", 3)
    gate.set()
    await preparing
    assert await old.search("spindle version1", 3) == ()
    assert await old.search("spindle version2", 3)
    await old.close()
    await new.close()


def use_from_a_process(path: Path, notes: Path, failures: "multiprocessing.Queue[str]") -> None:
    async def use() -> None:
        library = opened(path, Manual("1"))
        await library.prepare()
        for _ in range(5):
            await library.add(notes)
            if not await library.search("pilot boat", 3):
                failures.put("nothing found")
        await library.close()

    try:
        asyncio.run(use())
    except Exception as error:  # noqa: BLE001  # reported to the parent, which fails
        failures.put(repr(error))


async def test_processes_share_the_file(path: Path, notes: Path) -> None:
    context = multiprocessing.get_context("spawn")
    failures = context.Queue()
    processes = [
        context.Process(target=use_from_a_process, args=(path, notes, failures)) for _ in range(3)
    ]
    for process in processes:
        process.start()
    for process in processes:
        await asyncio.to_thread(process.join, 60)
    assert [process.exitcode for process in processes] == [0, 0, 0]
    assert failures.empty(), failures.get()
    connection = sqlite3.connect(path)
    connection.execute("INSERT INTO passage_fts(passage_fts) VALUES ('integrity-check')")
    rows = connection.execute("SELECT collection, count(*) FROM passage GROUP BY 1").fetchall()
    connection.close()
    assert rows == [("manual", 1200), ("notes", 1)]


async def test_unchanged_files_are_not_read_again(
    plain: SqliteLibrary, notes: Path, path: Path
) -> None:
    await plain.add(notes)
    ids = passage_ids(path)
    (notes / "b.md").write_text("A second note about lighthouses.", encoding="utf-8")
    assert (await plain.add(notes)).documents == 2
    assert ids < passage_ids(path)


def passage_ids(path: Path) -> set[int]:
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT id FROM passage").fetchall()
    connection.close()
    return {row[0] for row in rows}


async def test_limits_are_told(path: Path, notes: Path) -> None:
    for number in range(4):
        (notes / f"n{number}.txt").write_text("short" * 3, encoding="utf-8")
    library = opened(path, limits=FolderLimits(file_bytes=20, files=3))
    added = await library.add(notes)
    assert added.documents == 3
    assert added.note == "Skipped 2 files: 1 or more beyond the first 3, 1 over 2e-05 MB"
    await library.close()


class Remover(threading.Event):
    """Forgets every collection when asked between two batches whether to stop."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def is_set(self) -> bool:
        connection = sqlite3.connect(self._path)
        connection.execute("DELETE FROM collection")
        connection.commit()
        connection.close()
        return False


async def test_a_collection_removed_while_it_is_indexed_stays_removed(
    path: Path, plain: SqliteLibrary, notes: Path
) -> None:
    await plain.add(notes)
    (notes / "a.md").write_text("# Harbour\n\nThe pilot boat stays in port today.", "utf-8")
    connection = connect(path)
    update = FolderUpdate(
        connection,
        notes,
        limits=FolderLimits(),
        reserved=frozenset(),
        now=Clock().now(),
        stop=Remover(path),
    )
    with pytest.raises(StoreConflict, match="was removed"):
        update.run()
    connection.close()
    assert await plain.collections() == ()


async def test_a_file_that_is_no_database_is_named(path: Path) -> None:
    path.write_bytes(b"no database" * 100)
    library = opened(path)
    with pytest.raises(StoreUnavailable, match=r"library\.sqlite cannot be used"):
        await library.search("anything", 3)


async def test_a_newer_format_is_refused(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StoreUnavailable, match="format 99, this Buddy reads 1"):
        await opened(path).search("anything", 3)


async def test_the_folder_for_the_file_is_made(tmp_path: Path) -> None:
    library = opened(tmp_path / "new" / "data" / "library.sqlite")
    assert await library.collections() == ()
    await library.close()


async def test_closing_is_not_the_end(plain: SqliteLibrary, notes: Path) -> None:
    await plain.add(notes)
    await plain.close()
    await plain.close()
    assert await plain.search("pilot boat", 3)


def test_a_failed_transaction_is_undone(path: Path) -> None:
    connection = connect(path)

    def fail() -> None:
        with transaction(connection, write=True):
            connection.execute("INSERT INTO file VALUES ('c', 'p', 1, 2)")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert connection.execute("SELECT count(*) FROM file").fetchone() == (0,)
    connection.close()


async def test_a_collections_own_name_fits_all_its_documents(
    plain: SqliteLibrary, notes: Path
) -> None:
    await plain.add(notes)
    assert await plain.search("what do my notes say about the pilot boat", 3)
