"""Takes a tool's progress reports and stores them, merged, beside the running call."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

from buddy.domain.pipeline import StepName
from buddy.ports.engine import RunRequest
from buddy.ports.store import TransactionRunner, UnitOfWork
from buddy.ports.tools import ReportProgress
from buddy.services.run_scribe import ScribeDesk

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Latest:
    """What has been reported, and how much of it is stored."""

    items: int = 0
    pages: int = 0
    message: str = ""
    stored_pages: int = 0
    news: asyncio.Event = field(default_factory=asyncio.Event)
    over: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass(frozen=True, slots=True)
class ProgressReporter:
    """Stores progress of calls, at most once in `interval_seconds` per call."""

    transact: TransactionRunner
    desk: ScribeDesk
    interval_seconds: float = 0.2

    @asynccontextmanager
    async def reporting(self, request: RunRequest) -> AsyncGenerator[ReportProgress]:
        """Give a report function for one call; nothing is stored after the context ends."""
        latest = _Latest()

        def report(items: int, pages: int, message: str) -> None:
            latest.items, latest.pages, latest.message = items, pages, message
            latest.news.set()

        writer = asyncio.create_task(self._write_all(request, latest))
        try:
            yield report
        finally:
            # Asked to end rather than cancelled: a write once begun is a whole transaction.
            latest.over.set()
            latest.news.set()
            await writer

    async def _write_all(self, request: RunRequest, latest: _Latest) -> None:
        while True:
            await latest.news.wait()
            if latest.over.is_set():
                return
            latest.news.clear()
            try:
                await self._write(request, latest)
            except Exception:  # noqa: BLE001  # a report that is lost must not undo the call
                _log.warning("Progress of %s was not stored", request.run_id, exc_info=True)
            with suppress(TimeoutError):
                await asyncio.wait_for(latest.over.wait(), self.interval_seconds)

    async def _write(self, request: RunRequest, latest: _Latest) -> None:
        items, message = latest.items, latest.message
        pages, latest.stored_pages = latest.pages - latest.stored_pages, latest.pages

        async def work(uow: UnitOfWork) -> None:
            scribe = await self.desk.open(uow, request)
            current = scribe.tracker.current_step
            if current is None or current.step_name != StepName.TOOL_EXECUTION:
                return
            scribe.tracker.update(items, max(0, pages), message)
            await scribe.close()

        await self.transact(work)
