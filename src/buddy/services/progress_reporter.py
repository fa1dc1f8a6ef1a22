"""Takes the progress reports of running tools and stores them, many in one transaction.

A call's reports are merged to some ten a second. What is due is written together, for a
transaction of its own for each would cost a busy process more than its tools do; each report is
still an event of its own mission. Where the common transaction fails, each is tried by itself, so
that one mission that cannot be written takes no other's report along.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from buddy.domain.pipeline import StepName
from buddy.errors import StoreUnavailable
from buddy.ports.engine import RunRequest
from buddy.ports.store import TransactionRunner, UnitOfWork
from buddy.ports.tools import ReportProgress
from buddy.services.run_scribe import RunScribe, ScribeDesk

_log = logging.getLogger(__name__)

INTERVAL_SECONDS = 0.09
"""Between two stored reports of one call, on the average.

A little less than a tenth of a second: who reports ten times a second, and was held up once, must
be able to catch up.
"""
GATHER_SECONDS = 0.025
"""Between two transactions: what is reported meanwhile goes into the next one."""
TOGETHER = 50
"""Reports in one transaction. Others who write wait for its end."""


@dataclass(frozen=True, slots=True)
class _Report:
    """What a tool last said."""

    items: int = 0
    pages: int = 0
    message: str = ""


@dataclass(eq=False, slots=True)
class _Call:
    """A running call of a tool."""

    request: RunRequest
    latest: _Report = field(default_factory=_Report)
    stored_pages: int = 0
    due: float = 0.0
    """When its next report may be stored, by the event loop's clock."""
    alone: bool = False
    """Its last report could not be stored, so the next one must not spoil others'."""
    over: bool = False
    written: asyncio.Event | None = None
    """Set at the end of the write that its report is part of; None between writes."""


class ProgressReporter:
    """Stores progress of calls. It belongs to the event loop that the calls run on.

    Args:
        transact: Runs transactions.
        desk: Opens the scribes that write.
    """

    def __init__(self, transact: TransactionRunner, desk: ScribeDesk) -> None:
        self._transact = transact
        self._desk = desk
        self._waiting: dict[_Call, None] = {}
        self._writer: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def reporting(self, request: RunRequest) -> AsyncGenerator[ReportProgress]:
        """Give a report function for one call; nothing is stored after the context ends."""
        call = _Call(request)

        def report(items: int, pages: int, message: str) -> None:
            if not call.over:
                call.latest = _Report(items, pages, message)
                self._waiting[call] = None
                self._wake_writer()

        try:
            yield report
        finally:
            call.over = True
            self._waiting.pop(call, None)
            if call.written is not None:
                # A write once begun is a whole transaction, which others share.
                await call.written.wait()

    def _wake_writer(self) -> None:
        if self._writer is None or self._writer.done():
            self._writer = asyncio.create_task(self._write_all())

    async def _write_all(self) -> None:
        loop = asyncio.get_running_loop()
        while self._waiting:
            now = loop.time()
            due = [call for call in self._waiting if call.due <= now]
            for call in due:
                # Counted from when it was due, one interval at most: a report that was held up
                # must not hold up all that follow.
                call.due = max(call.due, now - INTERVAL_SECONDS) + INTERVAL_SECONDS
            alone = [call for call in due if call.alone]
            together = [call for call in due if not call.alone]
            for start in range(0, len(together), TOGETHER):
                await self._write(together[start : start + TOGETHER])
            for call in alone:
                await self._write((call,))
            await asyncio.sleep(GATHER_SECONDS)

    async def _write(self, calls: Sequence[_Call]) -> None:
        """Store the latest reports of calls, in one transaction if that goes well."""
        calls = [call for call in calls if not call.over]
        written = asyncio.Event()
        for call in calls:
            self._waiting.pop(call, None)
            call.written = written
        try:
            await self._store(calls)
        finally:
            for call in calls:
                call.written = None
            written.set()

    async def _store(self, calls: Sequence[_Call]) -> None:
        try:
            await self._commit(calls)
        except Exception as error:  # noqa: BLE001  # a report that is lost must not undo a call
            if len(calls) > 1 and not isinstance(error, StoreUnavailable):
                for call in calls:
                    await self._store((call,))
                return
            for call in calls:
                call.alone = len(calls) == 1
            runs = ", ".join(call.request.run_id for call in calls)
            _log.warning("Progress of %s was not stored", runs, exc_info=True)
        else:
            for call in calls:
                call.alone = False

    async def _commit(self, calls: Sequence[_Call]) -> None:
        reports = {call: call.latest for call in calls if not call.over}
        if not reports:
            return

        async def work(uow: UnitOfWork) -> None:
            opened = await self._desk.open_all(uow, [call.request for call in reports])
            scribes: list[RunScribe] = []
            for scribe, (call, report) in zip(opened, reports.items(), strict=True):
                current = scribe.tracker.current_step if scribe else None
                if scribe and current and current.step_name == StepName.TOOL_EXECUTION:
                    pages = max(0, report.pages - call.stored_pages)
                    scribe.tracker.update(report.items, pages, report.message)
                    scribes.append(scribe)
            await self._desk.close_all(uow, scribes)

        await self._transact(work)
        for call, report in reports.items():
            call.stored_pages = report.pages
