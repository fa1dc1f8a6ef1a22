"""A copy of the tree into which faults are planted, one by one or all together."""

from __future__ import annotations

import re
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from house import ROOT, lint_imports

LEFT_OUT = shutil.ignore_patterns("__pycache__", "node_modules", "static", "data")


@dataclass(frozen=True)
class Fault:
    """Something wrong, in one file."""

    rule: str
    """The contract's number, or the test that must fail."""
    where: str
    """The file, below the tree's root; made where it does not exist, else added to."""
    text: str
    named: str
    """What the rule must name when it fails."""

    def __str__(self) -> str:
        return f"{self.rule} {self.where}"


def copy_tree(target: Path, *folders: str) -> Path:
    """Copy the settings and some folders of the tree."""
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, target / name)
    for folder in folders:
        shutil.copytree(ROOT / folder, target / folder, ignore=LEFT_OUT)
    return target


@contextmanager
def planted(tree: Path, *faults: Fault) -> Generator[None]:
    """Plant faults, and take them out again."""
    paths = [tree / fault.where for fault in faults]
    before = [path.read_text("utf-8") if path.exists() else None for path in paths]
    for path, old, fault in zip(paths, before, faults, strict=True):
        path.write_text(f"{old or ''}\n{fault.text}\n", "utf-8")
    try:
        yield
    finally:
        for path, old in zip(paths, before, strict=True):
            if old is None:
                path.unlink()
            else:
                path.write_text(old, "utf-8")


@dataclass(frozen=True)
class Verdict:
    """What import-linter said."""

    returncode: int
    broken: dict[str, str]
    """The words on each broken contract, by the contract's number."""
    output: str


def judge_imports(tree: Path) -> Verdict:
    """Run import-linter's command and read its report."""
    result = lint_imports(tree)
    summary, _, details = result.stdout.partition("Broken contracts")
    numbers = re.findall(r"^(\d+) .* BROKEN", summary, re.MULTILINE)
    parts = re.split(r"^(\d+) .*\n-{3,}$", details, flags=re.MULTILINE)
    words = dict(zip(parts[1::2], parts[2::2], strict=True))
    broken = {number: words.get(number, "") for number in numbers}
    return Verdict(result.returncode, broken, result.stdout + result.stderr)
