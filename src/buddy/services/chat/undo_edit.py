"""The last change of a proposal taken back: "undo that", "actually put it back".

What it was is read from the revisions that were kept. Taking back is a change like any other: a new
revision is shown, and a yes is for that one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from buddy.domain.envelope import DifferenceBlock
from buddy.domain.events.proposals import MissionProposed, MissionUpdated
from buddy.domain.mission import Mission
from buddy.domain.proposal import Terms, content_hash
from buddy.domain.schedule import SCHEDULED_BY
from buddy.domain.session import Exchange, exchange_id
from buddy.domain.undo_words import undoes
from buddy.errors import InputInvalid, MissionError, ToolError
from buddy.ports.store import Queries
from buddy.services.chat.conflict import Conflicts
from buddy.services.chat.modify import changed
from buddy.services.chat.target import decisions
from buddy.services.chat.turn import Handler, Reply, Spoken, Turn, card
from buddy.services.chat.words import quoted
from buddy.services.mission_commands import CommandResult
from buddy.services.proposal_service import ProposalService

_MOST: Final = 10_000
"""Events of one proposal that are looked through."""
_FIELDS: Final = (
    "objective",
    "scope",
    "constraints",
    "priority",
    "tool",
    "tool_input",
    "input_origins",
    "objective_marks",
)
"""Terms that are put back under the name that a request has for them."""


@dataclass(frozen=True, slots=True)
class UndoEditAside:
    """Takes "undo that" after a proposal was changed, or shown."""

    proposals: ProposalService
    queries: Queries
    conflicts: Conflicts

    def takes(self, turn: Turn) -> Handler | None:
        """Return who answers; None: no proposal was spoken of last, or it is no undoing."""
        open_ones, spoken = turn.talk.proposals, turn.talk.spoken
        if turn.session.asked is not None or not open_ones or open_ones[0] != spoken[0]:
            return None
        return partial(self._undo, open_ones[0]) if undoes(turn.text) else None

    async def _undo(self, target: Spoken, turn: Turn) -> Reply:
        mission = target.mission
        if not turn.has_seen(target) or target.shown.revision != mission.revision:
            return self.conflicts.stale(turn, mission)
        before = await self._before(turn, mission)
        if before is None or before == mission.terms:
            return _nothing(mission)

        def told(result: CommandResult) -> Reply:
            return changed(turn, mission, result.after, "Put back as it was")

        try:
            result = await self.proposals.update(
                turn.user_id,
                mission.mission_id,
                _changes(mission.terms, before),
                target.shown.revision,
                turn.actor,
                turn.channel,
                None,
                turn.keeping(told),
            )
        except MissionError as refusal:
            return await self.conflicts.told(turn, mission.mission_id, refusal)
        except (InputInvalid, ToolError) as refusal:
            text = f"The proposal stays as it is: {refusal.message}."
            return Reply(summary=text, blocks=(card(mission),), shown=(mission,))
        return told(result)

    async def _before(self, turn: Turn, mission: Mission) -> Terms | None:
        """Return the terms before the last change; None: there was none of the mission itself."""
        if SCHEDULED_BY in mission.metadata and not await self._just_edited(turn, mission):
            return None  # its times may have changed last, and they are no part of its terms
        events = await self.queries.events_of_mission(turn.user_id, mission.mission_id, 0, _MOST)
        kept = [
            each.data.terms
            for each in events
            if isinstance(each.data, MissionProposed | MissionUpdated)
        ]
        return _last_but_one(kept)

    async def _just_edited(self, turn: Turn, mission: Mission) -> bool:
        named = exchange_id(turn.session.record_id, turn.exchange.sequence - 1)
        before = await self.queries.records.get(Exchange, turn.user_id, named)
        blocks = before.answer.artifacts if before is not None and before.answer else ()
        return any(
            isinstance(each, DifferenceBlock) and each.mission_id == mission.mission_id
            for each in blocks
        )


def _last_but_one(kept: Sequence[Terms]) -> Terms | None:
    """Return what stood before the last change that was not taken back already.

    Who takes back twice goes back two changes; who has taken back all of them goes forth again.
    """
    stack: list[Terms] = []
    for each in kept:
        if len(stack) > 1 and content_hash(stack[-2]) == content_hash(each):
            stack.pop()
        else:
            stack.append(each)
    if len(stack) > 1:
        return stack[-2]
    return kept[-2] if len(kept) > 1 else None


def _changes(now: Terms, before: Terms) -> dict[str, Any]:
    """Return the fields of a request that put the terms back."""
    changes: dict[str, Any] = {
        name: getattr(before, name)
        for name in _FIELDS
        if getattr(before, name) != getattr(now, name)
    }
    if "objective" in changes or "tool" in changes:  # else they are chosen anew
        changes |= {"tool": before.tool, "tool_input": before.tool_input, "scope": before.scope}
        changes |= {"input_origins": before.input_origins, "max_cost": before.cap_usd}
    if before.cap_usd != now.cap_usd:
        changes["max_cost"] = before.cap_usd
    return changes


def _nothing(mission: Mission) -> Reply:
    text = (
        f"Nothing of {quoted(mission.terms.objective)} was changed that I could put back, so it "
        "stands as it was shown. Say what it shall be instead."
    )
    if SCHEDULED_BY in mission.metadata:
        text += " Of its times, say the one that it shall have."
    return Reply(
        summary=text, blocks=(card(mission),), spoken=(mission,), actions=decisions(mission)
    )
