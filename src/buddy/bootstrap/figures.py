"""The figures of days: what adds the log up, who shows it, who waits for it."""

from __future__ import annotations

from buddy.bootstrap.parts import Parts
from buddy.ports.engine import Engine
from buddy.ports.store import Store
from buddy.services.duration_history import DurationHistory
from buddy.services.housekeeping import Housekeeping
from buddy.services.rollup_follower import RollupFollower
from buddy.services.rollups import Rollups
from buddy.services.whiteboard_metrics import WhiteboardMetrics


def rollup_follower(parts: Parts, store: Store) -> RollupFollower:
    """Return what adds up the logs of all users."""
    rollups = Rollups(store.transact, store.queries, parts.clock)
    return RollupFollower(rollups, store.retention, store.aside)


def metrics_of(
    parts: Parts, store: Store, engine: Engine, history: DurationHistory, rollups: Rollups
) -> WhiteboardMetrics:
    """Return what the whiteboard asks."""
    return WhiteboardMetrics(
        queries=store.queries,
        engine=engine,
        clock=parts.clock,
        limits=parts.limits,
        history=history,
        rollups=rollups,
    )


def housekeeping_of(parts: Parts, store: Store, follower: RollupFollower) -> Housekeeping:
    """Return what throws away what has had its time, and adds up what is in it before."""
    return Housekeeping(
        retention=store.retention,
        queries=store.queries,
        blobs=parts.blobs,
        clock=parts.clock,
        policy=parts.retention,
        before_events_go=follower.catch_up_all,
    )
