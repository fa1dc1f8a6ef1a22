"""The log inside a transaction: a sequence at each append, the cursors at the very end.

`SqlEvents.append_all` takes sequences from the subject's row, which stays locked, and looks for the
dedupe keys behind that lock. Rows are written by `SqlEvents.flush`, when the user's
row has given the cursors: nothing but the commit comes after, so cursors rise in commit order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Row, bindparam, select, update
from sqlalchemy import insert as plain_insert

from buddy.adapters.store.codec import decode_event, encode
from buddy.adapters.store.sql.audit import Ground, SqlAudit, head_in
from buddy.adapters.store.sql.dialect import insert, transaction_id
from buddy.adapters.store.sql.lane import Lane
from buddy.adapters.store.sql.schema import EVENT_SUBJECT, MISSION_EVENT, USER_CURSOR
from buddy.domain.events.log import Event, NewEvent, SubjectType
from buddy.domain.ids import EventId, MissionId, UserId
from buddy.domain.instant import Instant

Subject = tuple[UserId, SubjectType, str]

_SUBJECT = ("user_id", "subject_type", "subject_id")
_WRITE = plain_insert(MISSION_EVENT)


@cache
def _take_sequences(dialect: str) -> Any:
    # Taken before it is known how many are needed: the row is locked by it, and a rolled back or
    # shortened claim is put right by `_PUT_SEQUENCE` in the same transaction.
    first = insert(dialect, EVENT_SUBJECT)
    return first.on_conflict_do_update(
        index_elements=_SUBJECT,
        set_={"last_sequence": EVENT_SUBJECT.c.last_sequence + first.excluded.last_sequence},
    ).returning(*(EVENT_SUBJECT.c[name] for name in _SUBJECT), EVENT_SUBJECT.c.last_sequence)


_OF_SUBJECT = tuple(EVENT_SUBJECT.c[name] == bindparam(f"the_{name}") for name in _SUBJECT)
_PUT_SEQUENCE = update(EVENT_SUBJECT).where(*_OF_SUBJECT).values(last_sequence=bindparam("last"))


@cache
def _known_keys(count: int) -> Any:
    # One text for each count: with an expanding parameter it would be put together anew each time.
    return select(MISSION_EVENT.c.dedupe_key).where(
        *(MISSION_EVENT.c[name] == bindparam(f"the_{name}") for name in _SUBJECT),
        MISSION_EVENT.c.dedupe_key.in_([bindparam(f"key_{number}") for number in range(count)]),
    )


@cache
def _next_cursors(dialect: str) -> Any:
    first = insert(dialect, USER_CURSOR).values(last_cursor=bindparam("count"))
    return first.on_conflict_do_update(
        index_elements=("user_id",),
        set_={"last_cursor": USER_CURSOR.c.last_cursor + first.excluded.last_cursor},
    ).returning(
        USER_CURSOR.c.last_cursor,
        USER_CURSOR.c.audit_number,
        USER_CURSOR.c.audit_hash,
        transaction_id(dialect).label("transaction_id"),
    )


def event_of(row: Row[Any]) -> Event:
    """Return the event of a row of `MISSION_EVENT`."""
    return Event(
        event_id=EventId(row.event_id),
        user_id=UserId(row.user_id),
        subject_type=row.subject_type,
        subject_id=row.subject_id,
        mission_id=MissionId(row.mission_id) if row.mission_id is not None else None,
        sequence=row.sequence,
        cursor=row.cursor,
        timestamp=Instant(row.timestamp),
        data=decode_event(row.event_type, row.body),
    )


def _subject(event: NewEvent) -> Subject:
    return event.user_id, event.subject_type, event.subject_id


def _the(subject: Subject) -> dict[str, Any]:
    return {f"the_{name}": value for name, value in zip(_SUBJECT, subject, strict=True)}


def _numbered(new: NewEvent, sequence: int, cursor: int) -> Event:
    return Event(
        event_id=new.event_id,
        user_id=new.user_id,
        subject_type=new.subject_type,
        subject_id=new.subject_id,
        mission_id=new.mission_id,
        sequence=sequence,
        cursor=cursor,
        timestamp=new.timestamp,
        data=new.data,
    )


def _row(event: Event, dedupe_key: str | None) -> dict[str, Any]:
    return {
        "user_id": event.user_id,
        "cursor": event.cursor,
        "event_id": event.event_id,
        "subject_type": event.subject_type,
        "subject_id": event.subject_id,
        "mission_id": event.mission_id,
        "sequence": event.sequence,
        "event_type": event.event_type,
        "timestamp": event.timestamp,
        "dedupe_key": dedupe_key,
        "body": encode(event.data),
    }


class SqlEvents:
    """The log inside a transaction.

    Args:
        connection: Inside the transaction.
        audit: The transaction's links, which are written behind its events.
    """

    __slots__ = ("_audit", "_connection", "_keys", "_pending", "transaction_id")

    def __init__(self, connection: Lane, audit: SqlAudit) -> None:
        self._connection = connection
        self._audit = audit
        self.transaction_id: str | None = None
        self._pending: list[tuple[NewEvent, int]] = []
        self._keys: set[tuple[Subject, str]] = set()

    async def append(self, event: NewEvent) -> Event | None:
        """See the port."""
        (appended,) = await self.append_all((event,))
        return appended

    async def append_all(self, events: Sequence[NewEvent]) -> tuple[Event | None, ...]:
        """See the port. One statement, and one more for each subject with dedupe keys."""
        of_subject: defaultdict[Subject, list[NewEvent]] = defaultdict(list)
        for event in events:
            of_subject[_subject(event)].append(event)
        claimed = await self._claim({subject: len(new) for subject, new in of_subject.items()})
        known = {
            subject: await self._known_keys(subject, new) for subject, new in of_subject.items()
        }
        sequences = {subject: claimed[subject] - len(new) for subject, new in of_subject.items()}
        appended: list[Event | None] = []
        for event in events:
            subject = _subject(event)
            if event.dedupe_key is not None:
                if event.dedupe_key in known[subject]:
                    appended.append(None)
                    continue
                known[subject].add(event.dedupe_key)
                self._keys.add((subject, event.dedupe_key))
            sequences[subject] += 1
            self._pending.append((event, sequences[subject]))
            appended.append(_numbered(event, sequences[subject], cursor=0))
        for subject, last in sequences.items():
            if last < claimed[subject]:
                await self._connection.execute(_PUT_SEQUENCE, {**_the(subject), "last": last})
        return tuple(appended)

    async def _claim(self, counts: Mapping[Subject, int]) -> dict[Subject, int]:
        """Take sequences of subjects and return the last one taken of each."""
        # One order for all writers, so that none block each other.
        rows = [
            {**dict(zip(_SUBJECT, subject, strict=True)), "last_sequence": counts[subject]}
            for subject in sorted(counts)
        ]
        if not rows:
            return {}
        # A list of one would go the way of many, which is slower.
        given = await self._connection.execute(
            _take_sequences(self._connection.dialect.name), rows if len(rows) > 1 else rows[0]
        )
        return {
            (UserId(row.user_id), row.subject_type, row.subject_id): row.last_sequence
            for row in given
        }

    async def _known_keys(self, subject: Subject, events: Sequence[NewEvent]) -> set[str]:
        """Return those of the events' dedupe keys that are in the log, or about to be."""
        keys = {event.dedupe_key for event in events if event.dedupe_key is not None}
        if not keys:
            return set()
        # Filled up to a power of two, so that there are few texts.
        asked = sorted(keys)
        asked += asked[-1:] * ((1 << (len(asked) - 1).bit_length()) - len(asked))
        row = {**_the(subject), **{f"key_{number}": key for number, key in enumerate(asked)}}
        found = await self._connection.execute(_known_keys(len(asked)), row)
        return {*found.scalars(), *(key for key in keys if (subject, key) in self._keys)}

    async def flush(self) -> tuple[Event, ...]:
        """Take cursors, write the appended events and return them, in order of appending.

        Then the links that were appended to the audit chains.
        """
        ground = await self._take_cursors(Counter(new.user_id for new, _ in self._pending))
        events: list[Event] = []
        counts: Counter[UserId] = Counter()
        for new, sequence in reversed(self._pending):
            cursor = ground[new.user_id].last_cursor - counts[new.user_id]
            counts[new.user_id] += 1
            events.append(_numbered(new, sequence, cursor))
        events.reverse()
        if events:
            keys = [new.dedupe_key for new, _ in self._pending]
            rows = [_row(event, key) for event, key in zip(events, keys, strict=True)]
            await self._connection.execute(_WRITE, rows)
            self._pending.clear()
        await self._audit.flush(ground, {event.event_id: event.cursor for event in events})
        return tuple(events)

    async def _take_cursors(self, counts: Counter[UserId]) -> dict[UserId, Ground]:
        """Lock the rows of users and take cursors; return what the rows say then."""
        ground: dict[UserId, Ground] = {}
        statement = _next_cursors(self._connection.dialect.name)
        # One order for all writers, so that none block each other.
        for user_id in sorted({*counts, *self._audit.users}):
            taken = {"user_id": user_id, "count": counts[user_id]}
            row = (await self._connection.execute(statement, taken)).one()
            ground[user_id] = Ground(row.last_cursor, head_in(row.audit_number, row.audit_hash))
            self.transaction_id = row.transaction_id
        return ground
