"""From when on the runs of recipes, and what was seen of pages, have had their time."""

from __future__ import annotations

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Of a look at a page the next look says it better; until then it counts from the first one.
    op.execute(
        "UPDATE record SET ended_at = created_at "
        "WHERE kind IN ('recipe_run', 'page_look') AND ended_at IS NULL"
    )


def downgrade() -> None:
    op.execute("UPDATE record SET ended_at = NULL WHERE kind IN ('recipe_run', 'page_look')")
