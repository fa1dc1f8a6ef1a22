"""Standing approvals: made and revoked by people, used in the transaction that approves."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace

from buddy.domain.audit import Act, NewLink
from buddy.domain.commands import Approve
from buddy.domain.ids import MissionId, UserId
from buddy.domain.instant import Instant, seconds_between
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.money import Money
from buddy.domain.scope import Scope
from buddy.domain.scope import problems as scope_problems
from buddy.domain.standing_approval import (
    ALL_PURPOSES,
    ApprovalPattern,
    Bounds,
    Offer,
    Purpose,
    StandingApproval,
    bounds_of,
    first_that_covers,
    is_open,
    offer_of,
    problems,
    purpose_of,
    reasons_against,
    require_person,
    use,
)
from buddy.domain.tool import Risk
from buddy.domain.warrant import BEFOREHAND
from buddy.errors import (
    BuddyError,
    InputInvalid,
    MissionNotFound,
    NotFound,
    OwnApproval,
    ToolUnknown,
)
from buddy.ports.clock import Clock, IdSource
from buddy.ports.records import RecordPage
from buddy.ports.store import Queries, UnitOfWork
from buddy.services.mission_commands import CommandResult, MissionCommands
from buddy.services.tool_registry import ToolRegistry

_log = logging.getLogger(__name__)

AT_ONCE = 200
"""Standing approvals that are open at a time, and patterns that are looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingRequest:
    """What a person asks for."""

    bounds: Bounds
    cap_total: Money
    count: int
    until: Instant
    purposes: tuple[Purpose, ...] = ALL_PURPOSES
    note: str = ""


@dataclass(frozen=True, slots=True)
class StandingApprovals:
    """Keeps and uses standing approvals."""

    commands: MissionCommands
    queries: Queries
    registry: ToolRegistry
    clock: Clock
    ids: IdSource
    warrant_seconds: float
    offer_after: int
    second_person: bool = False

    async def list_page(
        self, user_id: UserId, limit: int, cursor: str | None
    ) -> RecordPage[StandingApproval]:
        """List a user's standing approvals, newest first, those that are over too."""
        return await self.queries.records.page(StandingApproval, user_id, limit, cursor=cursor)

    async def create(
        self, user_id: UserId, request: StandingRequest, channel: str, actor: UserId | None = None
    ) -> StandingApproval:
        """Make a standing approval.

        Args:
            user_id: For whose missions.
            request: Its bounds.
            channel: Where it was asked for.
            actor: Who makes it, where that is not its user.

        Raises:
            PersonRequired: The channel is not one where a person speaks.
            InputInvalid: A bound is not acceptable, or there are too many open ones.
            ToolUnknown: There is no such tool.
        """
        require_person(channel)
        spec = self.registry.spec(request.bounds.tool)
        standing = StandingApproval(
            record_id=self.ids.new("sa"),
            user_id=user_id,
            bounds=request.bounds,
            cap_total=request.cap_total,
            count=request.count,
            until=request.until,
            purposes=request.purposes,
            note=request.note,
            spec_digest=spec.digest,
            created_by=actor or user_id,
            channel=channel,
            created_at=self.clock.now(),
        )

        async def work(uow: UnitOfWork) -> StandingApproval:
            await give(uow, standing)
            return standing

        return await self.commands.transact(work)

    async def accept(
        self, user_id: UserId, offer_id: str, channel: str, actor: UserId | None = None
    ) -> StandingApproval:
        """Make the standing approval that was offered; see `create`.

        Raises:
            PersonRequired: The channel is not one where a person speaks.
            NotFound: Nothing is offered under this id, or no more.
        """
        require_person(channel)
        offers = {offer.offer_id: offer for offer in await self.offers(user_id)}
        offer = offers.get(offer_id)
        if offer is None:
            raise NotFound(f"No standing approval is offered as {offer_id}", offer_id=offer_id)
        request = StandingRequest(
            bounds=offer.bounds,
            cap_total=offer.cap_total,
            count=offer.count,
            until=offer.until,
            note=f"Offered after {offer.approvals} approvals in a row",
        )
        return await self.create(user_id, request, channel, actor)

    async def revoke(
        self, user_id: UserId, standing_id: str, channel: str, actor: UserId | None = None
    ) -> StandingApproval:
        """Let a standing approval say yes to nothing more; missions it approved stay approved.

        Args:
            user_id: Whose it is.
            standing_id: Which one.
            channel: Where it was revoked.
            actor: Who revokes it, where that is not its user.

        Raises:
            NotFound: This user has no such standing approval.
        """

        async def work(uow: UnitOfWork) -> StandingApproval:
            kept = await uow.records.get(StandingApproval, user_id, standing_id)
            if kept is None:
                raise NotFound(f"No standing approval is called {standing_id}", id=standing_id)
            return await take_back(uow, kept, actor or user_id, self.clock.now(), channel)

        return await self.commands.transact(work)

    async def try_approve(self, user_id: UserId, mission_id: MissionId) -> Mission:
        """Approve a mission by a standing approval that covers it; else it stays proposed.

        Raises:
            MissionNotFound: This user has no such mission.
        """

        async def work(uow: UnitOfWork) -> Mission:
            before = await uow.missions.get(user_id, mission_id)
            if before is None:
                raise MissionNotFound(mission_id)
            after = await self.approve_in(uow, before)
            if after != before:
                await uow.missions.put(after)
            return after

        return await self.commands.transact(work)

    async def approve_in(self, uow: UnitOfWork, mission: Mission) -> Mission:
        """Approve a mission in the caller's transaction where a standing approval covers it.

        The standing approval is read under a lock and counted in the same commit, so it never says
        yes once too often. The caller puts the mission.
        """
        if mission.status is not MissionStatus.PROPOSED or purpose_of(mission) is None:
            return mission
        now = self.clock.now()
        kept = await uow.records.all_of(StandingApproval, mission.user_id)
        standing = first_that_covers(kept, mission, now)
        if standing is None:
            return _refused(mission, kept, now)
        command = Approve(
            revision=mission.revision,
            actor=standing.created_by,
            channel=f"{BEFOREHAND}{standing.record_id}",
            warrant_seconds=min(self.warrant_seconds, seconds_between(now, standing.until)),
            second_person=self.second_person,
        )
        try:
            approved = await self.commands.apply(uow, mission, command)
        except OwnApproval:
            return mission  # a yes beforehand is no second person's either
        await uow.records.put(use(standing, mission, now))
        return approved

    async def offers(self, user_id: UserId) -> tuple[Offer, ...]:
        """Return every standing approval that is offered to a user now."""
        patterns = await self.queries.records.page(ApprovalPattern, user_id, AT_ONCE)
        ripe = [each for each in patterns.items if each.approvals >= self.offer_after]
        if not ripe:
            return ()
        standings = (await self.queries.records.page(StandingApproval, user_id, AT_ONCE)).items
        now = self.clock.now()
        offers = (
            offer_of(each, standings, self._risk(each), self.offer_after, now) for each in ripe
        )
        return tuple(offer for offer in offers if offer is not None)

    async def offer_for(self, result: CommandResult) -> Offer | None:
        """Return what is offered after an approval, where it was one of a row.

        The approval stands already, so what cannot be read is logged, and nothing is offered.
        """
        try:
            return await self._offer_for(result)
        except BuddyError:
            mission_id = result.after.mission_id
            _log.warning("What to offer after %s was not read", mission_id, exc_info=True)
            return None

    async def _offer_for(self, result: CommandResult) -> Offer | None:
        approved = result.changed and result.before.status is MissionStatus.PROPOSED
        if not approved or result.after.warrant is None:
            return None
        user_id, bounds = result.after.user_id, bounds_of(result.before.terms)
        if bounds is None:
            return None
        # Found by its key: an approval that nothing is offered after waits for no list.
        pattern = await self.queries.records.get(ApprovalPattern, user_id, bounds.key)
        if pattern is None or pattern.approvals < self.offer_after:
            return None
        if result.after.mission_id not in pattern.missions:
            return None
        offers = await self.offers(user_id)
        return next((each for each in offers if each.offer_id == pattern.record_id), None)

    async def decline(self, user_id: UserId, offer_id: str) -> None:
        """Turn an offer down; it comes back after as many approvals again.

        Raises:
            NotFound: There is no such offer.
        """

        async def work(uow: UnitOfWork) -> None:
            pattern = await uow.records.get(ApprovalPattern, user_id, offer_id)
            if pattern is None:
                raise NotFound(f"No standing approval is offered as {offer_id}", offer_id=offer_id)
            await uow.records.put(replace(pattern, declined_at=pattern.approvals))

        await self.commands.transact(work)

    def _risk(self, pattern: ApprovalPattern) -> Risk | None:
        try:
            return self.registry.spec(pattern.bounds.tool).risk
        except ToolUnknown:
            return None


async def give(uow: UnitOfWork, standing: StandingApproval) -> None:
    """Make a standing approval in the caller's transaction.

    Raises:
        InputInvalid: A bound is not acceptable, or there are too many open ones.
    """
    _check(standing)
    kept = await uow.records.all_of(StandingApproval, standing.user_id)
    if sum(is_open(each, standing.created_at) for each in kept) >= AT_ONCE:
        raise InputInvalid(f"{AT_ONCE} standing approvals are open; revoke one first")
    await uow.records.put(standing)
    await uow.audit.append(_given(standing))


async def take_back(
    uow: UnitOfWork, kept: StandingApproval, by: str, now: Instant, channel: str
) -> StandingApproval:
    """Revoke a standing approval in the caller's transaction; again changes nothing."""
    if kept.revoked_at is not None:
        return kept
    revoked = replace(kept, revoked_at=now, revoked_by=by)
    await uow.records.put(revoked)
    await uow.audit.append(_revoked(revoked, by, now, channel))
    return revoked


def _given(standing: StandingApproval) -> NewLink:
    """Seal what it allows; its note is a person's words and stays out."""
    return NewLink(
        user_id=standing.user_id,
        act=Act.STANDING_GIVEN,
        actor=standing.created_by,
        channel=standing.channel,
        at=standing.created_at,
        detail={
            "standing_approval": standing.record_id,
            "tool": standing.bounds.tool,
            "bounds": standing.bounds.key,
            "cap_per_run": standing.bounds.cap_per_run.micros,
            "cap_total": standing.cap_total.micros,
            "count": standing.count,
            "until": standing.until,
            "purposes": [str(each) for each in standing.purposes],
        },
    )


def _revoked(standing: StandingApproval, by: str, now: Instant, channel: str) -> NewLink:
    return NewLink(
        user_id=standing.user_id,
        act=Act.STANDING_REVOKED,
        actor=by,
        channel=channel,
        at=now,
        detail={"standing_approval": standing.record_id, "used": standing.used},
    )


def _check(standing: StandingApproval) -> None:
    bounds = standing.bounds
    scope = Scope(
        allowed_domains=bounds.allowed_domains,
        blocked_domains=bounds.blocked_domains,
        max_pages=bounds.max_pages,
    )
    found = (*scope_problems(scope), *problems(standing))
    if found:
        raise InputInvalid("; ".join(found))


def _refused(mission: Mission, kept: tuple[StandingApproval, ...], now: Instant) -> Mission:
    """Note why the standing approval that a mission names does not cover it."""
    named = mission.metadata.get("standing_approval")
    if not isinstance(named, str):
        return mission
    standing = next((each for each in kept if each.record_id == named), None)
    reasons = ("there is no such standing approval",)
    if standing is not None:
        reasons = reasons_against(standing, mission, now)
    return replace(mission, metadata={**mission.metadata, "standing_refused": list(reasons)})
