"""Tries a mission again that is over, as a new mission: from its failed step, or from the start."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from buddy.domain.audit import Act, NewLink
from buddy.domain.commands import Inherit
from buddy.domain.ids import MissionId, UserId
from buddy.domain.lifecycle import TERMINAL
from buddy.domain.mission import Mission, is_unspent
from buddy.domain.origin import marks
from buddy.errors import InvalidTransition, MissionNotFound
from buddy.ports.store import Queries, UnitOfWork
from buddy.services.mission_commands import MissionCommands
from buddy.services.mission_request import MissionRequest
from buddy.services.proposal_service import ProposalService
from buddy.services.reused_answers import RETRYABLE, ReusedAnswers
from buddy.services.tool_registry import ToolRegistry

PASSED_ON = "warrant_passed_to"
"""In the metadata of a mission: which one took over its warrant. A warrant is good for one run."""


@dataclass(frozen=True, slots=True)
class RetryService:
    """Makes the new missions."""

    proposals: ProposalService
    commands: MissionCommands
    queries: Queries
    registry: ToolRegistry
    answers: ReusedAnswers

    async def retry(
        self,
        user_id: UserId,
        mission_id: MissionId,
        *,
        from_start: bool,
        channel: str,
        new_id: MissionId | None = None,
        actor: UserId | None = None,
    ) -> Mission:
        """Make a mission with the same terms that names this one as its parent.

        From the failed step, it uses the tool's answer again where there is one, and stands under
        the same warrant where that is unspent: then it is approved at once, else it is proposed.

        Args:
            user_id: Whose mission.
            mission_id: The one that is over.
            from_start: Do everything again, after a new approval.
            channel: Where it was asked.
            new_id: The new mission's id, where the caller has chosen one.
            actor: Who asks, where that is not its user.

        Raises:
            MissionNotFound: This user has no such mission.
            InvalidTransition: It is not over; or it has no failed step, and `from_start` is False.
            ToolInputInvalid: The tool takes such an input no more.
        """
        source = await self.queries.mission(user_id, mission_id)
        if source is None:
            raise MissionNotFound(mission_id)
        if source.status not in TERMINAL:
            raise InvalidTransition(source.status, "be tried again; it is not over")
        if not from_start and source.status not in RETRYABLE:
            raise InvalidTransition(
                source.status, "go on from a failed step; run it again from the start"
            )
        request = await self._request(source, from_start=from_start, channel=channel)
        request = replace(request, mission_id=new_id, requested_by=actor)

        async def inherit(uow: UnitOfWork, made: Mission) -> Mission:
            await uow.audit.append(_retried(source, made, channel, from_start=from_start))
            return made if from_start else await self._inherit(uow, source, made)

        return await self.proposals.create(user_id, request, inherit)

    async def _request(self, source: Mission, *, from_start: bool, channel: str) -> MissionRequest:
        terms, tool = source.terms, source.terms.tool
        if tool not in {spec.name for spec in await self.registry.enabled_specs(source.user_id)}:
            tool = None  # switched off or gone since: another one is proposed
        metadata: dict[str, Any] = {"source": channel, "retry_of": source.mission_id}
        reused = None
        if not from_start:
            metadata["retry_from"] = "failed_step"
            reused = await self.answers.of(source) if tool else None
        next_words = (
            f"After your approval and your command to run, the answer that {tool} gave in "
            f"{source.mission_id} is used again and costs nothing. Only if it is no longer kept, "
            f"{tool} is called once, up to {terms.cap_usd}."
        )
        return MissionRequest(
            objective=terms.objective,
            scope=terms.scope,
            constraints=terms.constraints,
            priority=terms.priority,
            tool=tool,
            tool_input=(terms.tool_input or None) if tool else None,
            input_origins=terms.input_origins,
            marked=marks(terms.input_origins, terms.tool_input),
            objective_marks=terms.objective_marks,
            repeats=True,
            max_cost=terms.cap_usd,
            metadata=metadata,
            parent_mission_id=source.mission_id,
            next=next_words if reused else None,
        )

    async def _inherit(self, uow: UnitOfWork, source: Mission, made: Mission) -> Mission:
        """Approve the new mission by the old one's warrant, where that is unspent."""
        read = await uow.missions.get(source.user_id, source.mission_id)
        if read is None or read.warrant is None or not is_unspent(read):
            return made
        if PASSED_ON in read.metadata:
            return made
        after = await self.commands.apply(uow, made, Inherit(warrant=read.warrant))
        if after.warrant is not None:
            passed = {**read.metadata, PASSED_ON: made.mission_id}
            await uow.missions.put(replace(read, metadata=passed))
        return after


def _retried(source: Mission, made: Mission, channel: str, *, from_start: bool) -> NewLink:
    return NewLink(
        user_id=source.user_id,
        act=Act.RETRIED,
        actor=made.requested_by or source.user_id,
        channel=channel,
        at=made.created_at,
        mission_id=source.mission_id,
        detail={"as": made.mission_id, "from_start": from_start},
    )
