"""Ranks the tools for an objective: what classifiers judge, what was learned, what it pays."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from buddy.domain.exploration import EPSILON, drawn
from buddy.domain.ids import ToolName, UserId
from buddy.domain.intent import Intent
from buddy.domain.investment import RoiCandidate, Worth, rank_by_roi, selection_line
from buddy.domain.limits import without_limits
from buddy.domain.note_query import spoken_in
from buddy.domain.proposal import ToolCandidate
from buddy.domain.ranking import learned_from, tools_known, weigh
from buddy.domain.selection import may_be_chosen, rank_likely
from buddy.domain.slots_count import without_count
from buddy.domain.tool import ToolSpec
from buddy.domain.topics import asked_topics, speaks_of
from buddy.ports.clock import Chance
from buddy.ports.understanding import ToolMatcher
from buddy.services.learning_book import LearningBook

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ToolSelector:
    """Ranks tools."""

    matcher: ToolMatcher
    book: LearningBook
    chance: Chance
    worth: Worth
    explores: bool = False
    """Whether one choice in twenty goes by lot; else only where it is asked for."""

    async def rank_tools(
        self,
        user_id: UserId,
        objective: str,
        intents: Mapping[Intent, float],
        specs: Sequence[ToolSpec],
        *,
        explore: bool = False,
        approved: ToolName | None = None,
    ) -> tuple[ToolCandidate, ...]:
        """Return the tools given, the one to propose first.

        Those of a topic that the objective does not speak of are none of them.

        Args:
            user_id: Whose past counts.
            objective: What is asked for.
            intents: The probability of each intent.
            specs: The tools that may be chosen.
            explore: Choose by lot now and then, as standing runs do.
            approved: A tool that a person approved for it; it is among those returned, however
                little speaks for it.
        """
        specs = [
            each
            for each in specs
            if each.topic is None or each.name == approved or speaks_of(each.topic, objective)
        ]
        intent = max(intents, key=lambda each: intents[each]) if intents else None
        at = self.book.clock.now()
        past = await self.book.consult(user_id, intent, objective)
        fit = await self.matcher.match(without_count(without_limits(objective) or objective), specs)
        kept = frozenset({approved} if approved is not None else ())
        known = tools_known(past) | kept
        asked = spoken_in(objective) | asked_topics(objective)
        judged = rank_likely(specs, intents, fit, asked, known)
        spoken = frozenset(each.tool for each in judged if each.spoken)
        weighed = weigh(judged, learned_from(judged, past), self.worth, spoken, kept)
        epsilon = EPSILON if explore or self.explores else 0.0
        draw = self.chance.draw() if epsilon else 0.0
        ranked = drawn(weighed, draw, epsilon=epsilon, at=at)
        _tell(ranked)
        return ranked


def _tell(ranked: Sequence[ToolCandidate]) -> None:
    known = [each for each in ranked if may_be_chosen(each)]
    if any(each.roi is not None for each in known[:2]):
        ranks = rank_by_roi(
            RoiCandidate(
                tool=each.tool,
                confidence=each.confidence,
                roi01=each.roi01 if each.roi is not None else None,
                seconds=each.seconds,
            )
            for each in known[:2]
        )
        _log.info("%s", selection_line(ranks))
