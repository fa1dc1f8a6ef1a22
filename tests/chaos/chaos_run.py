"""Runs a small campaign as `make chaos` does, in a process of its own."""

from __future__ import annotations

import os
import re
import secrets
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
KILLS = 10
SECONDS = 600
"""Far longer than it takes; a campaign waits for each of its own steps with shorter limits."""


def survives(world: str, folder: Path) -> str:
    """Kill a world ten times with a seed by chance, and return what was said of it."""
    seed = secrets.randbelow(10**6)
    path = [str(ROOT / "bench"), str(ROOT / "src")]
    options = [
        f"--world={world}",
        f"--kills={KILLS}",
        f"--seed={seed}",
        f"--state={folder / 'chaos'}",
        "--drop",
    ]
    done = subprocess.run(
        [sys.executable, "-m", "chaos", *options],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path)},
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 0, f"seed {seed}\n{done.stdout}\n{done.stderr}"
    found = re.search(rf"seed {seed}, call 1: (\d+) kills", done.stdout)
    assert found, done.stdout
    # The last disturbance may be two: killed, and killed again while it starts.
    assert int(found[1]) >= KILLS, done.stdout
    return done.stdout
