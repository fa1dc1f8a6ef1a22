"""schedule: work at a later time, or again and again. It is proposed with its next five times.

A schedule beside a proposal is a proposal too: the yes to the mission is the yes to both, and
nothing fires before it.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final

from buddy.domain.change_watch import watch_wished
from buddy.domain.clock_words import clock_in, clocks_in
from buddy.domain.day_part import without_day_part
from buddy.domain.instant import Instant, to_datetime, to_instant
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.money import Money
from buddy.domain.origin import marks
from buddy.domain.references import Resolved, Unresolved, resolve
from buddy.domain.regex import regex
from buddy.domain.route import Route
from buddy.domain.same_work import only_refers, tracks
from buddy.domain.schedule import SCHEDULE_SAYS
from buddy.domain.schedule_bounds import BoundsRead, bounds_in
from buddy.domain.schedule_change import on_days_said
from buddy.domain.schedule_days import WEEKDAY_NAMES, days_off, without_day_names
from buddy.domain.schedule_hours import within_hours
from buddy.domain.schedule_timing import (
    Recurrence,
    Timing,
    local_of,
    next_slots,
    timing_words,
    zone_of,
)
from buddy.domain.schedule_unread import unread_time, without_words
from buddy.domain.schedule_words import WHEN_EXACTLY, read_time, with_minute
from buddy.domain.schedule_zone import zone_said
from buddy.domain.session import Asked
from buddy.domain.slots import find_slots
from buddy.domain.slots_when import past_in, repeats, when_in
from buddy.domain.spoken_time import in_figures
from buddy.domain.time_ahead import ahead_in, time_ahead, without_time
from buddy.domain.whole_limit import whole_limit, without_whole
from buddy.errors import InputInvalid, MissionError, ScheduleConflict
from buddy.ports.store import TransactionRunner, UnitOfWork
from buddy.services.chat.counted import recounted
from buddy.services.chat.mission import ask_for, last_mission
from buddy.services.chat.page_watched import HOW_OFTEN, watches_page
from buddy.services.chat.propose import DROP, Proposer, shown
from buddy.services.chat.schedule_dropped import drops_times, without_times
from buddy.services.chat.schedule_shown import with_times
from buddy.services.chat.turn import Reply, Turn, question, say
from buddy.services.schedule_request import ScheduleRequest
from buddy.services.schedules import Schedules

WHEN: Final = "when"
"""The slot of the question at what time."""
MARK: Final = " ⏱ "
"""Between the words of time and the work, where a question carries both."""
_LEAD: Final = regex(
    r"^\W*(?:please\s+)?(?:(?:can|could|would|will) you\s+)?(?:please\s+)?"
    r"(?:schedule|remind me(?:\s+to)?|set up|plan|repeat|erinnere?\s+mich(?:\s+daran)?"
    r"|rappelle[- ]moi(?:\s+de)?|recu[eé]rdame(?:\s+que)?|ricordami(?:\s+di)?|herinner\s+me"
    r"(?:\s+eraan)?|lembra-me(?:\s+de)?)\b"
    r"(?:\s+(?:a\s+|the\s+)?(?:schedule|mission|run|search|reminder|check)\b)?"
    r"(?:\s+(?:to|for|that))?\s*",
    re.IGNORECASE,
)


NOW: Final = "now"
THEN_OR_NOW: Final = (
    "Shall I run it then, once or again and again, or now? Say for instance “every Saturday at "
    "9:00”, “tomorrow at 17:30”, “in 20 minutes” or “now”."
)
_NOW: Final = regex(
    r"^\W*(?:(?:right|just|only|once|run it|do it|please|jetzt gleich|bitte|nur)[\s,]+)*"
    r"(?:now|right away|at once|immediately|jetzt|sofort|gleich|maintenant|tout de suite|ahora"
    r"(?: mismo)?|ya|adesso|ora|subito|agora|já|nu|meteen)"
    r"(?:[\s,]+(?:please|bitte|once|then))*\W*$",
    re.IGNORECASE,
)


_WHICH_ZONE: Final = (
    "In which time zone? I know none of that name, or it has several. Say it with a city: "
    "“at 8 Berlin time”."
)
_FOR: Final = regex(
    r"\s+(?:for|to|on|für|auf|pour|à|para|per|voor|op|na)$",
    re.IGNORECASE,
)
"""What led the words of time, where they are taken out of a sentence."""
_DAY_BEFORE: Final = regex(
    rf"(?<!\w)(?:for|to|für|auf|pour|para|per|voor)\s+((?:{'|'.join(WEEKDAY_NAMES)}),?\s+)$",
    re.IGNORECASE,
)
_BARE_DAY: Final = regex(
    r"(?<=[^\W\d_]{4}\s)(?<!\bfrom\s)(?<!\bthis\s)(?<!\bnext\s)(?<!\blast\s)(?<!\btill\s)"
    r"(?<!black\s)(?<!cyber\s)(?<!good\s)(?<!easter\s)(?<!whit\s)(?<!palm\s)(?<!super\s)"
    r"(?<!day\s)(?<!until\s)(?<!every\s)(?<!since\s)((?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)$",
    re.IGNORECASE,
)
"""A day right before its hour, behind a whole word: "boards friday at 9", no "Black Friday"."""
_ON_DAYS: Final = regex(
    r"(?<!\w)(?:on|am|an|le|les|el|los|il|la|al|op|[àa]s?|nos?|nas?|rather|lieber|plutôt)(?!\w)",
    re.IGNORECASE,
)
"""What may lead the names of days."""
_PAGE_CHANGES: Final = "page_changes"
_AT: Final = regex(r"\bat \d\d:\d\d")


@dataclass(frozen=True, slots=True)
class ScheduleHandler:
    """Proposes schedules."""

    proposer: Proposer
    schedules: Schedules
    transact: TransactionRunner
    zone: str

    async def __call__(self, turn: Turn) -> Reply:
        """Return the proposal with its times, or the question that stands before it."""
        if drops_times(turn):
            return await without_times(turn, self.schedules, self.transact)
        turn, zone = _in_zone(_in_figures(turn), self.zone)
        if zone is None:
            return question(_WHICH_ZONE, DROP)
        return await self._read(turn, zone)

    async def _read(self, turn: Turn, zone: str) -> Reply:
        """Return the proposal of what is said in figures, its times in a zone."""
        words, work = self._said(turn)
        if _says_now(turn):
            return await self.proposer.propose(turn, work)
        if (past := past_in(turn.text)) is not None:
            return _ask(f"“{past}” is over. {WHEN_EXACTLY}", "", work)
        if (left := self._unsure(turn, words, work)) is not None:
            days = "" if clocks_in(left) else left  # a bare hour that follows is for those
            return _ask(f"“{left}” is a time. {THEN_OR_NOW}", days, without_time(work), NOW)
        words = _moved(turn, words, work) or words
        found = read_time(words, zone, turn.now)
        if found.timing is None:
            if not words and watches_page(turn):
                return _ask(HOW_OFTEN, "", work, "every hour", "every day at 7:00", NOW)
            asked = found.question or WHEN_EXACTLY
            return _ask(asked, words, work)
        work, timing = within_hours(turn.text, words, work, found.timing, turn.now)
        work, timing = on_days_said(work, timing, turn.now)
        if timing is None:
            return _ask(WHEN_EXACTLY, words, work)
        if not next_slots(timing, turn.now, 1):
            text = f"That time is over: {timing_words(timing)}. {WHEN_EXACTLY}"
            return _ask(text, "", work)
        today = to_datetime(turn.now).astimezone(zone_of(zone)).date()
        total = None if timing.recurrence is Recurrence.NONE else whole_limit(work)
        bounds = bounds_in(work if total is None else without_whole(work), today)
        left = timing.recurrence is not Recurrence.NONE and unread_time(bounds.rest, today)
        if left:
            return _leave_out(left, words, work)
        request = self._request(timing, bounds, total, turn.now)
        return await self._propose(turn, request, bounds.rest)

    def _unsure(self, turn: Turn, words: str, work: str) -> str | None:
        """Return a time in work that is not read as a whole, and so must be asked about."""
        if turn.decision.route is not Route.MISSION or turn.session.asked is not None:
            return None
        timing = read_time(words, self.zone, turn.now).timing if words else None
        return time_ahead(work) or (None if timing else words or time_ahead(turn.text))

    def _request(
        self, timing: Timing, bounds: BoundsRead, total: Money | None, now: Instant
    ) -> ScheduleRequest:
        """Return what was said: the times, the last day, how often, for how much in all."""
        if timing.recurrence is Recurrence.NONE:
            return ScheduleRequest(timing=timing)
        until = last_day(timing, bounds.lasting, now) if bounds.lasting else bounds.until
        return ScheduleRequest(
            timing=timing,
            count=bounds.count,
            until=end_of(until, timing.timezone) if until else None,
            cap_total=total,
        )

    def answers(self, turn: Turn) -> bool:
        """Tell whether a message answers the question at what time, and is no other work."""
        turn = _in_figures(turn)
        asked, said = turn.session.asked, _with_day(turn.text, when_in(turn.text) or "") or None
        if asked is None or asked.slot != WHEN or past_in(turn.text) is not None:
            return False
        if _says_now(turn):
            return True
        if said is None:
            return bool(clocks_in(turn.text))
        return turn.decision.route is Route.SCHEDULE or not _without(turn.text, said)

    def _said(self, turn: Turn) -> tuple[str, str]:
        """Return the words of time and the work, of the message or of what it answers."""
        text, asked = turn.text.strip(), turn.session.asked
        if _says_now(turn) and asked is not None:
            return "", asked.objective.partition(MARK)[2]
        if self.answers(turn) and asked is not None:
            before, _, work = asked.objective.partition(MARK)
            said = _with_day(text, when_in(text) or "") or text
            words, rest = _answered(before.strip(), said), _without(text, said)
            return words, work if not rest or only_refers(rest) else rest
        # Days that are left out are no days of its times: "every day at 9, but not on sundays".
        bare, left_out, _ = days_off(text)
        words = _with_day(bare, with_minute(bare, when_in(bare) or ahead_in(bare) or ""))
        work = _without(bare, words)
        return words, f"{work}, {left_out}" if left_out else work

    async def _propose(self, turn: Turn, request: ScheduleRequest, work: str) -> Reply:
        pending = turn.talk.proposals[0].mission if turn.talk.proposals else None
        counted, last = recounted(turn, work, timed=True), last_mission(turn)
        if counted is not None:
            work, last = counted.text, counted.mission
            pending = pending if pending is not None and pending == last else None
        if last is not None and (tracks(work) or watch_wished(work) == ""):
            work = _tracked(last)
        if only_refers(work) and pending is not None:
            return await self.beside(turn, pending, request)
        like = last if only_refers(work) else None
        if only_refers(work) and like is None:
            text = "What shall I do then? Say the work and the time in one sentence."
            return question(text, DROP)
        state = counted.state if counted is not None else turn.talk.state
        found = resolve(like.terms.objective if like else work, state, turn.session.urls)
        if isinstance(found, Unresolved):
            return ask_for(found)
        assert isinstance(found, Resolved)
        before = like or (last if found.repeats else None)
        return await self.proposer.propose(
            turn,
            found.text,
            borrowed=found.borrowed,
            like=like,
            alike=before,
            marked=marks(before.terms.input_origins, before.terms.tool_input) if before else (),
            objective_marks=before.terms.objective_marks if before else (),
            finish=lambda reply: with_times(reply, request, turn.now),
            beside=self.making(turn, request),
        )

    def making(
        self, turn: Turn, request: ScheduleRequest
    ) -> Callable[[UnitOfWork, Mission], Awaitable[Mission]]:
        """Return what makes a schedule beside a mission, in the transaction that makes it."""

        async def make(uow: UnitOfWork, mission: Mission) -> Mission:
            _, after = await self.schedules.create_in(
                uow, mission, request, turn.channel, turn.actor
            )
            return after

        return make

    async def beside(self, turn: Turn, pending: Mission, request: ScheduleRequest) -> Reply:
        """Put a schedule beside a proposal of this conversation, and show both."""

        async def work(uow: UnitOfWork) -> Reply:
            mission = await uow.missions.get(turn.user_id, pending.mission_id)
            stands = mission is not None and mission.revision == pending.revision
            if mission is None or not stands or mission.status is not MissionStatus.PROPOSED:
                raise ScheduleConflict("The proposal has changed meanwhile; look at it again")
            _, after = await self.schedules.attach_in(
                uow, mission, request, turn.channel, turn.actor
            )
            await uow.missions.put(after)
            reply = with_times(shown(turn, after, is_new=False), request, turn.now)
            await turn.keep(uow, reply)
            return reply

        try:
            return await self.transact(work)
        except (InputInvalid, MissionError, ScheduleConflict) as refusal:
            return question(f"I cannot schedule that: {refusal.message}.", DROP)


def _tracked(last: Mission) -> str:
    """Return what "track it" orders: the last work again if that did so, else its page."""
    urls = find_slots(last.terms.objective).urls
    again = last.terms.tool == _PAGE_CHANGES or not urls
    return "it" if again else f"track {urls[0]} for changes"


def _in_figures(turn: Turn) -> Turn:
    """Return a message with the times of its words in figures."""
    said = in_figures(turn.text)
    return turn if said == turn.text else replace(turn, said=said)


def _in_zone(turn: Turn, zone: str) -> tuple[Turn, str | None]:
    """Return a message without the zone that its time is said in, and that one; None: unknown."""
    found = zone_said(turn.text)
    return (turn, zone) if found is None else (replace(turn, said=found.rest), found.zone)


def asks_for_schedule(text: str) -> bool:
    """Tell whether a message asks in words for a time of its own: "remind me to"."""
    return _LEAD.match(text) is not None


def _moved(turn: Turn, words: str, work: str) -> str | None:
    """Return the days of the schedule that is proposed, at the hour that a message says instead."""
    pending = turn.talk.proposals[0].mission if turn.talk.proposals else None
    says = pending.metadata.get(SCHEDULE_SAYS) if pending else None
    clock = _only_clock(words)
    if not isinstance(says, str) or clock is None or not only_refers(work):
        return None
    return _AT.sub(f"at {clock}", says, count=1) if _AT.search(says) and "every" in says else None


def last_day(timing: Timing, days: int, now: Instant) -> date:
    """Return the last of so many days, the first of which is that of the next time."""
    slots = next_slots(timing, now, 1)
    first = slots[0].at if slots else now
    return date.fromisoformat(local_of(timing, first)[:10]) + timedelta(days=days - 1)


def end_of(day: date, zone: str) -> Instant:
    """Return the end of a day, in a zone."""
    return to_instant(datetime.combine(day, time(23, 59, 59), zone_of(zone)))


def _answered(before: str, said: str) -> str:
    """Return the words of time after an answer: a bare time goes to the days that were named."""
    if not before or repeats(said) or not _only_clocks(said):
        return said
    return f"{before} at {' and '.join(clocks_in(said))}".strip()


def _with_day(text: str, words: str) -> str:
    """Return times of the day with the day that they are put to: "for friday at 9"."""
    if not words or not _only_clocks(words):
        return words
    flat = " ".join(text.split())
    before = flat[: max(0, flat.find(words))]
    if before and not _ON_DAYS.sub("", without_day_names(before)).strip(" ,"):
        return f"{before}{words}"  # days and nothing else: "montags um 8"
    found = _DAY_BEFORE.search(before) or _BARE_DAY.search(before)
    return f"{found[1]}{words}" if found is not None else words


def _only_clock(said: str) -> str | None:
    """Return the time of day that words of time are, where they name no day."""
    return clock_in(said) if _only_clocks(said) else None


def _only_clocks(said: str) -> bool:
    """Tell whether words of time are times of a day, and name no day."""
    rest = re.sub(
        r"[\d:.,&\s]|(?<![^\W\d_])(?:at|um|a las|[àa]s?|alle|om|am|pm|uhr|uur|horas?|heures?|h"
        r"|and|und|et|y|e|en)"
        r"(?![^\W\d_])",
        "",
        without_day_part(said.lower()),
    )
    return not rest and bool(clocks_in(said))


def _without(text: str, words: str) -> str:
    """Return a message without its words of time and its lead."""
    flat = " ".join(text.split())
    rest = flat.replace(words, " ", 1) if words else flat
    rest = _LEAD.sub("", " ".join(rest.split()))
    rest = re.sub(r"^\W*(?:please|bitte|and|then|dann|to)\s+", "", rest, flags=re.IGNORECASE)
    rest = " ".join(rest.split()).replace(" ,", ",").replace(" :", ":").strip(" ,.;!?")
    referring = _FOR.sub("", rest)  # "schedule it for tomorrow" is of "it"
    return referring if words and referring != rest and only_refers(referring) else rest


def _says_now(turn: Turn) -> bool:
    """Tell whether a message answers the question at what time with "now"."""
    asked = turn.session.asked
    return asked is not None and asked.slot == WHEN and _NOW.match(turn.text) is not None


def _ask(text: str, words: str, work: str, *more: str) -> Reply:
    asked = Asked(question=text, objective=f"{words}{MARK}{work}", slot=WHEN)
    offers = (say("at 7:00"), say("at 9:00")) if not more else tuple(map(say, more))
    return question(text, *offers, DROP, asked=asked)


def _leave_out(left: str, words: str, work: str) -> Reply:
    text = (
        f"I cannot put “{left}” into the times of a schedule: it is over, or says more than days, "
        "times of the day and an end. Say it in other words, or without that."
    )
    anew = f"{words} {without_words(work, left)}"
    return question(text, say(f"Without “{left}”", anew), DROP)
