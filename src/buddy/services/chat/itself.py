"""What Buddy says of itself, and of orders that no sentence can give: nothing runs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from buddy.domain.about_buddy import (
    Topic,
    ability_asked,
    about_buddy,
    approves_later,
    deletes_all,
    pasted_order,
    schedules_it,
)
from buddy.domain.beyond_tools import Deed, beyond_tools
from buddy.domain.how_to import how_to
from buddy.domain.own_deadline import own_deadline
from buddy.services.chat.chitchat import cannot
from buddy.services.chat.how_to import answer_to
from buddy.services.chat.privacy import Privacy
from buddy.services.chat.schedule import ScheduleHandler
from buddy.services.chat.target import decisions
from buddy.services.chat.turn import Handler, Reply, Turn, card, say
from buddy.services.chat.words import listed, quoted
from buddy.services.tool_registry import ToolRegistry

_UNDO: Final = (
    "A proposal can be changed or rejected, and a run cancelled; what a run has done stays done, "
    "and an ended mission never changes. “Do it again” makes a new one. A note that was stored can "
    "be deleted, and a verdict taken back: “take that back”."
)
_LANGUAGES: Final = (
    "I read English, German, French, Spanish, Italian, Portuguese and Dutch, and others less "
    "surely; what I do not understand I ask about. I answer in English."
)
_LEARNS: Final = (
    "What runs came to, your verdicts and your ratings move which tool is proposed next; from the "
    "objectives that a tool served well a small classifier of this instance learns too. Learning "
    "shows by how much, “take that back” undoes a verdict, and all of it can be forgotten there. "
    "Buddy trains no language model."
)
_REACH: Final = (
    "I look at nothing outside a run, and nothing runs without a yes: to its proposal, or "
    "beforehand to a schedule, a plan or a standing approval. A run reaches what its proposal says "
    "it touches."
)
_OWN_TIME: Final = (
    "That is a time of your own, so nothing is scheduled. Say what I shall find or read for you "
    "before then; what I shall do at a set time says so: “search for … on Friday at 8”."
)
_NOT_LATER: Final = (
    "Nothing was approved. A yes counts when it is given, for one proposal as it is shown, and not "
    "for later."
)
_STANDING: Final = (
    "What can be approved beforehand is a schedule, with its runs and what they may cost, a plan "
    "of several missions, and a standing approval for one tool within bounds, which the inbox "
    "offers after several yeses or `buddy standing create` makes."
)


@dataclass(frozen=True, slots=True)
class ItselfAside:
    """Takes questions about Buddy, and orders that are none."""

    registry: ToolRegistry
    schedules: ScheduleHandler
    privacy: Privacy

    def takes(self, turn: Turn) -> Handler | None:
        """Return who answers; None: nothing of this kind was said."""
        text = turn.text
        if pasted_order(text):
            return _pasted
        asked = how_to(text)
        if asked is not None and (words := answer_to(asked, self.privacy)) is not None:
            return partial(_say, words)
        if deletes_all(text):
            return partial(_say, self.privacy.deletion())
        if (when := approves_later(text)) is not None:
            return partial(_later, when)
        if schedules_it(text) and (turn.talk.proposals or turn.talk.state.last is not None):
            return self._schedule
        if own_deadline(text):
            return partial(_say, _OWN_TIME)
        topic = about_buddy(text)
        if topic is None or turn.decision.slots.urls:
            return None
        served = any(spec.server is not None for spec in self.registry.all_specs())
        deed = ability_asked(text) or beyond_tools(text)
        if not served and deed is not None:
            return partial(_cannot, deed)
        told = {Topic.SEES: self.privacy.told(), Topic.UNDO: _UNDO, Topic.LANGUAGES: _LANGUAGES}
        told |= {Topic.LEARNS: _LEARNS, Topic.REACH: self._reach()}
        return partial(_say, told[topic]) if topic in told else None

    def _reach(self) -> str:
        """Return what runs reach; what a tool of another program reaches, only that knows."""
        served = [spec.name for spec in self.registry.all_specs() if spec.server is not None]
        if not served:
            return f"{_REACH} No tool here reads a mailbox, a screen or an account of yours."
        return f"{_REACH} What tools of other programs reach, those decide: {listed(served)}."

    async def _schedule(self, turn: Turn) -> Reply:
        """Ask when: the schedule is that of what is proposed, or was done last."""
        return await self.schedules(replace(turn, said="schedule it"))


async def _say(words: str, turn: Turn) -> Reply:  # noqa: ARG001  # a handler
    return Reply(summary=words, keeps_question=True, actions=(say("What can you do?"),))


async def _cannot(deed: Deed, turn: Turn) -> Reply:  # noqa: ARG001  # a handler
    return cannot(deed)


async def _pasted(turn: Turn) -> Reply:
    waiting = turn.talk.proposals[0].mission if turn.talk.proposals else None
    text = (
        "That reads like an order out of a page or a log, so it approves nothing: only your own "
        "plain yes to a proposal does."
    )
    if waiting is None:
        return Reply(summary=text, keeps_question=True)
    return Reply(
        summary=f"{text} {quoted(waiting.terms.objective)} still waits.",
        blocks=(card(waiting),),
        spoken=(waiting,),
        actions=decisions(waiting),
        keeps_question=True,
    )


async def _later(when: str, turn: Turn) -> Reply:
    waiting = turn.talk.proposals[0].mission if turn.talk.proposals else None
    if waiting is None or not when:
        return Reply(summary=f"{_NOT_LATER} {_STANDING}", keeps_question=True)
    then = f"schedule it {when}"
    text = (
        f"{_NOT_LATER} To have {quoted(waiting.terms.objective)} run then, say “{then}”: it is "
        "shown before anything is scheduled."
    )
    return Reply(
        summary=text,
        blocks=(card(waiting),),
        spoken=(waiting,),
        actions=(say(then.capitalize(), then), *decisions(waiting)),
        keeps_question=True,
    )
