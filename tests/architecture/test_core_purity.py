"""The core imports what it is allowed to, and nothing else."""

from __future__ import annotations

import json

import grimp
from house import SOURCE, files, module_of, python

ALLOWED = {
    "__future__",
    "abc",
    "bisect",
    "collections",
    "dataclasses",
    "datetime",
    "decimal",
    "difflib",
    "enum",
    "fractions",
    "functools",
    "hashlib",
    "ipaddress",
    "itertools",
    "json",
    "math",
    "operator",
    "re",
    "types",
    "typing",
    "unicodedata",
    "zoneinfo",
}
"""Modules of values and functions. Not here: clocks, chance, files, sockets, threads, logging."""


def core_imports() -> dict[str, set[str]]:
    """Return, per module outside of Buddy, who in the core imports it."""
    graph = grimp.build_graph("buddy", include_external_packages=True, cache_dir=None)
    found: dict[str, set[str]] = {}
    for module in graph.modules:
        if module == "buddy.errors" or module.startswith("buddy.domain"):
            for imported in graph.find_modules_directly_imported_by(module):
                if imported.split(".")[0] != "buddy":
                    found.setdefault(imported, set()).add(module)
    return found


def test_the_core_imports_only_what_is_allowed() -> None:
    wrong = {name: sorted(by) for name, by in core_imports().items() if name not in ALLOWED}
    assert not wrong, f"take the value as an argument instead of importing: {wrong}"


def test_the_errors_stand_on_nothing() -> None:
    imported = {name for name, by in core_imports().items() if "buddy.errors" in by}
    assert imported <= {"__future__", "typing"}


LOAD = """
import importlib, json, sys
before = set(sys.modules)
for name in sys.argv[1:]:
    importlib.import_module(name)
loaded = {name.split(".")[0] for name in set(sys.modules) - before}
print(json.dumps(sorted(loaded - set(sys.stdlib_module_names))))
print(json.dumps(sorted(n for n in set(sys.modules) - before if n.startswith("buddy."))))
"""


def test_importing_the_core_loads_no_third_party_module() -> None:
    modules = [module_of(path) for path in files(SOURCE / "buddy" / "domain", ".py")]
    result = python("-c", LOAD, *modules)
    assert result.returncode == 0, result.stderr
    loaded, ours = (json.loads(line) for line in result.stdout.splitlines())
    # The standard library's own, made when Python was built: zoneinfo asks where zones are.
    strangers = [name for name in loaded if not name.startswith("_sysconfigdata")]
    assert strangers == ["buddy"]
    assert set(modules) <= {*ours, "buddy.domain"}
    strangers = [name for name in ours if not name.startswith(("buddy.domain", "buddy.errors"))]
    assert not strangers
