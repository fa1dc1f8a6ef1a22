"""Every query that the store asks: its collection, its filters, its orders.

A query can only be made from a shape in `QUERIES`, and `firestore.indexes.json` is generated from
that same tuple, so no query can go out whose composite index was forgotten. The emulator would
not notice: it answers without indexes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Operator = Literal["==", "in", ">", ">=", "<", "<="]
EQUALITIES = frozenset[Operator]({"==", "in"})
NAME = "__name__"
"""A document's place. Firestore keeps this order by itself, over all collections of a name too."""


@dataclass(frozen=True, slots=True)
class Filter:
    """One condition; its value comes with the query."""

    field: str
    operator: Operator


@dataclass(frozen=True, slots=True)
class Order:
    """One field that the answer is sorted by."""

    field: str
    descending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryShape:
    """A query without its values."""

    collection: str
    """The last part of its path."""
    filters: tuple[Filter, ...] = ()
    orders: tuple[Order, ...] = ()
    everywhere: bool = False
    """Over all collections of that name (a collection group query)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A query with its values."""

    shape: QueryShape
    values: tuple[Any, ...] = ()
    """One for each filter."""
    parent: str = ""
    """The document under which the collection lies; empty at the root."""
    limit: int | None = None
    after: tuple[Any, ...] = ()
    """One value for each order: where the last page ended."""
    fields: tuple[str, ...] = ()
    """Which fields come back; empty: all."""

    def __post_init__(self) -> None:
        assert self.shape in QUERIES, "a query's shape must stand in QUERIES, or it gets no index"
        assert len(self.values) == len(self.shape.filters)
        assert len(self.after) in {0, len(self.shape.orders)}


_OWNER = Filter("user_id", "==")
_AMONG = Filter("status", "in")
_NEWEST = (Order("created_at", descending=True), Order("mission_id", descending=True))
_LATEST = (Order("updated_at", descending=True), Order("mission_id", descending=True))


def mission_list(*, statuses: bool, since: bool) -> QueryShape:
    """Return the shape of a list of a user's missions, filtered or not."""
    filters = [_OWNER]
    if statuses:
        filters.append(_AMONG)
    if since:
        filters.append(Filter("created_at", ">="))
    return QueryShape(collection="missions", filters=tuple(filters), orders=_NEWEST)


OPEN_MISSIONS = QueryShape(
    collection="missions", filters=(_AMONG,), orders=(Order("created_at"), Order("mission_id"))
)
LAPSED = QueryShape(
    collection="missions",
    filters=(_AMONG, Filter("lapses_at", "<=")),
    orders=(Order("lapses_at"), Order("mission_id")),
)
STOPPING = QueryShape(
    collection="missions",
    filters=(Filter("stopping_at", ">"),),
    orders=(Order("stopping_at"), Order("mission_id")),
)
RUNS = QueryShape(collection="missions", filters=(Filter("run_state", "=="),))
LIVE_CARDS = QueryShape(
    collection="missions", filters=(_OWNER, Filter("board", "==")), orders=_LATEST
)
ENDED_CARDS = QueryShape(
    collection="missions",
    filters=(_OWNER, Filter("board", "=="), Filter("updated_at", ">=")),
    orders=_LATEST,
)
STARTED_CARDS = QueryShape(
    collection="missions",
    filters=(_OWNER, Filter("started_at", ">")),
    orders=(Order("started_at", descending=True), Order("mission_id", descending=True)),
)
EVENTS_OF_SUBJECT = QueryShape(
    collection="events", filters=(_OWNER, Filter("sequence", ">")), orders=(Order("sequence"),)
)
EVENTS_OF_USER = QueryShape(
    collection="events",
    filters=(_OWNER, Filter("cursor", ">")),
    orders=(Order("cursor"),),
    everywhere=True,
)
KNOWN_KEYS = QueryShape(collection="events", filters=(_OWNER, Filter("dedupe_key", "in")))
ARTIFACTS_OF_MISSION = QueryShape(
    collection="artifacts",
    filters=(_OWNER, Filter("mission_id", "==")),
    orders=(Order("created_at"), Order("artifact_id")),
)


def audit_page(*, newest_first: bool, bounded: bool, of_mission: bool) -> QueryShape:
    """Return the shape of a page of a user's audit chain."""
    filters = [Filter("mission_id", "==")] if of_mission else []
    if bounded:
        filters.append(Filter("number", "<" if newest_first else ">"))
    orders = (Order("number", descending=newest_first),)
    return QueryShape(collection="audit", filters=tuple(filters), orders=orders)


ACCOUNTS = QueryShape(collection="accounts", orders=(Order("scope"),))
ACCOUNTS_OF = QueryShape(
    collection="accounts",
    filters=(Filter("scope", ">="), Filter("scope", "<")),
    orders=(Order("scope"),),
)
LEDGER_ENTRIES = QueryShape(
    collection="ledger", filters=(Filter("run_id", "=="),), orders=(Order("number"),)
)
OLD_KEYS = QueryShape(
    collection="idempotency_keys",
    filters=(Filter("created_at", "<"),),
    orders=(Order("created_at"),),
)
_KIND = Filter("kind", "==")
_LAST_MADE = (Order("created_at", descending=True), Order("record_id", descending=True))
RECORDS = QueryShape(collection="records", filters=(_OWNER, _KIND), orders=_LAST_MADE)
RECORDS_OF = QueryShape(
    collection="records", filters=(_OWNER, _KIND, Filter("parent_id", "==")), orders=_LAST_MADE
)
RECORDS_NOT_OVER = QueryShape(
    collection="records", filters=(_OWNER, _KIND, Filter("ended_at", "==")), orders=_LAST_MADE
)
DUE_RECORDS = QueryShape(
    collection="records",
    filters=(_KIND, Filter("due_at", "<=")),
    orders=(Order("due_at"), Order("user_id"), Order("record_id")),
)
DUE_RECORDS_OF = QueryShape(
    collection="records",
    filters=(_KIND, Filter("parent_id", "=="), Filter("due_at", "<=")),
    orders=(Order("due_at"), Order("user_id"), Order("record_id")),
)
ENDED_RECORDS = QueryShape(
    collection="records",
    filters=(_KIND, Filter("ended_at", "<")),
    orders=(Order("ended_at"),),
)
OUTCOMES = QueryShape(collection="outcomes")
ENDED_MISSIONS = QueryShape(
    collection="missions",
    filters=(_AMONG, Filter("updated_at", "<")),
    orders=(Order("updated_at"), Order("mission_id")),
)
MISSIONS_WITH_BLOB = QueryShape(collection="missions", filters=(Filter("blob_sha256", "in"),))
ARTIFACTS_WITH_BLOB = QueryShape(collection="artifacts", filters=(Filter("sha256", "in"),))


def _all_of(collection: str, *orders: Order) -> QueryShape:
    """Return the shape of a reading of every document of a collection."""
    return QueryShape(collection=collection, orders=orders or (Order(NAME),), everywhere=True)


ALL_USERS = _all_of("users")
ALL_LOGS = _all_of("log")
ALL_MISSIONS = _all_of("missions")
ALL_EVENTS = _all_of("events", Order("user_id"), Order("cursor"))
ALL_ACCOUNTS = _all_of("accounts")
ALL_RESERVATIONS = _all_of("reservations")
ALL_ENTRIES = _all_of("ledger", Order("user_id"), Order("number"))
ALL_ARTIFACTS = _all_of("artifacts")
ALL_SETTINGS = _all_of("settings")
ALL_DURATIONS = _all_of("durations")
ALL_KEYS = _all_of("idempotency_keys")
ALL_OUTCOMES = _all_of("outcomes")
ALL_REMOVALS = _all_of("removals")
ALL_LINKS = _all_of("audit", Order("user_id"), Order("number"))
ALL_SWITCHES = _all_of("instance")
ALL_RECORDS = _all_of("records")
STORED: tuple[QueryShape, ...] = (
    ALL_USERS,
    ALL_LOGS,
    ALL_MISSIONS,
    ALL_EVENTS,
    ALL_ACCOUNTS,
    ALL_RESERVATIONS,
    ALL_ENTRIES,
    ALL_ARTIFACTS,
    ALL_SETTINGS,
    ALL_DURATIONS,
    ALL_KEYS,
    ALL_OUTCOMES,
    ALL_REMOVALS,
    ALL_LINKS,
    ALL_SWITCHES,
    ALL_RECORDS,
)
"""Every document that holds something, each once."""

QUERIES: tuple[QueryShape, ...] = (
    *(mission_list(statuses=a, since=b) for a in (False, True) for b in (False, True)),
    OPEN_MISSIONS,
    LAPSED,
    STOPPING,
    RUNS,
    LIVE_CARDS,
    ENDED_CARDS,
    STARTED_CARDS,
    EVENTS_OF_SUBJECT,
    EVENTS_OF_USER,
    KNOWN_KEYS,
    ARTIFACTS_OF_MISSION,
    ACCOUNTS,
    ACCOUNTS_OF,
    LEDGER_ENTRIES,
    OLD_KEYS,
    RECORDS,
    RECORDS_OF,
    RECORDS_NOT_OVER,
    DUE_RECORDS,
    DUE_RECORDS_OF,
    ENDED_RECORDS,
    OUTCOMES,
    ENDED_MISSIONS,
    MISSIONS_WITH_BLOB,
    ARTIFACTS_WITH_BLOB,
    *(
        audit_page(newest_first=newest_first, bounded=bounded, of_mission=of_mission)
        for newest_first in (False, True)
        for bounded in (False, True)
        for of_mission in (False, True)
    ),
    *STORED,
)
"""Every query there is."""

UNINDEXED: tuple[tuple[str, str], ...] = (
    ("artifacts", "body"),
    ("audit", "body"),
    ("durations", "runs"),
    ("events", "body"),
    ("idempotency_keys", "body"),
    ("instance", "body"),
    ("missions", "body"),
    ("missions", "card"),
    ("missions", "execution_record"),
    ("outcomes", "body"),
    ("records", "body"),
    ("reservations", "body"),
)
"""Collections and fields that no query looks at: Firestore would index each of them by itself."""

EXPIRING: tuple[tuple[str, str], ...] = (("commits", "expires_at"),)
"""Collections whose documents Firestore removes when the time in that field has come."""

IN_VALUES = 30
"""How many values Firestore takes in one ``in``."""
