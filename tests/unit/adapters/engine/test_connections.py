"""A pool that ends leaves no connection open, whoever was using one."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from buddy.adapters.engine.connections import close_connections
from buddy.adapters.engine.dbos_database import sqlite_database


def driver_of(connection: Connection) -> sqlite3.Connection:
    driver = connection.connection.dbapi_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


def test_one_in_use_goes_on_and_is_closed_when_it_comes_back(tmp_path: Path) -> None:
    engine = sqlite_database(tmp_path / "engine.sqlite")
    used = engine.connect()
    driver = driver_of(used)
    close_connections(engine)
    assert used.execute(text("SELECT 1")).scalar() == 1
    used.close()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        driver.execute("SELECT 1")


def test_one_that_a_late_thread_opens_is_closed_after_its_use(tmp_path: Path) -> None:
    engine = sqlite_database(tmp_path / "engine.sqlite")
    close_connections(engine)
    with engine.connect() as late:
        driver = driver_of(late)
        assert late.execute(text("SELECT 1")).scalar() == 1
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        driver.execute("SELECT 1")
