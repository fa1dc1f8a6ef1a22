"""Cards beside the missions, and indexes for what is due and for what has started."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

_INDEXES = (("expires_at", "mission_id"), ("user_id", "started_at", "mission_id"))

# A body that is no JSON any more keeps an empty card: it must not stop the upgrade.
_CARDS = {
    "sqlite": (
        "UPDATE mission SET card = json_extract(body, '$.card'), "
        "started_at = json_extract(body, '$.card.started_at') WHERE json_valid(body)"
    ),
    "postgresql": (
        "UPDATE mission SET card = body::json ->> 'card', "
        "started_at = body::json -> 'card' ->> 'started_at'"
    ),
}


def upgrade() -> None:
    op.add_column("mission", sa.Column("card", _TEXT, nullable=True))
    op.add_column("mission", sa.Column("started_at", _TEXT, nullable=True))
    op.execute(_CARDS[op.get_bind().dialect.name])
    for columns in _INDEXES:
        op.create_index(_name(columns), "mission", list(columns))


def downgrade() -> None:
    for columns in _INDEXES:
        op.drop_index(_name(columns), "mission")
    op.drop_column("mission", "started_at")
    op.drop_column("mission", "card")


def _name(columns: tuple[str, ...]) -> str:
    return f"ix_mission_{'_'.join(columns)}"
