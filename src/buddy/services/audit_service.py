"""Reads the audit chains and finds what is wrong with them."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace

from buddy.domain.audit import INSTANCE_CHAIN, Head, StoredLink
from buddy.domain.audit_check import ChainCheck, Problem, unknown_head
from buddy.domain.ids import MissionId, UserId
from buddy.errors import MissionNotFound
from buddy.ports.archive import ArchiveRow, RowKind, StoreArchive
from buddy.ports.store import Queries
from buddy.services.audit_events import EventCheck

AT_ONCE = 1_000
"""Links read in one trip."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainReport:
    """What came of reading one chain."""

    chain: UserId
    links: int
    head: Head
    """Where the chain ends; note its hash, and a later check can be held to it."""
    noted_at: int | None
    """The number of the link with the hash that was noted earlier, where it is in this chain."""
    events: int | None
    """How many audited events were held against it; None: not asked for."""
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What came of reading chains."""

    chains: tuple[ChainReport, ...]
    problems: tuple[Problem, ...] = ()
    """What belongs to no single chain."""

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems and not any(report.problems for report in self.chains)


@dataclass(frozen=True, slots=True)
class AuditService:
    """Reads the audit chains."""

    queries: Queries

    async def links(
        self,
        user_id: UserId,
        beyond: int,
        limit: int,
        *,
        newest_first: bool = False,
        mission_id: MissionId | None = None,
    ) -> tuple[StoredLink, ...]:
        """Return a page of a chain; see `buddy.ports.store.Queries.audit_links`."""
        return await self.queries.audit_links(
            user_id, beyond, limit, newest_first=newest_first, mission_id=mission_id
        )

    async def of_mission(
        self, user_id: UserId, mission_id: MissionId, after: int, limit: int
    ) -> tuple[StoredLink, ...]:
        """Return a mission's links; they are there when the mission itself is gone.

        Raises:
            MissionNotFound: This user has no such mission, and never had.
        """
        found = await self.queries.audit_links(user_id, after, limit, mission_id=mission_id)
        if not found and await self.queries.mission(user_id, mission_id) is None:
            raise MissionNotFound(mission_id)
        return found

    async def verify(
        self, user_id: UserId, *, noted: str | None = None, events: bool = False
    ) -> Verification:
        """Verify a user's chain, and the instance's.

        Args:
            user_id: Whose chain.
            noted: The hash of a head that was noted earlier: it must still be there.
            events: Whether the log is held against the links, too; it is read as a whole.
        """
        return await self.verify_all((user_id, INSTANCE_CHAIN), noted=noted, events=events)

    async def verify_all(
        self, chains: Sequence[UserId], *, noted: str | None, events: bool
    ) -> Verification:
        """Verify several chains."""
        reports = [await self._verify(chain, noted, events=events) for chain in chains]
        found = noted is None or any(report.noted_at is not None for report in reports)
        problems = () if found or noted is None else (unknown_head(noted),)
        return Verification(chains=tuple(reports), problems=problems)

    async def _verify(self, chain: UserId, noted: str | None, *, events: bool) -> ChainReport:
        check = ChainCheck(chain, noted)
        log = EventCheck(self.queries, chain) if events else None
        if log is not None:
            await log.begin()
        check.finish(await self._read(check, log))
        report = ChainReport(
            chain=chain,
            links=check.links,
            head=check.last,
            noted_at=check.noted_at,
            events=None,
            problems=tuple(check.problems),
        )
        if log is None:
            return report
        told = await log.finish()
        problems = (*report.problems, *told)
        return replace(report, events=log.events, problems=problems)

    async def _read(self, check: ChainCheck, log: EventCheck | None) -> Head:
        """Read a chain to its end, while others may append to it; return its head."""
        while True:
            before = check.links
            async with aclosing(self._chain(check.chain, check.last.number)) as links:
                async for link in links:
                    check.take(link)
                    if log is not None:
                        await log.take(link)
            head = await self.queries.audit_head(check.chain)
            # A head further on is of a link that has come since, or of one that was cut off.
            if head.number <= check.last.number or check.links == before:
                return head

    async def _chain(self, chain: UserId, after: int) -> AsyncGenerator[StoredLink]:
        while page := await self.queries.audit_links(chain, after, AT_ONCE):
            for link in page:
                yield link
            after = page[-1].number


async def all_chains(archive: StoreArchive) -> tuple[UserId, ...]:
    """Return whose chains a store holds, the instance's among them."""
    found: set[UserId] = {INSTANCE_CHAIN}
    async with aclosing(archive.rows({RowKind.USER, RowKind.AUDIT})) as rows:
        async for row in rows:
            if isinstance(row, ArchiveRow):
                found.add(UserId(row.value["user_id"]))
    return tuple(sorted(found))
