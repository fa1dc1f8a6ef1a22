"""Plays another way of choosing over a user's logged choices."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from buddy.domain.ids import UserId
from buddy.domain.instant import Instant, plus_seconds
from buddy.domain.investment import ToolRecord, Worth, investment
from buddy.domain.mission import Mission
from buddy.domain.outcome import DAY_SECONDS, Outcome, latest_verdicts, reward_of
from buddy.domain.policy import POLICIES, Policy
from buddy.domain.proposal import Proposal, ToolCandidate
from buddy.domain.replay import Judged, LeftOut, LoggedChoice, Replay, RewardKind, judge, report
from buddy.domain.survey import Survey, survey_id
from buddy.errors import InputInvalid
from buddy.ports.clock import Clock
from buddy.ports.store import Queries
from buddy.services.learning_book import LearningBook
from buddy.services.learning_service import tool_selected

MOST: Final = 300
"""Choices that are replayed at most, the newest ones: two reads of the store each, and up to half a
second of reckoning where people said a lot."""


@dataclass(frozen=True, slots=True)
class ReplayService:
    """Replays."""

    queries: Queries
    book: LearningBook
    clock: Clock
    worth: Worth

    async def replay(
        self, user_id: UserId, policy: Policy, kind: RewardKind, days: float
    ) -> Replay:
        """Estimate what a policy would have earned on the newest choices of some days.

        Args:
            user_id: Whose choices.
            policy: What is played.
            kind: What counts as the reward.
            days: How far back.
        """
        since = plus_seconds(self.clock.now(), -days * DAY_SECONDS)
        outcomes, feedback, surveys = await self.book.all_of(user_id)
        verdicts = latest_verdicts(feedback)
        ratings = {each.record_id: each for each in surveys if each.undone_at is None}
        asked_about = [each for each in outcomes if each.created_at >= since]
        recent = asked_about[:MOST]
        judged, unread = list[Judged](), list[LeftOut]()
        for outcome in recent:
            rating = ratings.get(survey_id(outcome.mission_id))
            spoken = rating is not None or outcome.mission_id in verdicts
            served = reward_of(outcome, rating, verdicts.get(outcome.mission_id)).value
            reward = self._reward(outcome, rating, served if spoken else None, kind)
            found = await self._choice(outcome, reward)
            if isinstance(found, LoggedChoice):
                # Beside the loop: it weighs everything that was known, twice.
                judged.append(await asyncio.to_thread(judge, found, policy, self.worth, kind))
            else:
                unread.append(found)
        return report(judged, unread, policy, kind, older=len(asked_about) - len(recent))

    def _reward(
        self, outcome: Outcome, rating: Survey | None, spoken: float | None, kind: RewardKind
    ) -> float | None:
        match kind:
            case RewardKind.SERVED:
                return float(outcome.success) if spoken is None else spoken
            case RewardKind.RATED:
                return spoken
            case RewardKind.SUCCESS:
                return float(outcome.success)
            case RewardKind.ROI:
                if outcome.seconds is None:
                    return None
                record = ToolRecord(
                    runs=1,
                    success_rate=float(outcome.success),
                    seconds=outcome.seconds,
                    cost=outcome.cost_usd,
                    rating=rating.rating if rating else None,
                )
                return investment(record, self.worth).mixed

    async def _choice(self, outcome: Outcome, reward: float | None) -> LoggedChoice | LeftOut:
        user_id, mission_id = outcome.user_id, outcome.mission_id
        mission = await self.queries.mission(user_id, mission_id)
        proposal = mission.proposal if mission is not None else None
        chosen = proposal.chosen if proposal is not None else None
        if mission is None or proposal is None or chosen is None or chosen.propensity is None:
            return LeftOut.UNLOGGED
        if outcome.tool != chosen.tool:
            return LeftOut.CHANGED
        if reward is None:
            return LeftOut.UNMEASURED
        selected = await tool_selected(self.queries, user_id, mission_id)
        terms, then = mission.terms, chosen.drawn_at or _drawn_about(mission)
        return LoggedChoice(
            mission_id=mission_id,
            tool=chosen.tool,
            propensity=chosen.propensity,
            eligible=chosen.eligible,
            offered=_offered(proposal, selected.candidates if selected else ()),
            past=await self.book.consult(user_id, terms.intent, terms.objective, then),
            reward=reward,
        )


def policy_of(name: str, explore: float | None, strength: float | None) -> Policy:
    """Return a policy by its name, with other parameters where they are given.

    Args:
        name: One of `POLICIES`.
        explore: The share that goes by lot, 0 to 1; None: as it was logged.
        strength: Pseudo-counts of the classifiers' judgement, above 0; None: as it is.

    Raises:
        InputInvalid: There is no such policy.
    """
    if name not in POLICIES:
        known = ", ".join(POLICIES)
        raise InputInvalid(f"No policy is called {name[:40]}; there are {known}", field="policy")
    policy = replace(POLICIES[name], explore=explore)
    return policy if strength is None else replace(policy, strength=strength)


def _drawn_about(mission: Mission) -> Instant:
    """Return when a choice was made of which that was not kept: before any edit that kept it."""
    made_anew = {"objective", "tool"}
    changes = (c.at for c in reversed(mission.change_history) if made_anew & set(c.changed_fields))
    return next(changes, mission.created_at)


def _offered(proposal: Proposal, at_run: Sequence[ToolCandidate]) -> tuple[ToolCandidate, ...]:
    """Return what was considered, as the classifiers judged it.

    The proposal keeps the first few alone, the run's own list has the others; it counts where it
    was judged alike.
    """
    kept = {each.tool: each for each in proposal.considered}
    base = {each.tool: each.base for each in at_run}
    alike = all(base.get(tool, each.base) == each.base for tool, each in kept.items())
    others = [each for each in at_run if alike and each.tool not in kept]
    return tuple(
        ToolCandidate(tool=each.tool, confidence=each.base, reason=each.reason)
        for each in (*kept.values(), *others)
        if each.base is not None
    )
