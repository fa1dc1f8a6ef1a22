from pathlib import Path

import pytest

from buddy.adapters.library.folders import (
    FileUnreadable,
    FolderLimits,
    collection_name,
    read_passages,
    resolved_folder,
    scan,
)
from buddy.errors import InputInvalid


def write(path: Path, text: str = "text") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_only_visible_text_files_are_listed(tmp_path: Path) -> None:
    for name in (
        "b.md",
        "a/c.txt",
        "a/D.HTML",
        "image.png",
        ".hidden.md",
        ".git/x.md",
        "node_modules/y.md",
        "venv/z.py",
    ):
        write(tmp_path / name)
    found = scan(tmp_path, FolderLimits())
    assert [file.path for file in found.files] == ["b.md", "a/D.HTML", "a/c.txt"]
    assert found.note is None


def test_links_inside_the_folder_are_followed_to_files(tmp_path: Path) -> None:
    write(tmp_path / "sub" / "real.md")
    (tmp_path / "link.txt").symlink_to(tmp_path / "sub" / "real.md")
    (tmp_path / "dir").symlink_to(tmp_path / "sub")
    assert [file.path for file in scan(tmp_path, FolderLimits()).files] == [
        "link.txt",
        "sub/real.md",
    ]


def test_a_name_that_is_not_unicode_is_skipped(tmp_path: Path) -> None:
    write(tmp_path / "caf\udce9.md")
    found = scan(tmp_path, FolderLimits())
    assert found.files == []
    assert found.note == "Skipped 1 file: 1 with names that are not Unicode"


def test_a_file_gone_since_the_scan_is_unreadable(tmp_path: Path) -> None:
    write(tmp_path / "a.md")
    (file,) = scan(tmp_path, FolderLimits()).files
    (tmp_path / "a.md").unlink()
    with pytest.raises(FileUnreadable, match="could not be opened"):
        read_passages(file, FolderLimits())


def test_a_file_grown_since_the_scan_is_unreadable(tmp_path: Path) -> None:
    write(tmp_path / "a.md", "x" * 20)
    (file,) = scan(tmp_path, FolderLimits()).files
    with pytest.raises(FileUnreadable, match="over"):
        read_passages(file, FolderLimits(file_bytes=10))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_text("Grüße aus Köln", encoding=encoding)
    (file,) = scan(tmp_path, FolderLimits()).files
    (passage,) = read_passages(file, FolderLimits())
    assert (passage.body, passage.title, passage.path) == ("Grüße aus Köln", "a.txt", "a.txt")


def test_anchors_are_unique_whatever_the_headings(tmp_path: Path) -> None:
    long = "word " * 400
    write(tmp_path / "a.md", f"# A\n\n{long}\n\n# A\n\nagain\n\n# A (2)\n\nclash\n\n# B\n\nend\n")
    (file,) = scan(tmp_path, FolderLimits()).files
    passages = read_passages(file, FolderLimits())
    paths = [passage.path for passage in passages]
    assert paths == ["a.md#A", "a.md#A (2)", "a.md#A (3)", "a.md#A (2) (2)", "a.md#B"]
    assert [passage.title for passage in passages] == ["A", "A", "A", "A (2)", "B"]


def test_names_are_numbered_when_taken() -> None:
    assert collection_name(Path("/x/notes"), frozenset()) == "notes"
    assert collection_name(Path("/x/notes"), frozenset({"notes", "notes-2"})) == "notes-3"
    assert collection_name(Path("/"), frozenset()) == "root"


def test_a_loop_of_links_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(InputInvalid, match="no folder"):
        resolved_folder(tmp_path / "loop")
