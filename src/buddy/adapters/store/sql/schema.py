"""The tables. Migrations build them; a test holds the two against each other.

Every row names its user. Bodies are the codec's JSON; beside a body stand only the columns that
a query filters, orders or locks by. There are no foreign keys: a transaction may write an event
before its mission, and the document store has none either. Each index below names its query.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

REVISION = "0012"
"""The newest migration, so that a start with nothing to do need not load Alembic."""

TEXT = Text().with_variant(Text(collation="C"), "postgresql")
"""Ordered by code points, as SQLite and Python do, whatever the database's language is."""

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

MISSION = Table(
    "mission",
    METADATA,
    Column("mission_id", TEXT, nullable=False),
    Column("user_id", TEXT, nullable=False),
    Column("status", TEXT, nullable=False),
    Column("terminal", Boolean, nullable=False),
    Column("run_state", TEXT, nullable=True),
    # Case-folded: databases fold only ASCII, or by a collation of their own.
    Column("objective_folded", TEXT, nullable=False),
    Column("created_at", TEXT, nullable=False),
    Column("updated_at", TEXT, nullable=False),
    Column("expires_at", TEXT, nullable=True),
    Column("version", BigInteger, nullable=False),
    Column("body", TEXT, nullable=False),
    # The whiteboard's line by itself: a body holds the whole result, up to a megabyte.
    Column("card", TEXT, nullable=True),
    Column("started_at", TEXT, nullable=True),
    Column("run_id", TEXT, nullable=True),
    # The blob that the execution record names, where a result is too large for the body.
    Column("blob_sha256", TEXT, nullable=True),
    Column("cancel_requested_at", TEXT, nullable=True),
    PrimaryKeyConstraint("mission_id"),
    Index(None, "user_id", "created_at", "mission_id"),  # missions()
    Index(None, "user_id", "status", "created_at", "mission_id"),  # missions(statuses)
    Index(None, "user_id", "terminal", "updated_at", "mission_id"),  # board()
    Index(None, "status", "created_at", "mission_id"),  # open_missions()
    Index(None, "expires_at", "mission_id"),  # lapsed()
    Index(None, "user_id", "started_at", "mission_id"),  # started()
    Index(None, "blob_sha256"),  # blobs_in_use()
    Index(None, "run_state", "cancel_requested_at", "mission_id"),  # stopping(), runs()
)

EVENT_SUBJECT = Table(
    "event_subject",
    METADATA,
    Column("user_id", TEXT, nullable=False),
    Column("subject_type", TEXT, nullable=False),
    Column("subject_id", TEXT, nullable=False),
    Column("last_sequence", BigInteger, nullable=False),
    PrimaryKeyConstraint("user_id", "subject_type", "subject_id"),
)

USER_CURSOR = Table(
    "user_cursor",
    METADATA,
    Column("user_id", TEXT, nullable=False),
    Column("last_cursor", BigInteger, nullable=False),
    # The head of the audit chain: this row is locked by whoever commits an event, anyway.
    Column("audit_number", BigInteger, nullable=True),
    Column("audit_hash", TEXT, nullable=True),
    PrimaryKeyConstraint("user_id"),
)

MISSION_EVENT = Table(
    "mission_event",
    METADATA,
    Column("user_id", TEXT, nullable=False),
    Column("cursor", BigInteger, nullable=False),
    Column("event_id", TEXT, nullable=False),
    Column("subject_type", TEXT, nullable=False),
    Column("subject_id", TEXT, nullable=False),
    Column("mission_id", TEXT, nullable=True),
    Column("sequence", BigInteger, nullable=False),
    Column("event_type", TEXT, nullable=False),
    Column("timestamp", TEXT, nullable=False),
    Column("dedupe_key", TEXT, nullable=True),
    Column("body", TEXT, nullable=False),
    PrimaryKeyConstraint("user_id", "cursor"),  # events_of_user()
    UniqueConstraint("user_id", "subject_type", "subject_id", "sequence"),  # events_of_mission()
    UniqueConstraint("user_id", "subject_type", "subject_id", "dedupe_key"),  # append()
)

AUDIT_LINK = Table(
    "audit_link",
    METADATA,
    Column("user_id", TEXT, nullable=False),
    Column("number", BigInteger, nullable=False),
    Column("mission_id", TEXT, nullable=True),
    Column("body", TEXT, nullable=False),
    PrimaryKeyConstraint("user_id", "number"),  # audit_links()
    Index(None, "user_id", "mission_id", "number"),  # audit_links(mission_id)
)

BUDGET_ACCOUNT = Table(
    "budget_account",
    METADATA,
    Column("user_id", TEXT, nullable=False),
    Column("scope", TEXT, nullable=False),
    Column("limit_micros", BigInteger, nullable=False),
    Column("settled_micros", BigInteger, nullable=False),
    Column("reserved_micros", BigInteger, nullable=False),
    PrimaryKeyConstraint("user_id", "scope"),
)

BUDGET_RESERVATION = Table(
    "budget_reservation",
    METADATA,
    Column("user_id", TEXT, nullable=False),
    Column("run_id", TEXT, nullable=False),
    Column("state", TEXT, nullable=False),
    Column("amount_micros", BigInteger, nullable=False),
    Column("actual_micros", BigInteger, nullable=False),
    Column("body", TEXT, nullable=False),
    PrimaryKeyConstraint("user_id", "run_id"),
)

LEDGER_ENTRY = Table(
    "ledger_entry",
    METADATA,
    # SQLite numbers rows by itself only where the type is exactly INTEGER (64 bits there).
    Column("entry_id", BigInteger().with_variant(Integer, "sqlite"), nullable=False),
    Column("user_id", TEXT, nullable=False),
    Column("run_id", TEXT, nullable=False),
    Column("kind", TEXT, nullable=False),
    Column("amount_micros", BigInteger, nullable=False),
    Column("at", TEXT, nullable=False),
    Column("actor", TEXT, nullable=True),
    Column("about", TEXT, nullable=True),
    PrimaryKeyConstraint("entry_id"),
    Index(None, "user_id", "run_id", "entry_id"),  # ledger_entries()
)

ARTIFACT = Table(
    "artifact",
    METADATA,
    Column("artifact_id", TEXT, nullable=False),
    Column("user_id", TEXT, nullable=False),
    Column("mission_id", TEXT, nullable=False),
    Column("created_at", TEXT, nullable=False),
    Column("body", TEXT, nullable=False),
    Column("sha256", TEXT, nullable=True),
    PrimaryKeyConstraint("artifact_id"),
    Index(None, "sha256"),  # blobs_in_use()
    Index(None, "user_id", "mission_id", "created_at", "artifact_id"),  # artifacts_of_mission()
)

TOOL_SWITCH = Table(
    "tool_switch",
    METADATA,
    Column("user_id", TEXT, nullable=False),
    Column("tool", TEXT, nullable=False),
    Column("enabled", Boolean, nullable=False),
    PrimaryKeyConstraint("user_id", "tool"),
)

IDEMPOTENCY_KEY = Table(
    "idempotency_key",
    METADATA,
    Column("user_id", TEXT, nullable=False),
    Column("key", TEXT, nullable=False),
    Column("created_at", TEXT, nullable=False),
    Column("body", TEXT, nullable=False),
    PrimaryKeyConstraint("user_id", "key"),
    Index(None, "created_at"),  # forgetting old keys
)

RUN_DURATION = Table(
    "run_duration",
    METADATA,
    Column("user_id", TEXT, nullable=False),
    Column("run_id", TEXT, nullable=False),
    Column("tool", TEXT, nullable=False),
    Column("finished_at", TEXT, nullable=False),
    Column("body", TEXT, nullable=False),
    PrimaryKeyConstraint("user_id", "run_id"),
    Index(None, "user_id", "tool", "finished_at", "run_id"),  # durations()
)

RECORD = Table(
    "record",
    METADATA,
    # Standing approvals, approval patterns, webhooks and deliveries: see `buddy.domain.record`.
    Column("user_id", TEXT, nullable=False),
    Column("kind", TEXT, nullable=False),
    Column("record_id", TEXT, nullable=False),
    Column("parent_id", TEXT, nullable=False),
    Column("created_at", TEXT, nullable=False),
    Column("due_at", TEXT, nullable=True),
    Column("ended_at", TEXT, nullable=True),
    Column("body", TEXT, nullable=False),
    PrimaryKeyConstraint("user_id", "kind", "record_id"),
    Index(None, "user_id", "kind", "created_at", "record_id"),  # records.page()
    Index(None, "user_id", "kind", "parent_id", "created_at", "record_id"),  # page(parent_id)
    Index(None, "kind", "due_at", "user_id", "record_id"),  # records.due()
    Index(None, "kind", "ended_at"),  # removing old deliveries
)

INSTANCE = Table(
    "instance",
    METADATA,
    # One row, no user's: the switch that holds every run.
    Column("name", TEXT, nullable=False),
    Column("body", TEXT, nullable=False),
    PrimaryKeyConstraint("name"),
)

STEP_OUTCOME = Table(
    "step_outcome",
    METADATA,
    Column("user_id", TEXT, nullable=False),
    Column("run_id", TEXT, nullable=False),
    Column("step", TEXT, nullable=False),
    Column("body", TEXT, nullable=False),
    Column("mission_id", TEXT, nullable=True),
    PrimaryKeyConstraint("user_id", "run_id", "step"),
)

MISSION_REMOVAL = Table(
    "mission_removal",
    METADATA,
    # A mission that is gone, whose remains are being removed.
    Column("user_id", TEXT, nullable=False),
    Column("mission_id", TEXT, nullable=False),
    Column("run_id", TEXT, nullable=True),
    PrimaryKeyConstraint("user_id", "mission_id"),
)
