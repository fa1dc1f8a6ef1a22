"""What every adapter of the library port must do.

Subclass `LibrarySuite` in a test module and override the fixture `library`.
"""

# ruff: noqa: D102, PLR2004, ASYNC240  # tests: the name says it, the literal is the point,
# and a note of two lines is written at once

from __future__ import annotations

import os
from pathlib import Path

import pytest

from buddy.errors import InputInvalid
from buddy.ports.library import Library, LibraryText

MAX_SNIPPET = 310
"""About 300 characters, with room for the ellipses at its ends."""

TRIP = """# Trip to Lisbon

The hotel in Lisbon stands near the river; breakfast is served from seven.

## Packing list

Take the umbrella and the green raincoat along.
"""
GARDEN = """Garden diary
============

Tomatoes were planted in the greenhouse on the first Sunday of May.
"""


def write_notes(folder: Path) -> Path:
    """Fill a folder with the notes that the suite searches, and return it."""
    folder.mkdir()
    (folder / "trip.md").write_text(TRIP, encoding="utf-8")
    (folder / "garden.rst").write_text(GARDEN, encoding="utf-8")
    return folder


def _also(path: str, title: str, text: str) -> LibraryText:
    return LibraryText(collection="mine", path=path, title=title, text=text)


class LibrarySuite:
    """Tests on a library whose built-in collection is small and holds nothing of the notes."""

    @pytest.fixture
    def library(self) -> Library:
        """Return an empty library with a built-in collection."""
        raise NotImplementedError("override the fixture `library`")

    @pytest.fixture
    def notes(self, tmp_path: Path) -> Path:
        """Return a folder with two notes."""
        return write_notes(tmp_path / "notes")

    async def test_finds_a_passage_of_an_added_folder(self, library: Library, notes: Path) -> None:
        await library.add(notes)
        hit, *_ = await library.search("hotel in Lisbon", 5)
        assert hit.collection == "notes"
        assert hit.path.startswith("notes/trip.md")
        assert "Lisbon" in hit.snippet
        assert 0.0 < hit.score <= 1.0

    async def test_hits_come_best_first_and_bounded(self, library: Library, notes: Path) -> None:
        for number in range(8):
            text = f"# Kayak {number}\n\n" + "The kayak lies on the shore. " * (number + 1)
            (notes / f"kayak{number}.md").write_text(text, encoding="utf-8")
        await library.add(notes)
        hits = await library.search("kayak shore", 3)
        assert len(hits) == 3
        assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
        assert len({hit.path for hit in hits}) == 3
        assert await library.search("kayak shore", 0) == ()

    async def test_snippets_are_one_short_line(self, library: Library, notes: Path) -> None:
        (notes / "long.txt").write_text("glacier moraine\n\n" + "filler words " * 900, "utf-8")
        await library.add(notes)
        hits = await library.search("glacier moraine", 5)
        assert hits
        for hit in hits:
            assert hit.snippet
            assert "\n" not in hit.snippet
            assert len(hit.snippet) <= MAX_SNIPPET

    @pytest.mark.parametrize("query", ["bicycle repair in Oslo", "umbrella insurance premium"])
    async def test_off_topic_queries_find_nothing(
        self, library: Library, notes: Path, query: str
    ) -> None:
        await library.add(notes)
        assert await library.search(query, 5) == ()

    @pytest.mark.parametrize(
        "query",
        [
            "",
            "   ",
            "the of and",
            '"',
            "'; DROP TABLE passage; --",
            "a* OR (b NEAR",
            "-",
            "x:y^2",
            "AND",
            "\0",
            "\ud800",
            "{title}: lisbon",
            "🙂" * 50,
            "word " * 5000,
        ],
    )
    async def test_any_text_is_a_query(self, library: Library, notes: Path, query: str) -> None:
        await library.add(notes)
        assert isinstance(await library.search(query, 5), tuple)

    async def test_reads_what_it_found(self, library: Library, notes: Path) -> None:
        await library.add(notes)
        hit, *_ = await library.search("umbrella raincoat", 5)
        passage = await library.read(hit.path)
        assert passage is not None
        assert "green raincoat" in passage
        assert "breakfast" not in passage
        document = await library.read("notes/trip.md")
        assert document is not None
        assert "green raincoat" in document
        assert "breakfast" in document

    @pytest.mark.parametrize(
        "path",
        ["", "notes", "notes/", "notes/none.md", "none/trip.md", "\0", "\ud800/\ud800"],
    )
    async def test_reading_an_unknown_path_is_none(
        self, library: Library, notes: Path, path: str
    ) -> None:
        await library.add(notes)
        assert await library.read(path) is None

    async def test_add_describes_the_collection(self, library: Library, notes: Path) -> None:
        added = await library.add(notes)
        assert added.name == "notes"
        assert added.origin == str(notes.resolve())
        assert added.documents == 2
        assert added.note is None
        assert added in await library.collections()

    async def test_adding_again_follows_changes(self, library: Library, notes: Path) -> None:
        await library.add(notes)
        (notes / "garden.rst").unlink()
        (notes / "trip.md").write_text("# Trip to Bergen\n\nThe cabin has a sauna.\n", "utf-8")
        os.utime(notes / "trip.md", ns=(1, 1))
        (notes / "recipe.txt").write_text("Saffron risotto with peas", encoding="utf-8")
        again = await library.add(notes)
        assert again.name == "notes"
        assert again.documents == 2
        assert await library.search("tomatoes in the greenhouse", 5) == ()
        assert await library.search("hotel in Lisbon", 5) == ()
        assert await library.search("cabin with a sauna", 5)
        assert await library.search("saffron risotto", 5)

    async def test_an_emptied_folder_leaves_an_empty_collection(
        self, library: Library, notes: Path
    ) -> None:
        await library.add(notes)
        for file in notes.iterdir():
            file.unlink()
        assert (await library.add(notes)).documents == 0
        assert await library.search("hotel in Lisbon", 5) == ()

    async def test_folders_of_one_name_stay_apart(
        self, library: Library, notes: Path, tmp_path: Path
    ) -> None:
        await library.add(notes)
        (tmp_path / "other").mkdir()
        other = await library.add(write_notes(tmp_path / "other" / "notes"))
        assert other.name == "notes-2"
        assert await library.remove("notes-2")
        assert await library.search("hotel in Lisbon", 5)

    async def test_skipped_files_are_told(self, library: Library, notes: Path) -> None:
        (notes / "binary.txt").write_bytes(b"\x00\xff\xfe\x81")
        (notes / "latin.txt").write_bytes("caf\u00e9".encode("latin-1"))
        (notes / "huge.txt").write_text("x" * 2_000_001, encoding="utf-8")
        (notes / "broken.ipynb").write_text("{", encoding="utf-8")
        (notes / "photo.jpg").write_bytes(b"\xff\xd8")
        added = await library.add(notes)
        assert added.documents == 2
        assert added.note == ("Skipped 4 files: 2 binary or not in UTF-8, 1 malformed, 1 over 2 MB")

    async def test_links_out_of_the_folder_are_not_followed(
        self, library: Library, notes: Path, tmp_path: Path
    ) -> None:
        secret = tmp_path / "secret"
        secret.mkdir()
        (secret / "key.txt").write_text("the passphrase is xyzzy", encoding="utf-8")
        (notes / "folder").symlink_to(secret)
        (notes / "file.txt").symlink_to(secret / "key.txt")
        (notes / "loop.txt").symlink_to(notes / "loop.txt")
        added = await library.add(notes)
        assert added.documents == 2
        assert await library.search("passphrase xyzzy", 5) == ()

    @pytest.mark.parametrize("name", ["missing", "nul\0", "surrogate\ud800"])
    async def test_a_missing_folder_is_refused(
        self, library: Library, tmp_path: Path, name: str
    ) -> None:
        with pytest.raises(InputInvalid, match="no folder"):
            await library.add(tmp_path / name)

    async def test_a_file_is_refused(self, library: Library, notes: Path) -> None:
        with pytest.raises(InputInvalid, match="is a file"):
            await library.add(notes / "trip.md")

    async def test_a_folder_without_text_is_refused(self, library: Library, tmp_path: Path) -> None:
        (tmp_path / "photos").mkdir()
        (tmp_path / "photos" / "cat.jpg").write_bytes(b"\xff\xd8")
        with pytest.raises(InputInvalid, match="no text"):
            await library.add(tmp_path / "photos")
        assert [c.name for c in await library.collections() if c.origin != "builtin"] == []

    async def test_removing_forgets(self, library: Library, notes: Path) -> None:
        await library.add(notes)
        assert await library.remove("notes")
        assert await library.search("hotel in Lisbon", 5) == ()
        assert await library.read("notes/trip.md") is None
        assert not await library.remove("notes")
        assert not await library.remove("\ud800")

    async def test_texts_given_along_are_found_beside_the_library_and_not_kept(
        self, library: Library, notes: Path
    ) -> None:
        await library.add(notes)
        also = [_also("1", "Dentist on Friday", "Doctor Molar, at nine."), _also("2", "Lisbon", "")]
        (hit,) = await library.search("when is the dentist", 5, also)
        assert (hit.collection, hit.path, hit.title) == ("mine", "mine/1", "Dentist on Friday")
        assert hit.snippet == "Doctor Molar, at nine."
        both = await library.search("hotel in Lisbon", 5, [_also("3", "Note", "the Lisbon hotel")])
        assert {each.collection for each in both} == {"mine", "notes"}
        assert [each.score for each in both] == sorted((e.score for e in both), reverse=True)
        assert len(await library.search("hotel in Lisbon", 1, also)) == 1
        assert await library.search("when is the dentist", 5) == ()
        assert await library.search("bicycle repair in Oslo", 5, also) == ()

    async def test_prepare_builds_the_built_in_collection_once(self, library: Library) -> None:
        await library.prepare()
        (first,) = await library.collections()
        await library.prepare()
        assert await library.collections() == (first,)
        assert first.origin == "builtin"
        assert first.documents > 0

    async def test_the_built_in_collection_stays(self, library: Library) -> None:
        await library.prepare()
        (builtin,) = await library.collections()
        assert not await library.remove(builtin.name)
        assert await library.collections() == (builtin,)

    async def test_no_folder_takes_the_built_in_name(
        self, library: Library, tmp_path: Path
    ) -> None:
        await library.prepare()
        (builtin,) = await library.collections()
        assert (await library.add(write_notes(tmp_path / builtin.name))).name == f"{builtin.name}-2"
