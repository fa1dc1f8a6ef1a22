"""One process per data directory, by a lock that the operating system frees when it dies."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from buddy.errors import StoreUnavailable


class DataDirectoryLock:
    """Holds a data directory for this process."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "lock"
        self._handle: int | None = None

    def __enter__(self) -> None:
        self.acquire()

    def __exit__(self, *_raised: object) -> None:
        self.release()

    def acquire(self) -> None:
        """Take the directory, making it where it is missing.

        Raises:
            StoreUnavailable: Another process has it, or it cannot be written.
        """
        try:
            # Missions and results are their owner's alone.
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise StoreUnavailable(
                f"{self._path.parent} cannot be written ({error.strerror}); "
                "give another folder with --data-dir"
            ) from error
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(handle, 20).decode(errors="replace").strip() or "unknown"
            os.close(handle)
            raise StoreUnavailable(
                f"Another Buddy (process {holder}) is using {self._path.parent}; "
                "stop it, or give another folder with --data-dir"
            ) from None
        os.ftruncate(handle, 0)
        os.write(handle, str(os.getpid()).encode())
        self._handle = handle

    def release(self) -> None:
        """Give the directory back."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
