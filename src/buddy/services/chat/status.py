"""status: missions, queue, decisions that wait, budget and credits, in words and as a table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from buddy.domain.budget_report import BudgetLine
from buddy.domain.cost_question import CostQuestion, cost_question
from buddy.domain.envelope import Layout, ResponseType, TableBlock
from buddy.domain.inbox import PENDING
from buddy.domain.lifecycle import TERMINAL, MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.period import parse_period, period_in
from buddy.domain.plain_remark import sets_budget
from buddy.domain.regex import regex
from buddy.domain.run import RunState
from buddy.domain.schedule import ScheduleState, upcoming
from buddy.domain.schedule_timing import slot_words, timing_words
from buddy.ports.store import MissionFilter
from buddy.services.budget_service import BudgetService
from buddy.services.chat.lacking import missing_in, next_of
from buddy.services.chat.schedule_told import stands_for_runs
from buddy.services.chat.target import named_in, only_waiting
from buddy.services.chat.turn import Reply, Turn, card, say
from buddy.services.chat.words import cost_of, listed, quoted, state_of
from buddy.services.instance_service import InstanceService
from buddy.services.mission_service import MissionService
from buddy.services.schedules import Schedules

READ: Final = 200
ROWS: Final = 20
_MONEY: Final = regex(
    r"\b(?:budgets?|money|spen[dt]\w*|costs?|credits?|dollars?|usd|limits?|left to spend|afford"
    r"|kosten|geld|argent|dinero|soldi)\b|\$",
    re.IGNORECASE,
)
_DOLLARS: Final = regex(r"(?<![\w.,])\$?\s?(?P<usd>\d{1,6}(?:[.,]\d{1,2})?)(?![\d%])")
_SCHEDULES: Final = regex(
    r"\b(?:schedul\w*|recurring|repeating|zeitpl[aä]n\w*|planification\w*|programaci[oó]n\w*"
    r"|pianificazion\w*|agendamento\w*|planning\w*)\b",
    re.IGNORECASE,
)
_ONE: Final = regex(
    r"\b(?:it|that|this|the (?:mission|run|search|job|task)|how far|progress|done yet|finished yet"
    r"|still running)\b",
    re.IGNORECASE,
)
_EVERY: Final = regex(
    r"^\W*(?:and\s+|so\s+)?(?:what(?:['’]s|\s+is|\s+else|\s+are)?|which|who|anything|is\s+(?:there\s+)?anything"  # noqa: RUF001
    r"|everything|all|how many)\b.*\b(?:running|waiting|active|going on|left|open|at work)\b",
    re.IGNORECASE,
)
"""Of all that runs, whatever was spoken of last."""
_OPEN: Final = PENDING | {MissionStatus.APPROVED, MissionStatus.RUNNING}
NOTHING_RAN: Final = "Nothing has run in this conversation yet, so it has cost nothing."
_PAUSED: Final = "Buddy is paused: accepted runs wait until somebody resumes it."


@dataclass(frozen=True, slots=True)
class StatusHandler:
    """Tells how things stand."""

    missions: MissionService
    budgets: BudgetService
    instance: InstanceService
    schedules: Schedules

    async def __call__(self, turn: Turn) -> Reply:
        """Return the state of what was asked about."""
        if _SCHEDULES.search(turn.text):
            return await self.all_schedules(turn)
        if (period := sets_budget(turn.text)) is not None:
            return await self._set_elsewhere(turn, period)
        named = named_in(turn)
        if (asked := cost_question(turn.text)) is not None:
            return await self.cost(turn, asked)
        if named is None and _MONEY.search(turn.text):
            return await self.money(turn)
        spoken = named or (turn.talk.spoken[0] if turn.talk.spoken else None)
        if spoken is not None and (
            named or (_ONE.search(turn.text) and not _EVERY.search(turn.text))
        ):
            return await self.tell(turn, spoken.mission)
        return await self._all(turn)

    async def all_schedules(self, turn: Turn) -> Reply:
        """List the schedules that are not over."""
        page = await self.schedules.list_page(turn.user_id, READ, None)
        found = [each for each in page.items if each.state is not ScheduleState.ENDED]
        if not found:
            text = "There are no schedules. Say for instance “every weekday at 7 check …”."
            return Reply(summary=text, keeps_question=True)
        table = TableBlock(
            title="Schedules",
            columns=("schedule", "objective", "state", "when", "next"),
            rows=tuple(
                (
                    each.record_id,
                    each.template.objective[:200],
                    str(each.state),
                    timing_words(each.timing),
                    "; ".join(slot_words(slot) for slot in upcoming(each, turn.now, 1)),
                )
                for each in found[:ROWS]
            ),
            more=max(0, len(found) - ROWS),
        )
        plural = "schedule" if len(found) == 1 else "schedules"
        return Reply(
            summary=f"{len(found)} {plural}.",
            response_type=ResponseType.TABLE,
            layout=Layout.TABLE,
            blocks=(table,),
            keeps_question=True,
        )

    async def tell(self, turn: Turn, mission: Mission) -> Reply:
        """Return how one mission stands, or how it ended and why."""
        lines = [f"{quoted(mission.terms.objective)} {state_of(mission)}."]
        if (stands := await self._of_schedule(mission)) is not None:
            lines = [f"{quoted(mission.terms.objective)}: {stands}"]
        progress = await self.missions.get_mission_progress(turn.user_id, mission.mission_id)
        running = mission.status is MissionStatus.RUNNING
        if running and progress.report is not None:
            step = progress.report.current_step
            at = f", step {step.step_index} of {step.total_steps}" if step else ""
            left = f", about {progress.eta.median:.3g} s left" if progress.eta else ""
            lines.append(f"{progress.report.progress_percent}%{at}{left}.")
        record = mission.execution_record
        if record is not None and not running:
            told = record.result_summary or record.error_detail or record.error
            cost = f" It cost {record.cost_usd}." if record.cost_usd is not None else ""
            lines.append(f"{(told or '').rstrip('.')}.{cost}".lstrip("."))
            lines += missing_in(mission)
        return Reply(
            summary="\n".join(lines),
            layout=Layout.PROGRESS if running else Layout.CARD,
            blocks=(card(mission),),
            live=mission.mission_id if running else None,
            actions=next_of(mission),
            spoken=(mission,),
            awaits=(mission,) if mission.status is MissionStatus.PROPOSED else (),
            keeps_question=True,
        )

    async def _of_schedule(self, mission: Mission) -> str | None:
        """Return how the schedule of a mission that only stands for its runs goes."""
        if not stands_for_runs(mission):
            return None
        schedule = await self.schedules.of_mission(mission.user_id, mission.mission_id)
        runs = "1 run" if schedule.fired == 1 else f"{schedule.fired} runs"
        done = f"{runs} so far" if schedule.fired else "no run so far"
        if schedule.state is ScheduleState.ENDED:
            return f"its schedule is over, {runs}. {schedule.reason}".rstrip(" .") + "."
        return f"scheduled, {timing_words(schedule.timing)}; {done}."

    async def cost(self, turn: Turn, asked: CostQuestion) -> Reply:
        """Tell what the last mission of the conversation has cost, or would cost."""
        spoken = turn.talk.spoken
        ran = next((each for each in spoken if each.mission.execution_record is not None), None)
        about = ran if asked is CostQuestion.PAST and ran else (spoken[0] if spoken else None)
        overview = await self.budgets.overview(turn.user_id)
        lines = [cost_words(about.mission) if about else NOTHING_RAN]
        lines.append(_spent(overview.lines[0]))
        return Reply(
            summary=" ".join(lines),
            blocks=(card(about.mission),) if about else (),
            spoken=(about.mission,) if about else (),
            actions=(say("And the money?", "How much has Buddy spent?"),),
            keeps_question=True,
        )

    async def _all(self, turn: Turn) -> Reply:
        where = MissionFilter(statuses=frozenset(_OPEN))
        page = await self.missions.list_page(turn.user_id, where, READ, None)
        found = page.missions
        running = [m for m in found if m.status is MissionStatus.RUNNING]
        queued = [m for m in found if m.run and m.run.state is RunState.QUEUED]
        waiting = [m for m in found if m.status in PENDING]
        lines = [_counted(len(running), len(queued), len(waiting), more=bool(page.next_cursor))]
        if (await self.instance.show()).state.paused:
            lines.append(_PAUSED)
        lines += await self._in_force(turn)
        if not found:
            return Reply(summary="\n".join(lines), keeps_question=True)
        table = TableBlock(
            title="Open missions",
            columns=("mission", "objective", "state", "cap"),
            rows=tuple(
                (m.mission_id, m.terms.objective[:200], state_of(m), str(m.terms.cap_usd))
                for m in found[:ROWS]
            ),
            more=max(0, len(found) - ROWS),
        )
        return Reply(
            summary="\n".join(lines),
            response_type=ResponseType.TABLE,
            layout=Layout.TABLE,
            blocks=(table,),
            spoken=only_waiting(turn),
            actions=(say("And the money?", "How much has Buddy spent?"),),
            keeps_question=True,
        )

    async def _in_force(self, turn: Turn) -> list[str]:
        page = await self.schedules.list_page(turn.user_id, READ, None)
        active = [each for each in page.items if each.state is ScheduleState.ACTIVE]
        if not active:
            return []
        many = "1 schedule goes" if len(active) == 1 else f"{len(active)} schedules go"
        return [f"{many} on: say “what is scheduled?” to see when."]

    async def _set_elsewhere(self, turn: Turn, period: str) -> Reply:
        """Say how the limit of a day or a month is set: not by a sentence."""
        overview = await self.budgets.overview(turn.user_id)
        scope = f"user/{period}"
        line = next((line for line in overview.lines if line.scope == scope), overview.lines[0])
        said = _DOLLARS.search(turn.text)
        to = said["usd"].replace(",", ".") if said else "10"
        return Reply(
            summary=(
                f"Nothing was changed: I do not set the limit of a {period} from a conversation. "
                f"Set it under Budgets on the whiteboard, or with “buddy budget set {scope} {to}”. "
                f"{_spent(line)}"
            ),
            keeps_question=True,
        )

    async def money(self, turn: Turn) -> Reply:
        """Tell what was spent and what is left; of a period that is over, what it came to."""
        overview = await self.budgets.overview(turn.user_id)
        lines = [_spent(line) for line in overview.lines[:2]]
        period = period_in(turn.text)
        if period not in {"", "today", "this month", "all time"}:
            spent = await self.budgets.spent(turn.user_id, parse_period(period, turn.now))
            lines.insert(0, f"{period.capitalize()} (days of UTC): {spent} spent.")
        if overview.credits:
            names = [f"{_units(line)}" for line in overview.credits]
            lines.append(f"Credits of this month: {listed(names)}.")
        table = TableBlock(
            title="Limits",
            columns=("limit", "spent", "set aside", "free", "at most"),
            rows=tuple(
                (line.scope, str(line.settled), str(line.reserved), str(line.free), str(line.limit))
                for line in overview.lines[:ROWS]
            ),
            more=max(0, len(overview.lines) - ROWS),
        )
        return Reply(
            summary="\n".join(lines),
            response_type=ResponseType.TABLE,
            layout=Layout.TABLE,
            blocks=(table,),
            keeps_question=True,
        )


def cost_words(mission: Mission) -> str:
    """Return what a mission has cost, or would cost, as a sentence."""
    what, cap, record = (
        quoted(mission.terms.objective),
        mission.terms.cap_usd,
        mission.execution_record,
    )
    if record is not None and record.cost_usd is not None:
        return f"{what} cost {record.cost_usd}; its cap was {cap}."
    if mission.status in {MissionStatus.RUNNING, MissionStatus.AWAITING_APPROVAL}:
        return f"{what} {state_of(mission)}; it stops at {cap}, and what it cost stands at its end."
    if record is None and mission.proposal is not None and mission.status not in TERMINAL:
        return f"{what} has not run, so it has cost nothing yet. {cost_of(mission.proposal)}"
    return f"{what} {state_of(mission)} without a run, so it has cost nothing."


def _counted(running: int, queued: int, waiting: int, *, more: bool) -> str:
    if not running + queued + waiting:
        return "Nothing is running, queued or waiting for you."
    parts = [f"{running} running", f"{queued} in the queue", f"{waiting} waiting for you"]
    return f"{'At least ' if more else ''}{listed(parts)}."


def _spent(line: BudgetLine) -> str:
    period = {"user/day": "Today", "user/month": "This month"}.get(line.scope, line.scope)
    held = f", {line.reserved} set aside for runs" if line.reserved.micros else ""
    return f"{period}: {line.settled} spent{held}, {line.free} of {line.limit} left."


def _units(line: BudgetLine) -> str:
    service = line.scope.removeprefix("credits ")
    return f"{line.settled.micros} of {line.limit.micros} for {service}"
