"""Which call, or whose credits, the ledger's lines are about."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.add_column("ledger_entry", sa.Column("about", _TEXT, nullable=True))


def downgrade() -> None:
    op.drop_column("ledger_entry", "about")
