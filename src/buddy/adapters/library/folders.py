"""Reading a person's folder: which files, and what passages they hold."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from buddy.adapters.library.chunks import cut
from buddy.adapters.library.markup import SECTIONS_BY_SUFFIX
from buddy.adapters.library.passages import Passage
from buddy.errors import InputInvalid

_IGNORED_FOLDERS = frozenset({"__pycache__", "node_modules", "site-packages", "venv"})
_MAX_ANCHOR = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderLimits:
    """How much of a folder is indexed."""

    file_bytes: int = 2_000_000
    """Larger files are skipped."""
    files: int = 20_000
    """Further files are skipped."""


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file that can be indexed."""

    path: str
    """Below the folder, with ``/``."""
    location: Path
    mtime_ns: int
    size: int


class FileUnreadable(Exception):
    """A file holds no text that can be indexed; the message says why, after "N files"."""


@dataclass(slots=True)
class FolderScan:
    """The text files of a folder, and why others were left out."""

    files: list[TextFile] = field(default_factory=list[TextFile])
    skipped: Counter[str] = field(default_factory=Counter[str])

    @property
    def note(self) -> str | None:
        """One sentence on what was skipped, or None."""
        if not self.skipped:
            return None
        reasons = ", ".join(f"{count:,} {reason}" for reason, count in sorted(self.skipped.items()))
        total = self.skipped.total()
        return f"Skipped {total:,} file{'' if total == 1 else 's'}: {reasons}"


def resolved_folder(folder: PurePath) -> Path:
    """Return a folder's real absolute path.

    Raises:
        InputInvalid: There is no such folder.
    """
    path = Path(folder).expanduser()
    try:
        path = path.resolve(strict=True)
        str(path).encode()
    except (OSError, RuntimeError, ValueError) as error:  # ValueError: no name a file could have
        raise InputInvalid(
            f"There is no folder {folder}; give the path of a folder", path=str(folder)
        ) from error
    if not path.is_dir():
        raise InputInvalid(f"{folder} is a file; give the folder it is in", path=str(folder))
    return path


def scan(root: Path, limits: FolderLimits) -> FolderScan:
    """List a folder's text files, by name, without reading them.

    Hidden files and folders, caches and installed packages are left out silently; so are files
    of other kinds than text. Symbolic links to folders are not followed, those to files only
    when they stay inside the folder.
    """
    result = FolderScan()
    for location in _walk(root):
        if location.suffix.lower() not in SECTIONS_BY_SUFFIX:
            continue
        if len(result.files) >= limits.files:
            result.skipped[f"or more beyond the first {limits.files:,}"] += 1
            break
        file = _examined(location, root, limits)
        if isinstance(file, str):
            result.skipped[file] += 1
        else:
            result.files.append(file)
    return result


def _walk(root: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(root, followlinks=False):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and name not in _IGNORED_FOLDERS
        )
        for name in sorted(files):
            if not name.startswith("."):
                yield Path(parent, name)


def _examined(location: Path, root: Path, limits: FolderLimits) -> TextFile | str:
    """Return a file that may be indexed, or the reason why it may not."""
    path = location.relative_to(root).as_posix()
    try:
        path.encode()
        target = location.resolve(strict=True)
        state = target.stat()
    except UnicodeEncodeError:
        return "with names that are not Unicode"
    except (OSError, RuntimeError):  # RuntimeError: a loop of links
        return "that could not be opened"
    if not target.is_relative_to(root):
        return "linked from outside the folder"
    if not stat.S_ISREG(state.st_mode):
        return "not regular files"
    if state.st_size > limits.file_bytes:
        return f"over {limits.file_bytes / 1_000_000:g} MB"
    return TextFile(path, target, state.st_mtime_ns, state.st_size)


def read_passages(file: TextFile, limits: FolderLimits) -> list[Passage]:
    """Read a file and cut it into passages.

    Raises:
        FileUnreadable: The file is binary, malformed, or gone.
    """
    sections = SECTIONS_BY_SUFFIX[PurePath(file.path).suffix.lower()]
    try:
        parts = sections(_text(file.location, limits))
    except (ValueError, RecursionError) as error:
        raise FileUnreadable("malformed") from error
    anchors: set[str] = set()
    passages: list[Passage] = []
    for section in parts:
        for piece in cut(section.text):
            heading = section.headings[-1] if section.headings else ""
            anchor = _free_anchor(heading[:_MAX_ANCHOR], anchors)
            anchors.add(anchor)
            passages.append(
                Passage(
                    document=file.path,
                    anchor=anchor,
                    kind="file",
                    title=" > ".join(section.headings) or PurePath(file.path).name,
                    heading=file.path,
                    body=piece,
                )
            )
    return passages


def _free_anchor(wanted: str, taken: set[str]) -> str:
    anchor, number = wanted, 1
    while anchor in taken:
        number += 1
        anchor = f"{wanted} ({number})".strip()
    return anchor


def _text(location: Path, limits: FolderLimits) -> str:
    try:
        with location.open("rb") as stream:
            content = stream.read(limits.file_bytes + 1)
    except OSError as error:
        raise FileUnreadable("that could not be opened") from error
    if len(content) > limits.file_bytes:
        raise FileUnreadable(f"over {limits.file_bytes / 1_000_000:g} MB")
    encoding = "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise FileUnreadable("binary or not in UTF-8") from error
    if "\0" in text:
        raise FileUnreadable("binary or not in UTF-8")
    return text


def collection_name(folder: Path, taken: frozenset[str]) -> str:
    """Return a free name for a folder's collection: its own, numbered where that is taken."""
    wanted = folder.name or "root"
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    return name
