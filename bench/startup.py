"""How soon `buddy serve` is ready, and how much memory it takes before and with its models."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from ports import free_port


def rss_mb(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    found = re.search(r"VmRSS:\s+(\d+)", status)
    assert found
    return round(int(found[1]) / 1024, 1)


def ask(url: str, body: object | None = None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"content-type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


def start(folder: str) -> dict[str, float]:
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    buddy = str(Path(sys.executable).with_name("buddy"))
    began = time.perf_counter()
    command = [buddy, "serve", "--port", str(port), "--data-dir", folder]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        # The port is open before the application is; the answer is what counts.
        while True:
            try:
                checks = ask(f"{base}/readyz")["checks"]
            except (urllib.error.URLError, ConnectionError):
                continue
            break
        figures = {
            "ready_s": round(time.perf_counter() - began, 2),
            "rss_ready_mb": rss_mb(server.pid),
            "models_warm_at_ready": float(checks["models"] == "ok"),
        }
        ask(f"{base}/missions/create", {"objective": "search for python tutorials"})
        figures["first_proposal_s"] = round(time.perf_counter() - began, 2)
        figures["rss_with_models_mb"] = rss_mb(server.pid)
        return figures
    finally:
        server.terminate()
        server.wait(30)


def main() -> dict[str, dict[str, float]]:
    with tempfile.TemporaryDirectory() as folder:
        return {"fresh data directory": start(folder), "second start": start(folder)}


if __name__ == "__main__":
    print(json.dumps(main(), indent=2))
