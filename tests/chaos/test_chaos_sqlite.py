"""Ten kills under load on SQLite: one process that is the server, the worker and the database."""

from pathlib import Path

import pytest
from chaos_run import survives

pytestmark = pytest.mark.process


def test_ten_kills_on_sqlite(tmp_path: Path) -> None:
    said = survives("sqlite", tmp_path)
    assert "violations: 0" in said
    assert "completed" in said
