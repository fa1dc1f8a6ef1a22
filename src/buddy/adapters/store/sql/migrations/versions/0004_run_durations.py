"""How long the steps of completed runs took."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

_INDEX = "ix_run_duration_user_id_tool_finished_at_run_id"


def upgrade() -> None:
    op.create_table(
        "run_duration",
        *(
            sa.Column(name, _TEXT, nullable=False)
            for name in ("user_id", "run_id", "tool", "finished_at", "body")
        ),
        sa.PrimaryKeyConstraint("user_id", "run_id", name="pk_run_duration"),
    )
    op.create_index(_INDEX, "run_duration", ["user_id", "tool", "finished_at", "run_id"])


def downgrade() -> None:
    op.drop_index(_INDEX, "run_duration")
    op.drop_table("run_duration")
