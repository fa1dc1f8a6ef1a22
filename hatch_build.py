"""Build hook: builds the whiteboard's page into the wheel, with the machine's Node or a wheel's."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCES = ("index.html", "package.json", "package-lock.json", "tsconfig.json", "vite.config.ts")


class DashboardHook(BuildHookInterface[Any]):
    """Runs ``npm ci`` and ``npm run build`` unless the page is up to date or is not wanted."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the page before the files are collected."""
        root = Path(self.root)
        if version == "editable" or os.environ.get("BUDDY_SKIP_DASHBOARD"):
            return
        if is_stale(root):
            for command in (["ci"], ["run", "build"]):
                script = str(root / "scripts" / "node.py")
                npm = [sys.executable, script, "npm", *command, "--prefix", "dashboard"]
                subprocess.run(npm, check=True, cwd=root)
        build_data["artifacts"].append("src/buddy/web/static/**")


def is_stale(root: Path) -> bool:
    """Tell whether the page is missing or older than something that it is built from."""
    page = root / "src" / "buddy" / "web" / "static" / "index.html"
    if not page.is_file():
        return True
    built = page.stat().st_mtime
    return any(source.stat().st_mtime > built for source in _sources(root / "dashboard"))


def _sources(dashboard: Path) -> Iterator[Path]:
    yield from (path for path in (dashboard / name for name in SOURCES) if path.is_file())
    yield from (path for path in (dashboard / "src").rglob("*") if path.is_file())
