"""What missions teach: ratings, verdicts, why a tool was chosen, and forgetting."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import RootModel

from buddy.domain.ids import MissionId
from buddy.domain.net_value import MissionValue
from buddy.domain.record import Record
from buddy.domain.replay import Replay, RewardKind
from buddy.services.learning_service import Why
from buddy.services.net_value import ValueReport
from buddy.services.replay import policy_of
from buddy.web.dependencies import ActorDep, BuddyDep, ChannelDep, UserDep
from buddy.web.idempotency import IdempotentRoute
from buddy.web.schemas.learning import (
    FeedbackBody,
    FeedbackGiven,
    Forgotten,
    LearningPage,
    LearningView,
    SurveyBody,
    SurveyState,
    as_item,
)

router = APIRouter(tags=["learning"], route_class=IdempotentRoute)

MOST_DAYS = 3660
FeedbackPath = Annotated[str, Path(max_length=80)]


class _Any(RootModel[Record]):
    """A record, for its fields as JSON."""


@router.get("/missions/{mission_id}/why")
async def get_why(mission_id: MissionId, buddy: BuddyDep, user_id: UserDep) -> Why:
    """Return every tool that was considered, what moved each, and which was chosen."""
    return await buddy.learning.why(user_id, mission_id)


@router.get("/missions/{mission_id}/survey")
async def get_survey(mission_id: MissionId, buddy: BuddyDep, user_id: UserDep) -> SurveyState:
    """Return how a mission was rated; null where it was not."""
    survey = await buddy.surveys.find(user_id, mission_id)
    return SurveyState(mission_id=mission_id, survey=survey)


@router.post("/missions/{mission_id}/survey")
async def submit_survey(
    mission_id: MissionId,
    body: SurveyBody,
    buddy: BuddyDep,
    user_id: UserDep,
    actor: ActorDep,
    channel: ChannelDep,
) -> SurveyState:
    """Rate a mission that is over, from 1 to 10. Once; take it back to rate it anew."""
    survey = await buddy.surveys.submit(user_id, mission_id, body.answer(), channel, actor)
    return SurveyState(mission_id=mission_id, survey=survey)


@router.delete("/missions/{mission_id}/survey")
async def undo_survey(
    mission_id: MissionId,
    buddy: BuddyDep,
    user_id: UserDep,
    actor: ActorDep,
    channel: ChannelDep,
) -> SurveyState:
    """Take a rating back; what it moved goes with it."""
    await buddy.surveys.undo(user_id, mission_id, channel, actor)
    return SurveyState(mission_id=mission_id, survey=None)


@router.post("/missions/{mission_id}/feedback", status_code=201)
async def give_feedback(
    mission_id: MissionId,
    body: FeedbackBody,
    buddy: BuddyDep,
    user_id: UserDep,
    actor: ActorDep,
    channel: ChannelDep,
) -> FeedbackGiven:
    """Say whether a result helped, or keep or leave out its tool for such objectives."""
    given = await buddy.feedback.give(
        user_id, mission_id, body.verdict, body.reason, channel, actor
    )
    return FeedbackGiven.of(given)


@router.delete("/missions/{mission_id}/feedback/{feedback_id}")
async def undo_feedback(
    mission_id: MissionId,
    feedback_id: FeedbackPath,
    buddy: BuddyDep,
    user_id: UserDep,
    actor: ActorDep,
    channel: ChannelDep,
) -> FeedbackGiven:
    """Take a verdict back; what it moved goes with it."""
    undone, before = await buddy.feedback.undo(
        user_id, feedback_id, channel, mission_id=mission_id, actor=actor
    )
    return FeedbackGiven.of(undone, undone_before=before)


@router.get("/learning")
async def get_learning(buddy: BuddyDep, user_id: UserDep) -> LearningView:
    """Return what is known of each tool by kind of objective, and whose words stand."""
    return LearningView.of(await buddy.learning.overview(user_id))


@router.delete("/learning/feedback/{feedback_id}")
async def undo_any_feedback(
    feedback_id: FeedbackPath,
    buddy: BuddyDep,
    user_id: UserDep,
    actor: ActorDep,
    channel: ChannelDep,
) -> FeedbackGiven:
    """Take a verdict back that may be on no mission, such as one said in a conversation."""
    undone, before = await buddy.feedback.undo(user_id, feedback_id, channel, actor=actor)
    return FeedbackGiven.of(undone, undone_before=before)


@router.get("/missions/{mission_id}/value")
async def get_mission_value(
    mission_id: MissionId, buddy: BuddyDep, user_id: UserDep
) -> MissionValue:
    """Return what a mission was worth: time saved, as was said, less tool, models and review."""
    return await buddy.net_value.of(user_id, mission_id)


@router.get("/learning/value")
async def get_value(
    buddy: BuddyDep,
    user_id: UserDep,
    days: Annotated[float, Query(gt=0, le=MOST_DAYS)] = 30,
) -> ValueReport:
    """Return what the missions of the last days were worth, by tool, and what loses money."""
    return await buddy.net_value.of_range(user_id, days)


@router.get("/learning/export")
async def export_learning(
    buddy: BuddyDep,
    user_id: UserDep,
    cursor: Annotated[str | None, Query(max_length=400)] = None,
) -> LearningPage:
    """Return all outcomes, verdicts and ratings, a page at a time."""
    records, after = await buddy.learning.export(user_id, cursor)
    items = [as_item(each.record_kind, _Any(each).model_dump(mode="json")) for each in records]
    return LearningPage(items=items, next_cursor=after)


@router.post("/learning/forget")
async def forget_learning(
    buddy: BuddyDep, user_id: UserDep, actor: ActorDep, channel: ChannelDep
) -> Forgotten:
    """Forget all outcomes, verdicts and ratings; missions and their logs stay."""
    return Forgotten(records=await buddy.learning.forget(user_id, channel, actor))


@router.get("/learning/replay")
async def replay_learning(
    buddy: BuddyDep,
    user_id: UserDep,
    policy: Annotated[str, Query(max_length=40)] = "documented-nudges",
    reward: RewardKind = RewardKind.SERVED,
    days: Annotated[float, Query(gt=0, le=MOST_DAYS)] = 90,
    explore: Annotated[float | None, Query(ge=0, le=1)] = None,
    strength: Annotated[float | None, Query(gt=0, le=1000)] = None,
) -> Replay:
    """Estimate what another way of choosing tools would have earned on past choices."""
    asked = policy_of(policy, explore, strength)
    return await buddy.replay.replay(user_id, asked, reward, days)
