"""The house as files and syntax trees: what the architecture rules look at.

Everything hangs on `ROOT`, the folder above this one's parent, so that the rules examine a copy of
the tree when they are copied along with it (`test_rules_bite.py` does that).
"""

from __future__ import annotations

import ast
import gc
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src"
TESTS = ROOT / "tests"
CODE_FOLDERS = ("src", "tests", "bench", "scripts")
SKIPPED = {"__pycache__", "node_modules", "static", ".venv"}


def files(folder: Path, *suffixes: str) -> list[Path]:
    """Return the files below a folder that end so, sorted; generated folders are passed over."""
    found = (p for p in folder.rglob("*") if p.name.endswith(suffixes) and p.is_file())
    return sorted(
        path for path in found if not SKIPPED.intersection(path.relative_to(folder).parts)
    )


def code_files() -> list[Path]:
    """Return every Python file that we write."""
    return [path for name in CODE_FOLDERS for path in files(ROOT / name, ".py")]


def name_of(path: Path) -> str:
    """Return a path as people write it."""
    return path.relative_to(ROOT).as_posix()


@cache
def module_of(path: Path) -> str:
    """Return the dotted name of a file below ``src``."""
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def tree(path: Path) -> ast.Module:
    """Return a file's syntax tree."""
    found = ast.parse(path.read_text("utf-8"), str(path))
    gc.freeze()  # the trees stay: rounds of the collector through their million nodes take 10 s
    return found


def line_count(path: Path) -> int:
    """Return the lines of a file."""
    return len(path.read_text("utf-8").splitlines())


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield every function of a file, methods and inner ones too."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@cache
def imported_modules(path: Path) -> set[str]:
    """Return the dotted names that a file imports: ``a.b`` and, for ``from a import b``, both."""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def run(*command: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run a program of this environment on the tree below a folder and return what it said."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(cwd / "src"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "NO_COLOR": "1",
        "COLUMNS": "200",
    }
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )


def python(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run this Python on the tree below a folder."""
    return run(sys.executable, *arguments, cwd=cwd)


def lint_imports(cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run import-linter's command on the tree below a folder."""
    program = Path(sys.executable).with_name("lint-imports")
    return run(str(program), "--no-logo", "--no-cache", cwd=cwd)
