"""How a unit of work sends its statements: over SQLAlchemy, or past it straight to SQLite.

A row read or written by its key takes SQLite some twenty microseconds. SQLAlchemy takes ten times
that to send it, and a mission sends sixty. So on the connection that writes to a SQLite file, each
statement is compiled once, by SQLAlchemy, and from then on goes to the driver as text. What that
would do differently from SQLAlchemy goes through SQLAlchemy still: statements whose text depends
on their values, and results that have to be converted.
"""

from __future__ import annotations

import sqlite3
from collections import namedtuple
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, cast
from weakref import WeakKeyDictionary

from sqlalchemy import Delete, Dialect, Insert, Select, Update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from buddy.adapters.store.sql.driver import OneTripConnection

Values = Mapping[str, Any]


class Lane(Protocol):
    """Sends statements inside one transaction. SQLAlchemy's own connection is one, too."""

    @property
    def dialect(self) -> Dialect:
        """What the database speaks."""
        ...

    def execute(self, statement: Any, parameters: Any = None, /) -> Awaitable[Any]:
        """Run a statement, once or for each of a list of rows.

        Returns:
            What SQLAlchemy's result has of `Answer`'s methods.
        """
        ...


class Answer:
    """What a statement returned, with those of SQLAlchemy's names that the store uses."""

    __slots__ = ("_rows", "rowcount")

    def __init__(self, rows: Sequence[Any], rowcount: int) -> None:
        self._rows = rows
        self.rowcount = rowcount

    def __iter__(self) -> Iterator[Any]:
        return iter(self._rows)

    def one(self) -> Any:
        """Return the only row."""
        (row,) = self._rows
        return row

    def one_or_none(self) -> Any:
        """Return the only row, or None where there is none."""
        return self.one() if self._rows else None

    def scalar_one(self) -> Any:
        """Return the first value of the only row."""
        return self.one()[0]

    def scalar_one_or_none(self) -> Any:
        """Return the first value of the only row, or None where there is none."""
        return self.one()[0] if self._rows else None

    def scalars(self) -> Iterator[Any]:
        """Yield the first value of each row."""
        return (row[0] for row in self._rows)


@dataclass(frozen=True, slots=True)
class _Text:
    """A compiled statement."""

    sql: str
    names: tuple[str, ...]
    """Of its parameters, in order."""
    fixed: Mapping[str, Any]
    """Values that the statement brings along."""
    converted: tuple[tuple[int, Callable[[Any], Any]], ...]
    """Places of parameters that the driver does not take as they are."""
    returns: bool
    row: Callable[[Sequence[Any]], Any]

    def values(self, given: Values) -> list[Any]:
        """Return parameters in order."""
        fixed = self.fixed
        values = [given[name] if name in given else fixed[name] for name in self.names]
        for place, convert in self.converted:
            values[place] = convert(values[place])
        return values


_COMPILED = (Select, Insert, Update, Delete)
_texts: WeakKeyDictionary[Any, dict[tuple[str, ...], _Text | None]] = WeakKeyDictionary()
"""By statement and by the names of what it is given; None where SQLAlchemy must send it."""


class StraightLane:
    """Sends statements to SQLite.

    Args:
        connection: SQLAlchemy's, inside the transaction.
        driver: What is beneath it.
    """

    __slots__ = ("_connection", "_driver", "dialect")

    def __init__(self, connection: AsyncConnection, driver: OneTripConnection) -> None:
        self._connection = connection
        self._driver = driver
        self.dialect = connection.dialect

    async def execute(self, statement: Any, parameters: Any = None, /) -> Any:
        """See `Lane`."""
        many = cast("list[Values]", parameters) if isinstance(parameters, list) else []
        given = many[0] if many else cast("Values", parameters or {})
        text = self._text(statement, given)
        if text is None or (many and text.returns):
            return await self._connection.execute(statement, many or given)
        try:
            if many:
                rows = [text.values(each) for each in many]
                cursor, found = await self._driver.run_many(text.sql, rows)
            else:
                cursor, found = await self._driver.run(text.sql, text.values(given))
        except sqlite3.Error as error:
            raise DBAPIError.instance(text.sql, None, error, sqlite3.Error) from error
        return Answer([text.row(row) for row in found], cursor.rowcount)

    def at_once(self, statement: Any, values: Values) -> Sequence[Any] | None:
        """Return what a query finds, without giving the loop away; None where that cannot be.

        Raises:
            sqlite3.Error: The database refuses.
        """
        text = self._text(statement, values)
        if text is None:
            return None
        found = self._driver.run_at_once(text.sql, text.values(values))
        return None if found is None else [text.row(row) for row in found]

    def _text(self, statement: Any, given: Values) -> _Text | None:
        if not isinstance(statement, _COMPILED):
            return None
        by_names = _texts.get(statement)
        if by_names is None:
            by_names = _texts[statement] = {}
        names = tuple(given)
        if names not in by_names:
            by_names[names] = _compiled(statement, names, self.dialect)
        return by_names[names]


def lane_on(connection: AsyncConnection, driver: object) -> Lane:
    """Return the lane of a transaction.

    Args:
        connection: Inside the transaction.
        driver: What is beneath it.
    """
    # Whoever listens to statements shall hear them all.
    listened = bool(connection.sync_engine.dispatch.before_cursor_execute)
    if listened or not isinstance(driver, OneTripConnection):
        return connection
    return StraightLane(connection, driver)


def _compiled(statement: Any, names: tuple[str, ...], dialect: Dialect) -> _Text | None:
    compiled = statement.compile(dialect=dialect, column_keys=list(names))
    returned = list(statement.exported_columns)
    if compiled.post_compile_params or any(
        column.type.dialect_impl(dialect).result_processor(dialect, None) for column in returned
    ):
        return None
    order = tuple(compiled.positiontup or ())
    converters = (
        (place, compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect))
        for place, name in enumerate(order)
    )
    keys = [column.key for column in returned]
    # The names come at run time, so their types cannot be told.
    row: Any = namedtuple("Row", keys)._make if keys else tuple  # noqa: PYI024  # pyright: ignore[reportUntypedNamedTuple]
    return _Text(
        sql=str(compiled),
        names=order,
        fixed={name: value for name, value in compiled.params.items() if name not in names},
        converted=tuple((place, convert) for place, convert in converters if convert),
        returns=bool(keys),
        row=row,
    )
