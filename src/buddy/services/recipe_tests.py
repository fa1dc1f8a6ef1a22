"""Tests a recipe offline: fills it in, and holds what was recorded against what the tool says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from buddy.domain.artifact import Source
from buddy.domain.ids import UserId
from buddy.domain.json_value import JsonObject, JsonValue, canonical_json
from buddy.domain.recipe import Expanded, Recipe, expand
from buddy.domain.recipe_parameters import Parameter, ParameterType
from buddy.domain.recipe_sample import RecipeSample
from buddy.domain.secret_text import cleaned
from buddy.domain.tool import ToolResult
from buddy.errors import BuddyError, InputInvalid, ToolUnknown
from buddy.services.json_schema import SchemaCheck
from buddy.services.mission_evaluator import Finished, MissionEvaluator
from buddy.services.recipe_book import RecipeBook
from buddy.services.tool_registry import ToolRegistry

NO_ANSWER = "no answer of the tool is recorded; only the filling in was tested"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipeCheck:
    """One thing that was looked at."""

    what: str
    held: bool
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipeReport:
    """What a test of a recipe found."""

    recipe: Recipe
    checks: tuple[RecipeCheck, ...]
    samples: int
    """Recorded answers that were held against it."""
    note: str = ""

    @property
    def passed(self) -> bool:
        """Whether everything held."""
        return all(each.held for each in self.checks)


@dataclass(frozen=True, slots=True)
class RecipeTests:
    """Tests recipes; nothing is contacted and nothing is written."""

    book: RecipeBook
    registry: ToolRegistry
    evaluator: MissionEvaluator

    async def test(self, user_id: UserId, recipe_id: str) -> RecipeReport:
        """Test a recipe.

        Raises:
            NotFound: This user has no such recipe.
        """
        recipe = await self.book.get(user_id, recipe_id)
        samples = await self.book.samples(user_id, recipe_id)
        checks = [await self._tool(user_id, recipe)]
        if not checks[0].held:
            return RecipeReport(recipe=recipe, checks=tuple(checks), samples=0)
        for number, sample in enumerate(samples, 1):
            checks += self._sample(recipe, sample, f"answer {number}")
        if not samples:
            checks += self._examples(recipe)
        return RecipeReport(
            recipe=recipe,
            checks=tuple(checks),
            samples=len(samples),
            note="" if samples else NO_ANSWER,
        )

    async def _tool(self, user_id: UserId, recipe: Recipe) -> RecipeCheck:
        what = f"the tool {recipe.tool} is there"
        try:
            self.registry.spec(recipe.tool)
        except ToolUnknown:
            return RecipeCheck(what=what, held=False, detail="this Buddy has no tool of that name")
        usable = {spec.name for spec in await self.registry.usable_specs(user_id)}
        off = "" if recipe.tool in usable else "it is switched off, or its server is away"
        return RecipeCheck(what=what, held=not off, detail=off)

    def _examples(self, recipe: Recipe) -> list[RecipeCheck]:
        """Fill a recipe with its own examples, where each parameter has one."""
        given = {each.name: example_of(each) for each in recipe.parameters if each.default is None}
        if any(value is None for value in given.values()):
            return []
        filled, check = self._filled(recipe, given, "its examples")
        return [check] if filled is None else [check, self._fits(recipe, filled, "its examples")]

    def _filled(
        self, recipe: Recipe, params: JsonObject, of: str
    ) -> tuple[Expanded | None, RecipeCheck]:
        what = f"{of}: the values fill the recipe"
        try:
            return expand(recipe, params), RecipeCheck(what=what, held=True)
        except InputInvalid as error:
            return None, RecipeCheck(what=what, held=False, detail=error.message)

    def _fits(self, recipe: Recipe, filled: Expanded, of: str) -> RecipeCheck:
        what = f"{of}: the input fits {recipe.tool}"
        try:
            self.registry.check_input(recipe.tool, filled.tool_input)
        except BuddyError as error:
            return RecipeCheck(what=what, held=False, detail=error.message)
        return RecipeCheck(what=what, held=True)

    def _sample(self, recipe: Recipe, sample: RecipeSample, of: str) -> list[RecipeCheck]:
        filled, check = self._filled(recipe, sample.params, of)
        if filled is None:
            return [check]
        same = canonical_json(cleaned(filled.tool_input)) == canonical_json(dict(sample.tool_input))
        told = "" if same else "the recipe asks the tool for something else now; record it anew"
        return [
            check,
            RecipeCheck(what=f"{of}: the tool is asked for the same", held=same, detail=told),
            self._fits(recipe, filled, of),
            *self._answer(recipe, sample, filled, of),
        ]

    def _answer(
        self, recipe: Recipe, sample: RecipeSample, filled: Expanded, of: str
    ) -> list[RecipeCheck]:
        data = sample.answer.get("data")
        if not isinstance(data, dict):
            return [RecipeCheck(what=f"{of}: it can be read", held=False, detail="it has no data")]
        content = cast("dict[str, JsonValue]", data)
        spec = self.registry.spec(recipe.tool)
        problem = SchemaCheck(spec.output_schema).problem(content)
        told = "" if problem is None else f"{problem[0]}: {problem[1]}"
        judged = self.evaluator.by_rules(
            Finished(
                objective=filled.objective,
                tool=recipe.tool,
                tool_input=filled.tool_input,
                result=_result(content, sample.answer),
            )
        )
        return [
            RecipeCheck(
                what=f"{of}: it is what {recipe.tool} answers", held=problem is None, detail=told
            ),
            RecipeCheck(
                what=f"{of}: it serves the objective",
                held=judged.satisfied,
                detail="" if judged.satisfied else judged.gap or "",
            ),
        ]


def _result(data: Mapping[str, JsonValue], answer: JsonObject) -> ToolResult:
    listed = answer.get("sources")
    sources = cast("list[JsonValue]", listed) if isinstance(listed, list) else []
    return ToolResult(
        data=data,
        summary=str(answer.get("summary") or ""),
        sources=tuple(_source(each) for each in sources),
    )


def _source(value: JsonValue) -> Source:
    told = cast("JsonObject", value if isinstance(value, dict) else {})
    return Source(title=str(told.get("title", "")), url=str(told.get("url", "")))


def example_of(parameter: Parameter) -> JsonValue:
    """Return an example of a parameter's value; None where it has none."""
    if parameter.default is not None:
        return parameter.default
    match parameter.type:
        case ParameterType.CHOICE:
            return parameter.choices[0] if parameter.choices else None
        case ParameterType.NUMBER | ParameterType.MONEY if not parameter.hint:
            return parameter.minimum
        case _:
            return parameter.hint or None
