"""Adds the log up by day and month, and reads a range of days back.

The log is the truth; the rows are a projection of it with a position of their own. What a page of
the log adds and the position behind it are written in one transaction that goes on from where the
position stands, so of two processes that add up the same page one writes and the other sees that
it is done. Nothing of it is in the way of a run: no run writes a row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from buddy.domain.events.learning import FeedbackRecorded, SurveySubmitted
from buddy.domain.events.log import Event
from buddy.domain.ids import EventId, UserId
from buddy.domain.instant import Instant
from buddy.domain.rollup import (
    POSITION_ID,
    DayRollup,
    MonthRollup,
    Rollup,
    RollupPosition,
    added,
    begin_of,
    days_back,
    drawn,
    with_day,
    with_days,
)
from buddy.domain.rollup_fold import DAY, Folded, fold, needs_origin
from buddy.ports.clock import Clock
from buddy.ports.store import Queries, TransactionRunner, UnitOfWork
from buddy.services.log_reader import LogReader

EVENTS_AT_ONCE: Final = 200
"""Events that one transaction adds up: 5 ms of reading, and five rows."""
DAYS_AT_ONCE: Final = 60
"""Days that it may touch: a store may take only so many rows at once."""
LONGEST_BY_DAY: Final = 31
"""Days of a range that is read by its days."""
MONTHS_READ: Final = 26
"""Months that two years touch, and one for a clock that was ahead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far the rows of a user are."""

    as_of: Instant | None
    """Everything until then is in them; None: nothing is."""
    behind: bool
    """Whether the log goes on behind that."""
    added: int = 0
    """Events that were added up on the way there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysRead:
    """A range of days."""

    now: Rollup
    before: Rollup
    """Of as many days before it."""
    drawn: Mapping[str, tuple[int, ...]]
    """What charts draw of each day of the range, in order (`buddy.domain.rollup.DRAWN`)."""


@dataclass(frozen=True, slots=True)
class Rollups:
    """Keeps the rows of days and months."""

    transact: TransactionRunner
    queries: Queries
    clock: Clock

    async def catch_up(
        self, user_id: UserId, events: int | None = None, seconds: float | None = None
    ) -> Standing:
        """Add up what the log of a user has that the rows do not.

        Args:
            user_id: Whose.
            events: About how many events at most; None: all.
            seconds: For how long at most, to a page; None: until there are no more.

        Returns:
            How far the rows are then.

        Raises:
            StoreError: The store does not answer.
        """
        began, added = self.clock.monotonic(), 0
        while True:
            now = self.clock.now()
            last = await self.queries.last_cursor(user_id)
            seen = await self.position(user_id)
            behind = seen.cursor < last
            spent = events is not None and added >= events
            late = seconds is not None and self.clock.monotonic() - began >= seconds
            if not behind or spent or (late and added):
                as_of = seen.as_of if behind else now
                return Standing(as_of=as_of, behind=behind, added=added)
            added += await self._add(user_id, seen, last)

    async def position(self, user_id: UserId) -> RollupPosition:
        """Return how far the log of a user has been added up."""
        found = await self.queries.records.get(RollupPosition, user_id, POSITION_ID)
        return found or RollupPosition(user_id=user_id, created_at=self.clock.now())

    async def of_days(self, user_id: UserId, last: str, days: int) -> DaysRead:
        """Return the rollups of a range of days and of as many days before it.

        Up to a month it reads days; beyond that whole months, and days only at the edges, so a
        year is 26 rows of months and at most 62 of days.

        Args:
            user_id: Whose.
            last: The last day of the range: today.
            days: How many.
        """
        first, before = days_back(last, days - 1), days_back(last, 2 * days - 1)
        if days <= LONGEST_BY_DAY:
            rows = await self._days(user_id, 2 * days + 2)
            return _of_rows(rows, before, first, last)
        page = await self.queries.records.page(MonthRollup, user_id, MONTHS_READ)
        months = [each for each in page.items if before[:7] <= each.record_id <= last[:7]]
        whole = [each for each in months if each.record_id not in {first[:7], before[:7]}]
        edges = [
            row for month in {first[:7], before[:7]} for row in await self._days(user_id, 31, month)
        ]
        read = _of_rows(edges, before, first, last)
        now = [each.rollup for each in whole if each.record_id > first[:7]]
        earlier = [each.rollup for each in whole if each.record_id < first[:7]]
        drawn_days = {day: values for each in months for day, values in each.days.items()}
        return DaysRead(
            now=added([read.now, *now]),
            before=added([read.before, *earlier]),
            drawn={day: drawn_days[day] for day in sorted(drawn_days) if first <= day <= last},
        )

    async def _days(
        self, user_id: UserId, limit: int, month: str | None = None
    ) -> tuple[DayRollup, ...]:
        page = await self.queries.records.page(DayRollup, user_id, limit, parent_id=month)
        return page.items

    async def _add(self, user_id: UserId, seen: RollupPosition, last: int) -> int:
        """Add up the next page, if nobody else has; return how many events that was."""
        reader = LogReader(self.queries, EVENTS_AT_ONCE)
        batch = await reader.of_user(user_id, seen.cursor)
        events = _of_few_days(batch.events)
        # Behind the last event that is left, the log was read (or removed) up to its end then.
        end = events[-1].cursor if events else batch.position if batch.more else last
        folded = fold(events, seen.closing, await self._origins(user_id, events))
        position = RollupPosition(
            user_id=user_id,
            cursor=end,
            as_of=events[-1].timestamp if events else seen.as_of,
            closing=folded.closing,
            created_at=seen.created_at,
        )

        async def work(uow: UnitOfWork) -> int:
            kept = await uow.records.get(RollupPosition, user_id, POSITION_ID)
            if (kept.cursor if kept else 0) != seen.cursor:
                return 0  # another process was faster
            await _write(uow, user_id, folded)
            await uow.records.put(position)
            return len(events)

        return await self.transact(work)

    async def _origins(self, user_id: UserId, events: Sequence[Event]) -> dict[EventId, Instant]:
        first = {each.mission_id: each.timestamp for each in events if each.sequence == 1}
        found = dict[EventId, Instant]()
        for event in events:
            if not needs_origin(event) or event.mission_id is None:
                continue
            if isinstance(event.data, SurveySubmitted | FeedbackRecorded):
                since = await self._said(user_id, event, event.data)
            else:
                since = first.get(event.mission_id) or await self._stated(user_id, event)
            if since is not None:
                found[event.event_id] = since
        return found

    async def _stated(self, user_id: UserId, event: Event) -> Instant | None:
        """Return when a mission was stated; None where that is gone or unreadable."""
        assert event.mission_id is not None
        batch = await LogReader(self.queries, 1).of_mission(user_id, event.mission_id, 0)
        found = batch.events
        return found[0].timestamp if found and found[0].sequence == 1 else None

    async def _said(
        self, user_id: UserId, event: Event, word: SurveySubmitted | FeedbackRecorded
    ) -> Instant | None:
        """Return when a word was said that is taken back; None where that is not found."""
        assert event.mission_id is not None
        since: Instant | None = None
        reader, after = LogReader(self.queries), 0
        while True:
            batch = await reader.of_mission(user_id, event.mission_id, after)
            for each in batch.events:
                if each.sequence < event.sequence and _is_same_word(each, word):
                    since = each.timestamp
            if not batch.more or batch.position >= event.sequence:
                return since
            after = batch.position


def _of_rows(rows: Iterable[DayRollup], before: str, first: str, last: str) -> DaysRead:
    rows = sorted(rows, key=lambda row: row.record_id)
    now = [row for row in rows if first <= row.record_id <= last]
    values = ((row.record_id, drawn(row.rollup)) for row in now)
    return DaysRead(
        now=added(row.rollup for row in now),
        before=added(row.rollup for row in rows if before <= row.record_id < first),
        drawn={day: each for day, each in values if any(each)},
    )


async def _write(uow: UnitOfWork, user_id: UserId, folded: Folded) -> None:
    months = dict[str, list[DayRollup]]()
    for day, rollup in folded.days.items():
        delta = DayRollup(record_id=day, user_id=user_id, created_at=begin_of(day), rollup=rollup)
        months.setdefault(delta.month, []).append(delta)
        await uow.records.put(with_day(await uow.records.get(DayRollup, user_id, day), delta))
    for name, deltas in months.items():
        kept = await uow.records.get(MonthRollup, user_id, name)
        await uow.records.put(with_days(kept, name, deltas))


def _of_few_days(events: Sequence[Event]) -> Sequence[Event]:
    """Return the first events, of so many days as one transaction may touch."""
    days = set[str]()
    for number, event in enumerate(events):
        days.add(event.timestamp[:DAY])
        if len(days) > DAYS_AT_ONCE:
            return events[:number]
    return events


def _is_same_word(event: Event, word: SurveySubmitted | FeedbackRecorded) -> bool:
    match event.data, word:
        case SurveySubmitted(undone=False) as said, SurveySubmitted():
            return said.survey_id == word.survey_id
        case FeedbackRecorded(undone=False) as said, FeedbackRecorded():
            return said.feedback_id == word.feedback_id
        case _:
            return False
