"""The learning selector on its own: for benchmarks and simulations, without missions around it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

from buddy.adapters.clock.system import RandomChance, SystemClock
from buddy.adapters.understanding.embedded import EmbeddedEncoder, EmbeddedMatcher, EmbeddedModels
from buddy.domain.ids import LOCAL_USER, MissionId, RunId, ToolName, UserId
from buddy.domain.investment import Worth
from buddy.domain.money import ZERO
from buddy.domain.outcome import Outcome
from buddy.domain.record import R, Record
from buddy.domain.survey import HIGHEST, LOWEST, Survey, survey_id
from buddy.ports.records import RecordPage
from buddy.services.learning_book import LearningBook
from buddy.services.tool_selector import ToolSelector
from buddy.testing.tools import described_tool


class KeptRecords:
    """Records as `RecordPages` lists them, in the order in which they were kept."""

    def __init__(self) -> None:
        self._kept: dict[type[Record], list[Any]] = {}

    def keep(self, record: Record) -> None:
        """Add a record."""
        self._kept.setdefault(type(record), []).append(record)

    async def page(
        self,
        kind: type[R],
        user_id: UserId,
        limit: int,
        *,
        parent_id: str | None = None,
        cursor: str | None = None,
    ) -> RecordPage[R]:
        """See the port; everything is of one user."""
        del user_id, parent_id
        kept = self._kept.get(kind, [])
        end = len(kept) if cursor is None else int(cursor)
        start = max(0, end - limit)
        return RecordPage(
            items=tuple(reversed(kept[start:end])), next_cursor=str(start) if start else None
        )


class LearningBench:
    """A selector over the embedded models and records in memory.

    Args:
        tools: Names and descriptions of the tools.
    """

    def __init__(self, tools: Sequence[Mapping[str, str]]) -> None:
        models, clock = EmbeddedModels(), SystemClock()
        # Not a `Runner`, which sets a signal handler around every call.
        self._loop = asyncio.new_event_loop()
        self._kept = KeptRecords()
        self._clock = clock
        self._specs = [described_tool(tool["name"], tool["description"]) for tool in tools]
        self._numbers = count()
        book = LearningBook(self._kept, EmbeddedEncoder(models), clock)
        self.selector = ToolSelector(EmbeddedMatcher(models), book, RandomChance(), Worth())

    def best(self, objective: str) -> str:
        """Return the tool that would be proposed."""
        ranked = self.selector.rank_tools(LOCAL_USER, objective, {}, self._specs)
        return self._loop.run_until_complete(ranked)[0].tool

    def learn(self, objective: str, tool: str, *, served: bool) -> None:
        """Take a person's word on a mission, as a rating of 10 or of 1."""
        self._loop.run_until_complete(self._keep(objective, ToolName(tool), served=served))

    async def _keep(self, objective: str, tool: ToolName, *, served: bool) -> None:
        number = next(self._numbers)
        mission_id, now = MissionId(f"m_{number:012}"), self._clock.now()
        outcome = Outcome(
            record_id=f"o_{number:012}",
            user_id=LOCAL_USER,
            mission_id=mission_id,
            run_id=RunId(f"r_{number:012}"),
            tool=tool,
            intent=None,
            objective=objective,
            vector=await self.selector.book.vector(objective),
            encoder=self.selector.book.encoder.name,
            success=served,
            seconds=None,
            cost_usd=ZERO,
            created_at=now,
        )
        survey = Survey(
            record_id=survey_id(mission_id),
            user_id=LOCAL_USER,
            mission_id=mission_id,
            tool=tool,
            intent=None,
            rating=HIGHEST if served else LOWEST,
            created_at=now,
        )
        self._kept.keep(outcome)
        self._kept.keep(survey)
