"""Recipes: kept work with parameters, to be used again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from fastapi import APIRouter, Request, Response

from buddy.bootstrap.buddy import Buddy
from buddy.domain.ids import MissionId, UserId
from buddy.domain.json_value import JsonValue
from buddy.domain.mission import Mission
from buddy.domain.recipe import Recipe
from buddy.domain.recipe_file import recipe_from_json
from buddy.domain.recipe_permissions import changes
from buddy.errors import InputInvalid
from buddy.ports.store import UnitOfWork
from buddy.services.recipe_maker import SaveRequest
from buddy.services.recipe_runs import RecipeRequest
from buddy.services.schedule_request import ScheduleRequest
from buddy.web.dependencies import ActorDep, BuddyDep, ChannelDep, UserDep
from buddy.web.idempotency import IdempotentRoute, keyed_mission
from buddy.web.schemas.budgets import dollars
from buddy.web.schemas.missions import Created, MissionView
from buddy.web.schemas.recipes import (
    DraftView,
    EditBody,
    Edited,
    ImportBody,
    ImportView,
    RecipeList,
    RecipeView,
    Removed,
    ReportView,
    RunBody,
    SampleBody,
    SampleView,
    SaveBody,
)

router = APIRouter(tags=["recipes"], route_class=IdempotentRoute)


async def _view(buddy: Buddy, user_id: UserId, recipe: Recipe) -> RecipeView:
    figures = await buddy.recipes.runs.figures(user_id, recipe.record_id)
    return RecipeView.of(recipe, figures, buddy.recipes.transfer.permissions(recipe))


@router.get("/recipes")
async def list_recipes(buddy: BuddyDep, user_id: UserDep) -> RecipeList:
    """List recipes with their success rates, the built-in ones first."""
    found = await buddy.recipes.book.all_of(user_id)
    return RecipeList(items=[await _view(buddy, user_id, each) for each in found])


@router.post("/recipes", status_code=201)
async def save(
    body: SaveBody,
    response: Response,
    buddy: BuddyDep,
    user_id: UserDep,
    actor: ActorDep,
    channel: ChannelDep,
) -> RecipeView:
    """Save a mission that completed as a recipe, or write one down.

    Of a mission, what of its input changes from time to time becomes parameters.
    """
    if body.mission_id is None:
        draft = recipe_from_json(body.content())
        made = await buddy.recipes.book.create(user_id, draft, channel, actor)
    else:
        mission_id, request = MissionId(body.mission_id), _save_request(body)
        made = await buddy.recipes.maker.save(user_id, mission_id, request, channel, actor)
    response.headers["location"] = f"/recipes/{made.record_id}"
    return await _view(buddy, user_id, made)


def _save_request(body: SaveBody) -> SaveRequest:
    beside = sorted(set(body.content()) - {"name", "description"})
    if beside:
        raise InputInvalid(
            f"Of a mission, {', '.join(beside)} follows from the mission; save it and edit it then",
            field=beside[0],
        )
    return SaveRequest(name=body.name, description=body.description, fixed=body.fixed)


@router.post("/recipes/preview")
async def preview(body: SaveBody, buddy: BuddyDep, user_id: UserDep) -> DraftView:
    """Say what recipe would come of a mission. Nothing is written."""
    if body.mission_id is None:
        raise InputInvalid("Name the mission: mission_id", field="mission_id")
    request = _save_request(body)
    made = await buddy.recipes.maker.preview(user_id, MissionId(body.mission_id), request)
    return DraftView.of(made)


@router.post("/recipes/import/preview")
async def preview_import(body: ImportBody, buddy: BuddyDep, user_id: UserDep) -> ImportView:
    """Say what an import would do and allow. Nothing is written."""
    return ImportView.of(await buddy.recipes.transfer.preview(user_id, body.file))


@router.post("/recipes/import", status_code=201)
async def accept_import(
    body: ImportBody,
    response: Response,
    buddy: BuddyDep,
    user_id: UserDep,
    actor: ActorDep,
    channel: ChannelDep,
) -> RecipeView:
    """Take a recipe in; `accept` says that its permissions were looked at."""
    made = await buddy.recipes.transfer.accept(user_id, body.file, body.accept, channel, actor)
    response.headers["location"] = f"/recipes/{made.record_id}"
    return await _view(buddy, user_id, made)


@router.post("/recipes/samples", status_code=201)
async def record(body: SampleBody, buddy: BuddyDep, user_id: UserDep) -> SampleView:
    """Record what the tool answered in a finished run of a recipe, for its tests."""
    recipe, sample = await buddy.recipes.maker.record(user_id, MissionId(body.mission_id))
    return SampleView.of(sample, recipe)


@router.get("/recipes/{recipe_id}")
async def get(recipe_id: str, buddy: BuddyDep, user_id: UserDep) -> RecipeView:
    """Return a recipe."""
    return await _view(buddy, user_id, await buddy.recipes.book.get(user_id, recipe_id))


@router.put("/recipes/{recipe_id}")
async def edit(
    recipe_id: str,
    body: EditBody,
    buddy: BuddyDep,
    user_id: UserDep,
    actor: ActorDep,
    channel: ChannelDep,
) -> Edited:
    """Change a recipe, as a new version; what is left out stays."""
    before, after = await buddy.recipes.book.edit(
        user_id, recipe_id, body.content(), channel, version=body.version, actor=actor
    )
    permissions = buddy.recipes.transfer.permissions
    return Edited(
        recipe=await _view(buddy, user_id, after),
        changes=changes(permissions(before), permissions(after)),
    )


@router.delete("/recipes/{recipe_id}")
async def remove(recipe_id: str, buddy: BuddyDep, user_id: UserDep, channel: ChannelDep) -> Removed:
    """Delete a recipe with its versions; what was made from it stays."""
    stands = await buddy.recipes.book.remove(user_id, recipe_id, channel)
    return Removed(recipe_id=recipe_id, restored=stands is not None)


@router.get("/recipes/{recipe_id}/versions")
async def versions(recipe_id: str, buddy: BuddyDep, user_id: UserDep) -> RecipeList:
    """List the versions of a recipe, the newest first."""
    found = await buddy.recipes.book.versions(user_id, recipe_id)
    return RecipeList(items=[await _view(buddy, user_id, each) for each in found])


@router.get("/recipes/{recipe_id}/export")
async def export(recipe_id: str, buddy: BuddyDep, user_id: UserDep) -> dict[str, JsonValue]:
    """Return a recipe as one JSON file, with its recorded answers and without secrets."""
    return dict(await buddy.recipes.transfer.export(user_id, recipe_id))


@router.post("/recipes/{recipe_id}/test")
async def test(recipe_id: str, buddy: BuddyDep, user_id: UserDep) -> ReportView:
    """Test a recipe offline, against the answers that were recorded with it."""
    return ReportView.of(await buddy.recipes.tests.test(user_id, recipe_id))


@router.post("/missions/from-recipe/{recipe_id}", status_code=201)
async def run(
    recipe_id: str,
    body: RunBody,
    connection: Request,
    response: Response,
    buddy: BuddyDep,
    user_id: UserDep,
    actor: ActorDep,
    channel: ChannelDep,
) -> Created:
    """Make a proposal of a recipe, with a schedule beside it where one is asked for."""
    given, scheduled = body.max_cost_usd, None
    if body.schedule is not None:
        scheduled = body.schedule.to_request(buddy.parts.local_zone, buddy.clock.now())
    request = RecipeRequest(
        params=body.params,
        channel=channel,
        actor=actor,
        mission_id=keyed_mission(connection),
        max_cost=None if given is None else dollars("max_cost_usd", given),
    )
    also = _beside(buddy, scheduled, channel, actor)
    mission = await buddy.recipes.runs.propose(user_id, recipe_id, request, also)
    response.headers["etag"] = f'"{mission.revision}"'
    response.headers["location"] = f"/missions/{mission.mission_id}"
    return Created(
        mission_id=mission.mission_id,
        status=mission.status,
        proposal=mission.proposal,
        questions=mission.questions,
        mission=MissionView.of(mission),
    )


def _beside(
    buddy: Buddy, scheduled: ScheduleRequest | None, channel: str, actor: UserId
) -> Callable[[UnitOfWork, Mission], Awaitable[Mission]]:
    """Return what happens beside the new mission: its schedule, or a yes that was given before."""

    async def beside(uow: UnitOfWork, mission: Mission) -> Mission:
        if scheduled is None:
            return await buddy.standings.approve_in(uow, mission)
        _, after = await buddy.schedules.create_in(uow, mission, scheduled, channel, actor)
        return after

    return beside
