"""Docstrings that stand in compiled modules and can only be read from the running interpreter."""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Container, Iterator
from types import (
    BuiltinFunctionType,
    ClassMethodDescriptorType,
    FunctionType,
    GetSetDescriptorType,
    MemberDescriptorType,
    MethodDescriptorType,
    MethodType,
    ModuleType,
)

from buddy.adapters.library.python_source import SourceSymbol

# Importing these has no effect beyond memory: nothing is printed, opened or started.
MODULES = (
    "builtins",
    "array",
    "asyncio",
    "atexit",
    "binascii",
    "bisect",
    "bz2",
    "cmath",
    "codecs",
    "collections",
    "contextvars",
    "csv",
    "datetime",
    "decimal",
    "errno",
    "faulthandler",
    "fcntl",
    "functools",
    "gc",
    "grp",
    "hashlib",
    "heapq",
    "io",
    "itertools",
    "json",
    "lzma",
    "marshal",
    "math",
    "mmap",
    "multiprocessing",
    "operator",
    "os",
    "pickle",
    "pwd",
    "queue",
    "random",
    "re",
    "resource",
    "select",
    "signal",
    "socket",
    "sqlite3",
    "ssl",
    "struct",
    "sys",
    "syslog",
    "termios",
    "threading",
    "time",
    "types",
    "unicodedata",
    "warnings",
    "weakref",
    "xml.etree.ElementTree",
    "zlib",
)

_CALLABLES = (BuiltinFunctionType, FunctionType, MethodType)
_MEMBERS: tuple[type[object], ...] = (
    MethodDescriptorType,
    ClassMethodDescriptorType,
    GetSetDescriptorType,
    MemberDescriptorType,
    BuiltinFunctionType,
    staticmethod,
)
_MIN_ATTRIBUTE_DOC = 20
_HIDDEN_PARAMETER = re.compile(r"\$\w+(?:, /)?(?:, )?")
"""The bound argument at the start of a text signature: ``($self, key, /)``."""


def read_compiled(known: Container[str]) -> Iterator[tuple[str, SourceSymbol | str]]:
    """Read what the sources do not say: compiled functions, types and their methods.

    Args:
        known: Public paths that are documented already; they are not produced again.

    Yields:
        A public path with its symbol, or a module's name with its docstring. ``builtins`` is
        left out of paths: ``dict.get``.
    """
    for name in MODULES:
        try:
            module = importlib.import_module(name)
        except ImportError:
            continue  # not on this platform, or left out of this interpreter's build
        doc = inspect.cleandoc(module.__doc__ or "")
        if doc and name not in known:
            yield name, doc
        for symbol, value in sorted(vars(module).items()):
            if symbol.startswith("_") or not _belongs(value, symbol, module):
                continue
            path = symbol if name == "builtins" else f"{name}.{symbol}"
            yield from _read_value(path, value, known)


def _belongs(value: object, symbol: str, module: ModuleType) -> bool:
    """Tell whether a module offers a value as its own, rather than having imported it."""
    if not isinstance(value, (type, *_CALLABLES)):
        return False
    if module.__name__ == "builtins":
        return True
    offered: object = getattr(module, "__all__", None)
    if isinstance(offered, list | tuple):
        return symbol in offered
    home: object = getattr(value, "__module__", None)
    accelerator = f"_{module.__name__}"
    return home in {None, module.__name__, accelerator, "posix", "builtins"}


def _read_value(
    path: str, value: object, known: Container[str]
) -> Iterator[tuple[str, SourceSymbol]]:
    kind = "class" if isinstance(value, type) else "function"
    doc = _doc(value)
    if doc and path not in known:
        yield path, SourceSymbol(path, kind, _signature(value), doc)
    if isinstance(value, type):
        for name, member in sorted(vars(value).items()):
            member_path = f"{path}.{name}"
            if name.startswith("_") or member_path in known or not isinstance(member, _MEMBERS):
                continue
            member_doc = _doc(member)
            is_attribute = isinstance(member, GetSetDescriptorType | MemberDescriptorType)
            if member_doc and not (is_attribute and len(member_doc) < _MIN_ATTRIBUTE_DOC):
                yield (
                    member_path,
                    SourceSymbol(member_path, "function", _signature(member), member_doc),
                )


def _doc(value: object) -> str:
    doc: object = getattr(value, "__doc__", None)
    return inspect.cleandoc(doc) if isinstance(doc, str) else ""


def _signature(value: object) -> str:
    text: object = getattr(value, "__text_signature__", None)
    if isinstance(text, str):
        return _HIDDEN_PARAMETER.sub("", text)
    if isinstance(value, FunctionType | MethodType):
        return str(inspect.signature(value))
    return ""
