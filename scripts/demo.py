"""`make demo`: starts Buddy, runs one mission through its own API, leaves the whiteboard open."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

OBJECTIVE = "search for python tutorials"
READY_SECONDS = 60.0


def free_port(wanted: int) -> int:
    """Return the port wanted, or a free one where it is taken."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", wanted))
        except OSError:
            print(f"Port {wanted} is taken; using a free one", flush=True)
            with socket.socket() as other:
                other.bind(("127.0.0.1", 0))
                return int(other.getsockname()[1])
    return wanted


def call(url: str, body: object | None = None) -> Any:
    """Ask the API and return its answer."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"content-type": "application/json"})
    with urllib.request.urlopen(request, timeout=120) as answer:
        return json.load(answer)


def wait_until_up(base: str, server: subprocess.Popen[bytes]) -> None:
    """Wait until the server answers."""
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        if server.poll() is not None:
            sys.exit("The server stopped; its message stands above")
        try:
            call(f"{base}/healthz")
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)  # noqa: TID251  # nobody tells this process when the port opens
        else:
            return
    sys.exit(f"The server did not answer within {READY_SECONDS:g} s")


def run_mission(base: str) -> None:
    """Propose, approve and execute the mission, and print what it came to."""
    print(f"\nPOST /missions/create  {OBJECTIVE!r}", flush=True)
    created = call(f"{base}/missions/create", {"objective": OBJECTIVE})
    mission_id, proposal = created["mission_id"], created["proposal"]
    cost = proposal["cost"]
    print(
        f"  {mission_id} is {created['status']}: {proposal['tool']} "
        f"(confidence {proposal['confidence']:.2f}), cap ${cost['cap_usd']}"
    )
    approved = call(f"{base}/missions/{mission_id}/approve", {"revision": 1})
    print(f"POST /missions/{mission_id}/approve  → {approved['status']}")
    print(f"POST /missions/{mission_id}/execute", flush=True)
    result = call(f"{base}/missions/{mission_id}/execute", {})
    if not result["success"]:
        sys.exit(f"  The mission failed: {result['error']}")
    print(f"  {result['status']}: {result['result_summary']}")
    for row in result["execution_result"]["results"][:3]:
        print(f"    - {row['title']}  {row['url']}")


def stop(_number: int, _frame: object) -> None:
    """End as by Ctrl-C, so that the server of the demo ends with it."""
    raise KeyboardInterrupt


def main() -> None:
    """Run the demo until it is interrupted or told to end."""
    signal.signal(signal.SIGTERM, stop)
    folder = Path(os.environ.get("BUDDY_DATA_DIR", ".buddy-demo")).resolve()
    port = free_port(int(os.environ.get("PORT", "8000")))
    base = f"http://127.0.0.1:{port}"
    buddy = Path(sys.executable).with_name("buddy")
    command = [str(buddy), "serve", "--port", str(port), "--data-dir", str(folder)]
    server = subprocess.Popen(command)
    try:
        wait_until_up(base, server)
        run_mission(base)
        print(f"\nThe whiteboard is open at {base}/   (Ctrl-C stops it)", flush=True)
        if os.environ.get("BUDDY_DEMO_ONCE"):
            return
        server.wait()
    except KeyboardInterrupt:
        print("\nStopping")
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=30)


if __name__ == "__main__":
    main()
