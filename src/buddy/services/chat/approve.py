"""approve: a yes to the revision that this conversation has shown, then the command to run."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from buddy.domain.assent import (
    agrees,
    besides_yes,
    hesitates,
    is_marked,
    mentions_yes,
    orders,
    says_yes,
    wants_change,
)
from buddy.domain.envelope import Layout, ResponseType
from buddy.domain.lifecycle import TERMINAL, MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.ordinals import ordinal_in
from buddy.domain.plain_decision import gives_money, words_of, yes_to
from buddy.domain.regex import regex
from buddy.domain.schedule import SCHEDULE_SAYS, SCHEDULED_BY, Schedule
from buddy.domain.slots import find_slots
from buddy.domain.time_ahead import wants_now
from buddy.errors import (
    BuddyError,
    BudgetExceeded,
    EngineStopping,
    InputInvalid,
    MissionError,
    PersonRequired,
)
from buddy.ports.store import UnitOfWork
from buddy.services.approval_service import ApprovalService
from buddy.services.chat.conflict import Conflicts, parked
from buddy.services.chat.schedule_shown import scheduled_words
from buddy.services.chat.target import (
    decisions,
    ended_already,
    ended_last,
    named_in,
    names_any,
    names_stranger,
    on_the_table,
    running_already,
    stays_open,
    unclear,
    wanted,
    wanting,
    which_one,
)
from buddy.services.chat.turn import Reply, Spoken, Turn, card, say
from buddy.services.chat.words import added_in, grants, quoted
from buddy.services.execution_service import ExecutionService
from buddy.services.mission_commands import CommandResult

_NOT_YET: Final = regex(
    r"\b(?:(?:but )?(?:don't|do not|not) (?:run|start|execute)|without running|only approve"
    r"|just approve|approve only|run it later)\b",
    re.IGNORECASE,
)
_ALL: Final = regex(
    r"\b(?:all|both|everything|each|alle|beide|tous|toutes|todos|todas|ambos|tutti|tutte|allebei)\b",
    re.IGNORECASE,
)
"""A yes to more than one: each is approved by itself."""
HOW_IT_RUNS: Final = "“Run it” runs it as it is shown, “no” drops it."
"""Said of words beside a yes that were not read: they may be a no, so a bare yes after them is
asked about with the mission's name, and runs nothing by itself."""
_DECIDABLE = (MissionStatus.PROPOSED, MissionStatus.AWAITING_APPROVAL, MissionStatus.APPROVED)


@dataclass(frozen=True, slots=True)
class ApproveHandler:
    """Approves, then executes: two commands."""

    approvals: ApprovalService
    executions: ExecutionService
    conflicts: Conflicts
    paused: Callable[[], bool]

    async def __call__(self, turn: Turn) -> Reply:
        """Return what came of a yes."""
        foreign = names_stranger(turn)
        if foreign is not None:
            return await self.conflicts.stranger(turn, foreign)
        added = added_in(turn.text)
        if added is not None and (short := wanting(turn)):
            target = on_the_table(turn, short)
            if target is None:
                return which_one(f"add ${added.usd()} to", short)
            return await self.approve(turn, target)
        target = named_in(turn) or self._meant(turn)
        if target is None and turn.talk.proposals and not mentions_yes(turn.text):
            return unclear(turn)
        many = len(turn.talk.proposals) > 1 and _ALL.search(turn.text) is not None
        if turn.talk.proposals and (target is None or (many and named_in(turn) is None)):
            return which_one("approve", turn.talk.proposals)
        if target is None:
            return await self._nothing(turn)
        if not turn.talk.proposals and not _awaited(turn, target):
            is_parked = target.mission.status is MissionStatus.AWAITING_APPROVAL
            return parked(target.mission) if is_parked else which_one("approve", [target])
        return await self.approve(turn, target)

    async def approve(self, turn: Turn, target: Spoken) -> Reply:
        """Approve one mission as this conversation has shown it, and run it."""
        mission = target.mission
        if not turn.has_seen(target):
            return self.conflicts.stale(turn, mission)
        if mission.status is MissionStatus.AWAITING_APPROVAL:
            return await self._go_on(turn, target)
        if (late := _too_late(turn, mission)) is not None:
            return late
        template = SCHEDULED_BY in mission.metadata
        only = template or bool(_NOT_YET.search(turn.text))
        accepted, schedule = mission, None

        def told() -> Reply:
            return self._told(turn, accepted, schedule, only=only)

        async def run_too(uow: UnitOfWork, result: CommandResult) -> None:
            nonlocal accepted, schedule
            accepted = result.after
            if template:
                named = str(accepted.metadata[SCHEDULED_BY])
                schedule = await uow.records.get(Schedule, turn.user_id, named)
            if not only:
                accepted = await self.executions.accept(
                    uow, turn.user_id, mission.mission_id, turn.channel, turn.actor
                )
            await turn.keep(uow, told())

        try:
            await self.approvals.approve(
                turn.user_id,
                mission.mission_id,
                target.shown.revision,
                turn.channel,
                actor=turn.actor,
                also=run_too,
            )
        except MissionError as refusal:
            return await self.conflicts.told(turn, mission.mission_id, refusal)
        except PersonRequired as refusal:
            return _refused(mission, refusal)
        return told() if only else await self._started(accepted, told())

    def _told(
        self, turn: Turn, accepted: Mission, schedule: Schedule | None, *, only: bool
    ) -> Reply:
        if accepted.status in TERMINAL:  # it ended since the message came in
            return ended_already(turn, accepted)
        if schedule is not None:
            return scheduled(accepted, scheduled_words(accepted, schedule, turn.now))
        return approved(accepted) if only else running(accepted, paused=self.paused())

    def _meant(self, turn: Turn) -> Spoken | None:
        talk = turn.talk
        if not talk.proposals:
            return talk.first(*_DECIDABLE)
        found = on_the_table(turn, talk.proposals)
        several = len(talk.proposals)
        if several > 1 and ordinal_in(turn.text, several) is not None:
            return None  # nobody has numbered them
        if found and not _awaited(turn, found):
            return None  # the last answer asked for no yes to it; a bare one may be for that
        asking = talk.first(MissionStatus.CLARIFICATION_NEEDED, MissionStatus.AWAITING_APPROVAL)
        if found and asking and asking.shown.last > found.shown.last:
            return None  # something else was asked since; a yes may be meant for that
        return found

    async def _started(self, mission: Mission, reply: Reply) -> Reply:
        try:
            await self.executions.start(mission)
        except EngineStopping:
            text = (
                f"Approved: {quoted(mission.terms.objective)}. Buddy is shutting down, so it waits "
                "in the queue and starts when Buddy is back."
            )
            return replace(reply, summary=text)
        return reply

    async def _go_on(self, turn: Turn, target: Spoken) -> Reply:
        """Answer what a parked run asks, where this conversation has shown the question."""

        def told(result: CommandResult) -> Reply:
            return running(result.after, paused=self.paused())

        mission, run = target.mission, target.mission.run
        deviation = run.deviation if run else None
        if run is None or deviation is None or target.shown.attempt != run.attempt:
            return parked(mission)
        said = turn.text.lower().replace("_", " ")
        choice = next((c for c in deviation.choices if c.replace("_", " ") in said), None)
        words = wanted(mission) | words_of(*deviation.choices)
        amount = added_in(turn.text)
        if amount is None and gives_money(turn.text, words):
            amount = find_slots(turn.text).amount
        plain = yes_to(turn.text, words) or grants(turn.text, deviation, just_asked=False)
        if deviation.choices and choice is None:
            return parked(mission)
        if deviation.missing_usd is not None and amount is None:
            return parked(mission)
        if amount is None and not plain:
            return parked(mission)
        args, also = (turn.user_id, mission.mission_id), turn.keeping(told)
        try:
            if deviation.missing_usd is not None and amount is not None:
                result = await self.approvals.top_up(
                    *args, amount, mission.revision, turn.channel, turn.actor, run.attempt, also
                )
            else:
                result = await self.approvals.approve(
                    *args, mission.revision, turn.channel, choice, turn.actor, run.attempt, also
                )
        except MissionError as refusal:
            return await self.conflicts.told(turn, mission.mission_id, refusal)
        except (InputInvalid, BudgetExceeded, PersonRequired) as refusal:
            return _refused(mission, refusal)
        return told(result)

    async def _nothing(self, turn: Turn) -> Reply:
        under_way = turn.talk.first(MissionStatus.RUNNING)
        if under_way is not None:
            return running_already(under_way.mission)
        if (ended := ended_last(turn)) is not None and agrees(turn.text):
            return ended_already(turn, ended)
        return Reply(
            summary=(
                "Nothing in this conversation waits for a yes. Proposals made elsewhere are in the "
                "inbox."
            ),
            actions=(say("What is waiting?", "What is waiting for me?"),),
            missed=True,
            keeps_question=True,
        )


def _too_late(turn: Turn, mission: Mission) -> Reply | None:
    """Return the reply to what was read as a yes and starts nothing; None: it may be one."""
    if mission.status in TERMINAL and mission.execution_record is not None:
        return ended_already(turn, mission)
    if mission.status is MissionStatus.RUNNING:
        return running_already(mission)
    if (says := mission.metadata.get(SCHEDULE_SAYS)) and wants_now(turn.text):
        return _not_now(mission, str(says))
    return None if yes_to(turn.text, wanted(mission)) else _no_yes(turn, mission)


def _not_now(mission: Mission, says: str) -> Reply:
    """Return the reply to an order to run at once what is proposed for another time."""
    objective = mission.terms.objective
    return Reply(
        summary=(
            f"{quoted(objective)} is proposed to run {says}, and not now, so nothing was approved. "
            "Say “yes” to schedule it so. For now, say the work by itself."
        ),
        blocks=(card(mission),),
        shown=(mission,),
        awaits=(mission,),
        actions=(say("Run it now", objective), *decisions(mission)),
    )


def _awaited(turn: Turn, found: Spoken) -> bool:
    """Tell whether a yes can be for a mission: the last answer asked for it, or the yes says so.

    "Run it" orders something; it is for what the last answer spoke of, whatever that asked. What
    is scheduled or under way already takes any yes, and nothing comes of it.
    """
    mission, last = found.mission, turn.exchange.sequence - 1
    if names_any(turn) or not agrees(turn.text):
        return True
    if mission.status is MissionStatus.APPROVED and (
        mission.run or SCHEDULED_BY in mission.metadata
    ):
        return True
    if found.shown.awaited == last and found.shown.last < last:
        return says_yes(turn.text)  # "ok" may be for what was told in between
    return found.shown.awaited == last or (orders(turn.text) and found.shown.last == last)


def approved(mission: Mission) -> Reply:
    """Return the reply to a yes that starts nothing yet."""
    text = f"Approved: {quoted(mission.terms.objective)}. Say “run it” when it shall start."
    return Reply(summary=text, blocks=(card(mission),), shown=(mission,), awaits=(mission,))


def scheduled(mission: Mission, text: str) -> Reply:
    """Return the reply to a yes that begins a schedule."""
    return Reply(
        summary=text,
        blocks=(card(mission),),
        shown=(mission,),
        actions=(say("Stop it", f"cancel {mission.mission_id}"), say("List schedules")),
    )


def running(mission: Mission, *, paused: bool) -> Reply:
    """Return the reply that shows a run while it goes on."""
    tool = mission.terms.tool or "the tool"
    text = f"Approved. {tool} is at work on {quoted(mission.terms.objective)}; watch it here."
    if paused:
        text = (
            f"Approved: {quoted(mission.terms.objective)}. Buddy is paused, so it starts when "
            "somebody resumes it."
        )
    return Reply(
        summary=text,
        response_type=ResponseType.LIVE_EXECUTION,
        layout=Layout.PROGRESS,
        live=mission.mission_id,
        blocks=(card(mission),),
        shown=(mission,),
        actions=(say("Cancel", f"cancel {mission.mission_id}"),),
    )


def _no_yes(turn: Turn, mission: Mission) -> Reply:
    """Return the reply to what was read as a yes and holds no word that means one."""
    if hesitates(turn.text) or wants_change(turn.text):
        return stays_open(turn, mission)
    if not mentions_yes(turn.text) and turn.talk.proposals:
        return unclear(turn)
    left = besides_yes(turn.text)
    why = "I do not take that for a yes"
    if left and mentions_yes(turn.text) and not is_marked(turn.text):
        why = f"I read a yes, but not what {quoted(left, 60)} is to change"
    return Reply(
        summary=f"{why}, so nothing runs. {HOW_IT_RUNS}",
        blocks=(card(mission),),
        shown=(mission,),
        actions=decisions(mission),
    )


def _refused(mission: Mission, refusal: BuddyError) -> Reply:
    text = f"Nothing was approved: {refusal.message}."
    return Reply(summary=text, blocks=(card(mission),), spoken=(mission,))
