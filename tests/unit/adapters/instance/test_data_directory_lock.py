"""The lock of a data directory."""

import stat
from pathlib import Path

import pytest

from buddy.adapters.instance.lock import DataDirectoryLock
from buddy.errors import StoreUnavailable


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_data_directory_is_its_owners_alone(tmp_path: Path) -> None:
    lock = DataDirectoryLock(tmp_path / "new")
    lock.acquire()
    assert mode(tmp_path / "new") == 0o700
    assert mode(tmp_path / "new" / "lock") == 0o600
    lock.release()


def test_a_directory_that_is_there_keeps_its_permissions(tmp_path: Path) -> None:
    tmp_path.chmod(0o750)
    lock = DataDirectoryLock(tmp_path)
    lock.acquire()
    assert mode(tmp_path) == 0o750
    lock.release()


def test_one_holder_at_a_time(tmp_path: Path) -> None:
    first, second = DataDirectoryLock(tmp_path), DataDirectoryLock(tmp_path)
    first.acquire()
    with pytest.raises(StoreUnavailable, match="is using"):
        second.acquire()
    first.release()
    second.acquire()
    second.release()
