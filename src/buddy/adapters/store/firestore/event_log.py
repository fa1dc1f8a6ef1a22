"""The log inside a transaction: a sequence at each append, the cursors at the very end.

The head document of a subject holds the last sequence that each user's log of it has given out.
Sequences come from it, and dedupe keys are looked for after it has been read: whoever appends to
the subject moves the head, so what the look has missed makes the commit fail.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from buddy.adapters.store.codec import decode_event, encode
from buddy.adapters.store.firestore import paths
from buddy.adapters.store.firestore.changes import Changes
from buddy.adapters.store.firestore.counters import Counters
from buddy.adapters.store.firestore.database import Fields
from buddy.adapters.store.firestore.query_shapes import IN_VALUES, KNOWN_KEYS, Query
from buddy.adapters.store.firestore.turns import Turn
from buddy.domain.events.log import Event, NewEvent, SubjectType
from buddy.domain.ids import EventId, MissionId, UserId
from buddy.domain.instant import Instant

Subject = tuple[UserId, SubjectType, str]


def _subject(event: NewEvent) -> Subject:
    return event.user_id, event.subject_type, event.subject_id


def _numbered(new: NewEvent, sequence: int) -> Event:
    return Event(
        event_id=new.event_id,
        user_id=new.user_id,
        subject_type=new.subject_type,
        subject_id=new.subject_id,
        mission_id=new.mission_id,
        sequence=sequence,
        cursor=0,
        timestamp=new.timestamp,
        data=new.data,
    )


def document_of(event: Event, dedupe_key: str | None) -> Fields:
    """Return an event's document."""
    return {
        "event_id": event.event_id,
        "user_id": event.user_id,
        "subject_type": event.subject_type,
        "subject_id": event.subject_id,
        "mission_id": event.mission_id,
        "sequence": event.sequence,
        "cursor": event.cursor,
        "event_type": event.event_type,
        "timestamp": event.timestamp,
        "dedupe_key": dedupe_key,
        "body": encode(event.data),
    }


def event_of(fields: Fields) -> Event:
    """Return the event of a document."""
    mission_id = fields["mission_id"]
    return Event(
        event_id=EventId(fields["event_id"]),
        user_id=UserId(fields["user_id"]),
        subject_type=fields["subject_type"],
        subject_id=fields["subject_id"],
        mission_id=None if mission_id is None else MissionId(mission_id),
        sequence=fields["sequence"],
        cursor=fields["cursor"],
        timestamp=Instant(fields["timestamp"]),
        data=decode_event(fields["event_type"], fields["body"]),
    )


def new_head(subject: Subject) -> Fields:
    """Return the head of a log that a user is the first to write to."""
    user_id, subject_type, subject_id = subject
    return {
        "subject_type": subject_type,
        "subject_id": subject_id,
        "owner": user_id,
        "last": {},
        "users": {},
    }


def with_last(head: Fields, user_id: UserId, sequence: int) -> Fields:
    """Return a head in which a user's log of the subject has come to a sequence."""
    name = paths.document_id(user_id)  # a user's id need not be a field's name
    last, users = {**head["last"], name: sequence}, {**head["users"], name: user_id}
    return {**head, "last": last, "users": users}


def without_last(head: Fields, user_id: UserId) -> Fields | None:
    """Return a head without a user's log of the subject; None where it was the only one."""
    name = paths.document_id(user_id)
    last, users = ({**head[part]} for part in ("last", "users"))
    last.pop(name, None)
    users.pop(name, None)
    return {**head, "last": last, "users": users} if last else None


def event_path(folder: str, sequence: int, user_id: UserId, owner: str) -> str:
    """Return an event's document; `owner` is the user whose log of the subject came first."""
    return paths.event(folder, sequence, *(() if owner == user_id else (user_id,)))


class FirestoreEvents:
    """The log inside a transaction.

    Args:
        changes: The transaction's.
        turn: The transaction's.
        counters: The transaction's; gives the cursors.
    """

    __slots__ = ("_changes", "_counters", "_keys", "_pending", "_turn")

    def __init__(self, changes: Changes, turn: Turn, counters: Counters) -> None:
        self._changes = changes
        self._turn = turn
        self._counters = counters
        self._pending: list[tuple[str, Event, str | None]] = []
        self._keys: set[tuple[Subject, str]] = set()

    async def append(self, event: NewEvent) -> Event | None:
        """See the port."""
        (appended,) = await self.append_all((event,))
        return appended

    async def append_all(self, events: Sequence[NewEvent]) -> tuple[Event | None, ...]:
        """See the port. One trip, and one more per run of events of one subject."""
        subjects = sorted({_subject(event) for event in events})
        for user_id, *_ in subjects:
            await self._turn.take(user_id)
        heads = (paths.head(paths.subject(kind, name)) for _, kind, name in subjects)
        users = (paths.user(user_id) for user_id, *_ in subjects)
        await self._changes.load(*heads, *users)
        appended: list[Event | None] = []
        for subject, run in groupby(events, _subject):
            appended.extend(await self._append_to(subject, tuple(run)))
        return tuple(appended)

    async def _append_to(
        self, subject: Subject, events: Sequence[NewEvent]
    ) -> Sequence[Event | None]:
        user_id, subject_type, subject_id = subject
        await self._turn.take(user_id)
        folder = paths.subject(subject_type, subject_id)
        await self._changes.load(paths.head(folder), paths.user(user_id))
        head = await self._changes.get(paths.head(folder))
        known = await self._known_keys(subject, folder, events) if head else set[str]()
        log = _Log(folder, user_id, head or new_head(subject))
        appended: list[Event | None] = []
        for new in events:
            if new.dedupe_key is not None and new.dedupe_key in known:
                appended.append(None)
                continue
            if new.dedupe_key is not None:
                known.add(new.dedupe_key)
                self._keys.add((subject, new.dedupe_key))
            event = _numbered(new, log.next_sequence())
            self._pending.append((log.path, event, new.dedupe_key))
            appended.append(event)
        if any(appended):
            self._changes.put(paths.head(folder), log.head())
        return appended

    async def _known_keys(
        self, subject: Subject, folder: str, events: Sequence[NewEvent]
    ) -> set[str]:
        """Return those of the events' dedupe keys that are in the log, or about to be."""
        keys = sorted({event.dedupe_key for event in events if event.dedupe_key is not None})
        known = {key for key in keys if (subject, key) in self._keys}
        for start in range(0, len(keys), IN_VALUES):
            some = keys[start : start + IN_VALUES]
            query = Query(
                shape=KNOWN_KEYS,
                values=(subject[0], some),
                parent=folder,
                fields=("dedupe_key",),
            )
            # Not remembered as read: events never change, and the head guards against new ones.
            found = await self._changes.ask(query)
            known |= {each.fields["dedupe_key"] for each in found if each.fields}
        return known

    async def flush(self) -> tuple[Event, ...]:
        """Take cursors, write the appended events and return them, in order of appending."""
        events: list[Event] = []
        for path, pending, dedupe_key in self._pending:
            event = replace(pending, cursor=await self._counters.next_cursor(pending.user_id))
            self._changes.create(path, document_of(event, dedupe_key))
            events.append(event)
        self._pending.clear()
        return tuple(events)


class _Log:
    """One user's log of one subject, while events are appended to it.

    Mission ids are random, so two users hardly ever meet under one. Where they do, the events of
    the user who came first have their sequence as id, the others' the user's name with it.
    """

    def __init__(self, folder: str, user_id: UserId, head: Mapping[str, Any]) -> None:
        self._folder = folder
        self._user_id = user_id
        self._head = head
        self._owner: str = head["owner"]
        self._sequence: int = head["last"].get(paths.document_id(user_id), 0)

    def next_sequence(self) -> int:
        self._sequence += 1
        return self._sequence

    @property
    def path(self) -> str:
        """The document of the event whose sequence was given out last."""
        return event_path(self._folder, self._sequence, self._user_id, self._owner)

    def head(self) -> Fields:
        return with_last(self._head, self._user_id, self._sequence)
