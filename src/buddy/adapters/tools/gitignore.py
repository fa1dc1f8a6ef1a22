"""Which files a repository leaves out: the patterns of its ``.gitignore`` files.

As git reads them: the last pattern that fits decides, ``!`` takes a file in again unless a folder
above it is left out, a slash inside ties a pattern to its folder, one at the end to folders.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

PATTERNS: int = 2000
"""Of one file; further ones are not read."""
_LONGEST = 500


_Run = tuple[re.Pattern[str], ...]
"""Names that follow each other."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line of a ``.gitignore``."""

    runs: tuple[_Run, ...]
    """Of the path below the pattern's own folder; between two any number of folders may lie."""
    takes_in: bool
    folders_only: bool

    def fits(self, names: Sequence[str]) -> bool:
        """Tell whether it is of this path. The work grows no faster than names times patterns."""
        head, *middle = self.runs
        tail = middle.pop() if middle else None
        if tail is None:
            return len(names) == len(head) and _stands(head, names, 0)
        place, end = len(head), len(names) - len(tail)
        if end < place or not (_stands(tail, names, end) and _stands(head, names, 0)):
            return False
        for run in middle:
            # The first place is as good as any: it leaves the most to the runs after it.
            while not _stands(run, names, place):
                place += 1
                if place + len(run) > end:
                    return False
            place += len(run)
        return place <= end


def _stands(run: _Run, names: Sequence[str], place: int) -> bool:
    there = names[place : place + len(run)]
    return len(there) == len(run) and all(
        name.fullmatch(each) for name, each in zip(run, there, strict=True)
    )


@dataclass(frozen=True, slots=True)
class IgnoreFile:
    """The patterns of one file."""

    base: tuple[str, ...]
    """Its folder, as names from where paths are counted."""
    patterns: tuple[Pattern, ...]


def parse(text: str, base: tuple[str, ...]) -> IgnoreFile:
    """Read a ``.gitignore``; lines that are no pattern are passed over."""
    lines = text.splitlines()[:PATTERNS]
    found = (_pattern(line) for line in lines if len(line) <= _LONGEST)
    return IgnoreFile(base, tuple(pattern for pattern in found if pattern is not None))


def is_ignored(files: Sequence[IgnoreFile], parts: tuple[str, ...], *, folder: bool) -> bool:
    """Tell whether a path is left out, its folders being in.

    Args:
        files: Those of the folders above, the outermost first.
        parts: The path, as names.
        folder: Whether it is a folder.
    """
    for file in reversed(files):
        if parts[: len(file.base)] != file.base:
            continue
        names = parts[len(file.base) :]
        for pattern in reversed(file.patterns):
            if pattern.folders_only and not folder:
                continue
            if pattern.fits(names):
                return not pattern.takes_in
    return False


def _pattern(line: str) -> Pattern | None:
    line = line.rstrip("\r\n")
    text = line.rstrip(" ")
    if text.endswith("\\") and text != line:
        text += " "  # one that is escaped stays
    if not text or text.startswith("#"):
        return None
    takes_in = text.startswith("!")
    text = text.removeprefix("!")
    folders_only = text.endswith("/")
    text = text.rstrip("/")
    anchored = "/" in text
    text = text.removeprefix("/")
    if not text:
        return None
    try:
        return Pattern(_runs(text, anchored=anchored), takes_in, folders_only)
    except re.error:
        return None


def _runs(glob: str, *, anchored: bool) -> tuple[_Run, ...]:
    names = _names(glob)
    if names[-1] == _ANY_FOLDERS:
        names.append([_ANY])  # at the end it is all that lies in there, and not the folder itself
    runs: list[list[re.Pattern[str]]] = [[]] if anchored else [[], []]
    for name in names:
        if name == _ANY_FOLDERS:
            runs.append([])
        else:
            runs[-1].append(re.compile(_translated(name), re.DOTALL))
    return tuple(map(tuple, runs))


_ANY = "*"
"""Stands for any characters; all else in a name's parts is an expression of one character."""
_ANY_FOLDERS = [_ANY, _ANY]


def _names(glob: str) -> list[list[str]]:
    """Return the parts of each name in a glob."""
    names: list[list[str]] = [[]]
    place = 0
    while place < len(glob):
        rest = glob[place:]
        step = 1
        if rest[0] == "*":
            step = len(rest) - len(rest.lstrip("*"))
            whole = step == len(_ANY_FOLDERS) and not names[-1] and rest[2:3] in {"", "/"}
            names[-1] += _ANY_FOLDERS if whole else [_ANY]
        elif rest[0] == "?":
            names[-1].append(".")
        elif rest[0] == "[" and (end := rest.find("]", 3 if rest[1:2] in {"!", "^"} else 2)) > 0:
            inside = rest[1:end].replace("\\", "\\\\")
            inside = f"^{inside[1:]}" if inside[0] in "!^" else inside
            names[-1].append(f"[{inside}]")
            step = end + 1
        else:
            step = 2 if rest[0] == "\\" and len(rest) > 1 else 1
            if rest[step - 1] == "/":
                names.append([])
            else:
                names[-1].append(re.escape(rest[step - 1]))
        place += step
    return names


def _translated(parts: list[str]) -> str:
    """Return the expression of one name, which never tries a place again.

    What stands between two asterisks is of one length, so where it fits first is as good as any;
    the atomic group keeps that place. Only what follows the last asterisk is tied to the end.
    """
    pieces = [""]
    for part in parts:
        if part == _ANY:
            pieces.append("")
        else:
            pieces[-1] += part
    if len(pieces) == 1:
        return pieces[0]
    head, *middle, tail = pieces
    return head + "".join(f"(?>.*?{piece})" for piece in middle) + ".*" + tail
