"""Docstrings of the standard library, read from its sources without importing them."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

_EXCLUDED_FOLDERS = frozenset(
    {
        "__pycache__",
        "distutils",  # gone from Python 3.12 on, and nothing new should learn it
        "encodings",
        "ensurepip",
        "idle_test",
        "idlelib",
        "lib2to3",
        "pydoc_data",
        "site-packages",
        "test",
        "tests",
        "turtledemo",
        "_pyrepl",
    }
)
_EXCLUDED_MODULES = frozenset({"antigravity", "this", "ntpath", "nturl2path", "__phello__"})
_MAX_SOURCE_BYTES = 2_000_000
_MIN_SPECIAL_METHOD_DOC = 40
_MAX_SIGNATURE = 400


@dataclass(frozen=True, slots=True)
class SourceSymbol:
    """A documented class, function or method."""

    name: str
    """Inside its module: ``Task.cancel``."""
    kind: str
    """``class`` or ``function``."""
    signature: str
    """Its parameters with the parentheses, and what it returns; empty where there is none."""
    doc: str


@dataclass(slots=True)
class SourceModule:
    """What a source file says of its module."""

    name: str
    is_package: bool
    doc: str = ""
    exports: set[str] = field(default_factory=set[str])
    """Names listed in ``__all__``, as far as it is written out."""
    imported: dict[str, str] = field(default_factory=dict[str, str])
    """Names bound by ``from X import name``, with the full name of X."""
    star_imported: list[str] = field(default_factory=list[str])
    """Full names of the modules in ``from X import *``."""
    defined: set[str] = field(default_factory=set[str])
    """Names of top-level classes and functions, documented or not."""
    symbols: dict[str, SourceSymbol] = field(default_factory=dict[str, SourceSymbol])


def read_modules(root: Path, names: Iterable[str]) -> Iterator[SourceModule]:
    """Read the modules of a standard library, one at a time.

    Args:
        root: The folder that holds it.
        names: The top-level modules to read; test suites and demonstrations are left out.
    """
    wanted = frozenset(names) - _EXCLUDED_FOLDERS - _EXCLUDED_MODULES
    for entry in sorted(root.iterdir()):
        if entry.suffix == ".py" and entry.stem in wanted:
            yield from _read_file(entry, entry.stem, is_package=False)
        elif entry.name in wanted and (entry / "__init__.py").is_file():
            yield from _read_package(entry, entry.name)


def _read_package(folder: Path, name: str) -> Iterator[SourceModule]:
    yield from _read_file(folder / "__init__.py", name, is_package=True)
    for entry in sorted(folder.iterdir()):
        if entry.name in _EXCLUDED_FOLDERS or entry.stem in {"__init__", "__main__"}:
            continue
        if entry.suffix == ".py":
            yield from _read_file(entry, f"{name}.{entry.stem}", is_package=False)
        elif (entry / "__init__.py").is_file():
            yield from _read_package(entry, f"{name}.{entry.name}")


def _read_file(path: Path, name: str, *, is_package: bool) -> Iterator[SourceModule]:
    try:
        source = path.read_bytes()
        if len(source) <= _MAX_SOURCE_BYTES:
            yield read_module(source, name, is_package=is_package)
    except (OSError, SyntaxError, ValueError):
        # A library may hold templates that are no modules; the rest of it is still worth reading.
        return


def read_module(source: bytes, name: str, *, is_package: bool) -> SourceModule:
    """Read one module's source.

    Raises:
        SyntaxError: The source is not this Python's.
        ValueError: The source holds NUL bytes.
    """
    tree = ast.parse(source)
    module = SourceModule(name, is_package, doc=ast.get_docstring(tree) or "")
    for node in _flattened(tree.body):
        _read_statement(node, module)
    return module


def _flattened(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """Yield statements with those under top-level ``if``, ``try`` and ``with`` in their place."""
    for node in body:
        if isinstance(node, ast.If):
            yield from _flattened([*node.body, *node.orelse])
        elif isinstance(node, ast.Try):
            handled = [stmt for handler in node.handlers for stmt in handler.body]
            yield from _flattened([*node.body, *handled, *node.orelse, *node.finalbody])
        elif isinstance(node, ast.With):
            yield from _flattened(node.body)
        else:
            yield node


def _read_statement(node: ast.stmt, module: SourceModule) -> None:
    match node:
        case ast.ImportFrom():
            origin = _imported_module(node, module)
            for alias in node.names:
                if alias.name == "*":
                    module.star_imported.append(origin)
                else:
                    module.imported[alias.asname or alias.name] = origin
        case (
            ast.Assign(targets=[ast.Name(id="__all__")])
            | ast.AugAssign(target=ast.Name(id="__all__"))
        ):
            module.exports.update(_strings(node.value))
        case ast.ClassDef() | ast.FunctionDef() | ast.AsyncFunctionDef():
            module.defined.add(node.name)
            _read_definition(node, "", module.symbols)
        case _:
            pass


def _imported_module(node: ast.ImportFrom, module: SourceModule) -> str:
    if not node.level:
        return node.module or ""
    parts = module.name.split(".")
    ascend = node.level - 1 if module.is_package else node.level
    base = parts[: len(parts) - ascend]
    return ".".join([*base, node.module] if node.module else base)


def _strings(node: ast.expr) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


def _read_definition(
    node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef,
    owner: str,
    symbols: dict[str, SourceSymbol],
) -> None:
    name = f"{owner}{node.name}"
    own_doc = ast.get_docstring(node) or ""
    is_class = isinstance(node, ast.ClassDef)
    # A private class may be public under another name; private members never are.
    if not is_public(node.name, own_doc) and (owner or not is_class):
        return
    doc = own_doc or (_class_description(node) if is_class else "")
    if doc and name not in symbols:
        kind = "class" if is_class else "function"
        symbols[name] = SourceSymbol(name, kind, _signature(node), doc)
    if is_class:
        for child in _definitions(node):
            if own_doc or child.name != "__init__":  # else it speaks for the class already
                _read_definition(child, f"{name}.", symbols)


def _definitions(
    node: ast.ClassDef,
) -> Iterator[ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]:
    for child in _flattened(node.body):
        if isinstance(child, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield child


def _class_description(node: ast.ClassDef) -> str:
    """Describe a class without a docstring: by its ``__init__``'s, else by its methods."""
    methods = [child for child in _definitions(node) if not isinstance(child, ast.ClassDef)]
    for method in methods:
        if method.name == "__init__" and (doc := ast.get_docstring(method)):
            return doc
    listed = [
        f"{method.name}{_signature(method)}"
        for method in methods
        if method.name == "__init__" or not method.name.startswith("_")
    ]
    return "\n".join(["Methods:", *listed]) if listed else ""


def is_public(name: str, doc: str) -> bool:
    """Tell whether a symbol is meant for users: no underscore, or a special method worth it."""
    if name.startswith("__") and name.endswith("__"):
        return len(doc) >= _MIN_SPECIAL_METHOD_DOC
    return not name.startswith("_")


def _signature(node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> str:
    if isinstance(node, ast.ClassDef):
        return f"({', '.join(ast.unparse(base) for base in node.bases)})" if node.bases else ""
    if any(_is_property(decorator) for decorator in node.decorator_list):
        return ""
    returns = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    return f"({ast.unparse(node.args)}){returns}"[:_MAX_SIGNATURE]


def _is_property(decorator: ast.expr) -> bool:
    return isinstance(decorator, ast.Name) and decorator.id in {"property", "cached_property"}
