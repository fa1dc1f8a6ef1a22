"""Standing approvals, schedules, webhooks and their like for tests; parts can be replaced."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from buddy.domain.artifact import ArtifactType, Source
from buddy.domain.envelope import (
    ArtifactBlock,
    DifferenceBlock,
    EnvelopeMetadata,
    MissionBlock,
    PassageBlock,
    ResponseEnvelope,
    ResponseType,
    SuggestedAction,
    TableBlock,
    UiHints,
)
from buddy.domain.feedback import Feedback, Verdict
from buddy.domain.ids import LOCAL_USER, ArtifactId, EffectKey, MissionId, ToolName
from buddy.domain.instant import Instant
from buddy.domain.intent import Intent
from buddy.domain.money import Money
from buddy.domain.note import Note
from buddy.domain.page_look import PageLook, PageVersion
from buddy.domain.recipe import PastRecipe, Recipe, RecipeRun, past_id
from buddy.domain.recipe_built_in import COMPANY
from buddy.domain.recipe_sample import RecipeSample
from buddy.domain.route import Route
from buddy.domain.run import Difference
from buddy.domain.schedule import (
    Firing,
    FiringOutcome,
    Schedule,
    ScheduleState,
    StandingBounds,
    firing_id,
    placed,
)
from buddy.domain.schedule_timing import Recurrence, Timing
from buddy.domain.session import (
    Asked,
    Borrowed,
    ChatSession,
    EndedSession,
    Exchange,
    Mentioned,
    MessageMark,
    exchange_id,
    key_mark,
)
from buddy.domain.standing_approval import ApprovalPattern, Bounds, StandingApproval
from buddy.domain.webhook import Attempt, Delivery, DeliveryState, Webhook
from buddy.testing.factories import at, make_terms

A_DOLLAR = Money(1_000_000)


def make_bounds(**parts: Any) -> Bounds:
    """Return bounds: a search at one domain, for a dollar."""
    bounds = Bounds(
        tool=ToolName("web_search"), allowed_domains=("example.org",), cap_per_run=A_DOLLAR
    )
    return replace(bounds, **parts)


def make_standing(number: int = 1, **parts: Any) -> StandingApproval:
    """Return a standing approval for three runs."""
    standing = StandingApproval(
        record_id=f"sa_{number:012d}",
        user_id=LOCAL_USER,
        bounds=make_bounds(),
        cap_total=Money(3 * A_DOLLAR.micros),
        count=3,
        until=at(1e6),
        note="Größe",
        created_by=LOCAL_USER,
        channel="api",
        created_at=at(number),
    )
    return replace(standing, **parts)


def make_pattern(number: int = 1, **parts: Any) -> ApprovalPattern:
    """Return a pattern of one approval."""
    pattern = ApprovalPattern(
        record_id=f"pattern{number}",
        user_id=LOCAL_USER,
        bounds=make_bounds(),
        approvals=1,
        missions=(MissionId("m_1"),),
        created_at=at(number),
    )
    return replace(pattern, **parts)


def make_recipe(number: int = 1, **parts: Any) -> Recipe:
    """Return a recipe of a person's own, with parameters of several types."""
    recipe = replace(
        COMPANY,
        record_id=f"rcp_{number:012d}",
        name=f"Größe {number}",
        version=2,
        constraints={"limit": 3},
        cap_usd=A_DOLLAR,
        created_at=at(number),
        changed_at=at(number + 1),
    )
    return replace(recipe, **parts)


def make_past_recipe(number: int = 1) -> PastRecipe:
    """Return the first version of that recipe."""
    recipe = make_recipe(number, version=1)
    return PastRecipe(
        record_id=past_id(recipe.record_id, 1),
        user_id=LOCAL_USER,
        recipe=recipe,
        created_at=at(number),
    )


def make_recipe_run(number: int = 1, **parts: Any) -> RecipeRun:
    """Return a run of a recipe."""
    mission_id = MissionId(f"m_{number:012d}")
    run = RecipeRun(
        record_id=mission_id,
        user_id=LOCAL_USER,
        recipe_id="rcp_000000000001",
        version=1,
        mission_id=mission_id,
        created_at=at(number),
    )
    return replace(run, **parts)


def make_recipe_sample(number: int = 1, **parts: Any) -> RecipeSample:
    """Return an answer that was recorded with a recipe."""
    sample = RecipeSample(
        record_id=f"rcp_000000000001-s{number}",
        user_id=LOCAL_USER,
        recipe_id="rcp_000000000001",
        params={"company": "Größe", "topics": ["a", "b"]},
        tool=ToolName("web_research"),
        tool_input={"query": "Größe company a, b"},
        answer={"data": {"text": "x", "rows": [1, None]}, "summary": "s", "sources": []},
        mission_id=MissionId("m_1"),
        created_at=at(number),
    )
    return replace(sample, **parts)


def make_page_look(number: int = 1, **parts: Any) -> PageLook:
    """Return a look at a page."""
    look = PageLook(
        record_id=f"look_{number}",
        user_id=LOCAL_USER,
        url="https://example.org/größe",
        title="Größe",
        lines=("eins", "zwei"),
        version=PageVersion(url="https://example.org/größe", etag='W/"1"'),
        looked_at=at(number + 1),
        differs_since=at(number),
        by="r_1:tool_execution:1",
        answer={"summary": "first", "data": {"added": []}},
        created_at=at(number),
    )
    return replace(look, **parts)


def make_webhook(number: int = 1, **parts: Any) -> Webhook:
    """Return a webhook that is switched on."""
    webhook = Webhook(
        record_id=f"wh_{number:012d}",
        user_id=LOCAL_USER,
        url="https://example.org/hook",
        secret="whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",  # noqa: S106  # of the public examples
        created_by=LOCAL_USER,
        created_at=at(number),
        cursor=0,
    )
    return replace(webhook, **parts)


def make_delivery(
    number: int = 1, *, ended: bool = False, ended_at: Instant | None = None, **parts: Any
) -> Delivery:
    """Return a message that is due, or was taken."""
    delivery = Delivery(
        record_id=f"msg_{number:012d}",
        user_id=LOCAL_USER,
        webhook_id="wh_1",
        event_type="mission_stop",
        body='{"type":"mission_stop","data":{"text":"Größe"}}',
        created_at=at(number),
        due_at=at(number),
    )
    if ended:
        over = ended_at or at(number + 1)
        attempt = Attempt(at=over, status=204)
        state = DeliveryState.DELIVERED
        delivery = replace(delivery, state=state, due_at=None, ended_at=over, attempts=(attempt,))
    return replace(delivery, **parts)


def make_session(number: int = 1, **parts: Any) -> ChatSession:
    """Return a conversation that was last spoken in a second after it began."""
    session = ChatSession(
        record_id=f"s_{number:012d}",
        user_id=LOCAL_USER,
        title="Größe",
        source="api",
        created_at=at(number),
        active_at=at(number + 1),
        exchanges=1,
        mentioned=(Mentioned(mission_id=MissionId("m_1"), revision=2, attempt=1, sequence=1),),
        asked=Asked(
            question="Which page?", objective="open {}", slot="url", borrowed=(make_borrowed(),)
        ),
        misses=1,
        question="Which page?",
        puts=1,
        asked_from="open it",
        urls=("https://example.org/",),
        last_url="https://example.org/",
        borrowed=(make_borrowed(),),
    )
    return replace(session, **parts)


def make_borrowed(value: str = "https://r2.example/größe") -> Borrowed:
    """Return an address out of a result."""
    return Borrowed(value=value, artifact_id=ArtifactId("a_1"), mission_id=MissionId("m_1"))


def make_envelope(**parts: Any) -> ResponseEnvelope:
    """Return an answer that shows one of everything."""
    mission_id = MissionId("m_1")
    envelope = ResponseEnvelope(
        response_type=ResponseType.REPORT,
        summary="Größe:\nzwei Zeilen",
        artifacts=(
            MissionBlock(mission_id=mission_id, revision=1, objective="measure"),
            TableBlock(title="t", columns=("a", "b"), rows=(("1", "2"),), more=3),
            PassageBlock(passages=("p",), sources=(Source(title="s", url="https://x.org"),)),
            ArtifactBlock(
                artifact_id=ArtifactId("a_1"),
                artifact_type=ArtifactType.JSON,
                mission_id=mission_id,
                title="a",
            ),
            DifferenceBlock(
                mission_id=mission_id,
                differences=(Difference(field="cap_usd", old="1.00", new=None),),
            ),
        ),
        missions_spawned=(mission_id,),
        live_stream_id=mission_id,
        ui_hints=UiHints(suggested_actions=(SuggestedAction(label="Yes", text="yes"),)),
        timestamp=at(3),
        metadata=EnvelopeMetadata(
            route=Route.MISSION, intent=Intent.SEARCH, confidence=0.5, engine="memory"
        ),
    )
    return replace(envelope, **parts)


def make_exchange(number: int = 1, *, answered: bool = True, **parts: Any) -> Exchange:
    """Return a message and its answer."""
    session_id = parts.get("session_id", "s_000000000001")
    exchange = Exchange(
        record_id=exchange_id(session_id, number),
        user_id=LOCAL_USER,
        session_id=session_id,
        sequence=number,
        trace_id=f"t_{number}",
        text="wie groß?",
        source="api",
        actor=LOCAL_USER,
        created_at=at(number),
        answer=make_envelope() if answered else None,
        boot_id="b1",
        claimed_at=parts.get("created_at", at(number)),
    )
    return replace(exchange, **parts)


def make_message_mark(number: int = 1, **parts: Any) -> MessageMark:
    """Return what the repeat of a keyed message is found by."""
    session_id = "s_000000000001"
    mark = MessageMark(
        record_id=key_mark(session_id, f"m_{number:012d}"),
        user_id=LOCAL_USER,
        session_id=session_id,
        exchange_id=exchange_id(session_id, number),
        created_at=at(number),
    )
    return replace(mark, **parts)


def make_ended_session(number: int = 1, **parts: Any) -> EndedSession:
    """Return what is left of a deleted conversation."""
    ended = EndedSession(record_id=f"s_{number:012d}", user_id=LOCAL_USER, created_at=at(number))
    return replace(ended, **parts)


def make_feedback(number: int = 1, **parts: Any) -> Feedback:
    """Return a verdict."""
    feedback = Feedback(
        record_id=f"f_{number:012d}",
        user_id=LOCAL_USER,
        verdict=Verdict.NOT_HELPFUL,
        rating=3,
        mission_id=MissionId("m_1"),
        tool=ToolName("web_search"),
        session_id="s_000000000001",
        reason="zu groß",
        created_at=at(number),
    )
    return replace(feedback, **parts)


def make_note(number: int = 1, **parts: Any) -> Note:
    """Return a note that is kept."""
    note = Note(
        record_id=f"n_{number:012x}",
        user_id=LOCAL_USER,
        title="Hüttenschlüssel",
        text="Der Schlüssel der Hütte hängt hinter der Uhr.",
        created_at=at(number),
        stored_by=EffectKey(f"r_{number}:tool_execution:1"),
    )
    return replace(note, **parts)


def make_schedule(number: int = 1, **parts: Any) -> Schedule:
    """Return a schedule that fires every minute, from the first minute after `at(0)` on."""
    schedule = Schedule(
        record_id=f"sch_{number:012d}",
        user_id=LOCAL_USER,
        mission_id=MissionId("m_1"),
        template=make_terms(),
        timing=Timing(
            recurrence=Recurrence.CRON, timezone="Europe/Berlin", cron="* * * * *", starts=None
        ),
        standing=StandingBounds(
            cap_per_run=Money(5_000_000),
            cap_total=Money(150_000_000),
            count=30,
            until=at(1e6),
        ),
        standing_id="sa_1",
        state=ScheduleState.ACTIVE,
        created_by=LOCAL_USER,
        channel="api",
        created_at=at(number),
        changed_at=at(number),
        cursor=at(0),
        open_runs=(MissionId("m_2"),),
        claims=("sch_1-größe",),
    )
    return placed(replace(schedule, **parts))


def make_firing(number: int = 1, **parts: Any) -> Firing:
    """Return what a schedule did at a time."""
    firing = Firing(
        record_id=firing_id("sch_1", at(number)),
        user_id=LOCAL_USER,
        schedule_id="sch_1",
        slot=at(number),
        outcome=FiringOutcome.FIRED,
        mission_id=MissionId("m_2"),
        reason="Größe",
        created_at=at(number),
    )
    return replace(firing, **parts)
