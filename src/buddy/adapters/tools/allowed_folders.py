"""The only way of tools to files: inside the folders that a person allowed.

A path is resolved first, links and ``..`` included, and must then lie inside a folder. It is opened
from that folder down, one name after the other, and no name may be a link any more: whoever swaps
a file for a link between the check and the opening gets an error and not the other file.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from buddy.domain.instant import Instant, to_instant
from buddy.errors import ToolExecutionFailed, ToolInputInvalid

SETTING = "BUDDY_FOLDERS"
_OPEN = os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW
_SWAPPED = {errno.ELOOP, errno.ENOTDIR}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A path inside an allowed folder, as it stood when it was looked at."""

    root: Path
    """The allowed folder, without links."""
    parts: tuple[str, ...]
    """The names from there; none for the folder itself."""

    @property
    def path(self) -> Path:
        """The whole path, without links."""
        return self.root.joinpath(*self.parts)


class AllowedFolders:
    """Opens what lies inside some folders.

    Args:
        folders: What a person allowed. They need not exist yet.
        private: Buddy's own data, which no tool reads even where a folder holds it.
        exempt: A folder in there that is meant for tools.
    """

    def __init__(
        self, folders: Sequence[Path], *, private: Path | None = None, exempt: Path | None = None
    ) -> None:
        self._folders = tuple(folders)
        self._private = private
        self._exempt = exempt

    @property
    def roots(self) -> tuple[Path, ...]:
        """The allowed folders that exist, without links."""
        found = (Path(os.path.realpath(folder.expanduser())) for folder in self._folders)
        return tuple(dict.fromkeys(root for root in found if root.is_dir()))

    def find(self, given: str) -> Place:
        """Return the place that a path means.

        A path that is not absolute is looked for in each allowed folder.

        Raises:
            ToolInputInvalid: It is no path, or means a place in several folders.
            ToolExecutionFailed: It lies outside every allowed folder, or is not there.
        """
        if not given.strip() or "\0" in given or not _is_unicode(given):
            raise ToolInputInvalid("path is blank, or holds a character that no path can have")
        try:
            asked = Path(given.strip()).expanduser()
        except RuntimeError as error:  # ~name, and there is no such person
            raise self._outside(given) from error
        roots = self.roots
        where = [asked] if asked.is_absolute() else [root / asked for root in roots]
        real = [Path(os.path.realpath(each)) for each in where]
        # Inside or not comes first: of what is outside not even whether it is there is told.
        inside = [each for each in dict.fromkeys(real) if self._is_inside(each, roots)]
        if real and not inside:
            raise self._outside(given)
        there = [each for each in inside if os.path.exists(each)]  # noqa: PTH110  # Path.exists raises for a name too long
        if not there:
            listed = self.described()
            raise ToolExecutionFailed(f"There is no {given} in {listed}; list_directory shows them")
        if len(there) > 1:
            several = ", ".join(map(str, there))
            raise ToolInputInvalid(f"{given} is in several folders; give one whole: {several}")
        root = max(
            (root for root in roots if there[0].is_relative_to(root)),
            key=lambda each: len(each.parts),
        )
        return Place(root=root, parts=there[0].relative_to(root).parts)

    def refusal(self, given: str) -> str | None:
        """Return why a path will not be opened; None: it lies inside, there or not yet.

        Of what is outside nothing is told but that it is.
        """
        try:
            self.find(given)
        except ToolInputInvalid as problem:
            return problem.message
        except ToolExecutionFailed as problem:
            return problem.message
        return None

    def _is_inside(self, real: Path, roots: Sequence[Path]) -> bool:
        return any(real.is_relative_to(root) for root in roots) and not self._is_private(real)

    def _is_private(self, real: Path) -> bool:
        # By what the folders are and not by what they are called: on some machines one folder
        # answers to names that differ in their case.
        for folder in (real, *real.parents):
            if _same(folder, self._exempt):
                return False
            if _same(folder, self._private):
                return True
        return False

    def is_closed(self, descriptor: int) -> bool:
        """Tell whether an open folder is the one of Buddy's own data.

        Whoever goes down a tree asks it of each folder; `find` asks for what it is given only.
        """
        return _is_open(descriptor, self._private)

    @contextmanager
    def open_exempt(self, closed: int) -> Generator[tuple[int, tuple[str, ...]] | None]:
        """Open the folder that is meant for tools, from Buddy's own data down.

        Args:
            closed: A descriptor for which `is_closed` is true.

        Yields:
            Its descriptor, closed afterwards, and the names that lead there; None if there is none
            or it cannot be opened.
        """
        names: tuple[str, ...] = ()
        descriptor = -1
        if self._private and self._exempt and self._exempt.is_relative_to(self._private):
            names = self._exempt.relative_to(self._private).parts
        try:
            if names:
                descriptor = _below(closed, names)
            yield (descriptor, names) if descriptor >= 0 else None
        finally:
            if descriptor >= 0:
                os.close(descriptor)

    def _outside(self, given: str) -> ToolExecutionFailed:
        if not self._folders:
            return ToolExecutionFailed(
                f"{given} cannot be read: {SETTING} is empty, so Buddy may read no folder; set it "
                f"to the folders that Buddy may read, separated by commas, and start Buddy again"
            )
        return ToolExecutionFailed(
            f"{given} is outside what Buddy may read, which is {self.described()}; put the file "
            f"there, or name its folder in {SETTING} (folders separated by commas) and start Buddy "
            "again"
        )

    def described(self) -> str:
        """Return the allowed folders in words."""
        return " and ".join(str(folder.expanduser()) for folder in self._folders) or "no folder"

    @contextmanager
    def open(self, place: Place, *, folder: bool = False) -> Generator[int]:
        """Open a place for reading, as a file descriptor that is closed afterwards.

        Args:
            place: What `find` returned.
            folder: Whether a folder is wanted, and not a file.

        Raises:
            ToolExecutionFailed: It is not a file (or not a folder), cannot be opened, or was
                changed since it was looked at.
        """
        descriptor = -1
        try:
            descriptor = self._descend(place)
            mode = os.fstat(descriptor).st_mode
            _require(place, mode, folder=folder)
            yield descriptor
        except OSError as error:
            if error.errno in _SWAPPED:
                reason = "was swapped for a link while it was being opened"
            else:
                reason = f"cannot be read ({os.strerror(error.errno or 0)})"
            raise ToolExecutionFailed(f"{place.path} {reason}") from error
        finally:
            if descriptor >= 0:
                os.close(descriptor)

    @staticmethod
    def _descend(place: Place) -> int:
        """Return a descriptor of a place, reached through folders that are no links."""
        # A pipe that nobody writes to would keep a reader waiting for ever.
        last = _OPEN | os.O_NONBLOCK
        if not place.parts:
            return os.open(place.root, last)
        at = os.open(place.root, _OPEN | os.O_DIRECTORY)
        try:
            for name in place.parts[:-1]:
                below = os.open(name, _OPEN | os.O_DIRECTORY, dir_fd=at)
                os.close(at)
                at = below
            return os.open(place.parts[-1], last, dir_fd=at)
        finally:
            os.close(at)


def _require(place: Place, mode: int, *, folder: bool) -> None:
    if stat.S_ISDIR(mode):
        if not folder:
            raise ToolExecutionFailed(f"{place.path} is a folder; list_directory lists it")
    elif folder:
        raise ToolExecutionFailed(f"{place.path} is a file; read_file reads it")
    elif not stat.S_ISREG(mode):
        raise ToolExecutionFailed(f"{place.path} is a device, pipe or socket, not a file")


def _same(folder: Path, other: Path | None) -> bool:
    try:
        return other is not None and folder.samefile(other)
    except OSError:
        return False


def _is_open(descriptor: int, folder: Path | None) -> bool:
    try:
        return folder is not None and os.path.samestat(os.fstat(descriptor), folder.stat())
    except FileNotFoundError:
        return False


def _below(descriptor: int, names: Sequence[str]) -> int:
    """Return a descriptor of a folder further down, through no link; -1 if there is none."""
    at = os.dup(descriptor)
    for name in names:
        try:
            below = os.open(name, _OPEN | os.O_DIRECTORY, dir_fd=at)
        except OSError:
            below = -1
        os.close(at)
        at = below
        if at < 0:
            break
    return at


def _is_unicode(text: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in text)


def moment(seconds: float) -> Instant | None:
    """Return a file's time; None where no calendar has it."""
    try:
        return to_instant(datetime.fromtimestamp(seconds, UTC))
    except (OverflowError, ValueError, OSError):
        return None


def shown(name: str) -> str:
    """Return a file's name as JSON can carry it: what is no Unicode in it becomes a mark."""
    return os.fsencode(name).decode("utf-8", "replace")
