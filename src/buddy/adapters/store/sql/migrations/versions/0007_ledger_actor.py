"""Who set a limit or added money, on the ledger's lines."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.add_column("ledger_entry", sa.Column("actor", _TEXT, nullable=True))


def downgrade() -> None:
    op.drop_column("ledger_entry", "actor")
