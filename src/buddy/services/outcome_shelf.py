"""The runs of one user that a choice looks back on, with what people have said of each.

A choice may look at ten thousand runs. What it needs of each is put together once, and again only
where somebody said something.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Final, NamedTuple

from buddy.domain.belief import HALF_LIFE_DAYS, Evidence
from buddy.domain.hindsight import RECENT, Known
from buddy.domain.ids import MissionId, ToolName
from buddy.domain.instant import Instant, milliseconds
from buddy.domain.intent import Intent
from buddy.domain.investment import ToolRecord
from buddy.domain.outcome import Outcome, records_of

_DAY_MILLISECONDS: Final = 86_400_000


class _Seen(NamedTuple):
    """An outcome as it is looked back on now."""

    at: int
    """Milliseconds since 1970."""
    reward: float
    weight: float
    rating: int | None


class OutcomeShelf:
    """Outcomes in the order in which they came, and what they say now."""

    def __init__(self) -> None:
        self.outcomes: list[Outcome] = []
        """The oldest first; only added to."""
        self.numbers: set[str] = set()
        """The ids of `outcomes`."""
        self._seen: list[_Seen | None] = []
        self._of_mission: dict[MissionId, list[int]] = {}
        self._timed: dict[Intent | None, list[int]] = {}
        """The places of the runs that somebody measured, by intent."""

    def add(self, outcome: Outcome) -> None:
        """Put an outcome at the end."""
        place = len(self.outcomes)
        self.outcomes.append(outcome)
        self.numbers.add(outcome.record_id)
        self._seen.append(None)
        self._of_mission.setdefault(outcome.mission_id, []).append(place)
        if outcome.seconds is not None:
            self._timed.setdefault(outcome.intent, []).append(place)

    def look_anew(self, mission_id: MissionId | None = None) -> None:
        """Drop what was put together of a mission's runs; None: of all runs."""
        places = range(len(self._seen))
        for place in places if mission_id is None else self._of_mission.get(mission_id, ()):
            self._seen[place] = None

    def evidence(
        self,
        near: Sequence[tuple[int, float]],
        intent: Intent | None,
        known: Known,
        now: Instant,
    ) -> list[Evidence]:
        """Return runs of an intent as they look from an objective, in the order given.

        Args:
            near: Places, and the cosine of the objectives.
            intent: Of the objective.
            known: What people have said by now.
            now: This moment.
        """
        moment, outcomes, found = milliseconds(now), self.outcomes, list[Evidence]()
        for place, similarity in near:
            outcome = outcomes[place]
            if outcome.intent == intent:
                at, reward, weight, _ = self._seen[place] or self._look(place, known)
                age = (moment - at) / _DAY_MILLISECONDS if at < moment else 0.0
                found.append(Evidence(outcome.tool, similarity, reward, weight, age))
        return found

    def records(
        self, intent: Intent | None, known: Known, now: Instant
    ) -> dict[ToolName, ToolRecord]:
        """Return how each tool's latest runs of an intent went, old ones counting less."""
        at = milliseconds(now)

        def run(place: int) -> tuple[float, Outcome, int | None]:
            seen = self._seen[place] or self._look(place, known)
            age = max(0.0, (at - seen.at) / _DAY_MILLISECONDS)
            return 0.5 ** (age / HALF_LIFE_DAYS), self.outcomes[place], seen.rating

        return records_of(map(run, islice(reversed(self._timed.get(intent, [])), RECENT)))

    def _look(self, place: int, known: Known) -> _Seen:
        outcome = self.outcomes[place]
        reward, survey = known.reward(outcome), known.survey(outcome.mission_id)
        seen = _Seen(
            at=milliseconds(outcome.created_at),
            reward=reward.value,
            weight=reward.weight,
            rating=survey.rating if survey is not None else None,
        )
        self._seen[place] = seen
        return seen
