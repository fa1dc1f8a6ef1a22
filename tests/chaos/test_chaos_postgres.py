"""Ten kills under load on PostgreSQL: an API, two workers, and a database that crashes too."""

from pathlib import Path

import pytest
from chaos_run import survives

pytestmark = [pytest.mark.process, pytest.mark.postgres]


def test_ten_kills_on_postgres(tmp_path: Path) -> None:
    said = survives("postgres", tmp_path)
    assert "violations: 0" in said
    assert "completed" in said
