"""Tells what missions were worth: one, and those of a range of days by tool."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from buddy.domain.ids import MissionId, UserId
from buddy.domain.instant import plus_seconds
from buddy.domain.investment import Worth
from buddy.domain.mission import Mission, proposed_at
from buddy.domain.net_value import MissionValue, ToolValue, mission_value, tool_values
from buddy.domain.outcome import DAY_SECONDS, Outcome
from buddy.domain.recipe import Recipe
from buddy.domain.recipe_built_in import BY_ID
from buddy.domain.repeated_value import (
    RepeatedValue,
    Repeats,
    came_of,
    outcome_origins,
    repeated_values,
)
from buddy.domain.schedule import Schedule
from buddy.domain.survey import Survey, survey_id
from buddy.errors import MissionNotFound
from buddy.ports.clock import Clock
from buddy.ports.store import Queries
from buddy.services.learning_book import LearningBook
from buddy.services.receipt import Receipts

MOST: Final = 300
"""Missions of a range that are looked at, those rated last: several reads of the store each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueReport:
    """What the missions of a range were worth."""

    days: float
    rate_usd_per_hour: float
    """What an hour of the person's counts as."""
    total: ToolValue
    tools: tuple[ToolValue, ...]
    """The one that loses most first; those of which nobody said anything last."""
    repeated: tuple[RepeatedValue, ...]
    """Recipes and schedules, the one that loses most first. Their missions are among those of the
    tools."""
    losing: tuple[str, ...]
    """What loses money, and why: tools, recipes and schedules."""
    older: int
    """Missions of which somebody said what they saved, and that are in no figure: only the newest
    are looked at."""
    gone: int
    """The same of missions that are no longer kept, and with them what they cost."""


@dataclass(frozen=True, slots=True)
class NetValueService:
    """Tells what missions were worth."""

    queries: Queries
    receipts: Receipts
    book: LearningBook
    clock: Clock
    worth: Worth

    async def of(self, user_id: UserId, mission_id: MissionId) -> MissionValue:
        """Return what a mission was worth.

        Raises:
            MissionNotFound: This user has no such mission.
        """
        mission = await self.queries.mission(user_id, mission_id)
        if mission is None:
            raise MissionNotFound(mission_id)
        survey = await self.queries.records.get(Survey, user_id, survey_id(mission_id))
        stands = survey is not None and survey.undone_at is None
        return await self._value(mission, survey if stands else None)

    async def of_range(self, user_id: UserId, days: float) -> ValueReport:
        """Return what the missions of the last days were worth, together and by tool.

        Args:
            user_id: Whose.
            days: By when the run ended; where no tool ran, by when it was rated.
        """
        since = plus_seconds(self.clock.now(), -days * DAY_SECONDS)
        outcomes, _, surveys = await self.book.all_of(user_id)
        runs = {each.mission_id: each for each in outcomes}
        said = list[Survey]()
        for survey in surveys:
            ran = runs.get(survey.mission_id)
            at = ran.created_at if ran is not None else survey.created_at
            if survey.undone_at is None and survey.time_saved_minutes is not None and at >= since:
                said.append(survey)
        newest, values = said[:MOST], list[tuple[dict[Repeats, str], MissionValue]]()
        for survey in newest:
            mission = await self.queries.mission(user_id, survey.mission_id)
            if mission is not None:
                value = await self._value(mission, survey)
                values.append((came_of(mission.metadata), value))
        told = {survey.mission_id for survey in said}
        untold = [o for o in outcomes if o.created_at >= since and o.mission_id not in told]
        total, tools = tool_values((value for _, value in values), untold)
        repeated = await self._repeated(user_id, values, untold)
        return ValueReport(
            days=days,
            rate_usd_per_hour=self.worth.rate_usd_per_hour,
            total=total,
            tools=tools,
            repeated=repeated,
            losing=tuple(
                each.loses
                for each in (*tools, *(one.figures for one in repeated))
                if each.loses is not None
            ),
            older=len(said) - len(newest),
            gone=len(newest) - len(values),
        )

    async def _repeated(
        self,
        user_id: UserId,
        told: Sequence[tuple[Mapping[Repeats, str], MissionValue]],
        untold: Sequence[Outcome],
    ) -> tuple[RepeatedValue, ...]:
        keys = {key for origins, _ in told for key in origins.items()}
        keys |= {key for outcome in untold for key in outcome_origins(outcome).items()}
        names: dict[tuple[Repeats, str], str] = {}
        for kind, each in keys:
            name = await self._name(user_id, kind, each)
            if name is not None:
                names[kind, each] = name
        return repeated_values(told, untold, names)

    async def _name(self, user_id: UserId, kind: Repeats, each: str) -> str | None:
        records = self.queries.records
        if kind is Repeats.SCHEDULE:
            schedule = await records.get(Schedule, user_id, each)
            return None if schedule is None else schedule.template.objective
        recipe = await records.get(Recipe, user_id, each) or BY_ID.get(each)
        return None if recipe is None else recipe.name

    async def _value(self, mission: Mission, survey: Survey | None) -> MissionValue:
        receipt = await self.receipts.of(mission.user_id, mission.mission_id)
        rate = self.worth.rate_usd_per_hour
        return mission_value(receipt, survey, proposed_at(mission), rate)
