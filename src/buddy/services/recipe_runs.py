"""Runs recipes: each run is a proposal like any other, and counts for its recipe's figures."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field

from buddy.domain.ids import MissionId, UserId
from buddy.domain.instant import Instant
from buddy.domain.json_value import JsonObject
from buddy.domain.mission import Mission
from buddy.domain.money import Money
from buddy.domain.recipe import (
    RECIPE,
    RECIPE_VERSION,
    Expanded,
    Recipe,
    RecipeRun,
    expand,
    metadata_of,
)
from buddy.domain.recipe_figures import Fate, RunFigures, fate_of, figures
from buddy.errors import InputInvalid
from buddy.ports.store import Queries, UnitOfWork
from buddy.services.mission_request import MissionRequest
from buddy.services.proposal_service import ProposalService
from buddy.services.recipe_book import RecipeBook

LOOKED_AT = 100
"""Runs of a recipe, the latest, that its figures speak of."""
REMEMBERED = 20_000
"""Missions whose end is remembered; it never changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipeRequest:
    """What a person asks of a recipe."""

    params: JsonObject
    channel: str
    actor: UserId | None = None
    mission_id: MissionId | None = None
    """Chosen by the caller, so that the same request again finds the mission it made."""
    max_cost: Money | None = None
    """A cap below the recipe's."""
    metadata: JsonObject = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class RecipeRuns:
    """Runs recipes and counts what became of it."""

    book: RecipeBook
    queries: Queries
    proposals: ProposalService
    _ends: dict[MissionId, str] = field(default_factory=dict[MissionId, str])

    @property
    def usual_cap(self) -> Money:
        """What a run may spend whose recipe does not say."""
        return self.proposals.default_cap

    async def propose(
        self,
        user_id: UserId,
        recipe_id: str,
        request: RecipeRequest,
        also: Callable[[UnitOfWork, Mission], Awaitable[Mission]] | None = None,
        borrowed: Mapping[str, str] | None = None,
    ) -> Mission:
        """Make a proposal of a recipe.

        Args:
            user_id: Whose mission.
            recipe_id: Which recipe.
            request: With what.
            also: Called in the transaction with the new mission; returns what it made of it.
            borrowed: Texts among the values that no person has said, see `ProposalService.create`.

        Raises:
            NotFound: This user has no such recipe.
            InputInvalid: A value is missing or does not fit; the details name the parameters.
            ToolUnknown: Its tool does not exist here.
            ToolInputInvalid: What it comes to does not fit the tool.
        """
        recipe = await self.book.get(user_id, recipe_id)
        expanded = expand(recipe, request.params)
        asked = self._request(recipe, expanded, request)

        async def noted(uow: UnitOfWork, mission: Mission) -> Mission:
            await note_run(uow, mission, mission.created_at)
            return await also(uow, mission) if also is not None else mission

        return await self.proposals.create(user_id, asked, noted, borrowed=borrowed)

    def _request(
        self, recipe: Recipe, expanded: Expanded, request: RecipeRequest
    ) -> MissionRequest:
        cap = self.usual_cap if expanded.cap_usd is None else expanded.cap_usd
        if request.max_cost is not None and request.max_cost > cap:
            raise InputInvalid(
                f"max_cost_usd is {request.max_cost}, and a run of {recipe.name} may spend {cap} "
                "at most; edit the recipe where it needs more",
                field="max_cost_usd",
                parameters=[],
                missing=[],
            )
        return MissionRequest(
            objective=expanded.objective,
            scope=expanded.scope,
            constraints=expanded.constraints,
            priority=expanded.priority,
            tool=expanded.tool,
            tool_input=expanded.tool_input,
            # Always said: no value may be read as a limit on spending.
            max_cost=cap if request.max_cost is None else request.max_cost,
            metadata={**request.metadata, "source": RECIPE, **metadata_of(recipe, expanded)},
            channel=request.channel,
            requested_by=request.actor,
            mission_id=request.mission_id,
        )

    async def figures(self, user_id: UserId, recipe_id: str) -> RunFigures:
        """Return what became of a recipe's latest runs."""
        return figures(await self._fates(user_id, await self.latest(user_id, recipe_id)))

    async def latest(self, user_id: UserId, recipe_id: str) -> tuple[RecipeRun, ...]:
        """Return a recipe's latest runs, the newest first."""
        page = await self.queries.records.page(RecipeRun, user_id, LOOKED_AT, parent_id=recipe_id)
        return page.items

    async def _fates(self, user_id: UserId, runs: Sequence[RecipeRun]) -> list[str]:
        found: list[str] = []
        for run in runs:
            fate = self._ends.get(run.mission_id)
            if fate is None:
                mission = await self.queries.mission(user_id, run.mission_id)
                if mission is None:  # it is no longer kept
                    continue
                fate = fate_of(mission)
                self._remember(run.mission_id, fate)
            found.append(fate)
        return found

    def _remember(self, mission_id: MissionId, fate: str) -> None:
        if fate == Fate.OPEN:
            return
        if len(self._ends) >= REMEMBERED:
            self._ends.clear()
        self._ends[mission_id] = fate


async def note_run(uow: UnitOfWork, mission: Mission, at: Instant) -> None:
    """Keep that a mission was made from a recipe, in the transaction that makes it."""
    recipe_id, version = mission.metadata.get(RECIPE), mission.metadata.get(RECIPE_VERSION)
    if isinstance(recipe_id, str) and isinstance(version, int):
        await uow.records.put(
            RecipeRun(
                record_id=mission.mission_id,
                user_id=mission.user_id,
                recipe_id=recipe_id,
                version=version,
                mission_id=mission.mission_id,
                created_at=at,
            )
        )
