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


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line of a ``.gitignore``."""

    regex: re.Pattern[str]
    """Of the path below the pattern's own folder."""
    takes_in: bool
    folders_only: bool


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
        path = "/".join(parts[len(file.base) :])
        for pattern in reversed(file.patterns):
            if pattern.folders_only and not folder:
                continue
            if pattern.regex.fullmatch(path):
                return not pattern.takes_in
    return False


def _pattern(line: str) -> Pattern | None:
    text = re.sub(r"(?<!\\) +$", "", line.rstrip("\r\n"))
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
    start = "" if anchored else "(?:.*/)?"
    try:
        regex = re.compile(start + _translated(text), re.DOTALL)
    except re.error:
        return None
    return Pattern(regex, takes_in, folders_only)


def _translated(glob: str) -> str:
    """Return a glob as a regular expression; ``**`` crosses slashes, ``*`` and ``?`` do not."""
    out: list[str] = []
    place = 0
    while place < len(glob):
        rest = glob[place:]
        at_start = place == 0 or glob[place - 1] == "/"
        if at_start and rest.startswith("**/"):
            out.append("(?:.*/)?")
            place += 3
        elif at_start and rest == "**":
            out.append(".+")
            place += 2
        elif rest[0] == "*":
            place += len(rest) - len(rest.lstrip("*"))
            out.append("[^/]*")
        elif rest[0] == "?":
            out.append("[^/]")
            place += 1
        elif rest[0] == "[" and (end := rest.find("]", 2)) > 0:
            inside = rest[1:end].replace("\\", "\\\\")
            inside = f"^{inside[1:]}" if inside[0] in "!^" else inside
            out.append(f"(?!/)[{inside}]")
            place += end + 1
        else:
            step = 2 if rest[0] == "\\" and len(rest) > 1 else 1
            out.append(re.escape(rest[step - 1]))
            place += step
    return "".join(out)
