"""mission: work for a tool. References become what they mean, and a proposal is made."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from buddy.domain.assent import without_assent
from buddy.domain.envelope import SuggestedAction
from buddy.domain.intent import Intent
from buddy.domain.mission import Mission
from buddy.domain.origin import marks
from buddy.domain.own_work import without_lead
from buddy.domain.plain_page import its_sentence
from buddy.domain.plain_work import plain_work
from buddy.domain.references import Unresolved, resolve
from buddy.domain.session import Asked
from buddy.domain.time_ahead import only_wants_now
from buddy.services.chat.counted import Recounted, once_more, recounted
from buddy.services.chat.propose import DROP, Proposer
from buddy.services.chat.turn import Reply, Turn, question, say
from buddy.services.chat.words import quoted

_AGAIN: Final = "do it again"
"""What "run it now" comes to, where nothing waits that it can be for."""


@dataclass(frozen=True, slots=True)
class MissionHandler:
    """Proposes what was asked for."""

    proposer: Proposer

    async def __call__(self, turn: Turn) -> Reply:
        """Return the proposal, or the question that stands before it."""
        text, state = without_assent(turn.text), turn.talk.state
        if (counted := recounted(turn, text) or _now(turn, text)) is not None:
            text, state = counted.text, counted.state
        elif turn.talk.proposals:
            text = without_lead(text)
        elif (own := its_sentence(text)) != text and plain_work(own) is Intent.EXTRACTION:
            text = own  # and not what only tells why the page is wanted
        found = resolve(text, state, turn.session.urls)
        if isinstance(found, Unresolved):
            return ask_for(found)
        last = counted.mission if counted is not None else last_mission(turn)
        before = last if found.repeats else None
        return await self.proposer.propose(
            turn,
            found.text,
            borrowed=found.borrowed,
            like=before if found.unchanged else None,
            after=_offering(turn, found.text),
            alike=before,
            marked=marks(before.terms.input_origins, before.terms.tool_input) if before else (),
            objective_marks=before.terms.objective_marks if before else (),
            note=f"Again, as a new mission: {quoted(found.text)}." if found.repeats else "",
            finish=partial(_beside, turn),
        )


def _now(turn: Turn, text: str) -> Recounted | None:
    """Return the work spoken of last, once more, where a message orders only that it runs now."""
    if turn.talk.proposals or not turn.talk.spoken or not only_wants_now(text):
        return None
    return once_more(turn, turn.talk.spoken[0].mission, _AGAIN)


def _offering(turn: Turn, objective: str) -> Mission | None:
    """Return the mission of this conversation that offered an objective as its next one."""
    for each in turn.talk.spoken:
        record = each.mission.execution_record
        judged = record.evaluation if record is not None else None
        if judged is not None and judged.next is not None and judged.next.objective == objective:
            return each.mission
    return None


def _beside(turn: Turn, reply: Reply) -> Reply:
    """Say of a proposal made before that it waits as well."""
    if not turn.talk.proposals:
        return reply
    other = turn.talk.proposals[0].mission
    waits = f"{quoted(other.terms.objective)} still waits for your yes as well."
    return replace(reply, summary=f"{reply.summary}\n{waits}")


def ask_for(found: Unresolved) -> Reply:
    """Return the question about a reference that means nothing, or more than one thing."""
    asked = Asked(question=found.question, objective=found.objective, slot=found.slot)
    actions: list[SuggestedAction] = []
    for choice in found.choices:
        whole = found.objective.replace("{}", choice) if found.slot == "url" else choice
        actions.append(say(choice, whole))
    return question(found.question, *actions, DROP, asked=asked)


def last_mission(turn: Turn) -> Mission | None:
    """Return the mission that "again" means."""
    last = turn.talk.state.last
    spoken = turn.talk.of(last.mission_id) if last else None
    return spoken.mission if spoken else None
