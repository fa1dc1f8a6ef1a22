"""Proposals of programs: as many as a person can look through, and no more.

A program can propose a thousand missions in a minute. Each of them waits for a person, who would
find nothing else in the inbox any more.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Final

from buddy.domain.ids import UserId
from buddy.domain.lifecycle import EDITABLE
from buddy.domain.mission import Mission
from buddy.errors import MissionError
from buddy.ports.store import MissionFilter, Queries
from buddy.services.mission_request import MissionRequest
from buddy.services.proposal_service import ProposalService

PAGE: Final = 200


@dataclass(frozen=True, slots=True)
class ProgramProposals:
    """Proposes for programs.

    Args:
        proposals: Makes the proposals.
        queries: Reads what is open.
        limit: Proposals and questions of one source that may be open for one user.
    """

    proposals: ProposalService
    queries: Queries
    limit: int
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock, init=False, repr=False)

    async def create(self, user_id: UserId, request: MissionRequest) -> Mission:
        """Make a proposal, one at a time, where not too many are open.

        Raises:
            MissionError: As many as may be open are.
            BuddyError: As `ProposalService.create` raises it.
        """
        async with self._turn:  # two at once would both find the last place free
            if await self._open(user_id, request.metadata.get("source")) >= self.limit:
                raise MissionError(
                    f"{self.limit} proposals of programs wait for a person already, the most that "
                    "may (BUDDY_MCP_OPEN_PROPOSALS). Ask the person to decide on them in Buddy's "
                    "inbox, then propose again",
                    limit=self.limit,
                )
            return await self.proposals.create(user_id, request)

    async def _open(self, user_id: UserId, source: object) -> int:
        """Count what is open of a source; no further than the limit."""
        count, cursor, where = 0, None, MissionFilter(statuses=EDITABLE)
        while count < self.limit:
            page = await self.queries.missions(user_id, where, PAGE, cursor)
            count += sum(each.metadata.get("source") == source for each in page.missions)
            cursor = page.next_cursor
            if cursor is None:
                break
        return count
