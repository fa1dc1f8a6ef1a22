"""What the database steps of runs returned, kept beside what they wrote."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "step_outcome",
        *(sa.Column(name, _TEXT, nullable=False) for name in ("user_id", "run_id", "step", "body")),
        sa.PrimaryKeyConstraint("user_id", "run_id", "step", name="pk_step_outcome"),
    )


def downgrade() -> None:
    op.drop_table("step_outcome")
