"""Build hook: builds the whiteboard's page into the wheel, with the machine's Node or a wheel's."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class DashboardHook(BuildHookInterface[Any]):
    """Runs ``npm ci`` and ``npm run build`` unless the page is there or is not wanted."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the page before the files are collected."""
        root = Path(self.root)
        static = root / "src" / "buddy" / "web" / "static"
        if version == "editable" or os.environ.get("BUDDY_SKIP_DASHBOARD"):
            return
        if not (static / "index.html").is_file():
            for command in (["ci"], ["run", "build"]):
                script = str(root / "scripts" / "node.py")
                npm = [sys.executable, script, "npm", *command, "--prefix", "dashboard"]
                subprocess.run(npm, check=True, cwd=root)
        build_data["artifacts"].append("src/buddy/web/static/**")
