import os
from pathlib import Path

import pytest

from buddy.adapters.tools.allowed_folders import AllowedFolders, Place, moment, shown
from buddy.errors import ToolExecutionFailed, ToolInputInvalid

SECRET = "the passphrase is xyzzy"


@pytest.fixture
def inside(tmp_path: Path) -> Path:
    folder = tmp_path / "inside"
    (folder / "deep").mkdir(parents=True)
    (folder / "note.txt").write_text("hello")
    (folder / "deep" / "far.txt").write_text("far")
    return folder


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "secret.txt").write_text(SECRET)
    return folder


def content(folders: AllowedFolders, path: str | Path) -> str:
    place = folders.find(str(path))
    with folders.open(place) as descriptor:
        return os.read(descriptor, 100).decode()


def test_a_file_inside_is_read_by_its_whole_path_and_by_its_path_in_the_folder(
    inside: Path,
) -> None:
    folders = AllowedFolders([inside])
    for path in (inside / "deep" / "far.txt", "deep/far.txt", "./deep/../deep/far.txt"):
        assert content(folders, path) == "far"


@pytest.mark.parametrize(
    "path", ["{out}/secret.txt", "../outside/secret.txt", "{in}/deep/../../outside/secret.txt", "/"]
)
def test_nothing_outside_is_reached_by_a_path(inside: Path, outside: Path, path: str) -> None:
    given = path.format(out=outside, **{"in": inside})
    with pytest.raises(ToolExecutionFailed, match="outside what Buddy may read") as caught:
        AllowedFolders([inside]).find(given)
    assert "BUDDY_FOLDERS" in caught.value.message
    assert str(inside) in caught.value.message


@pytest.mark.parametrize("folder", ["{out}", "../outside", "deep/../../outside", "way", "."])
def test_outside_says_the_same_whether_the_file_is_there(
    inside: Path, outside: Path, folder: str
) -> None:
    (inside / "way").symlink_to(outside)
    (inside / "data").mkdir()
    (inside / "data" / "secret.txt").write_text(SECRET)
    folders, said = AllowedFolders([inside], private=inside / "data"), set[str]()
    given = "data" if folder == "." else folder.format(out=outside)
    for name in ("secret.txt", "nothing.txt", "nothing/at/all"):
        with pytest.raises(ToolExecutionFailed, match="outside what Buddy may read") as caught:
            folders.find(f"{given}/{name}")
        said.add(caught.value.message.replace(name, "NAME"))
    assert len(said) == 1


def test_a_link_out_of_one_folder_hides_no_file_of_another(inside: Path, outside: Path) -> None:
    other = inside.parent / "other"
    other.mkdir()
    (inside / "same.txt").symlink_to(outside / "secret.txt")
    (other / "same.txt").write_text("mine")
    assert content(AllowedFolders([inside, other]), "same.txt") == "mine"


def test_links_are_followed_inside_and_refused_outside(inside: Path, outside: Path) -> None:
    folders = AllowedFolders([inside])
    (inside / "near.txt").symlink_to(inside / "note.txt")
    (inside / "leak.txt").symlink_to(outside / "secret.txt")
    (inside / "leak").symlink_to(outside)
    (inside / "loop").symlink_to(inside / "loop")
    assert content(folders, "near.txt") == "hello"
    for path in ("leak.txt", "leak/secret.txt"):
        with pytest.raises(ToolExecutionFailed, match="outside what Buddy may read"):
            folders.find(path)
    with pytest.raises(ToolExecutionFailed, match="There is no loop"):
        folders.find("loop")


def test_a_link_that_stands_for_an_allowed_folder_is_that_folder(
    inside: Path, tmp_path: Path
) -> None:
    (tmp_path / "short").symlink_to(inside)
    folders = AllowedFolders([tmp_path / "short"])
    assert folders.roots == (inside.resolve(),)
    assert content(folders, tmp_path / "short" / "note.txt") == "hello"


@pytest.mark.parametrize("swapped", ["deep/far.txt", "deep"])
def test_a_swap_between_the_look_and_the_opening_reaches_nothing(
    inside: Path, outside: Path, swapped: str
) -> None:
    folders = AllowedFolders([inside])
    (outside / "far.txt").write_text(SECRET)
    place = folders.find("deep/far.txt")
    (inside / swapped).rename(inside / "gone")
    target = outside / "far.txt" if swapped.endswith(".txt") else outside
    (inside / swapped).symlink_to(target)
    with pytest.raises(ToolExecutionFailed, match="swapped for a link"), folders.open(place):
        pytest.fail("it was opened")


def test_what_is_no_file_is_not_opened_and_keeps_nobody_waiting(inside: Path) -> None:
    folders = AllowedFolders([inside])
    os.mkfifo(inside / "pipe")
    with pytest.raises(ToolExecutionFailed, match="device, pipe or socket"):
        content(folders, "pipe")
    with pytest.raises(ToolExecutionFailed, match="is a folder; list_directory"):
        content(folders, "deep")
    note = folders.find("note.txt")
    with pytest.raises(ToolExecutionFailed, match="is a file; read_file"):
        folders.open(note, folder=True).__enter__()


def test_what_is_gone_meanwhile_is_said(inside: Path) -> None:
    folders = AllowedFolders([inside])
    place = folders.find("note.txt")
    (inside / "note.txt").unlink()
    with pytest.raises(ToolExecutionFailed, match="cannot be read"), folders.open(place):
        pytest.fail("it was opened")


def test_buddys_own_data_stays_closed_even_in_an_allowed_folder(tmp_path: Path) -> None:
    home = tmp_path / "home"
    data, files = home / ".buddy", home / ".buddy" / "files"
    files.mkdir(parents=True)
    (data / "buddy.sqlite").write_text(SECRET)
    (files / "mine.txt").write_text("mine")
    (home / "way-in").symlink_to(data)
    folders = AllowedFolders([home, data], private=data, exempt=files)
    assert content(folders, files / "mine.txt") == "mine"
    for path in (data / "buddy.sqlite", home / "way-in" / "buddy.sqlite", data):
        with pytest.raises(ToolExecutionFailed, match="outside what Buddy may read"):
            folders.find(str(path))


def test_no_folder_is_said_with_the_setting(tmp_path: Path) -> None:
    with pytest.raises(ToolExecutionFailed, match="BUDDY_FOLDERS is empty"):
        AllowedFolders([]).find(str(tmp_path))
    assert AllowedFolders([]).described() == "no folder"
    assert AllowedFolders([tmp_path / "later"]).roots == ()


def test_a_path_that_several_folders_have_is_asked_for_whole(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "same.txt").write_text(name)
    folders = AllowedFolders([tmp_path / "a", tmp_path / "b"])
    with pytest.raises(ToolInputInvalid, match=r"several folders.*a/same\.txt.*b/same\.txt"):
        folders.find("same.txt")
    assert content(folders, tmp_path / "b" / "same.txt") == "b"


@pytest.mark.parametrize("path", ["", "  ", "a\0b", "\ud800"])
def test_what_is_no_path_is_refused(inside: Path, path: str) -> None:
    with pytest.raises(ToolInputInvalid, match="no path can have"):
        AllowedFolders([inside]).find(path)


@pytest.mark.parametrize("path", ["nothing.txt", "x" * 5000, "~nobody-has-this-name/x"])
def test_what_is_not_there_is_said(inside: Path, path: str) -> None:
    with pytest.raises(ToolExecutionFailed):
        AllowedFolders([inside]).find(path)
    with pytest.raises(ToolExecutionFailed):
        AllowedFolders([inside]).find(f"{inside}/{path}")


def test_odd_times_and_names_can_be_shown() -> None:
    assert moment(0) == "1970-01-01T00:00:00.000Z"
    assert moment(1e300) is None
    assert shown("caf\udce9") == "caf\ufffd"


def test_a_place_is_its_whole_path(inside: Path) -> None:
    assert Place(root=inside, parts=("deep", "far.txt")).path == inside / "deep" / "far.txt"


def test_a_refusal_is_told_beforehand_and_nothing_else_of_what_is_outside(
    inside: Path, outside: Path
) -> None:
    folders = AllowedFolders([inside])
    assert folders.refusal("note.txt") is None
    there, not_there = (folders.refusal(str(outside / name)) for name in ("secret.txt", "none"))
    assert there is not None
    assert "is outside what Buddy may read" in there
    assert not_there == there.replace("secret.txt", "none")
    assert "blank" in (folders.refusal(" ") or "")
