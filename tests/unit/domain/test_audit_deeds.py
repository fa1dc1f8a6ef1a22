"""The table of what is audited: total, and without a person's words."""

from dataclasses import replace
from typing import Any

import pytest

from buddy.domain.artifact import ArtifactReference, ArtifactType
from buddy.domain.audit import Act, Head, forge
from buddy.domain.audit_deeds import DEEDS, UNAUDITED, agrees, deed_of
from buddy.domain.events.catalogue import EVENT_CLASSES, EventData
from buddy.domain.events.execution import ArtifactPreviewed, MissionStopped
from buddy.domain.events.learning import BudgetSettled
from buddy.domain.events.log import Event
from buddy.domain.events.proposals import (
    ApprovalRequired,
    ClarificationRequested,
    MissionApproved,
    MissionCancelled,
    MissionExpired,
    MissionProposed,
    MissionRejected,
    MissionUpdated,
)
from buddy.domain.ids import ArtifactId, RunId, ToolName
from buddy.domain.json_value import canonical_json
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.money import Money
from buddy.domain.proposal import Question, content_hash
from buddy.domain.run import Deviation
from buddy.testing.factories import (
    at,
    make_event,
    make_link,
    make_proposal,
    make_proposed,
    make_step,
    make_terms,
    make_warrant,
)

SECRET = "words of a person"
DEVIATION = Deviation(kind="tool", approved=SECRET, needed=SECRET, message=SECRET)
TERMS = make_terms(objective=SECRET)
SAMPLES: tuple[EventData, ...] = (
    make_proposed(terms=TERMS),
    MissionUpdated(
        revision=2,
        content_hash=content_hash(TERMS),
        terms=TERMS,
        proposal=make_proposal(),
        changed_fields=("objective",),
        actor="anna",
        expires_at=at(9),
    ),
    ClarificationRequested(
        revision=1,
        content_hash=content_hash(TERMS),
        terms=TERMS,
        questions=(Question(field="query", text=SECRET),),
        expires_at=at(9),
    ),
    MissionApproved(warrant=make_warrant()),
    MissionApproved(warrant=make_warrant(), deviation=DEVIATION, choice="retry"),
    MissionRejected(final_status=MissionStatus.REJECTED, revision=1, actor="anna", reason=SECRET),
    MissionExpired(reason=SECRET),
    MissionCancelled(actor="anna", requested_only=True, reason=SECRET),
    MissionCancelled(actor="anna", requested_only=False),
    ApprovalRequired(deviation=DEVIATION, expires_at=at(9)),
    ArtifactPreviewed(
        run_id=RunId("r_1"),
        artifact=ArtifactReference(
            artifact_id=ArtifactId("a_1"), artifact_type=ArtifactType.DOCUMENT
        ),
        title=SECRET,
        size=7,
        sha256="cd",
        preview={"text": SECRET},
    ),
    BudgetSettled(run_id=RunId("r_1"), actual_usd=Money(1_500), released_usd=Money(0)),
    MissionStopped(
        run_id=RunId("r_1"),
        final_status=MissionStatus.FAILED,
        reason=SECRET,
        tool_used=ToolName("web_search"),
        result_summary=SECRET,
        artifact=None,
        elapsed_seconds=1.5,
        progress_percent=40,
    ),
)


def event_of(data: EventData) -> Event:
    new = make_event(1, data)
    return Event(
        event_id=new.event_id,
        user_id=new.user_id,
        subject_type=new.subject_type,
        subject_id=new.subject_id,
        mission_id=new.mission_id,
        sequence=1,
        cursor=3,
        timestamp=new.timestamp,
        data=data,
    )


def link_of(event: Event) -> Any:
    deed = deed_of(event.data)
    assert deed is not None
    new = make_link(
        act=deed.act,
        actor=deed.actor or event.user_id,
        channel=deed.channel or "cli",
        at=event.timestamp,
        mission_id=event.mission_id,
        event_id=event.event_id,
        revision=deed.revision,
        content_hash=deed.content_hash,
        detail=deed.detail,
    )
    return forge(Head(), new, event.cursor)


def test_every_event_is_audited_or_is_said_not_to_be() -> None:
    assert DEEDS.keys() | UNAUDITED == set(EVENT_CLASSES)
    assert not DEEDS.keys() & UNAUDITED


def test_there_is_a_sample_of_every_audited_event() -> None:
    assert {type(sample) for sample in SAMPLES} == DEEDS.keys()


@pytest.mark.parametrize("data", SAMPLES, ids=lambda data: type(data).__name__)
def test_a_link_holds_no_words_of_a_person_and_agrees_with_its_event(data: EventData) -> None:
    event = event_of(data)
    link = link_of(event)
    assert SECRET not in canonical_json(dict(link.detail))
    assert agrees(link, event)
    assert not agrees(replace(link, act=Act.RESTORED), event)
    assert not agrees(link, replace(event, cursor=4))
    assert not agrees(link, replace(event, timestamp=at(500)))
    assert not agrees(replace(link, detail={**link.detail, "more": 1}), event)


def test_an_event_that_is_not_audited_has_no_deed() -> None:
    step = event_of(make_step())
    assert deed_of(step.data) is None
    assert not agrees(link_of(event_of(SAMPLES[0])), step)


@pytest.mark.parametrize(
    ("data", "act"),
    [
        (SAMPLES[3], Act.APPROVED),
        (SAMPLES[4], Act.WENT_ON),
        (SAMPLES[7], Act.CANCEL_REQUESTED),
        (SAMPLES[8], Act.CANCELLED),
    ],
)
def test_one_event_may_be_two_acts(data: EventData, act: Act) -> None:
    deed = deed_of(data)
    assert deed is not None
    assert deed.act is act


def test_other_words_are_another_event() -> None:
    rejected = SAMPLES[5]
    assert isinstance(rejected, MissionRejected)
    link = link_of(event_of(rejected))
    assert not agrees(link, event_of(replace(rejected, reason="others")))
    proposed = SAMPLES[0]
    assert isinstance(proposed, MissionProposed)
    link = link_of(event_of(proposed))
    assert not agrees(link, event_of(replace(proposed, content_hash="other")))
    assert not agrees(link, event_of(replace(proposed, terms=make_terms())))


def test_a_link_that_says_less_still_agrees() -> None:
    """An earlier version may have told less of the same event."""
    event = event_of(SAMPLES[3])
    link = link_of(event)
    less = {name: value for name, value in link.detail.items() if name != "cap_usd"}
    assert agrees(replace(link, detail=less), event)
