"""Every rule of the house fails where its fault is planted, and says which one it is.

The tree is copied, a fault is planted into the copy, and the rule's own command runs there:
``lint-imports`` for the contracts, ``pytest tests/architecture`` for the rest.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from house import ROOT, python
from planted import Fault, Verdict, copy_tree, judge_imports, planted

pytestmark = pytest.mark.xdist_group("planted_faults")

LAZY = "def late():\n    import {0}\n    return {0}"
FOR_TYPES = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import {0}"

IMPORTS = [
    Fault("1", "src/buddy/ports/clock.py", "import buddy.services.health", "buddy.services.health"),
    Fault("1", "src/buddy/web/errors.py", "import buddy.cli.client", "buddy.cli.client"),
    Fault("1", "src/buddy/attic.py", '"""A module without a floor."""', "attic"),
    Fault("2", "src/buddy/domain/pipeline.py", "import random", "random"),
    Fault("2", "src/buddy/domain/scope.py", LAZY.format("sqlite3"), "sqlite3"),
    Fault("2", "src/buddy/domain/money.py", FOR_TYPES.format("pydantic"), "pydantic"),
    Fault("2", "src/buddy/errors.py", "from pathlib import Path", "pathlib"),
    Fault("3", "src/buddy/services/health.py", "import sqlalchemy", "sqlalchemy"),
    Fault("3", "src/buddy/ports/blobs.py", LAZY.format("time"), "time"),
    Fault("4", "src/buddy/web/errors.py", "import sqlalchemy.exc", "sqlalchemy"),
    Fault("4", "src/buddy/adapters/tools/calculate.py", LAZY.format("sqlite3"), "sqlite3"),
    Fault(
        "5",
        "src/buddy/adapters/tools/calculate.py",
        "import buddy.adapters.search.offline",
        "buddy.adapters.search.offline",
    ),
    Fault(
        "6",
        "src/buddy/adapters/store/memory/rows.py",
        "import buddy.adapters.store.sql.schema",
        "buddy.adapters.store.sql.schema",
    ),
    Fault(
        "6",
        "src/buddy/adapters/store/firestore/ledger.py",
        "import buddy.adapters.store.memory.state",
        "buddy.adapters.store.memory.state",
    ),
    Fault(
        "7",
        "src/buddy/services/execution_steps/verification.py",
        "from buddy.services.execution_steps.finalize import Finalize",
        "buddy.services.execution_steps.finalize",
    ),
    Fault(
        "8",
        "src/buddy/cli/doctor.py",
        LAZY.format("buddy.adapters.clock.system"),
        "buddy.adapters.clock.system",
    ),
    Fault(
        "8",
        "src/buddy/services/health.py",
        FOR_TYPES.format("buddy.adapters.store.paging"),
        "buddy.adapters.store.paging",
    ),
    Fault("9", "src/buddy/cli/main.py", "import buddy.settings", "buddy.settings"),
    Fault(
        "10",
        "src/buddy/domain/instant.py",
        LAZY.format("buddy.domain.budget"),
        ".instant -> .budget",
    ),
    Fault(
        "10",
        "src/buddy/adapters/fetch/failures.py",
        "import buddy.adapters.fetch.guarded",
        "cycles are allowed in buddy.adapters.fetch",
    ),
    Fault(
        "11",
        "src/buddy/adapters/store/sql/ledger.py",
        LAZY.format("google.cloud.firestore"),
        "buddy.adapters.store.sql.ledger -> google",
    ),
]

LONG_FUNCTION = "def long() -> None:\n" + "    print()\n" * 50
RULES = [
    Fault("test_no_python_file_is_longer_than_400_lines", "src/buddy/web/long.py", "#\n" * 401, ""),
    Fault(
        "test_no_dashboard_file_is_longer_than_400_lines",
        "dashboard/src/long.css",
        "/* */\n" * 401,
        "",
    ),
    Fault("test_no_function_is_longer_than_50_lines", "src/buddy/web/wide.py", LONG_FUNCTION, ""),
    Fault(
        "test_init_files_hold_a_docstring_and_nothing_else",
        "src/buddy/ports/__init__.py",
        "from buddy.ports.clock import Clock",
        "",
    ),
    Fault(
        "test_the_core_imports_only_what_is_allowed",
        "src/buddy/domain/intent.py",
        LAZY.format("statistics"),
        "statistics",
    ),
    Fault(
        "test_importing_the_core_loads_no_third_party_module",
        "src/buddy/domain/evaluation.py",
        "import click",
        "click",
    ),
    Fault(
        "test_the_tree_drawn_is_the_tree_coded",
        "src/buddy/errors.py",
        'class Unseen(BuddyError):\n    """Not drawn."""\n\n    code = "unseen"',
        "Unseen",
    ),
    Fault(
        "test_every_code_has_an_http_status_and_no_status_is_stale",
        "src/buddy/web/errors.py",
        'STATUS_BY_CODE["left_over"] = 400',
        "left_over",
    ),
    Fault(
        "test_the_union_the_classes_and_the_modules_hold_the_same_events",
        "src/buddy/domain/events/learning.py",
        'class Forgotten:\n    """Not in the catalogue."""\n\n    event_type = "forgotten"',
        "Forgotten",
    ),
    Fault(
        "test_a_port_names_an_adapter_that_exists",
        "src/buddy/ports/oracle.py",
        '"""The oracle port: knows what will be."""',
        "oracle",
    ),
    Fault(
        "test_every_module_has_its_test_file",
        "src/buddy/domain/unwatched.py",
        '"""A module that nothing tests."""',
        "buddy.domain.unwatched",
    ),
    Fault("test_every_test_file_holds_a_test", "tests/architecture/test_void.py", "X = 1", ""),
    Fault(
        "test_no_test_sleeps",
        "tests/architecture/drowsy.py",
        "import time\n\n\ndef nap() -> None:\n    time.sleep(1)",
        "time.sleep(1)",
    ),
    Fault(
        "test_no_file_mentions",
        "src/buddy/web/schemas/host.py",
        '"""See https://' + "pypi" + '.org/."""',
        "host.py",
    ),
]


# ------------------------------------------------------------------ contracts


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_tree(tmp_path_factory.mktemp("contracts"), "src")


@pytest.fixture(scope="module")
def clean(source: Path) -> Verdict:
    return judge_imports(source)


def test_every_contract_has_a_planted_fault() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    numbers = {contract["name"].split()[0] for contract in settings["contracts"]}
    assert {fault.rule for fault in IMPORTS} == numbers


@pytest.mark.parametrize("fault", IMPORTS, ids=str)
def test_a_planted_import_breaks_its_contract(fault: Fault, source: Path, clean: Verdict) -> None:
    with planted(source, fault):
        verdict = judge_imports(source)
    assert fault.rule not in clean.broken, f"already broken: {clean.output}"
    assert verdict.returncode == 1
    assert fault.rule in verdict.broken, verdict.output
    assert fault.named in verdict.broken[fault.rule], verdict.output


def test_the_tree_is_clean_once_the_faults_are_gone(source: Path, clean: Verdict) -> None:
    assert judge_imports(source).broken == clean.broken


# ------------------------------------------------------------------ the other rules


@pytest.fixture(scope="module")
def failures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return what pytest says to all the faults together: the words on each failed test."""
    tree = tmp_path_factory.mktemp("rules")
    copy_tree(tree, "src", "tests", "dashboard/src", "bench", "scripts", "contracts")
    chosen = sorted({p.name for p in (tree / "tests/architecture").glob("test_*.py")})
    skipped = {"test_rules_bite.py", "test_import_contracts.py"}
    targets = [f"tests/architecture/{name}" for name in chosen if name not in skipped]
    with planted(tree, *RULES):
        command = ("-m", "pytest", "-q", "-p", "no:randomly", "-p", "no:cacheprovider", *targets)
        result = python(*command, cwd=tree)
    assert result.returncode == 1, result.stdout + result.stderr
    assert "error" not in result.stdout.splitlines()[-1], result.stdout
    parts = re.split(r"^_{3,} (test_\w+)(?:\[.*\])? _{3,}$", result.stdout, flags=re.MULTILINE)
    said: dict[str, str] = {}
    for name, words in zip(parts[1::2], parts[2::2], strict=True):
        said[name] = said.get(name, "") + words
    return said


@pytest.mark.parametrize("fault", RULES, ids=str)
def test_a_planted_fault_fails_its_rule(fault: Fault, failures: dict[str, str]) -> None:
    assert fault.rule in failures
    assert (fault.named or fault.where) in failures[fault.rule], failures[fault.rule]
