"""Reads of committed state, each statement by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Executable, Row

from buddy.adapters.store.sql.dialect import translated
from buddy.adapters.store.sql.engine import Engines
from buddy.adapters.store.sql.outage import until_connected


class Reader:
    """Runs queries; none of them waits for a writer.

    Args:
        engines: Their reading side is used.
    """

    __slots__ = ("_engine", "_patience_seconds", "_quick", "dialect")

    def __init__(self, engines: Engines) -> None:
        self._engine = engines.reader
        self._quick = engines.quick
        self._patience_seconds = engines.patience_seconds
        self.dialect = engines.reader.dialect.name

    async def rows(self, statement: Executable, **values: object) -> Sequence[Row[Any]]:
        """Return what a statement finds.

        Raises:
            StoreUnavailable: The database did not answer for as long as an outage is waited out.
        """
        return await until_connected(lambda: self._read(statement, values), self._patience_seconds)

    async def few_rows(self, statement: Executable, **values: object) -> Sequence[Any]:
        """Return what a statement finds to which an index leads straight, a few rows.

        Raises:
            StoreUnavailable: As for `rows`.
        """
        if self._quick is not None:
            found = await self._quick.rows(statement, values)
            if found is not None:
                return found
        return await self.rows(statement, **values)

    async def rows_now(self, statement: Executable) -> Sequence[Row[Any]]:
        """Return what a statement finds, waiting out nothing.

        Raises:
            StoreUnavailable: The database does not answer.
        """
        return await until_connected(lambda: self._read(statement, {}), 0.0)

    async def _read(
        self, statement: Executable, values: Mapping[str, object]
    ) -> Sequence[Row[Any]]:
        async with translated(), self._engine.connect() as connection:
            return (await connection.execute(statement, values)).all()
