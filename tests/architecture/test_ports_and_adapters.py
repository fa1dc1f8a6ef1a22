"""Every port says which adapters it has, and they exist; every adapter folder has its port."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from house import SOURCE, files, tree

PORTS = [p for p in files(SOURCE / "buddy" / "ports", ".py") if p.name != "__init__.py"]
ADAPTERS = SOURCE / "buddy" / "adapters"
FOLDERS = sorted(p.name for p in ADAPTERS.iterdir() if p.is_dir() and p.name != "__pycache__")
LIST = re.compile(r"Adapters \(`buddy\.adapters\.\w+`\):(.*?)(?:;|\.\s|\.$)", re.DOTALL)

PORTS_WITHOUT_ADAPTER: dict[str, str] = {}
"""A port that nothing implements yet, with the reason."""
FOLDERS_WITHOUT_PORT = {
    "instance": "one process per data folder: a fact of the machine, nothing to exchange",
}
"""Adapters that nothing is programmed against, with the reason."""


def docstring(path: Path) -> str:
    return ast.get_docstring(tree(path)) or ""


def folders_named(path: Path) -> set[str]:
    return set(re.findall(r"buddy\.adapters\.(\w+)", docstring(path)))


def test_there_are_ports_and_adapters() -> None:
    assert len(PORTS) > 5
    assert len(FOLDERS) > 5


@pytest.mark.parametrize("port", PORTS, ids=lambda path: path.stem)
def test_a_port_names_an_adapter_that_exists(port: Path) -> None:
    named = folders_named(port)
    assert bool(named) != (port.stem in PORTS_WITHOUT_ADAPTER), "name the adapter, or say why none"
    assert named <= set(FOLDERS)


@pytest.mark.parametrize("port", PORTS, ids=lambda path: path.stem)
def test_every_adapter_listed_by_a_port_exists(port: Path) -> None:
    match = LIST.search(docstring(port))
    listed = re.findall(r"``(\w+)``", match[1]) if match else []
    for folder in folders_named(port):
        present = {path.stem for path in (ADAPTERS / folder).iterdir()}
        missing = set(listed) - present
        assert not missing, f"buddy.adapters.{folder} has no {sorted(missing)}"


@pytest.mark.parametrize("port", PORTS, ids=lambda path: path.stem)
def test_a_port_holds_a_protocol(port: Path) -> None:
    protocols = [
        node.name
        for node in tree(port).body
        if isinstance(node, ast.ClassDef)
        and any(isinstance(base, ast.Name) and base.id == "Protocol" for base in node.bases)
    ]
    assert protocols


@pytest.mark.parametrize("folder", FOLDERS)
def test_an_adapter_folder_has_a_port_or_a_reason(folder: str) -> None:
    named = {name for port in PORTS for name in folders_named(port)}
    assert (folder in named) != (folder in FOLDERS_WITHOUT_PORT)


@pytest.mark.parametrize("folder", FOLDERS)
def test_an_adapter_folder_is_not_empty(folder: str) -> None:
    assert [p for p in files(ADAPTERS / folder, ".py") if p.name != "__init__.py"]


def test_the_reasons_are_of_things_that_exist() -> None:
    assert set(PORTS_WITHOUT_ADAPTER) <= {port.stem for port in PORTS}
    assert set(FOLDERS_WITHOUT_PORT) <= set(FOLDERS)
