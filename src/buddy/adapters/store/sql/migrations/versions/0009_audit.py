"""The audit chains, and their heads beside the cursors."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0007"
branch_labels = None
depends_on = None

_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

_INDEX = "ix_audit_link_user_id_mission_id_number"


def upgrade() -> None:
    op.create_table(
        "audit_link",
        sa.Column("user_id", _TEXT, nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("mission_id", _TEXT, nullable=True),
        sa.Column("body", _TEXT, nullable=False),
        sa.PrimaryKeyConstraint("user_id", "number", name="pk_audit_link"),
    )
    op.create_index(_INDEX, "audit_link", ["user_id", "mission_id", "number"])
    op.add_column("user_cursor", sa.Column("audit_number", sa.BigInteger(), nullable=True))
    op.add_column("user_cursor", sa.Column("audit_hash", _TEXT, nullable=True))


def downgrade() -> None:
    op.drop_column("user_cursor", "audit_hash")
    op.drop_column("user_cursor", "audit_number")
    op.drop_index(_INDEX, "audit_link")
    op.drop_table("audit_link")
