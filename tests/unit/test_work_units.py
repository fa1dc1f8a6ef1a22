"""Which tests go to one worker together."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from xdist.remote import Producer

from work_units import WorkUnits, order_of, unit_of


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


def test_the_longest_come_first_and_their_like_stay_in_the_order_they_came_in() -> None:
    tests = {
        "tests/web/test_b.py": 40,
        "tests/unit/test_a.py": 9,
        "tests/contract/test_it.py::test_that": 1,
        "few": 2,
        "tests/chaos/test_it.py::test_kills": 1,
        "many": 90,
        "tests/integration/test_it.py::test_that[a.py]": 1,
    }
    assert sorted(tests, key=lambda unit: order_of(unit, tests[unit])) == [
        "many",
        "few",
        "tests/chaos/test_it.py::test_kills",
        "tests/integration/test_it.py::test_that[a.py]",
        "tests/contract/test_it.py::test_that",
        "tests/web/test_b.py",
        "tests/unit/test_a.py",
    ]


@dataclass(slots=True, eq=False)
class Worker:
    """Stands for a worker: it is told tests, and is through with them when the test says so."""

    told: list[int] = field(default_factory=list[int])
    shutting_down: bool = False
    gateway: Any = field(default_factory=lambda: SimpleNamespace(id="gw"))

    def send_runtest_some(self, places: list[int]) -> None:
        self.told += places

    def shutdown(self) -> None:
        self.shutting_down = True


def handed_out(root: Path, tests: list[str], workers: int) -> list[list[str]]:
    """Let workers take turns until all is done; return what each of them ran."""
    config: Any = SimpleNamespace(
        rootpath=root,
        option=SimpleNamespace(),
        getvalue={"tx": [f"{workers}*popen"]}.__getitem__,
    )
    given = WorkUnits(config, Producer("test", enabled=False))
    nodes: list[Any] = [Worker() for _ in range(workers)]
    for node in nodes:
        given.add_node(node)
        given.add_node_collection(node, tests)
    given.schedule()
    ran: list[list[str]] = [[] for _ in nodes]
    while given.has_pending:
        for node, mine in zip(nodes, ran, strict=True):
            if len(mine) < len(node.told):
                place = node.told[len(mine)]
                mine.append(tests[place])
                given.mark_test_complete(node, place)
    return ran


@pytest.mark.parametrize("workers", [1, 2, 3, 4])
def test_each_test_runs_once_with_its_like_together(tmp_path: Path, workers: int) -> None:
    files = ["web/test_a.py", "contract/test_b.py", "unit/test_c.py", "cli/test_d.py"]
    tests: list[str] = []
    for name in files:
        file = tmp_path / "tests" / name
        file.parent.mkdir(parents=True)
        grouped = "cli" in name
        file.write_text('pytestmark = pytest.mark.xdist_group("d")' if grouped else "", "utf-8")
        tests += [f"tests/{name}::test_it[{n}]" for n in range(9)]
    ran = handed_out(tmp_path, tests, workers)
    assert sorted(test for mine in ran for test in mine) == sorted(tests)
    for whole in ("web", "unit", "cli"):
        having = [mine for mine in ran if any(f"/{whole}/" in test for test in mine)]
        assert len(having) == 1, whole
    assert ran[0][:9] == tests[-9:]  # the group
    last = ran[-1][0]
    assert ("/unit/" in last) is (workers > 2)
