"""What past missions taught, kept in memory per user and read anew where something was added.

The truth is in the store. Each question first asks it for the newest outcomes, verdicts and
ratings, and takes in what is unknown among them, whichever process wrote it.
"""

from __future__ import annotations

import asyncio
from base64 import b64decode, b64encode
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Generic, TypeVar

from buddy.domain.feedback import Feedback, Verdict
from buddy.domain.hindsight import Known, stood
from buddy.domain.ids import MissionId, ToolName, UserId
from buddy.domain.instant import Instant
from buddy.domain.intent import Intent
from buddy.domain.investment import ToolRecord
from buddy.domain.nudges import Nudges
from buddy.domain.outcome import Outcome, latest_verdicts
from buddy.domain.ranking import Past
from buddy.domain.record import R
from buddy.domain.survey import Survey
from buddy.ports.clock import Clock
from buddy.ports.records import RecordPage, RecordPages
from buddy.ports.understanding import ObjectiveEncoder, VectorMemory
from buddy.services.forgetting import forgotten_by, remembered
from buddy.services.nudge_book import NudgeBook
from buddy.services.outcome_shelf import OutcomeShelf

OUTCOMES_KEPT = 10_000
"""Outcomes of a user that count, the latest ones; 25 MB of vectors. Twice as many may lie in memory
before the older half is put away."""
WORDS_KEPT = 10_000
"""Ratings of a user that count, and verdicts as many, the latest ones."""
USERS_KEPT = 32
PAGE = 200
LOOK = 20
"""The newest records, which are looked through for what is new. More than one, for a process whose
clock is behind writes records that are not the newest."""

_W = TypeVar("_W", Feedback, Survey)


@dataclass(slots=True)
class _Words(Generic[_W]):
    """Verdicts, or ratings, of one user."""

    kind: type[_W]
    known: dict[str, _W] = field(default_factory=dict[str, _W])
    """By id, in the order in which they were given or taken back."""

    def learn(self, newest_first: Sequence[_W], nudges: NudgeBook) -> list[_W]:
        """Take in what is new; return it, and what was put away for it."""
        changed = list(newest_first)
        for word in reversed(newest_first):
            self.known.pop(word.record_id, None)
            self.known[word.record_id] = word
            nudges.learn(word)
        while len(self.known) > WORDS_KEPT:
            changed.append(self.known.pop(next(iter(self.known))))
            nudges.drop(changed[-1])
        return changed

    def forget(self, nudges: NudgeBook) -> None:
        """Begin anew."""
        for word in self.known.values():
            nudges.drop(word)
        self.known.clear()


@dataclass(slots=True)
class _Shelf:
    """What is known of one user."""

    vectors: VectorMemory
    runs: OutcomeShelf = field(default_factory=OutcomeShelf)
    """An outcome's place is its vector's number."""
    feedback: _Words[Feedback] = field(default_factory=lambda: _Words(Feedback))
    surveys: _Words[Survey] = field(default_factory=lambda: _Words(Survey))
    nudges: NudgeBook = field(default_factory=NudgeBook)
    verdicts: dict[MissionId, Verdict] = field(default_factory=dict[MissionId, Verdict])
    forgotten: Instant | None = None
    """Until when all is being forgotten, at the last look."""
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    def begin_anew(self, encoder: ObjectiveEncoder) -> set[str]:
        """Put away all outcomes; return the ids of those that are left: none."""
        self.vectors, self.runs = encoder.memory(), OutcomeShelf()
        return self.runs.numbers

    def clear(self, encoder: ObjectiveEncoder) -> None:
        """Put away all that is known."""
        self.begin_anew(encoder)
        self.feedback.forget(self.nudges)
        self.surveys.forget(self.nudges)
        self.verdicts = {}

    def known(self) -> Known:
        """Return what people have said by now."""
        return Known(self.surveys.known, self.verdicts)


@dataclass(frozen=True, slots=True)
class LearningBook:
    """Answers what the past says of an objective."""

    recorded: RecordPages
    encoder: ObjectiveEncoder
    clock: Clock
    _shelves: OrderedDict[UserId, _Shelf] = field(default_factory=OrderedDict[UserId, _Shelf])

    async def consult(
        self,
        user_id: UserId,
        intent: Intent | None,
        objective: str,
        then: Instant | None = None,
    ) -> Past:
        """Return what the past says of an objective: one look at the store for all of it.

        Args:
            user_id: Whose past.
            intent: Of the objective.
            objective: What is asked for.
            then: Answer as it would have been answered at this moment; None: now. Of a rating that
                was given anew, the first one is no longer known.
        """
        shelf = await self._shelf(user_id)
        at = then or self.clock.now()
        runs = shelf.runs  # another question may begin the shelf anew meanwhile
        outcomes = runs.outcomes
        first = max(0, len(outcomes) - OUTCOMES_KEPT)
        near = await shelf.vectors.near(objective) if outcomes else ()
        counted = sorted(((n, by) for n, by in near if n >= first), reverse=True)
        if then is None:
            known = shelf.known()
            return Past(
                evidence=runs.evidence(counted, intent, known, at),
                nudges=shelf.nudges.of(intent, at),
                records=runs.records(intent, known, at),
            )
        # What stood then is reckoned anew, in half a second for thousands of words: beside the
        # loop, from words that nobody adds to meanwhile.
        words = (tuple(shelf.feedback.known.values()), dict(shelf.surveys.known))

        def reckon() -> Past:
            known, nudges = _stood(*words, then)
            return _past(outcomes, counted, known, nudges, intent, at)

        return await asyncio.to_thread(reckon)

    async def of_tools(
        self, user_id: UserId, intent: Intent | None
    ) -> tuple[dict[ToolName, Nudges], dict[ToolName, ToolRecord]]:
        """Return what people said of tools and how their runs went, for one intent."""
        shelf, now = await self._shelf(user_id), self.clock.now()
        known = shelf.known()
        return shelf.nudges.of(intent, now), shelf.runs.records(intent, known, now)

    async def all_of(
        self, user_id: UserId
    ) -> tuple[tuple[Outcome, ...], tuple[Feedback, ...], tuple[Survey, ...]]:
        """Return a user's outcomes, verdicts and ratings, what was taken back included.

        The newest first, as far as they are kept in memory.
        """
        shelf = await self._shelf(user_id)
        return (
            tuple(islice(reversed(shelf.runs.outcomes), OUTCOMES_KEPT)),
            tuple(reversed(shelf.feedback.known.values())),
            tuple(reversed(shelf.surveys.known.values())),
        )

    async def vector(self, objective: str) -> str:
        """Return an objective's vector as outcomes keep it."""
        return b64encode(await self.encoder.encode(objective)).decode()

    # ------------------------------------------------------------------ reading

    async def _shelf(self, user_id: UserId) -> _Shelf:
        shelf = self._shelves.get(user_id)
        if shelf is None:
            shelf = self._shelves[user_id] = _Shelf(self.encoder.memory())
        self._shelves.move_to_end(user_id)
        while len(self._shelves) > USERS_KEPT:
            self._shelves.popitem(last=False)
        async with shelf.lock:
            forgotten = await forgotten_by(self.recorded, user_id)
            if forgotten is not None and forgotten != shelf.forgotten:
                shelf.clear(self.encoder)
            shelf.forgotten = forgotten
            await self._read_outcomes(user_id, shelf)
            await self._read_words(user_id, shelf)
        return shelf

    async def _page(
        self, kind: type[R], user_id: UserId, shelf: _Shelf, limit: int, cursor: str | None = None
    ) -> RecordPage[R]:
        page = await self.recorded.page(kind, user_id, limit, cursor=cursor)
        return remembered(page, shelf.forgotten)

    async def _read_outcomes(self, user_id: UserId, shelf: _Shelf) -> None:
        known = shelf.runs.numbers
        page = await self._page(Outcome, user_id, shelf, LOOK)
        new = [each for each in page.items if each.record_id not in known]
        if known and len(new) == len(page.items):
            # None of the newest is known: so much is new, or something was forgotten.
            known = shelf.begin_anew(self.encoder)
        if not known and page.next_cursor is not None:
            new = await self._whole(Outcome, user_id, shelf, OUTCOMES_KEPT)
        for outcome in reversed(new):
            await self._shelve(shelf, outcome)
        if len(shelf.runs.outcomes) > 2 * OUTCOMES_KEPT:
            await self._shorten(shelf)

    async def _shelve(self, shelf: _Shelf, outcome: Outcome) -> None:
        shelf.vectors.add(await self._vector_of(outcome))
        shelf.runs.add(outcome)

    async def _whole(self, kind: type[R], user_id: UserId, shelf: _Shelf, most: int) -> list[R]:
        """Return a user's records of a kind, the newest first."""
        found, cursor = list[R](), None
        while len(found) < most:
            page = await self._page(kind, user_id, shelf, PAGE, cursor)
            found.extend(page.items)
            cursor = page.next_cursor
            if cursor is None:
                break
        return found

    async def _shorten(self, shelf: _Shelf) -> None:
        kept = shelf.runs.outcomes[-OUTCOMES_KEPT:]
        shelf.begin_anew(self.encoder)
        for outcome in kept:
            await self._shelve(shelf, outcome)

    async def _vector_of(self, outcome: Outcome) -> bytes:
        if outcome.vector and outcome.encoder == self.encoder.name:
            return b64decode(outcome.vector)
        return await self.encoder.encode(outcome.objective)

    async def _read_words(self, user_id: UserId, shelf: _Shelf) -> None:
        if await self._read_new(user_id, shelf.feedback, shelf):
            shelf.verdicts = latest_verdicts(shelf.feedback.known.values())
        await self._read_new(user_id, shelf.surveys, shelf)

    async def _read_new(self, user_id: UserId, words: _Words[_W], shelf: _Shelf) -> bool:
        """Read what was said or taken back since; tell whether anything was."""
        page = await self._page(words.kind, user_id, shelf, LOOK)
        known = words.known
        new = [
            each
            for each in page.items
            # Most are the very same, and comparing all fields of each of them takes its time.
            if (before := known.get(each.record_id)) is not each and before != each
        ]
        if len(new) == len(page.items) and (words.known or page.next_cursor is not None):
            # None of the newest is known: so much is new, or something was forgotten.
            words.forget(shelf.nudges)
            new = await self._whole(words.kind, user_id, shelf, WORDS_KEPT)
            shelf.runs.look_anew()
            words.learn(new, shelf.nudges)
            return True
        for word in words.learn(new, shelf.nudges):
            if word.mission_id is not None:
                shelf.runs.look_anew(word.mission_id)
        return bool(new)


def _past(
    outcomes: Sequence[Outcome],
    near: Sequence[tuple[int, float]],
    known: Known,
    nudges: NudgeBook,
    intent: Intent | None,
    at: Instant,
) -> Past:
    return Past(
        evidence=[
            known.evidence(outcomes[number], similarity, at)
            for number, similarity in near
            if outcomes[number].intent == intent and known.ran(outcomes[number])
        ],
        nudges=nudges.of(intent, at),
        records=known.records(outcomes, intent, at),
    )


def _stood(
    feedback: Sequence[Feedback], surveys: Mapping[str, Survey], then: Instant
) -> tuple[Known, NudgeBook]:
    """Return what had been said by a moment, of missions and of tools."""
    said = [stood(each, then) for each in feedback]
    verdicts = latest_verdicts(each for each in said if each is not None)
    book = NudgeBook()
    for word in (*said, *(stood(each, then) for each in surveys.values())):
        if word is not None:
            book.learn(word)
    return Known(surveys, verdicts, then), book
