"""A migrated SQLite store in a file, quickly: the schema is built once and copied."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from functools import cache
from pathlib import Path

from buddy.adapters.store.sql.store import SqlStore


@cache
def template() -> Path:
    """Return an empty, migrated database file."""
    path = Path(tempfile.mkdtemp(prefix="buddy-store-")) / "template.sqlite"

    async def build() -> None:
        store = SqlStore.sqlite(path)
        await store.migrate()
        await store.close()

    asyncio.run(build())
    return path


def fresh(folder: Path) -> Path:
    """Return a new, empty, migrated database file in a folder. Not inside an event loop."""
    path = folder / "buddy.sqlite"
    shutil.copy(template(), path)
    return path
