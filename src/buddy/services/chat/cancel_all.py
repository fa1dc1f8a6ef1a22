"""cancel, of everything: one question with the count, and then all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from buddy.domain.ids import MissionId
from buddy.domain.inbox import PENDING
from buddy.domain.lifecycle import TERMINAL, MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.session import Asked
from buddy.errors import MissionError
from buddy.ports.store import MissionFilter
from buddy.services.approval_service import ApprovalService
from buddy.services.chat.turn import Reply, Turn, question, say
from buddy.services.chat.words import quoted, state_of
from buddy.services.mission_service import MissionService

ALL: Final = "all"
"""The slot of the question."""
MOST: Final = 50
"""Missions that one yes cancels."""
NAMED: Final = 5
"""Missions that the question names."""
_OPEN: Final = PENDING | {MissionStatus.APPROVED, MissionStatus.RUNNING}


@dataclass(frozen=True, slots=True)
class CancelAll:
    """Cancels what is open, once the person has said yes to exactly these."""

    approvals: ApprovalService
    missions: MissionService

    async def ask(self, turn: Turn) -> Reply:
        """Return the question whether all open missions are meant, in any conversation."""
        where = MissionFilter(statuses=frozenset(_OPEN))
        page = await self.missions.list_page(turn.user_id, where, MOST, None)
        found = page.missions
        if not found:
            return Reply(summary="Nothing is running or waiting, so there is nothing to cancel.")
        count = "1 mission" if len(found) == 1 else f"{len(found)} missions"
        names = "\n".join(
            f"{quoted(each.terms.objective)} {state_of(each)}" for each in found[:NAMED]
        )
        rest = f"\nand {len(found) - NAMED} more" if len(found) > NAMED else ""
        older = " There are more; these are the last ones." if page.next_cursor else ""
        ask = f"Cancel {count}, in whichever conversation?"
        text = f"{ask}{older}\n{names}{rest}"
        asked = Asked(
            question=ask,
            objective="cancel all",
            slot=ALL,
            choices=tuple(each.mission_id for each in found),
        )
        return question(text, say(f"Cancel {count}", "yes"), say("Leave them", "no"), asked=asked)

    async def carry_out(self, turn: Turn, asked: Asked) -> Reply:
        """Cancel the missions that were asked about; what has ended since is left as it is."""
        done: list[Mission] = []
        left = 0
        for mission_id in asked.choices:
            try:
                result = await self.approvals.cancel(
                    turn.user_id, MissionId(mission_id), "cancel all", turn.actor, turn.channel
                )
            except MissionError:  # it has ended, or is no longer kept
                left += 1
                continue
            done.append(result.after)
        count = "1 mission" if len(done) == 1 else f"{len(done)} missions"
        stopping = sum(each.status not in TERMINAL for each in done)
        ends = f" {stopping} of them end when their tool has stopped." if stopping else ""
        over = f" {left} had ended already." if left else ""
        return Reply(summary=f"Cancelled {count}.{ends}{over}", spoken=tuple(done))
