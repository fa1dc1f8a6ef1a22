"""The answer to an open question: of a mission that needs something, or of the conversation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from buddy.domain.arithmetic.slots import expression_in
from buddy.domain.assent import agrees, declines, orders, stops
from buddy.domain.clarification import whole_of
from buddy.domain.envelope import SuggestedAction
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.pleasantry import is_pleasantry
from buddy.domain.proposal import Question
from buddy.domain.references import Resolved, borrowed_of, resolve
from buddy.domain.session import Asked
from buddy.domain.slots import find_slots
from buddy.domain.slots_time import place_in
from buddy.domain.tool_input import SLOT_MARK, typed, with_scheme
from buddy.errors import InputInvalid, MissionError, ToolError
from buddy.services.chat.cancel_all import ALL, CancelAll
from buddy.services.chat.clarify import REST, YES, way_out
from buddy.services.chat.conflict import Conflicts
from buddy.services.chat.offers import OFFER
from buddy.services.chat.picking import PLACE
from buddy.services.chat.propose import (
    DROP,
    Proposer,
    borrowed_words,
    lent,
    open_question,
    origins_of,
    shown,
)
from buddy.services.chat.reject import RejectHandler
from buddy.services.chat.schedule import WHEN
from buddy.services.chat.target import WHICH, dropped, names_mission
from buddy.services.chat.turn import Reply, Spoken, Turn, question, say
from buddy.services.chat.words import quoted
from buddy.services.mission_commands import CommandResult
from buddy.services.proposal_service import ProposalService
from buddy.services.tool_registry import ToolRegistry


@dataclass(frozen=True, slots=True)
class AnswerHandler:
    """Fills in what was missing, or asks once more; after the third miss it offers a way out."""

    proposals: ProposalService
    proposer: Proposer
    registry: ToolRegistry
    rejects: RejectHandler
    conflicts: Conflicts
    everything: CancelAll

    async def __call__(self, turn: Turn) -> Reply:
        """Return what came of an answer."""
        asked = turn.session.asked
        if asked is not None:
            return await self._own(turn, asked)
        asking = turn.talk.first(MissionStatus.CLARIFICATION_NEEDED)
        if asking is None:
            return Reply(summary="No question is open in this conversation.")
        return await self._of_mission(turn, asking)

    def has_others_tools(self) -> bool:
        """Tell whether there are tools from outside, which may do what none of Buddy's own can."""
        return any(spec.server is not None for spec in self.registry.all_specs())

    def takes_any(self, turn: Turn) -> bool:
        """Tell whether the last thing said asked for one argument of a tool from outside.

        What the person says next is it, whatever it looks like; only a no or a stop is not. That
        holds once: what did not fit is asked about again, and the next message is read as any.
        """
        asking = turn.talk.first(MissionStatus.CLARIFICATION_NEEDED)
        if asking is None or asking.shown.sequence != turn.exchange.sequence - 1:
            return False
        mission = asking.mission
        spec = next((s for s in self.registry.all_specs() if s.name == mission.terms.tool), None)
        if spec is None or spec.server is None or not mission.questions:
            return False
        if mission.questions[0].field not in spec.input_schema.get("properties", {}):
            return False
        return not (declines(turn.text) or stops(turn.text) or names_mission(turn.text))

    async def _own(self, turn: Turn, asked: Asked) -> Reply:
        """Answer a question that the conversation asked before there was a mission."""
        if declines(turn.text):
            return dropped(turn)
        if asked.slot == ALL:
            if agrees(turn.text) and turn.just_asked and not orders(turn.text):
                return await self.everything.carry_out(turn, asked)
            return way_out(turn) or question(
                f"Nothing was cancelled. {asked.question}",
                say("Yes", "yes"),
                say("No", "no"),
                asked=asked,
                says_why=True,
            )
        if asked.slot == YES:
            if agrees(turn.text) and turn.just_asked:
                return await self.proposer.propose(turn, asked.objective)
            return way_out(turn) or question(asked.question, say("Yes", "yes"), DROP, asked=asked)
        if asked.slot in {WHICH, PLACE, OFFER}:
            buttons = _choices(turn, asked) + _approval(turn, asked)
            return way_out(turn) or question(asked.question, *buttons, DROP, asked=asked)
        return await self._missing(turn, asked)

    async def _missing(self, turn: Turn, asked: Asked) -> Reply:
        """Propose the work that an answer completes, or ask once more."""
        rest = asked.slot == REST
        if rest and asked.choices and agrees(turn.text) and turn.just_asked:
            return await self.proposer.propose(turn, asked.choices[0])  # just that, then
        objective = whole_of(asked.objective, turn.text) if rest else asked.objective
        if asked.slot == WHEN or objective is None or agrees(turn.text):
            return way_out(turn) or question(asked.question, DROP, asked=asked)
        value, borrowed = turn.text.strip(), _borrowed(turn)
        if asked.slot == "url":
            found = resolve(turn.text, turn.talk.state, turn.session.urls)
            urls = find_slots(found.text).urls if isinstance(found, Resolved) else ()
            if not urls:
                text = f"I see no address in that. {asked.question}"
                return way_out(turn) or question(text, DROP, asked=asked, says_why=True)
            value = urls[0]
            borrowed = borrowed_of(urls[:1], turn.talk.state.foreign, turn.session.urls)
        return await self.proposer.propose(turn, objective.replace("{}", value), borrowed=borrowed)

    async def _of_mission(self, turn: Turn, asking: Spoken) -> Reply:
        mission = asking.mission
        if declines(turn.text):
            return await self.rejects.reject(turn, asking)
        if not mission.questions or not turn.has_seen(asking):
            return open_question(turn, mission)
        changes, value = self._changes(turn, mission, mission.questions[0])
        if not changes:
            return way_out(turn, mission) or _asked_again(turn, mission)
        borrowed = _borrowed(turn)

        def told(result: CommandResult) -> Reply:
            notes = (_thanks(result.after), borrowed_words(turn, borrowed))
            head = "\n".join(note for note in notes if note)
            reply = replace(shown(turn, result.after, head, is_new=False), missed=False)
            return replace(reply, page=value) if value else reply

        lends = (*borrowed, *lent(turn, mission.terms.objective))
        try:
            result = await self.proposals.update(
                turn.user_id,
                mission.mission_id,
                changes,
                asking.shown.revision,
                turn.actor,
                turn.channel,
                origins_of(turn, lends),
                turn.keeping(told),
            )
        except MissionError as refusal:
            return await self.conflicts.told(turn, mission.mission_id, refusal)
        except (InputInvalid, ToolError) as refusal:
            note = f"That does not fit: {refusal.message}."
            return way_out(turn, mission) or _asked_again(turn, mission, note)
        return told(result)

    def _changes(
        self, turn: Turn, mission: Mission, asks: Question
    ) -> tuple[Mapping[str, Any], str | None]:
        """Return what an answer fills in, and the page that it names; nothing: no answer."""
        text = turn.text.strip()
        if asks.field == "tool":
            said = text.casefold().replace(" ", "_")
            tool = next((tool for tool in asks.choices if tool.casefold() in said), None)
            return ({"tool": tool}, None) if tool else ({}, None)
        if is_pleasantry(text) and not self.takes_any(turn):
            return {}, None  # "wonderful, thanks" is no text to work with
        if asks.field == "objective" or mission.terms.tool is None:
            return {"objective": text}, None
        spec = self.registry.spec(mission.terms.tool)
        schema = spec.input_schema.get("properties", {}).get(asks.field, {})
        slot = schema.get(SLOT_MARK, asks.field)
        page = None
        if SLOT_MARK in schema:
            value = _value(turn, slot)
            filled = [value] if value and schema.get("type") == "array" else value
            page = value if slot == "url" else None
        else:
            filled = typed(turn.exchange.text, schema)
        if filled is None:
            return {}, None
        tool_input = {**mission.terms.tool_input, asks.field: filled}
        rest = len(mission.questions) > 1
        return {"tool": spec.name, "tool_input": tool_input, "asks_rest": rest}, page


def _asked_again(turn: Turn, mission: Mission, note: str = "") -> Reply:
    """Ask the same once more, without a promise to take whatever comes."""
    asked = open_question(turn, mission, note, again=True)
    return replace(asked, shown=(), spoken=(mission,), says_why=bool(note))


def _choices(turn: Turn, asked: Asked) -> tuple[SuggestedAction, ...]:
    """Return the buttons of a question which mission, or which page of one, is meant."""
    if asked.slot == PLACE:
        return tuple(say(each, asked.objective.replace("{}", each)) for each in asked.choices)
    if asked.names:
        pairs = zip(asked.names, asked.choices, strict=True)
        return tuple(say(name, asked.objective.replace("{}", text)) for name, text in pairs)
    found = (turn.talk.of(each) for each in asked.choices)
    return tuple(
        say(
            quoted(each.mission.terms.objective, 50),
            asked.objective.replace("{}", each.mission.mission_id),
        )
        for each in found
        if each is not None
    )


def _approval(turn: Turn, asked: Asked) -> tuple[SuggestedAction, ...]:
    """Return the other way to decide, beside a question whether one proposal shall be dropped."""
    drops = asked.objective.startswith("reject") and len(asked.choices) == 1
    open_ones = {each.mission.mission_id for each in turn.talk.proposals}
    wanted = drops and asked.choices[0] in open_ones
    return (say("Approve", f"approve {asked.choices[0]}"),) if wanted else ()


def _value(turn: Turn, slot: str) -> str | None:
    """Return what an answer says for a slot; None where it does not say it."""
    text = turn.text.strip()
    if slot == "url":
        found = resolve(text, turn.talk.state, turn.session.urls)
        urls = find_slots(found.text).urls if isinstance(found, Resolved) else ()
        return with_scheme(urls[0]) if urls else None
    if slot == "path":
        paths = find_slots(text).paths
        return paths[0] if paths else text
    if slot == "expression":
        return expression_in(text)
    if slot == "place":
        return place_in(text) or text
    return text


def _borrowed(turn: Turn) -> tuple[str, ...]:
    """Return what an answer points at, or picks, in a result of this conversation."""
    found = resolve(turn.text, turn.talk.state, turn.session.urls)
    return found.borrowed if isinstance(found, Resolved) else ()


def _thanks(mission: Mission) -> str:
    return "" if mission.status is MissionStatus.CLARIFICATION_NEEDED else "Thank you, that was it."
