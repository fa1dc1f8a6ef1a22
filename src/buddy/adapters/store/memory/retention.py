"""Removes from a memory store what has had its time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Iterable, Iterator

from buddy.adapters.store.memory.audit import extend
from buddy.adapters.store.memory.state import State, Subject
from buddy.domain.audit import removal_links
from buddy.domain.ids import MissionId, RunId, UserId
from buddy.domain.instant import Instant
from buddy.domain.lifecycle import TERMINAL
from buddy.domain.mission import Mission
from buddy.domain.record import KEPT_FOR_A_TIME, Record, keys_of
from buddy.domain.retention import StoredClass

Removal = Callable[[], object]


def _ended(mission: Mission, before: Instant) -> bool:
    return mission.status in TERMINAL and mission.updated_at < before


class MemoryRetention:
    """See `buddy.ports.retention.StoreRetention`.

    Args:
        state: The committed tables.
        turn: Held by whoever writes.
    """

    __slots__ = ("_state", "_turn")

    def __init__(self, state: State, turn: asyncio.Lock) -> None:
        self._state = state
        self._turn = turn

    async def remove(self, what: StoredClass, before: Instant, limit: int, *, now: Instant) -> int:
        """See the port."""
        async with self._turn:
            match what:
                case StoredClass.MISSIONS if self._state.removals:
                    return self._take(self._remains(), limit)
                case StoredClass.MISSIONS:
                    return self._take_missions(before, limit, now)
                case StoredClass.OUTCOMES:
                    return self._take(self._outcomes(before), limit)
                case StoredClass.ANSWERS:
                    return self._take(self._answers(before), limit)
                case _:
                    return self._take(self._records(KEPT_FOR_A_TIME[what], before), limit)

    async def users(self, after: UserId | None, limit: int) -> tuple[UserId, ...]:
        """See the port."""
        users = sorted(user for user, last in self._state.cursors.items() if last)
        return tuple([user for user in users if after is None or user > after][:limit])

    async def blobs_in_use(self, digests: Collection[str]) -> frozenset[str]:
        """See the port."""
        records = (row.mission.execution_record for row in self._state.missions.values())
        used = {
            record.execution_blob.sha256 for record in records if record and record.execution_blob
        }
        used |= {artifact.sha256 for artifact in self._state.artifacts.values()}
        return frozenset(used.intersection(digests))

    def _take(self, removals: Iterable[Removal], limit: int) -> int:
        """Do the first of some removals, which are found before any is done."""
        found = [removal for removal, _ in zip(removals, range(limit), strict=False)]
        for removal in found:
            removal()
        return len(found)

    def _take_missions(self, before: Instant, limit: int, now: Instant) -> int:
        ended = (row.mission for row in self._state.missions.values())
        due = [each for each in ended if _ended(each, before)][:limit]
        for mission in due:
            del self._state.missions[mission.mission_id]
            run_id = mission.run.run_id if mission.run else None
            self._state.removals[mission.user_id, mission.mission_id] = run_id
        named = [(mission.user_id, mission.mission_id) for mission in due]
        extend(self._state, removal_links(named, before, now), {})
        return len(due)

    def _remains(self) -> Iterator[Removal]:
        for (user_id, mission_id), run_id in self._state.removals.items():
            yield from self._events_of((user_id, "mission", mission_id))
            yield from self._artifacts_of(user_id, mission_id)
            yield from self._money_of(user_id, mission_id, run_id)
            key = user_id, mission_id
            yield lambda key=key: self._state.removals.pop(key)

    def _events_of(self, subject: Subject) -> Iterator[Removal]:
        state = self._state
        for event in state.subjects.get(subject, ()):
            yield lambda event=event: (
                state.subjects[subject].remove(event),
                state.log[subject[0]].remove(event),
            )
        for key in state.dedupe_keys:
            if key[0] == subject:
                yield lambda key=key: state.dedupe_keys.pop(key)
        if subject in state.sequences:
            yield lambda: (state.sequences.pop(subject), state.subjects.pop(subject, None))

    def _artifacts_of(self, user_id: UserId, mission_id: MissionId) -> Iterator[Removal]:
        for artifact in self._state.artifacts.values():
            if (artifact.user_id, artifact.mission_id) == (user_id, mission_id):
                artifact_id = artifact.artifact_id
                yield lambda gone=artifact_id: self._state.artifacts.pop(gone)

    def _money_of(
        self, user_id: UserId, mission_id: MissionId, run_id: RunId | None
    ) -> Iterator[Removal]:
        state = self._state
        account = user_id, f"mission {mission_id}"
        if account in state.accounts:
            yield lambda: state.accounts.pop(account)
        for line in state.ledger:
            if line[0] == user_id and line[1].run_id in {run_id, mission_id}:
                yield lambda line=line: state.ledger.remove(line)
        if run_id is None:
            return
        if (user_id, run_id) in state.reservations:
            yield lambda: state.reservations.pop((user_id, run_id))
        for outcome in state.outcomes:
            if outcome[:2] == (user_id, run_id):
                yield lambda outcome=outcome: state.outcomes.pop(outcome)

    def _outcomes(self, before: Instant) -> Iterator[Removal]:
        for key, (mission_id, _) in self._state.outcomes.items():
            row = self._state.missions.get(mission_id) if mission_id else None
            if row is not None and _ended(row.mission, before):
                yield lambda key=key: self._state.outcomes.pop(key)

    def _records(self, kind: type[Record], before: Instant) -> Iterator[Removal]:
        for key, record in self._state.records.items():
            ended_at = keys_of(record).ended_at
            if isinstance(record, kind) and ended_at is not None and ended_at < before:
                yield lambda key=key: self._state.records.pop(key)

    def _answers(self, before: Instant) -> Iterator[Removal]:
        for key, answer in self._state.answers.items():
            if answer.created_at < before:
                yield lambda key=key: self._state.answers.pop(key)
