"""Puts together what keeps recipes, runs them, makes them of missions, carries and tests them."""

from __future__ import annotations

from buddy.bootstrap.parts import Parts
from buddy.ports.store import Store
from buddy.services.artifact_writer import ArtifactWriter
from buddy.services.mission_evaluator import MissionEvaluator
from buddy.services.proposal_service import ProposalService
from buddy.services.recipe_book import RecipeBook
from buddy.services.recipe_maker import RecipeMaker
from buddy.services.recipe_runs import RecipeRuns
from buddy.services.recipe_tests import RecipeTests
from buddy.services.recipe_transfer import RecipeTransfer
from buddy.services.recipes import Recipes
from buddy.services.tool_registry import ToolRegistry


def recipes_of(
    parts: Parts,
    store: Store,
    proposals: ProposalService,
    registry: ToolRegistry,
    artifacts: ArtifactWriter,
) -> Recipes:
    """Return everything about recipes."""
    book = RecipeBook(
        transact=store.transact, queries=store.queries, clock=parts.clock, ids=parts.ids
    )
    runs = RecipeRuns(book=book, queries=store.queries, proposals=proposals)
    return Recipes(
        book=book,
        runs=runs,
        maker=RecipeMaker(book=book, queries=store.queries, registry=registry, artifacts=artifacts),
        transfer=RecipeTransfer(book=book, runs=runs, registry=registry),
        # Tests ask no model: what they find is the same each time.
        tests=RecipeTests(book=book, registry=registry, evaluator=MissionEvaluator(registry)),
    )
