"""The SQL store: SQLAlchemy Core, migrations by Alembic."""
