"""Ten kills under load with the documents in Firestore's emulator and the engine on SQLite."""

from pathlib import Path

import pytest
from chaos_run import survives

pytestmark = [pytest.mark.process, pytest.mark.firestore]


def test_ten_kills_with_firestore_documents(tmp_path: Path) -> None:
    said = survives("firestore", tmp_path)
    assert "violations: 0" in said
    assert "completed" in said
