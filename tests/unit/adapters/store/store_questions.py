"""Every question that a store can be asked, with plausible arguments."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from buddy.adapters.store.paging import encode_cursor
from buddy.domain.ids import LOCAL_USER, ArtifactId, MissionId, RunId, ToolName
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.run import RunState
from buddy.ports.store import MissionFilter, Queries
from buddy.testing.factories import at, make_mission

M, R = MissionId("m_1"), RunId("r_1")
PROPOSED = frozenset({MissionStatus.PROPOSED})
LAPSING = frozenset({MissionStatus.PROPOSED, MissionStatus.APPROVED})
Ask = Callable[[Queries], Awaitable[object]]

QUERIES: dict[str, Ask] = {
    "mission": lambda q: q.mission(LOCAL_USER, M),
    "missions": lambda q: q.missions(LOCAL_USER, MissionFilter(), 50),
    "next page": lambda q: q.missions(
        LOCAL_USER, MissionFilter(), 50, encode_cursor(make_mission())
    ),
    "missions of a status": lambda q: q.missions(LOCAL_USER, MissionFilter(statuses=PROPOSED), 50),
    "missions with a text": lambda q: q.missions(LOCAL_USER, MissionFilter(text="x"), 50),
    "missions since": lambda q: q.missions(LOCAL_USER, MissionFilter(since=at()), 50),
    "lapsed missions": lambda q: q.lapsed(at(), LAPSING, 100),
    "started missions": lambda q: q.started(LOCAL_USER, 5),
    "stopping missions": lambda q: q.stopping(),
    "runs in a state": lambda q: q.runs(RunState.RUNNING),
    "instance": lambda q: q.instance(),
    "open missions": lambda q: q.open_missions(PROPOSED),
    "events of a mission": lambda q: q.events_of_mission(LOCAL_USER, M, 5, 50),
    "events of a user": lambda q: q.events_of_user(LOCAL_USER, 5, 50),
    "last cursor": lambda q: q.last_cursor(LOCAL_USER),
    "artifact": lambda q: q.artifact(LOCAL_USER, ArtifactId("a_1")),
    "artifacts": lambda q: q.artifacts_of_mission(LOCAL_USER, M),
    "disabled tools": lambda q: q.disabled_tools(LOCAL_USER),
    "durations": lambda q: q.durations(LOCAL_USER, ToolName("web_search"), 200),
    "accounts": lambda q: q.accounts(LOCAL_USER),
    "some accounts": lambda q: q.accounts(LOCAL_USER, ("user/day", "user/month")),
    "accounts of a kind": lambda q: q.accounts_of(LOCAL_USER, "goal", 50),
    "ledger": lambda q: q.ledger_entries(LOCAL_USER, R),
}
"""All but the board's, which sorts the two halves that it is made of."""


async def board(queries: Queries) -> object:
    """Ask for the board."""
    return await queries.board(LOCAL_USER, at(), 50)
