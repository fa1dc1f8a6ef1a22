"""`make bench`: every benchmark once, as JSON lines that docs/benchmarks.md quotes."""

from __future__ import annotations

import json
import os

import eta
import event_latency
import fan_out
import idle_clients
import startup


def main() -> None:
    print(f"cores {os.cpu_count()}, load {os.getloadavg()[0]:.1f}")
    benches = (
        ("startup", startup.main),
        ("event_latency", event_latency.main),
        ("fan_out", fan_out.main),
        ("idle_clients", idle_clients.main),
        ("time_left", eta.main),
    )
    for name, bench in benches:
        print(json.dumps({name: bench()}, indent=2), flush=True)


if __name__ == "__main__":
    main()
