"""When the build hook builds the page anew."""

import importlib.util
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PAGE = "src/buddy/web/static/index.html"
SOURCES = ["dashboard/src/app/App.tsx", "dashboard/index.html", "dashboard/package-lock.json"]


@pytest.fixture
def is_stale() -> Callable[[Path], bool]:
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec
    assert spec.loader
    module: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.is_stale


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in (PAGE, *SOURCES):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
        os.utime(path, (1_000, 1_000))
    os.utime(tmp_path / PAGE, (2_000, 2_000))
    return tmp_path


def test_a_page_newer_than_its_sources_is_packed(
    tree: Path, is_stale: Callable[[Path], bool]
) -> None:
    assert not is_stale(tree)


@pytest.mark.parametrize("name", SOURCES)
def test_a_newer_source_makes_it_stale(
    tree: Path, is_stale: Callable[[Path], bool], name: str
) -> None:
    os.utime(tree / name, (3_000, 3_000))
    assert is_stale(tree)


def test_a_missing_page_is_built(tree: Path, is_stale: Callable[[Path], bool]) -> None:
    (tree / PAGE).unlink()
    assert is_stale(tree)
