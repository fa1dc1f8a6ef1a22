"""autonomous_goal: a plan is proposed, and what is said of it then decides on it.

A plan is shown with its revision, and a yes is for that one. What names the goal, or stops while a
goal of this conversation goes on, is for the goal; everything else is for missions as ever.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from buddy.domain.assent import agrees, assents, declines, stops
from buddy.domain.goal import EDITABLE, Goal, GoalState
from buddy.domain.lifecycle import TERMINAL
from buddy.domain.plain_decision import Stop, refuses, stop_in, words_of, yes_to
from buddy.domain.references import Resolved, resolve
from buddy.domain.regex import regex
from buddy.domain.route import Route
from buddy.domain.slots import find_slots
from buddy.domain.whole_stop import sweep_in
from buddy.errors import (
    GoalConflict,
    InputInvalid,
    MissionError,
    NotFound,
    PersonRequired,
    ToolError,
)
from buddy.services.chat.goal_answer import (
    answered,
    edits_plan,
    leaves_out,
    names_part,
    works_on_page,
)
from buddy.services.chat.goal_edit import change_in, changes_told
from buddy.services.chat.goal_words import (
    GOAL,
    SHALL_CARRY_OUT,
    carries_out,
    goal_stands,
    plan_beside,
    plan_shown,
    shown_revision,
)
from buddy.services.chat.target import goes_on, names_mission
from buddy.services.chat.turn import Handler, Reply, Turn
from buddy.services.chat.words import quoted
from buddy.services.goal_request import GoalChange, GoalRequest
from buddy.services.goal_service import GoalService

_GOAL_ID: Final = regex(r"\bg_[A-Za-z0-9_-]{12}(?![A-Za-z0-9_-])")
_NAMED: Final = regex(r"\b(?:the|that|this|my)\s+(?:whole\s+)?(?:goal|plan)\b", re.IGNORECASE)
_PART: Final = regex(r"\b(?:parts?|steps?|missions?)\b", re.IGNORECASE)
_OF_ANY: Final = words_of("goal goals plan plans whole parts part everything begin")
"""Words that may stand in a decision about any goal."""
_UNREAD: Final = (
    "I read no yes, no no and no change of the plan in that, so nothing was changed. A change says "
    "what: “at most $2”, “2 pages at most”, “leave out the last step”, “only example.org”."
)
_DECIDES: Final = frozenset({Route.APPROVE, Route.REJECT, Route.CANCEL, Route.MODIFY_MISSION})


@dataclass(frozen=True, slots=True)
class GoalHandler:
    """Proposes goals, and takes what is said of them."""

    goals: GoalService
    paused: Callable[[], bool]

    async def __call__(self, turn: Turn) -> Reply:
        """Return the plan of a goal, or what came of a word on one."""
        found = await self.meant(turn)
        return await self._propose(turn) if found is None else await self._said(turn, found)

    def takes(self, turn: Turn) -> bool:
        """Tell whether a message is for the plan that this conversation has shown last."""
        asked = turn.session.asked
        if asked is None or asked.slot != GOAL:
            return False
        text = turn.text
        if sweep_in(text) is not None or names_mission(text) or (stops(text) and goes_on(turn)):
            return False
        decides = assents(text) or declines(text) or stops(text)
        if decides or edits_plan(text) or turn.decision.route in _DECIDES:
            return True
        if _NAMED.search(text) or _GOAL_ID.search(text) or carries_out(text):
            return True
        # Beside a plan, a page with work of its own is a new mission; before one, the answer.
        answers = asked.question != SHALL_CARRY_OUT or not works_on_page(text)
        return answers and bool(find_slots(text).urls)

    async def meant(self, turn: Turn) -> Goal | None:
        """Return the goal that a message is about; None where it is about none."""
        named = _GOAL_ID.search(turn.text)
        shown = shown_revision(turn.session.asked)
        if named is not None:
            return await self._get(turn, named[0])
        if shown is not None and self.takes(turn):
            return await self._get(turn, shown[0])
        if sweep_in(turn.text) is not None:
            return None
        plain = stops(turn.text)  # whatever a reader takes it for
        if not plain and not _NAMED.search(turn.text):
            return None
        if plain and any(each.mission.status not in TERMINAL for each in turn.talk.spoken):
            return None
        page = await self.goals.list_page(turn.user_id, 1, None, turn.session.record_id)
        newest = page.items[0] if page.items else None
        if plain and newest is not None and newest.state is not GoalState.RUNNING:
            return None
        return newest

    async def _get(self, turn: Turn, goal_id: str) -> Goal | None:
        try:
            return await self.goals.get(turn.user_id, goal_id)
        except NotFound:
            return None

    async def _propose(self, turn: Turn) -> Reply:
        text = turn.text.strip()
        found = resolve(text, turn.talk.state, turn.session.urls)
        request = GoalRequest(
            objective=found.text if isinstance(found, Resolved) else text,
            session_id=turn.session.record_id,
            goal_id=None if turn.mission_id is None else f"g_{turn.mission_id[2:]}",
        )
        try:
            goal = await self.goals.propose(
                turn.user_id, request, turn.channel, turn.actor, turn.keeping(plan_shown)
            )
        except (InputInvalid, ToolError) as refusal:
            return Reply(summary=f"I cannot plan that: {refusal.message}.", missed=True)
        return plan_shown(goal)

    async def _said(self, turn: Turn, goal: Goal) -> Reply:
        """Return what came of a word on a goal."""
        try:
            return await self._done(turn, goal)
        except (GoalConflict, MissionError, InputInvalid, PersonRequired, ToolError) as refusal:
            stands = await self.goals.get(turn.user_id, goal.record_id)
            again = self._stands(stands)
            text = f"Nothing was changed: {refusal.message}.\n{again.summary}"
            return Reply(
                summary=text,
                response_type=again.response_type,
                layout=again.layout,
                blocks=again.blocks,
                actions=again.actions,
                asked=again.asked,
                says_why=True,
            )

    async def _done(self, turn: Turn, goal: Goal) -> Reply:
        text, route = turn.text, turn.decision.route
        about = _OF_ANY | words_of(goal.objective)
        stop = stop_in(_GOAL_ID.sub(" ", text), about) is Stop.STOP
        if goal.state not in EDITABLE:
            return await self._cancel(turn, goal) if stop else self._stands(goal)
        if carries_out(text) and goal.state is GoalState.PROPOSED:
            return await self._approve(turn, goal)
        change, missed = change_in(text, goal)
        parts = change is not None and bool(change.drop or change.scope or change.max_cost)
        parts = parts or _PART.search(text) is not None or names_part(text, goal)
        if declines(text) or ((stop or refuses(text)) and not parts):
            return await self._reject(turn, goal)
        if route in {Route.REJECT, Route.CANCEL}:
            return plan_shown(goal, "I do not take that for a plain no, so the plan stays.")
        if goal.state is GoalState.CLARIFICATION_NEEDED and (agrees(text) or carries_out(text)):
            return plan_shown(goal, "A yes does not answer it yet.")
        if goal.state is GoalState.CLARIFICATION_NEEDED:
            return await self._answer(turn, goal, change, missed)
        if change is not None:
            return await self._change(turn, goal, change, missed)
        if missed:
            beside = plan_beside(goal, f"Nothing was changed. {missed}")
            return replace(beside, says_why=True)
        if yes_to(_GOAL_ID.sub(" ", text), about):
            return await self._approve(turn, goal)
        note = "I do not take that for a yes, so nothing runs." if assents(text) else _UNREAD
        return plan_shown(goal, note)

    async def _answer(
        self, turn: Turn, goal: Goal, change: GoalChange | None, missed: str
    ) -> Reply:
        """Return what came of a word on a goal that asks: its answer, or limits beside it.

        Whatever says how the work is to be done takes the place of no objective.
        """
        if (objective := answered(goal, turn.text)) is not None:
            return await self._change(turn, goal, GoalChange(objective=objective))
        if change is not None:
            limits = replace(change, objective=None, drop=())
            if limits != GoalChange():
                return await self._change(turn, goal, limits, missed)
        none = "There is no plan yet, so no part can be left out." if leaves_out(turn.text) else ""
        note = " ".join(filter(None, (missed, none))) or "I read no answer in that."
        return plan_shown(goal, note)

    def _stands(self, goal: Goal) -> Reply:
        return goal_stands(goal, paused=self.paused())

    def _revision(self, turn: Turn, goal: Goal) -> int | None:
        """Return the revision that this conversation has shown; None where it has shown none."""
        shown = shown_revision(turn.session.asked)
        return shown[1] if shown is not None and shown[0] == goal.record_id else None

    async def _approve(self, turn: Turn, goal: Goal) -> Reply:
        revision = self._revision(turn, goal)
        if revision is None or not _just_asked(turn):
            again = plan_shown(goal, "Look at it once more; then a yes begins it.")
            return replace(again, says_why=True)
        begun = partial(_begun, paused=self.paused())
        goal = await self.goals.approve(
            turn.user_id, goal.record_id, revision, turn.channel, turn.actor, turn.keeping(begun)
        )
        return begun(goal)

    async def _reject(self, turn: Turn, goal: Goal) -> Reply:
        goal = await self.goals.reject(
            turn.user_id,
            goal.record_id,
            goal.revision,
            turn.text[:1000],
            turn.channel,
            turn.actor,
            turn.keeping(_dropped),
        )
        return _dropped(goal)

    async def _cancel(self, turn: Turn, goal: Goal) -> Reply:
        goal = await self.goals.cancel(
            turn.user_id,
            goal.record_id,
            turn.text[:1000],
            turn.channel,
            turn.actor,
            turn.keeping(_stopped),
        )
        return _stopped(goal)

    async def _change(self, turn: Turn, goal: Goal, change: GoalChange, missed: str = "") -> Reply:
        def told(after: Goal) -> Reply:
            notes = (changes_told(goal, after), missed)
            return plan_shown(after, "\n".join(note for note in notes if note))

        after = await self.goals.update(
            turn.user_id,
            goal.record_id,
            change,
            self._revision(turn, goal) or goal.revision,
            turn.channel,
            turn.actor,
            turn.keeping(told),
        )
        return told(after)


@dataclass(frozen=True, slots=True)
class GoalFirst:
    """Lets the goal answer what is about a goal, and the handler of the route everything else."""

    goals: GoalHandler
    otherwise: Handler

    async def __call__(self, turn: Turn) -> Reply:
        """Return the reply to a message."""
        about = await self.goals.meant(turn)
        return await (self.otherwise(turn) if about is None else self.goals(turn))


def _just_asked(turn: Turn) -> bool:
    """Tell whether a yes can be for the plan: it was asked about last, or the yes names it.

    What a screen has not shown yet has to be read first; after another answer a yes may be for that
    one.
    """
    last = turn.exchange.sequence - 1
    if turn.seen is not None and turn.seen < last:
        return False
    asked = turn.session.asked
    named = _NAMED.search(turn.text) or _GOAL_ID.search(turn.text) or carries_out(turn.text)
    return bool(named) or (asked is not None and asked.put == last)


def _begun(goal: Goal, *, paused: bool) -> Reply:
    begins = (
        "Buddy is paused, so nothing of it runs until somebody resumes it"
        if paused
        else "Its first part begins"
    )
    text = (
        f"Approved: {quoted(goal.objective, 200)}. {begins}; at most {goal.cap} for "
        "all of it. Ask “how is the goal going?”, or watch it under Goals."
    )
    return Reply(summary=text, actions=goal_stands(goal).actions)


def _dropped(goal: Goal) -> Reply:
    return Reply(summary=f"Good, dropped: {quoted(goal.objective, 200)}. Nothing was run.")


def _stopped(goal: Goal) -> Reply:
    return Reply(
        summary=(
            f"Stopped: {quoted(goal.objective, 200)}. {goal.done} of {len(goal.parts)} parts "
            "were done; nothing more begins, and what runs is told to stop."
        )
    )
