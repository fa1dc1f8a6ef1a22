from pathlib import Path

from sqlalchemy import text

from buddy.adapters.engine.dbos_database import POOL_SIZE, sqlite_database, unix_epoch


def test_the_file_is_in_wal_mode_and_survives_a_power_cut(tmp_path: Path) -> None:
    engine = sqlite_database(tmp_path / "engine.sqlite")
    with engine.connect() as connection:
        mode = connection.execute(text("PRAGMA journal_mode")).scalar()
        synchronous = connection.execute(text("PRAGMA synchronous")).scalar()
        busy = connection.execute(text("PRAGMA busy_timeout")).scalar()
    engine.dispose()
    assert (mode, synchronous, busy) == ("wal", 2, 30_000)


def test_every_connection_knows_the_subsecond_clock(tmp_path: Path) -> None:
    engine = sqlite_database(tmp_path / "engine.sqlite")
    connections = [engine.connect() for _ in range(POOL_SIZE)]
    asked = text("SELECT unixepoch('now', 'subsec'), unixepoch('now')")
    for connection in connections:
        precise, whole = connection.execute(asked).one()
        assert 0 <= precise - whole < 2
        assert precise > 1_700_000_000
        connection.close()
    engine.dispose()


def test_the_stand_in_tells_whole_seconds_unless_asked_for_parts() -> None:
    assert isinstance(unix_epoch("now"), int)
    assert isinstance(unix_epoch("now", "subsec"), float)
