"""Makes a proposal of what was said, and tells it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from buddy.domain.envelope import Layout, SuggestedAction
from buddy.domain.ids import ToolName
from buddy.domain.json_value import JsonObject
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.origin import InputOrigin, of_artifact
from buddy.domain.proposal import Priority
from buddy.domain.references import borrowed_of
from buddy.domain.schedule import SCHEDULED_BY
from buddy.domain.session import Borrowed
from buddy.domain.slots import find_slots
from buddy.domain.tool_input import with_scheme
from buddy.errors import InputInvalid, ScheduleConflict, ToolError
from buddy.ports.store import UnitOfWork
from buddy.services.chat.turn import Reply, Turn, card, question, say
from buddy.services.chat.words import listed, proposal_words
from buddy.services.likewise import likewise
from buddy.services.mission_request import MissionRequest, following
from buddy.services.proposal_service import ProposalService

Marks: TypeAlias = tuple[tuple[str, InputOrigin], ...]
Beside: TypeAlias = Callable[[UnitOfWork, Mission], Awaitable[Mission]]
CHOICES = 3
WORD_FOR_WORD = "Your next message is taken for it, word for word."
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
        after: Mission | None = None,
        alike: Mission | None = None,
        marked: Marks = (),
        objective_marks: tuple[InputOrigin, ...] = (),
        note: str = "",
        given: tuple[ToolName, JsonObject] | None = None,
        finish: Callable[[Reply], Reply] = lambda reply: reply,
        beside: Beside | None = None,
    ) -> Reply:
        """Make a mission of an objective and return the reply that shows it.

        Args:
            turn: The message.
            objective: What is to be done, without references.
            borrowed: Values in it that come out of a result of this conversation.
            like: A mission whose terms are taken over: its work again.
            after: A mission that this goes on from, within its limits.
            alike: A mission whose work this is for something else: its bounds stand where the
                objective says none of their kind.
            marked: Texts that no person has said, of the mission that is repeated.
            objective_marks: The same of its objective.
            note: A sentence to begin with.
            given: The tool and its input, where they are known and not to be read anew.
            finish: Completes the reply before it is kept.
            beside: Makes something beside the mission in its transaction, and returns the mission.
        """
        borrowed = tuple(dict.fromkeys((*borrowed, *lent(turn, objective))))
        request = replace(
            _request(turn, objective, given), marked=marked, objective_marks=objective_marks
        )
        request = _bounded(request, like, after)
        request, stands = self._alike(request, alike if like is None else None)
        head = "\n".join(filter(None, (note, stands, borrowed_words(turn, borrowed))))

        def told(mission: Mission) -> Reply:
            return finish(shown(turn, mission, head))

        try:
            origins, also = origins_of(turn, borrowed), _both(beside, turn.keeping(told))
            mission = await self.proposals.create(turn.user_id, request, also, borrowed=origins)
        except (InputInvalid, ScheduleConflict, ToolError) as refusal:
            return finish(question(f"I cannot propose that: {refusal.message}.", DROP))
        return told(mission)

    def _alike(self, request: MissionRequest, alike: Mission | None) -> tuple[MissionRequest, str]:
        """Return a request within the bounds of work that it is like, and which, as a sentence."""
        if alike is None:
            return request, ""
        request, kept = likewise(
            request, alike.terms, self.proposals.reader, self.proposals.default_cap
        )
        return request, f"As set before: {listed(kept)}." if kept else ""


def _request(
    turn: Turn, objective: str, given: tuple[ToolName, JsonObject] | None
) -> MissionRequest:
    tool, tool_input = given or (None, None)
    return MissionRequest(
        objective=objective,
        tool=tool,
        tool_input=tool_input,
        metadata={"source": "chat", "session": turn.session.record_id},
        channel=turn.channel,
        mission_id=turn.mission_id,
        requested_by=turn.actor,
    )


def _both(beside: Beside | None, keep: Beside) -> Beside:
    async def both(uow: UnitOfWork, mission: Mission) -> Mission:
        return await keep(uow, await beside(uow, mission) if beside else mission)

    return both


def lent(turn: Turn, *texts: str) -> tuple[str, ...]:
    """Return the addresses in texts that come out of a result of this conversation."""
    named = [url for text in texts for url in find_slots(text).urls]
    return borrowed_of(tuple(dict.fromkeys(named)), tuple(turn.talk.borrowed), turn.session.urls)


def origins_of(turn: Turn, borrowed: Sequence[str]) -> dict[str, str]:
    """Return borrowed values with the result that they come out of."""
    return {value: of_artifact(each.artifact_id) for value, each in _known(turn, borrowed).items()}


def _known(turn: Turn, borrowed: Sequence[str]) -> dict[str, Borrowed]:
    talk = turn.talk
    found = {value: talk.borrowed.get(with_scheme(value)) for value in borrowed}
    return {value: each for value, each in found.items() if each is not None}


def _bounded(
    request: MissionRequest, like: Mission | None, after: Mission | None
) -> MissionRequest:
    if like is not None:
        return _again(request, like)
    return request if after is None else following(request, after)


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
    known = _known(turn, borrowed)
    if not known:
        return ""
    which = "These addresses come" if len(known) > 1 else "The address comes"
    made_by = listed(tuple(dict.fromkeys(each.mission_id for each in known.values())))
    return (
        f"{which} out of the result of {made_by}, not from you: "
        f"{', '.join(known)}. Look at it before you approve."
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
        actions=(say(_yes_of(mission), "approve"), say("Reject", "reject")),
        spawned=spawned,
        shown=(mission,),
        awaits=(mission,),
        page=page[0] if len(page) == 1 else None,
    )


def _yes_of(mission: Mission) -> str:
    return "Approve and schedule" if SCHEDULED_BY in mission.metadata else "Approve and run"


def open_question(turn: Turn, mission: Mission, note: str = "", *, again: bool = False) -> Reply:
    """Return the reply that asks what a mission needs: one thing, with answers to choose from.

    Args:
        turn: The message.
        mission: What needs it.
        note: A sentence to begin with.
        again: Whether it was asked before.
    """
    asks = mission.questions[0] if mission.questions else None
    text = asks.text if asks else "What exactly is to be done?"
    of_server = "." in (mission.terms.tool or "")
    if asks is not None and of_server and asks.field != "tool" and not again:
        text = f"{text} {WORD_FOR_WORD}"
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
