"""Walks a code tree inside an allowed folder, file by file, and reads what is text.

Every folder is opened from the one above it and no link is followed, so nothing outside is
reached whatever changes meanwhile. What the tree's own ``.gitignore`` files leave out is left out,
and so are version control's folders and installed packages. Bounds are told when they are met.
"""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Event
from typing import Final

from buddy.adapters.tools.allowed_folders import AllowedFolders, Place
from buddy.adapters.tools.gitignore import IgnoreFile, is_ignored, parse

MAX_FILES: Final = 20_000
MAX_BYTES: Final = 100_000_000
"""Of all files that are read."""
FILE_BYTES: Final = 1_000_000
"""Of one file; a larger one is counted and not read."""
MAX_DEPTH: Final = 40
_NEVER: Final = frozenset(
    {".git", ".hg", ".svn", "node_modules", "__pycache__", ".venv", "venv", "site-packages"}
)
_BEYOND: Final = "beyond what is read at once"
_CLOSED: Final = "Buddy's own data"
_UNOPENED: Final = "that could not be opened"
_OPEN: Final = os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW


@dataclass(frozen=True, slots=True)
class ScannedFile:
    """One file of the tree."""

    path: str
    """From the tree's root, with ``/``."""
    name: str
    size: int
    content: bytes | None
    """None where it is too large to be read."""


@dataclass(slots=True)
class RepoScan:
    """A walk; iterate `files` once, then read what was left out.

    Args:
        folders: What may be read.
        place: The tree's root.
        stop: Ends the walk between two files.
    """

    folders: AllowedFolders
    place: Place
    stop: Event
    left_out: Counter[str] = field(default_factory=Counter[str])
    """Files and folders that were not looked at, by the reason."""
    _files: int = 0
    _bytes: int = 0
    _prefix: tuple[str, ...] = ()
    """From the repository's root to this tree's; rules are counted from there."""

    def files(self) -> Iterator[ScannedFile]:
        """Yield the files, by name, those of a folder before its folders. Blocking.

        Raises:
            ToolExecutionFailed: The root cannot be opened.
        """
        above = self._folders_above()
        self._prefix = self.place.parts[len(self.place.parts) - len(above) :]
        rules: list[IgnoreFile] = []
        for number, place in enumerate(above):
            with self.folders.open(place, folder=True) as descriptor:
                found = _rules(descriptor, self._prefix[:number])
            rules += [found] if found else []
        with self.folders.open(self.place, folder=True) as descriptor:
            yield from self._walk(descriptor, (), tuple(rules))

    def _folders_above(self) -> list[Place]:
        """Return the folders from the repository's root to above this one, the root first."""
        names, found = self.place.parts, list[Place]()
        for depth in range(len(names), -1, -1):
            place = Place(root=self.place.root, parts=names[:depth])
            if depth < len(names):
                found.insert(0, place)
            if (place.path / ".git").exists():
                return found
        return []

    def _walk(
        self, descriptor: int, parts: tuple[str, ...], above: tuple[IgnoreFile, ...]
    ) -> Iterator[ScannedFile]:
        own = _rules(descriptor, (*self._prefix, *parts))
        rules = (*above, own) if own else above
        folders: list[str] = []
        for name, mode, size in self._entries(descriptor):
            path = (*parts, name)
            reason = self._reason_against(path, mode, rules)
            if reason is not None:
                self.left_out[reason] += 1
            elif stat.S_ISDIR(mode):
                folders.append(name)
            else:
                yield self._read(descriptor, path, size)
        for name in folders:
            try:
                below = os.open(name, _OPEN | os.O_DIRECTORY, dir_fd=descriptor)
            except OSError:  # no right to it, or it is no folder any more
                self.left_out[_UNOPENED] += 1
                continue
            try:
                yield from self._enter(below, (*parts, name), rules)
            finally:
                os.close(below)

    def _enter(
        self, descriptor: int, parts: tuple[str, ...], rules: tuple[IgnoreFile, ...]
    ) -> Iterator[ScannedFile]:
        """Walk a folder, unless it is Buddy's own data: of that what is meant for tools only."""
        if self.stop.is_set():
            self.left_out[_BEYOND] += 1
        elif not self.folders.is_closed(descriptor):
            yield from self._walk(descriptor, parts, rules)
        else:
            self.left_out[_CLOSED] += 1
            with self.folders.open_exempt(descriptor) as exempt:
                if exempt is not None:
                    below, names = exempt
                    yield from self._walk(below, (*parts, *names), rules)

    def _reason_against(
        self, path: tuple[str, ...], mode: int, rules: tuple[IgnoreFile, ...]
    ) -> str | None:
        """Return why something is left out, or None."""
        if self.stop.is_set():  # nobody waits for the rules to be looked through
            return _BEYOND
        folder = stat.S_ISDIR(mode)
        if folder and path[-1] in _NEVER:
            return "installed packages or version control"
        if not folder and not stat.S_ISREG(mode):
            return "links or special files"
        if is_ignored(rules, (*self._prefix, *path), folder=folder):
            return "left out by .gitignore"
        full = self._files >= MAX_FILES or self._bytes >= MAX_BYTES or len(path) > MAX_DEPTH
        return _BEYOND if full else None

    def _entries(self, descriptor: int) -> list[tuple[str, int, int]]:
        found: list[tuple[str, int, int]] = []
        with os.scandir(descriptor) as entries:
            for entry in entries:
                try:
                    entry.name.encode()
                    state = entry.stat(follow_symlinks=False)
                except (OSError, UnicodeEncodeError):
                    self.left_out[_UNOPENED] += 1
                    continue
                found.append((entry.name, state.st_mode, state.st_size))
        return sorted(found)

    def _read(self, descriptor: int, path: tuple[str, ...], size: int) -> ScannedFile:
        self._files += 1
        content = _content(descriptor, path[-1]) if size <= FILE_BYTES else None
        # By what was read: on some file systems a size says nothing.
        self._bytes += len(content or b"")
        if content is not None and len(content) > FILE_BYTES:
            content = None
        return ScannedFile("/".join(path), path[-1], size, content)


def _content(folder: int, name: str) -> bytes | None:
    """Return what a file holds, up to one byte more than is read of one."""
    try:
        descriptor = os.open(name, _OPEN | os.O_NONBLOCK, dir_fd=folder)
    except OSError:
        return None
    with os.fdopen(descriptor, "rb") as stream:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return None
        try:
            content = stream.read(FILE_BYTES + 1)
        except OSError:
            return None
    return content


def _rules(folder: int, parts: tuple[str, ...]) -> IgnoreFile | None:
    content = _content(folder, ".gitignore")
    if content is None or len(content) > FILE_BYTES:
        return None
    return parse(content.decode("utf-8", "replace"), parts)
