"""Virtual environments for Buddy's peers, made when they are first measured.

A peer's packages are no business of Buddy's own environment, and would not go together with it.
"""

from __future__ import annotations

import shutil
import subprocess
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
FOLDER = HERE.parent / ".bench"


def python_of(peer: str) -> Path:
    """Return the interpreter that has a peer installed; the first time, install it."""
    requirements = HERE / "peers" / f"requirements-{peer}.txt"
    folder, wanted = FOLDER / peer, requirements.read_text()
    python, stamp = folder / "bin" / "python", folder / "installed.txt"
    if stamp.exists() and stamp.read_text() == wanted:
        return python
    print(f"Installing {peer} into {folder.relative_to(HERE.parent)} (once)", flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    uv = shutil.which("uv")
    venv.create(folder, with_pip=uv is None)
    install = [uv, "pip", "install", "--python", str(python)]
    if uv is None:
        install = [str(python), "-m", "pip", "install", "--disable-pip-version-check"]
    subprocess.run([*install, "-q", "-r", str(requirements)], check=True)
    stamp.write_text(wanted)
    return python


def version_of(peer: str) -> str:
    """Return a peer's pinned version."""
    text = (HERE / "peers" / f"requirements-{peer}.txt").read_text()
    return next(
        line.partition("==")[2] for line in text.splitlines() if line.startswith(f"{peer}==")
    )
