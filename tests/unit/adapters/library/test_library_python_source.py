from pathlib import Path

import pytest

from buddy.adapters.library.python_names import PublicNames
from buddy.adapters.library.python_source import SourceModule, read_module, read_modules

SOURCE = b'''
"""Weaving."""
import sys
from .yarn import Thread as Yarn, knot
from loom.frames import *
__all__ = ["Weaver"]
__all__ += ("braid",)

class Weaver(Base):
    """Weaves."""
    def weave(self, rows: int = 3, *, tight=True) -> str:
        """Weave some rows."""
    @property
    def width(self):
        """Width in threads."""
    def _hidden(self):
        """Nobody sees this."""
    def __enter__(self):
        """Short."""
    def __call__(self, pattern):
        """Weave a pattern from the first row to the last one."""

class Spool:
    def __init__(self, length):
        """Hold a length of thread."""

class Bare:
    def turn(self, times): ...

if sys.platform == "win32":
    def braid():
        """Braid here."""
else:
    async def braid(*strands):
        """Braid there."""

def undocumented(): ...
'''


def loom() -> SourceModule:
    return read_module(SOURCE, "loom.weaving", is_package=False)


def test_docstrings_and_signatures_are_read() -> None:
    module = loom()
    found = {name: (symbol.kind, symbol.signature) for name, symbol in module.symbols.items()}
    assert module.doc == "Weaving."
    assert found == {
        "Weaver": ("class", "(Base)"),
        "Weaver.weave": ("function", "(self, rows: int=3, *, tight=True) -> str"),
        "Weaver.width": ("function", ""),
        "Weaver.__call__": ("function", "(self, pattern)"),
        "Spool": ("class", ""),
        "Bare": ("class", ""),
        "braid": ("function", "()"),
    }


def test_a_class_without_a_docstring_is_described_by_its_methods() -> None:
    symbols = loom().symbols
    assert symbols["Spool"].doc == "Hold a length of thread."
    assert symbols["Bare"].doc == "Methods:\nturn(self, times)"


def test_imports_and_exports_are_read() -> None:
    module = loom()
    assert module.exports == {"Weaver", "braid"}
    assert module.imported == {"Yarn": "loom.yarn", "knot": "loom.yarn"}
    assert module.star_imported == ["loom.frames"]


def module(name: str, source: str, *, is_package: bool = False) -> SourceModule:
    return read_module(source.encode(), name, is_package=is_package)


@pytest.mark.parametrize(
    ("package", "inner", "expected"),
    [
        ("from .tasks import *", '__all__ = ["Task"]\nclass Task: ...', "loom.Task"),
        ("from .tasks import *", '__all__ = ["gather"]\nclass Task: ...', "loom.tasks.Task"),
        ("from .tasks import Task", "class Task: ...", "loom.Task"),
        ('from .tasks import Task\n__all__ = ["Task"]', "class Task: ...", "loom.Task"),
        ('__all__ = ["Task"]', "class Task: ...", "loom.Task"),
        ('from .other import Task\n__all__ = ["Task"]', "class Task: ...", "loom.tasks.Task"),
        ('__all__ = ["Task"]\nclass Task: ...', "class Task: ...", "loom.tasks.Task"),
        ("", "class Task: ...", "loom.tasks.Task"),
    ],
)
def test_symbols_carry_the_name_their_package_offers(
    package: str, inner: str, expected: str
) -> None:
    tasks = module("loom.tasks", inner)
    modules = {"loom": module("loom", package, is_package=True), "loom.tasks": tasks}
    assert PublicNames(modules).symbol(tasks, "Task.cancel") == f"{expected}.cancel"


def test_private_names_are_nobodys() -> None:
    private = module("_loom", "class Task: ...")
    names = PublicNames({"_loom": private})
    assert names.symbol(private, "Task") is None
    assert names.module("_loom") is None
    assert names.module("_pydecimal") == "decimal"
    public = module("loom", "class _Task: ...")
    assert PublicNames({"loom": public}).symbol(public, "_Task.cancel") is None


def test_tests_and_demonstrations_are_left_out(tmp_path: Path) -> None:
    for path in (
        "loom/__init__.py",
        "loom/frames.py",
        "loom/tests/__init__.py",
        "test/x.py",
        "antigravity.py",
        "stranger.py",
        "site-packages/loom.py",
        "broken.py",
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text('"""Doc."""\n', encoding="utf-8")
    (tmp_path / "broken.py").write_text("def (:", encoding="utf-8")
    names = {"loom", "test", "antigravity", "broken"}
    assert [found.name for found in read_modules(tmp_path, names)] == ["loom", "loom.frames"]
