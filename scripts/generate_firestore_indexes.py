"""Writes ``firestore.indexes.json`` from the store's queries; ``--check`` fails when it is stale.

``firebase deploy --only firestore:indexes`` tells a project to build them.
"""

from __future__ import annotations

import sys
from pathlib import Path

from buddy.adapters.store.firestore.indexes import index_file

TARGET = Path(__file__).resolve().parents[1] / "firestore.indexes.json"


def main() -> None:
    """Write or check."""
    text = index_file()
    if "--check" not in sys.argv:
        TARGET.write_text(text)
        return
    if not TARGET.exists() or TARGET.read_text() != text:
        sys.exit(f"{TARGET.name} is stale; run: make generate")


if __name__ == "__main__":
    main()
