"""A schedule that there is, by a sentence: pause it, resume it, on other days, for so many runs.

Which schedule is meant has to be certain: the words that name something are its own and no other
one's, or it is the only one that this conversation speaks of. Else Buddy asks. A change of what
fires already is shown with its next five times, and made by a yes; one beside a proposal is a new
revision of it, which nothing fires before it is approved.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from buddy.domain.assent import agrees
from buddy.domain.instant import Instant, to_datetime
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.money import Money
from buddy.domain.plain_decision import words_of
from buddy.domain.schedule import (
    SCHEDULED_BY,
    Schedule,
    ScheduleState,
    StandingBounds,
)
from buddy.domain.schedule_change import (
    SCHEDULE_ID,
    Deed,
    ScheduleChange,
    change_in,
    is_retimed,
    may_mean,
    names_left,
    says_schedule,
    with_days,
    with_days_off,
)
from buddy.domain.schedule_clock import with_clock
from buddy.domain.schedule_hours import with_window
from buddy.domain.schedule_moved import moved_to
from buddy.domain.schedule_timing import (
    Recurrence,
    Timing,
    next_slots,
    timing_words,
    zone_of,
)
from buddy.domain.schedule_words import read_time
from buddy.domain.session import Asked
from buddy.domain.slots import find_slots
from buddy.errors import InputInvalid, MissionError, PersonRequired, ScheduleConflict
from buddy.ports.store import UnitOfWork
from buddy.services.chat.propose import shown
from buddy.services.chat.schedule import ScheduleHandler, end_of, last_day
from buddy.services.chat.schedule_named import FITS, meant_by, templates, which
from buddy.services.chat.schedule_told import (
    DONE,
    bounds_words,
    by_hand,
    edited,
    stands,
    switched,
    times,
)
from buddy.services.chat.turn import Handler, Reply, Spoken, Turn, question, say
from buddy.services.chat.words import quoted
from buddy.services.schedule_bounds import ScheduleBounds, with_end
from buddy.services.schedule_request import ScheduleRequest
from buddy.services.schedules import Schedules

CHANGE: Final = "schedule"
"""The slot of the question whether a schedule changes so."""
MARK: Final = " ⏱ "
"""Between the id of the schedule and the words of its change."""
THEN: Final = " ⏵ "
"""Between the words of one change and of the next, where the first has no answer yet."""
_NEW_YES: Final = (
    "A run may spend up to {cap}, as it was approved; another limit of a run needs a new yes. End "
    "the schedule and say it anew with that limit. Nothing was changed."
)
READ: Final = 200
NAMED: Final = "schedule_named"
"""Who has looked for a schedule of that name, and found none."""


@dataclass(frozen=True, slots=True)
class ScheduleEdits:
    """Pauses, resumes and changes schedules by a sentence."""

    schedules: Schedules
    bounds: ScheduleBounds
    proposing: ScheduleHandler
    zone: str

    def takes(self, turn: Turn) -> Handler | None:
        """Return who answers, where a message wants something of a schedule that there is."""
        change = self._change(turn, turn.text)
        if change is None or NAMED in turn.passed:
            return None
        switches = change.deed is not Deed.EDIT
        if change.back and not templates(turn):
            return None  # "skip the next one" may be of anything else
        if SCHEDULE_ID.search(turn.text) or (switches and not names_left(change)):
            return self
        if says_schedule(change) and (switches or may_mean(change, ())):
            return self
        if switches and find_slots(turn.text).urls:
            return None  # "resume https://…" asks for a summary in two languages
        if is_retimed(change) and names_left(change):
            return self  # what it names may be a schedule of another conversation, or none
        if is_retimed(change) or change.total is not None:
            # "at 8 instead", "$2 in total" is of what was spoken of last
            last = turn.talk.spoken[0] if turn.talk.spoken else None
            return self if last is not None and SCHEDULED_BY in last.mission.metadata else None
        spoken = (words_of(each.mission.terms.objective) for each in templates(turn))
        return self if any(may_mean(change, words) for words in spoken) else None

    def answers(self, turn: Turn) -> bool:
        """Tell whether a message is the yes to a change that was shown."""
        asked = turn.session.asked
        return asked is not None and asked.slot == CHANGE and agrees(turn.text)

    async def __call__(self, turn: Turn) -> Reply:
        """Return what came of it, or the question that stands before it."""
        asked = turn.session.asked
        if asked is not None and self.answers(turn):
            return await self._agreed(turn, asked)
        change = self._change(turn, turn.text)
        assert change is not None
        page = await self.schedules.list_page(turn.user_id, READ, None)
        found = [each for each in page.items if each.state is not ScheduleState.ENDED]
        meant = meant_by(turn, change, found)
        if not meant and is_retimed(change) and not says_schedule(change):
            return Reply(summary="", passes=NAMED)
        if len(meant) != 1:
            return which(turn, change, meant, found)
        schedule = meant[0]
        if change.back and schedule.state is not ScheduleState.PROPOSED:
            return by_hand(turn, schedule, change.back)
        if schedule.state not in FITS[change.deed]:
            return stands(schedule, change.deed)
        if change.deed is not Deed.EDIT:
            return await self._switch(turn, schedule, change.deed)
        if schedule.state is ScheduleState.PROPOSED:
            return await self._beside(turn, schedule, change)
        return self._shown(turn, schedule, _with_unanswered(turn, schedule), turn.now)

    async def _agreed(self, turn: Turn, asked: Asked) -> Reply:
        """Carry out the change that was shown, and nothing else; else show it as it would be now.

        A yes is for the question only if that was put last, on a screen that has shown it, and if
        the schedule is as it was then.
        """
        schedule_id, changed_at, said_at, words = asked.objective.split(MARK, 3)
        at = Instant(said_at)
        schedule = await self.schedules.get(turn.user_id, schedule_id)
        seen = turn.seen is None or turn.seen >= asked.put
        if turn.just_asked and seen and schedule.changed_at == changed_at:
            return await self._edit(turn, schedule, words, at)
        if schedule.state is not ScheduleState.ACTIVE:
            return stands(schedule, Deed.EDIT)
        shown = self._shown(turn, schedule, words, at)
        summary = f"Look at it once more.\n{shown.summary}"
        return replace(shown, summary=summary, says_why=True)

    def _change(self, turn: Turn, text: str, at: Instant | None = None) -> ScheduleChange | None:
        """Return what a message wants, its days reckoned from when it was said."""
        return change_in(text, to_datetime(at or turn.now).astimezone(zone_of(self.zone)).date())

    async def _switch(self, turn: Turn, schedule: Schedule, deed: Deed) -> Reply:
        async def keep(uow: UnitOfWork, after: Schedule) -> None:
            await turn.keep(uow, switched(turn, after, deed))

        try:
            if deed is Deed.PAUSE:
                after = await self.schedules.pause(
                    turn.user_id, schedule.record_id, None, turn.actor, keep
                )
            else:
                after = await self.schedules.resume(
                    turn.user_id, schedule.record_id, turn.channel, turn.actor, keep
                )
        except (ScheduleConflict, PersonRequired) as refusal:
            return Reply(summary=f"Nothing was {DONE[deed]}: {refusal.message}.")
        return switched(turn, after, deed)

    async def _beside(self, turn: Turn, schedule: Schedule, change: ScheduleChange) -> Reply:
        """Change the schedule of a proposal: a new revision, shown with its times."""
        target = turn.talk.of(schedule.mission_id)
        if target is None or target.mission.status is not MissionStatus.PROPOSED:
            link = f"Decide on {quoted(schedule.template.objective)} first; it is only proposed."
            return Reply(summary=f"Nothing was changed. {link}")
        wished = self._wished(schedule, change, turn, turn.now)
        if isinstance(wished, str):
            return question(wished)
        timing, bounds = wished
        if (timing, bounds) == (schedule.timing, schedule.standing):
            standing = "That is how it stands already; nothing changed."
            return replace(shown(turn, target.mission, standing, is_new=False), spawned=())
        request = ScheduleRequest(
            timing=timing,
            policy=schedule.policy,
            cap_per_run=bounds.cap_per_run,
            cap_total=bounds.cap_total,
            count=bounds.count,
            until=bounds.until,
        )
        try:
            most = change.per_run or change.total
            mission = await self._within(turn, target, most, exactly=change.per_run is not None)
        except MissionError as refusal:
            return Reply(summary=f"Nothing was changed: {refusal.message}.")
        return await self.proposing.beside(turn, mission, request)

    async def _within(
        self, turn: Turn, target: Spoken, total: Money | None, *, exactly: bool
    ) -> Mission:
        """Return a proposal whose cap lets one run begin within what is said, or is just that."""
        mission = target.mission
        fits = total is None or (mission.terms.cap_usd <= total and not exactly)
        if total is None or fits or mission.terms.cap_usd == total:
            return mission
        result = await self.proposing.proposer.proposals.update(
            turn.user_id,
            mission.mission_id,
            {"max_cost": total},
            target.shown.revision,
            turn.actor,
            turn.channel,
        )
        return result.after

    def _shown(
        self,
        turn: Turn,
        schedule: Schedule,
        words: str,
        at: Instant,
    ) -> Reply:
        """Ask whether a schedule in force changes so: nothing is saved before the yes."""
        wished = self._all_wished(turn, schedule, words, at)
        if isinstance(wished, str):
            return question(wished)
        timing, bounds = wished
        if (timing, bounds) == (schedule.timing, schedule.standing):
            text = f"That is how it stands already: {timing_words(timing)}; nothing changed."
            return Reply(summary=text)
        after = replace(schedule, timing=timing, standing=bounds)
        asked = Asked(
            question=f"Shall {quoted(schedule.template.objective)} change so?",
            objective=MARK.join((schedule.record_id, schedule.changed_at, at, words)),
            slot=CHANGE,
        )
        lines = [
            f"{quoted(schedule.template.objective)} would run {timing_words(timing)}.",
            *times(after, turn),
            bounds_words(after),
            f"{asked.question} Nothing is changed before you say yes.",
        ]
        ways = say("Yes, change it", "yes"), say("Leave it", "no")
        # Nobody has missed anything: another change was asked for, and this asks about that.
        return replace(question("\n".join(lines), *ways, asked=asked), missed=False)

    async def _edit(self, turn: Turn, schedule: Schedule, words: str, at: Instant) -> Reply:
        wished = self._all_wished(turn, schedule, words, at)
        if isinstance(wished, str):
            return question(wished)
        timing, bounds = wished

        async def keep(uow: UnitOfWork, after: Schedule) -> None:
            await turn.keep(uow, edited(turn, after))

        try:
            after = await self.bounds.change(
                turn.user_id,
                schedule.record_id,
                timing=timing,
                bounds=None if bounds == schedule.standing else bounds,
                channel=turn.channel,
                actor=turn.actor,
                also=keep,
                seen=schedule.changed_at,
            )
        except (InputInvalid, MissionError, ScheduleConflict, PersonRequired) as refusal:
            return Reply(summary=f"Nothing was changed: {refusal.message}.")
        return edited(turn, after)

    def _all_wished(
        self, turn: Turn, schedule: Schedule, words: str, at: Instant
    ) -> tuple[Timing, StandingBounds] | str:
        """Return what the words of one or several changes wish for, one upon the other."""
        wished: tuple[Timing, StandingBounds] | str = schedule.timing, schedule.standing
        for each in words.split(THEN):
            change = self._change(turn, each, at)
            assert change is not None  # it was read out of the same words when it was said
            wished = self._wished(schedule, change, turn, at)
            if isinstance(wished, str):
                return wished
            schedule = replace(schedule, timing=wished[0], standing=wished[1])
        return wished

    def _wished(
        self, schedule: Schedule, change: ScheduleChange, turn: Turn, at: Instant
    ) -> tuple[Timing, StandingBounds] | str:
        """Return what is wished for, or why it cannot be, with what to do."""
        timing = _timed(schedule.timing, change, at)
        if timing is None:
            what = (
                change.times
                or change.once
                or (change.window.words if change.window else None)
                or (f"at {change.clock}" if change.clock else "on other days")
            )
            return (
                f"It runs {timing_words(schedule.timing)}, and I cannot put that {what}. "
                "Say the whole of it in one sentence: “every Monday at 7 …”."
            )
        day = change.until
        if change.lasting is not None:
            day = last_day(timing, change.lasting, turn.now)
        until = end_of(day, schedule.timing.timezone) if day else None
        bounds = with_end(schedule, change.count, until)
        if change.per_run is not None:
            if schedule.state is ScheduleState.ACTIVE:
                return _NEW_YES.format(cap=schedule.template.cap_usd)
            bounds = _per_run(bounds, change.per_run)
        if change.total is not None:
            cap = schedule.template.cap_usd
            if change.total < cap and schedule.state is ScheduleState.ACTIVE:
                return (
                    f"A run may spend up to {cap}, so none could begin within {change.total} in "
                    "all. Say a higher total, or end the schedule and say it anew with that limit."
                )
            per_run = min(bounds.cap_per_run, change.total)
            bounds = replace(bounds, cap_per_run=per_run, cap_total=change.total)
        if not next_slots(timing, turn.now, 1) or bounds.until <= turn.now:
            return "Nothing of it would lie ahead then. Say a later day, or end the schedule."
        return timing, bounds


def _per_run(bounds: StandingBounds, limit: Money) -> StandingBounds:
    """Return bounds with another limit of each run; that of all runs goes with it."""
    by_runs = bounds.cap_total == Money(bounds.cap_per_run.micros * bounds.count)
    total = Money(limit.micros * bounds.count)
    most = total if by_runs else min(total, bounds.cap_total)
    return replace(bounds, cap_per_run=limit, cap_total=most)


def _timed(timing: Timing, change: ScheduleChange, now: Instant) -> Timing | None:
    """Return the times that are wished for; None: they cannot be put so."""
    wished: Timing | None = timing
    if change.zone is not None:
        timing = wished = replace(timing, timezone=change.zone)
    if change.window is not None:
        return with_window(timing, change.window, now)
    if change.times is not None:
        return read_time(change.times, timing.timezone, now).timing
    once = timing.recurrence is Recurrence.NONE
    if change.once is not None and (once or change.days is None):
        return moved_to(timing, change.once, now)
    if change.days is not None:
        wished = with_days(timing, change.days, now)
    if wished is not None and change.off:
        wished = with_days_off(wished, change.off, now)
    if wished is not None and change.clock is not None:
        wished = with_clock(wished, change.clock, now)
    return wished


def _with_unanswered(turn: Turn, schedule: Schedule) -> str:
    """Return the words of a change behind those of one that was shown just before it."""
    left = turn.left
    if left is None or left.slot != CHANGE or left.put != turn.exchange.sequence - 1:
        return turn.text
    schedule_id, changed_at, _, words = left.objective.split(MARK, 3)
    same = (schedule_id, changed_at) == (schedule.record_id, schedule.changed_at)
    return f"{words}{THEN}{turn.text}" if same else turn.text
