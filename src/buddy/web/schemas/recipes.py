"""Requests and responses about recipes."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field, JsonValue

from buddy.domain.ids import MissionId, UserId
from buddy.domain.instant import Instant
from buddy.domain.money import Money
from buddy.domain.proposal import Priority
from buddy.domain.recipe import Recipe, RecipeOrigin
from buddy.domain.recipe_figures import RunFigures
from buddy.domain.recipe_from_mission import Made
from buddy.domain.recipe_parameters import Parameter
from buddy.domain.recipe_permissions import PermissionChange, Permissions, sites_words
from buddy.domain.recipe_sample import RecipeSample
from buddy.domain.scope import Scope
from buddy.services.recipe_tests import RecipeCheck, RecipeReport
from buddy.services.recipe_transfer import ImportPreview
from buddy.web.schemas.missions import Request, ScopeBody
from buddy.web.schemas.schedules import ScheduleBody

_TEMPLATE = "With {parameters}; a part in [brackets] is left out where its parameter is not given"


class RunBody(Request):
    """Values for a run."""

    params: dict[str, JsonValue] = Field(default_factory=dict)
    max_cost_usd: float | str | None = Field(
        default=None, description="A cap below the recipe's. Left out: the recipe's"
    )
    schedule: ScheduleBody | None = Field(
        default=None, description="Do it again and again; the yes to the proposal begins both"
    )


class ContentBody(Request):
    """What a recipe is; in an edit, what is left out stays."""

    name: str | None = Field(default=None, max_length=200)
    description: str | None = Field(default=None, max_length=2_000)
    objective: str | None = Field(default=None, max_length=2_000, description=_TEMPLATE)
    parameters: list[dict[str, JsonValue]] | None = Field(
        default=None, description="As `GET /recipes/{id}/export` has them"
    )
    tool: str | None = Field(default=None, max_length=200)
    tool_input: dict[str, JsonValue] | None = Field(
        default=None, description=f"The tool's input. Each text in it is a template. {_TEMPLATE}"
    )
    scope: ScopeBody | None = None
    sites_of: list[str] | None = Field(
        default=None, description="Parameters whose addresses name the sites of a run"
    )
    constraints: dict[str, JsonValue] | None = None
    priority: Priority | None = None
    cap_usd: float | str | None = Field(default=None, description="Most that a run may spend")

    def content(self) -> dict[str, Any]:
        """Return the fields that were given, as the file of a recipe has them."""
        given = self.model_dump(
            exclude_unset=True, mode="json", include=set(ContentBody.model_fields)
        )
        return {name: value for name, value in given.items() if _kept(name, value)}


def _kept(name: str, value: Any) -> bool:
    return value is not None or name == "cap_usd"


class SaveBody(ContentBody):
    """A new recipe: of a mission that completed, or written down."""

    mission_id: str | None = Field(default=None, max_length=40)
    fixed: list[str] = Field(
        default_factory=list,
        max_length=50,
        description="Arguments of the mission's tool input that do not become parameters",
    )


class EditBody(ContentBody):
    """What changes of a recipe."""

    version: int | None = Field(default=None, description="The one that you saw")


class ImportBody(Request):
    """A recipe's file."""

    file: dict[str, JsonValue]
    accept: str | None = Field(
        default=None, max_length=64, description="`accept` of the preview that was looked at"
    )


class SampleBody(Request):
    """A finished run whose answer is recorded with its recipe."""

    mission_id: str = Field(max_length=40)


class FiguresView(BaseModel):
    """How often runs came to their end."""

    runs: int = Field(description="Among the latest hundred, those that are over")
    completed: int
    open: int
    rate: float | None = Field(description="null: no data yet")
    low: float | None = Field(description="Wilson's interval at 95 %")
    high: float | None
    words: str

    @classmethod
    def of(cls, found: RunFigures) -> FiguresView:
        """Return the view of figures."""
        low, high = found.interval or (None, None)
        return cls(
            runs=found.runs,
            completed=found.completed,
            open=found.open,
            rate=found.rate,
            low=low,
            high=high,
            words=found.words,
        )


class PermissionView(BaseModel):
    """What a run may do at most."""

    tool: str
    risk: str
    sites: str
    files: tuple[str, ...]
    cap_usd: Money
    max_pages: int
    max_seconds: float

    @classmethod
    def of(cls, found: Permissions) -> PermissionView:
        """Return the view of permissions."""
        return cls(
            tool=found.tool,
            risk=found.risk,
            sites=sites_words(found),
            files=found.files,
            cap_usd=found.cap,
            max_pages=found.max_pages,
            max_seconds=found.max_seconds,
        )


class RecipeView(BaseModel):
    """A recipe as it stands."""

    recipe_id: str
    name: str
    description: str
    version: int
    origin: RecipeOrigin
    objective: str
    parameters: tuple[Parameter, ...]
    tool: str
    tool_input: dict[str, JsonValue]
    scope: Scope
    sites_of: tuple[str, ...]
    constraints: dict[str, JsonValue]
    priority: Priority
    cap_usd: Money | None
    made_from: MissionId | None
    created_by: UserId
    created_at: Instant
    changed_at: Instant
    figures: FiguresView
    permissions: PermissionView

    @classmethod
    def of(cls, recipe: Recipe, figures: RunFigures, permissions: Permissions) -> RecipeView:
        """Return the view of a recipe."""
        return cls(
            recipe_id=recipe.record_id,
            name=recipe.name,
            description=recipe.description,
            version=recipe.version,
            origin=recipe.origin,
            objective=recipe.objective,
            parameters=recipe.parameters,
            tool=recipe.tool,
            tool_input=dict(recipe.tool_input),
            scope=recipe.scope,
            sites_of=recipe.sites_of,
            constraints=dict(recipe.constraints),
            priority=recipe.priority,
            cap_usd=recipe.cap_usd,
            made_from=recipe.made_from,
            created_by=recipe.created_by,
            created_at=recipe.created_at,
            changed_at=recipe.changed_at,
            figures=FiguresView.of(figures),
            permissions=PermissionView.of(permissions),
        )


class RecipeList(BaseModel):
    """Recipes, the built-in ones first."""

    items: list[RecipeView]
    next_cursor: str | None = None


class DraftView(BaseModel):
    """A recipe that would come of a mission."""

    name: str
    objective: str
    parameters: tuple[Parameter, ...]
    tool: str
    tool_input: dict[str, JsonValue]
    params: dict[str, JsonValue] = Field(description="The values that give the mission again")

    @classmethod
    def of(cls, made: Made) -> DraftView:
        """Return the view of a draft."""
        recipe = made.recipe
        return cls(
            name=recipe.name,
            objective=recipe.objective,
            parameters=recipe.parameters,
            tool=recipe.tool,
            tool_input=dict(recipe.tool_input),
            params=made.params,
        )


class Edited(BaseModel):
    """A recipe after an edit, and what it may do now that it could not, or could, before."""

    recipe: RecipeView
    changes: tuple[PermissionChange, ...]


class ImportView(BaseModel):
    """What an import would do. Nothing is written."""

    name: str
    description: str
    objective: str
    version: int = Field(description="Where it was written")
    parameters: tuple[Parameter, ...]
    samples: int
    replaces: str | None = Field(description="The recipe that it would be a new version of")
    permissions: PermissionView
    changes: tuple[PermissionChange, ...]
    warnings: tuple[str, ...]
    accept: str = Field(description="Send it with the file to take just this in")

    @classmethod
    def of(cls, seen: ImportPreview) -> ImportView:
        """Return the view of a preview."""
        recipe = seen.opened.recipe
        return cls(
            name=recipe.name,
            description=recipe.description,
            objective=recipe.objective,
            version=seen.opened.version,
            parameters=recipe.parameters,
            samples=len(seen.opened.samples),
            replaces=seen.replaces.record_id if seen.replaces else None,
            permissions=PermissionView.of(seen.permissions),
            changes=seen.changes,
            warnings=seen.warnings,
            accept=seen.accept,
        )


class ReportView(BaseModel):
    """What a test of a recipe found."""

    recipe_id: str
    version: int
    passed: bool
    samples: int
    checks: tuple[RecipeCheck, ...]
    note: str

    @classmethod
    def of(cls, report: RecipeReport) -> ReportView:
        """Return the view of a report."""
        return cls(
            recipe_id=report.recipe.record_id,
            version=report.recipe.version,
            passed=report.passed,
            samples=report.samples,
            checks=report.checks,
            note=report.note,
        )


class SampleView(BaseModel):
    """An answer that was recorded."""

    recipe_id: str
    params: dict[str, JsonValue]
    recorded_at: Instant
    mission_id: MissionId | None

    @classmethod
    def of(cls, sample: RecipeSample, recipe: Recipe) -> SampleView:
        """Return the view of a recorded answer."""
        return cls(
            recipe_id=recipe.record_id,
            params=dict(sample.params),
            recorded_at=sample.created_at,
            mission_id=sample.mission_id,
        )


class Removed(BaseModel):
    """What stands after a recipe was deleted."""

    recipe_id: str
    restored: bool = Field(description="Whether the built-in one of that name stands again")
