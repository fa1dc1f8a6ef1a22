"""Values that are mostly data: artifact, intent, tool result, run, record, envelope."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mission_stories import as_event

from buddy.domain.artifact import INLINE_LIMIT_BYTES, ArtifactReference, ArtifactType, Source
from buddy.domain.conversation import ConversationState, SpokenMission
from buddy.domain.envelope import ResponseType
from buddy.domain.events.log import Event
from buddy.domain.execution_record import report_progress
from buddy.domain.ids import LOCAL_USER, MissionId, ToolName
from buddy.domain.intent import DecisionType, Intent, decision_type
from buddy.domain.mission_progress_tracker import TrackerState
from buddy.domain.money import Money
from buddy.domain.route import CARRIES_INTENT, Route
from buddy.domain.run import RunState
from buddy.domain.tool import Price, PriceKind, Risk, ToolResult
from buddy.testing.factories import START, make_artifact, make_proposed, make_step

WORDS = st.text(max_size=12)


def test_the_types_of_artifacts_are_as_specified() -> None:
    assert [kind.value for kind in ArtifactType] == [
        "web_search_result",
        "web_extraction_result",
        "web_navigation_result",
        "calculation_result",
        "document",
        "table",
        "chart",
        "json",
    ]
    assert INLINE_LIMIT_BYTES == 65_536


def test_the_types_of_answers_are_as_specified() -> None:
    assert [kind.value for kind in ResponseType] == [
        "text",
        "table",
        "report",
        "live_execution",
        "artifact_bundle",
        "clarification_request",
    ]


def test_an_artifact_is_referred_to_by_its_id_and_type() -> None:
    artifact = make_artifact(7)
    assert artifact.reference == ArtifactReference(
        artifact_id=artifact.artifact_id, artifact_type=ArtifactType.WEB_SEARCH_RESULT
    )


@pytest.mark.parametrize(
    ("intent", "decision"),
    [
        (Intent.NAVIGATION, DecisionType.NAVIGATE),
        (Intent.EXTRACTION, DecisionType.EXTRACT),
        (Intent.SEARCH, DecisionType.ANALYZE),
        (Intent.RESEARCH, DecisionType.ANALYZE),
        (Intent.CALCULATION, DecisionType.SYNTHESIZE),
        (Intent.TIME, DecisionType.OTHER),
        (Intent.FILE, DecisionType.OTHER),
        (Intent.KNOWLEDGE, DecisionType.OTHER),
        (Intent.INTROSPECTION, DecisionType.OTHER),
        (Intent.REPOSITORY, DecisionType.OTHER),
    ],
)
def test_an_intent_calls_for_its_decision(intent: Intent, decision: DecisionType) -> None:
    assert decision_type(intent) is decision


def test_there_are_ten_intents() -> None:
    assert len(Intent) == 10


@settings(deadline=None)
@given(
    st.builds(
        ToolResult,
        data=st.dictionaries(WORDS, st.integers() | WORDS, max_size=3),
        summary=WORDS,
        sources=st.lists(st.builds(Source, title=WORDS, url=WORDS), max_size=3).map(tuple),
        items=st.integers(0, 99),
        empty_reason=st.none() | WORDS,
        cost=st.integers(0, 10**9).map(Money),
        title=st.none() | WORDS,
    )
)
def test_a_result_survives_an_engines_memory(result: ToolResult) -> None:
    assert ToolResult.from_json(json.loads(json.dumps(result.to_json()))) == result


def test_a_price_is_free_only_where_it_says_so() -> None:
    assert Price() == Price(kind=PriceKind.ZERO, per_call=Money(0))
    assert [risk.value for risk in Risk] == ["read", "write", "irreversible"]


def test_the_states_of_a_run() -> None:
    assert [state.value for state in RunState] == ["queued", "running", "parked", "finished"]


def test_a_report_shows_the_tracker_as_it_stands() -> None:
    state = TrackerState(mission_id=MissionId("m_1"), start_time=START, progress_percent=40)
    report = report_progress(state, 12.5)
    assert (report.mission_id, report.start_time, report.progress_percent) == ("m_1", START, 40)
    assert (report.elapsed_seconds, report.eta_seconds) == (12.5, None)
    assert report_progress(state, 12.5, eta_seconds=3.0).eta_seconds == 3.0


def test_an_event_is_named_by_its_data() -> None:
    event: Event = as_event(make_step(), 1, START)
    assert event.event_type == "execution_step"
    assert as_event(make_proposed(), 2, START).event_type == "mission_proposed"


def test_the_loopback_user_is_local() -> None:
    assert LOCAL_USER == "local"
    assert ToolName("calculate") == "calculate"


def test_there_are_fourteen_routes_and_three_state_work() -> None:
    assert len(Route) == 14
    assert {route.value for route in CARRIES_INTENT} == {"mission", "autonomous_goal", "schedule"}


def test_it_means_what_waits_for_a_decision_before_what_has_ended() -> None:
    offered = SpokenMission(mission_id="m_1", objective="find jobs")
    done = SpokenMission(mission_id="m_2", objective="read a page")
    assert ConversationState(proposal=offered, finished=done).last == offered
    assert ConversationState(finished=done).last == done
    assert ConversationState().last is None
