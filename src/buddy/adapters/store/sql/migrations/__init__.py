"""Alembic migrations, run by `upgrade.py` without a configuration file."""
