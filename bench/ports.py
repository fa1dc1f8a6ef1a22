"""What measurements share: a port that nobody listens on, the machine's clock, a server's load."""

from __future__ import annotations

import os
import socket
import time
from pathlib import Path


def now() -> float:
    """Seconds since 1970: the one clock that a server and its clients share."""
    return time.time()  # noqa: TID251  # a benchmark reads the machine's clock


def cpu_seconds(pid: int) -> float:
    """Seconds of processor time that a process has used so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
