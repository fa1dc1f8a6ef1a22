"""Recipes: what keeps them, runs them, makes them of missions, carries them, tests them."""

from __future__ import annotations

from dataclasses import dataclass

from buddy.services.recipe_book import RecipeBook
from buddy.services.recipe_maker import RecipeMaker
from buddy.services.recipe_runs import RecipeRuns
from buddy.services.recipe_tests import RecipeTests
from buddy.services.recipe_transfer import RecipeTransfer


@dataclass(frozen=True, slots=True)
class Recipes:
    """Everything about recipes."""

    book: RecipeBook
    runs: RecipeRuns
    maker: RecipeMaker
    transfer: RecipeTransfer
    tests: RecipeTests
