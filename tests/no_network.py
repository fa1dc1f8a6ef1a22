"""Processes that have no network."""

from __future__ import annotations

import shutil
import subprocess

WITHOUT_NETWORK = ("unshare", "--map-root-user", "--net")
"""Before a command: its process has no network but a loopback that is down."""


def can_be_cut_off() -> bool:
    """Tell whether a process can be started that has no network."""
    if shutil.which("unshare") is None:
        return False
    return subprocess.run([*WITHOUT_NETWORK, "true"], check=False, timeout=60).returncode == 0
