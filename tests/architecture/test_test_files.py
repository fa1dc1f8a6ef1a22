"""The tests keep their own house: each file tests something, none of them sleeps."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

from house import SOURCE, TESTS, files, name_of, tree

TEST_FILES = [path for path in files(TESTS, ".py") if path.name.startswith("test_")]
HELPERS = [path for path in files(TESTS, ".py") if not path.name.startswith("test_")]


def collected(path: Path) -> list[str]:
    """Return what pytest would collect: functions, classes that hold or inherit tests, machines."""
    found: list[str] = []
    for node in tree(path).body:
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                found += [name] if name.startswith("test") else []
            case ast.ClassDef(name=name, bases=bases, body=body) if name.startswith("Test"):
                methods = [getattr(part, "name", "") for part in body]
                found += [name] if bases or any(m.startswith("test") for m in methods) else []
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Attribute(attr="TestCase")):
                found += [name] if name.startswith("Test") else []
            case _:
                pass
    return found


def test_every_test_file_holds_a_test() -> None:
    empty = [name_of(path) for path in TEST_FILES if not collected(path)]
    assert TEST_FILES
    assert not empty


def test_no_test_hides_in_a_file_that_is_not_collected() -> None:
    hidden = [name_of(path) for path in HELPERS if collected(path)]
    assert not hidden, f"call these test_….py: {hidden}"


def test_the_names_of_test_modules_are_unique() -> None:
    """Without packages among the tests, two modules of one name are one to Python."""
    counted = Counter(path.name for path in files(TESTS, ".py") if path.name != "conftest.py")
    assert not [name for name, times in counted.items() if times > 1]


def sleeps(path: Path) -> list[str]:
    """Return the calls that wait for the clock; giving way with ``asyncio.sleep(0)`` is fine."""
    found: list[str] = []
    for node in ast.walk(tree(path)):
        if not isinstance(node, ast.Call):
            if isinstance(node, ast.ImportFrom) and node.module == "time":
                names = [f"from time import {a.name}" for a in node.names if a.name == "sleep"]
                found += [f"{name_of(path)}:{node.lineno} {name}" for name in names]
            continue
        call = ast.unparse(node)
        if call.startswith("time.sleep(") or (
            call.startswith("asyncio.sleep(") and call != "asyncio.sleep(0)"
        ):
            found.append(f"{name_of(path)}:{node.lineno} {call}")
    return found


def test_no_test_sleeps() -> None:
    paths = [*files(TESTS, ".py"), *files(SOURCE / "buddy" / "testing", ".py")]
    found = [line for path in paths for line in sleeps(path)]
    assert not found, f"wait for an event or advance a clock: {found}"
