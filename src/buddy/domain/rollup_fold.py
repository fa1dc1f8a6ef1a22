"""The log, added up by day: which events move which figure.

A pure fold. It gives what to *add* to each day, so it does not matter into which pages the log is
cut, and nothing is counted twice as long as each event is folded once.

Figures (``figure/of what``), all whole numbers:

- ``proposed`` missions, ``approved`` (``beforehand``: of these, by a standing approval),
  ``started``, ``parked``, ``ended/STATUS``;
- ``selected/TOOL`` and the sum of its confidence, in millionths, ``confidence/TOOL``;
- ``succeeded/TOOL``, ``failed/TOOL``: its answers; answers that were used again are none, nor
  are calls that were stopped before they did what nobody had approved;
- ``runs/TOOL``, ``satisfied/TOOL``, ``cost/TOOL``: finished runs, how many served their objective
  by the rules, what they cost in micro-dollars; runs that used an answer again are none;
- ``reserved``, ``released``, ``settled``, ``possible`` in micro-dollars, ``reservations``,
  ``settlements``;
- ``artifacts/TYPE``, ``bytes/TYPE``; ``ratings``, ``rated`` (their sum), ``verdicts/VERDICT``;
- ``decided/ENGINE``: what said which kind of objective a run has.

Times: ``run`` of a mission from its start to its stop, ``approval`` from its first word to a
person's yes, ``tool/TOOL`` of one answer.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from buddy.domain.events.execution import (
    ArtifactPreviewed,
    IntentDecided,
    MissionStarted,
    MissionStopped,
    ToolReturned,
    ToolSelected,
)
from buddy.domain.events.learning import (
    BudgetReleased,
    BudgetReserved,
    BudgetSettled,
    FeedbackRecorded,
    LearningSignal,
    SurveySubmitted,
)
from buddy.domain.events.log import Event
from buddy.domain.events.proposals import (
    ApprovalRequired,
    ClarificationRequested,
    MissionApproved,
    MissionCancelled,
    MissionExpired,
    MissionProposed,
    MissionRejected,
)
from buddy.domain.histogram import Histogram, combined, of_seconds
from buddy.domain.ids import EventId, MissionId
from buddy.domain.instant import Instant, seconds_between
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.rollup import MILLIONTHS, Rollup
from buddy.domain.warrant import is_beforehand

CLOSING_KEPT: Final = 50
"""Missions whose run's stop may still come: it follows in the same transaction."""
DAY: Final = len("2026-01-15")

Origins: TypeAlias = Mapping[EventId, Instant]
"""For each event that `needs_origin` says: when what it answers, or takes back, was said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """What some events add."""

    days: dict[str, Rollup]
    """By day, in order; only days to which something is added."""
    closing: tuple[MissionId, ...]
    """For the fold of the events behind them."""


def needs_origin(event: Event) -> bool:
    """Tell whether an event can only be counted with the event that it goes back to."""
    match event.data:
        case SurveySubmitted(undone=True) | FeedbackRecorded(undone=True):
            return True
        case MissionApproved() as data:
            return _is_first_yes(data) and not is_beforehand(data.warrant)
        case _:
            return False


def fold(events: Sequence[Event], closing: tuple[MissionId, ...], origins: Origins) -> Folded:
    """Return what events add to their days.

    Args:
        events: Of one user, in order.
        closing: Of the fold of the events before them; empty at the beginning.
        origins: See `Origins`; an event whose origin is gone is counted without it.
    """
    sums = _Sums(closing=closing)
    for event in events:
        _decisions(sums, event, origins)
        _execution(sums, event)
        _money(sums, event)
        _words(sums, event, origins)
    return Folded(days=sums.days(), closing=sums.closing)


@dataclass(slots=True)
class _Sums:
    closing: tuple[MissionId, ...]
    counts: defaultdict[str, Counter[str]] = field(
        default_factory=lambda: defaultdict[str, Counter[str]](Counter)
    )
    times: defaultdict[str, defaultdict[str, list[Histogram]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict[str, list[Histogram]](list))
    )

    def add(self, at: Instant, figure: str, count: int = 1) -> None:
        self.counts[at[:DAY]][figure] += count

    def took(self, at: Instant, what: str, seconds: float) -> None:
        self.times[at[:DAY]][what].append(of_seconds(seconds))

    def days(self) -> dict[str, Rollup]:
        found = dict[str, Rollup]()
        for day in sorted({*self.counts, *self.times}):
            counts = {name: n for name, n in sorted(self.counts[day].items()) if n}
            times = {what: combined(some) for what, some in sorted(self.times[day].items())}
            if counts or times:
                found[day] = Rollup(counts=counts, times=times)
        return found


def _decisions(sums: _Sums, event: Event, origins: Origins) -> None:
    at = event.timestamp
    match event.data:
        case MissionProposed() | ClarificationRequested() if event.sequence == 1:
            sums.add(at, "proposed")
        case MissionApproved() as data if _is_first_yes(data):
            sums.add(at, "approved")
            since = origins.get(event.event_id)
            if is_beforehand(data.warrant):
                sums.add(at, "beforehand")
            elif since is not None and since <= data.warrant.approved_at:
                # A retry's warrant may be that of the mission before it: nobody was asked anew.
                sums.took(at, "approval", seconds_between(since, at))
        case MissionRejected() as data:
            _ended(sums, event, data.final_status)
        case MissionExpired():
            _ended(sums, event, MissionStatus.EXPIRED)
        case MissionCancelled(requested_only=False):
            _ended(sums, event, MissionStatus.CANCELLED)
        case ApprovalRequired():
            sums.add(at, "parked")
        case _:
            pass


def _is_first_yes(data: MissionApproved) -> bool:
    """Tell whether it is the yes to a proposal, not one by which a run goes on."""
    return data.deviation is None and data.choice is None and data.top_up_usd is None


def _ended(sums: _Sums, event: Event, status: MissionStatus) -> None:
    """Count a mission that ends by a word; should it have a run, its stop comes right behind."""
    sums.add(event.timestamp, f"ended/{status}")
    if event.mission_id is not None:
        sums.closing = (*sums.closing, event.mission_id)[-CLOSING_KEPT:]


def _execution(sums: _Sums, event: Event) -> None:
    at = event.timestamp
    match event.data:
        case MissionStarted():
            sums.add(at, "started")
        case IntentDecided() as data:
            sums.add(at, f"decided/{data.engine}")
        case ToolSelected() as data:
            sums.add(at, f"selected/{data.tool}")
            sums.add(at, f"confidence/{data.tool}", round(data.confidence * MILLIONTHS))
        case ToolReturned(reused=False, withheld=False) as data:
            sums.add(at, f"{'succeeded' if data.success else 'failed'}/{data.tool}")
            sums.took(at, f"tool/{data.tool}", data.seconds)
        case ArtifactPreviewed() as data:
            sums.add(at, f"artifacts/{data.artifact.artifact_type}")
            sums.add(at, f"bytes/{data.artifact.artifact_type}", data.size)
        case MissionStopped() as data:
            sums.took(at, "run", data.elapsed_seconds)
            if event.mission_id in sums.closing:
                sums.closing = tuple(each for each in sums.closing if each != event.mission_id)
            else:
                sums.add(at, f"ended/{data.final_status}")
        case _:
            pass


def _money(sums: _Sums, event: Event) -> None:
    at = event.timestamp
    match event.data:
        case BudgetReserved() as data:
            sums.add(at, "reservations")
            sums.add(at, "reserved", data.amount_usd.micros)
        case BudgetReleased() as data:
            sums.add(at, "released", data.amount_usd.micros)
        case BudgetSettled() as data:
            sums.add(at, "settlements")
            sums.add(at, "settled", data.actual_usd.micros)
            sums.add(at, "released", data.released_usd.micros)
            sums.add(at, "possible", data.possible_usd.micros)
        case _:
            pass


def _words(sums: _Sums, event: Event, origins: Origins) -> None:
    """Count what runs taught and people said; what is taken back goes from where it was counted."""
    at, since = event.timestamp, origins.get(event.event_id)
    match event.data:
        case LearningSignal(survey_id=None, reused=False) as data:
            sums.add(at, f"runs/{data.tool}")
            sums.add(at, f"cost/{data.tool}", data.cost_usd.micros)
            sums.add(at, f"satisfied/{data.tool}", int(data.evaluation.satisfied))
        case SurveySubmitted(undone=False) as data:
            sums.add(at, "ratings")
            sums.add(at, "rated", data.rating)
        case SurveySubmitted() as data if since is not None:
            sums.add(since, "ratings", -1)
            sums.add(since, "rated", -data.rating)
        case FeedbackRecorded(undone=False) as data:
            sums.add(at, f"verdicts/{data.verdict}")
        case FeedbackRecorded() as data if since is not None:
            sums.add(since, f"verdicts/{data.verdict}", -1)
        case _:
            pass
