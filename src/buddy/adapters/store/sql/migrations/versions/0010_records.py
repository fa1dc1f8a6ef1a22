"""Standing approvals, approval patterns, webhooks and deliveries."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

_INDEXES = (
    ("user_id", "kind", "created_at", "record_id"),
    ("user_id", "kind", "parent_id", "created_at", "record_id"),
    ("kind", "due_at", "user_id", "record_id"),
    ("kind", "ended_at"),
)


def upgrade() -> None:
    op.create_table(
        "record",
        sa.Column("user_id", _TEXT, nullable=False),
        sa.Column("kind", _TEXT, nullable=False),
        sa.Column("record_id", _TEXT, nullable=False),
        sa.Column("parent_id", _TEXT, nullable=False),
        sa.Column("created_at", _TEXT, nullable=False),
        sa.Column("due_at", _TEXT, nullable=True),
        sa.Column("ended_at", _TEXT, nullable=True),
        sa.Column("body", _TEXT, nullable=False),
        sa.PrimaryKeyConstraint("user_id", "kind", "record_id", name="pk_record"),
    )
    for columns in _INDEXES:
        op.create_index(f"ix_record_{'_'.join(columns)}", "record", list(columns))


def downgrade() -> None:
    op.drop_table("record")
