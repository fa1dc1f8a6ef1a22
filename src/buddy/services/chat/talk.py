"""Finds out what a conversation is about: from its session and from how its missions stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from buddy.domain.artifact import Artifact
from buddy.domain.conversation import ConversationState, SpokenMission
from buddy.domain.instant import Instant
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.schedule import SCHEDULED_BY, Schedule, ScheduleState
from buddy.domain.session import Borrowed, ChatSession
from buddy.ports.store import Queries
from buddy.services.chat.turn import Spoken, Talk

_UNDER_WAY = frozenset(
    {MissionStatus.APPROVED, MissionStatus.RUNNING, MissionStatus.AWAITING_APPROVAL}
)
_NO_TEMPLATE = frozenset(
    {
        MissionStatus.PROPOSED,
        MissionStatus.CLARIFICATION_NEEDED,
        MissionStatus.REJECTED,
        MissionStatus.CANCELLED,
        MissionStatus.EXPIRED,
    }
)
_WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class TalkReader:
    """Reads what a conversation is about."""

    queries: Queries

    async def read(self, session: ChatSession, now: Instant) -> Talk:
        """Return what a conversation is about now; nothing of it was stored beforehand."""
        spoken: list[Spoken] = []
        for shown in session.mentioned:
            mission = await self.queries.mission(session.user_id, shown.mission_id)
            if mission is not None:
                spoken += await self._with_run(session, Spoken(shown=shown, mission=mission))
        proposals = tuple(each for each in spoken if _is_open(each.mission, now))
        finished = _last_ended(spoken, MissionStatus.COMPLETED)
        artifact = await self._artifact(finished) if finished else None
        return Talk(
            spoken=tuple(spoken),
            proposals=proposals,
            artifact=artifact,
            state=_state(session, spoken, proposals, finished, artifact),
            borrowed=_borrowed(session, artifact),
        )

    async def _with_run(self, session: ChatSession, template: Spoken) -> tuple[Spoken, ...]:
        """Return a mission with the last run that a schedule made of it, where it has made one.

        The run comes first once the schedule is over: there is nothing else to speak of.
        """
        user_id, named = session.user_id, template.mission.metadata.get(SCHEDULED_BY)
        if not isinstance(named, str):
            return (template,)
        schedule = await self.queries.records.get(Schedule, user_id, named)
        last = schedule.last_mission_id if schedule is not None else None
        if last is None or any(each.mission_id == last for each in session.mentioned):
            return (template,)
        made = await self.queries.mission(user_id, last)
        if made is None or schedule is None:
            return (template,)
        run = replace(template, mission=made)
        return (run, template) if schedule.state is ScheduleState.ENDED else (template, run)

    async def _artifact(self, mission: Mission) -> Artifact | None:
        made = await self.queries.artifacts_of_mission(mission.user_id, mission.mission_id)
        return max(made, key=lambda each: each.created_at, default=None)


def _state(
    session: ChatSession,
    spoken: Sequence[Spoken],
    proposals: Sequence[Spoken],
    finished: Mission | None,
    artifact: Artifact | None,
) -> ConversationState:
    under_way = next((s.mission for s in spoken if _is_under_way(s.mission)), None)
    asking = next(
        (s.mission for s in spoken if s.mission.status is MissionStatus.CLARIFICATION_NEEDED), None
    )
    asked = asking.questions[0].text if asking and asking.questions else None
    scheduled = next((s.mission for s in spoken if _is_scheduled(s.mission)), None)
    return ConversationState(
        proposal=_told(proposals[0].mission if proposals else None),
        question=session.asked.question if session.asked else asked,
        running=_told(under_way),
        finished=_told(finished),
        failed=_told(_last_ended(spoken, MissionStatus.FAILED)),
        scheduled=_told(scheduled),
        last_url=session.last_url,
        results=_pages(artifact),
        borrowed=tuple(_borrowed(session, None)),
    )


def _is_under_way(mission: Mission) -> bool:
    """Tell whether a mission is on its way to a result: a template that waits for none is not."""
    waits = mission.run is None and SCHEDULED_BY in mission.metadata
    return mission.status in _UNDER_WAY and not waits


def _is_scheduled(mission: Mission) -> bool:
    """Tell whether a schedule repeats a mission, or has made it."""
    template = SCHEDULED_BY in mission.metadata and mission.status not in _NO_TEMPLATE
    return template or bool(mission.metadata.get("schedule"))


def _pages(artifact: Artifact | None) -> tuple[str, ...]:
    urls = tuple(source.url for source in artifact.sources) if artifact else ()
    return tuple(url for url in urls if url.startswith(_WEB))


def _borrowed(session: ChatSession, artifact: Artifact | None) -> dict[str, Borrowed]:
    """Return what stands in the last result, then what the session remembers of earlier ones."""
    asked = session.asked.borrowed if session.asked else ()
    found = [
        Borrowed(value=url, artifact_id=artifact.artifact_id, mission_id=artifact.mission_id)
        for url in _pages(artifact)
        if artifact is not None
    ]
    known: dict[str, Borrowed] = {}
    for each in (*found, *session.borrowed, *asked):
        known.setdefault(each.value, each)
    return known


def _is_open(mission: Mission, now: Instant) -> bool:
    lapsed = mission.expires_at is not None and mission.expires_at <= now
    return mission.status is MissionStatus.PROPOSED and not lapsed


def _last_ended(spoken: Sequence[Spoken], status: MissionStatus) -> Mission | None:
    """Return the mission that ended last, of those that the conversation has seen.

    A schedule's run that nobody here has seen yet is that one only where its schedule was spoken of
    last: it must not come between a result and the questions on it.
    """
    ended = [each for each in spoken if each.mission.status is status]
    if not ended or not _is_unseen(ended[0]):
        ended = [each for each in ended if not _is_unseen(each)]
    else:
        ended = ended[:1]
    return max((each.mission for each in ended), key=lambda each: each.updated_at, default=None)


def _is_unseen(spoken: Spoken) -> bool:
    return spoken.shown.mission_id != spoken.mission.mission_id


def _told(mission: Mission | None) -> SpokenMission | None:
    if mission is None:
        return None
    return SpokenMission(
        mission_id=mission.mission_id,
        objective=mission.terms.objective,
        intent=mission.terms.intent,
    )
