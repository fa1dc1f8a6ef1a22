"""Small files, small functions, silent `__init__` files."""

from __future__ import annotations

import ast
from pathlib import Path

from house import ROOT, SOURCE, code_files, files, functions, line_count, name_of, tree

MAX_FILE_LINES = 400
MAX_FUNCTION_LINES = 50
GENERATED = (".gen.ts",)


def frontend_files() -> list[Path]:
    found = files(ROOT / "dashboard" / "src", ".ts", ".tsx", ".css")
    return [path for path in found if not path.name.endswith(GENERATED)]


def test_there_is_something_to_measure() -> None:
    assert len(code_files()) > 100
    assert len(frontend_files()) > 10


def test_no_python_file_is_longer_than_400_lines() -> None:
    long = {name_of(p): line_count(p) for p in code_files() if line_count(p) > MAX_FILE_LINES}
    assert not long, f"split these: {long}"


def test_no_dashboard_file_is_longer_than_400_lines() -> None:
    long = {name_of(p): line_count(p) for p in frontend_files() if line_count(p) > MAX_FILE_LINES}
    assert not long, f"split these: {long}"


def test_no_function_is_longer_than_50_lines() -> None:
    long: dict[str, int] = {}
    for path in code_files():
        for function in functions(path):
            lines = (function.end_lineno or function.lineno) - function.lineno + 1
            if lines > MAX_FUNCTION_LINES:
                long[f"{name_of(path)}:{function.lineno} {function.name}"] = lines
    assert not long, f"split these: {long}"


def says_more_than_a_docstring(path: Path) -> bool:
    body = list(tree(path).body)
    if not body or ast.get_docstring(tree(path)) is None:
        return True
    rest = body[1:]
    if path == SOURCE / "buddy" / "__init__.py":
        rest = [node for node in rest if not is_version(node)]
    return bool(rest)


def is_version(node: ast.stmt) -> bool:
    return (
        isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and node.targets[0].id == "__version__"
    )


def test_init_files_hold_a_docstring_and_nothing_else() -> None:
    inits = [path for path in files(SOURCE, "__init__.py") if path.name == "__init__.py"]
    wrong = [name_of(path) for path in inits if says_more_than_a_docstring(path)]
    assert inits
    assert not wrong, f"move what these hold into modules: {wrong}"


def test_every_package_has_its_init_file() -> None:
    folders = {path.parent for path in files(SOURCE / "buddy", ".py")}
    migrations = {folder for folder in folders if folder.parts[-2:] == ("migrations", "versions")}
    bare = [name_of(f) for f in folders - migrations if not (f / "__init__.py").exists()]
    assert not bare, f"write a docstring-only __init__.py into: {sorted(bare)}"
