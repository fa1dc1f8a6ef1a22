"""What was known at a moment: who had said what by then, and what that makes of the runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final, TypeVar

from buddy.domain.belief import Evidence
from buddy.domain.feedback import Feedback, Verdict
from buddy.domain.ids import MissionId, ToolName
from buddy.domain.instant import Instant
from buddy.domain.intent import Intent
from buddy.domain.investment import ToolRecord
from buddy.domain.outcome import Outcome, Reward, age_days, reward_of, tool_records
from buddy.domain.survey import Survey, survey_id

RECENT: Final = 500
"""Of one intent: the latest runs that move a tool as a whole. Older ones move it through the
objectives that they are about."""

_W = TypeVar("_W", bound=Feedback | Survey)


def stood(word: _W, then: Instant) -> _W | None:
    """Return a word as it stood at a moment; None where it was not said yet, or taken back."""
    if word.created_at >= then or (word.undone_at is not None and word.undone_at < then):
        return None
    # A copy costs ten times what all the rest of this does, and most words were never taken back.
    return word if word.undone_at is None else replace(word, undone_at=None)


@dataclass(frozen=True, slots=True)
class Known:
    """What people had said of one user's missions by a moment."""

    surveys: Mapping[str, Survey]
    """By id; also later ones."""
    verdicts: Mapping[MissionId, Verdict]
    """The latest by then on each mission."""
    then: Instant | None = None
    """The moment; None: now, when everything has happened."""

    def ran(self, outcome: Outcome) -> bool:
        """Tell whether a run was over by then."""
        return self.then is None or outcome.created_at < self.then

    def survey(self, mission_id: MissionId) -> Survey | None:
        """Return the rating of a mission that stood."""
        found = self.surveys.get(survey_id(mission_id))
        return None if found is None else self._stood(found)

    def _stood(self, survey: Survey) -> Survey | None:
        if self.then is not None:
            return stood(survey, self.then)
        return survey if survey.undone_at is None else None

    def reward(self, outcome: Outcome) -> Reward:
        """Return what a run was worth."""
        mission_id = outcome.mission_id
        return reward_of(outcome, self.survey(mission_id), self.verdicts.get(mission_id))

    def evidence(self, outcome: Outcome, similarity: float, at: Instant) -> Evidence:
        """Return an outcome as it looks from an objective.

        Args:
            outcome: A run that was over.
            similarity: Cosine of the two objectives.
            at: From when it is looked at.
        """
        reward = self.reward(outcome)
        return Evidence(
            tool=outcome.tool,
            similarity=similarity,
            reward=reward.value,
            weight=reward.weight,
            age_days=age_days(outcome.created_at, at),
        )

    def records(
        self, outcomes: Sequence[Outcome], intent: Intent | None, at: Instant
    ) -> dict[ToolName, ToolRecord]:
        """Return how each tool's runs had gone, for one intent.

        Args:
            outcomes: The oldest first; also later ones.
            intent: Of the objective.
            at: From when they are looked at.
        """
        of_intent = (o for o in reversed(outcomes) if o.intent == intent and self.ran(o))
        runs = [each for each in islice(of_intent, RECENT) if each.seconds is not None]
        found = (self.survey(each.mission_id) for each in runs)
        surveys = {each.mission_id: each for each in found if each is not None}
        return tool_records(runs, surveys, at)
