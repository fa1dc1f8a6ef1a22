"""Writes ``contracts/openapi.json`` from the application; ``--check`` fails when it is stale."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from buddy.testing.app import memory_buddy
from buddy.web.app import create_app

TARGET = Path(__file__).resolve().parents[1] / "contracts" / "openapi.json"


def main() -> None:
    """Write or check."""
    text = json.dumps(create_app(memory_buddy()).openapi(), indent=1, ensure_ascii=False) + "\n"
    if "--check" not in sys.argv:
        TARGET.write_text(text)
        return
    if not TARGET.exists() or TARGET.read_text() != text:
        sys.exit(f"{TARGET.name} is stale; run: make generate")


if __name__ == "__main__":
    main()
