"""Alembic runs this file for each command; the connection comes from `upgrade.py`."""

from __future__ import annotations

from alembic import context

from buddy.adapters.store.sql.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    # SQLite cannot alter most of a table; batch mode copies it instead.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
