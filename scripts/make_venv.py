"""Makes the virtual environment: hashed requirements, then Buddy itself, editable.

Uses uv where it is installed (seconds) and pip otherwise; both take the same locked versions.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

MIN_PYTHON = (3, 11)


def main() -> None:
    """Make the environment named on the command line."""
    if sys.version_info < MIN_PYTHON:
        found = ".".join(map(str, sys.version_info[:3]))
        sys.exit(f"Python 3.11 or newer is needed; this is {found}. Try: make PYTHON=python3.11")
    folder = Path(sys.argv[1])
    lock = Path("requirements.lock")
    python = folder / "bin" / "python"
    if not python.exists():
        print(f"Making {folder} with Python {sys.version.split()[0]}", flush=True)
        venv.create(folder, with_pip=True)
    uv = shutil.which("uv")
    environment = {**os.environ, "BUDDY_SKIP_DASHBOARD": "1"}

    def run(*command: str) -> None:
        subprocess.run(command, check=True, env=environment)

    if uv:
        target = ("--python", str(python))
        # Compiled once here: otherwise the first start of each program compiles what it imports.
        compiled = ("--compile-bytecode", "--require-hashes", str(lock))
        run(uv, "pip", "sync", "-q", *target, *compiled)
        run(uv, "pip", "install", "-q", *target, "--no-deps", "-e", ".")
        return
    pip = (str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check")
    run(*pip, "--require-hashes", "-r", str(lock))
    run(*pip, "--no-deps", "-e", ".")


if __name__ == "__main__":
    main()
