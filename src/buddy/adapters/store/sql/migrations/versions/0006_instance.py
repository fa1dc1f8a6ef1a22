"""The instance's switch, and an index for runs that were told to stop."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

_INDEX = "ix_mission_run_state_cancel_requested_at_mission_id"

# A body that is no JSON any more must not stop the upgrade.
_TOLD = {
    "sqlite": (
        "UPDATE mission SET cancel_requested_at = json_extract(body, '$.cancel_requested_at') "
        "WHERE run_state = 'running' AND json_valid(body)"
    ),
    "postgresql": (
        "UPDATE mission SET cancel_requested_at = body::json ->> 'cancel_requested_at' "
        "WHERE run_state = 'running'"
    ),
}


def upgrade() -> None:
    op.create_table(
        "instance",
        sa.Column("name", _TEXT, nullable=False),
        sa.Column("body", _TEXT, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_instance"),
    )
    op.add_column("mission", sa.Column("cancel_requested_at", _TEXT, nullable=True))
    op.execute(_TOLD[op.get_bind().dialect.name])
    op.create_index(_INDEX, "mission", ["run_state", "cancel_requested_at", "mission_id"])


def downgrade() -> None:
    op.drop_index(_INDEX, "mission")
    op.drop_column("mission", "cancel_requested_at")
    op.drop_table("instance")
