"""The first tables: missions, log, money, artifacts, tool switches, idempotency keys."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _missions()
    _log()
    _money()
    _catalog()


def downgrade() -> None:
    for table in (
        "idempotency_key",
        "tool_switch",
        "artifact",
        "ledger_entry",
        "budget_reservation",
        "budget_account",
        "mission_event",
        "user_cursor",
        "event_subject",
        "mission",
    ):
        op.drop_table(table)


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    kind = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    return sa.Column(name, kind, nullable=nullable)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=False)


def _index(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))


def _missions() -> None:
    op.create_table(
        "mission",
        _text("mission_id"),
        _text("user_id"),
        _text("status"),
        sa.Column("terminal", sa.Boolean(), nullable=False),
        _text("run_state", nullable=True),
        _text("objective_folded"),
        _text("created_at"),
        _text("updated_at"),
        _text("expires_at", nullable=True),
        _number("version"),
        _text("body"),
        sa.PrimaryKeyConstraint("mission_id", name="pk_mission"),
    )
    _index("mission", "user_id", "created_at", "mission_id")
    _index("mission", "user_id", "status", "created_at", "mission_id")
    _index("mission", "user_id", "terminal", "updated_at", "mission_id")
    _index("mission", "status", "created_at", "mission_id")


def _log() -> None:
    op.create_table(
        "event_subject",
        _text("user_id"),
        _text("subject_type"),
        _text("subject_id"),
        _number("last_sequence"),
        sa.PrimaryKeyConstraint("user_id", "subject_type", "subject_id", name="pk_event_subject"),
    )
    op.create_table(
        "user_cursor",
        _text("user_id"),
        _number("last_cursor"),
        sa.PrimaryKeyConstraint("user_id", name="pk_user_cursor"),
    )
    op.create_table(
        "mission_event",
        _text("user_id"),
        _number("cursor"),
        _text("event_id"),
        _text("subject_type"),
        _text("subject_id"),
        _text("mission_id", nullable=True),
        _number("sequence"),
        _text("event_type"),
        _text("timestamp"),
        _text("dedupe_key", nullable=True),
        _text("body"),
        sa.PrimaryKeyConstraint("user_id", "cursor", name="pk_mission_event"),
        sa.UniqueConstraint(
            "user_id",
            "subject_type",
            "subject_id",
            "sequence",
            name="uq_mission_event_user_id_subject_type_subject_id_sequence",
        ),
        sa.UniqueConstraint(
            "user_id",
            "subject_type",
            "subject_id",
            "dedupe_key",
            name="uq_mission_event_user_id_subject_type_subject_id_dedupe_key",
        ),
    )


def _money() -> None:
    op.create_table(
        "budget_account",
        _text("user_id"),
        _text("scope"),
        _number("limit_micros"),
        _number("settled_micros"),
        _number("reserved_micros"),
        sa.PrimaryKeyConstraint("user_id", "scope", name="pk_budget_account"),
    )
    op.create_table(
        "budget_reservation",
        _text("user_id"),
        _text("run_id"),
        _text("state"),
        _number("amount_micros"),
        _number("actual_micros"),
        _text("body"),
        sa.PrimaryKeyConstraint("user_id", "run_id", name="pk_budget_reservation"),
    )
    op.create_table(
        "ledger_entry",
        sa.Column(
            "entry_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        _text("user_id"),
        _text("run_id"),
        _text("kind"),
        _number("amount_micros"),
        _text("at"),
        sa.PrimaryKeyConstraint("entry_id", name="pk_ledger_entry"),
    )
    _index("ledger_entry", "user_id", "run_id", "entry_id")


def _catalog() -> None:
    op.create_table(
        "artifact",
        _text("artifact_id"),
        _text("user_id"),
        _text("mission_id"),
        _text("created_at"),
        _text("body"),
        sa.PrimaryKeyConstraint("artifact_id", name="pk_artifact"),
    )
    _index("artifact", "user_id", "mission_id", "created_at", "artifact_id")
    op.create_table(
        "tool_switch",
        _text("user_id"),
        _text("tool"),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("user_id", "tool", name="pk_tool_switch"),
    )
    op.create_table(
        "idempotency_key",
        _text("user_id"),
        _text("key"),
        _text("created_at"),
        _text("body"),
        sa.PrimaryKeyConstraint("user_id", "key", name="pk_idempotency_key"),
    )
    _index("idempotency_key", "created_at")
