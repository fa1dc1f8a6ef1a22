"""The built-in collection: the running Python's language reference and standard library."""

from __future__ import annotations

import platform
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from pathlib import Path

from buddy.adapters.library.chunks import cut
from buddy.adapters.library.passages import Passage
from buddy.adapters.library.python_names import PublicNames
from buddy.adapters.library.python_reference import library_overview, reference_passages
from buddy.adapters.library.python_runtime import read_compiled
from buddy.adapters.library.python_source import SourceModule, SourceSymbol, read_modules

_FORMAT = 1
"""Raise it when this module's output changes, so that installed libraries are rebuilt."""
_MAX_HEADING = 200
_MIN_DUPLICATE_CHARACTERS = 30


class PythonDocuments:
    """Everything this interpreter knows of itself, one document per topic, module and symbol."""

    def __init__(self, root: Path | None = None) -> None:
        """Read the sources from `root` instead of this interpreter's own library."""
        self._root = root or Path(sysconfig.get_path("stdlib"))

    @property
    def name(self) -> str:
        """The collection's name."""
        return "python"

    @property
    def version(self) -> str:
        """The interpreter's implementation and version, and the format of these documents."""
        return f"{platform.python_implementation()} {platform.python_version()} #{_FORMAT}"

    @property
    def context_words(self) -> frozenset[str]:
        """Words that fit every document here."""
        return frozenset({"python", "python3", "cpython", "py", "stdlib"})

    def passages(self) -> Iterator[Passage]:
        """Produce the language reference, the library's modules and symbols, and its overview.

        Peak memory is the docstrings of the library (about 2 MB) and one module's syntax tree.
        """
        yield from reference_passages()
        modules = {
            module.name: module for module in read_modules(self._root, sys.stdlib_module_names)
        }
        summaries: dict[str, str] = {}
        for passage in _library_passages(modules):
            if passage.kind == "module" and not passage.anchor:
                summaries[passage.title] = passage.heading
            yield passage
        yield from library_overview(summaries)


def _library_passages(modules: Mapping[str, SourceModule]) -> Iterator[Passage]:
    names = PublicNames(modules)
    found: dict[str, SourceSymbol] = {}
    documented: set[str] = set()
    for module in modules.values():
        public = names.module(module.name)
        if public and module.doc and public not in documented:
            documented.add(public)
            yield from _module_passages(public, module.doc)
        for symbol in module.symbols.values():
            path = names.symbol(module, symbol.name)
            if path is not None and path not in found and path not in modules:
                found[path] = symbol
    known = found.keys() | documented
    for path, value in read_compiled(known):
        if isinstance(value, str):
            yield from _module_passages(path, value)
        else:
            found.setdefault(path, value)
    yield from _symbol_passages(found)


def _module_passages(name: str, doc: str) -> Iterator[Passage]:
    for number, piece in enumerate(cut(doc), start=1):
        yield Passage(
            document=name,
            anchor=str(number) if number > 1 else "",
            kind="module",
            title=name,
            heading=_first_sentence(doc),
            body=piece,
        )


def _symbol_passages(found: Mapping[str, SourceSymbol]) -> Iterator[Passage]:
    """Yield the symbols; one documented alike under two names in a package comes once."""
    seen: set[tuple[str, str, str]] = set()
    for path in sorted(found, key=lambda path: (path.count("."), len(path), path)):
        symbol = found[path]
        key = (path.partition(".")[0], path.rpartition(".")[2], symbol.doc)
        if len(symbol.doc) >= _MIN_DUPLICATE_CHARACTERS:
            if key in seen:
                continue
            seen.add(key)
        head = f"{'class ' if symbol.kind == 'class' else ''}{path}{symbol.signature}"
        for number, piece in enumerate(cut(f"{head}\n\n{symbol.doc}"), start=1):
            yield Passage(
                document=path,
                anchor=str(number) if number > 1 else "",
                kind=symbol.kind,
                title=path,
                heading=_first_sentence(symbol.doc),
                body=piece,
            )


def _first_sentence(doc: str) -> str:
    paragraph = " ".join(doc.strip().partition("\n\n")[0].split())
    sentence, stop, _ = paragraph.partition(". ")
    return (sentence + stop.strip())[:_MAX_HEADING]
