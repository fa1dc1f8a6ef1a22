"""The kill switch: pauses and resumes the whole instance, and says where it stands."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from buddy.domain.audit import INSTANCE_CHAIN, Act, NewLink, text_digest
from buddy.domain.ids import UserId
from buddy.domain.instance import InstanceState, pause, resume
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.run import RunState
from buddy.errors import MissionError
from buddy.ports.clock import Clock
from buddy.ports.store import Queries, TransactionRunner, UnitOfWork
from buddy.services.approval_service import ApprovalService
from buddy.services.goal_service import GoalService
from buddy.services.run_control import RunControl

_log = logging.getLogger(__name__)

T = TypeVar("T")

_RUNNING = frozenset({MissionStatus.RUNNING})


@dataclass(frozen=True, slots=True, kw_only=True)
class InstanceReport:
    """The switch and what waits behind it; the counts are of all users and processes."""

    state: InstanceState
    running: int
    """Runs that have started, those that are held included."""
    queued: int


@dataclass(frozen=True, slots=True)
class InstanceService:
    """Moves the switch."""

    transact: TransactionRunner
    queries: Queries
    control: RunControl
    approvals: ApprovalService
    goals: GoalService
    clock: Clock

    async def show(self) -> InstanceReport:
        """Return where the instance stands."""
        return InstanceReport(
            state=await self.queries.instance(),
            running=await self.queries.runs(RunState.RUNNING),
            queued=await self.queries.runs(RunState.QUEUED),
        )

    async def pause(
        self, user_id: UserId, reason: str | None, *, stop_running: bool, channel: str = "api"
    ) -> InstanceReport:
        """Let no run start and none pass its next checkpoint, until `resume`.

        Args:
            user_id: Who pauses.
            reason: Why, in the person's words.
            stop_running: Whether goals and missions that run are cancelled as well, everybody's.
            channel: Where it was said.
        """
        now = self.clock.now()
        link = NewLink(
            user_id=INSTANCE_CHAIN,
            act=Act.PAUSED,
            actor=user_id,
            channel=channel,
            at=now,
            detail={"reason_sha256": text_digest(reason), "stop_running": stop_running},
        )
        state = await self._move(lambda old: pause(old, by=user_id, at=now, reason=reason), link)
        _log.warning(
            "Paused by %s since %s: %s", state.by, state.since, state.reason or "no reason"
        )
        if stop_running:
            why = reason or "Buddy was paused"
            # Goals first: none begins another mission in the place of one that is cancelled.
            goals = await self.goals.cancel_running(user_id, why, channel)
            stopped = await self._stop_running(user_id, why, channel)
            _log.warning("%d running missions and %d goals were told to stop", stopped, goals)
        return await self.show()

    async def resume(self, user_id: UserId, channel: str = "api") -> InstanceReport:
        """Let everything go on."""
        now = self.clock.now()
        link = NewLink(
            user_id=INSTANCE_CHAIN, act=Act.RESUMED, actor=user_id, channel=channel, at=now
        )
        await self._move(lambda old: resume(old, by=user_id, at=now), link)
        _log.warning("Resumed by %s", user_id)
        return await self.show()

    async def note_settings(
        self,
        actor: UserId,
        changes: Mapping[str, str | None],
        keep: Callable[[], Awaitable[T]],
        channel: str,
    ) -> T:
        """Keep changed settings, and who changed them in the instance's audit chain.

        Settings that cannot be kept leave no link. Where the link itself cannot be committed, the
        caller is told so, and the settings may have been kept: changing them again adds the link.

        Args:
            actor: Who changes them.
            changes: The new value per setting; None: back to its default.
            keep: Keeps them; called anew where the transaction has to begin again.
            channel: Where it was said.

        Returns:
            What `keep` returned.
        """
        link = NewLink(
            user_id=INSTANCE_CHAIN,
            act=Act.SETTINGS_CHANGED,
            actor=actor,
            channel=channel,
            at=self.clock.now(),
            detail={"changes": dict(sorted(changes.items()))},
        )

        async def work(uow: UnitOfWork) -> T:
            await uow.audit.append(link)
            return await keep()

        return await self.transact(work)

    async def _move(
        self, change: Callable[[InstanceState], InstanceState], link: NewLink
    ) -> InstanceState:
        async def work(uow: UnitOfWork) -> InstanceState:
            old = await uow.instance.get()
            new = change(old)
            if new != old:
                await uow.instance.put(new)
                await uow.audit.append(link)
            return new

        state = await self.transact(work)
        self.control.learn(state)
        return state

    async def _stop_running(self, user_id: UserId, reason: str, channel: str) -> int:
        stopped = 0
        for mission in await self.queries.open_missions(_RUNNING):
            try:
                await self.approvals.cancel(
                    mission.user_id,
                    mission.mission_id,
                    reason,
                    user_id,
                    channel,
                )
                stopped += 1
            except MissionError as error:
                _log.info("Mission %s is over: %s", mission.mission_id, error.message)
        return stopped
