"""Which events move which figure, and that the pages of the log do not matter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.artifact import ArtifactReference, ArtifactType
from buddy.domain.evaluation import Evaluation
from buddy.domain.events.catalogue import EventData
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
    MissionApproved,
    MissionCancelled,
    MissionExpired,
    MissionRejected,
)
from buddy.domain.ids import LOCAL_USER, ArtifactId, EventId, MissionId, RunId, ToolName
from buddy.domain.instant import Instant
from buddy.domain.intent import DecisionType, Intent
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.money import Money
from buddy.domain.rollup import Rollup, added
from buddy.domain.rollup_fold import fold, needs_origin
from buddy.testing.factories import DAY_SECONDS, at, make_proposed, make_step, make_warrant

RUN, SEARCH = RunId("r_1"), ToolName("web_search")


def event(cursor: int, data: EventData, *, mission: str = "m_1", **parts: Any) -> Event:
    given_parts: dict[str, Any] = {
        "event_id": EventId(f"e_{cursor}"),
        "user_id": LOCAL_USER,
        "subject_type": "mission",
        "subject_id": mission,
        "mission_id": MissionId(mission),
        "sequence": cursor,
        "cursor": cursor,
        "timestamp": at(cursor),
        "data": data,
        **parts,
    }
    return Event(**given_parts)


def stopped(status: MissionStatus, seconds: float = 3.0) -> MissionStopped:
    return MissionStopped(
        run_id=RUN,
        final_status=status,
        reason="",
        tool_used=SEARCH,
        result_summary=None,
        artifact=None,
        elapsed_seconds=seconds,
        progress_percent=100,
    )


def returned(*, success: bool = True, seconds: float = 1.5, reused: bool = False) -> ToolReturned:
    return ToolReturned(
        run_id=RUN,
        tool=SEARCH,
        success=success,
        summary="",
        items=1,
        seconds=seconds,
        reused=reused,
    )


def signal(**parts: Any) -> LearningSignal:
    judged = Evaluation(satisfied=True, score=1.0, evidence=(), gap=None)
    fields: dict[str, Any] = {
        "run_id": RUN,
        "tool": SEARCH,
        "intent": Intent.SEARCH,
        "outcome": "success",
        "seconds": 1.5,
        "cost_usd": Money(1500),
        "evaluation": judged,
        **parts,
    }
    return LearningSignal(**fields)


CANCELLED = MissionCancelled(actor="local", requested_only=False)
RATED = SurveySubmitted(survey_id="sv_m_1", tool=SEARCH, rating=8)
UNRATED = SurveySubmitted(survey_id="sv_m_1", tool=SEARCH, rating=8, undone=True)
SAID = FeedbackRecorded(feedback_id="f_1", tool=SEARCH, verdict="helpful")
UNSAID = FeedbackRecorded(feedback_id="f_1", tool=SEARCH, verdict="helpful", undone=True)
SELECTED = ToolSelected(run_id=RUN, tool=SEARCH, confidence=0.85, candidates=(), why="")
SHOWN = ArtifactPreviewed(
    run_id=RUN,
    artifact=ArtifactReference(
        artifact_id=ArtifactId("a_1"), artifact_type=ArtifactType.WEB_SEARCH_RESULT
    ),
    title="",
    size=4096,
    sha256="",
    preview={},
)
KINDS: list[EventData] = [
    make_proposed(),
    make_step(),
    MissionApproved(warrant=make_warrant()),
    MissionApproved(warrant=make_warrant(channel="standing:s_1")),
    CANCELLED,
    MissionExpired(reason=""),
    MissionRejected(final_status=MissionStatus.REJECTED, revision=1, actor="local"),
    MissionStarted(run_id=RUN, revision=1),
    SELECTED,
    returned(),
    returned(success=False, seconds=20),
    SHOWN,
    BudgetReserved(run_id=RUN, amount_usd=Money(5), limits=()),
    BudgetReleased(run_id=RUN, amount_usd=Money(5)),
    BudgetSettled(run_id=RUN, actual_usd=Money(3), released_usd=Money(2)),
    signal(),
    RATED,
    UNRATED,
    SAID,
    UNSAID,
    stopped(MissionStatus.COMPLETED),
    stopped(MissionStatus.CANCELLED),
]
LOGS = st.lists(
    st.tuples(st.sampled_from(KINDS), st.sampled_from(["m_1", "m_2"]), st.integers(0, 3)),
    max_size=30,
).map(
    lambda drawn: [
        event(number, data, mission=mission, timestamp=at(day * DAY_SECONDS))
        for number, (data, mission, day) in enumerate(drawn, 1)
    ]
)


def origins(log: Iterable[Event]) -> dict[EventId, Instant]:
    return {each.event_id: at(0) for each in log if needs_origin(each)}


def days_of(pages: Iterable[Sequence[Event]]) -> dict[str, Rollup]:
    """Fold page by page, as if the process began anew at each."""
    kept: dict[str, Rollup] = {}
    closing: tuple[MissionId, ...] = ()
    for page in pages:
        folded = fold(page, closing, origins(page))
        closing = folded.closing
        for day, rollup in folded.days.items():
            kept[day] = kept.get(day, Rollup()) + rollup
    return {day: rollup for day, rollup in kept.items() if rollup != Rollup()}


def counts(*log: Event) -> dict[str, int]:
    return dict(added(fold(log, (), origins(log)).days.values()).counts)


@given(LOGS, st.lists(st.integers(0, 30), max_size=6))
def test_the_pages_of_the_log_do_not_matter(log: list[Event], cuts: list[int]) -> None:
    edges = [0, *sorted(cuts), len(log)]
    pages = [log[start:end] for start, end in pairwise(edges)]
    whole = days_of([log])
    assert days_of(pages) == whole
    assert days_of([each] for each in log) == whole


@given(LOGS)
def test_every_end_is_counted_once(log: list[Event]) -> None:
    found = added(days_of([log]).values())
    by_word = MissionCancelled | MissionExpired | MissionRejected
    words = sum(isinstance(each.data, by_word) for each in log)
    stops = sum(isinstance(each.data, MissionStopped) for each in log)
    ended = sum(found.by("ended").values())
    assert max(words, stops) <= ended <= words + stops


def test_a_mission_that_is_cancelled_ends_once_whether_it_ran_or_not() -> None:
    once = {"ended/cancelled": 1}
    assert counts(event(1, CANCELLED)) == once
    asked = MissionCancelled(actor="local", requested_only=True)
    stop = stopped(MissionStatus.CANCELLED)
    assert counts(event(1, CANCELLED), event(2, stop)) == once
    assert counts(event(1, asked), event(2, stop)) == once
    other = event(3, stopped(MissionStatus.COMPLETED), mission="m_2")
    assert counts(event(1, CANCELLED), event(2, stop), other) == {**once, "ended/completed": 1}


def test_what_is_taken_back_goes_from_the_day_of_which_it_was() -> None:
    later = {"timestamp": at(5 * DAY_SECONDS)}
    log = [event(1, RATED), event(2, SAID), event(3, UNRATED, **later), event(4, UNSAID, **later)]
    found = fold(log, (), {EventId("e_3"): at(1), EventId("e_4"): at(2)})
    assert found.days == {}
    gone = fold(log[2:], (), {})
    assert gone.days == {}  # what it goes back to is not there: nothing is below nothing


def test_a_yes_is_timed_when_a_person_was_asked_for_it() -> None:
    yes = MissionApproved(warrant=make_warrant(approved_at=at(100)))
    folded = fold([event(100, yes)], (), {EventId("e_100"): at(40)})
    (day,) = folded.days.values()
    assert (day.counts, day.time("approval").mean_seconds()) == ({"approved": 1}, 60.0)
    taken_over = fold([event(100, yes)], (), {EventId("e_100"): at(101)})
    beforehand = MissionApproved(warrant=make_warrant(channel="standing:s_1"))
    assert not needs_origin(event(1, beforehand))
    for found in (taken_over, fold([event(1, beforehand)], (), {})):
        assert added(found.days.values()).times == {}
    topped_up = MissionApproved(warrant=make_warrant(), top_up_usd=Money(1))
    assert counts(event(1, topped_up)) == {}


def test_a_run_with_all_that_it_leaves() -> None:
    decided = IntentDecided(
        run_id=RUN,
        intent=Intent.SEARCH,
        decision_type=DecisionType.ANALYZE,
        confidence=0.9,
        engine="embedded",
        allowed_tools=(),
    )
    log = [
        event(1, make_proposed()),
        event(2, MissionStarted(run_id=RUN, revision=1)),
        event(3, decided),
        event(4, BudgetReserved(run_id=RUN, amount_usd=Money(9000), limits=())),
        event(5, SELECTED),
        event(6, returned()),
        event(7, returned(reused=True)),
        event(13, replace(returned(success=False), withheld=True)),
        event(8, SHOWN),
        event(9, BudgetSettled(run_id=RUN, actual_usd=Money(1500), released_usd=Money(7500))),
        event(10, signal()),
        event(11, signal(survey_id="sv_m_1")),
        event(14, signal(reused=True)),
        event(12, stopped(MissionStatus.COMPLETED)),
    ]
    (day,) = fold(log, (), {}).days.values()
    assert day.counts == {
        "artifacts/web_search_result": 1,
        "bytes/web_search_result": 4096,
        "confidence/web_search": 850_000,
        "cost/web_search": 1500,
        "decided/embedded": 1,
        "ended/completed": 1,
        "proposed": 1,
        "released": 7500,
        "reservations": 1,
        "reserved": 9000,
        "runs/web_search": 1,
        "satisfied/web_search": 1,
        "selected/web_search": 1,
        "settled": 1500,
        "settlements": 1,
        "started": 1,
        "succeeded/web_search": 1,
    }
    assert (day.time("run").total_ms, day.time("tool/web_search").total_ms) == (3000, 1500)
