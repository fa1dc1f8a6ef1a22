"""cancel, of everything: one question with the count, and then all of it, goals before missions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from buddy.domain.goal import SOURCE, Goal
from buddy.domain.ids import MissionId
from buddy.domain.inbox import PENDING
from buddy.domain.lifecycle import TERMINAL, MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.session import Asked
from buddy.errors import GoalConflict, MissionError, NotFound
from buddy.ports.store import MissionFilter
from buddy.services.approval_service import ApprovalService
from buddy.services.chat.turn import Reply, Turn, question, say
from buddy.services.chat.words import quoted, state_of
from buddy.services.goal_service import GoalService
from buddy.services.mission_service import MissionService

ALL: Final = "all"
"""The slot of the question."""
MOST: Final = 50
"""Missions, and goals, that one yes cancels."""
NAMED: Final = 5
"""Of them the question names so many."""
_OPEN: Final = PENDING | {MissionStatus.APPROVED, MissionStatus.RUNNING}
_GOAL: Final = "g_"
"""How the id of a goal begins."""


@dataclass(frozen=True, slots=True)
class CancelAll:
    """Cancels what is open, once the person has said yes to exactly these."""

    approvals: ApprovalService
    missions: MissionService
    goals: GoalService

    async def ask(self, turn: Turn) -> Reply:
        """Return the question whether all that is open is meant, in any conversation.

        Whoever only says it again has answered it: all is cancelled that was named.
        """
        before = turn.session.asked
        if before is not None and before.slot == ALL and turn.just_asked:
            return await self.carry_out(turn, before)
        where = MissionFilter(statuses=frozenset(_OPEN))
        page = await self.missions.list_page(turn.user_id, where, MOST, None)
        goals = await self.goals.not_over(turn.user_id, MOST + 1)
        more = page.next_cursor is not None or len(goals) > MOST
        goals = goals[:MOST]
        ids = {goal.record_id for goal in goals}
        # What runs of a goal that is named ends with it, and is cancelled beside it all the same.
        own = [each for each in page.missions if each.metadata.get(SOURCE) not in ids]
        if not (goals or page.missions):
            return Reply(summary="Nothing is running or waiting, so there is nothing to cancel.")
        count = _count(len(goals), len(own))
        lines = [f"{quoted(goal.objective)} {_stands(goal)}" for goal in goals]
        lines += [f"{quoted(each.terms.objective)} {state_of(each)}" for each in own]
        names = "\n".join(lines[:NAMED])
        rest = f"\nand {len(lines) - NAMED} more" if len(lines) > NAMED else ""
        older = " There are more; these are the last ones." if more else ""
        ask = f"Cancel {count}, in whichever conversation?"
        text = f"{ask}{older}\n{names}{rest}"
        asked = Asked(
            question=ask,
            objective="cancel all",
            slot=ALL,
            choices=(*(goal.record_id for goal in goals), *(m.mission_id for m in page.missions)),
        )
        return question(text, say(f"Cancel {count}", "yes"), say("Leave them", "no"), asked=asked)

    async def carry_out(self, turn: Turn, asked: Asked) -> Reply:
        """Cancel what was asked about; what has ended since is left as it is.

        Goals first, so that none begins another mission for one that is cancelled.
        """
        named = [each for each in asked.choices if each.startswith(_GOAL)]
        goals = [goal for each in named if (goal := await self._goal(turn, each)) is not None]
        ids = {goal.record_id for goal in goals}
        done: list[Mission] = []
        left = len(named) - len(goals)
        for mission_id in asked.choices[len(named) :]:
            try:
                result = await self.approvals.cancel(
                    turn.user_id, MissionId(mission_id), "cancel all", turn.actor, turn.channel
                )
            except MissionError:  # it has ended, or is no longer kept
                left += 1
                continue
            done.append(result.after)
        own = [each for each in done if each.metadata.get(SOURCE) not in ids]
        return Reply(summary=_told(len(goals), len(own), done, left), spoken=tuple(done))

    async def _goal(self, turn: Turn, goal_id: str) -> Goal | None:
        """Cancel a goal; None: it has ended, or is no longer kept."""
        try:
            return await self.goals.cancel(
                turn.user_id, goal_id, "cancel all", turn.channel, turn.actor
            )
        except (GoalConflict, NotFound):
            return None


def _told(goals: int, own: int, done: Sequence[Mission], left: int) -> str:
    stopping = sum(each.status not in TERMINAL for each in done)
    runs = "1 run ends when its tool has" if stopping == 1 else f"{stopping} runs end when their"
    ends = f" {runs}{'' if stopping == 1 else ' tool has'} stopped." if stopping else ""
    over = f" {left} had ended already." if left else ""
    return f"Cancelled {_count(goals, own)}.{ends}{over}"


def _count(goals: int, missions: int) -> str:
    """Return how many of both: ``1 goal and 2 missions``."""
    said = [_many(goals, "goal")] if goals else []
    if missions or not goals:
        said.append(_many(missions, "mission"))
    return " and ".join(said)


def _many(count: int, what: str) -> str:
    return f"1 {what}" if count == 1 else f"{count} {what}s"


def _stands(goal: Goal) -> str:
    waits = "is running" if goal.approved_at is not None else "waits for your answer"
    return f"(a goal of {_many(len(goal.parts), 'part')}) {waits}" if goal.parts else waits
