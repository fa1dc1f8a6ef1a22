"""Every module of the core has its test file, or a stated place elsewhere.

The services are examined by use case instead, through an assembled Buddy in memory: what matters
of them is what they do together in one transaction.

A module's own test file lies in the tests of its floor, carries the module's name in its own
(``test_scope.py``, ``test_arithmetic_units.py``) and imports the module.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from house import SOURCE, TESTS, files, imported_modules, module_of, name_of

FLOORS = ("domain",)
MODULES = [
    path
    for floor in FLOORS
    for path in files(SOURCE / "buddy" / floor, ".py")
    if path.name != "__init__.py"
]
SMALL = "unit/domain/test_small_values.py"

ELSEWHERE: dict[str, str] = {
    # values without rules of their own
    "buddy.domain.artifact": SMALL,
    "buddy.domain.envelope": SMALL,
    "buddy.domain.execution_record": SMALL,
    "buddy.domain.conversation": SMALL,
    "buddy.domain.ids": SMALL,
    "buddy.domain.intent": SMALL,
    "buddy.domain.route": SMALL,
    "buddy.domain.run": SMALL,
    "buddy.domain.tool": SMALL,
    "buddy.domain.events.log": SMALL,
    # tables, judged through what reads them
    "buddy.domain.forgetting": "web/test_learning_routes.py",
    "buddy.domain.places": "unit/domain/test_place_lookup.py",
    "buddy.domain.places_several": "unit/domain/test_place_lookup.py",
    # commands and events, judged through what makes and folds them
    "buddy.domain.commands": "unit/domain/test_decisions.py",
    "buddy.domain.events.execution": "unit/domain/test_whiteboard.py",
    "buddy.domain.events.learning": "unit/domain/test_whiteboard.py",
    "buddy.domain.events.schedules": "unit/services/test_schedules.py",
    "buddy.domain.events.goals": "unit/services/test_goals.py",
    "buddy.domain.events.proposals": "unit/domain/test_decisions.py",
    "buddy.domain.events.catalogue": "architecture/test_event_catalogue.py",
}
"""Where a module is tested that has no file of its own; that file imports the module."""

TOGETHER: dict[str, str] = {
    "buddy.domain.arithmetic": "unit/domain/arithmetic",
    "buddy.domain.egress": "unit/domain/egress",
}
"""Packages examined through their front door, by all tests of a folder together."""


def floor_of(path: Path) -> str:
    return path.relative_to(SOURCE / "buddy").parts[0]


@cache
def subject_of(test: Path, floor: str) -> Path | None:
    """Return the module that a test file is called after: the longest name within its own."""
    called = [
        path
        for path in MODULES
        if floor_of(path) == floor
        and path.stem in test.stem
        and not package_together(module_of(path))
    ]
    return max(called, key=lambda path: len(path.stem), default=None)


@cache
def named_tests(floor: str) -> list[Path]:
    return [p for p in files(TESTS / "unit" / floor, ".py") if p.stem.startswith("test_")]


def own_tests(path: Path) -> list[Path]:
    """Return the test files that are called after a module and import it."""
    floor = floor_of(path)
    named = [p for p in named_tests(floor) if subject_of(p, floor) == path]
    return [p for p in named if module_of(path) in imported_modules(p)]


def package_together(module: str) -> str | None:
    return next((name for name in TOGETHER if module.startswith(f"{name}.")), None)


@pytest.mark.parametrize("floor", FLOORS)
def test_every_module_has_its_test_file(floor: str) -> None:
    modules = {module_of(path): path for path in MODULES if floor_of(path) == floor}
    missing = [
        module
        for module, path in modules.items()
        if not package_together(module) and module not in ELSEWHERE and not own_tests(path)
    ]
    assert not missing, f"write tests/unit/{floor}/test_NAME.py for: {missing}"


@pytest.mark.parametrize("module", ELSEWHERE)
def test_an_exception_is_still_one(module: str) -> None:
    path = SOURCE / Path(*module.split(".")).with_suffix(".py")
    assert path in MODULES, f"{module} is gone; strike it from ELSEWHERE"
    assert not own_tests(path), f"{module} has its own tests now; strike it from ELSEWHERE"
    assert module in imported_modules(TESTS / ELSEWHERE[module])


@pytest.mark.parametrize("package", TOGETHER)
def test_a_package_tested_together_is_imported_by_its_tests(package: str) -> None:
    assert any(module_of(path).startswith(f"{package}.") for path in MODULES)
    found = [p for p in files(TESTS / TOGETHER[package], ".py") if p.name.startswith("test_")]
    strangers = [
        name_of(p) for p in found if not any(m.startswith(package) for m in imported_modules(p))
    ]
    assert found
    assert not strangers
