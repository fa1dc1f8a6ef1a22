"""What retention asks by: a mission's run and blob, a blob's artifacts, a step's mission."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

_COLUMNS = (
    ("mission", "run_id"),
    ("mission", "blob_sha256"),
    ("artifact", "sha256"),
    ("step_outcome", "mission_id"),
)
_INDEXES = (("mission", "blob_sha256"), ("artifact", "sha256"))

_MISSION = sa.table("mission", *map(sa.column, ("body", "run_id", "blob_sha256")))
_ARTIFACT = sa.table("artifact", *map(sa.column, ("body", "sha256")))


def _in_body(*path: str) -> sa.ColumnElement[str]:
    """Return the expression for a text inside a JSON body."""
    if op.get_bind().dialect.name == "sqlite":
        return sa.func.json_extract(sa.column("body"), f"$.{'.'.join(path)}")
    return sa.func.json_extract_path_text(sa.cast(sa.column("body"), sa.JSON), *path)


def _readable() -> sa.ColumnElement[bool]:
    # A body that is no JSON any more keeps empty columns: it must not stop the upgrade.
    if op.get_bind().dialect.name == "sqlite":
        return sa.func.json_valid(sa.column("body")) == 1
    return sa.true()


def upgrade() -> None:
    for table, column in _COLUMNS:
        op.add_column(table, sa.Column(column, _TEXT, nullable=True))
    run, blob = _in_body("run", "run_id"), _in_body("execution_record", "execution_blob", "sha256")
    op.execute(_MISSION.update().where(_readable()).values(run_id=run, blob_sha256=blob))
    op.execute(_ARTIFACT.update().where(_readable()).values(sha256=_in_body("sha256")))
    for table, column in _INDEXES:
        op.create_index(f"ix_{table}_{column}", table, [column])
    op.create_table(
        "mission_removal",
        sa.Column("user_id", _TEXT, nullable=False),
        sa.Column("mission_id", _TEXT, nullable=False),
        sa.Column("run_id", _TEXT, nullable=True),
        sa.PrimaryKeyConstraint("user_id", "mission_id", name="pk_mission_removal"),
    )


def downgrade() -> None:
    op.drop_table("mission_removal")
    for table, column in _INDEXES:
        op.drop_index(f"ix_{table}_{column}", table)
    for table, column in _COLUMNS:
        op.drop_column(table, column)
