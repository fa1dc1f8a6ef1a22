"""Makes recipes of missions that were carried out, with what their tool answered."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from buddy.domain.ids import MissionId, UserId
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.recipe import RECIPE, RECIPE_PARAMS, Recipe
from buddy.domain.recipe_from_mission import Made, recipe_of
from buddy.domain.recipe_sample import RecipeSample, recorded
from buddy.domain.secret_text import cleaned
from buddy.errors import InputInvalid, MissionNotFound
from buddy.ports.store import Queries
from buddy.services.artifact_writer import ArtifactWriter
from buddy.services.recipe_book import Kept, RecipeBook
from buddy.services.tool_registry import ToolRegistry


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveRequest:
    """What a person asks of a mission that is to become a recipe."""

    name: str | None = None
    description: str | None = None
    fixed: Collection[str] = ()
    """Arguments of the tool's input that stay as they are."""


@dataclass(frozen=True, slots=True)
class RecipeMaker:
    """Makes recipes of missions."""

    book: RecipeBook
    queries: Queries
    registry: ToolRegistry
    artifacts: ArtifactWriter

    async def preview(self, user_id: UserId, mission_id: MissionId, request: SaveRequest) -> Made:
        """Return the recipe that would come of a mission. Nothing is written.

        Raises:
            MissionNotFound: This user has no such mission.
            InputInvalid: It was not carried out, or words of it are not the person's.
        """
        return self._made(await self._finished(user_id, mission_id), request)

    async def save(
        self,
        user_id: UserId,
        mission_id: MissionId,
        request: SaveRequest,
        channel: str,
        actor: UserId | None = None,
        also: Kept | None = None,
    ) -> Recipe:
        """Keep a mission as a recipe, with its tool's answer for tests.

        Raises:
            MissionNotFound: This user has no such mission.
            PersonRequired: The channel is not one where a person speaks.
            InputInvalid: See `preview`; or the name is taken.
        """
        mission = await self._finished(user_id, mission_id)
        made = self._made(mission, request)
        sample = await self._sample(mission, made)
        samples = () if sample is None else (sample,)
        return await self.book.create(user_id, made.recipe, channel, actor, samples, also)

    async def record(self, user_id: UserId, mission_id: MissionId) -> tuple[Recipe, RecipeSample]:
        """Keep what the tool answered in a finished run of a recipe, for tests of the recipe.

        Raises:
            MissionNotFound: This user has no such mission.
            NotFound: Its recipe is gone.
            InputInvalid: It was not carried out, was not made from a recipe, or its answer is gone.
        """
        mission = await self._finished(user_id, mission_id)
        named, params = mission.metadata.get(RECIPE), mission.metadata.get(RECIPE_PARAMS)
        if not isinstance(named, str) or not isinstance(params, dict):
            raise InputInvalid(f"{mission_id} was not made from a recipe", field="mission_id")
        recipe = await self.book.get(user_id, named)
        sample = await self._sample(mission, Made(recipe=recipe, params={**params}))
        if sample is None:
            raise InputInvalid("Its tool's answer is no longer kept", field="mission_id")
        kept = replace(recipe, user_id=user_id)
        await self.book.transact(lambda uow: self.book.keep_samples(uow, kept, (sample,)))
        return recipe, sample

    async def _finished(self, user_id: UserId, mission_id: MissionId) -> Mission:
        mission = await self.queries.mission(user_id, mission_id)
        if mission is None:
            raise MissionNotFound(mission_id)
        if mission.status is not MissionStatus.COMPLETED:
            raise InputInvalid(
                f"{mission_id} is {mission.status}; a recipe is made of a mission that completed",
                field="mission_id",
            )
        return mission

    def _made(self, mission: Mission, request: SaveRequest) -> Made:
        tool = mission.terms.tool or ""
        spec = self.registry.spec(tool)
        unknown = set(request.fixed) - set(mission.terms.tool_input)
        if unknown:
            raise InputInvalid(
                f"fixed names {', '.join(sorted(unknown))[:80]}, which the input does not have; it "
                f"has {', '.join(mission.terms.tool_input) or 'nothing'}",
                field="fixed",
            )
        return recipe_of(
            mission,
            spec,
            name=request.name,
            description=request.description,
            fixed=request.fixed,
        )

    async def _sample(self, mission: Mission, made: Made) -> RecipeSample | None:
        """Return what the tool answered, as it is kept; None where it is gone or too large."""
        record = mission.execution_record
        reference = record.artifact_reference if record else None
        if record is None or reference is None or mission.terms.tool is None:
            return None
        artifact, content = await self.artifacts.read(mission.user_id, reference.artifact_id)
        answer = recorded(
            {
                "data": dict(content),
                "summary": record.result_summary or "",
                "sources": [{"title": s.title, "url": s.url} for s in artifact.sources],
            }
        )
        if answer is None:
            return None
        return RecipeSample(
            record_id="",
            user_id=mission.user_id,
            recipe_id=made.recipe.record_id,
            params=cleaned(made.params),
            tool=mission.terms.tool,
            tool_input=cleaned(dict(mission.terms.tool_input)),
            answer=answer,
            mission_id=mission.mission_id,
            created_at=record.timestamp,
        )
