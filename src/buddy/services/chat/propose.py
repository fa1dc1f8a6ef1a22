"""Makes a proposal of what was said, and tells it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from buddy.domain.envelope import Layout, SuggestedAction
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.origin import of_artifact
from buddy.domain.proposal import Priority
from buddy.domain.slots import find_slots
from buddy.errors import InputInvalid, ToolError
from buddy.services.chat.turn import Reply, Turn, card, question, say
from buddy.services.chat.words import proposal_words
from buddy.services.proposal_service import MissionRequest, ProposalService

CHOICES = 3
DROP = say("Drop it", "never mind")


@dataclass(frozen=True, slots=True)
class Proposer:
    """Proposes missions out of a conversation. Nothing runs."""

    proposals: ProposalService

    async def propose(
        self,
        turn: Turn,
        objective: str,
        *,
        borrowed: Sequence[str] = (),
        like: Mission | None = None,
        note: str = "",
    ) -> Reply:
        """Make a mission of an objective and return the reply that shows it.

        Args:
            turn: The message.
            objective: What is to be done, without references.
            borrowed: Values in it that come out of a result of this conversation.
            like: A mission whose terms are taken over: its work again.
            note: A sentence to begin with.
        """
        request = MissionRequest(
            objective=objective,
            metadata=_metadata(turn, borrowed),
            mission_id=turn.mission_id,
            requested_by=turn.actor,
        )
        if like is not None:
            request = _again(request, like)
        try:
            mission = await self.proposals.create(
                turn.user_id, request, borrowed=origins_of(turn, borrowed)
            )
        except (InputInvalid, ToolError) as refusal:
            return question(f"I cannot propose that: {refusal.message}.", DROP)
        lines = [note, borrowed_words(turn, borrowed)]
        return shown(turn, mission, "\n".join(line for line in lines if line))


def origins_of(turn: Turn, borrowed: Sequence[str]) -> dict[str, str]:
    """Return borrowed values with the result that they come out of."""
    artifact = turn.talk.artifact
    return {} if artifact is None else dict.fromkeys(borrowed, of_artifact(artifact.artifact_id))


def _metadata(turn: Turn, borrowed: Sequence[str]) -> dict[str, Any]:
    metadata: dict[str, Any] = {"source": "chat", "session": turn.session.record_id}
    if borrowed and turn.talk.artifact is not None:
        # Where the values come from, for whoever has to know that no person wrote them.
        metadata["borrowed"] = {
            "values": list(borrowed),
            "artifact_id": turn.talk.artifact.artifact_id,
            "mission_id": turn.talk.artifact.mission_id,
        }
    return metadata


def _again(request: MissionRequest, like: Mission) -> MissionRequest:
    terms = like.terms
    return replace(
        request,
        scope=terms.scope,
        constraints=terms.constraints,
        priority=terms.priority,
        tool=terms.tool,
        tool_input=terms.tool_input or None,
        input_origins=terms.input_origins,
        max_cost=terms.cap_usd,
        parent_mission_id=like.mission_id,
    )


def borrowed_words(turn: Turn, borrowed: Sequence[str]) -> str:
    """Return the sentence that says where borrowed values come from; empty without any."""
    if not borrowed or turn.talk.artifact is None:
        return ""
    which = "These addresses come" if len(borrowed) > 1 else "The address comes"
    return (
        f"{which} out of the result of {turn.talk.artifact.mission_id}, not from you: "
        f"{', '.join(borrowed)}. Look at it before you approve."
    )


def shown(turn: Turn, mission: Mission, note: str = "", *, is_new: bool = True) -> Reply:
    """Return the reply that shows a mission: its proposal, or the question before it."""
    spawned = (mission.mission_id,) if is_new else ()
    if mission.status is MissionStatus.CLARIFICATION_NEEDED:
        asked = open_question(turn, mission, note)
        return replace(asked, spawned=spawned)
    page = find_slots(mission.terms.objective).urls
    return Reply(
        summary="\n".join(line for line in (note, proposal_words(mission)) if line),
        layout=Layout.CARD,
        priority=Priority.HIGH,
        blocks=(card(mission),),
        actions=(say("Approve and run", "approve"), say("Reject", "reject")),
        spawned=spawned,
        shown=(mission,),
        page=page[0] if len(page) == 1 else None,
    )


def open_question(turn: Turn, mission: Mission, note: str = "") -> Reply:
    """Return the reply that asks what a mission needs: one thing, with answers to choose from."""
    asks = mission.questions[0] if mission.questions else None
    text = asks.text if asks else "What exactly is to be done?"
    choices: list[SuggestedAction] = []
    if asks is not None:
        choices = [say(choice) for choice in asks.choices[:CHOICES]]
    if asks is not None and asks.field == "url":
        state = turn.talk.state
        known = [state.last_url] if state.last_url else []
        choices = [say(url) for url in dict.fromkeys([*known, *state.results][:CHOICES])]
    return question(
        "\n".join(line for line in (note, text) if line),
        *choices,
        DROP,
        blocks=(card(mission),),
        shown=(mission,),
    )
