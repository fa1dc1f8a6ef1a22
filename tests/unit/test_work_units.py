"""Which tests go to one worker together."""

from __future__ import annotations

from pathlib import Path

import pytest

from work_units import unit_of


@pytest.mark.parametrize(
    ("mark", "unit"),
    [
        ('pytestmark = pytest.mark.xdist_group("dbos")', "dbos"),
        ('pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("dbos")]', "dbos"),
        ('pytestmark = [\n    pytest.mark.slow,\n    pytest.mark.xdist_group("dbos"),\n]', "dbos"),
        ("pytestmark = pytest.mark.process", "tests/cli/test_it.py::test_that[a::b]"),
        (
            'pytestmark = []\n\n@pytest.mark.xdist_group("dbos")',
            "tests/cli/test_it.py::test_that[a::b]",
        ),
    ],
)
def test_a_file_that_names_a_group_belongs_to_it(tmp_path: Path, mark: str, unit: str) -> None:
    file = tmp_path / "tests" / "cli" / "test_it.py"
    file.parent.mkdir(parents=True)
    file.write_text(f"import pytest\n\n{mark}\n", "utf-8")
    assert unit_of(tmp_path, "tests/cli/test_it.py::test_that[a::b]") == unit


def test_short_tests_go_by_their_file(tmp_path: Path) -> None:
    file = tmp_path / "tests" / "unit" / "test_it.py"
    file.parent.mkdir(parents=True)
    file.touch()
    assert unit_of(tmp_path, "tests/unit/test_it.py::TestIt::test_that") == "tests/unit/test_it.py"
