"""What the shelf keeps together says what all runs and words say, put together anew."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.feedback import Verdict
from buddy.domain.hindsight import Known
from buddy.domain.ids import LOCAL_USER, MissionId, RunId, ToolName
from buddy.domain.instant import Instant, plus_seconds
from buddy.domain.intent import Intent
from buddy.domain.money import Money
from buddy.domain.outcome import Outcome
from buddy.domain.survey import Survey, survey_id
from buddy.services.outcome_shelf import OutcomeShelf
from buddy.testing.factories import START

MISSIONS = st.integers(0, 4).map(lambda number: MissionId(f"m_{number}"))
INTENTS = st.sampled_from([Intent.SEARCH, Intent.EXTRACTION, None])
LATER = st.sampled_from([-1.0, 0.0, 0.125, 86_400.0, 40 * 86_400.0])


@st.composite
def outcomes(draw: st.DrawFn) -> Outcome:
    number = draw(st.integers(0, 10**9))
    return Outcome(
        record_id=f"o_{number}",
        user_id=LOCAL_USER,
        mission_id=draw(MISSIONS),
        run_id=RunId(f"r_{number}"),
        tool=draw(st.sampled_from([ToolName("web_search"), ToolName("web_extract")])),
        intent=draw(INTENTS),
        objective="",
        success=draw(st.booleans()),
        seconds=draw(st.sampled_from([None, 0.5, 3.0])),
        cost_usd=Money(draw(st.integers(0, 10**6))),
        created_at=plus_seconds(START, draw(LATER)),
    )


def rated(mission_id: MissionId, rating: int | None) -> Survey:
    """Return a rating; None: one that was taken back."""
    return Survey(
        record_id=survey_id(mission_id),
        user_id=LOCAL_USER,
        mission_id=mission_id,
        tool=None,
        intent=None,
        rating=rating or 1,
        created_at=START,
        undone_at=None if rating else START,
    )


STEPS = st.one_of(
    st.tuples(st.just("ran"), outcomes()),
    st.tuples(st.just("rated"), st.tuples(MISSIONS, st.none() | st.integers(1, 10))),
    st.tuples(st.just("judged"), st.tuples(MISSIONS, st.sampled_from(Verdict))),
    st.tuples(st.just("asked"), st.tuples(INTENTS, LATER)),
)


def agrees(shelf: OutcomeShelf, known: Known, intent: Intent | None, now: Instant) -> None:
    near = [(place, place / 100) for place in reversed(range(len(shelf.outcomes)))]
    assert shelf.evidence(near, intent, known, now) == [
        known.evidence(shelf.outcomes[place], by, now)
        for place, by in near
        if shelf.outcomes[place].intent == intent
    ]
    assert shelf.records(intent, known, now) == known.records(shelf.outcomes, intent, now)


@given(st.lists(STEPS, max_size=30))
def test_it_says_what_all_runs_and_words_say(steps: list[tuple[str, object]]) -> None:
    shelf, surveys, verdicts = OutcomeShelf(), dict[str, Survey](), dict[MissionId, Verdict]()
    for what, of in steps:
        match what, of:
            case "ran", Outcome():
                shelf.add(of)
            case "rated", (str(mission_id), rating):
                survey = rated(MissionId(mission_id), rating)
                surveys[survey.record_id] = survey
                shelf.look_anew(MissionId(mission_id))
            case "judged", (str(mission_id), Verdict() as verdict):
                verdicts[MissionId(mission_id)] = verdict
                shelf.look_anew(MissionId(mission_id))
            case _, (intent, float(seconds)):
                known, now = Known(surveys, verdicts), plus_seconds(START, seconds)
                agrees(shelf, known, Intent(intent) if intent else None, now)
            case _:
                raise AssertionError(what)
    for intent in (*Intent, None):
        agrees(shelf, Known(surveys, verdicts), intent, START)
    surveys.clear()
    shelf.look_anew()
    agrees(shelf, Known(surveys, verdicts), None, START)
